import { total, totalVariation } from './drift.ts';
import { normalQuantile } from './normal.ts';
import { normalTail } from './special.ts';

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

/**
 * Bounds for the Kolmogorov–Smirnov distance max |F − G| over the edges, with the mass that the second sample has outside of the
 * reference's range. Of the noise N the covariance is at most (1/m + 1/n) times that of a bridge over the mixture of both
 * (variances are concave in the distribution), so that by Anderson's inequality its tail is at most Kolmogorov's:
 * P(‖N‖ > t) <= 2 exp(−2 t² / (1/m + 1/n)) (Dvoretzky, Kiefer and Wolfowitz 1956 with Massart's constant 1990; two samples: Wei and Dudley 2012).
 */
export function ksBounds(reference: readonly number[], current: readonly number[], z: number, limit: number): DistanceBounds {
  const m = total(reference);
  const n = total(current);
  const estimate = binnedKs(reference, current);
  let [sumF, sumG, spread] = [0, 0, 0];
  for (const [bin, count] of reference.entries()) {
    sumF += count;
    sumG += current[bin]!;
    if (bin === reference.length - 1) break;
    const pooled = variance(sumF + sumG, m + n, z);
    spread = Math.max(spread, Math.max(variance(sumF, m, z), pooled) / m + Math.max(variance(sumG, n, z), pooled) / n);
  }
  const noise = Math.sqrt((Math.log(2 / normalTail(z)) / 2) * (1 / m + 1 / n));
  return {
    estimate,
    low: Math.max(0, estimate - noise),
    high: Math.min(1, estimate + z * Math.sqrt(spread)),
    needed: rowsNeeded(EXPECTED_KS + (z + 1) / 2, m, limit),
  };
}

/** max |F − G| at the bins' ends, from counts; of continuous values a lower bound of the distance. */
export function binnedKs(reference: readonly number[], current: readonly number[]): number {
  const [m, n] = [total(reference), total(current)];
  let [sumF, sumG, most] = [0, 0, 0];
  for (const [bin, count] of reference.entries()) {
    sumF += count;
    sumG += current[bin]!;
    most = Math.max(most, Math.abs(sumF * n - sumG * m));
  }
  return most / (m * n);
}

/** E sup |B| of a Brownian bridge, sqrt(π/2) ln 2. */
const EXPECTED_KS = Math.sqrt(Math.PI / 2) * Math.LN2;

/** E|N| / sd of a normal variable: for typical noise. The bounds themselves use E|N| ≤ sd, true of any. */
export const TYPICAL = Math.sqrt(2 / Math.PI);

function share(count: number, size: number): number {
  return count / size;
}

/** p(1 − p) with z²/2 events and non-events added (Agresti and Coull 1998), so that 0 of n is not certainty. */
function variance(count: number, size: number, z: number): number {
  const p = (count + (z * z) / 2) / (size + z * z);
  return p * (1 - p);
}

/** The n at which `perRow` · sqrt(1/m + 1/n) falls to the limit. */
export function rowsNeeded(perRow: number, m: number, limit: number): number {
  const rest = (limit / perRow) ** 2 - 1 / m;
  return rest > 0 ? Math.ceil(1 / rest) : Infinity;
}
