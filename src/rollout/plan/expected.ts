import type { PlannedGuardrail } from '../../journal/events.ts';
import type { Random } from '../../statistics/random.ts';
import { drawsOf, type Draw } from '../../statistics/simulation/two-arms.ts';

/** What a rollout will meet, as far as anybody can say beforehand. */
export interface ExpectedTraffic {
  /** Requests a second by hour of the day (UTC), 24 of them. */
  byHour: readonly number[];
  /** How many requests a user makes while the rollout lasts; 1 where users are not told apart. */
  perUser: number;
  /** Champion's rate by guardrail; users counted once have that of users. */
  rates: Readonly<Record<string, number>>;
  /** Mean number of events that come together. */
  cluster: number;
}

export const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Requests a second at a time of a rollout that began at `hour` o'clock. */
export function perSecondAt({ byHour }: ExpectedTraffic, hour: number, at: number): number {
  return byHour[Math.floor(((hour * HOUR + at) % DAY) / HOUR)]!;
}

/** What one guardrail would count where the candidate's rate is `ratio` times the champion's. */
export function drawFor(guardrail: PlannedGuardrail, traffic: ExpectedTraffic, ratio: number, hour: number, random: Random): Draw {
  const units = guardrail.unit === 'user' ? traffic.perUser : 1;
  const rate = traffic.rates[guardrail.name]!;
  return drawsOf({ perSecond: (at) => perSecondAt(traffic, hour, at) / units, rate: () => rate, ratio, cluster: guardrail.unit === 'user' ? 1 : traffic.cluster }, random);
}

/** Requests that the candidate answered until the rollout ended: each step's share of what came meanwhile. */
export function requestsMet(traffic: ExpectedTraffic, hour: number, shares: readonly number[], steps: readonly number[], end: number): number {
  return steps.reduce((sum, since, step) => sum + (shares[step]! / 100) * requestsBetween(traffic, hour, since, steps[step + 1] ?? end), 0);
}

function requestsBetween(traffic: ExpectedTraffic, hour: number, since: number, until: number): number {
  let sum = 0;
  for (let at = since; at < until; ) {
    const next = Math.min(until, (Math.floor((hour * HOUR + at) / HOUR) + 1) * HOUR - hour * HOUR);
    sum += (perSecondAt(traffic, hour, at) * (next - at)) / 1000;
    at = next;
  }
  return sum;
}
