import type { Fault, Scenario } from '../../../testkit/github/scenario.ts';
import type { GitHubStandIn } from '../../../testkit/github/index.ts';
import { notFound } from '../../../testkit/github/exchange.ts';
import { replies } from './replies.ts';
import { RIGHTS, type Asking } from './world.ts';

const DAY = 86_400_000;
const RUN = 'get /repos/{owner}/{repo}/actions/runs/{run_id}';
const PINNED = { path: 'sluice/sluice/.github/workflows/deliver.yml@v1', sha: 'd'.repeat(40), ref: 'refs/tags/v1' };

/** What the run, the branch, the environments and GitHub itself have against an approval before anybody is asked. */
export const ENVIRONMENT_SCENARIOS: Record<string, Asking> = {
  'wrong-repository': { step: 'request', routes: replies(RUN, (run) => ({ ...run, repository: { ...(run.repository as object), id: 43 } })) },
  'wrong-run': { step: 'request', routes: replies(RUN, (run) => ({ ...run, id: 1002 })) },
  'wrong-commit': { step: 'request', scenario: (usual) => ({ ...usual, commits: [{ label: 'older', sha: 'e'.repeat(40), author: 'octocat' }, ...usual.commits!] }), routes: replies(RUN, (run) => ({ ...run, head_sha: 'e'.repeat(40) })) },
  'approval-expired': { step: 'request', scenario: startedBefore(8 * DAY) },
  'clock-disagrees': { step: 'request', scenario: startedBefore(-DAY) },
  'workflow-not-pinned': { step: 'request', scenario: (usual) => ({ ...usual, runs: [{ id: 1001, actor: 'octocat', referenced: [PINNED] }] }) },
  'branch-not-protected': { step: 'request', scenario: (usual) => ({ ...usual, settings: { branchProtected: false } }) },
  'delivery-file-not-protected': { step: 'request', before: (github) => void github.commit({ files: { 'delivery.yml': 'version: 1\n' } }) },

  'environment-missing': { step: 'request', scenario: environment(undefined) },
  'environment-without-reviewers': { step: 'request', scenario: environment({ reviewers: [] }) },
  'environment-allows-self-review': { step: 'request', scenario: environment({ preventSelfReview: false }) },
  'environment-admins-can-bypass': { step: 'request', scenario: environment({ canAdminsBypass: true }) },
  'environment-admin-bypass-unknown': { step: 'request', scenario: environment({ canAdminsBypass: undefined }) },
  'environment-open-to-every-branch': { step: 'request', scenario: environment({ branches: null }) },
  'environment-open-to-other-branches': { step: 'request', scenario: environment({ branches: ['main', 'tag:v*'] }) },
  'environment-closed-to-every-branch': { step: 'request', scenario: environment({ branches: [] }) },
  'environment-waits-too-long': { step: 'request', scenario: environment({ waitTimer: 30 * 24 * 60 }) },
  // Two names, which GitHub takes for one.
  'roles-share-environment': { step: 'request', routes: replies('get /repos/{owner}/{repo}/environments/{environment_name}', (found) => ({ ...found, id: 1 })) },
  'nobody-can-approve': { step: 'request', scenario: environment({ reviewers: ['octocat'] }) },

  'author-unknown': { step: 'request', scenario: madeBy({ name: 'A Stranger', email: 'stranger@example.org' }) },
  'bot-not-listed': { step: 'request', scenario: (usual) => ({ ...usual, runs: [{ id: 1001, actor: 'github-actions[bot]' }] }) },
  'pusher-unknown': { step: 'request', before: (github) => void (github.state.pushes.length = 0) },
  'starter-unknown': { step: 'request', routes: replies(RUN, ({ actor: _gone, ...run }) => run) },

  'github-forbidden': { step: 'request', permissions: { ...RIGHTS, actions: 'none' } },
  'github-not-found': { step: 'request', routes: replies(RUN, () => { throw notFound(); }) },
  'github-rate-limited': { step: 'request', before: fails('primary-limit') },
  'github-unavailable': { step: 'request', before: fails('bad-gateway') },
  'github-unreadable': { step: 'request', before: fails('wrong-shape') },
  'github-incomplete': { step: 'approve', before: fails('endless-pages', `${RUN}/approvals`) },
};

function fails(kind: Fault['kind'], on = RUN) {
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
