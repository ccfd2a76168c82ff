import { formatDeliveryId } from '../core/delivery-id.ts';
import type { Digest } from '../core/digest.ts';
import { JournalConflict } from '../core/seams.ts';
import type { ReleaseRef } from '../core/verdict.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { TestSetUse } from '../model/gates/test-set-uses.ts';
import { Recorder } from '../serving/recorder.ts';
import { problemsOf } from './judge.ts';
import type { Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { openJournal } from './wiring.ts';

/** Runs that meet at one journal take turns; more than this many in a row are no accident. */
const ATTEMPTS = 8;

/**
 * Writes into the model's journal that this delivery looks at this test set, and answers which look it is. The journal is kept
 * outside of any candidate's ledger, so that a rejected candidate's look counts too. One delivery of one release counts once,
 * however often its run is started. Never throws for a journal that cannot be had: then the look is not counted, and why is said.
 */
export async function countTestSetUse(delivery: Delivery, session: Session, release: ReleaseRef | undefined, testSet: Digest, secrets: SigningSecrets): Promise<TestSetUse> {
  if (!delivery.spec.rollout) return { uncounted: 'the delivery file declares no rollout, and so no journal to count in' };
  if (!release) return { uncounted: 'the release was not identified' };
  const id = formatDeliveryId(session.deliveryId);
  let seen: TestSetUse = {};
  try {
    const signing = await signingOf(delivery, secrets);
    const recorder = new Recorder(openJournal(delivery, session, signing), session.clock, id);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { testSetUses } = await recorder.refresh();
      const ofThis = testSetUses.filter((use) => use.testSet === testSet);
      const known = ofThis.findIndex((use) => use.release === release.digest && use.delivery === id);
      seen = { use: (known < 0 ? ofThis.length : known) + 1, others: new Set(testSetUses.map((use) => use.testSet)).size - (ofThis.length > 0 ? 1 : 0) };
      if (known >= 0) return seen;
      if (signing.publicPem && !signing.privatePem) return { ...seen, uncounted: 'the journal is signed, and this job has no key to sign with' };
      try {
        await recorder.append('test-set-used', { testSet, release: release.digest });
        return seen;
      } catch (error) {
        if (!(error instanceof JournalConflict)) throw error;
      }
    }
    return { ...seen, uncounted: `other runs wrote to the journal ${ATTEMPTS} times in a row` };
  } catch (error) {
    return { ...seen, uncounted: problemsOf(error)[0]?.message ?? String(error) };
  }
}
