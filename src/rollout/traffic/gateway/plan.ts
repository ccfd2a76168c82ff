import { canonicalJson } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import { pointer } from '../../../kubernetes/change.ts';
import type { KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { bucketsFor, other, type Buckets } from '../buckets.ts';
import { show } from '../weights.ts';
import { cohortRule, groupsFor, groupsIn, groupsOf, headerTaken, shareOf } from './cohort.ts';
import type { Gateway } from './options.ts';
import { isBackend, ruleOf, titleOf, weightOf, weightsIn, type Json, type Place, type Rule } from './route.ts';
import { sharesOf, smallestStepOf, weightsFor, type Weights } from './weights.ts';

/** What the route's spec gives each slot, of the users that both have. */
export function splitIn(route: KubeObject, gateway: Gateway): Split {
  const rule = ruleOf(route, gateway);
  const { slots } = gateway;
  const [first, second] = sharesOf(weightsIn(rule, gateway, route));
  const weighed = { [slots[0]]: first, [slots[1]]: second };
  const buckets = bucketsIn(rule, route, gateway);
  if (!buckets) return weighed;
  // Everybody whom the rule for the cohort leaves is divided by the weights of the team's own.
  return Object.fromEntries(slots.map((slot) => [slot, Math.round((weighed[slot]! * (1 - buckets.share / 100) + (slot === buckets.first ? buckets.share : 0)) * 1e9) / 1e9]));
}

/** The operations that make this split, and nothing else. Throws DriverError `weights-too-fine`, `gateway-cohort-header`, or as `ruleOf`. */
export function splitOperations(route: KubeObject, split: Split, gateway: Gateway): Operation[] {
  const rule = ruleOf(route, gateway);
  if (!gateway.cohorts) return weightOperations(rule, route, split, gateway);
  const now = knownBuckets(rule, route, gateway);
  const next = nextBuckets(bucketsFor(split, gateway.slots, now), gateway);
  const groups = next.share === 100 ? 0 : groupsFor(next, gateway.cohorts);
  const rest = next.share === 100 ? next.first : other(next.first, gateway.slots);
  const weights = weightOperations(rule, route, Object.fromEntries(gateway.slots.map((slot) => [slot, slot === rest ? 100 : 0])), gateway);
  return [...weights, ...ownOperations(rule, route, groups === 0 ? undefined : { first: next.first, groups }, gateway)];
}

/** The operations that put a mirror of our own there, take it away, or make it what was declared; the other filters stay. */
export function mirrorOperations(route: KubeObject, slot: string | null, gateway: Gateway): Operation[] {
  const { rule, at, backends } = ruleOf(route, gateway);
  const filters = filtersOf(rule);
  const wanted = slot === null ? undefined : mirrorOf(backends[slot]!.ref, gateway);
  const ours = filters.map((filter, index) => ({ filter, index })).filter(({ filter }) => mirroredSlot(filter, route, gateway) !== undefined);
  if (wanted && ours.length === 1 && mirroredSlot(ours[0]!.filter, route, gateway) === slot && mirrorsSame(ours[0]!.filter, wanted)) return [];
  const left = filters.length - ours.length;
  const path = (index?: number): string => pointer('spec', 'rules', at, 'filters', ...(index === undefined ? [] : [index]));
  const gone = ours.toReversed().flatMap(({ filter, index }): Operation[] => [{ op: 'test', path: path(index), value: filter }, { op: 'remove', path: path(index) }]);
  if (wanted) return [...gone, ...(rule.filters === undefined ? [{ op: 'add', path: path(), value: [wanted] } as const] : [{ op: 'add', path: `${path()}/-`, value: wanted } as const])];
  return ours.length > 0 && left === 0 ? [{ op: 'test', path: path(), value: filters }, { op: 'remove', path: path() }] : gone;
}

/** The slot that gets copies as declared; null: none. Anything else is neither, in words: of both, or of another part of the requests. */
export function mirrorIn(route: KubeObject, gateway: Gateway): string | null {
  const { rule, backends } = ruleOf(route, gateway);
  const ours = filtersOf(rule).flatMap((filter) => {
    const slot = mirroredSlot(filter, route, gateway);
    return slot === undefined ? [] : [mirrorsSame(filter, mirrorOf(backends[slot]!.ref, gateway)) ? slot : `${slot}, and ${portionText(filter)} of the requests`];
  });
  return ours.length === 0 ? null : ours.join(' and ');
}

/** Groups of any size may make the share of one slot and not that of the other: who is brought down from all users keeps the first of them. */
function nextBuckets(next: Buckets, { cohorts, slots }: Gateway): Buckets {
  const turned = { first: other(next.first, slots), share: Math.round((100 - next.share) * 1e6) / 1e6 };
  return groupsOf(next.share, cohorts!) === undefined && groupsOf(turned.share, cohorts!) !== undefined ? turned : next;
}

function weightOperations(rule: Rule, route: KubeObject, split: Split, gateway: Gateway): Operation[] {
  const { slots } = gateway;
  const now = weightsIn(rule, gateway, route);
  const shares = slots.map((slot) => split[slot]!) as [number, number];
  const next = weightsFor(shares, now, rule.others.weight > 0);
  if (!next) throw tooFine(rule, route, split, now);
  return slots.flatMap((slot, index): Operation[] => {
    const { doubles, ...backend } = rule.backends[slot]!;
    return [weighing(rule, backend, next[index]!, route), ...doubles.map((double) => weighing(rule, double, 0, route))].flat();
  });
}

/** The operations that give one backend this weight; none where it has it. */
function weighing(rule: Rule, { ref, at }: Place, weight: number, route: KubeObject): Operation[] {
  const path = (key: string): string => pointer('spec', 'rules', rule.at, 'backendRefs', at, key);
  if (weightOf(ref, route) === weight) return [];
  return [
    { op: 'test', path: path('name'), value: ref.name },
    ...(ref.weight === undefined ? [] : [{ op: 'test' as const, path: path('weight'), value: ref.weight }]),
    { op: ref.weight === undefined ? 'add' : 'replace', path: path('weight'), value: weight },
  ];
}

function tooFine({ others }: Rule, route: KubeObject, split: Split, now: Weights): DriverError {
  const sum = now[0] + now[1];
  const shared = others.weight > 0;
  return new DriverError(
    'weights-too-fine',
    shared
      ? `${titleOf(route)} gives the slots ${sum} of ${sum + others.weight} parts, and ${others.names.map(show).join(', ')} the rest: whole weights that sum to ${sum} cannot make ${show(split)}.`
      : `Whole weights cannot make the split ${show(split)}.`,
    shared ? `Multiply all weights of that rule by 100 (it changes nobody's share), or use multiples of ${smallestStepOf(sum)} %.` : 'Use multiples of 0.01 %.',
  );
}

/** Who has the first groups, by the rule of our own; undefined without one. */
function bucketsIn({ own }: Rule, route: KubeObject, { cohorts, slots, backends }: Gateway): Buckets | undefined {
  if (!own || !cohorts) return undefined;
  const [ref] = own.rule.backendRefs as [Json];
  const first = slots.find((slot) => isBackend(ref, backends[slot]!, route.metadata.namespace));
  if (first === undefined) throw new DriverError('gateway-cohort-changed', `The rule for the cohort in ${titleOf(route)} sends its users to ${show(ref.name)}, which is no slot.`, 'Find out who changed it; remove that rule, so that all users are with one slot, and run the same command again.');
  return { first, share: shareOf(groupsIn(own.rule, cohorts), cohorts) };
}

/** For writing: who has everybody now, or the first groups. What cannot be told stands in nobody's way, for it is overwritten. */
function knownBuckets(rule: Rule, route: KubeObject, gateway: Gateway): Buckets | undefined {
  try {
    const found = bucketsIn(rule, route, gateway);
    if (found) return found;
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
  }
  const [first, second] = weightsIn(rule, gateway, route);
  return first > 0 === second > 0 ? undefined : { first: gateway.slots[0], share: first > 0 ? 100 : 0 };
}

function ownOperations({ rule, at, own, backends }: Rule, route: KubeObject, wanted: { first: string; groups: number } | undefined, { cohorts }: Gateway): Operation[] {
  const path = pointer('spec', 'rules', own?.at ?? at);
  const known: Operation[] = own ? [{ op: 'test', path: `${path}/matches`, value: own.rule.matches }] : [];
  if (!wanted) return own ? [...known, { op: 'remove', path }] : [];
  if (headerTaken(rule, cohorts!))
    throw new DriverError('gateway-cohort-header', `The rule of ${titleOf(route)} matches ${show(cohorts!.header)} already, and of two matches of one header only the first counts.`, 'Tell users apart by another header.');
  const next = cohortRule(rule, backends[wanted.first]!.ref, wanted.groups, cohorts!);
  if (!own) return [{ op: 'add', path, value: next }];
  return canonicalJson(own.rule) === canonicalJson(next) ? [] : [...known, { op: 'replace', path, value: next }];
}

function filtersOf({ filters }: Json): Json[] {
  return Array.isArray(filters) ? (filters as Json[]) : [];
}

function mirroredSlot({ type, requestMirror }: Json, route: KubeObject, { slots, backends }: Gateway): string | undefined {
  const ref = type === 'RequestMirror' ? (requestMirror as { backendRef?: Json } | undefined)?.backendRef : undefined;
  return ref && slots.find((slot) => isBackend(ref, backends[slot]!, route.metadata.namespace));
}

/** What a mirror has of a `backendRef` is a name: neither a weight nor filters. */
function mirrorOf({ group, kind, name, namespace, port }: Json, { mirror = {} }: Gateway): Json {
  const backendRef = Object.fromEntries(Object.entries({ group, kind, name, namespace, port }).filter(([, value]) => value !== undefined));
  const { percent, fraction } = mirror;
  return { type: 'RequestMirror', requestMirror: { backendRef, ...(percent !== undefined && { percent }), ...(fraction && { fraction: { numerator: fraction.numerator, denominator: fraction.denominator ?? 100 } }) } };
}

function mirrorsSame(one: Json, other: Json): boolean {
  return canonicalJson(portionOf(one)) === canonicalJson(portionOf(other));
}

function portionOf({ requestMirror }: Json): { percent?: unknown; fraction?: unknown } {
  const { percent, fraction } = requestMirror as { percent?: unknown; fraction?: unknown };
  return { percent: percent === 100 ? null : (percent ?? null), fraction: fraction ?? null };
}

function portionText(filter: Json): string {
  const { percent, fraction } = portionOf(filter);
  return percent !== null ? `${show(percent)} %` : fraction !== null ? show(fraction) : 'all';
}
