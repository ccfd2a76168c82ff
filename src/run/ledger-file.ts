import path from 'node:path';
import { InputError } from '../core/problem.ts';
import type { Digest } from '../core/digest.ts';
import { HEAD_FILE, MOST_HEAD_BYTES, readHead, signHead } from '../evidence/head.ts';
import { appendStatement, LEDGER_FILE, type Ledger } from '../evidence/ledger.ts';
import { readCapped } from '../evidence/read-capped.ts';
import { MOST_LEDGER_BYTES, readLedger } from '../evidence/read-ledger.ts';
import type { Signer } from '../evidence/signer.ts';
import type { Statement } from '../evidence/statement.ts';
import type { Signing } from './signing.ts';
import { writeWhole } from './session.ts';

export interface LedgerFile {
  text: string;
  ledger: Ledger;
}

/**
 * Reads a ledger, from the file itself or from the folder that holds it. `head`, where a trusted job has told it, must be
 * the ledger's: an artifact that was put in its place is refused before anything is read from it. What the signed head beside
 * it has against it is among the ledger's refusals.
 */
export async function readLedgerFile(file: string, signing: Pick<Signing, 'trust'> & Partial<Pick<Signing, 'allowed'>>, head?: Digest): Promise<LedgerFile> {
  const found = (await textOf(file)) ?? (await textOf(path.join(file, LEDGER_FILE)));
  if (!found) throw InputError.of('ledger-missing', `There is no ledger at ${file}.`, 'Run `seal` first, and give its ledger (ledger.intoto.jsonl) with --ledger.');
  const ledger = await readLedger(found.text, signing.trust);
  if (head !== undefined && ledger.head !== head)
    throw InputError.of('ledger-swapped', `The ledger's head is ${ledger.head ?? 'missing'}, and the job that sealed it said ${head}.`, 'Nothing was decided. Find out which job of this run uploaded an artifact of this name.');
  const beside = await readCapped(path.join(path.dirname(found.file), HEAD_FILE), MOST_HEAD_BYTES, 'ledger-head-unreadable');
  const refusals = beside ? (await readHead(beside, ledger, signing.trust, signing.allowed ?? { mode: 'none' })).refusals : [];
  return { text: found.text, ledger: { ...ledger, refusals: [...ledger.refusals, ...refusals] } };
}

/** Appends one statement and writes the new ledger and its head, each whole; the old ones stay where they were until then. */
export async function extendLedgerFile(from: LedgerFile, statement: Statement, signing: Signing, target: string): Promise<LedgerFile> {
  const signer = signing.signer();
  const text = await appendStatement(from.text, from.ledger, statement, signer);
  return { text, ledger: await writeLedgerFile(text, signing.trust, signer, target) };
}

/** The ledger first: a head that nothing lies behind would accuse whoever reads between the two. */
export async function writeLedgerFile(text: string, trust: Signing['trust'], signer: Signer, target: string): Promise<Ledger> {
  const ledger = await readLedger(text, trust);
  const head = await signHead(ledger, signer);
  await writeWhole(target, text);
  await writeWhole(path.join(path.dirname(target), HEAD_FILE), head);
  return ledger;
}

async function textOf(file: string): Promise<{ file: string; text: string } | undefined> {
  const bytes = await readCapped(file, MOST_LEDGER_BYTES, 'ledger-unreadable');
  return bytes && { file, text: bytes.toString('utf8') };
}
