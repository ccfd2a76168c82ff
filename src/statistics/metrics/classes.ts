import type { RowsForm } from '../metric.ts';
import type { CountClasses } from './averages.ts';
import { clip } from './curves.ts';

/** Counts true and predicted classes, given as codes from 0. */
export function countCodes(truth: Int32Array, predicted: Int32Array): CountClasses {
  return (into, weights, rows) => {
    const n = rows ? rows.length : truth.length;
    let total = 0;
    for (let i = 0; i < n; i++) {
      const row = rows ? rows[i]! : i;
      const weight = weights[row]!;
      const is = truth[row]!;
      const said = predicted[row]!;
      into.truth[is]! += weight;
      into.predicted[said]! += weight;
      if (is === said) into.hits[is]! += weight;
      total += weight;
    }
    return total;
  };
}

/** Counts labels of which a row may have any number; `truth[l]` and `predicted[l]` hold 0 and 1. */
export function countLabels(truth: readonly Uint8Array[], predicted: readonly Uint8Array[]): CountClasses {
  return (into, weights, rows) => {
    const n = rows ? rows.length : truth[0]!.length;
    let total = 0;
    for (let i = 0; i < n; i++) total += weights[rows ? rows[i]! : i]!;
    for (let l = 0; l < truth.length; l++) {
      const is = truth[l]!;
      const said = predicted[l]!;
      for (let i = 0; i < n; i++) {
        const row = rows ? rows[i]! : i;
        const weight = weights[row]!;
        if (is[row] === 1) into.truth[l]! += weight;
        if (said[row] === 1) into.predicted[l]! += weight;
        if (is[row] === 1 && said[row] === 1) into.hits[l]! += weight;
      }
    }
    return total;
  };
}

/** Share of the weight that sums may differ by through rounding alone. */
const ROUNDING = 1e-12;

/** Matthews' correlation for any number of classes (Gorodkin 2004, R_K). Undefined where all rows have one truth or one answer. */
export function matthewsOfClasses(n: number, classes: number, count: CountClasses): RowsForm {
  const into = { truth: new Float64Array(classes), predicted: new Float64Array(classes), hits: new Float64Array(classes) };
  return {
    kind: 'rows',
    n,
    of(weights, rows) {
      for (const array of Object.values(into)) array.fill(0);
      const total = count(into, weights, rows);
      let hits = 0;
      let products = 0;
      let truths = 0;
      let answers = 0;
      let kinds = 0;
      let said = 0;
      for (let c = 0; c < classes; c++) {
        hits += into.hits[c]!;
        products += into.truth[c]! * into.predicted[c]!;
        truths += into.truth[c]! ** 2;
        answers += into.predicted[c]! ** 2;
        if (into.truth[c]! > 0) kinds += 1;
        if (into.predicted[c]! > 0) said += 1;
      }
      // Answers that are none of the classes are a class of their own that no row is of.
      const other = Math.max(total - into.predicted.reduce((sum, weight) => sum + weight, 0), 0);
      answers += other ** 2;
      if (other > ROUNDING * total) said += 1;
      // Asked of the classes and not of the squares, whose difference is rarely exactly 0 under weights.
      if (kinds < 2 || said < 2) return NaN;
      return (hits * total - products) / (Math.sqrt(total ** 2 - truths) * Math.sqrt(total ** 2 - answers));
    },
  };
}

/** −ln(probability of the true class), clipped to [epsilon, 1 − epsilon], of every row (`log_loss`; rows are not scaled to sum to 1, as in scikit-learn ≥ 1.3). */
export function classLogLosses(truth: Int32Array, scores: readonly Float64Array[], epsilon: number): Float64Array {
  return Float64Array.from(truth, (is, row) => -Math.log(clip(scores[is]![row]!, epsilon)));
}

/** Σ over classes of (score − truth)² of every row: Brier's own (1950), from 0 to 2, as scikit-learn's for more than two classes. */
export function classSquaredErrors(truth: Int32Array, scores: readonly Float64Array[]): Float64Array {
  return Float64Array.from(truth, (is, row) => {
    let sum = 0;
    for (let c = 0; c < scores.length; c++) sum += (scores[c]![row]! - (c === is ? 1 : 0)) ** 2;
    return sum;
  });
}

/** Class of the highest score of every row; the first of equal ones. */
export function highest(scores: readonly Float64Array[]): Int32Array {
  return Int32Array.from(scores[0]!, (_, row) => {
    let best = 0;
    for (let c = 1; c < scores.length; c++) if (scores[c]![row]! > scores[best]![row]!) best = c;
    return best;
  });
}

/** 1 where the true class is among the k highest scores. Of equal scores the later class stands first (`top_k_accuracy_score`). */
export function amongTop(truth: Int32Array, scores: readonly Float64Array[], k: number): Uint8Array {
  return Uint8Array.from(truth, (is, row) => {
    const own = scores[is]![row]!;
    let before = 0;
    for (let c = 0; c < scores.length; c++) {
      const other = scores[c]![row]!;
      if (other > own || (other === own && c > is)) before += 1;
    }
    return before < k ? 1 : 0;
  });
}
