import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { tooLarge } from '../../src/model/predictions/askable.ts';
import { join, said } from './predictions-support.ts';
import { eachTest, repository, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => ({ engine, repo } = given));

const IDS = ['1', '2', '3', '4', '5', '6'];
const TEST = ['id,y,w,person,at', ...IDS.map((id, i) => `${id},${i % 2},${0.5 + i},${i >> 1},2001-04-01T0${i}:30:00`)];
const SCORES = ['id,score', ...IDS.map((id, i) => `${id},0.${i + 1}`)];
const without = (lines: readonly string[], id: string): string[] => lines.filter((line) => !line.startsWith(`${id},`));

describe('weights and units', () => {
  test('weights come with their rows, and units are codes of persons or of spans of time', async () => {
    const byPerson = await join(repo, engine, { test: TEST, candidate: SCORES }, 'task: binary\nweight: w\ncluster: person');
    expect(byPerson.findings).toEqual([]);
    expect(byPerson.rows!.weights).toEqual(Float64Array.from([0.5, 1.5, 2.5, 3.5, 4.5, 5.5]));
    expect(byPerson.rows!.units).toEqual(Int32Array.from([0, 0, 1, 1, 2, 2]));
    const byTime = await join(repo, engine, { test: TEST, candidate: SCORES }, 'task: binary\ntime: {column: at, block: 3 hours}');
    expect(byTime.rows!.units).toEqual(Int32Array.from([0, 0, 0, 1, 1, 1]));
    expect(byTime.rows!.weights).toBeUndefined();
    const alone = await join(repo, engine, { test: TEST, candidate: SCORES }, 'task: binary');
    expect(alone.rows!.units).toBeUndefined();
  });

  test.each(['0', '-1', '', 'nan', 'inf', 'much', '1e300', '1e-300'])('a weight of "%s" is an error', async (weight) => {
    const { rows, findings } = await join(repo, engine, { test: TEST.map((line) => (line.startsWith('3,') ? `3,0,${weight},1,2001-04-01T02:30:00` : line)), candidate: SCORES }, 'task: binary\nweight: w');
    expect(rows).toBeUndefined();
    expect(said(findings)).toEqual(['weight-not-positive error']);
    expect(findings[0]!.message).toContain('1 row');
  });

  test('a row of no person, or of no time, is an error', async () => {
    const lacking = TEST.map((line) => (line.startsWith('3,') ? '3,0,1,,' : line));
    expect(said((await join(repo, engine, { test: lacking, candidate: SCORES }, 'task: binary\ncluster: person')).findings)).toEqual(['unit-null error']);
    expect(said((await join(repo, engine, { test: lacking, candidate: SCORES }, 'task: binary\ntime: {column: at, block: 1 hour}')).findings)).toEqual(['unit-null error']);
    expect(said((await join(repo, engine, { test: TEST, candidate: SCORES }, 'task: binary\ntime: {column: w, block: 1 hour}')).findings)).toEqual(['unit-null error']);
    expect(said((await join(repo, engine, { test: TEST, candidate: SCORES }, 'task: binary\ncluster: nowhere')).findings)).toEqual(['column-missing error']);
  });
});

describe('the anchor', () => {
  test('is joined by key beside champion and candidate', async () => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: SCORES, champion: SCORES, anchor: [SCORES[0]!, ...SCORES.slice(1).reverse()] }, 'task: binary');
    expect(findings).toEqual([]);
    expect(rows!.anchor).toEqual(rows!.candidate);
  });

  test.each<[string, string[], string[]]>([
    ['prediction-missing', without(SCORES, '3'), ['3']],
    ['prediction-key-duplicate', [...SCORES, '3,0.5'], ['3']],
    ['prediction-key-null', [...SCORES, ',0.5'], []],
    ['score-not-a-number', [...without(SCORES, '3'), '3,'], ['3']],
    ['score-out-of-range', [...without(SCORES, '3'), '3,7'], ['3']],
  ])('with %s is an error: a comparison may not quietly be left out', async (code, anchor, examples) => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate: SCORES, anchor }, 'task: binary');
    expect(rows).toBeUndefined();
    expect(said(findings)).toEqual([`${code} error`]);
    expect(findings[0]).toMatchObject({ examples, location: { file: 'delivery.yml' } });
    expect(findings[0]!.message).toContain('anchor');
  });

  test('with rows of no test is warned of, and one without a file or its column is an error', async () => {
    expect(said((await join(repo, engine, { test: TEST, candidate: SCORES, anchor: [...SCORES, '99,0.1'] }, 'task: binary')).findings)).toEqual(['prediction-extra warn']);
    expect(said((await join(repo, engine, { test: TEST, candidate: SCORES, anchor: ['id,p', '1,1'] }, 'task: binary')).findings)).toEqual(['column-missing error']);
    repo.remove();
    repo = repository();
    expect(said((await join(repo, engine, { test: TEST, candidate: SCORES }, 'task: binary\nanchor: {predictions: gone.csv, because: it was good}')).findings)).toEqual(['anchor-predictions-missing error']);
  });

  test('is judged by the coarser of all float types', async () => {
    const file = repo.write('anchor-double.csv', SCORES.join('\n'));
    await engine.write('SELECT id, CAST(score AS FLOAT) AS score FROM t', { t: { file } }, file.replace('-double.csv', '.parquet'));
    const { rows } = await join(repo, engine, { test: TEST, candidate: SCORES }, 'task: binary\nanchor: {predictions: anchor.parquet, because: it was good}');
    expect(rows!.epsilon).toBe(2 ** -23);
  });
});

describe('forged and hostile files', () => {
  test.each<[string, string[]]>([
    ['a header that names the score twice', ['id,score,score', ...SCORES.slice(1).map((line) => `${line},0.5`)]],
    ['a header that names it in two cases of letters', ['id,score,SCORE', ...SCORES.slice(1).map((line) => `${line},0.5`)]],
    ['a NUL among the scores', [...without(SCORES, '3'), '3,0.\u00003']],
    ['an open quote', [...without(SCORES, '3'), '3,"0.5']],
  ])('%s: an error, and no rows', async (_, candidate) => {
    const { rows, findings } = await join(repo, engine, { test: TEST, candidate }, 'task: binary').catch((error: { problems: { code: string }[] }) => ({ rows: undefined, findings: error.problems.map((problem) => ({ ...problem, outcome: 'error' as const })) }));
    expect(rows).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
    for (const { outcome } of findings) expect(['error', 'fail']).toContain(outcome);
  });

  test('keys of any length and script meet, and those that only look alike do not', async () => {
    const keys = ['x'.repeat(100_000), 'ключ', 'a\u0301', '\u00e1', '', "'; DROP TABLE truth", '1e3'].map((key) => `"${key}"`);
    const named = keys.filter((key) => key !== '""');
    const test = ['id,y', ...named.map((key, i) => `${key},${i % 2}`)];
    const { rows, findings } = await join(repo, engine, { test, candidate: ['id,score', ...named.map((key) => `${key},0.5`)] }, 'task: binary');
    expect(findings).toEqual([]);
    expect(rows!.n).toBe(6);
    const alike = await join(repo, engine, { test, candidate: ['id,score', ...named.map((key) => `${key.replace('1e3', '1000')},0.5`)] }, 'task: binary');
    expect(said(alike.findings)).toEqual(['prediction-missing fail', 'prediction-extra fail']);
  });

  test('composite keys whose parts run together stay apart', async () => {
    const test = ['a,b,y', '1,23,0', '12,3,1'];
    const data = 'data: {test: test.csv, key: [a, b], label: y}\n';
    const { rows } = await join(repo, engine, { test, candidate: ['a,b,score', '12,3,0.9', '1,23,0.1'] }, 'task: binary', { data });
    expect(rows!.candidate.scores[0]).toEqual(Float64Array.from([0.1, 0.9]));
  });

  test('numbers, words and dates mixed in one column of scores fail by row, whichever comes first', async () => {
    const mixed = ['id,score', '1,0.5', '2,2020-01-01', '3,0.2', '4,true', '5,0x1', '6,1e-3'];
    const { findings } = await join(repo, engine, { test: TEST, candidate: mixed }, 'task: binary');
    expect(said(findings)).toEqual(['score-not-a-number fail']);
    expect(findings[0]!.examples).toEqual(expect.arrayContaining(['2']));
    expect(findings[0]!.examples).not.toContain('1');
  });

  test('more numbers than fit in memory are told before they are read', async () => {
    const { join: joined } = await join(repo, engine, { test: TEST, candidate: SCORES, champion: SCORES }, 'task: binary');
    // Six rows of a label, two scores and one cut.
    expect(await tooLarge(joined!, 1, 24)).toEqual([]);
    expect((await tooLarge(joined!, 1, 23))[0]).toMatchObject({ code: 'predictions-too-large', outcome: 'error', n: 6, actual: '24' });
  });

  test('an empty file and one of a header alone are errors', async () => {
    expect((await join(repo, engine, { test: TEST, candidate: ['id,score'] }, 'task: binary')).findings.map(({ code }) => code)).toContain('prediction-missing');
    expect(said((await join(repo, engine, { test: ['id,y'], candidate: SCORES }, 'task: regression')).findings)[0]).toBe('test-set-empty error');
    expect(said((await join(repo, engine, { test: ['id,y'], candidate: ['id,a,b'] }, 'task: multiclass\nclasses: [a, b]\nscores: [a, b]')).findings)[0]).toBe('test-set-empty error');
  });
});
