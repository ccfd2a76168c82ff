import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cli } from '../../../src/cli/main.ts';
import { digestOfJson, sha256 } from '../../../src/core/digest.ts';
import type { DataEngine, Source } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { validateData } from '../../../src/data/validate-data.ts';
import { modelDigest } from '../../../src/evidence/model-digest.ts';
import type { Statement } from '../../../src/evidence/statement.ts';
import { contextOf, deliveryOf } from '../stage.ts';
import { csv, problemsOf, temporaryFolder } from '../support.ts';

let engine: DataEngine;
const folder = temporaryFolder();
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const rows = (n: number) => csv(['id', 'sex', 'y'], Array.from({ length: n }, (_, i) => [i, i % 2 === 0 ? 'F' : 'M', i % 3 === 0 ? 1 : 0]));

const DELIVERY = `version: 1
release: {name: m, version: 1.0.0, model: model, features: features}
data:
  train: train-*.csv
  test: test.csv
  references: {sexes: sexes.csv}
  key: [id]
  label: y
  columns: {sex: {in: {file: sexes.txt}}}
  flips: {previous: previous.csv, at_most: 0.5}
  provenance:
    splits: {by: household, seed: 7, test: 0.2}
    steps: [impute by median, one hot of sex]
`;

beforeEach(async () => {
  await mkdir(path.join(folder.path, 'features'), { recursive: true });
  for (const [name, text] of Object.entries({
    'delivery.yml': DELIVERY,
    'model/model.bin': 'weights',
    'features/steps.py': 'def impute(): ...\n',
    'train-1.csv': rows(40),
    'train-2.csv': rows(80).split('\n').filter((_, line) => line === 0 || line > 40).join('\n'),
    'previous.csv': rows(80),
    'test.csv': rows(10),
    'sexes.csv': 'sex\nF\nM\n',
    'sexes.txt': 'F\nM\n',
  }))
    folder.write(name, text);
});

async function statement(): Promise<Statement> {
  const said: string[] = [];
  const io = { stdout: (text: string) => void said.push(text), stderr: (text: string) => void said.push(text), cwd: folder.path, env: {} };
  const status = await cli(['validate-data', '--purpose', 'deliver', '--out', 'out'], io);
  expect([status, said.join('')]).toEqual([0, expect.any(String)]);
  return JSON.parse(await readFile(path.join(folder.path, 'out/statement.json'), 'utf8')) as Statement;
}

describe('the statement of a run says where its numbers come from', () => {
  test('every table and file by its bytes, with its schema and rows', async () => {
    const { predicate } = await statement();
    const bytes = async (name: string) => sha256(await readFile(path.join(folder.path, name)));
    const byName = Object.fromEntries(predicate.inputs.map(({ name, digest }) => [name, digest]));
    expect(Object.keys(byName).sort()).toEqual(['data.columns.sex.in', 'data.flips.previous', 'data.sexes', 'data.test', 'data.train']);
    expect(byName['data.test']).toBe(await bytes('test.csv'));
    expect(byName['data.flips.previous']).toBe(await bytes('previous.csv'));
    expect(byName['data.columns.sex.in']).toBe(await bytes('sexes.txt'));
    const { sources } = predicate.details as { sources: Record<string, Record<string, unknown>> };
    const columns = [['id', 'BIGINT'], ['sex', 'VARCHAR'], ['y', 'BIGINT']];
    expect(sources.train).toMatchObject({ digest: byName['data.train'], rows: 80, columns, schema: digestOfJson(columns), engine: { name: 'duckdb', version: engine.version } });
    expect(sources.test).toMatchObject({ digest: byName['data.test'], rows: 10, columns });
    expect(sources['flips.previous']).toMatchObject({ digest: byName['data.flips.previous'], columns });
    expect(sources.sexes).toMatchObject({ digest: byName['data.sexes'], columns: [['sex', 'VARCHAR']] });
  });

  test('splits and seeds and feature steps as declared, the digest of their code, of the contract', async () => {
    const { predicate } = await statement();
    const { digest } = await modelDigest(path.join(folder.path, 'features'));
    expect(predicate.details).toMatchObject({
      splits: { by: 'household', seed: 7, test: 0.2 },
      features: { steps: ['impute by median', 'one hot of sex'], code: { path: 'features', digest, files: 1, bytes: 18 } },
      rows: { train: 80, test: 10 },
      contract: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
  });

  test('another byte anywhere is another digest there, and nowhere else', async () => {
    const before = await statement();
    folder.write('features/steps.py', 'def impute(): pass\n');
    folder.write('sexes.txt', 'M\nF\n');
    const after = await statement();
    const changed = after.predicate.inputs.filter(({ digest }, index) => digest !== before.predicate.inputs[index]!.digest).map(({ name }) => name);
    expect(changed).toEqual(['data.columns.sex.in']);
    const codes = [before, after].map(({ predicate }) => (predicate.details as { features: { code: { digest: string } } }).features.code.digest);
    expect(codes[0]).not.toBe(codes[1]);
  });

  test('the profile that today is compared with', async () => {
    const { details } = await validateData(deliveryOf(folder, { train: 'train-1.csv', test: 'test.csv', serving: 'test.csv' }), contextOf(engine, folder));
    expect(details).toMatchObject({ profile: { digest: expect.stringMatching(/^sha256:/), from: 'train' } });
  });
});

describe('identities are taken once, whole, and never guessed', () => {
  test('a table under two names is hashed once', async () => {
    const asked: string[] = [];
    // The engine keeps its own state: only this one question goes by way of the counter.
    const counting = new Proxy(engine, {
      get(target, name) {
        if (name === 'identify')
          return async (source: Source) => {
            asked.push(JSON.stringify(source));
            return target.identify(source);
          };
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
    await validateData(deliveryOf(folder, { train: 'test.csv', test: 'test.csv', references: { same: 'test.csv' } }), contextOf(counting, folder));
    expect(asked).toHaveLength(1);
  });

  test('a schema of 3,700 long names is cut where it would fill the statement, and its digest is of all of them', async () => {
    const names = Array.from({ length: 3700 }, (_, i) => `c${i}`.padEnd(280, 'x'));
    folder.write('wide.csv', `${names.join(',')}\n${names.map(() => 1).join(',')}\n`);
    const { details } = await validateData(deliveryOf(folder, { test: 'wide.csv' }), contextOf(engine, folder));
    const { test: wide } = (details as { sources: Record<string, { columns: string[][]; columns_in_all: number; schema: string }> }).sources;
    expect(wide!.columns_in_all).toBe(3700);
    expect(JSON.stringify(wide!.columns).length).toBeGreaterThan(1_000_000);
    expect(JSON.stringify(wide!.columns).length).toBeLessThan(1_100_000);
    expect(wide!.schema).toBe(digestOfJson(names.map((name) => [name, 'BIGINT'])));
  });

  test('declared code that is not there is an error at its line; feature code that is still to be built is told', async () => {
    const data = { test: 'test.csv', provenance: { code: 'nowhere.py' } };
    const [problem] = await problemsOf(validateData(deliveryOf(folder, data), contextOf(engine, folder)));
    expect(problem).toMatchObject({ location: { file: 'delivery.yml' } });
    expect(problem!.location!.line).toBeGreaterThan(5);
    const delivery = deliveryOf(folder, { test: 'test.csv' });
    const later = { ...delivery, spec: { ...delivery.spec, release: { ...delivery.spec.release, features: 'built-later' } } };
    const { details } = await validateData(later, contextOf(engine, folder));
    expect(details).toMatchObject({ features: { code: { path: 'built-later', unknown: expect.stringMatching(/^[a-z-]+$/) } } });
  });
});
