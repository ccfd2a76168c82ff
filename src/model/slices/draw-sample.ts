import { InputError } from '../../core/problem.ts';
import type { DataEngine, Source } from '../../core/data-engine.ts';
import { identifier, literal } from '../../core/sql.ts';
import { count } from '../format.ts';
import { samplingPlan, type Allocation } from './sampling-plan.ts';

/** The column that the drawn rows get; `tests.weight` may name it. */
export const WEIGHT_COLUMN = 'sampling_weight';
/** Values of a cross of columns that a plan is made over. */
const MOST_STRATA = 10_000;

export interface SampleOptions {
  /** Columns whose values are the strata. */
  by: readonly string[];
  /** Columns that identify a row; every column where absent. */
  key?: readonly string[];
  rows: number;
  minimum?: number;
  seed: number;
}

/**
 * Draws a stratified sample and writes key, strata and weight of each drawn row to `target` (.csv or .parquet), or all columns and the
 * weight where there is no key. Which rows are drawn depends on the seed and their keys alone (the order of MD5 within a stratum), not
 * on the order in the file. Throws InputError where columns are not there or keys are no keys.
 */
export async function drawSample(engine: DataEngine, source: Source, options: SampleOptions, target: string): Promise<Allocation[]> {
  const { by, key, seed } = options;
  const columns = (await engine.describe(source)).map(({ name }) => name);
  const missing = [...by, ...(key ?? [])].filter((name) => !columns.includes(name));
  if (missing.length > 0) throw InputError.of('column-missing', `The table has no column ${missing.join(', ')}.`, `It has ${columns.slice(0, 20).join(', ')}.`);
  if (columns.includes(WEIGHT_COLUMN)) throw InputError.of('sample-weight-there', `The table has a column ${WEIGHT_COLUMN} already.`, 'Rename it: a weight of weights is not drawn.');
  if (key) await refuseUnclearKeys(engine, source, key);
  const strata = await strataOf(engine, source, by);
  const plan = samplingPlan(strata, options);
  const texts = by.map((column) => `CAST(${identifier(column)} AS VARCHAR)`);
  const order = (key ?? columns).map((column) => `coalesce(CAST(${identifier(column)} AS VARCHAR), chr(30))`).join(' || chr(31) || ');
  const written = [...(key === undefined ? columns : [...new Set([...key, ...by])])];
  await engine.write(
    [
      `WITH numbered AS (SELECT ${written.map(identifier).join(', ')}, ${texts.map((text, i) => `${text} AS sluice_s${i}`).join(', ')}, ${order} AS sluice_k,`,
      `  row_number() OVER (PARTITION BY ${texts.join(', ')} ORDER BY ${engine.dialect(source).md5(`${literal(`${seed}:`)} || ${order}`)}, ${order}) AS sluice_place FROM data),`,
      `plan(${by.map((_, i) => `s${i}`).join(', ')}, drawn, w) AS (VALUES ${plan.map((stratum, i) => `(${[...strata[i]!.values.map((value) => (value === null ? 'CAST(NULL AS VARCHAR)' : literal(value))), literal(stratum.drawn), literal(stratum.weight)].join(', ')})`).join(', ')})`,
      `SELECT ${written.map((column) => `n.${identifier(column)} AS ${identifier(column)}`).join(', ')}, CAST(p.w AS DOUBLE) AS ${identifier(WEIGHT_COLUMN)} FROM numbered AS n`,
      `JOIN plan AS p ON ${by.map((_, i) => `n.sluice_s${i} IS NOT DISTINCT FROM p.s${i}`).join(' AND ')} AND n.sluice_place <= p.drawn ORDER BY n.sluice_k`,
    ].join('\n'),
    { data: source },
    target,
  );
  return plan;
}

async function strataOf(engine: DataEngine, source: Source, by: readonly string[]): Promise<{ name: string; rows: number; values: (string | null)[] }[]> {
  const texts = by.map((column, i) => `CAST(${identifier(column)} AS VARCHAR) AS s${i}`);
  const places = by.map((_, i) => i + 1).join(', ');
  const table = await engine.query(`SELECT ${texts.join(', ')}, CAST(count(*) AS DOUBLE) AS n FROM data GROUP BY ${places} ORDER BY ${places} LIMIT ${MOST_STRATA + 1}`, { data: source });
  if (table.rows > MOST_STRATA)
    throw InputError.of('sample-strata-too-many', `${by.join(' × ')} has more than ${count(MOST_STRATA)} combinations of values.`, 'Divide by columns of few values.');
  return Array.from({ length: table.rows }, (_, row) => {
    const values = by.map((_, i) => table.values[`s${i}`]![row] as string | null);
    return { name: by.map((column, i) => `${column} = ${values[i] ?? '(null)'}`).join(', '), rows: Number(table.values.n![row]), values };
  });
}

async function refuseUnclearKeys(engine: DataEngine, source: Source, key: readonly string[]): Promise<void> {
  const table = await engine.query(
    `SELECT CAST(count(*) AS DOUBLE) AS n, CAST(count_if(${key.map((name) => `${identifier(name)} IS NULL`).join(' OR ')}) AS DOUBLE) AS nulls, CAST(sum(c) AS DOUBLE) AS total FROM (SELECT ${key.map(identifier).join(', ')}, count(*) AS c FROM data GROUP BY ${key.map((_, i) => i + 1).join(', ')}) AS d`,
    { data: source },
  );
  const [distinct, nulls, total] = ['n', 'nulls', 'total'].map((name) => Number(table.values[name]![0] ?? 0)) as [number, number, number];
  if (nulls > 0 || distinct < total)
    throw InputError.of('sample-key-unclear', `${key.join(', ')} does not identify a row: ${count(total - distinct)} keys stand more than once, ${count(nulls)} are null.`, 'Name the columns that do, or leave --key out to write whole rows.');
}
