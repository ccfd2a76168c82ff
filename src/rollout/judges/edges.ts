import type { PlannedEdges, PlannedGuardrail } from '../../journal/plan.ts';
import { wilson } from '../../statistics/proportions.ts';

/** Upper edges, rising, and how many of the champion's lie in each bucket; one more than edges. */
export interface Layout {
  edges: readonly number[];
  counts: readonly number[];
}

/** The edges that carry a quantile's margins, or the least margin that this layout could carry (undefined: none, or not by so little data). */
export type Carried = { edges: PlannedEdges } | { why: string; quantile?: number; leastMargin?: number };

/** So many of the champion's beyond the quantile are needed to know where it lies. */
const ENOUGH_BEYOND = 20;
const CONFIDENCE = 0.95;

/**
 * A bucket edge is a share, not a ratio of quantiles. Were the candidate's q-quantile above `margin` times the champion's, more than 1 − q
 * of its requests would lie above any edge up to there; so the largest edge in (champion's quantile, margin times it] is the one whose
 * share promotion looks at, and harm looks at the least edge at or above `tolerate` times it. Both shares are held against the champion's,
 * as (1 − q) over its share above the edge; of the 95 % interval of that share the end that is against the claim. The quantile itself is
 * read as Prometheus does, linear within its bucket.
 */
export function carry({ quantile = 0.5, tolerate, margin }: PlannedGuardrail, layout: Layout): Carried {
  const n = layout.counts.reduce((sum, count) => sum + count, 0);
  const beyond = 1 - quantile;
  if (n * beyond < ENOUGH_BEYOND) return { why: `of the champion's last ${n} requests about ${Math.round(n * beyond)} lie beyond its quantile, and ${ENOUGH_BEYOND} are needed to know where that is` };
  const at = quantileOf(layout, quantile, n);
  if (at === undefined) return { why: 'the champion\'s quantile lies above the last bucket edge, so nobody knows where' };
  if (!(at > 0)) return { why: 'the champion\'s quantile is not above 0, and has no ratio', quantile: at };
  const carrying = (edge: number): boolean => edge > at && promotionRatio(layout, edge, n, beyond) > 1;
  const promotion = layout.edges.filter((edge) => carrying(edge) && edge <= margin * at).at(-1);
  if (promotion === undefined) {
    const least = layout.edges.find(carrying);
    return { why: 'no bucket edge lies between it and its margin', quantile: at, leastMargin: least === undefined ? undefined : roundUp(least / at) };
  }
  const harm = layout.edges.find((edge) => edge >= tolerate * at && edge > at);
  if (harm === undefined) return { why: 'no bucket edge lies where harm begins', quantile: at };
  const least = boundsAbove(layout, harm, n).low;
  return {
    edges: {
      promotion: { at: promotion, ratio: promotionRatio(layout, promotion, n, beyond) },
      // Where nothing of the champion's lies above the edge its share has no ratio; half a request stands for it, and the excess is looked at besides.
      harm: { at: harm, ratio: Math.max(1, beyond / Math.max(least, 0.5 / n)), excess: Math.max(0, beyond - least) },
    },
  };
}

function promotionRatio(layout: Layout, edge: number, n: number, beyond: number): number {
  return beyond / boundsAbove(layout, edge, n).high;
}

function boundsAbove({ edges, counts }: Layout, edge: number, n: number): { low: number; high: number } {
  const above = counts.slice(edges.indexOf(edge) + 1).reduce((sum, count) => sum + count, 0);
  return wilson(above, n, CONFIDENCE);
}

/** As `histogram_quantile` reads it; undefined above the last edge. */
function quantileOf({ edges, counts }: Layout, quantile: number, n: number): number | undefined {
  const rank = quantile * n;
  let seen = 0;
  for (const [index, edge] of edges.entries()) {
    const before = seen;
    seen += counts[index]!;
    if (seen < rank || counts[index] === 0) continue;
    const low = index === 0 ? Math.min(0, edge) : edges[index - 1]!;
    return low + ((edge - low) * (rank - before)) / counts[index]!;
  }
  return undefined;
}

/** To two digits behind the point, never below what is needed. */
function roundUp(ratio: number): number {
  return Math.ceil(ratio * 100 - 1e-9) / 100;
}
