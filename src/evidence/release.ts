import { digestOfJson, type Digest } from '../core/digest.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { parseHostile, schemaMistakes } from './hostile-json.ts';
import { modelDigest, type PartDigest } from './model-digest.ts';

/** What a release can consist of, in the order of every list. */
export const PARTS = ['model', 'code', 'features', 'config', 'environment'] as const;
export type PartName = (typeof PARTS)[number];

export interface ReleasePart {
  /** As the delivery file names it. */
  path: string;
  kind: 'file' | 'folder';
  /** OMS v1.0 root digest, method `files`. */
  digest: Digest;
  /** Over the names, digests and sizes of its files. */
  tree: Digest;
  files: number;
  bytes: number;
}

/** `release.json`: what is delivered as one. `digest` is its only identity; name and version are labels. */
export interface ReleaseManifest {
  schema: 'urn:sluice:release:v1';
  name: string;
  version?: string;
  digest: Digest;
  parts: { model: ReleasePart } & Partial<Record<PartName, ReleasePart>>;
}

/** A part as it lies on disk: for messages that name the file which changed. */
export type MeasuredParts = Partial<Record<PartName, PartDigest>>;

export const MOST_MANIFEST_BYTES = 1024 * 1024;

/** SHA-256 over the canonical JSON (RFC 8785) of `{part: part digest}`; name and version are not in it. */
export function releaseDigest(parts: Partial<Record<PartName, { digest: Digest }>>): Digest {
  return digestOfJson(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.digest])));
}

/** Computes every part from its bytes. Throws InputError with the problems of all parts. */
export async function identifyRelease(delivery: Delivery): Promise<ReleaseManifest> {
  return (await measureRelease(delivery)).manifest;
}

export async function measureRelease(delivery: Delivery): Promise<{ manifest: ReleaseManifest; measured: MeasuredParts }> {
  const declared = declaredParts(delivery);
  const measured: MeasuredParts = {};
  const problems: Problem[] = [];
  // One after the other: each reads a few files at once already.
  for (const [name, path] of declared) {
    try {
      measured[name] = await modelDigest(delivery.resolve(path));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const location = delivery.locate(['release', name]);
      problems.push(...error.problems.map((problem) => ({ ...problem, location })));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return { manifest: manifestOf(delivery.spec.release, declared, measured), measured };
}

export function declaredParts({ spec: { release } }: Delivery): [name: PartName, path: string][] {
  return PARTS.flatMap((name): [PartName, string][] => {
    const path = release[name];
    return path === undefined ? [] : [[name, path]];
  });
}

export function manifestOf(labels: { name: string; version?: string }, declared: readonly [PartName, string][], measured: MeasuredParts): ReleaseManifest {
  const parts = Object.fromEntries(
    declared.map(([name, path]) => {
      const { kind, digest, tree, files, bytes } = measured[name]!;
      return [name, { path, kind, digest, tree, files: files.length, bytes }];
    }),
  ) as ReleaseManifest['parts'];
  const version = labels.version === undefined ? {} : { version: labels.version };
  return { schema: 'urn:sluice:release:v1', name: labels.name, ...version, digest: releaseDigest(parts), parts };
}

export function refOf({ name, version, digest }: ReleaseManifest): ReleaseRef {
  return version === undefined ? { name, digest } : { name, version, digest };
}

/** `tree` of each part, as a gate's policy takes it. */
export function layoutOf(manifest: ReleaseManifest): Record<string, Digest> {
  return Object.fromEntries(Object.entries(manifest.parts).map(([name, part]) => [name, part.tree]));
}

/** A manifest from a stranger's bytes; its digest must follow from its parts. Throws InputError. */
export function parseManifest(bytes: Uint8Array, shown: string): ReleaseManifest {
  const parsed = parseHostile(bytes, MOST_MANIFEST_BYTES);
  const mistakes = 'mistake' in parsed ? [parsed.mistake] : schemaMistakes('release', parsed.value);
  if (mistakes.length > 0) throw InputError.of('manifest-unreadable', `${shown} is no release manifest: ${mistakes.join('; ')}.`, 'Take release.json from where Sluice wrote it.');
  const manifest = (parsed as { value: ReleaseManifest }).value;
  const digest = releaseDigest(manifest.parts);
  if (digest !== manifest.digest)
    throw InputError.of('manifest-contradictory', `${shown} names the release ${manifest.digest}, and its parts make ${digest}.`, 'Take release.json from where Sluice wrote it; this copy was edited.');
  return manifest;
}
