import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { historyOf } from '../../src/audit/history.ts';
import { gatherEvidence } from '../../src/audit/gather.ts';
import { verifyEvidence } from '../../src/audit/verify-evidence.ts';
import type { Digest } from '../../src/core/digest.ts';
import { fetchEvidence } from '../../src/evidence/stores/keep.ts';
import { openEvidenceForge } from '../../src/github/evidence-forge.ts';
import { systemClock } from '../../src/run/system.ts';
import { branchStore } from '../../src/run/stores/branch.ts';
import { careful, deliveryRun, writeAll } from '../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { teamRepository } from '../../testkit/repository.ts';
import { runAction, type ActionResult } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { uploadAs } from '../../testkit/upload.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import { usedIn } from '../../testkit/workflow/used.ts';
import { needDist } from './dist.ts';

// The ledger of a candidate that nobody promoted outlives the artifacts of its run.
beforeAll(needDist);

const { permissions } = readWorkflow('workflows/deliver-canary.yml').jobs.keep!;
const BRANCH = 'sluice-evidence';

/** A team whose candidate fails its tests, or not, and that keeps evidence on a branch, or nowhere. */
function repository({ candidate = 0.55, stores = `evidence: {stores: [{branch: ${BRANCH}}]}\n` } = {}): Record<string, string> {
  const files = teamRepository({ candidate });
  return { ...files, 'delivery.yml': `${files['delivery.yml']!}${stores}` };
}

async function keep(github: GitHubStandIn, files: Record<string, string>, inputs: Record<string, string>, as: { run?: number; attempt?: number; permissions?: Permissions } = {}): Promise<ActionResult> {
  await using folder = await temporaryFolder();
  await writeAll(folder.path, files);
  return await runAction({ action: 'keep', github, as: { run: 1001, job: 'keep', permissions, ...as }, workspace: folder.path, inputs });
}

const storeOf = async (github: GitHubStandIn) => branchStore(await openEvidenceForge({ token: github.workflowToken({ contents: 'read' }), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock: systemClock }), BRANCH);

interface Sealed {
  head: string;
  digest: string;
  /** What the jobs of the run have left, by artifact and file. */
  artifacts: Record<string, Record<string, string>>;
}

let made: Promise<Sealed> | undefined;

async function sealOnce(files: Record<string, string>): Promise<Sealed> {
  await using github = await startGitHub(careful(files));
  await using delivery = await deliveryRun(github, files);
  const identified = await delivery.job('identify');
  for (const job of ['validate-data', 'evaluate']) await delivery.job(job);
  const { outputs, exitCode } = await delivery.job('seal');
  if (exitCode !== 0) throw new Error('The evidence was not sealed.');
  const left = (job: string, name: string) => readFile(path.join(delivery.workspace(job), 'sluice-out', name), 'utf8');
  const ledger = { 'ledger.intoto.jsonl': await left('seal', 'ledger.intoto.jsonl'), 'ledger.head.json': await left('seal', 'ledger.head.json') };
  return { head: outputs.head!, digest: identified.outputs.digest!, artifacts: { 'sluice-ledger-1': ledger, 'sluice-identify-1': { 'release.json': await left('identify', 'release.json') } } };
}

/** Run 1001 has sealed the evidence of a candidate that failed. */
async function sealed(github: GitHubStandIn, files: Record<string, string>): Promise<Sealed> {
  made ??= sealOnce(files);
  const { artifacts } = await made;
  for (const [name, texts] of Object.entries(artifacts)) await uploadAs(github, { run: 1001, attempt: 1, job: 'seal' }, name, Object.entries(texts).map(([file, text]) => ({ name: file, text })));
  return made;
}

const codeIn = ({ annotations }: ActionResult): string => annotations.filter(({ level }) => level === 'error').map(({ message }) => message).join();

describe('the job that keeps the evidence of a run', () => {
  test('keeps what was sealed of a candidate that failed, and a history tells of it', async () => {
    const files = repository();
    await using github = await startGitHub(careful(files));
    const { head, digest } = await sealed(github, files);
    const before = github.requests.length;
    const result = await keep(github, files, { head, 'release-digest': digest });
    expect([result.exitCode, result.outputs.head]).toEqual([0, head]);
    // Not one right more than this; `actions: read` is for a job that is run again.
    expect(usedIn(github.requests.slice(before))).toEqual({ contents: 'write' });

    await using folder = await temporaryFolder();
    const found = await fetchEvidence(await storeOf(github), head as Digest);
    if ('refusals' in found) throw new Error(JSON.stringify(found.refusals));
    expect(found.files.map(({ name }) => name).sort()).toEqual(['ledger.head.json', 'ledger.intoto.jsonl', 'release.json']);
    await writeAll(folder.path, Object.fromEntries(found.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')])));
    const evidence = await verifyEvidence(await gatherEvidence(folder.path), { trust: {}, signers: { mode: 'none' }, measured: {} });
    expect(historyOf('income', evidence)).toMatchObject({ served: [], candidates: [{ release: digest, outcome: 'rejected', stage: 'run-model-tests' }] });
  }, 300_000);

  test('keeps it too when it is run again, and once only', async () => {
    const files = repository();
    await using github = await startGitHub(careful(files));
    const { head } = await sealed(github, files);
    for (const attempt of [1, 2]) {
      if (attempt === 2) github.rerun({ user: 'octocat' });
      const result = await keep(github, files, { head }, { attempt });
      expect([attempt, result.exitCode, result.outputs.head, codeIn(result)]).toEqual([attempt, 0, head, '']);
    }
    expect('files' in (await fetchEvidence(await storeOf(github), head as Digest))).toBe(true);
  }, 300_000);

  test('is done where no store is named, or nothing was sealed', async () => {
    const nowhere = repository({ stores: '' });
    await using github = await startGitHub(careful(nowhere));
    const without = await keep(github, nowhere, {});
    expect([without.exitCode, without.outputs.head, without.stdout]).toEqual([0, '', expect.stringContaining('names no store')]);
    const files = repository();
    await using other = await startGitHub(careful(files));
    const early = await keep(other, files, { head: '' });
    expect([early.exitCode, early.outputs.head, early.stdout]).toEqual([0, '', expect.stringContaining('sealed nothing')]);
  }, 300_000);

  test('keeps nothing that another job put there, nothing of another run, and says so', async () => {
    const files = repository();
    await using github = await startGitHub(careful(files));
    const { head, artifacts } = await sealed(github, files);
    const swapped = await keep(github, files, { head: `sha256:${'0'.repeat(64)}` });
    expect([swapped.exitCode, codeIn(swapped)]).toEqual([1, expect.stringContaining('[ledger-swapped]')]);

    const { id: run } = github.run({ actor: 'octocat' });
    const missing = await keep(github, files, { head }, { run });
    expect([missing.exitCode, codeIn(missing)]).toEqual([1, expect.stringContaining('[ledger-missing]')]);
    const none = await fetchEvidence(await storeOf(github), head as Digest);
    expect('refusals' in none && none.refusals.map(({ code }) => code)).toEqual(['kept-evidence-missing']);
    await uploadAs(github, { run, attempt: 1, job: 'predict' }, 'sluice-ledger-1', [{ name: 'ledger.intoto.jsonl', text: artifacts['sluice-ledger-1']!['ledger.intoto.jsonl']! }]);
    const foreign = await keep(github, files, {}, { run });
    expect([foreign.exitCode, codeIn(foreign)]).toEqual([1, expect.stringContaining('[evidence-other-delivery]')]);
  }, 300_000);

  test('fails where the store cannot be written', async () => {
    const files = repository();
    await using github = await startGitHub(careful(files));
    const { head } = await sealed(github, files);
    const result = await keep(github, files, { head }, { permissions: { contents: 'read', actions: 'read' } });
    expect([result.exitCode, result.outputs.head, codeIn(result)]).toEqual([1, '', expect.stringContaining('[evidence-store-unreachable]')]);
  }, 300_000);
});
