import type { FeatureRow, Prediction, Predictor } from '../../core/seams.ts';
import { predictInBatches, type Asking } from './batches.ts';
import { PredictorError } from './error.ts';
import { cellJson, cellOf, inputsOfRow, type Input } from './inputs.ts';
import { LineProgram, type LineProgramOptions } from './line-program.ts';
import { isRecord, type AnswerReader } from './outputs.ts';
import { neutralised } from './program-output.ts';

export interface CommandPredictorOptions extends LineProgramOptions {
  command: string | readonly string[];
  asking: Omit<Asking, 'ask' | 'width'>;
  /** Undefined: every column of the features. */
  inputs?: readonly Input[];
  reader: AnswerReader;
  /** Milliseconds for a batch, and for the first one. */
  timeout: number;
  startup: number;
  notes?: readonly string[];
}

const LONGEST_REASON = 300;
/** Starts of a program that ends before its first answer: a first batch may hold some rows that end it. */
const MOST_STARTS = 5;

/**
 * A program of the team that stays: one row as JSON on each line, one line back for each row, in order; an empty line ends a
 * batch. It is started by the first question, and again after it ended. Predictions of one predictor are made one after another.
 */
export function commandPredictor(options: CommandPredictorOptions): Predictor {
  const conversation = new Conversation(options);
  const asking: Asking = { ...options.asking, width: options.reader.names.length, ask: (rows, signal) => conversation.inTurn(() => conversation.ask(rows, signal)) };
  return {
    name: 'command',
    outputs: options.reader.names,
    besideTeamCode: true,
    live: true,
    notes: options.notes ?? [],
    predict: (rows, options) => predictInBatches(asking, rows, options),
    close: () => conversation.close(),
  };
}

class Conversation {
  readonly #options: CommandPredictorOptions;
  #program: LineProgram | undefined;
  #fresh = true;
  /** Ends of the program in a row before it ever gave an answer. */
  #ends = 0;
  #answered = false;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: CommandPredictorOptions) {
    this.#options = options;
  }

  /** Lines of two questions must not mix. */
  inTurn<T>(question: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(question, question);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async ask(rows: readonly FeatureRow[], signal?: AbortSignal): Promise<Prediction[]> {
    if (this.#closed) throw new PredictorError('predictor-closed', 'the predictor is closed', 'Open it again.');
    const lines = rows.map((row, at) => this.#line(row, at));
    try {
      const program = await this.#running();
      const answers = await program.exchange([...lines, ''], rows.length, this.#fresh ? Math.max(this.#options.startup, this.#options.timeout) : this.#options.timeout, signal);
      this.#fresh = false;
      this.#answered = true;
      return answers.map((line, at) => this.#answer(line, at));
    } catch (error) {
      // Answers that still come belong to rows that nobody waits for any more.
      if (!(error instanceof PredictorError) || error.gone) await this.#end(false);
      throw this.#neverAnswers(error) ?? error;
    }
  }

  /** A program that ends whatever it is asked is not to be started for each row: then no row is to blame. */
  #neverAnswers(error: unknown): PredictorError | undefined {
    if (!(error instanceof PredictorError) || error.code !== 'predictor-crashed') return undefined;
    this.#answered ||= ((error.cause as { answered?: number } | undefined)?.answered ?? 0) > 0;
    this.#ends += 1;
    if (this.#answered || this.#ends < MOST_STARTS) return undefined;
    return new PredictorError(error.code, `${error.why}; it was started ${this.#ends} times and never answered a row`, error.fix, { blame: 'none', said: error.said, gone: true, cause: error });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    await this.#end(true);
  }

  #line(row: FeatureRow, at: number): string {
    const inputs = this.#options.inputs ?? inputsOfRow(row);
    return `{${inputs.map((input) => `${JSON.stringify(input.name)}:${cellJson(cellOf(row, input, at, 'null'), input.column, at)}`).join(',')}}`;
  }

  async #running(): Promise<LineProgram> {
    if (this.#program?.waiting) {
      const extra = this.#program.waiting;
      await this.#end(false);
      throw new PredictorError('predictor-answer-count', `the program wrote ${extra} more lines than there were rows`, 'Answer each row with one line; what is not an answer belongs on standard error.', { gone: true });
    }
    if (!this.#program?.alive) {
      await this.#end(false);
      this.#program = new LineProgram(this.#options.command, this.#options);
      this.#fresh = true;
    }
    return this.#program!;
  }

  #answer(line: string, row: number): Prediction {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw new PredictorError('predictor-answer-unreadable', 'the program answered with a line that is not JSON', 'Print one line of JSON for each row; what is not an answer belongs on standard error.', { blame: 'row', row, said: neutralised(line).slice(0, 120), cause });
    }
    if (isRecord(value) && typeof value.error === 'string' && !this.#options.reader.names.includes('error'))
      throw new PredictorError('predictor-row-refused', 'the program refuses it', 'Correct the row, or let the program score it.', { blame: 'row', row, said: neutralised(value.error).slice(0, LONGEST_REASON) });
    return this.#options.reader.read(value, row);
  }

  async #end(patient: boolean): Promise<void> {
    const program = this.#program;
    this.#program = undefined;
    await program?.end(patient);
  }
}
