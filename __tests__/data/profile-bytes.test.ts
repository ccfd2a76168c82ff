import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { profileText, type CategoriesProfile, type NumbersProfile } from '../../src/data/profile/profile.ts';
import { csv, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

/** Numbers as tables have them: ties, zeros, tails, one value alone, whole numbers beyond 2^53, what is no number at all. */
const numbers = fc.oneof(
  fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e3, max: 1e3, noNaN: true })), { minLength: 1, maxLength: 900 }),
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 600 }),
  fc.array(fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 0, max: 700 }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, null) }), { minLength: 300, maxLength: 900 }),
);
const text = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'ab', 'ä', '\u{1F600}', '\uFF5E', '\uE000', "o'x", '__proto__') }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((one) => !/[\0\r\n]|^\s|\s$/.test(one)) });

describe('the bytes of a profile', () => {
  test('depend on the rows alone: not on their order, the split into files, or the format', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, fc.array(text, { minLength: 30, maxLength: 60 }), fc.integer({ min: 1, max: 1 << 30 }), async (values, texts, seed) => {
        const cell = (value: number | null) => (value === null ? null : Number.isNaN(value) ? 'NaN' : Math.abs(value) === Infinity ? (value > 0 ? 'inf' : '-inf') : value);
        const rows = values.map((value, index) => [index, cell(value), texts[(index * 7) % texts.length]!] as const);
        const content = csv(['id', 'x', 'c'], rows).replaceAll(/"(NaN|-?inf)"/g, '$1');
        const file = folder.write('once.csv', content);
        const once = profileText(await makeProfile(engine, { file }));
        const shuffled = path.join(folder.path, 'shuffled.parquet');
        await engine.write(`SELECT * FROM t ORDER BY hash(id + ${seed})`, { t: { file } }, shuffled);
        expect(profileText(await makeProfile(engine, { file: shuffled }))).toBe(once);
        for (const part of [0, 1, 2]) await engine.write(`SELECT * FROM t WHERE hash(id * 3 + ${seed}) % 3 = ${part}`, { t: { file } }, path.join(folder.path, `part-${part}.parquet`));
        expect(profileText(await makeProfile(engine, { file: path.join(folder.path, 'part-*.parquet') }))).toBe(once);
      }),
      { numRuns: 6, seed: 4 },
    );
  });

  test('edges, lows, counts and deviation are those of the sorted values', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, async (values) => {
        const file = folder.write('oracle.ndjson', values.map((value, index) => JSON.stringify({ id: index, x: value })).join('\n'));
        const column = (await makeProfile(engine, { file })).columns.x as NumbersProfile;
        const sorted = values.filter((value) => value !== null && Number.isFinite(value)).map((value) => value! + 0).sort((a, b) => a - b);
        const distinct = [...new Set(sorted)];
        const n = sorted.length;
        const levels = [10, 25, 50, ...Array.from({ length: 99 }, (_, index) => 100 * (index + 1)), 9950, 9975, 9990];
        const negatives = sorted.filter((value) => value < 0);
        const zeros = sorted.filter((value) => value === 0).length / values.length >= 0.05 ? [...negatives.slice(-1), 0] : [];
        const statistics = [sorted[0]!, ...levels.map((level) => sorted[Math.ceil((level * n) / 10_000) - 1]!), sorted.at(-1)!, ...zeros];
        const edges = distinct.length <= 256 ? distinct : [...new Set(statistics)].sort((a, b) => a - b);
        const inBin = (bin: number) => sorted.filter((value) => value <= edges[bin]! && (bin === 0 || value > edges[bin - 1]!));
        expect(column.edges).toEqual(edges);
        expect(column.counts).toEqual(edges.map((_, bin) => inBin(bin).length));
        expect(column.lows).toEqual(edges.map((_, bin) => inBin(bin)[0]));
        const scale = Math.max(...sorted.map(Math.abs)) || 1;
        const mean = sorted.reduce((sum, value) => sum + value / scale / n, 0);
        const deviation = Math.sqrt(sorted.reduce((sum, value) => sum + (value / scale - mean) ** 2 / n, 0));
        expect(Math.abs(column.deviation / scale - deviation)).toBeLessThan(2e-9);
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  test('ties among the top values are broken by code points, whether the values fit in memory or not', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
    const odd = ['\u{1F600}', '\uFF5E', '\uE000', 'é', 'Z', 'a'];
    const few = await makeProfile(engine, { file: folder.write('few.csv', csv(['c'], [...odd, ...odd, ...names(120)].map((name) => [name]))) });
    const many = await makeProfile(engine, { file: folder.write('many.csv', csv(['c'], [...odd, ...odd, ...names(20_000)].map((name) => [name]))) });
    const top = ['Z', 'a', 'é', '\uE000', '\uFF5E', '\u{1F600}'];
    for (const profile of [few, many]) expect((profile.columns.c as CategoriesProfile).values.slice(0, 6)).toEqual(top);
  });

  test('a value as long as is kept and one longer are told apart by code points', async () => {
    const [kept, long] = ['\u{1F600}'.repeat(200), '\u{1F600}'.repeat(201)];
    const profile = await makeProfile(engine, { file: folder.write('long.csv', csv(['c'], [[kept], [long]])) });
    expect(profile.columns.c).toMatchObject({ values: [kept], counts: [1], other: 1 });
  });

  test('a heavy single value, equal values at every edge and a constant keep exact counts', async () => {
    const heavy = Array.from({ length: 3000 }, (_, index) => (index < 2900 ? 7 : index));
    const grid = Array.from({ length: 30_000 }, (_, index) => Math.floor(index / 100));
    const rows = grid.map((value, index) => [heavy[index % 3000]!, value, 3]);
    const { heavy: one, grid: two, constant } = (await makeProfile(engine, { file: folder.write('ties.csv', csv(['heavy', 'grid', 'constant'], rows)) })).columns as Record<string, NumbersProfile>;
    expect(one!.counts[one!.edges.indexOf(7)]).toBe(29_000);
    expect(two!.edges.slice(0, 3)).toEqual([0, 1, 2]);
    expect(two!.counts.reduce((sum, count) => sum + count, 0)).toBe(30_000);
    expect(two!.counts).toEqual(two!.edges.map((edge, bin) => 100 * (edge - (bin === 0 ? -1 : two!.edges[bin - 1]!))));
    expect(constant).toMatchObject({ edges: [3], lows: [3], counts: [30_000], deviation: 0 });
  });

  test('numbers of 1e300 beside 1e-300 have a deviation that JSON can say', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => [index % 2 === 0 ? -1.7e308 + index * 1e303 : 1.7e308 - index * 1e303]);
    const { x } = (await makeProfile(engine, { file: folder.write('vast.csv', csv(['x'], rows)) })).columns as Record<string, NumbersProfile>;
    expect(x!.deviation).toBeGreaterThan(1.6e308);
    expect(x!.deviation).toBeLessThan(Infinity);
  });

  test('the type of each column is written, without its width, so that a CSV and a Parquet file of one table agree', async () => {
    const file = path.join(folder.path, 'types.parquet');
    await engine.write("SELECT 1::INTEGER AS i, 1.5::DOUBLE AS f, 'a' AS s, true AS b, DATE '2020-01-01' AS d, [1] AS l", {}, file);
    const types = Object.values((await makeProfile(engine, { file })).columns).map(({ type }) => type);
    expect(types).toEqual(['integer', 'float', 'string', 'boolean', 'date', 'list']);
  });
});
