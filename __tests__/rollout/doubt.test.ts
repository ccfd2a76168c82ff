import { describe, expect, test } from '@jest/globals';
import type { Plan, PlannedGuardrail } from '../../src/journal/plan.ts';
import type { OpenDelivery } from '../../src/journal/state.ts';
import { decide, type Decision } from '../../src/rollout/decide.ts';
import type { Judgement } from '../../src/rollout/judge.ts';
import { release } from '../../testkit/fleet.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const errors: PlannedGuardrail = { name: 'errors', unit: 'request', tolerate: 1.1, margin: 1.5, critical: true, falseRollback: 0.025 };
const accuracy: PlannedGuardrail = { ...errors, name: 'accuracy', labels: { after: 3 * DAY, selective: false } };
const PLAN: Plan = {
  strategy: 'canary', steps: [10, 95, 100], holdBack: 5, guardrails: [errors, accuracy], falsePromotion: 0.05, interval: 60_000, lease: 600_000,
  blindFor: 600_000, timeBudget: DAY, watch: 4 * DAY, atEnd: 'rollback',
};

function judged(guardrail: PlannedGuardrail, said: { harm?: boolean; noHarm?: boolean; invalid?: string; pending?: string } = {}): Judgement {
  const arms = () => ({ intervals: 9, candidate: { events: 1, total: 100 }, champion: { events: 9, total: 500 } });
  const evidence = (reached = false) => ({ logE: reached ? 9 : 0, limit: 3, reached });
  const { harm, noHarm, ...rest } = said;
  return { guardrail, harm: evidence(harm), noHarm: evidence(noHarm), step: arms(), sideBySide: arms(), silent: { intervals: 0, chance: 1 }, dispersion: undefined, exposure: 0.1, left: { late: 0, missing: 0, repeated: 0 }, ...rest };
}

function openAt(step: number): OpenDelivery {
  const share = PLAN.steps[step] ?? 0;
  const split = { a: 100 - share, b: share };
  const [champion, candidate] = [release('champion'), release('candidate')];
  const seen = { since: 0, until: 60_000, exposure: share / 100, candidate: { events: 1, total: 100 }, champion: { events: 9, total: 900 }, step };
  return {
    id: '42/1/1', release: candidate, slot: 'b', slots: ['a', 'b'], champion: { release: champion.digest, slot: 'a' }, plan: PLAN, deliveryFile: champion.digest, ledgerHead: champion.digest,
    openedAt: 0, lease: 9 * DAY, step, stepAt: 0, intended: split, configured: split, requests: {}, watermarks: {}, observed: { errors: [seen] }, outages: {}, lastLook: 0, holds: [], accepted: [], overrides: [],
  };
}

function decided(step: number, now: number, judgements: Judgement[]): Decision {
  const open = openAt(step);
  return decide(open, { configured: open.configured }, PLAN, now, judgements);
}

describe('a guardrail by labels that come days later', () => {
  test('keeps no step waiting', () => {
    expect(decided(0, HOUR, [judged(errors, { noHarm: true }), judged(accuracy, { pending: 'no label yet' })])).toMatchObject({ kind: 'advance', step: 1 });
  });

  test('clears no step either', () => {
    expect(decided(0, HOUR, [judged(errors), judged(accuracy, { noHarm: true })]).kind).toBe('watch');
  });

  test('takes the candidate back days after it got nearly all users', () => {
    expect(decided(1, 3.5 * DAY, [judged(errors, { noHarm: true }), judged(accuracy, { harm: true })])).toMatchObject({ kind: 'drain', code: 'harm', guardrail: 'accuracy' });
  });

  test('keeps the watch open until they have come, and no longer than the time budget after it', () => {
    const waiting = [judged(errors), judged(accuracy, { pending: 'no prediction of this step is 72 hours old yet' })];
    const late = decided(1, 4.5 * DAY, waiting);
    expect(late.kind).toBe('watch');
    expect(late.reason).toContain('the watch is over, and `accuracy` is not');
    expect(decided(1, 4.5 * DAY, [judged(errors), judged(accuracy)])).toMatchObject({ kind: 'advance', step: 2 });
    expect(decided(1, 5 * DAY, waiting)).toMatchObject({ kind: 'drain', code: 'time-budget' });
  });
});

describe('a judgement that is invalid', () => {
  const why = 'slot b was assigned 900 of 1000 users, and the router is set to 10 %';

  test('holds by its own name, and is never harm, however much harm it would have found', () => {
    const decision = decided(0, HOUR, [judged(errors, { harm: true, invalid: why }), judged(accuracy, { invalid: why })]);
    expect(decision).toMatchObject({ kind: 'hold', code: 'judgement-invalid', by: 'machine', record: false });
    expect(decision.reason).toContain(why);
  });

  test('lets nothing advance', () => {
    expect(decided(0, HOUR, [judged(errors, { noHarm: true, invalid: why }), judged(accuracy)])).toMatchObject({ kind: 'hold', code: 'judgement-invalid' });
  });
});

describe('what the slots say of themselves', () => {
  const ask = (more: object, step = 0): Decision => {
    const open = openAt(step);
    return decide(open, { configured: open.configured, ...more }, PLAN, HOUR, [judged(errors, { noHarm: true }), judged(accuracy)]);
  };

  test('is no ground for more users where it is doubtful, and takes them away where it is another release', () => {
    expect(ask({ doubt: { code: 'digest-unanswered', reason: 'Slot b cannot say.' } })).toMatchObject({ kind: 'hold', code: 'digest-unanswered' });
    expect(ask({ misfit: { code: 'digest-mismatch', reason: 'Slot b serves another.', fix: '' } })).toMatchObject({ kind: 'drain', code: 'digest-mismatch' });
  });
});
