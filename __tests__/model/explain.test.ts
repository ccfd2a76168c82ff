import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { FeatureRow, Predictor } from '../../src/core/seams.ts';
import { Asking } from '../../src/model/behaviour/ask.ts';
import { IMPORTANCE_FILE } from '../../src/model/explain/file.ts';
import { importancesOf, moveOf } from '../../src/model/explain/importance.ts';
import { EXPLANATIONS } from '../../src/model/explain/part.ts';
import { askPermuted, groupsOf, type PermutedAnswers } from '../../src/model/explain/permute.ts';
import { judgeExplanations } from '../../src/model/explain/probe.ts';
import { shapley } from '../../src/model/explain/shapley.ts';
import type { ModelFacts, PartAnswer } from '../../src/model/facts.ts';
import { testSetOf, type TestSet } from '../../src/model/predictions/test-set.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { modelOf } from './behaviour-support.ts';
import { contextOf, eachTest, type Repository } from './support.ts';

/** A model with known weights over independent columns with known deviations. */
const WEIGHTS = { a: 2, b: -1, c: 0.5, unused: 0 };
const DEVIATIONS = { a: 1, b: 2, c: 4, unused: 1 };
const COLUMNS = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];
const linear = (row: FeatureRow): number => COLUMNS.reduce((sum, name) => sum + WEIGHTS[name] * Number(row[name]), 0);

function linearRows(n: number, seed = 4): Record<string, number>[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, id) => ({ id, ...Object.fromEntries(COLUMNS.map((name) => [name, DEVIATIONS[name] * normalValue(random)])) }));
}

function csv(rows: readonly Record<string, unknown>[], without?: string): string {
  const names = Object.keys(rows[0]!).filter((name) => name !== without);
  return [names.join(','), ...rows.map((row) => names.map((name) => row[name]).join(','))].join('\n') + '\n';
}

describe('Shapley values', () => {
  const rows = linearRows(40);
  const ask = (model: (row: FeatureRow) => number) => async (asked: readonly FeatureRow[]) => asked.map(model);
  const options = { background: rows.slice(1, 21), columns: COLUMNS, orders: 1, seed: 9 };

  test('of a linear model are its weights times the distance from the background mean, exactly', async () => {
    const { values, errors } = await shapley(ask(linear), rows[0]!, options);
    COLUMNS.forEach((name, j) => {
      const mean = options.background.reduce((sum, row) => sum + row[name]!, 0) / options.background.length;
      expect(values[j]).toBeCloseTo(WEIGHTS[name] * (rows[0]![name]! - mean), 10);
    });
    expect(errors.at(-1)).toBe(0);
  });

  test('sum up to the answer less the mean answer of the background, for any model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }), fc.integer({ min: 0, max: 1e6 }), async (weights, seed) => {
        const model = (row: FeatureRow): number => Math.tanh(COLUMNS.reduce((sum, name, j) => sum + weights[j]! * Number(row[name]), 0)) + Number(row.a) * Number(row.b);
        const { values, answer, background } = await shapley(ask(model), rows[0]!, { ...options, seed });
        expect(answer).toBeCloseTo(model(rows[0]!), 10);
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(answer - background, 9);
      }),
      { numRuns: 25 },
    );
  });

  test('share an interaction equally, and give a column without influence nothing', async () => {
    const { values } = await shapley(ask((row) => Number(row.a) * Number(row.b)), { a: 2, b: 3, unused: 5 }, { background: [{ a: 0, b: 0, unused: 1 }], columns: ['a', 'b', 'unused'], orders: 4000, seed: 1 });
    expect(values[0]! + values[1]!).toBeCloseTo(6, 10);
    expect(Math.abs(values[0]! - 3)).toBeLessThan(0.2);
    expect(values[2]).toBe(0);
  });
});

describe('permutation importance', () => {
  const groups = groupsOf(COLUMNS, [{ columns: ['a', 'b'] }]);
  const rows = linearRows(2000);
  const answersOf = (model: (row: FeatureRow) => number, among: readonly Record<string, number>[] = rows, repeats = 2): Promise<PermutedAnswers> =>
    askPermuted(new Asking(modelOf(model), { batch: 10_000 }), among, groups, repeats, 5);
  const options = { replicates: 200, seed: 1, level: 0.95 };

  test('of a linear model is w² · var(x) by column, adds up over columns, and the intervals hold the truth', async () => {
    const { all, n, left } = importancesOf(groups, await answersOf(linear), moveOf, options);
    expect([n, left]).toEqual([2000, 0]);
    const truths = [4, 4, 4, 0, 8];
    all.forEach(({ mean, low, high }, g) => {
      expect(Math.abs(mean - truths[g]!)).toBeLessThan(0.1 * truths[g]! + 1e-12);
      expect(low).toBeLessThanOrEqual(truths[g]!);
      expect(high).toBeGreaterThanOrEqual(truths[g]!);
    });
    expect(all[3]).toMatchObject({ mean: 0, moved: 0, share: 0 });
    all.slice(0, 3).forEach((one) => {
      const { low, high } = one.shareAt(0.99);
      expect(low).toBeLessThan(1 / 3);
      expect(high).toBeGreaterThan(1 / 3);
    });
  });

  test('intervals of shares cover: rows that give values vary as much as rows that take them', async () => {
    const truth = 1 / 3;
    let covered = 0;
    const sets = 100;
    for (let set = 0; set < sets; set++) {
      const { all } = importancesOf(groups, await answersOf(linear, linearRows(150, 1000 + set)), moveOf, { ...options, replicates: 100, seed: set });
      const { low, high } = all[2]!.shareAt(0.95);
      if (low <= truth && truth <= high) covered += 1;
    }
    // Over 400 sets: 98 %, and 82 % where only the asked rows are resampled.
    expect(covered / sets).toBeGreaterThan(0.88);
  });

  test('leaves out rows that the model did not answer, and says how many', async () => {
    const answers = await answersOf(linear);
    const withGap = { ...answers, base: answers.base.map((answer, row) => (row < 10 ? undefined : answer)) } satisfies PermutedAnswers;
    expect(importancesOf(groups, withGap, moveOf, options)).toMatchObject({ n: 1990, left: 10 });
  });

  test('does not trust a bootstrap of a few rows that move: the upper bound counts on more of them', async () => {
    const rare = await answersOf((row) => linear(row) + (Number(row.unused) > 3 ? 30 : 0));
    const found = importancesOf(groups, rare, moveOf, options).all[3]!;
    expect(found.moved).toBeGreaterThan(0);
    expect(found.moved).toBeLessThan(20);
    expect(found.shareAt(0.95).high).toBeGreaterThan(found.share!);
  });
});

describe('explanations of running models', () => {
  let engine: DataEngine;
  let repo: Repository;
  eachTest((given) => {
    ({ engine, repo } = given);
    const random = seededRandom(8);
    const rows = linearRows(400).map((row) => ({ ...row, y: linear(row) + 0.1 * normalValue(random) }));
    repo.write('test.csv', csv(rows));
    repo.write('features.csv', csv(rows, 'y'));
  });

  const delivery = (explanations: string, task = 'regression') =>
    repo.delivery(`data: {test: test.csv, key: [id], label: y}\ntests: {task: ${task}, predictions: {candidate: candidate.csv}, replicates: 200, explanations: ${explanations}}\n`);

  async function probe(explanations: string, models: { candidate: Predictor; champion?: Predictor }): Promise<PartAnswer> {
    return judgeExplanations(await delivery(explanations), contextOf(repo, engine), models, { features: path.join(repo.path, 'features.csv') });
  }

  async function judge(explanations: string, task?: string): Promise<PartAnswer> {
    const loaded = await delivery(explanations, task);
    const context = contextOf(repo, engine);
    return EXPLANATIONS.judge({ delivery: loaded, context, level: 0.95, testSet: (await testSetOf(loaded, context)) as TestSet } as ModelFacts);
  }

  test('a model that leans on a forbidden column is caught by its own finding; one that does not passes', async () => {
    const gates = 'gates: [{columns: [c], at_most: 0.1, owner: risk}]';
    const { findings } = await probe(`{rows: 300, repeats: 2, ${gates}}`, { candidate: modelOf(linear) });
    const finding = findings.find(({ code }) => code === 'explanation-share-at-most')!;
    expect(finding).toMatchObject({ outcome: 'fail', subject: { kind: 'column', name: 'c' }, owner: 'risk', n: 300 });
    expect(finding.message).toMatch(/^c is [23]\d.?\d* % \[.*\] of what moves the candidate's answers, and at most 10 % is allowed/);
    const blind = await probe(`{rows: 300, repeats: 2, ${gates}}`, { candidate: modelOf((row) => linear({ ...row, c: 0 })) });
    const passed = blind.findings.find(({ code }) => code === 'explanation-share-at-most')!;
    expect(passed).toMatchObject({ outcome: 'pass', numbers: { share: 0, moved: 0 } });
    expect(passed.message).toContain('No answer of 300 rows moved.');
  });

  test('columns are forbidden together, and near the limit the answer stays open', async () => {
    const { findings } = await probe('{rows: 300, repeats: 1, gates: [{columns: [a, b], at_most: 0.4}, {columns: [c], at_most: 0.3}]}', { candidate: modelOf(linear) });
    expect(findings.map(({ outcome }) => outcome)).toEqual(['pass', 'fail', 'inconclusive']);
  });

  test('both models and their largest flips stand among the facts, and the flip names the column that made it', async () => {
    const { facts, details } = await probe('{rows: 200, repeats: 1, largest_flips: 2, background: 20}', { candidate: modelOf(linear), champion: modelOf((row) => linear({ ...row, c: 0 })) });
    expect(facts!.map(([name]) => name)).toEqual(["What moves the candidate's answers", "What moves the champion's answers", 'Largest flip 1', 'Largest flip 2']);
    expect(facts![1]![1]).toContain('c 0 % [0 %, 0 %]');
    expect(facts![2]![1]).toMatch(/^id \d+: champion -?[\d.]+, candidate -?[\d.]+\. The difference is made of c [+-][\d.]+/);
    const [flip] = details!.flips as { champion: number[]; candidate: number[]; candidate_values: number[]; champion_values: number[] }[];
    expect(flip!.candidate_values[0]).toBeCloseTo(flip!.champion_values[0]!, 9);
    expect(Math.abs(flip!.candidate[0]! - flip!.champion[0]!)).toBeGreaterThan(3);
  });

  test('with labels, the rise of the loss is twice w² · var(x), for candidate and champion alike', async () => {
    await probe('{rows: 400, repeats: 4}', { candidate: modelOf(linear), champion: modelOf((row) => linear({ ...row, c: 0 })) });
    const { findings, facts, details } = await judge(`{rows: 400, repeats: 4, importance: out/${IMPORTANCE_FILE}, gates: [{columns: [unused], at_most: 0.05, of: loss}, {columns: [a], at_most: 0.05, of: loss}]}`);
    const { candidate, champion } = details as Record<string, { rows: number; columns: { columns: string[]; importance: number; low: number; high: number }[] }>;
    expect(candidate!.rows).toBe(400);
    // The draws of 400 rows differ from their deviations by some per cent.
    const variance = (name: string): number => {
      const values = linearRows(400).map((row) => row[name]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / 400;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400;
    };
    for (const { columns: [name], importance, low, high } of candidate!.columns) {
      const truth = 2 * WEIGHTS[name as 'a'] ** 2 * variance(name!);
      expect(Math.abs(importance - truth)).toBeLessThan(0.1 * truth + 1e-9);
      expect(low - 1e-9).toBeLessThanOrEqual(truth);
      expect(high + 1e-9).toBeGreaterThanOrEqual(truth);
    }
    expect(champion!.columns.find(({ columns }) => columns[0] === 'c')!.importance).toBe(0);
    expect(findings.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual(['explanation-share-at-most pass', 'explanation-share-at-most fail']);
    expect(facts!.map(([name]) => name)).toEqual(['Rise of the squared error when a column is permuted', 'The same for the champion']);
  });

  test('the file holds no value of a row, and is the same in every run', async () => {
    await probe('{rows: 60, repeats: 1}', { candidate: modelOf(linear) });
    const first = readFileSync(path.join(repo.out, IMPORTANCE_FILE), 'utf8');
    expect(Object.keys(JSON.parse(first.split('\n')[0]!) as object)).toEqual(['row', 'model', 'group', 'repeat', 'donor', 's0']);
    await probe('{rows: 60, repeats: 1}', { candidate: modelOf(linear) });
    expect(readFileSync(path.join(repo.out, IMPORTANCE_FILE), 'utf8')).toBe(first);
  });

  test('a gate on the loss without the file is an error; without a gate it is off, in words', async () => {
    expect((await judge('{gates: [{columns: [a], at_most: 0.5, of: loss}]}')).findings).toMatchObject([{ code: 'importance-missing', outcome: 'error' }]);
    expect(await judge('{importance: out/none.jsonl}')).toMatchObject({ findings: [], notes: [expect.stringContaining('off')] });
    expect((await judge('{importance: out/none.jsonl}', 'ranking, query: id')).findings).toMatchObject([{ code: 'explanation-not-for-task' }]);
  });

  test('a file of other columns, or none of ours, is refused', async () => {
    await probe('{rows: 60, repeats: 1, columns: [a, b]}', { candidate: modelOf(linear) });
    await expect(judge(`{importance: out/${IMPORTANCE_FILE}, columns: [a]}`)).rejects.toThrow(/importance-unreadable/);
    await expect(judge(`{rows: 60, repeats: 1, importance: out/${IMPORTANCE_FILE}}`)).rejects.toThrow(/does not hold/);
    repo.write('out/other.jsonl', '{"id": 1}\n');
    await expect(judge('{importance: out/other.jsonl}')).rejects.toThrow(/importance-unreadable/);
  });

  test('a file with rows left out or added is refused: which rows are asked follows from the seed', async () => {
    await probe('{rows: 60, repeats: 1}', { candidate: modelOf((row) => (row.id === 7 ? NaN : linear(row))) });
    const at = path.join(repo.out, IMPORTANCE_FILE);
    const lines = readFileSync(at, 'utf8').trimEnd().split('\n');
    const whole = `{rows: 60, repeats: 1, importance: out/${IMPORTANCE_FILE}}`;
    expect((await judge(whole)).details!.candidate).toMatchObject({ rows: expect.any(Number) });
    const one = (JSON.parse(lines[0]!) as { row: string }).row;
    for (const changed of [lines.filter((line) => !line.includes(one)), lines.slice(1), [...lines, lines[0]!.replace(one, '0'.repeat(32))]]) {
      repo.write(`out/${IMPORTANCE_FILE}`, `${changed.join('\n')}\n`);
      await expect(judge(whole)).rejects.toThrow(/importance-unreadable/);
    }
    repo.write(`out/${IMPORTANCE_FILE}`, `${lines.join('\n')}\n`);
    await expect(judge(whole.replace('60', '50'))).rejects.toThrow(/has answers to 10 rows that are not drawn/);
  });

  test('a model that answers nothing is an error, and one column that it refuses leaves rows out', async () => {
    const { findings } = await probe('{rows: 60, repeats: 1, gates: [{columns: [a], at_most: 0.5}]}', { candidate: modelOf(() => NaN) });
    expect(findings.map(({ outcome }) => outcome)).toEqual(['error', 'inconclusive']);
    const random = seededRandom(2);
    const shaky = modelOf((row) => (uniform(random) < 0.01 ? NaN : linear(row)));
    expect((await probe('{rows: 200, repeats: 1}', { candidate: shaky })).findings[0]!.message).toMatch(/rows left out/);
  });
});
