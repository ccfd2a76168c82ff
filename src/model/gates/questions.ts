import type { Delivery } from '../../delivery/delivery.ts';
import { METRIC_TABLE, type MetricName } from '../../delivery/metric-table.ts';
import type { Gate } from '../../delivery/spec.ts';
import { metricId } from '../metrics/words.ts';
import { sliceBy, type Rows, type Slice } from '../predictions/rows.ts';
import { sliceCuts } from '../slices/cuts.ts';
import { defaultGates } from './defaults.ts';
import type { Rule } from './decide.ts';
import type { Against } from './models.ts';

/** What a gate asks; the two about the anchor follow from those about the champion. */
export const KINDS = ['at_least', 'at_most', 'no_worse_than_champion_by', 'better_than_champion_by', 'within_of_champion', 'no_worse_than_constant'] as const;
export type DeclaredKind = (typeof KINDS)[number];
export type Kind = DeclaredKind | 'no_worse_than_anchor_by' | 'within_of_anchor';

/** One gate asked of all rows or of one slice. */
export interface Question {
  gate: Gate;
  /** The metric in the words of the gate: `roc_auc`, `fbeta(beta=2)`, or the name of a custom one. */
  metric: string;
  higherIsBetter: boolean;
  kind: Kind;
  /** As declared: a limit of the metric, or a margin. */
  limit: number;
  /** What the metric, or the difference to `against`, must keep. */
  rule: Rule;
  against?: Against;
  slice?: Slice;
  /** Where the gate stands in the delivery file. */
  path: (string | number)[];
}

export interface Questions {
  questions: Question[];
  /** Slices that are left out for having fewer rows than declared. */
  small: Slice[];
  /** Gates that need a champion, in words, when there is none. */
  off: string[];
  notes: string[];
}

/** Against the anchor, times the margin against the champion, where a gate declares no cumulative margin. */
export const CUMULATIVE = 2;

/** Every gate of the delivery file on metrics, or the default ones. Slices too small to judge come back apart. */
export function questionsOf(delivery: Delivery, rows: Rows): Questions {
  const tests = delivery.spec.tests!;
  const result: Questions = { questions: [], small: [], off: [], notes: [] };
  if (tests.gates === undefined) {
    const { gates, note } = defaultGates(tests.task, rows.champion !== undefined);
    result.notes.push(note);
    for (const gate of gates) ask(result, rows, gate, ['tests']);
  }
  tests.gates?.forEach((gate, i) => ask(result, rows, gate, ['tests', 'gates', i]));
  if (tests.slices?.gates)
    for (const cuts of sliceCuts(delivery))
      for (const slice of sliceBy(rows, cuts)) {
        if (slice.rows.length < tests.slices.min_rows!) result.small.push(slice);
        else tests.slices.gates.forEach((gate, i) => ask(result, rows, gate, ['tests', 'slices', 'gates', i], slice));
      }
  result.off = [...new Set(result.off)];
  if (!rows.anchor && result.questions.some(({ against }) => against === 'champion'))
    result.notes.push('No anchor (tests.anchor): each delivery is compared with the one before it alone, so small accepted losses could add up unseen.');
  return result;
}

/** A list of gates on all rows, from another part of the delivery file. */
export function questionsFor(rows: Rows, gates: readonly Gate[], path: readonly (string | number)[]): Pick<Questions, 'questions' | 'off'> {
  const result: Questions = { questions: [], small: [], off: [], notes: [] };
  gates.forEach((gate, i) => ask(result, rows, gate, [...path, i]));
  return result;
}

/** True where any gate compares with a champion, the default ones included. */
export function comparesWithChampion(delivery: Delivery): boolean {
  const tests = delivery.spec.tests!;
  return (
    tests.gates === undefined ||
    tests.flips !== undefined ||
    [...tests.gates, ...(tests.slices?.gates ?? []), ...(tests.shift?.gates ?? [])].some((gate) => RELATIVE.some((kind) => gate[kind] !== undefined)) ||
    (tests.fairness?.gates ?? []).some((gate) => gate.no_worse_than_champion_by !== undefined)
  );
}

const RELATIVE = ['no_worse_than_champion_by', 'better_than_champion_by', 'within_of_champion'] as const;

export function kindOf(gate: Gate): DeclaredKind {
  return KINDS.find((kind) => gate[kind] !== undefined)!;
}

/** Which way is better; METRIC_TABLE's `none` counts as higher, since comparisons of such metrics are refused or two-sided. */
export function higherIsBetter(gate: Gate): boolean {
  return gate.metric === 'custom' ? (gate.higher_is_better ?? true) : METRIC_TABLE[gate.metric as MetricName].better !== 'lower';
}

export function ruleOf(gate: Gate, kind: Kind, limit: number): Rule {
  const higher = higherIsBetter(gate);
  switch (kind) {
    case 'at_least':
    case 'at_most':
      return { kind, limit };
    case 'no_worse_than_champion_by':
    case 'no_worse_than_anchor_by':
    case 'no_worse_than_constant':
      return higher ? { kind: 'at_least', limit: limit === 0 ? 0 : -limit } : { kind: 'at_most', limit };
    case 'better_than_champion_by':
      return higher ? { kind: 'at_least', limit, beyond: true } : { kind: 'at_most', limit: limit === 0 ? 0 : -limit, beyond: true };
    case 'within_of_champion':
    case 'within_of_anchor':
      return { kind: 'within', limit };
  }
}

function ask(result: Questions, rows: Rows, gate: Gate, at: (string | number)[], slice?: Slice): void {
  const kind = kindOf(gate);
  const limit = kind === 'no_worse_than_constant' ? 0 : gate[kind]!;
  const path = at.length > 1 ? [...at, kind] : at;
  const relative = RELATIVE.some((one) => one === kind);
  const metric = gate.metric === 'custom' ? (gate.name ?? 'custom') : metricId(gate);
  const question = { gate, metric, higherIsBetter: higherIsBetter(gate), slice, path };
  if (relative && !rows.champion) {
    result.off.push(`${metric} ${OFF[kind as (typeof RELATIVE)[number]]} ${limit}${slice ? ' in slices' : ''}`);
    return;
  }
  const against = relative ? ('champion' as const) : kind === 'no_worse_than_constant' ? ('constant' as const) : undefined;
  result.questions.push({ ...question, kind, limit, rule: ruleOf(gate, kind, limit), against });
  if (!relative || !rows.anchor) return;
  const anchored: Kind = kind === 'within_of_champion' ? 'within_of_anchor' : 'no_worse_than_anchor_by';
  const cumulative = gate.cumulative ?? CUMULATIVE * limit;
  const anchorPath = at.length > 1 && gate.cumulative !== undefined ? [...at, 'cumulative'] : path;
  result.questions.push({ ...question, path: anchorPath, kind: anchored, limit: cumulative, rule: ruleOf(gate, anchored, cumulative), against: 'anchor' });
}

const OFF: Record<(typeof RELATIVE)[number], string> = {
  no_worse_than_champion_by: 'no worse than the champion by',
  better_than_champion_by: 'better than the champion by',
  within_of_champion: 'as good as the champion within',
};

