import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { DataEngine, FeatureRow } from '../../../src/core/seams.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { predictorContract, type PredictorHome } from './contract.ts';
import { opened, repository, settled } from './support.ts';

let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

const DATA = 'data: {test: test.csv, key: [id], label: y}\n';
const INCOME = path.join(import.meta.dirname, '../../../examples/income/releases/candidate');

predictorContract('onnx', async () => {
  const repo = repository();
  const before = threads();
  copyFileSync(path.join(INCOME, 'model/model.onnx'), path.join(repo.path, 'model.bin'));
  const [header, ...lines] = readFileSync(path.join(INCOME, 'golden.csv'), 'utf8').trim().split('\n');
  const names = header!.split(',');
  const golden = lines.map((line) => Object.fromEntries(line.split(',').map((text, at) => [names[at]!, /^[\d.e-]+$/.test(text) ? Number(text) : text])));
  const rows = golden.map(({ score: _, ...features }) => features as FeatureRow);
  const spec = '{onnx: model.bin, outputs: [{name: probabilities, index: 1}]}';
  return {
    rows,
    scores: golden.map(({ score }) => Number(score)),
    tolerance: 1e-6,
    // Both by onnxruntime 1.32.0 (CPU) on this file: NaN for the age, and one-hot encoding that knows "none of these".
    missing: { row: { ...rows[17]!, age: null }, answer: 0.4892500638961792 },
    unknown: { row: { ...rows[16]!, education: 'Unheard of' }, answer: 0.33089739084243774 },
    refused: { row: { ...rows[0]!, age: 'forty' }, code: 'predictor-input-type' },
    open: () => opened(repo, engine, spec, DATA),
    openHanging: () => opened(repo, engine, spec, DATA),
    left: () => settled(async () => threads() - before),
    async [Symbol.asyncDispose]() {
      repo.remove();
    },
  } satisfies PredictorHome;
});

function threads(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Worker' || kind === 'MessagePort').length;
}
