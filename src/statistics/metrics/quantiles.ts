/** Metrics of forecasts of quantiles and of the interval between two of them, as losses of every row whose mean is the metric. */

/** Pinball loss (Koenker and Bassett 1978; `mean_pinball_loss`): level · (y − q) where y ≥ q, else (1 − level) · (q − y). */
export function pinballLosses(truth: Float64Array, predicted: Float64Array, level: number): Float64Array {
  return truth.map((value, row) => {
    const miss = value - predicted[row]!;
    return miss >= 0 ? level * miss : (level - 1) * miss;
  });
}

/** Entry-wise mean of some arrays. */
export function meanOfEach(arrays: readonly Float64Array[]): Float64Array {
  return arrays[0]!.map((_, row) => arrays.reduce((sum, array) => sum + array[row]!, 0) / arrays.length);
}

/** 1 where the truth lies in the closed interval. */
export function covered(truth: Float64Array, low: Float64Array, high: Float64Array): Uint8Array {
  return Uint8Array.from(truth, (value, row) => (low[row]! <= value && value <= high[row]! ? 1 : 0));
}

/** Length of every interval; 0 where its ends are crossed, since such an interval holds nothing. */
export function widths(low: Float64Array, high: Float64Array): Float64Array {
  return low.map((value, row) => Math.max(high[row]! - value, 0));
}

/**
 * Winkler's interval score (1972; Gneiting and Raftery 2007, §6.2): the width, and for a truth outside its distance
 * divided by the chance that was left on that side: 2/α on both for the central interval of level 1 − α.
 */
export function intervalScores(
  truth: Float64Array,
  low: Float64Array,
  high: Float64Array,
  levels: { low: number; high: number },
): Float64Array {
  return truth.map((value, row) => {
    const below = Math.max(low[row]! - value, 0) / levels.low;
    const above = Math.max(value - high[row]!, 0) / (1 - levels.high);
    return high[row]! - low[row]! + below + above;
  });
}
