import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Finding } from '../../src/core/verdict.ts';
import type { ModelFacts, PartAnswer } from '../../src/model/facts.ts';
import { FLIPS } from '../../src/model/flips/part.ts';
import { differenceOf, shareOf } from '../../src/model/flips/shares.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { tango, wilson } from '../../src/statistics/proportions.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { BOTH, contextOf, eachTest, outcomes, people, scoreCsv, scores, testCsv, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

/** Scores of both models, row by row, with the label. */
function binaryRows(rows: readonly { label: 0 | 1; champion: number; candidate: number; group?: string }[]): Rows {
  return {
    task: 'binary',
    n: rows.length,
    truth: { kind: 'binary', labels: Uint8Array.from(rows, ({ label }) => label), positives: rows.filter(({ label }) => label === 1).length },
    candidate: { scores: [Float64Array.from(rows, ({ candidate }) => candidate)] },
    champion: { scores: [Float64Array.from(rows, ({ champion }) => champion)] },
    categories: { group: { names: ['a', 'b'], codes: Int32Array.from(rows, ({ group }) => (group === 'b' ? 1 : 0)) } },
    epsilon: 2 ** -52,
  };
}

async function judge(flips: string, rows: Rows, task = 'task: binary'): Promise<PartAnswer> {
  const delivery = await repo.delivery(`data: {test: test.csv, key: [id], label: y}\ntests: {${task}, predictions: {candidate: candidate.csv}${rows.anchor ? ', anchor: {predictions: a.csv, because: audited}' : ''}, flips: ${flips}}\n`);
  return FLIPS.judge({ delivery, rows, level: 0.95 } as ModelFacts);
}

const only = (findings: readonly Finding[]): Finding => {
  expect(findings).toHaveLength(1);
  return findings[0]!;
};

/** 1,000 answers: 30 turn from no to yes (20 of them rightly), 12 from yes to no (5 rightly). */
const FLIPPED = binaryRows(
  Array.from({ length: 1000 }, (_, i) => {
    if (i < 20) return { label: 1, champion: 0.4, candidate: 0.6 };
    if (i < 30) return { label: 0, champion: 0.4, candidate: 0.6 };
    if (i < 35) return { label: 0, champion: 0.6, candidate: 0.4, group: 'b' };
    if (i < 42) return { label: 1, champion: 0.6, candidate: 0.4, group: 'b' };
    return { label: i % 2 === 0 ? 1 : 0, champion: 0.3, candidate: 0.2, group: i < 300 ? 'b' : 'a' };
  }),
);

describe('flips against the champion', () => {
  test.each([
    ['any', 42],
    ['no_to_yes', 30],
    ['yes_to_no', 12],
    ['correct_to_wrong', 17],
    ['wrong_to_correct', 25],
  ])('%s is counted by direction, with a score interval', async (of, rows) => {
    const finding = only((await judge(`{gates: [{of: ${of}, at_most: 0.1}]}`, FLIPPED)).findings);
    expect(finding).toMatchObject({ code: 'flips-at-most', outcome: 'pass', n: 1000, numbers: { rows, share: rows / 1000 } });
    expect(finding.interval).toMatchObject({ ...wilson(rows, 1000, 0.95), method: 'Wilson' });
  });

  test('fail, pass or stay open by the interval', async () => {
    const outcomeAt = async (limit: number): Promise<string> => only((await judge(`{gates: [{at_most: ${limit}}]}`, FLIPPED)).findings).outcome;
    expect([await outcomeAt(0.02), await outcomeAt(0.042), await outcomeAt(0.06)]).toEqual(['fail', 'inconclusive', 'pass']);
  });

  test('are counted against the anchor too, under twice the share or `cumulative`: changes must not add up', async () => {
    // Of the anchor's answers 150 more were others: each step was small.
    const anchor = { scores: [FLIPPED.champion!.scores[0]!.map((score, row) => (row >= 100 && row < 250 ? 0.9 : score))] };
    const rows = { ...FLIPPED, anchor };
    const { findings } = await judge('{gates: [{at_most: 0.06}]}', rows);
    expect(findings.map(({ code, outcome, numbers, expected }) => [code, outcome, numbers!.rows, expected])).toEqual([['flips-at-most', 'pass', 42, '≤ 6 %'], ['flips-from-anchor-at-most', 'fail', 192, '≤ 12 %']]);
    expect(findings[1]!.message).toMatch(/^19\.2 % of 1,000 answers differ from the anchor's \[/);
    const own = await judge('{gates: [{of: no_to_yes, at_most: 0.06, cumulative: 0.3}]}', rows);
    expect(own.findings.map(({ outcome, numbers, message }) => [outcome, numbers!.limit, message.includes('since the anchor')])).toEqual([['pass', 0.06, false], ['pass', 0.3, true]]);
  });

  test('need no more rows than are there where half the changes would have passed', async () => {
    const finding = only((await judge('{gates: [{at_most: 0.042}]}', FLIPPED)).findings);
    expect(finding).toMatchObject({ outcome: 'inconclusive', message: expect.stringContaining('would have passed on these rows') });
    const few = binaryRows(Array.from({ length: 200 }, (_, i) => ({ label: 1, champion: 0.9, candidate: i < 4 ? 0.1 : 0.9 })));
    expect(only((await judge('{gates: [{at_most: 0.02}]}', few)).findings)).toMatchObject({ outcome: 'inconclusive', message: expect.stringMatching(/needs about [\d,]+ rows/) });
  });

  test('net_wrong sets what got worse against what got better: paired interval, and McNemar mid-p', async () => {
    const finding = only((await judge('{gates: [{of: net_wrong, at_most: 0.01}]}', FLIPPED)).findings);
    expect(finding).toMatchObject({ outcome: 'pass', numbers: { share: -0.008, correct_to_wrong: 17, wrong_to_correct: 25 } });
    expect(finding.interval).toMatchObject({ ...tango(17, 25, 1000, 0.95), method: 'Tango' });
    // 2 · P(X ≤ 17) − P(X = 17) of 42 fair coins, by exact sums of binomial coefficients.
    expect(finding.p).toBeCloseTo(0.2220528201560228, 12);
  });

  test('in slices fail at the level that all slices share, and small slices are named', async () => {
    const answer = await judge('{slices: {by: [group], min_rows: 100, gates: [{of: yes_to_no, at_most: 0.01}]}}', FLIPPED);
    expect(answer.findings.map(({ outcome, subject }) => `${subject!.name} ${outcome}`)).toEqual(['group = a pass', 'group = b fail']);
    expect(answer.findings[1]!.interval!.level).toBe(0.975);
    const small = await judge('{slices: {by: [group], min_rows: 500, gates: [{at_most: 0.5}]}}', FLIPPED);
    expect(small.findings.map(({ code }) => code)).toEqual(['flips-at-most', 'flips-slice-too-small']);
  });

  test('stand among the facts with every direction', async () => {
    const { facts } = await judge('{gates: [{at_most: 0.5}]}', FLIPPED);
    expect(facts![0]![1]).toMatch(/^4.2 % \[.*\]: no to yes 3 % \[.*\], yes to no 1.2 % \[.*\], correct to wrong 1.7 % .*; McNemar mid-p/);
  });

  test('are off without a champion, in words', async () => {
    const answer = await judge('{gates: [{of: no_to_yes, at_most: 0.01}]}', { ...FLIPPED, champion: undefined });
    expect(answer).toEqual({ findings: [], off: ['answers that turn from no to yes at most 1 %'] });
  });
});

describe('other tasks', () => {
  const scored = (rows: readonly (readonly number[])[]): Float64Array[] => rows[0]!.map((_, k) => Float64Array.from(rows, (row) => row[k]!));

  test('classes: a change of class, and whether it was right', async () => {
    const champion = Array.from({ length: 500 }, (_, i) => (i % 2 === 0 ? [0.6, 0.3, 0.1] : [0.1, 0.3, 0.6]));
    const candidate = champion.map((row, i) => (i < 20 ? [0.1, 0.8, 0.1] : row));
    const rows: Rows = { task: 'multiclass', n: 500, truth: { kind: 'classes', classes: ['a', 'b', 'c'], codes: Int32Array.from(champion, (_, i) => (i < 5 ? 1 : i % 2 === 0 ? 0 : 2)) }, candidate: { scores: scored(candidate) }, champion: { scores: scored(champion) }, categories: {}, epsilon: 1e-16 };
    const { findings } = await judge('{gates: [{at_most: 0.1}, {of: correct_to_wrong, at_most: 0.1}, {of: wrong_to_correct, at_most: 0.1}]}', rows, 'task: multiclass, classes: [a, b, c]');
    expect(findings.map(({ numbers }) => numbers!.rows)).toEqual([20, 15, 5]);
    await expect(judge('{gates: [{of: no_to_yes, at_most: 0.1}]}', rows, 'task: multiclass, classes: [a, b, c]')).rejects.toThrow(/flips-not-for-task/);
  });

  test('numbers: rows that move by more than the tolerance, up or down', async () => {
    const champion = Array.from({ length: 400 }, (_, i) => i / 10);
    const candidate = champion.map((value, i) => (i < 12 ? value + 0.5 : i < 20 ? value - 0.5 : value + 0.01));
    const rows: Rows = { task: 'regression', n: 400, truth: { kind: 'numbers', values: Float64Array.from(champion) }, candidate: { scores: [Float64Array.from(candidate)] }, champion: { scores: [Float64Array.from(champion)] }, categories: {}, epsilon: 1e-16 };
    const { findings } = await judge('{tolerance: 0.1, gates: [{at_most: 0.1}, {of: up, at_most: 0.1}, {of: down, at_most: 0.1}]}', rows, 'task: regression');
    expect(findings.map(({ numbers }) => numbers!.rows)).toEqual([20, 12, 8]);
    await expect(judge('{gates: [{at_most: 0.1}]}', rows, 'task: regression')).rejects.toThrow(/flips-tolerance-missing/);
  });
});

describe('shares of rows that are not all alike', () => {
  const random = seededRandom(3);
  const mark = Uint8Array.from({ length: 600 }, () => Number(uniform(random) < 0.1));
  const alone = { n: 600 } as Rows;

  test('equal weights change nothing', () => {
    expect(shareOf({ ...alone, weights: new Float64Array(600).fill(2.5) } as Rows, mark).effective).toBeCloseTo(600, 6);
    expect(shareOf({ ...alone, weights: new Float64Array(600).fill(2.5) } as Rows, mark).value).toBeCloseTo(shareOf(alone, mark).value, 12);
  });

  test('rows that are copies of one another count as one', () => {
    const copied = Uint8Array.from({ length: 2400 }, (_, i) => mark[Math.floor(i / 4)]!);
    const units = Int32Array.from({ length: 2400 }, (_, i) => Math.floor(i / 4));
    const { effective, value } = shareOf({ n: 2400, units } as Rows, copied);
    expect(value).toBeCloseTo(shareOf(alone, mark).value, 12);
    expect(effective).toBeGreaterThan(595);
    expect(effective).toBeLessThanOrEqual(600);
    expect(shareOf({ n: 2400, units } as Rows, new Uint8Array(2400)).effective).toBe(600);
  });

  test('unequal weights cost rows: intervals keep their coverage', () => {
    const draw = seededRandom(11);
    let covered = 0;
    const replicates = 400;
    for (let replicate = 0; replicate < replicates; replicate++) {
      const weights = Float64Array.from({ length: 300 }, () => Math.exp(normalValue(draw)));
      const marks = Uint8Array.from({ length: 300 }, () => Number(uniform(draw) < 0.2));
      const { low, high } = shareOf({ n: 300, weights } as Rows, marks).at(0.95);
      if (low <= 0.2 && 0.2 <= high) covered += 1;
    }
    expect(covered / replicates).toBeGreaterThan(0.91);
    expect(covered / replicates).toBeLessThan(0.985);
  });

  test('a difference of two shares of the same rows is that of its parts', () => {
    const [up, down] = [mark, Uint8Array.from(mark, (one, i) => Number(one === 0 && i % 9 === 0))];
    const difference = differenceOf(alone, up, down);
    expect(difference.value).toBeCloseTo(shareOf(alone, up).value - shareOf(alone, down).value, 12);
    expect(difference.at(0.95).low).toBeLessThan(difference.value);
  });
});

describe('in the stage', () => {
  test('a candidate that answers otherwise than the champion stops on its own finding, though no metric moves', async () => {
    const rows = people(1200);
    repo.write('test.csv', testCsv(rows));
    repo.write('candidate.csv', scoreCsv(scores(rows, 1, 0.5)));
    repo.write('champion.csv', scoreCsv(scores(rows, 2, 0.5)));
    const delivery = await repo.delivery(`data: {test: test.csv, key: [id], label: y}\ntests: {task: binary, ${BOTH}, replicates: 200, gates: [{metric: roc_auc, at_least: 0.8}], flips: {gates: [{at_most: 0.05}], slices: {by: [sex], gates: [{of: yes_to_no, at_most: 0.5}]}}}\n`);
    const { verdict } = await runModelTests(delivery, contextOf(repo, engine));
    expect(outcomes(verdict)).toMatchObject({ 'metric-at-least': 'pass', 'flips-at-most': expect.any(String) });
    expect(verdict.findings.filter(({ code }) => code === 'flips-at-most').map(({ outcome }) => outcome)).toEqual(['fail', 'pass', 'pass']);
  });
});
