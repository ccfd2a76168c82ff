import type { Rollout } from '../delivery/spec.ts';
import type { PlannedGuardrail } from '../journal/events.ts';
import { plannedSteps } from './planned-steps.ts';
import { guardrailsOf } from './presets.ts';

const TOLERATE = 1.1;
const MARGIN = 1.5;
const FALSE_ROLLBACK = 0.05;

/** What the judges obey, in the order of `guardrailsOf`. The budget of false alarms is divided, for any of them can take the candidate back. */
export function plannedGuardrails(rollout: Rollout): PlannedGuardrail[] {
  const guardrails = guardrailsOf(rollout);
  const { waitsFor } = plannedSteps(rollout);
  return guardrails.map((guardrail) => ({
    name: guardrail.name,
    unit: guardrail.unit ?? (rollout.assignment === 'user' ? 'user' : 'interval'),
    tolerate: guardrail.tolerate ?? TOLERATE,
    margin: guardrail.margin_ratio ?? MARGIN,
    critical: guardrail.critical ?? true,
    falseRollback: (rollout.false_rollback ?? FALSE_ROLLBACK) / guardrails.length,
    ...stepsOf(guardrail.name, waitsFor),
  }));
}

/** Only where some step waits for other guardrails. */
function stepsOf(name: string, waitsFor: readonly (string[] | undefined)[]): Pick<PlannedGuardrail, 'steps'> {
  const steps = waitsFor.flatMap((names, index) => (names === undefined || names.includes(name) ? [index] : []));
  return steps.length === waitsFor.length ? {} : { steps };
}
