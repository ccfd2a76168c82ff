import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareProfiles } from '../../src/data/drift/drift.ts';
import { questionsOf, MEASURES } from '../../src/data/drift/questions.ts';
import type { CategoriesProfile, ColumnProfile, NumbersProfile, Profile } from '../../src/data/profile/profile.ts';

const edges = Array.from({ length: 41 }, (_, i) => i);

/** Whole numbers 0 … 40, with so many of each. */
function numbers(counts: readonly number[], more: Partial<NumbersProfile> = {}): NumbersProfile {
  return { kind: 'numbers', type: 'integer', null: 0, nan: 0, minus_infinity: 0, plus_infinity: 0, deviation: 8, edges, lows: edges, counts: [...counts], ...more };
}

function categories(counts: readonly number[], other = 0): CategoriesProfile {
  return { kind: 'categories', null: 0, values: counts.map((_, i) => `v${i}`), counts: [...counts], other };
}

function profile(column: ColumnProfile): Profile {
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  const rows = column.kind === 'presence' ? column.present + column.null : column.null + sum(column.counts) + (column.kind === 'categories' ? column.other : 0);
  return { schema: 'urn:sluice:profile:v1', rows, columns: { x: column } };
}

const hill = (rows: number, centre: number, width = 8) => {
  const weights = edges.map((edge) => Math.exp(-((edge - centre) ** 2) / (2 * width ** 2)));
  const all = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.round((rows * weight) / all));
};

describe('each effect can be the limit', () => {
  test.each(MEASURES)('%s: equal tables pass, tables far apart fail, few rows do not decide', (measure) => {
    const limits = { columns: { x: { [measure]: 0.3 } } };
    const ask = (now: number[]) => compareProfiles(profile(numbers(hill(20_000, 20))), profile(numbers(now)), { limits, falseAlarms: 0.05 })[0]!;
    expect(ask(hill(20_000, 20))).toMatchObject({ measure, outcome: 'pass' });
    expect(ask(hill(20_000, 36, 3))).toMatchObject({ measure, outcome: 'fail' });
    const few = ask(hill(40, 24));
    expect(few).toMatchObject({ measure, outcome: 'inconclusive' });
    expect(few.needed).toBeGreaterThan(0);
    expect(few.low).toBeLessThanOrEqual(few.estimate);
    expect(few.high).toBeGreaterThanOrEqual(few.estimate);
  });

  test('all six are given beside the one that decides, each with bounds that hold it', () => {
    const [answer] = compareProfiles(profile(numbers(hill(5000, 20))), profile(numbers(hill(4000, 22))), { falseAlarms: 0.05 });
    expect(answer!.effects.map(({ measure }) => measure).sort()).toEqual([...MEASURES].sort());
    for (const { low, estimate, high } of answer!.effects) expect([low <= estimate, estimate <= high]).toEqual([true, true]);
  });

  test('of whole numbers one apart the distance from bins is exact', () => {
    const [answer] = compareProfiles(profile(numbers(hill(5000, 20))), profile(numbers(hill(4000, 22))), { falseAlarms: 0.05 });
    expect(answer!.binned!.high).toBeCloseTo(answer!.estimate, 10);
    expect(answer!.binned!.low).toBeCloseTo(answer!.estimate, 10);
  });
});

describe('which limit asks what', () => {
  test('total variation beside a distance between numbers is the limit of what is missing', () => {
    const column = numbers(hill(1000, 20));
    expect(questionsOf('x', column, { columns: { X: { wasserstein_std: 0.2, total_variation: 0.05 } } })).toMatchObject([{ measure: 'wasserstein_std', limit: 0.2, kindsLimit: 0.05 }]);
    expect(questionsOf('x', column, { columns: { x: { total_variation: 0.05 } } })).toMatchObject([{ measure: 'total_variation', limit: 0.05 }]);
    expect(questionsOf('x', column, { columns: { x: { ks: 0.05, psi: 0.2 } } }).map(({ measure }) => measure)).toEqual(['ks', 'psi']);
    expect(questionsOf('x', categories([5, 5]), { default: { numbers: { ks: 0.2 }, categories: { jensen_shannon: 0.15 } } })).toMatchObject([{ measure: 'jensen_shannon', limit: 0.15 }]);
  });

  test('a constant has no standard deviation, and one that is half zeros no quartiles apart', () => {
    const constant = numbers([1000], { edges: [7], lows: [7], deviation: 0 });
    expect(questionsOf('x', constant)).toMatchObject([{ measure: 'total_variation', instead: 'wasserstein_std' }]);
    const zeros = numbers(edges.map((edge) => (edge === 0 ? 900 : edge === 40 ? 100 : 0)));
    expect(questionsOf('x', zeros, { columns: { x: { wasserstein_iqr: 0.1 } } })).toMatchObject([{ measure: 'total_variation', instead: 'wasserstein_iqr' }]);
  });
});

describe('laws', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 12 }).filter((list) => list.some((count) => count > 0));

  test('the same table k times over never weakens a failure, by no effect', () => {
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 2, max: 20 }), fc.constantFrom(...MEASURES), (before, after, times, measure) => {
        const length = Math.min(before.length, after.length, edges.length);
        const column = (list: readonly number[]) => numbers(list.slice(0, length).map((count) => 1 + count), { edges: edges.slice(0, length), lows: edges.slice(0, length), deviation: 2 });
        const repeated = (k: number) => {
          const once = column(after);
          return compareProfiles(profile(column(before)), profile({ ...once, counts: once.counts.map((count) => count * k) }), { limits: { columns: { x: { [measure]: 0.05 } } }, falseAlarms: 0.05, tests: false })[0]!;
        };
        fc.pre(repeated(1).outcome === 'fail');
        expect(repeated(times).outcome).toBe('fail');
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('the same for categories', () => {
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 2, max: 20 }), fc.constantFrom('total_variation', 'jensen_shannon', 'psi'), (before, after, times, measure) => {
        const length = Math.min(before.length, after.length);
        const ask = (k: number) => compareProfiles(profile(categories(before.slice(0, length).map((count) => count + 1))), profile(categories(after.slice(0, length).map((count) => k * (count + 1)))), { limits: { columns: { x: { [measure]: 0.05 } } }, falseAlarms: 0.05, tests: false })[0]!;
        fc.pre(ask(1).outcome === 'fail');
        expect(ask(times).outcome).toBe('fail');
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});
