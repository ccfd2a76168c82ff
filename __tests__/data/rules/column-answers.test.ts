import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { TRINO } from '../../../src/data/engines/trino-dialect.ts';
import type { DataFacts } from '../../../src/data/check.ts';
import { columnRules } from '../../../src/data/rules/column-rules.ts';
import type { Column, Data } from '../../../src/delivery/spec.ts';
import { contextOf, deliveryOf, findingsOf, validated } from '../stage.ts';
import { csv, temporaryFolder } from '../support.ts';

const folder = temporaryFolder();
let engine: DataEngine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const numbers = (values: readonly (number | string | null)[]) => csv(['x', 'y'], values.map((value) => [value, 1]));
const about = async (declared: Column, values: readonly (number | string | null)[], others: Data = {}, tables: Record<string, string> = {}) =>
  findingsOf((await validated(engine, folder, { test: 'test.csv', columns: { x: declared }, ...others }, { 'test.csv': numbers(values), ...tables })).verdict.findings, 'column-outliers').filter(({ message }) => message.startsWith('In test'))[0]!;

describe('outliers have a named answer', () => {
  const outliers: Column = { outliers: { robust_z: 3, at_most: 0.1 } };
  test('without a profile', async () => {
    expect(await about(outliers, [1, 2, 3])).toMatchObject({ outcome: 'error', message: expect.stringContaining('there is no profile to compare with') });
  });

  test('where half of what the profile saw is one value', async () => {
    const tables = { 'train.csv': numbers([0, 0, 0, 0, 5]) };
    expect(await about(outliers, [1, 2, 3], { train: 'train.csv' }, tables)).toMatchObject({ outcome: 'error', message: expect.stringContaining('their median absolute deviation is 0') });
    expect(await about({ outliers: { iqr: 1.5, at_most: 0.1 } }, [1, 2, 3], { train: 'train.csv' }, tables)).toMatchObject({ outcome: 'error', message: expect.stringContaining('their interquartile range is 0') });
  });

  test('where the profile has no numbers of it, or not the column', async () => {
    expect(await about(outliers, [1, 2, 3], { train: 'train.csv' }, { 'train.csv': numbers(['a', 'b']) })).toMatchObject({ outcome: 'error', message: expect.stringContaining('holds it as categories, not as numbers') });
    expect(await about({ ...outliers, required: false }, [1, 2, 3], { train: 'train.csv' }, { 'train.csv': csv(['y'], [[1], [2]]) })).toMatchObject({ outcome: 'error', message: expect.stringContaining('the profile does not have it') });
  });

  test('and single ones are normal: the rate decides, and its interval is shown', async () => {
    const train = numbers(Array.from({ length: 400 }, (_, index) => index));
    const values = [...Array.from({ length: 19 }, (_, index) => 190 + index), 99_999];
    // Kept by training too, so that both tables are one finding.
    expect(await about(outliers, values, { train: 'train.csv' }, { 'train.csv': train })).toBeUndefined();
    const finding = await about({ outliers: { robust_z: 3, at_most: 0.04 } }, values, { train: 'train.csv' }, { 'train.csv': train });
    expect(finding).toMatchObject({ outcome: 'fail', numbers: { outliers: 1, rate: 0.05 }, interval: { method: 'Wilson' } });
    // More than 256 different numbers share bins, so the deviation is known within an error, which is told.
    expect(finding.message).toMatch(/median absolute deviation [\d.]+ \(from bins, within [\d.]+\)/);
    expect(Math.abs(finding.numbers!.mad! - 100)).toBeLessThanOrEqual(finding.numbers!.mad_error!);
  });
});

describe('what stays in the one scan', () => {
  const data: Data = { columns: { x: { type: 'float', null_rate: { at_most: 0.1 }, unique: true, in: [1], between: [0, 1], mean: { at_most: 1 }, median: { at_most: 1 }, quantiles: { '0.9': { at_most: 1 } }, ordered: {} } } };
  const rulesOn = async (dialect?: typeof TRINO) => {
    folder.write('test.csv', numbers([1, 2.5]));
    const source = { name: 'test', source: { file: `${folder.path}/test.csv` }, columns: await engine.describe({ file: `${folder.path}/test.csv` }) };
    const context = contextOf(dialect ? { ...engine, dialect: () => dialect } : engine, folder);
    const conditions = { of: () => undefined, skipped: () => [], unaskable: () => [] };
    const facts: DataFacts = { delivery: deliveryOf(folder, { test: 'test.csv', ...data }), context, sources: [source], references: new Map(), profile: async () => undefined, conditions };
    return columnRules(facts, source, conditions);
  };

  test('is everything but the order of rows, with quantiles apart where the engine has none', async () => {
    const apart = (rules: Awaited<ReturnType<typeof rulesOn>>) => rules.filter(({ apart }) => apart).map(({ code }) => code);
    expect(apart(await rulesOn())).toEqual(['column-not-ordered']);
    expect(apart(await rulesOn(TRINO))).toEqual(['column-median', 'column-quantile']);
  });

  test('asks for equal counts in equal words, so that an engine counts them once', async () => {
    const present = (await rulesOn()).flatMap(({ measures }) => measures.present ?? []);
    expect(present.length).toBeGreaterThan(4);
    expect(new Set(present)).toEqual(new Set(['count("x")']));
  });

  test('rows without an order of their own: a named answer that says what to do', async () => {
    const [rule] = (await rulesOn(TRINO)).filter(({ code }) => code === 'column-not-ordered');
    expect(rule!.judge({ rows: 2 })).toMatchObject({ holds: 'error', seen: '"rising" cannot be asked of x: rows of this table have no order of their own.', fix: 'Name the column that orders them as `ordered.by`.' });
  });
});
