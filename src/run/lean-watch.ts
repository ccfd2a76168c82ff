import { readFile } from 'node:fs/promises';
import type { Delivery } from '../delivery/delivery.ts';
import { resolveInside } from '../delivery/resolve.ts';
import { declaredLease, rolloutOf } from '../rollout/policy.ts';
import { watch, type Sight } from '../rollout/watch.ts';
import { openJournal } from './journal.ts';
import type { Prepared } from './prepared.ts';
import { openRouter } from './router.ts';
import type { Session } from './session.ts';
import { resultOf } from './sighted.ts';
import { watchFile } from './watch-file.ts';
import { standOf } from './watcher.ts';

export interface LeanWatch {
  once: boolean;
  /** PEM of the private key, where this watch may write down what it does. */
  key?: string;
  signal: AbortSignal;
}

/** `sluice watch` without all that reads and judges delivery files, for a container of 64 MB: what `prepareWatch` left says what to watch. Answers the last look. */
export async function leanWatch(file: string, session: Omit<Session, 'engine' | 'workspace'>, { once, key, signal }: LeanWatch): Promise<Sight> {
  const { delivery: read, workspace, publicPem } = JSON.parse(await readFile(file, 'utf8')) as Prepared;
  const whole = { file: read.file, line: 1, column: 1 };
  const delivery: Delivery = { ...read, locate: () => whole, resolve: (declared) => resolveInside(declared, { ...read, workspace }) };
  const reach = { ...session, workspace };
  const access = openJournal(delivery, reach, { publicPem, privatePem: key || undefined });
  const traffic = openRouter(delivery, reach, access);
  const stand = standOf(delivery, reach, once);
  const seen = async (sight: Sight): Promise<void> => {
    if (sight.kind !== 'drained' || !delivery.spec.notify) return;
    const [{ tellOf }, { openEngines }] = await Promise.all([import('./tell.ts'), import('./engine.ts')]);
    await tellOf(delivery, { ...reach, engine: openEngines(session) }, access, {}, resultOf(delivery, sight), 'newest');
  };
  return watch({ ...access, traffic, ...(stand ? { stand } : { memory: watchFile(delivery) }), clock: session.clock, log: session.log, lease: declaredLease(rolloutOf(delivery)) }, { once, signal, seen });
}
