import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';

/** Plain files below a path, or the path itself, absolute. Throws InputError `path-missing`. */
export async function filesUnder(target: string): Promise<string[]> {
  const found = await lstat(target).catch(() => undefined);
  if (!found) throw InputError.of('path-missing', `${JSON.stringify(target)} does not exist.`, 'Check the path.');
  if (found.isFile()) return [target];
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)).sort();
}
