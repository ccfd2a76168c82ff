import { total, totalVariation } from './drift.ts';
import { normalQuantile } from './normal.ts';

/**
 * Bounds for a distance between the distributions behind two samples. The estimated distance is a seminorm ‖D + N‖ of
 * the true difference D plus noise N, which is Gaussian for counts as large as ours. Such a seminorm has
 *   median(‖D + N‖) ≥ ‖D‖  (N and −N have one distribution, and ‖D + N‖ + ‖D − N‖ ≥ 2‖D‖),
 *   P(‖D + N‖ < median − z τ) ≤ 1 − Φ(z)  and  P(‖N‖ > E‖N‖ + z τ) ≤ 1 − Φ(z),
 * where τ is the largest standard deviation of a linear functional in its dual ball (Gaussian isoperimetry: Boucheron,
 * Lugosi and Massart 2013, Concentration Inequalities, theorem 10.17). Hence, each at one-sided level Φ(z):
 *   upper = estimate + z τ,   lower = estimate − E‖N‖ − z τ.
 * They hold together over a family of questions when z is taken at its share of the family's error rate.
 */
export interface DistanceBounds {
  estimate: number;
  low: number;
  high: number;
  /** Rows of the second sample from which on equality would probably be shown; Infinity where the first is too small. */
  needed: number;
}

/** z for both bounds of each of `questions` questions at a family-wise error rate. */
export function familyQuantile(errorRate: number, questions: number): number {
  return normalQuantile(1 - errorRate / (2 * Math.max(1, questions)));
}

/** Bounds for the total variation distance, from counts over the same bins. */
export function totalVariationBounds(reference: readonly number[], current: readonly number[], z: number, limit: number): DistanceBounds {
  const m = total(reference);
  const n = total(current);
  const bins = reference.map((count, bin) => [count, current[bin]!] as const).filter(([a, b]) => a + b > 0);
  const estimate = totalVariation(reference, current);
  const spread = (count: number, size: number, pooled: number) => Math.max(variance(count, size, z), variance(pooled, m + n, z));
  const noise = bins.map(([a, b]) => Math.sqrt(spread(a, m, a + b) / m + spread(b, n, a + b) / n));
  // Σ sqrt(p(1 − p)) ≤ sqrt(k − 1): the plug-in above overshoots where many bins are rare.
  const expected = 0.5 * Math.min(total(noise), Math.sqrt(Math.max(1, bins.length - 1) * (1 / m + 1 / n)));
  const largest = bins.reduce((best, bin) => (bin[0] + bin[1] > best[0] + best[1] ? bin : best), bins[0] ?? ([0, 0] as const));
  const half = (count: number, size: number) => (count / size > 0.5 ? variance(count, size, z) : 0.25);
  const tau = Math.sqrt(Math.max(half(largest[0], m), half(largest[0] + largest[1], m + n)) / m + Math.max(half(largest[1], n), half(largest[0] + largest[1], m + n)) / n);
  const typical = 0.5 * TYPICAL * total(reference.map((count) => Math.sqrt(share(count, m) * (1 - share(count, m)))));
  return {
    estimate,
    low: Math.max(0, estimate - expected - z * tau),
    high: Math.min(1, estimate + z * tau),
    needed: rowsNeeded(typical + (z + 1) * Math.sqrt(half(Math.max(...reference), m)), m, limit),
  };
}

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
 * single values: F stays on F(e_{i−1}) up to lows[i] and is taken as linear from there to the edge. The reference has
 * nothing outside its edges.
 */
export function wassersteinBounds(
  edges: readonly number[],
  lows: readonly number[],
  reference: BinnedSample,
  current: BinnedSample,
  z: number,
  limit: number,
): WassersteinBounds {
  const m = size(reference);
  const n = size(current);
  const f = cumulative(reference);
  const g = cumulative(current);
  const weights = edgeWeights(edges, lows);
  const tails = (current.below.distance + current.above.distance) / n;
  const estimate = tails + total(weights.map((weight, i) => weight * Math.abs(f[i]! - g[i]!)));

  const pooledShare = f.map((value, i) => (value * m + g[i]! * n) / (m + n));
  const pairNoise = f.map((value, i) => {
    const pooled = pooledShare[i]! * (1 - pooledShare[i]!);
    return Math.sqrt(Math.max(value * (1 - value), pooled) / m + Math.max(g[i]! * (1 - g[i]!), pooled) / n);
  });
  const tailNoise = [current.below, current.above].map((outside) => Math.sqrt(outsideVariance(outside, n) / n));
  const expected = total(weights.map((weight, i) => weight * pairNoise[i]!)) + total(tailNoise);

  const own = [functionalVariance(weights, [reference]), functionalVariance(weights, [current])] as const;
  const pooled = functionalVariance(weights, [reference, current]);
  const tau = Math.sqrt(Math.max(own[0], pooled) / m + Math.max(own[1], pooled) / n);
  const typical = TYPICAL * total(weights.map((weight, i) => weight * Math.sqrt(f[i]! * (1 - f[i]!))));
  const [exactLow, exactHigh] = exactRange(edges, lows, f, g);
  return {
    estimate,
    low: Math.max(0, estimate - expected - z * tau),
    high: estimate + z * tau,
    needed: rowsNeeded(typical + (z + 1) * Math.sqrt(own[0]), m, limit),
    exactLow: exactLow + tails,
    exactHigh: exactHigh + tails,
  };
}

/** E|N| / sd of a normal variable: for typical noise. The bounds themselves use E|N| ≤ sd, true of any. */
const TYPICAL = Math.sqrt(2 / Math.PI);

function share(count: number, size: number): number {
  return count / size;
}

/** p(1 − p) with z²/2 events and non-events added (Agresti and Coull 1998), so that 0 of n is not certainty. */
function variance(count: number, size: number, z: number): number {
  const p = (count + (z * z) / 2) / (size + z * z);
  return p * (1 - p);
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

/** Variance of h(X), h(x) = Σ_{i: x ≤ e_i} c_i, going on with slope −1 outside: the functional of greatest variance. */
function functionalVariance(weights: readonly number[], samples: readonly BinnedSample[]): number {
  const h = [...weights];
  for (let i = h.length - 2; i >= 0; i--) h[i]! += h[i + 1]!;
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
function exactRange(edges: readonly number[], lows: readonly number[], f: readonly number[], g: readonly number[]): [number, number] {
  let least = 0;
  let most = 0;
  for (let i = 1; i < edges.length; i++) {
    const flat = lows[i]! - edges[i - 1]!;
    const rising = edges[i]! - lows[i]!;
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

/** The n at which `perRow` · sqrt(1/m + 1/n) falls to the limit. */
function rowsNeeded(perRow: number, m: number, limit: number): number {
  const rest = (limit / perRow) ** 2 - 1 / m;
  return rest > 0 ? Math.ceil(1 / rest) : Infinity;
}
