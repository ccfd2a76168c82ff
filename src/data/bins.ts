import { identifier, literal } from '../core/sql.ts';

/** Longer texts are never kept by name: they are prose, not categories. */
export const MAX_VALUE_LENGTH = 200;

/** A column as DOUBLE (null where it is no number), and the same with NaN and infinities taken for null. */
export function numbersOf(name: string): { plain: string; finite: string } {
  const plain = `TRY_CAST(${identifier(name)} AS DOUBLE)`;
  return { plain, finite: `(CASE WHEN isfinite(${plain}) THEN ${plain} END)` };
}

export function textOf(name: string): string {
  return `CAST(${identifier(name)} AS VARCHAR)`;
}

/** JSON list: finite values up to the first edge, in each bin (e[i-1], e[i]], and, only where there are some, above. */
export function edgeCounts(name: string, edges: readonly number[]): string {
  const { finite } = numbersOf(name);
  return `to_json(map_values(histogram(${finite}, [${edges.map((edge) => double(edge)).join(', ')}])))`;
}

/** JSON object: rows by value, keys led by `=`; under the empty key those of any other value, where there are some. */
export function valueCounts(name: string, values: readonly string[]): string {
  return `to_json(histogram_exact('=' || ${textOf(name)}, [${values.map((value) => literal(`=${value}`)).join(', ')}]::VARCHAR[]))`;
}

export function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`;
}
