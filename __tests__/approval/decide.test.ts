import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { approvalPhrase } from '../../src/approval/challenge.ts';
import { decide } from '../../src/approval/decision/decide.ts';
import type { ApprovalRecord, BranchPattern } from '../../src/github/forge.ts';
import { approval, AUTHOR, CHALLENGE, commit, environment, environments, facts, OWNER, policy, RISK, run, signature, START, STARTER } from './facts.ts';

const YES = approvalPhrase(CHALLENGE);
const codes = (...args: Parameters<typeof decide>): string[] => decide(...args).refusals.map(({ code }) => code);

describe('two roles, two people, the right code', () => {
  test('are approved, each role with its person', () => {
    const { refusals, granted } = decide(policy(), facts());
    expect(refusals).toEqual([]);
    expect(granted.map(({ role, person }) => [role, person.id])).toEqual([['model-owner', OWNER.id], ['risk', RISK.id]]);
  });

  test('are approved under new logins: the id is who somebody is', () => {
    const renamed = facts().approvals.map((record) => ({ ...record, user: { ...record.user!, login: `renamed-${record.user!.id}` } }));
    expect(decide(policy(), facts({ approvals: renamed })).refusals).toEqual([]);
  });

  test('are approved whoever else wrote a wrong code before', () => {
    const approvals = [approval(STARTER, 11, 'approve aaaa-aaaa-aaaa-aaaa'), ...facts().approvals];
    expect(codes(policy(), facts({ approvals }))).toEqual([]);
  });
});

describe('the run', () => {
  test.each([
    ['run-attempt-repeated', { run: run({ attempt: 2 }) }],
    ['run-attempt-repeated', { delivery: { ...facts().delivery, runAttempt: 2 } }],
    ['wrong-repository', { run: run({ repositoryId: '1' }) }],
    ['wrong-run', { run: run({ id: '1' }) }],
    ['wrong-commit', { commit: 'a'.repeat(40) }],
    ['approval-expired', { now: Date.parse(START) + 7 * 86_400_000 + 1 }],
    ['clock-disagrees', { now: Date.parse(START) - 6 * 60_000 }],
  ])('%s', (code, change) => {
    expect(codes(policy(), facts(change))).toEqual([code]);
  });

  test('a start that is no time shows no age, so nothing opens', () => {
    expect(codes(policy(), facts({ run: run({ startedAt: 'soon' }) }))).toEqual(['clock-disagrees', 'approval-expired']);
  });

  test('an approval at the very end of its time still counts', () => {
    expect(codes(policy(), facts({ now: Date.parse(START) + 7 * 86_400_000 }))).toEqual([]);
  });
});

const PROTECTED = new Map([['main', true], ['unprotected', false]]);
const custom = (...patterns: BranchPattern[]) => ({ protectedBranches: false, customPolicies: true, patterns });

describe('environments', () => {
  test('one for a protected branch by its name, and one that lets people wait, are as good', () => {
    const named = environments().set('risk', environment(22, 'income-risk', { branchPolicy: custom({ name: 'main', kind: 'branch' }), waitMinutes: 60 }));
    expect(codes(policy(), facts({ environments: named, branches: PROTECTED }))).toEqual([]);
  });

  test.each([
    ['environment-without-reviewers', { reviewers: null }],
    ['environment-without-reviewers', { reviewers: [] }],
    ['environment-allows-self-review', { preventSelfReview: false }],
    ['environment-admins-can-bypass', { adminsCanBypass: true }],
    ['environment-admin-bypass-unknown', { adminsCanBypass: null }],
    ['environment-open-to-every-branch', { branchPolicy: null }],
    ['environment-open-to-other-branches', { branchPolicy: custom({ name: 'main', kind: 'branch' }, { name: 'release/*', kind: 'branch' }) }],
    ['environment-open-to-other-branches', { branchPolicy: custom({ name: 'v*', kind: 'tag' }) }],
    ['environment-open-to-other-branches', { branchPolicy: custom({ name: 'main', kind: 'tag' }) }],
    ['environment-open-to-other-branches', { branchPolicy: custom({ name: 'unprotected', kind: 'branch' }) }],
    ['environment-open-to-other-branches', { branchPolicy: custom({ name: 'never-read', kind: 'branch' }) }],
    ['environment-closed-to-every-branch', { branchPolicy: custom() }],
    ['environment-waits-too-long', { waitMinutes: 7 * 24 * 60 }],
  ])('%s', (code, change) => {
    const changed = environments().set('risk', environment(22, 'income-risk', change));
    expect(decide(policy(), facts({ environments: changed, branches: PROTECTED })).refusals).toMatchObject([{ code, role: 'risk' }]);
  });

  test('a missing one refuses, for GitHub would make it without a rule', () => {
    expect(codes(policy(), facts({ environments: environments().set('risk', undefined) }))).toEqual(['environment-missing']);
  });

  test('two roles on one, under two spellings of its name, refuse', () => {
    const one = environments().set('risk', environment(11, 'INCOME-OWNER'));
    expect(codes(policy(), facts({ environments: one }))).toContain('roles-share-environment');
  });

  test('a bypass that GitHub does not tell is accepted where the policy says so; one that it tells is not', () => {
    const unknown = environments().set('risk', environment(22, 'income-risk', { adminsCanBypass: null }));
    const known = environments().set('risk', environment(22, 'income-risk', { adminsCanBypass: true }));
    expect(codes(policy({ adminBypass: 'warn' }), facts({ environments: unknown }))).toEqual([]);
    expect(codes(policy({ adminBypass: 'warn' }), facts({ environments: known }))).toEqual(['environment-admins-can-bypass']);
  });

  test('an approval of another environment of the same name does not count: the id does', () => {
    const approvals = [facts().approvals[0]!, { ...approval(RISK, 23, YES), environments: [{ id: 23, name: 'income-risk' }] }];
    expect(codes(policy(), facts({ approvals }))).toEqual(['released-without-approval']);
  });
});

describe('reviews', () => {
  const secondly = (record: ApprovalRecord) => facts({ approvals: [facts().approvals[0]!, record] });

  test.each([
    ['challenge-missing', approval(RISK, 22, 'LGTM')],
    ['challenge-missing', approval(RISK, 22, '')],
    ['challenge-wrong', approval(RISK, 22, 'approve aaaa-bbbb-cccc-dddd')],
    ['approver-not-a-person', approval({ ...RISK, type: 'Bot' }, 22, YES)],
    ['approver-not-a-person', approval(null, 22, YES)],
    ['approver-made-the-candidate', approval(AUTHOR, 22, YES)],
    ['approver-made-the-candidate', approval({ ...AUTHOR, login: 'a-new-name' }, 22, YES)],
    ['approver-made-the-candidate', approval(STARTER, 22, YES)],
    ['one-person-for-several-roles', approval(OWNER, 22, YES)],
    ['released-without-approval', approval(RISK, 22, YES, 'pending')],
  ])('%s', (code, record) => {
    expect(decide(policy(), secondly(record)).refusals).toMatchObject([{ code, role: 'risk' }]);
  });

  test('a role whose job runs without any record of it was bypassed', () => {
    expect(codes(policy(), facts({ approvals: [facts().approvals[0]!] }))).toEqual(['released-without-approval']);
    expect(codes(policy(), facts({ approvals: [] }))).toEqual(['released-without-approval', 'released-without-approval']);
  });

  test('a rejection stays one, whatever is approved before or after it and wherever it was', () => {
    for (const where of [11, 22, 99]) {
      const no = approval(STARTER, where, YES, 'rejected');
      expect(codes(policy(), facts({ approvals: [no, ...facts().approvals] }))).toEqual(['rejected']);
      expect(codes(policy(), facts({ approvals: [...facts().approvals, no] }))).toEqual(['rejected']);
    }
    expect(codes(policy(), facts({ approvals: [...facts().approvals, { ...approval(STARTER, 1, ''), environments: [], state: 'rejected' }] }))).toEqual(['rejected']);
  });

  test('one review of both environments is one person', () => {
    const both = { ...approval(OWNER, 11, YES), environments: [{ id: 11, name: 'a' }, { id: 22, name: 'b' }] };
    const { refusals } = decide(policy(), facts({ approvals: [both] }));
    expect(refusals).toMatchObject([{ code: 'one-person-for-several-roles', role: 'risk', actual: 'only mona, needed for model-owner' }]);
  });

  test('one person in both roles is enough help where somebody else did one of them too', () => {
    const approvals = [approval(OWNER, 11, YES), approval(OWNER, 22, YES), approval(RISK, 11, YES)];
    const { refusals, granted } = decide(policy(), facts({ approvals }));
    expect(refusals).toEqual([]);
    expect(granted.map(({ person }) => person.id)).toEqual([RISK.id, OWNER.id]);
  });

  test('a machine account that the team lists as a bot is no person', () => {
    expect(codes(policy({ people: { 'hubot-reviewer': 'bot' } }), facts())).toEqual(['approver-not-a-person']);
  });

  test('one role can be asked alone, as its job does', () => {
    const [first] = policy().roles;
    const wrong = facts({ approvals: [approval(OWNER, 11, 'approve aaaa-bbbb-cccc-dddd')] });
    expect(codes(policy(), facts({ approvals: [facts().approvals[0]!] }), [first!])).toEqual([]);
    expect(codes(policy(), wrong, [first!])).toEqual(['challenge-wrong']);
  });

  test('without separation of duties the author may approve, still one person for one role', () => {
    const off = policy({ separationOfDuties: false });
    expect(codes(off, secondly(approval(AUTHOR, 22, YES)))).toEqual([]);
    expect(codes(off, secondly(approval(OWNER, 22, YES)))).toEqual(['one-person-for-several-roles']);
    expect(codes(off, { ...secondly(approval(AUTHOR, 22, YES)), commits: { ...facts().commits, commits: [commit({ author: signature(null) })] } })).toEqual([]);
  });
});

describe('mutated replies', () => {
  const account = fc.record({ id: fc.constantFrom(OWNER.id, RISK.id, AUTHOR.id, STARTER.id, 505), login: fc.string(), type: fc.constantFrom('User', 'User', 'Bot', 'Organization') });
  const wrongCode = fc.oneof(fc.string(), fc.constant('approve'), fc.stringMatching(/^approve ([a-z2-7]{4}-){3}[a-z2-7]{4}$/));
  const record = (comment: fc.Arbitrary<string>) =>
    fc.record({
      environments: fc.array(fc.record({ id: fc.constantFrom(11, 22, 33), name: fc.constantFrom('income-owner', 'income-risk', 'x') }), { maxLength: 3 }),
      state: fc.constantFrom('approved' as const, 'approved' as const, 'pending' as const, 'rejected' as const),
      user: fc.option(account),
      comment,
    });

  test('without the code in any comment nothing is ever granted', () => {
    fc.assert(
      fc.property(fc.array(record(wrongCode), { maxLength: 8 }), (approvals) => {
        fc.pre(approvals.every(({ comment }) => !comment.toLowerCase().replaceAll(/[^a-z2-7]/g, '').includes(CHALLENGE)));
        const { refusals, granted } = decide(policy(), facts({ approvals }));
        expect(granted).toEqual([]);
        expect(refusals.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever comes, an approval rests on two persons who are none of the makers, with the code, in their own environments, and no rejection', () => {
    const comment = fc.oneof({ weight: 3, arbitrary: fc.constant(YES) }, wrongCode);
    let opened = 0;
    fc.assert(
      fc.property(fc.array(record(comment), { maxLength: 8 }), (approvals) => {
        const { refusals, granted } = decide(policy(), facts({ approvals }));
        if (refusals.length > 0) return;
        opened += 1;
        expect(granted.map(({ role }) => role)).toEqual(['model-owner', 'risk']);
        expect(new Set(granted.map(({ person }) => person.id)).size).toBe(2);
        expect(approvals.some(({ state }) => state === 'rejected')).toBe(false);
        for (const { person, environment: where } of granted) {
          expect([AUTHOR.id, STARTER.id]).not.toContain(person.id);
          expect(approvals).toContainEqual(
            expect.objectContaining({
              state: 'approved',
              comment: expect.stringContaining(YES),
              user: expect.objectContaining({ id: person.id, type: 'User' }),
              environments: expect.arrayContaining([expect.objectContaining({ id: where!.id })]),
            }),
          );
        }
      }),
      { numRuns: 3000, seed: 1 },
    );
    expect(opened).toBeGreaterThan(0);
  });

  test('approvals of earlier attempts never help a later one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.array(record(fc.constant(YES)), { maxLength: 8 }), (attempt, approvals) => {
        const again = facts({ approvals: [...facts().approvals, ...approvals], run: run({ attempt }), delivery: { ...facts().delivery, runAttempt: attempt } });
        return codes(policy(), again).includes('run-attempt-repeated');
      }),
    );
  });
});
