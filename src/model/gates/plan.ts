import type { Delivery } from '../../delivery/delivery.ts';
import type { Gate } from '../../delivery/spec.ts';
import { normalQuantile, twoSidedQuantile } from '../../statistics/normal.ts';
import { percent } from '../format.ts';
import { METRIC_TABLE, type MetricName } from '../metrics/catalogue.ts';
import { metricId } from '../metrics/words.ts';
import { POWER } from './decide.ts';
import { defaultGates } from './defaults.ts';
import { fairnessPlan } from './plan-fairness.ts';
import { kindOf, type DeclaredKind } from './questions.ts';
import { levelForUse } from './test-set-uses.ts';
import { FEWEST_EVENTS } from './trust.ts';

/** What is assumed where no data say it. */
export interface Assumptions {
  /** Chance of a pass, where the truth is what a gate supposes. */
  power: number;
  /** Confidence of the intervals, after what the use of the test set costs. */
  level: number;
  /** Correlation of the two models' metrics over test sets of one size. */
  correlation: number;
  /** Share of rows on which the two models' answers differ, where it is known: for accuracy. */
  disagreement?: number;
  /** Gain over the champion that a superiority gate should find, by metric. */
  gain?: number;
}

/** What is known of a metric of one model, per row: a standard error is `spread / √n`. */
export interface PilotMetric {
  /** Of the model that stands for the candidate; null where undefined. */
  value: number | null;
  spread: number;
  /** Of the difference of two models, where two were there. */
  pairedSpread?: number;
  /** Of the same rows under a constant; null where there is none. */
  constant?: number | null;
  /** Spread of the difference to the constant. */
  constantSpread?: number;
}

export interface Pilot {
  /** `measured`: predictions and labels were there; `assumed`: rows were made up from a rate and a ROC AUC. */
  source: 'measured' | 'assumed';
  /** In words, for the reader. */
  basis: string;
  /** Share of positives; binary only. */
  rate?: number;
  metric(gate: Gate): PilotMetric | undefined;
  /** Share of the rows that each slice of a cut has. */
  slices: { name: string; share: number }[];
  groups: { column: string; shares: number[] }[];
}

/** How many labelled rows one gate needs. */
export interface PlanLine {
  rule: string;
  /** `null`: no number of rows would do; `why` says so. */
  rows: number | null;
  why: string;
  slice?: string;
}

/** Rows that each gate of the delivery file needs for a pass at the wanted power, gravest first; before any row is labelled. */
export function planTests(delivery: Delivery, pilot: Pilot, assumptions: Assumptions): PlanLine[] {
  const tests = delivery.spec.tests!;
  const gates = tests.gates ?? defaultGates(tests.task, true).gates;
  const lines = gates.map((gate) => lineFor(gate, pilot, assumptions));
  for (const gate of tests.slices?.gates ?? [])
    for (const slice of pilot.slices) {
      const { rows, rule, why } = lineFor(gate, pilot, assumptions);
      lines.push({ rule: `${rule} where ${slice.name}`, slice: slice.name, rows: rows === null ? null : Math.ceil(rows / slice.share), why: `${why}; ${percent(slice.share)} of the rows are in the slice` });
    }
  return [...lines, ...fairnessPlan(delivery, pilot, assumptions)].sort((a, b) => (b.rows ?? Infinity) - (a.rows ?? Infinity));
}

/** The level at the k-th use of a counted test set; the declared one where uses are not counted. */
export function plannedLevel(delivery: Delivery, use: number | undefined): number {
  const declared = delivery.spec.tests!.level!;
  return use === undefined ? declared : levelForUse(use, declared);
}

/** n = ((z of the level + z of the power) · spread / distance)²: the pass of a one-sided bound. Both sides at once share the risk. */
export function rowsFor(spread: number, distance: number, { level, power }: Pick<Assumptions, 'level' | 'power'>, sides: 1 | 2 = 1): number {
  const reach = twoSidedQuantile(level) + normalQuantile(1 - (1 - power) / sides);
  return Math.ceil(((reach * spread) / distance) ** 2);
}

export const DEFAULTS = { power: POWER, correlation: 0.8, rate: 0.5, auc: 0.8 } as const;

function lineFor(gate: Gate, pilot: Pilot, assumptions: Assumptions): PlanLine {
  const kind = kindOf(gate);
  const rule = `${gate.metric === 'custom' ? (gate.name ?? 'custom') : metricId(gate)}: ${WORDS[kind](gate)}`;
  const metric = pilot.metric(gate);
  if (!metric) return { rule, rows: null, why: PILOT_NEEDED };
  const needed = distanceOf(gate, kind, metric, assumptions);
  if ('why' in needed) return { rule, rows: null, why: needed.why };
  const rows = rowsFor(needed.spread, needed.distance, assumptions, kind === 'within_of_champion' ? 2 : 1);
  const fewest = fewestFor(gate, pilot);
  return rows < fewest.rows ? { rule, rows: fewest.rows, why: `${needed.supposes}; ${fewest.why}` } : { rule, rows, why: needed.supposes };
}

/** Rows below which there is no interval at all, so no pass (trust.ts). */
function fewestFor({ metric }: Gate, { rate }: Pilot): { rows: number; why: string } {
  const { fewestRows = 0 } = METRIC_TABLE[metric as MetricName] ?? {};
  const [rows, of] = rate === undefined ? [FEWEST_EVENTS, ''] : [Math.ceil(FEWEST_EVENTS / Math.min(rate, 1 - rate)), ' of each kind'];
  return fewestRows > rows ? { rows: fewestRows, why: `at least ${fewestRows} rows for an interval of it` } : { rows, why: `at least ${FEWEST_EVENTS} rows${of}` };
}

const PILOT_NEEDED = 'how much it varies is not known: name predictions of the champion on labelled rows (data.develop)';

const WORDS: Record<DeclaredKind, (gate: Gate) => string> = {
  at_least: (gate) => `at least ${gate.at_least}`,
  at_most: (gate) => `at most ${gate.at_most}`,
  no_worse_than_champion_by: (gate) => `no worse than the champion by ${gate.no_worse_than_champion_by}`,
  better_than_champion_by: (gate) => `better than the champion by ${gate.better_than_champion_by}`,
  within_of_champion: (gate) => `as good as the champion, within ${gate.within_of_champion}`,
  no_worse_than_constant: () => 'no worse than a constant',
};

type Distance = { spread: number; distance: number; supposes: string } | { why: string };

function distanceOf(gate: Gate, kind: DeclaredKind, metric: PilotMetric, assumptions: Assumptions): Distance {
  const paired = pairedSpread(gate, metric, assumptions);
  switch (kind) {
    case 'no_worse_than_champion_by':
    case 'within_of_champion': {
      const margin = gate[kind]!;
      return margin > 0 ? { ...paired, distance: margin, supposes: `the models are equal; ${paired.supposes}` } : { why: 'a margin of 0 cannot be shown of equal models, with any number of rows' };
    }
    case 'better_than_champion_by': {
      const room = (assumptions.gain ?? 0) - gate.better_than_champion_by!;
      return room > 0 ? { ...paired, distance: room, supposes: `the candidate gains ${assumptions.gain}; ${paired.supposes}` } : { why: `say which gain it should find (--gain, above ${gate.better_than_champion_by})` };
    }
    case 'no_worse_than_constant': {
      if (metric.constant === undefined || metric.constant === null || metric.value === null || metric.constantSpread === undefined) return { why: 'it is undefined for a constant' };
      const room = Math.abs(metric.value - metric.constant);
      return room > 0 ? { spread: metric.constantSpread, distance: room, supposes: `the candidate has ${short(metric.value)} and a constant ${short(metric.constant)}` } : { why: 'the model is a constant' };
    }
    default: {
      if (metric.value === null) return { why: 'the metric is undefined on these rows' };
      const room = kind === 'at_least' ? metric.value - gate.at_least! : gate.at_most! - metric.value;
      return room > 0 ? { spread: metric.spread, distance: room, supposes: `the candidate has ${short(metric.value)}` } : { why: `a candidate with ${short(metric.value)} does not hold the limit, with any number of rows` };
    }
  }
}

function pairedSpread({ metric: name }: Gate, metric: PilotMetric, { correlation, disagreement }: Assumptions): { spread: number; supposes: string } {
  // Equal models differ on a share d of the rows, half of them each way: a difference of 0 with variance d.
  if (disagreement !== undefined && name === 'accuracy') return { spread: Math.sqrt(disagreement), supposes: `they differ on ${percent(disagreement)} of the rows` };
  if (metric.pairedSpread !== undefined && metric.pairedSpread > 0) return { spread: metric.pairedSpread, supposes: 'they vary together as measured' };
  return { spread: metric.spread * Math.sqrt(2 * (1 - correlation)), supposes: `their estimates correlate by ${correlation}` };
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
