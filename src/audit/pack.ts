import { sha256, canonicalJson, hexOf, type Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import { signerRefusal } from '../evidence/gate.ts';
import type { AllowedSigners } from '../evidence/gate-policy.ts';
import { parseHostile, schemaMistakes } from '../evidence/hostile-json.ts';
import type { EntrySigner } from '../evidence/ledger.ts';
import { openLine, type Trust } from '../evidence/read-ledger.ts';
import { refuse } from '../evidence/refusal-codes.ts';
import type { Signer } from '../evidence/signer.ts';
import { STATEMENT_TYPE } from '../evidence/statement.ts';

/** The list of a pack: an in-toto statement whose subjects are its files, in an envelope of one line. */
export const PACK_FILE = 'pack.intoto.json';
export const PACK_TYPE = 'urn:sluice:audit-pack:v1';
export const PAGE_FILE = 'index.html';
export const AUDIT_FILE = 'audit.json';
export const MAPPING_FILE = 'mapping.yml';

const MOST_LIST_BYTES = 16 * 1024 * 1024;

/** Files of a pack by their names in it, with slashes. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

/** schemas/audit-pack.schema.json */
export interface PackList {
  _type: typeof STATEMENT_TYPE;
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: typeof PACK_TYPE;
  predicate: { at: string; sluice: string; release: Digest; head: Digest; ledger: string };
}

/** The list of these files, signed where there is a signer. `ledger` names the one that the pack is about. */
export async function packList(files: PackFiles, predicate: PackList['predicate'], signer: Signer): Promise<string> {
  const subject = [...files].map(([name, bytes]) => ({ name, digest: { sha256: hexOf(sha256(bytes)) } })).sort((one, other) => (one.name < other.name ? -1 : 1));
  return `${canonicalJson(await signer.sign({ _type: STATEMENT_TYPE, subject, predicateType: PACK_TYPE, predicate } satisfies PackList))}\n`;
}

export interface ReadPack {
  list?: PackList['predicate'];
  signer?: EntrySigner;
  refusals: Refusal[];
}

/** Holds every file of a pack against its list: changed, gone and added ones are `pack-file-changed`. Never throws for its content. */
export async function readPack(bytes: Uint8Array, files: PackFiles, trust: Trust, allowed: AllowedSigners): Promise<ReadPack> {
  const unreadable = (actual: string): ReadPack => ({ refusals: [refuse('pack-unreadable', `${PACK_FILE}: the list of an evidence pack`, `${PACK_FILE}: ${actual}`)] });
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.length === 0 || text.length > MOST_LIST_BYTES || text.indexOf(0x0a) !== text.length - 1) return unreadable('not one line');
  const opened = await openLine(text.subarray(0, -1), PACK_FILE, trust);
  if (!opened.payload) return { refusals: opened.refusals };
  const parsed = parseHostile(opened.payload, MOST_LIST_BYTES);
  const mistakes = 'mistake' in parsed ? [parsed.mistake] : schemaMistakes('audit-pack', parsed.value);
  if (mistakes.length > 0) return unreadable(mistakes.join('; '));
  const { subject, predicate } = (parsed as { value: PackList }).value;
  // Whoever cannot sign may still write a pack: then its ledger is signed and the pack is not, which is said and no refusal.
  const signed = opened.signer.kind === 'none' ? [] : signerRefusal(allowed, opened.signer, PACK_FILE);
  return { list: predicate, signer: opened.signer, refusals: [...opened.refusals, ...signed, ...otherFiles(new Map(subject.map(({ name, digest }) => [name, digest.sha256])), files)] };
}

function otherFiles(listed: ReadonlyMap<string, string>, files: PackFiles): Refusal[] {
  const changed = [...listed].flatMap(([name, digest]) => {
    const bytes = files.get(name);
    const found = bytes && hexOf(sha256(bytes));
    return found === digest ? [] : [refuse('pack-file-changed', `${name}: sha256:${digest}, as ${PACK_FILE} lists it`, `${name}: ${found === undefined ? 'no such file' : `sha256:${found}`}`)];
  });
  const added = [...files.keys()].filter((name) => name !== PACK_FILE && !listed.has(name)).map((name) => refuse('pack-file-changed', `only files that ${PACK_FILE} lists`, `${name}, which it does not`));
  return [...changed, ...added];
}
