import type { SumsForm } from '../metric.ts';
import { queryOf, type Query } from './ranking-query.ts';

/** Rows ranked within their queries: `queries[i]`, from 0, says which one row i belongs to. */
export interface Ranked {
  relevance: Float64Array;
  scores: Float64Array;
  queries: Int32Array;
}

/** A metric of one query, or `undefined` where that query has none and is left out of the mean. */
export type QueryMetric = (query: Query) => number | undefined;

/**
 * Mean of a metric over queries. A query's value stands at its first row and counts there, so that a resample of whole
 * queries, or the weight of that row, carries it; a slice holds the queries whose first row it holds.
 */
export function meanOverQueries(ranked: Ranked, metric: QueryMetric): { form: SumsForm; firstRows: Uint32Array; counted: Float64Array } {
  const values = new Float64Array(ranked.relevance.length);
  const counted = new Float64Array(ranked.relevance.length);
  const members = membersOf(ranked.queries);
  for (const rows of members) {
    const relevance = Float64Array.from(rows, (row) => ranked.relevance[row]!);
    const scores = Float64Array.from(rows, (row) => ranked.scores[row]!);
    const value = metric(queryOf(relevance, scores));
    if (value === undefined) continue;
    values[rows[0]!] = value;
    counted[rows[0]!] = 1;
  }
  return {
    form: { kind: 'sums', columns: [values, counted], of: (sums) => sums[0]! / sums[1]! },
    firstRows: Uint32Array.from(members, (rows) => rows[0]!).sort(),
    counted,
  };
}

function membersOf(queries: Int32Array): Uint32Array[] {
  const sizes: number[] = [];
  for (const query of queries) sizes[query] = (sizes[query] ?? 0) + 1;
  const members: Uint32Array[] = [];
  const filled: number[] = [];
  queries.forEach((query, row) => {
    const rows = (members[query] ??= new Uint32Array(sizes[query]!));
    const place = filled[query] ?? 0;
    rows[place] = row;
    filled[query] = place + 1;
  });
  return members.filter((rows) => rows !== undefined);
}

export type Gain = 'linear' | 'exponential';

/**
 * NDCG (Järvelin and Kekäläinen 2002; `ndcg_score`): Σ gain / log2(rank + 1) over the first k, by that of the ideal order.
 * Rows of one score share the mean gain of their ranks. Undefined without a relevant row (scikit-learn: 0), or with a negative relevance.
 */
export function ndcg(gain: Gain, k = Infinity): QueryMetric {
  const gainOf = gain === 'linear' ? (value: number): number => value : (value: number): number => 2 ** value - 1;
  return ({ relevance, groups }) => {
    // Spoils the mean instead of leaving the query out: nobody asked for a mean over the other queries.
    if (relevance.some((value) => value < 0)) return NaN;
    const gains = relevance.map(gainOf);
    const ideal = discounted(gains.slice().sort().reverse(), k);
    if (ideal === 0) return undefined;
    let sum = 0;
    for (const { from, to, members } of groups) {
      if (from >= k) break;
      let discounts = 0;
      for (let rank = from; rank < Math.min(to, k); rank++) discounts += 1 / Math.log2(rank + 2);
      let total = 0;
      for (const member of members) total += gains[member]!;
      sum += (total / members.length) * discounts;
    }
    return sum / ideal;
  };
}

function discounted(gains: Float64Array, k: number): number {
  let sum = 0;
  for (let rank = 0; rank < Math.min(gains.length, k); rank++) sum += gains[rank]! / Math.log2(rank + 2);
  return sum;
}

/**
 * Average precision of one query at k: Σ over relevant rows within the first k of the precision at their rank, by
 * min(k, number of relevant rows). Rows of one score stand in every order equally often (McSherry and Najork 2008, eq. 5).
 */
export function averagePrecisionOfQuery(k = Infinity): QueryMetric {
  return ({ groups, relevant }) => {
    const all = relevant;
    if (all === 0) return undefined;
    let sum = 0;
    let before = 0;
    for (const { from, to, relevant: hits } of groups) {
      const size = to - from;
      for (let rank = from; rank < Math.min(to, k) && hits > 0; rank++) {
        const ahead = size > 1 ? ((rank - from) * (hits - 1)) / (size - 1) : 0;
        sum += ((hits / size) * (before + ahead + 1)) / (rank + 1);
      }
      before += hits;
    }
    return sum / Math.min(k, all);
  };
}

/** 1 / rank of the first relevant row, 0 where it stands behind k; the mean over all orders of equal scores. */
export function reciprocalRank(k = Infinity): QueryMetric {
  return ({ groups, relevant }) => {
    if (relevant === 0) return undefined;
    const { from, to, relevant: hits } = groups.find((group) => group.relevant > 0)!;
    const size = to - from;
    let sum = 0;
    let noneYet = 1;
    for (let place = 0; place <= size - hits && from + place < k; place++) {
      const left = size - place;
      sum += (noneYet * (hits / left)) / (from + place + 1);
      noneYet *= 1 - hits / left;
    }
    return sum;
  };
}

/** Relevant rows among the first k, by k. A query of fewer than k rows has none: no order could reach 1. */
export function precisionAtK(k: number): QueryMetric {
  return (query) => (query.relevance.length < k ? undefined : hitsWithin(query, k) / k);
}

/** Relevant rows among the first k, by all relevant rows of the query. */
export function recallAtK(k: number): QueryMetric {
  return (query) => {
    const all = query.relevant;
    return all === 0 ? undefined : hitsWithin(query, k) / all;
  };
}

/** Expected number over all orders of equal scores. */
function hitsWithin({ groups }: Query, k: number): number {
  let hits = 0;
  for (const { from, to, relevant } of groups) hits += relevant * (Math.max(Math.min(to, k) - from, 0) / (to - from));
  return hits;
}
