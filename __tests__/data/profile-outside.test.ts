import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/seams.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { countingOf } from '../../src/data/profile/counts.ts';
import { outsideAnswers, outsideIsApart } from '../../src/data/profile/outside-apart.ts';
import { profileOver } from '../../src/data/profile/profile-over.ts';
import type { NumbersProfile, Profile } from '../../src/data/profile/profile.ts';
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

describe('distances outside of the edges, asked apart', () => {
  test('are those of the scan, for columns with rows below, above, on both sides, on none, and with odd ones only', async () => {
    const columns = { low: [-5.25, 1, 2, NaN], high: [1, 2, 8.5, Infinity], both: [-1e300, 1, 2, 99], none: [1, 1.5, 2, 2], odd: [NaN, -Infinity, Infinity, null] };
    const source = { file: await parquetOf('apart.parquet', columns) };
    const frozen: Profile = { schema: 'urn:sluice:profile:v1', rows: 2, columns: Object.fromEntries(Object.keys(columns).map((name) => [name, numbers([1, 2])])) };
    const described = await engine.describe(source);
    const names = Object.keys(columns);
    const countings = names.map((name) => countingOf(engine.dialect(source), described.find((column) => column.name === name)!, frozen.columns[name]!, true));
    expect(countings.flatMap(({ measures }) => Object.keys(measures)).filter((name) => /below|above/.test(name))).toEqual([]);
    const answers = await Promise.all(countings.map(({ measures }) => engine.measure(source, measures)));
    const outside = await outsideAnswers(engine, source, countings, (place, name) => answers[place]![name]);
    expect([...outside.keys()].map((place) => names[place]).sort()).toEqual(['both', 'high', 'low']);
    const whole = await profileOver(engine, source, frozen);
    for (const [place, counting] of countings.entries()) expect(counting.read((name) => outside.get(place)?.[name] ?? answers[place]![name], 4)).toEqual(whole.columns[names[place]!]);
    expect((whole.columns.low as NumbersProfile).below).toEqual({ count: 1, distance: '6250000', squares: '39062500' });
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

  test('are asked so only of Parquet files at hand', () => {
    const sources = ['a.parquet', 'part-*.PARQUET', 'a.csv', 's3://bucket/a.parquet'].map((file) => ({ file }));
    expect(sources.map(outsideIsApart)).toEqual([true, true, false, false]);
  });
});
