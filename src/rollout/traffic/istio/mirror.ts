import { DriverError } from '../../../core/driver-error.ts';
import type { Operation } from '../../../kubernetes/cluster.ts';
import { isRecord, show } from '../weights.ts';
import type { Istio } from './options.ts';
import { destinationJson, isSame, sameJson, type Json, type Route } from './route.ts';

/** Every request is copied: pairs are compared, and a part of them would be another part for each proxy. */
const ALL: Json = { value: 100 };

/** The slot that gets copies of the route's requests, by `mirrors` or by `mirror`; null: none of the slots. Pure. */
export function mirrorOf({ http }: Route, istio: Istio, namespace: string): string | null {
  const { mirrors } = http;
  const copies = Array.isArray(mirrors) ? mirrors.filter(isRecord).map(({ destination, percentage }) => ({ destination, percentage })) : [{ destination: http.mirror, percentage: http.mirrorPercentage }];
  for (const { destination, percentage } of copies) {
    const slot = slotOf(destination, istio, namespace);
    if (slot !== undefined && percentOf(percentage) > 0) return slot;
  }
  return null;
}

/**
 * What must change so that this slot, and no other, gets a copy of every request. A route that has `mirrors` keeps that form and the copies that others get; one with
 * `mirror` has place for one destination, and Istio refuses both forms together. Pure. Throws DriverError `istio-mirror-taken`.
 */
export function mirrorChanges(route: Route, slot: string | null, istio: Istio, namespace: string): Operation[] {
  return Array.isArray(route.http.mirrors) ? listChanges(route, slot, istio, namespace) : singleChanges(route, slot, istio, namespace);
}

function listChanges({ http, at }: Route, slot: string | null, istio: Istio, namespace: string): Operation[] {
  const before = http.mirrors as unknown[];
  const others = before.filter((each) => !(isRecord(each) && slotOf(each.destination, istio, namespace) !== undefined));
  const after = slot === null ? others : [...others, { destination: destinationJson(istio.destinations[slot]!), percentage: ALL }];
  if (sameJson(after, before)) return [];
  return [{ op: 'test', path: `${at}/mirrors`, value: before }, { op: 'replace', path: `${at}/mirrors`, value: after }];
}

function singleChanges({ http, at, what }: Route, slot: string | null, istio: Istio, namespace: string): Operation[] {
  const { mirror, mirrorPercentage } = http;
  const now = slotOf(mirror, istio, namespace);
  if (slot === null) {
    if (now === undefined) return [];
    return [...removal(`${at}/mirror`, mirror), ...(mirrorPercentage === undefined ? [] : removal(`${at}/mirrorPercentage`, mirrorPercentage))];
  }
  if (mirror !== undefined && now === undefined) throw new DriverError('istio-mirror-taken', `${what} sends copies to ${show(mirror)} already, and \`mirror\` has place for one.`, 'Write it as a list there, which has place for more: `mirrors: [{destination: …}]`; or remove it.');
  const wanted = destinationJson(istio.destinations[slot]!);
  return [
    ...(now === slot ? [] : setting(`${at}/mirror`, mirror, wanted)),
    ...(isRecord(mirrorPercentage) && mirrorPercentage.value === 100 ? [] : setting(`${at}/mirrorPercentage`, mirrorPercentage, ALL)),
  ];
}

function setting(path: string, before: unknown, value: Json): Operation[] {
  return before === undefined ? [{ op: 'add', path, value }] : [{ op: 'test', path, value: before }, { op: 'replace', path, value }];
}

function removal(path: string, before: unknown): Operation[] {
  return [{ op: 'test', path, value: before }, { op: 'remove', path }];
}

function slotOf(destination: unknown, { slots, destinations }: Istio, namespace: string): string | undefined {
  return isRecord(destination) ? slots.find((slot) => isSame(destination, destinations[slot]!, namespace)) : undefined;
}

/** Without one every request is copied. */
function percentOf(percentage: unknown): number {
  if (percentage === undefined) return 100;
  return isRecord(percentage) && typeof percentage.value === 'number' ? percentage.value : 0;
}
