import { formatDeliveryId } from '../core/delivery-id.ts';
import type { StageResult } from '../core/stage.ts';
import { worst, type Finding, type Outcome, type ReleaseRef, type Verdict } from '../core/verdict.ts';
import type { Retreat } from './rollback.ts';

export interface Parts {
  headline: string;
  findings: Finding[];
  notes?: string[];
  facts?: [string, string][];
  release?: ReleaseRef;
  champion?: ReleaseRef;
  details?: Record<string, unknown>;
  sections?: Verdict['sections'];
}

/** A verdict of this stage: as bad as the worst of its findings. */
export function result({ context, delivery }: Pick<Retreat, 'context' | 'delivery'>, { details, notes = [], facts = [], findings, ...rest }: Parts): StageResult {
  const outcome = worst(findings.map((one) => one.outcome));
  const verdict: Verdict = { schema: 'urn:sluice:verdict:v1', stage: 'rollback', outcome, enforced: true, findings, notes, facts: [['Asked by', formatDeliveryId(context.deliveryId)], ...facts], ...rest };
  return { verdict, inputs: [{ name: 'delivery file', digest: delivery.digest }], details };
}

export function finding(code: string, outcome: Outcome, rule: string, message: string, fix?: string): Finding {
  return { code, outcome, rule, message, expected: rule, actual: message, ...(fix === undefined ? {} : { fix }) };
}

export function titleOf({ name, version }: ReleaseRef): string {
  return version === undefined ? name : `${name} ${version}`;
}
