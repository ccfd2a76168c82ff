import { identifier } from '../../core/sql.ts';
import type { DataEngine, FileSource } from '../../core/data-engine.ts';
import type { FeatureRow, Predictor } from '../../core/seams.ts';
import { list } from '../format.ts';
import { predictInBatches, type Asking } from './batches.ts';
import { PredictorError } from './error.ts';

export interface FilePredictorOptions {
  engine: DataEngine;
  source: FileSource;
  /** As the delivery file names it. */
  declared: string;
  /** Key columns, in order. */
  key: readonly string[];
  asking: Omit<Asking, 'ask' | 'width'>;
  outputs: readonly string[];
}

/** Predictions that were made elsewhere, looked up by key. Features are not looked at: `live` is false. */
export async function filePredictor({ engine, source, declared, key, asking, outputs }: FilePredictorOptions): Promise<Predictor> {
  const columns = (await engine.describe(source)).map(({ name }) => name);
  const missing = [...key, ...outputs].filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new PredictorError('predictor-column-missing', `${declared} has no column ${list(missing)}`, 'Write the key columns and the scores, under the names of data.key and tests.');
  const known = await scoresByKey(engine, source, declared, key, outputs);
  const answer = (row: FeatureRow, place: number): readonly number[] => {
    const absent = key.find((name) => row[name] === undefined);
    if (absent !== undefined) throw new PredictorError('predictor-column-missing', `it has no column ${absent}, and predictions are looked up by it`, 'Keep the key columns in the features.', { row: place });
    const found = known.get(keyText(row, key));
    if (found) return found;
    throw new PredictorError('predictor-key-missing', `${declared} has no prediction for it`, 'Predict every row, also the awkward ones, and write each with its key.', { blame: 'row', row: place });
  };
  const ask = async (rows: readonly FeatureRow[]): Promise<(readonly number[])[]> => rows.map(answer);
  return {
    name: 'file',
    outputs,
    besideTeamCode: false,
    live: false,
    notes: [],
    predict: (rows, options) => predictInBatches({ ...asking, width: outputs.length, ask }, rows, options),
    close: async () => known.clear(),
  };
}

async function scoresByKey(engine: DataEngine, source: FileSource, declared: string, key: readonly string[], outputs: readonly string[]): Promise<Map<string, readonly number[]>> {
  const scores = outputs.map((name, i) => `TRY_CAST(${identifier(name)} AS DOUBLE) AS s${i}`);
  const table = await engine.query(`SELECT ${[...key.map((name, i) => `${identifier(name)} AS k${i}`), ...scores].join(', ')} FROM predictions`, { predictions: source });
  const known = new Map<string, readonly number[]>();
  for (let row = 0; row < table.rows; row++) {
    const text = key.map((_, i) => String(table.values[`k${i}`]![row])).join('\0');
    if (known.has(text)) throw new PredictorError('predictor-key-duplicate', `${declared} has more than one prediction for a key (at its row ${row + 1})`, 'Write one prediction for each row.');
    // No number is NaN here, so that the row is named when somebody asks for it.
    known.set(text, outputs.map((_, i) => (table.values[`s${i}`]![row] as number | null) ?? NaN));
  }
  return known;
}

function keyText(row: FeatureRow, key: readonly string[]): string {
  return key.map((name) => String(row[name])).join('\0');
}
