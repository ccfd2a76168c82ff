import { wilson } from '../../statistics/proportions.ts';
import { shareAt } from '../../statistics/sequential.ts';
import type { Mass } from '../../statistics/difference.ts';
import { formOfUnit, type Kind } from './kind.ts';

/**
 * How often, as a ratio: what the candidate has of the events of both arms, against what it has of the traffic. Labels that are not
 * there count in the candidate's favour for harm, and against it for promotion.
 */
export const rate: Kind = {
  form: formOfUnit,
  shape: () => ({ harm: 1, noHarm: [1] }),
  bets({ tolerate, margin }, { candidate, champion, exposure, missing }) {
    const [kept, lost] = [candidate.events, champion.events + (missing?.champion ?? 0)];
    const [worst, best] = [candidate.events + (missing?.candidate ?? 0), champion.events];
    return {
      harm: [{ side: 'above', events: kept, of: kept + lost, share: shareAt(exposure, tolerate) }],
      noHarm: [[{ side: 'below', events: worst, of: worst + best, share: shareAt(exposure, margin) }]],
    };
  },
  alone({ margin }, { candidate }, { champion }) {
    const share = mostEvents(champion, margin);
    return share === undefined ? undefined : [{ side: 'above', events: candidate.events, of: candidate.total, share }];
  },
};

/**
 * After the last step nobody stands beside the candidate. Its rate is then held against the champion's while both
 * served: the upper end of that rate's interval (Wilson, 95 %) times the margin. Not randomised, so weaker, and the
 * verdict says so; undefined where nothing was seen of the champion, or where every rate would be allowed.
 */
export function mostEvents({ sum, n }: Mass, margin: number): number | undefined {
  if (n === 0) return undefined;
  const most = margin * wilson(Math.min(sum, n), n, 0.95).high;
  return most < 1 ? most : undefined;
}
