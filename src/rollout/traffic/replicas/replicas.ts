import { DriverError } from '../../../core/driver-error.ts';
import { parseDuration } from '../../../core/duration.ts';
import type { Clock, Split, TrafficDriver } from '../../../core/seams.ts';
import type { Replicas } from '../../../delivery/spec.ts';
import { missing } from '../../../kubernetes/change.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS } from '../../../kubernetes/kinds.ts';
import { podsOf, troubleOf } from '../../../kubernetes/pods.ts';
import { changedByOf } from '../../../kubernetes/writers.ts';
import { scale } from '../../fleet/deployments/scale.ts';
import { nameOf, statusOf } from '../../fleet/deployments/status.ts';
import { endTrials } from '../../fleet/deployments/trial.ts';
import { bothRoles, type Roles } from '../roles.ts';
import { checkNames } from '../two-slots.ts';
import { checkSplit } from '../weights.ts';
import { endpointsOf, selectorsOf, type Endpoints, type Selectors } from './endpoints.ts';
import { inspectReplicas, OWNED } from './inspect.ts';
import { describePods, podsAt, samePods, shareOf, type Pods } from './shares.ts';

const TOTAL = 10;
const WITHIN = '5 minutes';
const POLL_MS = 500;
/** Milliseconds in which slices and pods that were listed at one time may speak of different times. */
const OTHERS_WITHIN = 5000;

export interface ReplicasOptions {
  cluster: Cluster;
  slots: readonly string[];
  roles: () => Roles | Promise<Roles>;
  clock: Clock;
}

/**
 * No router: one Service over the pods of two Deployments, which asks each pod as often as any other. A share is a number of pods, of a total that stays the
 * same; coarse, since the smallest is one pod. What is read is who gets users: the ready endpoints of the Service. Where the candidate gains pods they are
 * ready before the champion loses any; where it loses them it does so first, unless nobody else would be left. While the Service gives users to others, who may
 * be anybody, the candidate gains none. Throws DriverError `replicas-step`, `replicas-not-ready`, `replicas-nobody-left`, `replicas-other-pods`,
 * `endpoints-lagging`, `controller-silent`, and as the cluster does.
 */
export function replicasTraffic(spec: Replicas, options: ReplicasOptions): TrafficDriver {
  const { slots, clock, cluster } = options;
  const { service, deployments, total = TOTAL } = spec;
  checkNames(deployments, slots, '`rollout.traffic.replicas.deployments`');
  const within = parseDuration(spec.within ?? WITHIN);
  let known: Selectors | undefined;

  const all = async (): Promise<Endpoints> => {
    known ??= await selectorsOf(cluster, deployments);
    const found = await endpointsOf(cluster, service, known);
    // Somebody may have made a Deployment anew, with another selector.
    if (found.others.length > 0) known = undefined;
    return found;
  };
  const endpoints = async (): Promise<Pods> => (await all()).bySlot;
  const told = async (slot: string): Promise<KubeObject> => (await cluster.read(DEPLOYMENTS, deployments[slot]!)) ?? Promise.reject(await missing(cluster, DEPLOYMENTS, deployments[slot]!));
  const give = async (slot: string, target: Pods): Promise<void> => void (await scale(cluster, deployments[slot]!, target[slot]!));

  /** Until `enough` of what the endpoints are. */
  const wait = async (target: Pods, enough: (now: Pods) => boolean): Promise<Pods> => {
    const until = clock.now().getTime() + within;
    for (;;) {
      const now = await endpoints();
      if (enough(now)) return now;
      if (clock.now().getTime() >= until) throw await tooLate(cluster, spec, target, now, slots);
      await clock.sleep(POLL_MS);
    }
  };

  /** Throws DriverError `replicas-other-pods` where the Service gives users to others. */
  const checkAlone = async (): Promise<void> => {
    const until = clock.now().getTime() + Math.min(within, OTHERS_WITHIN);
    for (;;) {
      const { others } = await all();
      if (others.length === 0) return;
      if (clock.now().getTime() >= until) throw new DriverError('replicas-other-pods', `Service ${service} gives users to what is no pod of either Deployment (${others.slice(0, 5).join(', ')}), so nobody can tell how many users the candidate would get.`, 'Let the selector of the Service take the two Deployments alone, and see who else writes its EndpointSlices (`kubectl get endpointslices -o yaml --show-managed-fields`).');
      await clock.sleep(POLL_MS);
    }
  };

  const write = async (target: Pods): Promise<void> => {
    const { candidate, champion } = bothRoles(await options.roles(), slots);
    const found = Object.fromEntries(await Promise.all(slots.map(async (slot) => [slot, statusOf(await told(slot))] as const)));
    const before = Object.fromEntries(slots.map((slot) => [slot, found[slot]!.wanted]));
    if (target[candidate]! < before[candidate]!) {
      // What comes first is that nobody reaches the candidate; but there must be somebody else to reach.
      // Endpoints that cannot be read keep nobody with it.
      const others = await endpoints().then((now) => now[champion]!, () => found[champion]!.ready);
      if (others === 0 && target[champion]! > 0) {
        await give(champion, target);
        await wait(target, (now) => now[champion]! > 0).catch((error: unknown) => {
          throw nobodyLeft(error, champion, candidate);
        });
      }
      await give(candidate, target);
      await give(champion, target);
    } else {
      if (target[candidate]! > before[candidate]!) await checkAlone();
      for (const slot of [candidate, champion]) if (target[slot]! > before[slot]!) await give(slot, target);
      await wait(target, (now) => slots.every((slot) => now[slot]! >= target[slot]!));
      if (before[candidate] === 0 && target[candidate]! > 0) await endTrials(cluster, candidate);
      for (const slot of [champion, candidate]) await give(slot, target);
    }
    // Once nobody reaches the candidate, its users have been taken away, however long the champion's pods take.
    await wait(target, (now) => samePods(now, target) || (target[candidate] === 0 && now[candidate] === 0 && now[champion]! > 0 && before[candidate]! > 0));
  };

  return {
    name: 'replicas',
    capabilities: { weights: true, smallestStep: 100 / total, sticky: false },
    read: async () => shareOf(await endpoints()),
    async write(split: Split) {
      checkSplit(split, slots);
      await write(podsAt(split, total));
    },
    async changedBy() {
      for (const slot of slots) {
        const said = changedByOf(await told(slot), OWNED);
        if (said !== undefined) return said;
      }
      return undefined;
    },
    async unready(split) {
      const pods = podsAt(split, total);
      const objects = await Promise.all(slots.map(async (slot) => ({ slot, object: await told(slot) })));
      if (objects.some(({ slot, object }) => statusOf(object).wanted !== pods[slot])) return undefined;
      const lacking = objects.filter(({ slot, object }) => statusOf(object).ready !== pods[slot]);
      if (lacking.length === 0) return `Service ${service} gives users to other pods than are ready, and its EndpointSlices lag behind.`;
      return (await Promise.all(lacking.map(async ({ slot, object }) => `slot ${slot} has ${statusOf(object).ready} ready pods of ${pods[slot]}${listed(await troublesOf(cluster, object))}.`))).join(' ');
    },
    inspect: () => inspectReplicas(cluster, { service, deployments, slots, total }),
  };
}

function nobodyLeft(error: unknown, champion: string, candidate: string): unknown {
  if (!(error instanceof DriverError)) return error;
  return new DriverError('replicas-nobody-left', `Slot ${candidate} keeps its users: slot ${champion} has no pod that is ready, and nobody would be left. ${error.message}`, 'Mend the champion\'s Deployment; the same command goes on from here.', { cause: error });
}

/** Why the endpoints are not as told: a controller that does not look, pods that do not come, or slices that lag behind the pods. */
async function tooLate(cluster: Cluster, { service, deployments }: Replicas, target: Pods, now: Pods, slots: readonly string[]): Promise<DriverError> {
  for (const slot of slots) {
    const object = await cluster.read(DEPLOYMENTS, deployments[slot]!);
    if (!object) return missing(cluster, DEPLOYMENTS, deployments[slot]!);
    const { seen, ready, wanted, failed } = statusOf(object);
    const what = nameOf(object, cluster.where);
    if (!seen) return new DriverError('controller-silent', `${what} was told ${wanted} pods, and its controller has not looked at it in time: observedGeneration stays behind.`, 'See whether kube-controller-manager runs and is well.');
    if (ready === wanted) continue;
    return new DriverError('replicas-not-ready', `${what} has ${ready} ready pods of ${wanted}${listed([...(failed === undefined ? [] : [failed]), ...(await troublesOf(cluster, object))])}.`, 'See the pods\' own logs and events (`kubectl describe pod`), and the cluster\'s room for more.');
  }
  return new DriverError('endpoints-lagging', `Service ${service} at ${cluster.where} gives users to ${describePods(now)} pods on the way to ${describePods(target)}, and all that were told are ready.`, 'See whether its selector takes the pods of both Deployments, and whether kube-controller-manager writes EndpointSlices.');
}

async function troublesOf(cluster: Cluster, deployment: KubeObject): Promise<string[]> {
  return (await podsOf(cluster, deployment)).filter((pod) => !pod.ready).flatMap((pod) => troubleOf(pod) ?? []);
}

function listed(troubles: readonly string[]): string {
  return troubles.length > 0 ? `: ${troubles.slice(0, 5).join('; ')}` : '';
}
