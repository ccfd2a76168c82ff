import { MARKS, type Cluster, type KubeObject } from './cluster.ts';
import { PODS } from './kinds.ts';
import { isObject } from './objects.ts';
import { equalities, selects } from './selector.ts';

/** What one container of a pod is at. */
export interface ContainerState {
  name: string;
  restarts: number;
  /** Why it does not run: `ImagePullBackOff`, `CrashLoopBackOff`, … */
  waiting?: string;
  /** In the words of who runs it: of what it waits for, or of how it ended last. */
  message?: string;
}

export interface Pod {
  name: string;
  uid: string;
  /** Ready for users, and not on its way out. */
  ready: boolean;
  /** Milliseconds since the epoch. */
  created: number;
  /** Told to go. */
  ending: boolean;
  /** Of its ReplicaSet's template, as the Deployment controller labels it. */
  hash: string | undefined;
  /** What it was marked with, as it stands there. */
  release: string | undefined;
  slot: string | undefined;
  containers: ContainerState[];
}

/** The pods of a Deployment or ReplicaSet, by its own selector; those that have ended for good are left out. Throws as `cluster.list` does. */
export async function podsOf(cluster: Cluster, { spec }: Pick<KubeObject, 'spec'>): Promise<Pod[]> {
  const objects = await cluster.list(PODS, equalities(spec?.selector));
  return objects.filter(({ metadata }) => selects(spec?.selector, metadata.labels)).filter(isAlive).map(podOf);
}

/** The pods with these labels. */
export async function podsWith(cluster: Cluster, labels: Readonly<Record<string, string>>): Promise<Pod[]> {
  return (await cluster.list(PODS, labels)).filter(isAlive).map(podOf);
}

/** What keeps a pod from being ready, in words that name it; undefined where nothing does but time. */
export function troubleOf({ name, containers }: Pod): string | undefined {
  const stuck = containers.find(({ waiting }) => waiting !== undefined && !PASSING.has(waiting));
  return stuck && `pod ${name}, container ${stuck.name}: ${stuck.waiting}${stuck.restarts > 0 ? ` after ${stuck.restarts} restarts` : ''}${stuck.message === undefined ? '' : ` (${stuck.message})`}`;
}

/** A container on its way. */
const PASSING = new Set(['ContainerCreating', 'PodInitializing']);
const LONGEST_MESSAGE = 300;

function isAlive({ status }: KubeObject): boolean {
  return status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}

export function podOf({ metadata, status }: KubeObject): Pod {
  const conditions = Array.isArray(status?.conditions) ? status.conditions : [];
  const ending = metadata.deletionTimestamp !== undefined;
  return {
    name: metadata.name,
    uid: metadata.uid ?? '',
    ready: !ending && conditions.some((condition) => isObject(condition) && condition.type === 'Ready' && condition.status === 'True'),
    created: Date.parse(String(metadata.creationTimestamp)),
    ending,
    hash: metadata.labels?.['pod-template-hash'],
    release: metadata.annotations?.[MARKS.release],
    slot: metadata.annotations?.[MARKS.slot],
    containers: [...statesIn(status?.initContainerStatuses), ...statesIn(status?.containerStatuses)],
  };
}

function statesIn(statuses: unknown): ContainerState[] {
  if (!Array.isArray(statuses)) return [];
  return statuses.filter(isObject).map(({ name, restartCount, state, lastState }) => {
    const waiting = isObject(state) && isObject(state.waiting) ? state.waiting : undefined;
    const ended = isObject(lastState) && isObject(lastState.terminated) ? lastState.terminated : undefined;
    const message = textOf(waiting?.message) ?? (ended && [textOf(ended.reason), typeof ended.exitCode === 'number' ? `exit code ${ended.exitCode}` : undefined].filter(Boolean).join(', '));
    return {
      name: String(name),
      restarts: typeof restartCount === 'number' && Number.isSafeInteger(restartCount) && restartCount >= 0 ? restartCount : 0,
      ...(waiting && { waiting: textOf(waiting.reason) ?? 'waiting' }),
      ...(message && { message }),
    };
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST_MESSAGE) : undefined;
}
