import type { Digest } from '../core/digest.ts';
import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Refusal } from '../core/refusal.ts';
import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { GatePolicy } from '../evidence/gate-policy.ts';
import { gate } from '../evidence/gate.ts';
import { sealedHead, type Ledger } from '../evidence/ledger.ts';
import { sealRefusals } from '../evidence/sealed.ts';
import { subjectOf } from '../evidence/statement.ts';
import { challengeOf, type ChallengeSubject } from './challenge.ts';
import { policyDigest, type ApprovalPolicy } from './policy.ts';
import { refuse } from './refusal-codes.ts';

/** What people are asked to approve; `challenge` names all of it. */
export interface Approvable {
  subject: ChallengeSubject;
  challenge: string;
}

/**
 * The release, its sealed evidence and the code that names them, or why there is nothing yet that people could approve.
 * With a gate's policy that gate is asked; without one, the ledger must at least be sound, sealed and about this release.
 */
export function approvable(
  delivery: Delivery,
  context: StageContext,
  policy: ApprovalPolicy,
  { ledger, gate: gatePolicy }: { ledger: Ledger; gate?: GatePolicy },
): Approvable | { refusals: Refusal[] } {
  const { release, deliveryId } = context;
  if (context.purpose !== 'deliver') return { refusals: [refuse('not-a-delivery', 'a delivery', `a run to ${context.purpose}`)] };
  // Where the ledger cannot be read, that is why.
  if (!release) return { refusals: [...ledger.refusals, refuse('release-not-identified', 'a release digest', 'none')] };
  const refusals = gatePolicy ? gate(gatePolicy, ledger, release.digest, context.clock.now()) : evidenceRefusals(ledger, release.digest);
  const evidence = sealedHead(ledger);
  if (refusals.length > 0) return { refusals };
  if (evidence === undefined) return { refusals: [refuse('evidence-not-sealed', 'a ledger that ends with a seal', 'no seal')] };
  const subject: ChallengeSubject = {
    repositoryId: deliveryId.repositoryId,
    delivery: formatDeliveryId(deliveryId),
    release: release.digest,
    evidence,
    deliveryFile: delivery.digest,
    policy: policyDigest(policy),
  };
  return { subject, challenge: challengeOf(subject) };
}

function evidenceRefusals(ledger: Ledger, release: Digest): Refusal[] {
  if (sealedHead(ledger) === undefined) return [...ledger.refusals, refuse('evidence-not-sealed', 'a ledger that ends with a seal', `${ledger.entries.length} entries and no seal`)];
  const other = ledger.entries.filter(({ statement }) => subjectOf(statement) !== release);
  const failed = ledger.entries.filter(({ statement: { predicate } }) => predicate.enforced && predicate.outcome !== 'pass' && predicate.outcome !== 'warn');
  return [
    ...ledger.refusals,
    ...sealRefusals(ledger),
    ...other.map(({ line, statement }) => refuse('evidence-of-another-release', `line ${line} about ${release}`, subjectOf(statement))),
    ...failed.map(({ line, statement: { predicate } }) => refuse('evidence-not-passing', `line ${line}: ${predicate.stage} to pass`, `${predicate.outcome} (${predicate.verdict.headline})`)),
  ];
}

