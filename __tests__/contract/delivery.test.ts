import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { latest } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { careful, deliveryRun, type DeliveryRun } from '../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn } from '../../testkit/github/index.ts';
import { deliveryFile, PREDICTOR, teamRepository } from '../../testkit/repository.ts';
import type { ActionResult } from '../../testkit/runner.ts';
import { needDist } from './dist.ts';

// The jobs of deliver.yml, each a process of its own with the token that the YAML gives it, over real artifacts.
beforeAll(needDist);

const errors = (result: ActionResult): string => result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message).join('\n');
const RAN = ['identify', 'validate-data', 'evaluate', 'seal', 'plan', 'role', 'approve'];
const JUDGES = ['identify', 'validate-data', 'evaluate'];

async function sealed(delivery: DeliveryRun): Promise<void> {
  for (const job of [...JUDGES, 'seal']) expect([job, (await delivery.job(job)).exitCode]).toEqual([job, 0]);
}

/** Up to the question to the reviewers; answers what they are to type. */
async function asked(github: GitHubStandIn, delivery: DeliveryRun): Promise<string> {
  await sealed(delivery);
  const plan = await delivery.job('plan');
  expect(plan.exitCode).toBe(0);
  for (const { role, environment } of JSON.parse(plan.outputs.roles!) as { role: string; environment: string }[]) github.job(delivery.run, { name: `Approval of ${role}`, environment });
  return plan.outputs.challenge!;
}

const OWNER = { role: 'model-owner', environment: 'income-owner' };
const RISK = { role: 'risk', environment: 'income-risk' };

async function approved(github: GitHubStandIn, code: string, owner = 'defunkt', risk = 'monalisa'): Promise<void> {
  await github.approve({ user: owner, environment: 'income-owner', comment: `approve ${code}` });
  await github.approve({ user: risk, environment: 'income-risk', comment: `Looked at the slices. ${code}` });
}

async function ledgerOf(delivery: DeliveryRun, job: string) {
  return readLedger(await readFile(path.join(delivery.workspace(job), 'sluice-out', 'ledger.intoto.jsonl'), 'utf8'));
}

describe('from a commit to an approval, as the jobs of deliver.yml', () => {
  test('passes, with the rights of each job and not one more', async () => {
    const files = teamRepository();
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    const code = await asked(github, delivery);
    expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    await approved(github, code);
    for (const matrix of [OWNER, RISK]) {
      const role = await delivery.job('role', { matrix });
      expect([role.exitCode, role.outputs.headline]).toEqual([0, expect.stringContaining(`Approved for ${matrix.role} by`)]);
    }
    const approve = await delivery.job('approve');
    expect([approve.exitCode, approve.outputs.outcome]).toEqual([0, 'pass']);

    const ledger = await ledgerOf(delivery, 'approve');
    expect(ledger.refusals).toEqual([]);
    expect(ledger.head).toBe(approve.outputs.head);
    expect(ledger.entries.map(({ statement }) => [statement.predicate.stage, statement.predicate.outcome])).toEqual([
      ['identify', 'pass'],
      ['validate-data', 'pass'],
      // Without a rollout there is no journal to count uses of the test set in, which is said.
      ['run-model-tests', 'warn'],
      ['seal', 'pass'],
      ['require-approval', 'pass'],
    ]);
    expect([...github.state.artifacts.values()].map(({ name }) => name)).toEqual(expect.arrayContaining(['sluice-release-1', 'sluice-ledger-1', 'sluice-approved-1']));
    expect([...github.state.checkRuns.values()].filter(({ ofJob }) => !ofJob).map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['sluice / validate-data (income)', 'success'],
      ['sluice / run-model-tests (income)', 'success'],
      ['sluice / require-approval (income)', 'success'],
    ]);
    expect(github.requests.filter(({ status }) => status === 403)).toEqual([]);
    // Every right of every job is one that it made use of: any of them taken away is a call that GitHub refuses.
    const unused = RAN.map((job) => [job, Object.entries(delivery.rights(job)).filter(([scope, level]) => delivery.used(job)[scope] !== level).map(([scope]) => scope)]);
    expect(Object.fromEntries(unused)).toEqual({
      identify: ['contents', 'actions'], // the checkout; the evidence of an earlier run
      'validate-data': ['contents'],
      evaluate: ['contents'],
      seal: ['contents', 'actions', 'id-token'], // keyless signatures
      plan: [],
      role: [],
      approve: ['id-token'],
    });
  }, 180_000);

  test.each(['contents', 'actions', 'pull-requests', 'issues'])('without `%s` nobody is asked, and the permission is named', async (scope) => {
    const files = teamRepository();
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await sealed(delivery);
    const plan = await delivery.job('plan', { permissions: { ...delivery.rights('plan'), [scope]: 'none' } });
    expect([plan.exitCode, plan.outputs.roles]).toEqual([1, '[]']);
    expect(plan.stdout).toContain(`${scope}: read`);
  }, 120_000);

  test('the team\'s predictor gets features only, in a job without any right, and its output is judged', async () => {
    const files = { ...teamRepository({ delivery: deliveryFile({ predictor: '  predict: {command: [node, model/predict.mjs]}\n' }).replace(', champion: out/champion.csv', '').replace(/ +- .*no_worse.*\n/, '') }), 'model/predict.mjs': PREDICTOR };
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    const identify = await delivery.job('identify');
    expect(identify.outputs.predict).toBe('true');
    const predict = await delivery.job('predict');
    expect([predict.exitCode, predict.outputs.headline]).toEqual([0, expect.stringContaining('400')]);
    await expect(readFile(path.join(delivery.workspace('predict'), 'data/test.csv'))).rejects.toThrow(/ENOENT/);

    await delivery.job('validate-data');
    const evaluate = await delivery.job('evaluate', { files: { 'out/candidate.csv': null } });
    expect([evaluate.exitCode, evaluate.outputs.outcome]).toEqual([0, 'warn']);
    const seal = await delivery.job('seal');
    expect(seal.exitCode).toBe(0);
    expect((await ledgerOf(delivery, 'seal')).entries.map(({ statement }) => statement.predicate.stage)).toEqual(['identify', 'validate-data', 'predict', 'run-model-tests', 'seal']);
  }, 120_000);

  test('a model that fails is sealed as a failure, and nobody is asked', async () => {
    const files = teamRepository({ candidate: 0.55 });
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await delivery.job('identify');
    await delivery.job('validate-data');
    const evaluate = await delivery.job('evaluate');
    expect([evaluate.exitCode, evaluate.outputs.outcome]).toEqual([1, 'fail']);
    expect((await delivery.job('seal')).exitCode).toBe(0);
    expect(latest(await ledgerOf(delivery, 'seal'), 'run-model-tests')?.statement.predicate.outcome).toBe('fail');
    const plan = await delivery.job('plan');
    expect([plan.exitCode, plan.outputs.roles, plan.outputs.outcome]).toEqual([1, '[]', 'fail']);
  }, 120_000);
});

describe('nothing is approved', () => {
  test('by another code, by the one who made it, or twice by one person', async () => {
    const files = teamRepository();
    await using github = await startGitHub({ ...careful(files), runs: [{ id: 1001, actor: 'hubot' }] });
    await using delivery = await deliveryRun(github, files);
    const code = await asked(github, delivery);
    await github.approve({ user: 'octocat', environment: 'income-owner', comment: `approve ${code}` });
    const wrong = `${code[0] === 'a' ? 'b' : 'a'}${code.slice(1)}`;
    await github.approve({ user: 'monalisa', environment: 'income-risk', comment: `approve ${wrong}` });
    const owner = await delivery.job('role', { matrix: OWNER });
    expect([owner.exitCode, errors(owner)]).toEqual([1, expect.stringContaining('octocat')]);
    const risk = await delivery.job('role', { matrix: RISK });
    expect([risk.exitCode, risk.outputs.headline]).toEqual([1, expect.stringMatching(/^Not approved for risk/)]);
    const approve = await delivery.job('approve');
    expect([approve.exitCode, approve.outputs.outcome]).toEqual([1, 'fail']);
    expect(latest(await ledgerOf(delivery, 'approve'), 'require-approval')?.statement.predicate.outcome).toBe('fail');
  }, 120_000);

  test('at an environment that is not there or not protected', async () => {
    const files = teamRepository();
    await using github = await startGitHub({ ...careful(files), environments: [{ name: 'income-owner', preventSelfReview: true }] });
    await using delivery = await deliveryRun(github, files);
    await sealed(delivery);
    const plan = await delivery.job('plan');
    expect([plan.exitCode, plan.outputs.roles]).toEqual([1, '[]']);
    expect(plan.summary.toString()).toMatch(/environment-missing[^]*income-risk|income-risk[^]*environment-missing/);
  }, 90_000);

  test.each([['plan', 'actions'], ['plan', 'contents'], ['plan', 'pull-requests']])('%s is told what its token lacks without %s', async (job, scope) => {
    const files = teamRepository();
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await sealed(delivery);
    const permissions = { contents: 'read', actions: 'read', 'pull-requests': 'read', checks: 'write' } as const;
    const result = await delivery.job(job, { permissions: { ...permissions, [scope]: 'none' } });
    expect([result.exitCode, result.outputs.roles]).toEqual([1, '[]']);
    expect(result.summary.toString()).toContain(`${scope}: read`);
  }, 90_000);

  test('in a second attempt', async () => {
    const files = teamRepository();
    await using github = await startGitHub({ ...careful(files), artifactNamesUniquePer: 'attempt' });
    await using delivery = await deliveryRun(github, files);
    const code = await asked(github, delivery);
    await approved(github, code);
    github.rerun({ user: 'hubot' });
    for (const job of [...JUDGES, 'seal']) expect([job, (await delivery.job(job, { attempt: 2 })).exitCode]).toEqual([job, 0]);
    const plan = await delivery.job('plan', { attempt: 2 });
    expect([plan.exitCode, plan.outputs.roles]).toEqual([1, '[]']);
    expect(plan.summary.toString()).toContain('run-attempt-repeated');
  }, 150_000);
});
