import { DriverError } from '../../../core/driver-error.ts';
import type { Clock } from '../../../core/seams.ts';
import { missing } from '../../../kubernetes/change.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS } from '../../../kubernetes/kinds.ts';
import { podsOf, troubleOf, type Pod } from '../../../kubernetes/pods.ts';
import { isPassing, settled } from '../../../kubernetes/settle.ts';
import { late, nameOf, statusOf, unfinished } from './status.ts';

/** Between two looks at what keeps pods from being ready, milliseconds. */
const LOOK_MS = 5000;
/** Crashes after which a container is not merely early. */
const CRASHES = 3;
/** Waiting for what time alone does not bring. */
const HOPELESS = new Set(['InvalidImageName', 'ErrImageNeverPull', 'CreateContainerConfigError']);
/** Seen again at the next look, nobody waits any longer: an image that could not be had may be there a moment later, once. */
const STUBBORN = new Set(['ImagePullBackOff', 'ErrImagePull']);

/**
 * Waits until all pods of a Deployment are of its template as it is now and available, and none of an older one is left. Throws DriverError
 * `deployment-not-ready` (the deadline is over, or images cannot be had, or containers crash: each pod by name), `deployment-paused`,
 * `controller-silent`, `cluster-missing` where the Deployment is gone.
 */
export async function awaitRollout(cluster: Cluster, name: string, within: number, clock: Clock): Promise<KubeObject> {
  const until = clock.now().getTime() + within;
  let before = false;
  let last: KubeObject | undefined;
  for (;;) {
    const left = until - clock.now().getTime();
    const { value, object } = await unlessAway(settled(cluster, DEPLOYMENTS, name, finished, { within: Math.max(0, Math.min(LOOK_MS, left)), clock }));
    if (value?.object === null) throw await missing(cluster, DEPLOYMENTS, name);
    if (value && !value.failed) return value.object;
    last = object ?? last;
    const stuck = object ? await unlessAway(troubles(cluster, object)) : undefined;
    const isVain = value?.failed !== undefined || stuck?.hopeless === true || (stuck?.stubborn === true && before);
    before = stuck?.stubborn === true;
    if (last && (isVain || until <= clock.now().getTime())) throw late(nameOf(last, cluster.where), statusOf(last), unfinished(statusOf(last)) ?? 'its status changed at the last moment', stuck?.said);
    if (until <= clock.now().getTime()) throw new DriverError('cluster-unreachable', `Deployment ${name} at ${cluster.where} could not be read in time.`, 'Try again when the API server answers.');
  }
}

/** Nothing where the API server is away: a round without an answer must not end a wait of minutes. */
async function unlessAway<T extends object>(asked: Promise<T>): Promise<Partial<T>> {
  try {
    return await asked;
  } catch (error) {
    if (isPassing(error)) return {};
    throw error;
  }
}

interface Finished {
  /** null: it is gone. */
  object: KubeObject | null;
  /** Its controller has given up: in its words. */
  failed?: string;
}

function finished(object: KubeObject | null): Finished | undefined {
  if (object === null) return { object };
  const status = statusOf(object);
  if (status.paused) throw new DriverError('deployment-paused', `Deployment ${object.metadata.name} is paused (\`spec.paused\`): no pod takes a new template.`, 'Resume it: `kubectl rollout resume deployment`.');
  if (unfinished(status) === undefined) return { object };
  return status.seen && status.givenUp ? { object, failed: status.failed } : undefined;
}

interface Troubles {
  said: string | undefined;
  hopeless: boolean;
  stubborn: boolean;
}

async function troubles(cluster: Cluster, deployment: KubeObject): Promise<Troubles> {
  const pods = (await podsOf(cluster, deployment)).filter(({ ready, ending }) => !ready && !ending);
  const said = pods.flatMap((pod) => troubleOf(pod) ?? []).slice(0, 5).join('; ');
  const is = (test: (container: Pod['containers'][number]) => boolean): boolean => pods.some(({ containers }) => containers.some(test));
  return {
    said: said === '' ? undefined : said,
    hopeless: is(({ waiting, restarts }) => HOPELESS.has(waiting ?? '') || (waiting === 'CrashLoopBackOff' && restarts >= CRASHES)),
    stubborn: is(({ waiting }) => STUBBORN.has(waiting ?? '')),
  };
}
