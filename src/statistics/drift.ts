import { chiSquaredTail } from './special.ts';

/** Total variation distance ½ Σ |p − q| of two vectors of counts over the same bins; NaN where one of them is empty. */
export function totalVariation(first: readonly number[], second: readonly number[]): number {
  const m = total(first);
  const n = total(second);
  return 0.5 * first.reduce((sum, count, bin) => sum + Math.abs(count / m - second[bin]! / n), 0);
}

/** Wasserstein-1 distance ∫|F − G| of two samples, exact; in the samples' unit. */
export function wasserstein(first: readonly number[], second: readonly number[]): number {
  const a = Float64Array.from(first).sort();
  const b = Float64Array.from(second).sort();
  let area = 0;
  let i = 0;
  let j = 0;
  let at = Math.min(a[0]!, b[0]!);
  while (i < a.length || j < b.length) {
    const next = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    area += (next - at) * Math.abs(i / a.length - j / b.length);
    at = next;
    while (a[i] === at) i++;
    while (b[j] === at) j++;
  }
  return area;
}

/** Standard deviation with divisor n (as scipy's and Evidently's normalisation has it), in two passes. */
export function standardDeviation(values: readonly number[]): number {
  const mean = total(values) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

export interface Homogeneity {
  statistic: number;
  degrees: number;
  p: number;
}

/**
 * Pearson's chi-squared test that two samples come from one distribution (2 × k, no Yates correction). Never the test
 * of fit against the first sample as if it were known: that one rejects true equality far too often. Bins in which one
 * sample expects fewer than 5 are joined with their neighbours; `undefined` where fewer than two bins are left.
 */
export function homogeneity(first: readonly number[], second: readonly number[]): Homogeneity | undefined {
  const m = total(first);
  const n = total(second);
  if (m === 0 || n === 0) return undefined;
  const cells = joinRare(first, second, (5 * (m + n)) / Math.min(m, n));
  if (cells.length < 2) return undefined;
  const statistic = cells.reduce((sum, [a, b]) => {
    const both = a + b;
    const expectedFirst = (both * m) / (m + n);
    const expectedSecond = (both * n) / (m + n);
    return sum + (a - expectedFirst) ** 2 / expectedFirst + (b - expectedSecond) ** 2 / expectedSecond;
  }, 0);
  const degrees = cells.length - 1;
  return { statistic, degrees, p: chiSquaredTail(statistic, degrees) };
}

/** Neighbours are joined from the left until a cell holds `least` of both samples together; a rest joins the last cell. */
function joinRare(first: readonly number[], second: readonly number[], least: number): [number, number][] {
  const cells: [number, number][] = [];
  let open: [number, number] = [0, 0];
  for (const [bin, count] of first.entries()) {
    open = [open[0] + count, open[1] + second[bin]!];
    if (open[0] + open[1] >= least) {
      cells.push(open);
      open = [0, 0];
    }
  }
  const last = cells.at(-1);
  if (last) cells[cells.length - 1] = [last[0] + open[0], last[1] + open[1]];
  return cells;
}

/** Holm's step-down adjustment of p-values (Holm 1979): family-wise, whatever their dependence. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const adjusted = new Array<number>(values.length);
  let largest = 0;
  for (const [rank, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, values[index]! * (values.length - rank)));
    adjusted[index] = largest;
  }
  return adjusted;
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
