import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from '@jest/globals';
import { openGitJournal } from '../../src/journal/git.ts';
import { stateOf } from '../../src/journal/state.ts';
import { careful, deliveryRun, writeAll } from '../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { runAction, type ActionResult } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import { startRouter } from '../examples/income-processes.ts';
import { needDist } from './dist.ts';

// The actions that move users, as a runner starts them: each in a fresh machine that knows nothing but the checkout, the
// artifacts on the stand-in, the journal in a bare repository, and a router on loopback.
beforeAll(needDist);

const { promote, ask, rollback, watch } = readWorkflow('workflows/deliver-canary.yml').jobs;
const { data: watchData } = readWorkflow('workflows/watch-data.yml').jobs;
const MAKE = "import { mkdirSync, writeFileSync } from 'node:fs';\nmkdirSync('model', { recursive: true });\nwriteFileSync('model/weights.bin', process.argv[2]);\n";
const PLACE = "const { SLUICE_SLOT: slot, SLUICE_RELEASE: release } = process.env;\nconst reply = await fetch(`${process.argv[2]}/slots/${slot}`, { method: 'PUT', body: JSON.stringify({ url: 'http://127.0.0.1:9', release }) });\nif (!reply.ok) throw new Error(String(reply.status));\n";
const LOADED = "const { release } = await (await fetch(`${process.argv[2]}/slots/${process.env.SLUICE_SLOT}`)).json();\nconsole.log(JSON.stringify({ digest: release ?? null }));\n";

interface Team {
  router: string;
  /** The bare repository with the journal. */
  remote: string;
}

function repository({ router, remote }: Team, model: string, more: string): Record<string, string> {
  return {
    'make.mjs': MAKE,
    'place.mjs': PLACE,
    'loaded.mjs': LOADED,
    'delivery.yml': `version: 1
release: {name: income, version: ${model}, model: model/, build: {command: [node, make.mjs, ${JSON.stringify(`weights of ${model}`)}]}}
approval:
  roles:
    model-owner: {environment: income-owner}
rollout:
  strategy: replace
  fleet:
    slots: [a, b]
    place: {command: [node, place.mjs, ${JSON.stringify(router)}]}
    loaded: {command: [node, loaded.mjs, ${JSON.stringify(router)}]}
  traffic: {http: {url: ${JSON.stringify(`${router}/weights`)}}}
  journal: {git: {remote: ${JSON.stringify(remote)}}}
  ${more}
`,
  };
}

/** One more commit, its run of deliver.yml, and the approval; answers the run. */
async function approve(github: GitHubStandIn, files: Record<string, string>, id: number): Promise<string> {
  github.commit({ author: 'octocat', files });
  github.run({ id, actor: 'octocat' });
  await using delivery = await deliveryRun(github, files, { build: true });
  for (const job of ['build', 'identify', 'seal']) expect([job, (await delivery.job(job)).annotations.filter(({ level }) => level === 'error')]).toEqual([job, []]);
  const plan = await delivery.job('plan');
  expect([plan.outputs.headline, plan.exitCode]).toEqual([expect.stringContaining('Waiting for'), 0]);
  github.job(delivery.run, { name: 'Approval of model-owner', environment: 'income-owner' });
  await github.approve({ user: 'defunkt', environment: 'income-owner', comment: `approve ${plan.outputs.challenge}` });
  const approved = await delivery.job('approve');
  expect([approved.outputs.headline, approved.exitCode]).toEqual([expect.stringContaining('Approved by'), 0]);
  return String(id);
}

/** One action in a run of its own, on a machine of its own. */
async function act(github: GitHubStandIn, files: Record<string, string>, action: string, permissions: Permissions, inputs: Record<string, string>): Promise<ActionResult> {
  await using machine = await temporaryFolder();
  await writeAll(machine.path, files);
  const { id } = github.run({ actor: 'octocat' });
  return await runAction({ action, github, as: { run: id, job: action, permissions }, workspace: machine.path, inputs: { ...(action === 'watch' ? {} : { 'check-run': 'false' }), ...inputs } });
}

const errors = (result: ActionResult): string[] => result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);

test('users go to an approved release, and back: across runs, machines and lost artifacts', async () => {
  await using folder = await temporaryFolder();
  const remote = path.join(folder.path, 'journal.git');
  execFileSync('git', ['init', '-q', '--bare', remote]);
  await using router = await startRouter(path.join(folder.path, 'log', 'requests.ndjson'));
  const team = { router: router.url, remote };
  const files = {
    first: repository(team, '1.0.0', 'interval: 1 s'),
    second: repository(team, '2.0.0', 'interval: 1 s'),
    third: repository(team, '3.0.0', 'watch: 1 hour'),
    fourth: repository(team, '4.0.0', 'interval: 1 s\n  lease: 5 s\n  watch: 1 hour'),
  };
  const journal = async () => {
    await using opened = openGitJournal({ remote, ref: 'refs/sluice/income', model: 'income', workspace: folder.path, scratch: folder.path });
    return stateOf(await opened.read());
  };
  /** Shares of the slots, and what the router says is in the slot with all users. */
  const serving = async (): Promise<[Record<string, number>, string | undefined]> => {
    const { weights, slots } = (await (await fetch(`${router.url}/weights`)).json()) as { weights: Record<string, number>; slots: Record<string, string> };
    const shares = Object.fromEntries(Object.entries(weights).map(([name, share]) => [slots[name]!, share]));
    const slot = Object.entries(shares).find(([, share]) => share === 100)?.[0];
    const { release } = (await (await fetch(`${router.url}/slots/${slot}`)).json()) as { release?: string };
    return [shares, release];
  };
  await using github = await startGitHub({ ...careful(files.first), runs: [] });

  // Nothing is in flight yet: whoever asks is told, and nothing is touched.
  const early = await act(github, files.first, 'canary-promote', ask!.permissions!, { request: 'abort', once: 'true' });
  expect([early.exitCode, early.outputs.outcome, errors(early).at(-1)]).toEqual([1, 'error', expect.stringContaining('rollout-not-in-flight')]);

  // The first delivery, promoted by another run than the one that approved it.
  const one = await approve(github, files.first, 1001);
  const first = await act(github, files.first, 'canary-promote', promote!.permissions!, { 'approved-run': one });
  expect([first.exitCode, errors(first)]).toEqual([0, []]);
  expect(first.outputs).toMatchObject({ outcome: 'pass', open: 'false', 'approved-run': one });
  const firstDigest = (await journal()).champion!.release.digest;
  expect((await serving())[1]).toBe(firstDigest);

  const two = await approve(github, files.second, 1002);
  const second = await act(github, files.second, 'canary-promote', promote!.permissions!, { 'approved-run': two });
  expect([second.exitCode, second.outputs.outcome, second.outputs.open]).toEqual([0, 'pass', 'false']);
  const secondDigest = (await journal()).champion!.release.digest;
  expect([(await serving())[1], secondDigest]).toEqual([secondDigest, expect.not.stringContaining(firstDigest)]);

  // Back, on a machine that has kept nothing: the bytes are in the artifact of the run that delivered them.
  const back = await act(github, files.second, 'rollback', rollback!.permissions!, { reason: 'Too many false alarms.' });
  expect([back.exitCode, errors(back), back.outputs.outcome]).toEqual([0, [], expect.stringMatching(/pass|warn/)]);
  expect(Number(back.outputs.milliseconds)).toBeGreaterThan(0);
  expect((await serving())[1]).toBe(firstDigest);

  // A rollout in flight: held, then aborted, by people who know no run id, when GitHub has forgotten every artifact.
  const three = await approve(github, files.third, 1003);
  const third = await act(github, files.third, 'canary-promote', promote!.permissions!, { 'approved-run': three, once: 'true' });
  expect([third.exitCode, third.outputs.outcome, third.outputs.open]).toEqual([0, 'inconclusive', 'true']);
  const next = await act(github, files.third, 'canary-promote', promote!.permissions!, { once: 'true' });
  expect([next.exitCode, next.outputs.open, next.outputs['approved-run']]).toEqual([0, 'true', three]);
  github.expireArtifacts();
  // Bad data holds it first, by the power that its rule was given; a job without `act` only says so.
  const bad = { ...files.third, 'serving.csv': 'age\n30\n300\n', 'delivery.yml': `${files.third['delivery.yml']}data: {serving: serving.csv, columns: {age: {between: [0, 120], on_fail: hold}}}\n` };
  const told = await act(github, bad, 'validate-data', { contents: 'read' }, {});
  expect([told.exitCode, told.outputs.outcome, told.outputs.acted]).toEqual([1, 'fail', undefined]);
  expect((await journal()).open!.holds).toEqual([]);
  const stopped = await act(github, bad, 'validate-data', watchData!.permissions!, { act: 'true' });
  expect([stopped.exitCode, stopped.outputs.outcome, stopped.outputs.acted]).toEqual([1, 'fail', expect.stringContaining(`Held delivery 42/${three}/1`)]);
  expect((await journal()).open!.holds).toMatchObject([{ by: 'machine', code: 'held-by-data', reason: expect.stringContaining('300') }]);
  const held = await act(github, files.third, 'canary-promote', ask!.permissions!, { request: 'hold', reason: 'Support calls.', once: 'true' });
  expect([held.exitCode, held.outputs.outcome, held.outputs.open]).toEqual([0, 'inconclusive', 'true']);
  expect((await journal()).open!.holds).toMatchObject([{ by: 'machine' }, { by: 'person', reason: 'Support calls.' }]);
  const aborted = await act(github, files.third, 'canary-promote', ask!.permissions!, { request: 'abort', reason: 'It is worse.', once: 'true' });
  expect([aborted.exitCode, errors(aborted), aborted.outputs.open]).toEqual([0, [], 'false']);
  const after = await journal();
  expect([after.open, after.closed[`42/${three}/1`]]).toEqual([undefined, expect.objectContaining({ outcome: 'rolled-back', note: 'It is worse.' })]);
  expect((await serving())[1]).toBe(firstDigest);

  // Nobody ticks: the watch sees the lease run out, and takes the users back.
  const four = await approve(github, files.fourth, 1004);
  const fourth = await act(github, files.fourth, 'canary-promote', promote!.permissions!, { 'approved-run': four, once: 'true' });
  expect([errors(fourth), fourth.outputs.open]).toEqual([[], 'true']);
  await wait(5000);
  let seen: ActionResult;
  do seen = await act(github, files.fourth, 'watch', watch!.permissions!, {});
  while (seen.outputs.outcome === 'pass');
  expect([seen.exitCode, seen.outputs.outcome]).toEqual([0, 'warn']);
  expect((await serving())[1]).toBe(firstDigest);
  expect(github.requests.filter(({ status }) => status === 403)).toEqual([]);
}, 240_000);
