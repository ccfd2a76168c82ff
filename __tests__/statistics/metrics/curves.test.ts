import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CurveForm } from '../../../src/statistics/metric.ts';
import { averagePrecision, brier, logLoss, rocAuc } from '../../../src/statistics/metrics/curves.ts';
import { EPSILON } from '../../../src/statistics/metrics/epsilon.ts';
import { atEachScore } from '../../../src/statistics/metrics/evaluate.ts';
import { gridOf } from '../../../src/statistics/metrics/grid.ts';

function of(on: CurveForm['on'], labels: readonly number[], scores: readonly number[]): number {
  const grid = gridOf(Float64Array.from(scores));
  const { positives, negatives } = atEachScore(Uint8Array.from(labels), grid);
  return on(grid.distinct)(positives, negatives);
}

describe('metrics of binary scores', () => {
  // Ten rows with tied scores; values of scikit-learn 1.2.1 and 1.9.1.
  test.each([
    ['ROC AUC', rocAuc, 0.78],
    ['average precision', averagePrecision, 0.7892857142857141],
    ['log loss', logLoss(EPSILON.float64), 0.5125377278440018],
    ['Brier score', brier, 0.17475],
  ])('%s of ten rows with ties is the reference value', (_name, on, expected) => {
    const found = of(on, [0, 0, 1, 1, 0, 1, 0, 1, 1, 0], [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.2, 0.9, 0.65, 0.65]);
    expect(Math.abs(found - expected)).toBeLessThan(1e-12);
  });

  test('ROC AUC of years of education on Adult, where 16 281 rows share 16 values', () => {
    // Counts of (education-num, over 50K) in adult.test, UCI Adult, CC BY 4.0; value of pROC 1.18.0 and scikit-learn.
    const negative = [31, 77, 165, 287, 228, 431, 605, 209, 4455, 2911, 518, 386, 1578, 434, 64, 56];
    const positive = [1, 2, 11, 22, 14, 25, 32, 15, 828, 676, 161, 148, 1092, 500, 194, 125];
    const years = Float64Array.from(negative, (_, i) => i + 1);
    expect(Math.abs(rocAuc(years)(Float64Array.from(positive), Float64Array.from(negative)) - 0.714687294368)).toBeLessThan(1e-11);
  });

  test('log loss clips at the epsilon of the float type, as scikit-learn does', () => {
    expect(Math.abs(of(logLoss(EPSILON.float64), [0, 1, 1], [0, 1, 0]) - 12.014551129705717)).toBeLessThan(1e-9);
    expect(Math.abs(of(logLoss(EPSILON.float32), [0, 1, 1], [0, 1, 0]) - 5.314128398895264)).toBeLessThan(1e-6); // its own sum is in single precision
  });

  test('average precision is not the area under straight lines between its points', () => {
    expect(of(averagePrecision, [1, 0, 0, 1], [0.9, 0.5, 0.4, 0.3])).toBe(0.75); // straight lines: (1/3 + 1/2)/4 + 1/2 = 0.7083
    expect(of(averagePrecision, [1, 0], [0.5, 0.5])).toBe(0.5);
  });
});

const scored = fc.array(fc.record({ label: fc.integer({ min: 0, max: 1 }), score: fc.integer({ min: 0, max: 20 }) }), { minLength: 2, maxLength: 60 });

describe('laws of ROC AUC', () => {
  test('equals the share of ordered pairs, ties counting half', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const positives = rows.filter(({ label }) => label === 1);
        const negatives = rows.filter(({ label }) => label === 0);
        fc.pre(positives.length > 0 && negatives.length > 0);
        let wins = 0;
        for (const p of positives) for (const q of negatives) wins += p.score > q.score ? 1 : p.score === q.score ? 0.5 : 0;
        expect(of(rocAuc, rows.map((r) => r.label), rows.map((r) => r.score))).toBeCloseTo(wins / positives.length / negatives.length, 12);
      }),
    );
  });

  test('does not change under a rising transform, and turns around under a falling one', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const labels = rows.map((r) => r.label);
        fc.pre(new Set(labels).size === 2);
        const auc = of(rocAuc, labels, rows.map((r) => r.score));
        expect(of(rocAuc, labels, rows.map((r) => Math.exp(r.score / 3) - 7))).toBeCloseTo(auc, 12);
        expect(of(rocAuc, labels, rows.map((r) => -r.score))).toBeCloseTo(1 - auc, 12);
      }),
    );
  });
});
