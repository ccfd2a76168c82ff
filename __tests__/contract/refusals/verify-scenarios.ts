import { generateKeyPairSync } from 'node:crypto';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keySigner } from '../../../src/evidence/signer.ts';
import { writeAll } from '../../../testkit/delivery-run.ts';
import { chainOf, statementsOf } from '../../../testkit/ledger.ts';
import type { Said } from '../../../testkit/refusals.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { packList, PACK_FILE } from '../../../src/audit/pack.ts';
import { sha256, type Digest } from '../../../src/core/digest.ts';
import { readLedger } from '../../../src/evidence/read-ledger.ts';
import { unsigned } from '../../../src/evidence/signer.ts';
import { manifestOf } from '../../../src/evidence/stores/keep.ts';
import { blobPath, INDEX_FILE, indexWith } from '../../../src/evidence/stores/oci-layout.ts';
import { command, started } from './command.ts';
import { sealedOnce } from './world.ts';

const LEDGER = 'evidence/ledger.intoto.jsonl';

/** What is done to a repository with its sealed evidence before `sluice verify` looks at it. */
export interface Kept {
  argv: string[];
  before: (folder: string) => Promise<unknown>;
}

/** What `verify` refuses and no gate of a run does: it knows the files on this machine, and a key that somebody names. */
export const VERIFY_SCENARIOS: Record<string, Kept | Kept[]> = {
  'evidence-other-layout': { argv: ['verify', 'evidence', '--delivery', 'delivery.yml'], before: (folder) => rename(path.join(folder, 'model/weights.bin'), path.join(folder, 'model/other.bin')) },
  'ledger-unsigned': { argv: ['verify', 'evidence', '--public-key', 'key.pem'], before: key },
  'ledger-wrong-signer': { argv: ['verify', 'evidence', '--public-key', 'key.pem'], before: async (folder) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const text = await readFile(path.join(folder, LEDGER), 'utf8');
    await writeFile(path.join(folder, LEDGER), await chainOf(statementsOf(text), keySigner(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)));
    await key(folder);
  } },
  'pack-unreadable': { argv: ['verify', 'pack'], before: async (folder) => {
    await pack(folder);
    await writeFile(path.join(folder, 'pack', PACK_FILE), '{}');
  } },
  'pack-file-changed': { argv: ['verify', 'pack'], before: async (folder) => {
    await pack(folder);
    await appendFile(path.join(folder, 'pack/index.html'), '<p>All is well.</p>');
  } },
  'pack-not-from-evidence': { argv: ['verify', 'pack'], before: async (folder) => {
    await pack(folder);
    await appendFile(path.join(folder, 'pack/index.html'), '<p>All is well.</p>');
    await listAnew(path.join(folder, 'pack'));
  } },
};

const KEEPING = 'evidence: {stores: [{folder: kept}]}\n';
const OTHER: Digest = `sha256:${'0'.repeat(64)}`;

/** What is done to a folder that keeps the evidence before it is fetched by the head of its ledger. */
export const FETCH_SCENARIOS: Record<string, (folder: string, head: Digest) => Promise<unknown>> = {
  'kept-evidence-missing': (folder) => rm(path.join(folder, 'kept'), { recursive: true }),
  'kept-evidence-wrong-bytes': async (folder) => writeFile(path.join(folder, 'kept', blobPath(sha256(await readFile(path.join(folder, LEDGER))))), 'other'),
  // A list under the head of one ledger that names another, and one that is none.
  'kept-evidence-other-head': async (folder, head) => putManifest(folder, head, manifestOf({ release: OTHER, head, files: [{ name: 'ledger.intoto.jsonl', bytes: await putBlob(folder, Buffer.from('{}\n')) }] })),
  'kept-evidence-unreadable': (folder, head) => putManifest(folder, head, Buffer.from('{}')),
};

export async function hearFetch(before: (folder: string, head: Digest) => Promise<unknown>): Promise<Said> {
  const { files, ledger } = await sealedOnce();
  await using folder = await temporaryFolder();
  await writeAll(folder.path, { ...files, 'delivery.yml': `${files['delivery.yml']}${KEEPING}`, [LEDGER]: ledger });
  const { head } = await readLedger(ledger);
  const kept = await started(['evidence', 'keep', 'evidence'], folder.path);
  if (kept.status !== 0) throw new Error(kept.out);
  await before(folder.path, head!);
  return await command('sluice evidence fetch', ['evidence', 'fetch', head!, '--out', 'back'], folder.path);
}

async function pack(folder: string): Promise<void> {
  const made = await started(['audit', 'evidence', '--out', 'pack'], folder);
  if (made.status !== 0) throw new Error(made.out);
}

/** The list of a pack as somebody writes it who changed a file of it and cannot sign. */
async function listAnew(folder: string): Promise<void> {
  const { payload } = JSON.parse(await readFile(path.join(folder, PACK_FILE), 'utf8')) as { payload: string };
  const { subject, predicate } = JSON.parse(Buffer.from(payload, 'base64').toString()) as { subject: { name: string }[]; predicate: Parameters<typeof packList>[1] };
  const files = new Map<string, Uint8Array>();
  for (const { name } of subject) files.set(name, await readFile(path.join(folder, name)));
  await writeFile(path.join(folder, PACK_FILE), await packList(files, predicate, unsigned()));
}

async function putBlob(folder: string, bytes: Uint8Array): Promise<Uint8Array> {
  await writeFile(path.join(folder, 'kept', blobPath(sha256(bytes))), bytes);
  return bytes;
}

async function putManifest(folder: string, head: Digest, manifest: Uint8Array): Promise<void> {
  await putBlob(folder, manifest);
  await writeFile(path.join(folder, 'kept', INDEX_FILE), indexWith(undefined, head, manifest, 'the folder'));
}

export async function hear({ argv, before }: Kept): Promise<Said> {
  const { files, ledger } = await sealedOnce();
  await using folder = await temporaryFolder();
  await writeAll(folder.path, { ...files, [LEDGER]: ledger });
  await before(folder.path);
  return await command('sluice verify', argv, folder.path);
}

async function key(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'key.pem'), generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
}
