import { whoseIssue } from './issues.ts';
import type { Asked, Asking } from './world.ts';
import type { GitHubStandIn } from '../../../testkit/github/index.ts';

const RISK = { step: 'role', role: 'risk' } as const;
const APPROVE = { step: 'approve' } as const;
type Before = NonNullable<Asking['before']>;

/** What people say and who they are. What a role's job says at once, the approval says again. */
export const REVIEW_SCENARIOS: Record<string, Asking | Asking[]> = {
  'run-attempt-repeated': { step: 'request', attempt: 2, statements: (all) => all.forEach(({ predicate }) => void (predicate.delivery.runAttempt = 2)), before: (github) => void github.rerun({ user: 'octocat' }) },
  rejected: both((github) => github.reject({ user: 'monalisa', environment: 'income-risk', comment: 'no' })),
  'released-without-approval': both(() => {}),
  'challenge-missing': both(approves('monalisa', () => 'LGTM')),
  'challenge-wrong': both(approves('monalisa', () => 'approve aaaa-bbbb-cccc-dddd')),
  'approver-made-the-candidate': both(approves('hubot', ({ code }) => `approve ${code}`), { scenario: (usual) => ({ ...usual, commits: [{ label: 'before', author: 'hubot' }, ...usual.commits!] }) }),
  'approver-not-a-person': both(approves('monalisa', ({ code }) => `approve ${code}`), { delivery: (yaml) => `${yaml}  people: {monalisa: bot}\n` }),
  'rationale-missing answer-missing': both(approves('monalisa', ({ code }) => `approve ${code}`), { delivery: (yaml) => `${yaml}  rationale: {characters: 40, questions: [{id: harm, ask: Who could be harmed?}]}\n` }),
  'one-person-for-several-roles': {
    ...APPROVE,
    before: async (github, { code }) => {
      for (const each of ['income-owner', 'income-risk']) await github.approve({ user: 'monalisa', environment: each, comment: `approve ${code}` });
    },
  },
  'concern-open': { ...APPROVE, approved: true, before: concern('hubot') },
  vetoed: { ...APPROVE, approved: true, delivery: (yaml) => yaml.replace('risk: {environment: income-risk}', 'risk: {environment: income-risk, people: [480938]}\n  veto: [risk]'), before: concern('hubot') },
  'concerns-too-many': {
    step: 'request',
    before: async (github) => {
      for (let each = 0; each < 11; each += 1) await whoseIssue(github, 'hubot', { title: `Concern ${each}`, body: 'About abcdef012345.', labels: ['release-concern'] });
    },
  },
  'override-without-reason': { step: 'override', with: { request: 'resume', reason: 'because' } },
  'override-of-nothing': { step: 'override', with: { request: 'resume', reason: 'The calls were of another cause.' } },
  'automatic-not-met': { ...APPROVE, delivery: (yaml) => `${yaml}  classes: {medium: {automatic: {changes: [weights], at_most: 1, within: 7 days}}, high: {automatic: {changes: [weights], at_most: 1, within: 7 days}}}\n` },
};

function both(before: Before, more: Partial<Asking> = {}): Asking[] {
  return [{ ...RISK, ...more, before }, { ...APPROVE, ...more, before }];
}

function approves(user: string, comment: (asked: Asked) => string): Before {
  return (github, asked) => github.approve({ user, environment: 'income-risk', comment: comment(asked) });
}

function concern(user: string): Before {
  return (github: GitHubStandIn, { code }) => whoseIssue(github, user, { title: 'Concern: the young', body: `This is about ${code}.`, labels: ['release-concern'] });
}
