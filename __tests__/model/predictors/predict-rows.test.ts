import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { StageResult } from '../../../src/core/stage.ts';
import type { Delivery } from '../../../src/delivery/delivery.ts';
import { featureRows } from '../../../src/model/predictors/feature-rows.ts';
import { filesOfPredictions, filesOfPredictors } from '../../../src/model/predictors/needed-files.ts';
import { cutFeatures } from '../../../src/model/predictions/features.ts';
import { predict } from '../../../src/model/predictors/predict.ts';
import { runModelTests } from '../../../src/model/run-model-tests.ts';
import { onnxModel } from '../../../testkit/onnx-model.ts';
import { codesOf } from '../../data/support.ts';
import { contextOf, eachTest, type Repository } from '../support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  repo.write('score.cjs', PROGRAM);
});

const PROGRAM = `
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === '') return;
  const row = JSON.parse(line);
  if ('y' in row) return console.log(JSON.stringify({ error: 'the label is here' }));
  if (row.x === 99) process.exit(4);
  console.log(JSON.stringify(process.argv[2] === 'classes' ? [row.x / 4, 0.5, 0.2] : { score: row.x / 4 }));
});`;
const COMMAND = `{command: ["${process.execPath}", score.cjs]}`;
const DATA = 'data: {test: test.csv, key: [id], label: y}\n';

async function run(tests: string, data = DATA): Promise<StageResult> {
  return predict(await repo.delivery(`${data}tests: {${tests}}\n`), contextOf(repo, engine));
}

test('the predict stage writes the predictions that the model tests join, without ever showing a label', async () => {
  const rows = Array.from({ length: 60 }, (_, id) => `"k ""${id}""",${(id % 5) / 3},${id % 2}`);
  repo.write('test.csv', `id,x,y\n${rows.join('\n')}\n`);
  const yaml = `${DATA}tests: {task: binary, predictions: {candidate: made/p.csv}, predictor: ${COMMAND}, gates: [{metric: log_loss, at_most: 5}]}\n`;
  const delivery = await repo.delivery(yaml);
  const { verdict, inputs, besideTeamCode, details } = await predict(delivery, contextOf(repo, engine));
  expect(verdict).toMatchObject({ stage: 'predict', outcome: 'pass', findings: [{ code: 'predict-written', n: 60 }], facts: expect.arrayContaining([['Predictor', 'command']]) });
  expect(besideTeamCode).toBe(true);
  expect(inputs.map(({ name }) => name)).toEqual(['features', 'predictions.candidate']);
  expect(details).toMatchObject({ predictors: { candidate: { kind: 'command', rows: 60 } } });
  expect(readFileSync(path.join(repo.path, 'made/p.csv'), 'utf8').split('\n').slice(0, 3)).toEqual(['id,score', '"k ""0""",0', `"k ""1""",${1 / 12}`]);
  const judged = await runModelTests(delivery, contextOf(repo, engine));
  expect(judged.verdict.findings.map(({ outcome }) => outcome)).not.toContain('error');
});

test('text that looks like a number, a date or a truth value reaches the model as text, from one job to the next', async () => {
  await engine.write("SELECT '1' AS id, '12' AS code, '007' AS agent, '2024-01-01' AS day, 'true' AS word, 2.5 AS x, [1, 2] AS list, 0 AS y", {}, path.join(repo.path, 'test.parquet'));
  repo.write('types.cjs', `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === '') return;
    require('node:fs').writeFileSync('seen.json', line);
    console.log('0.5');
  });`);
  const delivery = await repo.delivery(`data: {test: test.parquet, key: [id], label: y}\ntests: {task: binary, predictions: {candidate: p.csv}, predictor: {command: ["${process.execPath}", types.cjs]}}\n`);
  const between = path.join(repo.path, 'features.parquet');
  await cutFeatures(delivery, contextOf(repo, engine), between);
  for (const features of [undefined, between]) {
    expect((await predict(delivery, contextOf(repo, engine), { features })).verdict.outcome).toBe('pass');
    expect(JSON.parse(readFileSync(path.join(repo.path, 'seen.json'), 'utf8'))).toEqual({ id: '1', code: '12', agent: '007', day: '2024-01-01', word: 'true', x: 2.5, list: '[1, 2]' });
  }
});

test('a program that writes the file itself gets CSV, whatever another job cut', async () => {
  repo.write('test.csv', 'id,x,y\n1,1,0\n2,0.1,1\n');
  repo.write('whole.cjs', "const fs = require('node:fs'); fs.copyFileSync(process.env.SLUICE_FEATURES, 'seen.csv'); fs.writeFileSync(process.env.SLUICE_PREDICTIONS, 'id,score\\n1,0.5\\n2,0.5\\n');");
  const delivery = await repo.delivery(`${DATA}tests: {task: binary, predictions: {candidate: p.csv}, predict: {command: ["${process.execPath}", whole.cjs]}}\n`);
  const between = path.join(repo.path, 'features.parquet');
  await cutFeatures(delivery, contextOf(repo, engine), between);
  expect((await predict(delivery, contextOf(repo, engine), { features: between })).verdict.outcome).toBe('pass');
  expect(readFileSync(path.join(repo.path, 'seen.csv'), 'utf8')).toBe('id,x\n1,1.0\n2,0.1\n');
});

test.each(['p.csv.gz', 'p.parquet'])('into %s as well', async (name) => {
  repo.write('test.csv', 'id,x,y\n1,1,0\n2,0.1,1\n');
  expect((await run(`task: binary, predictions: {candidate: ${name}}, predictor: ${COMMAND}`)).verdict.outcome).toBe('pass');
  const file = path.join(repo.path, name);
  if (name.endsWith('.gz')) expect(gunzipSync(readFileSync(file)).toString()).toBe('id,score\n1,0.25\n2,0.025\n');
  expect((await engine.query('SELECT * FROM p ORDER BY id', { p: { file } })).values).toEqual({ id: [1, 2], score: [0.25, 0.025] });
});

test('for classes: a score for each, and the class of the highest', async () => {
  repo.write('test.csv', 'id,x,y\n1,1,a\n2,4,b\n');
  const classes = 'task: multiclass, classes: [a, b, c], prediction: answer, predictions: {candidate: p.csv}';
  expect((await run(`${classes}, predictor: {command: ["${process.execPath}", score.cjs, classes]}`)).verdict.outcome).toBe('pass');
  expect(readFileSync(path.join(repo.path, 'p.csv'), 'utf8')).toBe('id,score_a,score_b,score_c,answer\n1,0.25,0.5,0.2,b\n2,1,0.5,0.2,a\n');
});

test("the champion's are written too, where its predictor and its file are declared", async () => {
  repo.write('test.csv', 'id,x,y\n1,1,0\n');
  repo.write('old.csv', 'id,score\n1,0.125\n');
  const { verdict, details } = await run(`task: binary, predictions: {candidate: p.csv, champion: c.csv}, predictor: ${COMMAND}, champion_predictor: {file: old.csv}`);
  expect(verdict.findings.map(({ code, outcome }) => [code, outcome])).toEqual([['predict-written', 'pass'], ['predict-written', 'pass']]);
  expect(readFileSync(path.join(repo.path, 'c.csv'), 'utf8')).toBe('id,score\n1,0.125\n');
  expect(details).toMatchObject({ predictors: { candidate: { kind: 'command', rows: 1 }, champion: { kind: 'file', rows: 1 } } });
});

test('a crash is a finding that names the row, and leaves no predictions, not even those of an earlier run', async () => {
  repo.write('p.csv', 'id,score\n1,0.5\n');
  repo.write('test.csv', `id,x,y\n${Array.from({ length: 30 }, (_, id) => `${id},${id === 17 ? 99 : 1},0`).join('\n')}\n`);
  const { verdict, inputs } = await run(`task: binary, predictions: {candidate: p.csv}, predictor: ${COMMAND}`);
  expect(verdict).toMatchObject({ outcome: 'fail', findings: [{ code: 'predictor-crashed', numbers: { row: 18 }, location: { line: 4 } }] });
  expect(verdict.findings[0]!.message).toContain('Row 18 (id 17): the program');
  expect(inputs.map(({ name }) => name)).toEqual(['features']);
  expect(existsSync(path.join(repo.path, 'p.csv'))).toBe(false);
});

test('a predictor that could not be asked is an error, not a failed model', async () => {
  repo.write('test.csv', 'id,x,y\n1,1,0\n');
  expect((await run('task: binary, predictions: {candidate: p.csv}, predictor: {http: "http://127.0.0.1:9", protocol: mlflow, retries: 0}')).verdict).toMatchObject({ outcome: 'error', findings: [{ code: 'predictor-unreachable' }] });
});

test('pages of a features file keep its order, its types and columns of any name', async () => {
  const lines = Array.from({ length: 45_000 }, (_, row) => `${row},t${row}`);
  const file = repo.write('f.csv', `place,"a ""b"""\n${lines.join('\n')}\n`);
  const features = await featureRows(engine, { file }, repo.out);
  let row = 0;
  const wrong: number[] = [];
  for await (const each of features.stream()) {
    if (Object.keys(each).join() !== 'place,a "b"' || each.place !== row || each['a "b"'] !== `t${row}`) wrong.push(row);
    row++;
  }
  expect(wrong).toEqual([]);
  expect(row).toBe(45_000);
  await features.close();
  expect(features).toMatchObject({ rows: 45_000, columns: ['place', 'a "b"'] });
});

describe('a delivery file', () => {
  const codes = (predictor: string): Promise<string[]> => codesOf(repo.delivery(`${DATA}tests: {task: binary, predictions: {candidate: p.csv}, predictor: ${predictor}}\n`));
  test.each([
    ['two kinds', '{file: a.csv, command: b}', 'delivery-choose-one'],
    ['no kind', '{batch: 3}', 'delivery-choose-one'],
    ['a server without its protocol', '{http: "http://127.0.0.1:1"}', 'delivery-missing-key'],
    ['a protocol for a program', '{command: a, protocol: mlflow}', 'delivery-predictor-option'],
    ['a network for a file', '{file: a.csv, network: none}', 'delivery-predictor-option'],
    ['inputs for a file', '{file: a.csv, inputs: [x]}', 'delivery-predictor-option'],
    ['a matrix for MLflow', '{http: "http://127.0.0.1:1", protocol: mlflow, matrix: x, inputs: [x]}', 'delivery-predictor-option'],
    ['a matrix without columns', '{onnx: model.bin, matrix: x}', 'delivery-missing-key'],
    ['a model outside the release', '{onnx: other.onnx}', 'delivery-predictor-outside'],
    ['a file outside the workspace', '{file: ../a.csv}', 'path-leaves-workspace'],
    ['no rows at once', '{command: a, batch: 0}', 'delivery-out-of-range'],
    ['a misspelt key', '{command: a, batches: 3}', 'delivery-unknown-key'],
  ])('with %s is refused', async (_, predictor, code) => {
    expect(await codes(predictor)).toContain(code);
  });
});

test('a job without a checkout is given what predictors read, and what they wrote is taken from it', async () => {
  repo.write('old/m.onnx', onnxModel({ inputs: [], outputs: [], nodes: [], initializers: [{ name: 'w', dims: [1], external: 'w.bin' }] }));
  const of = (delivery: Delivery) => [filesOfPredictors(delivery), filesOfPredictions(delivery)].map((files) => files.map((file) => path.relative(repo.path, file)));
  const yaml = (tests: string): Promise<Delivery> => repo.delivery(`${DATA}tests: {task: binary, predictions: {candidate: p.csv, champion: c.csv}${tests}}\n`);
  expect(of(await yaml(', predictor: {file: known.csv}, champion_predictor: {onnx: old/m.onnx}'))).toEqual([['known.csv', path.join('old', 'm.onnx'), path.join('old', 'w.bin')], ['p.csv', 'c.csv']]);
  // Those of a champion whose predictor is not declared were there before.
  expect(of(await yaml(`, predictor: ${COMMAND}`))).toEqual([[], ['p.csv']]);
});
