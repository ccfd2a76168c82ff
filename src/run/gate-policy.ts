import { parseDuration } from '../core/duration.ts';
import type { DeliveryId } from '../core/delivery-id.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { isProbed } from '../delivery/probed.ts';
import type { RiskClass } from '../delivery/spec.ts';
import type { AllowedSigners, GatePolicy, RequiredEvidence } from '../evidence/gate-policy.ts';
import { identifyRelease, layoutOf } from '../evidence/release.ts';
import { environmentOf } from '../evidence/statement.ts';

const MAX_AGE = '14 days';

/**
 * What the ledger must show before this delivery may act. Stages that the delivery file does not declare, or shows without
 * enforcing, are not asked for: they make no evidence.
 */
export async function gatePolicyOf(delivery: Delivery, id: DeliveryId, signers: AllowedSigners, upTo: 'request' | 'promote', risk?: RiskClass): Promise<GatePolicy> {
  return {
    required: requiredEvidence(delivery, upTo),
    signers,
    repositoryId: id.repositoryId,
    delivery: id,
    place: { model: delivery.spec.release.name, environment: environmentOf(delivery) ?? null },
    deliveryFile: delivery.digest,
    maxAge: parseDuration(delivery.spec.evidence?.max_age ?? MAX_AGE),
    risk: risk ?? staticRisk(delivery),
    layout: upTo === 'promote' ? layoutOf(await identifyRelease(delivery)) : null,
    seen: null,
  };
}

/** Before anybody has looked at what changed, rules count as the highest class that they can give. */
function staticRisk({ spec: { release } }: Delivery): RiskClass {
  return typeof release.risk === 'object' ? 'high' : (release.risk ?? 'medium');
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
