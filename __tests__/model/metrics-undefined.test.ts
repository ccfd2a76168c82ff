import { describe, expect, test } from '@jest/globals';
import { constantOutputs, metricOf, metricsFor, valueOf, type Defined, type MetricSpec, type Task } from '../../src/model/metrics/catalogue.ts';
import type { Outputs, Rows } from '../../src/model/predictions/rows.ts';
import { EPSILON, golden, rowsOf } from './metrics-support.ts';

const OPTIONS = { threshold: 0.5, epsilon: EPSILON, quantiles: [0.1, 0.9] };

function base(task: Task, truth: Rows['truth'], candidate: Outputs): Rows {
  return { task, n: candidate.classes?.length ?? candidate.scores[0]!.length, truth, candidate, categories: {}, epsilon: EPSILON };
}

function binary(labels: number[], scores: number[]): Rows {
  return base('binary', { kind: 'binary', labels: Uint8Array.from(labels), positives: labels.filter(Boolean).length }, { scores: [Float64Array.from(scores)] });
}

function multiclass(codes: number[], predicted: number[], scores: number[][] = []): Rows {
  return base('multiclass', { kind: 'classes', classes: ['a', 'b', 'c'], codes: Int32Array.from(codes) }, { scores: scores.map((each) => Float64Array.from(each)), classes: Int32Array.from(predicted) });
}

function multilabel(labels: number[][], scores: number[][]): Rows {
  return base('multilabel', { kind: 'labels', classes: ['a', 'b'], labels: labels.map((each) => Uint8Array.from(each)) }, { scores: scores.map((each) => Float64Array.from(each)) });
}

function numbers(truth: number[], predicted: number[]): Rows {
  return base('regression', { kind: 'numbers', values: Float64Array.from(truth) }, { scores: [Float64Array.from(predicted)] });
}

function ranking(relevance: number[], scores: number[], queries: number[]): Rows {
  return base('ranking', { kind: 'relevance', values: Float64Array.from(relevance), queries: { names: [], codes: Int32Array.from(queries) } }, { scores: [Float64Array.from(scores)] });
}

function ask(rows: Rows, spec: MetricSpec, subset?: number[], weights?: number[]): Defined {
  return valueOf(metricOf(spec, rows, rows.candidate, OPTIONS), subset && Uint32Array.from(subset), weights && Float64Array.from(weights));
}

const AT = { at: { costs: { false_positive: 5, false_negative: 1 } } } as const;
const UNSURE = [[0.5, 0.4], [0.3, 0.3], [0.2, 0.3]];

describe('a metric is undefined, with its reason, never 0 or NaN', () => {
  test.each<[string, Rows, MetricSpec]>([
    ['no row is positive', binary([0, 0], [0.2, 0.7]), { metric: 'roc_auc' }],
    ['no row is positive', binary([0, 0], [0.2, 0.7]), { metric: 'average_precision' }],
    ['no row is positive', binary([0, 0], [0.2, 0.7]), { metric: 'recall' }],
    ['no row is positive', binary([0, 0], [0.2, 0.7]), { metric: 'f1' }],
    ['no row is positive', binary([0, 0], [0.2, 0.7]), { metric: 'accuracy', at: { recall: 0.5 } }],
    ['no row is negative', binary([1, 1], [0.2, 0.7]), { metric: 'roc_auc' }],
    ['no row is negative', binary([1, 1], [0.2, 0.7]), { metric: 'specificity' }],
    ['no row is negative', binary([1, 1], [0.2, 0.7]), { metric: 'balanced_accuracy' }],
    ['no row is answered as positive', binary([0, 1], [0.2, 0.3]), { metric: 'precision' }],
    ['no row is answered as positive', binary([0, 1], [0.4, 0.3]), { metric: 'precision', ...AT }],
    ['no row is answered as positive', binary([0, 1], [0.2, 0.3]), { metric: 'mcc' }],
    ['every row is answered as positive', binary([0, 1], [0.6, 0.7]), { metric: 'mcc' }],
    ['no row is negative', binary([1, 1], [0.2, 0.7]), { metric: 'mcc' }],
    ['no threshold has a precision of 0.9', binary([0, 1], [0.6, 0.5]), { metric: 'recall', at: { precision: 0.9 } }],
    ['no row is of class c', multiclass([0, 1], [0, 1]), { metric: 'recall' }],
    ['no row is of class c', multiclass([0, 1], [0, 2]), { metric: 'f1', average: 'macro' }],
    ['no row is of class c', multiclass([0, 1], [0, 1]), { metric: 'balanced_accuracy' }],
    ['no row is of class c', multiclass([0, 1], [0, 1], UNSURE), { metric: 'roc_auc' }],
    ['no row is of class c', multiclass([0, 1], [0, 1], UNSURE), { metric: 'recall', class: 'c' }],
    ['no row is answered as of class c', multiclass([0, 1, 2], [0, 1, 1]), { metric: 'precision' }],
    ['every row is of class b', multiclass([1, 1], [0, 1], UNSURE), { metric: 'roc_auc', average: 'weighted' }],
    ['every row is of class b', multiclass([1, 1], [0, 1]), { metric: 'specificity', average: 'weighted' }],
    ['every row is of one class', multiclass([1, 1], [0, 1]), { metric: 'mcc' }],
    ['every row is answered with one class', multiclass([0, 1], [1, 1]), { metric: 'mcc' }],
    ['the predictions hold no scores of the classes', multiclass([0, 1, 2], [0, 1, 1]), { metric: 'log_loss' }],
    ['the predictions hold no scores of the classes', multiclass([0, 1, 2], [0, 1, 1]), { metric: 'recall', class: 'a', at: { threshold: 0.2 } }],
    ['no row is of class a', multilabel([[0, 0], [1, 0]], [[0.9, 0.1], [0.8, 0.2]]), { metric: 'jaccard' }],
    ['no row is of class a', multilabel([[0, 0], [1, 0]], [[0.9, 0.1], [0.8, 0.2]]), { metric: 'roc_auc' }],
    ['every row is of class b', multilabel([[0, 1], [1, 1]], [[0.9, 0.1], [0.8, 0.2]]), { metric: 'roc_auc', average: 'weighted' }],
    ['no row is of any class', multilabel([[0, 0], [0, 0]], [[0.9, 0.1], [0.8, 0.2]]), { metric: 'recall', average: 'micro' }],
    ['no row is of any class', multilabel([[0, 0], [0, 0]], [[0.9, 0.1], [0.8, 0.2]]), { metric: 'f1', average: 'weighted' }],
    ['no row is answered as of any class', multilabel([[0, 1], [1, 0]], [[0.1, 0.1], [0.2, 0.2]]), { metric: 'precision', average: 'micro' }],
    ['the truth is the same in every row', numbers([3, 3, 3], [1, 2, 3]), { metric: 'r2' }],
    ['the truth is the same in every row', numbers([0.1, 0.1, 0.1], [0.1, 0.1, 0.1]), { metric: 'r2' }],
    ['the truth is 0 in every row', numbers([0, 0], [1, 2]), { metric: 'mape' }],
    ['the truth is 0 in every row', numbers([0, 0], [1, 2]), { metric: 'wape' }],
    ['it is too large for a number', numbers([1e200, 0], [-1e200, 2]), { metric: 'rmse' }],
    ['all queries have no relevant row', ranking([0, 0], [1, 2], [0, 0]), { metric: 'ndcg' }],
    ['all queries have no relevant row', ranking([0, 0], [1, 2], [0, 0]), { metric: 'map' }],
    ['all queries have no relevant row', ranking([0, 0], [1, 2], [0, 0]), { metric: 'mrr' }],
    ['all queries have no relevant row', ranking([0, 0], [1, 2], [0, 0]), { metric: 'recall_at_k', k: 1 }],
    ['all queries have fewer than 3 rows', ranking([1, 0], [1, 2], [0, 0]), { metric: 'precision_at_k', k: 3 }],
    ['a relevance is below 0', ranking([1, -1, 1], [1, 2, 1], [0, 0, 1]), { metric: 'ndcg' }],
  ])('%s', (reason, rows, spec) => {
    expect(ask(rows, spec)).toEqual({ value: null, reason });
  });

  test('of no rows, whatever it is', () => {
    for (const task of ['binary', 'multiclass', 'multilabel', 'regression', 'quantile', 'ranking'] as const)
      for (const metric of metricsFor(task)) {
        const spec = { metric, beta: 1, k: 1, quantile: 0.5, costs: { false_positive: 1, false_negative: 1 } };
        const rows = rowsOf(golden.small, task);
        const made = metricOf(spec, rows, rows.candidate, { ...OPTIONS, quantiles: golden.small.quantile.levels });
        expect([metric, valueOf(made, new Uint32Array(0))]).toEqual([metric, { value: null, reason: 'there are no rows' }]);
        expect([metric, made.undefinedWhy?.(new Uint32Array(0)) ?? 'there are no rows']).toEqual([metric, 'there are no rows']);
      }
  });

  test('of a slice that holds rows of a query and not its first', () => {
    expect(ask(ranking([1, 0, 1], [3, 2, 1], [0, 0, 0]), { metric: 'mrr' }, [1, 2])).toEqual({ value: null, reason: 'no query begins in these rows' });
  });

  test('of a slice in which the truth does not vary, though that of all rows does', () => {
    const rows = numbers([1e6, 0.1, 0.1, 0.1], [1, 2, 3, 4]);
    expect(ask(rows, { metric: 'r2' }, [1, 2, 3])).toEqual({ value: null, reason: 'the truth is the same in every row' });
    expect(ask(rows, { metric: 'r2' }).value).not.toBeNull();
  });

  test('of rows that all weigh nothing', () => {
    expect(ask(numbers([1, 2], [1, 3]), { metric: 'mae' }, undefined, [0, 0]).value).toBeNull();
    expect(ask(binary([0, 1], [0.1, 0.9]), { metric: 'roc_auc' }, undefined, [0, 1]).value).toBeNull();
  });
});

describe('classes that no row has', () => {
  const absent = multiclass([0, 0, 1, 1], [0, 1, 1, 1]);

  test('have no part in averages by weight or over all rows', () => {
    expect(ask(absent, { metric: 'recall', average: 'weighted' })).toEqual({ value: 0.75 });
    expect(ask(absent, { metric: 'recall', average: 'micro' })).toEqual({ value: 0.75 });
  });

  test('cost precision nothing where they are predicted, and make its plain mean undefined', () => {
    const predicted = multiclass([0, 0, 1, 1], [0, 2, 1, 1]);
    expect(ask(predicted, { metric: 'precision', average: 'weighted' })).toEqual({ value: 1 });
    expect(ask(predicted, { metric: 'precision', average: 'macro' })).toEqual({ value: null, reason: 'no row is of class c' });
  });
});

describe('what a formula leaves out is counted', () => {
  test('rows of truth 0 in a percentage error', () => {
    const rows = numbers([0, 2, 4], [9, 1, 5]);
    const metric = metricOf({ metric: 'mape' }, rows, rows.candidate, OPTIONS);
    expect(valueOf(metric)).toEqual({ value: 0.375 });
    expect(metric.leftOut!().n).toBe(1);
    expect(metric.leftOut!(Uint32Array.of(1, 2)).n).toBe(0);
    expect(metric.events!()).toBe(2);
  });

  test('queries without a relevant row, and those too short for k', () => {
    const rows = ranking([1, 0, 0, 0, 1], [3, 2, 1, 5, 4], [0, 0, 1, 1, 2]);
    const leftOut = (spec: MetricSpec): number => metricOf(spec, rows, rows.candidate, OPTIONS).leftOut!().n;
    expect(ask(rows, { metric: 'mrr' })).toEqual({ value: 1 });
    expect([leftOut({ metric: 'mrr' }), leftOut({ metric: 'precision_at_k', k: 2 })]).toEqual([1, 1]);
    expect(ask(rows, { metric: 'precision_at_k', k: 2 })).toEqual({ value: 0.25 });
  });

  test('more ranks than rows are no reason: ranks without a row hold nothing', () => {
    const rows = ranking([1, 0], [1, 2], [0, 0]);
    for (const metric of ['ndcg', 'map', 'mrr', 'recall_at_k'] as const) expect(ask(rows, { metric, k: 9 }).value).toBe(ask(rows, { metric, k: 2 }).value);
  });
});

describe('a scorer that gives every row the same answer', () => {
  const of = (rows: Rows, spec: MetricSpec, weights?: Float64Array): Defined => valueOf(metricOf(spec, rows, constantOutputs(rows, spec, OPTIONS.quantiles), OPTIONS), undefined, weights);

  test('answers the base rate, at which ranks say nothing and the log loss is the entropy', () => {
    const rows = binary([1, 0, 0, 0], [0.1, 0.2, 0.3, 0.4]);
    expect(constantOutputs(rows).scores[0]).toEqual(new Float64Array(4).fill(0.25));
    expect(of(rows, { metric: 'roc_auc' })).toEqual({ value: 0.5 });
    expect(of(rows, { metric: 'average_precision' })).toEqual({ value: 0.25 });
    expect(of(rows, { metric: 'log_loss' }).value).toBeCloseTo(-(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), 14);
    expect(constantOutputs({ ...rows, weights: Float64Array.of(3, 1, 1, 1) }).scores[0]![0]).toBe(0.5);
  });

  test('answers the most frequent class, by its weight, with the share of each', () => {
    const rows = multiclass([0, 0, 1, 2], [0, 0, 0, 0]);
    expect(constantOutputs(rows).classes).toEqual(new Int32Array(4));
    expect(constantOutputs(rows).scores.map((scores) => scores[0])).toEqual([0.5, 0.25, 0.25]);
    expect(constantOutputs({ ...rows, weights: Float64Array.of(1, 1, 3, 1) }).classes).toEqual(new Int32Array(4).fill(1));
    expect(of(rows, { metric: 'balanced_accuracy' }).value).toBeCloseTo(1 / 3, 14);
  });

  test('answers the number that its metric likes best', () => {
    const rows = numbers([0, 1, 2, 3, 10], [0, 0, 0, 0, 0]);
    const answer = (spec: MetricSpec): number => constantOutputs(rows, spec).scores[0]![0]!;
    expect([answer({ metric: 'mse' }), answer({ metric: 'r2' }), answer({ metric: 'mae' }), answer({ metric: 'pinball', quantile: 0.9 })]).toEqual([3.2, 3.2, 2, 10]);
    expect(of(rows, { metric: 'r2' }).value).toBeCloseTo(0, 14);
    const best = of(rows, { metric: 'mae' }).value!;
    for (const other of [1, 1.5, 2.5, 3.2]) expect(valueOf(metricOf({ metric: 'mae' }, rows, { scores: [new Float64Array(5).fill(other)] }, OPTIONS)).value!).toBeGreaterThan(best);
  });

  test('answers the quantiles of the truth, and no order of rows', () => {
    const values = Float64Array.from({ length: 11 }, (_, i) => i);
    const rows = { ...numbers([...values], [...values]), task: 'quantile' as const };
    expect(constantOutputs(rows, { metric: 'pinball' }, [0.1, 0.9]).scores.map((scores) => scores[0])).toEqual([1, 9]);
    expect(of(ranking([1, 0, 0, 0], [4, 3, 2, 1], [0, 0, 0, 0]), { metric: 'mrr' }).value).toBeCloseTo((1 + 1 / 2 + 1 / 3 + 1 / 4) / 4, 14);
  });

  test('is undefined where a precision must be reached, which gates may not ask of it', () => {
    expect(of(binary([1, 0, 0, 0], [0.1, 0.2, 0.3, 0.4]), { metric: 'recall', at: { precision: 0.5 } }).value).toBeNull();
  });
});
