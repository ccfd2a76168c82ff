import { digestOfJson, hexOf, sha256, type Digest } from '../core/digest.ts';
import { changed, hashRanges, type OnProgress } from './hash-files.ts';
import { inManifestOrder, walk, type WalkedFile, type WalkOptions } from './walk.ts';

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

export interface DigestOptions extends WalkOptions {
  onProgress?: OnProgress;
}

/**
 * The OpenSSF Model Signing v1.0 root digest of a file or folder: SHA-256 over the raw SHA-256 digests of its files in
 * manifest order (specification §6.5.1, method `files`, symlinks refused, git's own files at the top left out); equal to
 * what PyPI `model-signing` 1.1.1 computes. Holds a few file chunks in memory, never a file. Throws InputError (see
 * `walk`), among them `part-changed` where anything moved while it was read.
 */
export async function modelDigest(target: string, options: DigestOptions = {}): Promise<PartDigest> {
  const { kind, files } = await walk(target, options);
  const digests = await hashRanges(files.map((file) => ({ file, start: 0, end: file.bytes })), 'sha256', options.onProgress);
  await refuseIfChanged(target, files, options);
  const entries = files.map((file, i): FileDigest => ({ path: file.path, digest: `sha256:${digests[i]!}`, bytes: file.bytes }));
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

/** Lists once more: what came, went or moved while the files were read has no identity. */
export async function refuseIfChanged(target: string, before: readonly WalkedFile[], options?: WalkOptions): Promise<void> {
  const state = (files: readonly WalkedFile[]): string[] => files.map((file) => `${file.path}\0${file.fingerprint}`);
  const earlier = state(before);
  const later = state((await walk(target, options)).files);
  const at = earlier.findIndex((entry, i) => entry !== later[i]);
  if (at >= 0 || later.length !== earlier.length) throw changed(before[at]?.absolute ?? target);
}
