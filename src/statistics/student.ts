import { incompleteBeta } from './binomial.ts';
import { normalQuantile } from './normal.ts';
import { logGamma } from './special.ts';

/** P(T ≤ t) of Student's t with `df` degrees of freedom (Abramowitz and Stegun 26.7.1). */
export function studentCdf(t: number, df: number): number {
  if (t === 0) return 0.5;
  const tail = incompleteBeta(df / 2, 0.5, df / (df + t * t)) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** Quantile of Student's t: Newton's steps, kept between two bounds; that of the normal beyond 1e6 degrees of freedom. */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df >= 1)) return NaN;
  if (df > 1e6 || p === 0.5) return normalQuantile(p);
  if (p > 0.5) return -studentQuantile(1 - p, df);
  const scale = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  // Heavier tails than the normal's reach further out, those of one degree of freedom furthest.
  let low = -1.0000001 / Math.tan(Math.PI * p) - 1e-9;
  let high = normalQuantile(p);
  // The first terms of the expansion in 1/df (Abramowitz and Stegun 26.7.5).
  let t = high + (high ** 3 + high) / (4 * df) + (5 * high ** 5 + 16 * high ** 3 + 3 * high) / (96 * df * df);
  for (let step = 0; step < 200; step++) {
    if (!(t > low && t < high)) t = (low + high) / 2;
    const off = studentCdf(t, df) - p;
    if (off > 0) high = t;
    else low = t;
    const next = t - off / Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df));
    if (Math.abs(next - t) <= 1e-14 * Math.abs(t) || high - low <= 1e-14 * -low) return next;
    t = next;
  }
  return t;
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
