import type { GitHubStandIn } from '../../../testkit/github/index.ts';
import type { Fault, Scenario } from '../../../testkit/github/scenario.ts';
import { RIGHTS, type Asking } from './world.ts';

const RISK = { step: 'role', role: 'risk' } as const;
const DAY = 86_400_000;

/** Each code of an approval, and the one thing that is changed in a delivery that would have been approved. */
export const APPROVAL_SCENARIOS: Record<string, Asking> = {
  'approval-expired': { step: 'request', scenario: startedBefore(8 * DAY) },
  'clock-disagrees': { step: 'request', scenario: startedBefore(-DAY) },

  'workflow-not-pinned': { step: 'request', scenario: (usual) => ({ ...usual, runs: [{ id: 1001, actor: 'octocat', referenced: [{ path: 'sluice/sluice/.github/workflows/deliver.yml@v1', sha: 'd'.repeat(40), ref: 'refs/tags/v1' }] }] }) },

  'delivery-file-not-protected': { step: 'request', before: (github) => void github.commit({ files: { 'delivery.yml': 'version: 1\n' } }) },

  'environment-missing': { step: 'request', scenario: environment(undefined) },
  'environment-without-reviewers': { step: 'request', scenario: environment({ reviewers: [] }) },
  'environment-allows-self-review': { step: 'request', scenario: environment({ preventSelfReview: false }) },
  'environment-admins-can-bypass': { step: 'request', scenario: environment({ canAdminsBypass: true }) },
  'environment-admin-bypass-unknown': { step: 'request', scenario: environment({ canAdminsBypass: undefined }) },
  'environment-open-to-every-branch': { step: 'request', scenario: environment({ branches: null }) },
  'nobody-can-approve': { step: 'request', scenario: environment({ reviewers: ['octocat'] }) },

  'author-unknown': { step: 'request', scenario: madeBy({ name: 'A Stranger', email: 'stranger@example.org' }) },
  'bot-not-listed': { step: 'request', scenario: (usual) => ({ ...usual, runs: [{ id: 1001, actor: 'github-actions[bot]' }] }) },

  rejected: { ...RISK, before: (github) => github.reject({ user: 'monalisa', environment: 'income-risk', comment: 'no' }) },
  'released-without-approval': { ...RISK },
  'challenge-missing': { ...RISK, before: approves('monalisa', 'LGTM') },
  'challenge-wrong': { ...RISK, before: approves('monalisa', 'approve aaaa-bbbb-cccc-dddd') },
  'approver-made-the-candidate': { step: 'role', role: 'model-owner', scenario: (usual) => ({ ...usual, runs: [{ id: 1001, actor: 'hubot' }] }), before: (github, code) => github.approve({ user: 'octocat', environment: 'income-owner', comment: `approve ${code}` }) },
  'one-person-for-several-roles': {
    step: 'approve',
    before: async (github, code) => {
      for (const each of ['income-owner', 'income-risk']) await github.approve({ user: 'monalisa', environment: each, comment: `approve ${code}` });
    },
  },

  'github-forbidden': { step: 'request', permissions: { ...RIGHTS, actions: 'none' } },
  'github-rate-limited': { step: 'request', before: fails('primary-limit') },
  'github-unavailable': { step: 'request', before: fails('bad-gateway') },
  'github-unreadable': { step: 'request', before: fails('wrong-shape') },
};

function approves(user: string, comment: string) {
  return (github: GitHubStandIn) => github.approve({ user, environment: 'income-risk', comment });
}

function fails(kind: Fault['kind'], on = 'get /repos/{owner}/{repo}/actions/runs/{run_id}') {
  return (github: GitHubStandIn) => github.fault({ on, kind, times: 5 });
}

/** The environment of the role `risk`, otherwise than it should be; undefined for none. */
function environment(change: Partial<NonNullable<Scenario['environments']>[number]> | undefined) {
  return (usual: Scenario): Scenario => {
    const [owner, risk] = usual.environments!;
    return { ...usual, environments: change ? [owner!, { ...risk!, ...change }] : [owner!] };
  };
}

function madeBy(author: { name: string; email: string }) {
  return (usual: Scenario): Scenario => ({ ...usual, commits: usual.commits!.map((commit) => ({ ...commit, author })) });
}

/** GitHub says that the run began then; the action's own clock is the machine's. */
function startedBefore(milliseconds: number) {
  return (usual: Scenario): Scenario => ({ ...usual, clock: { now: () => new Date(Date.now() - milliseconds), sleep: async () => {} } });
}
