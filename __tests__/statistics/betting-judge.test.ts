import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { disperse, dispersionIndex, startDispersion } from '../../src/statistics/dispersion.ts';
import {
  anytimeP, harmEvidence, noHarmEvidence, observe as observeBets, shareAt, startHour, startJudge, startStep, weightOf,
  type JudgeKind, type JudgeState,
} from '../../src/statistics/sequential.ts';
import { seededRandom, type Random } from '../../src/statistics/random.ts';

const LIMITS = { tolerate: 1.1, margin: 1.5 };
const KINDS: [JudgeKind][] = [['interval'], ['request']];

function interval(candidate: number, champion: number, exposure = 0.25): Interval {
  return { candidate: { events: candidate, total: 1000 }, champion: { events: champion, total: 3000 }, exposure };
}

interface Interval {
  candidate: { events: number; total: number };
  champion: { events: number; total: number };
  exposure: number;
}

const ONE = { harm: 1, noHarm: [1] };

function observe(state: JudgeState, { candidate: { events }, champion, exposure }: Interval): JudgeState {
  const of = events + champion.events;
  return observeBets(state, {
    harm: [{ side: 'above', events, of, share: shareAt(exposure, LIMITS.tolerate) }],
    noHarm: [[{ side: 'below', events, of, share: shareAt(exposure, LIMITS.margin) }]],
  });
}

function after(kind: JudgeKind, intervals: readonly Interval[]): JudgeState {
  return intervals.reduce(observe, startJudge(kind, ONE));
}

const anInterval = fc.record({ candidate: fc.nat(40), champion: fc.nat(90), exposure: fc.double({ min: 0.01, max: 0.99, noNaN: true }) })
  .map(({ candidate, champion, exposure }) => interval(candidate, champion, exposure));

describe.each(KINDS)('a judge by %s', (kind) => {
  test('gains evidence of harm from a worse candidate and of no harm from a better one', () => {
    const worse = after(kind, Array.from({ length: 10 }, () => interval(60, 30)));
    const better = after(kind, Array.from({ length: 10 }, () => interval(5, 30)));
    expect(harmEvidence(worse)).toBeGreaterThan(3);
    expect(noHarmEvidence(worse)).toBeLessThan(0);
    expect(noHarmEvidence(better)).toBeGreaterThan(harmEvidence(better));
    expect(worse.peak.harm).toBe(harmEvidence(worse));
  });

  test('holds the sum over all its processes in a state that does not grow', () => {
    fc.assert(fc.property(fc.array(fc.tuple(anInterval, fc.boolean()), { maxLength: 20 }), (spans) => {
      // Σ_k w_k E^(k), each process by itself, from the definition.
      const processes = [startJudge(kind, ONE)];
      let state = startJudge(kind, ONE);
      for (const [each, restarts] of spans) {
        if (restarts) processes.push(startJudge(kind, ONE));
        if (restarts) state = startHour(state);
        processes.forEach((process, k) => (processes[k] = observe(process, each)));
        state = observe(state, each);
      }
      const alone = (process: JudgeState) => (Math.exp(harmEvidence(process)) - (1 - weightOf(1))) / weightOf(1);
      const left = processes.reduce((sum, _, k) => sum - weightOf(k + 1), 1);
      const expected = processes.reduce((sum, process, k) => sum + alone(process) * weightOf(k + 1), left);
      expect(Math.abs(harmEvidence(state) - Math.log(expected))).toBeLessThan(1e-9 * Math.max(1, Math.abs(Math.log(expected))) + 1e-9);
      expect(state.harm[0]).toHaveLength(processes[0]!.harm[0]!.length);
    }));
  });

  test('goes on from its JSON bit for bit', () => {
    fc.assert(fc.property(fc.array(anInterval, { maxLength: 12 }), fc.nat(12), (intervals, cut) => {
      const first = after(kind, intervals.slice(0, cut));
      const resumed = intervals.slice(cut).reduce(observe, JSON.parse(JSON.stringify(startHour(first))) as JudgeState);
      const straight = intervals.slice(cut).reduce(observe, startHour(first));
      expect(resumed).toEqual(straight);
      expect(Object.is(harmEvidence(resumed), harmEvidence(straight))).toBe(true);
    }));
  });

  test('weighs the first process most, and those to come with what is left', () => {
    const [first, second] = [weightOf(1), weightOf(2)];
    const state = after(kind, [interval(20, 30)]);
    const alone = Math.log((Math.exp(harmEvidence(state)) - (1 - first)) / first);
    const later = observe(startHour(startJudge(kind, ONE)), interval(20, 30));
    expect(Math.exp(harmEvidence(later))).toBeCloseTo(Math.exp(alone) * (first + second) + 1 - first - second, 10);
  });

  test('starts at evidence zero, however many processes were started', () => {
    let state = startJudge(kind, ONE);
    for (let hour = 0; hour < 30; hour++) state = startHour(state);
    expect(harmEvidence(state)).toBeCloseTo(0, 12);
  });

  test('does not let good hours hide later harm', () => {
    const good = Array.from({ length: 120 }, () => interval(3, 30));
    const bad = Array.from({ length: 20 }, () => interval(60, 30));
    const banked = [...good, ...bad].reduce(observe, startJudge(kind, ONE));
    const restarted = bad.reduce(observe, startHour(good.reduce(observe, startJudge(kind, ONE))));
    expect(harmEvidence(restarted)).toBeGreaterThan(Math.log(20));
    expect(harmEvidence(banked)).toBeLessThan(harmEvidence(restarted));
  });

  test('gathers evidence of no harm afresh in each step, and keeps that of harm', () => {
    const before = after(kind, [interval(2, 30), interval(50, 30)]);
    const step = startStep(before);
    expect(noHarmEvidence(step)).toBeCloseTo(0, 12);
    expect(step.peak.noHarm).toBe(0);
    expect(step.peak.harm).toBe(before.peak.harm);
    expect(step.started).toBe(before.started + 1);
  });

  test('learns nothing from an interval without events', () => {
    const state = after(kind, [interval(5, 10)]);
    const same = observe(state, interval(0, 0));
    expect([same.harm, same.noHarm, same.peak]).toEqual([state.harm, state.noHarm, state.peak]);
  });

  // The rate of wrong rollbacks, one look a minute for two hours, with a candidate exactly at `tolerate`.
  test('takes back a candidate at the edge of what is tolerated in at most 5 % of deliveries', () => {
    const replicates = 200;
    const random = seededRandom(20260105);
    let wrong = 0;
    for (let replicate = 0; replicate < replicates; replicate++) wrong += Number(twoHours(kind, random, 1.1).harm >= Math.log(20));
    expect(wrong).toBeLessThanOrEqual(mostAt(replicates, 0.05));
  });

  test('promotes a candidate exactly at the margin in at most 5 % of steps, and finds one that doubles the errors', () => {
    const random = seededRandom(20260106);
    let wrong = 0;
    let found = 0;
    for (let replicate = 0; replicate < 100; replicate++) {
      wrong += Number(twoHours(kind, random, 1.5).noHarm >= Math.log(20));
      found += Number(twoHours(kind, random, 2).harm >= Math.log(20));
    }
    expect(wrong).toBeLessThanOrEqual(mostAt(100, 0.05));
    expect(found).toBeGreaterThan(90);
  });
});

describe('a judge', () => {
  test('gives its processes weights that sum to one, whatever their number', () => {
    let sum = 0;
    for (let k = 1; k <= 1_000_000; k++) sum += weightOf(k);
    // What is left of Σ k^−1.3 beyond a million, by its integral.
    const rest = (1 / 3) * (1e6 ** -0.3 / 0.3 - 0.5 * 1e6 ** -1.3) / 2.9319493;
    expect(sum).toBeLessThan(1);
    expect(sum + rest).toBeCloseTo(1, 6);
    expect(sum + rest).toBeLessThanOrEqual(1);
  });

  test('tells the p-value that holds at any time', () => {
    expect(anytimeP(0)).toBe(1);
    expect(anytimeP(-3)).toBe(1);
    expect(anytimeP(Math.log(20))).toBeCloseTo(0.05, 12);
  });

  test('reports clustered errors of the champion as dispersion, and independent ones as about 1', () => {
    const random = seededRandom(7);
    const independent = Array.from({ length: 400 }, () => interval(1, poisson(random, 12)));
    const clustered = Array.from({ length: 400 }, () => interval(1, 5 * poisson(random, 2.4)));
    const index = (intervals: Interval[]) => dispersionIndex(intervals.reduce((sums, { champion }) => disperse(sums, champion), startDispersion()));
    expect(index([])).toBeUndefined();
    expect(index(independent)).toBeCloseTo(1, 0);
    expect(index(clustered)).toBeGreaterThan(4);
  });
});

/** Largest evidence over two hours of minutes at 25 %, 6 000 requests a minute, 1 % errors, the candidate's rate `ratio` times that. */
function twoHours(kind: JudgeKind, random: Random, ratio: number): { harm: number; noHarm: number } {
  let state = startJudge(kind, ONE);
  for (let minute = 0; minute < 120; minute++) {
    if (minute > 0 && minute % 60 === 0) state = startHour(state);
    const candidate = { events: poisson(random, 3 * ratio), total: 1500 };
    state = observe(state, { candidate, champion: { events: poisson(random, 9), total: 4500 }, exposure: 0.25 });
  }
  return state.peak;
}

function poisson(random: Random, mean: number): number {
  let product = 1;
  for (let count = -1; ; count++) {
    product *= (random.next() + 0.5) / 2 ** 32;
    if (product < Math.exp(-mean)) return count + 1;
  }
}

/** The most wrong answers in n that a true rate of `rate` is still likely to give (upper tail above 1 in 1000, as Clopper and Pearson would have it). */
function mostAt(n: number, rate: number): number {
  let probability = (1 - rate) ** n;
  let cumulated = probability;
  let count = 0;
  while (1 - cumulated > 0.001) {
    count++;
    probability *= ((n - count + 1) / count) * (rate / (1 - rate));
    cumulated += probability;
  }
  return count;
}
