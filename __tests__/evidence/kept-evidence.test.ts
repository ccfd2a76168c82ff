import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { canonicalJson, sha256, type Digest } from '../../src/core/digest.ts';
import { InputError } from '../../src/core/problem.ts';
import { LEDGER_FILE } from '../../src/evidence/ledger.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { folderStore } from '../../src/evidence/stores/folder.ts';
import { fetchEvidence, keepEvidence } from '../../src/evidence/stores/keep.ts';
import { blobPath } from '../../src/evidence/stores/oci-layout.ts';
import type { EvidenceSet, EvidenceStore } from '../../src/evidence/stores/store.ts';
import { openEvidenceForge } from '../../src/github/evidence-forge.ts';
import { lockedFolder } from '../../src/run/evidence.ts';
import { branchStore } from '../../src/run/stores/branch.ts';
import { githubReleaseStore } from '../../src/run/stores/github-release.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type GitHubStandIn } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { sealedIn } from './factory.ts';

interface Home extends AsyncDisposable {
  store: EvidenceStore;
  /** Puts other bytes where the store has those of a digest, or takes them away. */
  spoil(digest: Digest, bytes: Uint8Array | undefined): Promise<void>;
  /** How often something was written over or taken away by the store itself. */
  problems(): string[];
}

const RELEASE = sha256('a release');

async function folderHome(): Promise<Home> {
  const folder = await temporaryFolder();
  return {
    store: folderStore(folder.path, 'evidence/'),
    spoil: async (digest, bytes) => (bytes ? writeFile(path.join(folder.path, blobPath(digest)), bytes) : rm(path.join(folder.path, blobPath(digest)))),
    problems: () => [],
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

async function forgeOf(github: GitHubStandIn) {
  return openEvidenceForge({ token: github.workflowToken({ contents: 'write', actions: 'read', attestations: 'write' }), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock: new ManualClock() });
}

async function branchHome(): Promise<Home> {
  const github = await startGitHub({ commits: [{ label: 'one', author: 'octocat', files: { 'README.md': 'x' } }] });
  return {
    store: branchStore(await forgeOf(github), 'sluice-evidence'),
    async spoil(digest, bytes) {
      const commit = github.state.git.commits.get(github.state.git.refs.get('refs/heads/sluice-evidence')!)!;
      const tree = github.state.git.changeFiles(commit.tree, { [blobPath(digest)]: bytes ?? null });
      github.state.git.refs.set('refs/heads/sluice-evidence', github.state.git.addCommit({ ...commit, tree, parents: [commit.sha] }));
    },
    problems: () => github.defects,
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}

async function releaseHome(): Promise<Home> {
  const github = await startGitHub({});
  return {
    store: githubReleaseStore(await forgeOf(github), RELEASE),
    async spoil(digest, bytes) {
      for (const release of github.state.releases.values()) {
        release.assets = release.assets.filter(({ name }) => bytes !== undefined || !name.endsWith(digest.slice('sha256:'.length)));
        for (const asset of release.assets) if (bytes && asset.name.endsWith(digest.slice('sha256:'.length))) asset.bytes = new Uint8Array(bytes);
      }
    },
    problems: () => github.defects,
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}

async function evidence(): Promise<EvidenceSet> {
  await using folder = await temporaryFolder();
  const { ledger } = await sealedIn(folder.path);
  const head = (await readLedger(ledger)).head!;
  return { release: RELEASE, head, files: [{ name: LEDGER_FILE, bytes: Buffer.from(ledger) }, { name: 'release.json', bytes: Buffer.from('{"a":1}') }] };
}

const codesOf = (found: Awaited<ReturnType<typeof fetchEvidence>>): string[] => ('refusals' in found ? found.refusals.map(({ code }) => code) : []);

describe.each([
  ['a folder', folderHome],
  ['a branch', branchHome],
  ['a GitHub release', releaseHome],
])('evidence kept in %s', (_name, open) => {
  test('reads back by the head of its ledger, byte for byte, and keeping it twice is keeping it once', async () => {
    await using home = await open();
    const set = await evidence();
    for (let again = 0; again < 2; again++) await keepEvidence(home.store, set);
    const found = await fetchEvidence(home.store, set.head);
    expect('files' in found && found.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual(set.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]));
    expect(home.problems()).toEqual([]);
  });

  test('of one head is not that of another, and both stay', async () => {
    await using home = await open();
    const set = await evidence();
    const lines = Buffer.from(set.files[0]!.bytes).toString().trimEnd().split('\n');
    const shorter = `${lines.slice(0, -1).join('\n')}\n`;
    const other: EvidenceSet = { ...set, head: (await readLedger(shorter)).head!, files: [{ name: LEDGER_FILE, bytes: Buffer.from(shorter) }] };
    await keepEvidence(home.store, set);
    await keepEvidence(home.store, other);
    for (const each of [set, other]) expect(codesOf(await fetchEvidence(home.store, each.head))).toEqual([]);
    expect(codesOf(await fetchEvidence(home.store, sha256('no such head')))).toEqual(['kept-evidence-missing']);
  });

  test('with one wrong byte is refused, with a part gone too, each by its own code', async () => {
    await using home = await open();
    const set = await evidence();
    await keepEvidence(home.store, set);
    const release = sha256(set.files[1]!.bytes);
    await home.spoil(release, Buffer.from('{"a":2}'));
    expect(codesOf(await fetchEvidence(home.store, set.head))).toEqual(['kept-evidence-wrong-bytes']);
    await home.spoil(release, undefined);
    expect(codesOf(await fetchEvidence(home.store, set.head))).toEqual(['kept-evidence-missing']);
  });

  test('does not count as kept where wrong bytes lay there before', async () => {
    await using home = await open();
    const set = await evidence();
    await keepEvidence(home.store, { ...set, files: set.files.slice(1).concat(set.files[0]!) }).catch(() => {});
    await home.spoil(sha256(set.files[0]!.bytes), Buffer.from('other'));
    const error = await keepEvidence(home.store, set).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).problems[0]!.code).toMatch(/^evidence-(not-kept|store-conflict)$/);
  });
});

describe('what a store answers that was not written by Sluice', () => {
  const answering = (manifest: unknown, blob: Uint8Array = Buffer.from('')): EvidenceStore => ({ where: 'a store', add: async () => {}, blob: async () => blob, manifest: async () => Buffer.from(typeof manifest === 'string' ? manifest : canonicalJson(manifest)) });
  const head = sha256('head');
  const whole = (name: string, annotations = { 'urn:sluice:ledger-head': head }) => ({ artifactType: 'application/vnd.sluice.evidence.v1', annotations, layers: [{ digest: sha256(''), annotations: { 'org.opencontainers.image.title': name } }] });

  test.each<[string, unknown, string]>([
    ['no JSON', 'hello', 'kept-evidence-unreadable'],
    ['null', null, 'kept-evidence-unreadable'],
    ['an image', { ...whole(LEDGER_FILE), artifactType: 'application/vnd.oci.image.config.v1+json' }, 'kept-evidence-unreadable'],
    ['a list of another head', whole(LEDGER_FILE, { 'urn:sluice:ledger-head': sha256('other') }), 'kept-evidence-unreadable'],
    ['a name that leads out', whole('../../etc/passwd'), 'kept-evidence-unreadable'],
    ['a name that is hidden', whole('.ledger'), 'kept-evidence-unreadable'],
    ['no ledger', whole('release.json'), 'kept-evidence-missing'],
    ['an empty ledger', whole(LEDGER_FILE), 'kept-evidence-other-head'],
  ])('%s is refused', async (_what, manifest, code) => {
    expect(codesOf(await fetchEvidence(answering(manifest), head))).toEqual([code]);
  });

  test('a ledger of another head is refused though its bytes are in order', async () => {
    const set = await evidence();
    const bytes = set.files[0]!.bytes;
    const manifest = { ...whole(LEDGER_FILE), layers: [{ digest: sha256(bytes), annotations: { 'org.opencontainers.image.title': LEDGER_FILE } }] };
    expect(codesOf(await fetchEvidence(answering(manifest, bytes), head))).toEqual(['kept-evidence-other-head']);
  });
});

describe('the folder', () => {
  test('is an OCI layout, and nothing half written stays in it', async () => {
    await using folder = await temporaryFolder();
    const set = await evidence();
    await keepEvidence(folderStore(folder.path, 'evidence/'), set);
    expect((await readdir(folder.path)).sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
    expect(JSON.parse(await readFile(path.join(folder.path, 'oci-layout'), 'utf8'))).toEqual({ imageLayoutVersion: '1.0.0' });
    const index = JSON.parse(await readFile(path.join(folder.path, 'index.json'), 'utf8')) as { manifests: { digest: Digest; size: number }[] };
    const manifest = await readFile(path.join(folder.path, blobPath(index.manifests[0]!.digest)));
    expect([sha256(manifest), manifest.length]).toEqual([index.manifests[0]!.digest, index.manifests[0]!.size]);
    for (const layer of (JSON.parse(manifest.toString()) as { layers: { digest: Digest; size: number }[] }).layers) expect((await readFile(path.join(folder.path, blobPath(layer.digest)))).length).toBe(layer.size);
  });

  test('with an index that is none, or a folder in its place, is left as it is', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'index.json'), '{}');
    const store = folderStore(folder.path, 'evidence/');
    await expect(keepEvidence(store, await evidence())).rejects.toThrow(/evidence-store-unreadable/);
    expect(await readdir(folder.path)).toEqual(['index.json']);
    await rm(path.join(folder.path, 'index.json'));
    await mkdir(path.join(folder.path, 'index.json'));
    await expect(keepEvidence(store, await evidence())).rejects.toThrow(/evidence-store-unreadable/);
  });
});

describe('the folder of several deliveries at once', () => {
  test('loses nothing of what any of them kept', async () => {
    await using folder = await temporaryFolder();
    const set = await evidence();
    const lines = Buffer.from(set.files[0]!.bytes).toString().trimEnd().split('\n');
    const sets = await Promise.all(
      lines.map(async (_, i): Promise<EvidenceSet> => {
        const text = `${lines.slice(0, i + 1).join('\n')}\n`;
        return { ...set, head: (await readLedger(text)).head!, files: [{ name: LEDGER_FILE, bytes: Buffer.from(text) }] };
      }),
    );
    expect(sets.length).toBeGreaterThan(2);
    const where = path.join(folder.path, 'evidence');
    await Promise.all(sets.map((each) => keepEvidence(lockedFolder(where, 'evidence/'), each)));
    for (const each of sets) expect(codesOf(await fetchEvidence(lockedFolder(where, 'evidence/'), each.head))).toEqual([]);
    expect([(await readdir(folder.path)).sort(), (await readdir(where)).sort()]).toEqual([['evidence'], ['blobs', 'index.json', 'oci-layout']]);
  });
});

describe('the branch', () => {
  test('is moved by compare-and-set: what another delivery kept meanwhile stays', async () => {
    await using github = await startGitHub({ commits: [{ label: 'one', author: 'octocat', files: { 'README.md': 'x' } }] });
    const [one, two] = [await forgeOf(github), await forgeOf(github)];
    const set = await evidence();
    const lines = Buffer.from(set.files[0]!.bytes).toString().trimEnd().split('\n');
    const shorter = `${lines.slice(0, -1).join('\n')}\n`;
    const other: EvidenceSet = { ...set, head: (await readLedger(shorter)).head!, files: [{ name: LEDGER_FILE, bytes: Buffer.from(shorter) }] };
    let overtaken = false;
    const slow = branchStore({ ...one, async commitFiles(files) {
      if (!overtaken) {
        overtaken = true;
        await keepEvidence(branchStore(two, 'sluice-evidence'), other);
      }
      return one.commitFiles(files);
    } }, 'sluice-evidence');
    await keepEvidence(slow, set);
    for (const each of [set, other]) expect(codesOf(await fetchEvidence(slow, each.head))).toEqual([]);
    expect(github.state.git.history(github.state.git.refs.get('refs/heads/sluice-evidence')!)).toHaveLength(2);
    expect(github.defects).toEqual([]);
  });

  test('that is always moved by others ends in evidence-store-busy, and one with code in it in evidence-branch-shared', async () => {
    await using github = await startGitHub({ commits: [{ label: 'one', author: 'octocat', files: { 'README.md': 'x' } }] });
    const forge = await forgeOf(github);
    await expect(keepEvidence(branchStore({ ...forge, commitFiles: async () => false }, 'sluice-evidence'), await evidence())).rejects.toThrow(/evidence-store-busy/);
    await expect(keepEvidence(branchStore(forge, 'main'), await evidence())).rejects.toThrow(/evidence-branch-shared/);
    expect(github.state.git.refs.get('refs/heads/main')).toBe(github.sha('one'));
  });

  test('without the right to write says which permission is missing', async () => {
    await using github = await startGitHub({});
    const forge = await openEvidenceForge({ token: github.workflowToken({ contents: 'read' }), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock: new ManualClock() });
    await expect(keepEvidence(branchStore(forge, 'sluice-evidence'), await evidence())).rejects.toThrow(/contents: write/);
    await expect(keepEvidence(githubReleaseStore(forge, RELEASE), await evidence())).rejects.toThrow(/contents: write/);
  });
});
