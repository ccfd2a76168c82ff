import { sha256 } from '../../../core/digest.ts';
import type { TrafficFinding } from '../../../core/seams.ts';
import type { Deployments } from '../../../delivery/spec.ts';
import { MARKS, type Cluster, type KubeObject } from '../../../kubernetes/cluster.ts';
import { AUTOSCALERS, DEPLOYMENTS, PODS, REPLICA_SETS } from '../../../kubernetes/kinds.ts';
import { isObject } from '../../../kubernetes/objects.ts';
import { foundOrSaid, ifAllowed, rightsLacking, say, type Right } from '../../../kubernetes/rights.ts';
import { keeperFindings, type Owned } from '../../../kubernetes/writers.ts';
import { texts } from './pod-release.ts';
import { podTemplateChanges } from './pod-template.ts';
import { nameOf, statusOf } from './status.ts';

export interface Inspected {
  slots: readonly string[];
  byReplicas: boolean;
}

/** What would stop a release from being placed on these Deployments. Changes nothing. */
export async function inspectDeployments(cluster: Cluster, declared: Deployments, { slots, byReplicas }: Inspected): Promise<TrafficFinding[]> {
  return foundOrSaid(async () => {
    const names = slots.map((slot) => declared.names[slot]!);
    const rights = await rightsLacking(cluster, [...names.flatMap(rightsOn), { verb: 'list', resource: PODS }, { verb: 'list', resource: REPLICA_SETS }, ...(byReplicas ? TRIALS : [])]);
    if (rights.length > 0) return rights;
    const findings: TrafficFinding[] = [];
    for (const slot of slots) findings.push(...(await ofSlot(cluster, declared, slot)));
    return [...findings, ...(await autoscaled(cluster, names, false))];
  });
}

function rightsOn(name: string): Right[] {
  return [...(['get', 'watch', 'patch'] as const).map((verb): Right => ({ verb, resource: DEPLOYMENTS, name })), { verb: 'patch', resource: DEPLOYMENTS, name, subresource: 'scale' }];
}

const TRIALS: readonly Right[] = (['create', 'get', 'watch', 'delete'] as const).map((verb) => ({ verb, resource: PODS }));

async function ofSlot(cluster: Cluster, declared: Deployments, slot: string): Promise<TrafficFinding[]> {
  const name = declared.names[slot]!;
  const object = await cluster.read(DEPLOYMENTS, name);
  if (!object) return [say('cluster-missing', `There is no Deployment ${name} at ${cluster.where}, which slot ${slot} is.`, 'Create it (docs/kubernetes.md has one to copy), or correct the name, the namespace or the context.', true)];
  const what = nameOf(object, cluster.where);
  const findings: TrafficFinding[] = [];
  if (object.metadata.deletionTimestamp !== undefined) findings.push(say('cluster-deleting', `${what} is being deleted.`, 'Find out who deletes it.', true));
  const { paused, seen } = statusOf(object);
  if (paused) findings.push(say('deployment-paused', `${what} is paused (\`spec.paused\`): no pod takes a new template.`, 'Resume it: `kubectl rollout resume deployment`.', true));
  if (!seen) findings.push(say('controller-silent', `${what} was changed, and its controller has not looked at it since.`, 'See whether kube-controller-manager runs and is well.', false));
  // Whatever the release will be: what is declared must be there to be changed.
  const fits = await foundOrSaid(async () => (podTemplateChanges(object.spec?.template, texts(declared), { digest: sha256(''), slot }, what), []));
  return [...findings, ...fits, ...keeperFindings(object, ownedBy(declared, object))];
}

/** What Sluice writes of a Deployment for this declaration, as `managedFields` and as jq have it. Exported for its table. */
export function ownedBy({ image, env = {}, mount, annotations = {} }: Deployments, { spec }: KubeObject): Owned {
  const template = isObject(spec?.template) && isObject(spec.template.spec) ? spec.template.spec : {};
  const containers = (Array.isArray(template.containers) ? template.containers : []).filter(isObject);
  const pod = ['spec', 'template', 'spec'];
  const each = (keys: (container: Record<string, unknown>) => string[][]): string[][] => containers.flatMap((container) => keys(container).map((path) => [...pod, 'containers', `k:{"name":"${String(container.name)}"}`, ...path]));
  const marks = [MARKS.release, MARKS.slot, ...Object.keys(annotations)];
  const mountPaths = ({ volumeMounts }: Record<string, unknown>): string[] => (Array.isArray(volumeMounts) ? volumeMounts : []).filter((one) => isObject(one) && one.name === mount?.volume).map((one: { mountPath?: unknown }) => String(one.mountPath));
  return {
    resource: DEPLOYMENTS,
    fields: [
      ['spec', 'replicas'],
      ...marks.map((name) => ['spec', 'template', 'metadata', 'annotations', name]),
      ...(image === undefined ? [] : each(() => [['image']])),
      ...each(() => Object.keys(env).map((name) => ['env', `k:{"name":"${name}"}`, 'value'])),
      ...(mount ? [[...pod, 'volumes', `k:{"name":"${mount.volume}"}`], ...each((container) => mountPaths(container).map((path) => ['volumeMounts', `k:{"mountPath":"${path}"}`, 'subPath']))] : []),
    ],
    jq: [
      '.spec.replicas',
      ...marks.map((name) => `.spec.template.metadata.annotations."${name}"`),
      `.spec.template.metadata.labels."${MARKS.slot}"`,
      ...(image === undefined ? [] : ['.spec.template.spec.containers[].image']),
      ...Object.keys(env).map((name) => `.spec.template.spec.containers[].env[]? | select(.name == "${name}")`),
      ...(mount ? [`.spec.template.spec.volumes[]? | select(.name == "${mount.volume}")`, `.spec.template.spec.containers[].volumeMounts[]? | select(.name == "${mount.volume}")`] : []),
    ],
    atomic: false,
  };
}

/** Who else sets the numbers of pods. Where shares are numbers of pods nobody else may. */
export async function autoscaled(cluster: Cluster, names: readonly string[], blocks: boolean): Promise<TrafficFinding[]> {
  const all = await ifAllowed(() => cluster.list(AUTOSCALERS));
  if (all === undefined) return [say('autoscaler-not-seen', `Whoever asks at ${cluster.where} may not list HorizontalPodAutoscalers: whether one sets the numbers of pods was not looked at.`, 'Add to the Role: `- {apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: [list]}`.', false)];
  return all.flatMap(({ metadata, spec }) => {
    const target = isObject(spec?.scaleTargetRef) ? spec.scaleTargetRef : {};
    if (target.kind !== DEPLOYMENTS.kind || !names.includes(String(target.name))) return [];
    const said = `HorizontalPodAutoscaler ${metadata.name} sets the pods of Deployment ${String(target.name)}`;
    if (blocks) return [say('replicas-autoscaled', `${said}, and shares of users are numbers of pods: each would undo the other.`, 'Delete it, or use a router with weights.', true)];
    return [say('replicas-autoscaled', `${said}. It rests while the slot has none, and may take pods away again before users come: it keeps ${String(spec?.minReplicas ?? 1)} at the least.`, 'Let `minReplicas` be what the first step needs; `rollout.capacity` holds a step until enough are ready.', false)];
  });
}
