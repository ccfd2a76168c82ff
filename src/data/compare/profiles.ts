import { leastInNext, mostInGaps, mostInNext } from '../../statistics/prediction.ts';
import type { CategoriesProfile, ColumnProfile, NumbersProfile, Profile } from '../profile/profile.ts';
import { grouped, percent, short } from '../words.ts';
import { NARROWER, OTHER, shown, WIDER, type Difference } from './difference.ts';
import { suspectedScale } from './scales.ts';

/** Chance that two samples of one population are told apart by anything here; split over columns and questions. */
const FALSE_ALARMS = 0.01;
const QUESTIONS = 6;

/**
 * What a new profile has that an old one had not, beyond what two samples of one population differ by: columns, types, missing
 * values, categories, ranges, units. Profiles keep no keys, so nothing is said of uniqueness.
 */
export function profileDifferences(old: Profile, now: Profile): Difference[] {
  const byName = ({ columns }: Profile) => new Map(Object.entries(columns).map(([name, column]) => [name.toLowerCase(), { name, column }]));
  const [before, after] = [byName(old), byName(now)];
  const shared = [...after].filter(([id]) => before.has(id));
  const sizes = { n: old.rows, m: now.rows, alpha: FALSE_ALARMS / (QUESTIONS * Math.max(1, shared.length)) };
  return [
    ...[...before].filter(([id]) => !after.has(id)).map(([, { name }]): Difference => ({ code: 'column-removed', where: `columns.${name}`, column: name, message: `The column ${name} is gone.`, breaks: WIDER })),
    ...[...after].filter(([id]) => !before.has(id)).map(([, { name }]): Difference => ({ code: 'column-added', where: `columns.${name}`, column: name, message: `The column ${name} is new.`, breaks: NARROWER })),
    ...shared.flatMap(([id, { name, column }]) => columnChanges(name, before.get(id)!.column, column, sizes)),
  ];
}

interface Sizes {
  n: number;
  m: number;
  alpha: number;
}

function columnChanges(name: string, old: ColumnProfile, now: ColumnProfile, sizes: Sizes): Difference[] {
  const at = { where: `columns.${name}`, column: name };
  const found = [...typeChanges(at, old, now), ...nullChanges(at, old.null, now.null, sizes)];
  if (old.kind === 'categories' && now.kind === 'categories') found.push(...categoryChanges(at, old, now, sizes));
  if (old.kind === 'numbers' && now.kind === 'numbers') found.push(...numberChanges(at, old, now, sizes));
  return found;
}

type At = { where: string; column: string };

/** Which type holds all values of which other; a change of kind is a change of type too. */
function typeChanges(at: At, old: ColumnProfile, now: ColumnProfile): Difference[] {
  const hidden = old.kind === 'presence' || now.kind === 'presence';
  const [was, is] = [old.type ?? old.kind, now.type ?? now.kind];
  if (old.type !== undefined && now.type !== undefined ? was === is : old.kind === now.kind || hidden) return [];
  const holds = (inner: string, outer: string) => ({ integer: ['decimal', 'float'], decimal: ['float'], date: ['timestamp'] })[inner]?.includes(outer) ?? false;
  const [wider, narrower] = [holds(was, is), holds(is, was)];
  return [{ code: wider ? 'type-widened' : narrower ? 'type-narrowed' : 'type-changed', ...at, message: `${at.column}: its values were ${was} and are ${is}.`, breaks: wider ? WIDER : narrower ? NARROWER : OTHER }];
}

function nullChanges(at: At, old: number, now: number, { n, m, alpha }: Sizes): Difference[] {
  const numbers = { old: old / n, new: now / m };
  if (now > mostInNext(old, n, m, alpha)) return [{ code: 'null-rate-widened', ...at, message: `${at.column}: ${percent(now / m)} are missing, ${percent(old / n)} were.`, breaks: WIDER, numbers }];
  // Fewer missing values are still valid; only their absence altogether is a promise that nobody gave before.
  if (old > 0 && now === 0 && leastInNext(old, n, m, alpha) > 0) return [{ code: 'null-rate-narrowed', ...at, message: `${at.column}: none is missing any more, ${percent(old / n)} were.`, breaks: NARROWER, numbers }];
  return [];
}

function categoryChanges(at: At, old: CategoriesProfile, now: CategoriesProfile, { n, m, alpha }: Sizes): Difference[] {
  const counts = ({ values, counts: own }: CategoriesProfile) => new Map(values.map((value, index) => [value, own[index]!]));
  const [before, after] = [counts(old), counts(now)];
  // What a profile does not list it may have had, at most as often as its rarest listed value.
  const unlisted = ({ other, counts: own }: CategoriesProfile) => (other === 0 ? 0 : Math.min(other, ...own));
  const added = [...after].filter(([value, count]) => !before.has(value) && (old.other === 0 || count > mostInNext(unlisted(old), n, m, alpha)));
  const removed = [...before].filter(([value, count]) => !after.has(value) && leastInNext(count, n, m, alpha) > unlisted(now));
  return [
    ...(added.length > 0 ? [{ code: 'category-added' as const, ...at, message: `${at.column}: new values ${shown(added.map(([value]) => value))}, in ${grouped(added.reduce((sum, [, count]) => sum + count, 0))} rows.`, breaks: WIDER }] : []),
    ...(removed.length > 0 ? [{ code: 'category-removed' as const, ...at, message: `${at.column}: no longer there ${shown(removed.map(([value]) => value))}, which ${grouped(removed.reduce((sum, [, count]) => sum + count, 0))} rows had.`, breaks: NARROWER }] : []),
  ];
}

function numberChanges(at: At, old: NumbersProfile, now: NumbersProfile, sizes: Sizes): Difference[] {
  const scale = suspectedScale(old, now);
  if (scale)
    return [{
      code: scale.factor === -1 ? 'sign-suspected' : 'unit-suspected', ...at,
      message: `${at.column}: its unit seems to have changed: the old values ${scale.factor === 1 ? '' : `times ${short(scale.factor)} `}${scale.offset === 0 ? '' : `${scale.offset > 0 ? 'plus' : 'minus'} ${short(Math.abs(scale.offset))} `}look like the new ones (${scale.what}; distance ${short(scale.before)} before, ${short(scale.after)} after).`,
      breaks: OTHER, numbers: { factor: scale.factor, offset: scale.offset, before: scale.before, after: scale.after },
    }];
  return [...beyond(at, old, now, sizes, 'range-widened'), ...beyond(at, now, old, { ...sizes, n: sizes.m, m: sizes.n }, 'range-narrowed')];
}

/** Whether more of `other` lies beyond all of `own` than a further sample of it would. */
function beyond(at: At, own: NumbersProfile, other: NumbersProfile, { alpha }: Sizes, code: 'range-widened' | 'range-narrowed'): Difference[] {
  const [n, m] = [own, other].map(({ counts }) => counts.reduce((sum, count) => sum + count, 0)) as [number, number];
  if (n === 0 || m === 0) return [];
  const [low, high] = [own.lows[0]!, own.edges.at(-1)!];
  const outside = other.counts.reduce((sum, count, bin) => sum + (other.edges[bin]! < low || other.lows[bin]! > high ? count : 0), 0) + (code === 'range-widened' ? (other.below?.count ?? 0) + (other.above?.count ?? 0) : 0);
  if (outside <= mostInGaps(2, n, m, alpha)) return [];
  const [was, is] = code === 'range-widened' ? [own, other] : [other, own];
  const words = ({ lows, edges }: NumbersProfile) => `${short(lows[0]!)} to ${short(edges.at(-1)!)}`;
  return [{ code, ...at, message: `${at.column}: it went from ${words(was)} and goes from ${words(is)}; ${percent(outside / m)} of the ${code === 'range-widened' ? 'new' : 'old'} values lie beyond the ${code === 'range-widened' ? 'old' : 'new'} ones.`, breaks: code === 'range-widened' ? WIDER : NARROWER, numbers: { outside: outside / m } }];
}
