import { InputError } from '../../core/problem.ts';
import type { Fleet } from '../../core/seams.ts';
import type { Cluster as ClusterSpec, Fleet as Declared } from '../../delivery/spec.ts';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { checkSlots } from '../traffic/weights.ts';
import { argoFleet } from './argo/argo.ts';
import { commandFleet, DEFAULT_SLOTS, type FleetOptions } from './command.ts';
import { deploymentsFleet } from './deployments/deployments.ts';
import { digestSource } from './digest.ts';
import { kserveFleet } from './kserve/kserve.ts';
import { repositoryFleet } from './repository.ts';

/** The fleet that `rollout.fleet` declares: a model repository, objects of Kubernetes, or the team's own programs and endpoints. Throws InputError. */
export function openFleet(spec: Declared, options: FleetOptions): Fleet {
  checkSlots(spec.slots ?? DEFAULT_SLOTS);
  const digest = digestSource(spec, options);
  if (spec.repository) return repositoryFleet(spec, spec.repository, options, digest);
  if (spec.deployments) return deploymentsFleet(spec, spec.deployments, options, clusterFor(options, spec.deployments.cluster), digest);
  if (spec.argo) return argoFleet(spec, spec.argo, options, clusterFor(options, spec.argo.cluster), digest);
  if (spec.kserve) return kserveFleet(spec, spec.kserve, options, clusterFor(options, spec.kserve.cluster), digest);
  return { ...commandFleet(spec, options), ...(digest && { serving: digest }) };
}

/** The cluster that a fleet declares, else that of the rollout. */
function clusterFor({ cluster }: FleetOptions, own: ClusterSpec | undefined): Cluster {
  if (cluster) return cluster(own);
  throw InputError.of('cluster-undeclared', 'A fleet in Kubernetes was opened where no cluster can be.', 'Declare `rollout.kubernetes`.');
}
