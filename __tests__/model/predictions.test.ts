import { describe, expect, test } from '@jest/globals';
import path from 'node:path';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { BOTH, contextOf, DATA, eachTest, findingOf, outcomes, people, type Repository, scoreCsv, scores, testCsv } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const ROWS = people(200);

/** The verdict over a test set and a candidate's file, each as it is given. */
async function judge(files: { test?: string; candidate?: string; champion?: string }, yaml?: string, purpose: 'develop' | 'deliver' = 'deliver'): Promise<Verdict> {
  repo.write('test.csv', files.test ?? testCsv(ROWS));
  if (files.candidate !== '') repo.write('candidate.csv', files.candidate ?? scoreCsv(scores(ROWS, 2, 0.5)));
  if (files.champion !== undefined) repo.write('champion.csv', files.champion);
  return (await runModelTests(await repo.delivery(yaml), contextOf(repo, engine, { purpose }))).verdict;
}

const lines = (text: string, change: (line: string, index: number) => string | undefined): string =>
  text.split('\n').flatMap((line, index) => change(line, index) ?? []).join('\n');
const CANDIDATE = scoreCsv(scores(ROWS, 2, 0.5));
const withChampion = `${DATA}tests: {task: binary, ${BOTH}}\n`;

describe('predictions that cannot be joined', () => {
  test('a row without a score fails the candidate, with count and keys', async () => {
    const verdict = await judge({ candidate: lines(CANDIDATE, (line) => (/^(7|9),/.test(line) ? undefined : line)) });
    const finding = findingOf(verdict, 'prediction-missing');
    expect(finding).toMatchObject({ outcome: 'fail', n: 2, examples: ['7', '9'] });
    expect(finding.message).toContain('2 test rows have no score');
    expect(verdict.headline).toMatch(/^Stopped: 2 test rows have no score/);
    expect(verdict.findings).toHaveLength(1); // nothing is judged on a part of the rows
  });

  test('a champion without a score for a row leaves nothing to compare with: an error', async () => {
    const verdict = await judge({ champion: lines(CANDIDATE, (line) => (/^7,/.test(line) ? undefined : line)) }, withChampion);
    expect(findingOf(verdict, 'prediction-missing').outcome).toBe('error');
    expect(verdict.outcome).toBe('error');
  });

  test('a key that stands twice is an error, even with the same score', async () => {
    const verdict = await judge({ candidate: `${CANDIDATE}3,0.5\n` });
    expect(findingOf(verdict, 'prediction-key-duplicate')).toMatchObject({ outcome: 'error', n: 1, examples: ['3'] });
  });

  test('a key of no test row fails the candidate and warns of the champion', async () => {
    const verdict = await judge({ candidate: `${CANDIDATE}999999,0.5\n` });
    expect(findingOf(verdict, 'prediction-extra')).toMatchObject({ outcome: 'fail', examples: ['999999'] });
    const other = await judge({ candidate: CANDIDATE, champion: `${CANDIDATE}999999,0.5\n` }, withChampion);
    expect(findingOf(other, 'prediction-extra').outcome).toBe('warn');
    expect(findingOf(other, 'metric-no-worse-than-champion').outcome).toBe('pass');
  });

  test('scores for the other declared split are no strangers', async () => {
    repo.write('develop.csv', 'id,y\n5000,1\n');
    const verdict = await judge(
      { candidate: `${CANDIDATE}5000,0.5\n` },
      'data: {test: test.csv, develop: develop.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}}\n',
    );
    expect(outcomes(verdict)).not.toHaveProperty('prediction-extra');
    expect(verdict.outcome).toBe('pass');
  });

  test('null keys are an error on either side', async () => {
    const inPredictions = await judge({ candidate: `${CANDIDATE},0.5\n` });
    expect(findingOf(inPredictions, 'prediction-key-null')).toMatchObject({ outcome: 'error', n: 1 });
    const inTruth = await judge({ test: `${testCsv(ROWS)},1,Male\n` });
    expect(findingOf(inTruth, 'test-key-null')).toMatchObject({ outcome: 'error', n: 1 });
  });

  test('a key that stands twice in the test set is an error of the test set', async () => {
    expect(findingOf(await judge({ test: `${testCsv(ROWS)}3,1,Male\n` }), 'test-key-duplicate')).toMatchObject({ outcome: 'error', examples: ['3'] });
  });

  test('keys of a column marked sensitive are counted and not shown', async () => {
    const verdict = await judge(
      { candidate: lines(CANDIDATE, (line) => (/^7,/.test(line) ? undefined : line)) },
      'data: {test: test.csv, key: [id], label: y, columns: {id: {sensitive: true}}}\ntests: {task: binary, predictions: {candidate: candidate.csv}}\n',
    );
    const finding = findingOf(verdict, 'prediction-missing');
    expect(finding.examples).toEqual([]);
    expect(finding.message).not.toContain('7');
  });

  test('integer keys meet the floats that pandas makes of them, and composite keys meet', async () => {
    const floats = await judge({ candidate: lines(CANDIDATE, (line, i) => (i > 0 && line ? line.replace(',', '.0,') : line)) });
    expect(floats.outcome).toBe('pass');
    const sexOf = new Map(ROWS.map((person) => [String(person.id), person.sex]));
    const pairs = lines(CANDIDATE, (line, i) => (i === 0 ? `${line},sex` : line && `${line},${sexOf.get(line.split(',')[0]!)}`));
    const composite = await judge({ candidate: pairs }, 'data: {test: test.csv, key: [id, sex], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}}\n');
    expect(composite.outcome).toBe('pass');
    const lost = await judge({ candidate: pairs.replace('Female', 'Male') }, 'data: {test: test.csv, key: [id, sex], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}}\n');
    expect(findingOf(lost, 'prediction-missing').examples![0]).toMatch(/^\d+, Female$/);
  });
});

describe('scores and labels that cannot be judged', () => {
  test.each([
    ['nan', 'score-not-a-number'],
    ['', 'score-not-a-number'],
    ['high', 'score-not-a-number'],
    ['1.5', 'score-out-of-range'],
    ['-0.01', 'score-out-of-range'],
    ['inf', 'score-out-of-range'],
  ])('a score of "%s" fails as %s', async (score, code) => {
    const verdict = await judge({ candidate: lines(CANDIDATE, (line) => (/^11,/.test(line) ? `11,${score}` : line)) });
    expect(findingOf(verdict, code)).toMatchObject({ outcome: 'fail', n: 1, examples: ['11'] });
  });

  test.each([
    ['', 'label-null'],
    ['2', 'label-not-binary'],
    ['maybe', 'label-not-binary'],
    ['constructor', 'label-not-binary'],
  ])('a label of "%s" is an error', async (label, code) => {
    const verdict = await judge({ test: lines(testCsv(ROWS), (line) => (/^11,/.test(line) ? `11,${label},Male` : line)) });
    expect(findingOf(verdict, code)).toMatchObject({ outcome: 'error', rule: expect.stringContaining('data.test') });
  });

  test('no positive row at all is an error, not an AUC of 0', async () => {
    const verdict = await judge({ test: lines(testCsv(ROWS), (line, i) => (i === 0 || !line ? line : line.replace(/,1,/, ',0,'))) });
    expect(findingOf(verdict, 'label-one-class').message).toContain('No row of test.csv is positive');
    expect(verdict.outcome).toBe('error');
  });

  test('labels may be true and false', async () => {
    const text = lines(testCsv(ROWS), (line) => line.replace(/,1,/, ',TRUE,').replace(/,0,/, ',False,'));
    expect((await judge({ test: text })).outcome).toBe('pass');
  });
});

describe('files and columns that are not there', () => {
  test.each<[string, { candidate?: string }, string | undefined]>([
    ['candidate-predictions-missing', { candidate: '' }, undefined],
    ['champion-predictions-missing', {}, withChampion],
    ['column-missing', { candidate: 'id,probability\n1,0.5\n' }, undefined],
    ['csv-ragged-row', { candidate: 'id,score\n1,0.5,3\n' }, undefined],
  ])('%s', async (code, files, yaml) => {
    const finding = findingOf(await judge(files, yaml), code);
    expect(finding.outcome).toBe('error');
    expect(finding.fix).toBeTruthy();
    expect(finding.location?.file).toMatch(/delivery\.yml|candidate\.csv/);
  });

  test('a delivery without data.test has nothing to spend, whatever pushes are judged on', async () => {
    repo.write('develop.csv', testCsv(ROWS));
    const verdict = await judge({}, 'data: {develop: develop.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}}\n');
    expect(findingOf(verdict, 'tests-need-data').message).toContain('data.test');
    expect(verdict.outcome).toBe('error');
  });

  test('a test set that is not there', async () => {
    const verdict = await judge({}, DATA.replace('test.csv', 'gone.csv') + 'tests: {task: binary, predictions: {candidate: candidate.csv}}\n');
    expect(findingOf(verdict, 'test-set-missing').message).toContain('gone.csv');
  });

  test('a delivery file without tests and checks has asked nothing: an error', async () => {
    const verdict = (await runModelTests(await repo.delivery('data: {test: test.csv}\n'), contextOf(repo, engine))).verdict;
    expect(findingOf(verdict, 'tests-not-declared').outcome).toBe('error');
  });
});

describe('the rows that are judged', () => {
  const SPLITS = 'data: {test: test.csv, develop: develop.csv, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: candidate.csv}}\n';

  test('are data.develop on a push and data.test in a delivery', async () => {
    repo.write('develop.csv', testCsv(ROWS));
    const candidate = CANDIDATE;
    const push = await judge({ test: 'id,y\n', candidate }, SPLITS, 'develop');
    expect(push.facts[0]).toEqual(['Test rows', expect.stringContaining('(data.develop)')]);
    expect(push.outcome).toBe('pass');
    const delivery = await judge({ test: 'id,y\n', candidate }, SPLITS, 'deliver');
    expect(findingOf(delivery, 'test-set-empty').outcome).toBe('error');
  });

  test('are data.test on a push where nothing else is declared, and a note says what that costs', async () => {
    const verdict = await judge({}, undefined, 'develop');
    expect(verdict.outcome).toBe('pass');
    expect(verdict.notes.join(' ')).toContain('every push spends the test set');
  });

  test('give the same numbers in any order and any format', async () => {
    const first = await judge({ champion: scoreCsv(scores(ROWS, 3, 0.6)) }, withChampion);
    const [header, ...body] = testCsv(ROWS).trim().split('\n');
    const shuffled = await judge({ test: [header, ...body.reverse()].join('\n'), champion: scoreCsv(scores(ROWS, 3, 0.6)) }, withChampion);
    expect(shuffled.findings).toEqual(first.findings);
    await engine.write('SELECT * FROM t', { t: { file: path.join(repo.path, 'candidate.csv') } }, path.join(repo.path, 'candidate.parquet'));
    const parquet = await judge({ champion: scoreCsv(scores(ROWS, 3, 0.6)) }, withChampion.replace('candidate.csv', 'candidate.parquet'));
    expect(parquet.findings.map(({ numbers }) => numbers)).toEqual(first.findings.map(({ numbers }) => numbers));
  });

  test('have their log loss clipped at the epsilon of the file\'s float type', async () => {
    repo.write('test.csv', testCsv(ROWS));
    const csv = repo.write('candidate.csv', CANDIDATE);
    await engine.write('SELECT id, CAST(score AS FLOAT) AS score FROM t', { t: { file: csv } }, path.join(repo.path, 'candidate.parquet'));
    const run = async (file: string): Promise<unknown> =>
      (await runModelTests(await repo.delivery(`${DATA}tests: {task: binary, predictions: {candidate: ${file}}}\n`), contextOf(repo, engine))).details!.logLossEpsilon;
    expect(await run('candidate.csv')).toBe(2 ** -52);
    expect(await run('candidate.parquet')).toBe(2 ** -23);
  });
});
