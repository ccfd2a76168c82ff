import { identifier } from '../../core/sql.ts';
import type { ColumnInfo } from '../../core/data-engine.ts';
import type { DataFacts } from '../check.ts';
import { numberOf, type DataSource } from '../source.ts';
import { grouped } from '../words.ts';
import type { LabelKind } from './leakage-sql.ts';

/** A label of more values is a number to be estimated where it is a number, and no class at all where it is not. */
const MOST_CLASSES_OF_NUMBERS = 20;
const MOST_CLASSES = 1_000;

export interface LabelFacts {
  column: ColumnInfo;
  kind: LabelKind;
}

/** What the label is, and its commonest value or mean; or why nothing can be said of it. */
export async function labelOf({ context }: DataFacts, source: DataSource, column: ColumnInfo, classes: number, among: string): Promise<LabelFacts | { why: string }> {
  if (!(classes >= 2)) return { why: classes === 1 ? 'the label has one value in all rows' : 'no row has a label' };
  const isNumber = column.type === 'integer' || column.type === 'float';
  if (isNumber && classes > MOST_CLASSES_OF_NUMBERS) return numberLabel(context, source, column);
  if (classes > MOST_CLASSES) return { why: `the label has ${grouped(classes)} values and is no number` };
  const y = `CAST(${identifier(column.name)} AS VARCHAR)`;
  const table = await context.engine.query(`SELECT y, count(*) AS n FROM (SELECT ${y} AS y FROM source WHERE ${among}) AS labels WHERE y IS NOT NULL GROUP BY y`, { source: source.source });
  const counts = table.values.y!.map((value, row) => ({ value: String(value), n: numberOf(table.values.n![row]) })).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
  const all = counts.reduce((sum, { n }) => sum + n, 0);
  const [first, second] = counts as [(typeof counts)[number], (typeof counts)[number]];
  return { column, kind: counts.length === 2 ? { kind: 'binary', positive: second.value, prior: second.n / all } : { kind: 'classes', commonest: first.value } };
}

async function numberLabel({ engine }: DataFacts['context'], source: DataSource, column: ColumnInfo): Promise<LabelFacts | { why: string }> {
  const y = `CAST(${identifier(column.name)} AS DOUBLE)`;
  const finite = `CASE WHEN ${engine.dialect(source.source).isFinite(y)} THEN ${y} END`;
  const { mean, deviation } = await engine.measure(source.source, { mean: `avg(${finite})`, deviation: `stddev_pop(${finite})` });
  const spread = numberOf(deviation);
  return spread > 0 && Number.isFinite(spread) && Number.isFinite(numberOf(mean)) ? { column, kind: { kind: 'number', mean: numberOf(mean), deviation: spread } } : { why: 'the label does not vary' };
}
