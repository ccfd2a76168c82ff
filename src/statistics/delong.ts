import { orderOf, rankScores } from './score-ranks.ts';

/**
 * For each row its share of wins against the rows of the other label, ties counting half: the mean over the positives is the ROC
 * AUC, and so is that over the negatives (structural components of DeLong, DeLong and Clarke-Pearson 1988, by midranks as in Sun
 * and Xu 2014). Entry i belongs to the i-th of `rows`.
 */
export interface Placements {
  auc: number;
  positives: Float64Array;
  negatives: Float64Array;
}

/** O(n log n). Labels and scores are of all rows. NaN where a class is empty. */
export function placements(labels: Uint8Array, scores: Float64Array, rows?: Uint32Array): Placements {
  const own = rows ? Float64Array.from(rows, (row) => scores[row]!) : scores;
  const label = rows ? Uint8Array.from(rows, (row) => labels[row]!) : labels;
  const ranked = rankScores(own);
  const order = orderOf(ranked);
  let all = 0;
  for (let i = 0; i < label.length; i++) all += label[i]!;
  const [many, few] = [all, label.length - all];
  const share = new Float64Array(label.length);
  let [positives, negatives] = [0, 0];
  for (let from = 0; from < order.length; ) {
    const rank = ranked.ranks[order[from]!]!;
    let to = from;
    let [tiedPositives, tiedNegatives] = [0, 0];
    for (; to < order.length && ranked.ranks[order[to]!] === rank; to++) {
      if (label[order[to]!] === 1) tiedPositives += 1;
      else tiedNegatives += 1;
    }
    for (let i = from; i < to; i++)
      share[order[i]!] = label[order[i]!] === 1 ? (negatives + tiedNegatives / 2) / few : (many - positives - tiedPositives / 2) / many;
    positives += tiedPositives;
    negatives += tiedNegatives;
    from = to;
  }
  const of = (wanted: number): Float64Array => share.filter((_, i) => label[i] === wanted);
  const [v10, v01] = [of(1), of(0)];
  return { auc: v10.reduce((sum, value) => sum + value, 0) / many, positives: v10, negatives: v01 };
}

/** One ROC AUC, or the difference of two on the same rows, with DeLong's standard error. */
export interface AucEstimate {
  value: number;
  standardError: number;
  /** Welch and Satterthwaite's, of the two sums that the variance is made of. */
  degreesOfFreedom: number;
}

export function deLong(first: Placements, second?: Placements): AucEstimate {
  const difference = (a: Float64Array, b: Float64Array | undefined): Float64Array => (b ? a.map((value, i) => value - b[i]!) : a);
  const parts = [difference(first.positives, second?.positives), difference(first.negatives, second?.negatives)].map((values) => ({ variance: varianceOf(values) / values.length, n: values.length }));
  const variance = parts[0]!.variance + parts[1]!.variance;
  return {
    value: first.auc - (second?.auc ?? 0),
    standardError: Math.sqrt(variance),
    degreesOfFreedom: variance > 0 ? variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / (part.n - 1), 0) : Infinity,
  };
}

/** Cov of two AUC on the same rows, by the same components. */
export function deLongCovariance(first: Placements, second: Placements): number {
  const of = (a: Float64Array, b: Float64Array): number => {
    const [meanA, meanB] = [meanOf(a), meanOf(b)];
    return a.reduce((sum, value, i) => sum + (value - meanA) * (b[i]! - meanB), 0) / (a.length - 1) / a.length;
  };
  return of(first.positives, second.positives) + of(first.negatives, second.negatives);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
