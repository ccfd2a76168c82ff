import { rowsNeeded, roundUp } from './decide.ts';
import type { Estimate } from './estimate.ts';
import type { Question } from './questions.ts';

/** Rows that would probably decide a question, and what that number assumes. */
export interface Needed {
  rows: number | null;
  /** `equal`: the two models are; `champion`: the candidate is as good as the champion; `halved`: nothing, half the interval's width; `events`: the rate of the rarest kind stays. */
  assumes: 'equal' | 'champion' | 'halved' | 'events';
}

/**
 * From the margin at a true difference of 0, never from the difference that was seen: that one would promise a decision to the
 * lucky and none to the unlucky. A limit without a margin has no such truth; there the champion's own value stands in, and
 * where that does not keep the limit either, the rows that halve the interval.
 */
export function neededFor({ rule, limit, against, kind }: Question, estimate: Estimate, level: number): Needed {
  if (estimate.undecidable || !estimate.interval) return { rows: estimate.undecidable?.needs ?? null, assumes: 'events' };
  const { n, interval } = estimate;
  if (against !== undefined && kind !== 'no_worse_than_constant') return { rows: rowsNeeded(n, interval.standardError, limit, level, undefined, rule.kind === 'within' ? 2 : 1), assumes: 'equal' };
  const champion = estimate.champion ?? null;
  const room = champion === null ? 0 : rule.kind === 'at_least' ? champion - rule.limit : rule.limit - champion;
  if (against === undefined && room > 0) {
    const rows = rowsNeeded(n, interval.standardError, room, level);
    if (rows !== null && rows > n) return { rows, assumes: 'champion' };
  }
  return { rows: roundUp(4 * n), assumes: 'halved' };
}
