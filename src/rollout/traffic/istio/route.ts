import { canonicalJson } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import { pointer } from '../../../kubernetes/change.ts';
import type { KubeObject } from '../../../kubernetes/cluster.ts';
import { isRecord, show } from '../weights.ts';
import { describeDestination, type Destination, type Istio } from './options.ts';

export type Json = Record<string, unknown>;

/** One destination of the route, and its place there. */
export interface Entry {
  index: number;
  destination: Json;
  /** As it stands there; undefined where it has none. */
  weight: number | undefined;
}

/** The http route that is Sluice's to weigh. */
export interface Route {
  what: string;
  index: number;
  /** The same among the routes that are not Sluice's own. */
  place: number;
  http: Json;
  /** JSON pointer of the route. */
  at: string;
  entries: Entry[];
  /** Slot -> its destination, where the route names it. */
  arms: Record<string, Entry | undefined>;
  /** Slot -> more destinations that lead to the same pods, by another port or none other: their users are the slot's too. */
  doubles: Record<string, Entry[]>;
  /** Destinations that belong to no slot. */
  others: Entry[];
}

/** Routes with this prefix are Sluice's own: those of a cohort, right before the route that they belong to. They count for no place. */
const OWN = 'sluice-';

export const isOwn = ({ name }: Json): boolean => typeof name === 'string' && name.startsWith(OWN);

export const cohortName = ({ http, place }: Pick<Route, 'http' | 'place'>): string => `${OWN}${typeof http.name === 'string' ? http.name : place}`;

/**
 * The http route that names the slots' destinations. Pure. Throws DriverError `istio-route` (none, or more than one, or one that sends nobody
 * anywhere), `istio-delegated`, `istio-destination` (it names neither slot, or both by one), `istio-unreadable`.
 */
export function routeOf(object: KubeObject, istio: Istio, what: string): Route {
  const namespace = object.metadata.namespace ?? '';
  const all = httpOf(object, what);
  const index = placeOf(all, istio, namespace, what);
  const http = all[index]!;
  const named = `${what}, http route ${describeRoute(http, index)},`;
  if (http.delegate !== undefined) throw new DriverError('istio-delegated', `${named} hands its requests to another VirtualService: ${show(http.delegate)}.`, 'Name that one: `rollout.traffic.istio.virtual_service`.');
  const other = ['redirect', 'directResponse'].find((key) => http[key] !== undefined);
  if (other !== undefined) throw new DriverError('istio-route', `${named} has \`${other}\` and sends requests to nobody.`, 'Name a route with destinations: `rollout.traffic.istio.route`.');
  const entries = entriesOf(http, named);
  const is = ({ destination }: Entry, slot: string): boolean => isSame(destination, istio.destinations[slot]!, namespace);
  const arms = Object.fromEntries(istio.slots.map((slot) => [slot, entries.find((entry) => is(entry, slot))]));
  const leadsTo = ({ destination }: Entry, slot: string): boolean => isSame(destination, { ...istio.destinations[slot]!, port: undefined }, namespace);
  // Two slots that are ports of one host are told apart by these alone.
  const isDouble = (entry: Entry, slot: string): boolean => entry !== arms[slot] && [is, leadsTo].some((fits) => fits(entry, slot) && istio.slots.every((each) => each === slot || !fits(entry, each)));
  const doubles = Object.fromEntries(istio.slots.map((slot) => [slot, entries.filter((entry) => isDouble(entry, slot))]));
  const [first, second] = istio.slots.map((slot) => arms[slot]);
  if (first && first === second) throw new DriverError('istio-destination', `${named} has one destination, ${show(first.destination)}, for both slots.`, 'Tell them apart by `subset` and `port` in `rollout.traffic.istio.destinations`.');
  const own = new Set([...Object.values(arms), ...Object.values(doubles).flat()].map((entry) => entry?.index));
  if (istio.slots.every((slot) => arms[slot] === undefined))
    throw new DriverError('istio-destination', `${named} names neither ${istio.slots.map((slot) => describeDestination(istio.destinations[slot]!)).join(' nor ')}; it has ${entries.map(({ destination }) => show(destination)).join(', ')}.`, 'Correct `rollout.traffic.istio.destinations`, or the route.');
  return { what: named, index, place: all.slice(0, index).filter((each) => !isOwn(each)).length, http, at: pointer('spec', 'http', index), entries, arms, doubles, others: entries.filter(({ index: each }) => !own.has(each)) };
}

/** What a slot named more than once is; undefined where none is. */
export function namedTwice({ what, doubles }: Route, { slots, destinations }: Istio): DriverError | undefined {
  const twice = slots.find((slot) => doubles[slot]!.length > 0);
  if (twice === undefined) return undefined;
  return new DriverError('istio-destination', `${what} names ${describeDestination(destinations[twice]!)} of slot ${twice} more than once: all of their users are the slot's.`, 'Leave one of them, or tell them apart by `subset` and `port`. Until then the candidate is given nobody; taking its users away closes all of them.');
}

export function httpOf(object: KubeObject, what: string): Json[] {
  const http = object.spec?.http;
  if (Array.isArray(http) && http.length > 0 && http.every(isRecord)) return http;
  throw new DriverError('istio-route', `${what} has no http routes: ${show(http)}.`, 'Weights are those of http routes; declare one, or name another VirtualService.');
}

function placeOf(every: Json[], { route, slots, destinations }: Istio, namespace: string, what: string): number {
  const all = every.flatMap((http, index) => (isOwn(http) ? [] : [{ http, index }]));
  const list = all.map(({ http }, place) => describeRoute(http, place)).join(', ');
  if (typeof route === 'number') {
    if (route < all.length) return all[route]!.index;
    throw new DriverError('istio-route', `${what} has ${all.length} http routes, and none at place ${route}: ${list}.`, 'Correct `rollout.traffic.istio.route`: the first is 0.');
  }
  if (route !== undefined) {
    const found = all.filter(({ http }) => http.name === route);
    if (found.length === 1) return found[0]!.index;
    throw new DriverError('istio-route', `${what} has ${found.length} http routes of the name ${route}: ${list}.`, 'Correct `rollout.traffic.istio.route`, or give the route that name (`name:`).');
  }
  const naming = all.filter(({ http }) => namesAny(http, slots, destinations, namespace));
  if (naming.length === 1) return naming[0]!.index;
  throw new DriverError('istio-route', `${what} has ${naming.length} http routes that name the destinations of ${slots.join(' and ')}: ${list}.`, 'Say which one: `rollout.traffic.istio.route`, its `name` or its place from 0.');
}

export function namesAny({ route }: Json, slots: readonly string[], destinations: Istio['destinations'], namespace: string): boolean {
  const to = Array.isArray(route) ? route.filter(isRecord).map(({ destination }) => destination) : [];
  return slots.some((slot) => to.some((each) => isRecord(each) && isSame(each, destinations[slot]!, namespace)));
}

export function describeRoute(http: Json, index: number): string {
  return typeof http.name === 'string' ? JSON.stringify(http.name) : `#${index}`;
}

function entriesOf(http: Json, what: string): Entry[] {
  const list = http.route;
  if (!Array.isArray(list) || list.length === 0) throw new DriverError('istio-route', `${what} has no destinations: ${show(list)}.`, 'Give it the destinations of the slots.');
  return list.map((each: unknown, index) => {
    const { destination, weight } = isRecord(each) ? each : {};
    const sound = isRecord(destination) && typeof destination.host === 'string' && (weight === undefined || (typeof weight === 'number' && Number.isInteger(weight) && weight >= 0));
    if (!sound) throw new DriverError('istio-unreadable', `${what} has a destination that cannot be read: ${show(each)}.`, 'See what wrote it; a weight is a whole number from 0.');
    return { index, destination: destination as Json, weight: weight as number | undefined };
  });
}

/** Istio adds namespace and domain to a host without a dot: https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination. */
export function isSame(found: Json, declared: Destination, namespace: string): boolean {
  const port = isRecord(found.port) ? found.port.number : undefined;
  return fullHost(String(found.host), namespace) === fullHost(declared.host, namespace) && found.subset === declared.subset && (declared.port === undefined || declared.port === port);
}

export function fullHost(host: string, namespace: string): string {
  return host.includes('.') ? host.toLowerCase() : `${host}.${namespace}.svc.cluster.local`.toLowerCase();
}

/** As it is written where it is new. */
export function destinationJson({ host, subset, port }: Destination): Json {
  return { host, ...(subset !== undefined && { subset }), ...(port !== undefined && { port: { number: port } }) };
}

/** The API server may give keys back in another order. What is not there is like nothing but itself. */
export function sameJson(one: unknown, other: unknown): boolean {
  return one === undefined || other === undefined ? one === other : canonicalJson(one) === canonicalJson(other);
}
