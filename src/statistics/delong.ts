import { orderOfScores } from './score-order.ts';

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

/** Labels and scores are of all rows. NaN where a class is empty. */
export function placements(labels: Uint8Array, scores: Float64Array, rows?: Uint32Array): Placements {
  const [own, label] = rows ? partOf(labels, scores, rows) : [scores, labels];
  const order = orderOfScores(own);
  const indexes = indexesOf(label);
  const [many, few] = indexes.counts;
  const positives = new Float64Array(many);
  const negatives = new Float64Array(few);
  place(order, label, indexes.of, positives, negatives);
  return { auc: sumOf(positives) / many, positives, negatives };
}

function partOf(labels: Uint8Array, scores: Float64Array, rows: Uint32Array): [Float64Array, Uint8Array] {
  const [own, label] = [new Float64Array(rows.length), new Uint8Array(rows.length)];
  for (let i = 0; i < rows.length; i++) {
    own[i] = scores[rows[i]!]!;
    label[i] = labels[rows[i]!]!;
  }
  return [own, label];
}

/** The index of each row among those of its label, and how many positives and negatives there are. */
function indexesOf(label: Uint8Array): { of: Uint32Array; counts: [number, number] } {
  const of = new Uint32Array(label.length);
  let [positives, negatives] = [0, 0];
  for (let i = 0; i < label.length; i++) of[i] = label[i] === 1 ? positives++ : negatives++;
  return { of, counts: [positives, negatives] };
}

/** Goes up the order; rows of one score are placed together. */
function place(order: Int32Array, label: Uint8Array, indexes: Uint32Array, positives: Float64Array, negatives: Float64Array): void {
  const [many, few] = [positives.length, negatives.length];
  let [above, below] = [many, 0];
  for (let from = 0, to = 0; from < order.length; from = to) {
    let tiedPositives = 0;
    do {
      const row = order[to]!;
      tiedPositives += label[row < 0 ? ~row : row]!;
      to++;
    } while (to < order.length && order[to]! < 0);
    const tiedNegatives = to - from - tiedPositives;
    const [ofPositive, ofNegative] = [(below + tiedNegatives / 2) / few, (above - tiedPositives / 2) / many];
    for (let i = from; i < to; i++) {
      const row = order[i]! < 0 ? ~order[i]! : order[i]!;
      if (label[row] === 1) positives[indexes[row]!] = ofPositive;
      else negatives[indexes[row]!] = ofNegative;
    }
    above -= tiedPositives;
    below += tiedNegatives;
  }
}

/** One ROC AUC, or the difference of two on the same rows, with DeLong's standard error. */
export interface AucEstimate {
  value: number;
  standardError: number;
  /** Welch and Satterthwaite's, of the two sums that the variance is made of. */
  degreesOfFreedom: number;
}

export function deLong(first: Placements, second?: Placements): AucEstimate {
  const parts = [difference(first.positives, second?.positives), difference(first.negatives, second?.negatives)].map((values) => ({ variance: varianceOf(values) / values.length, n: values.length }));
  const variance = parts[0]!.variance + parts[1]!.variance;
  return {
    value: first.auc - (second?.auc ?? 0),
    standardError: Math.sqrt(variance),
    degreesOfFreedom: variance > 0 ? variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / (part.n - 1), 0) : Infinity,
  };
}

function difference(a: Float64Array, b: Float64Array | undefined): Float64Array {
  if (!b) return a;
  const differences = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) differences[i] = a[i]! - b[i]!;
  return differences;
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
  return sumOf(values) / values.length;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) ** 2;
  return sum / (values.length - 1);
}
