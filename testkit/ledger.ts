// What somebody who can write an unsigned ledger can make of it: other statements, chained anew as if nothing had happened.
import { canonicalJson, digestOfJson } from '../src/core/digest.ts';
import { bareEnvelope } from '../src/evidence/dsse.ts';
import { appendStatement } from '../src/evidence/ledger.ts';
import { readLedger } from '../src/evidence/read-ledger.ts';
import { unsigned, type Signer } from '../src/evidence/signer.ts';
import type { Statement } from '../src/evidence/statement.ts';

/** The statements of an unsigned ledger, without their places in it. */
export function statementsOf(text: string): Statement[] {
  return linesOf(text).map((line) => {
    const { payload } = JSON.parse(line) as { payload: string };
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString()) as Statement;
    delete statement.predicate.chain;
    return statement;
  });
}

export function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

export function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** A sound chain over these statements, its seal made to fit what stands before it. */
export async function chainOf(statements: readonly Statement[], signer: Signer = unsigned()): Promise<string> {
  let text = '';
  for (const statement of statements) {
    const ledger = await readLedger(text === '' ? '' : text);
    const sound = text === '' ? { entries: [], head: undefined, refusals: [] } : ledger;
    if (statement.predicate.stage === 'seal') statement.predicate.details = { ...statement.predicate.details, entries: sound.entries.length, head: sound.head };
    text = await appendStatement(text, sound, statement, signer);
  }
  return text;
}

/** One line in place of another, its own bytes changed and nothing chained anew. */
export function editedLine(line: string, change: (statement: Statement) => void): string {
  const { payload } = JSON.parse(line) as { payload: string };
  const statement = JSON.parse(Buffer.from(payload, 'base64').toString()) as Statement;
  change(statement);
  return canonicalJson(bareEnvelope(Buffer.from(canonicalJson(statement))));
}

/** The statement with the digest that its verdict has now. */
export function digested(statement: Statement): Statement {
  statement.predicate.verdictDigest = digestOfJson(JSON.parse(JSON.stringify(statement.predicate.verdict)));
  return statement;
}
