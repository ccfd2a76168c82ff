import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { populationDeviation, totalVariation, wasserstein } from '../../src/statistics/drift.ts';
import { homogeneity, pearson } from '../../src/statistics/drift-homogeneity.ts';
import { holm } from '../../src/statistics/multiple.ts';
import { normalQuantile } from '../../src/statistics/normal.ts';
import { chiSquaredTail, logGamma, upperGamma } from '../../src/statistics/special.ts';

/** Two samples from low-discrepancy sequences; every oracle below is scipy 1.10.1 on them. */
const reference = Array.from({ length: 500 }, (_, i) => round6(normalQuantile((0.5 + 0.6180339887498949 * (i + 1)) % 1)));
const current = Array.from({ length: 400 }, (_, i) => round6(1.1 * normalQuantile((0.5 + 0.7548776662466927 * (i + 1)) % 1) + 0.25));
const referenceCounts = [120, 240, 90, 50];
const currentCounts = [100, 180, 130, 90];

function round6(value: number): number {
  return Number(value.toFixed(6));
}

describe('golden values', () => {
  test('Wasserstein-1, plain and over the standard deviation of the reference', () => {
    expect(wasserstein(reference, current)).toBeCloseTo(0.244891564, 9);
    expect(wasserstein(reference, current) / populationDeviation(reference)).toBeCloseTo(0.24510110944060573, 12);
  });

  test('total variation', () => {
    expect(totalVariation(referenceCounts, currentCounts)).toBeCloseTo(0.16, 15);
  });

  test('chi-squared homogeneity', () => {
    const result = pearson(referenceCounts, currentCounts)!;
    expect(result.statistic).toBeCloseTo(29.09090909090909, 12);
    expect(result.degrees).toBe(3);
    expect(result.chiSquaredP / 2.1430569913908513e-6).toBeCloseTo(1, 9);
  });

  test('special functions', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(171) / 706.5730622457874).toBeCloseTo(1, 13);
    expect(upperGamma(1, 2.5)).toBeCloseTo(Math.exp(-2.5), 15);
    expect(chiSquaredTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquaredTail(124.3421134021, 100)).toBeCloseTo(0.05, 9);
    expect([upperGamma(1, 0), upperGamma(1, Infinity), upperGamma(-1, 1)]).toEqual([1, 0, NaN]);
  });

  test("Holm's adjustment", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([])).toEqual([]);
  });
});

describe('laws', () => {
  const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

  test('Wasserstein-1 is symmetric, zero for equal samples, and the distance of a shift', () => {
    fc.assert(
      fc.property(sample, sample, fc.double({ min: -1000, max: 1000, noNaN: true }), (a, b, shift) => {
        expect(wasserstein(a, b)).toBeCloseTo(wasserstein(b, a), 6);
        expect(wasserstein(a, a)).toBe(0);
        expect(wasserstein(a, a.map((value) => value + shift))).toBeCloseTo(Math.abs(shift), 4);
      }),
    );
  });

  test('homogeneity has no answer for one bin or an empty sample', () => {
    expect(homogeneity([100], [50])).toBeUndefined();
    expect(homogeneity([0, 0], [50, 10])).toBeUndefined();
    expect(homogeneity([3, 0], [2, 0])).toBeUndefined();
  });
});
