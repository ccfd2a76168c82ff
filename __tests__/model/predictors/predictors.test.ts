import { afterAll, beforeAll } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import type { FeatureRow } from '../../../src/core/seams.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { ModelServer, type ServedProtocol } from '../../../testkit/model-server.ts';
import { MODEL, predictorContract, type PredictorHome } from './contract.ts';
import { opened, plainHome, processesWith, repository, settled } from './support.ts';

let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

const DATA = 'data: {test: test.csv, key: [id], label: y}\n';

predictorContract('file', async () => {
  const repo = repository();
  const plain = plainHome();
  const known = [...plain.rows, plain.missing.row, plain.unknown.row];
  repo.write('known.csv', `id,score\n${known.map((row) => `${row.id},${MODEL.score(row)}`).join('\n')}\n`);
  return {
    ...plain,
    refused: { ...plain.refused, code: 'predictor-key-missing' },
    open: () => opened(repo, engine, '{file: known.csv}', DATA),
    async openHanging() {
      // A file never hangs: what hangs is where its rows come from.
      const predictor = await this.open();
      return { ...predictor, predict: (rows, options) => predictor.predict(slowly(rows), { ...options, batch: 1 }) };
    },
    left: async () => 0,
    async [Symbol.asyncDispose]() {
      repo.remove();
    },
  } satisfies PredictorHome;
});

async function* slowly(rows: Iterable<FeatureRow> | AsyncIterable<FeatureRow>): AsyncGenerator<FeatureRow> {
  for await (const row of rows) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    yield row;
  }
}

const PROGRAM = `
const { createInterface } = require('node:readline');
// A child that outlives whoever does not end the whole tree.
if (process.argv[2] === 'hang') require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', __filename], { stdio: 'ignore' });
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === '' || process.argv[2] === 'hang') return;
  const { x, n, city } = JSON.parse(line);
  if (x < 0) return console.log(JSON.stringify({ error: 'x is negative' }));
  const score = 1 / (1 + Math.exp(-(Number(x ?? 0) / 10 + Number(n) / 100 + (city === 'Bern' ? 1 : city === 'Basel' ? -1 : 0))));
  console.log(JSON.stringify({ score }));
});
`;

predictorContract('command', async () => {
  const repo = repository();
  const program = repo.write('score.cjs', PROGRAM);
  return {
    ...plainHome(),
    open: () => opened(repo, engine, `{command: ["${process.execPath}", score.cjs]}`, DATA),
    openHanging: () => opened(repo, engine, `{command: ["${process.execPath}", "${program}", hang]}`, DATA),
    // The path of the folder is in the arguments of all that was started, also of the child.
    left: () => settled(() => processesWith(repo.path)),
    async [Symbol.asyncDispose]() {
      repo.remove();
    },
  } satisfies PredictorHome;
});

for (const protocol of ['open-inference', 'mlflow', 'tf-serving'] satisfies ServedProtocol[])
  predictorContract(`http (${protocol})`, async () => {
    const repo = repository();
    const server = await ModelServer.start(protocol, {
      name: 'income',
      inputs: [{ name: 'x', datatype: 'FP64' }, { name: 'n', datatype: 'INT64' }, { name: 'city', datatype: 'BYTES' }],
      answer(row) {
        if (Number(row.x) < 0) throw new Error('x is negative');
        return { p: [1 - MODEL.score(row), MODEL.score(row)] };
      },
    });
    const plain = plainHome();
    const spec = `{http: "${server.url}", protocol: ${protocol}, outputs: [{index: 1${protocol === 'open-inference' ? ', name: p' : ''}}], inputs: [x, n, city]}`;
    return {
      ...plain,
      ...(protocol !== 'mlflow' && { missing: { ...plain.missing, answer: 'predictor-missing-value' } }),
      open: () => opened(repo, engine, spec, DATA),
      async openHanging() {
        server.faults.push('hang');
        return opened(repo, engine, spec, DATA);
      },
      left: () => settled(() => server.connections()),
      async [Symbol.asyncDispose]() {
        await server.stop();
        repo.remove();
      },
    } satisfies PredictorHome;
  });
