import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { spansOf, stabilityOf, type Span } from '../../../src/data/checks/windows.ts';
import type { Profile } from '../../../src/data/profile/profile.ts';
import { seededRandom, uniform } from '../../../src/statistics/random.ts';

const VALUES = ['a', 'b', 'c', 'd'];

/** A window of a categorical column with these counts. */
function window(start: string, counts: number[], columns = 1): { start: string; profile: Profile } {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const column = { kind: 'categories' as const, null: 0, values: VALUES, counts, other: 0 };
  return { start, profile: { schema: 'urn:sluice:profile:v1', rows, columns: Object.fromEntries(Array.from({ length: columns }, (_, index) => [`c${index}`, column])) } };
}

const even = (n: number) => [n, n, n, n];
const limits = { default: { total_variation: 0.1 } };

describe('windows with too few rows', () => {
  test('are judged with the next, the last with the one before; every row is in one span', () => {
    const spans = spansOf([window('1', even(2)), window('2', even(100)), window('3', even(3)), window('4', even(4)), window('5', even(100)), window('6', even(100)), window('7', even(1))]);
    expect(spans.map(({ start, joined, profile }) => [start, joined, profile.rows])).toEqual([
      ['1', ['1'], 408],
      ['3', ['3', '4'], 428],
      ['6', ['7'], 404],
    ]);
  });

  test('are never lost, whatever their sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 }), (sizes) => {
        const windows = sizes.map((size, index) => window(String(index), [size, 0, 0, 0]));
        const spans = spansOf(windows);
        expect(spans.reduce((sum, { profile }) => sum + profile.rows, 0)).toBe(sizes.reduce((a, b) => a + b, 0));
        const least = Math.max(30, 0.25 * ([...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0));
        if (spans.length > 1) for (const { profile } of spans) expect(profile.rows).toBeGreaterThanOrEqual(least);
      }),
    );
  });
});

describe('the first window of change', () => {
  const spans = (shares: number[][]): Span[] => spansOf(shares.map((counts, index) => window(`day ${index}`, counts)));

  test('is the first whose lower bound is above the limit, not the worst nor the last', () => {
    const [found] = stabilityOf(spans([even(2000), even(2000), even(2000), [4000, 2000, 1000, 1000], [8000, 0, 0, 0], even(2000)]), { limits, falseAlarms: 0.05 });
    expect(found).toMatchObject({ column: 'c0', outcome: 'fail', at: { start: 'day 3' }, compared: 5 });
    expect(found!.beyond).toBeGreaterThanOrEqual(2);
  });

  test('a slow change is found by what came before together', () => {
    const slow = Array.from({ length: 8 }, (_, day) => [2000 + 400 * day, 2000 - 200 * day, 2000 - 100 * day, 2000 - 100 * day]);
    expect(stabilityOf(spans(slow), { limits, falseAlarms: 0.05 })[0]!.outcome).toBe('fail');
    const [first, second] = [spans(slow.slice(0, 2)), spans([slow[6]!, slow[7]!])].map((pair) => stabilityOf(pair, { limits, falseAlarms: 0.05 })[0]!.outcome);
    expect([first, second]).toEqual(['pass', 'pass']);
  });

  test('is not named where windows are too small to tell, and the rows that would tell are', () => {
    const [found] = stabilityOf(spans([even(20), even(20), even(20)]), { limits, falseAlarms: 0.05 });
    expect(found!.outcome).toBe('inconclusive');
    expect(found!.needed).toBeGreaterThan(80);
  });

  test('columns that are off are not asked', () => {
    expect(stabilityOf(spans([even(20), even(20)]), { limits: { columns: { c0: 'off' } }, falseAlarms: 0.05 })).toEqual([]);
  });
});

test('tables at which nothing changes are called changed no more often than allowed, over all windows and columns', () => {
  const random = seededRandom(11);
  const draw = (n: number) => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) counts[Math.floor(4 * uniform(random))]! += 1;
    return counts;
  };
  const runs = 40;
  let alarms = 0;
  for (let run = 0; run < runs; run++) {
    const windows = Array.from({ length: 10 }, (_, index) => {
      const columns = Object.fromEntries(Array.from({ length: 4 }, (_, column) => [`c${column}`, window('', draw(200)).profile.columns.c0!]));
      return { start: String(index), profile: { schema: 'urn:sluice:profile:v1' as const, rows: 200, columns } };
    });
    if (stabilityOf(spansOf(windows), { limits: { default: { total_variation: 0.001 } }, falseAlarms: 0.05 }).some(({ outcome }) => outcome === 'fail')) alarms++;
  }
  // Of 40 runs at exactly 5 %, 99.9 % have at most 7 alarms; these bounds are far wider than they need be.
  expect(alarms).toBeLessThanOrEqual(7);
});
