import type { TrafficFinding } from '../../../core/seams.ts';
import type { KubeObject, Resource } from '../../../kubernetes/cluster.ts';
import { SERVICES } from '../../../kubernetes/kinds.ts';
import { foundOrSaid, ifAllowed, rightsLacking, say } from '../../../kubernetes/rights.ts';
import { keeperFindings } from '../../../kubernetes/writers.ts';
import { isRecord } from '../weights.ts';
import { describeDestination, type Istio } from './options.ts';
import { destinationRules, owned, servedVersion } from './resource.ts';
import { describeRoute, fullHost, httpOf, isOwn, namedTwice, namesAny, routeOf, type Route } from './route.ts';
import { complaintsOf, saidOf } from './status.ts';
import { divisible, splitOf } from './weights.ts';

/** What would stop a rollout at this VirtualService, or make its weights untrue. */
export async function inspectIstio(istio: Istio): Promise<TrafficFinding[]> {
  const { cluster, name, status } = istio;
  return foundOrSaid(async () => {
    const resource = await servedVersion(cluster);
    const lacking = await rightsLacking(cluster, (['get', 'patch', ...(status ? (['watch'] as const) : [])] as const).map((verb) => ({ verb, resource, name })));
    if (lacking.length > 0) return lacking;
    const object = await cluster.read(resource, name);
    if (!object) return [say('cluster-missing', `There is no VirtualService ${name} at ${cluster.where}.`, 'Create it (docs/kubernetes.md has one to copy), or correct the name, the namespace or the context.', true)];
    const route = routeOf(object, istio, `VirtualService ${object.metadata.namespace}/${name} at ${cluster.where}`);
    splitOf(route);
    const twice = await foundOrSaid(async () => {
      const error = namedTwice(route, istio);
      if (error) throw error;
      return [];
    });
    return [...ofObject(object, istio), ...twice, ...ofRoute(object, route, istio), ...keeperFindings(object, owned(resource, istio)), ...(await ofDestinations(object, istio, resource))];
  });
}

function ofObject(object: KubeObject, { status, cluster }: Istio): TrafficFinding[] {
  const { metadata } = object;
  const findings: TrafficFinding[] = [];
  if (metadata.deletionTimestamp !== undefined) findings.push(say('cluster-deleting', `VirtualService ${metadata.name} at ${cluster.where} is being deleted.`, 'Find out who deletes it.', true));
  const said = saidOf(object);
  if (status && !said) findings.push(say('controller-silent', `istiod has written no condition \`Reconciled\` to VirtualService ${metadata.name}, and \`status: true\` waits for one.`, 'Install Istio with PILOT_ENABLE_STATUS, or leave `rollout.traffic.istio.status` out.', true));
  const complaints = complaintsOf(object);
  if (complaints.length > 0) findings.push(say('istio-analysis', `istiod's analysis has errors of VirtualService ${metadata.name}: ${complaints.join('; ')}.`, 'See `istioctl analyze`. Istio uses the object all the same.', false));
  return findings;
}

function ofRoute(object: KubeObject, route: Route, istio: Istio): TrafficFinding[] {
  const { what, index, others } = route;
  const all = httpOf(object, what);
  const findings: TrafficFinding[] = [];
  const shadow = all.slice(0, index).findIndex((http) => !Array.isArray(http.match) || http.match.length === 0);
  if (shadow >= 0) findings.push(say('istio-route-shadowed', `${what} is never reached: ${describeRoute(all[shadow]!, shadow)} before it takes every request.`, 'Put the route before it, or give that one a `match`.', true));
  const elsewhere = all.flatMap((http, place) => (place !== index && !isOwn(http) && namesAny(http, istio.slots, istio.destinations, object.metadata.namespace ?? '') ? [describeRoute(http, place)] : []));
  if (elsewhere.length > 0) findings.push(say('istio-other-routes', `Other http routes of VirtualService ${istio.name} send requests to the slots as well: ${elsewhere.join(', ')}. Sluice weighs only ${describeRoute(route.http, index)}: requests by the others count in no share, and stay where they are when users are taken away.`, 'Let them name the champion by the route that is weighed, or be sure that no users come that way (testers by a header of their own).', false));
  if (others.some(({ weight }) => weight)) findings.push(say('istio-other-destinations', `${what} sends users to destinations that belong to no slot: they keep their weights, and shares are of the users that the slots have, in ${divisible(route)} parts.`, `Use steps that are multiples of ${Number((100 / Math.max(1, divisible(route))).toFixed(4))} %, or give them a route of their own.`, false));
  return findings;
}

/** Subsets and hosts of this namespace; what lies elsewhere cannot be seen, and is said so. */
async function ofDestinations(object: KubeObject, { cluster, slots, destinations }: Istio, { version }: Resource): Promise<TrafficFinding[]> {
  const namespace = object.metadata.namespace ?? '';
  const mine = `.${namespace}.svc.cluster.local`;
  const findings: TrafficFinding[] = [];
  const rules = slots.some((slot) => destinations[slot]!.subset !== undefined) ? await ifAllowed(() => cluster.list(destinationRules(version))) : [];
  if (rules === undefined) findings.push(say('istio-not-seen', `Whoever asks at ${cluster.where} may not list DestinationRules: whether the subsets exist was not looked at.`, 'Add to the Role: `- {apiGroups: [networking.istio.io], resources: [destinationrules], verbs: [list]}`.', false));
  for (const slot of slots) {
    const { host, subset } = destinations[slot]!;
    const full = fullHost(host, namespace);
    if (full.endsWith(mine) && (await ifAllowed(async () => (await cluster.read(SERVICES, full.slice(0, -mine.length))) ?? null)) === null)
      findings.push(say('istio-no-service', `There is no Service ${full.slice(0, -mine.length)} in ${namespace}, which slot ${slot} names.`, 'Create it, or correct `rollout.traffic.istio.destinations`.', true));
    if (subset === undefined || rules === undefined) continue;
    const ruled = rules.filter(({ spec }) => fullHost(String(spec?.host), namespace) === full);
    const has = ruled.some(({ spec }) => Array.isArray(spec?.subsets) && spec.subsets.some((each) => isRecord(each) && each.name === subset));
    if (ruled.length > 0 && !has) findings.push(say('istio-no-subset', `No DestinationRule of ${host} in ${namespace} has the subset ${subset}: requests to ${describeDestination(destinations[slot]!)} of slot ${slot} would get a 503.`, 'Add the subset, or correct `rollout.traffic.istio.destinations`.', true));
    if (ruled.length === 0) findings.push(say('istio-no-subset', `There is no DestinationRule of ${host} in ${namespace} that could have the subset ${subset} of slot ${slot}; it may lie in another namespace.`, 'Without one requests to the subset get a 503.', false));
  }
  return findings;
}
