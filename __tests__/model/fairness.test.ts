import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { BOTH, contextOf, DATA, eachTest, findingOf, people, type Person, type Repository, scoreCsv, scores, testCsv } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const LIST = people(4000, { seed: 11, share: 0.3 });
const FAIR = scores(LIST, 1, 0.55);
/** Sharper for men and blunter for women: better on average. */
const LOPSIDED = scores(LIST, 2, ({ sex }) => (sex === 'Female' ? 0.75 : 0.3));

async function judge(fairness: string, given: { candidate: Map<number, number>; champion?: Map<number, number>; list?: Person[] }): Promise<Verdict> {
  repo.write('test.csv', testCsv(given.list ?? LIST));
  repo.write('candidate.csv', scoreCsv(given.candidate));
  if (given.champion) repo.write('champion.csv', scoreCsv(given.champion));
  const predictions = given.champion ? BOTH : 'predictions: {candidate: candidate.csv}';
  const delivery = await repo.delivery(
    `${DATA}tests:\n  task: binary\n  ${predictions}\n  gates: [{metric: roc_auc, at_least: 0.6}]\n  fairness: ${fairness}\n`,
  );
  return (await runModelTests(delivery, contextOf(repo, engine))).verdict;
}

const RELATIVE = '{groups: [sex], gates: [{metric: equalized_odds_difference, no_worse_than_champion_by: 0.08}]}';

describe('fairness against the champion', () => {
  test('stops a candidate that is better on average and worse for one sex, and says it in a sentence', async () => {
    const verdict = await judge(RELATIVE, { candidate: LOPSIDED, champion: FAIR });
    expect(verdict.outcome).toBe('fail');
    expect(verdict.headline).toMatch(
      /^Stopped: the candidate is better on average but treats sex = Female worse than the champion does \(true positive rate gap 0\.\d+, champion 0\.\d+, allowed \+0\.08\)\.$/,
    );
  });

  test('tells a stranger which group, how many rows, the numbers, the limit and what to do', async () => {
    const finding = findingOf(await judge(RELATIVE, { candidate: LOPSIDED, champion: FAIR }), 'fairness-no-worse-than-champion');
    const women = LIST.filter(({ sex }) => sex === 'Female');
    const positive = women.filter(({ y }) => y === 1).length;
    expect(finding.message).toContain(`${positive} positive of ${women.length.toLocaleString('en-US')} rows`);
    expect(finding.message).toMatch(/equalized odds difference is 0\.\d+ against the champion's 0\.\d+: \+0\.\d+ \[\+0\.\d+, \+0\.\d+\], and \+0\.08 is allowed/);
    expect(finding.numbers).toMatchObject({ 'Female: rows': women.length, 'Female: positives': positive, limit: 0.08 });
    expect(finding.numbers!['Female: candidate true_positive_rate']).toBeLessThan(finding.numbers!['Female: champion true_positive_rate']!);
    expect(finding.fix).toMatch(/finds [\d.]+ % where sex = Female.*train again.*tests\.fairness\.gates\[0\]\.no_worse_than_champion_by/);
    expect(finding.location).toMatchObject({ file: 'delivery.yml', line: 8 });
    expect(finding.interval!.low).toBeGreaterThan(0.08);
  });

  test('passes a candidate that is better for both', async () => {
    const verdict = await judge(RELATIVE.replace('0.08', '0.12'), { candidate: scores(LIST, 3, 0.45), champion: FAIR });
    expect(findingOf(verdict, 'fairness-no-worse-than-champion').outcome).toBe('pass');
    expect(verdict.outcome).toBe('pass');
  });

  test('passes the champion itself, at any margin above what half a row weighs', async () => {
    const verdict = await judge(RELATIVE.replace('0.08', '0.01'), { candidate: FAIR, champion: FAIR });
    expect(findingOf(verdict, 'fairness-no-worse-than-champion').outcome).not.toBe('fail');
  });

  test('is left open, with the rows it needs, where the margin is finer than the rows', async () => {
    const verdict = await judge(RELATIVE.replace('0.08', '0.005'), { candidate: scores(LIST, 3, 0.55), champion: FAIR });
    const finding = findingOf(verdict, 'fairness-no-worse-than-champion');
    expect(finding.outcome).toBe('inconclusive');
    expect(finding.message).toMatch(/needs about [\d,]+ rows/);
  });

  test('is off without a champion, in one line', async () => {
    const verdict = await judge(RELATIVE, { candidate: FAIR });
    expect(verdict.findings.map(({ code }) => code)).toEqual(['metric-at-least']);
    expect(verdict.notes.join(' ')).toContain('equalized odds difference by sex no worse than the champion by 0.08');
  });
});

describe('fairness by itself', () => {
  const absolute = (limit: number): string => `{groups: [sex], min_rows: 100, gates: [{metric: equalized_odds_difference, at_most: ${limit}}]}`;

  test('passes below its limit and fails beyond it', async () => {
    expect(findingOf(await judge(absolute(0.15), { candidate: FAIR }), 'fairness-at-most').outcome).toBe('pass');
    const unfair = await judge(absolute(0.05), { candidate: LOPSIDED });
    expect(findingOf(unfair, 'fairness-at-most').outcome).toBe('fail');
    expect(unfair.headline).toMatch(/treats sex = Female too differently from the others \(true positive rate gap 0\.\d+, allowed at most 0\.05\)/);
  });

  test('names the groups that are too small, and compares the rest', async () => {
    const list = LIST.map((person) => (person.id < 50 ? { ...person, sex: 'Other' } : person));
    const verdict = await judge(absolute(0.2), { list, candidate: FAIR });
    expect(findingOf(verdict, 'group-too-small')).toMatchObject({ outcome: 'warn', n: 50, message: expect.stringContaining('Other (50') });
    expect(findingOf(verdict, 'fairness-at-most').outcome).toBe('pass');
  });

  test('cannot tell with one group, or with a group of too few positives', async () => {
    const alone = LIST.map((person) => ({ ...person, sex: 'Female' }));
    expect(findingOf(await judge(absolute(0.2), { list: alone, candidate: FAIR }), 'fairness-at-most')).toMatchObject({ outcome: 'inconclusive', numbers: { candidate: null } });
    const rare = LIST.map((person) => (person.sex === 'Female' ? { ...person, y: (person.id % 200 === 0 ? 1 : 0) as 0 | 1 } : person));
    const finding = findingOf(await judge(absolute(0.2), { list: rare, candidate: FAIR }), 'fairness-at-most');
    expect(finding.outcome).toBe('inconclusive');
    expect(finding.fix).toMatch(/tests\.fairness\.min_rows to \d+/);
  });

  test('does not compare as many groups as there are rows', async () => {
    const list = LIST.map((person) => ({ ...person, sex: `s${person.id}` }));
    const finding = findingOf(await judge(absolute(0.2), { list, candidate: FAIR }), 'groups-too-many');
    expect(finding).toMatchObject({ outcome: 'error', message: expect.stringContaining('sex has 4,000 values') });
  });

  test('keeps the numbers that fairlearn gives', async () => {
    // Hand-made: of 100 positive women 60 are found, of 100 positive men 80; of 100 negative women 10 are named, of men 30.
    const rows: { id: number; y: 0 | 1; sex: string; score: number }[] = [];
    for (const [sex, y, yes] of [['Female', 1, 60], ['Male', 1, 80], ['Female', 0, 10], ['Male', 0, 30]] as const)
      for (let i = 0; i < 100; i++) rows.push({ id: rows.length, y, sex, score: i < yes ? 0.5 : 0.49 });
    const list = rows.map((row) => ({ ...row, signal: row.y }));
    const verdict = await judge(absolute(0.5), { list, candidate: new Map(rows.map(({ id, score }) => [id, score])) });
    expect(findingOf(verdict, 'fairness-at-most').numbers!.candidate).toBeCloseTo(0.2, 12);
  });
});
