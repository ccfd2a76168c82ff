import { total } from './drift.ts';
import { exactHomogeneity } from './exact-homogeneity.ts';
import { chiSquaredTail } from './special.ts';

export interface Homogeneity {
  /** Pearson's X² of the 2 × k table, no Yates correction, and k − 1. */
  statistic: number;
  degrees: number;
  /** The plain chi-squared tail, as scipy and R give it; right on full tables alone. */
  chiSquaredP: number;
  p: number;
  method: 'exact' | 'asymptotic';
}

/**
 * Pearson's test that two samples come from one distribution, over the bins that are not empty. Never the test of fit to the
 * first sample as if it were known: that one rejects true equality far too often. Exact where the table can be counted out,
 * as sparse ones can; else `momentTail`. Undefined where an answer makes no sense: one bin, or an empty sample.
 */
export function homogeneity(first: readonly number[], second: readonly number[]): Homogeneity | undefined {
  const table = pearson(first, second);
  if (!table) return undefined;
  const exact = exactHomogeneity(first, second);
  return exact === undefined ? { ...table, p: momentTail(first, second)!, method: 'asymptotic' } : { ...table, p: exact, method: 'exact' };
}

/** X², its degrees of freedom, and the plain chi-squared tail that scipy and R give. */
export function pearson(first: readonly number[], second: readonly number[]): { statistic: number; degrees: number; chiSquaredP: number } | undefined {
  const [m, n] = [total(first), total(second)];
  const cells = first.map((a, bin) => [a, a + second[bin]!] as const).filter(([, both]) => both > 0);
  if (m === 0 || n === 0 || cells.length < 2) return undefined;
  const statistic = total(cells.map(([a, both]) => ((a - (both * m) / (m + n)) ** 2 * (m + n) * (m + n)) / (both * m * n)));
  const degrees = cells.length - 1;
  return { statistic, degrees, chiSquaredP: chiSquaredTail(statistic, degrees) };
}

/**
 * P(X² >= the one seen) given both margins, by the scaled chi-squared distribution that has the statistic's own mean and
 * variance (Haldane 1940, Biometrika 31:346; as Zelterman, Chan and Mielke 1995 write them). On large full tables these are those of
 * chi-squared with k − 1 degrees; on sparse ones they are not, and the plain tail errs.
 */
export function momentTail(first: readonly number[], second: readonly number[]): number | undefined {
  const table = pearson(first, second);
  if (!table) return undefined;
  const both = first.map((a, bin) => a + second[bin]!).filter((count) => count > 0);
  const { mean, variance } = moments(both, [total(first), total(second)]);
  // One free cell has one statistic: then there is nothing to spread.
  if (!(variance > 0)) return table.chiSquaredP;
  return chiSquaredTail((2 * mean * table.statistic) / variance, (2 * mean * mean) / variance);
}

function moments(columns: readonly number[], rows: readonly number[]): { mean: number; variance: number } {
  const n = total(columns);
  const side = (margins: readonly number[]) => {
    const k = margins.length;
    return { degrees: ((n - k) * (k - 1)) / (n - 1), uneven: (n * total(margins.map((count) => 1 / count)) - k * k) / (n - 2) };
  };
  const [a, b] = [side(columns), side(rows)];
  const mean = ((columns.length - 1) * (rows.length - 1) * n) / (n - 1);
  return { mean, variance: ((2 * n) / (n - 3)) * (a.degrees - a.uneven) * (b.degrees - b.uneven) + ((n * n) / (n - 1)) * a.uneven * b.uneven };
}
