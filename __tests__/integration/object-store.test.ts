import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { validateData } from '../../src/data/validate-data.ts';
import { extensionFolder, startObjectStore, type ObjectStore } from '../../testkit/object-store.ts';
import { contextOf, deliveryOf } from '../data/stage.ts';
import { codesOf, problemsOf, temporaryFolder } from '../data/support.ts';

// A real S3 server on loopback, and DuckDB's own extension as DuckDB's makers signed it.
const folder = temporaryFolder();
let store: ObjectStore;
let engine: DataEngine;
let env: Record<string, string>;
beforeAll(async () => {
  store = await startObjectStore('data');
  env = { SLUICE_DUCKDB_EXTENSIONS: await extensionFolder(), AWS_ACCESS_KEY_ID: 'key-id', AWS_SECRET_ACCESS_KEY: 'very-secret', AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: store.url };
  engine = await openDuckDb({ env });
  const local = folder.write('a.csv', 'id,x\n1,2.5\n2,3.5\n');
  await engine.write('SELECT * FROM t', { t: { file: local } }, path.join(folder.path, 'a.parquet'));
  await store.put('a.csv', 'id,x\n1,2.5\n2,3.5\n');
  await store.put('a.csv.gz', gzipSync('id,x\n1,2.5\n2,3.5\n'));
  await store.put('a.ndjson', '{"id":1,"x":2.5}\n{"id":2,"x":3.5}\n');
  await store.put('a.parquet', readFileSync(path.join(folder.path, 'a.parquet')));
  await store.put('parts/year=2023/1.csv', 'id,x\n1,2.5\n');
  await store.put('parts/year=2024/1.csv', 'id,x\n2,3.5\n');
  await store.put('secret/other.csv', 'id\n7\n');
}, 120_000);
afterAll(async () => {
  await engine.close();
  await store[Symbol.asyncDispose]();
  folder.remove();
});

test.each(['a.csv', 'a.csv.gz', 'a.ndjson', 'a.parquet'])('reads %s from a bucket', async (name) => {
  const file = `s3://data/${name}`;
  expect((await engine.describe({ file })).map((column) => [column.name, column.type])).toEqual([['id', 'integer'], ['x', 'float']]);
  expect(await engine.measure({ file }, { n: 'count(*)', sum: 'sum(x)' })).toEqual({ n: 2, sum: 6 });
});

test('reads a pattern over partitions, whose folders are columns', async () => {
  const file = 's3://data/parts/*/*.csv';
  const table = await engine.query('SELECT id, year FROM t ORDER BY id', { t: { file } });
  expect({ ...table.values }).toEqual({ id: [1, 2], year: [2023, 2024] });
});

test('the whole stage judges a bucket beside a local file, and says which state of both it saw', async () => {
  folder.write('train.csv', 'id,x\n1,2.5\n2,9.5\n');
  const delivery = deliveryOf(folder, { test: 's3://data/a.csv', train: 'train.csv', columns: { x: { between: [0, 5] } } });
  const { verdict, details } = await validateData(delivery, contextOf(engine, folder));
  expect(verdict.findings.filter(({ outcome }) => outcome === 'fail').map(({ code, message }) => [code, message.startsWith('In train,')])).toEqual([['column-outside-range', true]]);
  expect(details).toMatchObject({ sources: { test: { snapshot: expect.stringMatching(/^sha256:/) }, train: { digest: expect.stringMatching(/^sha256:/) } } });
});

test('a database that reads one folder of a bucket cannot reach another, nor a local file', async () => {
  const connection = { t: { file: 's3://data/parts/year=2023/1.csv' } };
  expect(await codesOf(engine.query("SELECT * FROM read_csv('s3://data/secret/other.csv')", connection))).toEqual(['sql-table-function']);
  // Even where the check of the text were wrong, the database refuses: a measure can hold a path as a table's name.
  const [problem] = await problemsOf(engine.measure(connection.t, { n: `(SELECT count(*) FROM "s3://data/secret/other.csv")` }));
  expect(problem!.code).toBe('sql-unknown-table');
});

test('what is not there, what is refused and what cannot be reached are told apart, and no secret is repeated', async () => {
  expect(await codesOf(engine.describe({ file: 's3://data/none.csv' }))).toEqual(['data-file-missing']);
  expect(await codesOf(engine.describe({ file: 's3://data/none-*.csv' }))).toEqual(['data-file-missing']);
  const away = await openDuckDb({ env: { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' } });
  const problems = await problemsOf(away.describe({ file: 's3://data/a.csv' }));
  expect(problems.map(({ code }) => code)).toEqual(['data-address-unreachable']);
  expect(JSON.stringify(problems)).not.toContain('very-secret');
  await away.close();
}, 60_000);
