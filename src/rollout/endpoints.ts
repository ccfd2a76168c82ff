import { BlockList, isIP } from 'node:net';
import { isLoopback } from '../core/fetch-json.ts';
import type { Problem } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliverySpec } from '../delivery/spec.ts';

/** Something of the delivery file that a runner of GitHub's own cannot reach. */
export interface Unreachable {
  /** Where it stands, as `rollout.traffic.http.url`. */
  key: string;
  /** As it stands there. */
  place: string;
  why: string;
}

/** Sections whose addresses are asked by the jobs that serve. */
const SECTIONS = ['rollout', 'notify'] as const;
/** Keys that hold an address without a scheme. */
const ADDRESSES = new Set(['address', 'host']);
const INSIDE = /\.(internal|local|localdomain|lan|corp|intranet|home|private|svc|cluster\.local|home\.arpa)$/;

/** RFC 1918, 6598 and 3927; RFC 4193 and 4291. */
const PRIVATE = new BlockList();
for (const [net, bits] of [['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10], ['169.254.0.0', 16]] as const) PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [['fc00::', 7], ['fe80::', 10]] as const) PRIVATE.addSubnet(net, bits, 'ipv6');

/** Every endpoint of rollout and notice that a hosted runner cannot reach: loopback, private networks, sockets, and names of inside. */
export function unreachable(spec: DeliverySpec): Unreachable[] {
  return SECTIONS.flatMap((section) => [...strings(spec[section], [section])]).flatMap(({ path, value }) => {
    const why = reasonOf(path.at(-1)!, value);
    return why === undefined ? [] : [{ key: path.join('.'), place: value, why }];
  });
}

/** The same in lines for people, with what to do. */
export function reachLines(spec: DeliverySpec): string[] {
  const found = unreachable(spec);
  if (found.length === 0 || !spec.rollout) return [];
  const { runs_on: label, watcher } = spec.rollout;
  const named = found.map(({ key, place, why }) => `- ${key}: ${place} (${why})`);
  if (label !== undefined) return [`the runner ${label} has to reach what a hosted runner cannot:`, ...named];
  const beside = watcher ? '' : ' Beside the router, `sluice watch` needs no runner at all: declare it as `rollout.watcher`.';
  return [
    'a hosted runner cannot reach:',
    ...named,
    `Run the jobs that serve on a self-hosted runner there (\`runs-on: [self-hosted, LABEL]\`, and \`rollout.runs_on: LABEL\` here), or give these a name that is reachable from outside.${beside}`,
  ];
}

/** `risk: high` with nobody beside the router: silence of GitHub would be dangerous for users, not for the candidate. */
export function watcherProblems(delivery: Delivery): Problem[] {
  const { release, rollout } = delivery.spec;
  if (!rollout || rollout.watcher || !canBeHigh(release.risk)) return [];
  return [{
    code: 'watcher-missing',
    message: 'A delivery of this model can be of risk `high`, and nobody is declared who takes its users away when GitHub is silent: the scheduled workflow is late by hours at times.',
    fix: 'Run `sluice watch` beside the router (watch/sluice-watch.service is a unit to copy, watch/kubernetes/ manifests), and say so: `rollout.watcher: {by: systemd}`.',
    location: delivery.locate(['rollout']),
  }];
}

/** Whether a delivery of this model can be of the class of risk that needs a watch beside the router. */
export function canBeHigh(risk: DeliverySpec['release']['risk']): boolean {
  if (typeof risk !== 'object') return risk === 'high';
  return risk.default === 'high' || (risk.rules ?? []).some(({ risk: level }) => level === 'high');
}

function* strings(value: unknown, path: string[]): Generator<{ path: string[]; value: string }> {
  if (typeof value === 'string') yield { path, value };
  else if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* strings(each, [...path, String(index)]);
  else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) yield* strings(each, [...path, key]);
}

function reasonOf(key: string, value: string): string | undefined {
  if (key === 'socket' || /^unix:/i.test(value)) return 'a socket of one machine';
  if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(value)) return hostReason(hostOf(value));
  return ADDRESSES.has(key) ? hostReason(value.replace(/:\d{1,5}$/, '')) : undefined;
}

/** `{slot}` may stand where a port or a name does; what it becomes changes nothing here. */
function hostOf(url: string): string {
  const filled = url.replaceAll('{slot}', '1');
  return URL.canParse(filled) ? new URL(filled).hostname : '';
}

function hostReason(host: string): string | undefined {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === '') return undefined;
  if (isLoopback(host) || bare === '::1' || bare === 'localhost' || bare.endsWith('.localhost')) return 'the machine itself';
  const family = isIP(bare);
  if (family !== 0) return PRIVATE.check(bare, family === 4 ? 'ipv4' : 'ipv6') ? 'a private network' : undefined;
  if (INSIDE.test(bare)) return 'a name that only an inner network knows';
  return bare.includes('.') ? undefined : 'a name without a domain';
}
