import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { binomialTail, clopperPearsonLow, incompleteBeta } from '../../src/statistics/binomial.ts';

describe('the tail of a binomial variable', () => {
  // Summed in exact rational arithmetic: 1 − Σ_{i<k} C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ.
  test.each([
    [2, 10, 0.01, 0.00426620024283142],
    [3, 10, 0.01, 0.00011384911790577964],
    [50, 1000, 0.04, 0.06630587123134773],
  ])('P(X ≥ %d) of %d trials at %d', (events, n, p, exact) => {
    expect(binomialTail(events, n, p) / exact).toBeCloseTo(1, 10);
  });

  test('has its ends', () => {
    expect([binomialTail(0, 5, 0), binomialTail(1, 5, 0), binomialTail(5, 5, 1), binomialTail(6, 5, 0.5)]).toEqual([1, 0, 1, NaN]);
    expect(binomialTail(5, 5, 0.5)).toBeCloseTo(1 / 32, 12);
  });

  test('falls by the chance of each further event', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
        const single = (k: number) => binomialTail(k, n, p) - (k === n ? 0 : binomialTail(k + 1, n, p));
        const sum = Array.from({ length: n + 1 }, (_, k) => single(k) * k).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(n * p, 8);
      }),
    );
  });
});

describe('the lower bound of Clopper and Pearson', () => {
  test.each([
    [3, 10, 0.95, 0.08726443391415033],
    [50, 1000, 0.999, 0.0312436046981323],
    [1, 7, 0.975, 0.0036102968619005638],
    [0, 7, 0.975, 0],
  ])('%d of %d at %d', (events, n, level, bound) => {
    expect(clopperPearsonLow(events, n, level)).toBeCloseTo(bound, 10);
  });

  test('is where the events become as rare as the level allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), fc.constantFrom(0.9, 0.95, 0.9999), (events, more, level) => {
        const low = clopperPearsonLow(events, events + more, level);
        expect(binomialTail(events, events + more, low) / (1 - level)).toBeCloseTo(1, 6);
      }),
    );
  });
});

test('the incomplete beta function mirrors: I_x(a, b) = 1 − I_{1−x}(b, a)', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 300, noNaN: true }), fc.double({ min: 0.5, max: 300, noNaN: true }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
      expect(incompleteBeta(a, b, x)).toBeCloseTo(1 - incompleteBeta(b, a, 1 - x), 10);
    }),
  );
});
