import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { digestOfJson, type Digest } from '../../core/digest.ts';
import { glob } from '../../core/glob.ts';

/** The digest of a file's bytes; that of a pattern is of its files' names and digests. */
export async function digestOfFiles(file: string): Promise<Digest> {
  if (await isFile(file)) return fileDigest(file);
  const files = (await glob(file)).sort();
  const parts = await Promise.all(files.map(async (one) => ({ name: path.basename(one), digest: await fileDigest(one) })));
  return digestOfJson(parts);
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then((found) => found.isFile(), () => false);
}

async function fileDigest(file: string): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}`;
}
