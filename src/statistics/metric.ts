/**
 * A metric, ready to be computed under any weights. The resampler (resampling.ts) evaluates it thousands of times, so it
 * comes in one of three forms, each as cheap as it can be. `NaN` means undefined in all of them; `Metric.undefinedWhy` has words.
 */
export interface Metric {
  /** Names the metric and its parameters, as `fbeta(beta=2)@0.4`: one value for each id. */
  id: string;
  /** As messages call it, e.g. `ROC AUC`. */
  label: string;
  higherIsBetter: boolean;
  /** Values it can take; an interval never leaves them. */
  range: readonly [number, number];
  form: MetricForm;
  /** Smooth, and its own mean over resamples lies apart from it: the interval of one model's value takes the bias off. */
  biased?: true;
  /** Rows that an interval from resampling needs besides events. */
  fewestRows?: number;
  /** Why it is undefined on these rows (all where absent); undefined where it is not. */
  undefinedWhy?(rows?: Uint32Array): string | undefined;
  /** A proportion of rows: its interval is a score interval, not a bootstrap. 1 or 0 for each row that counts, `undefined` for others. */
  proportion?: { of(row: number): 0 | 1 | undefined };
  /** What its formula has to leave out of these rows, such as truths of 0 in a percentage error; absent where it leaves out nothing. */
  leftOut?(rows?: Uint32Array): { n: number; what: string };
  /** Where yes begins, for a metric that chooses it on the rows themselves; +∞ where nothing is a yes, `undefined` where no threshold fits. */
  threshold?(rows?: Uint32Array, weights?: Float64Array): number | undefined;
  /** Rows of the rarer kind that decide how far an interval can be trusted (events and non-events); all rows where absent. */
  events?(rows?: Uint32Array): number;
}

export type MetricForm = CurveForm | SumsForm | RowsForm;

/**
 * A function of how many positives and negatives stand at each distinct score (binary): ROC AUC, log loss, everything at a
 * threshold. `on` is given the distinct scores, rising, once; the function that it answers takes the weight of the
 * positives and of the negatives at each of them.
 */
export interface CurveForm {
  kind: 'curve';
  /** Which scores: entry i is row i. `labels[i]` is 1 where the row is positive. */
  scores: Float64Array;
  labels: Uint8Array;
  on(distinct: Float64Array): (positives: Float64Array, negatives: Float64Array) => number;
  /** Where it is the mean of a loss of each row: what writes those of the rows from `from` on. Cheaper than `on` where most rows have a score of their own. */
  losses?: LossesOf;
  /** Where it is one of these two: a walk down the scores gives it of many slices at once. */
  walk?: 'roc_auc' | 'average_precision';
  /** Where it is a function of the four kinds of answer at a threshold that is fixed: they are counted without any order. */
  answers?: { threshold: number; of(truePositives: number, falsePositives: number, falseNegatives: number, trueNegatives: number): number };
}

/** Writes the loss of row `from + i` into entry i, as many as there is room for. */
export type LossesOf = (labels: Uint8Array, scores: Float64Array, from: number, into: Float64Array) => void;

/** A function of sums over rows of weight × column; `sums[j]` is that of `columns[j]`. */
export interface SumsForm {
  kind: 'sums';
  columns: readonly Float64Array[];
  of(sums: Float64Array): number;
}

/** Anything else: computed anew from the weight of each row (0 for rows that were not drawn). */
export interface RowsForm {
  kind: 'rows';
  /** How many rows there are, so how long `weights` is. */
  n: number;
  of(weights: Float64Array, rows?: Uint32Array): number;
}
