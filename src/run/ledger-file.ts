import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import type { Digest } from '../core/digest.ts';
import { appendStatement, LEDGER_FILE, type Ledger } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import type { Statement } from '../evidence/statement.ts';
import type { Signing } from './signing.ts';
import { writeWhole } from './session.ts';

export interface LedgerFile {
  text: string;
  ledger: Ledger;
}

/**
 * Reads a ledger, from the file itself or from the folder that holds it. `head`, where a trusted job has told it, must be
 * the ledger's: an artifact that was put in its place is refused before anything is read from it.
 */
export async function readLedgerFile(file: string, signing: Pick<Signing, 'trust'>, head?: Digest): Promise<LedgerFile> {
  const text = await readFile(file, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EISDIR') return readFile(path.join(file, LEDGER_FILE), 'utf8').catch(() => undefined);
    return undefined;
  });
  if (text === undefined) throw InputError.of('ledger-missing', `There is no ledger at ${file}.`, 'Run `seal` first, and give its ledger (ledger.intoto.jsonl) with --ledger.');
  const ledger = await readLedger(text, signing.trust);
  if (head !== undefined && ledger.head !== head)
    throw InputError.of('ledger-swapped', `The ledger's head is ${ledger.head ?? 'missing'}, and the job that sealed it said ${head}.`, 'Nothing was decided. Find out which job of this run uploaded an artifact of this name.');
  return { text, ledger };
}

/** Appends one statement and writes the new ledger whole; the old one stays where it was until then. */
export async function extendLedgerFile(from: LedgerFile, statement: Statement, signing: Signing, target: string): Promise<LedgerFile> {
  const text = await appendStatement(from.text, from.ledger, statement, signing.signer());
  await writeWhole(target, text);
  return { text, ledger: await readLedger(text, signing.trust) };
}
