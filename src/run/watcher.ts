import os from 'node:os';
import type { Refusal } from '../core/refusal.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Cluster } from '../kubernetes/cluster.ts';
import { watcherRefusals } from '../rollout/watcher-alive.ts';
import { standIn } from '../rollout/watch-stand.ts';
import { WATCH_EVERY, type WatchStand } from '../rollout/watch.ts';
import { clustersOf } from './cluster.ts';
import { leaseName } from './object-name.ts';
import type { Session } from './session.ts';

/** The place in a cluster that the delivery file's watches share; undefined where it declares none. */
export function standOf(delivery: Delivery, session: Pick<Session, 'clock' | 'log' | 'env'>, once: boolean): WatchStand | undefined {
  const place = placeOf(delivery, session);
  const { clock, log, env } = session;
  return place && standIn({ ...place, holder: env.POD_NAME ?? `${os.hostname()}-${process.pid}`, clock, log, once, every: WATCH_EVERY });
}

/** What stands against more users where the delivery file says that a watch lives in a cluster; nothing where it says otherwise. */
export async function watcherStanding(delivery: Delivery, session: Pick<Session, 'clock' | 'env'>): Promise<Refusal[]> {
  const place = placeOf(delivery, session);
  return place ? watcherRefusals(place.cluster, place.name, session.clock.now().getTime()) : [];
}

function placeOf(delivery: Delivery, session: Pick<Session, 'clock' | 'env'>): { cluster: Cluster; name: string } | undefined {
  const { watcher, kubernetes } = delivery.spec.rollout ?? {};
  if (watcher?.by !== 'kubernetes' || !(watcher.cluster ?? kubernetes)) return undefined;
  return { cluster: clustersOf(delivery, session)(watcher.cluster), name: leaseName(delivery) };
}
