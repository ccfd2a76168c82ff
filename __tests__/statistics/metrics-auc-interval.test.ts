import { describe, expect, test } from '@jest/globals';
import { aucScoreInterval, differenceOfIntervals } from '../../src/statistics/metrics-auc-interval.ts';

describe('score interval of a ROC AUC', () => {
  test('keeps its width where every positive outranks every negative', () => {
    const { low, high } = aucScoreInterval(1, 20, 30, 0.95);
    expect(high).toBe(1);
    expect(low).toBeGreaterThan(0.85);
    expect(low).toBeLessThan(0.97);
  });

  test('narrows with rows, and its difference with an equal one holds 0', () => {
    const few = aucScoreInterval(0.8, 30, 30, 0.95);
    const many = aucScoreInterval(0.8, 300, 300, 0.95);
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 2);
    const { low, high } = differenceOfIntervals({ value: 0.8, ...few }, { value: 0.8, ...few });
    expect(low).toBeLessThan(0);
    expect(high).toBeCloseTo(-low, 12);
  });
});
