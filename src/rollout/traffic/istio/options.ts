import { parseDuration } from '../../../core/duration.ts';
import { InputError } from '../../../core/problem.ts';
import type { Clock } from '../../../core/seams.ts';
import type { Cluster } from '../../../kubernetes/cluster.ts';
import type { Roles } from '../roles.ts';
import { checkNames } from '../two-slots.ts';

/** A destination of a route, as Istio names it. */
export interface Destination {
  host: string;
  subset?: string;
  port?: number;
}

export interface IstioOptions {
  /** Name of the VirtualService. */
  virtual_service: string;
  /** Name of the http route, or its place from 0. Without it: the only one that names the destinations. */
  route?: string | number;
  /** Slot -> where its users go; a text is a host. */
  destinations: Record<string, string | Destination>;
  /** istiod writes status here, and a change counts only once it says `Reconciled`. */
  status?: boolean;
  /** How long istiod may take to say so: `20 seconds`. */
  within?: string;
  slots: readonly string[];
  roles: () => Roles | Promise<Roles>;
  cluster: Cluster;
  clock: Clock;
  cohort?: { key?: string; attribute?: string; values?: readonly { value: string; share: number }[] };
}

/** The options of one VirtualService, checked. */
export interface Istio {
  name: string;
  cluster: Cluster;
  clock: Clock;
  route?: string | number;
  slots: readonly string[];
  destinations: Record<string, Destination>;
  status: boolean;
  within: number;
  /** With these, whole groups of users are told apart by a header or cookie. */
  cohort?: Cohort;
  roles: () => Roles | Promise<Roles>;
}

export interface Cohort {
  /** `header`, or `cookie` by its name. */
  by: { header: string } | { cookie: string };
  values: readonly { value: string; share: number }[];
}

const WITHIN = '20 seconds';
const COOKIE = 'cookie:';

/** Throws InputError `traffic-servers` or `istio-cohort`. */
export function istioOf(options: IstioOptions): Istio {
  const { virtual_service: name, route, slots, cluster, clock, roles, status = false, within = WITHIN } = options;
  const destinations = Object.fromEntries(Object.entries(options.destinations).map(([slot, each]) => [slot, typeof each === 'string' ? { host: each } : each]));
  checkNames(Object.fromEntries(Object.entries(destinations).map(([slot, each]) => [slot, describeDestination(each)])), slots, 'rollout.traffic.istio.destinations');
  return { name, cluster, clock, route, slots, destinations, status, within: parseDuration(within), roles, cohort: cohortOf(options.cohort) };
}

function cohortOf(declared: IstioOptions['cohort']): Cohort | undefined {
  const { attribute, values } = declared ?? {};
  if (attribute === undefined || !values) return undefined;
  const cookie = attribute.startsWith(COOKIE);
  const name = cookie ? attribute.slice(COOKIE.length) : attribute.toLowerCase();
  const odd = !/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) ? name : cookie ? values.find(({ value }) => /[\s;,"\\]/.test(value))?.value : undefined;
  if (odd !== undefined) throw InputError.of('istio-cohort', `${JSON.stringify(odd)} in \`rollout.cohort\` is no name of a header or cookie, or no value that a cookie can have.`, 'Name a header (`x-group`) or a cookie (`cookie:group`), and its values as they are sent.');
  return { by: cookie ? { cookie: name } : { header: name }, values };
}

export function describeDestination({ host, subset, port }: Destination): string {
  return `${host}${port === undefined ? '' : `:${port}`}${subset === undefined ? '' : ` (subset ${subset})`}`;
}
