import type { Side } from './betting.ts';
import { wilson } from './proportions.ts';
import { shareAt, type Bet } from './sequential.ts';

/** Number of units of one arm, and the sum of their values, each between 0 and 1. */
export interface Mass {
  n: number;
  sum: number;
}

/** Both arms in one interval, and the candidate's share of all units as the router was set. */
export interface Masses {
  candidate: Mass;
  champion: Mass;
  exposure: number;
}

/** A bet on nothing: it changes nothing. */
const NO_BET: Omit<Bet, 'side'> = { events: 0, of: 0, share: 0.5 };

/**
 * Two bets on the boundary "the candidate's mean is `difference` above the champion's", for units that are independent of each other;
 * with `above` the null is at most that, with `below` at least that. The champion's units count `difference` more, and then what the
 * candidate has of the mass is held against its exposure ρ: a unit of value v multiplies the likelihood ratio by (θ/ρ)^v or
 * ((1 − θ)/(1 − ρ))^v; convex in v, so at most its chord, and the expectation of the product is at most 1 + (θ − ρ)(μ₁ − μ₂ − d) in each
 * unit. Exact, whatever the values' distribution and however their common level moves. Twice: by what the values have, and by what they lack.
 */
export function independentBets({ candidate, champion, exposure }: Masses, difference: number, side: Side): [Bet, Bet] {
  const scale = 1 / (1 + difference);
  const has = (champion.sum + difference * champion.n) * scale;
  const mine = candidate.sum * scale;
  const lack = (candidate.n - candidate.sum + difference * candidate.n) * scale;
  const others = (champion.n - champion.sum) * scale;
  return [
    { side, events: mine, of: mine + has, share: exposure },
    { side: opposite(side), events: lack, of: lack + others, share: exposure },
  ];
}

/**
 * The same question where units of an interval may depend on each other: the difference is read as a ratio, by what the champion's mean
 * was until now (the end of its 99 % interval that is against the claim), and each interval's share of the mass is bet on. What is
 * refuted is that ratio. No bet before the champion has shown `ENOUGH` units.
 */
export function clusteredBets(masses: Masses, past: Mass, difference: number, side: Side): [Bet, Bet] {
  const { candidate, champion, exposure } = masses;
  const none: [Bet, Bet] = [{ side, ...NO_BET }, { side: opposite(side), ...NO_BET }];
  if (past.n < ENOUGH) return none;
  const { low, high } = wilson(Math.min(past.sum, past.n), past.n, CONFIDENCE);
  const has = side === 'above' ? low : high;
  const lacks = side === 'above' ? 1 - high : 1 - low;
  const lacking = (arm: Mass): number => Math.max(0, arm.n - arm.sum);
  return [
    has > 0 ? { side, events: candidate.sum, of: candidate.sum + champion.sum, share: shareAt(exposure, 1 + difference / has) } : none[0],
    lacks > difference ? { side: opposite(side), events: lacking(candidate), of: lacking(candidate) + lacking(champion), share: shareAt(exposure, 1 - difference / lacks) } : none[1],
  ];
}

/**
 * A bet on "at most `difference` above", linear in the interval's sums and so free of any level: valid whatever depends on what inside
 * the interval. Slow where the difference is small, and it needs no event of the champion's.
 */
export function linearBet({ candidate, champion, exposure }: Masses, difference: number): Bet {
  const of = candidate.n + champion.n;
  const share = exposure * (1 + difference);
  const excess = (1 - exposure) * candidate.sum - exposure * (champion.sum + difference * champion.n);
  return { side: 'above', events: share * of + excess, of, share };
}

function opposite(side: Side): Side {
  return side === 'above' ? 'below' : 'above';
}

const ENOUGH = 30;
const CONFIDENCE = 0.99;
