import type { MetricName, MetricSpec } from '../../delivery/metric-table.ts';
import { sumOf } from '../../statistics/metrics/evaluate.ts';
import { ones, weightedQuantile } from '../../statistics/metrics/regression.ts';
import type { Outputs, Rows } from '../predictions/rows.ts';

/** Metrics of numbers that the median serves better than the mean. */
const BEST_AT_MEDIAN: readonly (MetricName | 'custom')[] = ['mae', 'wape', 'median_absolute_error', 'smape', 'mape'];

/**
 * What a scorer says that gives every row the same answer, learnt from these rows: the base rate, the share of each class, the
 * mean (the median or the quantile where the metric asks for it), the quantiles; for rankings no order at all. The model must
 * not do worse than it ("not worse than a constant").
 */
export function constantOutputs(rows: Rows, spec?: Pick<MetricSpec, 'metric' | 'quantile'>, quantiles?: readonly number[]): Outputs {
  const { truth, n } = rows;
  const weights = rows.weights ?? ones(n);
  const same = (value: number): Float64Array => new Float64Array(n).fill(value);
  const total = sumOf(weights);
  const share = (is: (row: number) => boolean): number => sumOf(weights.map((weight, row) => (is(row) ? weight : 0))) / total;
  switch (truth.kind) {
    case 'binary':
      return { scores: [same(share((row) => truth.labels[row] === 1))] };
    case 'classes': {
      const shares = truth.classes.map((_, code) => share((row) => truth.codes[row] === code));
      return { scores: shares.map(same), classes: new Int32Array(n).fill(shares.indexOf(Math.max(...shares))) };
    }
    case 'labels':
      return { scores: truth.labels.map((labels) => same(share((row) => labels[row] === 1))) };
    case 'numbers': {
      const levels = levelsOf(rows, spec, quantiles);
      if (levels === undefined) return { scores: [same(sumOf(truth.values, undefined, weights) / total)] };
      const order = Uint32Array.from(truth.values.keys()).sort((a, b) => truth.values[a]! - truth.values[b]!);
      return { scores: levels.map((level) => same(weightedQuantile(truth.values, order, weights, level))) };
    }
    case 'relevance':
      return { scores: [same(0)] };
  }
}

/** Which quantiles the constant is; `undefined` for the mean. */
function levelsOf(rows: Rows, spec?: Pick<MetricSpec, 'metric' | 'quantile'>, quantiles?: readonly number[]): readonly number[] | undefined {
  if (rows.task === 'quantile') {
    if (quantiles === undefined) throw new TypeError('A constant forecast of quantiles needs their levels.');
    return quantiles;
  }
  if (spec?.metric === 'pinball') return [spec.quantile!];
  return spec !== undefined && BEST_AT_MEDIAN.includes(spec.metric) ? [0.5] : undefined;
}
