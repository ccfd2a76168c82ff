import type { ColumnInfo, Dialect } from '../../core/data-engine.ts';

/** Two columns whose values are held against each other, and the SQL expressions of a value of each. */
export interface Pair {
  left: { info: ColumnInfo; sql: string };
  right: { info: ColumnInfo; sql: string };
}

/**
 * A condition that is true where two values differ, and never null: null equals null, NaN equals NaN, an infinity itself.
 * Numbers differ where |a − b| > tolerance · max(|a|, |b|); everything else must be equal. A text that stands for a number,
 * a truth value or a time is compared as such with a column of these. Only of types that are `comparable`.
 */
export function differs(pair: Pair, dialect: Dialect, tolerance = 0): string {
  const { left, right } = pair;
  const exactly = `(${left.sql} IS DISTINCT FROM ${right.sql})`;
  const kinds = [kindOf(left.info), kindOf(right.info)];
  const has = (kind: Kind) => kinds.includes(kind);
  const same = left.info.native === right.info.native;
  if (kinds.every((kind) => kind === 'number') && tolerance === 0 && (bothIntegers(pair) || (same && /^decimal/i.test(left.info.native)))) return exactly;
  if (has('number') && kinds.every((kind) => kind === 'number' || kind === 'string' || kind === 'boolean')) return numbersDiffer(pair, dialect, tolerance);
  if (has('time') && kinds.every((kind) => kind === 'time' || kind === 'string')) return same || !has('string') ? exactly : castDiffers(pair, (sql) => dialect.instant(sql));
  if (has('boolean') && kinds.every((kind) => kind === 'boolean' || kind === 'string')) return same ? exactly : castDiffers(pair, (sql) => `lower(CAST(${sql} AS VARCHAR))`);
  if (kinds.every((kind) => kind === 'string')) return same ? exactly : castDiffers(pair, (sql) => `CAST(${sql} AS VARCHAR)`);
  return exactly;
}

/** Whether a value of one can equal one of the other. */
export function comparable(left: ColumnInfo, right: ColumnInfo): boolean {
  const kinds = [kindOf(left), kindOf(right)];
  const among = (...allowed: Kind[]) => kinds.every((kind) => allowed.includes(kind));
  return left.native === right.native || among('number', 'string', 'boolean') || among('time', 'string');
}

/** Whether rows can be joined by equality of these two. */
export function joinable(left: ColumnInfo, right: ColumnInfo): boolean {
  return kindOf(left) === kindOf(right) && (kindOf(left) !== 'nested' || left.native === right.native);
}

/** Whether a column has become one of another kind: text instead of numbers, times instead of text, and so on. */
export function retyped(left: ColumnInfo, right: ColumnInfo): boolean {
  return !joinable(left, right);
}

type Kind = 'number' | 'string' | 'boolean' | 'time' | 'nested';

function kindOf({ type }: ColumnInfo): Kind {
  switch (type) {
    case 'integer':
    case 'float':
      return 'number';
    case 'date':
    case 'timestamp':
      return 'time';
    case 'other':
      return 'nested';
    default:
      return type;
  }
}

function bothIntegers({ left, right }: Pair): boolean {
  return left.info.type === 'integer' && right.info.type === 'integer';
}

function numbersDiffer({ left, right }: Pair, dialect: Dialect, tolerance: number): string {
  const [x, y] = [left, right].map(({ info, sql }) => `${kindOf(info) === 'string' ? 'TRY_CAST' : 'CAST'}(${sql} AS DOUBLE)`) as [string, string];
  const nan = [x, y].map((value) => dialect.isNan(value)) as [string, string];
  const beyond = tolerance === 0 ? 'true' : `abs(${x} - ${y}) > CAST('${tolerance}' AS DOUBLE) * greatest(abs(${x}), abs(${y}))`;
  return (
    `(CASE WHEN ${left.sql} IS NULL OR ${right.sql} IS NULL THEN (${left.sql} IS NULL) <> (${right.sql} IS NULL) ` +
    // A text that is no number is none of the numbers on the other side.
    `WHEN ${x} IS NULL OR ${y} IS NULL THEN true ` +
    `WHEN ${nan[0]} OR ${nan[1]} THEN NOT (${nan[0]} AND ${nan[1]}) ` +
    `WHEN ${x} = ${y} THEN false ` +
    `WHEN NOT ${dialect.isFinite(x)} OR NOT ${dialect.isFinite(y)} THEN true ` +
    `ELSE ${beyond} END)`
  );
}

function castDiffers({ left, right }: Pair, cast: (sql: string) => string): string {
  const [x, y] = [cast(left.sql), cast(right.sql)];
  return `(CASE WHEN ${left.sql} IS NULL OR ${right.sql} IS NULL THEN (${left.sql} IS NULL) <> (${right.sql} IS NULL) ELSE coalesce(${x} <> ${y}, true) END)`;
}
