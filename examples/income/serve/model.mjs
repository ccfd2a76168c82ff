import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readRows } from './inputs.mjs';

/**
 * Loads `model.onnx` and `signature.json` from a folder. ONNX_RUNTIME is where onnxruntime-web lies, for a release that was
 * copied to where Node would not find it.
 */
export async function loadModel(folder, config) {
  const ort = await import(process.env.ONNX_RUNTIME ?? 'onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  // Missing shape annotations of the converter are no news.
  ort.env.logLevel = 'error';
  const signature = JSON.parse(readFileSync(path.join(folder, 'signature.json'), 'utf8'));
  const { inputs, output } = signature;
  const session = await ort.InferenceSession.create(readFileSync(path.join(folder, 'model.onnx')), { executionProviders: ['wasm'] });

  return {
    /** One score per row, in order. Throws Unusable for rows that cannot be scored. */
    async predict(rows) {
      const columns = readRows(rows, inputs, config);
      if (rows.length === 0) return [];
      const feeds = Object.fromEntries(inputs.map(({ name, type }) => [name, tensor(type, columns[name])]));
      const { data, dims } = (await session.run(feeds, [output.name]))[output.name];
      return rows.map((_, row) => data[row * dims[1] + output.column]);
    },
  };

  function tensor(type, values) {
    const shape = [values.length, 1];
    return type === 'number' ? new ort.Tensor('float32', Float32Array.from(values), shape) : new ort.Tensor('string', values, shape);
  }
}
