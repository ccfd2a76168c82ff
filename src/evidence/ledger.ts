import { canonicalJson, digestOfJson, sha256, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Stage } from '../core/verdict.ts';
import type { Signer } from './signer.ts';
import { subjectOf, type Statement } from './statement.ts';

export const LEDGER_FILE = 'ledger.intoto.jsonl';

/** Who signed an entry, as far as could be proved with the keys and roots at hand. */
export type EntrySigner =
  | { kind: 'none' }
  | { kind: 'key'; keyid: Digest }
  | { kind: 'keyless'; identity: string; issuer: string }
  /** There is a signature, and nothing at hand to check it with. */
  | { kind: 'unchecked'; claim: string }
  | { kind: 'bad'; reason: string };

export interface LedgerEntry {
  /** Counts from 1. */
  line: number;
  /** SHA-256 of the line's bytes without its line break. */
  digest: Digest;
  statement: Statement;
  signer: EntrySigner;
}

/** A ledger as it was read: the entries that are readable, and everything that is wrong with the record itself. */
export interface Ledger {
  entries: LedgerEntry[];
  /** Digest of the last line; undefined where there is none. */
  head: Digest | undefined;
  refusals: Refusal[];
}

/** What the first entry names as the one before it, so that a chain belongs to one delivery of one release to one environment. */
export function genesis({ subject, predicate: { delivery, environment } }: Statement): Digest {
  const [{ name: model, digest }] = subject;
  return digestOfJson({
    delivery: { repositoryId: delivery.repositoryId, runId: delivery.runId, runAttempt: delivery.runAttempt },
    model,
    ...(environment === undefined ? {} : { environment }),
    release: `sha256:${digest.sha256}`,
  });
}

/**
 * The ledger's text with one more entry, chained and signed. `text` is what lies there now (empty for a new ledger) and
 * must be sound: read it first and hand the reading over, so that nobody extends a chain that is already broken.
 */
export async function appendStatement(text: string, ledger: Ledger, statement: Statement, signer: Signer): Promise<string> {
  refuseToExtend(text, ledger, statement);
  const last = ledger.entries.at(-1);
  const prev = last ? last.digest : genesis(statement);
  const chained: Statement = { ...statement, predicate: { ...statement.predicate, chain: { index: ledger.entries.length, prev } } };
  return `${text}${canonicalJson(await signer.sign(chained))}\n`;
}

/** The newest statement of a stage (and name), or undefined. */
export function latest(ledger: Ledger, stage: Stage, name?: string): LedgerEntry | undefined {
  return ledger.entries.findLast(({ statement: { predicate } }) => predicate.stage === stage && (name === undefined || predicate.name === name));
}

/** Digest of the seal's own line: names the whole set of evidence that was sealed (the approval's challenge takes it). */
export function sealedHead(ledger: Ledger): Digest | undefined {
  return ledger.entries.find(({ statement }) => statement.predicate.stage === 'seal')?.digest;
}

function refuseToExtend(text: string, ledger: Ledger, statement: Statement): void {
  if (statement.predicate.chain)
    throw InputError.of('statement-already-chained', 'The statement already has its place in a ledger.', 'Append the statement as the stage wrote it.');
  if (text === '' && ledger.entries.length === 0) return;
  const lastLine = text.endsWith('\n') ? text.slice(0, -1).split('\n').at(-1)! : '';
  if (ledger.refusals.length > 0 || ledger.head !== sha256(lastLine))
    throw new InputError([
      { code: 'ledger-not-sound', message: 'The ledger that should be extended does not verify.', fix: 'Take it from where it was written; nothing was added to it.' },
      ...ledger.refusals.map(({ code, actual, fix }) => ({ code, message: `${actual}.`, fix })),
    ]);
  const first = ledger.entries[0]!.statement;
  if (subjectOf(first) !== subjectOf(statement))
    throw InputError.of('evidence-wrong-digest', `The ledger is about ${subjectOf(first)} and the statement about ${subjectOf(statement)}.`, 'Give each release its own ledger.');
}
