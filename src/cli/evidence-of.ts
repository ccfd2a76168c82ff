import path from 'node:path';
import { gatherEvidence } from '../audit/gather.ts';
import { verifyEvidence, type NamedLedger, type VerifiedEvidence } from '../audit/verify-evidence.ts';
import { InputError } from '../core/problem.ts';
import { verifyingKey } from '../evidence/keys.ts';
import { subjectOf } from '../evidence/statement.ts';
import { journalKey } from '../journal/sign.ts';
import type { Io } from './io.ts';

/** The evidence in a folder, verified with the key that came along: what is said from it must at least be true to itself. */
export async function evidenceIn(target: string, io: Io): Promise<VerifiedEvidence> {
  const evidence = await gatherEvidence(path.resolve(io.cwd, target));
  const pem = evidence.keys[0] && Buffer.from(evidence.keys[0].bytes).toString('utf8');
  const key = pem === undefined ? undefined : verifyingKey(pem);
  return verifyEvidence(evidence, { trust: key ? { keys: [key] } : {}, signers: key ? { mode: 'key', keyids: [key.keyid] } : { mode: 'none' }, journalKeys: pem === undefined ? [] : [journalKey(pem)], measured: {} });
}

/**
 * The one ledger to speak of: the longest of the release that is named, or of the only one there is. Throws InputError where
 * there are several releases and none is named, where the ledger does not verify, and where there is none.
 */
export async function ledgerIn(target: string, release: string | undefined, io: Io): Promise<NamedLedger> {
  return chooseLedger((await evidenceIn(target, io)).ledgers, release, target);
}

/** The same out of ledgers that were read already. */
export function chooseLedger(ledgers: readonly NamedLedger[], release: string | undefined, target: string): NamedLedger {
  const wanted = ledgers.filter((one) => release === undefined || one.release === release || one.release?.startsWith(`sha256:${release}`) || versionOf(one) === release);
  if (wanted.length === 0) throw InputError.of('ledger-missing', release === undefined ? `There is no ledger in ${JSON.stringify(target)}.` : `No ledger in ${JSON.stringify(target)} is of ${JSON.stringify(release)}.`, 'Give the folder in which the run left ledger.intoto.jsonl; name the release by its digest, the beginning of it, or its version.');
  const releases = new Map(wanted.map((one) => [one.release ?? one.name, one]));
  if (releases.size > 1)
    throw InputError.of('ledger-ambiguous', `${JSON.stringify(target)} has ledgers of ${releases.size} releases.`, `Name one with --release: ${[...releases.values()].slice(0, 10).map((one) => `${versionOf(one) ?? ''} ${one.release ?? 'unreadable'}`.trim()).join(', ')}.`);
  const longest = wanted.reduce((one, other) => (other.ledger.entries.length > one.ledger.entries.length ? other : one));
  if (longest.refusals.length > 0)
    throw new InputError(longest.refusals.map(({ code, actual, fix }) => ({ code, message: `${longest.name}: ${actual}.`, fix })));
  return longest;
}

function versionOf({ ledger, manifest }: NamedLedger): string | undefined {
  const first = ledger.entries[0]?.statement;
  return manifest?.version ?? (first && first.predicate.verdict.release?.digest === subjectOf(first) ? first.predicate.verdict.release.version : undefined);
}
