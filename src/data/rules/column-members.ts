import { identifier, literal } from '../../core/sql.ts';
import type { ColumnInfo, Dialect } from '../../core/data-engine.ts';
import { asDouble, comparable } from './column-numbers.ts';

export type Listed = string | number | boolean;

/**
 * True where a column's value is one of these, null for null. Values compare as what the column holds: as numbers with a
 * column of numbers, as instants with one of times, else as text. A listed value that cannot be one of the column's is left out.
 */
export function membership(dialect: Dialect, column: ColumnInfo, values: readonly Listed[]): string {
  const value = identifier(column.name);
  const among = (left: string, right: string[]) => (right.length === 0 ? `(${value} IS NULL AND CAST(NULL AS BOOLEAN))` : `${left} IN (${right.join(', ')})`);
  switch (column.type) {
    case 'integer':
    case 'float': {
      const exact = values.flatMap((one) => exactNumber(one) ?? []);
      return among(exact.every((one) => typeof one === 'bigint' || Number.isSafeInteger(one)) ? comparable(column) : asDouble(column), exact.map(numeral));
    }
    case 'boolean':
      return among(value, values.flatMap((one) => (/^(true|false)$/i.test(String(one)) ? [String(one).toLowerCase()] : [])));
    case 'timestamp':
      return among(dialect.instant(value), values.filter((one) => isInstant(String(one))).map((one) => dialect.instant(literal(String(one)))));
    default:
      return values.length === 0 ? among(value, []) : dialect.isOneOf(textOf(column), values.map((one) => literal(String(one))));
  }
}

/** The column as text; of numbers only integers are written alike by all engines. */
export function textOf({ name, native }: ColumnInfo): string {
  return /^varchar/i.test(native) ? identifier(name) : `CAST(${identifier(name)} AS VARCHAR)`;
}

const BIGGEST = 2n ** 63n - 1n;

/** A number in SQL; beyond 64 bits, engines know integers as decimals alone. */
export function numeral(one: number | bigint): string {
  return typeof one === 'bigint' && (one > BIGGEST || one < -BIGGEST) ? `CAST('${one}' AS DECIMAL(38, 0))` : literal(one);
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** A day, or a day and a time, in ISO 8601, that the calendar has. */
export function isInstant(text: string): boolean {
  const found = INSTANT.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1, 4).map(Number);
  // JavaScript takes 30 February for 1 March.
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day!;
}

/** A listed text may stand for a number, an integer beyond 2^53 exactly. */
function exactNumber(one: Listed): number | bigint | undefined {
  if (typeof one === 'number') return one;
  if (typeof one === 'boolean') return undefined;
  if (/^[+-]?\d{1,38}$/.test(one)) return BigInt(one.replace(/^\+/, ''));
  return one.trim() !== '' && Number.isFinite(Number(one)) ? Number(one) : undefined;
}
