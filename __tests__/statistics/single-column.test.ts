import { describe, expect, test } from '@jest/globals';
import { normalValue, seededRandom, uniform } from '../../src/statistics/random.ts';
import { accuracyGain, aucOfScores, varianceGain, type SquareSums } from '../../src/statistics/single-column.ts';

describe('the AUC of counted scores', () => {
  // Labels and scores of scikit-learn 1.2.1's roc_auc_score, 0.78, ties among them.
  const labels = [0, 0, 1, 1, 0, 1, 0, 1, 1, 0];
  const scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.2, 0.9, 0.65, 0.65];
  const rows = labels.map((label, index) => ({ score: scores[index]!, positives: label, negatives: 1 - label }));

  test('is that of the rows, in any order and however they are put together', () => {
    expect(aucOfScores(rows, 0.95)!.value).toBeCloseTo(0.78, 12);
    expect(aucOfScores([...rows].reverse(), 0.95)).toEqual(aucOfScores(rows, 0.95));
    const merged = [...new Set(scores)].map((score) => ({ score, positives: rows.filter((row) => row.score === score && row.positives).length, negatives: rows.filter((row) => row.score === score && row.negatives).length }));
    expect(aucOfScores(merged, 0.95)).toEqual(aucOfScores(rows, 0.95));
  });

  test('keeps a width where every positive outranks every negative, and is nothing without both', () => {
    const perfect = aucOfScores([{ score: 1, positives: 30, negatives: 0 }, { score: 0, positives: 0, negatives: 30 }], 0.95)!;
    expect(perfect.value).toBe(1);
    expect(perfect.low).toBeLessThan(0.95);
    expect(aucOfScores([{ score: 1, positives: 30, negatives: 0 }], 0.95)).toBeUndefined();
  });
});

test('the accuracy gain is the share of errors avoided, with an interval that is never a point', () => {
  expect(accuracyGain({ n: 100, gained: 30, lost: 5, commonest: 50 }, 0.95)).toMatchObject({ value: 0.5, n: 100 });
  const all = accuracyGain({ n: 100, gained: 50, lost: 0, commonest: 50 }, 0.95)!;
  expect([all.value, all.high]).toEqual([1, 1]);
  expect(all.low).toBeLessThan(0.9);
  expect(accuracyGain({ n: 100, gained: 0, lost: 0, commonest: 100 }, 0.95)).toBeUndefined();
});

describe('the variance gain', () => {
  const sumsOf = (pairs: readonly (readonly [y: number, p: number])[]): SquareSums => {
    const sums = { n: pairs.length, total: 0, gained: 0, gainedSquared: 0, mixed: 0, totalSquared: 0 };
    for (const [y, p] of pairs) {
      const gained = 2 * p * y - p * p;
      sums.total += y * y;
      sums.gained += gained;
      sums.gainedSquared += gained * gained;
      sums.mixed += gained * y * y;
      sums.totalSquared += y ** 4;
    }
    return sums;
  };

  test('is 1 − Σ(y − p)² / Σy²', () => {
    const pairs: [number, number][] = [[1, 0.5], [-2, -1], [0.5, 1], [3, 2.5], [-2.5, -3]];
    const squares = pairs.reduce((sum, [y, p]) => sum + (y - p) ** 2, 0) / pairs.reduce((sum, [y]) => sum + y * y, 0);
    expect(varianceGain(sumsOf(pairs), 0.95)!.value).toBeCloseTo(1 - squares, 12);
  });

  test('keeps a width where the prediction is exact, and is nothing where the label does not vary', () => {
    const exact = varianceGain(sumsOf(Array.from({ length: 50 }, (_, i) => [i - 24.5, i - 24.5] as const)), 0.95)!;
    expect(exact.value).toBe(1);
    expect(exact.low).toBeLessThan(0.99);
    expect(varianceGain(sumsOf(Array.from({ length: 50 }, () => [0, 0] as const)), 0.95)).toBeUndefined();
  });

  test.each([[0.3, 'normal', 0.076], [0.9, 'normal', 0.076], [0.6, 'heavy-tailed', 0.1]] as const)('lies in its interval as often as it says (R² %d, %s noise)', (truth, shape, most) => {
    const random = seededRandom(17);
    const noise = () => (shape === 'normal' ? normalValue(random) : (Math.sign(uniform(random) - 0.5) * -Math.log(1 - uniform(random))) / Math.SQRT2);
    const spread = Math.sqrt((1 - truth) / truth);
    const replicates = 500;
    let outside = 0;
    for (let k = 0; k < replicates; k++) {
      const strength = varianceGain(sumsOf(Array.from({ length: 200 }, () => {
        const p = normalValue(random);
        return [p + spread * noise(), p] as const;
      })), 0.95)!;
      if (strength.low > truth || strength.high < truth) outside++;
    }
    // At exactly 5 %, 99 of 100 such runs have at most 38 of 500 outside. With heavy tails so few rows fall a little short of it.
    expect(outside).toBeLessThanOrEqual(most * replicates);
  });
});
