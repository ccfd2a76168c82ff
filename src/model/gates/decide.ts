import { normalQuantile, twoSidedQuantile } from '../../statistics/normal.ts';
import type { Bounds } from '../../statistics/proportions.ts';

/** A number must stay on one side of a limit. A margin against the champion is the same rule on the difference. */
export interface Rule {
  kind: 'at_least' | 'at_most';
  limit: number;
}

export type Answer = 'pass' | 'inconclusive' | 'fail';

/**
 * Passes when the whole interval keeps the rule, fails when none of it does, else cannot tell. `strict` is the interval
 * at the level corrected for the number of rules that are judged together: only a failure needs it, because a verdict
 * passes only where every rule does (intersection–union), while any single failure stops it.
 */
export function decide(rule: Rule, bounds: Bounds, strict: Bounds): Answer {
  if (rule.kind === 'at_least') {
    if (bounds.low >= rule.limit) return 'pass';
    return strict.high < rule.limit ? 'fail' : 'inconclusive';
  }
  if (bounds.high <= rule.limit) return 'pass';
  return strict.low > rule.limit ? 'fail' : 'inconclusive';
}

/** Chance of a clear pass that "needs about n rows" promises, where the truth is as far from the limit as assumed. */
export const POWER = 0.9;

/**
 * Rows with which the rule would be decided, when the truth lies `distance` from the limit: for a margin against the
 * champion the margin itself (true difference 0), never the difference that was seen. `null` where no number would do.
 */
export function rowsNeeded(n: number, standardError: number, distance: number, level: number): number | null {
  const reach = twoSidedQuantile(level) + normalQuantile(POWER);
  const needed = Math.ceil(n * ((reach * standardError) / distance) ** 2);
  return Number.isSafeInteger(needed) && needed > 0 ? roundUp(needed) : null;
}

/** To two significant figures: more would claim to know. */
function roundUp(n: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.ceil(n / unit) * unit;
}
