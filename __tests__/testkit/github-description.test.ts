import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { ok, type Routes } from '../../testkit/github/exchange.ts';
import { startGitHub, type GitHubStandIn } from '../../testkit/github/index.ts';
import { ROUTES } from '../../testkit/github/routes/index.ts';
import { TOLERANCES, type ToleranceName } from '../../testkit/github/tolerances.ts';
import type { OperationName } from '../../testkit/github/description.ts';
import { judgeBy } from '../../testkit/github/validate.ts';

const REPO = { owner: 'octo-org', repo: 'income' };
const REPOSITORY = '/repos/octo-org/income';

interface Exchange {
  operation: OperationName;
  status: number;
  mediaType?: string;
  body?: unknown;
}

const call = (github: GitHubStandIn, token: string, method: string, path: string, body?: unknown) =>
  fetch(`${github.url}${path}`, { method, headers: { authorization: `Bearer ${token}` }, ...(body !== undefined && { body: JSON.stringify(body) }) });

// Closing a stand-in with defects prints them; here they are wanted.
const closingFails = async (github: GitHubStandIn, message: RegExp) => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await expect(github[Symbol.asyncDispose]()).rejects.toThrow(message);
};
afterEach(() => {
  jest.restoreAllMocks();
});

describe("GitHub's own description", () => {
  test('turns away a request whose body it does not allow, in words that name the key', async () => {
    await using github = await startGitHub();
    const token = github.workflowToken({ checks: 'write' });
    const bodies: [unknown, RegExp][] = [
      [{ name: 'x' }, /"head_sha" wasn't supplied/],
      [{ name: 'x', head_sha: github.sha('main'), conclusoin: 'success' }, /"conclusoin" is not a permitted key/],
      [{ name: 'x', head_sha: github.sha('main'), status: 'done' }, /not a member of/],
      [{ name: 'x', head_sha: github.sha('main'), output: { title: 't', summary: 's', annotations: [{ path: 'a', start_line: '1', end_line: 1, annotation_level: 'notice', message: 'm' }] } }, /must be integer/],
    ];
    for (const [body, problem] of bodies) {
      const response = await call(github, token, 'POST', `${REPOSITORY}/check-runs`, body);
      expect(response.status).toBe(422);
      expect(((await response.json()) as { message: string }).message).toMatch(problem);
    }
    expect([...github.state.checkRuns.values()]).toEqual([]);
    expect(github.requests.map((each) => each.problems.length > 0)).toEqual([true, true, true, true]);
  });

  test('turns away query parameters it does not know and values of another type', async () => {
    await using github = await startGitHub({ runs: [{}] });
    const token = github.workflowToken({ actions: 'read' });
    expect((await call(github, token, 'GET', `${REPOSITORY}/environments?pages=2`)).status).toBe(422);
    expect((await call(github, token, 'GET', `${REPOSITORY}/environments?page=two`)).status).toBe(422);
    expect((await call(github, token, 'GET', `${REPOSITORY}/actions/runs/latest`)).status).toBe(404);
  });

  test('catches a wrong reply of the stand-in itself: 500, and closing it fails the test', async () => {
    const wrong: [unknown, RegExp][] = [
      [[{ environments: [], state: 'approved', comment: 'x' }], /"user" wasn't supplied/],
      [[{ environments: [], state: 'maybe', user: null, comment: 'x' }], /not a member of/],
      [{}, /must be array/],
    ];
    for (const [body, problem] of wrong) {
      const routes: Routes = { 'get /repos/{owner}/{repo}/actions/runs/{run_id}/approvals': { needs: ['actions:read'], answer: () => ok(body) } };
      const github = await startGitHub({ runs: [{ id: 1 }] }, routes);
      const response = await call(github, github.workflowToken({ actions: 'read' }), 'GET', `${REPOSITORY}/actions/runs/1/approvals`);
      expect(response.status).toBe(500);
      expect(github.defects.join()).toMatch(problem);
      await closingFails(github, /defects/);
    }
  });

  test('catches a field that the stand-in invents', async () => {
    const real = ROUTES['get /repos/{owner}/{repo}/environments/{environment_name}']!;
    const routes: Routes = {
      'get /repos/{owner}/{repo}/environments/{environment_name}': { ...real, answer: (of) => ok({ ...(real.answer(of).body as object), approved_by: 'octocat' }) },
    };
    const github = await startGitHub({ environments: [{ name: 'prod' }] }, routes);
    const response = await call(github, github.workflowToken({ actions: 'read' }), 'GET', `${REPOSITORY}/environments/prod`);
    expect(response.status).toBe(500);
    expect(github.defects.splice(0).join()).toMatch(/"approved_by" is not a permitted key/);
    await github[Symbol.asyncDispose]();
  });

  test('has every operation that is served, and an invented one cannot be started', async () => {
    expect(() => judgeBy(['get /repos/{owner}/{repo}/deliveries'])).toThrow(/has no operation/);
    expect(judgeBy(Object.keys(ROUTES)).description.operations.size).toBe(Object.keys(ROUTES).length);
  });

  test('tells a path that GitHub does not have from one that is only not served here, and both fail the test', async () => {
    const github = await startGitHub();
    const token = github.workflowToken({ contents: 'read' });
    expect((await call(github, token, 'GET', `${REPOSITORY}/deliveries`)).status).toBe(404);
    expect((await call(github, token, 'GET', `${REPOSITORY}/releases`)).status).toBe(501);
    await closingFails(github, /no GET .*deliveries[^]*does not serve "get .*releases"/);
  });
});

describe('tolerances', () => {
  // A real exchange for each, taken from the stand-in, that counts as a violation once the tolerance is off.
  const witnesses: Record<ToleranceName, (github: GitHubStandIn) => Promise<Exchange>> = {
    'nullable-enum': (github) => answered(github, { checks: 'read' }, 'get /repos/{owner}/{repo}/check-runs/{check_run_id}', `/check-runs/${[...github.state.checkRuns.keys()][0]}`),
    'nullable-without-type': (github) => answered(github, { contents: 'read' }, 'get /repos/{owner}/{repo}/commits/{ref}', '/commits/main'),
    'can-admins-bypass': (github) => answered(github, { actions: 'read' }, 'get /repos/{owner}/{repo}/environments/{environment_name}', '/environments/prod'),
    'undeclared-refusal': (github) => answered(github, {}, 'get /repos/{owner}/{repo}/environments/{environment_name}', '/environments/prod'),
    'not-modified': async (github) => {
      const octokit = getOctokit(github.workflowToken({ actions: 'read' }), { baseUrl: github.url }).rest;
      const { headers } = await octokit.repos.getEnvironment({ ...REPO, environment_name: 'prod' });
      const again = await octokit.repos.getEnvironment({ ...REPO, environment_name: 'prod', headers: { 'if-none-match': headers.etag } }).catch((error: { status: number }) => error);
      return { operation: 'get /repos/{owner}/{repo}/environments/{environment_name}', status: again.status };
    },
    'raw-contents': async (github) => {
      const response = await fetch(`${github.url}${REPOSITORY}/contents/a.txt`, {
        headers: { authorization: `Bearer ${github.workflowToken({ contents: 'read' })}`, accept: 'application/vnd.github.raw+json' },
      });
      expect(await response.text()).toBe('raw');
      return { operation: 'get /repos/{owner}/{repo}/contents/{path}', status: response.status, mediaType: response.headers.get('content-type')! };
    },
    'empty-uri': async (github) => {
      const token = github.workflowToken({ deployments: 'write' });
      const id = [...github.state.deployments.keys()][0];
      const response = await call(github, token, 'POST', `${REPOSITORY}/deployments/${id}/statuses`, { state: 'success' });
      return { operation: 'post /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', status: response.status, mediaType: 'application/json', body: await response.json() };
    },
  };

  async function answered(github: GitHubStandIn, permissions: Record<string, 'read'>, operation: OperationName, path: string): Promise<Exchange> {
    const response = await call(github, github.workflowToken(permissions), 'GET', REPOSITORY + path);
    return { operation, status: response.status, mediaType: 'application/json', body: await response.json() };
  }

  test.each(TOLERANCES.map(({ name }) => name))('%s is needed: without it a real exchange is a violation', async (name) => {
    await using github = await startGitHub({
      commits: [{ author: { name: 'Unknown', email: 'nobody@example.org' }, files: { 'a.txt': 'raw' } }],
      environments: [{ name: 'prod' }],
      runs: [{ jobs: [{ name: 'promote', environment: 'prod' }] }],
    });
    const { operation, status, mediaType, body } = await witnesses[name](github);
    const judged = (without?: ToleranceName) => {
      const judge = judgeBy([operation], without);
      return judge.reply(judge.description.operations.get(operation)!, status, mediaType, body);
    };
    expect(judged()).toEqual([]);
    expect(judged(name)).not.toEqual([]);
  });

  test('each has a reason and a witness, and there are seven', () => {
    expect(TOLERANCES.map(({ name }) => name).sort()).toEqual(Object.keys(witnesses).sort());
    expect(TOLERANCES.every(({ reason }) => reason.length > 40)).toBe(true);
    expect(TOLERANCES).toHaveLength(7);
  });
});
