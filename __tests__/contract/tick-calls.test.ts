import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { openGitJournal } from '../../src/journal/git.ts';
import { careful, deliveryRun, writeAll } from '../../testkit/delivery-run.ts';
import { startGitHub } from '../../testkit/github/index.ts';
import { runAction } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import { startRouter } from '../examples/income-processes.ts';
import { needDist } from './dist.ts';

beforeAll(needDist);

/** A job loops a tick a minute; a workflow's token has 1 000 calls an hour for the whole repository. */
const MOST_A_TICK = 2;
const MOST_AN_HOUR = 120;

const { promote } = readWorkflow('workflows/deliver-canary.yml').jobs;
const MAKE = "import { mkdirSync, writeFileSync } from 'node:fs';\nmkdirSync('model', { recursive: true });\nwriteFileSync('model/weights.bin', 'weights');\n";
const PLACE = 'const { SLUICE_SLOT: slot, SLUICE_RELEASE: release } = process.env;\nconst reply = await fetch(`${process.argv[2]}/slots/${slot}`, { method: \'PUT\', body: JSON.stringify({ url: \'http://127.0.0.1:9\', release }) });\nif (!reply.ok) throw new Error(String(reply.status));\n';

function files(router: string, remote: string, watch: string): Record<string, string> {
  return {
    'make.mjs': MAKE,
    'place.mjs': PLACE,
    'delivery.yml': `version: 1
release: {name: income, version: 1.0.0, model: model/, build: {command: [node, make.mjs]}}
approval:
  roles:
    model-owner: {environment: income-owner}
rollout:
  strategy: replace
  fleet: {slots: [a, b], place: {command: [node, place.mjs, ${JSON.stringify(router)}]}}
  traffic: {http: {url: ${JSON.stringify(`${router}/weights`)}}}
  journal: {git: {remote: ${JSON.stringify(remote)}}}
  interval: 1 s
  watch: ${watch}
`,
  };
}

test('a steady tick makes at most two calls of GitHub, and an hour of them at most 120', async () => {
  await using folder = await temporaryFolder();
  const remote = path.join(folder.path, 'journal.git');
  execFileSync('git', ['init', '-q', '--bare', remote]);
  await using router = await startRouter(path.join(folder.path, 'log', 'requests.ndjson'));
  const repository = files(router.url, remote, '15 s');
  await using github = await startGitHub({ ...careful(repository), runs: [] });
  github.commit({ author: 'octocat', files: repository });
  github.run({ id: 1001, actor: 'octocat' });
  await using delivery = await deliveryRun(github, repository, { build: true });
  for (const job of ['build', 'identify', 'seal']) expect([job, (await delivery.job(job)).exitCode]).toEqual([job, 0]);
  const plan = await delivery.job('plan');
  github.job(delivery.run, { name: 'Approval of model-owner', environment: 'income-owner' });
  await github.approve({ user: 'defunkt', environment: 'income-owner', comment: `approve ${plan.outputs.challenge}` });
  expect((await delivery.job('approve')).exitCode).toBe(0);

  /** Calls of one run of the action, without artifacts' bytes and what belongs to the runner itself; and its ticks. */
  const run = async (inputs: Record<string, string>): Promise<{ calls: string[]; ticks: number }> => {
    const [before, looked] = [github.requests.length, await looks()];
    await using machine = await temporaryFolder();
    await writeAll(machine.path, repository);
    const { id } = github.run({ actor: 'octocat' });
    const result = await runAction({ action: 'canary-promote', github, as: { run: id, job: 'promote', permissions: promote!.permissions! }, workspace: machine.path, inputs: { 'check-run': 'false', 'approved-run': '1001', ...inputs } });
    expect(result.annotations.filter(({ level }) => level === 'error')).toEqual([]);
    const calls = github.requests.slice(before).filter(({ by, operation }) => by === 'workflow' && operation !== undefined && !/^(results|blob|fault)/.test(operation));
    return { calls: calls.map(({ method, operation }) => `${method} ${operation}`), ticks: (await looks()) - looked };
  };
  const looks = async (): Promise<number> => {
    await using journal = openGitJournal({ remote, ref: 'refs/sluice/income', model: 'income', workspace: folder.path, scratch: folder.path });
    return (await journal.read()).filter(({ type }) => type === 'observed' || type === 'opened').length;
  };

  await run({ once: 'true' });
  const one = await run({ once: 'true' });
  const many = await run({});
  expect(many.ticks).toBeGreaterThanOrEqual(3);
  const aTick = Math.max(0, many.calls.length - one.calls.length) / (many.ticks - one.ticks);
  // Shown where a number is too high: which calls there were.
  expect(aTick <= MOST_A_TICK ? [] : many.calls).toEqual([]);
  expect(one.calls.length + 60 * aTick <= MOST_AN_HOUR ? [] : [...one.calls, `and ${aTick} a tick`]).toEqual([]);
}, 240_000);
