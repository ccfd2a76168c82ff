// The evidence that a rollout asks for, made as the stages make it: a sealed ledger in which every test stage passed for one release.
import type { StageContext, StageResult } from '../src/core/stage.ts';
import type { ReleaseRef, Stage } from '../src/core/verdict.ts';
import type { Delivery } from '../src/delivery/delivery.ts';
import type { GatePolicy } from '../src/evidence/gate-policy.ts';
import { seal } from '../src/evidence/seal.ts';
import { unsigned } from '../src/evidence/signer.ts';
import { makeStatement } from '../src/evidence/statement.ts';
import type { CandidateEvidence } from '../src/rollout/work.ts';

const REQUIRED: Stage[] = ['identify', 'validate-data', 'run-model-tests'];

/** A sealed ledger in which every test stage passed for this release. `identified`: what the stage really said, if it ran. */
export async function evidenceFor(delivery: Delivery, context: StageContext, about: ReleaseRef, identified?: StageResult): Promise<CandidateEvidence> {
  const inDelivery = { ...context, release: about };
  const passed = (stage: Stage): StageResult => ({
    verdict: { schema: 'urn:sluice:verdict:v1', stage, outcome: 'pass', headline: `${stage} passed.`, enforced: true, release: about, findings: [], notes: [], facts: [] },
    inputs: [],
    details: stage === 'identify' ? identityOf(about) : { replay: { at: '2026-01-05T09:00:00.000Z' } },
  });
  const statements = REQUIRED.map((stage) => ({ name: `${stage}.json`, bytes: Buffer.from(JSON.stringify(makeStatement(delivery, inDelivery, stage === 'identify' && identified ? identified : passed(stage)))) }));
  const sealed = await seal(delivery, inDelivery, { statements, signer: unsigned() });
  return { text: sealed.ledger!, trust: {}, policy: policyOf(context), signer: unsigned() };
}

/** What identify says of a release at the least; no bytes are at hand here to hold against it. */
function identityOf({ name, version, digest }: ReleaseRef): Record<string, unknown> {
  const model = { path: 'model', kind: 'folder', digest, tree: digest, files: 1, bytes: 1 };
  return { manifest: { schema: 'urn:sluice:release:v1', name, version, digest, parts: { model } }, trees: {}, lineage: { parts: { weights: digest }, files: {}, definitions: {} } };
}

export function policyOf(context: StageContext): GatePolicy {
  return {
    required: REQUIRED.map((stage) => ({ stage })), signers: { mode: 'none' }, repositoryId: '42', delivery: context.deliveryId,
    place: null, deliveryFile: null, maxAge: null, risk: 'medium', layout: null, seen: null,
  };
}
