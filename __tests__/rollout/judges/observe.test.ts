import { describe, expect, test } from '@jest/globals';
import type { Reading, Signals, Window } from '../../../src/core/seams.ts';
import type { PlannedGuardrail } from '../../../src/journal/plan.ts';
import type { OpenDelivery, State } from '../../../src/journal/state-types.ts';
import { fixFromChampion } from '../../../src/rollout/judges/fix.ts';
import { ASSIGNED } from '../../../src/rollout/judges/sample-ratio.ts';
import { nextSpan } from '../../../src/rollout/judges/windows.ts';
import { observe, rebase } from '../../../src/rollout/observe.ts';
import type { Work } from '../../../src/rollout/work.ts';
import { deliveryOf } from '../factory.ts';
import { guardrailOf, MINUTE } from './factory.ts';

const ERRORS = guardrailOf({ name: 'errors' });
const LATE = guardrailOf({ name: 'late', labels: { after: 60 * MINUTE, selective: false } });

function openOf(changes: Partial<OpenDelivery> = {}, guardrails: PlannedGuardrail[] = [ERRORS]): OpenDelivery {
  const split = { a: 75, b: 25 };
  return {
    slot: 'b', slots: ['a', 'b'], step: 1, plan: { strategy: 'canary', steps: [5, 25, 100], guardrails },
    intended: split, configured: split, watermarks: { errors: { until: 9 * MINUTE } }, ...changes,
  } as unknown as OpenDelivery;
}

/** A provider that says the same of every window, and remembers what it was asked. */
function provider(reading: Reading, more: Partial<Signals> = {}): { signals: Signals; asked: [string, Window][] } {
  const asked: [string, Window][] = [];
  const read: Signals['read'] = (name, window) => {
    asked.push([name, window]);
    return Promise.resolve(reading);
  };
  return { signals: { name: 'told', read, ...more }, asked };
}

function workOf(signals: Signals | undefined, now: number): Work {
  return { deps: { signals }, now: () => now, delivery: deliveryOf() } as unknown as Work;
}

const COUNTS: Reading = { kind: 'counts', bySlot: { a: { events: 3, total: 75 }, b: { events: 1, total: 25 } } };

describe('a look', () => {
  test('counts from the watermark to now, at the exposure that the router has', async () => {
    const { signals, asked } = provider(COUNTS);
    const look = await observe(workOf(signals, 10 * MINUTE), openOf(), { a: 75, b: 25 });
    expect(look).toMatchObject({ counts: { errors: { since: 9 * MINUTE, until: 10 * MINUTE, exposure: 0.25, candidate: { events: 1, total: 25 } } }, watermarks: { errors: { until: 10 * MINUTE } }, outages: {} });
    expect(asked).toEqual([['errors', { since: 9 * MINUTE, until: 10 * MINUTE }]]);
  });

  test('while the router was changed counts nothing, and goes on from now', async () => {
    const look = await observe(workOf(provider(COUNTS).signals, 10 * MINUTE), openOf(), { a: 50, b: 50 });
    expect([look.counts, look.watermarks]).toEqual([{}, { errors: { until: 10 * MINUTE, state: undefined } }]);
  });

  test('on a machine whose clock went back reads nothing, and keeps its watermark', async () => {
    const { signals, asked } = provider(COUNTS);
    const look = await observe(workOf(signals, 8 * MINUTE), openOf(), { a: 75, b: 25 });
    expect(look.outages.errors).toContain('nothing is counted twice');
    expect([look.watermarks, asked]).toEqual([{}, []]);
  });

  test.each<[string, Reading | undefined]>([
    ['no signals are wired', undefined],
    ['the champion, which has users, said nothing while the candidate spoke', { kind: 'counts', bySlot: { b: { events: 0, total: 40 } } }],
    ['no counts', { kind: 'counts', bySlot: { b: { events: NaN, total: 40 } } }],
  ])('without an answer is an outage: %s', async (why, reading) => {
    const look = await observe(workOf(reading && provider(reading).signals, 10 * MINUTE), openOf(), { a: 75, b: 25 });
    expect(look.outages.errors).toContain(why);
    expect(look.counts).toEqual({});
  });

  test('keeps first assignments beside the guardrails, where the provider can tell', async () => {
    const { signals } = provider(COUNTS, { assigned: () => Promise.resolve({ kind: 'counts', bySlot: { a: { events: 0, total: 7 }, b: { events: 0, total: 2 } } }) });
    const look = await observe(workOf(signals, 10 * MINUTE), openOf({ watermarks: { errors: { until: 9 * MINUTE }, [ASSIGNED]: { until: 9 * MINUTE } } }), { a: 75, b: 25 });
    expect(look.counts[ASSIGNED]).toMatchObject({ exposure: 0.25, candidate: { events: 0, total: 2 }, champion: { events: 0, total: 7 } });
  });
});

describe('what can only be read later', () => {
  const splits = [{ since: 0, until: 19 * MINUTE, exposure: 0.05, step: 0 }, { since: 20 * MINUTE, exposure: 0.25, step: 1 }];
  const settles = (): number => 60 * MINUTE;

  test('is read when it is old enough, under the split in force when its units were assigned', async () => {
    const { signals, asked } = provider(COUNTS, { settles });
    const open = openOf({ splits, watermarks: { late: { until: 10 * MINUTE } } }, [LATE]);
    const early = await observe(workOf(signals, 69 * MINUTE), open, { a: 75, b: 25 });
    expect([early.counts, early.watermarks, asked]).toEqual([{}, { late: { until: 10 * MINUTE } }, []]);
    const look = await observe(workOf(signals, 75 * MINUTE), open, { a: 75, b: 25 });
    expect(look.counts.late).toMatchObject({ since: 10 * MINUTE, until: 15 * MINUTE, exposure: 0.05, step: 0 });
    const rebased = await rebase(workOf(signals, 75 * MINUTE), open);
    expect(rebased.late).toEqual({ until: 10 * MINUTE });
  });

  test('is cut where the split changed, leaves out what met either, and tells what came in the warm-up', () => {
    const open = openOf({ splits, plan: { ...openOf().plan, warmUp: 2 * MINUTE } });
    expect(nextSpan(open, 10 * MINUTE, 40 * MINUTE)).toEqual({ since: 10 * MINUTE, until: 19 * MINUTE, exposure: 0.05, step: 0 });
    expect(nextSpan(open, 19 * MINUTE, 40 * MINUTE)).toEqual({ skip: 20 * MINUTE });
    expect(nextSpan(open, 20 * MINUTE, 40 * MINUTE)).toEqual({ since: 20 * MINUTE, until: 22 * MINUTE, exposure: 0.25, step: 1, warm: true });
    expect(nextSpan(open, 22 * MINUTE, 40 * MINUTE)).toEqual({ since: 22 * MINUTE, until: 40 * MINUTE, exposure: 0.25, step: 1 });
    expect(nextSpan(open, 40 * MINUTE, 40 * MINUTE)).toBeUndefined();
    expect(nextSpan(openOf(), 5 * MINUTE, 40 * MINUTE)).toEqual({ skip: 40 * MINUTE });
  });
});

describe('what is fixed from the champion', () => {
  const QUANTILE = guardrailOf({ name: 'latency', kind: 'quantile', quantile: 0.99, margin: 2.6 });
  const CLASSES = guardrailOf({ name: 'classes', kind: 'classes', absolute: true, tolerate: 0.05, margin: 0.1 });
  const state = { champion: { slot: 'a' }, closed: {}, good: [] } as unknown as State;
  const fix = (reading: Reading, guardrail: PlannedGuardrail, at = state) => fixFromChampion(workOf(provider(reading).signals, 100 * MINUTE), { ...openOf().plan, guardrails: [guardrail] }, at);
  const histogram: Reading = { kind: 'histogram', edges: [0.05, 0.1, 0.25, 0.5, 1, 2.5], bySlot: { a: [50_000, 48_000, 1600, 300, 80, 20, 0], b: [0, 0, 0, 0, 0, 0, 9] } };

  test('are the edges of its histogram, and its classes by their number', async () => {
    expect((await fix(histogram, QUANTILE)).plan.guardrails[0]).toMatchObject({ edges: { promotion: { at: 0.5 }, harm: { at: 0.25 } } });
    expect((await fix({ kind: 'classes', bySlot: { a: { no: 3000, yes: 4000, never: 0 }, b: { odd: 1 } } }, CLASSES)).plan.guardrails[0]).toMatchObject({ classes: ['yes', 'no'] });
  });

  test('is refused where no edge carries the margin, with the one that it could hold', async () => {
    const { refusals } = await fix(histogram, { ...QUANTILE, margin: 1.2 });
    expect(refusals).toMatchObject([{ code: 'quantile-margin' }]);
    expect(refusals[0]!.fix).toContain('`margin_ratio: 1.3`');
    expect(refusals[0]!.actual).toContain('0.194');
  });

  test.each<[string, Reading]>([['its provider is away', { kind: 'outage', reason: 'its provider is away' }], ['the signal says nothing of it', { ...histogram, bySlot: {} } as Reading], ['answered with counts', COUNTS]])('is refused where it is not known: %s', async (why, reading) => {
    const { refusals } = await fix(reading, QUANTILE);
    expect(refusals).toMatchObject([{ code: 'champion-unmeasured' }]);
    expect(refusals[0]!.actual).toContain(why);
  });

  test('is nothing at a first delivery', async () => {
    expect(await fix(COUNTS, QUANTILE, { ...state, champion: undefined })).toMatchObject({ refusals: [], plan: { guardrails: [QUANTILE] } });
  });
});
