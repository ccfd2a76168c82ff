import { describe, expect, test } from '@jest/globals';
import { metricOf, METRIC_TABLE, metricsFor, overviewMetrics, specProblem, valueOf, type Task } from '../../src/model/metrics/catalogue.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';
import { EPSILON, golden, largeFixture, rowsOf } from './metrics-support.ts';

const fixtures = { small: golden.small, large: largeFixture() };
const rowsByTask = new Map<string, Rows>();

/** Rows are only read, so every case of a task may share them. */
function sharedRows(fixture: 'small' | 'large', task: Task, which?: 'scores' | 'untied'): Rows {
  const key = `${fixture} ${task} ${which}`;
  const rows = rowsByTask.get(key) ?? rowsOf(fixtures[fixture], task, which);
  rowsByTask.set(key, rows);
  return rows;
}

const TASKS: Task[] = ['binary', 'multiclass', 'multilabel', 'regression', 'quantile', 'ranking'];

function optionsOf(fixture: 'small' | 'large'): { threshold: number; epsilon: number; quantiles: number[] } {
  return { threshold: 0.5, epsilon: EPSILON, quantiles: fixtures[fixture].quantile.levels };
}

describe(`metrics against ${golden.source}`, () => {
  for (const task of TASKS)
    for (const fixture of ['small', 'large'] as const)
      for (const weighted of [false, true])
        test(`of a ${task} task agree to 1e-9 on the ${fixture} fixture${weighted ? ' with weights' : ''}`, () => {
          const cases = golden.values.filter((each) => each.task === task && each.fixture === fixture && each.weighted === weighted);
          const found = cases.map(({ spec, scores }) => {
            const rows = sharedRows(fixture, task, scores);
            return valueOf(metricOf(spec, rows, rows.candidate, optionsOf(fixture)), undefined, weighted ? rows.weights : undefined).value;
          });
          const wrong = cases.filter(({ value }, i) => !(Math.abs(found[i]! - value) <= 1e-9));
          expect(wrong.map(({ spec, value }) => ({ spec, value, found: found[cases.findIndex((each) => each.spec === spec)] }))).toEqual([]);
          expect(cases.length).toBeGreaterThan(5);
        });

  test('hold a value for every metric of every task', () => {
    const covered = new Set(golden.values.map(({ task, spec }) => `${task} ${spec.metric}`));
    expect(TASKS.flatMap((task) => metricsFor(task).map((metric) => `${task} ${metric}`)).filter((name) => !covered.has(name))).toEqual([]);
  });
});

describe('the five metrics that a summary shows first', () => {
  test.each(TASKS)('of a %s task are defined and have names of their own', (task) => {
    const rows = rowsOf(fixtures.large, task);
    const metrics = overviewMetrics(task, optionsOf('large').quantiles).map((spec) => metricOf(spec, rows, rows.candidate, optionsOf('large')));
    expect(metrics).toHaveLength(5);
    expect(new Set(metrics.map((metric) => metric.label)).size).toBe(5);
    expect(metrics.map((metric) => valueOf(metric).value === null)).toEqual(metrics.map(() => false));
  });

  test('of one quantile leave out what needs an interval', () => {
    expect(overviewMetrics('quantile', [0.5])).toEqual([{ metric: 'pinball' }]);
  });
});

describe('a metric', () => {
  test('has one id for each value, whether a default is said or not', () => {
    const rows = rowsOf(fixtures.small, 'multiclass');
    const idOf = (spec: Parameters<typeof metricOf>[0]): string => metricOf(spec, rows, rows.candidate, optionsOf('small')).id;
    expect(idOf({ metric: 'f1' })).toBe(idOf({ metric: 'f1', average: 'macro' }));
    const ids = golden.values.filter(({ task, fixture, weighted }) => task === 'multiclass' && fixture === 'small' && !weighted).map(({ spec }) => idOf(spec));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is called in words that say where yes begins', () => {
    const rows = rowsOf(fixtures.small, 'binary');
    const labelOf = (spec: Parameters<typeof metricOf>[0]): string => metricOf(spec, rows, rows.candidate, optionsOf('small')).label;
    expect(labelOf({ metric: 'recall', at: { precision: 0.9 } })).toBe('recall at a precision of 0.9');
    expect(labelOf({ metric: 'fbeta', beta: 2, at: { threshold: 0.3 } })).toBe('F2 at the threshold 0.3');
  });

  test('at a fixed threshold is the proportion that it says it is', () => {
    const rows = rowsOf(fixtures.large, 'binary');
    for (const name of ['accuracy', 'precision', 'recall', 'specificity'] as const) {
      const metric = metricOf({ metric: name }, rows, rows.candidate, optionsOf('large'));
      const kinds = Array.from({ length: rows.n }, (_, row) => metric.proportion!.of(row));
      const hits = kinds.filter((kind) => kind === 1).length;
      const misses = kinds.filter((kind) => kind === 0).length;
      expect(hits / (hits + misses)).toBeCloseTo(valueOf(metric).value!, 12);
      expect(metric.events!()).toBe(Math.min(hits, misses));
    }
  });

  test('whose threshold is chosen on the rows is no proportion: the choice is part of its chance', () => {
    const rows = rowsOf(fixtures.small, 'binary');
    expect(metricOf({ metric: 'recall', at: { precision: 0.6 } }, rows, rows.candidate, optionsOf('small')).proportion).toBeUndefined();
  });

  test('whose threshold is chosen on the rows says which it came to, and for which rows', () => {
    const rows = rowsOf(fixtures.small, 'binary');
    const recall = metricOf({ metric: 'recall', at: { precision: 0.6 } }, rows, rows.candidate, optionsOf('small'));
    expect(recall.threshold!()).toBe(0.35);
    expect(recall.threshold!(undefined, Float64Array.from([1, 9, 1, 1, 9, 1, 1, 1, 1, 1]))).toBe(0.65);
    expect(recall.threshold!(Uint32Array.of(0, 9))).toBeUndefined();
    const cost = metricOf({ metric: 'cost', at: { costs: { false_positive: 9, false_negative: 0 } } }, rows, rows.candidate, optionsOf('small'));
    expect(cost.threshold!()).toBe(Infinity);
    expect(metricOf({ metric: 'recall' }, rows, rows.candidate, optionsOf('small')).threshold).toBeUndefined();
  });

  test('of every name in the table knows its side, its range and its words', () => {
    for (const [name, facts] of Object.entries(METRIC_TABLE)) {
      expect(facts.range[0]).toBeLessThan(facts.range[1]);
      expect([name, facts.words.length > 0]).toEqual([name, true]);
    }
    expect(specProblem({ metric: 'roc_auc' }, 'regression')!.fix).toContain('rmse');
  });
});
