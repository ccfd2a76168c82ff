import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { judgeFairness } from '../../src/model/fairness/fairness.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { contextOf, DATA, eachTest, findingOf, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const EPSILON = 2 ** -52;

/** Groups a, b, c of 2 000, 1 000 and 1 000 rows; `hurt` is the chance that a positive of c is missed by the candidate. */
function binary(hurt: number, extra: Partial<Rows> = {}): Rows {
  const random = seededRandom(6);
  const n = 4000;
  const codes = Int32Array.from({ length: n }, (_, row) => [0, 0, 1, 2][row % 4]!);
  const labels = Uint8Array.from({ length: n }, () => (uniform(random) < 0.4 ? 1 : 0));
  const champion = Float64Array.from(labels, (label) => (uniform(random) < 0.85 ? label : 1 - label));
  const candidate = champion.map((score, row) => (codes[row] === 2 && labels[row] === 1 && uniform(random) < hurt ? 0 : score));
  return { task: 'binary', n, truth: { kind: 'binary', labels, positives: labels.reduce((sum, label) => sum + label, 0) }, candidate: { scores: [candidate] }, champion: { scores: [champion] }, categories: { g: { names: ['a', 'b', 'c'], codes } }, epsilon: EPSILON, ...extra };
}

async function judge(rows: Rows, gates: string, more = ''): Promise<Finding[]> {
  const classes = rows.task === 'multiclass' ? '\n  classes: [x, y, z]' : '';
  const delivery = await repo.delivery(`${DATA}tests:\n  task: ${rows.task}${classes}\n  predictions: {candidate: candidate.csv}\n${rows.anchor ? '  anchor: {predictions: a.csv, because: audited}\n' : ''}  fairness: {groups: [g], gates: [${gates}]${more}}\n`);
  return judgeFairness(delivery, rows, 0.95).findings;
}

const outcomes = (findings: Finding[]): string[] => findings.map(({ outcome }) => outcome);

describe('each metric passes a fair model and fails an unfair one', () => {
  test.each([
    ['demographic_parity_difference', 'at_most: 0.1'],
    ['demographic_parity_ratio', 'at_least: 0.8'],
    ['equal_opportunity_difference', 'at_most: 0.15'],
    ['equal_opportunity_ratio', 'at_least: 0.8'],
    ['equalized_odds_difference', 'at_most: 0.15'],
    ['equalized_odds_ratio', 'at_least: 0.5'],
    ['error_rate_difference', 'at_most: 0.1'],
    ['error_rate_ratio', 'at_least: 0.6'],
  ])('%s, %s', async (metric, limit) => {
    const key = limit.split(':')[0]!.replaceAll('_', '-');
    const [fair] = await judge(binary(0), `{metric: ${metric}, ${limit}}`);
    const [unfair] = await judge(binary(0.7), `{metric: ${metric}, ${limit}}`);
    expect([fair!.outcome, unfair!.outcome]).toEqual(['pass', 'fail']);
    expect(unfair).toMatchObject({ code: `fairness-${key}`, subject: { kind: 'group', name: 'g' }, fix: expect.stringContaining('g = c'), location: expect.objectContaining({ file: 'delivery.yml' }) });
    expect(unfair!.interval!.low <= unfair!.numbers!.candidate! + 0.01 && unfair!.numbers!.candidate! - 0.01 <= unfair!.interval!.high).toBe(true);
  });

  test('against the champion, as a difference and as a ratio', async () => {
    const gates = '{metric: equal_opportunity_difference, no_worse_than_champion_by: 0.08}, {metric: equal_opportunity_ratio, no_worse_than_champion_by: 0.1}';
    expect(outcomes(await judge(binary(0), gates))).toEqual(['pass', 'pass']);
    const unfair = await judge(binary(0.5), gates);
    expect(unfair.map(({ code, outcome }) => [code, outcome])).toEqual([['fairness-no-worse-than-champion', 'fail'], ['fairness-no-worse-than-champion', 'fail']]);
    expect(unfair[1]).toMatchObject({ expected: 'difference ≥ -0.1', message: expect.stringMatching(/ratio by|ratio is 0\.\d+ against the champion's 0\.9\d*: -0\.\d+ \[-0\.\d+, -0\.\d+\], and -0\.1 is allowed/) });
  });

  test('against the anchor, under twice the margin: gaps that grow a little each time must not add up', async () => {
    const [first, third] = [binary(0.05), binary(0.4)];
    const gate = '{metric: equal_opportunity_difference, no_worse_than_champion_by: 0.1}';
    const rows = { ...first, candidate: third.candidate, champion: binary(0.37).candidate, anchor: binary(0).champion };
    const findings = await judge(rows, gate);
    expect(findings.map(({ code, outcome }) => [code, outcome])).toEqual([['fairness-no-worse-than-champion', 'pass'], ['fairness-no-worse-than-anchor', 'fail']]);
    expect(findings[1]).toMatchObject({ rule: expect.stringContaining('no worse than the anchor by 0.2'), message: expect.stringMatching(/against the anchor's 0\.\d+.*anchor 0\.\d+/s), numbers: { anchor: expect.any(Number), limit: 0.2 } });
    expect(outcomes(await judge({ ...rows, candidate: rows.anchor!, champion: rows.anchor }, gate))).toEqual(['pass', 'pass']);
    const own = await judge(rows, '{metric: equal_opportunity_difference, no_worse_than_champion_by: 0.1, cumulative: 0.6}');
    expect(own.map(({ code, outcome, numbers }) => [code, outcome, numbers!.limit])).toEqual([['fairness-no-worse-than-champion', 'pass', 0.1], ['fairness-no-worse-than-anchor', 'pass', 0.6]]);
  });

  test('the rows still needed suppose groups that are treated alike, whatever gap was seen', async () => {
    const needed = async (hurt: number): Promise<number | null | undefined> => (await judge(binary(hurt), '{metric: equal_opportunity_difference, at_most: 0.04}, {metric: error_rate_ratio, at_least: 0.95}')).map(({ outcome, numbers }) => (expect(outcome).toBe('inconclusive'), numbers!.rows_needed))[0];
    const [fair, nearly] = [await needed(0), await needed(0.02)];
    expect(nearly! / fair!).toBeGreaterThan(0.6);
    expect(nearly! / fair!).toBeLessThan(1.6);
  });

  test('predictive parity: a group whose yes is right less often', async () => {
    const rows = binary(0);
    const random = seededRandom(3);
    const scores = rows.candidate.scores[0]!.map((score, row) => (rows.categories.g!.codes[row] === 1 && uniform(random) < 0.4 ? 1 : score));
    const [difference, ratio] = await judge({ ...rows, candidate: { scores: [scores] } }, '{metric: predictive_parity_difference, at_most: 0.1}, {metric: predictive_parity_ratio, at_least: 0.9}');
    expect([difference!.outcome, ratio!.outcome]).toEqual(['fail', 'fail']);
    expect(difference!.message).toContain('called positive');
  });

  test('calibration and score gaps read the scores themselves', async () => {
    const rows = binary(0);
    const lifted = rows.candidate.scores[0]!.map((score, row) => (rows.categories.g!.codes[row] === 0 ? Math.min(1, score * 0.7 + 0.3) : score * 0.7 + 0.1));
    const findings = await judge({ ...rows, candidate: { scores: [lifted] } }, '{metric: calibration_difference, at_most: 0.1}, {metric: mean_score_difference, at_most: 0.1}');
    expect(outcomes(findings)).toEqual(['fail', 'fail']);
    expect(findings[0]!.message).toContain('Mean score minus share of positives');
  });
});

describe('what groups are compared with', () => {
  test('all rows, or a reference: narrower gaps than the widest', async () => {
    const findings = await judge(
      binary(0.5),
      '{metric: equal_opportunity_difference, at_most: 0.2}, {metric: equal_opportunity_difference, to: overall, at_most: 0.2}, {metric: equal_opportunity_difference, to: reference, at_most: 0.2}',
      ', reference: {g: b}',
    );
    const [widest, overall, reference] = findings.map(({ numbers }) => numbers!.candidate!) as [number, number, number];
    expect(overall).toBeLessThan(reference);
    expect(reference).toBeLessThanOrEqual(widest);
    expect(findings[1]).toMatchObject({ rule: expect.stringContaining('to all rows by g'), message: expect.stringContaining('all rows') });
    expect(findings[2]!.rule).toContain('to b by g');
  });

  test('a reference that is not there, or not named, is an error with the values to choose from', async () => {
    const [missing] = await judge(binary(0), '{metric: equal_opportunity_difference, to: reference, at_most: 0.2}', ', reference: {g: q}');
    expect(missing).toMatchObject({ code: 'fairness-reference-missing', outcome: 'error', fix: expect.stringContaining('a, b and c') });
    await expect(judge(binary(0), '{metric: equal_opportunity_difference, to: reference, at_most: 0.2}')).rejects.toMatchObject({ problems: [expect.objectContaining({ code: 'delivery-missing-key' })] });
  });

  test('limits that would stop fair models are refused', async () => {
    await expect(judge(binary(0), '{metric: demographic_parity_ratio, at_most: 0.8}, {metric: error_rate_difference, at_least: 0.1}')).rejects.toMatchObject({
      problems: [expect.objectContaining({ code: 'delivery-gate-direction' }), expect.objectContaining({ code: 'delivery-gate-direction' })],
    });
  });
});

describe('groups that cannot be judged are named', () => {
  test('a group without positives: inconclusive for the rate that needs them, judged for the others', async () => {
    const rows = binary(0);
    if (rows.truth.kind !== 'binary') throw new Error('unreachable');
    const labels = rows.truth.labels.map((label, row) => (rows.categories.g!.codes[row] === 2 ? 0 : label));
    const none: Rows = { ...rows, truth: { kind: 'binary', labels, positives: labels.reduce((sum, label) => sum + label, 0) } };
    const [opportunity, parity] = await judge(none, '{metric: equal_opportunity_difference, at_most: 0.2}, {metric: demographic_parity_difference, at_most: 0.9}');
    expect(opportunity).toMatchObject({ outcome: 'inconclusive', actual: 'undefined', message: expect.stringContaining('true positive rate where g = c rests on 0 of 1,000 rows') });
    expect(parity!.outcome).toBe('pass');
  });

  test('nobody selected anywhere: a ratio of nothing is undefined, never 1', async () => {
    const rows = binary(0);
    const [ratio] = await judge({ ...rows, candidate: { scores: [new Float64Array(rows.n)] } }, '{metric: demographic_parity_ratio, at_least: 0.8}');
    expect(ratio).toMatchObject({ outcome: 'inconclusive', message: expect.stringContaining('their ratio is undefined') });
  });

  test('a gate that warns does not stop, and says who answers for it', async () => {
    const [finding] = await judge(binary(0.5), '{metric: equal_opportunity_difference, at_most: 0.1, severity: warn, owner: ethics, because: law}');
    expect(finding).toMatchObject({ outcome: 'warn', owner: 'ethics', because: 'law' });
  });
});

describe('other tasks', () => {
  test('regression: errors and scores of groups', async () => {
    const random = seededRandom(2);
    const n = 3000;
    const codes = Int32Array.from({ length: n }, (_, row) => row % 3);
    const values = Float64Array.from({ length: n }, () => 10 * uniform(random));
    const even = values.map((value) => value + normalValue(random));
    const skewed = values.map((value, row) => value + normalValue(random) * (codes[row] === 0 ? 2 : 1) + (codes[row] === 1 ? 0.8 : 0));
    const rows = (scores: Float64Array): Rows => ({ task: 'regression', n, truth: { kind: 'numbers', values }, candidate: { scores: [scores] }, categories: { g: { names: ['a', 'b', 'c'], codes } }, epsilon: EPSILON });
    const gates = '{metric: mean_error_difference, at_most: 0.3}, {metric: mae_difference, at_most: 0.3}';
    expect(outcomes(await judge(rows(even), gates))).toEqual(['pass', 'pass']);
    expect(outcomes(await judge(rows(skewed), gates))).toEqual(['fail', 'fail']);
    expect((await judge(rows(even), '{metric: equal_opportunity_difference, at_most: 0.3}'))[0]).toMatchObject({ code: 'fairness-not-for-task', outcome: 'error' });
  });

  test('multiclass: errors of all classes, or one class against the rest', async () => {
    const random = seededRandom(4);
    const n = 4000;
    const codes = Int32Array.from({ length: n }, (_, row) => row % 2);
    const truth = Int32Array.from({ length: n }, () => Math.floor(3 * uniform(random)));
    const predicted = truth.map((code, row) => (code === 1 && codes[row] === 1 && uniform(random) < 0.6 ? 2 : code));
    const rows: Rows = { task: 'multiclass', n, truth: { kind: 'classes', classes: ['x', 'y', 'z'], codes: truth }, candidate: { scores: [], classes: predicted }, categories: { g: { names: ['a', 'b'], codes } }, epsilon: EPSILON };
    const findings = await judge(rows, '{metric: error_rate_difference, at_most: 0.1}, {metric: equal_opportunity_difference, class: y, at_most: 0.1}, {metric: equal_opportunity_difference, class: x, at_most: 0.1}, {metric: equal_opportunity_difference, at_most: 0.1}, {metric: mean_score_difference, class: x, at_most: 0.1}');
    expect(outcomes(findings)).toEqual(['fail', 'fail', 'pass', 'error', 'error']);
    expect(findings[1]!.rule).toContain('equal opportunity difference of y by g');
  });

  test('weights and rows of one unit: the value follows the weights, the interval the units', async () => {
    const rows = binary(0.3);
    const gate = '{metric: equal_opportunity_difference, at_most: 0.1}';
    const [plain] = await judge(rows, gate);
    const [weighted] = await judge({ ...rows, weights: new Float64Array(rows.n).fill(3) }, gate);
    expect(weighted!.numbers!.candidate).toBeCloseTo(plain!.numbers!.candidate!, 12);
    expect(weighted!.interval!.high).toBeCloseTo(plain!.interval!.high, 9);
    const twice = (values: Float64Array): Float64Array => Float64Array.from([...values, ...values]);
    if (rows.truth.kind !== 'binary') throw new Error('unreachable');
    const doubled: Rows = {
      ...rows,
      n: 2 * rows.n,
      truth: { kind: 'binary', labels: Uint8Array.from([...rows.truth.labels, ...rows.truth.labels]), positives: 2 * rows.truth.positives },
      candidate: { scores: [twice(rows.candidate.scores[0]!)] },
      champion: undefined,
      categories: { g: { names: ['a', 'b', 'c'], codes: Int32Array.from([...rows.categories.g!.codes, ...rows.categories.g!.codes]) } },
      units: Int32Array.from({ length: 2 * rows.n }, (_, row) => row % rows.n),
    };
    const [copies] = await judge(doubled, gate);
    expect(copies!.interval!.high - copies!.interval!.low).toBeGreaterThan(0.95 * (plain!.interval!.high - plain!.interval!.low));
  });
});

describe('crosses of columns', () => {
  test('an unfairness that no single column shows is found where they meet, and small crosses are named', async () => {
    const random = seededRandom(12);
    const rows = Array.from({ length: 4000 }, (_, id) => {
      const [sex, race] = [id % 2, Math.floor(id / 2) % 2];
      const y = uniform(random) < 0.4 ? 1 : 0;
      const found = sex === race ? 0.95 : 0.55;
      return { id, sex: sex === 0 ? 'F' : 'M', race: id < 20 ? 'C' : race === 0 ? 'A' : 'B', y, score: y === 1 && uniform(random) < found ? 0.9 : 0.1 };
    });
    repo.write('test.csv', ['id,y,sex,race', ...rows.map(({ id, y, sex, race }) => `${id},${y},${sex},${race}`)].join('\n'));
    repo.write('candidate.csv', ['id,score', ...rows.map(({ id, score }) => `${id},${score}`)].join('\n'));
    const delivery = await repo.delivery(`${DATA}tests:\n  task: binary\n  predictions: {candidate: candidate.csv}\n  gates: [{metric: accuracy, at_least: 0.5}]\n  fairness: {groups: [sex, [sex, race]], gates: [{metric: equal_opportunity_difference, at_most: 0.2}]}\n`);
    const { verdict } = await runModelTests(delivery, contextOf(repo, engine));
    const own = verdict.findings.filter(({ code }) => code === 'fairness-at-most');
    expect(own.map(({ subject, outcome }) => [subject!.name, outcome])).toEqual([['sex', 'pass'], ['sex × race', 'fail']]);
    expect(findingOf(verdict, 'group-too-small').message).toMatch(/F × C \(10, \d+ positive\) and M × C/);
    expect(verdict.headline).toMatch(/treats sex × race = (F × B|M × A) too differently from the others \(true positive rate gap/);
  });
});
