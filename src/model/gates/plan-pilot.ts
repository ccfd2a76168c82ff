import type { Delivery } from '../../delivery/delivery.ts';
import type { Gate } from '../../delivery/spec.ts';
import { normalQuantile } from '../../statistics/normal.ts';
import { normalValue, seededRandom, uniform } from '../../statistics/random.ts';
import { count } from '../format.ts';
import { METRIC_TABLE, type MetricName } from '../metrics/catalogue.ts';
import { levelsOf } from '../overview.ts';
import { sliceBy, type Rows } from '../predictions/rows.ts';
import { cutName, sliceCuts } from '../slices/cuts.ts';
import { estimateAll, type Estimate } from './estimate.ts';
import type { Pilot, PilotMetric } from './plan.ts';

/** Level of the intervals whose widths are turned into spreads; any would do. */
const LEVEL = 0.95;
const ASSUMED_ROWS = 20_000;
const REPLICATES = 400;

/** What labelled rows with predictions say of each metric's spread; differences are never taken from them, only how much they vary. */
export function pilotOf(delivery: Delivery, rows: Rows, basis: string): Pilot {
  const slices = sliceCuts(delivery).flatMap((cuts) => (cuts.every((cut) => rows.categories[cut]) ? sliceBy(rows, cuts) : []));
  const groups = (delivery.spec.tests!.fairness?.groups ?? []).map((by) => ({ column: cutName(by), shares: sharesOf(rows, cutName(by)) }));
  return {
    source: 'measured',
    basis,
    rate: rows.truth.kind === 'binary' ? rows.truth.positives / rows.n : undefined,
    metric: (gate) => metricOf(delivery, rows, gate),
    slices: slices.map(({ name, rows: { length } }) => ({ name, share: length / rows.n })),
    groups,
  };
}

/**
 * Rows made up for a binary task before there are any: normal signals with the assumed share of positives and ROC AUC, whose
 * scores are calibrated. They stand for no one's data; only how much metrics vary is read off them.
 */
export function assumedPilot(delivery: Delivery, { rate, auc, slices, groups }: { rate: number; auc: number } & Pick<Pilot, 'slices' | 'groups'>): Pilot | undefined {
  if (delivery.spec.tests!.task !== 'binary') return undefined;
  const rows = assumedRows(ASSUMED_ROWS, rate, auc);
  const pilot = pilotOf(delivery, rows, `assumed: ${Number((100 * rate).toPrecision(3))} % of the rows positive, ROC AUC ${auc}, calibrated scores`);
  return { ...pilot, source: 'assumed', rate, slices, groups };
}

function assumedRows(n: number, rate: number, auc: number): Rows {
  const random = seededRandom(1);
  // AUC = Φ(1 / (noise √2)) of two normals one apart.
  const noise = 1 / (Math.SQRT2 * normalQuantile(auc));
  const labels = Uint8Array.from({ length: n }, () => (uniform(random) < rate ? 1 : 0));
  const scores = Float64Array.from(labels, (label) => 1 / (1 + ((1 - rate) / rate) * Math.exp((0.5 - (label + noise * normalValue(random))) / noise ** 2)));
  return { task: 'binary', n, truth: { kind: 'binary', labels, positives: labels.reduce((a, b) => a + b, 0) }, candidate: { scores: [scores] }, categories: {}, epsilon: 2 ** -52 };
}

function metricOf(delivery: Delivery, rows: Rows, gate: Gate): PilotMetric | undefined {
  if (gate.metric === 'custom') return undefined;
  const { threshold, seed } = delivery.spec.tests!;
  const against = [undefined, ...(rows.champion ? (['champion'] as const) : []), ...(METRIC_TABLE[gate.metric as MetricName].undefinedForConstant === undefined ? (['constant'] as const) : [])];
  const found = estimateAll(rows, against.map((other) => ({ spec: gate, against: other, level: LEVEL, strictLevel: LEVEL })), { threshold: threshold!, quantiles: levelsOf(delivery), replicates: REPLICATES, seed: seed! });
  const of = (other: (typeof against)[number]): Estimate | undefined => found[against.indexOf(other)];
  const spread = (estimate: Estimate | undefined): number | undefined => (estimate?.interval ? estimate.interval.standardError * Math.sqrt(rows.n) : undefined);
  const own = spread(found[0]);
  if (own === undefined) return undefined;
  return { value: found[0]!.candidate, spread: own, pairedSpread: spread(of('champion')), constant: of('constant')?.other, constantSpread: spread(of('constant')) };
}

function sharesOf(rows: Rows, cut: string): number[] {
  const categories = rows.categories[cut];
  if (!categories) return [];
  const counts = new Array<number>(categories.names.length).fill(0);
  for (const code of categories.codes) counts[code]! += 1;
  return counts.filter((found) => found > 0).map((found) => found / rows.n);
}

/** In words, for the reader. */
export function measuredBasis(rows: Rows, declared: string, both: boolean): string {
  return `measured: ${count(rows.n)} rows of ${declared} with predictions of ${both ? 'both models' : 'one model'}`;
}
