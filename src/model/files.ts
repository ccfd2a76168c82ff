import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from '../core/glob.ts';
import { digestOfJson, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';

/** Whether a declared path or pattern names at least one file. */
export async function isThere(file: string): Promise<boolean> {
  return (await filesOf(file)).length > 0;
}

/** SHA-256 of a file's bytes; of a pattern: of the sorted list of (name below the pattern's folder, digest). */
export async function digestOfSource(file: string): Promise<Digest> {
  const files = await filesOf(file);
  if (files.length === 1 && files[0] === file) return digestOfFile(file);
  const folder = path.dirname(file.slice(0, file.search(/[*?[{]/)));
  const parts: { name: string; digest: Digest }[] = [];
  for (const part of files)
    parts.push({ name: path.relative(folder, part).split(path.sep).join('/'), digest: await digestOfFile(part) });
  return digestOfJson(parts);
}

export async function digestOfFile(file: string): Promise<Digest> {
  if ((await stat(file)).isDirectory())
    throw InputError.of('data-file-is-folder', `${path.basename(file)} is a folder, and a file or a pattern of files belongs there.`, 'Name the file in it, or a pattern such as `folder/*.csv`.');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}`;
}

async function filesOf(file: string): Promise<string[]> {
  try {
    await stat(file);
    return [file];
  } catch {
    return (await glob(file)).sort();
  }
}
