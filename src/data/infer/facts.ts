import { identifier, literal } from '../../core/sql.ts';
import type { ColumnInfo, DataEngine, LogicalType, Source, Value } from '../../core/data-engine.ts';
import { numberOf } from '../source.ts';

/** Beyond this many different values a column is no list that a person would review. */
export const MOST_VALUES = 400;

/** What one table holds in one column; enough to choose which rules to infer, and the counts that they rest on. */
export interface ColumnFacts {
  info: ColumnInfo;
  logical: LogicalType;
  rows: number;
  nulls: number;
  nan: number;
  infinite: number;
  /** The most frequent values as text, falling, and how often; all of them where there are at most MOST_VALUES. */
  values: readonly { text: string; count: number }[];
  distinct: number;
  /** How many values occur how often. */
  timesSeen: ReadonlyMap<number, number>;
  /** Of times: least and greatest, as ISO 8601. */
  first?: string;
  last?: string;
  /** Texts in one case, texts with blanks around them, of all texts. */
  lower: number;
  upper: number;
  padded: number;
  /** Of whole numbers: the greatest less the least, plus 1; how many values the range has room for. */
  room: number;
  /** Least and greatest finite number. */
  least: number;
  greatest: number;
}

export interface TableFacts {
  source: Source;
  rows: number;
  columns: ColumnFacts[];
}

/** Reads what a contract is inferred from: one scan, and one grouping per column. */
export async function tableFacts(engine: DataEngine, source: Source): Promise<TableFacts> {
  const dialect = engine.dialect(source);
  const columns = await engine.describe(source);
  const measures: Record<string, string> = { rows: 'count(*)' };
  for (const [index, column] of columns.entries()) Object.assign(measures, columnMeasures(column, index, dialect.isNan, dialect.isFinite));
  const found = await engine.measure(source, measures);
  const rows = numberOf(found.rows);
  const facts: ColumnFacts[] = [];
  for (const [index, info] of columns.entries()) facts.push({ ...scanned(info, index, found), logical: dialect.logical(info.native), rows, ...(await groupsOf(engine, source, info)) });
  return { source, rows, columns: facts };
}

function columnMeasures({ name, type }: ColumnInfo, index: number, isNan: (sql: string) => string, isFinite: (sql: string) => string): Record<string, string> {
  const value = identifier(name);
  const measures: Record<string, string> = { [`nulls_${index}`]: `count_if(${value} IS NULL)` };
  if (type === 'float') {
    const double = `CAST(${value} AS DOUBLE)`;
    measures[`nan_${index}`] = `count_if(${isNan(double)})`;
    measures[`infinite_${index}`] = `count_if(NOT ${isFinite(double)} AND NOT ${isNan(double)})`;
    measures[`least_${index}`] = `min(CASE WHEN ${isFinite(double)} THEN ${double} END)`;
    measures[`greatest_${index}`] = `max(CASE WHEN ${isFinite(double)} THEN ${double} END)`;
  } else if (type === 'integer') {
    measures[`least_${index}`] = `CAST(min(${value}) AS DOUBLE)`;
    measures[`greatest_${index}`] = `CAST(max(${value}) AS DOUBLE)`;
  } else if (type === 'date' || type === 'timestamp') {
    measures[`first_${index}`] = `CAST(min(${value}) AS VARCHAR)`;
    measures[`last_${index}`] = `CAST(max(${value}) AS VARCHAR)`;
  } else if (type === 'string') {
    const letters = `lower(${value}) <> upper(${value})`;
    measures[`lower_${index}`] = `count_if(${letters} AND ${value} = lower(${value}))`;
    measures[`upper_${index}`] = `count_if(${letters} AND ${value} = upper(${value}))`;
    measures[`padded_${index}`] = `count_if(${value} <> trim(${value}))`;
  }
  return measures;
}

function scanned(info: ColumnInfo, index: number, found: Record<string, Value>): Omit<ColumnFacts, 'logical' | 'rows' | 'values' | 'distinct' | 'timesSeen'> {
  const count = (key: string) => Number(found[`${key}_${index}`] ?? 0);
  const number = (key: string) => numberOf(found[`${key}_${index}`]);
  const text = (key: string) => (found[`${key}_${index}`] === undefined || found[`${key}_${index}`] === null ? undefined : String(found[`${key}_${index}`]));
  const least = number('least');
  const greatest = number('greatest');
  return {
    info, nulls: count('nulls'), nan: count('nan'), infinite: count('infinite'), first: text('first'), last: text('last'),
    lower: count('lower'), upper: count('upper'), padded: count('padded'), least, greatest, room: greatest - least + 1,
  };
}

/** Nested values have no text that a rule could name. */
async function groupsOf(engine: DataEngine, source: Source, { name, type }: ColumnInfo): Promise<Pick<ColumnFacts, 'values' | 'distinct' | 'timesSeen'>> {
  if (type === 'other') return { values: [], distinct: 0, timesSeen: new Map() };
  const value = identifier(name);
  const sql = `WITH grouped AS (SELECT CAST(${value} AS VARCHAR) AS v, count(*) AS c FROM source WHERE ${value} IS NOT NULL GROUP BY ${value}),
    top AS (SELECT v, c, ${literal(1)} AS n FROM grouped ORDER BY c DESC, v LIMIT ${MOST_VALUES + 1})
    SELECT v, c, n, TRUE AS single FROM top UNION ALL SELECT NULL, c, count(*), FALSE FROM grouped GROUP BY c`;
  const { rows, values: found } = await engine.query(sql, { source });
  const values: { text: string; count: number }[] = [];
  const timesSeen = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const times = Number(found.c![row]);
    if (found.single![row]) values.push({ text: String(found.v![row]), count: times });
    else timesSeen.set(times, Number(found.n![row]));
  }
  values.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  return { values, distinct: [...timesSeen.values()].reduce((sum, n) => sum + n, 0), timesSeen };
}
