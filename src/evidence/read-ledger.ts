import { canonicalJson, sha256 } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import { chainRefusals } from './chain.ts';
import { isSignedBy, strictBase64, type Envelope } from './dsse.ts';
import { parseHostile, schemaMistakes } from './hostile-json.ts';
import type { VerifyingKey } from './keys.ts';
import type { EntrySigner, Ledger, LedgerEntry } from './ledger.ts';
import { refuse } from './refusal-codes.ts';
import { envelopeOf, isSigstoreBundle, type LedgerLine, type SigstoreBundle } from './signer.ts';
import { MOST_STATEMENT_BYTES, readStatement } from './statement.ts';

/** What signatures are checked with. What is not here is reported as unchecked, never as good. */
export interface Trust {
  keys?: readonly VerifyingKey[];
  /** Verifies a bundle and answers who signed it (see sigstore.ts). Rejects where it does not verify. */
  sigstore?: (bundle: SigstoreBundle) => Promise<{ identity: string; issuer: string }>;
}

export const MOST_LEDGER_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 1000;
// Base64 of the largest statement, and room for certificates and log entries.
const MOST_LINE_BYTES = Math.ceil((MOST_STATEMENT_BYTES * 4) / 3) + 256 * 1024;

/**
 * Reads a ledger from hostile bytes and checks every line, signature and link. Never throws for its content: what is
 * wrong comes back in `refusals`, each with its own code. Whether the evidence suffices is the gate's question.
 */
export async function readLedger(text: string | Uint8Array, trust: Trust = {}): Promise<Ledger> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const lines = linesOf(bytes);
  if ('refusal' in lines) return { entries: [], head: undefined, refusals: [lines.refusal] };
  const read = await Promise.all(lines.lines.map((line, i) => readLine(line, i + 1, trust)));
  const entries = read.flatMap(({ entry }) => entry ?? []);
  const refusals = read.flatMap((line) => line.refusals);
  // With a line that is not readable, every link around it is broken for that one reason.
  const links = entries.length === read.length ? chainRefusals(entries) : [];
  return { entries, head: sha256(lines.lines.at(-1)!), refusals: [...refusals, ...links] };
}

function linesOf(bytes: Buffer): { lines: Buffer[] } | { refusal: Refusal } {
  const unreadable = (actual: string) => ({ refusal: refuse('ledger-unreadable', 'a ledger: one JSON line per entry, each ended by a line break', actual) });
  if (bytes.length === 0) return unreadable('an empty file');
  if (bytes.length > MOST_LEDGER_BYTES) return unreadable(`${bytes.length} bytes, and at most ${MOST_LEDGER_BYTES} are read`);
  if (bytes.at(-1) !== 0x0a) return unreadable('a last line without its line break: it may be cut');
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    lines.push(bytes.subarray(start, end));
    if (lines.length > MOST_ENTRIES) return unreadable(`more than ${MOST_ENTRIES} entries`);
    start = end + 1;
  }
  return { lines };
}

async function readLine(bytes: Buffer, line: number, trust: Trust): Promise<{ entry?: LedgerEntry; refusals: Refusal[] }> {
  const shown = `line ${line}`;
  const opened = await openLine(bytes, shown, trust);
  if (!opened.payload) return { refusals: opened.refusals };
  const read = readStatement(opened.payload, shown);
  if ('refusals' in read) return { refusals: [...opened.refusals, ...read.refusals] };
  return { entry: { line, digest: sha256(bytes), statement: read.statement, signer: opened.signer }, refusals: opened.refusals };
}

type Opened = { payload: Buffer; signer: EntrySigner; refusals: Refusal[] } | { payload?: undefined; refusals: Refusal[] };

/** The payload of one canonical line and who signed it, as far as can be proved. `shown` names it in refusals. */
export async function openLine(bytes: Buffer, shown: string, trust: Trust): Promise<Opened> {
  const parsed = parseHostile(bytes, MOST_LINE_BYTES);
  if ('mistake' in parsed) return { refusals: [refuse('ledger-unreadable', `${shown}: an envelope`, `${shown}: ${parsed.mistake}`)] };
  const mistakes = schemaMistakes('ledger', parsed.value);
  if (mistakes.length > 0) return { refusals: [refuse('schema-invalid', `${shown}: a line that fits schemas/ledger.schema.json`, `${shown}: ${mistakes.join('; ')}`)] };
  const value = parsed.value as LedgerLine;
  const payload = strictBase64(envelopeOf(value).payload);
  if (!payload || !isCanonical(value, bytes))
    return { refusals: [refuse('ledger-unreadable', `${shown}: the one canonical form of its envelope`, `${shown}: the same envelope in other bytes`)] };

  const signer = await signerOf(value, trust);
  const refusals = signer.kind === 'bad' ? [refuse('evidence-edited', `${shown}: a signature that fits the statement`, `${shown}: ${signer.reason}`)] : [];
  return { payload, signer, refusals };
}

/** One envelope has one line: spaces, key order or escapes that differ would give the same entry another digest. */
function isCanonical(value: LedgerLine, bytes: Buffer): boolean {
  try {
    return bytes.equals(Buffer.from(canonicalJson(value)));
  } catch {
    return false;
  }
}

async function signerOf(line: LedgerLine, trust: Trust): Promise<EntrySigner> {
  if (isSigstoreBundle(line)) return trust.sigstore ? await keylessSigner(line, trust.sigstore) : { kind: 'unchecked', claim: 'a Sigstore bundle' };
  return keySigner(line, trust.keys ?? []);
}

function keySigner(envelope: Envelope, keys: readonly VerifyingKey[]): EntrySigner {
  const [signature] = envelope.signatures;
  if (!signature) return { kind: 'none' };
  const signedBy = keys.find((key) => isSignedBy(envelope, key));
  // The name of a key is a hint (DSSE), yet a false one is a sign of tampering, and costs a reader trust.
  if (signedBy) return signature.keyid === signedBy.keyid ? { kind: 'key', keyid: signedBy.keyid } : { kind: 'bad', reason: 'the signature fits, and names another key' };
  const claimed = keys.find((key) => key.keyid === signature.keyid);
  return claimed ? { kind: 'bad', reason: `the signature by ${claimed.keyid} does not fit` } : { kind: 'unchecked', claim: `key ${signature.keyid ?? 'without a name'}` };
}

async function keylessSigner(bundle: SigstoreBundle, verify: NonNullable<Trust['sigstore']>): Promise<EntrySigner> {
  try {
    return { kind: 'keyless', ...(await verify(bundle)) };
  } catch (error) {
    return { kind: 'bad', reason: `the Sigstore bundle does not verify (${(error as Error).message})` };
  }
}
