import type { TrafficDriver } from '../../../core/seams.ts';
import { SMALLEST_SHARE } from '../buckets.ts';
import { inspectHaproxy } from './inspect.ts';
import { mapRouter } from './map-router.ts';
import { haproxyOf, type HaproxyOptions } from './options.ts';
import { weightRouter } from './weight-router.ts';
import { smallestStep } from './weights.ts';

/**
 * HAProxy through its runtime API: no reload, so no connection is lost. Either by weights of the servers of one backend
 * (each request for itself), or by one entry of a map that cuts a hash of the user's key (each user for all requests).
 */
export function haproxyTraffic(options: HaproxyOptions): TrafficDriver {
  const haproxy = haproxyOf(options);
  const byUser = haproxy.map !== undefined;
  const counts = Object.fromEntries(haproxy.slots.map((slot) => [slot, haproxy.servers[slot]!.length]));
  return {
    name: 'haproxy',
    capabilities: { weights: true, smallestStep: byUser ? SMALLEST_SHARE : smallestStep(counts), mirror: false, cohorts: byUser, sticky: byUser },
    ...(byUser ? mapRouter(haproxy) : weightRouter(haproxy, counts)),
    inspect: () => inspectHaproxy(haproxy),
  };
}
