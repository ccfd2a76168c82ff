import type { Digest } from '../core/digest.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { rollback } from '../rollback/rollback.ts';
import { judge, type Judged } from './judge.ts';
import type { Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { openDrivers, openJournal, openReleases } from './wiring.ts';
import type { ReleaseSource } from '../core/seams.ts';

export interface RollbackRun {
  to?: Digest;
  /** The release to leave: where it serves no more, there is nothing to do. Default: what serves at the start. */
  from?: Digest;
  reason?: string;
  secrets: SigningSecrets;
  /** Where a release's bytes come from when they are not kept here (the artifact of the run that delivered it). */
  fetch?: (digest: Digest, delivery: Delivery) => Promise<ReleaseSource | undefined>;
}

/** Goes back to the last release that was verified good while serving. Asks nothing of the release that it leaves. */
export async function runRollback(session: Session, options: RollbackRun): Promise<Judged> {
  return judge(session, 'rollback', {}, async (delivery, context) => {
    const signing = await signingOf(delivery, options.secrets);
    const access = openJournal(delivery, session, signing);
    const store = openReleases(delivery);
    const releases = {
      ...store,
      source: async (digest: Digest) => {
        try {
          return await store.source(digest);
        } catch (error) {
          const fetched = await options.fetch?.(digest, delivery);
          if (!fetched) throw error;
          return store.source(digest);
        }
      },
    };
    const deps = { ...access, ...openDrivers(delivery, session, access), releases, evidence: { trust: signing.trust, signers: signing.allowed, repositoryId: session.deliveryId.repositoryId } };
    return rollback(delivery, context, deps, { to: options.to, from: options.from, reason: options.reason });
  });
}
