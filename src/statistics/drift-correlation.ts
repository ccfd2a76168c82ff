import { cramersV, total } from './drift.ts';
import { rowsNeeded } from './drift-bounds.ts';
import { noncentralScore } from './special.ts';

/** A measure of association with both bounds, each at one-sided level Φ(z). */
export interface Association {
  estimate: number;
  low: number;
  high: number;
}

/** Spearman's rank correlation of n pairs: Fisher's transformation with the variance of Bonett and Wright 2000, (1 + ρ²/2) / (n − 3). */
export function spearmanBounds(rho: number, n: number, z: number): Association {
  if (!(n > 3) || Number.isNaN(rho)) return { estimate: rho, low: -1, high: 1 };
  const centre = Math.atanh(Math.max(-1 + 1e-12, Math.min(1 - 1e-12, rho)));
  const reach = z * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  return { estimate: rho, low: Math.tanh(centre - reach), high: Math.tanh(centre + reach) };
}

/** Cramér's V of a table of counts: χ² as noncentral chi-squared, its noncentrality n (k − 1) V² inverted (Smithson 2003, Confidence Intervals, chapter 4). */
export function cramersBounds(table: readonly (readonly number[])[], z: number): Association {
  const rows = table.filter((row) => total(row) > 0);
  const columns = (table[0] ?? []).map((_, j) => total(table.map((row) => row[j]!))).filter(Boolean).length;
  const estimate = cramersV(table);
  if (Number.isNaN(estimate)) return { estimate, low: 0, high: 1 };
  const n = total(rows.map(total));
  const scale = n * (Math.min(rows.length, columns) - 1);
  const degrees = (rows.length - 1) * (columns - 1);
  const x = Math.max(estimate * estimate * scale, degrees * 1e-9);
  const v = (lambda: number) => Math.min(1, Math.sqrt(lambda / scale));
  return { estimate, low: v(crossing(x, degrees, z)), high: v(crossing(Math.max(x, degrees), degrees, -z)) };
}

export interface ChangeBounds {
  /** Absolute difference. */
  estimate: number;
  low: number;
  high: number;
  /** Rows of the second sample from which on no change would probably be shown within the limit. */
  needed: number;
}

/** |a − b| by the method of variance estimates recovery from both intervals (Zou 2007, Psychological Methods 12:399). */
export function changeBounds(a: Association, b: Association, rows: { reference: number; current: number }, z: number, limit: number): ChangeBounds {
  const difference = a.estimate - b.estimate;
  const low = difference - Math.hypot(a.estimate - a.low, b.high - b.estimate);
  const high = difference + Math.hypot(a.high - a.estimate, b.estimate - b.low);
  const perRow = ((z + 1) / z) * Math.max(Math.sqrt(rows.reference) * Math.max(a.high - a.estimate, a.estimate - a.low), Math.sqrt(rows.current) * Math.max(b.high - b.estimate, b.estimate - b.low));
  return { estimate: Math.abs(difference), low: Math.max(0, low, -high), high: Math.max(Math.abs(low), Math.abs(high)), needed: rowsNeeded(perRow, rows.reference, limit) };
}

/** The noncentrality at which the value's score is `score`; 0 where even a central variable is too large. */
function crossing(x: number, degrees: number, score: number): number {
  if (noncentralScore(x, degrees, 0) <= score) return 0;
  let [low, high] = [0, x + degrees + 10];
  while (noncentralScore(x, degrees, high) > score) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (noncentralScore(x, degrees, middle) > score) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
