import { filled, jensenShannonDivergence, jensenShannonTerm, populationStability, stabilityTerm, total } from './drift.ts';
import { rowsNeeded, type DistanceBounds } from './drift-bounds.ts';
import { noncentralScore } from './special.ts';

export interface DivergenceBounds extends DistanceBounds {
  /** As measured, with what noise alone adds to it. */
  raw: number;
}

/**
 * Bounds for the Jensen–Shannon distance (natural logarithm) between two distributions, from counts over the same bins. `raw` is the
 * distance of the samples; the estimate has the mean divergence of two samples of one distribution taken off.
 */
export function jensenShannonBounds(reference: readonly number[], current: readonly number[], z: number, limit: number): DivergenceBounds {
  const raw = jensenShannonDivergence(reference, current);
  const slope = (p: number, q: number) => 0.5 * Math.log((2 * p) / (p + q));
  const found = divergenceBounds(reference, current, { raw, term: (a, m, b, n) => jensenShannonTerm(a / m, b / n), slope, curvature: 1 / 8 }, z, limit * limit);
  const root = (value: number) => Math.sqrt(Math.max(0, value));
  return { raw: root(raw), estimate: root(found.estimate), low: root(found.low), high: Math.min(Math.sqrt(Math.LN2), root(found.high)), needed: found.needed };
}

/** The same for the population stability index; empty cells count as half a row (`populationStability`). */
export function stabilityBounds(reference: readonly number[], current: readonly number[], z: number, limit: number): DivergenceBounds {
  const slope = (p: number, q: number) => Math.log(p / q) + 1 - q / p;
  const term = (a: number, m: number, b: number, n: number) => (a + b === 0 ? 0 : stabilityTerm(filled(a, m), filled(b, n)));
  return divergenceBounds(reference, current, { raw: populationStability(reference, current), term, slope, curvature: 1 }, z, limit);
}

interface Divergence {
  raw: number;
  /** What a bin of a of m and b of n rows adds. */
  term(a: number, m: number, b: number, n: number): number;
  /** Derivative of p's term by p, of both shares; by symmetry that of q with both exchanged. */
  slope(p: number, q: number): number;
  /** Of equal distributions, divergence / (1/m + 1/n) is near curvature · χ²(k − 1). */
  curvature: number;
}

/**
 * Near equality a divergence is a quadratic form of the noise: divergence / unit is noncentral chi-squared with k − 1 degrees
 * and the true divergence / unit as its noncentrality (Pardo 2006, Statistical Inference Based on Divergence Measures, chapter 3). Both bounds invert it. `unit` is the
 * curvature times (1/m + 1/n), made larger where bins are so rare that the mean of equal samples is larger (summed over Poisson
 * counts), and where far from equality the delta method's variance is larger than the noncentral one's, 4 unit · divergence.
 */
function divergenceBounds(reference: readonly number[], current: readonly number[], divergence: Divergence, z: number, limit: number): DivergenceBounds {
  const [m, n] = [total(reference), total(current)];
  const bins = reference.map((a, bin) => [a, current[bin]!] as const).filter(([a, b]) => a + b > 0);
  const degrees = Math.max(1, bins.length - 1);
  const scale = divergence.curvature * (1 / m + 1 / n);
  const { raw } = divergence;
  const bias = meanOfEqual(bins, m, n, divergence, scale);
  const base = Math.max(scale, bias / degrees);
  const steep = deltaVariance(bins, m, n, divergence) / (4 * Math.max(raw, base * degrees));
  const unit = Math.max(base, steep);
  const x = Math.max(raw, tiny(unit)) / unit;
  const low = noncentralScore(x, degrees, 0) <= z ? 0 : unit * where((lambda) => noncentralScore(x, degrees, lambda) - z, x + z * z);
  // A sample that is less apart than noise makes it is no evidence of more than the usual: χ² at its mean.
  const usual = Math.max(x, degrees);
  const most = (at: number) => where((lambda) => noncentralScore(at, degrees, lambda) + z, at + 10 * z * z + 4 * z * Math.sqrt(at + z * z) + degrees);
  const enough = most(degrees + Math.sqrt(2 * degrees)) * divergence.curvature;
  return { raw, estimate: Math.max(0, raw - bias), low, high: unit * most(usual), needed: rowsNeeded(Math.sqrt(enough), m, Math.sqrt(limit)) };
}

function tiny(unit: number): number {
  return unit * 1e-9;
}

/** The mean divergence of two samples of their mixture: exact for rare bins, whose counts are near Poisson's. */
function meanOfEqual(bins: readonly (readonly [number, number])[], m: number, n: number, { term }: Divergence, scale: number): number {
  const known = new Map<number, number>();
  return total(
    bins.map(([a, b]) => {
      const expected = (a + b) / (m + n);
      if (Math.min(m, n) * expected >= COMMON || Math.max(m, n) * expected > MOST_COMMON) return scale * (1 - expected);
      let mean = known.get(a + b);
      if (mean === undefined) known.set(a + b, (mean = meanTerm(expected * m, m, expected * n, n, term)));
      return mean;
    }),
  );
}

/** From so many expected rows on, a bin's mean is that of chi-squared to a few per cent. */
const COMMON = 12;
const MOST_COMMON = 200;

function meanTerm(mu: number, m: number, nu: number, n: number, term: Divergence['term']): number {
  const [first, second] = [poisson(mu), poisson(nu)];
  // Linear parts cancel over the bins, so that a mean below zero of one bin is only rounding.
  return Math.max(0, total(first.map((p, a) => total(second.map((q, b) => p * q * term(a, m, b, n))))));
}

function poisson(mean: number): number[] {
  const chances = [Math.exp(-mean)];
  for (let count = 1; count <= mean + 8 * Math.sqrt(mean) + 8; count++) chances.push((chances[count - 1]! * mean) / count);
  return chances;
}

function deltaVariance(bins: readonly (readonly [number, number])[], m: number, n: number, { slope }: Divergence): number {
  const variance = (side: 0 | 1, size: number, other: number) => {
    const slopes = bins.map((bin) => [filled(bin[side], size), slope(filled(bin[side], size), filled(bin[1 - side]!, other))] as const);
    const mean = total(slopes.map(([p, g]) => p * g));
    return total(slopes.map(([p, g]) => p * (g - mean) ** 2)) / size;
  };
  return variance(0, m, n) + variance(1, n, m);
}

/** Where a falling function of the noncentrality crosses zero; 0 where it starts below. */
function where(falling: (lambda: number) => number, most: number): number {
  if (falling(0) <= 0) return 0;
  let [low, high] = [0, most];
  while (falling(high) > 0) high *= 2;
  for (let step = 0; step < 60 && high - low > 1e-9 * high; step++) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
