import { allPages, readReply, type Call, type Client } from './client.ts';
import { ForgeError } from './forge-error.ts';
import type { ArtifactFacts, ReleaseFacts } from './evidence-forge.ts';
import { pathOf } from './repository.ts';

const READ = 'contents: read';
const WRITE = 'contents: write';

/** Commit that a branch points at; undefined where there is no such branch. */
export async function readBranchHead(client: Client, branch: string): Promise<string | undefined> {
  const call: Call = { method: 'GET', path: pathOf(client, 'git', 'ref', 'heads', ...branch.split('/')), asked: `the branch ${JSON.stringify(branch)}`, permission: READ };
  const reply = await client.askMaybe(call);
  return reply && readReply(call, reply, (data) => data.get('object').get('sha').commit());
}

/** Git ids of all files of a commit by path. */
export async function readTree(client: Client, commit: string): Promise<ReadonlyMap<string, string>> {
  const call: Call = { method: 'GET', path: pathOf(client, 'git', 'trees', commit), query: { recursive: 1 }, asked: `the files of ${commit}`, permission: READ };
  const reply = await client.ask(call);
  return readReply(call, reply, (data) => {
    if (data.get('truncated').flag()) throw new ForgeError('incomplete', call, 'GitHub listed only some of them', { fix: 'Begin a new branch for evidence; the old one stays readable.' });
    const files = data.get('tree').list().filter((entry) => entry.get('type').text() === 'blob');
    return new Map(files.map((entry) => [entry.get('path').text(), entry.get('sha').commit()]));
  });
}

export async function readBlob(client: Client, id: string): Promise<Uint8Array> {
  const call: Call = { method: 'GET', path: pathOf(client, 'git', 'blobs', id), asked: `the git object ${id}`, permission: READ };
  const reply = await client.ask(call);
  const { size, bytes } = readReply(call, reply, (data) => ({ size: data.get('size').count(), bytes: Buffer.from(data.get('content').text(), 'base64') }));
  if (bytes.length !== size) throw new ForgeError('incomplete', call, `GitHub gave ${bytes.length} of its ${size} bytes`);
  return bytes;
}

export interface FilesToCommit {
  branch: string;
  /** Where the branch stood when the files were made; undefined where there was none. */
  parent: string | undefined;
  files: ReadonlyMap<string, Uint8Array>;
  message: string;
}

/**
 * Commits files onto a branch that must still stand at `parent`: false where somebody else moved it meanwhile, and then
 * nothing of this can be seen on it.
 */
export async function commitFiles(client: Client, { branch, parent, files, message }: FilesToCommit): Promise<boolean> {
  const post = async (what: string, body: unknown): Promise<string> => {
    const call: Call = { method: 'POST', path: pathOf(client, 'git', what), asked: `evidence for the branch ${JSON.stringify(branch)}`, permission: WRITE, body, repeatable: true };
    return readReply(call, await client.ask(call), (data) => data.get('sha').commit());
  };
  const tree: { path: string; mode: string; type: string; sha: string }[] = [];
  for (const [path, bytes] of files) tree.push({ path, mode: '100644', type: 'blob', sha: await post('blobs', { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' }) });
  const treeId = await post('trees', { tree, ...(parent !== undefined && { base_tree: await treeOf(client, parent) }) });
  const commit = await post('commits', { message, tree: treeId, parents: parent === undefined ? [] : [parent] });
  return parent === undefined ? create(client, branch, commit) : advance(client, branch, commit);
}

async function treeOf(client: Client, commit: string): Promise<string> {
  const call: Call = { method: 'GET', path: pathOf(client, 'git', 'commits', commit), asked: `the commit ${commit}`, permission: READ };
  return readReply(call, await client.ask(call), (data) => data.get('tree').get('sha').commit());
}

async function create(client: Client, branch: string, commit: string): Promise<boolean> {
  const call: Call = { method: 'POST', path: pathOf(client, 'git', 'refs'), asked: `the new branch ${JSON.stringify(branch)}`, permission: WRITE, body: { ref: `refs/heads/${branch}`, sha: commit } };
  return unlessMoved(client, call, branch, commit);
}

async function advance(client: Client, branch: string, commit: string): Promise<boolean> {
  const call: Call = { method: 'PATCH', path: pathOf(client, 'git', 'refs', 'heads', ...branch.split('/')), asked: `the branch ${JSON.stringify(branch)} at its new commit`, permission: WRITE, body: { sha: commit, force: false } };
  return unlessMoved(client, call, branch, commit);
}

/** GitHub says 422 of a branch that moved, and of rules that forbid the push: where it did not move, that is the reason. */
async function unlessMoved(client: Client, call: Call, branch: string, commit: string): Promise<boolean> {
  const before = await readBranchHead(client, branch);
  try {
    await client.ask(call);
    return true;
  } catch (error) {
    if (!(error instanceof ForgeError) || (error.status !== 422 && error.status !== 409)) throw error;
    const now = await readBranchHead(client, branch);
    if (now === commit) return true;
    if (now !== before || (call.method === 'POST' && now !== undefined) || /fast.forward/i.test(error.actual)) return false;
    throw error;
  }
}

export async function readRelease(client: Client, tag: string): Promise<ReleaseFacts | undefined> {
  const call: Call = { method: 'GET', path: pathOf(client, 'releases', 'tags', tag), asked: `the release ${JSON.stringify(tag)}`, permission: READ };
  const reply = await client.askMaybe(call);
  if (!reply) return undefined;
  const id = readReply(call, reply, (data) => data.get('id').id());
  const list: Call = { method: 'GET', path: pathOf(client, 'releases', String(id), 'assets'), asked: `the files of the release ${JSON.stringify(tag)}`, permission: READ };
  const { items } = await allPages(client, list, { most: 10, fix: 'A GitHub release holds at most 1,000 files; name another store.' }, (data) => data.list());
  const assets = readReply(list, reply, () => items.map((item) => ({ id: item.get('id').id(), name: item.get('name').text() })));
  return { id, assets };
}

/** Makes a release that is not shown as the latest one. Undefined where its tag has one already. */
export async function createRelease(client: Client, release: { tag: string; name: string; body: string }): Promise<ReleaseFacts | undefined> {
  const body = { tag_name: release.tag, name: release.name, body: release.body, prerelease: true, make_latest: 'false' };
  const call: Call = { method: 'POST', path: pathOf(client, 'releases'), asked: `the new release ${JSON.stringify(release.tag)}`, permission: WRITE, body };
  try {
    return readReply(call, await client.ask(call), (data) => ({ id: data.get('id').id(), assets: [] }));
  } catch (error) {
    if (error instanceof ForgeError && error.status === 422) return undefined;
    throw error;
  }
}

/** Adds a file to a release; false where a file of that name is there. */
export async function uploadAsset(client: Client, release: number, name: string, bytes: Uint8Array): Promise<boolean> {
  const call: Call = { method: 'POST', path: pathOf(client, 'releases', String(release), 'assets'), query: { name }, asked: `the file ${name} for a release`, permission: WRITE, upload: bytes };
  try {
    await client.ask(call);
    return true;
  } catch (error) {
    if (error instanceof ForgeError && error.status === 422) return false;
    throw error;
  }
}

export async function readAsset(client: Client, id: number): Promise<Uint8Array | undefined> {
  return client.askBytes({ method: 'GET', path: pathOf(client, 'releases', 'assets', String(id)), asked: `the file ${id} of a release`, permission: READ });
}

export async function readArtifacts(client: Client, runId: string): Promise<ArtifactFacts[]> {
  const call: Call = { method: 'GET', path: pathOf(client, 'actions', 'runs', runId, 'artifacts'), asked: `the artifacts of run ${runId}`, permission: 'actions: read' };
  const { items, digest, first } = await allPages(client, call, { most: 10, fix: 'Start a new run: this one has too many artifacts.' }, (data) => data.get('artifacts').list());
  return readReply(call, { data: first, digest, more: false }, () =>
    items.map((item) => ({ id: item.get('id').id(), name: item.get('name').text(), expired: item.get('expired').flag(), createdAt: item.get('created_at').optional((field) => field.text()), expiresAt: item.get('expires_at').optional((field) => field.text()) })),
  );
}

/** Hands a Sigstore bundle to GitHub's attestations; undefined where this repository has none (404, or 403 for a private one). */
export async function storeAttestation(client: Client, bundle: unknown): Promise<string | undefined> {
  const call: Call = { method: 'POST', path: pathOf(client, 'attestations'), asked: 'an attestation', permission: 'attestations: write', body: { bundle }, repeatable: true };
  const reply = await client.askMaybe(call);
  return reply && readReply(call, reply, (data) => String(data.get('id').id()));
}

/** Bundles that GitHub keeps about a digest, as it gives them: whoever uses one verifies it. */
export async function readAttestations(client: Client, digest: string): Promise<unknown[]> {
  const call: Call = { method: 'GET', path: pathOf(client, 'attestations', digest), query: { per_page: 100 }, asked: `the attestations of ${digest}`, permission: 'attestations: read' };
  const reply = await client.askMaybe(call);
  return reply ? readReply(call, reply, (data) => data.get('attestations').list().map((each) => each.get('bundle').value)) : [];
}
