import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { FeatureRow } from '../../../src/core/seams.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { onnxLibrary } from '../../../src/model/predictors/onnx-library.ts';
import { onnxPins } from '../../../scripts/package-pins.ts';
import { onnxModel, type GraphModel } from '../../../testkit/onnx-model.ts';
import { codesOf } from '../../data/support.ts';
import { all, expectCode, predictorContract, type PredictorHome } from './contract.ts';
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

/** y = x · w, beside a list of maps that no tensor holds. */
const LINEAR: GraphModel = {
  inputs: [{ name: 'x', shape: ['rows', 2] }],
  outputs: [{ name: 'y', shape: ['rows', 1] }],
  nodes: [{ operator: 'MatMul', inputs: ['x', 'w'], outputs: ['y'] }],
  initializers: [{ name: 'w', dims: [2, 1], floats: [1, 10] }],
};

describe('an ONNX model of another shape', () => {
  /** Predicts with a model of its own; each loads the runtime, so there are few of them. */
  const predicted = async (model: GraphModel | string, spec: string, rows: FeatureRow[], files: Record<string, Uint8Array> = {}): Promise<unknown> => {
    const repo = repository();
    repo.write('model.bin', typeof model === 'string' ? model : onnxModel(model));
    for (const [name, bytes] of Object.entries(files)) repo.write(name, bytes);
    const predictor = await opened(repo, engine, `{onnx: model.bin${spec}}`, DATA);
    try {
      return await all(predictor, rows);
    } finally {
      await predictor.close();
      repo.remove();
    }
  };

  test('takes all columns side by side where it is told their order, with weights in a file beside it', async () => {
    const weights = Buffer.alloc(8);
    weights.writeFloatLE(1, 0);
    weights.writeFloatLE(10, 4);
    const model: GraphModel = { ...LINEAR, initializers: [{ name: 'w', dims: [2, 1], external: 'w.bin' }] };
    expect(await predicted(model, ', matrix: x, inputs: [b, a]', [{ id: 1, a: 2, b: 3 }, { id: 2, a: 0, b: 5 }], { 'w.bin': weights })).toEqual([[23], [5]]);
  });

  test('is not guessed at: a matrix without its columns, an output that is no tensor, two outputs', async () => {
    const row = [{ id: 1, x: 1 }];
    expect((await expectCode(predicted(LINEAR, '', row), 'predictor-input-unknown')).fix).toContain('tests.predictor.matrix');
    const maps: GraphModel = {
      ...LINEAR,
      outputs: [{ name: 'maps', sequence: true }, { name: 'y', shape: ['rows', 1] }],
      nodes: [...LINEAR.nodes, { operator: 'Concat', inputs: ['y', 'y'], outputs: ['both'], attributes: { axis: 1 } }, { operator: 'ZipMap', domain: 'ai.onnx.ml', inputs: ['both'], outputs: ['maps'], attributes: { classlabels_int64s: [0, 1] } }],
    };
    const error = await expectCode(predicted(maps, ', matrix: x, inputs: [x, x2], outputs: [maps]', row), 'predictor-output-unusable');
    expect(error.fix).toContain('zipmap');
  });

  test('that is none, or is not all there, is not loaded', async () => {
    expect(await codesOf(predicted('no model', '', [{ id: 1 }]))).toEqual(['onnx-unreadable']);
    await expectCode(predicted({ ...LINEAR, initializers: [{ name: 'w', dims: [2, 1], external: 'gone.bin' }] }, ', matrix: x, inputs: [a, b]', [{ id: 1, a: 1, b: 1 }]), 'predictor-model-unreadable');
    const strange = await expectCode(predicted({ ...LINEAR, nodes: [{ operator: 'NoSuchOperator', inputs: ['x', 'w'], outputs: ['y'] }] }, ', matrix: x, inputs: [a, b]', [{ id: 1, a: 1, b: 1 }]), 'predictor-model-unreadable');
    expect(strange.said).toContain('NoSuchOperator');
  });
});

describe('the ONNX runtime', () => {
  test('is pinned as in the lockfile', () => {
    const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, new URL('../../../', import.meta.url)), 'utf8'));
    expect(read('src/model/predictors/onnx-integrity.json')).toEqual(onnxPins(read('package-lock.json') as Parameters<typeof onnxPins>[0]));
  });

  test('cannot be had without npm, and the error says what to do', async () => {
    const repo = repository();
    const before = process.env.PATH;
    process.env.PATH = repo.path;
    try {
      expect(await codesOf(onnxLibrary({ modules: false, toolCache: path.join(repo.path, 'none') }))).toEqual(['onnx-unavailable']);
    } finally {
      process.env.PATH = before;
    }
    expect(existsSync(path.join(repo.path, 'none', 'sluice-onnx', 'package.json'))).toBe(false);
    repo.remove();
  });
});
