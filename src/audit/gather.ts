import { lstat, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import { EVENTS_FILE } from '../evidence/events.ts';
import { HEAD_FILE } from '../evidence/head.ts';

/** Public key that came along with the evidence. */
export const KEY_FILE = 'ledger.pub';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LEDGERS = 500;
const MOST_ENTRIES = 50_000;
const DEEPEST = 8;
const LEFT_OUT = new Set(['.git', 'node_modules']);
const JOURNAL = '.journal.jsonl';

export interface EvidenceFile {
  /** Path from the folder that was named, with slashes. */
  name: string;
  bytes: Uint8Array;
}

/** Everything in a folder that is evidence, or claims to be. */
export interface Evidence {
  ledgers: (EvidenceFile & { head?: Uint8Array })[];
  manifests: EvidenceFile[];
  journals: EvidenceFile[];
  events: EvidenceFile[];
  keys: EvidenceFile[];
  /** What a store could not give back as it was kept. */
  refusals?: Refusal[];
}

/**
 * Ledgers with their heads, manifests, journals with the ledgers that they keep, events and public keys below a folder; a file
 * is its own ledger. Reads nothing but plain files, each capped. Throws InputError for what cannot be read or is too much.
 */
export async function gatherEvidence(target: string): Promise<Evidence> {
  const there = await lstat(target).catch((error: NodeJS.ErrnoException) => {
    throw InputError.of('verify-unreadable', `${JSON.stringify(target)} cannot be read (${error.code}).`, 'Give the ledger (ledger.intoto.jsonl), or the folder that holds it.');
  });
  const evidence: Evidence = { ledgers: [], manifests: [], journals: [], events: [], keys: [] };
  if (there.isDirectory()) {
    const { storedEvidence } = await import('./stored.ts');
    const stored = await storedEvidence(target);
    if (stored) return stored;
    for (const name of await filesBelow(target)) await take(evidence, target, name);
    return evidence;
  }
  const folder = path.dirname(target);
  const name = path.basename(target);
  if (name.endsWith(JOURNAL)) return { ...evidence, journals: [await read(folder, name)] };
  const beside = async (file: string) => ((await lstat(path.join(folder, file)).catch(() => undefined)) ? await read(folder, file) : undefined);
  const key = await beside(KEY_FILE);
  const manifest = await beside('release.json');
  return { ...evidence, ledgers: [{ ...(await read(folder, name)), head: (await beside(HEAD_FILE))?.bytes }], manifests: manifest ? [manifest] : [], keys: key ? [key] : [] };
}

async function take(evidence: Evidence, folder: string, name: string): Promise<void> {
  const base = path.posix.basename(name);
  const parent = path.posix.dirname(name);
  if (base.endsWith(JOURNAL)) evidence.journals.push(await read(folder, name));
  else if (base === EVENTS_FILE) evidence.events.push(await read(folder, name));
  else if (base === KEY_FILE) evidence.keys.push(await read(folder, name));
  else if (base === 'release.json' || (path.posix.basename(parent) === 'releases' && base.endsWith('.json'))) evidence.manifests.push(await read(folder, name));
  else if (base.endsWith('.jsonl') && (await isLedger(folder, name))) {
    if (evidence.ledgers.length >= MOST_LEDGERS) throw InputError.of('verify-too-many', `${JSON.stringify(folder)} holds more than ${MOST_LEDGERS} ledgers, and no more are read at once.`, 'Give one ledger, or the folder of one delivery.');
    const head = await lstat(path.join(folder, parent, HEAD_FILE)).then(() => read(folder, path.posix.join(parent, HEAD_FILE)), () => undefined);
    evidence.ledgers.push({ ...(await read(folder, name)), head: head?.bytes });
  }
}

/** By its name or place, so that a ledger that was damaged is still one; elsewhere by what it begins with. */
async function isLedger(folder: string, name: string): Promise<boolean> {
  const parts = name.split('/');
  if (parts.length === 1 || parts.at(-1)!.includes('ledger') || parts.slice(0, -1).includes('ledgers')) return true;
  const found = await lstat(path.join(folder, name));
  if (!found.isFile()) return false;
  await using file = await open(path.join(folder, name));
  const start = Buffer.alloc(64);
  await file.read(start, 0, start.length, 0);
  return /^\{"(payload|dsseEnvelope|mediaType)"/.test(start.toString('latin1'));
}

async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  let seen = 0;
  const visit = async (below: string, depth: number): Promise<void> => {
    if (depth > DEEPEST) throw InputError.of('verify-too-deep', `${JSON.stringify(folder)} is more than ${DEEPEST} folders deep.`, 'Give a folder that holds evidence alone.');
    const entries = await readdir(path.join(folder, below), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (++seen > MOST_ENTRIES) throw InputError.of('verify-too-many', `${JSON.stringify(folder)} holds more than ${MOST_ENTRIES} files.`, 'Give a folder that holds evidence alone.');
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!LEFT_OUT.has(entry.name)) await visit(name, depth + 1);
      } else files.push(name);
    }
  };
  await visit('', 0);
  return files;
}

/** The folder comes from a stranger: a pipe would be waited for, a link leads elsewhere, and what cannot be read must not count as not there. */
async function read(folder: string, name: string): Promise<EvidenceFile> {
  const file = path.join(folder, name);
  const unreadable = (reason: string) => InputError.of('verify-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
  const found = await lstat(file).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? error.message);
  });
  if (!found.isFile()) throw unreadable('not a file');
  if (found.size > MOST_BYTES) throw unreadable(`${found.size} bytes, and at most ${MOST_BYTES} are read`);
  await using handle = await open(file);
  const bytes = await handle.readFile();
  return { name: name.split(path.sep).join('/'), bytes };
}

/** Every file below a folder, by its name with slashes; for packs, whose list names each. */
export async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of await filesBelow(folder)) files.set(name, (await read(folder, name)).bytes);
  return files;
}
