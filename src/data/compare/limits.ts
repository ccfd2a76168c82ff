import type { Bound } from '../../delivery/spec.ts';
import { NARROWER, OTHER, WIDER, type Direction } from './difference.ts';

/** A range as contracts write it; a plain number is both ends, a list is both ends included. */
export interface Limits {
  at_least?: Bound;
  above?: Bound;
  at_most?: Bound;
  below?: Bound;
}

export type Ranged = number | readonly Bound[] | Limits | undefined;

type Change = 'wider' | 'narrower' | 'other';

/** How the values between the ends changed: undefined where they did not. */
export function rangeChange(old: Ranged, now: Ranged): Change | undefined {
  const [a, b] = [limitsOf(old), limitsOf(now)];
  const low = endChange(a.at_least ?? a.above, a.at_least === undefined, b.at_least ?? b.above, b.at_least === undefined, -1);
  const high = endChange(a.at_most ?? a.below, a.at_most === undefined, b.at_most ?? b.below, b.at_most === undefined, 1);
  if (low === undefined || high === undefined) return low ?? high;
  return low === high ? low : 'other';
}

export function directionsOf(change: Change): Direction[] {
  return { wider: WIDER, narrower: NARROWER, other: OTHER }[change];
}

function limitsOf(range: Ranged): Limits {
  if (range === undefined) return {};
  if (typeof range === 'number') return { at_least: range, at_most: range };
  if (Array.isArray(range)) return { at_least: range[0], at_most: range[1] };
  return range as Limits;
}

/** `outward` is the sign in which this end lets more in. */
function endChange(old: Bound | undefined, oldOpen: boolean, now: Bound | undefined, nowOpen: boolean, outward: 1 | -1): Change | undefined {
  if (old === undefined || now === undefined) return old === now ? undefined : now === undefined ? 'wider' : 'narrower';
  if (typeof old === 'object' || typeof now === 'object' || typeof old !== typeof now) return JSON.stringify([old, oldOpen]) === JSON.stringify([now, nowOpen]) ? undefined : 'other';
  if (old === now) return oldOpen === nowOpen ? undefined : nowOpen ? 'narrower' : 'wider';
  return now > old === outward > 0 ? 'wider' : 'narrower';
}
