import { isDigest, type Digest } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import { MARKS, type Cluster, type KubeObject } from '../../../kubernetes/cluster.ts';
import { REPLICA_SETS } from '../../../kubernetes/kinds.ts';
import { isObject } from '../../../kubernetes/objects.ts';
import { podsOf, type Pod } from '../../../kubernetes/pods.ts';
import { equalities, selects } from '../../../kubernetes/selector.ts';
import { podTemplateChanges, type PodRelease } from './pod-template.ts';
import { nameOf, statusOf } from './status.ts';

/** The Deployment controller numbers its templates: the ReplicaSet with the Deployment's own number has the template as it is now. */
const REVISION = 'deployment.kubernetes.io/revision';

/**
 * The release that a Deployment's pods serve, by the marks of its ready pods: that of all of them, where all are of the template as it is now; another one's
 * where a ready pod has another; null where no pod is ready; undefined where pods have no mark. `told` is what of the template can be
 * held against its mark. Throws DriverError `deployment-lagging`, `deployment-mixed`, `deployment-changed`.
 */
export async function loadedRelease(cluster: Cluster, deployment: KubeObject, told: PodRelease, slot: string): Promise<Digest | null | undefined> {
  const what = nameOf(deployment, cluster.where);
  const { wanted, seen } = statusOf(deployment);
  if (!seen) throw new DriverError('deployment-lagging', `${what} was changed, and its controller has not looked at it yet.`, 'Ask again in a moment.');
  const ready = (await podsOf(cluster, deployment)).filter((pod) => pod.ready);
  if (ready.length === 0) return null;
  if (wanted === 0) throw new DriverError('deployment-mixed', `${what} shall have no pods, and ${names(ready)} are ready still.`, 'Ask again in a moment.');
  const mark = markOf(deployment);
  const other = ready.find(({ release }) => release !== mark);
  if (other) return isDigest(other.release) ? other.release : unmarked(what, ready, mark);
  if (!isDigest(mark)) return undefined;
  const hash = await hashNow(cluster, deployment, what);
  const old = ready.filter((pod) => pod.hash !== hash);
  if (old.length > 0) throw new DriverError('deployment-mixed', `${what} has ready pods of an older template: ${names(old)}.`, 'Ask again when they are gone.');
  refuseChanged(deployment, told, { digest: mark, slot }, what);
  return mark;
}

/** The mark of the template: what new pods are of. */
export function markOf({ spec }: KubeObject): string | undefined {
  const template = isObject(spec?.template) ? spec.template : {};
  const metadata = isObject(template.metadata) ? template.metadata : {};
  const mark = isObject(metadata.annotations) ? metadata.annotations[MARKS.release] : undefined;
  return typeof mark === 'string' ? mark : undefined;
}

function unmarked(what: string, ready: readonly Pod[], mark: string | undefined): undefined {
  if (mark === undefined || ready.every(({ release }) => release === undefined)) return undefined;
  throw new DriverError('deployment-mixed', `${what} has ready pods with and without a release: ${names(ready)}.`, 'Ask again when the older ones are gone.');
}

async function hashNow(cluster: Cluster, { metadata, spec }: KubeObject, what: string): Promise<string> {
  const sets = await cluster.list(REPLICA_SETS, equalities(spec?.selector));
  const mine = sets.filter(({ metadata: { labels, ownerReferences } }) => selects(spec?.selector, labels) && Array.isArray(ownerReferences) && ownerReferences.some((owner) => isObject(owner) && owner.uid === metadata.uid));
  const hash = mine.find(({ metadata: { annotations } }) => annotations?.[REVISION] !== undefined && annotations[REVISION] === metadata.annotations?.[REVISION])?.metadata.labels?.['pod-template-hash'];
  if (hash !== undefined) return hash;
  throw new DriverError('deployment-lagging', `${what} has no ReplicaSet for its template as it is now.`, 'Ask again in a moment; see whether kube-controller-manager is well.');
}

/** Somebody who changes a variable back and leaves the mark would have pods claim what they do not serve. */
function refuseChanged({ spec }: KubeObject, told: PodRelease, placed: { digest: Digest; slot: string }, what: string): void {
  const changed = podTemplateChanges(spec?.template, told, placed, what).filter(({ op }) => op !== 'test');
  if (changed.length > 0)
    throw new DriverError('deployment-changed', `${what} is marked as ${placed.digest} and was changed since: ${changed.map(({ path }) => path).join(', ')}.`, 'See who wrote it (`kubectl get --show-managed-fields`), and place the release again.');
}

function names(pods: readonly Pod[]): string {
  return pods.slice(0, 5).map(({ name }) => name).join(', ');
}
