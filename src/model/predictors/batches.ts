import type { FeatureRow, PredictOptions, Prediction } from '../../core/seams.ts';
import { aborted, PredictorError } from './error.ts';
import type { RowNames } from './row-names.ts';

/** What each kind of predictor adds: how one batch is asked. */
export interface Asking {
  /** How many numbers each answer has. */
  width: number;
  /** Rows in a batch where the caller says nothing. */
  batch: number;
  names: RowNames;
  /** Answers in order. Throws PredictorError whose `row` counts within the batch. */
  ask(rows: readonly FeatureRow[], signal?: AbortSignal): Promise<Prediction[]>;
}

type Rows = Iterable<FeatureRow> | AsyncIterable<FeatureRow>;

/**
 * Asks batch by batch, the next one only when the answers of the last are taken. A batch that is refused is asked once more row
 * by row, so that the row to blame has a name: at most one more question for each row.
 */
export async function* predictInBatches(asking: Asking, rows: Rows, options: PredictOptions = {}): AsyncGenerator<Prediction> {
  const size = options.batch ?? asking.batch;
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError(`A batch has at least one row, not ${size}.`);
  let batch: FeatureRow[] = [];
  let before = 0;
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield* await new Batch(asking, batch, before, options).answers();
    before += batch.length;
    batch = [];
  }
  if (batch.length > 0) yield* await new Batch(asking, batch, before, options).answers();
}

class Batch {
  readonly #asking: Asking;
  readonly #rows: readonly FeatureRow[];
  /** Rows before this batch. */
  readonly #before: number;
  readonly #options: PredictOptions;

  constructor(asking: Asking, rows: readonly FeatureRow[], before: number, options: PredictOptions) {
    this.#asking = asking;
    this.#rows = rows;
    this.#before = before;
    this.#options = options;
  }

  async answers(): Promise<Prediction[]> {
    const whole = await this.#ask(this.#rows);
    if (!(whole instanceof PredictorError)) return whole.map((prediction, row) => this.#checked(prediction, row));
    if (whole.blame === 'none') throw this.#atBatch(whole);
    if (this.#rows.length === 1) return [this.#instead(whole, 0)];
    if (whole.row !== undefined && !this.#options.refused) throw this.#atRow(whole, whole.row);
    return this.#oneByOne(whole);
  }

  async #oneByOne(whole: PredictorError): Promise<Prediction[]> {
    const answers: Prediction[] = [];
    let blamed = false;
    for (const [row, features] of this.#rows.entries()) {
      const alone = await this.#ask([features]);
      if (!(alone instanceof PredictorError)) answers.push(this.#checked(alone[0]!, row));
      else if (alone.blame === 'none') throw this.#atRow(alone, row);
      else {
        blamed = true;
        answers.push(this.#instead(alone, row));
      }
    }
    if (blamed) return answers;
    const { code, why, said } = this.#atBatch(whole);
    throw new PredictorError(code, `${why}; each of these rows alone was answered`, 'The batch is too large for the model, or an answer depends on the rows beside it: lower tests.predictor.batch, or correct the model.', { said });
  }

  async #ask(rows: readonly FeatureRow[]): Promise<Prediction[] | PredictorError> {
    const { signal } = this.#options;
    if (signal?.aborted) throw aborted(signal.reason);
    try {
      const answers = await this.#asking.ask(rows, signal);
      if (answers.length === rows.length) return answers;
      return new PredictorError('predictor-answer-count', `${answers.length} answers came for ${rows.length} rows`, 'Answer each row once, in order.', { blame: 'batch' });
    } catch (error) {
      if (signal?.aborted) throw aborted(error);
      if (error instanceof PredictorError) return error;
      throw error;
    }
  }

  #checked(prediction: Prediction, row: number): Prediction {
    const { width } = this.#asking;
    if (prediction.length === width && prediction.every((number) => Number.isFinite(number))) return prediction;
    const why = prediction.length === width ? `it was answered with ${prediction.find((number) => !Number.isFinite(number))}` : `it was answered with ${prediction.length} numbers, and ${width} are wanted`;
    return this.#instead(new PredictorError('predictor-not-a-number', why, 'Let the model answer every row with finite numbers: look for missing features and divisions by zero.', { blame: 'row' }), row);
  }

  /** The prediction of a row that is refused. Throws where nobody wants to go on without it. */
  #instead(error: PredictorError, row: number): Prediction {
    const named = this.#atRow(error, row);
    if (!this.#options.refused || error.gone) throw named;
    this.#options.refused(this.#before + row, named);
    return Array.from({ length: this.#asking.width }, () => NaN);
  }

  #atRow(error: PredictorError, row: number): PredictorError {
    const { names } = this.#asking;
    return error.at(names.one(this.#rows[row]!, this.#before + row), this.#before + row, names.sensitive);
  }

  #atBatch(error: PredictorError): PredictorError {
    const { names } = this.#asking;
    const row = this.#rows.length === 1 ? 0 : error.row;
    if (row !== undefined) return this.#atRow(error, row);
    return error.at(names.range(this.#before, this.#rows.length), undefined, names.sensitive);
  }
}
