import { parseDuration } from '../core/duration.ts';
import type { Guardrail, Rollout } from '../delivery/spec.ts';
import type { GuardrailKind, PlannedGuardrail } from '../journal/plan.ts';
import { plannedSteps } from './planned-steps.ts';
import { guardrailsOf, pathOfGuardrail } from './presets.ts';
import { judgesUsers } from './signals/measure.ts';
import { segmentsOf } from './signals/segments.ts';

const FALSE_ROLLBACK = 0.05;
/** Times of the champion's where harm begins, and what promotion must rule out. */
const RATIOS: Partial<Record<GuardrailKind, { tolerate: number; margin: number }>> = { quantile: { tolerate: 1.1, margin: 2.5 }, gauge: { tolerate: 1.2, margin: 1.5 } };
const RATIO = { tolerate: 1.1, margin: 1.5 };
/** Slices have little traffic: they hold nobody up unless that is declared. What counts no users once promotes nobody. */
const NO_STEP: Pick<PlannedGuardrail, 'steps'> = { steps: [] };
/** Total variation, and share of differing answers. */
const SHARE = 0.1;

/**
 * What the judges obey: each guardrail of `guardrailsOf`, and behind it the same for each of its slices. Any of them can take the candidate
 * back, so the budget of false alarms is divided by weight, and a guardrail's part once more among its slices. All of them must clear it, so
 * the other budget is not divided.
 */
export function plannedGuardrails(rollout: Rollout): PlannedGuardrail[] {
  const guardrails = guardrailsOf(rollout);
  const weights = guardrails.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return guardrails.flatMap((guardrail) => {
    const parts = segmentsOf(guardrail);
    const budget = ((rollout.false_rollback ?? FALSE_ROLLBACK) * (guardrail.weight ?? 1)) / weights / parts.length;
    return parts.map(({ name, segment }) => ({
      ...planned(guardrail, rollout),
      ...(segment && !guardrail.segments?.advance ? NO_STEP : stepsOf(guardrail.name, rollout)),
      ...(isDoubtful(guardrail, rollout) && NO_STEP),
      name, falseRollback: budget, ...(segment && { segment: segment.value }),
    }));
  });
}

/** Where a planned guardrail stands in the delivery file, below `rollout`. */
export function pathOfPlanned(rollout: Rollout, index: number): (string | number)[] {
  const declared = guardrailsOf(rollout).flatMap((guardrail, at) => segmentsOf(guardrail).map(() => at));
  return pathOfGuardrail(rollout, declared[index] ?? 0);
}

function planned(guardrail: Guardrail, rollout: Rollout): Omit<PlannedGuardrail, 'name' | 'falseRollback'> {
  const kind = kindOf(guardrail);
  const { bounds, worse, quantile, labels, counts_up: countsUp } = guardrail;
  const doubtful = isDoubtful(guardrail, rollout);
  return {
    ...(kind !== 'rate' && { kind }),
    unit: unitOf(guardrail, rollout),
    ...limits(kind, guardrail),
    ...(bounds && { bounds: [bounds[0]!, bounds[1]!] as [number, number] }),
    ...(worse && kind === 'mean' && { worse }),
    ...(kind === 'quantile' && { quantile }),
    ...(countsUp && { countsUp }),
    ...(labels && { labels: { after: parseDuration(labels.after), selective: labels.selective ?? false } }),
    ...(doubtful && { doubtful: 'sticky' as const }),
    // What cannot tell users from requests may ask a person, and take nobody's users away.
    critical: (guardrail.critical ?? true) && !doubtful,
  };
}

function unitOf(guardrail: Guardrail, { assignment }: Rollout): PlannedGuardrail['unit'] {
  const { unit } = guardrail;
  if (unit === 'request' || unit === 'interval') return unit;
  return judgesUsers(guardrail, assignment) ? 'user' : 'interval';
}

/** Where users stay in their arm, differences between users look like the arm's; pairs and figures of a slot are no part of that. */
function isDoubtful(guardrail: Guardrail, rollout: Rollout): boolean {
  return rollout.assignment === 'user' && unitOf(guardrail, rollout) !== 'user' && !['pairs', 'gauge'].includes(kindOf(guardrail));
}

export function kindOf({ histogram, mean, shares, disagreement, gauge }: Guardrail): GuardrailKind {
  if (histogram !== undefined) return 'quantile';
  if (mean) return 'mean';
  if (shares) return 'classes';
  if (disagreement) return 'pairs';
  return gauge === undefined ? 'rate' : 'gauge';
}

/** Differences where a difference is declared, or nothing else makes sense: harm begins at half of what must be ruled out. */
function limits(kind: GuardrailKind, { tolerate, margin_ratio, tolerate_absolute, margin_absolute }: Guardrail): Pick<PlannedGuardrail, 'tolerate' | 'margin' | 'absolute'> {
  const asDifference = margin_absolute !== undefined || tolerate_absolute !== undefined || ['mean', 'classes', 'pairs'].includes(kind);
  const ratio = RATIOS[kind] ?? RATIO;
  if (!asDifference) return { tolerate: tolerate ?? ratio.tolerate, margin: margin_ratio ?? ratio.margin };
  const margin = margin_absolute ?? (tolerate_absolute === undefined ? SHARE : 2 * tolerate_absolute);
  return { tolerate: tolerate_absolute ?? margin / 2, margin, absolute: true };
}

/** Only where some step waits for other guardrails. */
function stepsOf(name: string, rollout: Rollout): Pick<PlannedGuardrail, 'steps'> {
  const { waitsFor } = plannedSteps(rollout);
  const steps = waitsFor.flatMap((names, index) => (names === undefined || names.includes(name) ? [index] : []));
  return steps.length === waitsFor.length ? {} : { steps };
}
