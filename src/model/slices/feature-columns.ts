import { InputError } from '../../core/problem.ts';
import type { ColumnInfo, DataEngine, Dialect, Source } from '../../core/data-engine.ts';
import { identifier, literal } from '../../core/sql.ts';
import { taskColumns } from '../predictions/columns.ts';
import { isSensitive } from '../predictions/labels.ts';
import type { Join } from '../predictions/predictions.ts';

/** A column of the test set, in the order of the joined rows. NaN is null. */
export interface FeatureColumn {
  name: string;
  kind: 'number' | 'time' | 'text';
  /** Numbers, instants (ms), or codes into `texts`; −1 for a text that too few rows have. */
  values: Float64Array;
  texts?: string[];
  /** No value of it may be shown. */
  hidden: boolean;
}

export interface FeatureColumns {
  columns: FeatureColumn[];
  /** Columns that cannot be cut: lists, structs. */
  skipped: string[];
}

/** Columns that could explain a loss: all but keys, labels, scores, and what rows are weighed and grouped by. */
export function featureNames(join: Join): string[] {
  const { testSet, delivery } = join;
  const { weight, cluster, time, query } = delivery.spec.tests!;
  const task = taskColumns(delivery);
  const out = new Set([...testSet.key, ...testSet.labels, ...task.scores, task.prediction, weight, cluster, time?.column, query]);
  return join.columns.truth!.map(({ name }) => name).filter((name) => !out.has(name));
}

/**
 * The named columns of the test set in key order, as the joined rows are. Texts come back as codes of the values that at least
 * `fewest` rows have. Throws InputError where a column is not there.
 */
export async function featureColumns(join: Join, names: readonly string[], fewest: number, path: readonly string[]): Promise<FeatureColumns> {
  const known = join.columns.truth!;
  const missing = names.filter((name) => !known.some((column) => column.name === name));
  if (missing.length > 0)
    throw InputError.of('column-missing', `The test set has no column ${missing.join(', ')}.`, `Correct ${path.join('.')}.`, join.delivery.locate([...path]));
  return readFeatures(join.engine, { source: join.sources.truth, columns: known, order: join.keys.truth }, names, fewest, (name) => isSensitive(join, name));
}

/** A table that features are read of. */
export interface FeatureTable {
  source: Source;
  columns: readonly ColumnInfo[];
  /** SQL that rows are ordered by; in no order where absent. */
  order?: string;
}

export async function readFeatures(engine: DataEngine, table: FeatureTable, names: readonly string[], fewest: number, hidden: (name: string) => boolean): Promise<FeatureColumns> {
  const asked = names.map((name, i) => ({ name, kind: kindOf(table.columns.find((column) => column.name === name)!), as: `c${i}` }));
  const used = asked.filter((column): column is Asked => column.kind !== undefined);
  const skipped = asked.filter(({ kind }) => kind === undefined).map(({ name }) => name);
  if (used.length === 0) return { columns: [], skipped };
  const { values } = await engine.numbers(valuesSql(engine.dialect(table.source), table, used, fewest), { truth: table.source });
  const columns: FeatureColumn[] = [];
  for (const { name, kind, as } of used)
    columns.push({ name, kind, values: values[as]!, hidden: hidden(name), ...(kind === 'text' && { texts: await textsOf(engine, table.source, name, fewest) }) });
  return { columns, skipped };
}

interface Asked {
  name: string;
  kind: FeatureColumn['kind'];
  as: string;
}

function kindOf({ type }: ColumnInfo): FeatureColumn['kind'] | undefined {
  if (type === 'integer' || type === 'float') return 'number';
  if (type === 'date' || type === 'timestamp') return 'time';
  return type === 'string' || type === 'boolean' ? 'text' : undefined;
}

function valuesSql(dialect: Dialect, { order }: FeatureTable, used: readonly Asked[], fewest: number): string {
  const texts = used.filter(({ kind }) => kind === 'text');
  const read = ({ name, kind }: Asked): string => (kind === 'text' ? textSql(name) : kind === 'time' ? `CAST(${dialect.epoch(dialect.instant(identifier(name)))} * 1000 AS DOUBLE)` : `CAST(${identifier(name)} AS DOUBLE)`);
  return [
    `WITH t AS MATERIALIZED (SELECT ${[`${order ?? 'NULL'} AS k`, ...used.map((column) => `${read(column)} AS ${column.as}`)].join(', ')} FROM truth)`,
    ...texts.map(({ as }) => `, ${as}_codes AS (SELECT v, CAST(row_number() OVER (ORDER BY v) - 1 AS DOUBLE) AS code FROM (SELECT ${as} AS v FROM t WHERE ${as} IS NOT NULL GROUP BY ${as} HAVING count(*) >= ${literal(fewest)}) AS d)`),
    `SELECT ${used.map(({ kind, as }) => (kind === 'text' ? `CASE WHEN t.${as} IS NULL THEN NULL ELSE coalesce(${as}_codes.code, CAST(-1 AS DOUBLE)) END AS ${as}` : `t.${as} AS ${as}`)).join(', ')} FROM t`,
    ...texts.map(({ as }) => `LEFT JOIN ${as}_codes ON t.${as} = ${as}_codes.v`),
    order === undefined ? '' : 'ORDER BY t.k',
  ].join('\n');
}

async function textsOf(engine: DataEngine, source: Source, name: string, fewest: number): Promise<string[]> {
  const text = textSql(name);
  const { values } = await engine.query(
    `SELECT v FROM (SELECT ${text} AS v FROM truth WHERE ${text} IS NOT NULL GROUP BY 1 HAVING count(*) >= ${literal(fewest)}) AS d ORDER BY v`,
    { truth: source },
  );
  return (values.v ?? []) as string[];
}

function textSql(column: string): string {
  return `CAST(${identifier(column)} AS VARCHAR)`;
}
