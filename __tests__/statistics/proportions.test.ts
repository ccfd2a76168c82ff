import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalQuantile, twoSidedQuantile } from '../../src/statistics/normal.ts';
import { tango, wilson } from '../../src/statistics/proportions.ts';

describe('the normal quantile', () => {
  test.each([
    [0.975, 1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.0001, -3.7190164854556804],
    [1e-10, -6.361340902404056],
    [0.5000001, 2.506628273311648e-7],
  ])('at %d is what scipy 1.17.1 says', (p, expected) => {
    expect(Math.abs(normalQuantile(p) / expected - 1)).toBeLessThan(1e-12);
  });

  test('is infinite at the ends and NaN beyond', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(1.1)]).toEqual([-Infinity, Infinity, NaN]);
    expect(twoSidedQuantile(0.95)).toBeCloseTo(1.959963984540054, 12);
  });
});

describe("Wilson's interval", () => {
  // Roots of (p − t)² = z² t (1 − t) / n, by numpy.
  test.each([
    [30, 30, 0.8864866068260322, 1],
    [81, 263, 0.25528851987827417, 0.3662095769828001],
  ])('of %d in %d', (successes, n, low, high) => {
    const bounds = wilson(successes, n, 0.95);
    expect(bounds.low).toBeCloseTo(low, 12);
    expect(bounds.high).toBeCloseTo(high, 12);
  });

  test('is never of zero width and always holds the share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const successes = Math.round(n * share);
        const { low, high } = wilson(successes, n, 0.95);
        expect(high).toBeGreaterThan(low);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
      }),
    );
  });
});

describe("Tango's interval for paired proportions", () => {
  // Score statistic at the maximum of the likelihood found numerically (scipy), not by the closed form used here.
  test.each([
    [12, 2, 50, 0.061112407131045786, 0.34470874833925746],
    [30, 12, 100, 0.054958177137808296, 0.30083977421759045],
  ])('of %d against %d in %d pairs', (first, second, n, low, high) => {
    const bounds = tango(first, second, n, 0.95);
    expect(bounds.low).toBeCloseTo(low, 7);
    expect(bounds.high).toBeCloseTo(high, 7);
  });

  test('of no discordant pair is z² / (n + z²) to each side, as the equations give', () => {
    const reach = 1.959963984540054 ** 2 / (100 + 1.959963984540054 ** 2);
    expect(tango(0, 0, 100, 0.95).high).toBeCloseTo(reach, 9);
    expect(tango(0, 0, 100, 0.95).low).toBeCloseTo(-reach, 9);
  });

  test('turns its sign when the two sides are swapped, and narrows with confidence', () => {
    const counts = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(200)).filter(([b, c, rest]) => b + c + rest > 0);
    fc.assert(
      fc.property(counts, ([b, c, rest]) => {
        const n = b + c + rest;
        const one = tango(b, c, n, 0.95);
        const other = tango(c, b, n, 0.95);
        expect(one.low).toBeCloseTo(-other.high, 8);
        expect(one.high).toBeCloseTo(-other.low, 8);
        const wide = tango(b, c, n, 0.99);
        expect(wide.low).toBeLessThanOrEqual(one.low + 1e-9);
        expect(wide.high).toBeGreaterThanOrEqual(one.high - 1e-9);
      }),
    );
  });
});
