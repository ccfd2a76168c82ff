/**
 * A name as a quoted SQL identifier, safe whatever it holds: quotes, newlines, SQL. Throws RangeError on NUL, which no
 * engine stores in a name.
 */
export function identifier(name: string): string {
  if (name.includes('\0')) throw new RangeError('A column or table name cannot hold a NUL character.');
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value as an SQL literal, safe whatever it holds. Numbers that are no integers become DOUBLE, never DECIMAL. */
export function literal(value: string | number | bigint | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'bigint') return `(${value})`;
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? `(${value})` : `CAST('${Number.isFinite(value) ? value : notFinite(value)}' AS DOUBLE)`;
  }
  if (value.includes('\0')) throw new RangeError('A text in SQL cannot hold a NUL character.');
  return `'${value.replaceAll("'", "''")}'`;
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}
