import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { parseDelivery } from '../../src/delivery/load.ts';

const WORDS: Record<string, string> = {
  binary: '',
  multiclass: '  classes: [a, b, c]\n',
  multilabel: '  classes: [a, b]\n',
  regression: '',
  quantile: '  quantiles: {"0.1": low, "0.9": high}\n',
  ranking: '  query: q\n',
};

const ANCHOR = '  anchor: {predictions: e.csv, approved: "2024-01-01", because: the first one}\n';

/** The problems of a delivery file of this task with this one gate, each as its code, message and fix. */
function problemsOf(task: string, gate: string, more = ''): { code: string; text: string }[] {
  const text = `version: 1
release: {name: a, version: 1.0.0, model: model.bin}
data: {test: test.csv, key: [id], label: y}
tests:
  task: ${task}
${WORDS[task]}${more}  predictions: {candidate: c.csv, champion: d.csv}
  gates:
    - ${gate}
`;
  try {
    parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/w', workspace: '/w' });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const { location } of error.problems) expect(text.split('\n')[location!.line - 1]).toContain('metric');
    return error.problems.map(({ code, message, fix }) => ({ code, text: `${message} ${fix}` }));
  }
}

describe('a gate that fits its task', () => {
  test.each([
    ['binary', '{metric: recall, at: {precision: 0.9}, at_least: 0.5}'],
    ['binary', '{metric: cost, costs: {false_positive: 1, false_negative: 20}, at_most: 3}'],
    ['binary', '{metric: cost, at: {costs: {false_positive: 1, false_negative: 20}}, no_worse_than_constant: true}'],
    ['binary', '{metric: mcc, at_least: -0.2}'],
    ['binary', '{metric: fbeta, beta: 2, no_worse_than_champion_by: 0.01, cumulative: 0.03}'],
    ['multiclass', '{metric: f1, average: weighted, at_least: 0.5}'],
    ['multiclass', '{metric: recall, class: b, at: {threshold: 0.2}, at_least: 0.5}'],
    ['multiclass', '{metric: brier, at_most: 1.5}'],
    ['multiclass', '{metric: top_k_accuracy, k: 2, at_least: 0.5}'],
    ['multilabel', '{metric: jaccard, at: {threshold: 0.3}, at_least: 0.5}'],
    ['multilabel', '{metric: mcc, class: a, at_least: 0.5}'],
    ['regression', '{metric: rmse, at_most: 120}'],
    ['regression', '{metric: mean_error, at_most: 3}'],
    ['regression', '{metric: mean_error, at_least: -3}'],
    ['regression', '{metric: r2, at_least: -2}'],
    ['regression', '{metric: pinball, quantile: 0.9, no_worse_than_constant: true}'],
    ['quantile', '{metric: coverage, at_least: 0.75}'],
    ['quantile', '{metric: coverage, at_most: 0.85}'],
    ['quantile', '{metric: interval_width, within_of_champion: 5}'],
    ['quantile', '{metric: pinball, quantile: 0.1, at_most: 4}'],
    ['ranking', '{metric: ndcg, k: 10, gain: exponential, at_least: 0.4}'],
    ['binary', '{metric: custom, name: profit, sql: "avg(score)", at_least: 3}'],
  ])('%s: %s is in order', (task, gate) => {
    expect(problemsOf(task, gate, gate.includes('cumulative') ? ANCHOR : '')).toEqual([]);
  });
});

describe('a gate that cannot be asked', () => {
  test.each([
    ['binary', '{metric: rmse, at_most: 1}', 'delivery-gate-metric', 'Use one of: roc_auc'],
    ['ranking', '{metric: roc_auc, at_least: 0.5}', 'delivery-gate-metric', 'ndcg'],
    ['multiclass', '{metric: cost, costs: {false_positive: 1, false_negative: 2}, at_most: 1}', 'delivery-gate-metric', 'Add `class`'],
    ['binary', '{metric: fbeta, at_least: 0.5}', 'delivery-gate-metric', 'Add `beta`'],
    ['binary', '{metric: cost, at_most: 1}', 'delivery-gate-metric', 'price'],
    ['regression', '{metric: pinball, at_most: 1}', 'delivery-gate-metric', 'Add `quantile`'],
    ['binary', '{metric: precision, no_worse_than_constant: true}', 'delivery-gate-metric', 'undefined'],
    ['binary', '{metric: recall, at: {precision: 0.9}, no_worse_than_constant: true}', 'delivery-gate-metric', 'base rate'],
    ['binary', '{metric: roc_auc, at: {threshold: 0.5}, at_least: 0.5}', 'delivery-gate-option', 'Take out `at`'],
    ['binary', '{metric: roc_auc, average: macro, at_least: 0.5}', 'delivery-gate-option', 'average'],
    ['multiclass', '{metric: f1, at: {threshold: 0.5}, at_least: 0.5}', 'delivery-gate-option', 'of one class'],
    ['multiclass', '{metric: f1, class: d, at_least: 0.5}', 'delivery-gate-option', 'Use one of: a, b, c'],
    ['multiclass', '{metric: top_k_accuracy, k: 3, at_least: 0.5}', 'delivery-gate-option', 'always holds'],
    ['multilabel', '{metric: f1, at: {recall: 0.5}, at_least: 0.5}', 'delivery-gate-option', 'of one class'],
    ['quantile', '{metric: pinball, quantile: 0.5, at_most: 1}', 'delivery-gate-option', 'Use one of: 0.1, 0.9'],
    ['binary', '{metric: accuracy, sql: "1", at_least: 0.5}', 'delivery-gate-option', 'Take out `sql`'],
    ['binary', '{metric: recall, at: {threshold: 50}, at_least: 0.5}', 'delivery-gate-option', 'from 0 to 1'],
    ['regression', '{metric: r2, at_most: 0.5}', 'delivery-gate-direction', 'Write `at_least`'],
    ['quantile', '{metric: winkler, at_least: 0.5}', 'delivery-gate-direction', 'Write `at_most`'],
    ['regression', '{metric: mean_error, no_worse_than_champion_by: 1}', 'delivery-gate-direction', 'within_of_champion'],
    ['quantile', '{metric: coverage, at_least: 90}', 'delivery-gate-range', 'Write a share, not per cent.'],
    ['regression', '{metric: rmse, at_most: -1}', 'delivery-gate-range', 'at least 0'],
    ['regression', '{metric: r2, at_least: 80}', 'delivery-gate-range', 'at most 1'],
    ['binary', '{metric: roc_auc, no_worse_than_champion_by: 5}', 'delivery-gate-range', 'not per cent'],
    ['binary', '{metric: cost, costs: {false_positive: 1, false_negative: 2}, at_most: 3}', 'delivery-gate-range', 'between 0 and 2'],
    ['binary', '{metric: roc_auc, no_worse_than_champion_by: 0.02, cumulative: 0.01}', 'delivery-gate-range', 'margin of one step'],
    ['binary', '{metric: roc_auc, no_worse_than_champion_by: 0.01, cumulative: 0.02}', 'delivery-missing-key', 'nothing would be asked'],
    ['binary', '{metric: roc_auc, at_least: 0.5, cumulative: 0.01}', 'delivery-gate-option', 'Take out `cumulative`'],
    ['binary', '{metric: custom, name: profit, at_least: 1}', 'delivery-missing-key', '`sql`'],
    ['binary', '{metric: custom, sql: "avg(score)", at_least: 1}', 'delivery-missing-key', '`name`'],
    ['binary', '{metric: custom, name: p, sql: "avg(score)", no_worse_than_champion_by: 1}', 'delivery-missing-key', 'higher_is_better'],
    ['binary', '{metric: custom, name: p, sql: "avg(score)", k: 3, at_least: 1}', 'delivery-gate-option', 'Say it in `sql`'],
    ['binary', '{metric: custom, name: p, sql: "avg(score)", no_worse_than_constant: true}', 'delivery-gate-metric', 'constant'],
  ])('%s: %s is refused as %s', (task, gate, code, text) => {
    expect(problemsOf(task, gate)).toEqual([{ code, text: expect.stringContaining(text) }]);
  });

  test.each([
    ['fairness: {groups: [sex], gates: [{metric: demographic_parity_difference, no_worse_than_champion_by: 0.02, cumulative: 0.01}]}', 'delivery-gate-range'],
    ['fairness: {groups: [sex], gates: [{metric: demographic_parity_difference, at_most: 0.1, cumulative: 0.2}]}', 'delivery-gate-option'],
    ['flips: {gates: [{at_most: 0.02, cumulative: 0.01}]}', 'delivery-gate-range'],
    ['flips: {slices: {by: [sex], gates: [{at_most: 0.02, cumulative: 0.05}]}}', 'delivery-missing-key'],
  ])('has a cumulative margin that says something: %s', (words, code) => {
    const text = `version: 1\nrelease: {name: a, version: 1.0.0, model: m}\ndata: {test: t.csv, key: [id], label: y}\ntests:\n  task: binary\n  predictions: {candidate: c.csv, champion: d.csv}\n  ${words}\n`;
    expect(() => parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/', workspace: '/' })).toThrow(new RegExp(`cumulative.*\\[${code}\\]`));
  });

  test('of one quantile has no interval', () => {
    const text = `version: 1\nrelease: {name: a, version: 1.0.0, model: m}\ndata: {test: t.csv, key: [id], label: y}\ntests:\n  task: quantile\n  quantiles: {"0.5": median}\n  predictions: {candidate: c.csv}\n  gates: [{metric: coverage, at_least: 0.5}]\n`;
    expect(() => parseDelivery(new TextEncoder().encode(text), { file: 'delivery.yml', root: '/w', workspace: '/w' })).toThrow(/needs an interval/);
  });
});
