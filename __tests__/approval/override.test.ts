import { describe, expect, test } from '@jest/globals';
import { approvalPhrase } from '../../src/approval/challenge.ts';
import { decideOverride, overrideChallenge, type OverrideFacts, type OverrideSubject } from '../../src/approval/override/override.ts';
import { approval, environment, facts, OWNER, policy, RELEASE, RISK, run, STARTER } from './facts.ts';

const SUBJECT: OverrideSubject = { action: 'resume', run: '42/7/1', delivery: '42/1/1', release: RELEASE, head: RELEASE, reason: 'The router was changed by hand.' };
const CODE = overrideChallenge(SUBJECT);
const YES = approvalPhrase(CODE);
const { delivery, now } = facts();
const of = (more: Partial<OverrideFacts> = {}): OverrideFacts => ({ delivery, challenge: CODE, now, run: run(), environment: environment(44, 'income-override'), branches: new Map(), approvals: [approval(RISK, 44, YES)], ...more });
const codes = (more: Partial<OverrideFacts>) => decideOverride(policy({ separationOfDuties: false }), of(more)).refusals.map(({ code }) => code);

test('one reviewer of its environment who did not ask lets it pass', () => {
  expect(decideOverride(policy(), of())).toMatchObject({ refusals: [], by: { id: RISK.id, login: RISK.login }, comment: YES });
  expect(decideOverride(policy(), of({ approvals: [approval(STARTER, 44, YES), approval(OWNER, 44, YES)] })).by).toMatchObject({ id: OWNER.id });
});

test.each<[string, Partial<OverrideFacts>]>([
  ['override-by-asker', { approvals: [approval(STARTER, 44, YES)] }],
  ['challenge-missing', { approvals: [approval(RISK, 44, 'go on')] }],
  ['challenge-wrong', { approvals: [approval(RISK, 44, 'approve aaaa-bbbb-cccc-dddd')] }],
  ['approver-not-a-person', { approvals: [approval({ ...RISK, type: 'Bot' }, 44, YES)] }],
  ['starter-unknown', { run: run({ actor: null }) }],
  ['rejected', { approvals: [approval(RISK, 44, YES), approval(OWNER, 44, '', 'rejected')] }],
  ['released-without-approval', { approvals: [] }],
  ['released-without-approval', { approvals: [approval(RISK, 45, YES)] }],
  ['environment-missing', { environment: undefined }],
  ['environment-without-reviewers', { environment: environment(44, 'income-override', { reviewers: [] }) }],
  ['environment-admins-can-bypass', { environment: environment(44, 'income-override', { adminsCanBypass: true }) }],
  // Also where the delivery file has separation of duties off.
  ['environment-allows-self-review', { environment: environment(44, 'income-override', { preventSelfReview: false }) }],
  ['run-attempt-repeated', { run: run({ attempt: 2 }) }],
])('%s', (code, more) => {
  expect(codes(more)).toEqual([code]);
});

describe('its code', () => {
  test.each<[keyof OverrideSubject, Partial<OverrideSubject>]>([
    ['action', { action: 'skip' }],
    ['run', { run: '42/8/1' }],
    ['delivery', { delivery: '42/2/1' }],
    ['release', { release: `sha256:${'e'.repeat(64)}` }],
    ['head', { head: null }],
    ['reason', { reason: 'Another reason.' }],
  ])('is another one for another %s', (_key, more) => {
    expect(overrideChallenge({ ...SUBJECT, ...more })).not.toBe(CODE);
  });
});
