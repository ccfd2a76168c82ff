import { binomialTail } from './binomial.ts';
import { effectiveTrials } from './clustered.ts';
import { middleOf, pooled, type Histogram } from './histogram.ts';

/** A quantile of times with its one-sided bounds, each at confidence `level`; microseconds. */
export interface QuantileEstimate {
  p: number;
  value: number;
  /** 0 where nothing is known to be below it. */
  low: number;
  /** `undefined` where there are too few requests for any upper bound, or too many that failed. */
  high: number | undefined;
  level: number;
  /** Requests, and how many independent ones they are worth for the share that is slower than the estimate. */
  n: number;
  effective: number;
  /** Independent requests that an upper bound needs. */
  needed: number;
}

export const QUANTILE_METHOD = 'order statistics over quartets (each bound one-sided)';

/**
 * Bounds of a quantile, by inverting a binomial test: x is an upper bound where the requests slower than x are so few that a share of
 * 1 − p of them would rarely give as few, a lower one where they are so many (for independent requests these are the order statistics
 * of Hahn and Meeker 1991, §5.2). Requests of one cluster depend on each other; at every x they count as many as they are worth there
 * (Woodruff 1952, JASA 47:635; Korn and Graubard 1998). One histogram for each cluster.
 */
export function quantileEstimate(clusters: readonly Histogram[], p: number, level: number): QuantileEstimate {
  const all = pooled(clusters);
  const n = all.total;
  const value = all.quantile(p);
  const needed = fewestFor(p, level);
  if (n === 0) return { p, value, low: 0, high: undefined, level, n, effective: 0, needed };
  const slower = slowerByBucket(clusters, all);
  const effective = worth(clusters, clusters.map((one) => one.slowerThan(value)), level).n;
  return { p, value, low: lowBound(clusters, slower, p, level), high: highBound(clusters, slower, p, level), level, n, effective, needed };
}

/** Fewest independent values whose largest one is an upper bound of the p-quantile: 1 − pⁿ ≥ level. 2,995 for 0.999 at 95 %. */
export function fewestFor(p: number, level: number): number {
  return Math.ceil(Math.log(1 - level) / Math.log(p) - 1e-9);
}

/** For each used bucket, rising: its value, and how many requests of each cluster are slower. */
interface Slower {
  value: number;
  counts: number[];
}

function slowerByBucket(clusters: readonly Histogram[], all: Histogram): Slower[] {
  const left = clusters.map(({ total }) => total);
  const found: Slower[] = [];
  for (let bucket = 0; bucket < all.counts.length; bucket++) {
    if (all.counts[bucket] === 0) continue;
    clusters.forEach((one, i) => (left[i]! -= one.counts[bucket]!));
    found.push({ value: middleOf(bucket), counts: [...left] });
  }
  return found;
}

/** The fastest value that so few are slower than; found by halving, from the slowest of all. */
function highBound(clusters: readonly Histogram[], slower: readonly Slower[], p: number, level: number): number | undefined {
  const holds = (i: number): boolean => {
    const { n, events } = worth(clusters, slower[i]!.counts, level);
    const few = Math.ceil(events - 1e-9);
    return few < n && 1 - binomialTail(few + 1, n, 1 - p) <= 1 - level;
  };
  let [fails, high] = [-1, slower.length - 1];
  if (high < 0 || !holds(high)) return undefined;
  while (high - fails > 1) {
    const middle = (fails + high) >> 1;
    if (holds(middle)) high = middle;
    else fails = middle;
  }
  return slower[high]!.value;
}

/** The slowest value at or below which the quantile cannot be, for so many are slower than the one before it. */
function lowBound(clusters: readonly Histogram[], slower: readonly Slower[], p: number, level: number): number {
  const holds = (i: number): boolean => {
    const { n, events } = worth(clusters, i < 0 ? clusters.map(({ total }) => total) : slower[i]!.counts, level);
    return n > 0 && binomialTail(Math.floor(events + 1e-9), n, 1 - p) <= 1 - level;
  };
  let [low, fails] = [-1, slower.length];
  if (!holds(low)) return 0;
  while (fails - low > 1) {
    const middle = (low + fails) >> 1;
    if (holds(middle)) low = middle;
    else fails = middle;
  }
  return slower[low + 1]?.value ?? Infinity;
}

/** Independent trials and events, for the share that the counts are of their clusters. */
function worth(clusters: readonly Histogram[], counts: readonly number[], level: number): { n: number; events: number } {
  const trials = clusters.map(({ total }, i) => ({ events: counts[i]!, n: total }));
  const total = trials.reduce((sum, { n }) => sum + n, 0);
  const events = trials.reduce((sum, trial) => sum + trial.events, 0);
  const n = Math.floor(effectiveTrials(trials, level) + 1e-9);
  return { n, events: (events * n) / total };
}
