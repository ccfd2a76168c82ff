import { describe, expect, test } from '@jest/globals';
import { carry } from '../../../src/rollout/judges/edges.ts';
import { wilson } from '../../../src/statistics/proportions.ts';
import { guardrailOf } from './factory.ts';

const EDGES = [0.05, 0.1, 0.25, 0.5, 1, 2.5];

function p99(margin: number, counts: number[], tolerate = 1.1) {
  return carry(guardrailOf({ kind: 'quantile', quantile: 0.99, tolerate, margin }), { edges: EDGES, counts });
}

// 98 % up to 0.1 s, and 1.6 % up to 0.25 s: the 99 % quantile is at 0.1 + 0.15 · 1/1.6 = 0.19375 s.
const FAST = [50_000, 48_000, 1600, 300, 80, 20, 0];

describe('the edge that carries a quantile', () => {
  test('is the largest between the champion’s quantile and its margin, and harm begins at the least beyond what is tolerated', () => {
    const above = wilson(100, 100_000, 0.95);
    const carried = p99(2.6, FAST);
    expect(carried).toEqual({
      edges: {
        promotion: { at: 0.5, ratio: (1 - 0.99) / above.high },
        harm: { at: 0.25, ratio: (1 - 0.99) / wilson(400, 100_000, 0.95).low, excess: 1 - 0.99 - wilson(400, 100_000, 0.95).low },
      },
    });
  });

  test('is refused where no edge lies there, with the smallest margin that this layout can hold', () => {
    expect(p99(1.2, FAST)).toMatchObject({ why: 'no bucket edge lies between it and its margin', leastMargin: 1.3 });
    expect((p99(1.2, FAST) as { quantile: number }).quantile).toBeCloseTo(0.19375, 6);
    expect(p99(1.3, FAST)).toMatchObject({ edges: { promotion: { at: 0.25 } } });
  });

  test('looks for harm further up where the first edge is still tolerated', () => {
    expect(p99(2.6, FAST, 1.5)).toMatchObject({ edges: { harm: { at: 0.5 }, promotion: { at: 0.5 } } });
  });

  test.each([
    ['there is too little of the champion', [500, 480, 16, 3, 1, 0, 0], 'of the champion\'s last 1000 requests about 10 lie beyond its quantile'],
    ['its quantile lies above the last edge', [90_000, 0, 0, 0, 0, 0, 10_000], 'above the last bucket edge'],
    ['nothing was slower than the last edge where harm begins', [0, 0, 0, 0, 0, 100_000, 0], 'no bucket edge lies'],
  ])('is not known where %s', (_why, counts, why) => {
    expect((p99(1.2, counts) as { why: string }).why).toContain(why);
  });

  test('holds where the champion has nothing beyond it: half a request stands for its share', () => {
    const carried = p99(2.6, [0, 98_000, 2000, 0, 0, 0, 0]);
    expect(carried).toMatchObject({ edges: { promotion: { at: 0.25 }, harm: { at: 0.25, excess: 1 - 0.99 } } });
    expect((carried as { edges: { harm: { ratio: number } } }).edges.harm.ratio).toBeCloseTo(2000, 6);
  });
});
