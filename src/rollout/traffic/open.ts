import type { Cluster as ClusterSpec, Rollout } from '../../delivery/spec.ts';
import type { Credentials } from '../../core/credentials.ts';
import { InputError } from '../../core/problem.ts';
import type { Clock, TrafficDriver } from '../../core/seams.ts';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { argoTraffic } from './argo/argo.ts';
import { commandTraffic } from './command.ts';
import { gatewayTraffic } from './gateway/gateway.ts';
import { haproxyTraffic } from './haproxy/haproxy.ts';
import { httpTraffic } from './http.ts';
import { istioTraffic } from './istio/istio.ts';
import { kserveTraffic } from './kserve/kserve.ts';
import { nginxTraffic } from './nginx/nginx.ts';
import { replicasTraffic } from './replicas/replicas.ts';
import type { Roles } from './roles.ts';

export interface TrafficOptions {
  slots: readonly string[];
  /** Which slot plays which arm, asked at each call: from the journal and from what slots have loaded. */
  roles: () => Roles | Promise<Roles>;
  clock: Clock;
  /** Folder of the delivery file: programs start there. */
  cwd: string;
  env?: Record<string, string>;
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
  /** Who asks, by origin (`rollout.credentials`). */
  credentials?: Credentials;
  /** Opens the cluster that a driver declares, else that of `rollout.kubernetes`. Throws InputError where there is neither. */
  cluster?: (own?: ClusterSpec) => Cluster;
  /** `rollout.cohort`: how users are told apart, for drivers that do so. */
  cohort?: Rollout['cohort'];
}

/** The driver that `rollout.traffic` declares. Strategy `replace` has none: see fleet/single-command.ts. */
export function openTraffic(spec: NonNullable<Rollout['traffic']>, options: TrafficOptions): TrafficDriver {
  if (spec.http) return httpTraffic({ ...options, ...spec.http });
  if (spec.haproxy) return haproxyTraffic({ ...options, ...spec.haproxy });
  if (spec.nginx) return nginxTraffic({ ...options, ...spec.nginx });
  if (spec.gateway) return gatewayTraffic({ ...options, ...spec.gateway, cluster: clusterFor(options, spec.gateway.cluster) });
  if (spec.istio) return istioTraffic({ ...options, ...spec.istio, cluster: clusterFor(options, spec.istio.cluster) });
  if (spec.argo) return argoTraffic({ ...options, ...spec.argo, cluster: clusterFor(options, spec.argo.cluster) });
  if (spec.replicas) return replicasTraffic(spec.replicas, { ...options, cluster: clusterFor(options, spec.replicas.cluster) });
  if (spec.kserve) return kserveTraffic({ ...options, ...spec.kserve, cluster: clusterFor(options, spec.kserve.cluster) });
  return commandTraffic({ ...options, ...spec.command! });
}

/** The cluster that a driver declares, else that of the rollout. */
function clusterFor({ cluster }: TrafficOptions, own: ClusterSpec | undefined): Cluster {
  if (cluster) return cluster(own);
  throw InputError.of('cluster-undeclared', 'A driver of Kubernetes was opened where no cluster can be.', 'Declare `rollout.kubernetes`.');
}
