import type { Delivery } from '../delivery/delivery.ts';
import { count, figure } from './format.ts';
import { brierPartsOf } from './metrics/brier.ts';
import { metricOf, overviewMetrics, valueOf } from './metrics/catalogue.ts';
import type { BrierParts } from '../statistics/metrics/brier-parts.ts';
import type { Outputs, Rows } from './predictions/rows.ts';
import type { TestSet } from './predictions/test-set.ts';

/** The metrics of all rows that a summary shows first, for the sentence and the facts. */
export interface Overview {
  rows: Rows;
  metrics: OverviewMetric[];
  /** The candidate's Brier score taken apart; binary only. */
  brier?: BrierParts;
}

export interface OverviewMetric {
  label: string;
  higherIsBetter: boolean;
  /** `null`: undefined on these rows, or no such model. */
  candidate: number | null;
  champion: number | null;
}

export function overviewOf(rows: Rows, delivery: Delivery): Overview {
  const quantiles = levelsOf(delivery);
  const options = { threshold: delivery.spec.tests!.threshold!, epsilon: rows.epsilon, quantiles };
  return {
    rows,
    brier: brierPartsOf(rows, rows.candidate),
    metrics: overviewMetrics(rows.task, quantiles).map((spec) => {
      const value = (outputs: Outputs | undefined): number | null => (outputs ? valueOf(metricOf(spec, rows, outputs, options), undefined, rows.weights).value : null);
      const { label, higherIsBetter } = metricOf(spec, rows, rows.candidate, options);
      return { label, higherIsBetter, candidate: value(rows.candidate), champion: value(rows.champion) };
    }),
  };
}

/** Declared quantile levels, rising. */
export function levelsOf(delivery: Delivery): number[] | undefined {
  const { quantiles } = delivery.spec.tests!;
  return quantiles && Object.keys(quantiles).map(Number).sort((a, b) => a - b);
}

/** The same numbers in full, by the words of the metrics. */
export function overviewDetails({ metrics, brier, rows }: Overview): Record<string, unknown> {
  const entries = metrics.map(({ label, candidate, champion }) => [label, { candidate, ...(rows.champion && { champion }) }]);
  return { metrics: Object.fromEntries(entries), ...(brier && { brier }) };
}

export function overviewFacts({ rows, metrics, brier }: Overview, testSet: TestSet): [string, string][] {
  const positives = rows.truth.kind === 'binary' ? `, ${count(rows.truth.positives)} positive` : '';
  return [
    ['Test rows', `${count(rows.n)}${positives} (data.${testSet.split})`],
    ...metrics.map(({ label, candidate, champion }): [string, string] => [label.charAt(0).toUpperCase() + label.slice(1), rows.champion ? `${figure(candidate)} (champion ${figure(champion)})` : figure(candidate)]),
    ...(brier ? [['Brier score in parts', `reliability ${figure(brier.reliability)} − resolution ${figure(brier.resolution)} + uncertainty ${figure(brier.uncertainty)}`] satisfies [string, string]] : []),
  ];
}
