import { twoSidedQuantile } from './normal.ts';
import { rocAucInOrder, type ScoreOrder } from './metrics.ts';
import { below, binomial, seededRandom, type Random } from './random.ts';

/** One resample of all rows: how often each row was drawn, and the weight that its class then gets in a mean. */
export interface Draw {
  counts: Uint32Array;
  negativeWeight: number;
  positiveWeight: number;
}

/** A number computed from one resample. Every statistic of a replicate sees the same draw, which is what pairs them. */
export type Statistic = (draw: Draw) => number;

/**
 * Replicates of each statistic under one paired bootstrap, stratified by label: positives are drawn from positives and
 * negatives from negatives, as many as there are (Efron and Tibshirani 1993, §8; pROC does the same). The share of
 * positives is drawn as well (binomial) and enters as a class weight: ranks do not feel it, means of losses must.
 *
 * Costs one pass over the rows per replicate and statistic. Same seed, same rows in the same order: same numbers.
 */
export function bootstrap(
  labels: Uint8Array,
  statistics: readonly Statistic[],
  options: { replicates: number; seed: number },
): Float64Array[] {
  const random = seededRandom(options.seed);
  const positives = rowsOf(labels, 1);
  const negatives = rowsOf(labels, 0);
  const n = labels.length;
  const draw: Draw = { counts: new Uint32Array(n), negativeWeight: 1, positiveWeight: 1 };
  const results = statistics.map(() => new Float64Array(options.replicates));
  for (let replicate = 0; replicate < options.replicates; replicate++) {
    draw.counts.fill(0);
    resample(draw.counts, positives, random);
    resample(draw.counts, negatives, random);
    const drawnPositives = binomial(random, n, positives.length / n);
    draw.positiveWeight = drawnPositives / positives.length;
    draw.negativeWeight = (n - drawnPositives) / negatives.length;
    statistics.forEach((statistic, i) => (results[i]![replicate] = statistic(draw)));
  }
  return results;
}

/** Adds to `counts` as many random members of the stratum, with replacement, as it has. */
function resample(counts: Uint32Array, stratum: Uint32Array, random: Random): void {
  const n = stratum.length;
  for (let i = 0; i < n; i++) counts[stratum[below(random, n)]!]!++;
}

export function rocAucStatistic(order: ScoreOrder): Statistic {
  return (draw) => rocAucInOrder(order, draw.counts);
}

/** Mean of a value per row, over all rows or the named ones. */
export function meanStatistic(labels: Uint8Array, values: Float64Array, rows?: Uint32Array): Statistic {
  const chosen = rows ?? Uint32Array.from(labels.keys());
  return ({ counts, positiveWeight, negativeWeight }) => {
    let positiveSum = 0;
    let positiveCount = 0;
    let negativeSum = 0;
    let negativeCount = 0;
    for (let i = 0; i < chosen.length; i++) {
      const row = chosen[i]!;
      const count = counts[row]!;
      if (labels[row] === 1) {
        positiveSum += count * values[row]!;
        positiveCount += count;
      } else {
        negativeSum += count * values[row]!;
        negativeCount += count;
      }
    }
    return (
      (positiveWeight * positiveSum + negativeWeight * negativeSum) /
      (positiveWeight * positiveCount + negativeWeight * negativeCount)
    );
  };
}

/** Entry-wise `a − b`: replicates of a paired difference. */
export function differences(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!);
}

export function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Fewest replicates that must lie beyond a percentile for it to be read off; below, the normal tail is used. */
export const FEWEST_BEYOND = 10;

/**
 * Two-sided interval at confidence `level` from replicates. Percentiles (type 7) where at least ten replicates lie
 * beyond each; else, for the deep tails that a correction for many comparisons asks for, estimate ± z · bootstrap
 * standard error, since the third smallest of a thousand replicates is mostly chance.
 * `undefined` where a replicate was not a number.
 */
export function bootstrapInterval(
  replicates: Float64Array,
  estimate: number,
  level: number,
): { low: number; high: number; method: string } | undefined {
  if (replicates.some((value) => !Number.isFinite(value))) return undefined;
  const tail = (1 - level) / 2;
  if (tail * replicates.length >= FEWEST_BEYOND - 1e-9) {
    const sorted = replicates.slice().sort();
    return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), method: 'paired percentile bootstrap' };
  }
  const reach = twoSidedQuantile(level) * standardDeviation(replicates);
  return { low: estimate - reach, high: estimate + reach, method: 'paired bootstrap standard error' };
}

/** Quantile of sorted values, linear between order statistics (type 7, as numpy's default). */
export function quantile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1);
  const lower = Math.floor(position);
  const low = sorted[lower]!;
  const high = sorted[Math.min(lower + 1, sorted.length - 1)]!;
  return low + (position - lower) * (high - low);
}

function rowsOf(labels: Uint8Array, label: 0 | 1): Uint32Array {
  const rows: number[] = [];
  labels.forEach((value, row) => {
    if (value === label) rows.push(row);
  });
  return Uint32Array.from(rows);
}
