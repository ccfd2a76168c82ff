import type { MetricSpec } from '../../delivery/metric-table.ts';
import * as ranking from '../../statistics/metrics/ranking.ts';
import type { Outputs, Truth } from '../predictions/rows.ts';
import { countWhere, NO_ROWS, type MetricParts } from './parts.ts';

type Relevance = Extract<Truth, { kind: 'relevance' }>;

/** A metric of ranked rows: the mean over queries, each counted at its first row. */
export function rankingParts(spec: MetricSpec, { values, queries }: Relevance, outputs: Outputs): MetricParts {
  const ranked = { relevance: values, scores: outputs.scores[0]!, queries: queries.codes };
  const { form, firstRows, counted } = ranking.meanOverQueries(ranked, queryMetric(spec));
  const isFirst = new Set(firstRows);
  const why = spec.metric === 'precision_at_k' ? `have fewer than ${spec.k} rows` : 'have no relevant row';
  const countedOf = (rows?: Uint32Array): number => countWhere(values.length, rows, (row) => counted[row] === 1);
  return {
    form,
    events: countedOf,
    leftOut: (rows) => ({ n: countWhere(values.length, rows, (row) => isFirst.has(row) && counted[row] === 0), what: `queries that ${why}` }),
    undefinedWhy: (rows) => {
      if ((rows?.length ?? values.length) === 0) return NO_ROWS;
      if (spec.metric === 'ndcg' && countWhere(values.length, rows, (row) => values[row]! < 0) > 0) return 'a relevance is below 0';
      if (countWhere(values.length, rows, (row) => isFirst.has(row)) === 0) return 'no query begins in these rows';
      return countedOf(rows) === 0 ? `all queries ${why}` : undefined;
    },
  };
}

function queryMetric(spec: MetricSpec): ranking.QueryMetric {
  switch (spec.metric) {
    case 'ndcg':
      return ranking.ndcg(spec.gain ?? 'linear', spec.k);
    case 'map':
      return ranking.averagePrecisionOfQuery(spec.k);
    case 'mrr':
      return ranking.reciprocalRank(spec.k);
    case 'precision_at_k':
      return ranking.precisionAtK(spec.k!);
    case 'recall_at_k':
      return ranking.recallAtK(spec.k!);
    default:
      throw new TypeError(`${spec.metric} is no metric of rankings.`);
  }
}
