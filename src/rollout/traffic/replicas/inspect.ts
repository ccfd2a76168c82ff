import type { TrafficFinding } from '../../../core/seams.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS, ENDPOINT_SLICES, PODS, SERVICES } from '../../../kubernetes/kinds.ts';
import { isObject } from '../../../kubernetes/objects.ts';
import { foundOrSaid, ifAllowed, rightsLacking, say, type Right } from '../../../kubernetes/rights.ts';
import { selects } from '../../../kubernetes/selector.ts';
import { keeperFindings, type Owned } from '../../../kubernetes/writers.ts';
import { autoscaled } from '../../fleet/deployments/inspect.ts';
import { nameOf, statusOf } from '../../fleet/deployments/status.ts';
import { endpointsOf, selectorsOf } from './endpoints.ts';

/** What is written of a Deployment. */
export const OWNED: Owned = { resource: DEPLOYMENTS, fields: [['spec', 'replicas']], jq: ['.spec.replicas'], atomic: false };

export interface Shared {
  service: string;
  deployments: Readonly<Record<string, string>>;
  slots: readonly string[];
  total: number;
}

/** What would make numbers of pods no shares of users. Changes nothing. */
export async function inspectReplicas(cluster: Cluster, shared: Shared): Promise<TrafficFinding[]> {
  const { deployments, slots, total } = shared;
  return foundOrSaid(async () => {
    const names = slots.map((slot) => deployments[slot]!);
    const rights = await rightsLacking(cluster, [...names.flatMap(rightsOn), { verb: 'list', resource: PODS }, { verb: 'list', resource: ENDPOINT_SLICES }]);
    if (rights.length > 0) return rights;
    const objects: KubeObject[] = [];
    for (const [index, name] of names.entries()) {
      const object = await cluster.read(DEPLOYMENTS, name);
      if (!object) return [say('cluster-missing', `There is no Deployment ${name} at ${cluster.where}, which slot ${slots[index]} is.`, 'Create it (docs/kubernetes.md has one to copy), or correct the name, the namespace or the context.', true)];
      objects.push(object);
    }
    const { others } = await endpointsOf(cluster, shared.service, await selectorsOf(cluster, deployments));
    return [
      say('replicas-coarse', `Shares are numbers of pods: of ${total}, the smallest step is ${Number((100 / total).toFixed(4))} %, and connections that are kept open stay where they are.`, 'A router with weights is finer (docs/kubernetes.md).', false),
      ...overlap(objects, cluster),
      ...objects.flatMap((object) => [...ofDeployment(object, cluster), ...keeperFindings(object, OWNED)]),
      ...(await ofService(cluster, shared, objects)),
      ...(others.length > 0 ? [say('replicas-other-pods', `Service ${shared.service} gives users to what is no pod of either Deployment: ${others.slice(0, 5).join(', ')}. Until that ends the candidate is given nobody.`, 'Let the selector of the Service take the two Deployments alone, and see who else writes its EndpointSlices (`kubectl get endpointslices -o yaml --show-managed-fields`).', true)] : []),
      ...(await autoscaled(cluster, names, true)),
    ];
  });
}

function rightsOn(name: string): Right[] {
  return [{ verb: 'get', resource: DEPLOYMENTS, name }, { verb: 'patch', resource: DEPLOYMENTS, name, subresource: 'scale' }];
}

function overlap(objects: readonly KubeObject[], cluster: Cluster): TrafficFinding[] {
  const [first, second] = objects as [KubeObject, KubeObject];
  const takes = (one: KubeObject, other: KubeObject): boolean => selects(one.spec?.selector, templateLabels(other));
  if (!takes(first, second) && !takes(second, first)) return [];
  return [say('replicas-same-pods', `Of ${nameOf(first, cluster.where)} and ${nameOf(second, cluster.where)} one selects the pods of the other: no pod tells its slot.`, 'Give each Deployment a label of its own in `selector` and template.', true)];
}

function ofDeployment(object: KubeObject, cluster: Cluster): TrafficFinding[] {
  const { paused, seen } = statusOf(object);
  return [
    ...(object.metadata.deletionTimestamp === undefined ? [] : [say('cluster-deleting', `${nameOf(object, cluster.where)} is being deleted.`, 'Find out who deletes it.', true)]),
    ...(seen || paused ? [] : [say('controller-silent', `${nameOf(object, cluster.where)} was changed, and its controller has not looked at it since.`, 'See whether kube-controller-manager runs and is well.', false)]),
  ];
}

async function ofService(cluster: Cluster, { service }: Shared, objects: readonly KubeObject[]): Promise<TrafficFinding[]> {
  const found = await ifAllowed(async () => (await cluster.read(SERVICES, service)) ?? null);
  if (found === undefined) return [say('service-not-seen', `Whoever asks at ${cluster.where} may not read Service ${service}: whether it takes the pods of both slots was not looked at.`, `Add to the Role: \`- {apiGroups: [""], resources: [services], resourceNames: [${service}], verbs: [get]}\`.`, false)];
  if (found === null) return [say('cluster-missing', `There is no Service ${service} at ${cluster.where}.`, 'Create it (docs/kubernetes.md has one to copy), or correct the name.', true)];
  const { selector, publishNotReadyAddresses, sessionAffinity } = found.spec ?? {};
  const findings: TrafficFinding[] = [];
  const left = objects.filter((object) => !selects({ matchLabels: selector }, templateLabels(object)));
  if (left.length > 0) findings.push(say('replicas-selector', `Service ${service} does not select the pods of ${left.map(({ metadata }) => metadata.name).join(', ')}: no user would come there.`, 'Let its selector name only labels that the pods of both Deployments have.', true));
  if (publishNotReadyAddresses === true) findings.push(say('replicas-not-ready-published', `Service ${service} gives users to pods that are not ready (\`publishNotReadyAddresses\`).`, 'Remove it.', true));
  if (sessionAffinity === 'ClientIP') findings.push(say('replicas-affinity', `Service ${service} binds clients to pods by address (\`sessionAffinity: ClientIP\`): shares of requests are not shares of pods.`, 'Remove it, or use a router with weights.', false));
  return findings;
}

function templateLabels({ spec }: KubeObject): Record<string, string> {
  const template = isObject(spec?.template) ? spec.template : {};
  const metadata = isObject(template.metadata) ? template.metadata : {};
  return isObject(metadata.labels) ? (metadata.labels as Record<string, string>) : {};
}
