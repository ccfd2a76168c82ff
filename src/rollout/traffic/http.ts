import type { Credentials } from '../../core/credentials.ts';
import { DriverError } from '../../core/driver-error.ts';
import { checkUrl, requestJson } from '../../core/fetch-json.ts';
import { InputError } from '../../core/problem.ts';
import type { Clock, Split, TrafficDriver } from '../../core/seams.ts';
import { bothRoles, sameRoles, type BothRoles, type Roles } from './roles.ts';
import { checkSlots, checkSplit, isRecord, readWeights, show } from './weights.ts';

export interface HttpTrafficOptions {
  url: string;
  /** Slot -> the router's own name for it. Without it the router knows the arms `champion` and `candidate`. */
  servers?: Record<string, string>;
  slots: readonly string[];
  /** The roles now, asked at each call. */
  roles: () => Roles | Promise<Roles>;
  clock: Clock;
  /** Milliseconds for each exchange. */
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
  /** Who asks, by origin (`rollout.credentials`). */
  credentials?: Credentials;
}

/**
 * Any router that answers GET and takes PUT of `{"weights": {name: per cent}}` at one URL. With `servers` the names are the
 * router's own. Without, they are `champion` and `candidate`, and a PUT also says which slot is which
 * (`"slots": {"champion": "a", "candidate": "b"}`); a router that does not give `slots` back cannot know that roles change:
 * there the first slot is the champion for ever, and a write that needs it otherwise is refused (`traffic-roles`).
 */
export function httpTraffic(options: HttpTrafficOptions): TrafficDriver {
  checkSlots(options.slots);
  const url = checkUrl(options.url, 'rollout.traffic.http', options.insecure);
  const names = options.servers ? byServer(options.servers, options.slots) : byRole(options);
  const get = (): Promise<unknown> => requestJson(url, { what: 'The router', timeout: options.timeout, credentials: options.credentials, retry: (ms) => options.clock.sleep(ms) });
  return {
    name: 'http',
    // The protocol has no word for the smallest share that a router can make: reading back tells.
    capabilities: { weights: true, smallestStep: 0.01 },
    read: async () => names.read(await get()),
    async write(split) {
      checkSplit(split, options.slots);
      const body = await names.body(split, get);
      await requestJson(url, { what: 'The router', method: 'PUT', body, timeout: options.timeout, credentials: options.credentials, replyIgnored: true });
    },
  };
}

/** How slots and the router's names translate into each other. */
interface Names {
  read(reply: unknown): Split;
  body(split: Split, get: () => Promise<unknown>): Promise<Record<string, unknown>>;
}

function byServer(servers: Record<string, string>, slots: readonly string[]): Names {
  const declared = Object.keys(servers);
  const names = slots.map((slot) => servers[slot]);
  if (declared.length !== slots.length || names.some((name) => name === undefined) || new Set(names).size !== slots.length)
    throw InputError.of(
      'traffic-servers',
      `rollout.traffic.http.servers is ${show(servers)}, and the slots are ${slots.join(', ')}.`,
      'Give each slot a server of its own.',
    );
  const toSlots = (weights: Split): Split => Object.fromEntries(slots.map((slot) => [slot, weights[servers[slot]!]!]));
  return {
    read: (reply) => toSlots(readWeights(reply, names as string[], 'The router')),
    body: async (split) => ({ weights: Object.fromEntries(slots.map((slot) => [servers[slot]!, split[slot]!])) }),
  };
}

const ARMS = ['champion', 'candidate'] as const;

function byRole(options: HttpTrafficOptions): Names {
  const { slots } = options;
  if (slots.length !== 2)
    throw InputError.of('traffic-servers', `There are ${slots.length} slots and two arms.`, 'Declare rollout.traffic.http.servers: slot -> the router\'s name for it.');
  const fixed: BothRoles = bothRoles({}, slots);
  return {
    read(reply) {
      const weights = readWeights(reply, ARMS, 'The router');
      const roles = echoed(reply, slots) ?? fixed;
      return { [roles.champion]: weights.champion!, [roles.candidate]: weights.candidate! };
    },
    async body(split, get) {
      const told = await rolesTold(options);
      // Whoever drains when the journal is away believes the router, which keeps what it was last told.
      const roles = told ? bothRoles(told, slots) : (echoed(await get(), slots) ?? fixed);
      if (!sameRoles(roles, fixed) && echoed(await get(), slots) === undefined) throw keepsNoRoles(roles, fixed);
      return { weights: { champion: split[roles.champion]!, candidate: split[roles.candidate]! }, slots: { ...roles } };
    },
  };
}

/** Undefined where the journal, which knows them, cannot be read now. */
async function rolesTold({ roles }: HttpTrafficOptions): Promise<Roles | undefined> {
  try {
    return await roles();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return undefined;
  }
}

/** The roles that the router gives back; undefined where it gives none. */
function echoed(reply: unknown, slots: readonly string[]): BothRoles | undefined {
  const given = isRecord(reply) ? reply.slots : undefined;
  if (given === undefined) return undefined;
  const fits =
    isRecord(given) &&
    Object.keys(given).sort().join() === 'candidate,champion' &&
    ARMS.every((arm) => slots.includes(given[arm] as string)) &&
    given.champion !== given.candidate;
  if (!fits)
    throw new DriverError('traffic-slots', `The router says that the arms are on ${show(given)}; the slots are ${slots.join(', ')}.`, 'It must give back `slots` as it got them.');
  return given as unknown as BothRoles;
}

function keepsNoRoles(roles: BothRoles, fixed: BothRoles): DriverError {
  return new DriverError(
    'traffic-roles',
    `The champion is on slot ${roles.champion} now, and the router does not keep which slot is which: its ` +
      `\`champion\` always means ${fixed.champion}. Writing would send users to the wrong model; nothing was written.`,
    'Declare rollout.traffic.http.servers (slot -> the router\'s own name for it), or let the router give `slots` back.',
  );
}
