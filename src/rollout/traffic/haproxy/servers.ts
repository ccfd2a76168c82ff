import { DriverError } from '../../../core/driver-error.ts';
import type { Haproxy } from './options.ts';
import { readServers, type ServerState } from './replies.ts';

/** The declared servers by slot, as they are now. Throws DriverError `haproxy-backend`, `haproxy-server`. */
export async function serversNow({ ask, backend, servers, slots }: Haproxy): Promise<Record<string, ServerState[]>> {
  const there = readServers(await ask(`show servers state ${backend}`));
  const missing = Object.values(servers).flat().filter((name) => !there.some((server) => server.name === name));
  if (missing.length > 0)
    throw new DriverError('haproxy-server', `The backend ${backend} has no server ${missing.join(', ')}; it has ${there.map(({ name }) => name).join(', ') || 'none'}.`, 'Correct `rollout.traffic.haproxy.servers`, or HAProxy\'s configuration.');
  return Object.fromEntries(slots.map((slot) => [slot, servers[slot]!.map((name) => there.find((server) => server.name === name)!)]));
}
