import { DriverError } from '../../../core/driver-error.ts';
import type { Split, TrafficDriver } from '../../../core/seams.ts';
import { agreed } from '../agreed.ts';
import { checkSplit, show } from '../weights.ts';
import type { Haproxy } from './options.ts';
import { checkDone, type ServerState } from './replies.ts';
import { serversNow } from './servers.ts';
import { keepState, keptServers } from './state-file.ts';
import { order, smallestStep, weightsFor, type ServerCounts } from './weights.ts';

const FORCED_MAINTENANCE = 1;

/** Shares by the weights of servers, read from `show servers state` and never remembered. */
export function weightRouter(haproxy: Haproxy, counts: ServerCounts): Pick<TrafficDriver, 'read' | 'write'> {
  return {
    async read() {
      const servers = await serversNow(haproxy);
      const running = splitOf(servers);
      if (haproxy.stateFile === undefined || Object.values(running).every((share) => share === 0)) return running;
      return agreed(running, splitOf(await keptServers(haproxy, servers)));
    },
    async write(split) {
      checkSplit(split, haproxy.slots);
      const weights = weightsFor(split, counts);
      if (!weights)
        throw new DriverError('weights-too-fine', `Whole weights up to 256 cannot make the split ${show(split)}.`, `Use multiples of ${smallestStep(counts)} %.`);
      const servers = await serversNow(haproxy);
      // First the file: a reload between the two would bring the old weights back, and nobody would notice.
      const notKept = await keepState(haproxy, weights).then(() => undefined, (error: unknown) => error);
      if (notKept !== undefined && (await haproxy.raises(splitOf(servers), split))) throw notKept;
      await tell(haproxy, servers, weights, counts);
      await confirm(haproxy, weights);
      if (notKept !== undefined) throw notKept;
      if (haproxy.drain !== 'finish') await keepState(haproxy, weights);
    },
  };
}

/** What the servers' weights make of all users; a server in maintenance or drain gets no new ones. */
function splitOf(servers: Record<string, ServerState[]>): Split {
  const weights = effective(servers);
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(Object.entries(weights).map(([slot, weight]) => [slot, total === 0 ? 0 : Math.round((weight / total) * 1e11) / 1e9]));
}

function effective(servers: Record<string, ServerState[]>): Record<string, number> {
  return Object.fromEntries(Object.entries(servers).map(([slot, each]) => [slot, each.reduce((sum, { weight, admin }) => sum + (admin === 0 ? weight : 0), 0)]));
}

/** One line, so that HAProxy takes all of it or, where the connection fails, none. */
async function tell({ ask, backend, drain }: Haproxy, servers: Record<string, ServerState[]>, weights: Record<string, number>, counts: ServerCounts): Promise<void> {
  const now = effective(servers);
  const before = Object.fromEntries(Object.entries(now).map(([slot, weight]) => [slot, weight / counts[slot]!]));
  const commands = order(before, weights, counts).flatMap((slot) => {
    const weight = weights[slot]!;
    return servers[slot]!.flatMap(({ name, weight: old, admin }) => {
      const server = `${backend}/${name}`;
      const set = old === weight ? [] : [`set weight ${server} ${weight}`];
      if (drain === 'finish') return set;
      // Maintenance is Sluice's here, by declaration: cookies and stick tables still lead users to a server of weight 0.
      if (weight > 0) return [...set, ...((admin & FORCED_MAINTENANCE) === 0 ? [] : [`set server ${server} state ready`])];
      return [...set, ...((admin & FORCED_MAINTENANCE) === 0 ? [`set server ${server} state maint`] : []), ...(drain === 'cut' ? [`shutdown sessions server ${server}`] : [])];
    });
  });
  if (commands.length > 0) checkDone(await ask(commands.join(';')), commands[0]!);
}

async function confirm(haproxy: Haproxy, weights: Record<string, number>): Promise<void> {
  const servers = await serversNow(haproxy);
  for (const [slot, each] of Object.entries(servers))
    for (const { name, weight, admin } of each) {
      if (weight !== weights[slot])
        throw new DriverError('haproxy-not-taken', `HAProxy was told the weight ${weights[slot]} for ${haproxy.backend}/${name} and says ${weight}.`, 'Somebody else may set it at the same time: look for scripts and agents that do.');
      if (weight > 0 && admin !== 0)
        throw new DriverError('haproxy-maintenance', `The server ${haproxy.backend}/${name} has its weight and gets no users: it is in maintenance or drain.`, `Find out who did that; \`set server ${haproxy.backend}/${name} state ready\` ends it.`);
    }
}
