import { describe, expect, test } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { startGitHub, type GitHubStandIn, type Scenario } from '../../testkit/github/index.ts';

const REPO = { owner: 'octo-org', repo: 'income' };

const scenario = (): Scenario => ({
  users: [
    { login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' },
    { login: 'hubot', id: 480938, emails: ['the.second.author@example.org'] },
    { login: 'monalisa', id: 2178, emails: ['the.reviewer@example.org'] },
  ],
  teams: [{ slug: 'risk', id: 77, members: ['monalisa'] }],
  environments: [
    { name: 'income-owner', reviewers: ['hubot', 'octocat'], preventSelfReview: true },
    { name: 'income-risk', reviewers: ['team:risk'], preventSelfReview: true },
  ],
  runs: [{ actor: 'octocat', jobs: [{ name: 'owner', environment: 'income-owner' }, { name: 'risk', environment: 'income-risk' }] }],
});

const clientOf = (github: GitHubStandIn, token: string) => getOctokit(token, { baseUrl: github.url }).rest;
const reading = (github: GitHubStandIn) => clientOf(github, github.workflowToken({ actions: 'read', contents: 'read', deployments: 'read' }));
const runId = (github: GitHubStandIn) => [...github.state.runs.keys()][0]!;
const failure = async (promise: Promise<unknown>) => promise.then(() => undefined, (error: { status: number; message: string; response: { headers: Record<string, string> } }) => error);

describe('environments', () => {
  test('are read back with their rules, the undocumented can_admins_bypass included', async () => {
    await using github = await startGitHub(scenario());
    const { data } = await reading(github).repos.getEnvironment({ ...REPO, environment_name: 'income-risk' });
    expect(data).toMatchObject({ name: 'income-risk', can_admins_bypass: false, deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } });
    expect(data.protection_rules).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'required_reviewers', prevent_self_review: true, reviewers: [expect.objectContaining({ type: 'Team' })] })]),
    );
  });

  test('are made without any rule when a job names one that nobody made', async () => {
    await using github = await startGitHub(scenario());
    github.run({ jobs: [{ name: 'promote', environment: 'produktion' }] });
    const { data } = await reading(github).repos.getEnvironment({ ...REPO, environment_name: 'produktion' });
    expect(data.protection_rules).toEqual([]);
  });

  test('have names with slashes', async () => {
    await using github = await startGitHub(scenario());
    github.environment({ name: 'income/eu' });
    const { data } = await reading(github).repos.getEnvironment({ ...REPO, environment_name: 'income/eu' });
    expect(data.name).toBe('income/eu');
  });

  test('cannot be changed with a workflow token, and administration cannot be granted to one', async () => {
    await using github = await startGitHub(scenario());
    const refused = await failure(reading(github).repos.createOrUpdateEnvironment({ ...REPO, environment_name: 'income-risk', wait_timer: 5 }));
    expect(refused?.status).toBe(403);
    expect(() => github.workflowToken({ administration: 'write' })).toThrow(/cannot be granted "administration"/);
  });
});

describe('approvals', () => {
  test('release the waiting job and stay in the list, without time and attempt', async () => {
    await using github = await startGitHub(scenario());
    await github.approve({ user: 'hubot', environment: 'income-owner', comment: 'abcd-efgh' });
    const { data } = await reading(github).actions.getReviewsForRun({ ...REPO, run_id: runId(github) });
    expect(data).toHaveLength(1);
    expect(Object.keys(data[0]!).sort()).toEqual(['comment', 'environments', 'state', 'user']);
    expect(data[0]).toMatchObject({ state: 'approved', comment: 'abcd-efgh', user: { id: 480938, type: 'User' }, environments: [{ name: 'income-owner' }] });
    const pending = await reading(github).actions.getPendingDeploymentsForRun({ ...REPO, run_id: runId(github) });
    expect(pending.data.map((each) => each.environment.name)).toEqual(['income-risk']);
  });

  test('are refused to a workflow token, whatever it may do', async () => {
    await using github = await startGitHub(scenario());
    const all = github.workflowToken({ actions: 'write', deployments: 'write', contents: 'write', checks: 'write' });
    const environment_ids = [github.state.environments.get('income-owner')!.id];
    const refused = await failure(
      clientOf(github, all).actions.reviewPendingDeploymentsForRun({ ...REPO, run_id: runId(github), environment_ids, state: 'approved', comment: '' }),
    );
    expect(refused?.status).toBe(403);
    expect(refused?.message).toMatch(/Resource not accessible by integration/);
    expect([...github.state.runs.values()][0]!.approvals).toEqual([]);
  });

  test('are refused to a person who is no reviewer, who started the run, or who comes twice', async () => {
    await using github = await startGitHub(scenario());
    await expect(github.approve({ user: 'monalisa', environment: 'income-owner' })).rejects.toThrow(/422.*not a required reviewer/);
    await expect(github.approve({ user: 'octocat', environment: 'income-owner' })).rejects.toThrow(/422.*started this deployment/);
    await github.approve({ user: 'hubot', environment: 'income-owner' });
    await expect(github.approve({ user: 'hubot', environment: 'income-owner' })).rejects.toThrow(/422.*no pending/);
  });

  test('of an earlier attempt are mixed in after a re-run, and the environment does not ask again unless the scenario says so', async () => {
    await using github = await startGitHub(scenario());
    await github.approve({ user: 'hubot', environment: 'income-owner', comment: 'first' });
    await github.approve({ user: 'monalisa', environment: 'income-risk', comment: 'first' });
    const run = github.rerun({ user: 'hubot' });
    const { data } = await reading(github).actions.getReviewsForRun({ ...REPO, run_id: run.id });
    expect(data.map((each) => each.comment)).toEqual(['first', 'first']);
    expect((await reading(github).actions.getPendingDeploymentsForRun({ ...REPO, run_id: run.id })).data).toEqual([]);
    const again = await reading(github).actions.getWorkflowRun({ ...REPO, run_id: run.id });
    expect(again.data).toMatchObject({ run_attempt: 2, actor: { login: 'octocat' }, triggering_actor: { login: 'hubot' } });
    github.rerun({ user: 'octocat', asksAgain: true });
    expect((await reading(github).actions.getPendingDeploymentsForRun({ ...REPO, run_id: run.id })).data).toHaveLength(2);
  });

  test('leave no trace where an administrator bypassed, and a rejection ends the run', async () => {
    await using github = await startGitHub(scenario());
    github.environment({ name: 'income-loose', reviewers: ['hubot'], canAdminsBypass: true });
    const run = github.run({ jobs: [{ name: 'loose', environment: 'income-loose' }] });
    expect(() => github.bypass({ user: 'octocat', environment: 'income-risk', run: runId(github) })).toThrow(/cannot be bypassed/);
    github.bypass({ user: 'octocat', environment: 'income-loose' });
    expect(run.approvals).toEqual([]);
    expect(run.attempts[0]!.jobs[0]!.status).toBe('in_progress');
    await github.reject({ user: 'monalisa', environment: 'income-risk', run: runId(github), comment: 'not yet' });
    await github.approve({ user: 'hubot', environment: 'income-owner', run: runId(github) });
    github.settle(github.state.runs.get(runId(github))!, 'owner', 'success');
    const { data } = await reading(github).actions.getWorkflowRun({ ...REPO, run_id: runId(github) });
    expect(data).toMatchObject({ status: 'completed', conclusion: 'failure' });
  });
});
