import type { Digest } from '../core/digest.ts';
import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Refusal } from '../core/refusal.ts';
import type { StageContext } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { GatePolicy } from '../evidence/gate-policy.ts';
import { gate, subjectRefusals } from '../evidence/gate.ts';
import { sealedHead, type Ledger } from '../evidence/ledger.ts';
import { refuse as refuseEvidence } from '../evidence/refusal-codes.ts';
import { sealRefusals } from '../evidence/sealed.ts';
import { challengeOf, type ChallengeSubject } from './challenge.ts';
import { policyDigest, type ApprovalPolicy } from './policy/policy.ts';
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
  if (context.purpose !== 'deliver') return { refusals: [refuseEvidence('evidence-develop-only', 'a delivery', `a run to ${context.purpose}`)] };
  // Where the ledger cannot be read, that is why.
  if (!release) return { refusals: [...ledger.refusals, refuse('release-not-identified', 'a ledger whose first statement names the release digest', ledger.entries.length === 0 ? 'a ledger without an entry that can be read' : `a first statement of ${ledger.entries[0]!.statement.predicate.stage} without a release`)] };
  const evidence = sealedHead(ledger);
  const refusals = gatePolicy ? gate(gatePolicy, ledger, release.digest, context.clock.now()) : evidenceRefusals(ledger, release.digest);
  if (refusals.length > 0 || evidence === undefined) return { refusals: refusals.length > 0 ? refusals : sealRefusals(ledger) };
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

/** Of a ledger that no policy was given for. What the gate would say, in its words. */
function evidenceRefusals(ledger: Ledger, release: Digest): Refusal[] {
  return [...ledger.refusals, ...sealRefusals(ledger), ...subjectRefusals(ledger, release), ...outcomeRefusals(ledger)];
}

function outcomeRefusals({ entries }: Ledger): Refusal[] {
  return entries.flatMap(({ line, statement: { predicate } }) => {
    const { stage, outcome, enforced, verdict } = predicate;
    if (!enforced || outcome === 'pass' || outcome === 'warn') return [];
    return [refuseEvidence(outcome === 'inconclusive' ? 'evidence-inconclusive' : 'evidence-failed', `line ${line}: ${stage} to pass`, `line ${line}: ${outcome} (${verdict.headline})`)];
  });
}
