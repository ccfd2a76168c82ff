import type { PlannedGuardrail } from '../../journal/events.ts';
import type { Seen } from '../../journal/state-types.ts';
import { clusteredBets, independentBets, linearBet, type Mass, type Masses } from '../../statistics/difference.ts';
import { wilson } from '../../statistics/proportions.ts';
import type { Bet } from '../../statistics/sequential.ts';
import { formOfUnit, inAll, type Kind } from './kind.ts';

/** Means of bounded values, and rates with an absolute margin: how much further up (or down, or either way) the candidate lies. */
export const difference: Kind = {
  form: formOfUnit,
  shape: (guardrail) => ({ harm: ways(guardrail).length * streamsOfHarm(guardrail), noHarm: ways(guardrail).map(() => 2) }),
  bets(guardrail, interval, { champion }) {
    const { tolerate, margin } = inBounds(guardrail);
    // What has no label is no event of the candidate's for harm, and one for promotion.
    const { candidate: mine = 0, champion: theirs = 0 } = interval.missing ?? {};
    const [kindly, strictly] = [massesOf(interval, { candidate: 0, champion: theirs }), massesOf(interval, { candidate: mine, champion: 0 })];
    return {
      harm: ways(guardrail).flatMap((way) => harmBets(guardrail, way(kindly), onWay(way, champion), tolerate)),
      noHarm: ways(guardrail).map((way) => noHarmBets(guardrail, way(strictly), onWay(way, champion), margin)),
    };
  },
  alone(guardrail, { candidate }, { champion }) {
    if (champion.n === 0) return undefined;
    const { margin } = inBounds(guardrail);
    return ways(guardrail).flatMap((way) => {
      const mine = onWay(way, { n: candidate.total, sum: candidate.events });
      const before = onWay(way, champion);
      const share = wilson(Math.min(before.sum, before.n), before.n, 0.95).high + margin;
      const bet: Bet = share < 1 ? { side: 'above', events: mine.sum, of: mine.n, share } : { side: 'above', events: 0, of: 0, share: 0.5 };
      return inAll(streamsOfHarm(guardrail), bet);
    });
  },
};

export function harmBets(guardrail: PlannedGuardrail, masses: Masses, past: Mass, tolerate: number): Bet[] {
  if (guardrail.unit !== 'interval') return independentBets(masses, tolerate, 'above');
  return [...clusteredBets(masses, past, tolerate, 'above'), linearBet(masses, tolerate)];
}

export function noHarmBets(guardrail: PlannedGuardrail, masses: Masses, past: Mass, margin: number): Bet[] {
  return guardrail.unit !== 'interval' ? independentBets(masses, margin, 'below') : clusteredBets(masses, past, margin, 'below');
}

export function streamsOfHarm({ unit }: PlannedGuardrail): number {
  return unit === 'interval' ? 3 : 2;
}

type Way = (masses: Masses) => Masses;

const upwards: Way = (masses) => masses;
const downwards: Way = ({ candidate, champion, exposure }) => ({ candidate: turned(candidate), champion: turned(champion), exposure });

function ways({ worse = 'higher' }: PlannedGuardrail): Way[] {
  return worse === 'either' ? [upwards, downwards] : [worse === 'higher' ? upwards : downwards];
}

function onWay(way: Way, mass: Mass): Mass {
  return way({ candidate: mass, champion: mass, exposure: 0 }).champion;
}

function turned({ n, sum }: Mass): Mass {
  return { n, sum: n - sum };
}

/** Values lie between 0 and 1 where they were read; so do their margins here. */
function inBounds({ tolerate, margin, bounds: [low, high] = [0, 1] }: PlannedGuardrail): { tolerate: number; margin: number } {
  return { tolerate: tolerate / (high - low), margin: margin / (high - low) };
}

function massesOf({ candidate, champion, exposure }: Seen, more: { candidate: number; champion: number }): Masses {
  return { candidate: { n: candidate.total, sum: candidate.events + more.candidate }, champion: { n: champion.total, sum: champion.events + more.champion }, exposure };
}
