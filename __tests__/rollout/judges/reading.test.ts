import { describe, expect, test } from '@jest/globals';
import type { Reading } from '../../../src/core/seams.ts';
import { measured } from '../../../src/rollout/judges/reading.ts';
import { guardrailOf } from './factory.ts';

const SLOTS = { candidate: 'b', champion: 'a' };
const EDGES = { harm: { at: 0.5, ratio: 2, excess: 0.01 }, promotion: { at: 0.25, ratio: 2 } };
const QUANTILE = guardrailOf({ kind: 'quantile', quantile: 0.99, margin: 2.5, edges: EDGES });
const MEAN = guardrailOf({ kind: 'mean', bounds: [-1, 1] });

describe('a reading', () => {
  test('of counts has both arms, and a slot that is not named has said nothing', () => {
    expect(measured(guardrailOf(), { kind: 'counts', bySlot: { a: { events: 1, total: 9 } }, late: 2 }, SLOTS)).toEqual({ candidate: { events: 0, total: 0 }, champion: { events: 1, total: 9 }, late: 2 });
  });

  test('of a histogram is what lies above the edges that were fixed', () => {
    const reading: Reading = { kind: 'histogram', edges: [0.1, 0.25, 0.5], bySlot: { a: [90, 5, 3, 2], b: [9, 1, 0, 4] } };
    expect(measured(QUANTILE, reading, SLOTS)).toEqual({ candidate: { events: 4, total: 14 }, champion: { events: 5, total: 100 }, beyond: { candidate: 4, champion: 2 } });
    expect(measured({ ...QUANTILE, edges: undefined }, reading, SLOTS)).toEqual({ candidate: { events: 0, total: 14 }, champion: { events: 0, total: 100 } });
  });

  test('of values is drawn into its bounds', () => {
    expect(measured(MEAN, { kind: 'values', bySlot: { a: { n: 10, sum: -10 }, b: { n: 4, sum: 2 } } }, SLOTS)).toEqual({ candidate: { events: 3, total: 4 }, champion: { events: 0, total: 10 } });
  });

  test('of classes counts those that the champion did not have as one more', () => {
    const guardrail = guardrailOf({ kind: 'classes', classes: ['yes', 'no'] });
    expect(measured(guardrail, { kind: 'classes', bySlot: { a: { no: 3, yes: 1 }, b: { __proto__x: 2, yes: 5 } } }, SLOTS)).toMatchObject({ classes: { candidate: [5, 0, 2], champion: [1, 3, 0] }, candidate: { events: 0, total: 7 } });
  });

  test('of a gauge may lack one slot, and not both', () => {
    const guardrail = guardrailOf({ kind: 'gauge' });
    expect(measured(guardrail, { kind: 'gauge', bySlot: { a: 5, b: 6 } }, SLOTS)).toMatchObject({ gauge: { candidate: 6, champion: 5 } });
    expect(measured(guardrail, { kind: 'gauge', bySlot: { a: 5 } }, SLOTS)).toEqual({ candidate: { events: 0, total: 0 }, champion: { events: 0, total: 1 } });
    expect(measured(guardrail, { kind: 'gauge', bySlot: { b: 5 } }, SLOTS)).toMatchObject({ gauge: { candidate: 5, champion: null } });
    expect(measured(guardrail, { kind: 'gauge', bySlot: {} }, SLOTS)).toEqual({ outage: 'neither slot has a figure' });
  });

  test.each<[string, Parameters<typeof measured>[0], Reading]>([
    ['its provider is away', guardrailOf(), { kind: 'outage', reason: 'its provider is away' }],
    ['answered with values, and this guardrail needs counts', guardrailOf(), { kind: 'values', bySlot: {} }],
    ['no counts: NaN events of 3', guardrailOf(), { kind: 'counts', bySlot: { b: { events: NaN, total: 3 } } }],
    ['no counts: 4 events of 3', guardrailOf(), { kind: 'counts', bySlot: { a: { events: 4, total: 3 } } }],
    ['missing labels do not fit', guardrailOf(), { kind: 'counts', bySlot: { b: { events: 2, total: 3 } }, missing: { b: 2 } }],
    ['no bucket edge at 0.5 any more', QUANTILE, { kind: 'histogram', edges: [0.1, 0.25, 1], bySlot: { a: [1, 1, 1, 1] } }],
    ['the buckets of the histogram are no counts', QUANTILE, { kind: 'histogram', edges: [0.1, 0.25, 0.5], bySlot: { a: [1, 1, 1] } }],
    ['values lie outside the bounds -1 to 1', MEAN, { kind: 'values', bySlot: { b: { n: 2, sum: 2.1 } } }],
    ['values lie outside the bounds -1 to 1', MEAN, { kind: 'values', bySlot: { b: { n: 2, sum: NaN } } }],
    ['the counts of the classes are no counts', guardrailOf({ kind: 'classes' }), { kind: 'classes', bySlot: { b: { yes: -1 } } }],
    ['no counts: 3 events of 2', guardrailOf({ kind: 'pairs' }), { kind: 'pairs', n: 2, differ: 3 }],
    ['a figure is not a number', guardrailOf({ kind: 'gauge' }), { kind: 'gauge', bySlot: { a: Infinity, b: 1 } }],
  ])('is an outage: %s', (why, guardrail, reading) => {
    expect((measured(guardrail, reading, SLOTS) as { outage: string }).outage).toContain(why);
  });
});
