// What the Argo Rollouts controller decides, as rollout/{canary,sync,pause,trafficrouting}.go and utils/replicaset/canary.go of 1.4 to 1.10 do: the order matters.
export type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a Rollout as YAML has it

export interface Set {
  name: string;
  hash: string;
  wanted: number;
  available: number;
}

export interface Facts {
  rollout: Json;
  steps: Json[];
  stepHash: string;
  routed: boolean;
  whole: number;
  replicas: number;
  current: Set | undefined;
  stable: Set | undefined;
  others: Set[];
}

export interface Verdict {
  status: Json;
  /** ReplicaSet -> how many pods it shall have. */
  scale: Record<string, number>;
}

const NO_PAUSE = { pauseConditions: null, controllerPause: null };
const NO_ABORT = { abort: null, abortedAt: null };
/** A time of its own would call the controller for ever. */
const SINCE = '2026-01-01T00:00:00Z';

/** One pass over a Rollout. */
export function pass(facts: Facts): Verdict {
  const { rollout, steps, current, stable, stepHash } = facts;
  const { status = {}, spec, metadata } = rollout;
  const base: Json = { currentPodHash: current!.hash, stableRS: status.stableRS ?? '', currentStepHash: stepHash, observedGeneration: String(metadata.generation) };
  const promoted = status.stableRS === status.currentPodHash && status.stableRS !== undefined;
  const changed = status.currentStepHash !== stepHash || (status.currentPodHash !== undefined && status.currentPodHash !== '' && status.currentPodHash !== current!.hash);
  if (changed) {
    // Whatever was paused, aborted or promised is forgotten, and the steps begin anew; of the stable template they are skipped.
    const index = steps.length === 0 ? null : stable?.hash === current!.hash ? steps.length : 0;
    return { status: { ...base, ...NO_PAUSE, ...NO_ABORT, promoteFull: null, currentStepIndex: index }, scale: {} };
  }
  const aborted = status.abort === true && !promoted;
  const weights = routed(facts, aborted);
  const scale = spec.paused ? {} : scaleOf(facts, aborted, weights);
  const done: Json = { ...base, ...(weights && { canary: { weights } }) };
  const promoting = status.promoteFull === true && current!.hash !== status.stableRS;
  if (!stable || (!aborted && current!.available >= facts.replicas && (promoting || !stepOf(facts))))
    return { status: { ...done, ...NO_PAUSE, ...NO_ABORT, promoteFull: null, stableRS: current!.hash, currentStepIndex: steps.length || null, phase: 'Healthy', message: null }, scale };
  if (promoting) return { status: { ...done, ...NO_PAUSE, ...NO_ABORT, currentStepIndex: steps.length || null, phase: 'Progressing' }, scale };
  if (aborted) return { status: { ...done, ...NO_PAUSE, abort: true, abortedAt: SINCE, currentStepIndex: steps.length === 0 ? null : 0, phase: 'Degraded', message: 'RolloutAborted: Rollout aborted update' }, scale };
  return { status: { ...done, ...NO_ABORT, ...advanced(facts, weights) }, scale };
}

function advanced(facts: Facts, weights: Json | undefined): Json {
  const { rollout: { status = {}, spec } } = facts;
  const step = stepOf(facts);
  const index: number = status.currentStepIndex ?? 0;
  const paused: Json[] = status.pauseConditions ?? [];
  const phase = paused.length > 0 ? { phase: 'Paused', message: 'CanaryPauseStep' } : { phase: 'Progressing', message: 'more replicas need to be updated' };
  if (!step) return { ...NO_PAUSE, ...phase };
  if (spec.paused) return { phase: 'Paused', message: 'manually paused', ...(paused.length === 0 && { controllerPause: null }) };
  if (step.pause) {
    if (status.controllerPause && paused.length === 0) return { ...NO_PAUSE, currentStepIndex: index + 1, phase: 'Progressing' };
    return { currentStepIndex: index, controllerPause: true, pauseConditions: paused.length > 0 ? paused : [{ reason: 'CanaryPauseStep', startTime: SINCE }], phase: 'Paused', message: 'CanaryPauseStep' };
  }
  const complete = step.setWeight !== undefined || step.setCanaryScale ? atDesired(facts, weights) : step.analysis === undefined && step.experiment === undefined;
  return { ...NO_PAUSE, currentStepIndex: complete ? index + 1 : index, ...phase };
}

/** What the router is told; undefined where there is none. */
function routed(facts: Facts, aborted: boolean): Json | undefined {
  const { rollout: { status = {} }, current, stable, whole, replicas, steps } = facts;
  if (!facts.routed) return undefined;
  const promoted = status.stableRS === status.currentPodHash;
  const index: number | undefined = status.currentStepIndex;
  const before: Json | undefined = status.canary?.weights;
  let weight = 0;
  if (promoted || aborted || !current || current.available === 0) weight = 0;
  else if (status.promoteFull) weight = before?.canary?.weight ?? 0;
  else if (index !== undefined)
    weight = !atDesired(facts, undefined) ? (steps.slice(0, index).reverse().find(({ setWeight }) => setWeight !== undefined)?.setWeight ?? 0) : index === steps.length ? whole : weightAt(facts);
  if ((stable?.available ?? 0) < Math.floor(((whole - weight) * replicas) / whole)) return before;
  return { canary: { weight, podTemplateHash: current?.hash ?? '', serviceName: 'income-canary' }, stable: { weight: whole - weight, podTemplateHash: stable?.hash ?? '', serviceName: 'income-stable' } };
}

function scaleOf(facts: Facts, aborted: boolean, weights: Json | undefined): Record<string, number> {
  const { current, stable, others, replicas } = facts;
  const [canary, rest] = desired(facts, aborted, weights);
  return { ...Object.fromEntries(others.map(({ name }) => [name, 0])), ...(stable && stable !== current && { [stable.name]: rest }), ...(current && { [current.name]: stable === undefined || stable === current ? replicas : canary }) };
}

/** Pods of the canary and of the stable side. */
export function desired(facts: Facts, aborted: boolean, _weights?: Json): [number, number] {
  const { rollout: { status = {} }, replicas, whole } = facts;
  const full = status.promoteFull === true || !status.stableRS || status.currentPodHash === status.stableRS;
  const scale = full || aborted ? undefined : canaryScale(facts);
  const weight = full ? whole : aborted ? 0 : (scale?.weight ?? weightAt(facts));
  if (facts.routed) return [scale?.replicas ?? Math.ceil((weight * replicas) / whole), replicas];
  const near = closest(replicas, weight, whole);
  return [near, replicas - near];
}

function atDesired(facts: Facts, weights: Json | undefined): boolean {
  const { current, stable, others } = facts;
  const [canary, rest] = desired(facts, facts.rollout.status?.abort === true, weights);
  const settled = current?.wanted === canary && current.available === canary && stable?.wanted === rest && stable.available >= rest;
  return settled && (facts.routed || others.every(({ available }) => available === 0));
}

function stepOf({ rollout: { status = {} }, steps }: Facts): Json | undefined {
  return steps.length === 0 ? undefined : steps[status.currentStepIndex ?? 0];
}

/** Of the step, or the last one before it that has a weight. */
function weightAt({ rollout: { status = {} }, steps, whole }: Facts): number {
  const index: number = status.currentStepIndex ?? 0;
  if (index >= steps.length) return whole;
  return steps.slice(0, index + 1).reverse().find(({ setWeight }) => setWeight !== undefined)?.setWeight ?? 0;
}

function canaryScale({ rollout: { status = {} }, steps, routed: router }: Facts): Json | undefined {
  const index: number = status.currentStepIndex ?? 0;
  if (!router || index >= steps.length) return undefined;
  const scale = steps.slice(0, index + 1).reverse().find(({ setCanaryScale }) => setCanaryScale !== undefined)?.setCanaryScale;
  return scale?.matchTrafficWeight ? undefined : scale;
}

/** Whole pods as near to the weight as they come; nobody gets none, or all, who shall have a part. */
function closest(replicas: number, weight: number, whole: number): number {
  const exact = (replicas * weight) / whole;
  const options = [Math.ceil(exact), Math.floor(exact)].filter((pods) => weight === 0 || weight === whole || (pods > 0 && pods < replicas));
  return options.reduce((best, pods) => (Math.abs(pods - exact) < Math.abs(best - exact) ? pods : best), options[0] ?? Math.ceil(exact));
}

/** Why the controller does nothing with it, as its validation says: pkg/apis/rollouts/validation/validation.go. */
export function invalid({ spec }: Json): string | undefined {
  const { canary, blueGreen } = spec.strategy ?? {};
  if (blueGreen) return undefined;
  if (!canary) return 'spec.strategy.strategy: Required value: Rollout has missing field \'.spec.strategy.canary or .spec.strategy.blueGreen\'';
  for (const [at, step] of ((canary.steps ?? []) as Json[]).entries()) {
    if (Object.keys(step).length !== 1) return `spec.strategy.canary.steps[${at}]: Invalid value: Step must have exactly one of the following set: experiment, setWeight, setCanaryScale or pause`;
    if (step.setWeight !== undefined && (step.setWeight < 0 || step.setWeight > (canary.trafficRouting?.maxTrafficWeight ?? 100))) return `spec.strategy.canary.steps[${at}].setWeight: Invalid value: ${step.setWeight}: SetWeight needs to be between 0 and 100`;
    if (step.setCanaryScale && !canary.trafficRouting) return 'spec.strategy.canary.trafficRouting: Required value: SetCanaryScale requires TrafficRouting to be set';
  }
  return undefined;
}
