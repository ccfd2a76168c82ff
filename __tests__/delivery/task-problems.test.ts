import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The problems of a delivery file with these tests, each with the line that it points at. */
async function problemsOf(tests: string, data = 'data: {test: test.csv, key: [id], label: y}'): Promise<string[]> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'sluice-task-'));
  const text = `version: 1\nrelease: {name: a, version: 1.0.0, model: model.bin}\n${data}\ntests:\n  predictions: {candidate: c.csv}\n${tests}`;
  try {
    writeFileSync(path.join(root, 'delivery.yml'), text);
    await loadDelivery('delivery.yml', { workspace: root });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const { fix, location } of error.problems) expect({ fix, file: location?.file }).toEqual({ fix: expect.stringMatching(/\w/), file: 'delivery.yml' });
    return error.problems.map(({ code, location }) => `${code} ${text.split('\n')[location!.line - 1]!.trim()}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe('what tests say against their own task', () => {
  test.each([
    ['multiclass', '  classes: [a, b]\n'],
    ['multilabel', '  classes: [a, b]\n'],
    ['regression', ''],
    ['quantile', '  quantiles: {"0.1": low, "0.9": high}\n'],
    ['ranking', '  query: q\n'],
    ['binary', '  cluster: person\n'],
    ['regression', '  time: {column: at, block: 1 day}\n  weight: w\n'],
  ])('a %s task with its words is in order', async (task, words) => {
    expect(await problemsOf(`  task: ${task}\n${words}`)).toEqual([]);
  });

  test('labels of a multilabel task need no data.label, those of others do', async () => {
    const data = 'data: {test: test.csv, key: [id]}';
    expect(await problemsOf('  task: multilabel\n  classes: [a, b]\n', data)).toEqual([]);
    expect(await problemsOf('  task: regression\n', data)).toEqual([`delivery-missing-key ${data}`]);
  });

  test.each([
    ['multiclass', '', 'delivery-missing-key'],
    ['multilabel', '', 'delivery-missing-key'],
    ['quantile', '', 'delivery-missing-key'],
    ['ranking', '', 'delivery-missing-key'],
    ['binary', '  classes: [a, b]\n', 'delivery-task-mismatch classes: [a, b]'],
    ['regression', '  prediction: p\n', 'delivery-task-mismatch prediction: p'],
    ['binary', '  query: q\n', 'delivery-task-mismatch query: q'],
    ['regression', '  quantiles: {"0.1": low}\n', 'delivery-task-mismatch quantiles: {"0.1": low}'],
    ['multiclass', '  classes: [a, b]\n  scores: [pa, pb, pc]\n', 'delivery-scores-count scores: [pa, pb, pc]'],
    ['quantile', '  quantiles:\n    "0.0": low\n    "0.9": high\n', 'delivery-quantile "0.0": low'],
    ['quantile', '  quantiles:\n    "0.9": low\n    ".9": high\n', 'delivery-quantile ".9": high'],
    ['binary', '  cluster: c\n  time: {column: at, block: 1 day}\n', 'delivery-choose-one time: {column: at, block: 1 day}'],
    ['binary', '  time: {column: at, block: fortnight}\n', 'delivery-duration time: {column: at, block: fortnight}'],
    ['binary', '  time: {column: at, block: 0 days}\n', 'delivery-duration time: {column: at, block: 0 days}'],
  ])('%s with %j', async (task, words, expected) => {
    const problems = await problemsOf(`  task: ${task}\n${words}`);
    expect(problems).toEqual([expect.stringContaining(expected)]);
  });
});

describe('cuts that make no sense', () => {
  const sliced = (by: string): string => `  slices:\n    by:\n      - ${by}\n`;

  test.each([
    ['binary', 'y', 'delivery-cut-label'],
    ['binary', '[sex, Y]', 'delivery-cut-label'],
    ['regression', 'y', 'delivery-cut-label'],
    ['regression', 'id', 'delivery-cut-key'],
    ['regression', '[sex, {column: sex, edges: [1]}]', 'delivery-cut-twice'],
    ['regression', '{column: age, edges: [30, 20]}', 'delivery-edges-not-rising'],
    ['regression', '{column: age, edges: [30, 30]}', 'delivery-edges-not-rising'],
    ['regression', '{column: at, every: sometimes}', 'delivery-duration'],
  ])('%s by %s', async (task, by, code) => {
    expect(await problemsOf(`  task: ${task}\n${sliced(by)}`)).toEqual([expect.stringContaining(`${code} - ${by}`)]);
  });

  test.each([
    ['regression', '{column: y, quantiles: 4}'],
    ['regression', '{column: id, edges: [1000]}'],
    ['regression', '[sex, {column: age, quantiles: 3}, {column: at, every: 7 days}]'],
  ])('%s by %s is in order', async (task, by) => {
    expect(await problemsOf(`  task: ${task}\n${sliced(by)}`)).toEqual([]);
  });

  test('the label as a group of fairness', async () => {
    const tests = '  task: binary\n  fairness: {groups: [y], gates: [{metric: equalized_odds_difference, at_most: 0.1}]}\n';
    expect(await problemsOf(tests)).toEqual([expect.stringContaining('delivery-cut-label')]);
  });
});
