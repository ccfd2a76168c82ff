import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../src/core/data-engine.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { makeProfile } from '../../src/data/profile/make-profile.ts';
import { writeProfile, type Profile } from '../../src/data/profile/profile.ts';
import type { Data } from '../../src/delivery/spec.ts';
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

type Cell = string | number | null;
const TABLES: Data = { train: 'train.csv', serving: 'serving.csv' };

/** Two tables of one column `x` (and an id that makes rows of nulls visible), and what is said of it. */
async function driftOf(train: Cell[], serving: Cell[], data: Data = {}): Promise<{ finding: Finding; verdict: Awaited<ReturnType<typeof validated>>['verdict'] }> {
  const table = (values: Cell[]) => csv(['id', 'x'], values.map((value, index) => [`k${index}`, value]));
  const { verdict } = await validated(engine, folder, { ...TABLES, key: ['id'], ...data }, { 'train.csv': table(train), 'serving.csv': table(serving) });
  return { finding: verdict.findings.find(({ code }) => code.startsWith('drift'))!, verdict };
}

const repeat = (n: number, value: Cell | ((index: number) => Cell)) => Array.from({ length: n }, (_, index) => (typeof value === 'function' ? value(index) : value));
const normals = (n: number, seed: number, shift = 0) => {
  const random = seededRandom(seed);
  return repeat(n, () => normalValue(random) + shift);
};

describe('golden values', () => {
  test('categories: total variation .16, chi-squared 29.0909 with 3 degrees, p 2.143e-6', async () => {
    const counts = (values: number[]) => values.flatMap((count, index) => repeat(count, `v${index}`));
    const { finding } = await driftOf(counts([120, 240, 90, 50]), counts([100, 180, 130, 90]));
    expect(finding.numbers!.total_variation).toBeCloseTo(0.16, 12);
    expect(finding.numbers!.chi_squared).toBeCloseTo(29.09090909090909, 10);
    expect(finding.numbers!.p_chi_squared! / 2.1430569913908513e-6).toBeCloseTo(1, 9);
    expect(Math.abs(finding.p! / 2.1430569913908513e-6 - 1)).toBeLessThan(0.03);
    expect(finding.outcome).toBe('inconclusive');
  });

  test('numbers: the binned distance brackets the exact .2451 standard deviations', async () => {
    const { normalQuantile } = await import('../../src/statistics/normal.ts');
    const at = (step: number, index: number) => normalQuantile((0.5 + step * (index + 1)) % 1);
    const train = repeat(500, (index) => Number(at(0.6180339887498949, index).toFixed(6)));
    const serving = repeat(400, (index) => Number((1.1 * at(0.7548776662466927, index) + 0.25).toFixed(6)));
    const { finding } = await driftOf(train, serving);
    expect(finding.numbers!.exact_low).toBeLessThanOrEqual(0.24510110944060573);
    expect(finding.numbers!.exact_high).toBeGreaterThanOrEqual(0.24510110944060573);
    expect(Math.abs(finding.numbers!.wasserstein_std! - 0.24510110944060573)).toBeLessThan(0.01);
  });
});

describe('three answers', () => {
  test('an unchanged batch of 10 000 passes, whatever the shape of its columns', async () => {
    const random = seededRandom(41);
    const row = (index: number): Cell[] => [`k${index}`, normalValue(random), Math.floor(Math.exp(normalValue(random))), uniform(random) < 0.9 ? 0 : 5000 * uniform(random), `c${Math.floor(12 * uniform(random) ** 2)}`, uniform(random) < 0.1 ? null : 1];
    const table = () => csv(['id', 'normal', 'skewed', 'money', 'category', 'partial'], Array.from({ length: 10_000 }, (_, index) => row(index)));
    const { verdict } = await validated(engine, folder, { ...TABLES, key: ['id'] }, { 'train.csv': table(), 'serving.csv': table() });
    expect(verdict.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(verdict.headline).toBe('The data fits its contract: 20,000 rows in 2 tables, 6 columns, 1 rule; no column drifted.');
  });

  test('a shift beyond the limit fails, with effect, interval, p and what to do', async () => {
    const { finding, verdict } = await driftOf(normals(10_000, 1), normals(10_000, 2, 0.3));
    expect(finding).toMatchObject({ code: 'drift', outcome: 'fail', n: 10_000, subject: { kind: 'column', name: 'x' } });
    expect(finding.interval!.low).toBeGreaterThan(0.1);
    expect(finding.p).toBeLessThan(1e-6);
    expect(finding.numbers!.p_holm).toBeGreaterThanOrEqual(finding.p!);
    expect(finding.fix).toContain('retrain');
    expect(verdict.headline).toMatch(/^Stopped: x changed since training \(Wasserstein distance 0\.\d+ standard deviations, limit 0\.10\)\.$/);
  });

  test('too few rows to say are told how many it needs, never passed', async () => {
    const { finding, verdict } = await driftOf(normals(5000, 1), normals(300, 2));
    expect(finding).toMatchObject({ code: 'drift-inconclusive', outcome: 'inconclusive' });
    expect(finding.numbers!.rows_needed).toBeGreaterThan(300);
    expect(finding.fix).toMatch(/^Collect about [\d,]+ rows/);
    expect(verdict.headline).toMatch(/^Not decided: /);
  });

  test('more of the same evidence never weakens a failure', async () => {
    const train = repeat(400, (index) => (index % 2 ? 'a' : 'b'));
    const serving = repeat(100, (index) => (index % 10 ? 'a' : 'b'));
    const lows = await Promise.all([1, 2, 4].map(async (k) => (await driftOf(train, repeat(k, null).flatMap(() => serving))).finding.interval!.low));
    expect(lows[0]).toBeGreaterThan(0.1);
    expect(lows).toEqual([...lows].sort((a, b) => a - b));
  });
});

describe('every odd column has an answer of its own', () => {
  test('a constant that varies now, as the work schedule of a census did between two years', async () => {
    const { finding, verdict } = await driftOf(repeat(2000, 'Children or Armed Forces'), repeat(2000, (index) => (index % 50 ? `schedule ${index % 7}` : 'Children or Armed Forces')));
    expect(finding).toMatchObject({ code: 'drift', outcome: 'fail', numbers: { unseen: 1960 } });
    expect(finding.numbers!.total_variation).toBeCloseTo(0.98, 12);
    expect(verdict.headline).toBe('Stopped: x changed almost entirely since training (total variation 0.98, limit 0.10).');
  });

  test('a constant that stays constant passes; a constant number is compared by shares', async () => {
    expect((await driftOf(repeat(500, 7), repeat(500, 7))).finding).toMatchObject({ outcome: 'pass', numbers: { total_variation: 0 } });
    const changed = (await driftOf(repeat(500, 7), repeat(500, 8))).finding;
    expect(changed).toMatchObject({ outcome: 'fail', numbers: { total_variation: 1 } });
    expect(changed.message).toContain('constant in training');
  });

  test('values that vanish are drift although the rest has not moved', async () => {
    const { finding } = await driftOf(normals(4000, 1), normals(4000, 2).map((value, index) => (index % 2 ? value : null)));
    expect(finding).toMatchObject({ code: 'drift-missing-values', outcome: 'fail' });
    expect(finding.numbers!.total_variation).toBeCloseTo(0.5, 12);
  });

  test('a column that is all null now fails; one that was all null and still is passes', async () => {
    expect((await driftOf(normals(1000, 1), repeat(1000, null))).finding.outcome).toBe('fail');
    expect((await driftOf(repeat(1000, null), repeat(1000, null))).finding.outcome).toBe('pass');
  });

  test('NaN and infinities that appear are drift', async () => {
    const serving = Array.from({ length: 1000 }, (_, index) => `k${index},${index % 3 ? index / 1000 : 'NaN'}`).join('\n');
    const { verdict } = await validated(engine, folder, { ...TABLES, key: ['id'] }, { 'train.csv': csv(['id', 'x'], repeat(1000, (index) => index! as number / 1000).map((value, index) => [`k${index}`, value])), 'serving.csv': `id,x\n${serving}\n` });
    expect(verdict.findings.find(({ code }) => code === 'drift-missing-values')).toMatchObject({ outcome: 'fail' });
  });

  test('numbers that became text are named as such', async () => {
    const { finding } = await driftOf(normals(1000, 1), repeat(1000, (index) => (index % 100 ? index / 1000 : 'unknown')));
    expect(finding).toMatchObject({ code: 'drift-type-changed', outcome: 'fail', numbers: { unreadable: 10 } });
  });

  test('a serving table without rows, or with a handful, is not judged', async () => {
    expect((await driftOf(normals(1000, 1), [])).finding).toMatchObject({ code: 'drift-inconclusive', outcome: 'inconclusive' });
    expect((await driftOf(normals(1000, 1), normals(5, 2, 100))).finding).toMatchObject({ code: 'drift-inconclusive', outcome: 'inconclusive' });
  });

  test('one wild value in ten thousand is not called drift of the whole column', async () => {
    const { finding } = await driftOf(normals(10_000, 1), [...normals(9999, 2), 1e9]);
    expect(finding.outcome).toBe('inconclusive');
  });

  test('a column that is served no longer', async () => {
    const { verdict } = await validated(engine, folder, TABLES, { 'train.csv': csv(['a', 'b'], repeat(200, 1).map((value) => [value, 2])), 'serving.csv': csv(['a'], repeat(200, 1).map((value) => [value])) });
    expect(verdict.findings.find(({ code }) => code === 'drift-column-missing')).toMatchObject({ outcome: 'fail', subject: { name: 'b' } });
  });

  test('sensitive columns are compared by how often they are missing, and show no value', async () => {
    const { finding, verdict } = await driftOf(repeat(800, 'secret-a'), repeat(800, 'secret-b'), { columns: { x: { sensitive: true } } });
    expect(finding.outcome).toBe('pass');
    expect(JSON.stringify(verdict)).not.toContain('secret');
    expect(verdict.notes).toContain('Drift: only how often they are missing is compared of x (sensitive).');
  });
});

describe('what the delivery file says of drift', () => {
  const [train, serving] = [normals(5000, 1), normals(5000, 2, 0.3)];

  test('severity warn', async () => {
    expect((await driftOf(train, serving, { drift: { severity: 'warn' } })).verdict.outcome).toBe('warn');
  });

  test('a column of its own limit, the default limit, and off', async () => {
    expect((await driftOf(train, serving, { drift: { limits: { columns: { X: { wasserstein_std: 0.5 } } } } })).finding).toMatchObject({ outcome: 'pass', numbers: { limit: 0.5 } });
    expect((await driftOf(train, serving, { drift: { limits: { default: { numbers: { wasserstein_std: 0.4 } } } } })).finding.numbers!.limit).toBe(0.4);
    expect((await driftOf(train, serving, { drift: { limits: { columns: { x: { total_variation: 0.3 } } } } })).finding.numbers).toHaveProperty('total_variation');
    const off = await driftOf(train, serving, { drift: { limits: { columns: { x: 'off' } } } });
    expect(off.finding).toBeUndefined();
    expect(off.verdict.notes).toContain('Drift: not asked of id (key), x (off).');
  });

  test('a frozen profile stands for train', async () => {
    const file = folder.write('frozen.csv', csv(['x'], train.map((value) => [value])));
    await writeProfile(await makeProfile(engine, { file }), path.join(folder.path, 'profile.json'));
    const result = await validated(engine, folder, { profile: 'profile.json', serving: 'serving.csv' }, { 'serving.csv': csv(['x'], serving.map((value) => [value])) });
    expect(result.verdict.outcome).toBe('fail');
    expect(result.inputs.map(({ name }) => name)).toEqual(['data.serving', 'data.profile']);
    expect(result.details).toMatchObject({ profile: { from: 'file' } });
  });

  test.each<[string, (columns: Profile['columns']) => Profile['columns'], string]>([
    ['lacks the column', ({ other }) => ({ other: other! }), 'profile.json has no such column'],
    ['keeps no values, as of a time', ({ x, other }) => ({ x: { kind: 'presence', why: 'time', null: 0, present: 1000, type: x!.type! }, other: other! }), 'as of a time column'],
    ['keeps no values, as of what is sensitive', ({ other }) => ({ x: { kind: 'presence', why: 'sensitive', null: 0, present: 1000 }, other: other! }), 'as of a sensitive column'],
  ])('a frozen profile that %s vouches for nothing', async (_, change, why) => {
    const table = (values: Cell[]) => csv(['x', 'other'], values.map((value) => [value, 'same']));
    const file = folder.write('known.csv', table(normals(1000, 3)));
    const profile = await makeProfile(engine, { file });
    await writeProfile({ ...profile, columns: change(profile.columns) }, path.join(folder.path, 'profile.json'));
    const tables = { 'train.csv': table(normals(1000, 3)), 'serving.csv': table(normals(1000, 4, 5)) };
    const { verdict } = await validated(engine, folder, { ...TABLES, profile: 'profile.json' }, tables);
    expect(verdict.outcome).toBe('inconclusive');
    expect(verdict.findings.find(({ subject }) => subject?.name === 'x')).toMatchObject({ code: 'drift-inconclusive', message: expect.stringContaining(why) as unknown });
    const off = await validated(engine, folder, { ...TABLES, profile: 'profile.json', rows: [{ name: 'same', sql: "other = 'same'" }], drift: { limits: { columns: { x: 'off', other: 'off' } } } }, tables);
    expect(off.verdict.headline).toContain('no column was compared for drift');
  });
});
