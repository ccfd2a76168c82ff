import { DriverError } from '../../core/driver-error.ts';
import type { Cluster, KubeObject } from '../../kubernetes/cluster.ts';
import { POD_METRICS } from '../../kubernetes/kinds.ts';
import { isObject } from '../../kubernetes/objects.ts';
import type { Pod } from '../../kubernetes/pods.ts';
import { quantityOf } from '../../kubernetes/quantity.ts';
import { show } from '../traffic/weights.ts';

export interface UsageOptions {
  of: 'largest' | 'mean';
  /** Milliseconds. */
  stale: number;
  now: number;
  /** This container alone. */
  container?: string;
}

/** What pods use, by metrics.k8s.io (https://kubernetes.io/docs/reference/external-api/metrics.v1beta1): memory is the working set. Only pods that are ready count. */
export async function usageOf(cluster: Cluster, bySlot: ReadonlyMap<string, readonly Pod[]>, resource: 'memory' | 'cpu', options: UsageOptions): Promise<Record<string, number>> {
  const ready = [...bySlot].map(([slot, pods]) => [slot, pods.filter((pod) => pod.ready)] as const).filter(([, pods]) => pods.length > 0);
  const metrics = new Map((await measurements(cluster)).map((object) => [object.metadata.name, object]));
  return Object.fromEntries(ready.map(([slot, pods]) => [slot, figureOf(slot, pods, metrics, resource, options)]));
}

async function measurements(cluster: Cluster): Promise<KubeObject[]> {
  return cluster.list(POD_METRICS).catch((error: unknown) => {
    if (!(error instanceof DriverError) || error.code !== 'cluster-missing') throw error;
    throw new DriverError('metrics-missing', `The cluster at ${cluster.where} serves no metrics.k8s.io: nobody measures what pods use.`, 'Install metrics-server, or read memory and processor from Prometheus.', { cause: error });
  });
}

function figureOf(slot: string, pods: readonly Pod[], metrics: ReadonlyMap<string, KubeObject>, resource: 'memory' | 'cpu', options: UsageOptions): number {
  const figures = pods.flatMap((pod) => {
    const object = metrics.get(pod.name);
    const age = object === undefined ? Infinity : options.now - Date.parse(String(object.timestamp));
    // A measurement of a time to come would never grow old.
    if (object !== undefined && Math.abs(age) <= options.stale) return [usedBy(object, resource, options.container)];
    // Nothing was measured yet of a pod that came a moment ago.
    if (options.now - pod.created <= options.stale) return [];
    throw new DriverError('metrics-stale', `Pod ${pod.name} of slot ${slot} ${object === undefined ? 'has no measurements' : `was measured last at ${String(object.timestamp).slice(0, 40)}`}.`, 'See whether metrics-server is well; `signals.kubernetes.stale` says how old they may be.');
  });
  if (figures.length === 0) throw new DriverError('metrics-none', `No pod of slot ${slot} has been measured yet.`, 'metrics-server takes up to a minute for a new pod.');
  return options.of === 'mean' ? figures.reduce((sum, figure) => sum + figure, 0) / figures.length : Math.max(...figures);
}

function usedBy({ metadata, containers }: KubeObject, resource: 'memory' | 'cpu', only: string | undefined): number {
  const counted = (Array.isArray(containers) ? containers : []).filter(isObject).filter(({ name }) => only === undefined || name === only);
  const figures = counted.map(({ usage }) => quantityOf(isObject(usage) ? usage[resource] : undefined));
  if (figures.length > 0 && figures.every((figure) => figure !== undefined && figure >= 0)) return figures.reduce<number>((sum, figure) => sum + figure!, 0);
  throw new DriverError('metrics-unreadable', `The measurements of pod ${metadata.name} have no ${resource} of ${only ?? 'its containers'}: ${show(containers)}.`, 'See what serves metrics.k8s.io.');
}
