import type { ColumnInfo, Dialect } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';

/**
 * Beyond this, the square of a number is no double any more: engines end the whole scan there, or answer infinity. Such
 * numbers are left out of moments and counted, and a rule about a moment then has no answer.
 */
export const LARGEST_SQUARED = '1e150';

/** Whether values can be numbers at all: numbers by type, or texts, of which each is tried. */
export function numberLike({ type }: ColumnInfo): boolean {
  return type === 'integer' || type === 'float' || type === 'string';
}

/** The column as DOUBLE; null for a text that is no number. */
export function asDouble(column: ColumnInfo): string {
  const value = identifier(column.name);
  if (/^double$/i.test(column.native)) return value;
  return column.type === 'string' ? `TRY_CAST(${value} AS DOUBLE)` : `CAST(${value} AS DOUBLE)`;
}

/** Whether NaN or an infinity can be in the column. */
export function holdsNotFinite({ type, native }: ColumnInfo): boolean {
  return type === 'string' || (type === 'float' && !/^decimal/i.test(native));
}

/** The column as a number that compares exactly: integers and decimals as they are. */
export function comparable(column: ColumnInfo): string {
  return holdsNotFinite(column) ? asDouble(column) : identifier(column.name);
}

/** A finite number, else null. A plain column where the engine knows that it is always finite. */
export function finiteNumber(dialect: Dialect, column: ColumnInfo): string {
  const number = comparable(column);
  return holdsNotFinite(column) ? `(CASE WHEN ${dialect.isFinite(number)} THEN ${number} END)` : number;
}

/** How many are NaN and infinite, as conditions; undefined where there can be none. */
export function notFinite(dialect: Dialect, column: ColumnInfo): { nan: string; infinite: string } | undefined {
  if (!holdsNotFinite(column)) return undefined;
  const number = asDouble(column);
  return { nan: `coalesce(${dialect.isNan(number)}, false)`, infinite: `coalesce(abs(${number}) = CAST('Infinity' AS DOUBLE), false)` };
}
