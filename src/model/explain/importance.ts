import { wilson } from '../../statistics/proportions.ts';
import { below, seededRandom } from '../../statistics/random.ts';
import type { ColumnGroup, PermutedAnswers } from './permute.ts';

/** How much one group of columns matters: a mean over rows, and its share of the sum over single columns. */
export interface Importance {
  group: ColumnGroup;
  mean: number;
  low: number;
  high: number;
  /** Undefined share where no column matters at all. */
  share: number | null;
  /** At a level; see `importancesOf`. */
  shareAt(level: number): { low: number; high: number };
  /** Rows whose value moved at all. */
  moved: number;
}

export interface Importances {
  /** Rows that every question was answered for. */
  n: number;
  /** Rows that were left out, as some question about them was not answered. */
  left: number;
  all: Importance[];
}

/** Rows below which no interval of an importance is trusted. */
export const FEWEST_ROWS = 30;
/** Rows that must move for a bootstrap of their mean to be trusted; with fewer the bound counts on what was not seen. */
const FEWEST_MOVED = 20;

/**
 * What the answers do when columns are permuted, without labels: half the mean squared move, summed over outputs. For a model of
 * independent columns this is the column's total effect on the variance of the answers (Jansen 1999, Computer Physics Communications
 * 117:35, equation 15); for a linear one, w² · var(x).
 */
export function moveOf(base: readonly number[], permuted: readonly number[]): number {
  return base.reduce((sum, value, i) => sum + (permuted[i]! - value) ** 2, 0) / 2;
}

/**
 * Importance of each group: the mean over rows and repeats of the value (`moveOf`, or the rise of the loss). Two rows make each value,
 * the one that is asked and the donor, so a bootstrap over rows weighs each value by both of their counts: resampling the asked rows
 * alone would miss up to half of the standard error, as for any U-statistic of degree 2 (Hoeffding 1948). The resamples are shared by
 * all groups, so that shares are paired; a mean below 0 counts as 0 in a share.
 */
export function importancesOf(
  groups: readonly ColumnGroup[],
  answers: PermutedAnswers,
  valueOf: (base: readonly number[], permuted: readonly number[], row: number) => number,
  options: { replicates: number; seed: number; level: number },
): Importances {
  const { base, permuted, donors } = answers;
  const rows = base.flatMap((answer, row) => (answer && permuted.every((repeats) => repeats.every((answers) => answers[row])) ? [row] : []));
  const pairs = donors.flatMap((from, repeat) => rows.map((row) => ({ row, donor: from[row]!, repeat })));
  const values = permuted.map((repeats) => Float64Array.from(pairs, ({ row, repeat }) => valueOf(base[row]!, repeats[repeat]![row]!, row)));
  const single = groups.map(({ columns }) => columns.length === 1);
  const means = values.map(meanOf);
  const total = totalOf(means, single);
  const replicates = bootstrapMeans(values, pairs, base.length, options);
  const all = groups.map((group, g): Importance => {
    const own = replicates.map((replicate) => replicate[g]!);
    const shares = replicates.map((replicate) => share(replicate[g]!, totalOf(replicate, single)));
    const moved = new Set(pairs.flatMap(({ row }, i) => (values[g]![i] === 0 ? [] : [row]))).size;
    return {
      group,
      mean: means[g]!,
      low: percentile(own, (1 - options.level) / 2),
      high: percentile(own, (1 + options.level) / 2),
      share: total > 0 ? share(means[g]!, total) : null,
      shareAt: (level) => boundsAt(shares, values[g]!, { moved, n: rows.length }, total, level),
      moved,
    };
  });
  return { n: rows.length, left: base.length - rows.length, all };
}

/** Percentile bounds; where few rows moved, the upper one as if as many more had moved as may have been missed, each by the most that was seen. */
function boundsAt(shares: readonly number[], values: Float64Array, { moved, n }: { moved: number; n: number }, total: number, level: number): { low: number; high: number } {
  const low = percentile(shares, (1 - level) / 2);
  const high = percentile(shares, (1 + level) / 2);
  if (moved === 0 || moved >= FEWEST_MOVED || !(total > 0)) return { low, high };
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  const mean = wilson(moved, n, level).high * most;
  return { low: 0, high: Math.min(1, Math.max(high, mean / total)) };
}

/** `[replicate][group]`: weighted means, each value by the counts of its two rows among rows drawn with replacement. */
function bootstrapMeans(values: readonly Float64Array[], pairs: readonly { row: number; donor: number }[], n: number, { replicates, seed }: { replicates: number; seed: number }): number[][] {
  const random = seededRandom(seed);
  const [asked, given] = [Uint32Array.from(pairs, ({ row }) => row), Uint32Array.from(pairs, ({ donor }) => donor)];
  const counts = new Uint32Array(n);
  const weights = new Float64Array(pairs.length);
  return Array.from({ length: replicates }, () => {
    counts.fill(0);
    for (let i = 0; i < n; i++) counts[below(random, n)]!++;
    let total = 0;
    for (let i = 0; i < weights.length; i++) total += weights[i] = counts[asked[i]!]! * counts[given[i]!]!;
    return values.map((column) => {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * column[i]!;
      return total > 0 ? sum / total : 0;
    });
  });
}

function totalOf(means: readonly number[], single: readonly boolean[]): number {
  return means.reduce((sum, mean, g) => sum + (single[g] ? Math.max(0, mean) : 0), 0);
}

function share(mean: number, total: number): number {
  return total > 0 ? Math.max(0, mean) / total : 0;
}

function meanOf(values: Float64Array): number {
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Order statistic of rank ⌈p · n⌉. */
function percentile(values: readonly number[], p: number): number {
  const rising = Float64Array.from(values).sort();
  return rising[Math.min(rising.length - 1, Math.max(0, Math.ceil(p * rising.length) - 1))] ?? NaN;
}
