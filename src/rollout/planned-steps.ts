import { parseDuration } from '../core/duration.ts';
import type { Rollout, Step } from '../delivery/spec.ts';
import type { Plan, StepPlan } from '../journal/events.ts';

const RAMP = [1, 5, 25, 50, 100];
const HALVES = [50, 100];
const ALL = 100;
/** A step without users: a mirror, batches, or a look at the champion alone. */
const NOBODY = 0;

export interface PlannedSteps {
  steps: number[];
  details: StepPlan[];
  /** By step: the guardrails that it waits for; undefined: all. */
  waitsFor: (string[] | undefined)[];
}

/** The way of a strategy: its shares in per cent, and what each asks for besides evidence. */
export function plannedSteps(rollout: Rollout): PlannedSteps {
  const declared = rollout.steps ?? defaultSteps(rollout);
  const ramp = declared.map((step): Step => (typeof step === 'number' ? { weight: step } : step));
  const way = wayOf(rollout, heldBack(ramp, rollout));
  return { steps: way.map(({ weight }) => weight), details: way.map(detailsOf), waitsFor: way.map(({ guardrails }) => guardrails) };
}

/** The steps that a strategy may declare, where it does not. */
function defaultSteps({ strategy, cohort }: Rollout): number[] {
  if (strategy === 'shadow') return [ALL];
  if (strategy === 'ab') return HALVES;
  return cohort?.values ? cohortSteps(cohort.values) : RAMP;
}

/** Users by attribute come value by value, so their shares are sums of the declared ones. */
export function cohortSteps(values: NonNullable<NonNullable<Rollout['cohort']>['values']>): number[] {
  const sums = values.map((_, index) => Number(values.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0).toFixed(6)));
  return sums.at(-1)! < ALL ? [...sums, ALL] : sums;
}

function wayOf({ strategy, shadow, blue_green: blueGreen }: Rollout, ramp: Step[]): Step[] {
  const [nobody, all] = [{ weight: NOBODY }, { weight: ALL }];
  if (strategy === 'replace') return [all];
  if (strategy === 'batch') return [nobody, all];
  if (strategy === 'blue-green') return parseDuration(blueGreen?.before ?? '10 minutes') > 0 ? [nobody, all] : [all];
  if (strategy === 'shadow') return shadow?.then === 'promote' ? [nobody, ...ramp] : [nobody];
  return ramp;
}

/** What was declared of 100 % is asked of the share before it, which is the one that is watched; the rest follows at once. */
function heldBack(ramp: Step[], { hold_back: share }: Rollout): Step[] {
  const last = ramp.at(-1);
  return share === undefined || last?.weight !== ALL ? ramp : [...ramp.slice(0, -1), { ...last, weight: ALL - share }, { weight: ALL, guardrails: last.guardrails }];
}

function detailsOf({ soak, evidence, hours, gate }: Step): StepPlan {
  return {
    ...(soak !== undefined && { soak: parseDuration(soak) }),
    ...(evidence && { evidence }),
    ...(hours && { hours: { ...hours, zone: hours.zone ?? 'UTC' } }),
    ...(gate !== undefined && { gate }),
  };
}

/** The step at which the candidate is watched: the last one, or the one that holds back. */
export function watchStep({ steps, holdBack }: Plan): number {
  return steps.length - (holdBack === undefined ? 1 : 2);
}

/** The step of an A/B test at which it waits for its end. */
export function plateau({ steps }: Plan): number {
  return steps.length - 2;
}

/** Whether the candidate is at work and nobody gets its answers. */
export function isShadowStep({ strategy, steps }: Plan, step: number): boolean {
  return steps[step] === NOBODY && strategy !== 'blue-green';
}

/** Whether the champion is looked at alone, before all users change over. */
export function isBefore({ strategy, steps }: Plan, step: number): boolean {
  return steps[step] === NOBODY && strategy === 'blue-green';
}
