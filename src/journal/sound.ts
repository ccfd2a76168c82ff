import type { Split } from '../core/seams.ts';
import type { Plan } from './plan.ts';

/**
 * The end of a lease that an event gives, in milliseconds since the epoch; undefined where it is no time. A tick prolongs by the plan's lease from
 * its own time on: whoever writes a later one, with the right key too, gets no more than that.
 */
export function leaseOf(lease: unknown, at: number, plan: Plan): number | undefined {
  if (typeof lease !== 'number' || !Number.isFinite(lease)) return undefined;
  return Math.min(lease, at + plan.lease);
}

/** Two declared slots, one of them the candidate's. */
export function slotsTrouble(slots: unknown, slot: unknown): string | undefined {
  const sound = Array.isArray(slots) && slots.length === 2 && slots.every((each) => typeof each === 'string' && each !== '') && slots[0] !== slots[1];
  if (!sound) return 'it does not name two slots';
  return slots.includes(slot) ? undefined : 'its slot is not one of its slots';
}

/** Shares over these slots alone, which make 100, or 0 where nobody is served yet. */
export function splitTrouble(split: unknown, slots: readonly string[] | undefined): string | undefined {
  if (typeof split !== 'object' || split === null || Array.isArray(split)) return 'its split is none';
  const shares = Object.values(split as Split);
  if (!shares.every((share) => typeof share === 'number' && share >= 0 && share <= 100)) return 'its split has a share that is none';
  if (slots && Object.keys(split).some((slot) => !slots.includes(slot))) return 'its split names another slot';
  const sum = shares.reduce((total, share) => total + share, 0);
  return sum === 0 || Math.abs(sum - 100) < 1e-6 ? undefined : `its shares sum to ${sum}`;
}
