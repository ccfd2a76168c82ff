import { describe, expect, test } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { ROUTES } from '../../testkit/github/routes/index.ts';

const REPO = { owner: 'octo-org', repo: 'income' };

const client = (github: GitHubStandIn, permissions: Permissions) => getOctokit(github.workflowToken(permissions), { baseUrl: github.url }).rest;
const refusal = async (promise: Promise<unknown>) => promise.then(() => undefined, (error: { status: number; message: string }) => error);

const populated = () =>
  startGitHub({
    users: [{ login: 'octocat', id: 583231, role: 'admin' }, { login: 'hubot', id: 480938 }],
    commits: [{ label: 'start' }, { label: 'base' }, { label: 'head', parents: ['base'], branch: 'change' }, { label: 'merge', parents: ['base', 'head'] }],
    teams: [{ slug: 'risk', id: 77, members: ['hubot'] }],
    settings: { review: { approvals: 1 }, rulesets: [{ id: 500, name: 'Main', rules: [{ type: 'pull_request' }, { type: 'deletion' }], bypass: [{ kind: 'Team', id: 77 }] }], secrets: [{ name: 'KEY' }, { name: 'KEY', environment: 'prod' }] },
    environments: [{ name: 'prod', reviewers: ['hubot'], waitTimer: 5, branches: ['main', 'release/*'] }],
    pulls: [
      { author: 'hubot', head: 'head', mergedBy: 'octocat', mergeCommit: 'merge' },
      { author: 'hubot', head: 'head', fork: true },
    ],
    runs: [{ pulls: [1], head: 'head', referenced: [{ path: 'sluice/sluice/.github/workflows/deliver.yml@v1', sha: 'a'.repeat(40), ref: 'refs/tags/v1' }], jobs: [{ name: 'promote', environment: 'prod' }, { name: 'test', status: 'completed' }] }],
  });

test('every GET that is served answers with what the description allows', async () => {
  await using github = await populated();
  const issue = await client(github, { issues: 'write' }).issues.create({ ...REPO, title: 'Incident', labels: ['model-incident'] });
  await client(github, { issues: 'write' }).issues.createComment({ ...REPO, issue_number: issue.data.number, body: 'Rolled back.' });
  github.reviewPull({ user: 'octocat', pull: 1, state: 'APPROVED' });
  const repos = client(github, { contents: 'write' }).repos;
  const release = await repos.createRelease({ ...REPO, tag_name: 'evidence', prerelease: true });
  const asset = await repos.uploadReleaseAsset({ ...REPO, release_id: release.data.id, name: 'ledger.jsonl', data: '{}\n', baseUrl: github.url, headers: { 'content-type': 'application/octet-stream' } });
  const [run] = [...github.state.runs.values()];
  const values: Record<string, string> = {
    owner: 'octo-org', org: 'octo-org', team_slug: 'risk', ruleset_id: '500', repo: 'income', username: 'octocat', account_id: '583231', environment_name: 'prod', run_id: String(run!.id), attempt_number: '1',
    deployment_id: String([...github.state.deployments.keys()][0]), check_run_id: String([...github.state.checkRuns.keys()][0]), basehead: 'base...main'.replace('base', github.sha('base')),
    commit_sha: github.sha('merge'), pull_number: '1', path: 'notes', issue_number: String(issue.data.number), tree_sha: 'main', branch: 'main',
    tag: 'evidence', release_id: String(release.data.id), asset_id: String(asset.data.id), subject_digest: `sha256:${'0'.repeat(64)}`,
    file_sha: [...github.state.git.blobs.keys()][0]!,
  };
  const token = github.userToken('octocat');
  const failed: string[] = [];
  // Artifacts are proved with their own client.
  for (const name of Object.keys(ROUTES).filter((each) => each.startsWith('get ') && !each.includes('artifact_id'))) {
    const ref = name.includes('/git/') ? 'heads/main' : github.sha('head');
    const path = name.slice(4).replace(/\{([^}]+)\}/g, (_whole, key: string) => (key === 'ref' ? ref : encodeURIComponent(values[key]!)));
    const response = await fetch(github.url + path, { headers: { authorization: `Bearer ${token}` } });
    if (response.status !== 200) failed.push(`${name}: ${response.status} ${await response.text()}`);
  }
  expect(failed).toEqual([]);
});

describe('runs', () => {
  test('say who started and who re-ran, which reusable workflows they used, and what each job did', async () => {
    await using github = await populated();
    const { actions } = client(github, { actions: 'read' });
    const run_id = [...github.state.runs.keys()][0]!;
    const { data } = await actions.getWorkflowRun({ ...REPO, run_id });
    expect(data).toMatchObject({ status: 'waiting', run_attempt: 1, head_sha: github.sha('head'), referenced_workflows: [{ sha: 'a'.repeat(40) }], pull_requests: [{ number: 1 }] });
    github.rerun({ user: 'hubot', asksAgain: true });
    expect((await actions.listJobsForWorkflowRun({ ...REPO, run_id, filter: 'all' })).data.jobs.map((each) => [each.run_attempt, each.name, each.status])).toEqual([
      [1, 'promote', 'waiting'], [1, 'test', 'completed'], [2, 'promote', 'waiting'], [2, 'test', 'in_progress'],
    ]);
    const first = await actions.getWorkflowRunAttempt({ ...REPO, run_id, attempt_number: 1 });
    expect([first.data.triggering_actor?.login, (await refusal(actions.getWorkflowRunAttempt({ ...REPO, run_id, attempt_number: 3 })))?.status]).toEqual(['octocat', 404]);
  });

  test('are dispatched with their inputs, and the run is told where it was asked for', async () => {
    await using github = await populated();
    const { actions } = client(github, { actions: 'write' });
    const dispatch = { ...REPO, workflow_id: 'deliver.yml', ref: 'main', inputs: { delivery: '1/2/1' } };
    expect((await actions.createWorkflowDispatch(dispatch)).status).toBe(204);
    const answered = await actions.createWorkflowDispatch({ ...dispatch, return_run_details: true } as typeof dispatch);
    expect(answered.data).toMatchObject({ workflow_run_id: [...github.state.runs.keys()].at(-1) });
    expect(github.state.dispatches).toEqual([expect.objectContaining({ inputs: { delivery: '1/2/1' }, by: 'github-actions[bot]' }), expect.anything()]);
    expect((await refusal(actions.createWorkflowDispatch({ ...dispatch, workflow_id: 'other.yml' })))?.status).toBe(404);
    expect((await refusal(actions.createWorkflowDispatch({ ...dispatch, ref: 'gone' })))?.status).toBe(422);
    const tooMany = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`i${index}`, 'x']));
    expect((await refusal(actions.createWorkflowDispatch({ ...dispatch, inputs: tooMany })))?.status).toBe(422);
  });
});

describe('pull requests', () => {
  test('tell author, merger and merge commit, and are found by the commit they brought', async () => {
    await using github = await populated();
    const { pulls, repos } = client(github, { 'pull-requests': 'read' });
    expect((await pulls.get({ ...REPO, pull_number: 1 })).data).toMatchObject({ merged: true, merged_by: { login: 'octocat' }, user: { id: 480938 } });
    expect((await pulls.get({ ...REPO, pull_number: 2 })).data.head.repo?.fork).toBe(true);
    expect((await repos.listPullRequestsAssociatedWithCommit({ ...REPO, commit_sha: github.sha('merge') })).data.map((each) => each.number)).toEqual([1]);
    expect((await pulls.list({ ...REPO, state: 'all' })).data.map((each) => each.number)).toEqual([2, 1]);
  });

  test('are checked out as a merge that is on no branch, while the event names the head', async () => {
    await using github = await populated();
    github.run({ event: 'pull_request', pulls: [2], head: 'head', branch: 'change', actor: 'hubot' });
    const variables = github.environmentFor();
    const event = github.eventFor() as { number: number; pull_request: { head: { sha: string }; merge_commit_sha: string } };
    expect(variables).toMatchObject({ GITHUB_REF: 'refs/pull/2/merge', GITHUB_HEAD_REF: 'change', GITHUB_BASE_REF: 'main', GITHUB_SHA: event.pull_request.merge_commit_sha });
    expect(variables.GITHUB_SHA).not.toBe(github.sha('head'));
    expect(event).toMatchObject({ number: 2, pull_request: { head: { sha: github.sha('head') } } });
  });

  test('keep the commit that each review was of', async () => {
    await using github = await populated();
    github.reviewPull({ user: 'octocat', pull: 1, state: 'APPROVED', commit: github.sha('base') });
    const { data } = await client(github, { 'pull-requests': 'read' }).pulls.listReviews({ ...REPO, pull_number: 1 });
    expect(data).toEqual([expect.objectContaining({ state: 'APPROVED', commit_id: github.sha('base') })]);
  });
});

describe('issues and comments', () => {
  test('are opened, found by label, commented on, updated and closed', async () => {
    await using github = await populated();
    const { issues } = client(github, { issues: 'write' });
    const { data: made } = await issues.create({ ...REPO, title: 'Incident', body: 'b', labels: ['model-incident'] });
    await issues.create({ ...REPO, title: 'Else' });
    expect((await issues.listForRepo({ ...REPO, labels: 'model-incident' })).data.map((each) => each.number)).toEqual([made.number]);
    const { data: comment } = await issues.createComment({ ...REPO, issue_number: made.number, body: 'one' });
    await issues.updateComment({ ...REPO, comment_id: comment.id, body: 'two' });
    expect((await issues.listComments({ ...REPO, issue_number: made.number })).data.map((each) => [each.body, each.user?.login])).toEqual([['two', 'github-actions[bot]']]);
    expect((await issues.update({ ...REPO, issue_number: made.number, state: 'closed' })).data).toMatchObject({ state: 'closed', state_reason: 'completed' });
    expect((await issues.listForRepo({ ...REPO })).data.map((each) => each.title)).toEqual(['Else']);
  });

  test('on a pull request take either permission, and none takes none', async () => {
    await using github = await populated();
    const comment = (permissions: Permissions) => client(github, permissions).issues.createComment({ ...REPO, issue_number: 1, body: 'report' });
    expect((await comment({ 'pull-requests': 'write' })).status).toBe(201);
    expect((await refusal(comment({ issues: 'read' })))?.status).toBe(403);
  });
});
