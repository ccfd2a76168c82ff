import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { openGitJournal } from '../../src/journal/git.ts';
import { stateOf } from '../../src/journal/state.ts';
import { systemClock } from '../../src/run/system.ts';
import { Recorder } from '../../src/serving/recorder.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { runAction, type ActionResult } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import { writeAll } from '../../testkit/delivery-run.ts';
import { needDist } from './dist.ts';

// A release is taken back by the built action, on a machine that knows the checkout alone, and GitHub's stand-in is told.
beforeAll(needDist);

const RIGHTS = readWorkflow('workflows/deliver-canary.yml').jobs.rollback!.permissions as Permissions;
const DRILL = readWorkflow('workflows/drill.yml').jobs.drill!.permissions as Permissions;
const digest = (character: string) => `sha256:${character.repeat(64)}` as const;

/** Keeps what each slot serves, and which one users reach, in files of the folder that it is given first. */
const DEPLOY = `#!/bin/sh
set -eu
cd "$1"
case "$2" in
  place) printf '%s' "$SLUICE_RELEASE" > "slot-$SLUICE_SLOT" ;;
  smoke) ;;
  point) printf '%s' "$SLUICE_SLOT" > points-to; printf '%s' "$SLUICE_SLOT" >> pointed ;;
  retire) rm -f "slot-$SLUICE_SLOT" ;;
  loaded)
    share=0; [ "$(cat points-to)" = "$SLUICE_SLOT" ] && share=100
    printf '{"digest": "%s", "share": %s}' "$(cat "slot-$SLUICE_SLOT")" "$share" ;;
esac
`;

async function world(folder: string) {
  const servers = path.join(folder, 'servers');
  await mkdir(servers);
  for (const [name, text] of Object.entries({ 'slot-a': digest('a'), 'slot-b': digest('b'), 'points-to': 'b' })) await writeFile(path.join(servers, name), text);
  const remote = path.join(folder, 'journal.git');
  execFileSync('git', ['init', '-q', '--bare', remote]);
  const opened = () => openGitJournal({ remote, ref: 'refs/sluice/income', model: 'income', workspace: folder, scratch: folder });
  await using journal = opened();
  const recorder = new Recorder({ journal, model: 'income' }, systemClock, '42/900/1');
  await recorder.refresh();
  const release = { name: 'income', version: '2.0.0', digest: digest('b') };
  await recorder.append('adopted', { release: { name: 'income', version: '1.0.0', digest: digest('a') }, slot: 'a' });
  await recorder.append('opened', {
    release, slot: 'b', slots: ['a', 'b'], champion: { release: digest('a'), slot: 'a' }, deliveryFile: digest('c'), ledgerHead: digest('d'),
    plan: { strategy: 'replace', steps: [100], guardrails: [], falsePromotion: 0.05, interval: 1000, lease: 60_000, blindFor: 60_000, timeBudget: 3_600_000, watch: 0, atEnd: 'hold' },
  });
  await recorder.append('placed', { slot: 'b', release: digest('b'), loaded: digest('b') });
  await recorder.append('smoked', { slot: 'b', release: digest('b'), rows: 0, worst: 0, golden: null, how: 'smoke test of its own' });
  await recorder.append('advanced', { split: { a: 0, b: 100 }, step: 0 });
  await recorder.append('promoted', { release, slot: 'b', ledgerHead: digest('d'), golden: null, servedMs: 1000, requests: 0, numbers: {} });
  await recorder.append('closed', { outcome: 'promoted' });
  const delivery = `version: 1
release: {name: income, version: 2.0.0, model: model/}
rollout:
  strategy: replace
  command: [sh, deploy.sh, ${JSON.stringify(servers)}]
  journal: {git: {remote: ${JSON.stringify(remote)}}}
environments: [staging, production]
environment: staging
rollback: {owner: '@octo-org/risk', playbook: 'https://example.org/playbook', drill: {every: 31 days, environment: staging}}
notify: {issue: {}}
`;
  return {
    files: { 'delivery.yml': delivery, 'deploy.sh': DEPLOY, 'model/model.bin': 'weights' },
    serving: () => readFile(path.join(servers, 'points-to'), 'utf8'),
    pointed: () => readFile(path.join(servers, 'pointed'), 'utf8'),
    state: async () => {
      await using read = opened();
      return stateOf(await read.read());
    },
  };
}

async function act(github: GitHubStandIn, files: Record<string, string>, permissions: Permissions, inputs: Record<string, string>, run?: number): Promise<ActionResult> {
  await using machine = await temporaryFolder();
  await writeAll(machine.path, files);
  await chmod(path.join(machine.path, 'deploy.sh'), 0o755);
  const id = run ?? github.run({ actor: 'octocat' }).id;
  return await runAction({ action: 'rollback', github, as: { run: id, job: 'rollback', permissions }, workspace: machine.path, inputs: { 'check-run': 'false', ...inputs } });
}

const github = () => startGitHub({ users: [{ login: 'octocat', id: 583231, role: 'admin' }], commits: [{ author: 'octocat', files: { 'README.md': 'x' } }], runs: [] });
const told = (stand: GitHubStandIn) => [...stand.state.issues.values()];

test('a way back opens one issue with all that people need; the same run again, and another at the same time, open none', async () => {
  await using folder = await temporaryFolder();
  const { files, serving, state } = await world(folder.path);
  await using stand = await github();
  const rights = { ...RIGHTS, issues: 'write' } as Permissions;
  const { id } = stand.run({ actor: 'octocat' });
  const back = await act(stand, files, rights, { reason: 'Too many <b>false</b> alarms, @everyone.' }, id);
  expect([back.exitCode, await serving(), back.outputs.issue]).toEqual([0, 'a', '1']);
  expect(Number(back.outputs.milliseconds)).toBeGreaterThan(0);
  const [issue] = told(stand);
  expect(issue).toMatchObject({ state: 'open', labels: ['model-incident', 'model:income'], title: 'income 2.0.0 was taken back: a person asked for it' });
  for (const part of ['### Timeline', 'Delivery of 2.0.0 began', '### Retrospective', '@octo-org/risk', '<https://example.org/playbook>', `/actions/runs/${id}>`]) expect(issue!.body).toContain(part);
  expect(issue!.body).not.toMatch(/<b>|@everyone/);
  expect((await state()).lastReturn).toMatchObject({ trigger: 'person' });

  const again = await act(stand, files, rights, { reason: 'Too many alarms.', evidence: 'false' }, id);
  expect([again.exitCode, again.outputs.headline]).toEqual([0, expect.stringContaining('nothing to do')]);
  const both = await Promise.all([1, 2].map(() => act(stand, files, rights, { from: digest('b') })));
  expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect([told(stand).length, stand.state.comments.size, await serving()]).toEqual([1, 0, 'a']);
  expect(stand.requests.filter(({ status }) => status === 403)).toEqual([]);
}, 240_000);

test('without the right to write issues users are taken back all the same, and the summary says what is missing', async () => {
  await using folder = await temporaryFolder();
  const { files, serving } = await world(folder.path);
  await using stand = await github();
  const back = await act(stand, files, { ...RIGHTS, issues: 'read' } as Permissions, { trigger: 'monitor', 'triggered-at': new Date().toISOString() });
  expect([back.exitCode, back.outputs.outcome, await serving(), told(stand)]).toEqual([0, 'warn', 'a', []]);
  expect(back.summary.toString('utf8')).toContain('issues: write');
}, 240_000);

test('a drill by the rights of its workflow goes there and home again, and opens nothing', async () => {
  await using folder = await temporaryFolder();
  const { files, serving, pointed, state } = await world(folder.path);
  await using stand = await github();
  const drilled = await act(stand, files, DRILL, { step: 'drill' });
  expect([drilled.exitCode, drilled.outputs.outcome, await pointed(), await serving()]).toEqual([0, 'pass', 'ab', 'b']);
  expect((await state()).drills.live).toMatchObject({ outcome: 'pass' });
  expect(told(stand)).toEqual([]);
  const looked = await act(stand, files, DRILL, { step: 'check' });
  expect([looked.exitCode, looked.outputs.outcome]).toEqual([1, 'fail']);
  expect(JSON.stringify(looked.annotations)).toContain('None of 1 could be gone back to');
  expect((await act(stand, files, DRILL, { step: 'jump' })).annotations.map(({ message }) => message).join()).toContain('step-unknown');
}, 240_000);
