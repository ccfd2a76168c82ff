import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { sha256 } from '../../src/core/digest.ts';
import { LEDGER_FILE } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { keylessSigner, keySigner, type Signer } from '../../src/evidence/signer.ts';
import { subjectOf } from '../../src/evidence/statement.ts';
import { blobPath } from '../../src/evidence/stores/oci-layout.ts';
import { retentionProblems } from '../../src/evidence/stores/retention.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import type { DeliverySpec } from '../../src/delivery/spec.ts';
import { evidenceForgeOf, keepEverywhere } from '../../src/run/evidence.ts';
import { systemClock } from '../../src/run/system.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { newKey, sealedIn } from '../evidence/factory.ts';
import { writeTree } from '../evidence/files.ts';
import { sigstoreServices } from '../evidence/sigstore-services.ts';

const WRITING: Permissions = { contents: 'write', actions: 'read', attestations: 'write' };

function environmentOf(github: GitHubStandIn, permissions: Permissions = WRITING): Record<string, string> {
  return {
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: 'octo-org/income',
    GITHUB_TOKEN: github.workflowToken(permissions),
  };
}

const standIn = (more: Parameters<typeof startGitHub>[0] = {}) => startGitHub({ commits: [{ label: 'one', author: 'octocat', files: { 'README.md': 'x' } }], runs: [{ actor: 'octocat' }], ...more });

async function home(evidence: string, signer: Signer = keySigner(newKey().pem)) {
  const folder = await temporaryFolder();
  await using made = await temporaryFolder();
  const { ledger } = await sealedIn(made.path, signer);
  await writeTree(folder.path, { [`out/${LEDGER_FILE}`]: ledger, 'model/weights.bin': 'w', 'delivery.yml': `version: 1\nrelease: {name: income, model: model}\nevidence: ${evidence}\n` });
  const read = await readLedger(ledger);
  return { ...folder, path: folder.path, head: read.head!, release: subjectOf(read.entries[0]!.statement), ledger, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

async function command(cwd: string, argv: string[], env: Record<string, string> = {}) {
  let out = '';
  let err = '';
  const status = await cli(['evidence', ...argv], { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd, env });
  return { status, out, err };
}

describe('sluice evidence', () => {
  test('keeps a ledger in a folder, a branch and a GitHub release, and takes it back from the first that has it whole', async () => {
    await using github = await standIn();
    await using folder = await home('{stores: [{folder: kept}, {branch: sluice-evidence}, {release: true}]}');
    const env = environmentOf(github);
    const kept = await command(folder.path, ['keep', 'out'], env);
    expect([kept.status, kept.err]).toEqual([0, '']);
    expect(kept.out.trim().split('\n')).toEqual(['Kept in the folder "kept".', 'Kept in the branch "sluice-evidence".', expect.stringMatching(/^Kept in the GitHub release sluice-evidence-[0-9a-f]{16}\.$/)]);
    await writeFile(path.join(folder.path, 'kept', blobPath(sha256(folder.ledger))), 'other');
    const fetched = await command(folder.path, ['fetch', folder.head, '--out', 'back', '--release', folder.release], env);
    expect([fetched.status, fetched.err]).toEqual([0, expect.stringContaining('[kept-evidence-wrong-bytes]')]);
    expect(fetched.out).toContain('the branch "sluice-evidence"');
    expect(await readFile(path.join(folder.path, 'back', LEDGER_FILE), 'utf8')).toBe(folder.ledger);
    expect(await readdir(path.join(folder.path, 'back'))).toEqual([LEDGER_FILE]);
    const data = await command(folder.path, ['fetch', folder.head, '--out', 'again', '--release', folder.release, '--json'], env);
    expect([data.status, data.err]).toEqual([0, '']);
    expect(JSON.parse(data.out)).toEqual({ fetched: { head: folder.head, from: 'the branch "sluice-evidence"', out: 'again', files: [LEDGER_FILE] }, refusals: [expect.objectContaining({ code: 'kept-evidence-wrong-bytes' })] });
    expect(github.defects).toEqual([]);
  });

  test('ends with 1 where a store is out of reach, names the permission, and keeps it in the others', async () => {
    await using github = await standIn();
    await using folder = await home('{stores: [{branch: sluice-evidence}, {folder: kept}]}');
    const kept = await command(folder.path, ['keep', 'out'], environmentOf(github, { contents: 'read' }));
    expect(kept).toMatchObject({ status: 1, out: 'Kept in the folder "kept".\n', err: expect.stringContaining('contents: write') });
    expect(await command(folder.path, ['fetch', sha256('no such'), '--out', 'back'], environmentOf(github))).toMatchObject({ status: 1, out: expect.stringContaining('[kept-evidence-missing]') });
    const data = await command(folder.path, ['fetch', sha256('no such'), '--out', 'back', '--json'], environmentOf(github));
    expect([data.status, JSON.parse(data.out)]).toEqual([1, { fetched: null, refusals: expect.arrayContaining([expect.objectContaining({ code: 'kept-evidence-missing' })]) }]);
  });

  test('keeps nothing that holds a secret', async () => {
    await using folder = await home('{stores: [{folder: kept}]}');
    const token = `ghp_${'a1B2c3D4e5'.repeat(3)}abcdef`;
    await writeFile(path.join(folder.path, 'out', 'ledger.pub'), token);
    const kept = await command(folder.path, ['keep', 'out']);
    expect(kept).toMatchObject({ status: 1, out: expect.stringContaining('[secret-found]') });
    expect(kept.out).not.toContain(token);
    expect(await readdir(folder.path)).not.toContain('kept');
  });

  test('scans as uploads are scanned', async () => {
    await using folder = await home('{secrets: {allow: [{file: model/example.txt, rule: github, because: a made-up token, expires: 2999-01-01}]}}');
    await writeTree(folder.path, { 'model/example.txt': `ghp_${'a1B2c3D4e5'.repeat(3)}abcdef` });
    expect(await command(folder.path, ['scan', 'model'])).toMatchObject({ status: 0, out: '2 files hold no secret in a published format.\n' });
    await writeTree(folder.path, { 'model/other.txt': `ghp_${'a1B2c3D4e5'.repeat(3)}abcdef` });
    expect(await command(folder.path, ['scan', 'model'])).toMatchObject({ status: 1, out: expect.stringContaining('"model/other.txt", line 1: github') });
  });

  test.each([[[]], [['keep']], [['fetch', 'x']], [['fetch', sha256('x')]], [['status']], [['status', '--run', 'x']], [['scan']], [['forget']]])('%j says what is wanted', async (argv) => {
    await using folder = await home('{stores: [{folder: kept}]}');
    expect(await command(folder.path, argv)).toMatchObject({ status: 3, err: expect.stringContaining('[evidence-arguments]') });
  });
});

describe('GitHub\'s attestations', () => {
  const who = { identity: 'https://github.com/octo-org/models/.github/workflows/deliver.yml@refs/heads/main', issuer: 'https://token.actions.githubusercontent.com' };
  const evidence = `{signing: keyless, trusted_root: root.json, identity: '${who.identity}', issuer: '${who.issuer}', attest: true, stores: [{folder: kept}]}`;
  const keyless = async () => home(evidence, keylessSigner((await sigstoreServices({ log: false })).signDsseAs(who)));

  test('get the seal as the bundle that it is, under the release digest', async () => {
    await using github = await standIn();
    await using folder = await keyless();
    const kept = await command(folder.path, ['keep', 'out'], environmentOf(github));
    expect(kept).toMatchObject({ status: 0, out: expect.stringContaining('Kept in GitHub\'s attestations (') });
    const { openEvidenceForge } = await import('../../src/github/evidence-forge.ts');
    const forge = await openEvidenceForge({ token: github.workflowToken({ attestations: 'read' }), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock: systemClock });
    const bundles = (await forge.attestations(folder.release)) as { dsseEnvelope: { payload: string } }[];
    expect(bundles.map(({ dsseEnvelope }) => JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString()).predicate.stage)).toEqual(['seal']);
    expect(folder.ledger).toContain(bundles[0]!.dsseEnvelope.payload);
    expect(github.defects).toEqual([]);
  });

  test('do not get the seal of what was kept without being promoted', async () => {
    await using github = await standIn();
    await using folder = await keyless();
    const delivery = await loadDelivery('delivery.yml', { workspace: folder.path });
    const open = () => evidenceForgeOf(environmentOf(github), systemClock);
    expect(await keepEverywhere(delivery, path.join(folder.path, 'out'), open, { attest: false })).toEqual({ kept: ['the folder "kept"'], problems: [] });
    expect(await (await open()).attestations(folder.release)).toEqual([]);
  });

  test.each<[string, Parameters<typeof startGitHub>[0], Permissions, string]>([
    ['a repository without them', { hasAttestations: false }, WRITING, 'attestations-unavailable'],
    ['a token that may not write them', {}, { contents: 'write' }, 'attestations: write'],
  ])('of %s are a warning that says why, and the ledger is kept all the same', async (_what, scenario, permissions, said) => {
    await using github = await standIn(scenario);
    await using folder = await keyless();
    expect(await command(folder.path, ['keep', 'out'], environmentOf(github, permissions))).toMatchObject({ status: 1, out: 'Kept in the folder "kept".\n', err: expect.stringContaining(said) });
  });
});

describe('the end of artifacts', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const artifact = (days: number, age = 0, more = {}) => ({ name: 'sluice-approved-1', expired: false, createdAt: new Date(now.getTime() - age * 86_400_000).toISOString(), expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(), ...more });
  const codes = (artifacts: ReturnType<typeof artifact>[], evidence: DeliverySpec['evidence'] = { retention: '90 days' }): string[] => retentionProblems({ evidence } as DeliverySpec, artifacts as never, now).map(({ code }) => code);

  test('is held against what is declared, each shortcoming by a code of its own', () => {
    expect(codes([artifact(90)])).toEqual([]);
    expect(codes([artifact(30)])).toEqual(['evidence-retention-short']);
    expect(codes([artifact(13, 77)])).toEqual(['evidence-lapses-soon']);
    expect(codes([artifact(15, 75)])).toEqual([]);
    expect(codes([artifact(0, 90)])).toEqual(['evidence-lapsed']);
    expect(codes([artifact(10, 80, { expired: true })])).toEqual(['evidence-lapsed']);
    expect(codes([artifact(90, 0, { expiresAt: null })])).toEqual(['evidence-retention-unknown']);
    expect(codes([artifact(90, 0, { createdAt: 'no time' })])).toEqual(['evidence-retention-unknown']);
  });

  test('matters for evidence alone, and not where a store has it too or nothing was declared', () => {
    expect(codes([artifact(1, 0, { name: 'coverage' }), artifact(1, 0, { name: 'sluice-release-1' })])).toEqual([]);
    expect(codes([artifact(1)], { retention: '90 days', stores: [{ folder: 'kept' }] })).toEqual([]);
    expect(codes([artifact(1)], {})).toEqual([]);
  });

  test('is what `sluice evidence status` tells of a run', async () => {
    await using github = await standIn();
    await using folder = await home('{retention: 400 days}');
    const [run] = github.state.runs.values();
    for (const [id, name] of [[1, 'sluice-approved-1'], [2, 'coverage']] as const)
      github.state.artifacts.set(id, { id, name, run: run!.id, attempt: 1, runBackendId: 'r', jobBackendId: 'j', mimeType: 'application/zip', blob: 'b', size: 1, digest: sha256('x'), createdAt: '2026-11-01T00:00:00Z', expiresAt: '2999-01-30T00:00:00Z', expired: name === 'sluice-approved-1' } as never);
    const found = await command(folder.path, ['status', '--run', String(run!.id)], environmentOf(github));
    expect(found).toMatchObject({ status: 1, out: 'sluice-approved-1: gone\n', err: expect.stringContaining('[evidence-lapsed]') });
    expect(github.defects).toEqual([]);
  });
});
