import { logGamma } from './special.ts';

/** Kolmogorov and Smirnov's statistic sup |F − G| of two samples; tied values advance both. */
export function kolmogorovSmirnov(first: readonly number[], second: readonly number[]): number {
  const a = Float64Array.from(first).sort();
  const b = Float64Array.from(second).sort();
  let largest = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const at = Math.min(a[i]!, b[j]!);
    while (a[i] === at) i++;
    while (b[j] === at) j++;
    largest = Math.max(largest, Math.abs(i * b.length - j * a.length) / (a.length * b.length));
  }
  return largest;
}

export interface KsTest {
  p: number;
  method: 'exact' | 'asymptotic';
}

/** Up to m · n of this the exact p-value is counted out (some milliseconds); from there on both agree within 10 %. */
export const KS_EXACT_CELLS = 1_000_000;

/**
 * Two-sided p-value of `statistic` between samples of m and n values. Exact for continuous data; over ties and bins it is
 * conservative, for a statistic that cannot see inside them.
 */
export function ksTest(statistic: number, m: number, n: number): KsTest {
  // Two samples wholly apart: 2 of all orders, whatever their sizes.
  if (statistic >= 1 && m * n > KS_EXACT_CELLS) return { p: Math.min(1, 2 * Math.exp(logGamma(m + 1) + logGamma(n + 1) - logGamma(m + n + 1))), method: 'exact' };
  return m * n <= KS_EXACT_CELLS ? { p: ksExact(statistic, m, n), method: 'exact' } : { p: ksAsymptotic(statistic, m, n), method: 'asymptotic' };
}

/**
 * P(D >= d) over all orders of m and n values without ties: a random lattice path from (0, 0) to (m, n) has left the band
 * |i/m − j/n| < d (Hodges 1958). Probabilities of having left are added, none subtracted, so that small ones stay exact.
 */
export function ksExact(statistic: number, m: number, n: number): number {
  if (!(m > 0 && n > 0)) return NaN;
  // In whole numbers: |i n − j m| >= d m n, with half a unit for rounding.
  const reach = Math.round(statistic * m * n) - 0.5;
  if (reach < 0) return 1;
  const left = new Float64Array(n + 1);
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      if (Math.abs(i * n - j * m) > reach) left[j] = 1;
      else if (i === 0) left[j] = j === 0 ? 0 : left[j - 1]!;
      // The path that is at (i, j) came from the left with probability i / (i + j): all orders are alike.
      else left[j] = j === 0 ? left[0]! : (i * left[j]! + j * left[j - 1]!) / (i + j);
    }
  }
  return left[n]!;
}

/** That of one sample of round(mn / (m + n)) values against its own distribution, as scipy's `asymp` has it. */
export function ksAsymptotic(statistic: number, m: number, n: number): number {
  return m > 0 && n > 0 ? kolmogorovTail(Math.max(1, Math.round((m / (m + n)) * n)), statistic) : NaN;
}

/** P(D_n >= d) for one sample. Which formula is precise where: Simard and L'Ecuyer 2011, J. Stat. Software 39(11). */
export function kolmogorovTail(n: number, d: number): number {
  const square = n * d * d;
  if (n * d <= 0.5) return 1;
  if (d >= 1) return 0;
  if (square >= (n <= MATRIX ? 4 : 2.2) || d >= 0.5) return Math.min(1, 2 * smirnovTail(n, d));
  return Math.min(1, Math.max(0, 1 - (n <= MATRIX ? durbin(n, d) : pelzGood(n, d))));
}

const MATRIX = 140;
/** From here on Smirnov's sum is taken by its expansion, whose relative error is of order 1/n. */
const SMIRNOV_TERMS = 20_000;

/** P(D⁺ >= d) (Smirnov 1944), terms of one sign; for large n Maag and Dicaire 1971. */
function smirnovTail(n: number, d: number): number {
  if (n > SMIRNOV_TERMS) return Math.exp(-((6 * n * d + 1) ** 2) / (18 * n));
  const logFactorial = logGamma(n + 1);
  let sum = 0;
  for (let j = 0; j <= n * (1 - d); j++) {
    const rest = 1 - d - j / n;
    const power = j === n ? 0 : (n - j) * (rest > 0 ? Math.log(rest) : -Infinity);
    sum += Math.exp(logFactorial - logGamma(j + 1) - logGamma(n - j + 1) + (j - 1) * Math.log(d + j / n) + power);
  }
  return d * sum;
}

/** P(D_n < d) by powers of Durbin's matrix (Marsaglia, Tsang and Wang 2003); n is small enough to need no scaling. */
function durbin(n: number, d: number): number {
  const k = Math.ceil(n * d);
  const size = 2 * k - 1;
  const h = k - n * d;
  const matrix = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j): number => (i - j + 1 < 0 ? 0 : 1)));
  for (let i = 0; i < size; i++) {
    matrix[i]![0]! -= h ** (i + 1);
    matrix[size - 1]![i]! -= h ** (size - i);
  }
  matrix[size - 1]![0]! += 2 * h - 1 > 0 ? (2 * h - 1) ** size : 0;
  for (let i = 0; i < size; i++) for (let j = 0; j <= Math.min(i + 1, size - 1); j++) for (let g = 1; g <= i - j + 1; g++) matrix[i]![j]! /= g;
  let state = Array.from({ length: size }, (_, i): number => (i === k - 1 ? 1 : 0));
  // n!/nⁿ is multiplied in step by step, so that nothing overflows.
  for (let step = 1; step <= n; step++) state = state.map((_, j) => (step / n) * state.reduce((sum, value, i) => sum + value * matrix[i]![j]!, 0));
  return state[k - 1]!;
}

/** P(D_n < d) for larger n: Kolmogorov's limit and three terms of its expansion (Pelz and Good 1976). */
function pelzGood(n: number, d: number): number {
  const z = Math.sqrt(n) * d;
  const z2 = z * z;
  const z4 = z2 * z2;
  const sums = [0, 0, 0, 0];
  for (let k = 0; k < 20; k++) {
    const odd = (Math.PI * (k + 0.5)) ** 2;
    const e = Math.exp(-odd / (2 * z2));
    sums[0]! += e;
    sums[1]! += (odd - z2) * e;
    sums[2]! += (6 * z4 * z2 + 2 * z4 + (2 * z4 - 5 * z2) * odd + (1 - 2 * z2) * odd ** 2) * e;
    sums[3]! += (-30 * z4 * z2 - 90 * z4 * z4 + (135 * z4 - 96 * z4 * z2) * odd + (212 * z4 - 60 * z2) * odd ** 2 + (5 - 30 * z2) * odd ** 3) * e;
    const whole = (Math.PI * k) ** 2;
    const f = Math.exp(-whole / (2 * z2));
    sums[2]! -= 2 * z4 * whole * f;
    sums[3]! += 60 * z4 * (3 * whole * z2 - whole ** 2) * f;
  }
  const root = Math.sqrt(2 * Math.PI);
  const scale = [z, 6 * z4 * Math.sqrt(n), 72 * z4 * z2 * z * n, 6480 * z4 * z4 * z2 * n ** 1.5];
  return sums.reduce((sum, term, i) => sum + (root * term) / scale[i]!, 0);
}
