import { DriverError } from '../../core/driver-error.ts';

/**
 * Who is to blame: one row (asked alone, it would fail again), something in the batch (asking row by row shows what), or
 * nothing about the rows (the program is not there, the server is away).
 */
export type Blame = 'row' | 'batch' | 'none';

export interface PredictorErrorOptions extends ErrorOptions {
  blame?: Blame;
  /** Place of the row, from 0: in the batch where a driver throws it, in all rows where it leaves `predict`. */
  row?: number;
  /** What the model, its program or its server said. Left out of the message where rows hold sensitive values. */
  said?: string;
  /** Whether the model is gone, so that the other rows cannot be asked either. */
  gone?: boolean;
}

/** A predictor did not answer as it must. */
export class PredictorError extends DriverError {
  readonly blame: Blame;
  readonly row?: number;
  readonly why: string;
  readonly said: string;
  /** What happened and what was said, without advice and code. */
  readonly text: string;
  readonly gone: boolean;

  constructor(code: string, why: string, fix: string, options: PredictorErrorOptions = {}) {
    const text = `${why}.${options.said ? ` It said: ${options.said}` : ''}`;
    super(code, text, fix, options);
    this.name = 'PredictorError';
    this.why = why;
    this.text = text;
    this.blame = options.blame ?? 'none';
    this.row = options.row;
    this.said = options.said ?? '';
    this.gone = options.gone ?? false;
  }

  /** The same error, saying where it happened. */
  at(where: string, row: number | undefined, hideSaid: boolean): PredictorError {
    const said = this.said !== '' && hideSaid ? '(left out, as columns are marked sensitive)' : this.said;
    return new PredictorError(this.code, `${where}: ${this.why}`, this.fix, { blame: this.blame, row, said, gone: this.gone, cause: this.cause });
  }
}

export function aborted(cause?: unknown): PredictorError {
  return new PredictorError('predictor-aborted', 'the predictor was stopped', 'Start the stage again.', { cause });
}
