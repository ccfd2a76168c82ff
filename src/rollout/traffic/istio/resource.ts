import { DriverError } from '../../../core/driver-error.ts';
import type { Cluster, Resource } from '../../../kubernetes/cluster.ts';
import type { Owned } from '../../../kubernetes/writers.ts';
import type { Istio } from './options.ts';

/** The newest first; what Sluice writes is alike in all of them. */
const VERSIONS = ['v1', 'v1beta1', 'v1alpha3'];

export const virtualServices = (version: string): Resource => ({ group: 'networking.istio.io', version, plural: 'virtualservices', kind: 'VirtualService' });
export const destinationRules = (version: string): Resource => ({ group: 'networking.istio.io', version, plural: 'destinationrules', kind: 'DestinationRule' });

/** VirtualService in the newest version that the cluster serves. Throws DriverError `cluster-missing`. */
export async function servedVersion(cluster: Cluster): Promise<Resource> {
  for (const version of VERSIONS) if (await cluster.serves(virtualServices(version))) return virtualServices(version);
  throw new DriverError('cluster-missing', `The cluster at ${cluster.where} serves no VirtualService of networking.istio.io (${VERSIONS.join(', ')}).`, 'Install Istio or its definitions, or use another `rollout.traffic`.');
}

/** Lists without keys: an applier holds all of `http` or nothing. With a cohort a whole route comes and goes. */
export function owned(resource: Resource, { cohort }: Pick<Istio, 'cohort'>): Owned {
  const jq = cohort ? ['.spec.http'] : ['.spec.http[]?.route[]?.weight', '.spec.http[]?.mirror', '.spec.http[]?.mirrors', '.spec.http[]?.mirrorPercentage'];
  return { resource, fields: [['spec', 'http']], jq, atomic: true };
}
