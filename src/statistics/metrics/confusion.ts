/** A metric of how (weighted) rows fall on the four kinds of answer. NaN where it is undefined. */
export type ConfusionFormula = (
  truePositives: number,
  falsePositives: number,
  falseNegatives: number,
  trueNegatives: number,
) => number;

/** What each kind of answer costs; a right answer costs nothing where its price is absent. */
export interface Costs {
  false_positive: number;
  false_negative: number;
  true_positive?: number;
  true_negative?: number;
}

export const accuracy: ConfusionFormula = (tp, fp, fn, tn) => (tp + tn) / (tp + fp + fn + tn);
export const precision: ConfusionFormula = (tp, fp) => tp / (tp + fp);
export const recall: ConfusionFormula = (tp, _fp, fn) => tp / (tp + fn);
export const specificity: ConfusionFormula = (_tp, fp, _fn, tn) => tn / (tn + fp);
export const balancedAccuracy: ConfusionFormula = (tp, fp, fn, tn) => (tp / (tp + fn) + tn / (tn + fp)) / 2;

/**
 * F-β (van Rijsbergen 1979): (1 + β²)·tp / ((1 + β²)·tp + β²·fn + fp). Undefined without a positive row, where it would be
 * 0 whatever the model does and a comparison of two zeros would pass.
 */
export function fBeta(beta: number): ConfusionFormula {
  const square = beta * beta;
  return (tp, fp, fn) => (tp + fn > 0 ? ((1 + square) * tp) / ((1 + square) * tp + square * fn + fp) : NaN);
}

/** Jaccard: tp / (tp + fp + fn). Undefined without a positive row, as F-β. */
export const jaccard: ConfusionFormula = (tp, fp, fn) => (tp + fn > 0 ? tp / (tp + fp + fn) : NaN);

/** Matthews' correlation. Undefined (0/0) where all rows have one truth or one answer; scikit-learn says 0 there. */
export const matthews: ConfusionFormula = (tp, fp, fn, tn) => {
  const margins = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
  return margins > 0 ? (tp * tn - fp * fn) / margins : NaN;
};

/** Mean cost of a row under a cost matrix. */
export function meanCost(costs: Costs): ConfusionFormula {
  const total = totalCost(costs);
  return (tp, fp, fn, tn) => total(tp, fp, fn, tn) / (tp + fp + fn + tn);
}

export function totalCost({ false_positive, false_negative, true_positive = 0, true_negative = 0 }: Costs): ConfusionFormula {
  return (tp, fp, fn, tn) => true_positive * tp + false_positive * fp + false_negative * fn + true_negative * tn;
}
