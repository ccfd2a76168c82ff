import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { Refusal } from '../../core/refusal.ts';
import { hashRanges, type HashAlgorithm, type OnProgress, type Range } from '../hash-files.ts';
import { refuseIfChanged } from '../model-digest.ts';
import { walk, type Walk } from '../walk.ts';
import { refuseOms, type OmsRefusalCode } from './refusal-codes.ts';
import { fileOfResource, SHARD, type OmsSerialization, type OmsStatement } from './statement.ts';

const ALGORITHMS: Record<OmsSerialization['hash_type'], HashAlgorithm> = { sha256: 'sha256', blake2b: 'blake2b512' };
/** Pieces that are hashed at most: as many as a statement can list. */
const MOST_PIECES = 2_000_000;
/** A folder of another model would otherwise be a page per file. */
const MOST_REFUSALS = 20;

/** What walking refuses, as a refusal of the signature. What is not here is no answer but a mistake in the call. */
const REFUSED_BY_WALK: Readonly<Record<string, OmsRefusalCode>> = {
  'part-symlink': 'oms-symlink',
  'part-special-file': 'oms-special-file',
  'part-name-not-utf8': 'oms-name-hostile',
  'part-name-control-character': 'oms-name-hostile',
  'part-name-collision': 'oms-name-hostile',
  'part-changed': 'oms-changed-while-read',
  'part-empty': 'oms-model-empty',
  'part-too-many-files': 'oms-model-empty',
};

/**
 * Holds the files of a model against a statement whose signature is already proved. `leaveOut` are paths below the model that
 * do not count beside those that the statement itself leaves out. Throws InputError where the model cannot be read.
 */
export async function modelRefusals(target: string, { predicate }: OmsStatement, leaveOut: readonly string[], onProgress?: OnProgress): Promise<Refusal[]> {
  const options = { leaveOut: new Set([...(predicate.serialization.ignore_paths ?? []), ...leaveOut]) };
  try {
    const found = await walk(target, options);
    const ranges = rangesOf(found, predicate.serialization);
    if (!ranges) return [refuseOms('oms-serialization-unsupported', `at most ${MOST_PIECES} pieces`, 'more')];
    const digests = await hashRanges(ranges, ALGORITHMS[predicate.serialization.hash_type], onProgress);
    await refuseIfChanged(target, found.files, options);
    const actual = new Map<string, string[]>(found.files.map((file) => [file.path, []]));
    ranges.forEach(({ file, start, end }, i) => actual.get(file.path)!.push(`${start}:${end}=${digests[i]}`));
    return differences(signedFiles(predicate, found, path.basename(path.resolve(target))), actual);
  } catch (error) {
    const refusals = error instanceof InputError ? error.problems.map(asRefusal) : [];
    if (refusals.length === 0 || refusals.includes(undefined)) throw error;
    return refusals.filter((each) => each !== undefined);
  }
}

function asRefusal({ code, message }: { code: string; message: string }): Refusal | undefined {
  const refused = REFUSED_BY_WALK[code];
  return refused && refuseOms(refused, 'files as they were signed', message.replace(/\.$/, ''));
}

/**
 * What is hashed: whole files, or each cut into shards (an empty file is one empty shard). Undefined where that would be too
 * many.
 */
function rangesOf({ files }: Walk, { method, shard_size: size }: OmsSerialization): Range[] | undefined {
  if (method === 'files') return files.map((file) => ({ file, start: 0, end: file.bytes }));
  const shards = (bytes: number): number => Math.max(1, Math.ceil(bytes / size!));
  if (files.reduce((sum, { bytes }) => sum + shards(bytes), 0) > MOST_PIECES) return undefined;
  return files.flatMap((file) => Array.from({ length: shards(file.bytes) }, (_, i) => ({ file, start: i * size!, end: Math.min((i + 1) * size!, file.bytes) })));
}

/** Pieces by file as the statement lists them, in the form in which they are measured. */
function signedFiles({ resources, serialization }: OmsStatement['predicate'], { kind, files }: Walk, basename: string): Map<string, string[]> {
  const signed = new Map<string, string[]>();
  const size = new Map(files.map((file) => [file.path, file.bytes]));
  for (const resource of resources) {
    const listed = fileOfResource(resource, serialization);
    // The specification names a model of one file by its file name, model-signing 1.1.1 by a dot.
    const name = kind === 'file' && listed === basename ? '.' : listed;
    const piece = serialization.method === 'files' ? `0:${size.get(name) ?? 0}` : resource.name.match(SHARD)!.slice(1).join(':');
    const pieces = signed.get(name);
    if (pieces) pieces.push(`${piece}=${resource.digest}`);
    else signed.set(name, [`${piece}=${resource.digest}`]);
  }
  return signed;
}

function differences(signed: ReadonlyMap<string, string[]>, actual: ReadonlyMap<string, string[]>): Refusal[] {
  const unsigned = [...actual.keys()].filter((name) => !signed.has(name));
  const byBytes = Map.groupBy(unsigned, (name) => bytesOf(actual.get(name)!));
  const renamed = new Set<string>();
  const found: [OmsRefusalCode, string, string][] = [];
  for (const [name, pieces] of signed) {
    if (actual.has(name)) {
      if (!isSame(pieces, actual.get(name)!)) found.push(['oms-file-changed', `${shown(name)} as it was signed`, 'other bytes']);
      continue;
    }
    const now = byBytes.get(bytesOf(pieces))?.pop();
    if (now !== undefined) renamed.add(now);
    found.push(now === undefined ? ['oms-file-missing', shown(name), 'no such file'] : ['oms-file-renamed', shown(name), `its bytes as ${shown(now)}`]);
  }
  for (const name of unsigned) if (!renamed.has(name)) found.push(['oms-file-extra', 'signed files alone', shown(name)]);
  const surplus = found.length - MOST_REFUSALS;
  return found.slice(0, MOST_REFUSALS).map(([code, expected, actually], i) => refuseOms(code, expected, surplus > 0 && i === MOST_REFUSALS - 1 ? `${actually}, and ${surplus} more differences` : actually));
}

function bytesOf(pieces: readonly string[]): string {
  return pieces.map((piece) => piece.replace(/^.*=/, '')).join();
}

/** The order of shards is the signer's; each says where it lies. */
function isSame(signed: readonly string[], actual: readonly string[]): boolean {
  return signed.length === actual.length && signed.toSorted().join() === actual.toSorted().join();
}


function shown(name: string): string {
  return JSON.stringify(name);
}
