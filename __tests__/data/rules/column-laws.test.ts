import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataEngine } from '../../../src/core/data-engine.ts';
import { openDuckDb } from '../../../src/data/engines/duckdb.ts';
import { TRINO } from '../../../src/data/engines/trino-dialect.ts';
import type { NumbersProfile } from '../../../src/data/profile/profile.ts';
import { FORMATS } from '../../../src/data/rules/column-formats.ts';
import { isInstant } from '../../../src/data/rules/column-members.ts';
import { medianDistance, quantileOf } from '../../../src/data/rules/column-scale.ts';
import type { Column, Data } from '../../../src/delivery/spec.ts';
import { findingsOf, validated } from '../stage.ts';
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
const judge = async (data: Data, text: string) => (await validated(engine, folder, { test: 'test.csv', ...data }, { 'test.csv': text })).verdict;

/** Every rule that there is, with bounds that the values below break. */
const EVERYTHING: Column = {
  type: 'integer', null_rate: { at_most: 0 }, nan_rate: { at_most: 0 }, infinite_rate: { at_most: 0 }, unique: true, in: [1], not_in: [987654], between: [0, 1], matches: '1', not_matches: '9', length: 1,
  case: 'lower', mean: { at_most: 0 }, median: { at_most: 0 }, quantiles: { '0.9': { at_most: 0 } }, std: { at_most: 0 }, sum: { at_most: 0 }, min: { at_most: 0 }, max: { at_most: 0 }, distinct: { at_most: 0 },
  distinct_rate: { at_most: 0 }, ordered: { direction: 'falling', strictly: true }, outliers: { robust_z: 3, iqr: 1.5, at_most: 0 },
};

describe('sensitive columns', () => {
  test('show no value of theirs, and no number that is made of a few of them, on any surface of any rule', async () => {
    const text = csv(['id', 'x'], [[1, 987651], [2, 987653], [3, 987654], [4, 987654], [5, null]]);
    const verdict = await judge({ key: ['id'], train: 'test.csv', columns: { x: { ...EVERYTHING, sensitive: true } } }, text);
    const said = JSON.stringify(verdict.findings);
    // 987654 is a bound of the delivery file and stands in the list that is counted; the data's own are these.
    expect(said).not.toMatch(/98765[0-35-9]|987,65|987[67]00|9\.87/);
    const shown = await judge({ key: ['id'], train: 'test.csv', columns: { x: EVERYTHING } }, text);
    expect(JSON.stringify(shown.findings)).toMatch(/987651/);
    const outcomes = verdict.findings.map(({ code, outcome }) => `${code} ${outcome}`);
    expect(outcomes).toContain('column-mean fail');
    expect(outcomes).toContain('column-outliers error');
  });

  test('are not named by the values that choose the rows', async () => {
    const verdict = await judge({ columns: { ssn: { sensitive: true } }, rules: [{ column: 'x', given: { ssn: '078-05-1120' }, between: [0, 1] }] }, csv(['ssn', 'x'], [['078-05-1120', 5]]));
    expect(verdict.findings[0]).toMatchObject({ outcome: 'fail', rule: 'x: between 0 and 1, where ssn is as declared' });
    expect(JSON.stringify(verdict.findings)).not.toContain('1120');
  });
});

describe('names', () => {
  const NAMES = ['a"b', "it's", 'two\nlines', '"; DROP TABLE source; --', '😀', '::error::x', '${{ x }}', '__proto__', 'rows', 'v', 'place', 'source', 'constructor', 'x'.repeat(300)];
  test('are only names, in every rule, whatever is in them', async () => {
    for (const name of NAMES) {
      const by: Column = { ...EVERYTHING, ordered: { by: 'id', per: [name] }, between: { at_least: { column: name }, below: 1 } };
      // An object literal would make `__proto__` its prototype.
      const columns: Record<string, Column> = Object.fromEntries([[name, by]]);
      const verdict = await judge({ key: ['id'], train: 'test.csv', columns, rules: [{ column: name, given: Object.fromEntries([[name, 7]]), between: [0, 1] }] }, csv(['id', name], [[1, 7], [2, 7], [3, 5], [4, 3], [5, 1]]));
      const errors = verdict.findings.filter(({ outcome }) => outcome === 'error');
      expect([name, errors.map(({ code }) => code)]).toEqual([name, []]);
      expect([name, findingsOf(verdict.findings, 'column-outside-range').some(({ outcome, numbers }) => outcome === 'fail' && numbers!.outside === 2)]).toEqual([name, true]);
    }
  });
});

describe('laws', () => {
  const values = fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -20, max: 20 }) }, { weight: 1, arbitrary: fc.constant(null) }), { minLength: 1, maxLength: 30 });

  test('a quantile is the value of its rank, and the median the middle, for any values and any level', async () => {
    await fc.assert(
      fc.asyncProperty(values, fc.integer({ min: 0, max: 1000 }), async (found, thousandths) => {
        const sorted = found.filter((value): value is number => value !== null).sort((a, b) => a - b);
        fc.pre(sorted.length > 0);
        const rank = Math.max(1, Math.ceil((thousandths * sorted.length) / 1000));
        const n = sorted.length;
        const level = String(thousandths / 1000);
        const verdict = await judge({ columns: { x: { quantiles: { [level]: { at_most: -1e9 } }, median: { at_most: -1e9 } } } }, csv(['x', 'y'], found.map((value) => [value, 1])));
        expect(findingsOf(verdict.findings, 'column-quantile')[0]!.numbers!.value).toBe(sorted[rank - 1]);
        expect(findingsOf(verdict.findings, 'column-median')[0]!.numbers!.value).toBe((sorted[Math.floor((n - 1) / 2)]! + sorted[Math.floor(n / 2)]!) / 2);
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  test('the rows of a condition and the rows without it are all rows, for every count', async () => {
    const rows = fc.array(fc.tuple(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(null)), fc.oneof(fc.constantFrom('a', 'b'), fc.constant(null))), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, async (found) => {
        const rule = (where?: string) => ({ column: 'x', between: [0, 1] as [number, number], null_rate: { at_most: 0 }, ...(where ? { where } : {}) });
        const verdict = await judge({ rules: [rule(), rule("g = 'a'"), rule("g IS NULL OR g <> 'a'")] }, csv(['x', 'g', 'z'], found.map(([x, g]) => [x, g, 1])));
        const counts = (code: string, name: string) => [0, 1, 2].map((index) => verdict.findings.filter((finding) => finding.code === code && finding.rule.endsWith(['between 0 and 1', "where g = 'a'", "where g IS NULL OR g <> 'a'"][index]!)).concat(verdict.findings.filter((finding) => finding.code === code && index === 0 && /null rate at most 0 %$/.test(finding.rule)))[0]?.numbers?.[name] ?? 0);
        const [all, some, others] = counts('column-outside-range', 'outside');
        expect(some! + others!).toBe(all);
        const [nulls, nullsOfSome, nullsOfOthers] = counts('column-null-rate', 'nulls');
        expect(nullsOfSome! + nullsOfOthers!).toBe(nulls);
      }),
      { numRuns: 20, seed: 5 },
    );
  });

  test('what a profile tells of quartiles and of the median absolute deviation holds within its stated error', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 200 }), fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }), (numbers, cuts) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        const profile = binned(sorted, cuts);
        const at = (list: number[], level: number) => list[Math.max(1, Math.ceil(level * list.length)) - 1]!;
        for (const level of [0.25, 0.5, 0.75]) {
          const { value, error } = quantileOf(profile, level)!;
          expect(Math.abs(value - at(sorted, level))).toBeLessThanOrEqual(error);
        }
        const centre = quantileOf(profile, 0.5)!.value;
        const distances = sorted.map((number) => Math.abs(number - centre)).sort((a, b) => a - b);
        const { value, error } = medianDistance(profile, centre)!;
        expect(Math.abs(value - at(distances, 0.5))).toBeLessThanOrEqual(error + 1e-9);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test('an instant is a day of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
        const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect([text, isInstant(text)]).toEqual([text, month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1]!]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('the named formats', () => {
  test('can be asked of an engine that goes back and tries again', () => {
    for (const format of Object.values(FORMATS)) expect(() => format(TRINO, 'x')).not.toThrow();
  });
});

/** A profile of sorted numbers whose bins end at some of them: the greatest of each bin is its edge, the first bin the least number. */
function binned(sorted: number[], cuts: number[]): NumbersProfile {
  const edges = [...new Set([sorted[0]!, ...cuts.map((cut) => sorted[Math.floor((cut / 100) * (sorted.length - 1))]!), sorted.at(-1)!])].sort((a, b) => a - b);
  const inBin = edges.map((edge, bin) => sorted.filter((number) => number <= edge && (bin === 0 || number > edges[bin - 1]!)));
  return { kind: 'numbers', null: 0, nan: 0, minus_infinity: 0, plus_infinity: 0, deviation: 1, edges, lows: inBin.map((bin) => bin[0]!), counts: inBin.map((bin) => bin.length) };
}
