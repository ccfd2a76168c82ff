import { normalQuantile, twoSidedQuantile } from '../../statistics/normal.ts';
import type { Bounds } from '../../statistics/proportions.ts';

/**
 * A number must stay on one side of a limit, or (`within`) within the limit of 0 on both. A margin against another model is the
 * same rule on the difference. `beyond`: the limit itself does not do (superiority).
 */
export interface Rule {
  kind: 'at_least' | 'at_most' | 'within';
  limit: number;
  beyond?: boolean;
}

export type Answer = 'pass' | 'inconclusive' | 'fail';

/**
 * Passes when the whole interval keeps the rule, fails when none of it does, else cannot tell. `strict` is the interval
 * at the level corrected for the number of rules that are judged together: only a failure needs it, because a verdict
 * passes only where every rule does (intersection–union), while any single failure stops it. For `within` this is two one-sided
 * tests (Schuirmann 1987), each at half of what the level leaves.
 */
export function decide(rule: Rule, bounds: Bounds, strict: Bounds): Answer {
  if (!(bounds.low <= bounds.high && strict.low <= strict.high)) return 'inconclusive';
  if (keeps(rule, bounds)) return 'pass';
  return breaks(rule, strict) ? 'fail' : 'inconclusive';
}

function keeps({ kind, limit, beyond }: Rule, { low, high }: Bounds): boolean {
  if (kind === 'within') return low >= -limit && high <= limit;
  if (kind === 'at_least') return beyond ? low > limit : low >= limit;
  return beyond ? high < limit : high <= limit;
}

function breaks({ kind, limit, beyond }: Rule, { low, high }: Bounds): boolean {
  if (kind === 'within') return low > limit || high < -limit;
  if (kind === 'at_least') return beyond ? high <= limit : high < limit;
  return beyond ? low >= limit : low > limit;
}

/** Chance of a clear answer that "needs about n rows" promises, where the truth is as far from the limit as assumed. */
export const POWER = 0.9;

/**
 * Rows with which the rule would be decided, when the truth lies `distance` from the limit: for a margin against the
 * champion the margin itself (true difference 0), never the difference that was seen. `null` where no number would do.
 * `sides`: 2 where both sides of a rule must hold at once, each then needs half of the risk.
 */
export function rowsNeeded(n: number, standardError: number, distance: number, level: number, power = POWER, sides: 1 | 2 = 1): number | null {
  const reach = twoSidedQuantile(level) + normalQuantile(1 - (1 - power) / sides);
  const needed = Math.ceil(n * ((reach * standardError) / distance) ** 2);
  return Number.isSafeInteger(needed) && needed > 0 ? roundUp(needed) : null;
}

/** To two significant figures: more would claim to know. */
export function roundUp(n: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.ceil(n / unit) * unit;
}
