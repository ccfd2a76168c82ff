import { digestOfJson, isDigest, type Digest } from '../core/digest.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { modelDigest } from './model-digest.ts';
import { PARTS, type PartName, type ReleaseManifest } from './release.ts';

/**
 * Where a release came from and by what it is judged, each by a digest of its own, so that a change of one is seen apart from the
 * others. The digest of the release is over `parts` alone: what a model was trained with does not change which bytes serve.
 */
export interface Lineage {
  /** weights, code, features, configuration, environment. */
  parts: Record<string, Digest>;
  /** Files of `release.lineage`, by their names there. */
  files: Record<string, Digest>;
  /** Canonical JSON of what the delivery file says of data, tests and checks, with its defaults. */
  definitions: Record<string, Digest>;
}

/** What people call the parts of a release. */
const NAMES: Record<PartName, string> = { model: 'weights', code: 'code', features: 'features', config: 'configuration', environment: 'environment' };

/** Throws InputError with every file of `release.lineage` that is not there. */
export async function lineageOf(delivery: Delivery, manifest: ReleaseManifest): Promise<Lineage> {
  const files: Record<string, Digest> = {};
  const problems: Problem[] = [];
  for (const [name, file] of Object.entries(delivery.spec.release.lineage ?? {}))
    try {
      files[name] = (await modelDigest(delivery.resolve(file))).digest;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const location = delivery.locate(['release', 'lineage', name]);
      problems.push(...error.problems.map((problem) => ({ ...problem, location })));
    }
  if (problems.length > 0) throw new InputError(problems);
  return { parts: partsOf(manifest), files, definitions: definitionsOf(delivery) };
}

export function partsOf(manifest: ReleaseManifest): Record<string, Digest> {
  return Object.fromEntries(PARTS.flatMap((part) => (manifest.parts[part] ? [[NAMES[part], manifest.parts[part].digest]] : [])));
}

/** By what a stage judges. The delivery file's own digest changes with every comment; these do not. */
export function definitionsOf({ spec: { data, tests, checks } }: Delivery): Record<string, Digest> {
  return Object.fromEntries(Object.entries({ data, tests, checks }).flatMap(([name, value]) => (value === undefined ? [] : [[name, digestOfJson(JSON.parse(JSON.stringify(value)))]])));
}

export interface LineageChange {
  changed: string[];
  same: string[];
  added: string[];
  removed: string[];
}

/** How a release differs from what serves; undefined where the champion's evidence does not say what it was made of. */
export function lineageChange(now: Lineage, champion: Record<string, unknown> | undefined): LineageChange | undefined {
  const before = championLineage(champion);
  if (!before) return undefined;
  const flat = { ...now.parts, ...prefixed(now.files), ...(before.judged ? judged(now.definitions) : {}) };
  const names = Object.keys(flat);
  return {
    changed: names.filter((name) => before.all[name] !== undefined && before.all[name] !== flat[name]),
    same: names.filter((name) => before.all[name] === flat[name]),
    added: names.filter((name) => before.all[name] === undefined),
    removed: Object.keys(before.all).filter((name) => !names.includes(name)),
  };
}

/** `changed: weights, environment; same: code, configuration` */
export function lineageText({ changed, same, added, removed }: LineageChange): string {
  const parts = Object.entries({ changed, added, removed, same }).filter(([, names]) => names.length > 0).map(([word, names]) => `${word}: ${names.join(', ')}`);
  return parts.join('; ');
}

/** Evidence of a champion is older: one without lineage has the parts of its manifest. */
function championLineage(details: Record<string, unknown> | undefined): { all: Record<string, Digest>; judged: boolean } | undefined {
  const { lineage, manifest } = (details ?? {}) as { lineage?: Partial<Lineage>; manifest?: ReleaseManifest };
  if (lineage?.parts) return { all: { ...digests(lineage.parts), ...prefixed(digests(lineage.files)), ...judged(digests(lineage.definitions)) }, judged: true };
  return manifest?.parts ? { all: digests(partsOf(manifest)), judged: false } : undefined;
}

function digests(value: unknown): Record<string, Digest> {
  return Object.fromEntries(Object.entries((value ?? {}) as Record<string, unknown>).filter((entry): entry is [string, Digest] => isDigest(entry[1])));
}

/** A file of the lineage may be called as a part is. */
function prefixed(files: Record<string, Digest>): Record<string, Digest> {
  const own = new Set(Object.values(NAMES));
  return Object.fromEntries(Object.entries(files).map(([name, digest]) => [own.has(name) ? `lineage.${name}` : name, digest]));
}

function judged(definitions: Record<string, Digest>): Record<string, Digest> {
  return Object.fromEntries(Object.entries(definitions).map(([name, digest]) => [`definition of ${name}`, digest]));
}
