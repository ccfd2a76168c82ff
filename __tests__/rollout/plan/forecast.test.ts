import { describe, expect, jest, test } from '@jest/globals';
import type { Plan } from '../../../src/journal/events.ts';
import { forecast, RATIOS } from '../../../src/rollout/plan/forecast.ts';
import { requestsMet, type ExpectedTraffic } from '../../../src/rollout/plan/expected.ts';
import { propose } from '../../../src/rollout/plan/propose.ts';
import { simulateRollout } from '../../../src/rollout/plan/simulate.ts';
import { forecastLines } from '../../../src/rollout/plan/words.ts';
import { clopperPearsonLow } from '../../../src/statistics/binomial.ts';
import type { Draw } from '../../../src/statistics/simulation/two-arms.ts';

// How long simulations take depends on the machine, and says nothing.
jest.setTimeout(600_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function planOf(changes: Partial<Plan> = {}): Plan {
  return {
    strategy: 'canary', steps: [10, 50, 100], falsePromotion: 0.05, interval: 2 * MINUTE, lease: 30 * MINUTE, blindFor: 10 * MINUTE, timeBudget: 8 * HOUR, watch: 0, atEnd: 'rollback',
    guardrails: [{ name: 'errors', unit: 'interval', tolerate: 1.1, margin: 2, critical: true, falseRollback: 0.05 }], ...changes,
  };
}

function trafficOf(perSecond: number, changes: Partial<ExpectedTraffic> = {}): ExpectedTraffic {
  return { byHour: Array.from({ length: 24 }, () => perSecond), perUser: 1, rates: { errors: 0.02 }, cluster: 1, ...changes };
}

describe('one simulated rollout', () => {
  const even = (ratio: number): Draw => ({ exposure }) => ({ candidate: { events: 100 * ratio * exposure, total: 1000 * exposure }, champion: { events: 100 * (1 - exposure), total: 1000 * (1 - exposure) } });

  test('is promoted step by step where both arms are exactly alike, and taken back where one has three times the events', () => {
    const good = simulateRollout(planOf(), [even(1)], { horizon: 8 * HOUR });
    expect(good.end).toBe('promoted');
    expect(good.steps).toHaveLength(3);
    expect(good.steps[0]).toBe(0);
    const bad = simulateRollout(planOf(), [even(3)], { horizon: 8 * HOUR });
    expect(bad).toMatchObject({ end: 'rolled-back', code: 'harm', guardrail: 'errors', steps: [0] });
  });

  test('is taken back at the end of its time budget where nothing is ever counted', () => {
    const nothing: Draw = () => ({ candidate: { events: 0, total: 1 }, champion: { events: 0, total: 9 } });
    expect(simulateRollout(planOf(), [nothing], { horizon: 8 * HOUR })).toMatchObject({ end: 'rolled-back', code: 'time-budget', at: 8 * HOUR });
  });

  test('waits for the hours of the day that a step declares', () => {
    const plan = planOf({ details: [{}, { hours: { from: '08:00', to: '18:00', zone: 'UTC' } }, {}] as Plan['details'] });
    const atNight = simulateRollout(plan, [even(1)], { horizon: 24 * HOUR, startsAt: 0 });
    expect(atNight.steps[1]).toBeGreaterThanOrEqual(8 * HOUR);
    expect(simulateRollout(plan, [even(1)], { horizon: 24 * HOUR, startsAt: 8 * HOUR }).steps[1]).toBeLessThan(8 * HOUR);
  });
});

describe('requests that met the candidate', () => {
  test('are its share of what came while each step lasted', () => {
    const byHour = trafficOf(10, { byHour: Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 10 : 20)) });
    // From 11 o'clock: half an hour of 10 and half of 20 at 10 %, then half an hour of 20 at 50 %.
    expect(requestsMet(byHour, 11.5, [10, 50, 100], [0, HOUR], 1.5 * HOUR)).toBeCloseTo(0.1 * 1800 * 10 + 0.1 * 1800 * 20 + 0.5 * 1800 * 20, 6);
  });
});

describe('the forecast', () => {
  const found = forecast(planOf(), trafficOf(5), { runs: 50 });

  test('is the same for the same seed, and another for another', () => {
    const twice = (seed: number) => forecast(planOf({ steps: [50, 100] }), trafficOf(5), { runs: 20, ratios: [2], seed });
    expect(twice(1)).toEqual(twice(1));
    expect(twice(7).regressions).not.toEqual(twice(1).regressions);
  });

  test('takes back equal candidates no more often than declared, and lets nothing pass that is as bad as the margin', () => {
    // Beyond these counts the 99 % lower Clopper–Pearson bound of 50 runs is above 5 %.
    expect(clopperPearsonLow(Math.round(50 * found.equal.falseRollback.of), 50, 0.99)).toBeLessThanOrEqual(0.05);
    const atMargin = forecast(planOf(), trafficOf(5), { runs: 50, ratios: [2] }).regressions[0]!;
    expect(clopperPearsonLow(Math.round(50 * atMargin.promoted.of), 50, 0.99)).toBeLessThanOrEqual(0.05);
  });

  test('finds the worse sooner, with fewer requests met', () => {
    const medians = found.regressions.map(({ foundAfter }) => foundAfter.median!);
    expect(found.regressions.map(({ ratio }) => ratio)).toEqual([...RATIOS]);
    expect(medians).toEqual([...medians].sort((a, b) => b - a));
    const requests = found.regressions.map((row) => row.requests.median!);
    expect(requests).toEqual([...requests].sort((a, b) => b - a));
  });

  test('says that this traffic carries the margin, and that a tenth of it does not, with one that it does', () => {
    expect(found.carries).toBe(true);
    const low = forecast(planOf(), trafficOf(0.5), { runs: 50, ratios: [] });
    expect(low.carries).toBe(false);
    const { carried, declared } = low.margins[0]!;
    expect(carried).toBeGreaterThan(declared);
    const [guardrail] = planOf().guardrails;
    expect(forecast(planOf({ guardrails: [{ ...guardrail!, margin: carried! }] }), trafficOf(0.5), { runs: 50, ratios: [] }).carries).toBe(true);
    expect(forecastLines(low, { falseRollback: 0.05, falsePromotion: 0.05 }).join('\n')).toContain(`margin_ratio ${carried} is carried, in place of 2`);
  });

  test('is slower, and still right, where events come in clusters', () => {
    const clustered = forecast(planOf(), trafficOf(5, { cluster: 5 }), { runs: 50, ratios: [2] });
    const [alone] = forecast(planOf(), trafficOf(5), { runs: 50, ratios: [2] }).regressions;
    expect(clopperPearsonLow(Math.round(50 * clustered.equal.falseRollback.of), 50, 0.99)).toBeLessThanOrEqual(0.05);
    expect(clustered.regressions[0]!.foundAfter.median!).toBeGreaterThan(1.5 * alone!.foundAfter.median!);
  });
});

describe('what is proposed', () => {
  const { steps: _, guardrails: __, ...frame } = planOf({ interval: 20 * MINUTE, lease: HOUR });
  const [guardrail] = planOf().guardrails;

  test('is the finest ramp at the least margin that the traffic carries', () => {
    const much = propose({ ...guardrail!, unit: 'request' }, trafficOf(200), frame, { runs: 50 });
    expect(much).toMatchObject({ steps: [1, 5, 25, 50, 100], margin: 1.5 });
    expect(much.forecast.carries).toBe(true);
    const little = propose({ ...guardrail!, unit: 'request' }, trafficOf(0.2), frame, { runs: 50 });
    expect(little.margin).toBeGreaterThan(1.5);
    expect(little.steps.length).toBeLessThan(5);
  });
});
