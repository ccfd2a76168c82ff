import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { ReleaseSource } from '../../core/seams.ts';
import type { Repository } from './repository.ts';

/** What the server may read to know which release it serves. */
export const RELEASE_FILE = 'sluice-release.json';

/**
 * Copies a release into the folder that a slot's server loads from. The folder changes as a whole: beside it a new one is filled,
 * and takes its place when it is complete. What a killed copy left is removed. Throws InputError `fleet-files`.
 */
export async function shareRelease({ folder, files = { model: '.' } }: Repository, slot: string, source: ReleaseSource, cwd: string): Promise<void> {
  const target = path.resolve(cwd, folder!.replaceAll('{slot}', slot));
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.sluice-`);
  await mkdir(path.dirname(target), { recursive: true });
  await removeLeftovers(beside);
  const filling = `${beside}${randomUUID()}`;
  await mkdir(filling);
  for (const [part, place] of Object.entries(files)) await copyPart(source, part, path.join(filling, checked(place)));
  await writeFile(path.join(filling, RELEASE_FILE), `${JSON.stringify({ digest: source.digest })}\n`);
  const old = `${beside}${randomUUID()}`;
  await rename(target, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(filling, target);
  await rm(old, { recursive: true, force: true });
}

async function copyPart({ root, parts }: ReleaseSource, part: string, place: string): Promise<void> {
  const relative = parts[part];
  if (relative === undefined) throw InputError.of('fleet-files', `\`rollout.fleet.repository.files\` places the part \`${part}\`, which this release does not have.`, `Name parts of the release: ${Object.keys(parts).join(', ')}.`);
  const from = path.resolve(root, relative);
  const isFile = (await stat(from)).isFile();
  // A file at `.` keeps its name; a folder at `.` gives its contents.
  const to = isFile && place.endsWith(path.sep) ? path.join(place, path.basename(from)) : place;
  await mkdir(path.dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, dereference: true });
}

function checked(place: string): string {
  const normal = path.normalize(place);
  if (path.isAbsolute(normal) || normal.startsWith('..') || normal === RELEASE_FILE)
    throw InputError.of('fleet-files', `\`rollout.fleet.repository.files\` places a part at ${JSON.stringify(place)}.`, 'Write a path below the folder; `.` is the folder itself.');
  return normal === '.' ? path.sep : normal;
}

async function removeLeftovers(beside: string): Promise<void> {
  const parent = path.dirname(beside);
  for (const name of await readdir(parent)) if (name.startsWith(path.basename(beside))) await rm(path.join(parent, name), { recursive: true, force: true });
}
