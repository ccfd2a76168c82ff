import type { Refusal } from '../core/refusal.ts';
import type { Cluster, KubeObject } from '../kubernetes/cluster.ts';
import { messageOf } from '../serving/prove.ts';
import { LEASE, renewedAt, SAW, silenceOf, specOf } from './leases.ts';

/** What two machines' clocks may differ by. */
const SKEW_MS = 60_000;

/**
 * What stands against more users where a watch must live in a cluster: `watcher-unseen` (it has never shown itself), `watcher-silent`, `watcher-blind` (it
 * lives and could not act), `watcher-unknown` (nobody can tell). `now` in milliseconds since the epoch.
 */
export async function watcherRefusals(cluster: Cluster, name: string, now: number): Promise<Refusal[]> {
  const place = `Lease sluice-${name}.watch at ${cluster.where}`;
  const refuse = (code: string, actual: string, fix: string): Refusal[] => [{ code, expected: `a watch that lives and could act (${place})`, actual, fix }];
  let lease: KubeObject | undefined;
  try {
    lease = await cluster.read(LEASE, `sluice-${name}.watch`);
  } catch (error) {
    return refuse('watcher-unknown', messageOf(error), 'Let who delivers read that Lease, for a rollout of risk `high` needs a live watch.');
  }
  const renewed = renewedAt(lease);
  if (!lease || renewed === undefined) return refuse('watcher-unseen', 'no watch has ever shown itself there', 'Install the watch (`kubectl apply -k watch/kubernetes/…`, docs/kubernetes.md), or correct `rollout.watcher.name` and its namespace.');
  const { holderIdentity } = specOf(lease);
  const silentFor = now - renewed;
  if (silentFor > silenceOf(lease) + SKEW_MS || silentFor < -SKEW_MS)
    return refuse('watcher-silent', `${holderIdentity ?? 'a watch'} showed itself last at ${new Date(renewed).toISOString()}${silentFor < 0 ? ', which is yet to come' : ''}`, 'See why it is silent (`kubectl get pods -l app.kubernetes.io/name=sluice-watch`, and its log); more users come when it lives again.');
  const saw = lease.metadata.annotations?.[SAW] ?? '';
  return saw.startsWith('blind') ? refuse('watcher-blind', `${holderIdentity ?? 'the watch'} says: ${saw.slice(0, 500)}`, 'Repair what it names: it could not take a candidate\'s users away now.') : [];
}
