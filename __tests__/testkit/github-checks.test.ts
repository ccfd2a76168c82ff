import { describe, expect, test } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { startGitHub, type GitHubStandIn } from '../../testkit/github/index.ts';

const REPO = { owner: 'octo-org', repo: 'income' };

const writing = (github: GitHubStandIn) => getOctokit(github.workflowToken({ checks: 'write', deployments: 'write' }), { baseUrl: github.url }).rest;
const refusal = async (promise: Promise<unknown>) => promise.then(() => undefined, (error: { status: number; message: string }) => error);
const annotation = (line: number) => ({ path: 'delivery.yml', start_line: line, end_line: line, annotation_level: 'warning' as const, message: `line ${line}` });

describe('check runs', () => {
  test('are created, found among those of the commit, and completed', async () => {
    await using github = await startGitHub();
    const checks = writing(github).checks;
    const head_sha = github.sha('main');
    const { data: made } = await checks.create({ ...REPO, name: 'sluice', head_sha, external_id: 'a/1', status: 'in_progress' });
    expect(made).toMatchObject({ status: 'in_progress', conclusion: null, app: { id: 15368 } });
    const { data: found } = await checks.listForRef({ ...REPO, ref: head_sha, check_name: 'sluice' });
    expect(found.check_runs.map((each) => each.external_id)).toEqual(['a/1']);
    const { data: ended } = await checks.update({ ...REPO, check_run_id: made.id, conclusion: 'neutral', output: { title: 't', summary: 's' } });
    expect(ended).toMatchObject({ status: 'completed', conclusion: 'neutral', output: { title: 't', annotations_count: 0 } });
  });

  test('add the annotations of later requests to those before, and list them by pages', async () => {
    await using github = await startGitHub();
    const { checks } = writing(github);
    const batch = (from: number) => Array.from({ length: 50 }, (_, index) => annotation(from + index));
    const { data: made } = await checks.create({ ...REPO, name: 'sluice', head_sha: github.sha('main'), output: { title: 't', summary: 's', annotations: batch(1) } });
    await checks.update({ ...REPO, check_run_id: made.id, output: { title: 't', summary: 's', annotations: batch(51) } });
    const octokit = getOctokit(github.workflowToken({ checks: 'read' }), { baseUrl: github.url });
    const all = await octokit.paginate(octokit.rest.checks.listAnnotations, { ...REPO, check_run_id: made.id });
    expect(all.map((each) => each.start_line)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  test('refuse what is too large: 51 annotations, 65 536 characters, 64 KB messages, columns over lines', async () => {
    await using github = await startGitHub();
    const { checks } = writing(github);
    const create = (output: { title?: string; summary?: string; text?: string; annotations?: object[] }) =>
      refusal(checks.create({ ...REPO, name: 'x', head_sha: github.sha('main'), output: { title: 't', summary: 's', ...output } as { title: string; summary: string } }));
    expect((await create({ annotations: Array.from({ length: 51 }, (_, index) => annotation(index + 1)) }))?.message).toMatch(/No more than 50 items/);
    expect((await create({ summary: 'x'.repeat(65_536) }))?.message).toMatch(/Only 65535 characters/);
    expect((await create({ text: 'x'.repeat(65_536) }))?.message).toMatch(/Only 65535 characters/);
    expect((await create({ annotations: [{ ...annotation(1), message: 'é'.repeat(32 * 1024 + 1) }] }))?.message).toMatch(/64 KB/);
    expect((await create({ annotations: [{ ...annotation(1), title: 'x'.repeat(256) }] }))?.message).toMatch(/255 characters/);
    expect((await create({ annotations: [{ ...annotation(1), end_line: 2, start_column: 1 }] }))?.message).toMatch(/columns/);
    expect(await create({ summary: 'x'.repeat(65_535), annotations: Array.from({ length: 50 }, (_, index) => annotation(index + 1)) })).toBeUndefined();
    expect(github.state.checkRuns.size).toBe(1);
  });

  test('of jobs stand in the same list, and a made one lands in the first run of the commit, not in its own', async () => {
    await using github = await startGitHub({ runs: [{ jobs: [{ name: 'other' }] }, { jobs: [{ name: 'mine' }] }] });
    const [first] = [...github.state.runs.keys()];
    const { checks } = writing(github);
    const { data: made } = await checks.create({ ...REPO, name: 'sluice', head_sha: github.sha('main') });
    expect(made.check_suite?.id).toBe(first! + 1);
    const { data } = await checks.listForRef({ ...REPO, ref: 'main' });
    expect(data.check_runs.map((each) => each.name).sort()).toEqual(['mine', 'other', 'sluice']);
  });

  test('are refused to people, to tokens without checks:write, and on commits that are not there', async () => {
    await using github = await startGitHub();
    const create = (token: string, head_sha = github.sha('main')) => refusal(getOctokit(token, { baseUrl: github.url }).rest.checks.create({ ...REPO, name: 'x', head_sha }));
    expect((await create(github.userToken('octocat')))?.message).toMatch(/authenticate via a GitHub App/);
    expect((await create(github.workflowToken({ checks: 'read' })))?.status).toBe(403);
    expect((await create(github.workflowToken({ checks: 'write' }), 'f'.repeat(40)))?.status).toBe(422);
  });
});

describe('deployments', () => {
  test('have statuses, newest first, and a success retires the one before it', async () => {
    await using github = await startGitHub();
    const { repos } = writing(github);
    const deploy = async () => {
      const { data } = await repos.createDeployment({ ...REPO, ref: 'main', environment: 'staging', required_contexts: [], auto_merge: false });
      const id = (data as { id: number }).id;
      await repos.createDeploymentStatus({ ...REPO, deployment_id: id, state: 'in_progress' });
      await repos.createDeploymentStatus({ ...REPO, deployment_id: id, state: 'success', log_url: 'http://127.0.0.1/log' });
      return id;
    };
    const [first, second] = [await deploy(), await deploy()];
    const states = async (id: number) => (await repos.listDeploymentStatuses({ ...REPO, deployment_id: id })).data.map((each) => each.state);
    expect(await states(first)).toEqual(['inactive', 'success', 'in_progress']);
    expect(await states(second)).toEqual(['success', 'in_progress']);
    expect((await repos.listDeployments({ ...REPO, environment: 'staging' })).data.map((each) => each.id)).toEqual([second, first]);
  });

  test('wait for every check of the commit unless none is asked for, and take 140 characters', async () => {
    await using github = await startGitHub({ runs: [{ jobs: [{ name: 'test' }] }] });
    const { repos } = writing(github);
    expect((await refusal(repos.createDeployment({ ...REPO, ref: 'main', auto_merge: false })))?.status).toBe(409);
    const { data } = await repos.createDeployment({ ...REPO, ref: 'main', auto_merge: false, required_contexts: [] });
    const status = { ...REPO, deployment_id: (data as { id: number }).id, state: 'success' as const };
    expect((await refusal(repos.createDeploymentStatus({ ...status, description: 'x'.repeat(141) })))?.status).toBe(422);
    await repos.createDeploymentStatus({ ...status, description: 'x'.repeat(140) });
  });
});
