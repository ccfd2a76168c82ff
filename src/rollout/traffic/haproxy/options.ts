import path from 'node:path';
import { InputError } from '../../../core/problem.ts';
import { isLoopback } from '../../../core/fetch-json.ts';
import type { Roles } from '../roles.ts';
import { checkNames } from '../two-slots.ts';
import { askRuntime, type Ask, type RuntimePlace } from './socket.ts';

/** `rollout.traffic.haproxy`, and what surrounds it. */
export interface HaproxyOptions {
  socket?: string;
  /** `host:port` of this machine, or of a tunnel that ends on it. */
  address?: string;
  backend?: string;
  /** Slot -> its server, or servers, in `backend`. */
  servers?: Record<string, string | readonly string[]>;
  /** Slot -> a whole backend, where a map decides. */
  backends?: Record<string, string>;
  state_file?: string;
  map?: { file: string; key?: string; path?: string; cohorts?: string };
  cohort?: { key?: string; attribute?: string; values?: readonly { value: string; share: number }[] };
  drain?: 'finish' | 'maintenance' | 'cut';
  slots: readonly string[];
  roles: () => Roles | Promise<Roles>;
  /** Folder that relative paths begin in. */
  cwd: string;
  timeout?: number;
}

/** The options of one HAProxy, checked. */
export interface Haproxy {
  ask: Ask;
  slots: readonly string[];
  backend?: string;
  /** Slot -> names in `backend`; empty where whole backends are named. */
  servers: Record<string, readonly string[]>;
  backends?: Record<string, string>;
  stateFile?: string;
  /** `file` as HAProxy knows it, `path` where it lies here. */
  map?: { file: string; key: string; path: string; cohorts?: string };
  /** With these an attribute's value decides: who comes first, and what part of all users they are. */
  values?: readonly { value: string; share: number }[];
  drain: 'finish' | 'maintenance' | 'cut';
  /** Whether this gives the candidate more users than it has; false where nobody knows who it is. */
  raises(before: Record<string, number>, after: Record<string, number>): Promise<boolean>;
}

/** Throws InputError `traffic-servers`, `haproxy-place`, `haproxy-not-loopback`, `haproxy-mode` or `haproxy-cohort`. */
export function haproxyOf(options: HaproxyOptions): Haproxy {
  const { slots, backend, servers, backends, map, cwd } = options;
  const wrong = (code: string, message: string, fix: string): InputError => InputError.of(code, message, fix);
  if (backends ? !map || servers !== undefined || backend !== undefined : backend === undefined || servers === undefined)
    throw wrong('haproxy-mode', '`rollout.traffic.haproxy` names neither servers of one backend nor, beside a `map`, two backends.', 'Declare `backend` and `servers`; or `backends` and `map`.');
  const odd = options.cohort?.values?.find(({ value }) => map !== undefined && !/^[A-Za-z0-9_.@:/-]+$/.test(value));
  if (odd) throw wrong('haproxy-cohort', `The value ${JSON.stringify(odd.value)} of \`rollout.cohort\` cannot be a key of HAProxy's map.`, 'Use letters, digits and _ . @ : / -, or let HAProxy give such users a plain name first.');
  checkNames(backends ?? servers!, slots, `rollout.traffic.haproxy.${backends ? 'backends' : 'servers'}`);
  return {
    ask: askRuntime(placeOf(options), options.timeout),
    slots,
    backend,
    servers: Object.fromEntries(slots.map((slot) => [slot, backends ? [] : [servers![slot]!].flat()])),
    backends,
    stateFile: options.state_file && path.resolve(cwd, options.state_file),
    map: map && { file: map.file, key: map.key ?? backend ?? slots.map((slot) => backends![slot]).join('/'), path: path.resolve(cwd, map.path ?? map.file), cohorts: map.cohorts },
    values: options.cohort?.values,
    drain: options.drain ?? 'finish',
    async raises(before, after) {
      // The journal that knows roles may be what is away; taking users from a candidate must not wait for it.
      const { candidate } = await Promise.resolve(options.roles()).catch((): Roles => ({}));
      return candidate !== undefined && (after[candidate] ?? 0) > (before[candidate] ?? 0);
    },
  };
}

function placeOf({ socket, address, cwd }: HaproxyOptions): RuntimePlace {
  if (socket !== undefined && address === undefined) return { socket: path.resolve(cwd, socket) };
  const found = /^(.+):(\d{1,5})$/.exec(address ?? '');
  if (socket !== undefined || !found || Number(found[2]) > 65_535)
    throw InputError.of('haproxy-place', 'HAProxy\'s runtime API is named by `socket` (a path) or by `address` (host:port), one of them.', 'Write for example `socket: /run/haproxy/admin.sock`.');
  if (!isLoopback(found[1]!))
    throw InputError.of('haproxy-not-loopback', `HAProxy's runtime API at ${address} is on another machine, and it asks nobody for a password.`, 'Run Sluice beside HAProxy, or end a tunnel on this machine: `ssh -L 9999:/run/haproxy/admin.sock ROUTER`.');
  return { host: found[1]!.replace(/^\[|\]$/g, ''), port: Number(found[2]) };
}
