import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aucScoreInterval, differenceOfIntervals } from '../../src/statistics/metrics-auc-interval.ts';
import { entropyOf, EPSILON, metric, METRICS, rocAucInOrder, scoreOrder, type MetricName } from '../../src/statistics/metrics.ts';

const options = { threshold: 0.5, epsilon: EPSILON.float64 };

function valueOf(name: MetricName, labels: number[], scores: number[], more = {}): number | null {
  return metric(name, Uint8Array.from(labels), Float64Array.from(scores), { ...options, ...more }).value;
}

// Ten rows with tied scores; values of scikit-learn 1.2.1 and 1.9.1 (roc_auc_score, log_loss, brier_score_loss).
const LABELS = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0];
const SCORES = [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.2, 0.9, 0.65, 0.65];

/** 500 rows from two Kronecker sequences, scores rounded to hundredths so that many are equal. */
function kronecker(): { labels: number[]; scores: number[] } {
  const labels: number[] = [];
  const scores: number[] = [];
  for (let i = 1; i <= 500; i++) {
    const u = (i * 0.6180339887498949) % 1;
    const v = (i * 0.7548776662466927) % 1;
    scores.push(Math.round(u * 100) / 100);
    labels.push(v < 0.15 + 0.5 * u ? 1 : 0);
  }
  return { labels, scores };
}

describe('metrics of binary scores', () => {
  test.each([
    ['roc_auc', 0.78],
    ['log_loss', 0.5125377278440018],
    ['brier', 0.17475],
    ['accuracy', 0.7],
  ] as const)('%s of ten rows with ties is what scikit-learn says', (name, expected) => {
    expect(Math.abs(valueOf(name, LABELS, SCORES)! - expected)).toBeLessThan(1e-12);
  });

  test.each([
    ['roc_auc', 0.6802294467857382],
    ['log_loss', 0.7968406565337047],
    ['brier', 0.2469874],
    ['accuracy', 0.63],
  ] as const)('%s of 500 rows is what scikit-learn 1.9.1 says', (name, expected) => {
    const { labels, scores } = kronecker();
    expect(labels.filter((label) => label === 1)).toHaveLength(198);
    expect(Math.abs(valueOf(name, labels, scores)! - expected)).toBeLessThan(1e-12);
  });

  test('ROC AUC of years of education on Adult, where 16 281 rows share 16 values', () => {
    // Counts of (education-num, over 50K) in adult.test, UCI Adult, CC BY 4.0; value of pROC 1.18.0 and scikit-learn.
    const negative = [31, 77, 165, 287, 228, 431, 605, 209, 4455, 2911, 518, 386, 1578, 434, 64, 56];
    const positive = [1, 2, 11, 22, 14, 25, 32, 15, 828, 676, 161, 148, 1092, 500, 194, 125];
    const labels: number[] = [];
    const scores: number[] = [];
    for (const [counts, label] of [[negative, 0], [positive, 1]] as const)
      counts.forEach((n, i) => {
        for (let k = 0; k < n; k++) {
          labels.push(label);
          scores.push(i + 1);
        }
      });
    expect(Math.abs(valueOf('roc_auc', labels, scores)! - 0.714687294368)).toBeLessThan(1e-11);
  });

  test('log loss clips at the epsilon of the float type, as scikit-learn does', () => {
    expect(Math.abs(valueOf('log_loss', [0, 1, 1], [0, 1, 0])! - 12.014551129705717)).toBeLessThan(1e-9);
    const single = valueOf('log_loss', [0, 1, 1], [0, 1, 0], { epsilon: EPSILON.float32 })!;
    expect(Math.abs(single - 5.314128398895264)).toBeLessThan(1e-6); // its own sum is in single precision
  });

  test('a score equal to the threshold is a yes', () => {
    expect(valueOf('accuracy', [1, 0], [0.5, 0.4999])).toBe(1);
  });

  test('ROC AUC of one class is undefined and says why', () => {
    expect(metric('roc_auc', Uint8Array.of(0, 0), Float64Array.of(0.1, 0.2), options)).toEqual({ value: null, reason: 'no row is positive' });
    expect(metric('roc_auc', Uint8Array.of(1, 1), Float64Array.of(0.1, 0.2), options)).toEqual({ value: null, reason: 'no row is negative' });
  });

  test.each(METRICS)('%s of no rows is undefined', (name) => {
    expect(valueOf(name, [], [])).toBeNull();
  });

  test('the entropy of the labels is the log loss of always answering the base rate', () => {
    const rate = 5 / 10;
    expect(entropyOf(5, 10)).toBeCloseTo(valueOf('log_loss', LABELS, LABELS.map(() => rate))!, 12);
    expect(entropyOf(0, 10)).toBe(0);
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
        const auc = valueOf('roc_auc', rows.map((r) => r.label), rows.map((r) => r.score))!;
        expect(auc).toBeCloseTo(wins / positives.length / negatives.length, 12);
      }),
    );
  });

  test('does not change under a rising transform, and turns around under a falling one', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const labels = rows.map((r) => r.label);
        fc.pre(new Set(labels).size === 2);
        const auc = valueOf('roc_auc', labels, rows.map((r) => r.score))!;
        expect(valueOf('roc_auc', labels, rows.map((r) => Math.exp(r.score / 3) - 7))).toBeCloseTo(auc, 12);
        expect(valueOf('roc_auc', labels, rows.map((r) => -r.score))).toBeCloseTo(1 - auc, 12);
      }),
    );
  });

  test('counts give what the rows written out give', () => {
    fc.assert(
      fc.property(scored, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (rows, stream) => {
        const counts = Uint32Array.from(rows, () => stream.next().value as number);
        const long = rows.flatMap((row, i) => Array.from({ length: counts[i]! }, () => row));
        fc.pre(new Set(long.map((r) => r.label)).size === 2);
        const order = scoreOrder(Uint8Array.from(rows, (r) => r.label), Float64Array.from(rows, (r) => r.score));
        expect(rocAucInOrder(order, counts)).toBeCloseTo(valueOf('roc_auc', long.map((r) => r.label), long.map((r) => r.score))!, 12);
      }),
    );
  });

  test('the mean losses do not depend on the order of rows', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const of = (list: typeof rows, name: MetricName): number => valueOf(name, list.map((r) => r.label), list.map((r) => r.score / 20))!;
        for (const name of ['log_loss', 'brier', 'accuracy'] as const) expect(of([...rows].reverse(), name)).toBeCloseTo(of(rows, name), 12);
      }),
    );
  });
});

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
