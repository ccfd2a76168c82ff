import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { onnxLibrary } from '../../src/model/predictors/onnx-library.ts';
import { OnnxSession } from '../../src/model/predictors/onnx-session.ts';
import { temporaryFolder } from '../data/support.ts';

// Asks the npm client for the real packages, as a runner's first job does.
const folder = temporaryFolder();
afterAll(() => folder.remove());

test('the ONNX runtime is taken once from npm into the tool cache, verified, and works from there', async () => {
  const toolCache = path.join(folder.path, 'tools');
  const file = path.join(folder.path, 'model.onnx');
  copyFileSync(path.join(import.meta.dirname, '../../examples/income/releases/candidate/model/model.onnx'), file);
  const said: string[] = [];
  const log = { debug: () => undefined, warning: () => undefined, info: (text: string) => void said.push(text) };
  for (const _run of [1, 2]) {
    const runtime = await onnxLibrary({ modules: false, toolCache, log });
    expect(runtime.startsWith(toolCache)).toBe(true);
    const session = new OnnxSession({ file, runtime, startup: 60_000, timeout: 60_000 });
    expect((await session.describe()).inputs).toHaveLength(14);
    await session.end();
  }
  expect(said).toHaveLength(1);
  const [version] = readdirSync(path.join(toolCache, 'sluice-onnx'));
  const modules = path.join(toolCache, 'sluice-onnx', version!, 'node_modules');
  // Of the 140 MB of the package only what is loaded is kept.
  expect(readdirSync(path.join(modules, 'onnxruntime-web', 'dist')).sort()).toEqual(['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm', 'ort.node.min.js']);
  expect(existsSync(path.join(modules, 'onnxruntime-common', 'package.json'))).toBe(true);
  rmSync(toolCache, { recursive: true });
}, 300_000);
