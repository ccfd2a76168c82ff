import { identifier } from '../../core/sql.ts';
import type { ColumnInfo } from '../../core/data-engine.ts';

/** One column as both tables have it. */
export interface Shared {
  left: ColumnInfo;
  right: ColumnInfo;
}

export interface KeyJoin {
  /** Names of the two sources in the query. */
  tables: [left: string, right: string];
  keys: readonly Shared[];
  /** Columns that the pairs carry, as `l0`, `r0`, …; a side that lacks one carries null. */
  columns: readonly { left?: ColumnInfo; right?: ColumnInfo }[];
}

/**
 * Common table expressions, without their WITH, that join two tables by key:
 *
 * - `pairs`: a row for each key that stands once at most on each side: `in_left`, `in_right` (1 or null), `k0…`, `l0…`, `r0…`.
 * - `sides`: one row: `left_rows`, `left_null` (rows without a key), `left_repeated_keys`, `left_repeated` (rows whose key stands
 *   more than once), and the same of the right.
 *
 * Rows of a repeated key are in no pair, on neither side: which of them would be the partner is not known.
 */
export function keyJoin({ tables, keys, columns }: KeyJoin): string {
  const names = keys.map((_, index) => `k${index}`);
  const list = names.join(', ');
  const known = names.map((name) => `${name} IS NOT NULL`).join(' AND ');
  const side = (index: 0 | 1) => {
    const info = (shared: Shared) => identifier((index === 0 ? shared.left : shared.right).name);
    const mark = index === 0 ? 'l' : 'r';
    const keyed = keys.map((key, at) => `${info(key)} AS ${names[at]}`).join(', ');
    const carried = columns.flatMap(({ left, right }, at) => {
      const own = index === 0 ? left : right;
      return own ? [`${identifier(own.name)} AS ${mark}${at}`] : [];
    });
    return { keys: `SELECT ${keyed} FROM ${tables[index]}`, rows: `SELECT ${[keyed, ...carried].join(', ')} FROM ${tables[index]}`, carried: columns.flatMap((one, at) => ((index === 0 ? one.left : one.right) ? [`${mark}${at}`] : [])) };
  };
  const [left, right] = [side(0), side(1)];
  const counts = (name: string) => `SELECT ${list}, count(*) AS n FROM (${name}) AS keyed GROUP BY ${list}`;
  const repeated = (name: string) => `SELECT ${list} FROM ${name} WHERE n > 1 AND ${known}`;
  const lone = (rows: string, carried: string[]) =>
    `SELECT 1 AS present, ${[list, ...carried].join(', ')} FROM (${rows}) AS t WHERE ${known} AND NOT EXISTS (SELECT 1 FROM repeated WHERE ${names.map((name) => `repeated.${name} = t.${name}`).join(' AND ')})`;
  const sums = (prefix: string, name: string) =>
    `SELECT coalesce(sum(n), 0) AS ${prefix}_rows, coalesce(sum(n) FILTER (WHERE NOT (${known})), 0) AS ${prefix}_null, ` +
    `count(*) FILTER (WHERE n > 1 AND ${known}) AS ${prefix}_repeated_keys, coalesce(sum(n) FILTER (WHERE n > 1 AND ${known}), 0) AS ${prefix}_repeated FROM ${name}`;
  return [
    `left_keys AS (${counts(left.keys)})`,
    `right_keys AS (${counts(right.keys)})`,
    `repeated AS (${repeated('left_keys')} UNION ${repeated('right_keys')})`,
    `sides AS (SELECT * FROM (${sums('left', 'left_keys')}) AS a CROSS JOIN (${sums('right', 'right_keys')}) AS b)`,
    `left_lone AS (${lone(left.rows, left.carried)})`,
    `right_lone AS (${lone(right.rows, right.carried)})`,
    `pairs AS (SELECT a.present AS in_left, b.present AS in_right, ${[...names.map((name) => `coalesce(a.${name}, b.${name}) AS ${name}`), ...left.carried.map((name) => `a.${name}`), ...right.carried.map((name) => `b.${name}`)].join(', ')} ` +
      `FROM left_lone AS a FULL JOIN right_lone AS b ON ${names.map((name) => `a.${name} = b.${name}`).join(' AND ')})`,
  ].join(',\n');
}

/** What `sides` says, from a row of answers. */
export interface Sides {
  rows: { left: number; right: number };
  /** Rows with a null in their key. */
  nulls: { left: number; right: number };
  /** Rows whose key stands more than once in their table, and how many such keys. */
  repeated: { left: number; right: number };
  repeatedKeys: { left: number; right: number };
}

export function sidesOf(at: (name: string) => number): Sides {
  const both = (name: string) => ({ left: at(`left_${name}`), right: at(`right_${name}`) });
  return { rows: both('rows'), nulls: both('null'), repeated: both('repeated'), repeatedKeys: both('repeated_keys') };
}
