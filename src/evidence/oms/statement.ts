import { createHash } from 'node:crypto';
import { hexOf } from '../../core/digest.ts';
import type { Refusal } from '../../core/refusal.ts';
import { parseHostile, schemaMistakes } from '../hostile-json.ts';
import type { PartDigest } from '../model-digest.ts';
import { IGNORED_AT_TOP } from '../walk.ts';
import { refuseOms } from './refusal-codes.ts';

export const OMS_PREDICATE = 'https://model_signing/signature/v1.0';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

export interface OmsResource {
  name: string;
  digest: string;
  algorithm: string;
}

export interface OmsSerialization {
  method: 'files' | 'shards';
  hash_type: 'sha256' | 'blake2b';
  allow_symlinks: boolean;
  /** Of `shards`: bytes of one. */
  shard_size?: number;
  ignore_paths?: string[];
}

/** What an OMS v1.0 signature signs (OMS specification, sections 5 and 6; schemas/oms.schema.json). */
export interface OmsStatement {
  _type: typeof STATEMENT_TYPE;
  subject: [{ name: string; digest: { sha256: string } }];
  predicateType: typeof OMS_PREDICATE;
  predicate: { resources: OmsResource[]; serialization: OmsSerialization };
}

/** The statement about files that were measured with `modelDigest`; `leftOut` are the paths that were not. */
export function omsStatement(name: string, measured: PartDigest, leftOut: readonly string[]): OmsStatement {
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name, digest: { sha256: hexOf(measured.digest) } }],
    predicateType: OMS_PREDICATE,
    predicate: {
      // A model of one file has the name `.`, as model-signing 1.1.1 writes it and asks for it.
      resources: measured.files.map(({ path, digest }) => ({ algorithm: 'sha256', digest: hexOf(digest), name: path })),
      serialization: { method: 'files', hash_type: 'sha256', allow_symlinks: false, ignore_paths: [...new Set([...IGNORED_AT_TOP, ...leftOut])].sort() },
    },
  };
}

/** A statement from a stranger's bytes, or why it is none. Never throws. */
export function readOmsStatement(payload: Uint8Array): { statement: OmsStatement } | { refusals: Refusal[] } {
  const parsed = parseHostile(payload, payload.length);
  if ('mistake' in parsed) return refused('oms-payload-unreadable', 'a statement as JSON', parsed.mistake);
  const value = parsed.value as Partial<Omit<OmsStatement, 'predicateType'>> & { predicateType?: unknown } | null;
  if (value?._type === STATEMENT_TYPE && value.predicateType !== OMS_PREDICATE) return refused('oms-predicate-other', OMS_PREDICATE, JSON.stringify(value.predicateType ?? null).slice(0, 200));
  const { method, hash_type: hash } = (value?.predicate?.serialization ?? {}) as Record<string, unknown>;
  if (typeof method === 'string' && method !== 'files' && method !== 'shards') return refused('oms-serialization-unsupported', 'the method `files` or `shards`', JSON.stringify(method).slice(0, 100));
  if (typeof hash === 'string' && hash !== 'sha256' && hash !== 'blake2b') return refused('oms-hash-unsupported', 'sha256 or blake2b', JSON.stringify(hash).slice(0, 100));
  const mistakes = schemaMistakes('oms', value);
  if (mistakes.length > 0) return refused('oms-statement-invalid', 'a statement that fits schemas/oms.schema.json', mistakes.join('; '));
  const statement = value as OmsStatement;
  // One after the other: names mean something only where the method is whole.
  for (const ask of [contradictions, ignoreRefusals, nameRefusals]) {
    const refusals = ask(statement);
    if (refusals.length > 0) return { refusals };
  }
  return { statement };
}

/** The file that a resource is about: of `shards` the name ends in `:start:end`. */
export function fileOfResource({ name }: OmsResource, { method }: OmsSerialization): string {
  return method === 'files' ? name : name.replace(SHARD, '');
}

/** `:start:end` behind a file's name; the file's own name may hold colons. */
export const SHARD = /:(0|[1-9][0-9]{0,15}):(0|[1-9][0-9]{0,15})$/;

function contradictions({ subject, predicate: { resources, serialization } }: OmsStatement): Refusal[] {
  const root = createHash('sha256');
  for (const { digest } of resources) root.update(Buffer.from(digest, 'hex'));
  const found = root.digest('hex');
  const { method, hash_type: hash, shard_size: size } = serialization;
  const other = resources.find(({ algorithm }) => algorithm !== hash && !(method === 'shards' && algorithm === `${hash}-sharded-${size}`));
  return [
    ...(found === subject[0].digest.sha256 ? [] : [refuseOms('oms-root-contradictory', `the model ${subject[0].digest.sha256}`, `files that make ${found}`)]),
    ...(other ? [refuseOms('oms-statement-invalid', `digests by ${hash}`, `one by ${other.algorithm}`)] : []),
    ...(method === 'shards' && size === undefined ? [refuseOms('oms-statement-invalid', 'a shard_size for the method `shards`', 'none')] : []),
  ];
}

/** Files are looked for where they were listed, so a name cannot lead anywhere; one that tries is no honest signer's. */
function nameRefusals({ predicate: { resources, serialization } }: OmsStatement): Refusal[] {
  const seen = new Set<string>();
  for (const resource of resources) {
    const file = fileOfResource(resource, serialization);
    const isShard = serialization.method === 'files' || SHARD.test(resource.name);
    if (!isShard || !(isPlainPath(file) || file === '.') || seen.has(resource.name)) return [refuseOms('oms-name-unsafe', 'each file once, by a plain path below the model', JSON.stringify(resource.name).slice(0, 200))];
    seen.add(resource.name);
  }
  return [];
}

function ignoreRefusals({ predicate: { resources, serialization } }: OmsStatement): Refusal[] {
  const ignored = serialization.ignore_paths ?? [];
  // Specification, section 6.2.1: no patterns, nothing absolute, nothing above the model.
  const unsafe = ignored.find((path) => !isPlainPath(path) || /[*?[]/.test(path)) ?? coveringOne(ignored, resources.map((resource) => fileOfResource(resource, serialization)));
  return unsafe === undefined ? [] : [refuseOms('oms-ignore-unsafe', 'plain paths below the model that hold no signed file', JSON.stringify(unsafe).slice(0, 200))];
}

type Branch = Map<string, Branch>;

/** The first of the paths with a file at or below it. Looked up part by part: both lists are a stranger's and may be long. */
function coveringOne(paths: readonly string[], files: readonly string[]): string | undefined {
  const root: Branch = new Map();
  const END = '/';
  for (const path of paths) {
    let branch = root;
    for (const part of path.split('/')) {
      if (!branch.has(part)) branch.set(part, new Map());
      branch = branch.get(part)!;
    }
    branch.set(END, new Map());
  }
  for (const file of files) {
    const parts = file.split('/');
    let branch: Branch | undefined = root;
    for (let i = 0; branch && i < parts.length; i++) {
      branch = branch.get(parts[i]!);
      if (branch?.has(END)) return parts.slice(0, i + 1).join('/');
    }
  }
  return undefined;
}

function isPlainPath(path: string): boolean {
  return !/[\p{Cc}\\]/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function refused(...args: Parameters<typeof refuseOms>): { refusals: Refusal[] } {
  return { refusals: [refuseOms(...args)] };
}
