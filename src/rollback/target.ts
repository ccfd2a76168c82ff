import type { Digest } from '../core/digest.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Journal } from '../core/seams.ts';
import type { AllowedSigners } from '../evidence/gate-policy.ts';
import { gate } from '../evidence/gate.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { readLedger, type Trust } from '../evidence/read-ledger.ts';
import { ledgerAttachment } from '../journal/events.ts';
import { adoptedIn, type Serving, type State } from '../journal/state.ts';

/** What the ledgers of earlier releases are checked with. */
export interface PastEvidence {
  trust: Trust;
  signers: AllowedSigners;
  /** Where the releases must have been delivered. */
  repositoryId: string;
  /** Whether a release can take today's data, by what its own ledger keeps of its contract. Absent: nobody asks. */
  contract?: CompareContract;
}

/** `ledger`: that of the release, verified. What could not be compared is a note, never a refusal: users may be waiting. */
export type CompareContract = (ledger: Ledger, release: ReleaseRef) => Promise<{ refusals: Refusal[]; notes: string[] }>;

/** A release to go back to, or one that was looked at and refused. */
export interface Target {
  serving: Serving;
  refusals: Refusal[];
}

/**
 * Where this model may go back to, best first: the releases verified good while serving, newest first, and last the
 * adopted baselines, newest first too, which nobody tested. A declared digest is the only choice where one is given. A release that was
 * taken back itself is no target unless it is named.
 */
export function targetsOf(state: State, to?: Digest): Serving[] {
  const { good, champion } = state;
  const known = [...[...good].reverse(), ...adoptedIn(state)];
  const others = known.filter(({ release }) => release.digest !== champion?.release.digest);
  if (to !== undefined) return others.filter(({ release }) => release.digest === to).slice(0, 1);
  const withdrawn = new Set(good.filter((one) => one.withdrawn).map(({ release }) => release.digest));
  return others.filter(({ release }) => !withdrawn.has(release.digest));
}

/**
 * Why the record of a release does not show that it was good: its ledger is gone, does not verify, is not the one that the
 * journal names, or lacks the statement; or its contract says that it cannot take today's data. Never asks the candidate's approval
 * or evidence, nor how old this is.
 */
export async function targetRefusals(journal: Journal, { release, tested, ledgerHead }: Serving, evidence: PastEvidence, now: Date): Promise<{ refusals: Refusal[]; notes: string[] }> {
  // An adoption from before ledgers were kept has nothing to verify; that it is untested is said loudly elsewhere.
  if (!tested && ledgerHead === null) return { refusals: [], notes: [] };
  const fix = 'Name another release with `--to`, or restore the journal\'s attachments.';
  const name = ledgerHead && ledgerAttachment(release.digest, ledgerHead);
  const bytes = name ? await journal.attachment(name) : undefined;
  if (!bytes) return { refusals: [{ code: 'rollback-ledger-missing', expected: `the ledger of ${release.digest} beside the journal`, actual: 'none', fix }], notes: [] };
  const ledger = await readLedger(bytes, evidence.trust);
  const changed = ledger.head === ledgerHead ? [] : [{ code: 'rollback-ledger-changed', expected: `a ledger that ends with ${ledgerHead}`, actual: `one that ends with ${ledger.head ?? 'nothing'}`, fix }];
  const policy = {
    required: [{ stage: tested ? ('canary-promote' as const) : ('adopt' as const) }],
    signers: evidence.signers, repositoryId: evidence.repositoryId,
    // The journal is this model's own, and names the ledger by its head.
    delivery: null, place: null, deliveryFile: null, maxAge: null, risk: 'medium' as const, layout: null, seen: null,
  };
  const refusals = [...changed, ...gate(policy, ledger, release.digest, now)];
  return refusals.length > 0 || !evidence.contract ? { refusals, notes: [] } : evidence.contract(ledger, release);
}
