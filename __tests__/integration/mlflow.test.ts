import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { signatureFromMlmodel } from '../../src/model/signature/from-mlflow.ts';
import { hasMlflow, saveModel, startScoring, type ScoringServer } from '../../testkit/mlflow.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { all, expectRefusal, predictorContract, type PredictorHome } from '../model/predictors/contract.ts';
import { opened, plainHome, repository, settled } from '../model/predictors/support.ts';

// MLflow's own scoring server. `npm run test:integration` installs it, and where it cannot leaves this file out and says so.
if (!hasMlflow()) throw new Error('MLflow is not installed. Run `npm run test:integration`, which installs it.');

/** The model of the contract, in Python. */
const PROGRAM = `
import sys
import mlflow.pyfunc
import numpy as np
from mlflow.models import ModelSignature
from mlflow.types import ColSpec, Schema

class Model(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input, params=None):
        if (model_input["x"] < 0).any():
            raise ValueError("x is negative")
        city = model_input["city"].map({"Bern": 1.0, "Basel": -1.0}).fillna(0.0)
        odds = model_input["x"].fillna(0.0) / 10 + model_input["n"] / 100 + city
        p = 1 / (1 + np.exp(-odds))
        return np.column_stack([1 - p, p])

signature = ModelSignature(inputs=Schema([ColSpec("double", "x", required=False), ColSpec("long", "n"), ColSpec("string", "city")]))
mlflow.pyfunc.save_model(sys.argv[1], python_model=Model(), signature=signature, pip_requirements=["mlflow-skinny"])
`;

let engine: DataEngine;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let model: string;
let server: ScoringServer;
let silent: Server;

beforeAll(async () => {
  engine = await openDuckDb();
  folder = await temporaryFolder();
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path.join(folder.path, 'save.py'), PROGRAM);
  model = path.join(folder.path, 'model');
  await saveModel(path.join(folder.path, 'save.py'), model);
  server = await startScoring(model);
  silent = createServer((socket) => void socket.resume()).listen(0, '127.0.0.1');
});
afterAll(async () => {
  silent?.close();
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
  await engine?.close();
});

const spec = (url: string): string => `{http: "${url}", protocol: mlflow, inputs: [x, n, city], outputs: [{index: 1}]}`;
const sockets = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;

predictorContract('MLflow itself', async () => {
  const repo = repository();
  const before = sockets();
  return {
    ...plainHome(),
    // NumPy's exp may differ from V8's in the last bit.
    tolerance: 1e-15,
    open: () => opened(repo, engine, spec(server.url)),
    openHanging: () => opened(repo, engine, spec(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`)),
    left: () => settled(async () => Math.max(0, sockets() - before)),
    async [Symbol.asyncDispose]() {
      repo.remove();
    },
  } satisfies PredictorHome;
});

test('what MLflow says of a row that its signature refuses comes with the row', async () => {
  const repo = repository();
  const predictor = await opened(repo, engine, spec(server.url));
  const error = await expectRefusal(all(predictor, [{ id: 1, x: 1, n: 1, city: 'Bern' }, { id: 2, x: 'many', n: 1, city: 'Bern' }]), 'predictor-row-refused', 1);
  expect(error.message).toMatch(/^Row 2 \(id 2\): the server at .* answered 400\. It said: .*Failed to convert column x/);
  await predictor.close();
  repo.remove();
});

test('the MLmodel file that MLflow writes states the signature', () => {
  expect(signatureFromMlmodel(readFileSync(path.join(model, 'MLmodel')), 'MLmodel')).toEqual({
    from: 'mlflow',
    inputs: [{ name: 'x', type: 'float64', optional: true }, { name: 'n', type: 'int64' }, { name: 'city', type: 'string' }],
    outputs: [],
  });
});
