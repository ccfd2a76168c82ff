import type { CurveForm, LossesOf } from '../metric.ts';

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask.
const { abs, log } = Math;

type OnScores = CurveForm['on'];

/**
 * Area under the ROC curve: the share of (positive, negative) pairs in which the positive scores higher, ties counting
 * half; the same number as midranks give (Mann and Whitney 1947). NaN where a class is empty.
 */
export const rocAuc: OnScores = () => (positives, negatives) => {
  let wins = 0;
  let allPositives = 0;
  let allNegatives = 0;
  for (let i = 0; i < positives.length; i++) {
    const negative = negatives[i]!;
    wins += positives[i]! * (allNegatives + negative / 2);
    allPositives += positives[i]!;
    allNegatives += negative;
  }
  return wins / (allPositives * allNegatives);
};

/**
 * Average precision: Σ (R_k − R_{k−1}) · P_k over the distinct scores from the highest down, as scikit-learn's
 * `average_precision_score`; not the trapezoid, which is too optimistic (Davis and Goadrich 2006). NaN without a positive.
 */
export const averagePrecision: OnScores = () => (positives, negatives) => {
  let sum = 0;
  let truePositives = 0;
  let answers = 0;
  for (let i = positives.length - 1; i >= 0; i--) {
    const positive = positives[i]!;
    truePositives += positive;
    answers += positive + negatives[i]!;
    if (positive > 0) sum += (positive * truePositives) / answers;
  }
  return sum / truePositives;
};

/** Mean of −ln(probability of what was true), probabilities clipped to [epsilon, 1 − epsilon] (`log_loss`). */
export function logLoss(epsilon: number): OnScores {
  return (distinct) => {
    const ifPositive = distinct.map((score) => -Math.log(clip(score, epsilon)));
    const ifNegative = distinct.map((score) => -Math.log(1 - clip(score, epsilon)));
    return meanOf(ifPositive, ifNegative);
  };
}

/** The losses of rows, whose mean is the log loss. */
export function logLosses(epsilon: number): LossesOf {
  return (labels, scores, from, into) => {
    const most = 1 - epsilon;
    for (let i = 0; i < into.length; i++) {
      const score = scores[from + i]!;
      const probability = score < epsilon ? epsilon : score > most ? most : score;
      // Labels are 0 and 1 without a pattern: nothing branches on them.
      into[i] = -log(abs(1 - labels[from + i]! - probability));
    }
  };
}

/** Mean squared error of the probability (Brier 1950; `brier_score_loss`). */
export const brier: OnScores = (distinct) =>
  meanOf(
    distinct.map((score) => (1 - score) ** 2),
    distinct.map((score) => score ** 2),
  );

/** The losses of rows, whose mean is the Brier score. */
export const brierLosses: LossesOf = (labels, scores, from, into) => {
  for (let i = 0; i < into.length; i++) {
    const error = scores[from + i]! - labels[from + i]!;
    into[i] = error * error;
  }
};

function meanOf(ifPositive: Float64Array, ifNegative: Float64Array): ReturnType<OnScores> {
  return (positives, negatives) => {
    let sum = 0;
    let weight = 0;
    for (let i = 0; i < positives.length; i++) {
      sum += positives[i]! * ifPositive[i]! + negatives[i]! * ifNegative[i]!;
      weight += positives[i]! + negatives[i]!;
    }
    return sum / weight;
  };
}

export function clip(probability: number, epsilon: number): number {
  return Math.min(Math.max(probability, epsilon), 1 - epsilon);
}
