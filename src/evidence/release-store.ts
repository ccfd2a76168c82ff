import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson, hexOf, isDigest, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { ReleaseSource } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { copyPart } from './copy-part.ts';
import { modelDigest } from './model-digest.ts';
import { declaredParts, manifestOf, PARTS, parseManifest, type MeasuredParts, type PartName, type ReleaseManifest } from './release.ts';

export interface KeptRelease extends ReleaseSource {
  manifest: ReleaseManifest;
}

const MANIFEST = 'release.json';
const TEMPORARY = '.keeping-';
const DISCARDED = '.discarded-';

/**
 * Copies the declared parts to `<state>/releases/<hex>/`, measures the copy there and only then gives it its name: what
 * was measured is what can be placed, whatever happens to the source meanwhile. With `expected`, other bytes are refused
 * and nothing is kept. Throws InputError.
 */
export async function keepRelease(delivery: Delivery, stateFolder: string, expected?: Digest): Promise<KeptRelease> {
  const store = await storeFolder(stateFolder);
  const temporary = await mkdtemp(path.join(store, TEMPORARY));
  try {
    const manifest = await copyAndMeasure(delivery, temporary);
    if (expected !== undefined && manifest.digest !== expected) throw changed(expected, manifest.digest);
    await writeFile(path.join(temporary, MANIFEST), `${canonicalJson(manifest)}\n`, { flag: 'wx' });
    await chmod(temporary, 0o755);
    await moveIntoPlace(temporary, path.join(store, hexOf(manifest.digest)), manifest.digest, stateFolder);
    const kept = await openRelease(manifest.digest, stateFolder);
    refuseOtherNames(manifest, kept);
    return kept;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * The kept release of that digest, after every byte of it was measured again. Throws InputError where it is not there or
 * is not what its name says; a store that others can write to proves nothing by itself.
 */
export async function openRelease(digest: Digest, stateFolder: string): Promise<KeptRelease> {
  const root = path.join(await storeFolder(stateFolder), hexOf(checkedDigest(digest)));
  const found = await lstat(root).catch(() => undefined);
  if (!found) throw InputError.of('release-not-kept', `The release ${digest} is not in ${root}.`, 'Run the step on the machine that keeps the releases (rollout.state), or deliver the release again.');
  if (!found.isDirectory()) throw broken(digest, 'its folder is a link or a file');
  const manifest = parseManifest(await readFile(path.join(root, MANIFEST)).catch(() => Buffer.alloc(0)), path.join(root, MANIFEST));
  if (manifest.digest !== digest) throw broken(digest, `its manifest is of ${manifest.digest}`);
  const parts = await verifiedParts(root, manifest);
  return { digest, root, parts, manifest };
}

/** What lies in the folder of a release, part by part, whether or not that is what its name says; parts that are gone are left out. */
export async function measuredParts(digest: Digest, stateFolder: string): Promise<Record<string, Digest>> {
  const root = path.join(await storeFolder(stateFolder), hexOf(checkedDigest(digest)));
  const found: Record<string, Digest> = {};
  for (const name of PARTS) {
    const inside = await readdir(path.join(root, name), { withFileTypes: true }).catch(() => []);
    if (inside.length === 0) continue;
    // A part that is one file has the digest of the folder around it.
    found[name] = (await modelDigest(path.join(root, name), { ignore: false })).digest;
  }
  return found;
}

/** Digests that lie in the store, in no order and unverified. */
export async function keptReleases(stateFolder: string): Promise<Digest[]> {
  const names = await readdir(await storeFolder(stateFolder));
  return names.map((name) => `sha256:${name}`).filter(isDigest);
}

/**
 * Deletes kept releases except those in use and the newest `keep` of the good ones (`good` has the newest last). Answers
 * what was deleted. With nothing in use nothing is deleted: then the journal was probably not read.
 */
export async function pruneReleases(stateFolder: string, options: { inUse: readonly Digest[]; good: readonly Digest[]; keep: number }): Promise<Digest[]> {
  if (options.inUse.length === 0 || !(options.keep >= 1)) return [];
  const wanted = new Set<Digest>([...options.inUse, ...options.good.slice(-options.keep)]);
  const store = await storeFolder(stateFolder);
  const surplus = (await keptReleases(stateFolder)).filter((digest) => !wanted.has(digest)).sort();
  for (const digest of surplus) await discard(path.join(store, hexOf(digest)), store);
  return surplus;
}

async function copyAndMeasure(delivery: Delivery, temporary: string): Promise<ReleaseManifest> {
  const declared = declaredParts(delivery);
  const measured: MeasuredParts = {};
  for (const [name, declaredPath] of declared) {
    const source = delivery.resolve(declaredPath);
    const copied = await copyPart(source, path.join(temporary, name));
    measured[name] = await modelDigest(path.join(temporary, placeOf(name, copied.kind, path.basename(source))), { ignore: false });
  }
  return manifestOf(delivery.spec.release, declared, measured);
}

/** Where a part lies in its release's folder: a folder is the part itself, a file keeps its name inside. */
function placeOf(name: PartName, kind: 'file' | 'folder', fileName: string): string {
  return kind === 'folder' ? name : path.join(name, fileName);
}

async function moveIntoPlace(temporary: string, target: string, digest: Digest, stateFolder: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await rename(temporary, target);
    } catch (error) {
      if (attempt > 0 || !['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
    // Something has that name: the same release, kept before or by another job, or a damaged copy that gives way to ours.
    const intact = await openRelease(digest, stateFolder).then(() => true, () => false);
    if (intact) return;
    await discard(target, path.dirname(target));
  }
}

/** The digest does not tell a renamed file, so a release kept before may have these bytes under other names. */
function refuseOtherNames(manifest: ReleaseManifest, kept: KeptRelease): void {
  const other = Object.entries(manifest.parts).filter(([name, part]) => kept.manifest.parts[name as PartName]?.tree !== part.tree);
  if (other.length === 0) return;
  throw InputError.of(
    'release-kept-under-other-names',
    `The release ${manifest.digest} is kept already, with other file names in ${other.map(([name]) => name).join(', ')}.`,
    'Give the files their former names, or change the bytes of one (a comment is enough), so that the new layout is a release of its own.',
  );
}

async function verifiedParts(root: string, manifest: ReleaseManifest): Promise<Record<string, string>> {
  const parts: Record<string, string> = {};
  for (const [name, part] of Object.entries(manifest.parts)) {
    const place = placeOf(name as PartName, part.kind, fileNameOf(part.path));
    const found = await modelDigest(path.join(root, place), { ignore: false });
    if (found.digest !== part.digest || found.tree !== part.tree || found.kind !== part.kind) throw broken(manifest.digest, `${name} is ${found.digest}, and should be ${part.digest}`);
    parts[name] = place;
  }
  await refuseStrangers(root, manifest);
  return parts;
}

/** Links and files that no digest covers: a server that reads the folder would read them too. */
async function refuseStrangers(root: string, manifest: ReleaseManifest): Promise<void> {
  const list = async (folder: string) => (await readdir(folder, { withFileTypes: true })).map((entry) => `${entry.name}${entry.isDirectory() ? '/' : entry.isFile() ? '' : ' (a link)'}`).sort();
  const expected = [MANIFEST, ...Object.keys(manifest.parts).map((name) => `${name}/`)].sort();
  const actual = await list(root);
  if (actual.join() !== expected.join()) throw broken(manifest.digest, `it holds ${actual.join(', ')}, and should hold ${expected.join(', ')}`);
  for (const [name, part] of Object.entries(manifest.parts)) {
    const inside = part.kind === 'file' ? await list(path.join(root, name)) : [];
    if (inside.length > 1) throw broken(manifest.digest, `${name} holds ${inside.join(', ')}, and should hold one file`);
  }
}

/** The manifest comes from a file: its path must give a plain name, and never a way out of the release's folder. */
function fileNameOf(declared: string): string {
  const name = path.basename(path.resolve('/', declared));
  return name === '' ? 'unnamed' : name;
}

async function storeFolder(stateFolder: string): Promise<string> {
  const store = path.join(path.resolve(stateFolder), 'releases');
  await mkdir(store, { recursive: true });
  const found = await lstat(store);
  if (!found.isDirectory()) throw InputError.of('release-store-unsafe', `${store} is a link or a file, not a folder.`, 'Remove it; the releases must lie in the state folder itself.');
  return store;
}

/** Out of the way under another name first: a deletion that is cut short must not leave half a release under its name. */
async function discard(target: string, store: string): Promise<void> {
  const grave = await mkdtemp(path.join(store, DISCARDED));
  await rename(target, path.join(grave, 'release'));
  await rm(grave, { recursive: true, force: true });
}

function checkedDigest(digest: Digest): Digest {
  if (isDigest(digest)) return digest;
  throw InputError.of('digest-invalid', `${JSON.stringify(digest)} is no digest.`, 'Give `sha256:` and 64 lower-case hexadecimal characters.');
}

function changed(expected: Digest, actual: Digest): InputError {
  return InputError.of('release-changed', `The bytes make the release ${actual}, and ${expected} was expected.`, 'Act on the bytes that were tested, or deliver the new bytes from the start. Nothing was kept.');
}

function broken(digest: Digest, why: string): InputError {
  return InputError.of('release-damaged', `The kept release ${digest} is not what its name says: ${why}.`, 'Do not place it. Remove its folder, and keep the release again from its source.');
}
