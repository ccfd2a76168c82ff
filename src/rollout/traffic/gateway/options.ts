import { parseDuration } from '../../../core/duration.ts';
import { InputError } from '../../../core/problem.ts';
import type { Clock } from '../../../core/seams.ts';
import type { Cluster } from '../../../kubernetes/cluster.ts';
import type { Roles } from '../roles.ts';
import { checkNames } from '../two-slots.ts';
import { show } from '../weights.ts';

/** A Service, or what else a `backendRef` of the route names. */
export interface BackendName {
  name: string;
  port?: number;
  namespace?: string;
  kind?: string;
  group?: string;
}

/** `rollout.traffic.gateway`, and what surrounds it. */
export interface GatewayOptions {
  /** Name of the HTTPRoute. */
  route: string;
  /** Name of the rule, or its place from 0, not counting that of a cohort. Without it: the only one that names both backends. */
  rule?: string | number;
  /** Slot -> backend; a text is a Service's name. */
  backends: Readonly<Record<string, string | BackendName>>;
  mirror?: boolean | Portion;
  /** What the team's own edge sets: a number from 0 up to `count`, the same for all requests of a user. */
  buckets?: { header?: string; cookie?: string; count: number };
  regular_expressions?: boolean;
  /** Whose status counts, where several controllers speak for one parent. */
  controller?: string;
  within?: string;
  slots: readonly string[];
  roles: () => Roles | Promise<Roles>;
  cohort?: { key?: string; attribute?: string; values?: readonly { value: string; share: number }[] };
  clock: Clock;
  cluster: Cluster;
}

/** Which part of the requests is copied; all where neither is given. */
export interface Portion {
  percent?: number;
  fraction?: { numerator: number; denominator?: number };
}

/** What of a request tells users apart: a header, or a cookie in the header of that name. */
export interface Attribute {
  header: string;
  cookie?: string;
  /** Whether it is matched by a regular expression, which not every implementation of Gateway API takes. */
  pattern: boolean;
}

/** Users by an attribute, whole groups of them, the first groups first; `share`: which part of all users each is, in per cent. */
export interface Cohorts extends Attribute {
  /** Each a value, or the numbers from 0 up to `count`. */
  groups: { values: readonly string[]; shares: readonly number[] } | { count: number };
}

/** The options of one route, checked. */
export interface Gateway {
  cluster: Cluster;
  route: string;
  rule?: string | number;
  slots: readonly [string, string];
  backends: Readonly<Record<string, BackendName>>;
  mirror?: Portion;
  cohorts?: Cohorts;
  controller?: string;
  /** Milliseconds that the controller has. */
  within: number;
  clock: Clock;
  roles: () => Roles | Promise<Roles>;
}

export const WITHIN = '30 s';
/** Matches of one rule: https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule */
export const MOST_MATCHES = 64;
const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}$/;
const COOKIE_VALUE = /^[A-Za-z0-9_.:@/-]+$/;

/** Throws InputError `traffic-servers` or `gateway-cohort`. */
export function gatewayOf(options: GatewayOptions): Gateway {
  const { slots, cluster, clock, roles } = options;
  checkNames(Object.fromEntries(Object.entries(options.backends).map(([slot, backend]) => [slot, keyOf(named(backend))])), slots, 'rollout.traffic.gateway.backends');
  return {
    cluster,
    route: options.route,
    rule: options.rule,
    slots: slots as readonly [string, string],
    backends: Object.fromEntries(slots.map((slot) => [slot, named(options.backends[slot]!)])),
    mirror: options.mirror === true ? {} : options.mirror || undefined,
    cohorts: cohortsOf(options),
    controller: options.controller,
    within: parseDuration(options.within ?? WITHIN),
    clock,
    roles,
  };
}

function named(backend: string | BackendName): BackendName {
  return typeof backend === 'string' ? { name: backend } : backend;
}

function keyOf({ group = '', kind = 'Service', namespace = '', name, port = 0 }: BackendName): string {
  return [group, kind, namespace, name, port].join('/');
}

/**
 * Gateway API compares a header with texts and hashes nothing, so users move over by values of an attribute, or by buckets that the team's
 * own edge has put them in.
 */
function cohortsOf({ buckets, cohort, regular_expressions: pattern = false }: GatewayOptions): Cohorts | undefined {
  if (cohort?.attribute !== undefined && cohort.values) {
    const attribute = attributeOf(cohort.attribute.startsWith('cookie:') ? { cookie: cohort.attribute.slice('cookie:'.length) } : { header: cohort.attribute }, pattern);
    const values = cohort.values.map(({ value }) => value);
    const odd = attribute.cookie === undefined ? undefined : values.find((value) => !COOKIE_VALUE.test(value));
    if (odd !== undefined) throw wrong(`The value ${show(odd)} of \`rollout.cohort\` cannot be looked for in a cookie.`, 'Use letters, digits and _ . : @ / -.');
    if (!attribute.pattern) checkMatches(values.length);
    return { ...attribute, groups: { values, shares: cohort.values.map(({ share }) => share) } };
  }
  if (buckets) {
    const attribute = attributeOf(buckets, pattern);
    if (!attribute.pattern) checkMatches(buckets.count - 1);
    return { ...attribute, groups: { count: buckets.count } };
  }
  if (cohort?.key !== undefined)
    throw wrong('Gateway API hashes nothing: an HTTPRoute cannot divide users by `cohort.key`.', 'Use `cohort.attribute` with `values`; or let your edge put each user\'s bucket (0, 1, 2, …) into a header and declare `rollout.traffic.gateway.buckets`.');
  return undefined;
}

function attributeOf({ header, cookie }: { header?: string; cookie?: string }, pattern: boolean): Attribute {
  if ((header === undefined) === (cookie === undefined)) throw wrong('`rollout.traffic.gateway.buckets` names neither a header nor a cookie, or both.', 'Name one of the two.');
  const name = header ?? cookie!;
  if (!TOKEN.test(name)) throw wrong(`${show(name)} is the name of no ${cookie === undefined ? 'header' : 'cookie'}.`, 'Write for example `x-group`, or `cookie:group`.');
  if (cookie !== undefined && !pattern)
    throw wrong(`Gateway API matches no cookies, and a cookie within its header is found by a regular expression alone (${show(cookie)}).`, 'Where your implementation supports `type: RegularExpression` for headers, declare `rollout.traffic.gateway.regular_expressions: true`; else let your edge put the value into a header of its own.');
  return { header: header ?? 'Cookie', cookie, pattern };
}

function checkMatches(count: number): void {
  if (count > MOST_MATCHES)
    throw wrong(`A rule has at most ${MOST_MATCHES} matches, and ${count} values would be compared.`, 'Use fewer values or buckets; or, where your implementation supports it, `rollout.traffic.gateway.regular_expressions: true`.');
}

function wrong(message: string, fix: string): InputError {
  return InputError.of('gateway-cohort', message, fix);
}
