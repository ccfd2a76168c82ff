import type { RowsForm, SumsForm } from '../metric.ts';

/** Metrics of numbers: `truth` and `predicted` entry for entry, each a form over rows with weights. */

let lastOnes = new Float64Array(0);

/** 1 for every row: its weighted sum is the total weight. Only to be read: one array for all who ask, so that a resampler sums it once. */
export function ones(n: number): Float64Array {
  if (lastOnes.length !== n) lastOnes = new Float64Array(n).fill(1);
  return lastOnes;
}

/** Weighted mean of a value per row. Rows of `counted` 0 have no part. */
export function meanForm(values: Float64Array, counted: Float64Array, finish: (mean: number) => number = (mean) => mean): SumsForm {
  return { kind: 'sums', columns: [values, counted], of: (sums) => finish(sums[0]! / sums[1]!) };
}

export function absoluteErrors(truth: Float64Array, predicted: Float64Array): Float64Array {
  return truth.map((value, row) => Math.abs(predicted[row]! - value));
}

export function squaredDistances(truth: Float64Array, predicted: Float64Array): Float64Array {
  return truth.map((value, row) => (predicted[row]! - value) ** 2);
}

/** Predicted − true: above 0 where the model says too much. */
export function signedErrors(truth: Float64Array, predicted: Float64Array): Float64Array {
  return truth.map((value, row) => predicted[row]! - value);
}

/** Share of the spread of the truth beyond which Σ(y − mean)² is rounding, and R² undefined. */
const ROUNDING = 1e-13;

/** R² = 1 − Σ(y − ŷ)² / Σ(y − mean of y)² (`r2_score`). Undefined where the truth is constant, where scikit-learn says 0 or 1. */
export function rSquaredForm(truth: Float64Array, predicted: Float64Array, counted: Float64Array): SumsForm {
  const centre = truth.reduce((sum, value) => sum + value / truth.length, 0);
  const centred = truth.map((value) => value - centre);
  return {
    kind: 'sums',
    columns: [squaredDistances(truth, predicted), centred, centred.map((value) => value ** 2), counted],
    of(sums) {
      const spread = sums[2]! - sums[1]! ** 2 / sums[3]!;
      return spread > ROUNDING * sums[2]! ? 1 - sums[0]! / spread : NaN;
    },
  };
}

/** |error| / |truth| of every row, and 1 where the truth is not 0: rows of truth 0 have no percentage and are left out. */
export function percentageErrors(truth: Float64Array, predicted: Float64Array): { errors: Float64Array; counted: Float64Array } {
  return {
    errors: truth.map((value, row) => (value === 0 ? 0 : Math.abs(predicted[row]! - value) / Math.abs(value))),
    counted: truth.map((value) => (value === 0 ? 0 : 1)),
  };
}

/** 2 |error| / (|truth| + |prediction|) of every row, from 0 to 2; 0 where both are 0 (Makridakis 1993). */
export function symmetricPercentageErrors(truth: Float64Array, predicted: Float64Array): Float64Array {
  return truth.map((value, row) => {
    const size = Math.abs(value) + Math.abs(predicted[row]!);
    return size === 0 ? 0 : (2 * Math.abs(predicted[row]! - value)) / size;
  });
}

/** Σ |error| / Σ |truth|. Undefined where all truth is 0. */
export function weightedPercentageForm(truth: Float64Array, predicted: Float64Array): SumsForm {
  return { kind: 'sums', columns: [absoluteErrors(truth, predicted), truth.map(Math.abs)], of: (sums) => sums[0]! / sums[1]! };
}

/** Rounding of sums of weights must not decide whether exactly half of the weight lies below. */
const HALF_TOLERANCE = 1e-12;

/** Weighted median of a value per row; between the two middle ones where exactly half of the weight lies below (`median_absolute_error`). */
export function medianForm(values: Float64Array): RowsForm {
  const whole = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  const parts = new WeakMap<Uint32Array, Uint32Array>();
  return {
    kind: 'rows',
    n: values.length,
    of(weights, rows) {
      const order = rows ? (parts.get(rows) ?? rows.slice().sort((a, b) => values[a]! - values[b]! || a - b)) : whole;
      if (rows) parts.set(rows, order);
      return weightedQuantile(values, order, weights, 0.5);
    },
  };
}

/** Averaged inverse of the weighted distribution function at `level`; `order` are rows by rising value. NaN without weight. */
export function weightedQuantile(values: Float64Array, order: Uint32Array, weights: Float64Array, level: number): number {
  let total = 0;
  for (const row of order) total += weights[row]!;
  const wanted = level * total;
  const slack = HALF_TOLERANCE * total;
  let below = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (weights[row] === 0) continue;
    below += weights[row]!;
    if (below < wanted - slack) continue;
    if (below > wanted + slack) return values[row]!;
    let next = i + 1;
    while (next < order.length && weights[order[next]!] === 0) next += 1;
    return next < order.length ? values[row]! / 2 + values[order[next]!]! / 2 : values[row]!;
  }
  return NaN;
}
