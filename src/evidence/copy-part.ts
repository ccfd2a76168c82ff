import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { openRegular } from './hash-files.ts';
import { walk, type Walk, type WalkedFile } from './walk.ts';

const CHUNK_BYTES = 1024 * 1024;
const OWNER_MAY_EXECUTE = 0o100;

/**
 * Copies the files that a part's digest covers, and nothing else, into a new folder: what git keeps beside a model has no
 * digest and must not be served. A file keeps its name; whether its owner may execute it is kept, other rights are not.
 */
export async function copyPart(source: string, target: string): Promise<Walk> {
  const found = await walk(source);
  await mkdir(target, { recursive: true });
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  for (const file of found.files) {
    const place = path.join(target, file.path === '.' ? path.basename(path.resolve(source)) : file.path);
    await mkdir(path.dirname(place), { recursive: true });
    await copyFile(file, place, chunk);
  }
  return found;
}

async function copyFile(file: WalkedFile, target: string, chunk: Buffer): Promise<void> {
  await using from = await openRegular(file);
  const executable = ((await from.stat()).mode & OWNER_MAY_EXECUTE) !== 0;
  // Exclusive: whatever already has this name was put there by somebody else. Read-only: kept bytes do not change.
  await using to = await open(target, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, executable ? 0o555 : 0o444);
  for (;;) {
    const { bytesRead } = await from.read(chunk, 0, chunk.length, null);
    if (bytesRead === 0) return;
    await to.writeFile(chunk.subarray(0, bytesRead));
  }
}
