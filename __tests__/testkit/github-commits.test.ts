import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { getOctokit } from '@actions/github';
import { startGitHub, type GitHubStandIn, type Scenario } from '../../testkit/github/index.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const REPO = { owner: 'octo-org', repo: 'income' };
const AUTHORS = `query($owner: String!, $name: String!, $oid: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    object(oid: $oid) { ... on Commit { oid authors(first: 10) { totalCount nodes { email user { databaseId } } } } }
  }
}`;

const scenario = (): Scenario => ({
  users: [
    { login: 'octocat', id: 583231, emails: ['the.first.author@example.org'] },
    { login: 'hubot', id: 480938 },
  ],
  commits: [
    { label: 'deployed', files: { 'delivery.yml': 'version: 1\n', 'model/a.bin': 'a' } },
    { label: 'linked', author: 'octocat', committer: 'web-flow' },
    { label: 'unlinked', author: { name: 'Somebody', email: 'somebody@example.org' } },
    { label: 'shared', message: 'Together\n\nCo-authored-by: Hubot <480938+hubot@users.noreply.github.com>\nCo-authored-by: Stranger <stranger@example.org>', files: { 'model/a.bin': null } },
  ],
});

const reading = (github: GitHubStandIn) => getOctokit(github.workflowToken({ contents: 'read', 'pull-requests': 'read' }), { baseUrl: github.url });
const refusal = async (promise: Promise<unknown>) => promise.then(() => undefined, (error: { status: number; message: string }) => error);

describe('compare', () => {
  test('gives the commits between two, oldest first, with null for the author whose address is nobody\'s', async () => {
    await using github = await startGitHub(scenario());
    const { data } = await reading(github).rest.repos.compareCommitsWithBasehead({ ...REPO, basehead: `${github.sha('deployed')}...main` });
    expect(data).toMatchObject({ status: 'ahead', ahead_by: 3, behind_by: 0, total_commits: 3 });
    expect(data.commits.map((each) => [each.sha, each.author?.id ?? null, each.committer?.login ?? null])).toEqual([
      [github.sha('linked'), 583231, 'web-flow'],
      [github.sha('unlinked'), null, null],
      [github.sha('shared'), 583231, 'octocat'],
    ]);
    expect(data.files?.filter((each) => each.filename.startsWith('model')).map((each) => [each.filename, each.status])).toEqual([['model/a.bin', 'removed']]);
  });

  test('gives the last 250 commits without paging, and all of them by pages', async () => {
    await using github = await startGitHub(scenario());
    for (let index = 0; index < 260; index++) github.commit({ message: `Change ${index}`, files: {} });
    const octokit = reading(github);
    const basehead = `${github.sha('shared')}...main`;
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ ...REPO, basehead });
    expect([data.total_commits, data.commits.length, data.commits.at(-1)?.sha]).toEqual([260, 250, github.sha('main')]);
    const pages = [];
    for (const page of [1, 2, 3]) pages.push((await octokit.rest.repos.compareCommitsWithBasehead({ ...REPO, basehead, per_page: 100, page })).data);
    expect(pages.map((each) => each.commits.length)).toEqual([100, 100, 60]);
    expect(pages.map((each) => each.files !== undefined)).toEqual([true, false, false]);
  });

  test('knows commits that went different ways, and refuses what is not there', async () => {
    await using github = await startGitHub(scenario());
    github.commit({ label: 'aside', parents: ['deployed'], branch: 'aside' });
    const { repos } = reading(github).rest;
    expect((await repos.compareCommitsWithBasehead({ ...REPO, basehead: 'main...aside' })).data).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 3 });
    expect((await refusal(repos.compareCommitsWithBasehead({ ...REPO, basehead: 'main...gone' })))?.status).toBe(404);
  });
});

describe('GraphQL', () => {
  test('names the authors of a commit, those of its trailers included, with null for the unlinked', async () => {
    await using github = await startGitHub(scenario());
    const answer = await reading(github).graphql(AUTHORS, { ...REPO, name: REPO.repo, oid: github.sha('shared') });
    expect(answer).toEqual({
      repository: {
        object: {
          oid: github.sha('shared'),
          authors: {
            totalCount: 3,
            nodes: [
              { email: 'the.first.author@example.org', user: { databaseId: 583231 } },
              { email: '480938+hubot@users.noreply.github.com', user: { databaseId: 480938 } },
              { email: 'stranger@example.org', user: null },
            ],
          },
        },
      },
    });
  });

  test('pages through history, newest first', async () => {
    await using github = await startGitHub(scenario());
    const query = `query($after: String) { repository(owner: "octo-org", name: "income") { object(expression: "main") { ... on Commit {
      history(first: 3, after: $after) { pageInfo { hasNextPage endCursor } nodes { oid } edges { node { message } } } } } } }`;
    type Page = { repository: { object: { history: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { oid: string }[] } } } };
    const { history: first } = (await reading(github).graphql<Page>(query)).repository.object;
    const { history: second } = (await reading(github).graphql<Page>(query, { after: first.pageInfo.endCursor })).repository.object;
    expect([...first.nodes, ...second.nodes].map((each) => each.oid)).toEqual(['shared', 'unlinked', 'linked', 'deployed'].map((label) => github.sha(label)));
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  test.each([
    ['an unknown field', '{ repository(owner: "octo-org", name: "income") { stargazerz } }', /Field 'stargazerz' doesn't exist on type 'Repository'/],
    ['an unknown argument', '{ repository(owner: "octo-org", name: "income", id: 1) { name } }', /doesn't accept argument 'id'/],
    ['an object without selections', '{ repository(owner: "octo-org", name: "income") }', /must have selections/],
    ['a connection without bounds', '{ repository(owner: "octo-org", name: "income") { object(expression: "main") { ... on Commit { authors { totalCount } } } } }', /must provide a `first` or `last`/],
    ['a page above 100', '{ repository(owner: "octo-org", name: "income") { object(expression: "main") { ... on Commit { authors(first: 101) { totalCount } } } } }', /exceeds/],
    ['another repository', '{ repository(owner: "octo-org", name: "other") { name } }', /Could not resolve to a Repository/],
    ['a mutation', 'mutation { addStar(input: {}) { clientMutationId } }', /queries only/],
    ['text that is no query', '{ repository(', /Expected/],
  ])('refuses %s in GitHub\'s shape', async (_what, query, message) => {
    await using github = await startGitHub(scenario());
    expect((await refusal(reading(github).graphql(query)))?.message).toMatch(message);
  });

  test('gives nothing away without contents:read', async () => {
    await using github = await startGitHub(scenario());
    const octokit = getOctokit(github.workflowToken({ actions: 'read' }), { baseUrl: github.url });
    expect((await refusal(octokit.graphql(AUTHORS, { ...REPO, name: REPO.repo, oid: github.sha('shared') })))?.message).toMatch(/not accessible by integration/);
  });
});

describe('git database', () => {
  test('has the object ids that git itself computes', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub({
      clock: new ManualClock('2026-01-05T09:00:00Z'),
      users: [{ login: 'octocat', id: 583231, name: 'Octo Cat', emails: ['the.first.author@example.org'] }],
      commits: [{ message: 'First\n', files: { 'b.txt': 'b\n', 'a/c.txt': 'c\n', 'a.txt': 'a\n' } }],
    });
    const env = {
      PATH: process.env.PATH,
      HOME: folder.path,
      ...Object.fromEntries(['AUTHOR', 'COMMITTER'].flatMap((role) => [[`GIT_${role}_NAME`, 'Octo Cat'], [`GIT_${role}_EMAIL`, 'the.first.author@example.org'], [`GIT_${role}_DATE`, '2026-01-05T09:00:00+0000']])),
    };
    const git = async (...parameters: string[]) => (await promisify(execFile)('git', parameters, { cwd: folder.path, env })).stdout.trim();
    await git('init', '-q');
    for (const [name, text] of [['b.txt', 'b\n'], ['a.txt', 'a\n']]) await writeFile(path.join(folder.path, name!), text!);
    await git('update-index', '--add', '--cacheinfo', `100644,${await git('hash-object', '-w', 'b.txt')},b.txt`);
    await git('update-index', '--add', '--cacheinfo', `100644,${await git('hash-object', '-w', 'a.txt')},a.txt`);
    await writeFile(path.join(folder.path, 'c.txt'), 'c\n');
    await git('update-index', '--add', '--cacheinfo', `100644,${await git('hash-object', '-w', 'c.txt')},a/c.txt`);
    await git('commit', '-q', '-m', 'First');
    expect(github.sha('main')).toBe(await git('rev-parse', 'HEAD'));
  });

  test('keeps objects and moves a branch forward only, so that of two writers one loses', async () => {
    await using github = await startGitHub(scenario());
    const { git, repos } = getOctokit(github.workflowToken({ contents: 'write' }), { baseUrl: github.url }).rest;
    const append = async (parent: string, text: string) => {
      const { data: blob } = await git.createBlob({ ...REPO, content: text });
      const { data: tree } = await git.createTree({ ...REPO, tree: [{ path: 'journal/0.json', mode: '100644', type: 'blob', sha: blob.sha }] });
      return (await git.createCommit({ ...REPO, message: 'tick', tree: tree.sha, parents: [parent] })).data.sha;
    };
    await git.createRef({ ...REPO, ref: 'refs/heads/sluice/income', sha: github.sha('deployed') });
    const [mine, theirs] = [await append(github.sha('deployed'), 'mine'), await append(github.sha('deployed'), 'theirs')];
    await git.updateRef({ ...REPO, ref: 'heads/sluice/income', sha: theirs });
    expect((await refusal(git.updateRef({ ...REPO, ref: 'heads/sluice/income', sha: mine })))?.message).toMatch(/not a fast forward/);
    expect((await git.getRef({ ...REPO, ref: 'heads/sluice/income' })).data.object.sha).toBe(theirs);
    const { data } = await repos.getContent({ ...REPO, path: 'journal/0.json', ref: 'sluice/income' });
    expect(Buffer.from((data as { content: string }).content, 'base64').toString()).toBe('theirs');
    const { data: tree } = await git.getTree({ ...REPO, tree_sha: theirs, recursive: 'true' });
    expect(tree.tree.map((each) => each.path)).toEqual(['journal', 'journal/0.json']);
  });
});

describe('contents', () => {
  test('are those of the ref: file, folder, and what went away', async () => {
    await using github = await startGitHub(scenario());
    const { repos } = reading(github).rest;
    const text = async (path: string, ref: string) => Buffer.from(((await repos.getContent({ ...REPO, path, ref })).data as { content: string }).content, 'base64').toString();
    expect(await text('delivery.yml', github.sha('deployed'))).toBe('version: 1\n');
    expect((await repos.getContent({ ...REPO, path: 'model', ref: github.sha('deployed') })).data).toEqual([expect.objectContaining({ name: 'a.bin', type: 'file' })]);
    expect((await refusal(repos.getContent({ ...REPO, path: 'model/a.bin', ref: 'main' })))?.status).toBe(404);
  });

  test('above 1 MB come without their bytes', async () => {
    await using github = await startGitHub({ commits: [{ files: { 'large.bin': 'x'.repeat(1024 * 1024 + 1) } }] });
    expect((await reading(github).rest.repos.getContent({ ...REPO, path: 'large.bin' })).data).toMatchObject({ encoding: 'none', content: '', size: 1024 * 1024 + 1 });
  });
});
