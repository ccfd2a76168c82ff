import { seededRandom, uniform } from '../../statistics/random.ts';

/** Intended times of sending, in milliseconds from the start of a block, rising. */
export type Arrivals = Float64Array;

/** `n` arrivals of a Poisson process of `perSecond`: independent exponential gaps. Same seed, same times. */
export function poissonArrivals(n: number, perSecond: number, seed: number): Arrivals {
  const random = seededRandom(seed);
  let at = 0;
  return Float64Array.from({ length: n }, () => (at += (-Math.log(1 - uniform(random)) * 1000) / perSecond));
}

export interface BusiestHour {
  /** Milliseconds from the start of the hour, rising. */
  times: Float64Array;
  /** Seconds since 1970 at which it starts. */
  from: number;
  /** Requests a second in it. */
  perSecond: number;
}

const HOUR_MS = 3_600_000;

/**
 * The hour with most arrivals among all that begin at one of them (the first such); of a shorter record all of it, as long as it
 * lasted. `recorded` in seconds since 1970, in any order. Undefined where fewer than two moments are different.
 */
export function busiestHour(recorded: readonly number[]): BusiestHour | undefined {
  const sorted = Float64Array.from(recorded).sort();
  const span = sorted.length === 0 ? 0 : (sorted.at(-1)! - sorted[0]!) * 1000;
  if (!(span > 0)) return undefined;
  let [from, to, best, bestEnd] = [0, 0, 0, 0];
  for (; from < sorted.length; from++) {
    while (to < sorted.length && (sorted[to]! - sorted[from]!) * 1000 < HOUR_MS) to++;
    if (to - from > bestEnd - best) [best, bestEnd] = [from, to];
  }
  const start = sorted[best]!;
  const times = sorted.slice(best, bestEnd).map((time) => (time - start) * 1000);
  return { times, from: start, perSecond: (times.length * 1000) / Math.min(HOUR_MS, Math.max(span, 1)) };
}

/** `n` arrivals of the recorded hour from its `offset`-th on, round and round, `faster` times as fast. */
export function replayedArrivals(hour: BusiestHour, n: number, offset: number, faster: number): Arrivals {
  const { times, perSecond } = hour;
  const length = times.length;
  // From the last arrival of the hour to the first of its repetition: a mean gap.
  const round = times[length - 1]! + 1000 / perSecond;
  const timeOf = (i: number): number => Math.floor(i / length) * round + times[i % length]!;
  const first = timeOf(offset);
  const lead = 1000 / perSecond;
  return Float64Array.from({ length: n }, (_, i) => (timeOf(offset + i) - first + lead) / faster);
}
