import { parseDuration } from '../core/duration.ts';
import type { DeliveryId } from '../core/delivery-id.ts';
import { STAGES, type Stage } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { isProbed } from '../delivery/probed.ts';
import { RISK_CLASSES } from '../delivery/risk-class.ts';
import type { RiskClass } from '../delivery/spec.ts';
import type { AllowedSigners, GatePolicy, RequiredEvidence } from '../evidence/gate-policy.ts';
import { latest, type Ledger } from '../evidence/ledger.ts';
import { identifyRelease, layoutOf } from '../evidence/release.ts';
import { environmentOf } from '../evidence/statement.ts';

const MAX_AGE = '14 days';

/**
 * What the ledger must show before this delivery may act. Stages that the delivery file does not declare, or shows without
 * enforcing, are not asked for: they make no evidence.
 */
export async function gatePolicyOf(delivery: Delivery, id: DeliveryId, signers: AllowedSigners, upTo: 'request' | 'promote', asked: AskedByPolicy = {}): Promise<GatePolicy> {
  return {
    required: withStages(requiredEvidence(delivery, upTo), asked.evidence ?? []),
    signers,
    repositoryId: id.repositoryId,
    delivery: id,
    place: { model: delivery.spec.release.name, environment: environmentOf(delivery) ?? null },
    deliveryFile: delivery.digest,
    maxAge: maxAgeOf(delivery),
    risk: asked.risk ?? staticRisk(delivery),
    layout: upTo === 'promote' ? layoutOf(await identifyRelease(delivery)) : null,
    seen: null,
  };
}

/** What the class of risk of one candidate asks beyond what the delivery file declares. */
export interface AskedByPolicy {
  risk?: RiskClass;
  evidence?: readonly Stage[];
}

/** As the approval says it of itself: its ledger is signed, and the gate looks at both. Nothing is asked where there is none. */
export function askedByApproval(ledger: Ledger): AskedByPolicy & { soak?: number } {
  const { policy, soak } = latest(ledger, 'require-approval')?.statement.predicate.details ?? {};
  const { risk, evidence } = (policy ?? {}) as { risk?: { class?: unknown }; evidence?: unknown };
  const known = RISK_CLASSES.find((each) => each === risk?.class);
  return {
    // A class that cannot be read is the one that asks for most.
    ...(risk === undefined ? {} : { risk: known ?? 'high' }),
    evidence: Array.isArray(evidence) ? STAGES.filter((stage) => evidence.includes(stage)) : [],
    ...(typeof soak === 'number' && soak > 0 ? { soak } : {}),
  };
}

function withStages(required: RequiredEvidence[], more: readonly Stage[]): RequiredEvidence[] {
  return [...required, ...more.filter((stage) => !required.some((each) => each.stage === stage)).map((stage) => ({ stage }))];
}

/** Before anybody has looked at what changed, rules count as the highest class that they can give. */
function staticRisk({ spec: { release } }: Delivery): RiskClass {
  return typeof release.risk === 'object' ? 'high' : (release.risk ?? 'medium');
}

/** Milliseconds for which evidence counts. */
export function maxAgeOf({ spec }: Delivery): number {
  return parseDuration(spec.evidence?.max_age ?? MAX_AGE);
}

export function requiredEvidence({ spec }: Delivery, upTo: 'request' | 'promote'): RequiredEvidence[] {
  const { data, tests, checks } = spec;
  const required: RequiredEvidence[] = [{ stage: 'identify' }];
  if (data && data.enforce !== false) required.push({ stage: 'validate-data' });
  if ((tests && tests.enforce !== false) || checks?.length) required.push({ stage: 'run-model-tests' });
  if (tests && tests.enforce !== false && isProbed(tests)) required.push({ stage: 'probe-model' });
  if (upTo === 'promote') required.push({ stage: 'require-approval', details: { step: 'approve' } });
  return required;
}
