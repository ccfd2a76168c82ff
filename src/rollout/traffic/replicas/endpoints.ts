import { missing } from '../../../kubernetes/change.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS, ENDPOINT_SLICES, PODS } from '../../../kubernetes/kinds.ts';
import { isObject } from '../../../kubernetes/objects.ts';
import { equalities, selects } from '../../../kubernetes/selector.ts';
import type { Pods } from './shares.ts';

/** Label that ties a slice to its Service: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices */
const SERVICE_NAME = 'kubernetes.io/service-name';

/** Whose pods they are, by the Deployments' selectors, which never change. */
export type Selectors = Readonly<Record<string, unknown>>;

export interface Endpoints {
  /** Pods of each slot that users get. */
  bySlot: Pods;
  /** What users get beside them: pods of no slot by name, and addresses that no pod is known to have. */
  others: string[];
}

export async function selectorsOf(cluster: Cluster, deployments: Readonly<Record<string, string>>): Promise<Selectors> {
  const pairs = Object.entries(deployments).map(async ([slot, name]): Promise<[string, unknown]> => {
    const object = await cluster.read(DEPLOYMENTS, name);
    if (!object) throw await missing(cluster, DEPLOYMENTS, name);
    return [slot, object.spec?.selector];
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/** Who gets users now: the endpoints of the Service that are ready, as those that route to them read it. Two calls. */
export async function endpointsOf(cluster: Cluster, service: string, selectors: Selectors): Promise<Endpoints> {
  const [slices, pods] = await Promise.all([cluster.list(ENDPOINT_SLICES, { [SERVICE_NAME]: service }), cluster.list(PODS, inCommon(Object.values(selectors)))]);
  return endpointsIn(slices, pods, selectors);
}

/** Each endpoint by the pod that has its address: users go to addresses, and whose they are is in a slice only what somebody says of them. Pure. */
export function endpointsIn(slices: readonly KubeObject[], pods: readonly KubeObject[], selectors: Selectors): Endpoints {
  const having = Map.groupBy(pods.filter(isLeft).flatMap((pod) => addressesOf(pod).map((address) => ({ address, pod }))), ({ address }) => address);
  // A Service of two address families has each pod twice.
  const served = new Set<KubeObject>();
  const others = new Set<string>();
  for (const { address, said } of slices.flatMap(readyAddresses)) {
    const there = (having.get(address) ?? []).map(({ pod }) => pod);
    // Pods in the network of one machine share its address.
    const pod = there.length === 1 ? there[0] : there.find(({ metadata }) => metadata.name === said);
    if (pod) served.add(pod);
    else others.add(`${plain(address)}${said === undefined ? '' : ` (said to be ${plain(said)})`}`);
  }
  const bySlot: Record<string, number> = Object.fromEntries(Object.keys(selectors).map((slot) => [slot, 0]));
  for (const { metadata: { name, labels } } of served) {
    const slot = Object.keys(selectors).find((each) => selects(selectors[each], labels));
    if (slot === undefined) others.add(name);
    else bySlot[slot]! += 1;
  }
  return { bySlot, others: [...others] };
}

/** One that has ended keeps an address that may be another pod's by now. */
function isLeft({ status }: KubeObject): boolean {
  return status?.phase !== 'Succeeded' && status?.phase !== 'Failed';
}

function addressesOf({ status: { podIP, podIPs } = {} }: KubeObject): string[] {
  const listed = (Array.isArray(podIPs) ? podIPs : []).filter(isObject).map(({ ip }) => ip);
  return [...new Set([podIP, ...listed])].filter((ip) => typeof ip === 'string');
}

function readyAddresses({ endpoints }: KubeObject): { address: string; said: string | undefined }[] {
  return (Array.isArray(endpoints) ? endpoints : []).filter(isObject).flatMap(({ addresses, conditions, targetRef }) => {
    // What is not said is to be taken for ready.
    if (isObject(conditions) && conditions.ready === false) return [];
    const said = isObject(targetRef) && targetRef.kind === PODS.kind && typeof targetRef.name === 'string' ? targetRef.name : undefined;
    return (Array.isArray(addresses) ? addresses : []).map((address) => ({ address: String(address), said }));
  });
}

/** Anybody's text, for a sentence. */
function plain(text: string): string {
  return text.replace(/[^\w.:/@ -]/g, '?').slice(0, 80);
}

/** Labels that every pod of any of them has, so that one list has them all. */
function inCommon(selectors: readonly unknown[]): Record<string, string> {
  const [first = {}, ...rest] = selectors.map(equalities);
  return Object.fromEntries(Object.entries(first).filter(([key, value]) => rest.every((other) => other[key] === value)));
}
