import { describe, expect, test } from '@jest/globals';
import type { EventData, EventType, Plan, Recorded } from '../../src/journal/events.ts';
import { adoptedIn, emptyState, JournalInvalid, reduce, type State } from '../../src/journal/state.ts';
import { targetsOf } from '../../src/rollback/target.ts';
import { release } from '../../testkit/fleet.ts';

const PLAN: Plan = {
  strategy: 'canary', steps: [10, 100], guardrails: [{ name: 'errors', unit: 'interval', tolerate: 1.1, margin: 1.5, critical: true, falseRollback: 0.05 }],
  falsePromotion: 0.05, interval: 60_000, lease: 600_000, blindFor: 600_000, timeBudget: 86_400_000, watch: 0, atEnd: 'rollback',
};
const champion = release('champion', '1.0.0');
const candidate = release('candidate', '1.1.0');
const digest = champion.digest;

type Step = { [T in EventType]: [type: T, data: EventData[T], delivery?: string] }[EventType];

function told(...steps: Step[]): State {
  return steps.reduce((state, [type, data, delivery = '42/1/1'], index) => {
    const at = new Date(Date.UTC(2026, 0, 5, 9, index)).toISOString();
    return reduce(state, { at, delivery, type, data } as Recorded);
  }, emptyState());
}

const adopted: Step = ['adopted', { release: champion, slot: 'a' }];
const opened: Step = ['opened', { release: candidate, slot: 'b', slots: ['a', 'b'], champion: { release: champion.digest, slot: 'a' }, plan: PLAN, deliveryFile: digest, ledgerHead: digest, lease: 7 }];
const placed: Step = ['placed', { slot: 'b', release: candidate.digest, loaded: candidate.digest }];
const smoked: Step = ['smoked', { slot: 'b', release: candidate.digest, rows: 2, worst: 0, golden: digest, how: '2 golden rows' }];
const intent = (step: number): Step => ['intent', { kind: 'advance', split: { a: 100 - PLAN.steps[step]!, b: PLAN.steps[step]! }, step, code: 'advance', reason: 'r' }];
const advanced = (step: number): Step => ['advanced', { split: { a: 100 - PLAN.steps[step]!, b: PLAN.steps[step]! }, step }];
const promoted: Step = ['promoted', { release: candidate, slot: 'b', ledgerHead: digest, golden: digest, servedMs: 1, requests: 2, numbers: {} }];
const closed: Step = ['closed', { outcome: 'promoted' }];
const toCandidate: Step[] = [adopted, opened, placed, smoked, intent(0), advanced(0), intent(1), advanced(1), promoted, closed];
const goBack: Step = ['intent', { kind: 'rollback', split: { a: 100, b: 0 }, step: -1, code: 'rollback', reason: 'r', from: candidate, to: champion, slot: 'a' }, '42/r/1'];
const wentBack: Step = ['rolled-back', { from: candidate, to: { release: champion, slot: 'a' }, code: 'rolled-back', reason: 'r', numbers: {}, servedMs: 0, requests: 0, tookMs: 0 }, '42/r/1'];

describe('the state that a journal tells', () => {
  test('of nothing is nothing', () => {
    expect(emptyState()).toEqual({ position: 0, good: [], slots: {}, closed: {}, testSetUses: [], drills: {} });
  });

  test('of a used test set changes nothing of the rollout in flight, and counts one look of one delivery', () => {
    const used: Step = ['test-set-used', { testSet: digest, release: candidate.digest }, '42/9/1'];
    const { testSetUses, position, ...rest } = told(adopted, used, opened, used, placed);
    expect(testSetUses).toEqual([{ testSet: digest, release: candidate.digest, delivery: '42/9/1' }]);
    expect(position).toBe(5);
    const { open, champion: serving } = told(adopted, opened, placed);
    expect({ ...rest.open, openedAt: 0, stepAt: 0, lastLook: 0 }).toEqual({ ...open, openedAt: 0, stepAt: 0, lastLook: 0 });
    expect({ ...rest.champion, since: 0 }).toEqual({ ...serving, since: 0 });
    expect(() => told(['test-set-used', { testSet: 'x', release: candidate.digest } as never])).toThrow('does not say which test set');
  });

  test('of an adoption is an untested champion', () => {
    expect(told(adopted)).toMatchObject({ position: 1, champion: { release: champion, slot: 'a', tested: false }, good: [], slots: { a: champion.digest } });
  });

  test('of a whole delivery is a new champion, verified good while serving', () => {
    const state = told(...toCandidate);
    expect(state.open).toBeUndefined();
    expect(state.champion).toMatchObject({ release: candidate, slot: 'b', tested: true, ledgerHead: digest });
    expect(state.good).toMatchObject([{ release: candidate, withdrawn: false }]);
    expect(state.closed['42/1/1']).toMatchObject({ outcome: 'promoted', step: 1 });
  });

  test('of a way back is the older champion, and the newer one withdrawn', () => {
    const state = told(...toCandidate, goBack, ['placed', { slot: 'a', release: champion.digest, loaded: champion.digest }, '42/r/1'], ['smoked', { slot: 'a', release: champion.digest, rows: 0, worst: 0, golden: null, how: '' }, '42/r/1'], ['acted', { split: { a: 100, b: 0 } }, '42/r/1'], wentBack);
    expect(state.champion).toMatchObject({ release: champion, slot: 'a' });
    expect(state.good).toMatchObject([{ release: candidate, withdrawn: true }]);
    expect(state.returning).toBeUndefined();
  });

  test('takes the lease from whichever event has one', () => {
    expect(told(adopted, opened).open!.lease).toBe(7);
    expect(told(adopted, opened, ['lease', { lease: 9 }]).open!.lease).toBe(9);
    expect(told(adopted, opened, ['placed', { slot: 'b', release: candidate.digest, loaded: 'unknown', lease: 11 }]).open!.lease).toBe(11);
  });

  test('gives no lease that is longer than the plan allows, whoever writes it', () => {
    const at = Date.UTC(2026, 0, 5, 9, 2);
    expect(told(adopted, opened, ['lease', { lease: Date.UTC(2099, 0, 1) }]).open!.lease).toBe(at + PLAN.lease);
    const long: Step = ['opened', { ...(opened[1] as EventData['opened']), lease: Number.MAX_VALUE }];
    expect(told(adopted, long).open!.lease).toBe(Date.UTC(2026, 0, 5, 9, 1) + PLAN.lease);
  });

  test('of a second adoption keeps the first as a last resort, and each once', () => {
    const [first, second] = [champion, release('found', '0.9.0')];
    const again: Step = ['adopted', { release: second, slot: 'b' }];
    expect(adoptedIn(told(adopted, again)).map((each) => each.release)).toEqual([second, first]);
    expect(targetsOf(told(adopted, again)).map((each) => each.release)).toEqual([first]);
    expect(adoptedIn(told(adopted, again, adopted)).map((each) => each.release)).toEqual([first, second]);
    expect(adoptedIn(told(adopted, adopted)).map((each) => each.release)).toEqual([first]);
  });

  test('does not touch the state or the event that it was given', () => {
    const before = told(adopted, opened, placed, smoked, intent(0));
    const copy = structuredClone(before);
    const event = { at: '2026-01-05T10:00:00.000Z', delivery: '42/1/1', type: 'advanced', data: { split: { a: 90, b: 10 }, step: 0, watermarks: { errors: { until: 1 } } } } as Recorded;
    const frozen = structuredClone(event);
    const after = reduce(before, event);
    reduce(after, { at: event.at, delivery: event.delivery, type: 'observed', data: { counts: {}, watermarks: { errors: { until: 2 } }, outages: {}, configured: { a: 90, b: 10 } } });
    expect(before).toEqual(copy);
    expect(event).toEqual(frozen);
  });

  test.each<[string, Step[], string]>([
    ['a step of a delivery that is not open', [adopted, placed], 'is not open'],
    ['a second delivery while one is open', [adopted, opened, [opened[0], opened[1], '42/2/1'] as Step], 'still open'],
    ['a delivery that was closed before', [...toCandidate, opened], 'closed before'],
    ['another champion than the one that serves', [opened], 'another champion'],
    ['candidate and champion in one slot', [adopted, ['opened', { ...(opened[1] as EventData['opened']), slot: 'a' }]], 'share a slot'],
    ['users before the slot was asked', [adopted, opened, placed, intent(0), advanced(0)], 'golden rows'],
    ['a step left out', [adopted, opened, placed, smoked, intent(1), advanced(1)], 'left out'],
    ['a hold that was passed', [adopted, opened, placed, smoked, ['held', { by: 'person', code: 'held-by-person', reason: 'r' }], intent(0), advanced(0)], 'hold stands'],
    ['more users than the plan gives', [adopted, opened, placed, smoked, intent(0), ['advanced', { split: { a: 50, b: 50 }, step: 0 }]], 'more users'],
    ['users after it was decided to roll back', [adopted, opened, placed, smoked, ['judged', { answer: 'roll-back', step: -1, code: 'harm', reason: 'r', numbers: {} }], advanced(0)], 'roll back'],
    ['a way back while a delivery is open', [adopted, opened, goBack], 'drained first'],
    ['a way back from what does not serve', [adopted, goBack], 'does not serve'],
    ['a way back whose router nobody saw', [...toCandidate, goBack, wentBack], 'not yet seen'],
    ['an adoption in the middle of a delivery', [adopted, opened, adopted], 'under way'],
    ['a way back abandoned that never began', [adopted, ['closed', { outcome: 'abandoned' }]], 'no way back'],
    ['a delivery superseded after it had users', [adopted, opened, placed, smoked, intent(0), advanced(0), ['superseded', { by: '42/2/1' }]], 'had users'],
    ['a lease that is no time', [adopted, opened, ['lease', { lease: NaN }]], 'no time'],
    ['a lease in words', [adopted, opened, ['lease', { lease: 'for ever' }] as unknown as Step], 'no time'],
    ['one slot', [adopted, ['opened', { ...(opened[1] as EventData['opened']), slots: ['b', 'b'] }]], 'two slots'],
    ['a slot that is none of its slots', [adopted, ['opened', { ...(opened[1] as EventData['opened']), slot: 'c' }]], 'not one of its slots'],
    ['a negative share', [adopted, opened, placed, smoked, ['intent', { kind: 'advance', split: { a: 110, b: -10 }, step: 0, code: 'advance', reason: 'r' }]], 'a share that is none'],
    ['a share in words', [adopted, opened, ['acted', { split: { a: '100', b: 0 } }] as unknown as Step], 'a share that is none'],
    ['shares of another slot', [adopted, opened, ['acted', { split: { a: 90, c: 10 } }]], 'another slot'],
    ['shares that make no whole', [adopted, opened, ['acted', { split: { a: 90, b: 9 } }]], 'sum to 99'],
    ['a step before the first', [adopted, opened, placed, smoked, intent(0), ['advanced', { split: { a: 100, b: 0 }, step: -1 }]], 'step is none'],
    ['half a step', [adopted, opened, placed, smoked, intent(0), ['advanced', { split: { a: 100, b: 0 }, step: 0.5 }]], 'step is none'],
    ['an unknown type', [adopted, ['teleported', {}] as unknown as Step], 'does not know its type'],
    ['the name of an inherited property', [adopted, ['constructor', {}] as unknown as Step], 'does not know its type'],
  ])('refuses a story with %s', (_name, steps, why) => {
    expect(() => told(...steps)).toThrow(JournalInvalid);
    expect(() => told(...steps)).toThrow(why);
  });

  test('refuses a time that is none', () => {
    expect(() => reduce(emptyState(), { at: 'yesterday', delivery: 'x', type: 'adopted', data: { release: champion, slot: 'a' } })).toThrow('its time is not a time');
  });
});
