import { identifier } from '../../core/sql.ts';
import { percent } from '../words.ts';
import { nextPart, quantileRanks, type Budget } from './budget.ts';
import { say, type ColumnDraft } from './draft.ts';
import type { ColumnFacts } from './facts.ts';
import { presentOf } from './values.ts';

/** Of the time of day: where a shift by hours shows. */
export const HOUR_LEVELS = [0.1, 0.5, 0.9] as const;
const DAY = 86_400_000;
const FEWEST = 50;

/** Minutes since midnight, in SQL that all engines read. */
export function minuteOfDay(name: string): string {
  const value = identifier(name);
  return `(extract(hour FROM ${value}) * 60 + extract(minute FROM ${value}))`;
}

export function minuteRanks(facts: ColumnFacts, budget: Budget): number[] {
  const n = presentOf(facts);
  const m = nextPart({ events: n, n: facts.rows }, budget);
  if (facts.info.type !== 'timestamp' || m < FEWEST) return [];
  const bands = HOUR_LEVELS.flatMap((level) => Object.values(quantileRanks(level, n, m, budget)));
  return [...new Set([1, n, ...bands])].filter((rank) => rank >= 1 && rank <= n).sort((a, b) => a - b);
}

export interface TimeTable {
  facts: ColumnFacts;
  /** Minutes of the day by rank. */
  minutes: ReadonlyMap<number, number>;
}

/** A range that leaves room for time to pass, and the time of day, which a wrong time zone shifts. */
export function timeRules(draft: ColumnDraft, tables: readonly TimeTable[], budget: Budget): void {
  const firsts = tables.flatMap(({ facts }) => (facts.first === undefined ? [] : [instantOf(facts.first)]));
  const lasts = tables.flatMap(({ facts }) => (facts.last === undefined ? [] : [instantOf(facts.last)]));
  const [first, last] = [Math.min(...firsts), Math.max(...lasts)];
  if (Number.isFinite(first) && Number.isFinite(last)) {
    const span = Math.max(last - first, DAY);
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    say(draft, 'between', [day(first - span / 4 - DAY), day(last + span + 2 * DAY)], `seen ${day(first)} to ${day(last)}; a quarter of that time is left before and the whole of it after, since time goes on: move it when it does`);
  }
  clockRules(draft, tables, budget);
}

function instantOf(text: string): number {
  const iso = text.replace(' ', 'T');
  return Date.parse(/[Z+]|-\d\d(:\d\d)?$/.test(iso.slice(10)) ? iso.replace(/([+-]\d\d)$/, '$1:00') : iso.length <= 10 ? iso : `${iso}Z`);
}

function clockRules(draft: ColumnDraft, tables: readonly TimeTable[], budget: Budget): void {
  if (tables.some(({ minutes, facts }) => minutes.size === 0 || minutes.get(1) === minutes.get(presentOf(facts)))) return;
  const name = draft.name;
  const part = minuteOfDay(tables[0]!.facts.info.name);
  for (const level of HOUR_LEVELS) {
    const bands = tables.map(({ facts, minutes }) => {
      const n = presentOf(facts);
      const { low, high } = quantileRanks(level, n, nextPart({ events: n, n: facts.rows }, budget), budget);
      return { low: minutes.get(low) ?? 0, high: minutes.get(high) ?? Infinity };
    });
    const low = Math.min(...bands.map((band) => band.low));
    const high = Math.max(...bands.map((band) => band.high));
    // A null time is told by its own rule.
    const nulls = tables.some(({ facts }) => facts.nulls > 0) ? `${identifier(tables[0]!.facts.info.name)} IS NULL OR ` : '';
    if (nulls !== '') continue;
    const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    if (low > 0) draft.rows.push({ value: { name: `${name}: ${percent(1 - level)} at ${clock(low)} or later`.slice(0, 200), sql: `${part} >= ${low}`, mostly: Number((1 - level).toPrecision(6)) }, why: `the ${percent(level)} quantile of the time of day; a wrong time zone moves it` });
    if (Number.isFinite(high)) draft.rows.push({ value: { name: `${name}: ${percent(level)} at ${clock(high)} or earlier`.slice(0, 200), sql: `${part} <= ${high}`, mostly: level }, why: `the ${percent(level)} quantile of the time of day; a wrong time zone moves it` });
  }
}
