import { parseDuration } from '../core/duration.ts';
import { InputError, type Problem } from '../core/problem.ts';
import type { TrafficDriver } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Rollout } from '../delivery/spec.ts';
import type { Plan } from '../journal/events.ts';

/** The schema's defaults, for callers whose delivery file was not loaded through it. */
const DEFAULTS = {
  steps: [1, 5, 25, 50, 100],
  interval: '60 s',
  lease: '10 minutes',
  blind_for: '10 minutes',
  time_budget: '24 hours',
  watch: '0 s',
  at_end: 'rollback',
  false_rollback: 0.05,
  false_promotion: 0.05,
} as const;
const TOLERATE = 1.1;
const MARGIN = 1.5;

export function rolloutOf(delivery: Delivery): Rollout {
  const { rollout } = delivery.spec;
  if (rollout) return rollout;
  throw InputError.of('rollout-missing', 'The delivery file has no `rollout`.', 'Add one; `strategy: replace` needs only a `command`. See docs/rollout.md.', delivery.locate([]));
}

export function slotsOf(rollout: Rollout): [string, string] {
  const [first = 'a', second = 'b'] = rollout.fleet?.slots ?? [];
  return [first, second];
}

/**
 * What this delivery may do. Throws InputError with every reason why the declared rollout could not decide anything: a
 * canary without guardrails has nothing to tell harm from health, and time alone is not evidence.
 */
export function planOf(delivery: Delivery, traffic?: TrafficDriver): Plan {
  const rollout = rolloutOf(delivery);
  const declared = { ...DEFAULTS, ...rollout };
  // Strategy `replace` goes in one step, whatever default the schema has for a canary's.
  const steps = rollout.strategy === 'replace' ? [100] : [...declared.steps];
  const guardrails = rollout.guardrails ?? [];
  const plan: Plan = {
    strategy: rollout.strategy,
    steps,
    guardrails: guardrails.map((guardrail) => ({
      name: guardrail.name,
      unit: guardrail.unit ?? 'interval',
      tolerate: guardrail.tolerate ?? TOLERATE,
      margin: guardrail.margin_ratio ?? MARGIN,
      critical: guardrail.critical ?? true,
      falseRollback: declared.false_rollback / guardrails.length,
    })),
    falsePromotion: declared.false_promotion,
    interval: parseDuration(declared.interval),
    lease: parseDuration(declared.lease),
    blindFor: parseDuration(declared.blind_for),
    timeBudget: parseDuration(declared.time_budget),
    watch: parseDuration(declared.watch),
    atEnd: declared.at_end,
  };
  const problems = [...strategyProblems(delivery, plan), ...guardrailProblems(delivery, plan), ...routerProblems(delivery, plan, traffic)];
  if (problems.length > 0) throw new InputError(problems);
  return plan;
}

function strategyProblems(delivery: Delivery, plan: Plan): Problem[] {
  const problem = reporter(delivery);
  const problems: Problem[] = [];
  const { steps, strategy } = plan;
  if (strategy === 'canary' && plan.guardrails.length === 0)
    problems.push(problem(['guardrails'], 'rollout-no-guardrails', 'Strategy `canary` has no guardrail: nothing could tell harm from health, and time alone is not evidence.', 'Add one to `guardrails`, for example the rate of errors, or use `strategy: replace`.'));
  if (strategy === 'canary' && steps.length < 2)
    problems.push(problem(['steps'], 'rollout-one-step', 'Strategy `canary` goes to 100 % in its first step, so champion and candidate never serve side by side.', 'Add a smaller step before it, or use `strategy: replace`.'));
  if (steps.at(-1) !== 100 || steps.some((step, index) => !(step > (steps[index - 1] ?? 0))))
    problems.push(problem(['steps'], 'rollout-steps', `The steps ${steps.join(', ')} do not rise to 100.`, 'Write rising shares that end with 100.'));
  if (plan.interval <= 0)
    problems.push(problem(['interval'], 'rollout-interval', 'The interval between ticks is zero.', 'Write how long a tick gathers counts, for example `60 s`.'));
  if (plan.lease <= plan.interval)
    problems.push(problem(['lease'], 'rollout-lease-short', 'The lease ends before the next tick.', 'Make the lease several intervals long.'));
  return problems;
}

function guardrailProblems(delivery: Delivery, plan: Plan): Problem[] {
  const problem = reporter(delivery);
  return plan.guardrails.flatMap(({ name, tolerate, margin }, index) =>
    tolerate >= 1 && tolerate < margin && Number.isFinite(margin)
      ? []
      : [problem(['guardrails', index], 'rollout-tolerate', `\`${name}\`: harm begins at ${tolerate} and promotion rules out ${margin}.`, '`tolerate` is at least 1 and below `margin_ratio`.')],
  );
}

function routerProblems(delivery: Delivery, plan: Plan, traffic: TrafficDriver | undefined): Problem[] {
  if (!traffic) return [];
  const problem = reporter(delivery);
  const { weights, smallestStep } = traffic.capabilities;
  if (!weights && plan.steps.length > 1)
    return [problem(['traffic'], 'rollout-no-weights', `The router ${traffic.name} can only send all users to one slot.`, 'Use `strategy: replace`, or a router with weights.')];
  const isMultiple = (step: number) => !(smallestStep > 0) || Math.abs(step / smallestStep - Math.round(step / smallestStep)) < 1e-6;
  return plan.steps.filter((step) => !isMultiple(step)).map((step) =>
    problem(['steps'], 'rollout-step-too-fine', `The router ${traffic.name} cannot give a slot ${step} %: its smallest step is ${smallestStep} %.`, 'Use multiples of the smallest step.'));
}

function reporter(delivery: Delivery) {
  return (path: (string | number)[], code: string, message: string, fix: string): Problem => ({
    code, message, fix, location: delivery.locate(['rollout', ...path]),
  });
}
