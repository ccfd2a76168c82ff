import type { MetricSpec } from '../../delivery/metric-table.ts';
import * as quantiles from '../../statistics/metrics/quantiles.ts';
import * as regression from '../../statistics/metrics/regression.ts';
import type { Outputs } from '../predictions/rows.ts';
import { countWhere, NO_ROWS, proportionParts, type MetricOptions, type MetricParts } from './parts.ts';

const { meanForm, ones } = regression;

/** A metric of predicted numbers. */
export function regressionParts(spec: MetricSpec, truth: Float64Array, outputs: Outputs): MetricParts {
  const predicted = outputs.scores[0]!;
  const everyRow = ones(truth.length);
  const of = (form: MetricParts['form']): MetricParts => ({ form, undefinedWhy: whyNoRows });
  switch (spec.metric) {
    case 'mae':
      return of(meanForm(regression.absoluteErrors(truth, predicted), everyRow));
    case 'mse':
      return of(meanForm(regression.squaredDistances(truth, predicted), everyRow));
    case 'rmse':
      return of(meanForm(regression.squaredDistances(truth, predicted), everyRow, Math.sqrt));
    case 'mean_error':
      return of(meanForm(regression.signedErrors(truth, predicted), everyRow));
    case 'smape':
      return of(meanForm(regression.symmetricPercentageErrors(truth, predicted), everyRow));
    case 'median_absolute_error':
      return of(regression.medianForm(regression.absoluteErrors(truth, predicted)));
    case 'pinball':
      return of(meanForm(quantiles.pinballLosses(truth, predicted, spec.quantile!), everyRow));
    case 'r2':
      return { form: regression.rSquaredForm(truth, predicted, everyRow), undefinedWhy: (rows) => whyNoRows(rows) ?? whyConstant(truth, rows) };
    case 'wape':
      return { form: regression.weightedPercentageForm(truth, predicted), undefinedWhy: (rows) => whyNoRows(rows) ?? whyAllZero(truth, rows) };
    case 'mape':
      return percentage(truth, predicted);
    default:
      throw new TypeError(`${spec.metric} is no metric of numbers.`);
  }
}

function percentage(truth: Float64Array, predicted: Float64Array): MetricParts {
  const { errors, counted } = regression.percentageErrors(truth, predicted);
  return {
    form: meanForm(errors, counted),
    undefinedWhy: (rows) => whyNoRows(rows) ?? whyAllZero(truth, rows),
    events: (rows) => countWhere(truth.length, rows, (row) => truth[row] !== 0),
    leftOut: (rows) => ({ n: countWhere(truth.length, rows, (row) => truth[row] === 0), what: 'rows whose truth is 0, which have no percentage' }),
  };
}

/** A metric of forecasts of quantiles; the outermost pair is the interval. */
export function quantileParts(spec: MetricSpec, truth: Float64Array, outputs: Outputs, { quantiles: levels }: MetricOptions): MetricParts {
  if (levels === undefined || levels.length !== outputs.scores.length) throw new TypeError('Metrics of quantiles need their levels, one for each column of predictions.');
  if (spec.quantile !== undefined && !levels.includes(spec.quantile)) throw new TypeError(`There is no quantile of level ${spec.quantile}.`);
  const everyRow = ones(truth.length);
  const of = (losses: Float64Array): MetricParts => ({ form: meanForm(losses, everyRow), undefinedWhy: whyNoRows });
  const [low, high] = [outputs.scores[0]!, outputs.scores.at(-1)!];
  switch (spec.metric) {
    case 'pinball': {
      const losses = (level: number, i: number): Float64Array => quantiles.pinballLosses(truth, outputs.scores[i]!, level);
      return of(spec.quantile === undefined ? quantiles.meanOfEach(levels.map(losses)) : losses(spec.quantile, levels.indexOf(spec.quantile)));
    }
    case 'coverage': {
      const covered = quantiles.covered(truth, low, high);
      return { ...of(Float64Array.from(covered)), ...proportionParts(truth.length, (row) => covered[row] as 0 | 1) };
    }
    case 'interval_width':
      return of(quantiles.widths(low, high));
    case 'winkler':
      return of(quantiles.intervalScores(truth, low, high, { low: levels[0]!, high: levels.at(-1)! }));
    default:
      throw new TypeError(`${spec.metric} is no metric of quantiles.`);
  }
}

function whyNoRows(rows?: Uint32Array): string | undefined {
  return rows?.length === 0 ? NO_ROWS : undefined;
}

function whyConstant(truth: Float64Array, rows?: Uint32Array): string | undefined {
  const first = truth[rows ? rows[0]! : 0];
  return countWhere(truth.length, rows, (row) => truth[row] !== first) === 0 ? 'the truth is the same in every row' : undefined;
}

function whyAllZero(truth: Float64Array, rows?: Uint32Array): string | undefined {
  return countWhere(truth.length, rows, (row) => truth[row] !== 0) === 0 ? 'the truth is 0 in every row' : undefined;
}
