import type { Metric } from '../../statistics/metric.ts';

/** What a task makes of a metric's words; names, direction and range come from the table. */
export type MetricParts = Pick<Metric, 'form' | 'undefinedWhy' | 'proportion' | 'events' | 'leftOut' | 'threshold'>;

export interface MetricOptions {
  /** Score at or above which the answer is yes, where the metric does not say. */
  threshold: number;
  /** Clip of the log loss. */
  epsilon: number;
  /** quantile: the declared levels, rising; entry i is that of `Outputs.scores[i]`. */
  quantiles?: readonly number[];
}

export const NO_ROWS = 'there are no rows';

/** A metric that these outputs can never have. */
export function undefinedParts(reason: string): MetricParts {
  return { form: { kind: 'sums', columns: [], of: () => NaN }, undefinedWhy: () => reason, events: () => 0 };
}

/** How many of the rows (of `n`, or of the named ones) are so. */
export function countWhere(n: number, rows: Uint32Array | undefined, is: (row: number) => boolean): number {
  let found = 0;
  if (rows) {
    for (let i = 0; i < rows.length; i++) if (is(rows[i]!)) found += 1;
  } else for (let row = 0; row < n; row++) if (is(row)) found += 1;
  return found;
}

/** A proportion of the rows for which `of` is 0 or 1; trusted as far as its rarer kind goes. */
export function proportionParts(n: number, of: (row: number) => 0 | 1 | undefined): Required<Pick<MetricParts, 'proportion' | 'events'>> {
  return {
    proportion: { of },
    events: (rows) => Math.min(countWhere(n, rows, (row) => of(row) === 1), countWhere(n, rows, (row) => of(row) === 0)),
  };
}
