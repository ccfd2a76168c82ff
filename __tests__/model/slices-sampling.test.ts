import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cli } from '../../src/cli/main.ts';
import { InputError } from '../../src/core/problem.ts';
import type { DataEngine } from '../../src/core/data-engine.ts';
import { drawSample } from '../../src/model/slices/draw-sample.ts';
import { samplingPlan } from '../../src/model/slices/sampling-plan.ts';
import { eachTest, type Repository } from './support.ts';

const strata = fc.array(fc.record({ rows: fc.integer({ min: 1, max: 5000 }), deviation: fc.option(fc.double({ min: 0, max: 10, noNaN: true }), { nil: undefined }) }), { minLength: 1, maxLength: 12 }).map((list) => list.map((stratum, i) => ({ name: `s${i}`, ...stratum })));

describe('a sampling plan', () => {
  test('draws exactly as many rows as asked, the minimum of each stratum, no row twice, with weights that count every row', () => {
    fc.assert(
      fc.property(strata, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 6000 }), (list, minimum, more) => {
        const least = list.reduce((sum, { rows }) => sum + Math.min(minimum, rows), 0);
        const all = list.reduce((sum, { rows }) => sum + rows, 0);
        const plan = samplingPlan(list, { rows: least + more, minimum });
        expect(plan.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(Math.min(least + more, all));
        plan.forEach(({ drawn, rows, weight }) => {
          expect(drawn).toBeGreaterThanOrEqual(Math.min(minimum, rows));
          expect(drawn).toBeLessThanOrEqual(rows);
          expect(drawn * weight).toBeCloseTo(rows, 6);
        });
      }),
    );
  });

  test('gives a rare stratum its minimum and divides the rest in proportion, or by Neyman where spreads are known', () => {
    const list = [{ name: 'common', rows: 9000 }, { name: 'other', rows: 980 }, { name: 'rare', rows: 20 }];
    const plan = samplingPlan(list, { rows: 1000, minimum: 50 });
    expect(plan[2]).toMatchObject({ drawn: 20, weight: 1 });
    // 980 rows for the others: 9000 / 9980 of them, and what is left.
    expect(plan.map(({ drawn }) => drawn)).toEqual([884, 96, 20]);
    const spread = samplingPlan([{ name: 'a', rows: 1000, deviation: 1 }, { name: 'b', rows: 1000, deviation: 3 }], { rows: 400 });
    expect(spread.map(({ drawn }) => drawn)).toEqual([100, 300]);
  });

  test('refuses fewer rows than the minimums need, and says how many they need', () => {
    expect(() => samplingPlan([{ name: 'a', rows: 10 }, { name: 'b', rows: 3 }], { rows: 7, minimum: 5 })).toThrow(/that is 8 rows/);
    expect(() => samplingPlan([], { rows: 7 })).toThrow(InputError);
  });
});

describe('sluice sample', () => {
  let engine: DataEngine;
  let repo: Repository;
  eachTest((given) => ({ engine, repo } = given));

  /** 600 rows: `rare` in 30 of them, a null in 10. */
  const line = (i: number): string => `k${i},${i % 20 === 0 ? 'rare' : i % 60 === 1 ? '' : "it's common"},${(i * i) % 97}`;
  const table = (order: number[]): string => `id,kind,value\n${order.map(line).join('\n')}\n`;
  const numbers = Array.from({ length: 600 }, (_, i) => i);

  function read(file: string): { id: string; kind: string; weight: number }[] {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(1).map((text) => {
      const cells = text.split(',');
      return { id: cells[0]!, kind: cells[1]!, weight: Number(cells.at(-1)) };
    });
  }

  test('weighted totals are unbiased over seeds, where unweighted ones are far off', async () => {
    const source = { file: repo.write('data.csv', table(numbers)) };
    const value = (id: string): number => (Number(id.slice(1)) ** 2 % 97) + (Number(id.slice(1)) % 20 === 0 ? 500 : 0);
    const truth = numbers.reduce((sum, i) => sum + value(`k${i}`), 0);
    const totals: number[] = [];
    const plain: number[] = [];
    for (let seed = 0; seed < 60; seed++) {
      const target = path.join(repo.path, `s${seed}.csv`);
      await drawSample(engine, source, { by: ['kind'], key: ['id'], rows: 60, minimum: 15, seed }, target);
      const drawn = read(target);
      totals.push(drawn.reduce((sum, { id, weight }) => sum + weight * value(id), 0));
      plain.push(drawn.reduce((sum, { id }) => sum + value(id), 0) * 10);
      expect(drawn.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(600, 6);
    }
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
    const error = Math.sqrt(totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / (totals.length - 1) / totals.length);
    expect(Math.abs(mean - truth)).toBeLessThan(4 * error);
    expect(plain.reduce((sum, total) => sum + total, 0) / plain.length).toBeGreaterThan(1.5 * truth);
  });

  test('draws the same rows whatever their order in the file and its format, and others with another seed', async () => {
    const options = { by: ['kind'], key: ['id'], rows: 100, minimum: 10, seed: 7 };
    const targets = ['a.csv', 'b.csv', 'c.parquet', 'd.csv'].map((name) => path.join(repo.path, name)) as [string, string, string, string];
    await drawSample(engine, { file: repo.write('one.csv', table(numbers)) }, options, targets[0]);
    await drawSample(engine, { file: repo.write('two.csv', table([...numbers].reverse())) }, options, targets[1]);
    await drawSample(engine, { file: path.join(repo.path, 'one.csv') }, options, targets[2]);
    await drawSample(engine, { file: path.join(repo.path, 'one.csv') }, { ...options, seed: 8 }, targets[3]);
    expect(readFileSync(targets[1], 'utf8')).toBe(readFileSync(targets[0], 'utf8'));
    const parquet = await engine.query('SELECT id FROM drawn', { drawn: { file: targets[2] } });
    expect(parquet.values.id).toEqual(read(targets[0]).map(({ id }) => id));
    expect(readFileSync(targets[3], 'utf8')).not.toBe(readFileSync(targets[0], 'utf8'));
  });

  async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const status = await cli(['sample', ...argv], { stdout: (text) => void (said.out += text), stderr: (text) => void (said.err += text), cwd: repo.path, env: {} });
    return { status, ...said };
  }

  test('as a command: says each stratum and writes keys, strata and weights', async () => {
    repo.write('data.csv', table(numbers));
    const { status, out } = await run('data.csv', '--by', 'kind', '--key', 'id', '--rows', '90', '--minimum', '10', '--seed', '1', '--out', 'drawn.csv');
    expect(status).toBe(0);
    expect(out).toMatch(/^- kind = it's common: \d+ of 560 rows, weight [\d.]+$/m);
    expect(out).toMatch(/^- kind = \(null\): 10 of 10 rows, weight 1$/m);
    expect(out).toContain('Wrote drawn.csv: 90 rows of 3 strata.');
    expect(readFileSync(path.join(repo.path, 'drawn.csv'), 'utf8')).toMatch(/^id,kind,sampling_weight\n/);
    expect((await run('data.csv', '--by', 'kind', '--rows', '90', '--seed', '1', '--out', 'drawn.csv')).err).toContain('drawn.csv is there already');
  });

  test('refuses what cannot be drawn, all mistakes at once', async () => {
    repo.write('data.csv', `${table(numbers)}k0,rare,1\n`);
    expect(await run('--rows', 'many', '--out', 'x.txt')).toMatchObject({ status: 3, err: expect.stringMatching(/No table is named[\s\S]*No column to divide by[\s\S]*--out[\s\S]*--rows is "many"[\s\S]*--seed is not there/) });
    const base = ['data.csv', '--rows', '90', '--seed', '1', '--out', 'x.csv'];
    expect((await run(...base, '--by', 'nope')).err).toContain('[column-missing]');
    expect((await run(...base, '--by', 'kind', '--key', 'id')).err).toContain('[sample-key-unclear]');
    expect((await run(...base, '--by', 'kind', '--minimum', '80')).err).toContain('[sample-too-small]');
  });
});
