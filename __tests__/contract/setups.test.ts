import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { latest } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { careful, deliveryRun, writeAll, type DeliveryRun } from '../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn, type Scenario } from '../../testkit/github/index.ts';
import { deliveryFile, teamRepository } from '../../testkit/repository.ts';
import { runAction, type ActionResult } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import { needDist } from './dist.ts';

// The three ways in which teams are set up, through the built actions: an organisation whose environments have reviewers, a
// private repository whose environments cannot, and one maintainer alone.
beforeAll(needDist);

const ROLES = /approval:\n(?: .*\n)+/;
const withApproval = (approval: string): Record<string, string> => teamRepository({ delivery: deliveryFile().replace(ROLES, approval) });
const codesIn = (result: ActionResult): string[] => (JSON.parse(readFileSync(result.outputs.verdict!, 'utf8')) as { findings: { code: string }[] }).findings.map(({ code }) => code);

async function sealed(delivery: DeliveryRun): Promise<void> {
  for (const job of ['identify', 'validate-data', 'evaluate', 'seal']) expect([job, (await delivery.job(job)).exitCode]).toEqual([job, 0]);
}

async function plan(delivery: DeliveryRun): Promise<ActionResult> {
  await sealed(delivery);
  return delivery.job('plan');
}

async function approvalIn(folder: string) {
  const ledger = await readLedger(await readFile(path.join(folder, 'sluice-out', 'ledger.intoto.jsonl'), 'utf8'));
  expect(ledger.refusals).toEqual([]);
  return latest(ledger, 'require-approval')!.statement.predicate;
}

describe('an organisation whose environments have reviewers', () => {
  const files = withApproval('approval:\n  roles:\n    model-owner: {environment: income-owner}\n    risk: {environments: [income-risk-1, income-risk-2]}\n  rationale: {characters: 20, questions: [{id: harm, ask: Who could be harmed?}]}\n');
  const scenario: Scenario = {
    ...careful(files),
    teams: [
      { slug: 'owners', id: 70, members: ['defunkt', 'octocat'] },
      { slug: 'risk', id: 77, members: ['monalisa', 'hubot'] },
    ],
    environments: [
      { name: 'income-owner', reviewers: ['team:owners'], preventSelfReview: true },
      { name: 'income-risk-1', reviewers: ['team:risk'], preventSelfReview: true, branches: ['main'] },
      { name: 'income-risk-2', reviewers: ['team:risk'], preventSelfReview: true, waitTimer: 5 },
    ],
  };
  const why = (code: string): string => `approve ${code}\nLooked at every slice of the test set.\nharm: nobody new`;

  async function waiting(github: GitHubStandIn, delivery: DeliveryRun): Promise<string> {
    const asked = await plan(delivery);
    // The name of the waiting job, which is all that GitHub shows of it, leads to what is asked.
    const request = expect.stringMatching(/^https?:\/\/.+\/octo-org\/income\/.*runs\/\d+/);
    expect([asked.exitCode, JSON.parse(asked.outputs.roles ?? '')]).toEqual([0, [
      { role: 'model-owner', environment: 'income-owner', request }, { role: 'risk.1', environment: 'income-risk-1', request }, { role: 'risk.2', environment: 'income-risk-2', request },
    ]]);
    expect(asked.annotations).toContainEqual(expect.objectContaining({ level: 'notice', message: expect.stringContaining('What you are asked to approve') }));
    for (const { role, environment } of JSON.parse(asked.outputs.roles!) as { role: string; environment: string }[]) github.job(delivery.run, { name: `Approval of ${role}`, environment });
    return asked.outputs.challenge!;
  }

  test('asks an owner and two people of risk, who say why, and keeps their words', async () => {
    await using github = await startGitHub(scenario);
    await using delivery = await deliveryRun(github, files);
    const code = await waiting(github, delivery);
    await github.approve({ user: 'defunkt', environment: 'income-owner', comment: why(code) });
    await github.approve({ user: 'monalisa', environment: 'income-risk-1', comment: why(code) });
    await github.approve({ user: 'hubot', environment: 'income-risk-2', comment: why(code) });
    const role = await delivery.job('role', { matrix: { role: 'risk.2', environment: 'income-risk-2' } });
    expect([role.exitCode, role.outputs.headline]).toEqual([0, 'Approved for risk.2 by hubot.']);
    const approve = await delivery.job('approve');
    expect([approve.outputs.headline, approve.exitCode]).toEqual([expect.stringContaining('Approved by three people for three roles'), 0]);
    expect((await approvalIn(delivery.workspace('approve'))).details).toMatchObject({ approvals: [{ slot: 'model-owner' }, { slot: 'risk.1', comment: why(code), answers: { harm: 'nobody new' } }, { slot: 'risk.2', person: { login: 'hubot' } }] });
    expect(github.requests.filter(({ status }) => status === 403)).toEqual([]);
  }, 180_000);

  test('tells a reviewer without an answer at once, one person for two slots at the end, and waits for the answer to a concern', async () => {
    await using github = await startGitHub(scenario);
    await using delivery = await deliveryRun(github, files);
    const code = await waiting(github, delivery);
    await github.approve({ user: 'defunkt', environment: 'income-owner', comment: `approve ${code} and I have looked at all of it` });
    const owner = await delivery.job('role', { matrix: { role: 'model-owner', environment: 'income-owner' } });
    expect([owner.exitCode, codesIn(owner)]).toEqual([1, expect.arrayContaining(['answer-missing'])]);
    await github.approve({ user: 'monalisa', environment: ['income-risk-1', 'income-risk-2'], comment: why(code) });
    const body = { title: 'Concern: the young', body: `This is about ${code}.`, labels: ['release-concern'] };
    const filed = await fetch(`${github.url}/repos/octo-org/income/issues`, { method: 'POST', headers: { authorization: `Bearer ${github.userToken('hubot')}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect(filed.status).toBe(201);
    const approve = await delivery.job('approve');
    expect([approve.exitCode, codesIn(approve)]).toEqual([1, expect.arrayContaining(['answer-missing', 'one-person-for-several-roles', 'concern-open'])]);
  }, 180_000);
});

describe('a private repository whose environments cannot have reviewers', () => {
  const files = withApproval('approval:\n  source: pull-request\n  roles:\n    model-owner: {people: [2]}\n    risk: {people: [2178, 480938]}\n');
  const scenario: Scenario = { ...careful(files), environments: [], teams: [] };
  const { approve, check } = readWorkflow('workflows/deliver-pull-request.yml').jobs;

  /** What the job `propose` does, by hand: a branch with the promotion file, and a pull request. */
  async function proposed(github: GitHubStandIn, delivery: DeliveryRun, more: Record<string, string> = {}) {
    const asked = await plan(delivery);
    expect([asked.outputs.headline, asked.exitCode, asked.outputs.roles, asked.outputs['promotion-path']]).toEqual([expect.stringContaining('open a pull request'), 0, '[]', 'promotions/income.json']);
    const promotion = { 'promotions/income.json': asked.outputs['promotion-text']! };
    const head = github.commit({ message: 'Ask to promote', author: 'octocat', branch: `promote/${delivery.run.id}`, files: { ...promotion, ...more } });
    const pull = github.pull({ author: 'octocat', head, headBranch: `promote/${delivery.run.id}` });
    return { code: asked.outputs.challenge!, promotion, pull, head };
  }

  async function reviewed(github: GitHubStandIn, pull: number, user: string, body: string, event = 'APPROVE'): Promise<number> {
    const response = await fetch(`${github.url}/repos/octo-org/income/pulls/${pull}/reviews`, { method: 'POST', headers: { authorization: `Bearer ${github.userToken(user)}`, 'content-type': 'application/json' }, body: JSON.stringify({ event, body }) });
    return response.status === 200 ? ((await response.json()) as { id: number }).id : -response.status;
  }

  /** Merged on the web, and the run that the push starts. */
  async function merged(github: GitHubStandIn, promotion: Record<string, string>, pull: ReturnType<GitHubStandIn['pull']>): Promise<ActionResult> {
    const commit = github.commit({ message: `Merge pull request #${pull.number}`, author: 'octocat', committer: 'web-flow', pushedBy: 'monalisa', parents: [github.sha('candidate'), pull.head], files: promotion });
    Object.assign(pull, { state: 'closed', mergedBy: github.state.users.get('monalisa')!, mergeCommit: commit });
    const { id } = github.run({ event: 'push', actor: 'monalisa', workflow: '.github/workflows/deliver-pull-request.yml' });
    return stepOf(github, id, approve!.permissions!, 'approve', promotion);
  }

  let last = '';
  async function stepOf(github: GitHubStandIn, run: number, permissions: NonNullable<typeof approve>['permissions'], step: string, promotion: Record<string, string>): Promise<ActionResult> {
    const machine = await temporaryFolder();
    last = machine.path;
    await writeAll(machine.path, { ...files, ...promotion });
    return runAction({ action: 'require-approval', github, as: { run, job: step, permissions }, workspace: machine.path, inputs: { step, promotion: 'promotions/income.json', 'check-run': 'false' } });
  }

  test('delivers what people approve in reviews of a pull request, once it is merged', async () => {
    await using github = await startGitHub(scenario);
    await using delivery = await deliveryRun(github, files);
    const { code, promotion, pull } = await proposed(github, delivery);
    expect(await reviewed(github, pull.number, 'octocat', `approve ${code}`)).toBe(-422);
    await reviewed(github, pull.number, 'defunkt', `approve ${code}`);
    const { id } = github.run({ event: 'pull_request_review', actor: 'defunkt', head: pull.head, pulls: [pull.number] });
    const half = await stepOf(github, id, check!.permissions!, 'role', promotion);
    expect([half.exitCode, codesIn(half)]).toEqual([1, expect.arrayContaining(['review-missing'])]);
    await reviewed(github, pull.number, 'monalisa', `Slices are fine. ${code}`);
    const result = await merged(github, promotion, pull);
    expect([result.outputs.headline, result.exitCode]).toEqual([expect.stringContaining('Approved by two people for two roles'), 0]);
    expect(await approvalIn(last)).toMatchObject({
      delivery: { runId: '1001' },
      details: { approvals: [{ slot: 'model-owner', person: { id: 2 }, review: { pullRequest: pull.number, commit: pull.head } }, { slot: 'risk', person: { id: 2178 }, comment: `Slices are fine. ${code}` }], promotion: { pull: { number: pull.number, merged: true } } },
    });
    expect([...github.state.artifacts.values()].map(({ name }) => name)).toContain('sluice-approved-1');
    expect(github.requests.filter(({ status }) => status === 403)).toEqual([]);
  }, 180_000);

  test('delivers nothing on reviews of other commits, changed texts, more files, or with changes asked for', async () => {
    await using github = await startGitHub(scenario);
    await using delivery = await deliveryRun(github, files);
    const { code, promotion, pull } = await proposed(github, delivery, { 'delivery.yml': `${files['delivery.yml']}# looser\n` });
    const id = await reviewed(github, pull.number, 'defunkt', 'looks good');
    await fetch(`${github.url}/repos/octo-org/income/pulls/${pull.number}/reviews/${id}`, { method: 'PUT', headers: { authorization: `Bearer ${github.userToken('octocat')}`, 'content-type': 'application/json' }, body: JSON.stringify({ body: `approve ${code}` }) });
    await reviewed(github, pull.number, 'monalisa', `approve ${code}`);
    await reviewed(github, pull.number, 'hubot', 'wait', 'REQUEST_CHANGES');
    pull.head = github.commit({ author: 'octocat', branch: pull.headBranch, files: { 'notes.md': 'more' } });
    const result = await merged(github, promotion, pull);
    expect([result.exitCode, codesIn(result)]).toEqual([1, expect.arrayContaining(['promotion-changes-more', 'review-edited', 'review-of-another-commit', 'rejected'])]);
  }, 180_000);
});

describe('one maintainer alone', () => {
  const alone: Partial<Scenario> = { users: [{ login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' }], teams: [] };

  test.each<[string, string, Partial<Scenario>, string]>([
    ['with an environment', 'approval:\n  roles: {model-owner: {environment: income-owner}}\n', { environments: [{ name: 'income-owner', reviewers: ['octocat'], preventSelfReview: true }] }, 'nobody-can-approve'],
    ['with an environment that cannot have reviewers', 'approval:\n  roles: {model-owner: {environment: income-owner}}\n', { environments: [{ name: 'income-owner', branches: 'protected' }] }, 'environment-without-reviewers'],
    ['by pull request', 'approval:\n  source: pull-request\n  roles: {model-owner: {people: [583231]}}\n', { environments: [] }, 'nobody-can-approve'],
  ])('%s is refused before anybody is asked, and told what to do', async (_what, approval, more, code) => {
    const files = withApproval(approval);
    await using github = await startGitHub({ ...careful(files), ...alone, ...more });
    await using delivery = await deliveryRun(github, files);
    const asked = await plan(delivery);
    expect([asked.exitCode, asked.outputs.roles, codesIn(asked)]).toEqual([1, '[]', expect.arrayContaining([code])]);
    if (code === 'nobody-can-approve') expect(asked.summary.toString()).toMatch(/separation_of_duties|separation\\_of\\_duties/);
  }, 120_000);

  test('who says openly that nobody else looks approves it, and the evidence says so too', async () => {
    const files = withApproval('approval:\n  separation_of_duties: false\n  roles: {model-owner: {environment: income-owner}}\n');
    await using github = await startGitHub({ ...careful(files), ...alone, environments: [{ name: 'income-owner', reviewers: ['octocat'] }] });
    await using delivery = await deliveryRun(github, files);
    const asked = await plan(delivery);
    github.job(delivery.run, { name: 'Approval of model-owner', environment: 'income-owner' });
    await github.approve({ user: 'octocat', environment: 'income-owner', comment: `approve ${asked.outputs.challenge}` });
    const result = await delivery.job('approve');
    expect([result.exitCode, result.summary.toString()]).toEqual([0, expect.stringMatching(/Separation of duties: off/)]);
  }, 120_000);
});
