import { realpathSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../core/problem.ts';

/** Absolute path of a declared path. Throws InputError where it leaves the workspace, by name or by a symbolic link. */
export function resolveInside(declared: string, place: { file: string; root: string; workspace: string }): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(declared))
    throw InputError.of('path-not-local', `\`${declared}\` is an address, and this version reads files.`, 'Fetch it in a step before, and name the file.', { file: place.file, line: 1, column: 1 });
  const absolute = path.resolve(place.root, declared);
  if (!isInside(absolute, place.workspace) || !isInside(realPath(absolute), realPath(place.workspace)))
    throw InputError.of('path-leaves-workspace', `\`${declared}\` leads out of the workspace.`, 'Keep what a delivery names inside the repository; symbolic links out of it are refused.', { file: place.file, line: 1, column: 1 });
  return absolute;
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  // Files of a ConfigMap lie in a folder such as `..2026_01_05`, which is no way up.
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}

/** The real path of a file, or of its nearest ancestor that exists (an output may not exist yet). */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(realPath(parent), path.basename(file));
  }
}
