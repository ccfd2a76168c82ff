import { normalQuantile } from './normal.ts';
import { normalTail } from './special.ts';

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { abs, exp, max, sqrt } = Math;

/** Gaussian noise N at points i, and directions in which Σ w_i |N_i| can be large. */
export interface Noise {
  weights: readonly number[];
  deviations: readonly number[];
  /** For each direction (a linear functional of the noise): its correlation with every N_i. */
  directions: readonly (readonly number[])[];
  /** Standard deviation of what is added to the norm in step with each direction. */
  rest: number;
}

/**
 * The value that ‖N‖ = Σ w_i |N_i| exceeds with probability `level`. Far out, ‖N‖ is large where one functional of the noise is:
 * given that one is u standard deviations off, N_i = s_i (ρ_i u + sqrt(1 − ρ_i²) Z), and the norm is near its mean g(u) (what is
 * left of it varies little, for its greatest functional is fixed). Hence P(‖N‖ > g(u)) ≈ 2 (1 − Φ(u)), summed over the directions.
 * Checked against simulation in __tests__/statistics/drift-noise.test.ts.
 */
export function normOfNoise(noise: Noise, level: number): number {
  const alone = -normalQuantile(level / 2);
  const all = noise.directions.map((correlations) => (u: number) => expectedNorm(noise, correlations, u));
  const least = max(...all.map((g) => g(alone)));
  // A direction that comes so far with a hundredth of the chance only is not looked at again.
  const far = -normalQuantile(level / 200);
  const given = all.filter((g) => g(far) > least);
  if (given.length < 2) return least;
  let low = least;
  let high = max(...given.map((g) => g(-normalQuantile(level / (2 * given.length)))));
  for (let step = 0; step < STEPS && high - low > 1e-3 * high; step++) {
    const middle = (low + high) / 2;
    const chance = given.reduce((sum, g) => sum + 2 * normalTail(whereIs(g, middle, alone)), 0);
    if (chance > level) low = middle;
    else high = middle;
  }
  return high;
}

/** The bracket is some per cent wide: five halvings leave a thousandth. */
const STEPS = 5;

function expectedNorm({ weights, deviations, rest }: Noise, correlations: readonly number[], u: number): number {
  let sum = rest * u;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * deviations[i]! * folded(correlations[i]! * u, sqrt(max(0, 1 - correlations[i]! ** 2)));
  return sum;
}

/** E|mean + deviation · Z| (Leone, Nelson and Nottingham 1961). */
function folded(mean: number, deviation: number): number {
  const size = abs(mean);
  if (size >= 6 * deviation) return size;
  const t = size / deviation;
  const bell = exp((-t * t) / 2);
  return deviation * DENSITY * bell + size * erfOfRoot(t, bell);
}

const DENSITY = sqrt(2 / Math.PI);

/** erf(t / √2) within 1.5e-7 (Abramowitz and Stegun 7.1.26): a mean of noise needs no more, and it is asked for often. */
function erfOfRoot(t: number, bell: number): number {
  const k = 1 / (1 + 0.3275911 * t * Math.SQRT1_2);
  return 1 - k * (0.254829592 + k * (-0.284496736 + k * (1.421413741 + k * (-1.453152027 + k * 1.061405429)))) * bell;
}

/** The u at which a rising, nearly linear function has this value. */
function whereIs(g: (u: number) => number, value: number, start: number): number {
  let [u, before] = [start, 0];
  let [at, atBefore] = [g(u), g(0)];
  for (let step = 0; step < 4 && abs(at - value) > 1e-3 * value && at !== atBefore; step++) {
    const next = max(0, u + ((value - at) * (u - before)) / (at - atBefore));
    [before, atBefore, u] = [u, at, next];
    at = g(u);
  }
  return u;
}
