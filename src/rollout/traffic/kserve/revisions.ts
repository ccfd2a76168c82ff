import { DriverError } from '../../../core/driver-error.ts';
import type { Cluster, KubeObject, Resource } from '../../../kubernetes/cluster.ts';
import { marksOf, nameOf, type Marks } from './service.ts';

export const REVISION: Resource = { group: 'serving.knative.dev', version: 'v1', plural: 'revisions', kind: 'Revision' };

/** Where KServe writes the address that a revision's model is taken from (StorageInitializerSourceUriInternalAnnotationKey). */
const SOURCE = 'internal.serving.kserve.io/storage-initializer-sourceuri';

/** What a revision of Knative was made of. It never changes. */
export interface Revision extends Marks {
  /** Address of its model; undefined where KServe did not write it down. */
  source?: string;
}

export type Revisions = (service: KubeObject, names: readonly (string | undefined)[]) => Promise<ReadonlyMap<string, Revision>>;

/**
 * What revisions were made of, by name. A revision is never changed, so each is asked for once; one that has gone is left out. The InferenceService's uid is part
 * of who it is: names begin anew where it was deleted and made again.
 */
export function knativeRevisions(cluster: Cluster): Revisions {
  const known = new Map<string, Revision>();
  return async (service, names) => {
    const found = new Map<string, Revision>();
    for (const name of new Set(names)) {
      if (name === undefined) continue;
      const key = `${service.metadata.uid ?? ''}/${name}`;
      const revision = known.get(key) ?? (await ask(cluster, service, name));
      if (!revision) continue;
      known.set(key, revision);
      found.set(name, revision);
    }
    return found;
  };
}

async function ask(cluster: Cluster, service: KubeObject, name: string): Promise<Revision | undefined> {
  const revision = await cluster.read(REVISION, name);
  if (!revision) return undefined;
  const { annotations, labels } = revision.metadata;
  const owner = labels?.['serving.kserve.io/inferenceservice'];
  if (owner !== undefined && owner !== service.metadata.name)
    throw new DriverError('kserve-revision', `${nameOf(service)} names the revision ${name}, which is of the InferenceService ${JSON.stringify(owner.slice(0, 100))}.`, 'See what KServe\'s controller says of both.');
  const source = annotations?.[SOURCE];
  return { ...marksOf(annotations), ...(source !== undefined && { source }) };
}
