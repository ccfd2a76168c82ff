import { formatDeliveryId, type DeliveryId } from '../core/delivery-id.ts';
import { canonicalJson, hexOf, type Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import type { AllowedSigners } from './gate-policy.ts';
import { signerRefusal } from './gate.ts';
import { parseHostile, schemaMistakes } from './hostile-json.ts';
import type { EntrySigner, Ledger } from './ledger.ts';
import { openLine, type Trust } from './read-ledger.ts';
import { refuse } from './refusal-codes.ts';
import type { Signer } from './signer.ts';
import { STATEMENT_TYPE, subjectOf } from './statement.ts';

/** Beside the ledger: its length and last digest, signed. */
export const HEAD_FILE = 'ledger.head.json';
export const HEAD_TYPE = 'urn:sluice:ledger-head:v1';

export const MOST_HEAD_BYTES = 256 * 1024;

/** schemas/ledger-head.schema.json */
export interface LedgerHead {
  _type: typeof STATEMENT_TYPE;
  subject: [{ name: string; digest: { sha256: string } }];
  predicateType: typeof HEAD_TYPE;
  predicate: { delivery: DeliveryId; environment?: string; entries: number; head: Digest };
}

/** The file that whoever appends writes beside the ledger, in one line. The ledger must be sound. */
export async function signHead(ledger: Ledger, signer: Signer): Promise<string> {
  const { subject, predicate } = ledger.entries[0]!.statement;
  const { repositoryId, runId, runAttempt } = predicate.delivery;
  const head: LedgerHead = {
    _type: STATEMENT_TYPE,
    subject: [{ name: subject[0].name, digest: { sha256: hexOf(subjectOf(ledger.entries[0]!.statement)) } }],
    predicateType: HEAD_TYPE,
    predicate: { delivery: { repositoryId, runId, runAttempt }, ...(predicate.environment === undefined ? {} : { environment: predicate.environment }), entries: ledger.entries.length, head: ledger.head! },
  };
  return `${canonicalJson(await signer.sign(head))}\n`;
}

export interface ReadHead {
  signer?: EntrySigner;
  refusals: Refusal[];
}

/**
 * Holds a ledger against the head that lies beside it. The ledger may have grown since, never shrunk or turned off: fewer
 * entries are `ledger-truncated`, another entry in the head's place is `ledger-forked`. Never throws for its content.
 */
export async function readHead(bytes: Uint8Array, ledger: Ledger, trust: Trust, allowed: AllowedSigners): Promise<ReadHead> {
  const unreadable = (actual: string): ReadHead => ({ refusals: [refuse('ledger-head-unreadable', `${HEAD_FILE}: one line, ended by a line break`, `${HEAD_FILE}: ${actual}`)] });
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.length > MOST_HEAD_BYTES) return unreadable(`${text.length} bytes, and at most ${MOST_HEAD_BYTES} are read`);
  if (text.length === 0 || text.indexOf(0x0a) !== text.length - 1) return unreadable(text.length === 0 ? 'an empty file' : 'other lines');
  const opened = await openLine(text.subarray(0, -1), HEAD_FILE, trust);
  if (!opened.payload) return { refusals: opened.refusals };
  const parsed = parseHostile(opened.payload, MOST_HEAD_BYTES);
  const mistakes = 'mistake' in parsed ? [parsed.mistake] : schemaMistakes('ledger-head', parsed.value);
  if (mistakes.length > 0) return unreadable(mistakes.join('; '));
  const head = (parsed as { value: LedgerHead }).value;
  return { signer: opened.signer, refusals: [...opened.refusals, ...signerRefusal(allowed, opened.signer, HEAD_FILE), ...otherLedger(head, ledger), ...shrunk(head, ledger)] };
}

function otherLedger({ subject: [subject], predicate }: LedgerHead, ledger: Ledger): Refusal[] {
  const first = ledger.entries[0]?.statement;
  if (!first) return [];
  const pairs = [
    ['evidence-wrong-digest', subjectOf(first), `sha256:${subject.digest.sha256}`],
    ['evidence-other-model', first.subject[0].name, subject.name],
    ['evidence-other-delivery', formatDeliveryId(first.predicate.delivery), formatDeliveryId(predicate.delivery)],
    ['evidence-other-environment', first.predicate.environment ?? 'none', predicate.environment ?? 'none'],
  ] as const;
  return pairs.filter(([, one, other]) => one !== other).map(([code, one, other]) => refuse(code, `${HEAD_FILE}: ${one}, as the ledger`, `${HEAD_FILE}: ${other}`));
}

function shrunk({ predicate: { entries, head } }: LedgerHead, ledger: Ledger): Refusal[] {
  // Where a line cannot be read, places are not known, and that was said.
  if (ledger.refusals.length > 0) return [];
  const there = ledger.entries[entries - 1];
  if (there?.digest === head) return [];
  const expected = `${entries} entries up to ${head}, as ${HEAD_FILE} says`;
  return [there === undefined ? refuse('ledger-truncated', expected, `${ledger.entries.length} entries`) : refuse('ledger-forked', expected, `${there.digest} there`)];
}
