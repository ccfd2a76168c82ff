import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { openGitJournal } from '../../src/journal/git.ts';
import { stateOf } from '../../src/journal/state.ts';
import { careful, deliveryRun, writeAll } from '../../testkit/delivery-run.ts';
import { release } from '../../testkit/fleet.ts';
import { startGitHub, type Permissions } from '../../testkit/github/index.ts';
import { runAction, type ActionResult } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import { startRouter } from '../examples/income-processes.ts';
import { needDist } from './dist.ts';

// What no automatic actor does: passing a hold, delivering past an approval, taking over the evidence of another run. Each through
// the built actions, with the rights that the workflows give.
beforeAll(needDist);

const { ask, 'override-plan': askOverride, override } = readWorkflow('workflows/deliver-canary.yml').jobs;
const PLACE = "const { SLUICE_SLOT: slot, SLUICE_RELEASE: release } = process.env;\nconst reply = await fetch(`${process.argv[2]}/slots/${slot}`, { method: 'PUT', body: JSON.stringify({ url: 'http://127.0.0.1:9', release }) });\nif (!reply.ok) throw new Error(String(reply.status));\n";
const LOADED = "const { release } = await (await fetch(`${process.argv[2]}/slots/${process.env.SLUICE_SLOT}`)).json();\nconsole.log(JSON.stringify({ digest: release ?? null }));\n";

function repository(router: string, remote: string): Record<string, string> {
  return {
    'model/weights.bin': 'weights',
    'place.mjs': PLACE,
    'loaded.mjs': LOADED,
    'delivery.yml': `version: 1
release: {name: income, version: 1.0.0, model: model/}
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
  watch: 1 hour
`,
  };
}

const codesIn = (result: ActionResult): string[] => (JSON.parse(readFileSync(result.outputs.verdict!, 'utf8')) as { findings: { code: string }[] }).findings.map(({ code }) => code);

/** A team's repository at GitHub whose journal is a git ref; a step is a job's action on a machine of its own. */
async function place(made: (router: string, remote: string) => Record<string, string>, environment: string) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  const remote = path.join(folder.path, 'journal.git');
  execFileSync('git', ['init', '-q', '--bare', remote]);
  const router = stack.use(await startRouter(path.join(folder.path, 'log', 'requests.ndjson')));
  const files = made(router.url, remote);
  const usual = careful(files);
  const github = stack.use(await startGitHub({ ...usual, environments: [...usual.environments!, ...['income-override', environment].filter((name, index, all) => all.indexOf(name) === index).map((name) => ({ name, reviewers: ['team:risk'], preventSelfReview: true }))] }));
  const state = async () => {
    await using opened = openGitJournal({ remote, ref: 'refs/sluice/income', model: 'income', workspace: folder.path, scratch: folder.path });
    return stateOf(await opened.read());
  };
  let machines = 0;
  const step = async (run: number, action: string, permissions: Permissions | undefined, inputs: Record<string, string>): Promise<ActionResult> => {
    const workspace = path.join(folder.path, `machine-${(machines += 1)}`);
    await writeAll(workspace, files);
    return runAction({ action, github, as: { run, job: `${action}-${machines}`, permissions }, workspace, inputs: { 'check-run': 'false', ...inputs } });
  };
  /** Asked in a run of its own, and let through by a reviewer. */
  const reviewed = async (request: string, more: Record<string, string>, { user = 'monalisa', word = (code: string) => `approve ${code}`, where = 'income-override' } = {}) => {
    const run = github.run({ actor: 'octocat' });
    const asked = await step(run.id, 'require-approval', askOverride!.permissions, { step: 'override', request, reason: REASON, ...more });
    expect([asked.outputs.headline, asked.exitCode, asked.outputs.environment]).toEqual([expect.stringContaining(where), 0, where]);
    github.job(run, { name: request, environment: where });
    await github.approve({ user, environment: where, comment: word(asked.outputs.challenge!) });
    return { run: run.id, inputs: { reason: REASON, 'override-head': asked.outputs['override-head']! } };
  };
  const kept = stack.move();
  /** Serves on slot a by its owner's word. */
  const adopted = async () => {
    await using opened = openGitJournal({ remote, ref: 'refs/sluice/income', model: 'income', workspace: folder.path, scratch: folder.path });
    await opened.append({ at: new Date().toISOString(), delivery: 'local/adopt/1', type: 'adopted', data: { release: release('champion', '0.9.0'), slot: 'a', ledgerHead: null } }, 0);
  };
  return { files, github, state, step, reviewed, adopted, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

const REASON = 'The router was changed by hand.';

test('a hold and an approval are passed only by a reviewed override, which the journal keeps; sealed evidence is taken over by its digest', async () => {
  await using here = await place(repository, 'income-override');
  const { files, github, state, step, reviewed } = here;
  const open = async () => (await state()).open;

  // Sealed, and nobody of the roles is there.
  await using sealed = await deliveryRun(github, files);
  for (const job of ['identify', 'seal']) expect([job, (await sealed.job(job)).exitCode]).toEqual([job, 0]);
  const early = await step(github.run({ actor: 'octocat' }).id, 'require-approval', askOverride!.permissions, { step: 'override', request: 'resume', reason: 'There is nothing to resume.' });
  expect([early.exitCode, codesIn(early)]).toEqual([1, ['override-of-nothing']]);

  const wrong = await reviewed('break-glass', { 'approved-run': '1001' }, { word: () => 'approve aaaa-bbbb-cccc-dddd' });
  const shut = await step(wrong.run, 'require-approval', override!.permissions, { step: 'break-glass', 'approved-run': '1001', ...wrong.inputs });
  expect([shut.exitCode, codesIn(shut)]).toEqual([1, ['challenge-wrong']]);

  const glass = await reviewed('break-glass', { 'approved-run': '1001' });
  const past = await step(glass.run, 'require-approval', override!.permissions, { step: 'break-glass', 'approved-run': '1001', ...glass.inputs });
  expect([past.outputs.headline, past.outputs.outcome, past.exitCode, codesIn(past)]).toEqual([expect.stringContaining('Delivered past its approval (break-glass) by monalisa'), 'warn', 0, ['break-glass']]);
  const begun = await step(glass.run, 'canary-promote', override!.permissions, { once: 'true', ...glass.inputs });
  expect([begun.outputs.open, begun.exitCode]).toEqual(['true', 0]);
  expect((await open())!.overrides).toMatchObject([{ action: 'break-glass', reason: REASON, by: { login: 'monalisa' }, askedBy: { login: 'octocat' }, run: String(glass.run) }]);
  expect(begun.summary.toString()).toContain('break-glass');

  // Held by anybody who may write; passed by a reviewer alone, and not by the review of another situation.
  const held = await step(github.run({ actor: 'hubot' }).id, 'canary-promote', ask!.permissions, { request: 'hold', reason: 'Something is odd.' });
  expect([held.exitCode, (await open())!.holds.length]).toEqual([0, 1]);
  const bare = await step(github.run({ actor: 'octocat' }).id, 'canary-promote', override!.permissions, { request: 'resume', reason: REASON, 'approved-run': String(glass.run) });
  expect([bare.exitCode, codesIn(bare)]).toEqual([1, ['override-missing']]);
  const unused = await reviewed('resume', {});
  const resumed = await reviewed('resume', {});
  const passed = await step(resumed.run, 'canary-promote', override!.permissions, { request: 'resume', once: 'true', 'approved-run': String(glass.run), ...resumed.inputs });
  expect([passed.exitCode, passed.outputs.open]).toEqual([0, 'true']);
  expect(await open()).toMatchObject({ holds: [], overrides: [{ action: 'break-glass' }, { action: 'resume', run: String(resumed.run) }] });

  await step(github.run({ actor: 'hubot' }).id, 'canary-promote', ask!.permissions, { request: 'hold', reason: 'Again.' });
  const stale = await step(unused.run, 'canary-promote', override!.permissions, { request: 'resume', once: 'true', 'approved-run': String(glass.run), ...unused.inputs });
  expect([stale.exitCode, codesIn(stale), (await open())!.holds.length]).toEqual([1, ['override-stale'], 1]);

  // The hour of the step at hand need not pass: a reviewer says so, by name, and what was skipped over is promoted.
  const bareSkip = await step(github.run({ actor: 'octocat' }).id, 'canary-promote', override!.permissions, { request: 'skip', once: 'true', reason: REASON, 'approved-run': String(glass.run) });
  expect([bareSkip.exitCode, codesIn(bareSkip), (await open())!.overrides.length]).toEqual([1, ['override-missing'], 2]);
  const anew = await reviewed('resume', {});
  expect((await step(anew.run, 'canary-promote', override!.permissions, { request: 'resume', once: 'true', 'approved-run': String(glass.run), ...anew.inputs })).outputs.open).toBe('true');
  const skip = await reviewed('skip', {});
  const skipped = await step(skip.run, 'canary-promote', override!.permissions, { request: 'skip', once: 'true', 'approved-run': String(glass.run), ...skip.inputs });
  expect([skipped.exitCode, skipped.outputs.open, skipped.outputs.headline]).toEqual([0, 'false', expect.stringContaining('serves all users')]);
  expect(skipped.summary.toString()).toContain('skip');
  expect((await state()).champion).toMatchObject({ release: { name: 'income' }, tested: true });

  // A new run for old evidence: nothing is measured again, and people are asked anew.
  github.run({ id: 1005, actor: 'octocat' });
  await using later = await deliveryRun(github, files, { resume: '1001' });
  for (const job of ['identify', 'seal']) expect([job, (await later.job(job)).exitCode]).toEqual([job, 0]);
  const asked = await later.job('plan');
  expect([asked.outputs.headline, asked.exitCode]).toEqual([expect.stringContaining('Waiting for'), 0]);
  github.commit({ author: 'octocat' });
  github.run({ id: 1006, actor: 'octocat' });
  await using other = await deliveryRun(github, files, { resume: '1001' });
  await other.job('identify');
  const refused = await other.job('seal');
  expect([refused.exitCode, refused.annotations.map(({ message }) => message).join()]).toEqual([1, expect.stringContaining('resume-other-commit')]);
}, 600_000);

const gated = (router: string, remote: string): Record<string, string> => ({
  ...repository(router, remote),
  'delivery.yml': repository(router, remote)['delivery.yml']!.replace('strategy: replace\n', `strategy: canary
  steps: [{weight: 50, gate: income-half}, 100]
  signals: {log: {files: requests.ndjson}}
  guardrails: [{name: errors, margin_ratio: 3, rate: {sql: 'SELECT 1'}}]
`),
});

test('a step with a gate begins when a reviewer of its environment lets it, and no other review does', async () => {
  await using here = await place(gated, 'income-half');
  const { files, github, state, step, reviewed } = here;
  await here.adopted();
  await using sealed = await deliveryRun(github, files);
  for (const job of ['identify', 'seal']) expect([job, (await sealed.job(job)).exitCode]).toEqual([job, 0]);
  const glass = await reviewed('break-glass', { 'approved-run': '1001' });
  expect((await step(glass.run, 'require-approval', override!.permissions, { step: 'break-glass', 'approved-run': '1001', ...glass.inputs })).exitCode).toBe(0);
  const begun = await step(glass.run, 'canary-promote', override!.permissions, { once: 'true', ...glass.inputs });
  expect([begun.exitCode, begun.outputs.open, codesIn(begun)]).toEqual([0, 'true', expect.arrayContaining(['gate-waits'])]);
  expect((await state()).open).toMatchObject({ step: -1, configured: { a: 100, b: 0 } });

  // Who may pass a hold may not let this step begin, and neither may who asked.
  const tick = { once: 'true', 'approved-run': String(glass.run) };
  const bare = await step(github.run({ actor: 'octocat' }).id, 'canary-promote', override!.permissions, { request: 'gate', reason: REASON, ...tick });
  expect([bare.exitCode, codesIn(bare)]).toEqual([1, ['override-missing']]);
  const others = github.run({ actor: 'octocat' });
  const asked = await step(others.id, 'require-approval', askOverride!.permissions, { step: 'override', request: 'gate', reason: REASON });
  expect(asked.outputs.environment).toBe('income-half');
  github.job(others, { name: 'gate', environment: 'income-override' });
  await github.approve({ user: 'monalisa', environment: 'income-override', comment: `approve ${asked.outputs.challenge!}` });
  const elsewhere = await step(others.id, 'canary-promote', override!.permissions, { request: 'gate', reason: REASON, 'override-head': asked.outputs['override-head']!, ...tick });
  expect([elsewhere.exitCode, (await state()).open]).toEqual([1, expect.objectContaining({ step: -1, overrides: expect.not.arrayContaining([expect.objectContaining({ action: 'gate' })]) })]);

  const passed = await reviewed('gate', {}, { where: 'income-half' });
  const opened = await step(passed.run, 'canary-promote', override!.permissions, { request: 'gate', ...tick, ...passed.inputs });
  expect([opened.exitCode, opened.outputs.open]).toEqual([0, 'true']);
  expect((await state()).open).toMatchObject({ step: 0, configured: { a: 50, b: 50 }, overrides: [{ action: 'break-glass' }, { action: 'gate', by: { login: 'monalisa' }, run: String(passed.run) }] });

  // One review lets one step begin; the next has no gate.
  const again = await step(github.run({ actor: 'octocat' }).id, 'require-approval', askOverride!.permissions, { step: 'override', request: 'gate', reason: REASON });
  expect([again.exitCode, codesIn(again)]).toEqual([1, ['override-of-nothing']]);
}, 600_000);
