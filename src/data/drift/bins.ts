import { total } from '../../statistics/drift.ts';
import type { CategoriesProfile, ColumnProfile, NumbersProfile } from '../profile/profile.ts';

/** Two samples over the same bins. */
export interface Pair {
  reference: number[];
  current: number[];
}

/** Rarer bins of the reference are joined where shares are compared; a bin that is this frequent stands alone. */
const RARE = 0.01;
const FREQUENT = 0.1;

/** Every fine bin of the finite numbers: below, each bin, above. */
export function fineBins(reference: NumbersProfile, current: NumbersProfile): Pair {
  const bins = ({ below, counts, above }: NumbersProfile) => [below?.count ?? 0, ...counts, above?.count ?? 0];
  return { reference: bins(reference), current: bins(current) };
}

/**
 * Numbers as shares: about tenths of the reference, made of its fine bins (bins that hold a tenth alone, such as zeros, stand
 * alone), then below, above, NaN, −∞, +∞, no number, null. Which bins are joined depends on the reference alone.
 */
export function shareBins(reference: NumbersProfile, current: NumbersProfile): Pair {
  const group = tenths(reference.counts);
  const bins = (profile: NumbersProfile) => [...joined(profile.counts, group), profile.below?.count ?? 0, profile.above?.count ?? 0, ...kindsOf(profile).slice(1)];
  return { reference: bins(reference), current: bins(current) };
}

/** Texts by value; those that are rare in the reference are one bin where `joinRare`, with all that it does not name. */
export function valueBins(reference: CategoriesProfile, current: CategoriesProfile, joinRare: boolean): Pair {
  const least = joinRare ? RARE * (total(reference.counts) + reference.other) : 0;
  const bins = (profile: CategoriesProfile) => {
    const kept = profile.counts.filter((_, value) => reference.counts[value]! >= least);
    return [...kept, total(profile.counts) - total(kept) + profile.other, profile.null];
  };
  return { reference: bins(reference), current: bins(current) };
}

/** Whether there is a value, and of which kind: a finite number or a text, null, NaN, −∞, +∞, no number. */
export function kindBins(reference: ColumnProfile, current: ColumnProfile): Pair {
  return { reference: kindsOf(reference), current: kindsOf(current) };
}

function kindsOf(profile: ColumnProfile): number[] {
  switch (profile.kind) {
    case 'presence':
      return [profile.present, profile.null];
    case 'categories':
      return [total(profile.counts) + profile.other, profile.null];
    case 'numbers':
      return [finiteCount(profile), profile.nan, profile.minus_infinity, profile.plus_infinity, profile.unreadable ?? 0, profile.null];
  }
}

export function finiteCount({ counts, below, above }: NumbersProfile): number {
  return total(counts) + (below?.count ?? 0) + (above?.count ?? 0);
}

/** Third less first quartile (order statistics of type 1, which are edges of a frozen profile); 0 without numbers. */
export function quartileRange(profile: Pick<NumbersProfile, 'edges' | 'counts'>): number {
  return profile.edges.length === 0 ? 0 : quantileEdge(profile, 0.75) - quantileEdge(profile, 0.25);
}

/** The least edge up to which there is this share of the numbers. */
export function quantileEdge({ edges, counts }: Pick<NumbersProfile, 'edges' | 'counts'>, level: number): number {
  const rank = Math.ceil(level * total(counts));
  let sum = 0;
  return edges[counts.findIndex((count) => (sum += count) >= rank)]!;
}

/** For every fine bin the number of its group. */
function tenths(counts: readonly number[]): number[] {
  const all = total(counts);
  const alone = counts.map((count) => count >= FREQUENT * all);
  const rest = all - total(counts.filter((_, bin) => alone[bin]));
  let group = 0;
  let held = 0;
  return counts.map((count, bin) => {
    if (alone[bin] && held > 0) group++;
    const own = group;
    held = alone[bin] ? Infinity : held + count;
    if (held >= rest / 10) [group, held] = [group + 1, 0];
    return own;
  });
}

function joined(counts: readonly number[], group: readonly number[]): number[] {
  const sums = new Array<number>((group.at(-1) ?? -1) + 1).fill(0);
  for (const [bin, count] of counts.entries()) sums[group[bin]!]! += count;
  return sums;
}
