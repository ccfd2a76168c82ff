import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstAtLeast, gridOf, gridsOf, sharedGrid } from '../../../src/statistics/metrics/grid.ts';
import { sumOf } from '../../../src/statistics/metrics/evaluate.ts';

describe('the grid of distinct values', () => {
  test('holds each value once, rising, and the place of every row', () => {
    const { distinct, cells } = gridOf(Float64Array.of(0.5, 0.1, 0.5, 0.3));
    expect([...distinct]).toEqual([0.1, 0.3, 0.5]);
    expect([...cells]).toEqual([2, 0, 2, 1]);
  });

  test('takes −0 and 0 for one value', () => {
    const { distinct, cells } = gridOf(Float64Array.of(0, -0, 1));
    expect(distinct).toHaveLength(2);
    expect([...cells]).toEqual([0, 0, 1]);
  });

  test('of some rows is the grid of their values alone', () => {
    const rows = fc.array(fc.nat(9), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rows, (drawn) => {
        const values = Float64Array.from(drawn, (value) => value / 10);
        const chosen = Uint32Array.from(values.keys()).filter((row) => drawn[row]! % 2 === 0 || row % 3 === 0);
        expect(sharedGrid(values, chosen)).toEqual(gridOf(Float64Array.from(chosen, (row) => values[row]!)));
      }),
    );
  });

  test('is made once for each set of rows', () => {
    const grids = gridsOf(Float64Array.of(3, 1, 2));
    const rows = Uint32Array.of(0, 2);
    expect(grids(rows)).toBe(grids(rows));
    expect(grids()).toBe(grids());
  });

  test('finds the first value that is at least another', () => {
    const rising = Float64Array.of(1, 3, 5);
    expect([0, 1, 2, 5, 6].map((value) => firstAtLeast(rising, value))).toEqual([0, 0, 1, 2, 3]);
  });
});

describe('a weighted sum', () => {
  test('keeps what plain addition loses', () => {
    expect(sumOf(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2);
    const tenth = new Float64Array(1_000_000).fill(0.1);
    expect(sumOf(tenth)).toBe(100_000);
  });

  test('beyond the largest number is infinite and not undefined', () => {
    expect(sumOf(Float64Array.of(1e308, 1e308, 1))).toBe(Infinity);
  });
});
