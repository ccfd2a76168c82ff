// The traffic that every rule is held to. All of it is drawn interval by interval, from one seed a replicate.
import { normalValue, uniform, type Random } from '../../src/statistics/random.ts';
import { poisson } from '../../src/statistics/simulation/draws.ts';
import { drawsOf, type Draw } from '../../src/statistics/simulation/two-arms.ts';

export type Unit = 'interval' | 'request' | 'user';

export interface Kind {
  what: string;
  /** Units under which the judge promises its rates here; under every other it is shown what happens. */
  matched: readonly Unit[];
  mismatched: readonly Unit[];
  /** Champion's rate, on average. */
  rate: number;
  /** Requests (users, where those are counted) a second; `ratio` is the candidate's rate over the champion's. */
  draws(random: Random, perSecond: number, ratio: number): Draw;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const ERRORS = 0.01;
const SLOW = 0.05;

export const KINDS: Record<string, Kind> = {
  iid: {
    what: 'independent requests, 1 % errors', matched: ['interval', 'request'], mismatched: [], rate: ERRORS,
    draws: (random, perSecond, ratio) => drawsOf({ perSecond: () => perSecond, rate: () => ERRORS, ratio, cluster: 1 }, random),
  },
  diurnal: {
    what: 'traffic that swings by 80 % and errors by 50 % over the day, each with a phase of its own', matched: ['interval', 'request'], mismatched: [], rate: ERRORS,
    draws: (random, perSecond, ratio) => {
      const [traffic, errors] = [uniform(random), uniform(random)];
      const wave = (at: number, phase: number) => Math.sin(2 * Math.PI * (at / DAY + phase));
      return drawsOf({ perSecond: (at) => perSecond * (1 + 0.8 * wave(at, traffic)), rate: (at) => ERRORS * (1 + 0.5 * wave(at, errors)), ratio, cluster: 1 }, random);
    },
  },
  'clusters of 3': clusters(3),
  'clusters of 10': clusters(10),
  latency: {
    what: 'slow requests, 5 % of all, under a load that both share and that remembers (AR(1), 0.8 a minute)', matched: ['interval', 'request'], mismatched: [], rate: SLOW,
    draws: (random, perSecond, ratio) => {
      const load = remembering(random);
      return drawsOf({ perSecond: () => perSecond, rate: (at) => Math.min(1, SLOW * load(at)), ratio, cluster: 1 }, random);
    },
  },
  'latency of its own': {
    what: 'the same with a load of each arm\'s own', matched: [], mismatched: ['interval', 'request'], rate: SLOW,
    draws: (random, perSecond, ratio) => {
      const loads = [remembering(random), remembering(random)] as const;
      const arms = loads.map((load, arm) => drawsOf({ perSecond: () => perSecond, rate: (at) => Math.min(1, SLOW * load(at)), ratio: arm === 0 ? ratio : 1, cluster: 1 }, random));
      return (span) => ({ candidate: arms[0]!(span).candidate, champion: arms[1]!(span).champion });
    },
  },
  users: {
    what: 'users of different habits who stay in their arm, each counted once; 20 requests a user, 10 % of users have an event', matched: ['user'], mismatched: [], rate: 0.1,
    // A user's own chance is drawn and then its event: counted once, that is one draw with the mean chance.
    draws: (random, perSecond, ratio) => drawsOf({ perSecond: () => perSecond / 20, rate: () => 0.1, ratio, cluster: 1 }, random),
  },
  sticky: {
    what: 'the same users, 2,000 of them, counted by request', matched: [], mismatched: ['interval', 'request'], rate: ERRORS,
    draws: (random, perSecond, ratio) => stickyUsers(random, perSecond, ratio),
  },
};

function clusters(size: number): Kind {
  return {
    what: `errors that come ${size} at a time on average, 1 % in all`, matched: ['interval'], mismatched: ['request'], rate: ERRORS,
    draws: (random, perSecond, ratio) => drawsOf({ perSecond: () => perSecond, rate: () => ERRORS, ratio, cluster: size }, random),
  };
}

/** A log-normal load of mean 1 (sd of the logarithm 0.5), the same for everybody who asks about one minute. */
function remembering(random: Random): (at: number) => number {
  const memory = 0.8;
  const spread = 0.5;
  let z = normalValue(random);
  let minute = 0;
  return (at) => {
    for (; minute < Math.floor(at / MINUTE); minute += 1) z = memory * z + Math.sqrt(1 - memory * memory) * normalValue(random);
    return Math.exp(spread * z - (spread * spread) / 2);
  };
}

/** Users with log-normal appetites and error rates (sd of the logarithms 1); who has a smaller hash than the share is the candidate's. */
function stickyUsers(random: Random, perSecond: number, ratio: number): Draw {
  const users = Array.from({ length: 2000 }, () => ({ hash: uniform(random), requests: Math.exp(normalValue(random)), errors: Math.exp(normalValue(random) - 0.5) }));
  const all = users.reduce((sum, { requests }) => sum + requests, 0);
  let arms: { exposure: number; requests: [number, number]; errors: [number, number] } | undefined;
  return ({ since, until, exposure }) => {
    if (arms?.exposure !== exposure) {
      arms = { exposure, requests: [0, 0], errors: [0, 0] };
      for (const { hash, requests, errors } of users) {
        const arm = hash < exposure ? 0 : 1;
        arms.requests[arm] += requests / all;
        arms.errors[arm] += (requests / all) * Math.min(1, ERRORS * errors);
      }
    }
    const units = (perSecond * (until - since)) / 1000;
    const armOf = (arm: 0 | 1, times: number) => {
      const events = poisson(random, units * arms!.errors[arm] * times);
      return { events, total: events + poisson(random, units * Math.max(0, arms!.requests[arm] - arms!.errors[arm] * times)) };
    };
    return { candidate: armOf(0, ratio), champion: armOf(1, 1) };
  };
}

