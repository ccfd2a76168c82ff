import { describe, expect, test } from '@jest/globals';
import { approvalPhrase } from '../../src/approval/challenge.ts';
import { decide, type ApprovalFacts } from '../../src/approval/decision/decide.ts';
import type { ApprovalPolicy } from '../../src/approval/policy/policy.ts';
import type { PromotionFacts } from '../../src/approval/sources/pull-request.ts';
import type { Account, PullReview } from '../../src/github/forge.ts';
import { approval, AUTHOR, CHALLENGE, environment, facts, OWNER, policy, RISK, run, STARTER } from './facts.ts';

const YES = approvalPhrase(CHALLENGE);
const SECOND: Account = { id: 505, login: 'second-risk', type: 'User' };
const TIP = 'e'.repeat(40);
const WANTED = { path: 'promotions/income.json', text: '{"release": "sha256:d"}\n' };
const ROLES: Record<string, number[]> = { 'model-owner': [OWNER.id], risk: [RISK.id, SECOND.id, AUTHOR.id, STARTER.id] };

/** Who said what for which role. */
interface Word {
  user: Account | null;
  role: string;
  comment?: string;
  no?: boolean;
}

interface Source {
  name: ApprovalPolicy['source'];
  policy(more?: Partial<ApprovalPolicy>): ApprovalPolicy;
  facts(words: readonly Word[], more?: Partial<ApprovalFacts>): ApprovalFacts;
  /** Said of a slot that nobody approved. */
  missing: string;
}

const slotsOf = (count: number) => (count === 1 ? ['risk'] : Array.from({ length: count }, (_, index) => `risk.${index + 1}`));

const environments: Source = {
  name: 'environments',
  missing: 'released-without-approval',
  policy: (more) => policy(more),
  facts: (words, more) => {
    const ids: Record<string, number> = { 'model-owner': 11, risk: 22, 'risk.1': 22, 'risk.2': 33 };
    const all = new Map([['model-owner', environment(11, 'income-owner')], ['risk', environment(22, 'income-risk')], ['risk.1', environment(22, 'income-risk')], ['risk.2', environment(33, 'income-risk-2')]]);
    // In slots each person goes through one environment.
    const seen: Record<string, number> = {};
    return facts({
      environments: all,
      approvals: words.map(({ user, role, comment = YES, no }) => {
        seen[role] = (seen[role] ?? 0) + 1;
        return approval(user, role === 'risk' && seen[role] === 2 ? 33 : ids[role]!, comment, no ? 'rejected' : 'approved');
      }),
      ...more,
    });
  },
};

const reviews: Source = {
  name: 'pull-request',
  missing: 'review-missing',
  policy: (more) => {
    const known = policy(more).roles.map(({ role, slot }) => ({ role, slot, people: ROLES[role]! }));
    return policy({ source: 'pull-request', ...more, known, roles: known });
  },
  facts: (words, more) => facts({ environments: new Map(), approvals: [], promotion: promotion(words.map((word, index) => review(word, index))), ...more }),
};

function review({ user, comment = YES, no }: Word, index: number, more: Partial<PullReview> = {}): PullReview {
  return { id: 900 + index, user, state: no ? 'CHANGES_REQUESTED' : 'APPROVED', body: comment, commit: TIP, edited: false, ...more };
}

function promotion(all: PullReview[], more: Partial<PromotionFacts> = {}): PromotionFacts {
  return {
    pull: { number: 5, author: { id: 606, login: 'proposer', type: 'User' }, head: { commit: TIP, branch: 'promote', fromFork: false }, base: { branch: 'main' }, state: 'closed', merged: true },
    wanted: WANTED,
    files: [{ path: WANTED.path, status: 'added' }],
    atHead: WANTED.text,
    onBranch: WANTED.text,
    branch: { name: 'main', protected: true },
    reviews: all,
    pusher: { id: 606, login: 'proposer', type: 'User' },
    writers: new Set(all.flatMap(({ user }) => user?.id ?? [])),
    ...more,
  };
}

const GOOD: Word[] = [{ user: OWNER, role: 'model-owner' }, { user: RISK, role: 'risk' }];
const TWO = [{ role: 'model-owner', slot: 'model-owner', environment: 'income-owner' }, ...slotsOf(2).map((slot) => ({ role: 'risk', slot, environment: slot }))];

describe.each([environments, reviews])('approvals by $name', (source) => {
  const codes = (words: readonly Word[], rules: Partial<ApprovalPolicy> = {}, more: Partial<ApprovalFacts> = {}): string[] => decide(source.policy(rules), source.facts(words, more)).refusals.map(({ code }) => code);
  const secondly = (word: Partial<Word>): Word[] => [GOOD[0]!, { ...GOOD[1]!, ...word }];

  test('by two people for two roles are granted, with their words as they wrote them', () => {
    const words = secondly({ comment: `Looked at <b>slices</b>.\n${YES}` });
    const { refusals, granted } = decide(source.policy(), source.facts(words));
    expect(refusals).toEqual([]);
    expect(granted.map(({ slot, person, comment }) => [slot, person.id, comment])).toEqual([['model-owner', OWNER.id, YES], ['risk', RISK.id, words[1]!.comment]]);
  });

  test.each<[string, Partial<Word>]>([
    ['challenge-missing', { comment: 'LGTM' }],
    ['challenge-missing', { comment: '' }],
    ['challenge-wrong', { comment: 'approve aaaa-bbbb-cccc-dddd' }],
    ['approver-made-the-candidate', { user: AUTHOR }],
    ['approver-made-the-candidate', { user: STARTER }],
    ['approver-not-a-person', { user: { ...RISK, type: 'Bot' } }],
  ])('%s', (code, word) => {
    expect(codes(secondly(word))).toEqual([code]);
  });

  test('of one person for both are one', () => {
    const known = ['model-owner', 'risk'].map((role) => ({ role, slot: role, environment: `income-${role}`, people: [OWNER.id] }));
    const rules = source.name === 'pull-request' ? { ...source.policy(), known, roles: known } : source.policy();
    expect(decide(rules, source.facts(secondly({ user: OWNER }))).refusals.map(({ code }) => code)).toEqual(['one-person-for-several-roles']);
  });

  test('of one role alone leave the other one open', () => {
    expect(codes([GOOD[0]!])).toEqual([source.missing]);
    expect(codes([])).toEqual([source.missing, source.missing]);
  });

  test('with a no beside them are none', () => {
    expect(codes([...GOOD, { user: SECOND, role: 'risk', no: true }])).toEqual(['rejected']);
  });

  test('of a run that was started again, is too old, or is another, are none', () => {
    expect(codes(GOOD, {}, { run: run({ attempt: 2 }) })).toEqual(['run-attempt-repeated']);
    expect(codes(GOOD, { expires: 1 })).toContain('approval-expired');
    expect(codes(GOOD, {}, { run: run({ id: '1' }) })).toEqual(['wrong-run']);
  });

  test('by somebody who pushed what they approve under another\'s name are none', () => {
    expect(codes(GOOD, {}, { pushed: [{ what: 'pushed last to pull request #3', by: RISK }] })).toEqual(['approver-made-the-candidate']);
    expect(codes(GOOD, {}, { pushed: [{ what: 'pushed last to pull request #3', by: undefined }] })).toEqual(['pusher-unknown']);
  });

  test('for two people of one role need two people', () => {
    const both: Word[] = [...GOOD, { user: SECOND, role: 'risk' }];
    expect(codes(both, { roles: TWO })).toEqual([]);
    expect(codes([...GOOD, GOOD[1]!], { roles: TWO })).toEqual(['one-person-for-several-roles']);
    expect(codes([GOOD[1]!, { user: SECOND, role: 'risk' }], { roles: TWO })).toContain(source.missing);
  });

  test('must say why, and answer every question, each missing answer by itself', () => {
    const rationale = { characters: 20, questions: [{ id: 'harm', ask: 'Who could be harmed?' }, { id: 'undo', ask: 'Who takes it back?' }] };
    const full = `${YES}\nI looked at the slices by age.\nharm: nobody new\nundo: the team on call`;
    expect(codes(GOOD.map((word) => ({ ...word, comment: full })), { rationale })).toEqual([]);
    expect(codes([{ ...GOOD[0]!, comment: full }, { ...GOOD[1]!, comment: `${YES} ok` }], { rationale })).toEqual(['rationale-missing', 'answer-missing', 'answer-missing']);
    const [, risk] = decide(source.policy({ rationale }), source.facts(GOOD.map((word) => ({ ...word, comment: full })))).granted;
    expect(risk!.answers).toEqual({ harm: 'nobody new', undo: 'the team on call' });
  });

  test('wait for the answer to a concern, and one of them can give it', () => {
    const issue = { number: 12, title: 'Wrong for the young', body: `Release ${facts().release}`, author: { id: 9, login: 'reader', type: 'User' }, createdAt: '2026-01-05T09:10:00Z' };
    const threads = [{ issue, comments: [], about: false }];
    expect(codes(GOOD, {}, { threads })).toEqual(['concern-open']);
    const words = secondly({ comment: `${YES}\nconcern-12: we looked, and the slice is empty` });
    const { refusals, concerns } = decide(source.policy(), source.facts(words, { threads }));
    expect(refusals).toEqual([]);
    expect(concerns).toMatchObject([{ issue: 12, by: { id: 9 }, text: expect.stringContaining('Wrong for the young'), answers: [{ by: { id: RISK.id }, roles: ['risk'], text: 'we looked, and the slice is empty' }] }]);
  });
});

describe('a promotion pull request', () => {
  const rules = reviews.policy();
  const of = (more: Partial<PromotionFacts>, final = true) => decide(rules, reviews.facts(GOOD, { promotion: promotion(GOOD.map((word, index) => review(word, index)), more), final })).refusals.map(({ code }) => code);
  const pull = promotion([]).pull!;

  test.each<[string, Partial<PromotionFacts>]>([
    ['branch-not-protected', { branch: { name: 'main', protected: false } }],
    ['promotion-elsewhere', { pull: { ...pull, base: { branch: 'release' } } }],
    ['promotion-elsewhere', { pull: { ...pull, head: { ...pull.head, fromFork: true } } }],
    ['promotion-changes-more', { files: [{ path: WANTED.path, status: 'added' }, { path: 'delivery.yml', status: 'modified' }] }],
    ['promotion-changes-more', { files: [{ path: 'promotions/other.json', status: 'added' }] }],
    ['promotion-names-another', { atHead: '{"release": "sha256:e"}\n' }],
    ['promotion-names-another', { atHead: undefined }],
    ['promotion-not-merged', { pull: { ...pull, merged: false, state: 'open' } }],
    ['promotion-withdrawn', { onBranch: undefined }],
    ['pusher-unknown', { pusher: undefined }],
  ])('%s', (code, more) => {
    expect(of(more)).toContain(code);
  });

  test('need not be merged while somebody asks how far it has come', () => {
    expect(of({ pull: { ...pull, merged: false, state: 'open' }, onBranch: undefined }, false)).toEqual([]);
  });

  test('without one nothing is approved', () => {
    expect(of({ pull: undefined })).toEqual(['promotion-missing', 'review-missing', 'review-missing']);
  });

  test.each<[string, Partial<PullReview>, Partial<PromotionFacts>]>([
    ['review-of-another-commit', { commit: 'f'.repeat(40) }, {}],
    ['review-of-another-commit', { commit: null }, {}],
    ['review-dismissed', { state: 'DISMISSED' }, {}],
    ['review-edited', { edited: true }, {}],
    ['reviewer-without-write', {}, { writers: new Set([OWNER.id]) }],
    ['reviewer-proposed-it', {}, { pull: { ...pull, author: RISK } }],
    ['reviewer-proposed-it', {}, { pusher: RISK }],
    ['review-missing', { state: 'COMMENTED' }, {}],
    ['review-missing', { user: { id: 77, login: 'somebody', type: 'User' } }, {}],
    ['review-missing', { user: null }, {}],
  ])('%s', (code, changed, more) => {
    const all = [review(GOOD[0]!, 0), review(GOOD[1]!, 1, changed)];
    const found = decide(rules, reviews.facts([], { promotion: promotion(all, { writers: new Set([OWNER.id, RISK.id, 77]), ...more }) })).refusals;
    expect(found).toMatchObject([{ code, role: 'risk' }]);
  });

  test('the last word of a person is their word, and what they asked for stands on every commit', () => {
    const last = (...all: PullReview[]) => decide(rules, reviews.facts([], { promotion: promotion([review(GOOD[0]!, 0), ...all]) })).refusals.map(({ code }) => code);
    const no = review({ ...GOOD[1]!, no: true }, 1, { commit: 'f'.repeat(40) });
    expect(last(no)).toEqual(['rejected', 'review-missing']);
    expect(last(no, review(GOOD[1]!, 2))).toEqual([]);
    expect(last(review(GOOD[1]!, 2), no)).toEqual(['rejected', 'review-missing']);
    const stranger = review({ user: { id: 77, login: 'somebody', type: 'User' }, role: 'risk', no: true }, 3);
    expect(decide(rules, reviews.facts([], { promotion: promotion([review(GOOD[0]!, 0), review(GOOD[1]!, 1), stranger], { writers: new Set([OWNER.id, RISK.id]) }) })).refusals).toEqual([]);
  });
});
