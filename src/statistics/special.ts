/** ln Γ(x) for x > 0: Lanczos's approximation (g = 7, 9 terms; Godfrey 2001), relative error below 1e-14. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const sum = LANCZOS.reduce((total, term, index) => (index === 0 ? term : total + term / (shifted + index)), 0);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Upper regularised incomplete gamma function Q(a, x) for a > 0, x >= 0: its series below a + 1, Lentz's continued
 * fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
export function upperGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** P(X >= x) for a chi-squared variable with `degrees` degrees of freedom. */
export function chiSquaredTail(x: number, degrees: number): number {
  return upperGamma(degrees / 2, x / 2);
}

/** P(Z >= x) for a standard normal variable, to full relative precision in the upper tail. */
export function normalTail(x: number): number {
  return x >= 0 ? upperGamma(0.5, (x * x) / 2) / 2 : 1 - normalTail(-x);
}

/**
 * Standard normal score of a noncentral chi-squared value: P(X <= x) ≈ Φ(score) (Sankaran 1963, Biometrika 50:199; his
 * third approximation); tail probabilities are within 2 % down to 1e-4, within a third down to 1e-5.
 */
export function noncentralScore(x: number, degrees: number, noncentrality: number): number {
  const [mean, second, third] = [degrees + noncentrality, degrees + 2 * noncentrality, degrees + 3 * noncentrality];
  const h = 1 - (2 * mean * third) / (3 * second * second);
  const p = second / (mean * mean);
  const m = (h - 1) * (1 - 3 * h);
  const centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
  return ((x / mean) ** h - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, step = 0; Math.abs(step - 1) > ROUNDING && n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / notZero(numerator * d + b);
    c = notZero(b + numerator / c);
    step = d * c;
    fraction *= step;
  }
  return fraction;
}

function notZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

const EPSILON = 1e-16;
/** A factor that is one but for rounding may never be one itself. */
const ROUNDING = 4e-16;
const MOST_TERMS = 100_000;
const TINY = 1e-300;
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
