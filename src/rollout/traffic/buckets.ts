import type { Split } from '../../core/seams.ts';

/** The finest share of users that a hash can be cut at, in per cent. */
export const SMALLEST_SHARE = 0.01;
const BUCKETS = 100 / SMALLEST_SHARE;

/**
 * Which users a slot has, where the router cuts a hash of the user's key into 10 000 buckets: `first` has the lowest `share`
 * per cent of them, the other slot the rest.
 */
export interface Buckets {
  first: string;
  share: number;
}

/**
 * The buckets of a split, seen from those of now: whichever slot began to grow keeps the low end until it has everybody or
 * nobody. So while one slot's share rises every user moves to it at most once and nobody moves back, whichever of the two
 * slots the candidate is on.
 */
export function bucketsFor(split: Split, slots: readonly string[], now?: Buckets): Buckets {
  const cut = now !== undefined && now.share > 0 && now.share < 100;
  const first = cut ? now.first : growing(split, slots, now);
  return { first, share: round(split[first]!) };
}

/** The slot that had nobody; without a state, the one that gets less. */
function growing(split: Split, slots: readonly string[], now: Buckets | undefined): string {
  if (now !== undefined) return now.share === 0 ? now.first : other(now.first, slots);
  return slots.reduce((least, slot) => (split[slot]! < split[least]! ? slot : least));
}

/** The split that the buckets make. */
export function splitOf({ first, share }: Buckets, slots: readonly string[]): Split {
  return Object.fromEntries(slots.map((slot) => [slot, slot === first ? share : round(100 - share)]));
}

/** Who gets the users of a bucket, 0 … 9 999. */
export function slotOf(bucket: number, { first, share }: Buckets, slots: readonly string[]): string {
  return bucket < Math.round(share * (BUCKETS / 100)) ? first : other(first, slots);
}

export function other(slot: string, slots: readonly string[]): string {
  return slots.find((each) => each !== slot)!;
}

/** Shares are hundredths of a per cent, so that 100 − 99.99 is 0.01. */
function round(share: number): number {
  return Math.round(share * (BUCKETS / 100)) / (BUCKETS / 100);
}
