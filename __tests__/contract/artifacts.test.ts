import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { careful, deliveryRun, type DeliveryRun } from '../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn } from '../../testkit/github/index.ts';
import { teamRepository } from '../../testkit/repository.ts';
import { uploadAs } from '../../testkit/upload.ts';
import { needDist } from './dist.ts';

// Code of the team runs in jobs of the same run, and can upload artifacts under any name that is free.
beforeAll(needDist);

const files = teamRepository({ candidate: 0.55 });
const PREDICT = { job: 'predict' };

/** What the honest job would have left, with its failure turned into a pass. */
async function forged(delivery: DeliveryRun, job: string, name?: string): Promise<string> {
  const statement = JSON.parse(await readFile(path.join(delivery.workspace(job), 'sluice-out', 'statement.json'), 'utf8')) as { predicate: { name?: string; outcome: string; verdict: { outcome: string; findings: { outcome: string }[] } } };
  const { predicate } = statement;
  predicate.outcome = predicate.verdict.outcome = 'pass';
  for (const finding of predicate.verdict.findings) finding.outcome = 'pass';
  if (name !== undefined) predicate.name = name;
  return JSON.stringify(statement);
}

async function judged(delivery: DeliveryRun, options: Parameters<DeliveryRun['job']>[1] = {}): Promise<void> {
  expect((await delivery.job('identify')).exitCode).toBe(0);
  expect((await delivery.job('validate-data')).exitCode).toBe(0);
  expect((await delivery.job('evaluate', options)).outputs.outcome).toBe('fail');
}

const lastError = (result: { annotations: { level: string; message: string }[] }): string => result.annotations.filter(({ level }) => level === 'error').at(-1)!.message;
const put = (github: GitHubStandIn, name: string, text: string, file = 'statement.json') => uploadAs(github, PREDICT, name, [{ name: file, text }]);

describe('an artifact in another one\'s place', () => {
  test('a statement under a stage\'s name is told by the digest that the stage\'s own job put out', async () => {
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await judged(delivery, { with: { evidence: 'false' } });
    await put(github, 'sluice-run-model-tests-1', await forged(delivery, 'evaluate'));
    const seal = await delivery.job('seal');
    expect([seal.exitCode, seal.outputs.head, lastError(seal)]).toEqual([1, undefined, expect.stringContaining('[statement-swapped]')]);
  }, 60_000);

  test('a statement under a longer name is not sealed', async () => {
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await judged(delivery);
    await put(github, 'sluice-run-model-tests-better-1', await forged(delivery, 'evaluate', 'better'));
    await put(github, 'sluice-predictions-1', await forged(delivery, 'evaluate', 'best'));
    expect((await delivery.job('seal')).exitCode).toBe(0);
    const ledger = await readLedger(await readFile(path.join(delivery.workspace('seal'), 'sluice-out', 'ledger.intoto.jsonl'), 'utf8'));
    expect(ledger.entries.map(({ statement: { predicate } }) => [predicate.stage, predicate.outcome])).toEqual([['identify', 'pass'], ['validate-data', 'pass'], ['run-model-tests', 'fail'], ['seal', 'pass']]);
  }, 60_000);

  test('a statement of a stage that was skipped is refused', async () => {
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await judged(delivery);
    await put(github, 'sluice-predict-1', await forged(delivery, 'evaluate'));
    expect(lastError(await delivery.job('seal'))).toContain('[statement-swapped]');
  }, 60_000);

  test('who comes first under a stage\'s name stops that stage, and nothing is sealed', async () => {
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await delivery.job('identify');
    await put(github, 'sluice-validate-data-1', '{}');
    const result = await delivery.job('validate-data');
    expect([result.exitCode, lastError(result)]).toEqual([1, expect.stringContaining('[artifact-not-uploaded]')]);
  }, 60_000);

  test('another manifest than the one that identify named is refused by every stage', async () => {
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await delivery.job('identify', { with: { evidence: 'false' } });
    const manifest = JSON.parse(await readFile(path.join(delivery.workspace('identify'), 'sluice-out', 'release.json'), 'utf8')) as Record<string, unknown>;
    const other = `sha256:${'0'.repeat(64)}`;
    await put(github, 'sluice-identify-1', JSON.stringify({ ...manifest, digest: other }), 'release.json');
    for (const job of ['validate-data', 'evaluate', 'seal']) {
      const result = await delivery.job(job);
      expect([job, result.exitCode, lastError(result)]).toEqual([job, 1, expect.stringMatching(/\[(release-swapped|manifest-[a-z-]+|release-[a-z-]+)\]/)]);
    }
  }, 60_000);

  test('another ledger than the sealed one is refused before anybody is asked', async () => {
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await judged(delivery);
    expect((await delivery.job('seal', { with: { evidence: 'false' } })).exitCode).toBe(1);
    await put(github, 'sluice-ledger-1', '{}\n', 'ledger.intoto.jsonl');
    const plan = await delivery.job('plan', { with: { head: `sha256:${'1'.repeat(64)}` } });
    expect([plan.exitCode, plan.outputs.roles, lastError(plan)]).toEqual([1, '[]', expect.stringMatching(/ledger/)]);
    expect(plan.summary.toString()).toContain('ledger-swapped');
  }, 60_000);

  test('a ledger that does not verify is not approved, not extended and not handed on', async () => {
    await using github = await startGitHub(careful(files));
    await using delivery = await deliveryRun(github, files);
    await judged(delivery);
    await put(github, 'sluice-ledger-1', '{}\n', 'ledger.intoto.jsonl');
    const approve = await delivery.job('approve', { with: { head: '' } });
    expect([approve.exitCode, approve.outputs.outcome, approve.outputs.head]).toEqual([1, 'fail', undefined]);
    expect(lastError(approve)).toBe(approve.outputs.headline);
    expect(approve.outputs.headline).toMatch(/^Not approved/);
    expect([...github.state.artifacts.values()].map(({ name }) => name)).not.toContain('sluice-approved-1');
  }, 60_000);
});
