import { createHash } from 'node:crypto';
import type { KubeObject, Resource } from '../../../src/kubernetes/cluster.ts';
import { DEPLOYMENTS, PODS, REPLICA_SETS } from '../../../src/kubernetes/kinds.ts';
import type { Api } from '../api.ts';
import { startController, type Controller, type Mood } from '../controller.ts';
import { invalid, pass, type Facts, type Json, type Set } from './argo-rules.ts';

export const ROLLOUTS: Resource = { group: 'argoproj.io', version: 'v1alpha1', plural: 'rollouts', kind: 'Rollout' };
const HASH = 'rollouts-pod-template-hash';
const REVISION = 'rollout.argoproj.io/revision';
const WORKLOAD_GENERATION = 'rollout.argoproj.io/workload-generation';

export interface ArgoOptions {
  mood?: Mood;
  /** Whether this pod (from 0) of a ReplicaSet is ready. By default all are. */
  ready?(set: KubeObject, at: number, pod: KubeObject): boolean;
}

/** Faults of the real one, each from an issue of its project. */
export interface ArgoFaults {
  /** argo-rollouts#4841: what was aborted keeps this weight, until it is led by a step again. */
  keepsWeight?: number;
  /** It writes its own view of the status over what somebody else has just written there, so often (argo-rollouts#4461). */
  overwrites?: number;
  /** Conditions are written with the new generation before anything else is. */
  early?: boolean;
}

/**
 * Stands in for the Argo Rollouts controller, for that of ReplicaSets and for the kubelets of its pods: hash of the template and of the steps, index of the step, pauses, abort, retry, full promotion, the
 * stable hash, weights that the router was told, numbers of pods. In the mood `wrong` it says another weight than it was to give.
 */
export interface Argo extends Controller {
  faults: ArgoFaults;
  ready(set: KubeObject, at: number, pod: KubeObject): boolean;
}

export function startArgo(api: Api, namespace: string, { mood, ready = () => true }: ArgoOptions = {}): Argo {
  const faults: ArgoFaults = {};
  const knobs: Knobs = { ready, requeue: () => void setImmediate(() => void controller.again().catch(() => undefined)) };
  const status = async (object: KubeObject): Promise<Json | undefined> => {
    // As its cache has it: somebody may have written since.
    const rollout = faults.overwrites ? object : ((await api.read(ROLLOUTS, namespace, object.metadata.name)) ?? object);
    const change = await reconcile(api, namespace, rollout as Json, knobs, faults);
    if (change && faults.overwrites && object.status?.currentStepIndex !== undefined && (change.currentStepIndex ?? object.status.currentStepIndex) !== 2) {
      faults.overwrites -= 1;
      const { canary: _, ...rest } = change;
      return { ...rest, currentStepIndex: 2, pauseConditions: [{ reason: 'CanaryPauseStep', startTime: '2026-01-01T00:00:00Z' }], controllerPause: true };
    }
    return change;
  };
  const controller = startController(api, ROLLOUTS, namespace, {
    status,
    async wrong(object) {
      const change = (await status(object)) ?? {};
      const weights = change.canary?.weights ?? (object.status as Json | undefined)?.canary?.weights;
      return weights ? { ...change, canary: { weights: { ...weights, canary: { ...weights.canary, weight: 37 }, stable: { ...weights.stable, weight: 63 } } } } : change;
    },
    mood,
  });
  // Pods that Sluice makes itself, to try a release.
  const trials = startController(api, PODS, namespace, { status: ({ metadata: { labels }, status: is }) => (labels?.['sluice/trial'] === undefined || is?.phase === 'Running' ? undefined : { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] }) });
  const workloads = startController(api, DEPLOYMENTS, namespace, { status: async () => void (controller.mood === 'never' || await controller.again()) });
  return Object.defineProperties({} as Argo, {
    ...Object.getOwnPropertyDescriptors(controller),
    faults: { value: faults },
    ready: { get: () => knobs.ready, set: (next) => void (knobs.ready = next) },
    errors: { get: () => [...controller.errors, ...workloads.errors] },
    [Symbol.asyncDispose]: {
      value: async () => {
        await trials[Symbol.asyncDispose]();
        await workloads[Symbol.asyncDispose]();
        await controller[Symbol.asyncDispose]();
      },
    },
  });
}

interface Knobs extends Pick<Argo, 'ready'> {
  requeue(): void;
}

async function reconcile(api: Api, namespace: string, rollout: Json, knobs: Knobs, faults: ArgoFaults): Promise<Json | undefined> {
  const { metadata, spec, status = {} } = rollout;
  const wrong = invalid(rollout);
  if (wrong) return changed(status, { observedGeneration: String(metadata.generation), phase: 'Degraded', message: `InvalidSpec: ${wrong}`, conditions: [{ type: 'InvalidSpec', status: 'True', reason: 'InvalidSpec', lastTransitionTime: '2026-01-01T00:00:00Z', lastUpdateTime: '2026-01-01T00:00:00Z', message: `The Rollout "${metadata.name}" is invalid: ${wrong}` }] });
  if (!spec.strategy.canary) return undefined;
  if (faults.early && status.observedGeneration !== String(metadata.generation)) return { observedGeneration: String(metadata.generation) };
  const { template, selector, generation } = await resolved(api, namespace, rollout);
  const owned = async (): Promise<KubeObject[]> => (await api.list(REPLICA_SETS, namespace)).items.filter((set) => set.metadata.ownerReferences !== undefined && (set.metadata.ownerReferences as { uid: string }[])[0]!.uid === metadata.uid);
  const hash = hashOf(template);
  let sets = await owned();
  if (!sets.some((set) => set.metadata.labels?.[HASH] === hash)) {
    await createSet(api, namespace, rollout, template, selector, hash, sets);
    sets = await owned();
  }
  const views = await Promise.all(sets.map((set) => run(api, namespace, set, knobs)));
  const facts: Facts = {
    rollout, steps: spec.strategy.canary.steps ?? [], stepHash: hashOf(spec.strategy.canary.steps ?? []), routed: spec.strategy.canary.trafficRouting !== undefined, whole: spec.strategy.canary.trafficRouting?.maxTrafficWeight ?? 100, replicas: spec.replicas ?? 1,
    current: views.find((set) => set.hash === hash), stable: views.find((set) => set.hash === status.stableRS), others: views.filter((set) => set.hash !== hash && set.hash !== status.stableRS),
  };
  const verdict = pass(facts);
  let scaled = false;
  for (const [name, wanted] of Object.entries(verdict.scale)) if (views.find((set) => set.name === name)!.wanted !== wanted) {
    await api.merge(REPLICA_SETS, namespace, name, { spec: { replicas: wanted } });
    await run(api, namespace, (await api.read(REPLICA_SETS, namespace, name))!, knobs);
    scaled = true;
  }
  const told: Json = { ...verdict.status, conditions: null, ...(generation !== undefined && { workloadObservedGeneration: String(generation) }) };
  if (faults.keepsWeight !== undefined && told.abort === true && told.canary?.weights) told.canary.weights = { ...told.canary.weights, canary: { ...told.canary.weights.canary, weight: faults.keepsWeight }, stable: { ...told.canary.weights.stable, weight: facts.whole - faults.keepsWeight } };
  // Pods that came or went are seen in the next pass.
  if (scaled) knobs.requeue();
  return changed(status, { ...told, availableReplicas: views.reduce((sum, { available }) => sum + available, 0) });
}

/** With `workloadRef` the template is the Deployment's, and the Rollout is told which state of it was taken. */
async function resolved(api: Api, namespace: string, { metadata, spec }: Json): Promise<{ template: Json; selector: Json; generation?: number }> {
  if (!spec.workloadRef) return { template: spec.template, selector: spec.selector };
  const workload = (await api.read(DEPLOYMENTS, namespace, spec.workloadRef.name)) as Json;
  const { generation } = workload.metadata;
  if (metadata.annotations?.[WORKLOAD_GENERATION] !== String(generation)) await api.merge(ROLLOUTS, namespace, metadata.name, { metadata: { annotations: { [WORKLOAD_GENERATION]: String(generation) } } });
  return { template: workload.spec.template, selector: spec.selector ?? workload.spec.selector, generation };
}

async function createSet(api: Api, namespace: string, { metadata, spec, status = {} }: Json, template: Json, selector: Json, hash: string, sets: readonly KubeObject[]): Promise<void> {
  const labels = { ...template.metadata?.labels, [HASH]: hash };
  const revision = Math.max(0, ...sets.map((set) => Number(set.metadata.annotations?.[REVISION] ?? 0))) + 1;
  await api.create(REPLICA_SETS, namespace, {
    metadata: { name: `${metadata.name}-${hash}`, labels, annotations: { [REVISION]: String(revision) }, ownerReferences: [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: metadata.name, uid: metadata.uid, controller: true }] },
    spec: { replicas: status.stableRS ? 0 : (spec.replicas ?? 1), selector: { matchLabels: { ...selector.matchLabels, [HASH]: hash } }, template: { ...template, metadata: { ...template.metadata, labels } } },
  });
}

/** Its pods as many as it shall have; how many of them are ready. */
async function run(api: Api, namespace: string, set: KubeObject, { ready }: Pick<Argo, 'ready'>): Promise<Set> {
  const { name, labels } = set.metadata;
  const spec = set.spec as Json;
  const before = (await api.list(PODS, namespace, `${HASH}=${labels![HASH]}`)).items;
  for (const pod of before.slice(spec.replicas)) await api.remove(PODS, namespace, pod.metadata.name);
  const kept = before.slice(0, spec.replicas);
  const free = Array.from({ length: spec.replicas as number }, (_, at) => `${name}-${at}`).filter((each) => !kept.some(({ metadata }) => metadata.name === each));
  for (const each of free.slice(0, spec.replicas - kept.length)) kept.push(await api.create(PODS, namespace, { metadata: { name: each, labels: spec.template.metadata.labels, annotations: spec.template.metadata.annotations ?? {} }, spec: spec.template.spec }));
  let available = 0;
  for (const [at, pod] of kept.entries()) {
    const now = ready(set, at, pod);
    if (now) available += 1;
    const was = ((pod.status?.conditions as Json[] | undefined) ?? []).some(({ type, status }) => type === 'Ready' && status === 'True');
    if (now !== was) await api.merge(PODS, namespace, pod.metadata.name, { status: { phase: 'Running', conditions: [{ type: 'Ready', status: now ? 'True' : 'False' }] } }, { subresource: 'status' });
  }
  const status = { replicas: kept.length, readyReplicas: available, availableReplicas: available, observedGeneration: set.metadata.generation };
  if (JSON.stringify(pick(set.status ?? {}, Object.keys(status))) !== JSON.stringify(status)) await api.merge(REPLICA_SETS, namespace, name, { status }, { subresource: 'status' });
  return { name, hash: labels![HASH]!, wanted: spec.replicas, available };
}

/** As a merge patch; undefined where nothing is to be said. */
function changed(before: Json, after: Json): Json | undefined {
  const entries = Object.entries(after).filter(([key, value]) => canonical(before[key] ?? null) !== canonical(value ?? null));
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([key, value]) => [key, value ?? null]));
}

function pick(object: Json, keys: string[]): Json {
  return Object.fromEntries(keys.map((key) => [key, object[key] ?? 0]));
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 9);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1))) : each)) ?? '';
}
