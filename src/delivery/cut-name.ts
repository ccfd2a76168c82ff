import type { SliceBy } from './spec.ts';

/** A column as it is, in quantile bands, between edges, or in spans of time. */
export type Cut = Exclude<SliceBy, unknown[]>;

/** The name of a cut, unlike for each way of cutting one column. Crosses of columns are joined. */
export function cutName(cut: Cut | readonly Cut[]): string {
  if (isCross(cut)) return cut.map((one) => cutName(one)).join(' × ');
  if (typeof cut === 'string') return cut;
  if (cut.quantiles !== undefined) return `${cut.column} (${cut.quantiles} quantiles)`;
  if (cut.edges !== undefined) return `${cut.column} (edges ${cut.edges.join(', ')})`;
  return `${cut.column} (every ${cut.every})`;
}

export function isCross(cut: Cut | readonly Cut[]): cut is readonly Cut[] {
  return Array.isArray(cut);
}
