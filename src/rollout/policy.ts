import { parseDuration } from '../core/duration.ts';
import { InputError } from '../core/problem.ts';
import type { TrafficDriver } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Rollout } from '../delivery/spec.ts';
import type { Plan } from '../journal/events.ts';
import { planProblems } from './plan-problems.ts';
import { plannedGuardrails } from './planned-guardrails.ts';
import { plannedSteps } from './planned-steps.ts';

/** The schema's defaults, for callers whose delivery file was not loaded through it. */
const DEFAULTS = {
  interval: '60 s',
  lease: '10 minutes',
  blind_for: '10 minutes',
  time_budget: '24 hours',
  watch: '0 s',
  at_end: 'rollback',
  answer_within: '24 hours',
  false_promotion: 0.05,
} as const;
const HEADROOM = 1.3;
const SHADOW = { for: '1 day', then: 'report' } as const;
const BLUE_GREEN = { before: '10 minutes', bake: '1 hour', keep_warm: '0 s' };
const BATCHES = 3;

export function rolloutOf(delivery: Delivery): Rollout {
  const { rollout } = delivery.spec;
  if (rollout) return rollout;
  throw InputError.of('rollout-missing', 'The delivery file has no `rollout`.', 'Add one; `strategy: replace` needs only a `command`. See docs/rollout.md.', delivery.locate([]));
}

export function slotsOf(rollout: Rollout): [string, string] {
  const [first = 'a', second = 'b'] = rollout.fleet?.slots ?? [];
  return [first, second];
}

/** Milliseconds. */
export function declaredLease({ lease = DEFAULTS.lease }: Rollout): number {
  return parseDuration(lease);
}

/**
 * What this delivery may do. Throws InputError with every reason why the declared rollout could not decide anything: a
 * canary without guardrails has nothing to tell harm from health, and time alone is not evidence.
 */
export function planOf(delivery: Delivery, traffic?: TrafficDriver): Plan {
  const rollout = rolloutOf(delivery);
  const declared = { ...DEFAULTS, ...rollout };
  const { steps, details } = plannedSteps(rollout);
  const plan: Plan = {
    strategy: rollout.strategy,
    steps,
    ...(details.some((detail) => Object.keys(detail).length > 0) && { details }),
    guardrails: plannedGuardrails(rollout),
    falsePromotion: declared.false_promotion,
    interval: parseDuration(declared.interval),
    lease: declaredLease(rollout),
    blindFor: parseDuration(declared.blind_for),
    timeBudget: parseDuration(declared.time_budget),
    watch: watchOf(rollout),
    ...(rollout.hold_back !== undefined && { holdBack: rollout.hold_back }),
    ...(rollout.warm_up !== undefined && { warmUp: parseDuration(rollout.warm_up) }),
    atEnd: declared.at_end,
    ...(declared.at_end === 'ask' && { answerWithin: parseDuration(declared.answer_within) }),
    ...(rollout.capacity && { capacity: { rps: rollout.capacity.load_rps, from: rollout.capacity.from, headroom: rollout.capacity.headroom ?? HEADROOM } }),
    ...ownParts(rollout),
  };
  const problems = planProblems(delivery, plan, traffic);
  if (problems.length > 0) throw new InputError(problems);
  return plan;
}

function watchOf({ strategy, watch = DEFAULTS.watch, blue_green: blueGreen }: Rollout): number {
  return strategy === 'blue-green' ? Math.max(parseDuration(blueGreen?.bake ?? BLUE_GREEN.bake), parseDuration(watch)) : parseDuration(watch);
}

/** What only one strategy has. */
function ownParts({ strategy, shadow, blue_green: blueGreen, ab, batch }: Rollout): Pick<Plan, 'shadow' | 'blueGreen' | 'ab' | 'batch'> {
  switch (strategy) {
    case 'shadow':
      return { shadow: { for: parseDuration(shadow?.for ?? SHADOW.for), then: shadow?.then ?? SHADOW.then } };
    case 'blue-green': {
      const { before, keep_warm: keepWarm } = { ...BLUE_GREEN, ...blueGreen };
      return { blueGreen: { before: parseDuration(before), keepWarm: parseDuration(keepWarm) } };
    }
    case 'ab':
      return ab ? { ab: { ends: Date.parse(ab.ends), then: ab.then ?? 'ask' } } : {};
    case 'batch':
      return { batch: { last: batch?.shadow_last ?? BATCHES, ...(batch?.differ_at_most !== undefined && { differAtMost: batch.differ_at_most }) } };
    default:
      return {};
  }
}
