import type { CurveForm, Metric, SumsForm } from '../metric.ts';
import { sharedGrid, type Grid } from './grid.ts';

/** A number, or why there is none. Never NaN, and never a zero that stands for "undefined". */
export type Defined = { value: number } | { value: null; reason: string };

/** A metric of all rows or of the named ones, each with its weight (1 where absent). `weights[i]` is that of row i. */
export function valueOf(metric: Metric, rows?: Uint32Array, weights?: Float64Array): Defined {
  if (rows?.length === 0) return { value: null, reason: 'there are no rows' };
  const value = evaluate(metric, rows, weights);
  if (Number.isFinite(value)) return { value };
  const usual = Number.isNaN(value) ? 'its formula divides by zero on these rows' : 'it is too large for a number';
  return { value: null, reason: metric.undefinedWhy?.(rows) ?? usual };
}

/** The same as a bare number; NaN where it is undefined. */
export function evaluate({ form }: Metric, rows?: Uint32Array, weights?: Float64Array): number {
  switch (form.kind) {
    case 'curve':
      return curveValue(form, sharedGrid(form.scores, rows), rows, weights);
    case 'sums':
      return form.of(sumsOf(form, rows, weights));
    case 'rows':
      return form.of(weights ?? new Float64Array(form.n).fill(1), rows);
  }
}

function curveValue(form: CurveForm, grid: Grid, rows?: Uint32Array, weights?: Float64Array): number {
  const { positives, negatives } = atEachScore(form.labels, grid, rows, weights);
  return form.on(grid.distinct)(positives, negatives);
}

/** Weight of the positives and of the negatives at each distinct score. */
export function atEachScore(
  labels: Uint8Array,
  { distinct, cells }: Grid,
  rows?: Uint32Array,
  weights?: Float64Array,
): { positives: Float64Array; negatives: Float64Array } {
  const positives = new Float64Array(distinct.length);
  const negatives = new Float64Array(distinct.length);
  addAtEachScore(labels, cells, positives, negatives, rows, weights);
  return { positives, negatives };
}

/** As `atEachScore`, into arrays that hold zeros. */
export function addAtEachScore(
  labels: Uint8Array,
  cells: Int32Array,
  positives: Float64Array,
  negatives: Float64Array,
  rows?: Uint32Array,
  weights?: Float64Array,
): void {
  for (let i = 0; i < cells.length; i++) {
    const row = rows ? rows[i]! : i;
    const weight = weights ? weights[row]! : 1;
    if (labels[row] === 1) positives[cells[i]!]! += weight;
    else negatives[cells[i]!]! += weight;
  }
}

function sumsOf({ columns }: SumsForm, rows?: Uint32Array, weights?: Float64Array): Float64Array {
  return Float64Array.from(columns, (column) => sumOf(column, rows, weights));
}

/** Σ weight × value with Neumaier's compensation: a million small losses must still agree with other tools to 1e-9. */
export function sumOf(column: Float64Array, rows?: Uint32Array, weights?: Float64Array): number {
  const n = rows ? rows.length : column.length;
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const row = rows ? rows[i]! : i;
    const term = weights ? weights[row]! * column[row]! : column[row]!;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return Number.isNaN(lost) ? sum : sum + lost; // beyond the largest number there is nothing to compensate
}
