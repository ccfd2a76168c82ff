import { describe, expect, test } from '@jest/globals';
import type { Gate } from '../../src/delivery/spec.ts';
import { estimateAll } from '../../src/model/gates/estimate.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';

const N = 3000;
const random = seededRandom(5);
const labels = Uint8Array.from({ length: N }, () => (uniform(random) < 0.15 ? 1 : 0));
const scores = Float64Array.from(labels, (label) => 1 / (1 + Math.exp(2 - 1.6 * label - normalValue(random))));
const binary: Rows = { task: 'binary', n: N, truth: { kind: 'binary', labels, positives: labels.reduce((sum, label) => sum + label, 0) }, candidate: { scores: [scores] }, categories: {}, epsilon: 2 ** -52 };
const truth = Float64Array.from({ length: N }, () => 20 * normalValue(random));
const numbers: Rows = { task: 'regression', n: N, truth: { kind: 'numbers', values: truth }, candidate: { scores: [truth.map((value) => value + 5 * normalValue(random))] }, categories: {}, epsilon: 2 ** -52 };

const ASKED: [string, Rows, Partial<Gate>][] = [
  ...(['roc_auc', 'average_precision', 'log_loss', 'brier', 'f1', 'mcc', 'balanced_accuracy'] as const).map((metric): [string, Rows, Partial<Gate>] => [metric, binary, { metric }]),
  ['recall at a precision', binary, { metric: 'recall', at: { precision: 0.5 } }],
  ['precision at a recall', binary, { metric: 'precision', at: { recall: 0.5 } }],
  ['f1 at least cost', binary, { metric: 'f1', at: { costs: { false_positive: 1, false_negative: 4 } } }],
  ['cost', binary, { metric: 'cost', at: { costs: { false_positive: 1, false_negative: 4 } } }],
  ...(['mae', 'rmse', 'r2', 'median_absolute_error', 'mape', 'wape', 'mean_error'] as const).map((metric): [string, Rows, Partial<Gate>] => [metric, numbers, { metric }]),
];

describe.each(['percentile', 'bca'] as const)('an interval by %s', (method) => {
  test.each(ASKED)('of %s holds the value itself, with room on both sides', (_, rows, spec) => {
    const [estimate] = estimateAll(rows, [{ spec: spec as Gate, level: 0.95, strictLevel: 0.95 }], { threshold: 0.5, replicates: 400, seed: 1, method });
    const { low, high } = estimate!.interval!.bounds;
    expect(low).toBeLessThanOrEqual(estimate!.value!);
    expect(high).toBeGreaterThanOrEqual(estimate!.value!);
    expect(high - low).toBeGreaterThan(0);
  });
});
