import type { ReleaseRef } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { loadDelivery } from '../delivery/load.ts';
import { latest, type Ledger } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import { ledgerAttachment } from '../journal/events.ts';
import { stateOf } from '../journal/state.ts';
import { problemsOf } from './judge.ts';
import type { Session } from './session.ts';
import { signingOf } from './signing.ts';
import { openJournal } from './wiring.ts';

/** What serves now, as the model's journal tells. */
export interface ServingNow {
  release: ReleaseRef;
  /** The commit it was delivered from, where its ledger is kept and says so. */
  commit?: string;
  /** `details` of its validate-data statement, likewise. */
  data?: Record<string, unknown>;
  /** `details` of its run-model-tests statement, likewise. */
  tests?: Record<string, unknown>;
  /** `details` of its identify statement, likewise. */
  identity?: Record<string, unknown>;
  /** The ledger it was approved and promoted by, where the journal keeps it; its signatures are not checked here. */
  ledger?: Ledger;
}

/**
 * Asks the journal that the delivery file declares. Undefined where there is no rollout, nothing serves yet, or the
 * journal cannot be read; the last is said in the log, for whoever compares then compares with nothing.
 */
export async function servingNow(session: Session): Promise<ServingNow | undefined> {
  const { serving, unread } = await askServing(session);
  if (unread) session.log.warning(`What serves now is not known: ${unread.message}`);
  return serving;
}

/** The same, with why it is not known, for whoever must say that. */
export async function askServing(session: Session): Promise<{ serving?: ServingNow; unread?: { message: string; fix: string } }> {
  let delivery: Delivery;
  try {
    delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace });
  } catch {
    // What is wrong with the file is said by the stage itself, which reads it too.
    return {};
  }
  if (!delivery.spec.rollout) return {};
  try {
    const { journal } = openJournal(delivery, session, await signingOf(delivery, {}));
    const { champion, good } = stateOf(await journal.read());
    if (!champion) return {};
    const head = good.findLast(({ release }) => release.digest === champion.release.digest)?.ledgerHead;
    const ledger = head ? await journal.attachment(ledgerAttachment(champion.release.digest, head)) : undefined;
    const read = ledger && (await readLedger(ledger));
    const identified = read && latest(read, 'identify')?.statement.predicate;
    const data = read && latest(read, 'validate-data')?.statement.predicate.details;
    const tests = read && latest(read, 'run-model-tests')?.statement.predicate.details;
    return { serving: { release: champion.release, commit: identified?.commit || undefined, data: data || undefined, tests: tests || undefined, identity: identified?.details, ledger: read || undefined } };
  } catch (error) {
    const [problem] = problemsOf(error);
    return { unread: { message: problem?.message ?? String(error), fix: problem?.fix ?? 'Read the log of this run.' } };
  }
}
