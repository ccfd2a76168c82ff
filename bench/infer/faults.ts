import { identifier, literal } from '../../src/core/sql.ts';
import type { ColumnFacts, TableFacts } from '../../src/data/infer/facts.ts';
import { kindOf, type Kind } from '../../src/data/infer/kinds.ts';
import { below, seededRandom } from '../../src/statistics/random.ts';

/** A batch, and what is known of it before it is damaged. */
export interface Batch {
  facts: TableFacts;
  key: readonly string[];
  label?: string;
}

/** One way in which data breaks in practice, at a size at which it happens. */
export interface Fault {
  name: string;
  /** What is done, in the words of the table that is printed. */
  size: string;
  /** Columns that it can befall. Faults of whole rows befall the table. */
  columns?: (column: Known, batch: Batch) => boolean;
  /** The damaged table as a query over `source`. */
  sql: (column: Known, batch: Batch, draw: (below: number) => number) => string;
}

export interface Known {
  facts: ColumnFacts;
  kind: Kind;
}

const name = ({ facts }: Known) => identifier(facts.info.name);
const present = ({ facts }: Known) => facts.rows - facts.nulls;
const isNumber = ({ facts }: Known) => facts.info.type === 'integer' || facts.info.type === 'float';
const zeros = ({ facts }: Known) => facts.values.find(({ text }) => Number(text) === 0)?.count ?? 0;
/** Numbers of which a tenth or more are not zero; damage to the rest is damage to a handful of rows. */
const measured = (column: Known) => column.kind === 'numbers' && present(column) - zeros(column) >= 0.1 * present(column);
const listed = ({ kind, facts }: Known) => (kind === 'categories' || kind === 'codes') && facts.distinct > 1;
const written = ({ kind, facts }: Known) => kind === 'categories' || (kind === 'text' && facts.info.type === 'string');
const filled = (column: Known) => column.kind !== 'identifier' && column.kind !== 'nested' && present(column) >= 0.5 * column.facts.rows;

/** Every row, with one column put in place of itself. */
function replaced(column: Known, value: string): string {
  return `SELECT * REPLACE (${value} AS ${name(column)}) FROM source`;
}

/** The same in a block of consecutive rows, as a broken load leaves it: `share` of the table, from a drawn place on. */
function inBlock(column: Known, batch: Batch, draw: (below: number) => number, share: number, value: string): string {
  const length = Math.ceil(batch.facts.rows * share);
  const start = draw(batch.facts.rows - length + 1);
  return `SELECT * EXCLUDE (_row) REPLACE (CASE WHEN _row BETWEEN ${start + 1} AND ${start + length} THEN ${value} ELSE ${name(column)} END AS ${name(column)}) FROM (SELECT *, row_number() OVER () AS _row FROM source)`;
}

/** Neighbours of one type, as when two columns of a query change places. */
function neighbourOf(column: Known, { facts, key, label }: Batch): Known | undefined {
  const all = facts.columns.map((one): Known => ({ facts: one, kind: kindOf([one], key).kind }));
  const at = all.findIndex((one) => one.facts.info.name === column.facts.info.name);
  const next = all[at + 1];
  return next && next.facts.info.name !== label && next.facts.info.type === column.facts.info.type && next.kind === column.kind ? next : undefined;
}

const number = (column: Known, sql: string) => (column.facts.info.type === 'integer' ? `CAST(round(${sql}) AS BIGINT)` : sql);

export const FAULTS: readonly Fault[] = [
  { name: 'null burst', size: 'a block of 5 % of the rows is null', columns: filled, sql: (column, batch, draw) => inBlock(column, batch, draw, 0.05, 'NULL') },
  { name: 'NaN burst', size: 'a block of 5 % of the rows is NaN', columns: (column) => filled(column) && column.facts.info.type === 'float', sql: (column, batch, draw) => inBlock(column, batch, draw, 0.05, `CAST('NaN' AS DOUBLE)`) },
  { name: '×1000', size: 'a block of 5 % of the rows, times 1000', columns: measured, sql: (column, batch, draw) => inBlock(column, batch, draw, 0.05, `${name(column)} * 1000`) },
  { name: '×2.54', size: 'the column in centimetres for inches', columns: measured, sql: (column) => replaced(column, number(column, `${name(column)} * 2.54`)) },
  { name: 'unit change', size: 'the column in kilograms for pounds (×0.4536)', columns: measured, sql: (column) => replaced(column, number(column, `${name(column)} * 0.4536`)) },
  { name: 'sign flip', size: 'the column with the other sign', columns: measured, sql: (column) => replaced(column, `- ${name(column)}`) },
  {
    name: 'swapped columns', size: 'two neighbours of one type in each other\'s place',
    columns: (column, batch) => (column.kind === 'numbers' || listed(column)) && neighbourOf(column, batch) !== undefined,
    sql: (column, batch) => `SELECT * REPLACE (${name(neighbourOf(column, batch)!)} AS ${name(column)}, ${name(column)} AS ${name(neighbourOf(column, batch)!)}) FROM source`,
  },
  { name: 'new category', size: 'a block of 2 % of the rows has a value never seen', columns: listed, sql: (column, batch, draw) => inBlock(column, batch, draw, 0.02, isNumber(column) ? literal(column.facts.greatest + 7) : literal('Unknown (new)')) },
  { name: 'off-by-one category code', size: 'codes counted from 1 for 0', columns: (column) => column.kind === 'codes', sql: (column) => replaced(column, `${name(column)} + 1`) },
  { name: 'shifted dates', size: 'a block of 5 % of the rows a century on', columns: (column) => column.kind === 'time', sql: (column, batch, draw) => inBlock(column, batch, draw, 0.05, `${name(column)} + INTERVAL 100 YEAR`) },
  { name: 'time zone shift', size: 'the column 5 hours on', columns: (column) => column.kind === 'time' && column.facts.info.type === 'timestamp', sql: (column) => replaced(column, `${name(column)} + INTERVAL 5 HOUR`) },
  { name: 'truncated text', size: 'cut after 10 characters, where a fifth is longer', columns: (column) => written(column) && longer(column, 10) >= 0.2, sql: (column) => replaced(column, `substr(${name(column)}, 1, 10)`) },
  { name: 'case change', size: 'a block of 5 % of the rows in the other case', columns: (column) => written(column) && cased(column) >= 0.9, sql: (column, batch, draw) => inBlock(column, batch, draw, 0.05, `CASE WHEN ${name(column)} = upper(${name(column)}) THEN lower(${name(column)}) ELSE upper(${name(column)}) END`) },
  { name: 'trailing blanks', size: 'a block of 5 % of the rows with two blanks behind', columns: written, sql: (column, batch, draw) => inBlock(column, batch, draw, 0.05, `${name(column)} || '  '`) },
  { name: 'constant column', size: 'the whole column is its most frequent value', columns: (column) => filled(column) && column.facts.distinct > 1 && !['time', 'nested'].includes(column.kind), sql: (column) => replaced(column, `CASE WHEN ${name(column)} IS NULL THEN NULL ELSE ${constantOf(column)} END`) },
  { name: 'stuck value', size: 'a block of 20 % of the rows repeats the value before it', columns: (column) => filled(column) && column.kind === 'numbers' && zeros(column) < 0.5 * present(column), sql: (column, batch, draw) => inBlock(column, batch, draw, 0.2, constantAt(column, draw)) },
  { name: 'dropped column', size: 'the column is not there', columns: () => true, sql: (column) => `SELECT * EXCLUDE (${name(column)}) FROM source` },
  { name: 'row loss', size: 'the last 30 % of the rows are not there', sql: (_, { facts }) => `SELECT * FROM source LIMIT ${Math.floor(facts.rows * 0.7)}` },
  { name: 'duplicated rows', size: 'the first 30 % of the rows come twice', sql: (_, { facts }) => `SELECT * FROM source UNION ALL SELECT * FROM (SELECT * FROM source LIMIT ${Math.ceil(facts.rows * 0.3)})` },
  { name: 'key collisions', size: '1 % of the rows have the key of another', columns: ({ facts }, { key }) => key.includes(facts.info.name), sql: (column, batch, draw) => inBlock(column, batch, draw, 0.01, constantAt(column, draw)) },
];

function longer({ facts }: Known, length: number): number {
  return facts.values.reduce((sum, { text, count }) => sum + (text.length > length ? count : 0), 0) / Math.max(1, facts.values.reduce((sum, { count }) => sum + count, 0));
}

function cased({ facts }: Known): number {
  return facts.values.filter(({ text }) => text.toLowerCase() !== text.toUpperCase()).length / Math.max(1, facts.values.length);
}

function constantOf({ facts }: Known): string {
  return `CAST(${literal(facts.values[0]!.text)} AS ${facts.info.native})`;
}

/** A value that a row has: common ones are as likely to stick as they are to be there. */
function constantAt({ facts }: Known, draw: (below: number) => number): string {
  const total = facts.values.reduce((sum, { count }) => sum + count, 0);
  let place = draw(total);
  const found = facts.values.find(({ count }) => (place -= count) < 0)!;
  return `CAST(${literal(found.text)} AS ${facts.info.native})`;
}

export interface Damage {
  column?: string;
  sql: string;
}

/** The fault on one column that it can befall, drawn by the seed; undefined where there is none. The label is left alone. */
export function damaged(fault: Fault, batch: Batch, seed: number): Damage | undefined {
  const random = seededRandom(seed);
  const draw = (bound: number) => below(random, bound);
  const all = batch.facts.columns.map((facts): Known => ({ facts, kind: kindOf([facts], batch.key).kind }));
  if (!fault.columns) return { sql: fault.sql(all[0]!, batch, draw) };
  const possible = all.filter((column) => column.facts.info.name !== batch.label && column.kind !== 'sensitive' && fault.columns!(column, batch));
  if (possible.length === 0) return undefined;
  const column = possible[draw(possible.length)]!;
  return { column: column.facts.info.name, sql: fault.sql(column, batch, draw) };
}
