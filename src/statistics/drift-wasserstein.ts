import { total } from './drift.ts';
import { TYPICAL, rowsNeeded, type DistanceBounds } from './drift-bounds.ts';
import { normOfNoise } from './drift-noise.ts';
import { normalTail } from './special.ts';

/** A sample over fixed edges: bin 0 is the value `edges[0]`, bin i is (edges[i−1], edges[i]]; the rest lies outside. */
export interface BinnedSample {
  counts: readonly number[];
  /** Of the values below `edges[0]`: how many, and Σ and Σ² of their distance to it; the same above the last edge. */
  below: Outside;
  above: Outside;
}

export interface Outside {
  count: number;
  distance: number;
  distanceSquared: number;
}

export interface WassersteinBounds extends DistanceBounds {
  /** Wasserstein-1 of the two samples themselves lies within these, whatever the values inside the bins. */
  exactLow: number;
  exactHigh: number;
}

/**
 * Bounds for the binned Wasserstein-1 distance Σ c_i |F(e_i) − G(e_i)| plus both tails, in the values' unit. `lows[i]` is
 * the reference's least value in bin i (its greatest is the edge), so that the distance is exact where the reference has
 * single values: F stays on F(e_{i−1}) up to lows[i] and is taken as linear from there to the edge. Where both
 * samples lie outside of the edges, the difference of their mean distances is taken. The lower bound takes the noise's own quantile (`normOfNoise`)
 * instead of E‖N‖ + z τ. No value lies between edges that are at most `step` apart (1 for whole numbers).
 */
export function wassersteinBounds(
  edges: readonly number[],
  lows: readonly number[],
  reference: BinnedSample,
  current: BinnedSample,
  z: number,
  limit: number,
  step = 0,
): WassersteinBounds {
  const m = size(reference);
  const n = size(current);
  const f = cumulative(reference);
  const g = cumulative(current);
  const weights = edgeWeights(edges, lows);
  const sides = (['below', 'above'] as const).map((side) => [reference[side].distance / m, current[side].distance / n] as const);
  const tails = total(sides.map(([a, b]) => Math.abs(a - b)));
  const estimate = tails + total(weights.map((weight, i) => weight * Math.abs(f[i]! - g[i]!)));

  const pairNoise = f.map((value, i) => {
    const pooledShare = (value * m + g[i]! * n) / (m + n);
    const pooled = pooledShare * (1 - pooledShare);
    return Math.sqrt(Math.max(value * (1 - value), pooled) / m + Math.max(g[i]! * (1 - g[i]!), pooled) / n);
  });
  const tailNoise = (['below', 'above'] as const).map((side) => Math.sqrt(outsideVariance(reference[side], m) / m + outsideVariance(current[side], n) / n));
  // The mean moves where all differences F − G have one sign, the spread where they change it at the median.
  const middle = f.findIndex((value) => value >= 0.5);
  const directions = [weights, weights.map((weight, i) => (i < middle ? -weight : weight))].map((signed) => correlations(signed, [reference, current]));
  const noise = normOfNoise({ weights, deviations: pairNoise, directions, rest: total(tailNoise) }, normalTail(z));

  const own = [functionalVariance(weights, [reference]), functionalVariance(weights, [current])] as const;
  const pooled = functionalVariance(weights, [reference, current]);
  const tau = Math.sqrt(Math.max(own[0], pooled) / m + Math.max(own[1], pooled) / n);
  const typical = TYPICAL * total(weights.map((weight, i) => weight * Math.sqrt(f[i]! * (1 - f[i]!))));
  const [exactLow, exactHigh] = exactRange(edges, lows, f, g, step);
  return {
    estimate,
    low: Math.max(0, estimate - noise),
    high: estimate + z * tau,
    needed: rowsNeeded(typical + (z + 1) * Math.sqrt(own[0]), m, limit),
    exactLow: exactLow + tails,
    exactHigh: exactHigh + total(sides.map(([a, b]) => a + b)),
  };
}

function size(sample: BinnedSample): number {
  return sample.below.count + total(sample.counts) + sample.above.count;
}

function cumulative(sample: BinnedSample): number[] {
  const n = size(sample);
  let sum = sample.below.count;
  return sample.counts.map((count) => (sum += count) / n);
}

function edgeWeights(edges: readonly number[], lows: readonly number[]): number[] {
  return edges.map((edge, i) => {
    const before = i > 0 ? (edge - lows[i]!) / 2 : 0;
    const after = i + 1 < edges.length ? lows[i + 1]! - edge + (edges[i + 1]! - lows[i + 1]!) / 2 : 0;
    return before + after;
  });
}

function outsideVariance(outside: Outside, n: number): number {
  return Math.max(0, outside.distanceSquared / n - (outside.distance / n) ** 2);
}

/** Correlation of 1{X <= e_i} with h(X), h as below, in both samples together; 0 where one of them does not vary. */
function correlations(signed: readonly number[], samples: readonly BinnedSample[]): number[] {
  const h = suffixSums(signed);
  const n = total(samples.map(size));
  const counts = signed.map((_, i) => total(samples.map((sample) => sample.counts[i]! + (i === 0 ? sample.below.count : 0))));
  const mean = total(counts.map((count, i) => count * h[i]!)) / n;
  const deviation = Math.sqrt(functionalVariance(signed, samples));
  let [share, covariance] = [0, 0];
  return counts.map((count, i) => {
    share += count / n;
    covariance += (count / n) * (h[i]! - mean);
    const spread = deviation * Math.sqrt(Math.max(0, share * (1 - share)));
    return spread > 0 ? Math.max(-1, Math.min(1, covariance / spread)) : 0;
  });
}

function suffixSums(weights: readonly number[]): number[] {
  const sums = [...weights];
  for (let i = sums.length - 2; i >= 0; i--) sums[i]! += sums[i + 1]!;
  return sums;
}

/** Variance of h(X), h(x) = Σ_{i: x ≤ e_i} c_i, going on with slope −1 outside: the functional of greatest variance. */
function functionalVariance(weights: readonly number[], samples: readonly BinnedSample[]): number {
  const h = suffixSums(weights);
  const n = total(samples.map(size));
  let sum = 0;
  let squares = 0;
  for (const { counts, below, above } of samples) {
    for (const [i, count] of counts.entries()) {
      sum += count * h[i]!;
      squares += count * h[i]! ** 2;
    }
    sum += below.count * h[0]! + below.distance - above.distance;
    squares += below.count * h[0]! ** 2 + 2 * h[0]! * below.distance + below.distanceSquared + above.distanceSquared;
  }
  return Math.max(0, squares / n - (sum / n) ** 2);
}

/** ∫|F − G| between the edges at least and at most, F being known where the reference has no value, G only at edges. */
function exactRange(edges: readonly number[], lows: readonly number[], f: readonly number[], g: readonly number[], step: number): [number, number] {
  let least = 0;
  let most = 0;
  for (let i = 1; i < edges.length; i++) {
    const flat = lows[i]! - edges[i - 1]!;
    const rising = edges[i]! - lows[i]!;
    if (edges[i]! - edges[i - 1]! <= step) {
      least += flat * Math.abs(f[i - 1]! - g[i - 1]!);
      most += flat * Math.abs(f[i - 1]! - g[i - 1]!);
      continue;
    }
    least += flat * gap(f[i - 1]!, f[i - 1]!, g[i - 1]!, g[i]!) + rising * gap(f[i - 1]!, f[i]!, g[i - 1]!, g[i]!);
    most += flat * reach(f[i - 1]!, f[i - 1]!, g[i - 1]!, g[i]!) + rising * reach(f[i - 1]!, f[i]!, g[i - 1]!, g[i]!);
  }
  return [least, most];
}

function gap(fLow: number, fHigh: number, gLow: number, gHigh: number): number {
  return Math.max(0, fLow - gHigh, gLow - fHigh);
}

function reach(fLow: number, fHigh: number, gLow: number, gHigh: number): number {
  return Math.max(fHigh - gLow, gHigh - fLow);
}

