import { parseDuration } from '../../core/duration.ts';
import { canonicalJson } from '../../core/digest.ts';

/** One way in which a delivery file asks for less than an earlier one. */
export interface Loosening {
  /** In the file at hand; its nearest ancestor stands there where the value itself is gone. */
  path: (string | number)[];
  /** `tests.gates (roc_auc).at_least: 0.88 before, 0.85 now` */
  what: string;
}

/** Where a comparison is, for messages. */
export interface At {
  path: (string | number)[];
  shown: string;
}

/** What `now` asks less than `then`. Undefined: not declared. */
export type Direction = (then: unknown, now: unknown, at: At) => Loosening[];
export type Directions = Record<string, Direction>;

/** Says nothing of what is demanded. */
export const neutral: Direction = () => [];

/** The rule for whatever is not known to be tighter: any change counts. */
export const same: Direction = (then, now, at) => (isSame(then, now) ? [] : [loosening(then, now, at)]);

/** A demand that was not there before may come; one that was there stays as it is. */
export const pinned: Direction = (then, now, at) => (then === undefined ? [] : same(then, now, at));

/** Its presence allows something: it may go, and neither come nor change. */
export const exception: Direction = (then, now, at) => (now === undefined ? [] : same(then, now, at));

/** Numbers of which the smaller one asks for more. */
export function atMost(absent = Infinity): Direction {
  return numeric(absent, (then, now) => now <= then);
}

export function atLeast(absent = -Infinity): Direction {
  return numeric(absent, (then, now) => now >= then);
}

/** Where nothing is declared another limit holds, which is not known here: only two numbers can be compared. */
export const lowerLimit: Direction = numeric(Number.NaN, (then, now) => now >= then);
export const upperLimit: Direction = numeric(Number.NaN, (then, now) => now <= then);

export function shorter(absent?: string): Direction {
  return numeric(absent === undefined ? Infinity : parseDuration(absent), (then, now) => now <= then, milliseconds);
}

export function longer(absent?: string): Direction {
  return numeric(absent === undefined ? -Infinity : parseDuration(absent), (then, now) => now >= then, milliseconds);
}

function numeric(absent: number, isAsTight: (then: number, now: number) => boolean, read: (value: unknown) => number = plain): Direction {
  const number = (value: unknown) => (value === undefined ? absent : read(value));
  // Where nothing was asked, whatever is asked now is more, also of dates and texts.
  const isNew = (then: unknown, now: unknown) => then === undefined && now !== undefined && Math.abs(absent) === Infinity;
  return (then, now, at) => (isSame(then, now) || isNew(then, now) || isAsTight(number(then), number(now)) ? [] : [loosening(then, now, at)]);
}

function plain(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function milliseconds(value: unknown): number {
  try {
    return parseDuration(String(value));
  } catch {
    return Number.NaN;
  }
}

/** Values from the loosest to the tightest; those of one rank cannot be compared. */
export function order(ranks: readonly (readonly unknown[])[], absent?: unknown): Direction {
  const rank = (value: unknown) => ranks.findIndex((these) => these.includes(value === undefined ? absent : value));
  return (then, now, at) => {
    const [before, after] = [rank(then), rank(now)];
    const tighter = before >= 0 && after > before;
    return tighter || isSame(then ?? absent, now ?? absent) ? [] : [loosening(then, now, at)];
  };
}

/** Lists that allow: fewer is tighter. Without one, everything is allowed, or nothing. */
export function allowed(absent: 'everything' | 'nothing'): Direction {
  return (then, now, at) => {
    if (isSame(then, now)) return [];
    if (now === undefined) return absent === 'nothing' ? [] : [loosening(then, now, at)];
    if (then === undefined && absent === 'everything') return [];
    const before = setOf(then ?? []);
    const more = before && setOf(now) && items(now).filter((each) => !before.has(canonicalJson(each)));
    return more?.length === 0 ? [] : [loosening(then, now, at)];
  };
}

/** Lists that ask: more is tighter. Without one, nothing is asked, or everything is. */
export function asked(absent: 'everything' | 'nothing' = 'nothing'): Direction {
  return (then, now, at) => {
    if (isSame(then, now)) return [];
    if (now === undefined) return absent === 'everything' ? [] : [loosening(then, now, at)];
    if (then === undefined) return absent === 'nothing' ? [] : [loosening(then, now, at)];
    const after = setOf(now);
    const less = after && setOf(then) && items(then).filter((each) => !after.has(canonicalJson(each)));
    return less?.length === 0 ? [] : [loosening(then, now, at)];
  };
}

/** `[least, most]`, of which the narrower one is tighter. */
export const range: Direction = (then, now, at) => {
  if (then === undefined || isSame(then, now)) return [];
  const [low, high] = items(then) as number[];
  const [from, to] = items(now) as number[];
  return from! >= low! && to! <= high! ? [] : [loosening(then, now, at)];
};

/** A part of the file that may come and not go, its keys each by its own direction; a key that is not named must stay. */
export function section(keys: Directions): Direction {
  return (then, now, at) => (then === undefined ? [] : now === undefined ? [loosening(then, now, at)] : inside(keys, same, then, now, at));
}

/** The same for a part whose absence says no more than that each of its keys is absent. */
export function group(keys: Directions): Direction {
  return (then, now, at) => inside(keys, same, then ?? {}, now ?? {}, at);
}

/** A map with names of the user's: entries may come and not go. */
export function named(each: Direction): Direction {
  return (then, now, at) => inside({}, (one, other, here) => (one === undefined ? [] : each(one, other, here)), then ?? {}, now ?? {}, at);
}

function inside(keys: Directions, rest: Direction, then: unknown, now: unknown, at: At): Loosening[] {
  if (isSame(then, now)) return [];
  if (!isMap(then) || !isMap(now)) return [loosening(then, now, at)];
  const all = new Set([...Object.keys(then), ...Object.keys(now)]);
  return [...all].flatMap((key) => {
    const known = Object.hasOwn(keys, key) ? keys[key]! : rest;
    return known(own(then, key), own(now, key), { path: [...at.path, key], shown: `${at.shown}.${key}` });
  });
}

/**
 * A list of demands, in any order: each earlier one must still be asked, by one at hand that asks no less. `label` says what a
 * person calls an entry.
 */
export function demands(each: Direction, label: (entry: Record<string, unknown>) => string): Direction {
  return (then, now, at) =>
    items(then).flatMap((before) => {
      const name = isMap(before) ? label(before) : String(before);
      const here: At = { path: at.path, shown: `${at.shown} (${name})` };
      const tries = items(now).map((after, index) => each(before, after, { path: [...at.path, index], shown: here.shown }));
      if (tries.some((found) => found.length === 0)) return [];
      return nearestOf(before, items(now), tries, label) ?? [{ path: at.path, what: `${here.shown}: asked for before, not any more` }];
    });
}

/** What became of an entry that is asked for less: the one of its name that has most of its keys is the one that was changed. */
function nearestOf(before: unknown, now: unknown[], tries: Loosening[][], label: (entry: Record<string, unknown>) => string): Loosening[] | undefined {
  if (!isMap(before)) return undefined;
  const alike = now.flatMap((after, index) => (isMap(after) && label(after) === label(before) ? [{ found: tries[index]!, kept: Object.keys(before).filter((key) => Object.hasOwn(after, key)).length }] : []));
  return alike.sort((a, b) => b.kept - a.kept || a.found.length - b.found.length)[0]?.found;
}

export function loosening(then: unknown, now: unknown, { path, shown }: At): Loosening {
  if (now === undefined) return { path, what: `${shown}: ${show(then)} before, not declared now` };
  if (then === undefined) return { path, what: `${shown}: not declared before, ${show(now)} now` };
  return { path, what: `${shown}: ${show(then)} before, ${show(now)} now` };
}

const MOST_SHOWN = 120;

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
}

export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  return canonicalJson(one) === canonicalJson(other);
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name that a person chose may be one that every object has. */
function own(map: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

export function items(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function setOf(value: unknown): Set<string> | undefined {
  return Array.isArray(value) ? new Set(value.map((each) => canonicalJson(each))) : undefined;
}
