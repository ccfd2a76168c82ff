import { middleOf, rankOf, type Histogram } from './histogram.ts';
import { below, seededRandom } from './random.ts';
import { studentQuantile } from './student.ts';
import { normalTail } from './special.ts';

/** The two sides of one quartet. */
export interface Sides {
  first: Histogram;
  second: Histogram;
}

export interface RatioEstimate {
  /** Quantile of the first side over that of the second; NaN where either is not finite. */
  value: number;
  low: number;
  high: number;
  level: number;
  quartets: number;
}

export const RATIO_METHOD = 'bootstrap over quartets (expanded percentile)';

/**
 * Ratio of a quantile of the first side's times to the second's, all quartets together, with a two-sided interval that resamples
 * whole quartets: requests of one block depend on each other, quartets do not. Percentiles are taken further out than a normal tail
 * would have them, since so few quartets say too little of their own spread (expanded percentile interval; Hesterberg 2015, The
 * American Statistician 69:371, §4.2). NaN bounds where a resample has no finite ratio. Same seed, same answer.
 */
export function quantileRatio(quartets: readonly Sides[], p: number, options: { level: number; replicates: number; seed: number }): RatioEstimate {
  const m = quartets.length;
  const first = compact(quartets.map((sides) => sides.first));
  const second = compact(quartets.map((sides) => sides.second));
  const once = new Uint32Array(m).fill(1);
  const value = ratioOf(first, second, once, p);
  const random = seededRandom(options.seed);
  const drawn = new Uint32Array(m);
  const ratios = new Float64Array(options.replicates);
  for (let replicate = 0; replicate < ratios.length; replicate++) {
    drawn.fill(0);
    for (let i = 0; i < m; i++) drawn[below(random, m)]!++;
    ratios[replicate] = ratioOf(first, second, drawn, p);
  }
  const bounds = m < 2 || ratios.some((ratio) => !Number.isFinite(ratio)) ? { low: NaN, high: NaN } : percentiles(ratios.sort(), expandedTail(options.level, m));
  return { value, ...bounds, level: options.level, quartets: m };
}

/** Share of replicates beyond each bound. */
export function expandedTail(level: number, m: number): number {
  return normalTail(Math.sqrt(m / (m - 1)) * studentQuantile(1 - (1 - level) / 2, m - 1));
}

function percentiles(sorted: Float64Array, tail: number): { low: number; high: number } {
  const at = Math.max(0, Math.floor(tail * sorted.length) - 1);
  return { low: sorted[at]!, high: sorted[sorted.length - 1 - at]! };
}

/** Only the buckets that are used: bucket values rising, and the count of each quartet in each. */
interface Compact {
  values: number[];
  counts: Uint32Array[];
  totals: number[];
}

function compact(histograms: readonly Histogram[]): Compact {
  const used: number[] = [];
  const length = histograms[0]?.counts.length ?? 0;
  for (let bucket = 0; bucket < length; bucket++) if (histograms.some((one) => one.counts[bucket]! > 0)) used.push(bucket);
  return {
    values: used.map(middleOf),
    counts: used.map((bucket) => Uint32Array.from(histograms, (one) => one.counts[bucket]!)),
    totals: histograms.map((one) => one.total),
  };
}

function ratioOf(first: Compact, second: Compact, drawn: Uint32Array, p: number): number {
  const ratio = quantileOf(first, drawn, p) / quantileOf(second, drawn, p);
  return ratio > 0 ? ratio : NaN;
}

function quantileOf({ values, counts, totals }: Compact, drawn: Uint32Array, p: number): number {
  let total = 0;
  for (let i = 0; i < drawn.length; i++) total += drawn[i]! * totals[i]!;
  const rank = rankOf(p, total);
  let seen = 0;
  for (let bucket = 0; bucket < values.length; bucket++) {
    const of = counts[bucket]!;
    for (let i = 0; i < drawn.length; i++) seen += drawn[i]! * of[i]!;
    if (seen >= rank) return values[bucket]!;
  }
  return Infinity;
}

/** Quartets with which the interval would be about as narrow as `reach` on the log scale, if the spread stays what it was. */
export function quartetsNeeded(estimate: RatioEstimate, reach: number): number | null {
  const seen = (Math.log(estimate.high) - Math.log(estimate.low)) / 2;
  if (!Number.isFinite(seen) || !(reach > 0)) return null;
  return Math.ceil(estimate.quartets * (seen / reach) ** 2);
}

