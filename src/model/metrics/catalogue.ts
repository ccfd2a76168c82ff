import { METRIC_TABLE, metricsFor, rangeOf, type MetricName, type MetricSpec, type Task } from '../../delivery/metric-table.ts';
import { specProblem, type SpecProblem } from '../../delivery/metric-problems.ts';
import type { Metric } from '../../statistics/metric.ts';
import { valueOf, type Defined } from '../../statistics/metrics/evaluate.ts';
import type { Outputs, Rows } from '../predictions/rows.ts';
import { binaryParts } from './binary.ts';
import { constantOutputs } from './constant.ts';
import { multiclassParts } from './multiclass.ts';
import { multilabelParts } from './multilabel.ts';
import { quantileParts, regressionParts } from './numbers.ts';
import type { MetricOptions, MetricParts } from './parts.ts';
import { rankingParts } from './ranking.ts';
import { metricId, metricLabel } from './words.ts';

export { constantOutputs, metricsFor, specProblem, valueOf, METRIC_TABLE };
export type { Defined, MetricName, MetricOptions, MetricSpec, SpecProblem, Task };

/**
 * A metric in the words of a gate, of one model's outputs, ready to be evaluated under any weights. The words must fit the
 * task (`specProblem`). Not for `custom`, whose numbers come from SQL.
 */
export function metricOf(spec: MetricSpec, rows: Rows, outputs: Outputs, options: MetricOptions): Metric {
  const facts = METRIC_TABLE[spec.metric as MetricName];
  if (facts === undefined) throw new TypeError(`The metric ${spec.metric} is not computed by name.`);
  const several = rows.task === 'multiclass' || rows.task === 'multilabel';
  const averaged = several && facts.averaged === true && spec.class === undefined;
  // Defaults are said, so that one metric has one id however it was asked for.
  const said: MetricSpec = { ...spec, ...(averaged && { average: spec.average ?? 'macro' }), ...(spec.metric === 'ndcg' && { gain: spec.gain ?? 'linear' }) };
  const [low, high] = rangeOf(spec, rows.task);
  // Predicted classes need no threshold; everything else that judges an answer does.
  const answers = facts.atThreshold === true && (rows.task !== 'multiclass' || spec.at !== undefined);
  return {
    id: metricId(said, answers ? options.threshold : undefined),
    label: metricLabel(said),
    higherIsBetter: facts.better === 'higher',
    range: [low, high],
    biased: facts.biased,
    fewestRows: facts.fewestRows,
    ...partsOf(spec, rows, outputs, options),
  };
}

function partsOf(spec: MetricSpec, { truth, task }: Rows, outputs: Outputs, options: MetricOptions): MetricParts {
  switch (truth.kind) {
    case 'binary':
      return binaryParts(spec, truth.labels, outputs.scores[0]!, options);
    case 'classes':
      return multiclassParts(spec, truth, outputs, options);
    case 'labels':
      return multilabelParts(spec, truth, outputs, options);
    case 'numbers':
      return task === 'quantile' ? quantileParts(spec, truth.values, outputs, options) : regressionParts(spec, truth.values, outputs);
    case 'relevance':
      return rankingParts(spec, truth, outputs);
  }
}

const OVERVIEW: Record<Task, MetricSpec[]> = {
  binary: [{ metric: 'roc_auc' }, { metric: 'average_precision' }, { metric: 'log_loss' }, { metric: 'accuracy' }, { metric: 'brier' }],
  multiclass: [{ metric: 'accuracy' }, { metric: 'f1', average: 'macro' }, { metric: 'log_loss' }, { metric: 'roc_auc', average: 'macro' }, { metric: 'balanced_accuracy' }],
  multilabel: [{ metric: 'f1', average: 'macro' }, { metric: 'f1', average: 'micro' }, { metric: 'subset_accuracy' }, { metric: 'hamming_loss' }, { metric: 'log_loss' }],
  regression: [{ metric: 'rmse' }, { metric: 'mae' }, { metric: 'r2' }, { metric: 'median_absolute_error' }, { metric: 'mean_error' }],
  quantile: [{ metric: 'pinball' }, { metric: 'coverage' }, { metric: 'interval_width' }, { metric: 'winkler' }],
  ranking: [{ metric: 'ndcg' }, { metric: 'ndcg', k: 10 }, { metric: 'map' }, { metric: 'mrr' }, { metric: 'recall_at_k', k: 10 }],
};

/** The metrics that a summary shows first: five, or as many as one quantile allows. */
export function overviewMetrics(task: Task, quantiles?: readonly number[]): MetricSpec[] {
  const specs = OVERVIEW[task].filter((spec) => specProblem(spec, task, undefined, quantiles) === undefined);
  if (task !== 'quantile' || quantiles === undefined) return specs;
  const middle = quantiles.includes(0.5) && quantiles.length > 1 ? [{ metric: 'pinball' as const, quantile: 0.5 }] : [];
  return [...specs, ...middle];
}
