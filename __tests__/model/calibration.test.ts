import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageResult } from '../../src/core/stage.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { judgeCalibration } from '../../src/model/calibration/calibration.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import type { Rows } from '../../src/model/predictions/rows.ts';
import { seededRandom, uniform } from '../../src/statistics/random.ts';
import { contextOf, DATA, eachTest, findingOf, people, type Repository, scoreCsv, scores, testCsv } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const LIST = people(5000, { seed: 5, share: 0.3 });
const CALIBRATED = scores(LIST, 2, 0.7);
/** The same ranking, pushed away from one half: too sure of itself. */
const SURE = new Map([...CALIBRATED].map(([id, p]) => [id, 1 / (1 + Math.exp(-2 * Math.log(p / (1 - p))))]));
const HIGH = new Map([...CALIBRATED].map(([id, p]) => [id, 1 / (1 + Math.exp(-(0.8 + Math.log(p / (1 - p)))))]));

async function judge(calibration: string, candidate: Map<number, number>): Promise<StageResult> {
  repo.write('test.csv', testCsv(LIST));
  repo.write('candidate.csv', scoreCsv(candidate));
  const delivery = await repo.delivery(`${DATA}tests:\n  task: binary\n  predictions: {candidate: candidate.csv}\n  gates: [{metric: roc_auc, at_least: 0.6}]\n  calibration: ${calibration}\n`);
  return runModelTests(delivery, contextOf(repo, engine));
}

const outcomesOf = (verdict: Verdict): [string, string][] => verdict.findings.filter(({ code }) => code.startsWith('calibration')).map(({ code, outcome }) => [code, outcome]);

describe('calibration of a binary model', () => {
  const ALL = '{slope: [0.85, 1.15], intercept: [-0.2, 0.2], ece: {at_most: 0.04}}';

  test('passes a calibrated model, with the table in the facts and in the statement', async () => {
    const { verdict, details } = await judge(ALL, CALIBRATED);
    expect(outcomesOf(verdict)).toEqual([['calibration-slope', 'pass'], ['calibration-intercept', 'pass'], ['calibration-error', 'pass'], ['calibration-error', 'pass']]);
    expect(Object.fromEntries(verdict.facts)).toMatchObject({ Calibration: expect.stringMatching(/^slope 0\.\d+|1\.\d+ \[/), Reliability: expect.stringContaining('said') });
    expect(details!.calibration).toMatchObject({ measured: [{ n: 5000, reliability: expect.any(Array), ece: { equal_mass: { nullMean: expect.any(Number) } } }] });
  });

  test('stops a model that is too sure of itself, and says so', async () => {
    const { verdict } = await judge('{slope: [0.85, 1.15]}', SURE);
    const finding = findingOf(verdict, 'calibration-slope');
    expect(finding.outcome).toBe('fail');
    expect(finding.message).toMatch(/^The calibration slope is 0\.5\d* \[0\.\d+, 0\.\d+\] on 5,000 rows .*0\.85 to 1\.15 is allowed: scores are too extreme/);
    expect(finding.numbers).toMatchObject({ least: 0.85, most: 1.15, candidate: expect.any(Number) });
    expect(finding.location).toMatchObject({ file: 'delivery.yml', line: 8 });
    expect(verdict.outcome).toBe('fail');
  });

  test('stops a model whose scores are too high, by intercept and by error, where the slope alone passes', async () => {
    const { verdict } = await judge(ALL, HIGH);
    expect(outcomesOf(verdict)).toEqual([['calibration-slope', 'pass'], ['calibration-intercept', 'fail'], ['calibration-error', 'fail'], ['calibration-error', 'fail']]);
    expect(findingOf(verdict, 'calibration-intercept').message).toContain('scores are too high on the whole');
    const error = findingOf(verdict, 'calibration-error');
    expect(error.message).toMatch(/chance alone gives a calibrated model 0\.0\d+/);
    expect(error.numbers!.candidate! - error.numbers!.null_mean!).toBeCloseTo(error.numbers!.beyond_null!, 12);
  });

  test('asks for the slope where nothing else is asked, and says the rows it needs where it cannot tell', async () => {
    const { verdict } = await judge('{slope: [0.99, 1.01]}', CALIBRATED);
    const open = findingOf(verdict, 'calibration-slope');
    expect(open.outcome).toBe('inconclusive');
    expect(open.message).toMatch(/needs about [\d,]+ rows/);
    expect(findingOf((await judge('{}', CALIBRATED)).verdict, 'calibration-slope').rule).toBe('calibration slope: between 0.9 and 1.1');
  });

  test('judges groups, names those too small, and only warns where it is told to', async () => {
    const list = LIST.map((person) => (person.id < 30 ? { ...person, sex: 'Other' } : person));
    repo.write('test.csv', testCsv(list));
    repo.write('candidate.csv', scoreCsv(SURE));
    const delivery = await repo.delivery(`${DATA}tests:\n  task: binary\n  predictions: {candidate: candidate.csv}\n  gates: [{metric: roc_auc, at_least: 0.6}]\n  calibration: {slope: [0.8, 1.2], by: [sex], severity: warn, owner: risk, because: prices rest on it}\n`);
    const { verdict } = await runModelTests(delivery, contextOf(repo, engine));
    const own = verdict.findings.filter(({ code }) => code === 'calibration-slope');
    expect(own.map(({ subject, outcome }) => [subject!.name, outcome])).toEqual([['calibration', 'warn'], ['sex = Female', 'warn'], ['sex = Male', 'warn']]);
    expect(own[0]).toMatchObject({ owner: 'risk', because: 'prices rest on it' });
    expect(findingOf(verdict, 'calibration-group-too-small')).toMatchObject({ outcome: 'warn', n: 30 });
  });

  test('cannot tell from ten positives, and does not divide by nothing', async () => {
    const few = people(400, { seed: 3, share: 0.02 });
    repo.write('test.csv', testCsv(few));
    repo.write('candidate.csv', scoreCsv(scores(few, 1, 1)));
    const delivery = await repo.delivery(`${DATA}tests:\n  task: binary\n  predictions: {candidate: candidate.csv}\n  gates: [{metric: accuracy, at_least: 0.1}]\n  calibration: {slope: [0.8, 1.2], ece: {at_most: 0.5}}\n`);
    const { verdict } = await runModelTests(delivery, contextOf(repo, engine));
    expect(outcomesOf(verdict).map(([, outcome]) => outcome)).toEqual(['inconclusive', 'inconclusive', 'inconclusive']);
    expect(findingOf(verdict, 'calibration-slope')).toMatchObject({ actual: 'undefined', message: expect.stringMatching(/20 of each are needed\. Needs about [\d,]+ rows/) });
  });
});

describe('calibration of other tasks', () => {
  const delivery = async (task: string): Promise<Awaited<ReturnType<Repository['delivery']>>> =>
    repo.delivery(`${DATA}tests:\n  task: ${task}\n  classes: [a, b, c]\n  predictions: {candidate: candidate.csv}\n  calibration: {slope: [0.7, 1.4], ece: {at_most: 0.04, binning: [equal_mass]}}\n`);

  function threeClasses(sharpness: number): Rows {
    const random = seededRandom(8);
    const n = 6000;
    const scores = [0, 1, 2].map(() => new Float64Array(n));
    const codes = new Int32Array(n);
    const classes = new Int32Array(n);
    for (let row = 0; row < n; row++) {
      const logits = [uniform(random) * 3, uniform(random) * 3, uniform(random) * 3];
      const truth = logits.map(Math.exp);
      const total = truth[0]! + truth[1]! + truth[2]!;
      const u = uniform(random) * total;
      codes[row] = u < truth[0]! ? 0 : u < truth[0]! + truth[1]! ? 1 : 2;
      const said = logits.map((logit) => Math.exp(sharpness * logit));
      const sum = said[0]! + said[1]! + said[2]!;
      said.forEach((value, i) => (scores[i]![row] = value / sum));
      classes[row] = said.indexOf(Math.max(...said));
    }
    return { task: 'multiclass', n, truth: { kind: 'classes', classes: ['a', 'b', 'c'], codes }, candidate: { scores, classes }, categories: {}, epsilon: 2 ** -52 };
  }

  test('multiclass: the confidence of the predicted class', async () => {
    const spec = await delivery('multiclass');
    const good = judgeCalibration({ delivery: spec, rows: threeClasses(1), level: 0.95 });
    expect(good.findings.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
    const bad = judgeCalibration({ delivery: spec, rows: threeClasses(2), level: 0.95 });
    expect(bad.findings.map(({ outcome, subject }) => [outcome, subject!.name])).toEqual([['fail', 'the predicted class'], ['fail', 'the predicted class']]);
  });

  test('multilabel: each label by itself', async () => {
    const spec = await delivery('multilabel');
    const { truth, candidate } = threeClasses(1);
    if (truth.kind !== 'classes') throw new Error('unreachable');
    const labels = truth.classes.map((_, code) => Uint8Array.from(truth.codes, (own) => (own === code ? 1 : 0)));
    const rows: Rows = { task: 'multilabel', n: 6000, truth: { kind: 'labels', classes: truth.classes, labels }, candidate, categories: {}, epsilon: 2 ** -52 };
    const { findings } = judgeCalibration({ delivery: spec, rows, level: 0.95 });
    expect(findings.filter(({ code }) => code === 'calibration-slope').map(({ subject, outcome }) => [subject!.name, outcome])).toEqual([['a', 'pass'], ['b', 'pass'], ['c', 'pass']]);
  });

  test('scores that are no probabilities are refused', async () => {
    const spec = await delivery('multiclass');
    const rows = threeClasses(1);
    rows.candidate.scores.forEach((scores) => scores.forEach((score, i) => (scores[i] = score * 3)));
    expect(judgeCalibration({ delivery: spec, rows, level: 0.95 }).findings[0]).toMatchObject({ code: 'calibration-not-probabilities', outcome: 'error' });
  });

  test('a slope from high to low, and a task without probabilities, are refused before a file is read', async () => {
    repo.write('delivery.yml', '');
    await expect(repo.delivery(`${DATA}tests:\n  task: regression\n  predictions: {candidate: candidate.csv}\n  calibration: {slope: [1.1, 0.9]}\n`)).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'delivery-range-empty' }), expect.objectContaining({ code: 'delivery-not-for-task' })]),
    });
  });
});
