import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { cli } from '../../src/cli/main.ts';
import { startGitHub, type GitHubStandIn, type Scenario } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const DELIVERY = 'version: 1\nrelease: {name: income, model: model/}\n';
const PLACE = ['--repository', 'octocat/sluice', '--ref', 'a'.repeat(40)];

async function init(argv: readonly string[], { delivery = DELIVERY, github, token }: { delivery?: string; github?: GitHubStandIn; token?: string } = {}) {
  await using folder = await temporaryFolder();
  await mkdir(path.join(folder.path, '.git'));
  await writeFile(path.join(folder.path, 'delivery.yml'), delivery);
  let [out, err] = ['', ''];
  const env = { PATH: process.env.PATH, ...(github ? { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'octo-org/income', GH_TOKEN: token } : {}) };
  const status = await cli(['init', '--workflows', '--strategy', 'canary', ...PLACE, ...argv], { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd: folder.path, env });
  const text = await readFile(path.join(folder.path, '.github/workflows/sluice.yml'), 'utf8').catch(() => '');
  return { status, out, err, text, jobs: Object.keys((parse(text || 'jobs: {}') as { jobs: object }).jobs) };
}

const people = { users: [{ login: 'octocat', id: 583231, role: 'admin' as const }] };
const held = ['environments', (jobs: string[]) => jobs.includes('override') && !jobs.includes('propose')] as const;
const reviewed = ['pull-request', (jobs: string[]) => jobs.includes('propose')] as const;

describe('sluice init --workflows chooses where people approve', () => {
  test.each<[string, Scenario, typeof held | typeof reviewed, string]>([
    ['a public repository', { ...people, repository: { private: false } }, held, 'public repository'],
    ['a private one whose environments have reviewers', { ...people, environments: [{ name: 'production', reviewers: ['octocat'] }] }, held, 'have reviewers'],
    ['a private one with GitHub Enterprise', { ...people, settings: { plan: 'enterprise' } }, held, 'GitHub Enterprise'],
    ['a private one without', { ...people, settings: { plan: 'team' } }, reviewed, 'on the plan team cannot have reviewers'],
  ])('%s', async (_what, scenario, [source, fits], why) => {
    await using github = await startGitHub(scenario);
    const { status, out, jobs } = await init([], { github, token: github.userToken('octocat') });
    expect([status, fits(jobs)]).toEqual([0, true]);
    expect(out).toContain(why);
    // What the delivery file does not say yet, it must say.
    expect(out.includes('approval: {source: pull-request}')).toBe(source === 'pull-request');
  });

  test('is not guessed where GitHub does not tell', async () => {
    await using github = await startGitHub(people);
    const { status, err, text } = await init([], { github, token: github.workflowToken({ actions: 'read' }) });
    expect([status, text]).toEqual([3, '']);
    expect(err).toContain('[init-source]');
    expect(err).toContain('--source pull-request');
    const blind = await init([], { github, token: github.workflowToken({}) });
    expect(blind.err).toContain('which environments there are');
  });

  test('is as the delivery file says, and as the flag says before that; neither asks GitHub', async () => {
    const delivery = `${DELIVERY}approval: {source: pull-request, roles: {model-owner: {people: [1]}}}\n`;
    await using github = await startGitHub({ ...people, settings: { plan: 'enterprise' } });
    expect((await init([], { delivery, github, token: 'nobody' })).jobs).toContain('propose');
    expect((await init(['--source', 'environments'], { delivery, github, token: 'nobody' })).jobs).toContain('override');
    expect(github.requests).toEqual([]);
    expect((await init(['--source', 'votes'])).err).toContain('[init-source]');
  });

  test('without a token is environments, and says for whom they do not hold', async () => {
    const { out, jobs } = await init([]);
    expect(jobs).toContain('override');
    expect(out).toContain('--source pull-request');
  });

  test('writes the names of this model into the file, and leaves no template behind', async () => {
    const { text } = await init(['--source', 'pull-request']);
    expect(text).toContain('name: income-serve');
    expect(text).toContain('promotion: promotions/income.json');
    expect(text).toContain(`uses: octocat/sluice/canary-promote@${'a'.repeat(40)}`);
    expect(text).not.toMatch(/name: model-serve|promotions\/MODEL|sluice\/sluice|@0{40}/);
  });
});
