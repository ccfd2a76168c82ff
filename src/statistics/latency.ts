import { binomialTail } from './binomial.ts';
import { effectiveTrials } from './clustered.ts';
import { pooled, type Histogram } from './histogram.ts';

/** A quantile of times with its one-sided bounds, each at confidence `level`; microseconds. */
export interface QuantileEstimate {
  p: number;
  value: number;
  /** 0 where no order statistic is below with that confidence. */
  low: number;
  /** `undefined` where there are too few requests for any upper bound. */
  high: number | undefined;
  level: number;
  /** Requests, and how many independent ones they are worth for this quantile. */
  n: number;
  effective: number;
  /** Requests of this kind that an upper bound needs. */
  needed: number;
}

export const QUANTILE_METHOD = 'order statistics over quartets (each bound one-sided)';

/**
 * Bounds of a quantile from the binomial distribution of how many requests lie below it (order statistics; Hahn and Meeker 1991,
 * §5.2), with the number of independent requests that the clusters are worth at the estimate (Woodruff 1952, JASA 47:635). Those
 * ranks are read off the pooled times. One histogram for each cluster.
 */
export function quantileEstimate(clusters: readonly Histogram[], p: number, level: number): QuantileEstimate {
  const all = pooled(clusters);
  const n = all.total;
  const value = all.quantile(p);
  const effective = n === 0 ? 0 : effectiveTrials(clusters.map((one) => ({ events: one.slowerThan(value), n: one.total })), level);
  const whole = Math.floor(effective + 1e-9);
  const read = (rank: number): number => all.atRank(Math.min(n, Math.max(1, Math.ceil((rank / whole) * n - 1e-9))));
  const low = lowRank(whole, p, level);
  const high = highRank(whole, p, level);
  return {
    p,
    value,
    low: low === 0 ? 0 : read(low),
    high: high === undefined ? undefined : read(high),
    level,
    n,
    effective,
    needed: n === 0 ? fewestFor(p, level) : Math.ceil((fewestFor(p, level) * n) / Math.max(1, effective)),
  };
}

/** Fewest independent values whose largest one is an upper bound of the p-quantile: 1 − pⁿ ≥ level. 2,995 for 0.999 at 95 %. */
export function fewestFor(p: number, level: number): number {
  return Math.ceil(Math.log(1 - level) / Math.log(p) - 1e-9);
}

/** The greatest rank that is at or below the p-quantile with this confidence: P(X ≥ rank) ≥ level. 0 where none is. */
function lowRank(n: number, p: number, level: number): number {
  let [below, above] = [0, n + 1];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (binomialTail(middle, n, p) >= level) below = middle;
    else above = middle;
  }
  return below;
}

/** The least rank that is at or above the p-quantile with this confidence: P(X < rank) ≥ level. */
function highRank(n: number, p: number, level: number): number | undefined {
  let [below, above] = [0, n + 1];
  while (above - below > 1) {
    const middle = (below + above) >> 1;
    if (1 - binomialTail(middle, n, p) >= level) above = middle;
    else below = middle;
  }
  return above > n ? undefined : above;
}
