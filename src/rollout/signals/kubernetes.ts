import { DriverError } from '../../core/driver-error.ts';
import { parseDuration } from '../../core/duration.ts';
import type { Clock, Reading, Signals, SignalState } from '../../core/seams.ts';
import type { Rollout } from '../../delivery/spec.ts';
import { missing } from '../../kubernetes/change.ts';
import { MARKS, type Cluster, type KubeObject } from '../../kubernetes/cluster.ts';
import { DEPLOYMENTS } from '../../kubernetes/kinds.ts';
import { podsOf, podsWith, type Pod } from '../../kubernetes/pods.ts';
import type { Measure } from './measure.ts';
import { countRestarts, restartsIn } from './pod-restarts.ts';
import { usageOf } from './pod-usage.ts';

const STALE = '5 minutes';

export interface KubernetesSignalsOptions {
  cluster: Cluster;
  slots: readonly string[];
  clock: Clock;
  measures: readonly Measure[];
  /** Slot → its Deployment, where slots are Deployments; else pods are told by their label `sluice/slot`. */
  deployments?: Readonly<Record<string, string>>;
  declared: NonNullable<NonNullable<Rollout['signals']>['kubernetes']>;
}

/**
 * Gauges of each slot's pods: `restarts` of their containers, as a sum over the slot that only grows; `memory` (working set, bytes) and
 * `processor` (cores) by metrics.k8s.io, of the pod that has most or as a mean. A slot without pods has no figure. What cannot be told
 * (no metrics API, no or stale measurements of a pod that has been there for long) is an outage.
 */
export function kubernetesSignals({ cluster, slots, clock, measures, deployments, declared }: KubernetesSignalsOptions): Signals {
  const known = new Map(measures.map((measure) => [measure.name, measure]));
  const stale = parseDuration(declared.stale ?? STALE);
  const pods = podsBySlot(cluster, declared.deployments ?? deployments);
  const reading = async (figure: string, of: 'largest' | 'mean', state: SignalState | undefined): Promise<Reading> => {
    const bySlot = new Map<string, Pod[]>();
    for (const slot of slots) bySlot.set(slot, containersOf(await pods(slot), declared.container));
    if (figure === 'restarts') {
      const counted = countRestarts(bySlot, restartsIn(state));
      return { kind: 'gauge', bySlot: counted.bySlot, state: { restarts: counted.restarts } };
    }
    return { kind: 'gauge', bySlot: await usageOf(cluster, bySlot, figure === 'memory' ? 'memory' : 'cpu', { of, stale, now: clock.now().getTime(), container: declared.container }) };
  };
  return {
    name: 'kubernetes',
    async read(guardrail, _window, state) {
      const measure = known.get(guardrail);
      if (measure?.kind !== 'gauge' || measure.source.kubernetes === undefined) throw new RangeError(`There is no guardrail ${JSON.stringify(guardrail)} of Kubernetes.`);
      try {
        return await reading(measure.source.kubernetes, measure.source.of ?? 'largest', state);
      } catch (error) {
        if (error instanceof DriverError) return { kind: 'outage', reason: error.message };
        throw error;
      }
    },
  };
}

/** A Deployment's selector never changes, so it is read once. */
function podsBySlot(cluster: Cluster, deployments: Readonly<Record<string, string>> | undefined): (slot: string) => Promise<Pod[]> {
  if (!deployments) return async (slot) => podsWith(cluster, { [MARKS.slot]: slot });
  const read = new Map<string, KubeObject>();
  return async (slot) => {
    const name = deployments[slot];
    if (name === undefined) throw new DriverError('kubernetes-slot', `No Deployment is declared for slot ${slot}.`, 'Name one for each slot in `rollout.signals.kubernetes.deployments`.');
    const object = read.get(slot) ?? (await cluster.read(DEPLOYMENTS, name));
    if (!object) throw await missing(cluster, DEPLOYMENTS, name);
    read.set(slot, object);
    const pods = await podsOf(cluster, object);
    // One that was made anew may have another selector.
    if (pods.length === 0) read.delete(slot);
    return pods;
  };
}

function containersOf(pods: readonly Pod[], only: string | undefined): Pod[] {
  return only === undefined ? [...pods] : pods.map((pod) => ({ ...pod, containers: pod.containers.filter(({ name }) => name === only) }));
}
