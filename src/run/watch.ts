import type { StageResult } from '../core/stage.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { declaredLease, rolloutOf } from '../rollout/policy.ts';
import { watch, type Sight } from '../rollout/watch.ts';
import { Recorder, type JournalAccess } from '../serving/recorder.ts';
import { checkClusters } from './cluster.ts';
import { judge, type Judged } from './judge.ts';
import { openJournal } from './journal.ts';
import { lookAtRegistry, openRegistry } from './registry.ts';
import { openRouter } from './router.ts';
import type { Session } from './session.ts';
import { resultOf } from './sighted.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { tellOf, type TellingRun } from './tell.ts';
import { watchFile } from './watch-file.ts';
import { standOf } from './watcher.ts';

export interface WatchRun extends TellingRun {
  once: boolean;
  secrets: SigningSecrets;
  signal?: AbortSignal;
}

/** Stands beside the router with its driver and the journal, and drains the candidate when the ticks stop. */
export async function runWatch(session: Session, options: WatchRun): Promise<Judged> {
  return judge(session, 'watch', {}, async (delivery) => {
    const access = openJournal(delivery, session, await signingOf(delivery, options.secrets));
    // Neither slots nor signals: what takes users away must not fail for the sake of what gives them.
    const traffic = openRouter(delivery, session, access);
    let told: StageResult | undefined;
    const seen = async (sight: Sight): Promise<void> => {
      const result = resultOf(delivery, sight);
      told = sight.kind === 'drained' ? await tellOf(delivery, session, access, options, result, 'newest') : result;
    };
    const stand = standOf(delivery, session, options.once);
    await checkClusters(delivery, session);
    const lease = declaredLease(rolloutOf(delivery));
    await watch({ ...access, traffic, clock: session.clock, log: session.log, lease, ...(stand ? { stand } : { memory: watchFile(delivery) }) }, { once: options.once, signal: options.signal, seen });
    return options.once ? lookedUp(delivery, session, access, told!) : told!;
  });
}

/** Whoever looks once in a while (the scheduled workflow) also asks the registry; the process beside the router needs the router alone. */
async function lookedUp(delivery: Delivery, session: Session, access: JournalAccess, result: StageResult): Promise<StageResult> {
  const registry = openRegistry(delivery, session);
  if (!registry) return result;
  const state = await new Recorder(access, session.clock, '').refresh().catch(() => undefined);
  return state ? lookAtRegistry(registry, delivery, state, result) : result;
}
