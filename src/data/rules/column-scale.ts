import type { NumbersProfile } from '../profile/profile.ts';

/** A number that bins tell up to `error`: it lies in [value − error, value + error]. */
export interface Binned {
  value: number;
  error: number;
}

/**
 * The order statistic of rank ⌈level · n⌉ (type 1) of the finite values behind a profile. A bin's greatest value is its edge,
 * so where the edges are order statistics themselves, as they are in a profile of one table, the edge is the answer; after a
 * merge it lies between the bin's least value and the edge.
 */
export function quantileOf({ edges, lows, counts }: NumbersProfile, level: number): Binned | undefined {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(level * n - 1e-9));
  let below = 0;
  for (const [bin, count] of counts.entries()) {
    // The last of a bin is its edge, whatever lies before it.
    if (below + count >= rank) return { value: edges[bin]!, error: below + count === rank ? 0 : edges[bin]! - lows[bin]! };
    below += count;
  }
  return undefined;
}

/**
 * The median of |x − centre| over the finite values behind a profile: within each bin the distance lies between that of its
 * nearest and of its farthest point, so the medians of these are bounds, and the answer is their middle.
 */
export function medianDistance({ edges, lows, counts }: NumbersProfile, centre: number): Binned | undefined {
  const bins = counts.flatMap((count, bin) => (count === 0 ? [] : [{ count, low: lows[bin]!, high: edges[bin]! }]));
  const nearest = weightedMedian(bins.map(({ count, low, high }) => ({ count, at: low > centre ? low - centre : high < centre ? centre - high : 0 })));
  const farthest = weightedMedian(bins.map(({ count, low, high }) => ({ count, at: Math.max(Math.abs(low - centre), Math.abs(high - centre)) })));
  if (nearest === undefined || farthest === undefined) return undefined;
  return { value: (nearest + farthest) / 2, error: (farthest - nearest) / 2 };
}

/** The value of rank ⌈n / 2⌉. */
function weightedMedian(points: { count: number; at: number }[]): number | undefined {
  const half = points.reduce((sum, { count }) => sum + count, 0) / 2;
  let below = 0;
  for (const { count, at } of [...points].sort((a, b) => a.at - b.at)) {
    below += count;
    if (below >= half) return at;
  }
  return undefined;
}
