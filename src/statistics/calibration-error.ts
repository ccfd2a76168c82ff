import { normalQuantile, twoSidedQuantile } from './normal.ts';
import { convolved, countDistribution } from './poisson-binomial.ts';
import { wilson } from './proportions.ts';
import type { Scored } from './recalibration.ts';

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask, and these run for every row.
const { abs, ceil, floor, log10, max, min, sqrt } = Math;

export type Binning = 'equal_width' | 'equal_mass';
/** Which bin a score on an edge is in: `right` is (low, high] as Guo et al. 2017, `left` is [low, high). */
export type Edge = 'left' | 'right';

/** Rows whose scores lie together. */
export interface ReliabilityBin {
  low: number;
  high: number;
  n: number;
  weight: number;
  /** Weighted means. */
  score: number;
  share: number;
  /** Wilson's interval of the share at 95 %, on the effective number of rows. */
  shareLow: number;
  shareHigh: number;
}

export interface CalibrationError {
  /** Σ over bins of (weight of the bin) × |share of positives − mean score|. */
  value: number;
  /** Its mean where labels are drawn from the scores themselves: what chance alone gives a calibrated model on these rows. */
  nullMean: number;
  /** Standard error of any sum of signed bins; that of `value` is no larger. */
  standardError: number;
  bins: ReliabilityBin[];
}

/**
 * Expected calibration error with what chance alone would give. Bins of equal width divide 0 … 1; bins of equal mass end at order
 * statistics, equal scores together. Empty bins are left out. The mean under the null is exact for few expected events (Poisson
 * binomial) and E|N(0, V)| = √(2V/π) else.
 */
export function calibrationError(scored: Scored, binning: Binning, count: number, edge: Edge = 'right'): CalibrationError {
  const { labels, scores, weights, units } = scored;
  const edges = binning === 'equal_width' ? Array.from({ length: count - 1 }, (_, i) => (i + 1) / count) : massEdges(scores, count);
  const bins = edges.concat(NaN).map((): Bin => ({ rows: [], weight: 0, squares: 0, said: 0, seen: 0, low: Infinity, high: -Infinity }));
  for (let i = 0; i < labels.length; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    const score = scores[i]!;
    const bin = bins[binOf(edges, score, edge)]!;
    bin.rows.push(i);
    bin.weight += w;
    bin.squares += w * w;
    bin.said += w * score;
    bin.seen += w * labels[i]!;
    bin.low = min(bin.low, score);
    bin.high = max(bin.high, score);
  }
  const used = bins.filter(({ rows }) => rows.length > 0);
  const total = used.reduce((sum, { weight }) => sum + weight, 0);
  const gap = used.reduce((sum, { seen, said }) => sum + abs(seen - said), 0);
  const noise = used.map((bin) => noiseOf(bin, { labels, scores, weights, units }));
  return {
    value: gap / total,
    nullMean: noise.reduce((sum, { expected }) => sum + expected, 0) / total,
    standardError: sqrt(noise.reduce((sum, { variance }) => sum + variance, 0)) / total,
    bins: used.map((bin) => reliability(bin)),
  };
}

/**
 * Interval for the calibration error that the model has in truth. The truth is a maximum over signs of sums of signed bins, so the
 * upper bound needs no correction for the bias; below, the mean under the null is the most by which chance lifts `value`.
 */
export function calibrationErrorInterval({ value, nullMean, standardError }: CalibrationError, level: number): { low: number; high: number } {
  const reach = twoSidedQuantile(level) * standardError;
  return { low: max(0, value - nullMean - reach), high: min(1, value + reach) };
}

/** Rows with which a calibrated model passes the limit with this power. Null where no number would do. */
export function rowsForCalibrationError({ nullMean, standardError }: CalibrationError, n: number, limit: number, level: number, power: number): number | null {
  if (!(limit > 0)) return null;
  const needed = n * ((nullMean + (twoSidedQuantile(level) + normalQuantile(power)) * standardError) / limit) ** 2;
  // To two significant figures: more would claim to know.
  const unit = 10 ** max(0, floor(log10(needed)) - 1);
  return ceil(needed / unit) * unit;
}

interface Bin {
  rows: number[];
  weight: number;
  squares: number;
  said: number;
  seen: number;
  low: number;
  high: number;
}

function massEdges(scores: ArrayLike<number>, count: number): number[] {
  const sorted = Float64Array.from(scores).sort();
  const edges = Array.from({ length: count - 1 }, (_, i) => sorted[max(0, ceil(((i + 1) * sorted.length) / count) - 1)]!);
  return [...new Set(edges)].filter((edge) => edge < sorted.at(-1)!);
}

function binOf(edges: readonly number[], score: number, edge: Edge): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edge === 'right' ? score > edges[middle]! : score >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Expected variance from which a sum of labels counts as normal. */
const NORMAL_FROM = 25;

/** Of the sum of w × (label − score) in a bin: its mean absolute value under the null, and its variance as the labels show it. */
function noiseOf({ rows, weight, said, seen }: Bin, { labels, scores, weights, units }: Scored): { expected: number; variance: number } {
  const mean = (seen - said) / weight;
  let own = 0;
  let seenVariance = 0;
  const sums = new Map<number, number>();
  for (const i of rows) {
    const w = weights === undefined ? 1 : weights[i]!;
    own += w * w * scores[i]! * (1 - scores[i]!);
    const residual = w * (labels[i]! - scores[i]! - mean);
    if (units === undefined) seenVariance += residual * residual;
    else sums.set(units[i]!, (sums.get(units[i]!) ?? 0) + residual);
  }
  for (const sum of sums.values()) seenVariance += sum * sum;
  const drawn = units === undefined ? rows.length : sums.size;
  seenVariance *= drawn > 1 ? drawn / (drawn - 1) : 1;
  // Where no event was seen, one might have been.
  const variance = max(seenVariance, min(own, (weight / rows.length) ** 2));
  const nullVariance = units === undefined ? own : max(own, seenVariance);
  const exact = weights === undefined && units === undefined && own < NORMAL_FROM;
  return { variance, expected: exact ? meanAbsolute(rows.map((i) => scores[i]!), said) : sqrt((2 * nullVariance) / Math.PI) };
}

/** E|S − E S| for S the sum of independent labels with these probabilities. */
function meanAbsolute(probabilities: readonly number[], expected: number): number {
  const rare = countDistribution(probabilities.filter((p) => p < 0.5));
  const common = probabilities.filter((p) => p >= 0.5);
  const missing = countDistribution(common.map((p) => 1 - p));
  // S = rare + (how many are common) − missing.
  const distribution = convolved(rare, missing.reverse());
  const least = common.length - (missing.length - 1);
  return distribution.reduce((sum, chance, i) => sum + chance * abs(least + i - expected), 0);
}

function reliability({ low, high, rows, weight, squares, said, seen }: Bin): ReliabilityBin {
  const share = seen / weight;
  const effective = (weight * weight) / squares;
  const bounds = wilson(share * effective, effective, 0.95);
  return { low, high, n: rows.length, weight, score: said / weight, share, shareLow: bounds.low, shareHigh: bounds.high };
}
