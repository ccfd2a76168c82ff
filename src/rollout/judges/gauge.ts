import type { PlannedGuardrail } from '../../journal/events.ts';
import { shareAt, type Bet } from '../../statistics/sequential.ts';
import type { Kind } from './kind.ts';

/**
 * One figure for each slot: memory, processor, restarts. Nothing here is randomised, so the null is another one. Heights: at each look,
 * given all before, the candidate's figure is above its limit (`tolerate` times the champion's) with a chance of at most one half; for
 * promotion, below the margin with at most one half. A wave longer than some looks breaks it; so does a figure that follows the load
 * each slot has. Figures that only grow (`counts_up`): each of their rises is the candidate's with the chance that the ratio of the rates gives.
 */
export const gauge: Kind = {
  form: () => 'interval',
  shape: () => ({ harm: 1, noHarm: [1] }),
  bets(guardrail, { gauge: seen }, { gauge: before }) {
    if (!seen || seen.champion === null) return undefined;
    const { candidate, champion } = seen;
    if (!guardrail.countsUp) {
      const [harmful, risky] = [candidate > limit(guardrail, 'tolerate', champion), candidate >= limit(guardrail, 'margin', champion)];
      return { harm: [coin('above', harmful)], noHarm: [[coin('below', risky)]] };
    }
    if (!before) return undefined;
    const mine = rise(before.candidate, candidate);
    const of = mine + rise(before.champion, champion);
    return {
      harm: [{ side: 'above', events: mine, of, share: shareAt(0.5, guardrail.tolerate) }],
      noHarm: [[{ side: 'below', events: mine, of, share: shareAt(0.5, guardrail.margin) }]],
    };
  },
  alone(guardrail, { gauge: seen }, { gauge: before }) {
    if (!seen || !before || guardrail.countsUp) return undefined;
    return [coin('above', seen.candidate > limit(guardrail, 'margin', before.highest))];
  },
  remember(_, { gauge: seen }, { gauge: before }) {
    if (!seen || seen.champion === null) return {};
    return { gauge: { candidate: seen.candidate, champion: seen.champion, highest: before ? Math.max(before.highest, seen.champion) : seen.champion } };
  },
};

function limit(guardrail: PlannedGuardrail, which: 'tolerate' | 'margin', champion: number): number {
  return guardrail.absolute ? champion + guardrail[which] : champion * guardrail[which];
}

function coin(side: Bet['side'], heads: boolean): Bet {
  return { side, events: heads ? 1 : 0, of: 1, share: 0.5 };
}

/** A figure below the one before it has begun again at zero. */
function rise(before: number, now: number): number {
  return now < before ? now : now - before;
}
