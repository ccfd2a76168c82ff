import type { DriverError } from '../../core/driver-error.ts';
import type { FeatureRow, Prediction, Predictor } from '../../core/seams.ts';

/** What became of one row: an answer, a clean refusal, a failure (no number, a crash), or no question (too many rows before it failed). */
export type Answer =
  | { kind: 'answered'; prediction: Prediction }
  | { kind: 'refused' | 'crashed'; code: string; message: string }
  | { kind: 'unasked' };

export interface AskOptions {
  /** Rows a predictor is sent at a time. */
  batch: number;
  signal?: AbortSignal;
}

/** Rows of one question that may end the model before no more are asked: each costs a start of it. */
const MOST_CRASHES = 30;

/** Codes by which the model, or what stands before it, says that it does not take a row; anything else is no clean refusal. */
const CLEAN_REFUSALS: ReadonlySet<string> = new Set(['predictor-row-refused', 'predictor-missing-value', 'predictor-input-type', 'predictor-not-in-json']);

/** A predictor that goes on after a row which ends it, so that one bad row does not take its neighbours along. */
export class Asking {
  readonly #predictor: Predictor;
  readonly #options: AskOptions;
  /** Rows that were sent, over all questions. */
  asked = 0;

  constructor(predictor: Predictor, options: AskOptions) {
    this.#predictor = predictor;
    this.#options = options;
  }

  /** One answer for each row, in order. Throws PredictorError where no row is to blame: the program or the server is not there. */
  async ask(rows: readonly FeatureRow[], batch = this.#options.batch): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let crashes = 0; answers.length < rows.length; ) {
      if (crashes === MOST_CRASHES) {
        answers.push({ kind: 'unasked' });
        continue;
      }
      const blamed = await this.#askFrom(rows, answers, batch);
      if (!blamed) continue;
      // The rows before it in its batch were not answered, and are not to blame.
      if (blamed.row > 0) await this.#askFrom(rows.slice(0, answers.length + blamed.row), answers, batch);
      answers.push(failed(blamed.error));
      crashes += 1;
    }
    return answers;
  }

  /** Asks what is left; answers which of those rows ended it, counted after the last answer. */
  async #askFrom(rows: readonly FeatureRow[], answers: Answer[], batch: number): Promise<{ row: number; error: DriverError } | undefined> {
    const from = answers.length;
    const refusals = new Map<number, DriverError>();
    this.asked += rows.length - from;
    try {
      for await (const prediction of this.#predictor.predict(rows.slice(from), { batch, signal: this.#options.signal, refused: (row, error) => refusals.set(row, error) })) {
        const error = refusals.get(answers.length - from);
        answers.push(error ? failed(error) : { kind: 'answered', prediction: [...prediction] });
      }
      if (answers.length === rows.length) return undefined;
      throw new Error(`A predictor of the kind ${this.#predictor.name} answered ${answers.length - from} of ${rows.length - from} rows and said nothing of the others.`);
    } catch (error) {
      const { row } = error as { row?: number };
      if (!(error instanceof Error) || error.name !== 'PredictorError' || row === undefined || (error as { blame?: string }).blame === 'none') throw error;
      return { row: from + row - answers.length, error: error as DriverError };
    }
  }
}

/** A server that answers 5xx says that it failed, not that it does not take the row (RFC 9110, §15.6). */
const SERVER_FAILED = / answered 5\d\d$/;

function failed(error: DriverError & { why?: string }): Answer {
  const isClean = CLEAN_REFUSALS.has(error.code) && !SERVER_FAILED.test(error.why ?? '');
  return { kind: isClean ? 'refused' : 'crashed', code: error.code, message: error.message };
}
