import { twoSidedQuantile } from './normal.ts';

/** How fast a series grows, in its own unit per unit of `x`. */
export interface Slope {
  value: number;
  low: number;
  high: number;
  level: number;
  n: number;
  /** Correlation of neighbouring residuals that the interval was widened for; 0 where it is negative. */
  correlation: number;
}

export const SLOPE_METHOD = 'Theil and Sen over blocks, widened for their correlation';

/**
 * The median of all pairwise slopes with the interval of Sen (1968, JASA 63:1379, equations 2.6 and 2.7): robust against single jumps,
 * as a collector of garbage makes them. Neighbours that resemble each other carry less: the variance of Kendall's statistic is taken
 * (1 + r) / (1 − r) times (Bayley and Hammersley 1946), r the correlation of neighbouring residuals. `x` rises strictly.
 * NaN where there are fewer than five points.
 */
export function slopeOf(x: readonly number[], y: readonly number[], level: number): Slope {
  const n = y.length;
  if (n < 5) return { value: NaN, low: NaN, high: NaN, level, n, correlation: 0 };
  const slopes: number[] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) slopes.push((y[j]! - y[i]!) / (x[j]! - x[i]!));
  slopes.sort((a, b) => a - b);
  const value = median(slopes);
  const correlation = Math.min(0.9, Math.max(0, neighbourCorrelation(y.map((each, i) => each - value * x[i]!))));
  const variance = ((n * (n - 1) * (2 * n + 5)) / 18) * ((1 + correlation) / (1 - correlation));
  const reach = twoSidedQuantile(level) * Math.sqrt(variance);
  const pairs = slopes.length;
  const rank = Math.floor((pairs - reach) / 2);
  // So wide that no pairwise slope bounds it: nothing is known.
  if (rank < 1) return { value, low: -Infinity, high: Infinity, level, n, correlation };
  return { value, low: slopes[rank - 1]!, high: slopes[pairs - rank]!, level, n, correlation };
}

/**
 * Interval of first − second, of two independent estimates with intervals of their own, which need not be symmetric (recovery of
 * variance estimates; Zou and Donner 2008, Statistics in Medicine 27:1693, equation 6).
 */
export function slopeDifference(first: Slope, second: Slope): { value: number; low: number; high: number } {
  const value = first.value - second.value;
  return {
    value,
    low: value - Math.hypot(first.value - first.low, second.high - second.value),
    high: value + Math.hypot(first.high - first.value, second.value - second.low),
  };
}

function neighbourCorrelation(residuals: readonly number[]): number {
  const mean = residuals.reduce((sum, each) => sum + each, 0) / residuals.length;
  let products = 0;
  let squares = 0;
  residuals.forEach((each, i) => {
    squares += (each - mean) ** 2;
    if (i > 0) products += (each - mean) * (residuals[i - 1]! - mean);
  });
  return squares === 0 ? 0 : products / squares;
}

function median(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
