import { describe, expect, test } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { startGitHub, type GitHubStandIn } from '../../testkit/github/index.ts';
import { ROUTES } from '../../testkit/github/routes/index.ts';

const REPOSITORY = '/repos/octo-org/income';
const REPO = { owner: 'octo-org', repo: 'income' };

const get = (github: GitHubStandIn, path: string, token?: string, headers: Record<string, string> = {}) =>
  fetch(github.url + path, { headers: { ...(token !== undefined && { authorization: `token ${token}` }), ...headers } });

describe('tokens', () => {
  test('a workflow token may do what its job was granted, and the refusal names the permission', async () => {
    await using github = await startGitHub({ environments: [{ name: 'prod' }] });
    const refused = await get(github, `${REPOSITORY}/environments/prod`, github.workflowToken({ contents: 'write', checks: 'write' }));
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('actions=read');
    expect(await refused.json()).toMatchObject({ message: 'Resource not accessible by integration', status: '403' });
    expect((await get(github, `${REPOSITORY}/environments/prod`, github.workflowToken({ actions: 'write' }))).status).toBe(200);
  });

  test('every operation but those for everybody is refused to a workflow token without permissions', async () => {
    await using github = await startGitHub({ runs: [{}] });
    const token = github.workflowToken({});
    const open: string[] = [];
    for (const name of Object.keys(ROUTES)) {
      const [method, template] = name.split(' ') as [string, string];
      const path = template.replace('{owner}', 'octo-org').replace('{repo}', 'income').replace(/\{[^}]+\}/g, '1');
      const { status } = await fetch(github.url + path, { method: method.toUpperCase(), headers: { authorization: `Bearer ${token}` } });
      if (status !== 403) open.push(name);
    }
    expect(open.sort()).toEqual([
      'get /orgs/{org}',
      'get /repos/{owner}/{repo}',
      'get /repos/{owner}/{repo}/collaborators',
      'get /repos/{owner}/{repo}/collaborators/{username}/permission',
      'get /repos/{owner}/{repo}/rules/branches/{branch}',
      'get /repos/{owner}/{repo}/rulesets',
      'get /repos/{owner}/{repo}/rulesets/{ruleset_id}',
      'get /user/{account_id}',
      'get /users/{username}',
    ]);
  });

  test('a private repository is not there for strangers, and a public one can be read by all', async () => {
    const users = [{ login: 'octocat', id: 583231 }, { login: 'stranger', id: 5, role: 'none' as const }];
    await using hidden = await startGitHub({ users });
    await using open = await startGitHub({ users, repository: { private: false } });
    const statuses = async (github: GitHubStandIn) => [
      (await get(github, `${REPOSITORY}/commits/main`)).status,
      (await get(github, `${REPOSITORY}/commits/main`, github.userToken('stranger'))).status,
      (await get(github, `${REPOSITORY}/commits/main`, github.userToken('octocat'))).status,
      (await get(github, `${REPOSITORY}/commits/main`, 'ghs_made_up')).status,
      (await get(github, '/repos/octo-org/other', github.userToken('octocat'))).status,
    ];
    expect(await statuses(hidden)).toEqual([404, 404, 200, 401, 404]);
    expect(await statuses(open)).toEqual([200, 200, 200, 401, 404]);
  });

  test('the log says who asked for what, and how it ended', async () => {
    await using github = await startGitHub();
    await get(github, `${REPOSITORY}/commits/main`, github.userToken('octocat'));
    expect(github.requests).toEqual([
      { method: 'GET', path: `${REPOSITORY}/commits/main`, query: {}, operation: 'get /repos/{owner}/{repo}/commits/{ref}', by: 'user:octocat', body: undefined, status: 200, problems: [] },
    ]);
  });
});

describe('limits and conditions', () => {
  test('count calls, say what is left, and refuse above; an unchanged reply is 304 and free', async () => {
    await using github = await startGitHub({ rateLimit: 3 });
    const token = github.workflowToken({ contents: 'read' });
    const first = await get(github, `${REPOSITORY}/commits/main`, token);
    const same = await get(github, `${REPOSITORY}/commits/main`, token, { 'if-none-match': first.headers.get('etag')! });
    expect([same.status, same.headers.get('x-ratelimit-remaining')]).toEqual([304, '2']);
    github.commit();
    const changed = await get(github, `${REPOSITORY}/commits/main`, token, { 'if-none-match': first.headers.get('etag')! });
    expect([changed.status, changed.headers.get('x-ratelimit-remaining')]).toEqual([200, '1']);
    await get(github, `${REPOSITORY}/commits/main`, token);
    const over = await get(github, `${REPOSITORY}/commits/main`, token);
    expect([over.status, over.headers.get('x-ratelimit-remaining')]).toEqual([403, '0']);
    expect(await over.json()).toMatchObject({ message: expect.stringMatching(/rate limit exceeded/) });
  });

  test('pages are linked, and no page holds more than 100', async () => {
    await using github = await startGitHub();
    for (let index = 0; index < 150; index++) github.environment({ name: `e${index}` });
    const octokit = getOctokit(github.workflowToken({ actions: 'read' }), { baseUrl: github.url });
    const { data, headers } = await octokit.rest.repos.getAllEnvironments({ ...REPO, per_page: 1000 });
    expect([data.environments?.length, data.total_count]).toEqual([100, 150]);
    expect(headers.link).toMatch(/page=2.*rel="next".*page=2.*rel="last"/);
    const all = await octokit.paginate<{ name: string }>('GET /repos/{owner}/{repo}/environments', { ...REPO, per_page: 40 });
    expect(new Set(all.map((each) => each.name)).size).toBe(150);
  });
});

describe('faults', () => {
  const fetched = async (github: GitHubStandIn) => {
    const response = await get(github, `${REPOSITORY}/environments`, github.workflowToken({ actions: 'read' }));
    return { status: response.status, headers: response.headers, body: (await response.json()) as { environments?: unknown[]; message?: string } };
  };

  test('strike the next call they are for, as often as asked, and then it works again', async () => {
    await using github = await startGitHub({ environments: [{ name: 'a' }, { name: 'b' }] });
    github.fault({ on: 'get /repos/{owner}/{repo}/environments', kind: 'bad-gateway', times: 2 });
    const statuses = [];
    for (let index = 0; index < 3; index++) statuses.push((await get(github, `${REPOSITORY}/environments`, github.workflowToken({ actions: 'read' }))).status);
    expect(statuses).toEqual([502, 502, 200]);
    github.fault({ on: /POST/, kind: 'bad-gateway' });
    expect((await fetched(github)).status).toBe(200);
  });

  test('come as a secondary limit, a short page, a cut-off reply, no reply, and a reply of another shape', async () => {
    await using github = await startGitHub({ environments: [{ name: 'a' }, { name: 'b' }] });
    github.fault({ kind: 'secondary-limit', retryAfter: 7 });
    const limited = await fetched(github);
    expect([limited.status, limited.headers.get('retry-after'), limited.body.message]).toEqual([403, '7', expect.stringMatching(/secondary rate limit/)]);
    github.fault({ kind: 'short-page' });
    expect((await fetched(github)).body).toMatchObject({ total_count: 2, environments: [{ name: 'a' }] });
    github.fault({ kind: 'wrong-shape' });
    expect((await fetched(github)).body).toEqual({ unexpected: true });
    for (const kind of ['cut-off', 'no-answer', 'not-json'] as const) {
      github.fault({ kind });
      await expect(fetched(github)).rejects.toThrow();
    }
    expect((await fetched(github)).status).toBe(200);
  });

  test('hang until the client gives up, and an answer that is lost has still been acted on', async () => {
    await using github = await startGitHub();
    github.fault({ kind: 'hang' });
    await expect(fetch(`${github.url}${REPOSITORY}/environments`, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/abort|timeout/i);
    github.fault({ on: 'post /repos/{owner}/{repo}/issues', kind: 'no-answer' });
    const headers = { authorization: `Bearer ${github.workflowToken({ issues: 'write' })}` };
    await expect(fetch(`${github.url}${REPOSITORY}/issues`, { method: 'POST', headers, body: '{"title":"Incident"}' })).rejects.toThrow();
    expect([...github.state.issues.values()].map((each) => each.title)).toEqual(['Incident']);
  });
});
