import path from 'node:path';
import { loadDelivery } from '../delivery/load.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliverySpec } from '../delivery/spec.ts';
import { checkClusters } from './cluster.ts';
import { openJournal } from './journal.ts';
import { openRouter } from './router.ts';
import { writeWhole, type Session } from './session.ts';
import { signingOf } from './signing.ts';
import { standOf } from './watcher.ts';

/** A delivery file that was checked whole, for a process that has no need of what checks it. */
export interface Prepared {
  delivery: Pick<Delivery, 'file' | 'root' | 'digest' | 'spec'>;
  workspace: string;
  /** PEM, where the journal is signed. */
  publicPem?: string;
}

const FILE = 'watch.prepared.json';

/**
 * Checks the delivery file, opens what it declares to find every mistake now, and leaves it for the small process; answers that file and
 * the flags of V8 with which the process stays small. Throws InputError with all that is wrong.
 */
export async function prepareWatch(session: Session, key: string | undefined): Promise<{ file: string; flags: string[] }> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  const signing = await signingOf(delivery, { key });
  openRouter(delivery, session, openJournal(delivery, session, signing));
  standOf(delivery, session, false);
  await checkClusters(delivery, session);
  const { file, root, digest, spec } = delivery;
  const prepared: Prepared = { delivery: { file, root, digest, spec }, workspace: session.workspace, publicPem: signing.publicPem };
  const target = path.join(session.out, FILE);
  await writeWhole(target, JSON.stringify(prepared));
  return { file: target, flags: leanFlags(spec) };
}

/**
 * Without compiled code there is no WebAssembly, which fetch needs: only a watch that asks nobody but an API server and git goes without.
 * The heap's bound holds a journal of some 20 000 events. What each flag brings is in docs/kubernetes.md.
 */
function leanFlags({ rollout = {} as NonNullable<DeliverySpec['rollout']>, notify }: DeliverySpec): string[] {
  const { traffic = {}, journal = {}, credentials = [] } = rollout;
  const clusters = JSON.stringify([rollout.kubernetes, traffic, journal, rollout.watcher]);
  const fetches = traffic.http ?? traffic.nginx ?? traffic.haproxy ?? journal.object ?? notify?.webhook ?? credentials[0];
  const quiet = fetches === undefined && !clusters.includes('"oidc"');
  return ['--max-semi-space-size=1', '--max-old-space-size=64', '--optimize-for-size', ...(quiet ? ['--jitless'] : ['--no-opt', '--no-maglev'])];
}
