import { change } from '../../../kubernetes/change.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS } from '../../../kubernetes/kinds.ts';
import { statusOf } from './status.ts';

/** Sets how many pods a Deployment shall have, by its scale: a Role that allows no more than this can change no template. Nothing is written where it is so already. */
export async function scale(cluster: Cluster, name: string, replicas: number): Promise<KubeObject> {
  return change(cluster, DEPLOYMENTS, name, (object) => {
    const { wanted } = statusOf(object);
    if (wanted === replicas) return [];
    return [{ op: 'replace', path: '/spec/replicas', value: replicas }];
  }, { subresource: 'scale' });
}
