import { isDigest, type Digest } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import type { Clock } from '../../../core/seams.ts';
import { MARKS, type Cluster, type KubeObject } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS, PODS } from '../../../kubernetes/kinds.ts';
import { isObject } from '../../../kubernetes/objects.ts';
import { podOf, podsWith, troubleOf, type Pod } from '../../../kubernetes/pods.ts';
import { selects } from '../../../kubernetes/selector.ts';
import { settled } from '../../../kubernetes/settle.ts';
import { nameOf } from './status.ts';

/** Label of a pod that no user reaches. */
const TRIAL = 'sluice/trial';

/**
 * Where shares are numbers of pods, a slot without users has none that could be asked. One pod of its template, with no label but Sluice's own, serves nobody:
 * neither the Service of users nor a ReplicaSet takes it. It is asked what it loaded and for the golden rows, and goes before users come.
 * Throws DriverError `trial-not-ready` and as the cluster does.
 */
export async function startTrial(cluster: Cluster, deployment: KubeObject, slot: string, within: number, clock: Clock): Promise<void> {
  const pod = trialOf(deployment, slot, cluster.where);
  const { name, annotations } = pod.metadata;
  const settle = { within, clock };
  for (const { uid, ...there } of await trialsOf(cluster, slot)) {
    // Of a place that was killed.
    if (!there.ending && there.release === annotations?.[MARKS.release]) continue;
    await cluster.remove(PODS, there.name, { uid });
    const { value } = await settled(cluster, PODS, there.name, (now) => (now === null || now.metadata.uid !== uid ? true : undefined), settle);
    if (value === undefined) throw new DriverError('trial-not-ready', `Pod ${there.name} at ${cluster.where}, which tried another release, does not end.`, 'See its `terminationGracePeriodSeconds` and finalizers.');
  }
  const from = (await cluster.read(PODS, name)) ?? (await cluster.create(PODS, pod));
  const { value, object } = await settled(cluster, PODS, name, (now) => (now === null ? undefined : podOf(now).ready ? now : stuck(now)), { ...settle, from });
  if (value && podOf(value).ready) return;
  const trouble = object ? troubleOf(podOf(object)) : 'it is gone';
  throw new DriverError('trial-not-ready', `Pod ${name} of ${nameOf(deployment, cluster.where)}, started to try the release before users come, was not ready${trouble === undefined ? ' in time' : `: ${trouble}`}.`, 'See its log and events (`kubectl describe pod`).');
}

/** The release that the slot's trial serves; undefined where it has no trial. */
export async function triedRelease(cluster: Cluster, slot: string): Promise<Digest | null | undefined> {
  const trials = await trialsOf(cluster, slot);
  if (trials.length === 0) return undefined;
  const ready = trials.find((pod) => pod.ready);
  return ready && isDigest(ready.release) ? ready.release : null;
}

/** Without a slot: of all of them. */
export async function endTrials(cluster: Cluster, slot?: string): Promise<void> {
  for (const { name, uid } of await trialsOf(cluster, slot)) await cluster.remove(PODS, name, { uid });
}

function trialsOf(cluster: Cluster, slot: string | undefined): Promise<Pod[]> {
  return podsWith(cluster, { [TRIAL]: 'true', ...(slot !== undefined && { [MARKS.slot]: slot }) });
}

function trialOf(deployment: KubeObject, slot: string, where: string): KubeObject {
  const template = isObject(deployment.spec?.template) ? deployment.spec.template : {};
  const metadata = isObject(template.metadata) ? template.metadata : {};
  const labels = { [TRIAL]: 'true', [MARKS.slot]: slot, [MARKS.managedBy]: 'sluice' };
  if (selects(deployment.spec?.selector, labels)) throw new DriverError('trial-adopted', `${nameOf(deployment, where)} selects pods by Sluice's own labels, so a pod that is only tried would become one of its own.`, 'Give its selector a label of the team\'s own.');
  return {
    apiVersion: 'v1',
    kind: PODS.kind,
    metadata: {
      name: `${deployment.metadata.name.slice(0, 50).replace(/[^a-z0-9]+$/, '')}-trial`,
      labels,
      annotations: isObject(metadata.annotations) ? (metadata.annotations as Record<string, string>) : {},
      // Gone with the Deployment (or Rollout), if nobody else takes it away.
      ownerReferences: [{ apiVersion: deployment.apiVersion ?? `${DEPLOYMENTS.group}/${DEPLOYMENTS.version}`, kind: deployment.kind ?? DEPLOYMENTS.kind, name: deployment.metadata.name, uid: deployment.metadata.uid }],
    },
    spec: isObject(template.spec) ? template.spec : {},
  };
}

/** Looked at no longer where time alone will not help. */
function stuck(pod: KubeObject): KubeObject | undefined {
  return podOf(pod).containers.some(({ waiting, restarts }) => waiting === 'ImagePullBackOff' || waiting === 'InvalidImageName' || waiting === 'CreateContainerConfigError' || (waiting === 'CrashLoopBackOff' && restarts > 2)) ? pod : undefined;
}
