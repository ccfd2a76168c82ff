import type { Seen } from '../../journal/state-types.ts';
import { linearBet } from '../../statistics/difference.ts';
import { shareAt } from '../../statistics/sequential.ts';
import { formOfUnit, inAll, type Kind } from './kind.ts';
import { mostEvents } from './rate.ts';

/**
 * How slow: a quantile above `margin` times the champion's has more than 1 − q of its requests above any bucket edge below that, and the
 * champion's share above that edge is known from before its rollout. So the share above the edge is judged, as a rate.
 */
export const quantile: Kind = {
  form: formOfUnit,
  shape: ({ unit }) => ({ harm: unit === 'interval' ? 2 : 1, noHarm: [1] }),
  bets({ edges, unit }, interval) {
    if (!edges) return undefined;
    const { candidate, champion, exposure } = interval;
    const { candidate: mine, champion: others } = beyond(interval);
    return {
      harm: [
        { side: 'above', events: mine, of: mine + others, share: shareAt(exposure, edges.harm.ratio) },
        ...(unit === 'interval' ? [linearBet({ candidate: { n: candidate.total, sum: mine }, champion: { n: champion.total, sum: others }, exposure }, edges.harm.excess)] : []),
      ],
      noHarm: [[{ side: 'below', events: candidate.events, of: candidate.events + champion.events, share: shareAt(exposure, edges.promotion.ratio) }]],
    };
  },
  alone(guardrail, interval, past) {
    const share = past.beyond && guardrail.edges && mostEvents(past.beyond, guardrail.edges.harm.ratio);
    if (share === undefined) return undefined;
    return inAll(this.shape(guardrail).harm, { side: 'above', events: beyond(interval).candidate, of: interval.candidate.total, share });
  },
  remember: (_, interval, { beyond: before = { n: 0, sum: 0 } }) => ({ beyond: { n: before.n + interval.champion.total, sum: before.sum + beyond(interval).champion } }),
};

/** What lies above the edge of harm; the same as above that of promotion where they are one. */
function beyond({ beyond: above, candidate, champion }: Seen): { candidate: number; champion: number } {
  return above ?? { candidate: candidate.events, champion: champion.events };
}
