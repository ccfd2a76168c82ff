import type { KubeObject, Resource } from '../../../src/kubernetes/cluster.ts';
import type { Api } from '../api.ts';
import { startController, type Controller } from '../controller.ts';

export const HTTP_ROUTES: Resource = { group: 'gateway.networking.k8s.io', version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' };
const SERVICES: Resource = { group: '', version: 'v1', plural: 'services', kind: 'Service' };
const CONTROLLER = 'stand-in.test/gateway-controller';
/** A status that never stays would call its controller for ever. */
const SINCE = '2026-01-01T00:00:00Z';

type Json = Record<string, unknown>;

export interface GatewayOptions {
  resource?: Resource;
  /** Of which parents (by name) it is the controller; undefined: of all. */
  parents?: readonly string[];
  controllerName?: string;
  /** Why a route in this state is not accepted. */
  refuses?: (route: KubeObject) => { reason: string; message: string } | undefined;
  /** Why only a part of it is in effect. */
  drops?: (route: KubeObject) => string | undefined;
}

/**
 * Says of each HTTPRoute what a controller of Gateway API must: for each parent `Accepted` and `ResolvedRefs` (False with `BackendNotFound` where a
 * Service is missing) of the very generation, and `PartiallyInvalid` where it applies. In the mood `wrong`: of another parent, and of an older generation.
 */
export function startGateway(api: Api, namespace: string, { resource = HTTP_ROUTES, parents, controllerName = CONTROLLER, refuses = () => undefined, drops = () => undefined }: GatewayOptions = {}): Controller {
  const mine = (route: KubeObject): Json[] => listOf(route.spec?.parentRefs).filter(({ name }) => parents?.includes(name as string) ?? true);
  // In the order that is there: two controllers that each put theirs last would never come to rest.
  const merged = (route: KubeObject, own: Json[]): Json[] => {
    const same = (one: Json, other: Json): boolean => one.controllerName === other.controllerName && JSON.stringify(one.parentRef) === JSON.stringify(other.parentRef);
    const there = listOf(route.status?.parents);
    return [...there.flatMap((entry) => (entry.controllerName === controllerName ? own.filter((each) => same(each, entry)) : [entry])), ...own.filter((each) => !there.some((entry) => same(each, entry)))];
  };
  return startController(api, resource, namespace, {
    guarded: true,
    async status(route) {
      const missing = await missingServices(api, namespace, route);
      const refusal = refuses(route);
      const dropped = drops(route);
      const say = (type: string, status: boolean, reason: string, message = ''): Json => ({ type, status: status ? 'True' : 'False', reason, message, observedGeneration: route.metadata.generation, lastTransitionTime: SINCE });
      const conditions = [
        refusal ? say('Accepted', false, refusal.reason, refusal.message) : say('Accepted', true, 'Accepted'),
        missing.length > 0 ? say('ResolvedRefs', false, 'BackendNotFound', `Service ${missing.join(', ')} not found`) : say('ResolvedRefs', true, 'ResolvedRefs'),
        ...(dropped === undefined ? [] : [say('PartiallyInvalid', true, 'UnsupportedValue', dropped)]),
      ];
      return { parents: merged(route, mine(route).map((parentRef) => ({ parentRef, controllerName, conditions }))) };
    },
    wrong(route) {
      const stale = (type: string): Json => ({ type, status: 'True', reason: type, message: '', observedGeneration: (route.metadata.generation ?? 1) - 1, lastTransitionTime: SINCE });
      const current = (type: string): Json => ({ ...stale(type), observedGeneration: route.metadata.generation });
      return { parents: merged(route, [{ parentRef: { name: 'another' }, controllerName, conditions: [current('Accepted'), current('ResolvedRefs')] }, ...mine(route).map((parentRef) => ({ parentRef, controllerName, conditions: [stale('Accepted'), stale('ResolvedRefs')] }))]) };
    },
  });
}

async function missingServices(api: Api, namespace: string, route: KubeObject): Promise<string[]> {
  const names = new Set(listOf(route.spec?.rules).flatMap((rule) => [...listOf(rule.backendRefs), ...listOf(rule.filters).flatMap(({ requestMirror }) => (requestMirror === undefined ? [] : [(requestMirror as { backendRef: Json }).backendRef]))]).map(({ name }) => name as string));
  const found = await Promise.all([...names].map(async (name) => [name, await api.read(SERVICES, namespace, name)] as const));
  return found.filter(([, service]) => service === undefined).map(([name]) => name);
}

export interface Request {
  path: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * Where a data plane sends a request by a route's spec, and where its copies: the rule by the specification's precedence (exact path, longest prefix, most headers,
 * first rule), then the backend by weight; `chance` in [0, 1). Undefined: no rule, or all weights 0.
 */
export function backendOf(route: KubeObject, request: Request, chance: number): { name: string; mirrors: string[] } | undefined {
  const fitting = listOf(route.spec?.rules).flatMap((rule, at) => {
    const matches = listOf(rule.matches).length > 0 ? listOf(rule.matches) : [{ path: { type: 'PathPrefix', value: '/' } }];
    return matches.filter((match) => fits(match, request)).map((match) => ({ rule, rank: rankOf(match), at }));
  });
  const [first] = fitting.sort((one, other) => compare(other.rank, one.rank) || one.at - other.at);
  if (!first) return undefined;
  const refs = listOf(first.rule.backendRefs).map((ref) => ({ name: ref.name as string, weight: (ref.weight as number | undefined) ?? 1 }));
  const sum = refs.reduce((total, { weight }) => total + weight, 0);
  let left = chance * sum;
  const chosen = refs.find(({ weight }) => (left -= weight) < 0);
  return chosen && { name: chosen.name, mirrors: listOf(first.rule.filters).filter(({ type }) => type === 'RequestMirror').map(({ requestMirror }) => (requestMirror as { backendRef: { name: string } }).backendRef.name) };
}

function fits(match: Json, { path, headers }: Request): boolean {
  const { type = 'PathPrefix', value = '/' } = (match.path ?? {}) as { type?: string; value?: string };
  const along = type === 'Exact' ? path === value : type === 'PathPrefix' ? value === '/' || path === value || path.startsWith(`${value.replace(/\/$/, '')}/`) : new RegExp(`^(?:${value})$`).test(path);
  return along && listOf(match.headers).every((header) => {
    const found = Object.entries(headers).find(([name]) => name.toLowerCase() === String(header.name).toLowerCase())?.[1];
    return found !== undefined && (header.type === 'RegularExpression' ? new RegExp(`^(?:${String(header.value)})$`).test(found) : found === header.value);
  });
}

function rankOf(match: Json): number[] {
  const { type = 'PathPrefix', value = '/' } = (match.path ?? {}) as { type?: string; value?: string };
  return [type === 'Exact' ? 1 : 0, value.length, match.method === undefined ? 0 : 1, listOf(match.headers).length];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) if (value !== other[index]) return value - other[index]!;
  return 0;
}

function listOf(list: unknown): Json[] {
  return Array.isArray(list) ? (list as Json[]) : [];
}
