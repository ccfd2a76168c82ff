import type { Problem } from '../core/problem.ts';
import type { TrafficDriver } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Rollout } from '../delivery/spec.ts';
import type { Plan } from '../journal/events.ts';
import { mistakesOfGuardrails } from './guardrail-problems.ts';
import { isWithin } from './hours.ts';
import { cohortSteps, watchStep } from './planned-steps.ts';
import { trafficProblems } from './traffic/problems.ts';

type Say = (path: (string | number)[], code: string, message: string, fix: string) => Problem;

/** Every reason why a plan could decide nothing, or why this router cannot follow it. */
export function planProblems(delivery: Delivery, plan: Plan, traffic?: TrafficDriver): Problem[] {
  const rollout = delivery.spec.rollout!;
  const say: Say = (path, code, message, fix) => ({ code, message, fix, location: delivery.locate(['rollout', ...path]) });
  return [
    ...strategyProblems(plan, say),
    ...ownProblems(rollout, plan, say),
    ...stepProblems(plan, say),
    ...timeProblems(rollout, plan, say),
    ...guardrailProblems(rollout, plan, say),
    ...(traffic ? routerProblems(rollout, plan, traffic, say) : []),
  ];
}

/** Strategies in which champion and candidate serve different users at one time. */
const SIDE_BY_SIDE: readonly Plan['strategy'][] = ['canary', 'cohort', 'ab'];

function strategyProblems(plan: Plan, say: Say): Problem[] {
  const { strategy, steps, guardrails } = plan;
  const problems: Problem[] = [];
  const compares = SIDE_BY_SIDE.includes(strategy) || strategy === 'shadow';
  if (compares && guardrails.length === 0)
    problems.push(say(['guardrails'], 'rollout-no-guardrails', `Strategy \`${strategy}\` has no guardrail: nothing could tell harm from health, and time alone is not evidence.`, 'Add one to `guardrails`, for example the rate of errors, or use `strategy: replace`.'));
  const unjudged = compares && guardrails.length > 0 ? steps.findIndex((_, step) => (step < watchStep(plan) || steps.length === 1) && !guardrails.some((guardrail) => !guardrail.labels && (guardrail.steps?.includes(step) ?? true))) : -1;
  if (unjudged >= 0)
    problems.push(say(['guardrails'], 'rollout-step-unjudged', `No guardrail could ever clear the step at ${steps[unjudged]} %: labels come too late for it, slices hold nobody up, and what counts sticky users by request promotes nobody.`, 'Let the step wait for a guardrail that is read at once; with `assignment: user`, one with `unit: user`.'));
  if (SIDE_BY_SIDE.includes(strategy) && steps.length < 2)
    problems.push(say(['steps'], 'rollout-one-step', `Strategy \`${strategy}\` goes to 100 % in its first step, so champion and candidate never serve side by side.`, 'Add a smaller step before it, or use `strategy: replace`.'));
  return problems;
}

function ownProblems(rollout: Rollout, plan: Plan, say: Say): Problem[] {
  const { strategy, cohort } = rollout;
  const problems: Problem[] = [];
  if (strategy === 'ab' && !plan.ab) problems.push(say(['ab'], 'rollout-ab-endless', 'Strategy `ab` has no `ab.ends`: nothing would ever be answered.', 'Write when it ends, as `ab: {ends: 2026-12-24T00:00Z}`.'));
  if (plan.ab && !Number.isFinite(plan.ab.ends)) problems.push(say(['ab', 'ends'], 'rollout-ab-endless', '`ab.ends` is on no calendar.', 'Write a time as 2026-12-24T00:00Z.'));
  if (strategy === 'cohort' && !cohort) problems.push(say(['cohort'], 'rollout-cohort', 'Strategy `cohort` does not say how users are told apart.', 'Add `cohort: {key: …}`, or `attribute` and `values`.'));
  if (cohort?.values) problems.push(...cohortProblems(cohort.values, plan, say));
  if (plan.holdBack !== undefined && (strategy === 'ab' || !SIDE_BY_SIDE.includes(strategy)) && strategy !== 'shadow')
    problems.push(say(['hold_back'], 'rollout-hold-back', `Strategy \`${strategy}\` has no share that could be held back.`, 'Use `canary`, `cohort` or `shadow`, or leave `hold_back` out.'));
  return problems;
}

function cohortProblems(values: NonNullable<NonNullable<Rollout['cohort']>['values']>, { steps, holdBack }: Plan, say: Say): Problem[] {
  const sums = [...cohortSteps(values), 100];
  const sum = values.reduce((total, { share }) => total + share, 0);
  if (sum > 100 + 1e-6) return [say(['cohort', 'values'], 'rollout-cohort', `The shares of the values sum to ${Number(sum.toFixed(6))} %.`, 'They are parts of all users: at most 100 together.')];
  const known = new Set(values.map(({ value }) => value)).size === values.length;
  if (!known) return [say(['cohort', 'values'], 'rollout-cohort', 'A value stands there twice.', 'Name each value once.')];
  const odd = steps.filter((step) => !sums.some((each) => Math.abs(each - step) < 1e-6));
  const held = holdBack === undefined ? undefined : odd.find((step) => step === 100 - holdBack);
  const other = odd.find((step) => step !== held);
  const left = sums.filter((each) => each >= 50 && each < 100).map((each) => `${Number((100 - each).toFixed(6))} %`);
  return [
    ...(other === undefined ? [] : [say(['steps'], 'rollout-cohort', `No values of \`cohort.attribute\` together are ${other} % of the users.`, `Use the sums of their shares: ${sums.join(', ')}; or leave \`steps\` out.`)]),
    ...(held === undefined ? [] : [say(['hold_back'], 'rollout-hold-back', `No values of \`cohort.attribute\` together are ${held} % of the users, so ${holdBack} % cannot be held back: whole groups move.`, `Hold back what the groups leave to the champion (${left.join(', ') || 'nothing that is 50 % or less'}), or leave \`hold_back\` out.`)]),
  ];
}

function stepProblems({ steps, strategy, shadow }: Plan, say: Say): Problem[] {
  const served = steps[0] === 0 ? steps.slice(1) : steps;
  const reports = strategy === 'shadow' && shadow?.then !== 'promote';
  const mayBeginAtZero = ['shadow', 'batch', 'blue-green'].includes(strategy);
  const rise = served.every((step, index) => step > (served[index - 1] ?? 0)) && (served.length === steps.length || mayBeginAtZero);
  return rise && (reports || served.at(-1) === 100)
    ? []
    : [say(['steps'], 'rollout-steps', `The steps ${steps.join(', ')} do not rise to 100.`, 'Write rising shares that end with 100, all of them below 100 − hold_back but the last.')];
}

function timeProblems(rollout: Rollout, plan: Plan, say: Say): Problem[] {
  const problems: Problem[] = [];
  if (plan.interval <= 0)
    problems.push(say(['interval'], 'rollout-interval', 'The interval between ticks is zero.', 'Write how long a tick gathers counts, for example `60 s`.'));
  if (plan.lease <= plan.interval)
    problems.push(say(['lease'], 'rollout-lease-short', 'The lease ends before the next tick.', 'Make the lease several intervals long.'));
  const before = watchStep(plan);
  const waits = (plan.details ?? []).slice(0, before).reduce((sum, { soak = 0 }) => sum + soak + (plan.warmUp ?? 0), 0);
  if (waits >= plan.timeBudget)
    problems.push(say(['time_budget'], 'rollout-budget-short', 'The steps\' own `soak` and `warm_up` take longer than `time_budget`, so it would always end first.', 'Lengthen `time_budget`.'));
  (plan.details ?? []).forEach(({ hours }, index) => {
    if (hours && isWithin(hours, 0) === undefined) problems.push(say(stepPath(rollout, index), 'rollout-hours', `There is no time zone ${JSON.stringify(hours.zone)}.`, 'Write one as Europe/Zurich.'));
  });
  const late = plan.guardrails.find(({ labels }) => labels && labels.after >= plan.watch);
  if (late)
    problems.push(say(['watch'], 'rollout-watch-short', `\`${late.name}\` is judged by labels that come after the watch has ended, so it would never be.`, 'Lengthen `watch` beyond `labels.after`; `hold_back` keeps a champion beside the candidate for as long.'));
  return problems;
}

/** Steps without users and the one that ends a hold-back are not declared. */
function stepPath({ steps = [], strategy }: Rollout, index: number): (string | number)[] {
  const own = index - (strategy === 'shadow' ? 1 : 0);
  return own >= 0 && own < steps.length ? ['steps', own] : ['steps'];
}

function guardrailProblems(rollout: Rollout, plan: Plan, say: Say): Problem[] {
  const mistakes = mistakesOfGuardrails(rollout, plan).map(({ path, code, message, fix }) => say(path, code, message, fix));
  const names = new Set(plan.guardrails.map(({ name }) => name));
  const asked: [(string | number)[], string][] = [
    ...(rollout.steps ?? []).flatMap((step, index) => (typeof step === 'number' ? [] : (step.guardrails ?? []).map((name): [(string | number)[], string] => [['steps', index, 'guardrails'], name]))),
    ...(rollout.capacity?.from === undefined ? [] : [[['capacity', 'from'], rollout.capacity.from] as [(string | number)[], string]]),
  ];
  return [...mistakes, ...asked.filter(([, name]) => !names.has(name)).map(([path, name]) =>
    say(path, 'rollout-guardrail-unknown', `There is no guardrail \`${name}\`.`, `Name one of ${[...names].join(', ') || 'none: none is declared'}.`))];
}

function routerProblems(rollout: Rollout, plan: Plan, traffic: TrafficDriver, say: Say): Problem[] {
  return trafficProblems({ ...plan, assignment: rollout.assignment }, traffic).map(({ path, code, message, fix }) => say(path, code, message, fix));
}
