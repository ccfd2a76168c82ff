import type { CurveForm, RowsForm } from '../metric.ts';
import type { ConfusionFormula } from './confusion.ts';
import { addAtEachScore } from './evaluate.ts';
import { gridsOf } from './grid.ts';

/** How a metric of single classes becomes one number: the plain mean, or the mean by the weight of each class's true rows. */
export type Average = 'macro' | 'weighted';

/** Weights of one class after another: of the rows that are it, that are said to be it, and both. */
export interface ClassWeights {
  truth: Float64Array;
  predicted: Float64Array;
  hits: Float64Array;
}

/** Adds the weight of every row to `into`, and answers the total weight. */
export type CountClasses = (into: ClassWeights, weights: Float64Array, rows?: Uint32Array) => number;

/**
 * Averages a metric of each class against the rest. A class without a true row makes the macro average undefined (a model
 * may not pass on a class that nobody looked at) and has no part in the weighted one.
 */
export function averageOfConfusions(n: number, classes: number, count: CountClasses, formula: ConfusionFormula, average: Average): RowsForm {
  const into: ClassWeights = { truth: new Float64Array(classes), predicted: new Float64Array(classes), hits: new Float64Array(classes) };
  return {
    kind: 'rows',
    n,
    of(weights, rows) {
      for (const array of Object.values(into)) array.fill(0);
      const total = count(into, weights, rows);
      return averageOf(into.truth, average, (c) => {
        const hits = into.hits[c]!;
        const truth = into.truth[c]!;
        const predicted = into.predicted[c]!;
        return formula(hits, predicted - hits, truth - hits, Math.max(total - truth - predicted + hits, 0));
      });
    },
  };
}

/** Averages a curve metric (one-vs-rest) over classes; every form is about the same rows. */
export function averageOfCurves(forms: readonly CurveForm[], average: Average): RowsForm {
  const grids = forms.map((form) => gridsOf(form.scores));
  const truth = new Float64Array(forms.length);
  return {
    kind: 'rows',
    n: forms[0]!.labels.length,
    of(weights, rows) {
      forms.forEach((form, c) => (truth[c] = weightOf(form.labels, weights, rows)));
      return averageOf(truth, average, (c) => {
        const form = forms[c]!;
        const { distinct, cells } = grids[c]!(rows);
        const positives = new Float64Array(distinct.length);
        const negatives = new Float64Array(distinct.length);
        addAtEachScore(form.labels, cells, positives, negatives, rows, weights);
        return form.on(distinct)(positives, negatives);
      });
    },
  };
}

function averageOf(truth: Float64Array, average: Average, of: (c: number) => number): number {
  let sum = 0;
  let weight = 0;
  for (let c = 0; c < truth.length; c++) {
    const own = average === 'macro' ? 1 : truth[c]!;
    if (truth[c] === 0 && average === 'macro') return NaN;
    if (own === 0) continue;
    sum += own * of(c);
    weight += own;
  }
  return sum / weight;
}

function weightOf(labels: Uint8Array, weights: Float64Array, rows?: Uint32Array): number {
  const n = rows ? rows.length : labels.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const row = rows ? rows[i]! : i;
    if (labels[row] === 1) sum += weights[row]!;
  }
  return sum;
}
