/**
 * Betting on the share of each interval (docs: canary statistics). Valid for any clustering inside an interval, without
 * burn-in, from the known exposure alone: under the null the mean of p = x/X is at most (at least) `share`, whatever the
 * dependence of requests within the interval, so each bet's wealth is a non-negative supermartingale. After
 * Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting" (JRSS B 2024), with fixed bets.
 */
const BETS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9] as const;

/** Which alternative the evidence is for: the candidate's share of events is above, or below, the boundary. */
export type Side = 'above' | 'below';

/** Natural logarithms of the wealth of each bet; plain JSON. */
export type LogWealth = number[];

/**
 * One interval: `events` of the candidate out of `of` in both arms, and `share`, what the candidate's part would be
 * exactly at the boundary.
 */
export interface IntervalShare {
  events: number;
  of: number;
  share: number;
}

export function startBetting(): LogWealth {
  return BETS.map(() => 0);
}

/** The wealth after one more interval; an interval without events changes nothing. */
export function bet(wealth: LogWealth, side: Side, { events, of, share }: IntervalShare): LogWealth {
  if (of === 0) return wealth;
  const seen = events / of;
  return wealth.map((log, index) => {
    const g = BETS[index]!;
    const gain = side === 'above' ? (g / share) * (seen - share) : (g / (1 - share)) * (share - seen);
    return log + Math.log(1 + gain);
  });
}

/** log E: the logarithm of the mean wealth. */
export function bettingEvidence(wealth: LogWealth): number {
  return logSumExp(wealth) - Math.log(wealth.length);
}

/** log Σ exp(v), without overflow. */
export function logSumExp(values: readonly number[]): number {
  let largest = -Infinity;
  for (const value of values) if (!(value <= largest)) largest = value;
  if (largest === -Infinity) return -Infinity;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}
