import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { Rollout } from '../../src/delivery/spec.ts';
import { planOf } from '../../src/rollout/policy.ts';
import { World } from '../../testkit/fleet.ts';
import { deliveryOf, RUNNING } from './factory.ts';

/** A delivery whose rollout was changed after it was loaded, as a caller without the loader could make it. */
function changedDelivery(changes: Partial<Rollout>): Delivery {
  const delivery = deliveryOf();
  return { ...delivery, spec: { ...delivery.spec, rollout: { ...delivery.spec.rollout!, ...changes } } };
}

function codesOf(delivery: Delivery, traffic = new World().traffic): string[] {
  try {
    planOf(delivery, traffic);
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ code }) => code);
    throw error;
  }
  return [];
}

describe('a plan', () => {
  test('has the delivery file’s values, or the schema’s defaults, in milliseconds', () => {
    expect(planOf(deliveryOf())).toMatchObject({
      strategy: 'canary', steps: [5, 25, 50, 100], interval: 60_000, lease: 600_000, blindFor: 600_000, timeBudget: 86_400_000, watch: 0, atEnd: 'rollback',
      guardrails: [{ name: 'errors', unit: 'interval', tolerate: 1.1, margin: 1.5, critical: true, falseRollback: 0.05 }],
    });
  });

  test('splits the budget of false alarms over its guardrails, and none of it twice', () => {
    const guardrails = "[{name: a, rate: {sql: 'SELECT 1'}}, {name: b, rate: {sql: 'SELECT 1'}}, {name: c, rate: {sql: 'SELECT 1'}}]";
    const plan = planOf(deliveryOf(undefined, { guardrails, false_rollback: '0.03' }));
    expect(plan.guardrails.map(({ falseRollback }) => falseRollback)).toEqual([0.01, 0.01, 0.01]);
    expect(plan.falsePromotion).toBe(0.05);
  });

  test.each<[string, Partial<Rollout>, string]>([
    ['a canary without guardrails, for time alone is not evidence', { guardrails: [] }, 'rollout-no-guardrails'],
    ['a canary without guardrails declared at all', { guardrails: undefined }, 'rollout-no-guardrails'],
    ['a canary that goes to all users at once', { steps: [100] }, 'rollout-one-step'],
    ['steps that end before all users', { steps: [5, 50] }, 'rollout-steps'],
    ['steps that fall', { steps: [50, 5, 100] }, 'rollout-steps'],
    ['a step of nothing', { steps: [0, 100] }, 'rollout-steps'],
    ['a lease that ends before the next tick', { lease: '30 s' }, 'rollout-lease-short'],
    ['an interval of nothing', { interval: '0 s' }, 'rollout-interval'],
    ['a tolerance above the margin', { guardrails: [{ name: 'a', rate: { sql: '' }, tolerate: 2, margin_ratio: 1.5 }] }, 'rollout-tolerate'],
  ])('is refused for %s', (_name, changes, code) => {
    expect(codesOf(changedDelivery(changes))).toContain(code);
  });

  test('is refused where the router cannot make its steps', () => {
    const { traffic } = new World();
    expect(codesOf(deliveryOf(), { ...traffic, capabilities: { weights: false, smallestStep: 100 } })).toEqual(['rollout-no-weights']);
    expect(codesOf(deliveryOf(undefined, { steps: '[0.5, 100]' }), { ...traffic, capabilities: { weights: true, smallestStep: 1 } })).toEqual(['rollout-step-too-fine']);
    expect(codesOf(deliveryOf(undefined, { steps: '[0.3, 100]' }), { ...traffic, capabilities: { weights: true, smallestStep: 0.1 } })).toEqual([]);
  });

  test('of a delivery file without a rollout is refused', () => {
    const delivery = deliveryOf();
    expect(codesOf({ ...delivery, spec: { ...delivery.spec, rollout: undefined } })).toEqual(['rollout-missing']);
  });

  test('of `replace` is one step, with or without guardrails', () => {
    expect(planOf(changedDelivery({ strategy: 'replace', guardrails: [] })).steps).toEqual([100]);
  });
});

describe('a plan of a strategy', () => {
  const of = (text: string) => planOf(deliveryOf(`${text}\n${RUNNING}`));

  test.each<[string, string, number[]]>([
    ['a canary that says nothing', 'strategy: canary', [1, 5, 25, 50, 100]],
    ['a part held back', 'strategy: canary\nsteps: [10, 100]\nhold_back: 5', [10, 95, 100]],
    ['a shadow', 'strategy: shadow', [0]],
    ['a shadow that goes on', 'strategy: shadow\nshadow: {then: promote}\nsteps: [5, 100]', [0, 5, 100]],
    ['a switch', 'strategy: blue-green', [0, 100]],
    ['a switch that looks at nothing before', 'strategy: blue-green\nblue_green: {before: 0 s}', [100]],
    ['an A/B test', 'strategy: ab\nab: {ends: "2026-12-24T00:00Z"}', [50, 100]],
    ['cohorts by attribute', 'strategy: cohort\ncohort: {attribute: c, values: [{value: x, share: 0.1}, {value: y, share: 0.2}]}', [0.1, 0.3, 100]],
  ])('has the steps of %s', (_name, text, steps) => expect(of(text).steps).toEqual(steps));

  test('has the parts that only it has, in milliseconds', () => {
    expect(of('strategy: ab\nab: {ends: "2026-12-24T00:00:00+01:00", then: champion}').ab).toEqual({ ends: Date.UTC(2026, 11, 23, 23), then: 'champion' });
    expect(of('strategy: blue-green\nblue_green: {bake: 2 hours, keep_warm: 1 day}')).toMatchObject({ watch: 7_200_000, blueGreen: { before: 600_000, keepWarm: 86_400_000 } });
    expect(of('strategy: shadow\nshadow: {for: 2 days}').shadow).toEqual({ for: 172_800_000, then: 'report' });
    expect(of("strategy: canary\nsteps: [{weight: 5, soak: 1 hour, gate: g, hours: {from: '08:00', to: '18:00'}, evidence: {events: 5}}, 100]\nhold_back: 20").details).toEqual([{ soak: 3_600_000, gate: 'g', hours: { from: '08:00', to: '18:00', zone: 'UTC' }, evidence: { events: 5 } }, {}, {}]);
  });

  test.each<[string, string, string]>([
    ['a router that cannot mirror', 'strategy: shadow', 'rollout-no-mirror'],
    ['a router without cohorts', 'strategy: cohort\ncohort: {key: x-user}', 'rollout-no-cohorts'],
    ['parts of the users that are more than all', 'strategy: cohort\ncohort: {attribute: c, values: [{value: x, share: 60}, {value: y, share: 60}]}', 'rollout-cohort'],
    ['a share that no values together are', 'strategy: cohort\nsteps: [15, 100]\ncohort: {attribute: c, values: [{value: x, share: 10}, {value: y, share: 10}]}', 'rollout-cohort'],
    ['a time zone that there is not', "strategy: canary\nsteps: [{weight: 5, hours: {from: '08:00', to: '18:00', zone: Europe/Nowhere}}, 100]", 'rollout-hours'],
    ['steps that last longer than the time budget', 'strategy: canary\nsteps: [{weight: 5, soak: 2 days}, 100]', 'rollout-budget-short'],
    ['a part held back of a switch', 'strategy: blue-green\nhold_back: 5', 'rollout-hold-back'],
    ['a part held back that no groups together leave', 'strategy: cohort\nsteps: [10, 100]\nhold_back: 5\ncohort: {attribute: c, values: [{value: x, share: 10}, {value: y, share: 80}]}', 'rollout-hold-back'],
    ['a part held back that an earlier step would have taken', 'strategy: canary\nsteps: [5, 97, 100]\nhold_back: 5', 'rollout-steps'],
    ['a guardrail that there is not', 'strategy: canary\nsteps: [{weight: 5, guardrails: [latency]}, 100]', 'rollout-guardrail-unknown'],
    ['a load that no guardrail counts', "strategy: canary\ncapacity: {ready: {http: 'http://127.0.0.1:1/{slot}'}, load_rps: 5, from: latency}", 'rollout-guardrail-unknown'],
  ])('is refused for %s', (_name, text, code) => {
    const { traffic } = new World();
    const plain = { ...traffic, capabilities: { weights: true, smallestStep: 0 } };
    expect(codesOf(deliveryOf(`${text}\n${RUNNING}`), plain)).toContain(code);
  });

  test.each<[string, string, string]>([
    ['labels that come after the watch', "strategy: canary\nwatch: 1 hour\nguardrails: [{name: errors, rate: {sql: 'SELECT 1'}}, {name: accuracy, rate: {sql: 'SELECT 1'}, labels: {after: 3 days}}]", 'rollout-watch-short'],
    ['steps that no guardrail could clear', "strategy: canary\nwatch: 9 days\nguardrails: [{name: accuracy, rate: {sql: 'SELECT 1'}, labels: {after: 3 days}}]", 'rollout-step-unjudged'],
  ])('is refused for %s', (_name, text, code) => {
    const own = RUNNING.replace(/guardrails: .*/, '');
    expect(codesOf(deliveryOf(`${text}\n${own}`))).toContain(code);
  });

  test('holds back what groups leave to the champion, and is refused for no other share alone', () => {
    const { traffic } = new World();
    const grouping = { ...traffic, capabilities: { weights: true, smallestStep: 0, cohorts: true } };
    const groups = (steps: string, share: number, values = '[{value: x, share: 10}, {value: y, share: 80}]'): string[][] => {
      try {
        planOf(deliveryOf(`strategy: cohort\nsteps: ${steps}\nhold_back: ${share}\ncohort: {attribute: c, values: ${values}}\n${RUNNING}`), grouping);
        return [];
      } catch (error) {
        return (error as InputError).problems.map(({ code, fix }) => [code, fix]);
      }
    };
    expect(groups('[10, 100]', 10)).toEqual([]);
    expect(groups('[10, 100]', 5)).toEqual([['rollout-hold-back', expect.stringContaining('(10 %)')]]);
    expect(groups('[15, 100]', 5).map(([code]) => code)).toEqual(['rollout-cohort', 'rollout-hold-back']);
    // In binary 100 - 8.04 is not 91.96.
    expect(groups('[1.2, 100]', 8.04, '[{value: x, share: 1.2}, {value: y, share: 90.76}]')).toEqual([]);
    expect(groups('[1, 100]', 5, '[{value: x, share: 1}]')).toEqual([['rollout-hold-back', expect.stringContaining('(nothing that is 50 % or less)')]]);
  });

  test('of an A/B test without an end, and of cohorts of nobody, is refused however it was loaded', () => {
    expect(codesOf(changedDelivery({ strategy: 'ab' }))).toContain('rollout-ab-endless');
    expect(codesOf(changedDelivery({ strategy: 'cohort' }))).toContain('rollout-cohort');
  });
});
