import { digestOfJson, isDigest, type Digest } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import { missing } from '../../../kubernetes/change.ts';
import { MARKS, type Cluster, type KubeObject, type Resource } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS, REPLICA_SETS } from '../../../kubernetes/kinds.ts';
import { equalities, selects } from '../../../kubernetes/selector.ts';
import { isRecord } from '../weights.ts';

export type Json = Record<string, unknown>;

export const ROLLOUTS: Resource = { group: 'argoproj.io', version: 'v1alpha1', plural: 'rollouts', kind: 'Rollout' };

/** Label of ReplicaSets and pods: the hash of their template. */
export const HASH = 'rollouts-pod-template-hash';
/** Beside the template, on the object that has it: the digest of the template as Sluice wrote it. Whatever else is in progress is somebody else's. */
export const PLACED = 'sluice/placed';
const REVISION = 'rollout.argoproj.io/revision';
/** Of a Rollout whose template is that of a Deployment: the Deployment's generation that the controller resolved. */
const WORKLOAD_GENERATION = 'rollout.argoproj.io/workload-generation';

/** One ReplicaSet of a Rollout. */
export interface PodSet {
  object: KubeObject;
  hash: string;
  slot: string | undefined;
  release: Digest | undefined;
  revision: string;
  wanted: number;
  ready: number;
  images: string[];
}

/** A part of the users, as the controller says that it told the router. */
export interface Weight {
  hash: string;
  weight: number;
}

/** What a Rollout is at: https://argo-rollouts.readthedocs.io/en/stable/features/specification, and its status as rollout/sync.go and rollout/canary.go write it. */
export interface Sight {
  rollout: KubeObject;
  /** The Deployment that has the pod template, where `spec.workloadRef` names one. */
  workload?: KubeObject;
  what: string;
  /** Whether the template is as Sluice wrote it, byte for byte. */
  placed: boolean;
  sets: PodSet[];
  /** A router sets the shares; without one they are numbers of pods. */
  routed: boolean;
  /** Steps of `spec.strategy.canary`. */
  steps: Json[];
  /** What all weights together are: 100 but where `maxTrafficWeight` says otherwise. */
  whole: number;
  replicas: number;
  /** Why the status is not of the object as it is now. */
  lagging: string | undefined;
  /** Why the controller does nothing at all with it, in its own words. */
  invalid: string | undefined;
  current: string;
  stable: string;
  inProgress: boolean;
  aborted: boolean;
  promoting: boolean;
  paused: boolean;
  index: number | undefined;
  weights: { canary: Weight; stable: Weight; others: number } | undefined;
  said: string;
}

/** Rollout, the Deployment of its template where it has one, and its ReplicaSets: two calls, or three. Throws DriverError `cluster-missing`, `argo-strategy`, `argo-workload`. */
export async function sightOf(cluster: Cluster, name: string): Promise<Sight> {
  const rollout = await cluster.read(ROLLOUTS, name);
  if (!rollout) throw await missing(cluster, ROLLOUTS, name);
  const what = nameOf(rollout, cluster);
  const canary = canaryOf(rollout, what);
  const workload = await workloadOf(cluster, rollout, what);
  const selector = rollout.spec?.selector ?? workload?.spec?.selector;
  const sets = (await cluster.list(REPLICA_SETS, equalities(selector))).filter((set) => selects(selector, set.metadata.labels) && isOwned(set, rollout)).map(podSetOf);
  return { ...stateOf(rollout, canary, what), ...(workload && { workload }), placed: isPlaced(workload ?? rollout), sets, lagging: laggingOf(rollout, workload) };
}

/** What the Rollout's own object says; pure, for looking at each of its states. */
export function stateOf(rollout: KubeObject, canary: Json, what: string): Omit<Sight, 'sets' | 'placed'> {
  const { metadata, spec = {}, status = {} } = rollout;
  const routing = isRecord(canary.trafficRouting) ? canary.trafficRouting : undefined;
  const conditions = Array.isArray(status.conditions) ? status.conditions.filter(isRecord) : [];
  const invalid = conditions.find(({ type, status: state }) => type === 'InvalidSpec' && state !== 'False');
  const current = textOf(status.currentPodHash);
  const stable = textOf(status.stableRS);
  return {
    rollout, what,
    routed: routing !== undefined,
    steps: Array.isArray(canary.steps) ? canary.steps.filter(isRecord) : [],
    whole: countOf(routing?.maxTrafficWeight, 100) || 100,
    replicas: countOf(spec.replicas, 1),
    lagging: Number(status.observedGeneration) === metadata.generation ? undefined : generationLag(rollout),
    invalid: invalid && String(invalid.message ?? invalid.reason ?? '').slice(0, 500),
    current, stable,
    inProgress: current !== stable,
    aborted: status.abort === true,
    promoting: status.promoteFull === true,
    paused: spec.paused === true,
    index: Number.isInteger(status.currentStepIndex) ? (status.currentStepIndex as number) : undefined,
    weights: weightsOf(isRecord(status.canary) ? status.canary.weights : undefined),
    said: [status.phase, status.message].filter((text) => typeof text === 'string' && text !== '').join(': ').slice(0, 500),
  };
}

function isPlaced({ metadata, spec }: KubeObject): boolean {
  return spec?.template !== undefined && metadata.annotations?.[PLACED] === digestOfJson(spec.template);
}

export function nameOf({ metadata }: KubeObject, cluster: Cluster): string {
  return `Rollout ${metadata.namespace}/${metadata.name} at ${cluster.where}`;
}

/** Throws DriverError `argo-strategy`. */
export function canaryOf({ spec }: KubeObject, what: string): Json {
  const strategy = isRecord(spec?.strategy) ? spec.strategy : {};
  if (isRecord(strategy.canary)) return strategy.canary;
  if (isRecord(strategy.blueGreen)) throw new DriverError('argo-strategy', `${what} has the strategy blueGreen, which sends all users to one side or the other and has no weights.`, 'Give it `strategy: {canary: {stableService: …, canaryService: …, trafficRouting: …}}` (docs/kubernetes.md has one to copy); or use two Deployments with a router of weights, and `strategy: blue-green` of Sluice.');
  throw new DriverError('argo-strategy', `${what} has no \`strategy.canary\`.`, 'Give it one (docs/kubernetes.md has one to copy).');
}

async function workloadOf(cluster: Cluster, { spec }: KubeObject, what: string): Promise<KubeObject | undefined> {
  const reference = spec?.workloadRef;
  if (!isRecord(reference)) return undefined;
  if (reference.kind !== DEPLOYMENTS.kind || typeof reference.name !== 'string') throw new DriverError('argo-workload', `${what} takes its template from ${String(reference.kind)} ${String(reference.name)}.`, 'Let `workloadRef` name a Deployment, or give the Rollout a `template` of its own.');
  const found = await cluster.read(DEPLOYMENTS, reference.name);
  if (!found) throw await missing(cluster, DEPLOYMENTS, reference.name);
  return found;
}

function laggingOf(rollout: KubeObject, workload: KubeObject | undefined): string | undefined {
  if (Number(rollout.status?.observedGeneration) !== rollout.metadata.generation) return generationLag(rollout);
  const resolved = Number(rollout.metadata.annotations?.[WORKLOAD_GENERATION]);
  const seen = Number(rollout.status?.workloadObservedGeneration);
  if (!workload || (resolved === workload.metadata.generation && seen === resolved)) return undefined;
  return `Deployment ${workload.metadata.name} is at generation ${workload.metadata.generation}, and the controller has seen ${Number.isNaN(seen) ? 'none' : seen}`;
}

/** A text: https://github.com/argoproj/argo-rollouts/blob/master/utils/rollout/rolloututil.go `isGenerationObserved`. */
function generationLag({ metadata, status }: KubeObject): string {
  return `it is at generation ${metadata.generation}, and the controller has seen ${textOf(status?.observedGeneration) || 'none'}`;
}

function podSetOf(object: KubeObject): PodSet {
  const { metadata, spec = {}, status = {} } = object;
  const template = isRecord(spec.template) ? spec.template : {};
  const marks = isRecord(template.metadata) && isRecord(template.metadata.annotations) ? template.metadata.annotations : {};
  const containers = isRecord(template.spec) && Array.isArray(template.spec.containers) ? template.spec.containers.filter(isRecord) : [];
  const release = marks[MARKS.release];
  return {
    object,
    hash: metadata.labels?.[HASH] ?? '',
    slot: typeof marks[MARKS.slot] === 'string' ? (marks[MARKS.slot] as string) : undefined,
    release: isDigest(release) ? release : undefined,
    revision: metadata.annotations?.[REVISION] ?? '?',
    wanted: countOf(spec.replicas, 0),
    ready: countOf(status.readyReplicas, 0),
    images: containers.map(({ image }) => String(image).slice(0, 200)),
  };
}

function weightsOf(weights: unknown): Sight['weights'] {
  if (!isRecord(weights)) return undefined;
  // What is left out is 0; what is no number is not, and is no other weight either.
  const one = (each: unknown): Weight => (isRecord(each) ? { hash: textOf(each.podTemplateHash), weight: each.weight === undefined ? 0 : countOf(each.weight, Number.NaN) } : { hash: '', weight: 0 });
  const additional = Array.isArray(weights.additional) ? weights.additional : [];
  return { canary: one(weights.canary), stable: one(weights.stable), others: additional.reduce((sum: number, each) => sum + one(each).weight, 0) };
}

function isOwned({ metadata }: KubeObject, { metadata: { uid } }: KubeObject): boolean {
  return Array.isArray(metadata.ownerReferences) && metadata.ownerReferences.some((owner) => isRecord(owner) && owner.uid === uid);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function countOf(value: unknown, otherwise: number): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : otherwise;
}
