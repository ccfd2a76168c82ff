import { describe, expect, jest, test } from '@jest/globals';
import { argo } from '../../../bench/rollout/argo.ts';
import { flagger } from '../../../bench/rollout/flagger.ts';
import { classify } from '../../../bench/rollout/kayenta.ts';
import type { Outcome, Rule } from '../../../bench/rollout/rule.ts';
import { binomial, normalValue, seededRandom, type Random } from '../../../src/statistics/random.ts';

// How long simulations take depends on the machine, and says nothing.
jest.setTimeout(600_000);

// What bench/rollout.ts holds Sluice against: the peers' rules as their documentation and sources say, and here numbers that
// two independent programs of them gave. A rate of 1,000 runs lies within four standard errors of the truth.

const RUNS = 1000;
/** Flagger's documented example: stepWeight 2, maxWeight 50, interval 1 minute. */
const RAMP = Array.from({ length: 25 }, (_, i) => 2 * (i + 1));

function shareOf(outcome: Outcome, start: () => Rule, requestsPerSecond: number, errors: number): number {
  let hits = 0;
  for (let run = 0; run < RUNS; run += 1) if (ended(start(), requestsPerSecond, errors, seededRandom(run + 1)) === outcome) hits += 1;
  return hits / RUNS;
}

function ended(rule: Rule, requestsPerSecond: number, errors: number, random: Random): Outcome {
  for (;;) {
    const total = Math.round((requestsPerSecond * 60 * rule.weight()) / 100);
    const outcome = rule.look({ candidate: { events: binomial(random, total, errors), total }, champion: { events: 0, total: 1 } });
    if (outcome) return outcome;
  }
}

function isNear(share: number, expected: number): boolean {
  return Math.abs(share - expected) <= 4 * Math.sqrt((expected * (1 - expected)) / RUNS) + 0.01;
}

describe('thresholds on single minutes, success ≥ 99 %', () => {
  const flaggers = () => flagger({ most: 0.01, threshold: 10, weights: RAMP });
  const argos = () => argo({ most: 0.01, failureLimit: 3, weights: RAMP });

  test.each([[5, 0.13], [20, 0.02]])('of Flagger take back a healthy model of 0.5 %% errors at %d requests a second in %d of the runs', (rps, expected) => {
    expect(isNear(shareOf('rolled-back', flaggers, rps, 0.005), expected)).toBe(true);
  });

  test.each([[5, 0.72], [20, 0.41], [100, 0.002]])('of Argo Rollouts do at %d requests a second in %d', (rps, expected) => {
    expect(isNear(shareOf('rolled-back', argos, rps, 0.005), expected)).toBe(true);
  });

  test('of Flagger promote a model of 2 % errors at one request a second every other time', () => {
    expect(isNear(shareOf('promoted', flaggers, 1, 0.02), 0.51)).toBe(true);
  });
});

describe('what the rules do with no data', () => {
  const silence = { candidate: { events: 0, total: 0 }, champion: { events: 0, total: 10 } };
  test('Flagger and Argo Rollouts count it as a failure', () => {
    const rules = [flagger({ most: 1, threshold: 2, weights: [10, 10] }), argo({ most: 1, failureLimit: 1, weights: [10, 10, 10] })];
    expect(rules.map((rule) => [rule.look(silence), rule.look(silence), rule.look(silence)].find(Boolean))).toEqual(['rolled-back', 'rolled-back']);
  });
});

describe('Kayenta\'s Mann-Whitney test on a time series', () => {
  const base = Array.from({ length: 10 }, () => 1);
  const hundredfold = (points: number) => base.map((value, i) => (i < points ? 100 * value : value));

  test('passes a model that is a hundred times worse in 7 of 10 points, and finds 8 of 10', () => {
    expect(classify(base, hundredfold(7), { allowedIncrease: 1.05 })).toBe('pass');
    expect(classify(base, hundredfold(8), { allowedIncrease: 1.05 })).toBe('high');
  });

  test('passes points of one value, and knows when there are none', () => {
    expect(classify(base, base, { allowedIncrease: 1 })).toBe('pass');
    expect(classify(base, [NaN], { allowedIncrease: 1 })).toBe('nodata');
  });

  test.each([[0, 0, 0.02], [0.5, 0.04, 0.14], [0.8, 0.24, 0.41], [0.95, 0.52, 0.71]])('finds a difference between equal models whose points remember: at %d between %d and %d of the looks', (memory, least, most) => {
    const runs = 300;
    let found = 0;
    for (let run = 0; run < runs; run += 1) {
      const random = seededRandom(run + 1);
      const [control, experiment] = [remembering(random, memory), remembering(random, memory)];
      if (classify(control, experiment, { allowedIncrease: 1 }) === 'high' || classify(experiment, control, { allowedIncrease: 1 }) === 'high') found += 1;
    }
    expect(found / runs).toBeGreaterThanOrEqual(least);
    expect(found / runs).toBeLessThanOrEqual(most);
  });
});

/** 120 points of a log-normal series, each as like the one before as `memory` says. */
function remembering(random: Random, memory: number): number[] {
  let z = normalValue(random);
  return Array.from({ length: 120 }, () => {
    z = memory * z + Math.sqrt(1 - memory * memory) * normalValue(random);
    return Math.exp(0.5 * z);
  });
}
