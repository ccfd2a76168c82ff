import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FILES, sha256 } from '../../examples/digits/prepare-data.ts';
import { MODELS, readImages, shares, softmax } from '../../examples/digits/train.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { answers, exampleOf, failed, type Example } from './model-example.ts';

const folder = fileURLToPath(new URL('../../examples/digits', import.meta.url));
let engine: DataEngine;
let example: Example;
beforeAll(async () => {
  engine = await openDuckDb();
  example = exampleOf('digits');
});
afterAll(async () => {
  await engine.close();
  example.remove();
});

const unpacked = (file: string): string => gunzipSync(readFileSync(path.join(folder, file))).toString();

describe('the files', () => {
  test('hold the rows that the README names, and are small', () => {
    for (const { name, rows, digest } of FILES) {
      const text = unpacked(`data/${name}.csv.gz`);
      expect([name, text.trimEnd().split('\n').length - 1, sha256(text)]).toEqual([name, rows, digest]);
      expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toContain(digest);
    }
    const sizes = ['data', 'models', 'predictions'].flatMap((sub) => readdirSync(path.join(folder, sub)).map((file) => statSync(path.join(folder, sub, file)).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
  });

  test.each(Object.keys(MODELS))('hold what %s says of each test image', (name) => {
    const model = JSON.parse(readFileSync(path.join(folder, 'models', `${name}.json`), 'utf8')) as { weights: number[][]; sharpen: number };
    const lines = readImages(path.join(folder, 'data', 'test.csv.gz')).map(({ id, pixels }) => [id, ...shares(softmax(model.weights, pixels, model.sharpen))].map(Number));
    const committed = unpacked(`predictions/${name}.csv.gz`).trimEnd().split('\n').slice(1).map((line) => line.split(',').map(Number));
    expect(committed).toHaveLength(lines.length);
    // The weights in the file are rounded: what they say may differ in the last decimals.
    const worst = Math.max(...committed.flatMap((cells, row) => cells.map((cell, i) => Math.abs(cell - lines[row]![i]!))));
    expect(worst).toBeLessThan(2e-6);
  });
});

// Each file of predictions is judged once.
const GATES = [
  'accuracy: at least 0.92', 'log_loss: at most 0.3', 'log_loss: no worse than', 'f1(average=macro): no worse than the champion', 'accuracy: better than the champion',
  'top_k_accuracy(k=3): at least 0.97', 'digits that are far off: at most 0.06', 'where ink ',
];

/** Which of the gates one of these rules is of. */
function kindsOf(rules: readonly string[]): string[] {
  return GATES.filter((gate) => rules.some((rule) => rule.includes(gate)));
}

describe('the gates', () => {
  test('all pass on the candidate', async () => {
    const verdict = await example.judge(engine);
    expect(verdict.outcome).toBe('pass');
    expect(kindsOf(answers(verdict))).toEqual(GATES);
    expect(new Set(answers(verdict).map((answer) => answer.split(' ')[0]))).toEqual(new Set(['pass']));
    expect(verdict.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['metric-no-worse-than-anchor', 'fairness-at-most', 'calibration-slope', 'calibration-error']));
  });

  test('all on quality fail where the columns of scores are in the wrong order', async () => {
    example.predictions('turned', 'candidate', ([id, ...scores], index) => (index === 0 ? [id!, ...scores] : [id!, ...scores.reverse()]));
    const verdict = await example.judge(engine, { 'predictions/candidate.csv.gz': 'predictions/turned.csv.gz' });
    expect(verdict.outcome).toBe('fail');
    expect(kindsOf(failed(verdict))).toEqual(GATES);
    expect(failed(verdict).some((rule) => rule.includes('class=8') || rule.includes('recall'))).toBe(true);
    expect(verdict.findings.filter(({ code, outcome }) => code === 'metric-no-worse-than-anchor' && outcome === 'fail').length).toBeGreaterThan(0);
  });

  test('on calibration fail for a model that is far too sure, and those on being right do not', async () => {
    const verdict = await example.judge(engine, { 'predictions/candidate.csv.gz': 'predictions/boastful.csv.gz' });
    expect(verdict.findings.filter(({ outcome }) => outcome === 'fail').map(({ code, subject }) => [code, subject?.name])).toEqual(expect.arrayContaining([['metric-at-most', 'log_loss']]));
    expect(verdict.findings.find(({ code }) => code === 'calibration-slope')!.outcome).toBe('fail');
    expect(verdict.findings.filter(({ subject, outcome }) => subject?.name === 'accuracy' && outcome !== 'pass')).toEqual([]);
  });

  test('on groups and slices fail where thin hands alone are misread', async () => {
    const thin = new Set(example.lines('data/test.csv.gz').filter((cells) => Number(cells[2]) < 290).map(([id]) => id));
    const wrong = (scores: string[]): string[] => [...scores.slice(3), ...scores.slice(0, 3)];
    example.predictions('thin', 'candidate', ([id, ...scores]) => (thin.has(id!) ? [id!, ...wrong(scores)] : [id!, ...scores]));
    const verdict = await example.judge(engine, { 'predictions/candidate.csv.gz': 'predictions/thin.csv.gz' });
    expect(verdict.findings.find(({ code }) => code === 'fairness-at-most')!.outcome).toBe('fail');
    const slices = verdict.findings.filter(({ subject }) => subject?.kind === 'slice');
    expect(slices.map(({ outcome }) => outcome)).toEqual(['fail', 'pass', 'pass']);
    expect(slices[0]!.subject!.name).toBe('ink 185 to 294');
  });

  test('on equivalence pass for equal answers and fail for a better model too', async () => {
    const within = { '- {metric: log_loss, at_most: 0.3}': '- {metric: accuracy, within_of_champion: 0.02}' };
    const find = async (replace: Record<string, string>) => (await example.judge(engine, { ...within, ...replace }, { firstGatesOnly: true })).findings.find(({ code }) => code === 'metric-within-of-champion')!.outcome;
    expect(await find({})).toBe('fail');
    expect(await find({ 'champion: predictions/champion.csv.gz': 'champion: predictions/boastful.csv.gz' })).toBe('pass');
  });
});
