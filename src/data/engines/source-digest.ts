import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { digestOfJson, type Digest } from '../../core/digest.ts';
import { glob } from '../../core/glob.ts';
import { fixedFolder } from './source-files.ts';

/** Fewer and larger reads: the default stream costs three times the hashing itself. */
const READ_BYTES = 1024 * 1024;
const FILES_AT_ONCE = 8;

/** Sees every byte that is hashed; may throw. */
export type Look = (file: string, chunk: Buffer) => void | Promise<void>;

/** The digest of a file's bytes; that of a pattern is of its files' names (from its first fixed folder on) and digests. */
export async function digestOfFiles(file: string, look?: Look): Promise<Digest> {
  if (await isFile(file)) return fileDigest(file, look);
  const files = (await glob(file)).sort();
  const base = fixedFolder(file);
  const parts: { name: string; digest: Digest }[] = [];
  // A pattern may match thousands of files, each of which takes a handle and a buffer.
  for (let start = 0; start < files.length; start += FILES_AT_ONCE)
    parts.push(...(await Promise.all(files.slice(start, start + FILES_AT_ONCE).map(async (one) => ({ name: path.relative(base, one).split(path.sep).join('/'), digest: await fileDigest(one, look) })))));
  return digestOfJson(parts);
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then((found) => found.isFile(), () => false);
}

async function fileDigest(file: string, look?: Look): Promise<Digest> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  await using handle = await open(file);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await look?.(file, chunk);
  }
  return `sha256:${hash.digest('hex')}`;
}
