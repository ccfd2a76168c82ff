import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApprovalWorld } from '../../src/approval/facts/gather.ts';
import { checkRole, requestApproval, requireApproval } from '../../src/approval/require-approval.ts';
import type { StageContext, StageResult } from '../../src/core/stage.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { unsigned } from '../../src/evidence/signer.ts';
import { openForge } from '../../src/github/octokit-forge.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type Fault, type GitHubStandIn } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { candidateIn, loose, NOW } from '../evidence/factory.ts';

// A sound approval, given by the right people with the right code. Every call that its three steps make fails in every way: the step
// passes only where GitHub answered rightly in the end, and else says which call, which permission and what to do.

const FILE = `version: 1
release: {name: income, version: 1.0.0, model: model/, code: serve.py}
approval:
  roles:
    model-owner: {environment: income-owner}
    risk: {environment: income-risk}
`;

interface Sound {
  github: GitHubStandIn;
  delivery: Delivery;
  context: StageContext;
  /** A job of its own each time: nothing that an earlier one heard is known to it. */
  job(): Promise<ApprovalWorld>;
  clock: ManualClock;
}

let sound: Sound;
const cleanup = new AsyncDisposableStack();
beforeAll(async () => {
  const folder = path.join(cleanup.use(await temporaryFolder()).path, 'work');
  await mkdir(folder);
  const github = cleanup.use(
    await startGitHub({
      clock: new ManualClock(NOW),
      rateLimit: 1_000_000,
      repository: { id: 42 },
      users: [
        { login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' },
        { login: 'hubot', id: 480938, emails: ['the.second.author@example.org'] },
        { login: 'monalisa', id: 2178, emails: ['the.reviewer@example.org'] },
        { login: 'defunkt', id: 2, emails: ['the.owner@example.org'] },
      ],
      teams: [{ slug: 'owners', id: 70, members: ['defunkt'] }, { slug: 'risk', id: 77, members: ['monalisa'] }],
      commits: [{ label: 'serves', author: 'hubot', files: { 'delivery.yml': FILE } }, { label: 'second', author: 'octocat' }, { label: 'candidate', author: 'octocat' }],
      environments: [{ name: 'income-owner', reviewers: ['team:owners'], preventSelfReview: true }, { name: 'income-risk', reviewers: ['team:risk'], preventSelfReview: true }],
      runs: [{ id: 1001, actor: 'octocat' }],
    }),
  );
  const { context, statements } = await candidateIn(folder, {}, FILE);
  const delivery = await loadDelivery('delivery.yml', { workspace: folder });
  const clock = new ManualClock('2026-01-05T09:30:00.000Z');
  const run = Object.assign(Object.create(context) as StageContext, { clock, commit: github.sha('candidate') });
  const sealed = await seal(delivery, run, { statements: statements.map(loose), signer: unsigned() });
  const token = github.workflowToken({ actions: 'read', contents: 'read', 'pull-requests': 'read', issues: 'read' });
  const world = { ledger: await readLedger(sealed.ledger!), since: github.sha('serves') };
  const job = async (): Promise<ApprovalWorld> => ({ ...world, forge: await openForge({ token, owner: 'octo-org', repository: 'income', apiUrl: github.url, clock }) });
  sound = { github, delivery, context: run, clock, job };
  const request = await requestApproval(delivery, run, await job());
  const [at] = [...github.state.runs.values()];
  for (const [environment, user] of [['income-owner', 'defunkt'], ['income-risk', 'monalisa']] as const) {
    github.job(at!, { name: environment, environment });
    await github.approve({ user, environment, comment: `approve ${String(request.details!.challenge)}` });
  }
});
afterAll(() => cleanup.disposeAsync());

const STEPS: Record<string, () => Promise<StageResult>> = {
  request: async () => requestApproval(sound.delivery, sound.context, await sound.job()),
  role: async () => checkRole(sound.delivery, sound.context, { ...(await sound.job()), role: 'risk' }),
  approve: async () => requireApproval(sound.delivery, sound.context, await sound.job()),
};
/** One of each kind of failure that a forge tells apart; __tests__/github/faults.test.ts has all that lead to it. */
const FAULTS: Omit<Fault, 'on'>[] = [{ kind: 'bad-gateway' }, { kind: 'wrong-shape' }, { kind: 'primary-limit' }, { kind: 'secondary-limit', retryAfter: 3600 }];
const PASSING: Omit<Fault, 'on'>[] = [{ kind: 'no-answer' }, { kind: 'secondary-limit', retryAfter: 45 }];

async function callsOf(step: string): Promise<RegExp[]> {
  const before = sound.github.requests.length;
  expect((await STEPS[step]!()).verdict).toMatchObject({ outcome: 'pass' });
  const calls = sound.github.requests.slice(before).map(({ method, path: of }) => `${method} ${of}`);
  return [...new Set(calls)].map((call) => new RegExp(`^${call.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
}

async function under(step: string, fault: Fault): Promise<StageResult> {
  sound.github.fault(fault);
  try {
    return await STEPS[step]!();
  } finally {
    sound.github.state.faults.length = 0;
  }
}

const failed = ({ verdict }: StageResult) => verdict.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');

describe.each(Object.keys(STEPS))('step %s', (step) => {
  test('stays shut while any of its calls fails, and names the call, its permission and what to do', async () => {
    const calls = await callsOf(step);
    expect(calls.length).toBeGreaterThanOrEqual(5);
    for (const on of calls)
      for (const fault of FAULTS) {
        const shut = await under(step, { ...fault, on, times: 99 });
        const what = `${fault.kind} at ${on.source}`;
        expect([what, shut.verdict.outcome]).toEqual([what, 'fail']);
        const unanswered = failed(shut).filter(({ code }) => code !== 'condition-unknown');
        expect([what, unanswered.length]).not.toEqual([what, 0]);
        for (const { code, expected, fix } of unanswered) expect([what, code, expected, fix]).toEqual([what, expect.stringMatching(/^github-/), expect.stringMatching(/\(needs [a-z-]+: (read|write)/), expect.stringMatching(/./)]);
        expect(shut.details).not.toHaveProperty('matrix');
      }
  });

  test('opens where a failure passes while it is asked again', async () => {
    for (const on of await callsOf(step))
      for (const fault of PASSING) {
        const what = `${fault.kind} once at ${on.source}`;
        expect([what, (await under(step, { ...fault, on })).verdict.outcome]).toEqual([what, 'pass']);
      }
  });

  test('never passes on lists that are shorter than what was decided on', async () => {
    // Of the issues GitHub tells no total: a list that it cuts itself, and says nothing of it, is not told from a whole one.
    const whole = (await callsOf(step)).filter((on) => !/issues|activity/.test(on.source));
    for (const on of whole)
      for (const kind of ['short-page', 'empty-list'] as const) {
        const what = `${kind} at ${on.source}`;
        const got = await under(step, { kind, on, times: 99 });
        // What is no list is as it was; half of an environment's rules may still be those that are asked for.
        const harmless = /\\\/income\$|branches|contents|runs\\\/1001\$/.test(on.source) || (kind === 'short-page' && /environments/.test(on.source));
        if (!harmless) expect([what, got.verdict.outcome]).toEqual([what, 'fail']);
      }
  });
});

describe('an approval that GitHub shows late', () => {
  const APPROVALS = /\/approvals$/;

  test.each([1, 2])('counts where the list has it after %i empty answers', async (times) => {
    const before = sound.clock.now().getTime();
    expect((await under('role', { kind: 'empty-list', on: APPROVALS, times })).verdict).toMatchObject({ outcome: 'pass' });
    expect(sound.clock.now().getTime() - before).toBe(2000 * times);
  });

  test('counts where only the approval of the other role was there at first', async () => {
    expect((await under('approve', { kind: 'short-page', on: APPROVALS, times: 1 })).verdict).toMatchObject({ outcome: 'pass' });
  });

  test('is missing where it never comes, after a bounded number of looks', async () => {
    const before = sound.github.requests.length;
    const shut = await under('role', { kind: 'empty-list', on: APPROVALS, times: 99 });
    expect(failed(shut).map(({ code }) => code)).toEqual(['released-without-approval']);
    expect(sound.github.requests.slice(before).filter(({ path: of }) => APPROVALS.test(of))).toHaveLength(3);
  });
});
