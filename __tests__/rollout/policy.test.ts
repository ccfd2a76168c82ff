import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { Rollout } from '../../src/delivery/spec.ts';
import { planOf } from '../../src/rollout/policy.ts';
import { World } from '../../testkit/fleet.ts';
import { deliveryOf } from './factory.ts';

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
