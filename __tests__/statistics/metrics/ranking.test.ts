import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { averagePrecisionOfQuery, meanOverQueries, ndcg, precisionAtK, recallAtK, reciprocalRank, type QueryMetric } from '../../../src/statistics/metrics/ranking.ts';
import { queryOf } from '../../../src/statistics/metrics/ranking-query.ts';

const RELEVANCE = [3, 2, 3, 0, 1, 2];

function of(metric: QueryMetric, relevance: number[], scores: number[]): number | undefined {
  return metric(queryOf(Float64Array.from(relevance), Float64Array.from(scores)));
}

/** Every order of the rows that their scores allow. */
function orders(scores: readonly number[], rows = scores.map((_, row) => row)): number[][] {
  if (rows.length === 0) return [[]];
  const best = Math.max(...rows.map((row) => scores[row]!));
  return rows.filter((row) => scores[row] === best).flatMap((row) => orders(scores, rows.filter((other) => other !== row)).map((rest) => [row, ...rest]));
}

describe('one ranked query', () => {
  test('has the NDCG at 5 of the reference values', () => {
    const scores = [6, 5, 4, 3, 2, 1];
    expect(of(ndcg('linear', 5), RELEVANCE, scores)).toBeCloseTo(0.8610441760375028, 14);
    expect(of(ndcg('exponential', 5), RELEVANCE, scores)).toBeCloseTo(0.8755943764161997, 14);
  });

  test('divides average precision at k by what k ranks can hold', () => {
    expect(of(averagePrecisionOfQuery(2), [1, 1, 1, 1], [4, 3, 2, 1])).toBe(1);
    expect(of(averagePrecisionOfQuery(3), [1, 0, 1, 0], [4, 3, 2, 1])).toBeCloseTo((1 + 2 / 3) / 2, 14);
  });

  test('of one row is ranked perfectly if that row is relevant', () => {
    expect([of(ndcg('linear'), [2], [0.1]), of(averagePrecisionOfQuery(), [1], [0]), of(reciprocalRank(), [1], [0])]).toEqual([1, 1, 1]);
  });

  test('counts −0 and 0 as one score', () => {
    expect(of(reciprocalRank(), [0, 1], [0, -0])).toBe(0.75);
  });

  test('with equal scores has the mean over every order that they allow', () => {
    const rows = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (drawn, k) => {
        const relevance = drawn.map(([value]) => value);
        const scores = drawn.map(([, score]) => score);
        const all = orders(scores).map((order) => order.map((row) => relevance[row]!));
        for (const metric of [averagePrecisionOfQuery(k), averagePrecisionOfQuery(), reciprocalRank(k), precisionAtK(k), recallAtK(k), ndcg('linear', k), ndcg('exponential')]) {
          const each = all.map((ranked) => of(metric, ranked, ranked.map((_, rank) => -rank)));
          const found = of(metric, relevance, scores);
          if (each[0] === undefined) expect(found).toBeUndefined();
          else expect(found).toBeCloseTo(each.reduce((sum: number, value) => sum + value!, 0) / each.length, 10);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a mean over queries', () => {
  const ranked = {
    relevance: Float64Array.of(0, 1, 1, 0, 0, 1),
    scores: Float64Array.of(2, 1, 9, 8, 7, 6),
    queries: Int32Array.of(1, 1, 0, 0, 2, 2),
  };

  test('stands at the first row of each query, so that drawing queries whole carries it', () => {
    const { form, firstRows, counted } = meanOverQueries(ranked, reciprocalRank());
    expect([...firstRows]).toEqual([0, 2, 4]);
    expect([...counted]).toEqual([1, 0, 1, 0, 1, 0]);
    expect([...form.columns[0]!]).toEqual([0.5, 0, 1, 0, 0.5, 0]);
    expect(form.of(Float64Array.of(0.5 * 2 + 1 * 1, 3))).toBe(2 / 3);
  });

  test('may be over queries whose rows do not stand together, or whose numbers have gaps', () => {
    const scattered = { relevance: Float64Array.of(1, 0, 0, 1), scores: Float64Array.of(1, 5, 2, 4), queries: Int32Array.of(7, 3, 7, 3) };
    const { form, firstRows } = meanOverQueries(scattered, reciprocalRank());
    expect([...firstRows]).toEqual([0, 1]);
    expect([...form.columns[0]!]).toEqual([0.5, 0.5, 0, 0]);
  });
});
