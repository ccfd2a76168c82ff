import type { Counts, Reading } from '../../core/seams.ts';
import type { Observed } from '../../journal/events.ts';
import type { PlannedGuardrail } from '../../journal/plan.ts';

/** The slots that are compared. */
export interface Slots {
  candidate: string;
  champion: string;
}

/** What a window says, without its times and its exposure. */
export type Measured = Omit<Observed, 'since' | 'until' | 'exposure' | 'step' | 'warm'>;

type Kind = Exclude<Reading['kind'], 'outage'>;

const NEEDS: Record<NonNullable<PlannedGuardrail['kind']>, Kind> = { rate: 'counts', quantile: 'histogram', mean: 'values', classes: 'classes', pairs: 'pairs', gauge: 'gauge' };

/**
 * A provider's answer as the judges take it, or why it is none. A slot that the provider does not name has said nothing; numbers that cannot
 * be are an outage, never a number.
 */
export function measured(guardrail: PlannedGuardrail, reading: Reading, slots: Slots): Measured | { outage: string } {
  if (reading.kind === 'outage') return { outage: reading.reason };
  const needs = NEEDS[guardrail.kind ?? 'rate'];
  if (reading.kind !== needs) return { outage: `the provider answered with ${reading.kind}, and this guardrail needs ${needs}` };
  const seen = measuredAs(guardrail, reading, slots);
  if ('outage' in seen) return seen;
  const wrong = noCounts('candidate', seen.candidate) ?? noCounts('champion', seen.champion);
  if (wrong !== undefined) return { outage: wrong };
  return { ...seen, ...(reading.late !== undefined && reading.late > 0 && { late: reading.late }) };
}

function measuredAs(guardrail: PlannedGuardrail, reading: Exclude<Reading, { kind: 'outage' }>, slots: Slots): Measured | { outage: string } {
  switch (reading.kind) {
    case 'counts':
      return rate(reading, slots);
    case 'histogram':
      return histogram(guardrail, reading, slots);
    case 'values':
      return values(guardrail, reading.bySlot, slots);
    case 'classes':
      return classes(guardrail, reading.bySlot, slots);
    case 'pairs':
      return { candidate: { events: reading.differ, total: reading.n }, champion: NOTHING };
    case 'gauge':
      return gauge(reading.bySlot, slots);
  }
}

const NOTHING: Counts = { events: 0, total: 0 };

function rate({ bySlot, missing }: Extract<Reading, { kind: 'counts' }>, { candidate, champion }: Slots): Measured | { outage: string } {
  const arms = { candidate: plain(bySlot[candidate]), champion: plain(bySlot[champion]) };
  if (!missing) return arms;
  const lost = { candidate: missing[candidate] ?? 0, champion: missing[champion] ?? 0 };
  const sound = ([arm, n]: [keyof typeof lost, number]) => Number.isFinite(n) && n >= 0 && arms[arm].events + n <= arms[arm].total;
  if (!(Object.entries(lost) as [keyof typeof lost, number][]).every(sound)) return { outage: `${lost.candidate} and ${lost.champion} missing labels do not fit the counts` };
  return { ...arms, ...(lost.candidate + lost.champion > 0 && { missing: lost }) };
}

function plain({ events, total } = NOTHING): Counts {
  return { events, total };
}

function histogram({ edges: fixed }: PlannedGuardrail, { edges, bySlot }: Extract<Reading, { kind: 'histogram' }>, slots: Slots): Measured | { outage: string } {
  const none = edges.map(() => 0).concat(0);
  const [mine, others] = [bySlot[slots.candidate] ?? none, bySlot[slots.champion] ?? none];
  const odd = [mine, others].some((counts) => counts.length !== none.length || counts.some((count) => !isCount(count)));
  if (odd) return { outage: 'the buckets of the histogram are no counts' };
  const all = { candidate: sumOf(mine), champion: sumOf(others) };
  // At a first delivery there was nobody to fix an edge by, and nobody to compare with.
  if (!fixed) return { candidate: { events: 0, total: all.candidate }, champion: { events: 0, total: all.champion } };
  const above = (at: number) => {
    const index = edges.findIndex((edge) => Math.abs(edge - at) <= SAME_EDGE * Math.abs(at));
    return index < 0 ? undefined : { candidate: sumOf(mine.slice(index + 1)), champion: sumOf(others.slice(index + 1)) };
  };
  const [promotion, harm] = [above(fixed.promotion.at), above(fixed.harm.at)];
  if (!promotion || !harm) return { outage: `the histogram has no bucket edge at ${promotion ? fixed.harm.at : fixed.promotion.at} any more` };
  return {
    candidate: { events: promotion.candidate, total: all.candidate },
    champion: { events: promotion.champion, total: all.champion },
    ...(fixed.harm.at !== fixed.promotion.at && { beyond: harm }),
  };
}

/** Edges come as text from some providers. */
const SAME_EDGE = 1e-9;

function values({ bounds = [0, 1] }: PlannedGuardrail, bySlot: Record<string, { n: number; sum: number }>, slots: Slots): Measured | { outage: string } {
  const [low, high] = bounds;
  const mass = ({ n, sum }: { n: number; sum: number } = { n: 0, sum: 0 }): Counts | undefined => {
    const drawn = (sum - low * n) / (high - low);
    const within = isCount(n) && drawn >= -SAME_EDGE * Math.max(1, n) && drawn <= n + SAME_EDGE * Math.max(1, n);
    return within ? { events: Math.min(n, Math.max(0, drawn)), total: n } : undefined;
  };
  const [candidate, champion] = [mass(bySlot[slots.candidate]), mass(bySlot[slots.champion])];
  return candidate && champion ? { candidate, champion } : { outage: `values lie outside the bounds ${low} to ${high}, or are no numbers` };
}

function classes({ classes: names = [] }: PlannedGuardrail, bySlot: Record<string, Record<string, number>>, slots: Slots): Measured | { outage: string } {
  const countsOf = (counts: Record<string, number> = {}): number[] => {
    const known = names.map((name) => (Object.hasOwn(counts, name) ? counts[name]! : 0));
    const others = Object.entries(counts).reduce((sum, [name, count]) => (names.includes(name) ? sum : sum + count), 0);
    return [...known, others];
  };
  const [candidate, champion] = [countsOf(bySlot[slots.candidate]), countsOf(bySlot[slots.champion])];
  if ([...candidate, ...champion].some((count) => !isCount(count))) return { outage: 'the counts of the classes are no counts' };
  return { candidate: { events: 0, total: sumOf(candidate) }, champion: { events: 0, total: sumOf(champion) }, classes: { candidate, champion } };
}

function gauge(bySlot: Record<string, number>, slots: Slots): Measured | { outage: string } {
  const [candidate, champion] = [bySlot[slots.candidate], bySlot[slots.champion]];
  if ([candidate, champion].some((figure) => figure !== undefined && !Number.isFinite(figure))) return { outage: 'a figure is not a number' };
  const arms = { candidate: { events: 0, total: candidate === undefined ? 0 : 1 }, champion: { events: 0, total: champion === undefined ? 0 : 1 } };
  if (candidate === undefined && champion === undefined) return { outage: 'neither slot has a figure' };
  return candidate === undefined ? arms : { ...arms, gauge: { candidate, champion: champion ?? null } };
}

function noCounts(arm: string, { events, total }: Counts): string | undefined {
  return isCount(events) && isCount(total) && events <= total ? undefined : `the counts of the ${arm} are no counts: ${events} events of ${total}`;
}

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
