import { identifier } from '../../core/sql.ts';
import type { ColumnInfo, Dialect } from '../../core/data-engine.ts';

/** A column's value as text; the same value is the same text within one engine. Null for null. */
export function textOf(column: ColumnInfo, dialect: Dialect): string {
  const value = identifier(column.name);
  // Trino has no text of a nested value but its JSON.
  return dialect.name === 'trino' && column.type === 'other' ? `json_format(CAST(${value} AS JSON))` : `CAST(${value} AS VARCHAR)`;
}

/** Texts as one text, different for different ones, null told from all others: never null. */
export function oneText(texts: readonly string[]): string {
  return texts.map((text) => `coalesce(CAST(length(${text}) AS VARCHAR) || ':' || ${text}, '-')`).join(` || `);
}

/** The cheapest aggregate that can show that no combination is repeated: it is never more than the number of different ones. */
export function distinctOrHashes(dialect: Dialect, columns: readonly string[]): string {
  return dialect.distinctHashes?.(columns) ?? dialect.distinct(columns);
}

/** True where any of the columns is null. */
export function anyNull(columns: readonly ColumnInfo[]): string {
  return `(${columns.map(({ name }) => `${identifier(name)} IS NULL`).join(' OR ')})`;
}

/**
 * Columns of two tables as expressions that compare: as they are where the types are equal, as numbers or instants where
 * both are such, else as text.
 */
export function comparable(own: ColumnInfo, other: ColumnInfo, dialect: Dialect): [own: string, other: string] {
  const names = [own, other].map(({ name }) => identifier(name)) as [string, string];
  const both = (types: readonly ColumnInfo['type'][]) => types.includes(own.type) && types.includes(other.type);
  if (own.native === other.native && own.type !== 'other') return names;
  if (both(['integer', 'float'])) return [`CAST(${names[0]} AS DOUBLE)`, `CAST(${names[1]} AS DOUBLE)`];
  if (both(['date', 'timestamp'])) return [dialect.instant(names[0]), dialect.instant(names[1])];
  return [textOf(own, dialect), textOf(other, dialect)];
}

/** Comparable expressions as one value each, for `IN`: the value itself where there is one, never null texts where more. */
export function oneValue(expressions: readonly string[]): string {
  return expressions.length === 1 ? expressions[0]! : oneText(expressions.map((expression) => `CAST(${expression} AS VARCHAR)`));
}

/** True for rows whose `value` (no null) is that of another row, or of other rows that `having` (over groups) asks for. */
export function inGroup(value: string, among: string, having = 'count(*) > 1', also = ''): string {
  return `${value} IN (SELECT v FROM (SELECT ${value} AS v${also} FROM source WHERE ${among}) AS found GROUP BY v HAVING ${having})`;
}

/** A condition of the delivery file as messages show it. */
export function cut(condition: string): string {
  const line = condition.replaceAll(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
