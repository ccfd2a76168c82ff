import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cli } from '../../src/cli/main.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { emptyOf, mergeProfiles } from '../../src/data/profile/merge.ts';
import { outsideOf } from '../../src/data/profile/outside.ts';
import { profileOver } from '../../src/data/profile/profile-over.ts';
import { profileText, readProfile, writeProfile, type NumbersProfile, type Profile } from '../../src/data/profile/profile.ts';
import { windowProfiles } from '../../src/data/profile/windows.ts';
import { codesOf, csv, problemsOf, temporaryFolder } from './support.ts';

const DAY = 86_400_000;
const folder = temporaryFolder();
let engine: DataEngine;
let frozen: Profile;
beforeAll(async () => {
  engine = await openDuckDb();
  frozen = await makeProfile(engine, { file: folder.write('reference.csv', csv(['x', 'c', 'd', 's'], Array.from({ length: 900 }, (_, index) => [Math.sin(index) * 10, `c${index % 4}`, '2026-01-01', index]))) }, { s: { sensitive: true } });
  await writeProfile(frozen, path.join(folder.path, 'frozen.json'));
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

/** Counts over two frozen edges, among them sums near the largest exact whole number. */
const count = fc.oneof(fc.nat(50), fc.constantFrom(0, 2 ** 52, Number.MAX_SAFE_INTEGER));
const digits = fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String);
const outside = fc.option(fc.record({ count: fc.integer({ min: 1, max: 9 }), distance: digits, squares: digits }), { nil: undefined });
const counted: fc.Arbitrary<Profile> = fc
  .record({ null: count, nan: count, plus: count, counts: fc.tuple(count, count), below: outside, above: outside, unreadable: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), texts: fc.tuple(count, count), other: count })
  .map(({ null: nulls, nan, plus, counts, below, above, unreadable, texts, other }) => ({
    schema: 'urn:sluice:profile:v1',
    rows: nulls,
    columns: {
      x: { kind: 'numbers', null: nulls, nan, minus_infinity: 0, plus_infinity: plus, deviation: 0.5, edges: [1, 2], lows: [1, 2], counts: [...counts], ...(below ? { below } : {}), ...(above ? { above } : {}), ...(unreadable ? { unreadable } : {}) },
      c: { kind: 'categories', null: nulls, values: ['a', 'b'], counts: [...texts], other },
      d: { kind: 'presence', why: 'time', null: nulls, present: other },
    },
  }));

describe('merging', () => {
  test('is associative and commutative to the byte, and the empty profile is neutral', () => {
    fc.assert(
      fc.property(counted, counted, counted, (a, b, c) => {
        const text = (profile: Profile) => profileText(profile);
        expect(text(mergeProfiles(mergeProfiles(a, b), c))).toBe(text(mergeProfiles(a, mergeProfiles(b, c))));
        expect(text(mergeProfiles(a, b))).toBe(text(mergeProfiles(b, a)));
        expect(text(mergeProfiles(emptyOf(b), a))).toBe(text(a));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  const other = (change: (profile: Profile) => void): Profile => {
    const profile = structuredClone(frozen);
    change(profile);
    return profile;
  };
  test.each<[string, (profile: Profile) => void, RegExp]>([
    ['an edge', (profile) => void ((profile.columns.x as NumbersProfile).edges[3]! += 1e-9), /"x" has other edges/],
    ['a deviation', (profile) => void ((profile.columns.x as NumbersProfile).deviation = 7), /"x" has other edges/],
    ['a value', (profile) => void ((profile.columns.c as { values: string[] }).values[0] = 'z'), /"c" has other values/],
    ['a kind', (profile) => void (profile.columns.c = profile.columns.d!), /"c" is of categories in one and of presence/],
    ['a column', (profile) => void delete profile.columns.d, /only one has the column "d"/],
  ])('is refused where %s differs, in either order', async (_, change, message) => {
    for (const pair of [[frozen, other(change)], [other(change), frozen]] as const) {
      const [problem] = await problemsOf((async () => mergeProfiles(...pair))());
      expect([problem!.code, problem!.message]).toEqual(['profile-edges-differ', expect.stringMatching(message.source.includes(' in one') ? /"c" is of/ : message)]);
    }
  });
});

/** A later batch: shifted, with values outside on both sides, new categories, odd values and a time. */
const later = csv(['x', 'c', 'd', 's', 'at', 'part'], Array.from({ length: 700 }, (_, index) => [
  index === 5 ? null : index === 9 ? 1e6 : Math.cos(index * 1.7) * 12 + 1, index % 9 === 0 ? 'new' : `c${index % 4}`, '2026-01-02', index,
  index === 3 ? null : `2026-03-${String(1 + (index % 5)).padStart(2, '0')}T${String(index % 24).padStart(2, '0')}:30:00Z`, index % 3,
]));

describe('counting over frozen edges', () => {
  const laterFile = () => ({ file: folder.write('later.csv', later) });

  test('gives the same profile again for the table that was frozen', async () => {
    expect(profileText(await profileOver(engine, { file: path.join(folder.path, 'reference.csv') }, frozen))).toBe(profileText(frozen));
  });

  test('counts bins, and what lies outside of them with its distance in millionths of the deviation', async () => {
    const column = (await profileOver(engine, laterFile(), frozen)).columns.x as NumbersProfile;
    const values = Array.from({ length: 700 }, (_, index) => (index === 9 ? 1e6 : Math.cos(index * 1.7) * 12 + 1)).filter((_, index) => index !== 5);
    const { edges, deviation } = frozen.columns.x as NumbersProfile;
    const above = values.filter((value) => value > edges.at(-1)!).map((value) => (value - edges.at(-1)!) / deviation);
    const below = values.filter((value) => value < edges[0]!).map((value) => (edges[0]! - value) / deviation);
    expect(column.counts).toEqual(edges.map((edge, bin) => values.filter((value) => value <= edge && (bin === 0 ? value === edge : value > edges[bin - 1]!)).length));
    for (const [found, distances] of [[column.above!, above], [column.below!, below]] as const) {
      expect(found.count).toBe(distances.length);
      expect(Math.abs(Number(found.distance) - 1e6 * distances.reduce((sum, value) => sum + value, 0))).toBeLessThan(distances.length);
      const squares = 1e6 * distances.reduce((sum, value) => sum + value ** 2, 0);
      expect(Math.abs(Number(found.squares) - squares)).toBeLessThan(distances.length + squares * 1e-9);
    }
    expect(outsideOf(column, 'above')).toEqual({ count: above.length, distance: expect.closeTo(above.reduce((sum, value) => sum + value * deviation, 0), -1), distanceSquared: expect.any(Number) });
    expect([column.null, (await profileOver(engine, laterFile(), frozen)).columns.c]).toEqual([1, expect.objectContaining({ other: 78 })]);
  });

  test('of partitions, by condition or by file, merges to the profile of the whole, to the byte', async () => {
    const source = laterFile();
    const whole = profileText(await profileOver(engine, source, frozen));
    const parts = [];
    for (const part of [0, 1, 2]) parts.push(await profileOver(engine, source, frozen, { where: `part = ${part}` }));
    expect(profileText(parts.reduceRight((merged, part) => mergeProfiles(merged, part)))).toBe(whole);
  });

  test('a column that is missing is refused by name; values that are no numbers are counted', async () => {
    const [problem] = await problemsOf(profileOver(engine, { file: folder.write('less.csv', 'x,c,s\n1,a,2\n') }, frozen));
    expect([problem!.code, problem!.message]).toEqual(['profile-column-missing', expect.stringContaining('"d"')]);
    const text = await profileOver(engine, { file: folder.write('text.csv', 'x,c,d,s\nlow,a,2026-01-01,1\n0.5,a,2026-01-01,1\n') }, frozen);
    expect(text.columns.x).toMatchObject({ unreadable: 1 });
    await writeProfile(text, path.join(folder.path, 'text.json'));
    expect(await readProfile(path.join(folder.path, 'text.json'), { file: 'text.json', line: 1, column: 1 })).toEqual(text);
  });

  test('a condition that is more than one is refused', async () => {
    expect(await codesOf(profileOver(engine, laterFile(), frozen, { where: 'part = 1; DROP TABLE source' }))).toEqual(['sql-not-select']);
  });
});

describe('time windows', () => {
  test('hold the rows of their time and merge to the profile of all rows that have one', async () => {
    const source = { file: folder.write('later.csv', later) };
    const windows = await windowProfiles(engine, source, frozen, { column: 'AT', every: DAY });
    expect(windows.map(({ start }) => start)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map((day) => `${day}T00:00:00.000Z`));
    expect(windows.map(({ profile }) => profile.rows)).toEqual([140, 140, 140, 139, 140]);
    const timed = await profileOver(engine, source, frozen, { where: '"at" IS NOT NULL' });
    expect(profileText(windows.map(({ profile }) => profile).reduce(mergeProfiles))).toBe(profileText(timed));
    const [only] = await windowProfiles(engine, source, frozen, { column: 'at', every: 30 * DAY, columns: ['X'] });
    expect([Object.keys(only!.profile.columns), only!.start]).toEqual([['x'], '2026-02-06T00:00:00.000Z']);
  });

  test('of no column, of a column without times, or too many, are refused', async () => {
    const source = { file: folder.write('later.csv', later) };
    const codes = (column: string, every: number) => codesOf(windowProfiles(engine, source, frozen, { column, every }));
    expect(await codes('when', DAY)).toEqual(['profile-time-missing']);
    expect(await codes('c', DAY)).toEqual(['profile-no-times']);
    expect(await codes('at', 1000)).toEqual(['profile-too-many-windows']);
    expect(await codes('at', 0)).toEqual(['profile-window-empty']);
  });
});

describe('sluice profile', () => {
  async function run(...argv: string[]) {
    let out = '';
    let err = '';
    const status = await cli(['profile', ...argv], { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd: folder.path, env: { GITHUB_WORKSPACE: folder.path } });
    return { status, out, err };
  }
  const json = (name: string) => readFileSync(path.join(folder.path, name), 'utf8');

  test('freezes a table, counts partitions over it, and merges what was counted', async () => {
    folder.write('later.csv', later);
    expect(await run('--data', 'reference.csv', '--to', 'made.json')).toMatchObject({ status: 0, out: expect.stringContaining('Wrote made.json: 900 rows, 4 columns.') });
    for (const part of [0, 1]) await engine.write(`SELECT * FROM t WHERE part % 2 = ${part}`, { t: { file: path.join(folder.path, 'later.csv') } }, path.join(folder.path, `p${part}.parquet`));
    expect(await run('--data', 'p0.parquet', '--data', 'p1.parquet', '--frozen', 'made.json', '--to', 'both.json')).toMatchObject({ status: 0 });
    await run('--data', 'p0.parquet', '--frozen', 'made.json', '--to', 'p0.json');
    await run('--data', 'p1.parquet', '--frozen', 'made.json', '--to', 'p1.json');
    expect(await run('--merge', 'p1.json', 'p0.json', '--to', 'merged.json')).toMatchObject({ status: 0, out: 'Wrote merged.json: 700 rows of 2 profiles.\n' });
    expect(json('merged.json')).toBe(json('both.json'));
    expect(await run('--data', 'later.csv', '--frozen', 'made.json', '--every', '1 day', '--column', 'at', '--to', 'days')).toMatchObject({ status: 0, out: 'Wrote 5 profiles into days, one for each 1 day with rows.\n' });
    expect(readdirSync(path.join(folder.path, 'days'))).toContain('2026-03-01T00-00-00.000Z.json');
  });

  test.each<[string, string[]]>([
    ['profile-several-references', ['--data', 'reference.csv', '--data', 'later.csv', '--to', 'x.json']],
    ['profile-without-target', ['--data', 'reference.csv']],
    ['profile-windows-incomplete', ['--data', 'later.csv', '--every', '1 day', '--to', 'x']],
    ['profile-duration', ['--data', 'later.csv', '--every', 'daily', '--column', 'at', '--frozen', 'frozen.json', '--to', 'x']],
    ['profile-merge-incomplete', ['--merge', 'frozen.json', '--to', 'x.json']],
    ['profile-file-unasked', ['frozen.json', '--to', 'x.json']],
  ])('says what is missing: %s', async (code, argv) => {
    folder.write('later.csv', later);
    const { status, err } = await run(...argv);
    expect([status, err]).toEqual([3, expect.stringContaining(code)]);
    expect(existsSync(path.join(folder.path, 'x.json'))).toBe(false);
  });

  test('counts nothing over a profile that holds values of a column that is sensitive by now', async () => {
    folder.write('delivery.yml', JSON.stringify({ version: 1, release: { name: 'm', model: 'm' }, data: { train: 'reference.csv', columns: { C: { sensitive: true } } } }));
    const { status, err } = await run('--data', 'reference.csv', '--delivery', 'delivery.yml', '--frozen', 'frozen.json', '--to', 'x.json');
    expect([status, err]).toEqual([3, expect.stringContaining('holds values of "c"')]);
  });
});
