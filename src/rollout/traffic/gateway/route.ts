import { DriverError } from '../../../core/driver-error.ts';
import type { KubeObject, Resource } from '../../../kubernetes/cluster.ts';
import { isRecord, show } from '../weights.ts';
import { isCohortRule } from './cohort.ts';
import type { BackendName, Gateway } from './options.ts';
import type { Weights } from './weights.ts';

export const GROUP = 'gateway.networking.k8s.io';
/** By what the server serves: v1 since Gateway API 1.0. */
export const ROUTES: readonly [Resource, Resource] = [
  { group: GROUP, version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' },
  { group: GROUP, version: 'v1beta1', plural: 'httproutes', kind: 'HTTPRoute' },
];

export type Json = Record<string, unknown>;

export interface Place {
  ref: Json;
  at: number;
}

/** The rule that a delivery moves, and where in it the two slots are. */
export interface Rule {
  rule: Json;
  /** Place in `spec.rules`, and of Sluice's own rule for cohorts, which stands before it. */
  at: number;
  own?: { rule: Json; at: number };
  /** Slot → place in `backendRefs`; `doubles` lead to the same pods a second time, by another port or none other: their users are the slot's too. */
  backends: Readonly<Record<string, Place & { doubles: readonly Place[] }>>;
  /** What others of the rule weigh together. */
  others: { names: string[]; weight: number };
}

/** Throws DriverError `gateway-rule` or `gateway-backend`, with what there is. */
export function ruleOf(route: KubeObject, gateway: Gateway): Rule {
  const rules = rulesOf(route);
  const own = rules.map((rule, at) => gateway.cohorts !== undefined && at + 1 < rules.length && isCohortRule(rule, rules[at + 1]!, gateway.cohorts));
  const places = rules.map((_, at) => at).filter((at) => !own[at]);
  const at = chosen(rules, places, route, gateway);
  const rule = rules[at]!;
  const refs = refsOf(rule, route);
  const backends = Object.fromEntries(gateway.slots.map((slot) => [slot, theOne(refs, slot, route, gateway)]));
  const [first, second] = gateway.slots.map((slot) => backends[slot]!);
  if (first!.at === second!.at) throw new DriverError('gateway-backend', `The rule of ${titleOf(route)} has one backend, ${show(first!.ref.name)}:${show(first!.ref.port)}, for both slots.`, 'Tell them apart by `port` in `rollout.traffic.gateway.backends`.');
  const ours = Object.values(backends).flatMap(({ at: place, doubles }) => [place, ...doubles.map((double) => double.at)]);
  const others = refs.filter((_, index) => !ours.includes(index));
  return {
    rule,
    at,
    own: own[at - 1] ? { rule: rules[at - 1]!, at: at - 1 } : undefined,
    backends,
    others: { names: others.filter((ref) => weightOf(ref, route) > 0).map(({ name }) => String(name)), weight: others.reduce((sum, ref) => sum + weightOf(ref, route), 0) },
  };
}

/** Other rules that send users to a slot as well, each by its name or place, with the slots. Their requests count in no share: it is this rule that is weighed. */
export function otherRules(route: KubeObject, { at, own }: Pick<Rule, 'at' | 'own'>, { slots, backends }: Gateway): { name: string; slots: string[] }[] {
  const reached = (refs: readonly Json[]): string[] => slots.filter((slot) => refs.some((ref) => isBackend(ref, { ...backends[slot]!, port: undefined }, route.metadata.namespace) && ref.weight !== 0));
  return rulesOf(route)
    .filter((_, index) => index !== own?.at)
    .map((rule, place) => ({ name: nameOf(rule, place), slots: rule === rulesOf(route)[at] ? [] : reached(refsOf(rule, route)) }))
    .filter((other) => other.slots.length > 0);
}

function nameOf({ name }: Json, place: number): string {
  return typeof name === 'string' ? show(name) : String(place);
}

export function weightsIn({ backends }: Rule, { slots }: Gateway, route: KubeObject): Weights {
  const [first, second] = slots.map((slot) => [backends[slot]!, ...backends[slot]!.doubles].reduce((sum, { ref }) => sum + weightOf(ref, route), 0)) as [number, number];
  return [first, second];
}

/** Whether a `backendRef`, of a route in this namespace, names this backend. What is left out means a Service of the route's own namespace. */
export function isBackend(ref: Json, { name, port, namespace, kind = 'Service', group = '' }: BackendName, home: string | undefined): boolean {
  const { namespace: there = home } = ref;
  return ref.name === name && (port === undefined || ref.port === port) && there === (namespace ?? home) && (ref.kind ?? 'Service') === kind && (ref.group ?? '') === group;
}

export function titleOf(route: KubeObject): string {
  return `HTTPRoute ${route.metadata.namespace ?? ''}/${route.metadata.name}`;
}

export function rulesOf(route: KubeObject): Json[] {
  const rules = route.spec?.rules ?? [];
  if (Array.isArray(rules) && rules.every(isRecord)) return rules;
  throw unreadable(route, rules);
}

function chosen(rules: readonly Json[], places: readonly number[], route: KubeObject, { rule, backends, slots }: Gateway): number {
  const has = (at: number): boolean => slots.every((slot) => refsOf(rules[at]!, route).some((ref) => isBackend(ref, backends[slot]!, route.metadata.namespace)));
  const found = typeof rule === 'number' ? places.slice(rule, rule + 1) : rule === undefined ? places.filter(has) : places.filter((at) => rules[at]!.name === rule);
  if (found.length === 1) return found[0]!;
  const names = places.map((at, index) => nameOf(rules[at]!, index)).join(', ');
  const what = rule === undefined ? `${found.length === 0 ? 'no rule' : `${found.length} rules`} with ${slots.map((slot) => backends[slot]!.name).join(' and ')} among its backends` : `no rule ${show(rule)}`;
  throw new DriverError('gateway-rule', `${titleOf(route)} has ${what}; its rules are ${names === '' ? 'none' : names}.`, found.length > 1 ? 'Say which in `rollout.traffic.gateway.rule`; paths that belong together are `matches` of one rule.' : 'Put both backends into one rule, the one that serves nobody with `weight: 0`; or correct `rule` or `backends`.');
}

function theOne(refs: readonly Json[], slot: string, route: KubeObject, { backends, slots }: Gateway): Place & { doubles: Place[] } {
  const places = refs.map((ref, at) => ({ ref, at }));
  const isOf = (each: string, { ref }: Place, wanted = backends[each]!): boolean => isBackend(ref, wanted, route.metadata.namespace);
  const anyPort = (each: string, place: Place): boolean => isOf(each, place, { ...backends[each]!, port: undefined });
  // Two slots that are ports of one Service are told apart by these alone.
  const isDouble = (place: Place): boolean => [isOf, anyPort].some((fits) => fits(slot, place) && slots.every((other) => other === slot || !fits(other, place)));
  const [found] = places.filter((place) => isOf(slot, place));
  if (found) return { ...found, doubles: places.filter((place) => place !== found && isDouble(place)) };
  throw new DriverError(
    'gateway-backend',
    `The rule of ${titleOf(route)} does not name the backend ${backends[slot]!.name} of slot ${slot}; it has ${refs.map(({ name, port }) => `${show(name)}:${show(port)}`).join(', ') || 'none'}.`,
    'Add it to the rule\'s `backendRefs` with `weight: 0`, or correct `rollout.traffic.gateway.backends`.',
  );
}

function refsOf(rule: Json, route: KubeObject): Json[] {
  const refs = rule.backendRefs ?? [];
  if (Array.isArray(refs) && refs.every(isRecord)) return refs;
  throw unreadable(route, refs);
}

/** 1 where none is given. */
export function weightOf({ weight = 1 }: Json, route: KubeObject): number {
  if (typeof weight === 'number' && Number.isSafeInteger(weight) && weight >= 0) return weight;
  throw unreadable(route, weight);
}

function unreadable(route: KubeObject, what: unknown): DriverError {
  return new DriverError('gateway-unreadable', `${titleOf(route)} cannot be read: ${show(what)}.`, 'See what wrote it.');
}
