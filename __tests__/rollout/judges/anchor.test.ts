import { describe, expect, test } from '@jest/globals';
import type { ClosedDelivery, OpenDelivery, State } from '../../../src/journal/state-types.ts';
import type { Plan } from '../../../src/journal/plan.ts';
import { judgeAll } from '../../../src/rollout/judge.ts';
import { anchored, sinceAnchor } from '../../../src/rollout/judges/anchor.ts';
import { judged, guardrailOf, minutesOf } from './factory.ts';

const GUARDRAIL = guardrailOf({ name: 'errors', unit: 'request' });

function promoted(n: number, numbers: Record<string, number>, changes: Partial<ClosedDelivery> = {}): ClosedDelivery {
  const release = { name: 'income', digest: `sha256:${String(n).repeat(64)}` };
  return { id: `42/${n}/1`, release, champion: { release: release.digest, slot: 'a' }, closedAt: n, outcome: 'promoted', overrides: [], plan: { guardrails: [GUARDRAIL] }, promoted: { numbers: { errors: numbers } }, ...changes } as unknown as ClosedDelivery;
}

function stateOf(...deliveries: ClosedDelivery[]): State {
  return { closed: Object.fromEntries(deliveries.map((each) => [each.id, each])), good: [] } as unknown as State;
}

describe('the chain since the anchor', () => {
  test('is the product of what each delivery ruled out, or of the margin without which it was not promoted', () => {
    const state = stateOf(promoted(1, {}, { champion: null }), promoted(2, { ruledOut: 1.2 }), promoted(3, {}));
    expect(sinceAnchor(GUARDRAIL, 2, undefined, state)).toEqual({ margin: 2, before: 1.2 * 1.5, deliveries: 3 });
  });

  test('begins behind the release that people pinned', () => {
    const state = stateOf(promoted(2, { ruledOut: 1.2 }), promoted(3, { ruledOut: 1.1 }));
    expect(sinceAnchor(GUARDRAIL, 2, promoted(2, {}).release.digest, state)).toEqual({ margin: 2, before: 1.1, deliveries: 1 });
  });

  test('is refused where a link is not known', () => {
    const unknown = stateOf(promoted(2, {}, { plan: { guardrails: [] } as unknown as Plan }));
    expect(sinceAnchor(GUARDRAIL, 2, undefined, unknown)).toMatchObject({ code: 'anchor-unknown', actual: 'delivery 42/2/1 did not judge `errors`' });
    const skipped = stateOf(promoted(2, {}, { overrides: [{ action: 'skip' }] as unknown as ClosedDelivery['overrides'] }));
    expect(sinceAnchor(GUARDRAIL, 2, undefined, skipped)).toMatchObject({ code: 'anchor-unknown' });
    expect(sinceAnchor(GUARDRAIL, 2, `sha256:${'f'.repeat(64)}`, stateOf())).toMatchObject({ code: 'anchor-unknown' });
  });
});

describe('this delivery against the anchor', () => {
  const anchoredAt = (before: number) => ({ ...GUARDRAIL, anchor: { margin: 2, before, deliveries: 1 } });

  test('rules out what its bet on promotion refutes: the declared margin where that is reached at the same limit', () => {
    const seen = minutesOf(200, 3, 9);
    const { ruledOut } = anchored(anchoredAt(1), seen, 0.05)!;
    // The second delivery since the anchor: α/(2 · 3).
    const at = (margin: number) => judged({ ...GUARDRAIL, tolerate: 1, margin }, seen).noHarm.logE;
    expect(at(ruledOut)).toBeGreaterThanOrEqual(Math.log(6 / 0.05));
    expect(at(ruledOut / 1.002)).toBeLessThan(Math.log(6 / 0.05));
  });

  test('waits at the last step before all users until the product is below the margin, and at no other', () => {
    const seen = minutesOf(200, 3, 9);
    const plan = (before: number) => ({ guardrails: [anchoredAt(before)], falsePromotion: 0.05, steps: [10, 25, 100] }) as unknown as Plan;
    const at = (step: number, before: number) => judgeAll({ observed: { errors: seen.map((each) => ({ ...each, step })) }, step } as unknown as OpenDelivery, plan(before))[0]!;
    expect(at(1, 1).noHarm.reached).toBe(true);
    expect(at(1, 1.9)).toMatchObject({ noHarm: { reached: false }, anchor: { cleared: false } });
    expect(at(0, 1.9).noHarm.reached).toBe(true);
  });

  test('has ruled out nothing before it has seen an event', () => {
    expect(anchored(anchoredAt(1), [], 0.05)).toEqual({ ruledOut: Infinity, sinceAnchor: Infinity, margin: 2, cleared: false });
    expect(anchored(GUARDRAIL, [], 0.05)).toBeUndefined();
  });
});
