// Stand-ins for the controllers of Deployments, ReplicaSets and EndpointSlices and for the kubelet, of one namespace: pods are objects whose status
// says what it would say, or real programs where a test starts them.
import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import type { KubeObject, Resource } from '../../../src/kubernetes/cluster.ts';
import { DEPLOYMENTS, ENDPOINT_SLICES, PODS, REPLICA_SETS, SERVICES } from '../../../src/kubernetes/kinds.ts';
import { selects } from '../../../src/kubernetes/selector.ts';
import type { Api } from '../api.ts';
import type { Mood } from '../controller.ts';

/** Why a pod's first container does not run. */
export interface Trouble {
  waiting: string;
  message?: string;
  restarts?: number;
}

/** A program in the place of a pod. */
export interface Started {
  /** Where it answers. */
  url: string;
  stop(): Promise<void>;
}

export interface DeploymentsOptions {
  mood?: Mood;
  /** Milliseconds until a pod is ready and a change is seen, in the mood `late`. */
  late?: number;
  trouble?: (pod: KubeObject) => Trouble | undefined;
  starts?: (pod: KubeObject) => Promise<Started>;
}

export interface Deployments extends AsyncDisposable {
  /** `never`: nobody looks. `late`: after a while. `wrong`: the status says that all is done, and no pod is changed. */
  mood: Mood;
  late: number;
  trouble: (pod: KubeObject) => Trouble | undefined;
  /** `progressDeadlineSeconds` are over for what is in trouble. */
  givesUp: boolean;
  /** EndpointSlices stay as they are. */
  slicesRest: boolean;
  /** Addresses of what was started, by the pod's name. */
  readonly urls: ReadonlyMap<string, string>;
  readonly errors: readonly string[];
  /** Ready pods of each Deployment, each time their number has changed. */
  readonly history: readonly Readonly<Record<string, number>>[];
  /** Pods of a Deployment that are ready, by name. */
  ready(deployment: string): Promise<string[]>;
  /** The container of this pod was restarted so many times more. */
  restart(pod: string, times: number): Promise<void>;
  /** When nothing is left to do. */
  rest(): Promise<void>;
  /** Does what is left to do; in the mood `never` after that, with nothing in hand. */
  still(): Promise<void>;
}

const REVISION = 'deployment.kubernetes.io/revision';
const SOME_TIME = '2026-01-05T09:00:00Z';
type Template = { metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> }; spec: Record<string, unknown> };

export function startDeployments(api: Api, namespace: string, { mood = 'prompt', late = 300, trouble = () => undefined, starts }: DeploymentsOptions = {}): Deployments {
  const ended = new AbortController();
  const started = new Map<string, Started>();
  const urls = new Map<string, string>();
  const met = new Map<string, number>();
  const restarts = new Map<string, number>();
  const errors: string[] = [];
  const history: Record<string, number>[] = [];
  let idle = 0;
  let addresses = 0;

  const all = async (resource: Resource): Promise<KubeObject[]> => (await api.list(resource, namespace)).items;
  const isDue = (key: string): boolean => {
    if (!met.has(key)) met.set(key, Date.now());
    return self.mood !== 'late' || Date.now() - met.get(key)! >= self.late;
  };
  const told = async (resource: Resource, object: KubeObject, status: Record<string, unknown>): Promise<boolean> => {
    if (isWithin(status, object.status ?? {})) return false;
    await api.merge(resource, namespace, object.metadata.name, { status }, { subresource: 'status', manager: 'kube-controller-manager' });
    return true;
  };

  /** One pass over everything; whether anything was changed. */
  const pass = async (): Promise<boolean> => {
    if (self.mood === 'never') return false;
    const [deployments, sets, pods, services, slices] = (await Promise.all([DEPLOYMENTS, REPLICA_SETS, PODS, SERVICES, ENDPOINT_SLICES].map(all))) as [KubeObject[], KubeObject[], KubeObject[], KubeObject[], KubeObject[]];
    const changes: boolean[] = [];
    for (const pod of pods) changes.push(await kubelet(pod));
    for (const deployment of deployments) changes.push(await control(deployment, sets.filter((set) => isOf(set, deployment)), pods));
    for (const [resource, objects] of [[REPLICA_SETS, sets], [PODS, pods]] as const)
      for (const { metadata } of objects.filter((object) => isOrphan(object, [...deployments, ...sets]))) {
        await api.remove(resource, namespace, metadata.name);
        changes.push(true);
      }
    if (!self.slicesRest) for (const service of services) changes.push(await publish(service, pods, slices));
    await endGone(pods);
    const now = Object.fromEntries(deployments.map(({ metadata, spec }) => [metadata.name, pods.filter((pod) => selects(spec?.selector, pod.metadata.labels) && isReady(pod)).length]));
    if (!isDeepStrictEqual(now, history.at(-1))) history.push(now);
    return changes.some(Boolean);
  };

  const endGone = async (pods: readonly KubeObject[]): Promise<void> => {
    for (const [name, program] of [...started]) {
      if (pods.some(({ metadata }) => metadata.name === name)) continue;
      started.delete(name);
      urls.delete(name);
      await program.stop();
    }
  };

  const control = async (deployment: KubeObject, sets: KubeObject[], pods: KubeObject[]): Promise<boolean> => {
    const { name, uid, generation, annotations } = deployment.metadata;
    if (deployment.spec?.paused === true || !isDue(`${uid} ${generation}`)) return false;
    const wanted = Number(deployment.spec!.replicas);
    if (self.mood === 'wrong') return told(DEPLOYMENTS, deployment, statusOf(deployment, { total: wanted, updated: wanted, ready: wanted }, undefined));
    const set = await currentSet(deployment, sets);
    if (set === undefined) return true;
    const revision = set.metadata.annotations![REVISION]!;
    if (annotations?.[REVISION] !== revision) {
      await api.merge(DEPLOYMENTS, namespace, name, { metadata: { annotations: { [REVISION]: revision } } }, { manager: 'kube-controller-manager' });
      return true;
    }
    const mine = pods.filter((pod) => sets.some((each) => isOf(pod, each)));
    const news = mine.filter((pod) => isOf(pod, set));
    const reshaped = await shape(set, wanted, news, mine.filter((pod) => !news.includes(pod)));
    const isStuck = news.some((pod) => self.trouble(pod) !== undefined);
    const status = statusOf(deployment, { total: mine.length, updated: news.length, ready: mine.filter(isReady).length }, isStuck && self.givesUp ? set.metadata.name : undefined);
    return (await told(DEPLOYMENTS, deployment, status)) || reshaped;
  };

  /** Of the template as it is now; undefined where it was only made or numbered just now. */
  const currentSet = async (deployment: KubeObject, sets: KubeObject[]): Promise<KubeObject | undefined> => {
    const template = deployment.spec!.template as Template;
    const hash = createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10);
    const last = Math.max(0, ...sets.map(({ metadata }) => Number(metadata.annotations?.[REVISION] ?? 0)));
    const set = sets.find(({ metadata }) => metadata.labels?.['pod-template-hash'] === hash);
    if (set && Number(set.metadata.annotations?.[REVISION]) === last) return set;
    const { name, uid } = deployment.metadata;
    if (set) await api.merge(REPLICA_SETS, namespace, set.metadata.name, { metadata: { annotations: { [REVISION]: String(last + 1) } } });
    else {
      const labels = { ...template.metadata?.labels, 'pod-template-hash': hash };
      const selector = deployment.spec!.selector as { matchLabels?: Record<string, string> };
      await api.create(REPLICA_SETS, namespace, {
        metadata: { name: `${name}-${hash}`, labels, annotations: { [REVISION]: String(last + 1) }, ownerReferences: [ownedBy('Deployment', name, uid)] },
        spec: { replicas: 0, selector: { ...selector, matchLabels: { ...selector.matchLabels, 'pod-template-hash': hash } }, template: { ...template, metadata: { ...template.metadata, labels } } },
      });
    }
    return undefined;
  };

  /** Rolling update: one pod more than wanted at the most, and none too few that are ready. */
  const shape = async (set: KubeObject, wanted: number, news: KubeObject[], olds: KubeObject[]): Promise<boolean> => {
    const template = set.spec!.template as Template;
    const room = Math.min(wanted - news.length, olds.length > 0 ? wanted + 1 - news.length - olds.length : wanted);
    for (let made = 0; made < room; made += 1)
      await api.create(PODS, namespace, {
        metadata: { name: `${set.metadata.name}-${randomUUID().slice(0, 5)}`, labels: template.metadata!.labels, annotations: template.metadata?.annotations, ownerReferences: [ownedBy('ReplicaSet', set.metadata.name, set.metadata.uid)] },
        spec: template.spec,
      });
    const surplus = [...news].sort((one, other) => Number(isReady(one)) - Number(isReady(other))).slice(0, Math.max(0, news.length - wanted));
    const spare = Math.max(0, news.filter(isReady).length + olds.filter(isReady).length - wanted);
    const going = [...surplus, ...olds.filter((pod) => !isReady(pod)), ...olds.filter(isReady).slice(0, spare)];
    for (const pod of going) await api.remove(PODS, namespace, pod.metadata.name);
    return room > 0 || going.length > 0;
  };

  const kubelet = async (pod: KubeObject): Promise<boolean> => {
    const { name, uid } = pod.metadata;
    if (pod.status?.phase === 'Failed' || !isDue(uid!)) return false;
    const stuck = self.trouble(pod);
    if (!stuck && starts && !started.has(name)) {
      const program = await starts(pod);
      started.set(name, program);
      urls.set(name, program.url);
    }
    const [{ name: container, image }] = pod.spec!.containers as [{ name: string; image: string }];
    const state = stuck ? { waiting: { reason: stuck.waiting, ...(stuck.message !== undefined && { message: stuck.message }) } } : { running: { startedAt: SOME_TIME } };
    if (pod.status?.podIP === undefined) addresses += 1;
    const ip = (pod.status?.podIP as string | undefined) ?? `10.244.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
    return told(PODS, pod, {
      phase: stuck ? 'Pending' : 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      conditions: [{ type: 'Ready', status: stuck ? 'False' : 'True', lastProbeTime: null, lastTransitionTime: SOME_TIME }],
      containerStatuses: [{ name: container, image, imageID: '', ready: !stuck, restartCount: (stuck?.restarts ?? 0) + (restarts.get(name) ?? 0), started: !stuck, state, lastState: {} }],
    });
  };

  const publish = async (service: KubeObject, pods: KubeObject[], slices: KubeObject[]): Promise<boolean> => {
    if (!service.spec?.selector) return false;
    const name = `${service.metadata.name}-slice`;
    const endpoints = pods
      .filter(({ metadata, status }) => typeof status?.podIP === 'string' && selects({ matchLabels: service.spec!.selector }, metadata.labels))
      .map((pod) => ({ addresses: [String(pod.status!.podIP)], conditions: { ready: isReady(pod), serving: isReady(pod), terminating: false }, targetRef: { kind: 'Pod', name: pod.metadata.name, namespace, uid: pod.metadata.uid } }))
      .sort((one, other) => one.targetRef.name.localeCompare(other.targetRef.name));
    const slice = slices.find(({ metadata }) => metadata.name === name);
    if (slice && isDeepStrictEqual(slice.endpoints ?? [], endpoints)) return false;
    if (slice) await api.merge(ENDPOINT_SLICES, namespace, name, { endpoints });
    else await api.create(ENDPOINT_SLICES, namespace, { metadata: { name, labels: { 'kubernetes.io/service-name': service.metadata.name } }, addressType: 'IPv4', ports: [], endpoints });
    return true;
  };

  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const changed = await pass().catch((error: Error) => {
        // Somebody else was faster, or the server is away: the next pass sees it.
        if (!/\b(404|409)\b|ECONN|socket|no answer|hang up/.test(error.message)) errors.unshift(error.message);
        return true;
      });
      idle = changed ? 0 : idle + 1;
      await wait(changed ? 10 : 100, undefined, { signal: ended.signal }).catch(() => {});
    }
  };
  const self: Deployments = {
    mood, late, trouble, urls, errors, history,
    givesUp: false,
    slicesRest: false,
    async ready(deployment) {
      const object = await api.read(DEPLOYMENTS, namespace, deployment);
      return (await all(PODS)).filter((pod) => selects(object?.spec?.selector, pod.metadata.labels) && isReady(pod)).map((pod) => pod.metadata.name);
    },
    async restart(pod, times) {
      restarts.set(pod, (restarts.get(pod) ?? 0) + times);
      await self.rest();
    },
    async rest() {
      idle = 0;
      while (idle < 2 && !ended.signal.aborted) await wait(20);
    },
    async still() {
      await self.rest();
      self.mood = 'never';
      await self.rest();
    },
    async [Symbol.asyncDispose]() {
      ended.abort();
      await running;
      for (const program of started.values()) await program.stop();
    },
  };
  const running = run();
  return self;
}

function statusOf({ metadata: { generation } }: KubeObject, { total, updated, ready }: Record<'total' | 'updated' | 'ready', number>, late: string | undefined): Record<string, unknown> {
  const times = { lastTransitionTime: SOME_TIME, lastUpdateTime: SOME_TIME };
  const progressing = late === undefined ? { status: 'True', reason: 'NewReplicaSetAvailable', message: 'ReplicaSet has successfully progressed.' } : { status: 'False', reason: 'ProgressDeadlineExceeded', message: `ReplicaSet "${late}" has timed out progressing.` };
  return { observedGeneration: generation, replicas: total, updatedReplicas: updated, readyReplicas: ready, availableReplicas: ready, conditions: [{ type: 'Progressing', ...progressing, ...times }] };
}

function ownedBy(kind: string, name: string, uid: string | undefined): Record<string, unknown> {
  return { apiVersion: 'apps/v1', kind, name, uid, controller: true };
}

function isOf({ metadata }: KubeObject, owner: KubeObject): boolean {
  return ((metadata.ownerReferences ?? []) as { uid: string }[]).some(({ uid }) => uid === owner.metadata.uid);
}

function isOrphan(object: KubeObject, owners: readonly KubeObject[]): boolean {
  const named = object.metadata.ownerReferences;
  return Array.isArray(named) && named.length > 0 && !owners.some((owner) => isOf(object, owner));
}

function isReady({ metadata, status }: KubeObject): boolean {
  return metadata.deletionTimestamp === undefined && Array.isArray(status?.conditions) && (status.conditions as { type: string; status: string }[]).some((condition) => condition.type === 'Ready' && condition.status === 'True');
}

/** Whether an object says all of this: the server adds defaults, and leaves out zeros and empty texts. */
function isWithin(wanted: unknown, there: unknown): boolean {
  if (wanted === null || wanted === 0 || wanted === '' || wanted === undefined) return there === undefined || there === null || there === wanted;
  if (Array.isArray(wanted)) return Array.isArray(there) ? wanted.length === there.length && wanted.every((each, index) => isWithin(each, there[index])) : wanted.length === 0 && there === undefined;
  if (typeof wanted === 'object') return typeof (there ?? {}) === 'object' && Object.entries(wanted).every(([key, value]) => isWithin(value, (there as Record<string, unknown> | undefined)?.[key]));
  return wanted === there;
}
