import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine, Tally } from '../../src/core/data-engine.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { countingOf } from '../../src/data/profile/counts.ts';
import { NumberTally } from '../../src/data/profile/number-tally.ts';
import { profileOver } from '../../src/data/profile/profile-over.ts';
import type { NumbersProfile, Profile } from '../../src/data/profile/profile.ts';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { validated } from './stage.ts';
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

const LEAST = Number.MIN_VALUE;
const LARGEST = Number.MAX_VALUE;
const ODD = [NaN, -Infinity, Infinity, null];

async function parquetOf(name: string, columns: Record<string, readonly (number | null)[]>): Promise<string> {
  const file = path.join(folder.path, name);
  const cast = (value: number | null) => (value === null ? 'CAST(NULL AS DOUBLE)' : `CAST('${Object.is(value, -0) ? '-0.0' : value}' AS DOUBLE)`);
  const lists = Object.entries(columns).map(([column, values]) => `unnest([${values.map(cast).join(', ')}]) AS ${column}`);
  await engine.write(`SELECT ${lists.join(', ')}`, {}, file);
  return file;
}

function numbers(edges: number[]): NumbersProfile {
  return { kind: 'numbers', type: 'float', null: 0, nan: 0, minus_infinity: 0, plus_infinity: 0, deviation: 1, edges, lows: edges, counts: edges.map(() => 1) };
}

describe('values next to the first edge', () => {
  test.each([
    [[0, 2], [-LEAST, -1], [0, -0], [LEAST, 2], [3]],
    [[1, 2], [1 - 2 ** -53, 0], [1], [1 + 2 ** -52, 2], [2 + 2 ** -51]],
    [[-1, 2], [-1 - 2 ** -52], [-1], [-1 + 2 ** -53, 0], [1e300]],
    [[LEAST, 2], [0, -LEAST], [LEAST], [2 * LEAST], []],
    [[-LEAST, 2], [-2 * LEAST], [-LEAST], [0, -0], []],
    [[-LARGEST, 2], [], [-LARGEST], [0], [LARGEST]],
    [[LARGEST], [0, -LARGEST, 1.797693134862315e308], [LARGEST], [], []],
  ])('%p: below, in the first bin, in the second, above', async (edges, below, first, second, above) => {
    const file = await parquetOf('next.parquet', { x: [...below, ...first, ...second, ...above, ...ODD] });
    const frozen: Profile = { schema: 'urn:sluice:profile:v1', rows: edges.length, columns: { x: numbers(edges) } };
    const found = (await profileOver(engine, { file }, frozen)).columns.x as NumbersProfile;
    expect([found.below?.count ?? 0, ...found.counts, found.above?.count ?? 0]).toEqual([below.length, first.length, ...(edges.length > 1 ? [second.length] : []), above.length]);
    expect([found.nan, found.minus_infinity, found.plus_infinity, found.null]).toEqual([1, 1, 1, 1]);
  });
});

/** What the numbers of each column come to as they pass in a scan of the file. */
async function tallied(file: string, frozen: Profile): Promise<Profile['columns']> {
  const source = { file };
  const described = await engine.describe(source);
  const names = Object.keys(frozen.columns);
  const countings = names.map((name) => countingOf(engine.dialect(source), described.find((column) => column.name === name)!, frozen.columns[name]!, true));
  const measures = countings.flatMap(({ measures: own }, place) => Object.entries(own).map(([key, sql]) => [`${place}_${key}`, sql]));
  expect(Object.keys(Object.fromEntries(measures)).filter((name) => !name.endsWith('_null'))).toEqual([]);
  const passing = countings.map(({ tallied: one }) => one!);
  const tally: Tally = { numbers: passing.map(({ number }) => number), begin: () => passing.forEach((one) => one.begin()), see: (at, seen) => passing[at]!.see(seen) };
  const answers = await engine.measure(source, { rows: 'count(*)', ...Object.fromEntries(measures) }, tally);
  return Object.fromEntries(countings.map(({ read }, place) => [names[place], read((key) => answers[`${place}_${key}`], Number(answers.rows))]));
}

async function bothWays(file: string, edges: Record<string, { edges: number[]; deviation?: number }>): Promise<[Profile['columns'], Profile['columns']]> {
  const columns = Object.fromEntries(Object.entries(edges).map(([name, own]) => [name, { ...numbers(own.edges), deviation: own.deviation ?? 1 }]));
  const frozen: Profile = { schema: 'urn:sluice:profile:v1', rows: 2, columns };
  return [await tallied(file, frozen), (await profileOver(engine, { file }, frozen)).columns];
}

describe('numbers counted as they pass', () => {
  test('are those that SQL counts, for columns with rows below, above, on both sides, on none, and with odd ones only', async () => {
    const columns = { low: [-5.25, 1, 2, NaN], high: [1, 2, 8.5, Infinity], both: [-1e300, 1, 2, 99], none: [1, 1.5, 2, 2], odd: [NaN, -Infinity, Infinity, null] };
    const [passing, asked] = await bothWays(await parquetOf('passing.parquet', columns), Object.fromEntries(Object.keys(columns).map((name) => [name, { edges: [1, 2] }])));
    expect(passing).toEqual(asked);
    expect((passing.low as NumbersProfile).below).toEqual({ count: 1, distance: '6250000', squares: '39062500' });
  });

  test('are those that SQL counts over edges near, far, one, at the ends of all numbers and of every size, in many chunks', async () => {
    const random = seededRandom(7);
    const draw = (n: number, of: () => number | null) => Array.from({ length: n }, of);
    const rising = (values: number[]) => [...new Set(values.map((value) => value + 0))].sort((a, b) => a - b);
    const heavy = () => (uniform(random) < 0.5 ? -1 : 1) * 10 ** (uniform(random) * 600 - 300);
    const edges: Record<string, { edges: number[]; deviation?: number }> = {
      normal: { edges: rising(draw(107, () => normalValue(random)) as number[]), deviation: 0.37 },
      heavy: { edges: rising(draw(200, heavy) as number[]), deviation: 1e-7 },
      whole: { edges: rising(draw(40, () => Math.floor(uniform(random) * 90) - 45) as number[]), deviation: 3e11 },
      one: { edges: [0] },
      ends: { edges: [-LARGEST, -1, LARGEST] },
      least: { edges: [-LEAST, 0, LEAST] },
      late: { edges: [1e15, 1e15 + 0.125, 1e15 + 2], deviation: 1e-9 },
    };
    const near = (all: readonly number[]): number | null => {
      const kind = uniform(random);
      const edge = all[Math.floor(uniform(random) * all.length)]!;
      if (kind < 0.3) return edge;
      if (kind < 0.4) return edge * (1 + 2 ** -52);
      if (kind < 0.5) return edge * (1 - 2 ** -53);
      if (kind < 0.6) return [NaN, -Infinity, Infinity, null, 0, -0, LARGEST, -LARGEST, LEAST][Math.floor(uniform(random) * 9)]!;
      if (kind < 0.8) return all[0]! + (all.at(-1)! - all[0]!) * (uniform(random) * 1.2 - 0.1);
      return heavy();
    };
    const file = await parquetOf('many.parquet', Object.fromEntries(Object.entries(edges).map(([name, own]) => [name, draw(2_500, () => near(own.edges))])));
    const [passing, asked] = await bothWays(file, edges);
    expect(passing).toEqual(asked);
    expect((passing.normal as NumbersProfile).below!.count).toBeGreaterThan(100);
  });

  test('are those that SQL counts of texts, of integers and of constants', async () => {
    const file = path.join(folder.path, 'texts.parquet');
    await engine.write(`SELECT CASE WHEN i % 7 = 0 THEN 'none' WHEN i % 11 = 0 THEN NULL ELSE CAST(i AS VARCHAR) END AS text, CAST(i AS HUGEINT) * i * 9007199254740993 AS huge, 5 AS constant, CAST(NULL AS DOUBLE) AS nothing FROM range(3000) t(i)`, {}, file);
    const [passing, asked] = await bothWays(file, { text: { edges: [10, 100, 1000] }, huge: { edges: [0, 9007199254740993, 1e20] }, constant: { edges: [5] }, nothing: { edges: [1] } });
    expect(passing).toEqual(asked);
    expect((passing.text as NumbersProfile).unreadable).toBe(429);
  });

  test('are counted once where the first rows misled and the file is scanned again', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => [row, row === 29_000 ? 'late' : row % 10]);
    folder.write('late.csv', csv(['id', 'x'], rows));
    const [passing, asked] = await bothWays(path.join(folder.path, 'late.csv'), { x: { edges: [0, 4, 9] } });
    expect(passing).toEqual(asked);
    expect((passing.x as NumbersProfile).counts).toEqual([2999, 12_000, 15_000]);
  });

  test('are refused where not every row passed once, as where a condition calls what counts them', async () => {
    const file = await parquetOf('twice.parquet', { x: [1, 2, 3] });
    const seen: number[] = [];
    const tally: Tally = { numbers: ['x'], begin: () => void (seen.length = 0), see: (_, { rows }) => void seen.push(rows) };
    const own = await openDuckDb();
    await own.measure({ file }, { rows: 'count(*)', more: 'count(sluice_tally_0_0(x + 1))' }, tally);
    expect(seen).toEqual([3, 3]);
    await expect(own.query('SELECT sluice_tally_0_0(x) AS y FROM t', { t: { file } })).rejects.toThrow(/This scan has ended/);
    await own.close();
    expect(() => new NumberTally(numbers([1, 2])).counted(3)).toThrow('counted over 0 rows of a scan of 3');
  });

  test('say the same of Parquet as of CSV', async () => {
    const values = Array.from({ length: 600 }, (_, row) => Math.round(Math.cos(row * 1.7) * 1e4) / 1e4);
    const served = values.map((value, row) => (row % 50 === 0 ? value * 3 : value));
    const table = (all: number[]) => csv(['id', 'x'], all.map((value, row) => [`k${row}`, value]));
    const files = { 'train.csv': table(values), 'serving.csv': table(served) };
    folder.write('serving.csv', files['serving.csv']);
    await engine.write('SELECT * FROM t', { t: { file: path.join(folder.path, 'serving.csv') } }, path.join(folder.path, 'serving.parquet'));
    const findings = [];
    for (const serving of ['serving.csv', 'serving.parquet']) {
      const { verdict } = await validated(engine, folder, { train: 'train.csv', serving, key: ['id'] }, files);
      findings.push(verdict.findings.find(({ code, subject }) => code.startsWith('drift') && subject?.name === 'x'));
    }
    expect(findings[0]!.numbers!.wasserstein_std).toBeGreaterThan(0);
    expect(findings[1]).toEqual(findings[0]);
  });
});
