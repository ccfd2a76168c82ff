import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { cutFeatures } from '../../src/model/predictions/features.ts';
import { join, said } from './predictions-support.ts';
import { contextOf, eachTest, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

describe('multiclass', () => {
  const TEST = ['id,y', '1,cat', '2,dog', '3,"o\'cow, ""x"""', '4,dog'];
  const COW = `o'cow, "x"`;
  const WORDS = `task: multiclass\nclasses: [dog, cat, '${COW.replaceAll("'", "''")}']`;
  const scored = (prefix: string): string[] => [`id,${prefix}dog,${prefix}cat,"${prefix}o'cow, ""x"""`, '4,0.5,0.25,0.25', '2,0.2,0.3,0.5', '3,0.25,0.5,0.25', '1,0.4,0.4,0.2'];

  test('labels are places among the classes, whatever they are called, and predictions the first of the highest scores', async () => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: scored('score_') }, WORDS);
    expect(findings).toEqual([]);
    expect(rows!.truth).toEqual({ kind: 'classes', classes: ['dog', 'cat', COW], codes: Int32Array.from([1, 0, 2, 0]) });
    expect(rows!.candidate.scores).toEqual([[0.4, 0.2, 0.25, 0.5], [0.4, 0.3, 0.5, 0.25], [0.2, 0.5, 0.25, 0.25]].map((scores) => Float64Array.from(scores)));
    expect(rows!.candidate.classes).toEqual(Int32Array.from([0, 2, 1, 0]));
  });

  test('columns of scores may be named, in the order of the classes', async () => {
    const lines = ['id,a,b,c', '1,0,1,0', '2,1,0,0', '3,0,0,1', '4,1,0,0'];
    const { rows } = await join(repo, engine, { test: TEST, candidate: lines }, `${WORDS}\nscores: [a, b, c]`);
    expect(rows!.candidate.classes).toEqual(Int32Array.from([1, 0, 2, 0]));
  });

  test('a file that names the class may have no scores; they are then empty', async () => {
    const named = ['id,said', '1,cat', '2,cat', `3,"o'cow, ""x"""`, '4,dog'];
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: named, champion: scored('score_').map((line, i) => `${line},${i === 0 ? 'said' : 'dog'}`) }, `${WORDS}\nprediction: said`);
    expect(findings).toEqual([]);
    expect(rows!.candidate).toEqual({ scores: [], classes: Int32Array.from([1, 1, 2, 0]) });
    expect(rows!.champion!.scores).toHaveLength(3);
    expect(rows!.champion!.classes).toEqual(Int32Array.from([0, 0, 0, 0]));
  });

  test('some of the columns of scores and not all is a mistake, even beside a named class', async () => {
    const { findings } = await join(repo, engine, { test: TEST, candidate: ['id,said,score_dog', '1,cat,1'] }, `${WORDS}\nprediction: said`);
    expect(said(findings)).toEqual(['column-missing error']);
    expect(findings[0]!.expected).toContain('score_cat');
  });

  test('whole numbers that one file holds as floats are the classes that they mean', async () => {
    const { rows, findings } = await join(repo, engine, { test: ['id,y', '1,0', '2,10', '3,1'], candidate: ['id,said', '1,0.0', '2,10.0', '3,1.0'] }, `task: multiclass\nclasses: ["0", "1", "10"]\nprediction: said`);
    expect(findings).toEqual([]);
    expect(rows!.candidate.classes).toEqual(Int32Array.from([0, 2, 1]));
  });

  test.each([
    ['5,bird', 'label-not-a-class', '"bird"'],
    ['5,Dog', 'label-not-a-class', '"Dog"'],
    ['5,', 'label-null', '1 row'],
  ])('a label that is none of the classes: %s', async (line, code, shown) => {
    const { rows, findings } = await join(repo, engine, { test: [...TEST, line], candidate: [...scored('score_'), '5,1,0,0'] }, WORDS);
    expect(rows).toBeUndefined();
    expect(said(findings)).toEqual([`${code} error`]);
    expect(findings[0]!.message).toContain(shown);
  });

  test('a label of a column marked sensitive is counted and not shown', async () => {
    const data = 'data: {test: test.csv, key: [id], label: y, columns: {y: {sensitive: true}}}\n';
    const { findings } = await join(repo, engine, { test: [...TEST, '5,SECRET'], candidate: scored('score_') }, WORDS, { data });
    expect(said(findings).slice(0, 1)).toEqual(['label-not-a-class error']);
    expect(JSON.stringify(findings)).not.toContain('SECRET');
  });

  test('a class without a row is a warning, and one class alone an error', async () => {
    const without = await join(repo, engine, { test: TEST.slice(0, 3), candidate: ['id,said', '1,cat', '2,dog'] }, `${WORDS}\nprediction: said`);
    expect(said(without.findings)).toEqual(['class-absent warn']);
    expect(without.rows!.n).toBe(2);
    const alone = await join(repo, engine, { test: ['id,y', '1,dog', '2,dog'], candidate: ['id,said', '1,cat', '2,dog'] }, `${WORDS}\nprediction: said`);
    expect(said(alone.findings)).toEqual(['label-one-class error']);
  });

  test('a predicted class that is none of the classes fails the candidate and spoils the champion', async () => {
    const odd = ['id,said', '1,cat', '2,bird', '3,', '4,dog'];
    const good = ['id,said', '1,cat', '2,dog', '3,dog', '4,dog'];
    const candidate = await join(repo, engine, { test: TEST, candidate: odd }, `${WORDS}\nprediction: said`);
    expect(said(candidate.findings)).toEqual(['prediction-not-a-class fail']);
    expect(candidate.findings[0]).toMatchObject({ n: 2, examples: ['2', '3'] });
    const champion = await join(repo, engine, { test: TEST, candidate: good, champion: odd }, `${WORDS}\nprediction: said`);
    expect(said(champion.findings)).toEqual(['prediction-not-a-class error']);
  });

  test('probabilities that are not 1 together are warned of, by row, and judged', async () => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: scored('score_').map((line) => line.replace('2,0.2,0.3,0.5', '2,0.2,0.3,0.49')) }, WORDS);
    expect(said(findings)).toEqual(['score-sum-not-one warn']);
    expect(findings[0]).toMatchObject({ n: 1, examples: ['2'] });
    expect(rows!.n).toBe(4);
    const close = await join(repo, engine, { test: TEST, candidate: scored('score_').map((line) => line.replace('2,0.2,0.3,0.5', '2,0.2,0.3,0.4999995')) }, WORDS);
    expect(close.findings).toEqual([]);
  });

  test('a probability that is none is found in whichever column it stands', async () => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: scored('score_').map((line) => line.replace('2,0.2,0.3,0.5', '2,0.2,1.3,-0.5').replace('3,0.25,0.5,0.25', '3,0.25,,0.25')) }, WORDS);
    expect(rows).toBeUndefined();
    expect(findings.map(({ code, examples }) => [code, examples])).toEqual([['score-not-a-number', ['3']], ['score-out-of-range', ['2']]]);
    expect(findings[1]!.message).toContain('score_cat');
  });
});

describe('multilabel', () => {
  const TEST = ['id,sport,politics,words', '1,1,0,7', '2,true,1,9', '3,0,0,1', '4,0,1,2'];
  const WORDS = 'task: multilabel\nclasses: [sport, politics]';
  const CANDIDATE = ['id,score_politics,score_sport', '1,0.1,0.9', '2,0.7,0.8', '3,0.2,0.3', '4,0.6,0.1'];
  const NO_LABEL = { data: 'data: {test: test.csv, key: [id]}\n' };

  test('each label is a column of the test set, and data.label is not needed', async () => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: CANDIDATE }, WORDS, NO_LABEL);
    expect(findings).toEqual([]);
    expect(rows!.truth).toEqual({ kind: 'labels', classes: ['sport', 'politics'], labels: [Uint8Array.from([1, 1, 0, 0]), Uint8Array.from([0, 1, 0, 1])] });
    expect(rows!.candidate.scores).toEqual([Float64Array.from([0.9, 0.8, 0.3, 0.1]), Float64Array.from([0.1, 0.7, 0.2, 0.6])]);
  });

  test('a label column that is null, or neither 0 nor 1, is named; one class alone leaves the others', async () => {
    const odd = await join(repo, engine, { test: [...TEST, '5,2,0,0', '6,0,,0'], candidate: CANDIDATE }, WORDS, NO_LABEL);
    expect(odd.findings.slice(0, 2).map(({ code, subject, outcome }) => [code, subject!.name, outcome])).toEqual([['label-not-binary', 'sport', 'error'], ['label-null', 'politics', 'error']]);
    const never = await join(repo, engine, { test: TEST.map((line, i) => (i === 0 ? line : line.replace(/^(\d),\w+/, '$1,0'))), candidate: CANDIDATE }, WORDS, NO_LABEL);
    expect(said(never.findings)).toEqual(['label-one-class warn']);
    expect(never.rows).toBeDefined();
  });

  test('no label leaves with the features, data.label neither, in any case of letters', async () => {
    repo.write('test.csv', ['id,sport,politics,words,any', '1,1,0,7,1'].join('\n') + '\n');
    const delivery = await repo.delivery('data: {test: test.csv, key: [id], label: any}\ntests: {task: multilabel, classes: [sport, politics], predictions: {candidate: c.csv}}\n');
    const cut = await cutFeatures(delivery, contextOf(repo, engine), path.join(repo.out, 'features.csv'));
    expect(cut.columns).toEqual(['id', 'words']);
    expect(readFileSync(cut.file, 'utf8')).toBe('id,words\n1,7\n');
  });

  test('features are not cut where a label column is not there under its name', async () => {
    repo.write('test.csv', ['id,Sport,politics,words', '1,1,0,7'].join('\n') + '\n');
    const delivery = await repo.delivery('data: {test: test.csv, key: [id]}\ntests: {task: multilabel, classes: [sport, politics], predictions: {candidate: c.csv}}\n');
    await expect(cutFeatures(delivery, contextOf(repo, engine), path.join(repo.out, 'features.csv'))).rejects.toMatchObject({ problems: [{ code: 'column-missing' }] });
  });
});

describe('regression', () => {
  const TEST = ['id,y', '1,0.5', '2,-3e2', '3,7', '10,0'];
  const CANDIDATE = ['id,score', '3,7.25', '2,-1', '10,0', '1,0.5'];

  test('labels and predictions are numbers of any size', async () => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: CANDIDATE }, 'task: regression');
    expect(findings).toEqual([]);
    // In the order of the keys' texts: 1, 10, 2, 3.
    expect(rows!.truth).toEqual({ kind: 'numbers', values: Float64Array.from([0.5, 0, -300, 7]) });
    expect(rows!.candidate).toEqual({ scores: [Float64Array.from([0.5, 0, -1, 7.25])] });
  });

  test.each([
    ['4,', 'label-null'],
    ['4,NaN', 'label-not-a-number'],
    ['4,inf', 'label-not-a-number'],
    ['4,high', 'label-not-a-number'],
    ['4,2020-01-01', 'label-not-a-number'],
  ])('a label of "%s" is an error', async (line, code) => {
    const { rows, findings } = await join(repo, engine, { test: [...TEST, line], candidate: [...CANDIDATE, '4,1'] }, 'task: regression');
    expect(rows).toBeUndefined();
    expect(said(findings)).toEqual([`${code} error`]);
  });

  test('dates all through are no numbers', async () => {
    const { findings } = await join(repo, engine, { test: ['id,y', '1,2020-01-01', '2,2020-01-02'], candidate: ['id,score', '1,2020-01-01', '2,2020-01-02'] }, 'task: regression');
    expect(said(findings)).toEqual(['label-not-a-number error']);
    const scores = await join(repo, engine, { test: TEST, candidate: ['id,score', ...['1', '2', '3', '10'].map((id) => `${id},2020-01-01`)] }, 'task: regression');
    expect(said(scores.findings)).toEqual(['score-not-a-number fail']);
  });

  test.each([['inf', 'score-not-finite'], ['-Infinity', 'score-not-finite'], ['nan', 'score-not-a-number'], ['', 'score-not-a-number']])('a prediction of "%s" fails', async (score, code) => {
    const { findings } = await join(repo, engine, { test: TEST, candidate: CANDIDATE.map((line) => (line.startsWith('2,') ? `2,${score}` : line)) }, 'task: regression');
    expect(said(findings)).toEqual([`${code} fail`]);
    expect(findings[0]!.examples).toEqual(['2']);
  });
});

describe('quantile', () => {
  const TEST = ['id,y', '1,5', '2,6', '3,7'];
  const WORDS = 'task: quantile\nquantiles: {"0.95": high, "0.05": low, ".5": middle}';
  const CANDIDATE = ['id,low,middle,high', '1,1,5,9', '2,2,6,8', '3,7,7,7'];

  test('predictions stand in the order of their levels', async () => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: CANDIDATE }, WORDS);
    expect(findings).toEqual([]);
    expect(rows!.candidate.scores.map((scores) => [...scores])).toEqual([[1, 2, 7], [5, 6, 7], [9, 8, 7]]);
  });

  test('quantiles that cross fail the candidate, warn of the others, and are judged', async () => {
    const crossing = CANDIDATE.map((line) => line.replace('2,2,6,8', '2,6.5,6,8'));
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: crossing, champion: crossing, anchor: crossing }, WORDS);
    expect(said(findings)).toEqual(['quantiles-cross fail', 'quantiles-cross warn', 'quantiles-cross warn']);
    expect(findings[0]).toMatchObject({ n: 1, examples: ['2'] });
    expect(rows!.n).toBe(3);
  });
});

describe('ranking', () => {
  const TEST = ['id,q,y', '1,red shoes,2', '2,red shoes,0', '3,"a, b",1', '4,"a, b",0'];
  const WORDS = 'task: ranking\nquery: q';
  const CANDIDATE = ['id,score', '1,9.5', '2,-3', '3,0', '4,1e9'];

  test('rows of one query are one unit, and relevance is a number of at least 0', async () => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: CANDIDATE }, WORDS);
    expect(findings).toEqual([]);
    expect(rows!.truth).toEqual({ kind: 'relevance', values: Float64Array.from([2, 0, 1, 0]), queries: { names: ['a, b', 'red shoes'], codes: Int32Array.from([1, 1, 0, 0]) } });
    expect(rows!.units).toEqual(Int32Array.from([1, 1, 0, 0]));
  });

  test('relevance below 0 and rows without a query are errors', async () => {
    const { findings } = await join(repo, engine, { test: [...TEST, '5,,1', '6,x,-1'], candidate: [...CANDIDATE, '5,1', '6,1'] }, WORDS);
    expect(said(findings)).toEqual(['relevance-negative error', 'unit-null error']);
  });

  test('a query torn apart by the declared units is an error', async () => {
    const shop = (line: string, i: number): string => (i === 0 ? `${line},shop` : `${line},${i === 2 ? 'B' : 'A'}`);
    const torn = await join(repo, engine, { test: TEST.map(shop), candidate: CANDIDATE }, `${WORDS}\ncluster: shop`);
    expect(said(torn.findings)).toEqual(['query-torn error']);
    const whole = await join(repo, engine, { test: TEST.map((line, i) => `${line},${i === 0 ? 'shop' : 'A'}`), candidate: CANDIDATE }, `${WORDS}\ncluster: shop`);
    expect(whole.rows!.units).toEqual(Int32Array.from([0, 0, 0, 0]));
  });
});
