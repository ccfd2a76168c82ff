import type { Credentials } from '../core/credentials.ts';
import type { Registry } from '../core/seams.ts';
import type { StageResult } from '../core/stage.ts';
import { worst, type Finding } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { State } from '../journal/state.ts';
import { mlflowRegistry } from '../rollout/registry/mlflow.ts';
import { championIn, pointRegistry, registryDrift } from '../serving/registry.ts';
import { credentialsOf } from './credentials.ts';
import type { Session } from './session.ts';

const RULE = 'The registry names what serves';

/** The registry that the delivery file declares; without one the journal alone says who is champion. */
export function openRegistry(delivery: Delivery, { env, clock }: Pick<Session, 'env' | 'clock'>, credentials: Credentials = credentialsOf(delivery, { env, clock })): Registry | undefined {
  const declared = delivery.spec.rollout?.registry?.mlflow;
  return declared && mlflowRegistry(declared, { env, clock, credentials, insecure: delivery.spec.evidence?.insecure });
}

/**
 * The result of a promotion with what became of the registry, which is told after the router. A run that died between the two, or found
 * the registry away, is repeated as it is: who is champion follows from the journal.
 */
export async function tellRegistry(registry: Registry | undefined, delivery: Delivery, state: State, result: StageResult): Promise<StageResult> {
  const champion = championIn(state);
  const candidate = result.verdict.release?.digest;
  if (!registry || !champion || result.verdict.outcome !== 'pass' || champion.release.digest !== candidate) return result;
  const pointed = await pointRegistry(registry, { ...champion, version: delivery.spec.rollout?.registry?.mlflow.version });
  const findings =
    pointed.kind === 'failed'
      ? [finding(delivery, pointed.code, 'warn', pointed.said, pointed.fix)]
      : [
          finding(delivery, 'registry-pointed', 'pass', pointed.said),
          ...(pointed.drift === undefined ? [] : [finding(delivery, 'registry-drift', 'warn', pointed.drift, 'Find out who points the alias, and let nothing but Sluice do it.')]),
        ];
  return { ...result, verdict: { ...result.verdict, findings: [...result.verdict.findings, ...findings] }, details: result.details && { ...result.details, registry: pointed } };
}

/** The same for whoever only looks: says where the registry names something else than what serves, and changes nothing. */
export async function lookAtRegistry(registry: Registry | undefined, delivery: Delivery, state: State, result: StageResult): Promise<StageResult> {
  const champion = championIn(state);
  const drift = registry && champion && !state.open ? await registryDrift(registry, champion) : undefined;
  if (!drift) return result;
  const { verdict } = result;
  return { ...result, verdict: { ...verdict, outcome: worst([verdict.outcome, 'warn']), findings: [...verdict.findings, finding(delivery, drift.code, 'warn', drift.said, drift.fix)] } };
}

function finding(delivery: Delivery, code: string, outcome: Finding['outcome'], message: string, fix?: string): Finding {
  return { code, outcome, rule: RULE, message, expected: RULE, actual: message, ...(fix !== undefined && { fix }), location: delivery.locate(['rollout', 'registry']) };
}
