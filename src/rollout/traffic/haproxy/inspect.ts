import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DriverError } from '../../../core/driver-error.ts';
import type { TrafficFinding } from '../../../core/seams.ts';
import { keptEntry } from './map-file.ts';
import { show } from '../weights.ts';
import { configLines } from './config.ts';
import type { Haproxy } from './options.ts';
import { readMapEntry, readServers, readStat } from './replies.ts';
import { serversNow } from './servers.ts';

const EXACT = ['roundrobin', 'random'];
/** HAProxy is elsewhere than who asks, or not running: nothing can be said of it here. */
const AWAY = new Set(['haproxy-socket-missing', 'haproxy-socket-denied', 'haproxy-unreachable', 'haproxy-timeout']);

/** What would stop a rollout at this HAProxy, and what it loses at a reload, asked of the running one and of its configuration. */
export async function inspectHaproxy(haproxy: Haproxy): Promise<TrafficFinding[]> {
  try {
    const findings = [...(await level(haproxy)), ...(await (haproxy.map ? mapFindings(haproxy) : weightFindings(haproxy)))];
    return [...findings, ...(await reloadFindings(haproxy))];
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    const away = AWAY.has(error.code);
    return [{ code: error.code, message: error.message.replace(` ${error.fix} [${error.code}]`, ''), fix: error.fix, blocks: !away }];
  }
}

async function level({ ask }: Haproxy): Promise<TrafficFinding[]> {
  const said = (await ask('show cli level')).trim();
  if (said === 'admin') return [];
  return [{ code: 'haproxy-permission', message: `HAProxy's runtime socket has the level ${JSON.stringify(said.slice(0, 40))}, which may not change weights.`, fix: 'Add `level admin` to its `stats socket` line and reload.', blocks: true }];
}

async function weightFindings(haproxy: Haproxy): Promise<TrafficFinding[]> {
  const { ask, backend, servers, drain } = haproxy;
  await serversNow(haproxy);
  const stat = readStat(await ask('show stat')).filter(({ pxname }) => pxname === backend);
  const whole = stat.find(({ svname }) => svname === 'BACKEND');
  const own = new Set(Object.values(servers).flat());
  const others = stat.filter(({ svname, weight, act }) => svname !== 'BACKEND' && svname !== 'FRONTEND' && !own.has(svname!) && act === '1' && Number(weight) > 0);
  const findings: TrafficFinding[] = [];
  if (whole && whole.algo !== undefined && whole.algo !== '' && !EXACT.includes(whole.algo))
    findings.push({ code: 'haproxy-balance', message: `The backend ${backend} has \`balance ${whole.algo}\`: shares of users are not its weights.`, fix: 'Use `balance roundrobin`.', blocks: true });
  if (others.length > 0)
    findings.push({ code: 'haproxy-other-servers', message: `The backend ${backend} sends users to ${others.map(({ svname }) => svname).join(', ')} too, which belongs to no slot: they are left alone, and shares are of the users that the slots have.`, fix: 'Give them weight 0, make them `backup`, or name them in `servers`.', blocks: false });
  if (drain === 'finish' && whole?.cookie)
    findings.push({ code: 'haproxy-persistence', message: `The backend ${backend} binds users to servers by the cookie ${JSON.stringify(whole.cookie)}, also to one of weight 0: a candidate that is taken back would keep them.`, fix: 'Declare `drain: maintenance`, or remove the cookie.', blocks: true });
  return findings;
}

async function mapFindings(haproxy: Haproxy): Promise<TrafficFinding[]> {
  const { ask, map, backends, backend } = haproxy;
  if (readMapEntry(await ask(`get map ${map!.file} ${map!.key}`)) === undefined)
    return [{ code: 'haproxy-map-key', message: `The map ${map!.file} has no ${map!.key}.`, fix: `Add the line \`${map!.key} 0\` to it and reload HAProxy once.`, blocks: true }];
  for (const each of backends ? Object.values(backends) : []) readServers(await ask(`show servers state ${each}`));
  if (backend !== undefined) await serversNow(haproxy);
  const kept = await keptEntry(map!.path, map!.key).catch((error: unknown) => error as DriverError);
  return [...(kept instanceof DriverError ? [{ code: kept.code, message: kept.message.replace(` ${kept.fix} [${kept.code}]`, ''), fix: kept.fix, blocks: true }] : []), ...(await cohortFindings(haproxy))];
}

/** Whether HAProxy's own map gives each value of the attribute the bucket from which on its users belong to the growing slot. */
async function cohortFindings({ ask, map, values }: Haproxy): Promise<TrafficFinding[]> {
  if (!values) return [];
  if (map!.cohorts === undefined)
    return [{ code: 'haproxy-cohorts', message: '`rollout.cohort` goes by values of an attribute, and `map.cohorts` does not say where HAProxy has their places.', fix: 'Declare `rollout.traffic.haproxy.map.cohorts`; docs/drivers.md has the configuration.', blocks: true }];
  const findings: TrafficFinding[] = [];
  for (const { value, place } of cohortPlaces(values)) {
    const found = readMapEntry(await ask(`get map ${map!.cohorts} ${value}`));
    if (found !== String(place))
      findings.push({ code: 'haproxy-cohorts', message: `The map ${map!.cohorts} has ${found === undefined ? 'nothing' : show(found)} for ${show(value)}, and by the shares of \`rollout.cohort\` its place is ${place}.`, fix: `Write the line \`${value} ${place}\` into it and reload HAProxy.`, blocks: true });
  }
  return findings;
}

/** The bucket at which each value's users lie: behind those of all values before it. */
export function cohortPlaces(values: NonNullable<Haproxy['values']>): { value: string; place: number }[] {
  let sum = 0;
  return values.map(({ value, share }) => {
    const place = Math.round(sum * 100);
    sum += share;
    return { value, place };
  });
}

/** Whether the weights outlive a reload: read in the configuration files that the running HAProxy names. */
async function reloadFindings({ ask, stateFile, backend, map }: Haproxy): Promise<TrafficFinding[]> {
  if (map) return [];
  if (stateFile === undefined)
    return [{ code: 'haproxy-weights-lost', message: 'HAProxy forgets the weights at its next reload: no `state_file` is declared.', fix: 'Declare `state_file`, and in HAProxy `server-state-file PATH` and `load-server-state-from-file global`.', blocks: false }];
  const named = /^HAPROXY_CFGFILES=(.*)$/m.exec(await ask('show env HAPROXY_CFGFILES'))?.[1]?.split(';').filter((file) => path.isAbsolute(file)) ?? [];
  const texts = await Promise.all(named.map((file) => readFile(file, 'utf8'))).catch(() => []);
  if (texts.length === 0)
    return [{ code: 'haproxy-config-unseen', message: 'HAProxy\'s configuration cannot be read from here, so nobody knows whether it loads the state file.', fix: 'Start HAProxy with an absolute `-f`, and see that it has `load-server-state-from-file`.', blocks: false }];
  const { loads, file } = configLines(texts.join('\n'), backend!);
  if (loads === undefined || loads === 'none')
    return [{ code: 'haproxy-state-not-loaded', message: `HAProxy's configuration does not load a state file for the backend ${backend}: its next reload brings the old weights back.`, fix: 'Add `load-server-state-from-file global` to `defaults` or to the backend, and `server-state-file PATH` to `global`.', blocks: true }];
  if (file !== stateFile)
    return [{ code: 'haproxy-state-elsewhere', message: `HAProxy loads the state file ${file ?? '(none)'} and Sluice writes ${stateFile}.`, fix: 'Name the same file in both.', blocks: true }];
  return [];
}
