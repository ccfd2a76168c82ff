import type { Gate, Tests } from './spec.ts';

export type Task = Tests['task'];
export type MetricName = Exclude<Gate['metric'], 'custom'>;

/** A metric in the words of a gate. */
export type MetricSpec = Pick<Gate, 'metric' | 'at' | 'costs' | 'average' | 'class' | 'beta' | 'k' | 'quantile' | 'gain'>;

/** What a metric may be told, besides its name. */
export type MetricOption = Exclude<keyof MetricSpec, 'metric'>;

export interface MetricFacts {
  /** As messages call it. */
  words: string;
  /** Which way is better; `none` where both too much and too little are wrong. */
  better: 'higher' | 'lower' | 'none';
  /** Values it can take, whatever the task. */
  range: readonly [number, number];
  /** Tasks that have it as it is. */
  tasks: readonly Task[];
  /** Tasks that have it for one class (`class`) only. */
  ofOneClass?: readonly Task[];
  /** What it may be told in its tasks; `at`, `average` and `class` follow from the task. */
  options?: readonly MetricOption[];
  /** What it must be told. */
  needs?: readonly MetricOption[];
  /** binary: an answer of yes or no is judged, so a threshold is needed. */
  atThreshold?: true;
  /** multiclass and multilabel: one number for each class, so averaged. */
  averaged?: true;
  /** Undefined for a scorer that gives every row the same answer, and why. */
  undefinedForConstant?: string;
  /** Smooth, and its own mean over resamples lies apart from it: its interval takes the bias off. */
  biased?: true;
  /** Rows that an interval from resampling needs besides events. */
  fewestRows?: number;
}

const SHARE = [0, 1] as const;
const POSITIVE = [0, Infinity] as const;
const ANY = [-Infinity, Infinity] as const;
const CLASSES: readonly Task[] = ['multiclass', 'multilabel'];
const ANSWERS: readonly Task[] = ['binary', 'multiclass', 'multilabel'];

/**
 * Close to 1 average precision is bent so far that of 200 rows, half of them positive, its intervals held the truth 92.5 times
 * in 100 (bench/coverage.ts, 2,000 sets); from 300 rows on 94.4 times (1,000 sets), its paired difference 93.4.
 */
const FEWEST_ROWS_OF_AVERAGE_PRECISION = 300;

/** Every metric: names as in scikit-learn where it has them. The one source of which task has it, which way is better and its range. */
export const METRIC_TABLE: Readonly<Record<MetricName, MetricFacts>> = {
  roc_auc: { words: 'ROC AUC', better: 'higher', range: SHARE, tasks: ANSWERS, averaged: true },
  average_precision: { words: 'average precision', better: 'higher', range: SHARE, tasks: ANSWERS, averaged: true, biased: true, fewestRows: FEWEST_ROWS_OF_AVERAGE_PRECISION },
  log_loss: { words: 'log loss', better: 'lower', range: POSITIVE, tasks: ANSWERS },
  brier: { words: 'Brier score', better: 'lower', range: SHARE, tasks: ['binary', 'multiclass'], ofOneClass: ['multilabel'] },
  accuracy: { words: 'accuracy', better: 'higher', range: SHARE, tasks: ['binary', 'multiclass'], ofOneClass: ['multilabel'], atThreshold: true },
  balanced_accuracy: { words: 'balanced accuracy', better: 'higher', range: SHARE, tasks: ['binary', 'multiclass'], ofOneClass: ['multilabel'], atThreshold: true },
  precision: { words: 'precision', better: 'higher', range: SHARE, tasks: ANSWERS, atThreshold: true, averaged: true, undefinedForConstant: 'it calls no row positive, or all of them' },
  recall: { words: 'recall', better: 'higher', range: SHARE, tasks: ANSWERS, atThreshold: true, averaged: true },
  specificity: { words: 'specificity', better: 'higher', range: SHARE, tasks: ANSWERS, atThreshold: true, averaged: true },
  f1: { words: 'F1', better: 'higher', range: SHARE, tasks: ANSWERS, atThreshold: true, averaged: true },
  fbeta: { words: 'F-beta', better: 'higher', range: SHARE, tasks: ANSWERS, needs: ['beta'], atThreshold: true, averaged: true },
  mcc: { words: "Matthews' correlation", better: 'higher', range: [-1, 1], tasks: ['binary', 'multiclass'], ofOneClass: ['multilabel'], atThreshold: true, undefinedForConstant: 'it has one answer only' },
  cost: { words: 'mean cost', better: 'lower', range: ANY, tasks: ['binary'], ofOneClass: CLASSES, options: ['costs'], atThreshold: true },
  top_k_accuracy: { words: 'top-k accuracy', better: 'higher', range: SHARE, tasks: ['multiclass'], needs: ['k'] },
  hamming_loss: { words: 'Hamming loss', better: 'lower', range: SHARE, tasks: ['multilabel'], atThreshold: true },
  subset_accuracy: { words: 'subset accuracy', better: 'higher', range: SHARE, tasks: ['multilabel'], atThreshold: true },
  jaccard: { words: 'Jaccard index', better: 'higher', range: SHARE, tasks: ['multilabel'], atThreshold: true, averaged: true },
  mae: { words: 'mean absolute error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
  rmse: { words: 'root mean squared error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
  mse: { words: 'mean squared error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
  r2: { words: 'R²', better: 'higher', range: [-Infinity, 1], tasks: ['regression'] },
  mape: { words: 'mean absolute percentage error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
  wape: { words: 'weighted absolute percentage error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
  smape: { words: 'symmetric percentage error', better: 'lower', range: [0, 2], tasks: ['regression'] },
  median_absolute_error: { words: 'median absolute error', better: 'lower', range: POSITIVE, tasks: ['regression'] },
  mean_error: { words: 'mean error', better: 'none', range: ANY, tasks: ['regression'] },
  pinball: { words: 'pinball loss', better: 'lower', range: POSITIVE, tasks: ['regression', 'quantile'], options: ['quantile'] },
  coverage: { words: 'coverage', better: 'none', range: SHARE, tasks: ['quantile'] },
  interval_width: { words: 'interval width', better: 'none', range: POSITIVE, tasks: ['quantile'] },
  winkler: { words: 'interval score', better: 'lower', range: POSITIVE, tasks: ['quantile'] },
  ndcg: { words: 'NDCG', better: 'higher', range: SHARE, tasks: ['ranking'], options: ['k', 'gain'] },
  map: { words: 'mean average precision', better: 'higher', range: SHARE, tasks: ['ranking'], options: ['k'] },
  mrr: { words: 'mean reciprocal rank', better: 'higher', range: SHARE, tasks: ['ranking'], options: ['k'] },
  precision_at_k: { words: 'precision', better: 'higher', range: SHARE, tasks: ['ranking'], needs: ['k'] },
  recall_at_k: { words: 'recall', better: 'higher', range: SHARE, tasks: ['ranking'], needs: ['k'] },
};

/** Metrics that a task has, in the order of the table; `spec.class` opens more of them for several classes. */
export function metricsFor(task: Task): MetricName[] {
  return (Object.keys(METRIC_TABLE) as MetricName[]).filter((name) => METRIC_TABLE[name].tasks.includes(task));
}

/** Values that a metric can take in a task; bounds of the cost follow from its prices. */
export function rangeOf(spec: MetricSpec, task: Task): readonly [number, number] {
  if (spec.metric === 'brier' && task === 'multiclass' && spec.class === undefined) return [0, 2];
  if (spec.metric === 'cost') {
    const costs = costsOf(spec);
    if (costs === undefined) return ANY;
    const all = [costs.false_positive, costs.false_negative, costs.true_positive ?? 0, costs.true_negative ?? 0];
    return [Math.min(...all), Math.max(...all)];
  }
  return METRIC_TABLE[spec.metric as MetricName].range;
}

/** The prices of a gate on cost: its own, else those that choose its threshold. */
export function costsOf(spec: Pick<MetricSpec, 'at' | 'costs'>): MetricSpec['costs'] {
  return spec.costs ?? spec.at?.costs;
}
