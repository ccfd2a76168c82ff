import { binomial, type Random } from '../random.ts';
import { clustered, poisson } from './draws.ts';

/** Events out of units of one arm. */
export interface ArmCounts {
  events: number;
  total: number;
}

/** What both arms say of one interval. */
export interface TwoArms {
  candidate: ArmCounts;
  champion: ArmCounts;
}

/** An interval whose counts are to be drawn; times in milliseconds since the rollout began. */
export interface Span {
  since: number;
  until: number;
  /** The candidate's share, 0 to 1. */
  exposure: number;
}

/** Draws the counts of one interval after the other; may remember what it drew. */
export type Draw = (span: Span) => TwoArms;

export interface Expected {
  /** Units (requests, or users counted once) a second, both arms together, at a time of the rollout. */
  perSecond: (at: number) => number;
  /** Chance that a unit of the champion's is an event. */
  rate: (at: number) => number;
  /** The candidate's chance over the champion's. */
  ratio: number;
  /** Mean number of events that come together; 1: each by itself. A cluster falls to one arm as a whole. */
  cluster: number;
}

/**
 * Two arms under one and the same traffic: units arrive as a Poisson process, each is the candidate's with the chance that the
 * router gives it, and is an event with its arm's chance. Where events cluster, clusters arrive so, and the others beside them.
 */
export function drawsOf(expected: Expected, random: Random): Draw {
  return ({ since, until, exposure }) => {
    const middle = (since + until) / 2;
    const units = (expected.perSecond(middle) * (until - since)) / 1000;
    const rate = expected.rate(middle);
    return {
      candidate: armOf(random, units * exposure, Math.min(1, rate * expected.ratio), expected.cluster),
      champion: armOf(random, units * (1 - exposure), rate, expected.cluster),
    };
  };
}

function armOf(random: Random, units: number, chance: number, cluster: number): ArmCounts {
  if (cluster <= 1) {
    const total = poisson(random, units);
    return { events: binomial(random, total, chance), total };
  }
  const events = clustered(random, units * chance, cluster);
  return { events, total: events + poisson(random, units * (1 - chance)) };
}
