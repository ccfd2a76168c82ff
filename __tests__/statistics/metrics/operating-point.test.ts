import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accuracy, meanCost, precision, recall } from '../../../src/statistics/metrics/confusion.ts';
import { atOperatingPoint, thresholdOf, type At } from '../../../src/statistics/metrics/operating-point.ts';

// Scores .1 .4 .6 .9 with (positives, negatives) of each: (0, 4) (1, 2) (2, 1) (3, 0).
const DISTINCT = Float64Array.from([0.1, 0.4, 0.6, 0.9]);
const POSITIVES = Float64Array.from([0, 1, 2, 3]);
const NEGATIVES = Float64Array.from([4, 2, 1, 0]);

function threshold(at: At, positives = POSITIVES, negatives = NEGATIVES): number | undefined {
  return thresholdOf(at, DISTINCT, positives, negatives);
}

describe('where yes begins', () => {
  test('a fixed precision is reached at the lowest threshold that has it', () => {
    expect(threshold({ precision: 0.9 })).toBe(0.9); // 3/3, then 5/6
    expect(threshold({ precision: 5 / 6 })).toBe(0.6);
    expect(threshold({ precision: 0.5 })).toBe(0.4); // .1 would add negatives only
  });

  test('a precision that no threshold has is undefined', () => {
    expect(threshold({ precision: 0.9 }, POSITIVES, Float64Array.from([4, 2, 1, 2]))).toBeUndefined();
    expect(atOperatingPoint({ precision: 0.9 }, recall)(DISTINCT)(POSITIVES, Float64Array.from([4, 2, 1, 2]))).toBeNaN();
  });

  test('a fixed recall is reached at the highest threshold that has it', () => {
    expect(threshold({ recall: 0.5 })).toBe(0.9);
    expect(threshold({ recall: 0.51 })).toBe(0.6);
    expect(threshold({ recall: 1 })).toBe(0.4);
    expect(threshold({ recall: 0.5 }, new Float64Array(4))).toBeUndefined();
  });

  test('of equal costs the highest threshold is taken, and "never" where nothing is cheaper', () => {
    expect(threshold({ costs: { false_positive: 1, false_negative: 5 } })).toBe(0.4);
    expect(threshold({ costs: { false_positive: 1, false_negative: 1 } })).toBe(0.6);
    expect(threshold({ costs: { false_positive: 2, false_negative: 1 } })).toBe(0.9); // .6 costs 2 more and saves 2
    expect(threshold({ costs: { false_positive: 5, false_negative: 0 } })).toBe(Infinity);
  });

  test('a score equal to the threshold is a yes, and thresholds between scores are the same cut', () => {
    const of = (at: number): number => atOperatingPoint({ threshold: at }, recall)(DISTINCT)(POSITIVES, NEGATIVES);
    expect(of(0.6)).toBe(5 / 6);
    expect(of(0.41)).toBe(5 / 6);
    expect(of(0.61)).toBe(3 / 6);
    expect(of(2)).toBe(0);
  });

  test('is chosen anew under each weighting', () => {
    const of = atOperatingPoint({ recall: 0.5 }, precision)(DISTINCT);
    expect(of(POSITIVES, NEGATIVES)).toBe(1);
    expect(of(Float64Array.from([0, 1, 4, 3]), NEGATIVES)).toBe(7 / 8);
  });
});

const cells = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 12 });

function arrays(drawn: [number, number][]): [Float64Array, Float64Array, Float64Array] {
  return [Float64Array.from(drawn, (_, i) => i / 20), Float64Array.from(drawn, ([positive]) => positive), Float64Array.from(drawn, ([, negative]) => negative)];
}

describe('laws of operating points', () => {
  test('at least the wanted recall is had, and no higher threshold has it', () => {
    fc.assert(
      fc.property(cells, fc.double({ min: 0.01, max: 1, noNaN: true }), (drawn, wanted) => {
        const [distinct, positives, negatives] = arrays(drawn);
        fc.pre(positives.some((weight) => weight > 0));
        const at = thresholdOf({ recall: wanted }, distinct, positives, negatives)!;
        const recallAt = (cut: number): number => atOperatingPoint({ threshold: cut }, recall)(distinct)(positives, negatives);
        expect(recallAt(at)).toBeGreaterThanOrEqual(wanted - 1e-9);
        for (const higher of distinct.filter((score) => score > at)) expect(recallAt(higher)).toBeLessThan(wanted);
      }),
    );
  });

  test('no threshold with the wanted precision has a higher recall', () => {
    fc.assert(
      fc.property(cells, fc.double({ min: 0.01, max: 1, noNaN: true }), (drawn, wanted) => {
        const [distinct, positives, negatives] = arrays(drawn);
        const value = (formula: typeof recall, cut: number): number => atOperatingPoint({ threshold: cut }, formula)(distinct)(positives, negatives);
        const fit = [...distinct].filter((cut) => value(precision, cut) >= wanted && value(recall, cut) > 0);
        const at = thresholdOf({ precision: wanted }, distinct, positives, negatives);
        if (at === undefined) expect(fit).toEqual([]);
        else expect(value(recall, at)).toBe(Math.max(...fit.map((cut) => value(recall, cut))));
      }),
    );
  });

  test('no other threshold costs less, and with equal prices it is the most accurate', () => {
    fc.assert(
      fc.property(cells, fc.nat(9), fc.nat(9), (drawn, falsePositive, falseNegative) => {
        const [distinct, positives, negatives] = arrays(drawn);
        fc.pre(positives.some((weight) => weight > 0) || negatives.some((weight) => weight > 0));
        const costs = { false_positive: falsePositive, false_negative: falseNegative };
        const least = atOperatingPoint({ costs }, meanCost(costs))(distinct)(positives, negatives);
        const cuts = [...distinct, Infinity];
        for (const cut of cuts) expect(least).toBeLessThanOrEqual(atOperatingPoint({ threshold: cut }, meanCost(costs))(distinct)(positives, negatives) + 1e-12);
        const equal = { false_positive: 1, false_negative: 1 };
        expect(atOperatingPoint({ costs: equal }, accuracy)(distinct)(positives, negatives)).toBeCloseTo(
          Math.max(...cuts.map((cut) => atOperatingPoint({ threshold: cut }, accuracy)(distinct)(positives, negatives))),
          12,
        );
      }),
    );
  });
});
