import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ForgeError, type ForgeFailure } from '../../src/github/forge-error.ts';
import type { Forge } from '../../src/github/forge.ts';
import { openForge } from '../../src/github/octokit-forge.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type Fault, type GitHubStandIn, type Permissions, type Run } from '../../testkit/github/index.ts';

// Every method of a forge × everything that can go wrong with each of its calls: the answer is the right one, or a ForgeError that
// names what was asked, which permission it needs and what kept it from being answered. Nothing between the two.

const ALL: Permissions = { actions: 'write', contents: 'write', 'pull-requests': 'read', checks: 'write', issues: 'write' };
let github: GitHubStandIn;
let run: Run;
let pull: number;
let issue: number;
let check: number;

beforeAll(async () => {
  github = await startGitHub({
    repository: { id: 42 },
    users: [{ login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' }, { login: 'monalisa', id: 2178, emails: ['the.reviewer@example.org'] }],
    teams: [{ slug: 'risk', id: 77, members: ['monalisa'] }],
    commits: [{ label: 'one', author: 'octocat', files: { 'delivery.yml': 'version: 1\n' } }, { label: 'two', author: 'octocat' }, { label: 'three', author: 'octocat' }],
    others: [{ owner: 'octo-org', name: 'policies', private: false, commits: [{ author: 'octocat', files: { 'policies/model.yml': 'version: 1\n' } }] }],
    environments: [{ name: 'income-risk', reviewers: ['team:risk'], preventSelfReview: true, branches: ['main', 'release/*'] }],
    workflows: [{ name: 'remediate', path: '.github/workflows/remediate.yml', dispatch: { inputs: ['why'] } } as never],
    runs: [{ id: 1001, actor: 'octocat', jobs: [{ name: 'risk', environment: 'income-risk' }] }],
  });
  [run] = github.state.runs.values() as unknown as [Run];
  await github.approve({ user: 'monalisa', environment: 'income-risk', comment: 'approve aaaa-bbbb-cccc-dddd' });
  github.commit({ label: 'change', author: 'octocat', branch: 'change', parents: ['three'], files: { 'promotions/income.json': '{}\n' } });
  pull = github.pull({ author: 'octocat', head: 'change' }).number;
  for (const state of ['COMMENTED', 'APPROVED'] as const) github.reviewPull({ user: 'monalisa', pull, state });
  const admin = { authorization: `Bearer ${github.userToken('octocat')}`, 'content-type': 'application/json' };
  const post = async (path: string, body: unknown): Promise<{ number: number }> => (await fetch(`${github.url}/repos/octo-org/income${path}`, { method: 'POST', headers: admin, body: JSON.stringify(body) })).json() as Promise<{ number: number }>;
  for (const title of ['An old concern', 'A concern']) issue = (await post('/issues', { title, labels: ['release-concern'] })).number;
  for (const body of ['first', 'second']) await post(`/issues/${issue}/comments`, { body });
  const annotation = (line: number) => ({ path: 'delivery.yml', start_line: line, end_line: line, annotation_level: 'warning', message: `line ${line}`, title: 'A line' });
  check = (await (await open()).createCheckRun(github.sha('three'), { name: 'sluice', externalId: 'sluice/x', conclusion: 'neutral', output: { title: 't', summary: 's', annotations: [annotation(1), annotation(2)] } })).id;
});
afterAll(async () => github[Symbol.asyncDispose]());

const open = (timeout?: number): Promise<Forge> => openForge({ token: github.workflowToken(ALL), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock: new ManualClock(), timeout });
const content = { name: 'another', externalId: 'sluice/y', conclusion: 'neutral', output: { title: 't', summary: 's', annotations: [] } };

interface Method {
  ask: (forge: Forge) => Promise<unknown>;
  /** Its lists tell no total, so that one which GitHub itself gives short, and says nothing of it, is not told from a whole one. */
  noTotal?: boolean;
  /** Changes something, and so is not sent again after an answer that was lost. */
  once?: boolean;
  /** What of the answer is the same at each asking. */
  same?: (answer: unknown) => unknown;
}

type Name = { [Key in keyof Forge]: Forge[Key] extends (...args: never[]) => unknown ? Key : never }[keyof Forge];

const METHODS: Record<Name, Method> = {
  repository: { ask: (forge) => forge.repository() },
  branch: { ask: (forge) => forge.branch('main'), noTotal: true },
  file: { ask: (forge) => forge.file('delivery.yml', 'main') },
  fileOf: { ask: (forge) => forge.fileOf('octo-org/policies', 'policies/model.yml') },
  run: { ask: (forge) => forge.run(String(run.id)) },
  approvals: { ask: (forge) => forge.approvals(String(run.id)), noTotal: true },
  // A rule that is not told is a rule that is not there, which an approval refuses.
  environment: { ask: (forge) => forge.environment('income-risk'), noTotal: true },
  pushes: { ask: (forge) => forge.pushes('main'), noTotal: true },
  pullRequest: { ask: (forge) => forge.pullRequest(pull) },
  pullRequestsOf: { ask: (forge) => forge.pullRequestsOf(github.sha('change')), noTotal: true },
  pullRequestFiles: { ask: (forge) => forge.pullRequestFiles(pull), noTotal: true },
  pullRequestReviews: { ask: (forge) => forge.pullRequestReviews(pull) },
  issues: { ask: (forge) => forge.issues({ label: 'release-concern' }), noTotal: true },
  createIssue: { ask: (forge) => forge.createIssue({ title: 'An incident', body: 'b', labels: ['model-incident'] }), once: true, same: (answer) => typeof answer },
  createComment: { ask: (forge) => forge.createComment(issue - 1, 'again'), once: true },
  closeIssue: { ask: (forge) => forge.closeIssue(issue) },
  comments: { ask: (forge) => forge.comments(issue), noTotal: true },
  permission: { ask: (forge) => forge.permission('monalisa') },
  commits: { ask: (forge) => forge.commits({ base: github.sha('one'), head: github.sha('three') }) },
  findCheckRun: { ask: (forge) => forge.findCheckRun(github.sha('three'), 'sluice', 'sluice/x') },
  checkRunAnnotations: { ask: (forge) => forge.checkRunAnnotations(check), noTotal: true },
  createCheckRun: { ask: (forge) => forge.createCheckRun(github.sha('three'), content), once: true, same: (answer) => (answer as { externalId: string }).externalId },
  updateCheckRun: { ask: (forge) => forge.updateCheckRun(check, { ...content, externalId: 'sluice/x' }), same: (answer) => (answer as { externalId: string }).externalId },
  claimReference: { ask: async (forge) => forge.claimReference(`sluice/one/${(count += 1)}`, github.sha('one')), once: true },
  releaseReference: { ask: async (forge) => forge.releaseReference(await made()), once: true },
  dispatchWorkflow: { ask: (forge) => forge.dispatchWorkflow('remediate.yml', 'main', { why: 'x' }), once: true, same: (answer) => typeof answer },
};
let count = 0;
const made = async (): Promise<string> => {
  const name = `sluice/gone/${(count += 1)}`;
  github.state.git.refs.set(`refs/${name}`, github.sha('one'));
  return name;
};

/** What has to come of a fault that lasts. A fault of lists does not touch what is none. */
const LASTING: [fault: Omit<Fault, 'on'>, failures: readonly ForgeFailure[]][] = [
  [{ kind: 'bad-gateway' }, ['unavailable']],
  [{ kind: 'unavailable', retryAfter: 5 }, ['unavailable']],
  [{ kind: 'no-answer' }, ['unavailable']],
  [{ kind: 'cut-off' }, ['unavailable', 'unreadable']],
  [{ kind: 'secondary-limit', retryAfter: 3600 }, ['rate-limited']],
  [{ kind: 'secondary-limit', retryAfter: 1 }, ['rate-limited']],
  [{ kind: 'primary-limit' }, ['rate-limited']],
  [{ kind: 'not-json' }, ['unreadable']],
  [{ kind: 'not-modified' }, ['unreadable']],
  [{ kind: 'wrong-shape' }, ['unreadable']],
];
const OF_LISTS: Fault['kind'][] = ['short-page', 'empty-list', 'endless-pages'];
const ONCE: Omit<Fault, 'on'>[] = [{ kind: 'bad-gateway' }, { kind: 'unavailable' }, { kind: 'secondary-limit', retryAfter: 30 }, { kind: 'no-answer' }, { kind: 'cut-off' }];

const names = Object.keys(METHODS) as Name[];

/** The calls that a method makes when all is well, each as a pattern for faults. */
async function callsOf({ ask }: Method): Promise<RegExp[]> {
  const before = github.requests.length;
  await ask(await open());
  const calls = github.requests.slice(before).filter(({ by }) => by === 'workflow').map(({ method, path }) => `${method} ${path}`);
  return [...new Set(calls)].map((call) => new RegExp(`^${call.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\d+$/g, '\\d+')}$`));
}

async function under(fault: Fault, { ask }: Method): Promise<{ answer: unknown } | { error: ForgeError }> {
  github.state.faults.length = 0;
  github.fault(fault);
  try {
    return { answer: await ask(await open()) };
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    return { error };
  } finally {
    github.state.faults.length = 0;
  }
}

describe('every method of a forge', () => {
  test('is in this table', async () => {
    const forge = await open();
    expect(names.toSorted()).toEqual(Object.entries(forge).filter(([, value]) => typeof value === 'function').map(([name]) => name).sort());
  });

  test.each(names)('%s answers rightly or says why not, whichever of its calls fails for good', async (name) => {
    const method = METHODS[name];
    const same = method.same ?? ((answer: unknown) => answer);
    const good = same(await method.ask(await open()));
    for (const on of await callsOf(method)) {
      for (const [fault, failures] of LASTING) {
        const got = await under({ ...fault, on, times: 99 }, method);
        const what = `${name}: ${fault.kind} at ${on.source}`;
        if ('error' in got) {
          expect([what, failures.includes(got.error.failure) ? 'as expected' : got.error.failure]).toEqual([what, 'as expected']);
          expect(got.error.message).toContain(got.error.asked);
          expect(got.error.permission).toMatch(/^[a-z-]+: (read|write)/);
          expect(got.error.fix).not.toBe('');
        } else expect([what, same(got.answer)]).toEqual([what, good]);
        // A read that cannot be made never has an answer.
        if (!('error' in got)) expect([what, fault.kind]).toEqual([what, expect.stringMatching(/^(wrong-shape|not-json|not-modified)$/)]);
      }
    }
  });

  test.each(names.filter((name) => !METHODS[name].once))('%s takes no list for whole that is not', async (name) => {
    const method = METHODS[name];
    const same = method.same ?? ((answer: unknown) => answer);
    const good = same(await method.ask(await open()));
    for (const on of await callsOf(method))
      for (const kind of OF_LISTS) {
        const got = await under({ kind, on, times: 99 }, method);
        const what = `${name}: ${kind} at ${on.source}`;
        if ('error' in got) expect([what, ['incomplete', 'unreadable'].includes(got.error.failure)]).toEqual([what, true]);
        else if (!method.noTotal || kind === 'endless-pages') expect([what, same(got.answer)]).toEqual([what, good]);
      }
  });

  test.each(names)('%s outlives what passes: asked again where that is right, refused where it might have happened', async (name) => {
    const method = METHODS[name];
    const same = method.same ?? ((answer: unknown) => answer);
    const good = same(await method.ask(await open()));
    for (const on of await callsOf(method))
      for (const fault of ONCE) {
        const got = await under({ ...fault, on }, method);
        const what = `${name}: ${fault.kind} once at ${on.source}`;
        if (!method.once || fault.kind === 'secondary-limit') expect([what, 'error' in got ? got.error.message : same(got.answer)]).toEqual([what, good]);
        else if ('error' in got) expect([what, got.error.failure]).toEqual([what, 'unavailable']);
      }
  });

  test('gives up on an answer that never comes', async () => {
    github.state.faults.length = 0;
    const forge = await open(100);
    github.fault({ kind: 'hang', times: 999 });
    const ends = await Promise.all(names.map(async (name) => METHODS[name].ask(forge)).map((asked) => asked.then(() => 'answered', (error: unknown) => (error instanceof ForgeError ? error.failure : String(error)))));
    github.state.faults.length = 0;
    expect(Object.fromEntries(names.map((name, index) => [name, ends[index]]))).toEqual(Object.fromEntries(names.map((name) => [name, 'unavailable'])));
  });
});

describe('approvals that are asked for again', () => {
  test('cost nothing of the limit while nothing changes, and show what has changed', async () => {
    const forge = await open();
    const before = github.requests.length;
    const first = await forge.approvals(String(run.id));
    expect(await forge.approvals(String(run.id))).toEqual(first);
    expect(github.requests.slice(before).map(({ status }) => status)).toEqual([200, 304]);
    github.ruleComment({ user: 'monalisa', environment: 'income-risk', comment: 'a remark', run: 1001 });
    const { value } = await forge.approvals(String(run.id));
    expect(value).toHaveLength(first.value.length + 1);
    expect(github.requests.at(-1)!.status).toBe(200);
  });
});
