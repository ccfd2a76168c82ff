import { incompleteBeta } from './binomial.ts';
import { normalQuantile } from './normal.ts';

/** P(T ≤ t) of Student's t with `df` degrees of freedom (Abramowitz and Stegun 26.7.1). */
export function studentCdf(t: number, df: number): number {
  if (t === 0) return 0.5;
  const tail = incompleteBeta(df / 2, 0.5, df / (df + t * t)) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** Quantile of Student's t, by halving on the distribution function; that of the normal beyond 1e6 degrees of freedom. */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df >= 1)) return NaN;
  if (df > 1e6 || p === 0.5) return normalQuantile(p);
  if (p > 0.5) return -studentQuantile(1 - p, df);
  let low = -1;
  while (studentCdf(low, df) > p) low *= 2;
  let high = 0;
  for (let step = 0; step < 100 && high - low > 1e-14 * -low; step++) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, df) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
/** P(T ≥ t) of Student's distribution with `degrees` > 0 degrees of freedom (Abramowitz and Stegun 26.7.1). */
export function studentTail(t: number, degrees: number): number {
  if (Number.isNaN(t) || !(degrees > 0)) return NaN;
  if (t === Infinity) return 0;
  if (t === -Infinity) return 1;
  if (t === 0) return 0.5;
  const half = incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
  return t > 0 ? half : 1 - half;
}
