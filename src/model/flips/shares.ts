import { tango, wilson, type Bounds } from '../../statistics/proportions.ts';
import type { Rows } from '../predictions/rows.ts';

/** A share of rows (or the difference of two paired ones) with score intervals at any level. */
export interface Share {
  value: number;
  /** Rows with the change, unweighted. */
  rows: number;
  /** Rows that it is a share of. */
  n: number;
  /** What these rows are worth as independent ones of equal weight. */
  effective: number;
  method: string;
  at(level: number): Bounds;
}

/** Share of the rows with a mark (all rows, or a slice), by weight; Wilson's interval on the effective number of rows. */
export function shareOf(rows: Rows, mark: Uint8Array, among?: Uint32Array): Share {
  const { value, n, marked, effective } = measure(rows, (row) => mark[row]!, among);
  return { value, rows: marked, n, effective, method: effective < n ? 'Wilson, effective rows' : 'Wilson', at: (level) => wilson(value * effective, effective, level) };
}

/** Share with the first mark less share with the second, of the same rows: Tango's paired interval. */
export function differenceOf(rows: Rows, first: Uint8Array, second: Uint8Array, among?: Uint32Array): Share {
  const { value, n, effective } = measure(rows, (row) => first[row]! - second[row]!, among);
  const [own, other] = [measure(rows, (row) => first[row]!, among), measure(rows, (row) => second[row]!, among)];
  return {
    value,
    rows: own.marked - other.marked,
    n,
    effective,
    method: effective < n ? 'Tango, effective rows' : 'Tango',
    at: (level) => tango(own.value * effective, other.value * effective, effective, level),
  };
}

/**
 * Weighted mean of a number per row, and how many independent rows of equal weight would give it the same variance: the variance of the
 * mean by linearised sums over units (Cochran 1977, Sampling Techniques, §3.12 and §6.4) against that of single rows (Kish 1965, design
 * effect). At most the number of rows; where the numbers do not vary, Kish's size of the weights, at most the number of units.
 */
function measure({ n: all, weights, units }: Rows, of: (row: number) => number, among?: Uint32Array): { value: number; n: number; marked: number; effective: number } {
  const chosen = among ?? Uint32Array.from({ length: all }, (_, row) => row);
  const n = chosen.length;
  const weight = (row: number): number => weights?.[row] ?? 1;
  let [total, sum, squares, marked] = [0, 0, 0, 0];
  for (const row of chosen) {
    const w = weight(row);
    total += w;
    sum += w * of(row);
    squares += w * w;
    marked += of(row);
  }
  const value = sum / total;
  if (!weights && !units) return { value, n, marked, effective: n };
  const residuals = new Map<number, number>();
  let spread = 0;
  for (const row of chosen) {
    const off = weight(row) * (of(row) - value);
    const unit = units ? units[row]! : row;
    residuals.set(unit, (residuals.get(unit) ?? 0) + off);
    spread += weight(row) * (of(row) - value) ** 2;
  }
  const m = residuals.size;
  const kish = total ** 2 / squares;
  const between = [...residuals.values()].reduce((acc, off) => acc + off * off, 0);
  const variance = ((m / Math.max(1, m - 1)) * between) / total ** 2;
  const effective = spread === 0 || variance === 0 ? Math.min(kish, m) : ((spread / total) * (n / (n - 1))) / variance;
  return { value, n, marked, effective: Math.max(1, Math.min(n, effective)) };
}
