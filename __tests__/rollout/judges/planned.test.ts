import { describe, expect, test } from '@jest/globals';
import type { InputError } from '../../../src/core/problem.ts';
import { planOf } from '../../../src/rollout/policy.ts';
import { CANARY, deliveryOf } from '../factory.ts';

const RATE = "rate: {sql: 'SELECT 1'}";

function guardrailsOf(guardrails: string, changes: Record<string, string> = {}) {
  return planOf(deliveryOf(CANARY, { guardrails, ...changes })).guardrails;
}

function problemsOf(guardrails: string, changes: Record<string, string> = {}): string[] {
  try {
    guardrailsOf(guardrails, changes);
    return [];
  } catch (error) {
    return (error as InputError).problems.map(({ code, location }) => `${code} ${location ? 'located' : 'nowhere'}`);
  }
}

describe('planned guardrails', () => {
  test('have the kind of what they read, and the measure that it has', () => {
    const all = guardrailsOf(`[{name: e, ${RATE}}, {name: d, ${RATE}, margin_absolute: 0.02}, {name: q, quantile: 0.99, histogram: {log: latency_ms, edges: [1, 2]}}, {name: m, mean: {log: score}, bounds: [0, 2], margin_absolute: 0.1, worse: lower}, {name: s, shares: {log: class}}, {name: p, disagreement: {log: class}, tolerate_absolute: 0.01}, {name: g, gauge: {sql: 'SELECT 1'}, counts_up: true}]`);
    const common = { unit: 'interval', critical: true, falseRollback: 0.05 / 7 };
    expect(all).toEqual([
      { ...common, name: 'e', tolerate: 1.1, margin: 1.5 },
      { ...common, name: 'd', tolerate: 0.01, margin: 0.02, absolute: true },
      { ...common, name: 'q', kind: 'quantile', quantile: 0.99, tolerate: 1.1, margin: 2.5 },
      { ...common, name: 'm', kind: 'mean', bounds: [0, 2], worse: 'lower', tolerate: 0.05, margin: 0.1, absolute: true },
      { ...common, name: 's', kind: 'classes', tolerate: 0.05, margin: 0.1, absolute: true },
      { ...common, name: 'p', kind: 'pairs', tolerate: 0.01, margin: 0.02, absolute: true },
      { ...common, name: 'g', kind: 'gauge', countsUp: true, tolerate: 1.2, margin: 1.5 },
    ]);
  });

  test('divide the budget by weight, and once more among slices, and none of it twice', () => {
    const all = guardrailsOf(`[{name: e, ${RATE}, weight: 3, segments: {by: country, values: [CH, DE]}}, {name: f, ${RATE}}]`);
    expect(all.map(({ name, segment, steps }) => [name, segment, steps])).toEqual([['e', undefined, undefined], ['e [country=CH]', 'CH', []], ['e [country=DE]', 'DE', []], ['f', undefined, undefined]]);
    const budgets = all.map(({ falseRollback }) => falseRollback);
    [0.0125, 0.0125, 0.0125, 0.0125].forEach((part, index) => expect(budgets[index]).toBeCloseTo(part, 12));
    expect(guardrailsOf(`[{name: e, ${RATE}, segments: {by: country, values: [CH], advance: true}}]`)[1]).not.toHaveProperty('steps');
  });

  // Users who stay in their arm differ from each other for as long as they stay: counted by request, that looks like a difference of the models.
  test.each<[string, string, boolean]>([
    ['a log that names users', "rate: {log: errors}", true],
    ['requests of a log that are slow', "rate: {where: 'latency_ms > 100'}", true],
    ['a query that says so', "rate: {sql: 'SELECT 1'}, unit: user", true],
    ['a query that does not say', "rate: {sql: 'SELECT 1'}", false],
    ['a service that says so', 'rate: {http: errors}, unit: user', true],
    ['a service that does not say', 'rate: {http: errors}', false],
    ['counters of Prometheus', 'rate: {events: e_total, total: t_total}', false],
    ['counters of Prometheus, whatever they are called', 'rate: {events: e_total, total: t_total}, unit: user', false],
    ['a histogram', 'quantile: 0.9, histogram: request_seconds_bucket', false],
    ['a mean', 'mean: {log: score}, bounds: [0, 1], margin_absolute: 0.1', false],
    ['class shares', 'shares: {log: class}', false],
    ['requests, as declared', "rate: {log: errors}, unit: request", false],
  ])('where users stay in their arm, %s', (_what, source, counts) => {
    const [, one] = guardrailsOf(`[{name: users, rate: {log: errors}}, {name: e, ${source}}]`, { assignment: 'user', signals: "{log: {files: log.jsonl}, prometheus: {url: 'http://127.0.0.1:1'}, http: {url: 'http://127.0.0.1:1'}}" });
    if (counts) {
      expect(one).toMatchObject({ unit: 'user', critical: true });
      expect(one).not.toHaveProperty('doubtful');
    } else {
      expect(one).toMatchObject({ doubtful: 'sticky', critical: false, steps: [] });
      expect(one!.unit).not.toBe('user');
    }
  });

  test('figures of a slot and pairs are no part of that', () => {
    const all = guardrailsOf(`[{name: users, rate: {log: errors}}, {name: g, gauge: {sql: 'SELECT 1'}}, {name: p, disagreement: {log: class}}]`, { assignment: 'user' });
    expect(all.map(({ doubtful, critical }) => [doubtful, critical])).toEqual([[undefined, true], [undefined, true], [undefined, true]]);
  });

  test('with late labels hold nobody up', () => {
    const all = guardrailsOf(`[{name: e, ${RATE}}, {name: late, ${RATE}, labels: {after: 3 days}}]`, { watch: '4 days', hold_back: '5' });
    expect(all[1]).toMatchObject({ labels: { after: 259_200_000, selective: false } });
  });

  test.each<[string, string, Record<string, string>]>([
    ['rollout-tolerate', `[{name: e, ${RATE}, tolerate_absolute: 0.03, margin_absolute: 0.02}]`, {}],
    ['rollout-tolerate', `[{name: e, ${RATE}}, {name: p, disagreement: {log: class}, tolerate_absolute: 0, margin_absolute: 0.1}]`, {}],
    ['rollout-tolerate', `[{name: e, ${RATE}}, {name: s, shares: {log: class}, margin_absolute: 1}]`, {}],
    ['rollout-measure', `[{name: e, ${RATE}, tolerate: 1.1, margin_absolute: 0.1}]`, {}],
    ['rollout-measure', `[{name: e, ${RATE}}, {name: s, shares: {log: class}, margin_ratio: 2}]`, {}],
    ['rollout-measure', `[{name: e, ${RATE}}, {name: q, quantile: 0.9, histogram: {log: latency_ms, edges: [1]}, margin_absolute: 2}]`, {}],
    ['rollout-measure', `[{name: m, mean: {log: score}, bounds: [1, 0], margin_absolute: 0.1}]`, {}],
    ['rollout-measure', `[{name: m, mean: {log: score}, bounds: [0, 1], margin_absolute: 1}]`, {}],
    ['rollout-labels-selective', `[{name: e, ${RATE}}, {name: late, ${RATE}, labels: {after: 1 hour, selective: true}}]`, { watch: '4 days' }],
    ['rollout-step-unjudged', `[{name: e, ${RATE}, unit: interval}]`, { assignment: 'user' }],
    ['rollout-step-unjudged', `[{name: late, ${RATE}, labels: {after: 1 hour}}]`, { watch: '4 days' }],
  ])('are refused with %s', (code, guardrails, changes) => {
    expect(problemsOf(guardrails, changes)).toEqual([`${code} located`]);
  });
});
