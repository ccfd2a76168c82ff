import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { StageResult } from '../../src/core/stage.ts';
import { cutFeatures } from '../../src/model/predictions/features.ts';
import { OUTPUT_FILE, predict } from '../../src/model/predictors/predict.ts';
import { CappedOutput, neutralised } from '../../src/model/predictors/program-output.ts';
import { contextOf, DATA, eachTest, type Repository } from './support.ts';

let engine: DataEngine;
let repo: Repository;
eachTest((given) => {
  ({ engine, repo } = given);
  repo.write('test.csv', 'id,age,y,sex\n1,30,0,Female\n2,40,1,Male\n3,50,1,Female\n');
});

const WRITE_SCORES = `
const fs = require('node:fs');
const [header, ...rows] = fs.readFileSync(process.env.SLUICE_FEATURES, 'utf8').trim().split('\\n');
fs.writeFileSync(process.env.SLUICE_PREDICTIONS, 'id,score\\n' + rows.map((row) => row.split(',')[0] + ',0.5').join('\\n') + '\\n');
`;

async function run(program: string, options: { timeLimit?: number; command?: string } = {}): Promise<StageResult> {
  repo.write('predict.cjs', program);
  const command = options.command ?? `["${process.execPath}", predict.cjs]`;
  const delivery = await repo.delivery(`${DATA}tests: {task: binary, predictions: {candidate: made/candidate.csv}, predict: {command: ${command}}}\n`);
  return predict(delivery, contextOf(repo, engine), options);
}

const predictions = (): string => path.join(repo.path, 'made/candidate.csv');
const keptOutput = (): string => readFileSync(path.join(repo.out, OUTPUT_FILE), 'utf8');

describe('the predictor', () => {
  test('writes scores of rows whose label it never sees', async () => {
    const { verdict, besideTeamCode, inputs, details } = await run(`${WRITE_SCORES}\nconsole.log(fs.readFileSync(process.env.SLUICE_FEATURES, 'utf8').split('\\n')[0]);`);
    expect(verdict).toMatchObject({ stage: 'predict', outcome: 'pass', findings: [{ code: 'predict-written', n: 3 }] });
    expect(readFileSync(predictions(), 'utf8')).toBe('id,score\n1,0.5\n2,0.5\n3,0.5\n');
    expect(keptOutput()).toBe('id,age,sex\n');
    expect(besideTeamCode).toBe(true);
    expect(inputs.map(({ name }) => name)).toEqual(['features', 'predictions.candidate']);
    expect(details!.output).toMatch(/^sha256:/);
  });

  test('gets the model, a few harmless variables and no token of the job', async () => {
    process.env.SLUICE_TEST_TOKEN = 'do-not-pass';
    try {
      await run(`${WRITE_SCORES}\nconsole.log(JSON.stringify(process.env));`);
    } finally {
      delete process.env.SLUICE_TEST_TOKEN;
    }
    expect(keptOutput()).not.toContain('do-not-pass');
    const names = Object.keys(JSON.parse(keptOutput()) as object);
    expect(names).toEqual(expect.arrayContaining(['PATH', 'SLUICE_FEATURES', 'SLUICE_MODEL', 'SLUICE_PREDICTIONS']));
    expect(names.filter((name) => /TOKEN|SECRET|GITHUB|ACTIONS|RUNNER/.test(name))).toEqual([]);
  });

  test.each<[string, string, { timeLimit?: number; command?: string }, string]>([
    ['that fails', 'console.error("no such model"); process.exit(7)', {}, 'predict-crashed'],
    ['that writes nothing', '', {}, 'predict-output-missing'],
    ['that writes other columns', `require('node:fs').writeFileSync(process.env.SLUICE_PREDICTIONS, 'id,probability\\n1,0.5\\n')`, {}, 'predict-columns-missing'],
    ['that writes no table', `require('node:fs').writeFileSync(process.env.SLUICE_PREDICTIONS, '')`, {}, 'predict-output-unreadable'],
    ['that hangs', 'setInterval(() => {}, 1000)', { timeLimit: 300 }, 'predict-timed-out'],
    ['that is not there', '', { command: '[no-such-program-anywhere]' }, 'predict-not-started'],
  ])('%s is told apart, and leaves no predictions', async (_, program, options, code) => {
    const { verdict } = await run(program, options);
    expect(verdict.findings).toHaveLength(1);
    expect(verdict.findings[0]).toMatchObject({ code, fix: expect.any(String) });
    expect(['fail', 'error']).toContain(verdict.outcome);
    expect(existsSync(predictions())).toBe(false);
  });

  test('that fails does not leave the predictions of an earlier run in place', async () => {
    repo.write('made/candidate.csv', 'id,score\n1,0.9\n2,0.9\n3,0.9\n');
    const { verdict } = await run('process.exit(0)');
    expect(verdict.findings[0]!.code).toBe('predict-output-missing');
    expect(existsSync(predictions())).toBe(false);
  });

  test('may talk a lot: its output is cut, and it still passes', async () => {
    const { verdict } = await run(`${WRITE_SCORES}\nconsole.log('start'); for (let i = 0; i < 40000; i++) console.log('x'.repeat(80)); console.log('end');`);
    expect(verdict.outcome).toBe('pass');
    expect(Buffer.byteLength(keptOutput())).toBeLessThan(1024 * 1024 + 200);
    expect(keptOutput()).toMatch(/^start\n/);
    expect(keptOutput()).toMatch(/bytes left out[\s\S]*end\n$/);
  });

  test('cannot speak to the runner or print what looks like a secret', async () => {
    await run(`${WRITE_SCORES}
console.log('::set-env name=PATH::/evil');
console.log('##[error]x');
console.log('\\u001b[31mred\\u001b[0m');
console.log('API_KEY=abcdef123456');
console.log('ghp_' + 'a1'.repeat(18));
console.log('https://user:hunter2@example.org/x');`);
    const kept = keptOutput();
    expect(kept).not.toMatch(/::|##\[|\u001b|abcdef123456|ghp_a1|hunter2/);
    expect(kept).toContain('red\n');
    expect(kept).toContain('API_KEY=[redacted]');
  });
});

describe('the features file', () => {
  test('has every column but the label, in Parquet too', async () => {
    const delivery = await repo.delivery(`${DATA}tests: {task: binary, predictions: {candidate: c.csv}}\n`);
    const target = path.join(repo.out, 'features.parquet');
    const features = await cutFeatures(delivery, contextOf(repo, engine), target);
    expect(features).toMatchObject({ rows: 3, columns: ['id', 'age', 'sex'] });
    expect((await engine.describe({ file: target })).map(({ name }) => name)).toEqual(['id', 'age', 'sex']);
  });

  test('is not written where the label cannot be found', async () => {
    repo.write('test.csv', 'id,age,outcome\n1,30,0\n');
    const delivery = await repo.delivery(`${DATA}tests: {task: binary, predictions: {candidate: c.csv}}\n`);
    const target = path.join(repo.out, 'features.csv');
    await expect(cutFeatures(delivery, contextOf(repo, engine), target)).rejects.toThrow('labels cannot be cut off');
    expect(existsSync(target)).toBe(false);
  });
});

describe('kept output', () => {
  test('is whole below its cap, and its first and last part beyond', () => {
    const short = new CappedOutput(100);
    short.add(Buffer.from('abc'));
    short.add(Buffer.from('def'));
    expect(short.text()).toBe('abcdef');
    const long = new CappedOutput(10);
    for (const part of ['0123', '4567', '89ab', 'cdef', 'ghij']) long.add(Buffer.from(part));
    expect(long.text()).toBe('01234\n[… 10 bytes left out …]\nfghij');
  });

  test('is blanked of private keys and bearer tokens', () => {
    const key = ['-----BEGIN', 'PRIVATE KEY-----\nabc\n-----END', 'PRIVATE KEY-----'].join(' ');
    expect(neutralised(`a\n${key}\nb`)).toBe('a\n[redacted private key]\nb');
    expect(neutralised('Authorization: Bearer abcdefghijkl')).not.toContain('abcdefghijkl');
    expect(neutralised('epoch 3: loss=0.5')).toBe('epoch 3: loss=0.5');
    expect(neutralised(`at eyJ${'a'.repeat(40)}.${'b'.repeat(4000)}.${'c'.repeat(40)} https://me:word@host`)).toBe('at [redacted] https://me:[redacted]@host');
  });

  // Each of these took minutes for a tenth of the cap, when a part could begin at every character and end at none.
  test.each(['a.', 'eyJabcdefgh-', 'a://', 'token ', 'secret="', '-----BEGIN '])('is blanked in no more time than its length, whatever is repeated: %j', (part) => {
    const text = part.repeat(200_000 / part.length);
    expect(neutralised(text).length).toBeGreaterThan(0);
  }, 20_000);
});
