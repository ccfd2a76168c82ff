import { normalQuantile } from './normal.ts';
import type { Bounds } from './proportions.ts';
import { normalTail } from './special.ts';
import { studentQuantile } from './student.ts';

export type IntervalMethod = 'percentile' | 'bca';

/** What a bootstrap knows of one number. */
export interface Bootstrapped {
  point: number;
  replicates: Float64Array;
  /** Values without each of some random groups of units; for BCa. */
  jackknife: Float64Array;
}

export interface ReadOptions {
  method: IntervalMethod;
  /** Independent observations of the scarcest kind that the number rests on; widens the interval as Student's t does. */
  size: number;
  /** Percentiles of one metric are moved by the jackknife's estimate of its bias; in a paired difference the biases cancel. */
  unbiased?: boolean;
}

/** Replicates that must lie beyond a percentile for it to be read off. */
export const FEWEST_BEYOND = 10;

/**
 * Two-sided interval at confidence `level` from replicates, `undefined` where a replicate is not a finite number.
 *
 * Percentiles of type 7, for tails "expanded" to those of Student's t (Hesterberg 2015, The American Statistician 69:371): the
 * plain percentile interval of 20 events covers as one that takes their standard deviation for the true one. BCa (Efron 1987)
 * corrects the tails for the median bias and for the acceleration of a grouped jackknife. Tails with fewer than ten replicates
 * beyond, as corrections for many comparisons ask for, are drawn out from the outermost readable ones in proportion to the
 * normal quantiles: the third smallest of a thousand is mostly chance.
 */
export function bootstrapInterval(found: Bootstrapped, level: number, options: ReadOptions): (Bounds & { method: string }) | undefined {
  if (!Number.isFinite(found.point) || found.replicates.some((value) => !Number.isFinite(value))) return undefined;
  const sorted = found.replicates.slice().sort();
  const bias = options.method === 'bca' ? biasOf(sorted, found.point) : 0;
  const acceleration = options.method === 'bca' ? accelerationOf(found.jackknife) : 0;
  const end = (tail: number, side: -1 | 1): number => {
    const z = side * -normalQuantile(expanded(tail, options.size));
    const corrected = bias + (bias + z) / (1 - acceleration * (bias + z));
    return quantile(sorted, 1 - normalTail(corrected));
  };
  const wanted = (1 - level) / 2;
  const readable = Math.max(wanted, FEWEST_BEYOND / sorted.length);
  const stretch = normalQuantile(expanded(wanted, options.size)) / normalQuantile(expanded(readable, options.size));
  const shift = options.unbiased ? biasByJackknife(found) : 0;
  const reach = (side: -1 | 1): number => found.point - shift + (end(readable, side) - found.point) * stretch;
  return { low: reach(-1), high: reach(1), method: `paired ${options.method === 'bca' ? 'BCa' : 'percentile'} bootstrap` };
}

/** Hesterberg's expansion: the normal tail that reaches as far as t does, with the variance of n − 1 for that of n. */
function expanded(tail: number, size: number): number {
  if (size > 1e6) return tail;
  return normalTail(-Math.sqrt(size / (size - 1)) * studentQuantile(tail, size - 1));
}

/** z₀: how far the median of the replicates lies from the estimate; replicates that equal it count half. */
function biasOf(sorted: Float64Array, point: number): number {
  let below = 0;
  for (const value of sorted) below += value < point ? 1 : value === point ? 0.5 : 0;
  const share = Math.min(Math.max(below / sorted.length, 1 / (2 * sorted.length)), 1 - 1 / (2 * sorted.length));
  return normalQuantile(share);
}

/** Σ l³ / (6 (Σ l²)^1.5) of the jackknife's influences (Efron 1987); 0 where nothing varies. */
function accelerationOf(jackknife: Float64Array): number {
  const mean = jackknife.reduce((sum, value) => sum + value, 0) / jackknife.length;
  let [squares, cubes] = [0, 0];
  for (const value of jackknife) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/**
 * Quenouille's bias, (G − 1) · (mean of the values without one group − the estimate). Average precision on few events is too high
 * by a third of its standard error, which resampling does not show; a mean has none.
 */
function biasByJackknife({ point, jackknife }: Bootstrapped): number {
  if (jackknife.length < 2 || !jackknife.every(Number.isFinite)) return 0;
  return (jackknife.length - 1) * (jackknife.reduce((sum, value) => sum + value, 0) / jackknife.length - point);
}

/** Entry-wise `a − b`: what a bootstrap knows of a paired difference. */
export function difference(a: Bootstrapped, b: Bootstrapped): Bootstrapped {
  const minus = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, i) => value - y[i]!);
  return { point: a.point - b.point, replicates: minus(a.replicates, b.replicates), jackknife: minus(a.jackknife, b.jackknife) };
}

/** Standard deviation with divisor n − 1: of values that are a sample. */
export function sampleDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** Quantile of sorted values, linear between order statistics (type 7, as numpy's default). */
export function quantile(sorted: Float64Array, p: number): number {
  const position = Math.min(Math.max(p, 0), 1) * (sorted.length - 1);
  const lower = Math.floor(position);
  const low = sorted[lower]!;
  const high = sorted[Math.min(lower + 1, sorted.length - 1)]!;
  return low + (position - lower) * (high - low);
}
