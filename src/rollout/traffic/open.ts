import type { Rollout } from '../../delivery/spec.ts';
import type { Credentials } from '../../core/credentials.ts';
import type { Clock, TrafficDriver } from '../../core/seams.ts';
import { commandTraffic } from './command.ts';
import { haproxyTraffic } from './haproxy/haproxy.ts';
import { httpTraffic } from './http.ts';
import { nginxTraffic } from './nginx/nginx.ts';
import type { Roles } from './roles.ts';

export interface TrafficOptions {
  slots: readonly string[];
  /** Which slot plays which arm, asked at each call: from the journal and from what slots have loaded. */
  roles: () => Roles | Promise<Roles>;
  clock: Clock;
  /** Folder of the delivery file: programs start there. */
  cwd: string;
  env?: Record<string, string>;
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
  /** Who asks, by origin (`rollout.credentials`). */
  credentials?: Credentials;
  /** `rollout.cohort`: how users are told apart, for drivers that do so. */
  cohort?: Rollout['cohort'];
}

/** The driver that `rollout.traffic` declares. Strategy `replace` has none: see fleet/single-command.ts. */
export function openTraffic(spec: NonNullable<Rollout['traffic']>, options: TrafficOptions): TrafficDriver {
  if (spec.http) return httpTraffic({ ...options, ...spec.http });
  if (spec.haproxy) return haproxyTraffic({ ...options, ...spec.haproxy });
  if (spec.nginx) return nginxTraffic({ ...options, ...spec.nginx });
  return commandTraffic({ ...options, ...spec.command! });
}
