import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { halfOf, isFound, type DataSet } from '../../bench/infer/halves.ts';
import { FAULTS } from '../../bench/infer/faults.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { temporaryFolder } from './support.ts';

// bench/infer.ts asks the same of six whole data sets, 100 halves each.
const folder = temporaryFolder();
let engine: DataEngine;
let flights: DataSet;
beforeAll(async () => {
  engine = await openDuckDb();
  const file = path.join(folder.path, 'flights.parquet');
  const source = { file: fileURLToPath(new URL('../../examples/flights/data/train.parquet', import.meta.url)) };
  await engine.write('SELECT * FROM source LIMIT 14000', { source }, file);
  flights = { name: 'flights', file, key: ['id'], label: 'delay' };
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const halfFolder = (seed: number) => {
  const half = path.join(folder.path, `half-${seed}`);
  mkdirSync(half, { recursive: true });
  return half;
};

test('halves of real, heavy-tailed data pass the contract that was inferred from the other half', async () => {
  const broken: string[] = [];
  for (let seed = 101; seed <= 104; seed++) broken.push(...(await halfOf(engine, flights, seed, halfFolder(seed), false)).broken);
  expect(broken).toEqual([]);
}, 180_000);

test('faults of a size at which they happen do not pass it', async () => {
  const { faults } = await halfOf(engine, flights, 7, halfFolder(7), true);
  expect(FAULTS).toHaveLength(20);
  expect(faults.length).toBeGreaterThanOrEqual(15);
  // Origins and destinations are the same airports about as often: that they changed places shows in neither column.
  expect(faults.filter(({ answer }) => !isFound(answer)).map(({ fault, column }) => `${fault} ${column ?? ''}`)).toEqual(['swapped columns origin']);
}, 180_000);
