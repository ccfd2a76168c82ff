import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import { pointer } from '../../../kubernetes/change.ts';
import type { KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { isRecord, show } from '../weights.ts';
import type { Cohort, Istio } from './options.ts';
import { cohortName, destinationJson, httpOf, isSame, sameJson, type Json, type Route } from './route.ts';
import { splitOf, weightChanges } from './weights.ts';

/**
 * The split where whole groups are told apart by a header or cookie: those of an http route right before the one that is weighed, whose match names
 * their values, and everybody else by the weights. Pure. Throws DriverError `istio-cohort` where that route is not as Sluice writes it.
 */
export function cohortSplit(object: KubeObject, route: Route, istio: Istio & { cohort: Cohort }): Split {
  const base = splitOf(route);
  const rule = ruleOf(object, route);
  if (!rule) return base;
  const { values } = istio.cohort;
  const slot = istio.slots.find((each) => isTo(rule.http, each, istio, object));
  const count = values.findIndex((_, index) => sameJson(rule.http.match, matchOf(route.http, istio.cohort, index + 1))) + 1;
  const rest = slot === undefined ? undefined : istio.slots.find((each) => each !== slot)!;
  if (slot === undefined || count === 0 || base[rest!] !== 100)
    throw new DriverError('istio-cohort', `${rule.what} is not as Sluice wrote it, or the weights after it are not 100 for the other slot: ${show(rule.http)}.`, 'Remove that route: everybody then goes by the weights; the rollout writes it anew.');
  return { [slot]: shareOf(values, count), [rest!]: round(100 - shareOf(values, count)) };
}

/** What must change for this split: the route of the groups is put in, renewed or taken out, and the weights after it. Pure. Throws DriverError `istio-cohort-share`. */
export function cohortChanges(object: KubeObject, route: Route, split: Split, istio: Istio & { cohort: Cohort }): Operation[] {
  const { slots, cohort, destinations } = istio;
  const rule = ruleOf(object, route);
  const whole = slots.find((slot) => split[slot]! >= 100);
  if (whole !== undefined) return [...weightChanges(route, split, istio), ...(rule ? removal(rule) : [])];
  const growing = growingSlot(object, rule, route, split, istio);
  const count = cohort.values.findIndex((_, index) => Math.abs(shareOf(cohort.values, index + 1) - split[growing]!) < 1e-6) + 1;
  if (count === 0) {
    const sums = cohort.values.map((_, index) => shareOf(cohort.values, index + 1));
    throw new DriverError('istio-cohort-share', `No values of \`cohort.attribute\` together are ${split[growing]} % of the users of slot ${growing}.`, `Use the sums of their shares: 0, ${sums.join(', ')} and 100.`);
  }
  const rest = slots.find((slot) => slot !== growing)!;
  const base = weightChanges(route, { [growing]: 0, [rest]: 100 }, istio);
  const { name: _name, match: _match, route: _route, ...kept } = route.http;
  const http = { ...kept, name: cohortName(route), match: matchOf(route.http, cohort, count), route: [{ destination: destinationJson(destinations[growing]!), weight: 100 }] };
  if (!rule) return [...base, { op: 'add', path: route.at, value: http }];
  return sameJson(rule.http, http) ? base : [...base, { op: 'test', path: rule.at, value: rule.http }, { op: 'replace', path: rule.at, value: http }];
}

interface Rule {
  what: string;
  at: string;
  http: Json;
}

/** Right before the weighed route, under the name that belongs to it. */
function ruleOf(object: KubeObject, route: Route): Rule | undefined {
  const { index, what } = route;
  const before = httpOf(object, what)[index - 1];
  if (!before || before.name !== cohortName(route)) return undefined;
  return { what: `${what} and ${JSON.stringify(before.name)} before it,`, at: pointer('spec', 'http', index - 1), http: before };
}

function removal({ at, http }: Rule): Operation[] {
  return [{ op: 'test', path: at, value: http }, { op: 'remove', path: at }];
}

/** Who has groups keeps growing; before the first one, who has nobody, which is the candidate at its first step. */
function growingSlot(object: KubeObject, rule: Rule | undefined, route: Route, split: Split, istio: Istio): string {
  const { slots } = istio;
  const grown = rule && slots.find((slot) => isTo(rule.http, slot, istio, object));
  if (grown !== undefined) return grown;
  const now = splitOf(route);
  return slots.find((slot) => now[slot] === 0) ?? slots.reduce((least, slot) => (split[slot]! < split[least]! ? slot : least));
}

function isTo({ route }: Json, slot: string, { destinations }: Istio, { metadata }: KubeObject): boolean {
  const [only, ...more] = Array.isArray(route) ? route.filter(isRecord) : [];
  return more.length === 0 && isRecord(only?.destination) && isSame(only.destination, destinations[slot]!, metadata.namespace ?? '');
}

/** Every match of the weighed route, for each of the first values; a route without one matches all. */
export function matchOf({ match }: Json, { by, values }: Cohort, count: number): Json[] {
  const bases = Array.isArray(match) && match.length > 0 ? match.filter(isRecord) : [{}];
  const header = 'header' in by ? by.header : 'cookie';
  const wanted = (value: string): Json => ('header' in by ? { exact: value } : { regex: `^(.*;)?[ ]*${quoted(by.cookie)}=${quoted(value)}[ ]*(;.*)?$` });
  return bases.flatMap((base) => values.slice(0, count).map(({ value }) => ({ ...base, headers: { ...(isRecord(base.headers) ? base.headers : {}), [header]: wanted(value) } })));
}

/** RE2, and the whole of the header must match: https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch. */
function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function shareOf(values: Cohort['values'], count: number): number {
  return round(values.slice(0, count).reduce((sum, { share }) => sum + share, 0));
}

function round(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
