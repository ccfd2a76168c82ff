import { isRecord } from '../weights.ts';
import type { Json, Sight } from './sight.ts';

/**
 * The steps that Sluice has a Rollout walk: the canary's pods first, then each share it could ever want, and after each a pause without an end. The controller goes to a share when
 * it is told its place (`status.currentStepIndex`), at once and without touching numbers of pods; a step list that changes in the midst of an update would begin anew at 0 %
 * (`PodTemplateOrStepsChanged` in utils/replicaset/replicaset.go). Without a router shares are numbers of pods, and there is no canary at 0 %.
 */
export function stepsFor({ routed, whole, replicas }: Pick<Sight, 'routed' | 'whole' | 'replicas'>, scale: number): Json[] {
  const pause = (): Json => ({ pause: {} });
  if (!routed) return Array.from({ length: replicas + 1 }, (_, pods) => Math.round((pods * 100) / replicas)).flatMap((setWeight) => [{ setWeight }, pause()]);
  const shares = Array.from({ length: 101 }, (_, share) => (share * whole) / 100).filter(Number.isInteger);
  return [{ setCanaryScale: { weight: Math.ceil((scale * whole) / 100) } }, ...shares.flatMap((setWeight) => [{ setWeight }, pause()])];
}

/** The place of each weight in a list that can be walked so; undefined for any other, such as one of the team's own. */
export function placesIn({ steps, routed }: Pick<Sight, 'steps' | 'routed'>): Map<number, number> | undefined {
  const first = routed ? 1 : 0;
  if (routed && !(steps[0] && only(steps[0], 'setCanaryScale'))) return undefined;
  const pairs = steps.slice(first);
  if (pairs.length === 0 || pairs.length % 2 !== 0) return undefined;
  const places = new Map<number, number>();
  for (let at = 0; at < pairs.length; at += 2) {
    const [weight, pause] = [pairs[at]!, pairs[at + 1]!];
    if (!only(weight, 'setWeight') || typeof weight.setWeight !== 'number' || !only(pause, 'pause') || !isRecord(pause.pause) || pause.pause.duration !== undefined) return undefined;
    places.set(weight.setWeight, first + at);
  }
  return places;
}

/** Whether the steps are none: then any may be put there. */
export function isFree({ steps }: Pick<Sight, 'steps'>): boolean {
  return steps.length === 0;
}

/** What kinds of steps a list has, for people. */
export function describeSteps(steps: readonly Json[]): string {
  return steps.slice(0, 8).map((step) => Object.keys(step).join('+') || 'nothing').join(', ') + (steps.length > 8 ? ', …' : '');
}

function only(step: Json, key: string): boolean {
  return Object.keys(step).length === 1 && step[key] !== undefined;
}
