import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { damaged, FAULTS, type Batch } from '../../bench/infer/faults.ts';
import { FILES, rowsDigest } from '../../examples/flights/prepare-data.ts';
import { InputError } from '../../src/core/problem.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { tableFacts } from '../../src/data/infer/facts.ts';
import { initContract } from '../../src/data/infer/init-contract.ts';
import { validateData } from '../../src/data/validate-data.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import { contextOf } from '../data/stage.ts';
import { temporaryFolder } from '../data/support.ts';

const example = fileURLToPath(new URL('../../examples/flights', import.meta.url));
const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
  mkdirSync(path.join(folder.path, 'data'));
  for (const file of ['data/train.parquet', 'data/test.parquet', 'data/serving.parquet', 'profile.json', 'airports.txt']) copyFileSync(path.join(example, file), path.join(folder.path, file));
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

/** The reviewed contract, of this folder's tables. */
async function judged(text = readFileSync(path.join(example, 'delivery.yml'), 'utf8')) {
  const delivery = parseDelivery(Buffer.from(text), { file: 'delivery.yml', root: folder.path, workspace: folder.path });
  return (await validateData(delivery, contextOf(engine, folder, 'deliver'))).verdict;
}

/** A file that names a column which no table has any more is refused before a row is read. */
function refused(error: unknown): string {
  if (error instanceof InputError) return 'error';
  throw error;
}

test.each(FILES.map((file) => [file.name, file] as const))('the rows of %s are those that the README names', async (_, { name, rows, digest }) => {
  const file = path.join(example, 'data', `${name}.parquet`);
  expect(await rowsDigest(engine, file)).toBe(digest);
  expect(Number((await engine.measure({ file }, { rows: 'count(*)' })).rows)).toBe(rows);
  expect(statSync(file).size).toBeLessThan(700_000);
  expect(readFileSync(path.join(example, 'README.md'), 'utf8')).toContain(digest);
});

test('what init wrote is what it writes', async () => {
  const out = path.join(folder.path, 'init');
  const tables = ['train', 'serving'].map((name) => ({ declared: `../data/${name}.parquet`, source: { file: path.join(folder.path, 'data', `${name}.parquet`) } }));
  await initContract(contextOf(engine, folder, 'develop'), { tables, folder: out, workspace: folder.path, name: 'flights', schema: '../../../schemas/delivery.schema.json', label: 'delay', key: ['id'], force: false });
  for (const name of ['delivery.yml', 'profile.json']) expect(readFileSync(path.join(out, name), 'utf8')).toBe(readFileSync(path.join(example, 'init', name), 'utf8'));
  rmSync(out, { recursive: true });
}, 180_000);

describe('the reviewed contract', () => {
  test('passes all three months, and says who owns each rule and why', async () => {
    const verdict = await judged();
    expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    const owned = verdict.findings.filter(({ owner, because }) => owner !== undefined && because !== undefined);
    // Not owned are the key, the times of test against train, and the sizes of columns for drift.
    expect(owned.length).toBeGreaterThan(35);
    expect(verdict.findings.length - owned.length).toBeLessThan(10);
  }, 180_000);

  test('stops April where it is damaged', async () => {
    const source = { file: path.join(example, 'data/test.parquet') };
    const batch: Batch = { facts: await tableFacts(engine, source), key: ['id'], label: 'delay' };
    const target = path.join(folder.path, 'data/damaged.parquet');
    // April alone: what the other months say of themselves is asked above.
    const text = readFileSync(path.join(example, 'delivery.yml'), 'utf8').replace(/^ {2}(train|serving|time): .*\n/gm, '').replace('test: data/test.parquet', 'test: data/damaged.parquet');
    const found: Record<string, string[]> = {};
    for (const [seed, fault] of FAULTS.entries()) {
      const damage = damaged(fault, batch, seed);
      rmSync(target, { force: true });
      if (damage) await engine.write(damage.sql, { source }, target);
      const answer = damage ? await judged(text).then(({ outcome }) => outcome, refused) : 'befalls no column';
      (found[answer] ??= []).push(fault.name);
    }
    expect(found).toEqual({
      fail: expect.any(Array) as unknown,
      error: ['dropped column'],
      // As many leave an airport as land there: that the two changed places no column shows.
      pass: ['swapped columns'],
      'befalls no column': ['NaN burst', 'off-by-one category code', 'truncated text'],
    });
    expect(found.fail).toHaveLength(15);
  }, 180_000);
});
