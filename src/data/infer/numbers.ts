import { tailBound } from '../../statistics/prediction.ts';
import type { Column } from '../../delivery/spec.ts';
import { grouped, percent, short } from '../words.ts';
import { beyondAtMost, nextPart, quantileRanks, roundedTo, shareAtLeast, shareAtMost, type Budget } from './budget.ts';
import { say, type ColumnDraft } from './draft.ts';
import type { ColumnFacts } from './facts.ts';
import { distinctRule, frequentRules } from './values.ts';

/** Where a change of unit, sign, coding or source shows; both tails, and the middle closer. */
export const LEVELS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;
/** Values of each end that a tail is judged by: many enough for its index, few enough to be the tail. */
const TAIL = 100;
/** Fewer numbers have no tail and no quantiles to speak of. */
const FEWEST = 50;
/** From this index on a tail has no variance, and what it may hold one day is not told from what it held. */
const HEAVY = 0.4;
/** A bound this many times beyond all that was seen stops no damage that the usual range does not. */
const FARTHEST = 20;
/** How far beyond all that was seen, of its distance from the middle, a range goes at least. */
const FARTHER = 2;
/** A range that starts this near to 0, of its median, is taken to start there. */
const NEAR_ZERO = 0.1;

/** Finite numbers of one table's column, by rank. */
export interface Ranked {
  facts: ColumnFacts;
  /** Of a further sample's finite numbers: about how many there will be. */
  next: number;
  n: number;
  at: ReadonlyMap<number, number>;
}

export function finiteCount({ rows, nulls, nan, infinite }: ColumnFacts): number {
  return rows - nulls - nan - infinite;
}

export function nextNumbers(facts: ColumnFacts, budget: Budget): number {
  return nextPart({ events: finiteCount(facts), n: facts.rows }, budget);
}

/** Every rank that `numberRules` will look at. */
export function ranksWanted(facts: ColumnFacts, budget: Budget): number[] {
  const n = finiteCount(facts);
  const m = nextNumbers(facts, budget);
  if (n === 0) return [];
  const k = tailSize(n);
  const bands = m < FEWEST ? [] : LEVELS.flatMap((level) => Object.values(quantileRanks(level, n, m, budget)));
  const tails = Array.from({ length: k + 1 }, (_, index) => [index + 1, n - index]).flat();
  return [...new Set([1, Math.ceil(n / 2), n, ...bands, ...tails])].filter((rank) => rank >= 1 && rank <= n).sort((a, b) => a - b);
}

function tailSize(n: number): number {
  return Math.max(1, Math.min(TAIL, Math.floor(n / 10)));
}

/** Range, usual range, quantiles, mean, frequent single values and number of different ones. */
export function numberRules(draft: ColumnDraft, tables: readonly Ranked[], budget: Budget): void {
  const some = tables.filter(({ n }) => n > 0);
  if (some.length === 0) return;
  const low = Math.min(...some.map(({ at }) => at.get(1)!));
  const high = Math.max(...some.map(({ at, n }) => at.get(n)!));
  const integer = some.every(({ facts }) => facts.info.type === 'integer');
  if (some.every(({ n }) => n >= FEWEST)) {
    const range = hardRange(some, budget, { low, high, integer });
    if (range.between) say(draft, 'between', range.between, range.why);
    draft.heavy = range.index > HEAVY;
    const beyond = beyondAtMost(some.map(({ n }) => n), budget);
    if (low > range.low || high < range.high)
      draft.rules.push({
        value: { name: `${draft.name}: the usual range`.slice(0, 200), column: draft.name, between: [low, high], mostly: Number((1 - beyond).toPrecision(12)) },
        why: `seen ${exact(low)} to ${exact(high)}; of a further sample up to ${percent(beyond)} may lie beyond both ends, whatever the distribution`,
      });
    quantileBands(draft, some, budget);
  }
  frequentRules(draft, tables.map(({ facts }) => facts), budget, 'numbers');
  distinctRule(draft, tables.map(({ facts }) => facts), budget);
}

/** As it is, but for the digits that doubles make up. */
function exact(value: number): string {
  return String(Number(value.toPrecision(12)));
}

interface Range {
  low: number;
  high: number;
  /** Undefined where both tails are too heavy for a range. */
  between?: Column['between'];
  why: string;
  /** Of the heavier tail. */
  index: number;
}

function hardRange(tables: readonly Ranked[], budget: Budget, { low, high, integer }: { low: number; high: number; integer: boolean }): Range {
  const ends = tables.map(({ at, n, next }) => {
    const k = tailSize(n);
    const m = Math.max(next, n);
    const top = Array.from({ length: k + 1 }, (_, index) => at.get(n - index)!);
    const bottom = Array.from({ length: k + 1 }, (_, index) => -at.get(index + 1)!);
    return { up: tailBound({ top, n }, m, budget.alpha), down: tailBound({ top: bottom, n }, m, budget.alpha) };
  });
  const outward = (value: number, round: (x: number) => number) => (integer && Math.abs(value) < 1e15 ? round(roundedTo(value, 3, round)) : roundedTo(value, 3, round));
  // A lone outlier tells no estimator of a tail of itself: the range goes twice as far again as its end is from the middle.
  const again = (end: number) => end + FARTHER * (end - middle);
  const middle = tables[0]!.at.get(Math.ceil(tables[0]!.n / 2)) ?? 0;
  // Whole amounts come down to nothing; a latitude that was never below 13 may yet be below 0.
  const endsAtZero = (end: number) => Math.abs(end) <= NEAR_ZERO * Math.abs(middle) || end === 0;
  const up = sideOf(ends.map((end) => end.up), high, high <= 0 && endsAtZero(high), (value) => Math.max(high, outward(Math.max(value, again(high)), Math.ceil)));
  const down = sideOf(ends.map((end) => end.down), -low, low >= 0 && endsAtZero(low), (value) => Math.max(-low, outward(Math.max(value, -again(low)), Math.ceil)));
  const from = down.bound === undefined ? undefined : 0 - down.bound;
  const between = from === undefined ? (up.bound === undefined ? undefined : { at_most: up.bound }) : up.bound === undefined ? { at_least: from } : [from, up.bound];
  return {
    low: from ?? -Infinity,
    high: up.bound ?? Infinity,
    ...(between === undefined ? {} : { between }),
    index: Math.max(...ends.flatMap((end) => [end.up.index, end.down.index])),
    why: `every value; seen ${exact(low)} to ${exact(high)}; below: ${down.why}; above: ${up.why}`,
  };
}

/** One end, seen from inside: the greatest value that any table's tail leads to, 0 where no value has that sign, or none. */
function sideOf(tails: readonly { bound: number; index: number }[], seen: number, oneSign: boolean, outward: (value: number) => number): { bound?: number; why: string } {
  const bound = Math.max(...tails.map((tail) => tail.bound));
  const index = Math.max(...tails.map((tail) => tail.index));
  if (oneSign && bound > 0) return { bound: 0, why: 'no value has this sign' };
  if (index > HEAVY && bound > FARTHEST * Math.abs(seen)) return { why: `no bound, so heavy is the tail (index ${short(index)})` };
  return { bound: outward(bound), why: `margin of a generalised Pareto tail of index ${short(index)}` };
}

function quantileBands(draft: ColumnDraft, tables: readonly Ranked[], budget: Budget): void {
  if (tables.some(({ next }) => next < FEWEST)) return;
  const ends = LEVELS.map((level) => {
    const ranks = tables.map(({ at, n, next }) => {
      const { low, high } = quantileRanks(level, n, next, budget);
      return { low: at.get(low) ?? -Infinity, high: at.get(high) ?? Infinity };
    });
    return { low: Math.min(...ranks.map((rank) => rank.low)), high: Math.max(...ranks.map((rank) => rank.high)) };
  });
  const bands: NonNullable<ColumnDraft['column']['quantiles']> = {};
  for (const [index, { low, high }] of ends.entries()) {
    // Quantiles rise: what the level below is at least, and the level above at most, need not be said again.
    const least = Number.isFinite(low) && low !== ends[index - 1]?.low ? { at_least: low } : {};
    const most = Number.isFinite(high) && high !== ends[index + 1]?.high ? { at_most: high } : {};
    if (Object.keys({ ...least, ...most }).length > 0) bands[String(LEVELS[index])] = { ...least, ...most };
  }
  if (Object.keys(bands).length > 0)
    say(draft, 'quantiles', bands, `each is held by order statistics that the quantile of the next ${grouped(Math.min(...tables.map(({ next }) => next)))} numbers leaves with a chance of ${short(budget.alpha)} a side`);
}

/** Null, NaN and infinity: as shares of all rows. */
export function missingRules(draft: ColumnDraft, tables: readonly ColumnFacts[], budget: Budget): void {
  const nulls = tables.map(({ nulls: events, rows: n }) => ({ events, n }));
  const most = shareAtMost(nulls, budget);
  const least = shareAtLeast(nulls, budget);
  const seen = tables.map((facts) => percent(facts.nulls / facts.rows)).join(', ');
  const none = nulls.every(({ events }) => events === 0);
  if (most < 1 || least > 0)
    say(draft, 'null_rate', { ...(least > 0 ? { at_least: least } : {}), ...(most < 1 ? { at_most: most } : {}) }, none ? `none seen; ${percent(most)} is what none in ${grouped(Math.max(...nulls.map(({ n }) => n)))} rows cannot rule out` : `seen ${seen}`);
  if (tables.every(({ info }) => info.type === 'float')) {
    const nan = shareAtMost(tables.map(({ nan: events, rows: n }) => ({ events, n })), budget);
    const infinite = shareAtMost(tables.map(({ infinite: events, rows: n }) => ({ events, n })), budget);
    if (nan < 1) say(draft, 'nan_rate', { at_most: nan }, tables.every((facts) => facts.nan === 0) ? 'none seen' : `seen ${tables.map((facts) => percent(facts.nan / facts.rows)).join(', ')}`);
    if (infinite < 1) say(draft, 'infinite_rate', { at_most: infinite }, tables.every((facts) => facts.infinite === 0) ? 'none seen' : `seen ${tables.map((facts) => percent(facts.infinite / facts.rows)).join(', ')}`);
  }
}
