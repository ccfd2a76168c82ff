import { logGamma } from './special.ts';

/**
 * All rates of independent events that `events` of `n` do not refute, at any look, with a chance of at most `alpha` of ever missing the
 * truth: the two-sided beta-binomial mixture of sub-Bernoulli processes inverted by bisection (Howard, Ramdas, McAuliffe and Sekhon 2021,
 * "Time-uniform, nonparametric, nonasymptotic confidence sequences", section 3), tightest about `tightAt` trials.
 */
export function bernoulliSequence(events: number, n: number, alpha: number, tightAt: number): { low: number; high: number } {
  const share = events / n;
  const limit = Math.log(1 / alpha);
  const isIn = (p: number): boolean => {
    const v = p * (1 - p);
    return betaBinomialMixture((share - p) * n, v * n, { vOpt: v * tightAt, alpha, g: p, h: 1 - p }) < limit;
  };
  return { low: events === 0 ? 0 : border(isIn, share, 0), high: events === n ? 1 : border(isIn, share, 1) };
}

interface Mixture {
  /** Intrinsic time at which the boundary is tightest. */
  vOpt: number;
  alpha: number;
  /** Increments lie between −g and h. */
  g: number;
  h: number;
}

/** Logarithm of the mixture at the sum s with intrinsic time v (the same, equation 28, two-sided). */
export function betaBinomialMixture(s: number, v: number, { vOpt, alpha, g, h }: Mixture): number {
  const r = Math.max(rhoFor(vOpt, alpha) - g * h, 1e-3 * g * h);
  const [before, after] = [g * (g + h), h * (g + h)];
  return (v / (g * h)) * Math.log(g + h) - ((v + h * s) / after) * Math.log(g) - ((v - g * s) / before) * Math.log(h)
    + logBeta((r + v - g * s) / before, (r + v + h * s) / after) - logBeta(r / before, r / after);
}

/** The mixture's parameter that makes its boundary tightest at `vOpt` (the same, section 3.6). */
function rhoFor(vOpt: number, alpha: number): number {
  const twice = 2 * Math.log(1 / alpha);
  return vOpt / (twice + Math.log(1 + twice));
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

function border(isIn: (p: number) => boolean, inside: number, outside: number): number {
  let [near, far] = [inside, outside];
  for (let step = 0; step < 60; step++) {
    const middle = (near + far) / 2;
    if (isIn(middle)) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}
