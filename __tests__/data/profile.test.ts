import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { profileText, readProfile, writeProfile, type NumbersProfile, type Profile } from '../../src/data/profile/profile.ts';
import { normalValue, seededRandom } from '../../src/statistics/random.ts';
import { codesOf, csv, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
const at = { file: 'delivery.yml', line: 1, column: 1 };
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const profileOf = (name: string, content: string, declared = {}) => makeProfile(engine, { file: folder.write(name, content) }, declared);
const parquetOf = async (name: string, sql: string) => {
  const file = path.join(folder.path, name);
  await engine.write(sql, {}, file);
  return makeProfile(engine, { file });
};

describe('numbers', () => {
  test('edges are order statistics by counting ranks, and counts and lows are those of their bins', async () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 3000 }, () => Number((normalValue(random) * 10).toFixed(3)));
    const profile = await profileOf('normal.csv', csv(['x'], values.map((value) => [value])));
    const { edges, lows, counts, deviation } = profile.columns.x as NumbersProfile;
    const sorted = [...values].sort((a, b) => a - b);
    const levels = [0.001, 0.0025, 0.005, ...Array.from({ length: 99 }, (_, index) => (index + 1) / 100), 0.995, 0.9975, 0.999];
    const expected = [...new Set([sorted[0]!, ...levels.map((level) => sorted[Math.ceil(Number((level * 3000).toFixed(6))) - 1]!), sorted.at(-1)!])];
    expect(edges).toEqual(expected);
    expect(counts).toEqual(edges.map((edge, i) => sorted.filter((value) => value <= edge && (i === 0 || value > edges[i - 1]!)).length));
    expect(lows).toEqual(edges.map((edge, i) => (i === 0 ? edge : sorted.find((value) => value > edges[i - 1]!))));
    expect(deviation).toBeCloseTo(Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / 3000 - (values.reduce((sum, value) => sum + value, 0) / 3000) ** 2), 6);
  });

  test('zero is a bin of its own where it is common, also between negative and positive values', async () => {
    const values = Array.from({ length: 2000 }, (_, index) => (index < 1000 ? 0 : index < 1500 ? -index / 7 : index / 7));
    const profile = await profileOf('zero.csv', csv(['x'], values.map((value) => [value])));
    const { edges, lows, counts } = profile.columns.x as NumbersProfile;
    const zero = edges.indexOf(0);
    expect([lows[zero], counts[zero]]).toEqual([0, 1000]);
  });

  test('few different values have a bin each', async () => {
    const profile = await profileOf('few.csv', csv(['x'], [5, 1, 1, 3, 3, 3].map((value) => [value])));
    expect(profile.columns.x).toMatchObject({ edges: [1, 3, 5], lows: [1, 3, 5], counts: [2, 3, 1] });
  });

  test('a little more than those few still has a least value for every bin', async () => {
    for (const kinds of [255, 257, 280, 330]) {
      const profile = await profileOf('some.csv', csv(['x'], Array.from({ length: 2000 }, (_, index) => [index % kinds])));
      const { edges, lows, counts } = profile.columns.x as NumbersProfile;
      expect([lows.length, counts.length]).toEqual([edges.length, edges.length]);
      expect(edges.length === kinds).toBe(kinds <= 256);
    }
  });

  test('null, NaN and both infinities are counted apart', async () => {
    const profile = await profileOf('odd.csv', 'id,x\n1,NaN\n2,inf\n3,inf\n4,-inf\n5,\n6,1.5\n');
    expect(profile.columns.x).toMatchObject({ null: 1, nan: 1, plus_infinity: 2, minus_infinity: 1, edges: [1.5], counts: [1] });
  });

  test('a column without any finite value has no bins', async () => {
    const profile = await profileOf('none.csv', 'id,x\n1,NaN\n2,inf\n');
    expect(profile.columns.x).toMatchObject({ edges: [], lows: [], counts: [], deviation: 0 });
  });
});

describe('categories and the rest', () => {
  test('the most frequent values come first, ties by text, and the rest is `other`', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`v${index % 150}`]);
    const profile = await profileOf('many.csv', csv(['c'], [...rows, ['b'], ['a'], ['b'], ['a'], ['a'], [null]]));
    const column = profile.columns.c!;
    expect(column).toMatchObject({ kind: 'categories', null: 1, other: 2 * 52 });
    expect((column as { values: string[] }).values.slice(0, 3)).toEqual(['a', 'b', 'v0']);
    expect((column as { values: string[] }).values).toHaveLength(100);
  });

  test('an identifier, with too many values to hold, keeps a hundred of them', async () => {
    const profile = await parquetOf('ids.parquet', "SELECT 'id-' || range AS c FROM range(30000)");
    expect(profile.columns.c).toMatchObject({ kind: 'categories', other: 29_900 });
  });

  test('the empty text is a value of its own', async () => {
    const profile = await parquetOf('empty.parquet', "SELECT unnest(['', '', 'a', NULL]) AS c");
    expect(profile.columns.c).toEqual({ kind: 'categories', type: 'string', null: 1, values: ['', 'a'], counts: [2, 1], other: 0 });
  });

  test('sensitive columns, dates and nested values keep no value', async () => {
    const file = path.join(folder.path, 'rest.parquet');
    await engine.write("SELECT 'secret' AS s, 12345 AS n, DATE '2020-01-01' AS d, [1, 2] AS l", {}, file);
    const profile = await makeProfile(engine, { file }, { s: { sensitive: true }, N: { sensitive: true } });
    expect(Object.values(profile.columns).map((column) => (column as { why: string }).why)).toEqual(['sensitive', 'sensitive', 'time', 'nested']);
    expect(profileText(profile)).not.toMatch(/secret|12345/);
  });

  test('a table without rows has no profile', async () => {
    expect(await codesOf(profileOf('no-rows.csv', 'id\n'))).toEqual(['profile-no-rows']);
  });
});

describe('the file', () => {
  const text = csv(['id', 'x', 'c'], Array.from({ length: 500 }, (_, index) => [index, Math.sin(index), `c${index % 3}`]));

  test('has the same bytes whatever the order and format of the rows', async () => {
    const once = profileText(await profileOf('once.csv', text));
    const lines = text.trimEnd().split('\n');
    const reversed = profileText(await profileOf('reversed.csv', [lines[0], ...lines.slice(1).reverse()].join('\n') + '\n'));
    const parquet = path.join(folder.path, 'once.parquet');
    await engine.write('SELECT * FROM t', { t: { file: path.join(folder.path, 'once.csv') } }, parquet);
    expect(reversed).toBe(once);
    expect(profileText(await makeProfile(engine, { file: parquet }))).toBe(once);
  });

  test('comes back as it was written', async () => {
    const profile = await profileOf('back.csv', text);
    const file = path.join(folder.path, 'profile.json');
    await writeProfile(profile, file);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3 + 3);
    expect(await readProfile(file, at)).toEqual(profile);
  });

  const valid = (): Profile => ({ schema: 'urn:sluice:profile:v1', rows: 3, columns: { x: { kind: 'numbers', null: 0, nan: 0, minus_infinity: 0, plus_infinity: 0, deviation: 0.577350269, edges: [1, 2], lows: [1, 2], counts: [1, 2] } } });
  test.each<[string, (profile: Profile) => unknown]>([
    ['profile-schema', (profile) => ({ ...profile, schema: 'urn:sluice:profile:v2' })],
    ['profile-schema', (profile) => ({ ...profile, more: 1 })],
    ['profile-schema', (profile) => ({ ...profile, columns: { x: { ...profile.columns.x, counts: [1, -2] } } })],
    ['profile-contradictory', (profile) => ({ ...profile, rows: 4 })],
    ['profile-contradictory', (profile) => ({ ...profile, columns: { x: { ...profile.columns.x, edges: [2, 1] } } })],
    ['profile-contradictory', (profile) => ({ ...profile, columns: { x: { ...profile.columns.x, lows: [1, 0.5] } } })],
    ['profile-contradictory', (profile) => ({ ...profile, columns: { x: { ...profile.columns.x, lows: [1] } } })],
    ['profile-contradictory', (profile) => ({ ...profile, columns: { x: { ...profile.columns.x, deviation: 1e300 } } })],
    ['profile-contradictory', (profile) => ({ ...profile, columns: { x: { ...profile.columns.x, deviation: 0.8 } } })],
    ['profile-contradictory', (profile) => ({ ...profile, columns: { x: { ...profile.columns.x, deviation: 0 } } })],
    ['profile-contradictory', (profile) => ({ ...profile, columns: {} })],
    ['profile-schema', () => []],
  ])('that does not hold together is refused: %s', async (code, change) => {
    const file = folder.write('changed.json', JSON.stringify(change(valid())));
    expect(await codesOf(readProfile(file, at))).toEqual([code]);
  });

  test('that is missing or no JSON is refused, at its line', async () => {
    expect(await codesOf(readProfile(path.join(folder.path, 'nowhere.json'), at))).toEqual(['profile-unreadable']);
    expect(await codesOf(readProfile(folder.write('not.json', '{'), at))).toEqual(['profile-not-json']);
  });
});
