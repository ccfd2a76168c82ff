import { InputError, type Problem } from '../core/problem.ts';
import type { ColumnInfo, DataEngine, Dialect, Source, Table, Value } from '../core/data-engine.ts';
import { comparable, differs, joinable, retyped } from './checks/compare.ts';
import { keyJoin, sidesOf, type Sides } from './checks/join.ts';
import { columnNamed, numberOf, sameName, type DataSource } from './source.ts';

export interface RowDiffOptions {
  /** Columns that name a row in both tables. */
  key: readonly string[];
  /** Column whose change is a flip; in both tables. */
  label?: string;
  /** Column that says where a row came from; in one of the tables at least. */
  by?: string;
  /** Relative difference of numbers that is none. */
  tolerance?: number;
}

/** How two versions of a data set differ, row by row; rows of a repeated or null key are in none of its counts. */
export interface RowDiff {
  rows: { old: number; new: number };
  added: number;
  removed: number;
  /** Rows that both have and of which some value differs. */
  changed: number;
  same: number;
  /** Rows by column whose value differs, most first; columns that only one table has are not among them. */
  columns: { column: string; changed: number }[];
  onlyOld: string[];
  onlyNew: string[];
  /** Columns of another kind than before; their values are compared where one can be read as the other. */
  retyped: { column: string; old: string; new: string; compared: boolean }[];
  nullKeys: { old: number; new: number };
  repeatedKeys: { old: number; new: number };
  flips?: Flips;
}

export interface Flips {
  /** Rows that both tables have. */
  known: number;
  flipped: number;
  /** By value of `by`, most flips first. As the new table says, where it says it. */
  sources?: { source: string | null; known: number; flipped: number }[];
}

/** Beyond this `by` names no sources. */
export const MOST_SOURCES = 10_000;

/**
 * The difference of two tables that one engine reads, in one query: an anti-join of repeated keys and a full join, both of
 * which spill. Throws InputError for a key or label that a table lacks, keys of different types,
 * and more than 10,000 sources.
 */
export async function rowDiff(engine: DataEngine, old: DataSource, now: DataSource, options: RowDiffOptions): Promise<RowDiff> {
  const plan = planOf(old, now, options);
  const conditions = conditionsOf(plan, engine.dialect(now.source), options.tolerance ?? 0);
  if (plan.label !== undefined && conditions[plan.label] === undefined)
    throw InputError.of('row-diff-label-types', `The label ${JSON.stringify(options.label)} has types that cannot be compared (${plan.columns[plan.label]!.left!.native} and ${plan.columns[plan.label]!.right!.native}).`, 'Write the label with one type in both tables.');
  return resultOf(plan, await engine.query(sqlOf(plan, conditions), sourcesOf(old, now)));
}

export function sourcesOf(old: DataSource, now: DataSource): Record<'old_table' | 'new_table', Source> {
  return { old_table: old.source, new_table: now.source };
}

/** What is compared with what. `columns[i]` is `li` and `ri` of the join. */
export interface DiffPlan {
  keys: { left: ColumnInfo; right: ColumnInfo }[];
  columns: { left?: ColumnInfo; right?: ColumnInfo }[];
  onlyOld: string[];
  onlyNew: string[];
  label?: number;
  by?: number;
}

/** Throws InputError with all that cannot be joined, before a row is read. */
export function planOf(old: DataSource, now: DataSource, { key, label, by }: RowDiffOptions): DiffPlan {
  const problems: Problem[] = [];
  const keys = key.flatMap((name) => {
    const [left, right] = [columnNamed(old, name), columnNamed(now, name)];
    if (!left || !right) {
      problems.push(missing(name, left ? now : old, 'the key'));
      return [];
    }
    if (!joinable(left, right)) problems.push({ code: 'row-diff-key-types', message: `The key ${JSON.stringify(name)} is ${left.native} in ${old.name} and ${right.native} in ${now.name}, so no row of one can be found in the other.`, fix: 'Write the key with one type in both (an id with leading zeros is a text).' });
    return [{ left, right }];
  });
  const others = old.columns.filter(({ name }) => !key.some((one) => sameName(one, name)));
  const columns: DiffPlan['columns'] = others.flatMap((left) => {
    const right = columnNamed(now, left.name);
    return right ? [{ left, right }] : [];
  });
  const onlyOld = others.filter(({ name }) => !columnNamed(now, name)).map(({ name }) => name);
  const onlyNew = now.columns.filter(({ name }) => !columnNamed(old, name)).map(({ name }) => name);
  const at = (name: string) => columns.findIndex(({ left }) => left !== undefined && sameName(left.name, name));
  if (label !== undefined && key.some((one) => sameName(one, label))) problems.push({ code: 'row-diff-label-in-key', message: `The label ${JSON.stringify(label)} is part of the key, so it cannot change: a row with another label is another row.`, fix: 'Name a key without the label.' });
  else if (label !== undefined && at(label) < 0) problems.push(missing(label, columnNamed(old, label) ? now : old, 'the label'));
  const place = by === undefined ? undefined : sourceColumn(by, old, now, columns, problems);
  if (problems.length > 0) throw new InputError(problems);
  return { keys, columns, onlyOld, onlyNew, ...(label === undefined ? {} : { label: at(label) }), ...(place === undefined ? {} : { by: place }) };
}

/** The column of sources may be in one table alone, or be part of the key: then it is carried beside the compared ones. */
function sourceColumn(by: string, old: DataSource, now: DataSource, columns: DiffPlan['columns'], problems: Problem[]): number {
  const found = columns.findIndex(({ left }) => left !== undefined && sameName(left.name, by));
  if (found >= 0) return found;
  const [left, right] = [columnNamed(old, by), columnNamed(now, by)];
  if (!left && !right) problems.push(missing(by, now, 'the column of sources'));
  return columns.push({ ...(left ? { left } : {}), ...(right ? { right } : {}) }) - 1;
}

function missing(name: string, { name: table, columns }: DataSource, what: string): Problem {
  return { code: 'row-diff-column-missing', message: `${table} has no column ${JSON.stringify(name)}, which is named as ${what}.`, fix: `It has: ${columns.slice(0, 12).map((column) => column.name).join(', ')}${columns.length > 12 ? ' and more' : ''}.` };
}

/** The conditions `d0…` of the compared columns; undefined where there is nothing to compare. */
export function conditionsOf({ columns, keys }: DiffPlan, dialect: Dialect, tolerance: number): (string | undefined)[] {
  const isKey = (name: string) => keys.some(({ left }) => sameName(left.name, name));
  return columns.map(({ left, right }, index) => (left && right && !isKey(left.name) && comparable(left, right) ? differs({ left: { info: left, sql: `l${index}` }, right: { info: right, sql: `r${index}` } }, dialect, tolerance) : undefined));
}

export function diffSql(plan: DiffPlan, conditions: readonly (string | undefined)[]): string {
  const both = 'in_left = 1 AND in_right = 1';
  const flags = conditions.flatMap((condition, index) => (condition === undefined ? [] : [`(${both} AND ${condition}) AS d${index}`]));
  const names = plan.keys.map((_, index) => `k${index}`);
  const source = plan.by === undefined ? [] : [`coalesce(${[...(plan.columns[plan.by]!.right ? [`CAST(r${plan.by} AS VARCHAR)`] : []), ...(plan.columns[plan.by]!.left ? [`CAST(l${plan.by} AS VARCHAR)`] : []), 'NULL'].join(', ')}) AS source_name`];
  return `WITH ${keyJoin({ tables: ['old_table', 'new_table'], keys: plan.keys, columns: plan.columns })},\nflags AS (SELECT ${['in_left', 'in_right', ...names, ...source, ...flags].join(', ')} FROM pairs)`;
}

function sqlOf(plan: DiffPlan, conditions: readonly (string | undefined)[]): string {
  const compared = conditions.flatMap((condition, index) => (condition === undefined ? [] : [index]));
  const aggregates = [
    'count(CASE WHEN in_left IS NULL THEN 1 END) AS added',
    'count(CASE WHEN in_right IS NULL THEN 1 END) AS removed',
    'count(CASE WHEN in_left = 1 AND in_right = 1 THEN 1 END) AS known',
    `${compared.length === 0 ? 'CAST(0 AS BIGINT)' : `count(CASE WHEN ${compared.map((index) => `d${index}`).join(' OR ')} THEN 1 END)`} AS changed`,
    ...compared.map((index) => `count(CASE WHEN d${index} THEN 1 END) AS changed_${index}`),
  ];
  const grouped = plan.by === undefined ? `SELECT 1 AS whole, ${aggregates.join(', ')} FROM flags` : `SELECT grouping(source_name) AS whole, source_name, ${aggregates.join(', ')} FROM flags GROUP BY GROUPING SETS ((), (source_name))`;
  const order = plan.by === undefined ? '' : ` ORDER BY whole DESC, ${plan.label === undefined ? 'changed' : `changed_${plan.label}`} DESC, known, source_name LIMIT ${MOST_SOURCES + 2}`;
  return `${diffSql(plan, conditions)},\ncounted AS (${grouped})\nSELECT * FROM counted CROSS JOIN sides${order}`;
}

function resultOf(plan: DiffPlan, table: Table): RowDiff {
  const cell = (name: string, row: number): Value | undefined => table.values[name]?.[row];
  const at = (name: string, row = 0) => numberOf(cell(name, row));
  const counts = plan.columns.flatMap(({ left }, index) => (table.values[`changed_${index}`] && left ? [{ column: left.name, changed: at(`changed_${index}`) }] : []));
  const sides: Sides = sidesOf((name) => at(name));
  const known = at('known');
  const changed = at('changed');
  return {
    rows: { old: sides.rows.left, new: sides.rows.right },
    added: at('added'),
    removed: at('removed'),
    changed,
    same: known - changed,
    columns: counts.sort((a, b) => b.changed - a.changed || (a.column < b.column ? -1 : 1)),
    onlyOld: plan.onlyOld,
    onlyNew: plan.onlyNew,
    retyped: plan.columns.flatMap(({ left, right }, index) => (left && right && retyped(left, right) ? [{ column: left.name, old: left.native, new: right.native, compared: table.values[`changed_${index}`] !== undefined }] : [])),
    nullKeys: { old: sides.nulls.left, new: sides.nulls.right },
    repeatedKeys: { old: sides.repeatedKeys.left, new: sides.repeatedKeys.right },
    ...(plan.label === undefined ? {} : { flips: flipsOf(plan, table, known, at) }),
  };
}

function flipsOf({ label, by }: DiffPlan, table: Table, known: number, at: (name: string, row?: number) => number): Flips {
  const flipped = `changed_${label}`;
  const all = { known, flipped: at(flipped) };
  if (by === undefined) return all;
  if (table.rows > MOST_SOURCES + 1)
    throw InputError.of('row-diff-too-many-sources', `The column of sources has more than 10,000 different values, so it does not say where rows came from.`, 'Name a column of few values, such as the file, the vendor or the annotator.');
  const sources = Array.from({ length: table.rows - 1 }, (_, index) => index + 1).map((row) => ({ source: (table.values.source_name![row] ?? null) as string | null, known: at('known', row), flipped: at(flipped, row) }));
  // A source of new rows alone has no label that could have changed.
  return { ...all, sources: sources.filter((source) => source.known > 0) };
}
