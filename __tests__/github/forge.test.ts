import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/core/digest.ts';
import { ForgeError } from '../../src/github/forge-error.ts';
import type { Forge } from '../../src/github/forge.ts';
import { openForge } from '../../src/github/octokit-forge.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type GitHubStandIn, type Permissions, type Scenario } from '../../testkit/github/index.ts';

const READING: Permissions = { actions: 'read', contents: 'read', 'pull-requests': 'read' };

async function forgeOf(github: Pick<GitHubStandIn, 'url'>, token: string, clock = new ManualClock()): Promise<Forge> {
  return openForge({ token, owner: 'octo-org', repository: 'income', apiUrl: github.url, clock });
}

const reading = (github: GitHubStandIn, clock?: ManualClock) => forgeOf(github, github.workflowToken(READING), clock);
const failure = async (promise: Promise<unknown>): Promise<ForgeError> => {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ForgeError);
  return error as ForgeError;
};

const people: Scenario = {
  users: [
    { login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' },
    { login: 'hubot', id: 480938, emails: ['the.second.author@example.org'] },
    { login: 'monalisa', id: 2178, emails: ['the.reviewer@example.org'] },
    { login: 'dependabot[bot]', id: 49699333, type: 'Bot' },
  ],
  teams: [{ slug: 'risk', id: 77, members: ['monalisa'] }],
};

describe('a run', () => {
  test('is read with both actors, its attempt, its commit and the reusable workflows it used', async () => {
    const sha = 'd'.repeat(40);
    await using github = await startGitHub({ ...people, runs: [{ actor: 'octocat', referenced: [{ path: 'octo-org/sluice/.github/workflows/deliver.yml@v1', sha, ref: 'refs/tags/v1' }] }] });
    const run = github.rerun({ user: 'hubot' });
    const { value, digest } = await (await reading(github)).run(String(run.id));
    expect(value).toMatchObject({
      id: String(run.id),
      repositoryId: '801234567',
      attempt: 2,
      headCommit: github.sha('main'),
      path: '.github/workflows/deliver.yml',
      actor: { id: 583231, type: 'User' },
      triggeringActor: { id: 480938 },
      referencedWorkflows: [{ path: 'octo-org/sluice/.github/workflows/deliver.yml@v1', commit: sha, ref: 'refs/tags/v1' }],
    });
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('lists approvals with their comments and environment ids', async () => {
    await using github = await startGitHub({ ...people, environments: [{ name: 'income-risk', reviewers: ['team:risk'] }], runs: [{ jobs: [{ name: 'risk', environment: 'income-risk' }] }] });
    await github.approve({ user: 'monalisa', environment: 'income-risk', comment: 'approve aaaa-bbbb-cccc-dddd' });
    const [run] = github.state.runs.values();
    const { value } = await (await reading(github)).approvals(String(run!.id));
    expect(value).toEqual([
      {
        environments: [{ id: github.state.environments.get('income-risk')!.id, name: 'income-risk' }],
        state: 'approved',
        user: { id: 2178, login: 'monalisa', type: 'User' },
        comment: 'approve aaaa-bbbb-cccc-dddd',
      },
    ]);
  });
});

describe('an environment', () => {
  test('is read with its rules, whatever characters its name has', async () => {
    const name = 'income/eu #1?';
    await using github = await startGitHub({ ...people, environments: [{ name, reviewers: ['team:risk', 'hubot'], preventSelfReview: true }] });
    const reply = await (await reading(github)).environment(name);
    expect(reply!.value).toMatchObject({
      name,
      reviewers: [{ kind: 'Team', id: 77, name: 'risk' }, { kind: 'User', id: 480938, name: 'hubot' }],
      preventSelfReview: true,
      adminsCanBypass: false,
      branchPolicy: { protectedBranches: true, customPolicies: false },
    });
  });

  test('says nothing of administrators where GitHub does not, and has no rules where nobody made any', async () => {
    await using github = await startGitHub({ ...people, environments: [{ name: 'silent', canAdminsBypass: undefined, branches: null }] });
    const reply = await (await reading(github)).environment('silent');
    expect(reply!.value).toMatchObject({ reviewers: null, preventSelfReview: false, adminsCanBypass: null, branchPolicy: null });
  });

  test('that is missing is undefined', async () => {
    await using github = await startGitHub(people);
    expect(await (await reading(github)).environment('produktion')).toBeUndefined();
  });
});

describe('commits', () => {
  test('come with authors, committers, co-authors by account and authors of merged pull requests, in two requests', async () => {
    await using github = await startGitHub({
      ...people,
      commits: [
        { label: 'base' },
        { label: 'one', author: 'octocat', message: 'One\n\nCo-authored-by: Second <the.second.author@example.org>\nCo-authored-by: A stranger <stranger@example.org>' },
        { label: 'two', author: { name: 'A stranger', email: 'Stranger@example.org' }, committer: 'hubot' },
      ],
      pulls: [
        { author: 'monalisa', head: 'one', mergedBy: 'octocat', mergeCommit: 'one' },
        { author: 'dependabot[bot]', head: 'two', mergedBy: 'octocat', mergeCommit: 'two' },
        { author: 'hubot', head: 'one', state: 'open' },
      ],
    });
    const forge = await reading(github);
    const { value } = await forge.commits({ base: github.sha('base'), head: github.sha('two') });
    expect(value).toMatchObject({ status: 'ahead', head: github.sha('two') });
    expect(value.commits).toMatchObject([
      {
        id: github.sha('one'),
        author: { account: { id: 583231 } },
        coAuthors: [{ email: 'the.second.author@example.org', account: { id: 480938 } }, { email: 'stranger@example.org', account: null }],
        pullRequestAuthors: [{ id: 2178, login: 'monalisa' }],
      },
      {
        id: github.sha('two'),
        author: { email: 'stranger@example.org', account: null },
        committer: { account: { id: 480938 } },
        pullRequestAuthors: [{ id: 49699333, type: 'Bot' }],
      },
    ]);
    expect(forge.calls).toBe(2);
  });

  test('of the pages of GitHub are told from those that only say so', async () => {
    const forged = { name: 'GitHub', email: 'noreply@github.com' };
    await using github = await startGitHub({ ...people, commits: [{ label: 'base' }, { author: 'octocat', committer: 'web-flow' }, { author: 'octocat', committer: forged }] });
    const { value } = await (await reading(github)).commits({ base: github.sha('base'), head: github.sha('main') });
    expect(value.commits.map(({ committer, signedByGitHub }) => [committer.account!.login, signedByGitHub])).toEqual([['web-flow', true], ['web-flow', false]]);
  });

  test('without a base are the whole history', async () => {
    await using github = await startGitHub({ ...people, commits: Array.from({ length: 130 }, () => ({ author: 'octocat' })) });
    const { value } = await (await reading(github)).commits({ base: null, head: github.sha('main') });
    expect(value.status).toBe('whole-history');
    expect(value.commits).toHaveLength(130);
  });

  test('of a range over many pages are all there', async () => {
    await using github = await startGitHub({ ...people, commits: [{ label: 'base' }, ...Array.from({ length: 215 }, () => ({ author: 'octocat' }))] });
    const { value } = await (await reading(github)).commits({ base: github.sha('base'), head: github.sha('main') });
    expect(new Set(value.commits.map(({ id }) => id)).size).toBe(215);
  });

  test('of a head that brings nothing new are that head: somebody made it', async () => {
    await using github = await startGitHub({ ...people, commits: [{ label: 'old' }, { label: 'new', author: 'hubot' }] });
    const forge = await reading(github);
    expect((await forge.commits({ base: github.sha('new'), head: github.sha('new') })).value).toMatchObject({ status: 'identical', commits: [{ id: github.sha('new') }] });
    expect((await forge.commits({ base: github.sha('new'), head: github.sha('old') })).value).toMatchObject({ status: 'behind', commits: [{ id: github.sha('old') }] });
  });

  test('of a page that is cut short are refused, never taken for all', async () => {
    await using github = await startGitHub({ ...people, commits: [{ label: 'base' }, {}, {}, {}] });
    const forge = await reading(github);
    github.fault({ on: /compare/, kind: 'short-page' });
    expect((await failure(forge.commits({ base: github.sha('base'), head: github.sha('main') }))).failure).toBe('incomplete');
    github.fault({ on: /commits$/, kind: 'short-page' });
    expect((await failure(forge.commits({ base: null, head: github.sha('main') }))).failure).toBe('incomplete');
  });

  test('beyond a thousand are refused, with what to do', async () => {
    await using server = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', link: '<http://127.0.0.1/next>; rel="next", <http://127.0.0.1/last>; rel="last"' }).end('[]');
    });
    const forge = await forgeOf(server, 'ghs_x');
    const error = await failure(forge.commits({ base: null, head: 'a'.repeat(40) }));
    expect(error.message).toMatch(/more than 1000.*`since`/);
    expect(forge.calls).toBe(10);
  });

  test('need the permission for pull requests, and the refusal says so', async () => {
    await using github = await startGitHub({ ...people, commits: [{ label: 'base' }, {}] });
    const forge = await forgeOf(github, github.workflowToken({ contents: 'read' }));
    const error = await failure(forge.commits({ base: github.sha('base'), head: github.sha('main') }));
    expect(error).toMatchObject({ failure: 'forbidden', permission: 'contents: read, pull-requests: read' });
  });

  test('on a server without GraphQL are asked for one by one, and co-authors stay unknown', async () => {
    await using github = await startGitHub({ ...people, commits: [{ label: 'base' }, { label: 'one', message: 'One\n\nCo-authored-by: Second <the.second.author@example.org>' }], pulls: [{ author: 'monalisa', head: 'one', mergedBy: 'octocat', mergeCommit: 'one' }] });
    await using proxy = await listen(async (request, response) => {
      if (request.url === '/graphql') return void response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}');
      const answer = await fetch(`${github.url}${request.url}`, { headers: { authorization: request.headers.authorization! } });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
    const forge = await forgeOf(proxy, github.workflowToken(READING));
    const { value } = await forge.commits({ base: github.sha('base'), head: github.sha('one') });
    expect(value.commits).toMatchObject([{ coAuthors: [{ account: null }], pullRequestAuthors: [{ id: 2178 }] }]);
  });
});

describe('the protected branch', () => {
  test('gives a file as it stands there, byte by byte', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x0a]);
    await using github = await startGitHub({ ...people, commits: [{ files: { 'models/in come/delivery#1.yml': bytes } }] });
    const forge = await reading(github);
    const { value: branch } = (await forge.branch('main'))!;
    expect(branch).toEqual({ name: 'main', commit: github.sha('main'), protected: true });
    expect(sha256((await forge.file('models/in come/delivery#1.yml', branch.commit))!.value)).toBe(sha256(bytes));
    expect(await forge.file('delivery.yml', branch.commit)).toBeUndefined();
    expect(await forge.branch('mian')).toBeUndefined();
  });

  test('a path that climbs is refused before GitHub is asked', async () => {
    await using github = await startGitHub(people);
    const forge = await reading(github);
    await expect(forge.file('../../other/contents/x', 'main')).rejects.toThrow(RangeError);
    expect(forge.calls).toBe(0);
  });

  test.each([
    ['pull_request', true],
    ['non_fast_forward', false],
  ])('protected by a rule of type %s alone: %s', async (type, expected) => {
    await using server = await listen((request, response) => {
      const body = request.url!.includes('/rules/') ? [{ type }] : { name: 'main', protected: false, commit: { sha: 'e'.repeat(40) } };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    expect((await (await forgeOf(server, 'ghs_x')).branch('main'))!.value.protected).toBe(expected);
  });
});

describe('when GitHub does not answer', () => {
  test('a bad gateway is asked again, twice at most', async () => {
    await using github = await startGitHub(people);
    const forge = await reading(github);
    github.fault({ kind: 'bad-gateway', times: 2 });
    expect((await forge.repository()).value).toMatchObject({ id: '801234567', defaultBranch: 'main' });
    expect(forge.calls).toBe(3);
    github.fault({ kind: 'bad-gateway', times: 3 });
    expect((await failure(forge.repository())).failure).toBe('unavailable');
    expect(forge.calls).toBe(6);
  });

  test.each(['no-answer', 'cut-off'] as const)('%s is asked again', async (kind) => {
    await using github = await startGitHub(people);
    const forge = await reading(github);
    github.fault({ kind });
    expect((await forge.repository()).value.id).toBe('801234567');
    expect(forge.calls).toBe(2);
  });

  test('a secondary limit is waited out as long as it says, by the clock', async () => {
    await using github = await startGitHub(people);
    const clock = new ManualClock();
    const before = clock.now().getTime();
    const forge = await reading(github, clock);
    github.fault({ kind: 'secondary-limit', retryAfter: 7 });
    await forge.repository();
    expect(clock.now().getTime() - before).toBe(7000);
  });

  test('a limit that lasts longer than a minute is a person\'s to wait for', async () => {
    await using github = await startGitHub(people);
    const forge = await reading(github);
    github.fault({ kind: 'secondary-limit', retryAfter: 61 });
    expect((await failure(forge.repository())).failure).toBe('rate-limited');
    github.fault({ kind: 'primary-limit' });
    expect((await failure(forge.repository())).failure).toBe('rate-limited');
    expect(forge.calls).toBe(2);
  });

  test.each(['not-json', 'wrong-shape'] as const)('%s is no answer', async (kind) => {
    await using github = await startGitHub(people);
    const forge = await reading(github);
    github.fault({ kind });
    expect((await failure(forge.repository())).failure).toBe('unreadable');
  });

  test('a missing permission is named', async () => {
    await using github = await startGitHub({ ...people, runs: [{}] });
    const forge = await forgeOf(github, github.workflowToken({ contents: 'read' }));
    const error = await failure(forge.approvals(String([...github.state.runs.keys()][0])));
    expect(error).toMatchObject({ failure: 'forbidden', status: 403, permission: 'actions: read' });
    expect(error.message).toContain('Give the job `permissions: actions: read`.');
  });

  test('a token that is nobody\'s is forbidden, and a run that is not there is not found', async () => {
    await using github = await startGitHub(people);
    expect((await failure((await forgeOf(github, 'ghs_unknown')).repository())).failure).toBe('forbidden');
    expect((await failure((await reading(github)).run('1'))).failure).toBe('not-found');
  });

  test('approvals that come as one page of several are refused', async () => {
    await using server = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', link: '<http://127.0.0.1/x?page=2>; rel="next"' }).end('[]');
    });
    expect((await failure((await forgeOf(server, 'ghs_x')).approvals('1'))).failure).toBe('incomplete');
  });

  test('a reply without an end is cut off at its limit', async () => {
    await using server = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const piece = Buffer.alloc(1_000_000, ' ');
      const more = (): void => void response.write(piece, (error) => (error ? undefined : more()));
      more();
    });
    expect((await failure((await forgeOf(server, 'ghs_x')).repository())).failure).toBe('incomplete');
  });

  test.each([
    [{}],
    [null],
    [[{ state: 'approved' }]],
    [[{ state: 'maybe', user: null, comment: '', environments: [] }]],
    [[{ state: 'approved', user: { id: '1', login: 'x', type: 'User' }, comment: '', environments: [] }]],
    [[{ state: 'approved', user: { id: 0, login: 'x', type: 'User' }, comment: '', environments: [] }]],
    [[{ state: 'approved', user: { id: 1, login: 'x', type: 'User' }, comment: '', environments: [{ id: 1.5, name: 'x' }] }]],
  ])('%j is no list of approvals', async (body) => {
    await using server = await listen((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)));
    expect((await failure((await forgeOf(server, 'ghs_x')).approvals('1'))).failure).toBe('unreadable');
  });
});

async function listen(handler: RequestListener): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
