/** Metrics of binary scores. `labels` hold 0 and 1, `scores` the model's probability of 1, entry for entry. */

export const METRICS = ['roc_auc', 'log_loss', 'accuracy', 'brier'] as const;
export type MetricName = (typeof METRICS)[number];

/** Whether more is better. */
export const HIGHER_IS_BETTER: Record<MetricName, boolean> = {
  roc_auc: true,
  log_loss: false,
  accuracy: true,
  brier: false,
};

/** A number, or why there is none. Never NaN, and never a zero that stands for "undefined". */
export type Defined = { value: number } | { value: null; reason: string };

/** Machine epsilon of the two float types: what scikit-learn's `log_loss` clips probabilities by (`finfo(dtype).eps`). */
export const EPSILON = { float64: 2 ** -52, float32: 2 ** -23 } as const;

/** Rows by rising score, with a 1 in `ends` at the last row of each run of equal scores. */
export interface ScoreOrder {
  /** Label of each row, in the order of the scores. */
  labels: Uint8Array;
  /** Index of each row in the arrays it was made from. */
  rows: Uint32Array;
  ends: Uint8Array;
}

/** The order that `rocAucInOrder` reads; of all rows, or of the named ones. O(n log n), once per model and slice. */
export function scoreOrder(labels: Uint8Array, scores: Float64Array, rows?: Uint32Array): ScoreOrder {
  const order = rows ? rows.slice() : Uint32Array.from(scores.keys());
  order.sort((a, b) => scores[a]! - scores[b]! || a - b);
  const ends = new Uint8Array(order.length);
  for (let i = 0; i < order.length; i++)
    ends[i] = i + 1 === order.length || scores[order[i]!] !== scores[order[i + 1]!] ? 1 : 0;
  return { labels: Uint8Array.from(order, (row) => labels[row]!), rows: order, ends };
}

/**
 * Area under the ROC curve: the share of (positive, negative) pairs in which the positive scores higher, ties counting
 * half; the same number as midranks give (Mann and Whitney). With `counts`, row i stands there `counts[i]` times.
 * NaN where a class is empty. O(n) once the order is known, which is what makes resampling cheap.
 */
export function rocAucInOrder(order: ScoreOrder, counts?: Uint32Array): number {
  const { labels, rows, ends } = order;
  let wins = 0;
  let positives = 0;
  let negatives = 0;
  let tiedPositives = 0;
  let tiedNegatives = 0;
  for (let i = 0; i < rows.length; i++) {
    const count = counts === undefined ? 1 : counts[rows[i]!]!;
    if (labels[i] === 1) tiedPositives += count;
    else tiedNegatives += count;
    if (ends[i] === 1) {
      wins += tiedPositives * (negatives + tiedNegatives / 2);
      positives += tiedPositives;
      negatives += tiedNegatives;
      tiedPositives = 0;
      tiedNegatives = 0;
    }
  }
  return wins / (positives * negatives);
}

/** Losses of every row whose mean is the log loss (natural logarithm), probabilities clipped to [epsilon, 1 − epsilon]. */
export function logLosses(labels: Uint8Array, scores: Float64Array, epsilon: number): Float64Array {
  return Float64Array.from(scores, (score, i) => {
    const p = Math.min(Math.max(score, epsilon), 1 - epsilon);
    return labels[i] === 1 ? -Math.log(p) : -Math.log(1 - p);
  });
}

/** Squared errors of every row; their mean is the Brier score (`brier_score_loss` of scikit-learn). */
export function squaredErrors(labels: Uint8Array, scores: Float64Array): Float64Array {
  return Float64Array.from(scores, (score, i) => (score - labels[i]!) ** 2);
}

/** 1 where the answer at the threshold (yes from the threshold upwards) equals the label. */
export function correct(labels: Uint8Array, scores: Float64Array, threshold: number): Uint8Array {
  return Uint8Array.from(labels, (label, i) => (scores[i]! >= threshold === (label === 1) ? 1 : 0));
}

export interface MetricOptions {
  threshold: number;
  /** Clip of the log loss. */
  epsilon: number;
  /** Which rows; all where absent. */
  rows?: Uint32Array;
}

/** One metric of some rows, as scikit-learn computes it. */
export function metric(name: MetricName, labels: Uint8Array, scores: Float64Array, options: MetricOptions): Defined {
  const chosen = options.rows ?? Uint32Array.from(labels.keys());
  if (chosen.length === 0) return { value: null, reason: 'there are no rows' };
  switch (name) {
    case 'roc_auc': {
      const positives = chosen.reduce((sum, row) => sum + labels[row]!, 0);
      if (positives === 0) return { value: null, reason: 'no row is positive' };
      if (positives === chosen.length) return { value: null, reason: 'no row is negative' };
      return { value: rocAucInOrder(scoreOrder(labels, scores, chosen)) };
    }
    case 'log_loss':
      return { value: meanOf(logLosses(labels, scores, options.epsilon), chosen) };
    case 'brier':
      return { value: meanOf(squaredErrors(labels, scores), chosen) };
    case 'accuracy':
      return { value: meanOf(correct(labels, scores, options.threshold), chosen) };
  }
}

/** Log loss of always answering the share of positives: the entropy of the labels, in nats. */
export function entropyOf(positives: number, n: number): number {
  const p = positives / n;
  return p === 0 || p === 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p));
}

function meanOf(values: Float64Array | Uint8Array, rows: Uint32Array): number {
  let sum = 0;
  let lost = 0; // Kahan: a million small losses must still agree with other tools to 1e-9
  for (const row of rows) {
    const term = values[row]! - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
  }
  return sum / rows.length;
}
