import { createHash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { digestOfJson, hexOf, sha256, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { fingerprintOf, inManifestOrder, quoted, unreadable, walk, type WalkedFile } from './walk.ts';

/** One file of a part and its SHA-256. `path` is relative with `/`; `.` where the part is a single file. */
export interface FileDigest {
  path: string;
  digest: Digest;
  bytes: number;
}

export interface PartDigest {
  kind: 'file' | 'folder';
  /** OMS v1.0 root digest, method `files`. */
  digest: Digest;
  /** Over names, digests and sizes: the root digest alone does not change when a file is renamed in place. */
  tree: Digest;
  files: FileDigest[];
  bytes: number;
}

const CHUNK_BYTES = 1024 * 1024;
const FILES_AT_ONCE = 4;

/**
 * The OpenSSF Model Signing v1.0 root digest of a file or folder: SHA-256 over the raw SHA-256 digests of its files in
 * manifest order (specification §6.5.1, method `files`, symlinks refused, git's own files at the top left out); equal to
 * what PyPI `model-signing` 1.1.1 computes. Holds a few file chunks in memory, never a file. Throws InputError (see
 * `walk`), among them `part-changed` where anything moved while it was read.
 */
export async function modelDigest(target: string, options?: { ignore: boolean }): Promise<PartDigest> {
  const { kind, files } = await walk(target, options);
  const digests = await inParallel(files, hashFile);
  await refuseIfChanged(target, files, options);
  const entries = files.map((file, i) => ({ path: file.path, digest: digests[i]!, bytes: file.bytes }));
  return {
    kind,
    digest: rootDigest(entries),
    tree: digestOfJson(entries),
    files: entries,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  };
}

/** The root over files that are already hashed; sorts them itself. */
export function rootDigest(files: readonly Pick<FileDigest, 'path' | 'digest'>[]): Digest {
  return sha256(Buffer.concat(inManifestOrder(files).map((file) => Buffer.from(hexOf(file.digest), 'hex'))));
}

/** Workers take the next file each, so that one large file does not hold up the small ones. */
async function inParallel(files: readonly WalkedFile[], hash: (file: WalkedFile, chunk: Buffer) => Promise<Digest>): Promise<Digest[]> {
  const digests: Digest[] = new Array<Digest>(files.length);
  let next = 0;
  const work = async (): Promise<void> => {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let i = next++; i < files.length; i = next++) digests[i] = await hash(files[i]!, chunk);
  };
  const workers = Array.from({ length: Math.min(FILES_AT_ONCE, files.length) }, work);
  const outcomes = await Promise.allSettled(workers);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return digests;
}

async function hashFile(file: WalkedFile, chunk: Buffer): Promise<Digest> {
  await using handle = await openRegular(file);
  const hash = createHash('sha256');
  let total = 0;
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null).catch((error: unknown) => {
      throw new InputError([unreadable(file.absolute, error)], { cause: error });
    });
    if (bytesRead === 0) break;
    total += bytesRead;
    hash.update(chunk.subarray(0, bytesRead));
    if (total > file.bytes) throw changed(file.absolute);
  }
  if (total !== file.bytes || fingerprintOf(await stat(handle)) !== file.fingerprint) throw changed(file.absolute);
  return `sha256:${hash.digest('hex')}`;
}

/**
 * Opens the very file that was listed. NOFOLLOW and NONBLOCK: the name may have become a link or a pipe since, and an
 * open pipe would wait for a writer for ever.
 */
export async function openRegular(file: WalkedFile): Promise<FileHandle> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(file.absolute, flags).catch((error: unknown) => {
    if (['ELOOP', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw changed(file.absolute);
    throw new InputError([unreadable(file.absolute, error)], { cause: error });
  });
  if (fingerprintOf(await stat(handle)) === file.fingerprint) return handle;
  await handle.close();
  throw changed(file.absolute);
}

async function refuseIfChanged(target: string, before: readonly WalkedFile[], options?: { ignore: boolean }): Promise<void> {
  const state = (files: readonly WalkedFile[]): string[] => files.map((file) => `${file.path}\0${file.fingerprint}`);
  const earlier = state(before);
  const later = state((await walk(target, options)).files);
  const at = earlier.findIndex((entry, i) => entry !== later[i]);
  if (at >= 0 || later.length !== earlier.length) throw changed(before[at]?.absolute ?? target);
}

function stat(handle: FileHandle): Promise<BigIntStats> {
  return handle.stat({ bigint: true });
}

function changed(shown: string): InputError {
  return InputError.of('part-changed', `${quoted(shown)} changed while it was read.`, 'Stop whatever still writes there, then run this step again: an identity is of bytes that hold still.');
}
