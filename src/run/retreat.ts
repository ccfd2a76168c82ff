import type { Digest } from '../core/digest.ts';
import type { ReleaseSource } from '../core/seams.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { RollbackDeps } from '../rollback/rollback.ts';
import { checkClusters } from './cluster.ts';
import { contractComparison } from './input-contract.ts';
import type { Session } from './session.ts';
import { signingOf, type SigningSecrets } from './signing.ts';
import { openDrivers, openJournal, openReleases } from './wiring.ts';

export interface RetreatRun {
  secrets: SigningSecrets;
  /** Where a release's bytes come from when they are not kept here (the artifact of the run that delivered it). */
  fetch?: (digest: Digest, delivery: Delivery) => Promise<ReleaseSource | undefined>;
}

/** All that a way back, a drill and the look at what is ready work with. */
export async function retreatDeps(delivery: Delivery, session: Session, { secrets, fetch }: RetreatRun): Promise<RollbackDeps> {
  const signing = await signingOf(delivery, secrets);
  const access = openJournal(delivery, session, signing);
  const store = openReleases(delivery);
  const releases = {
    ...store,
    source: async (digest: Digest) => {
      try {
        return await store.source(digest);
      } catch (error) {
        const fetched = await fetch?.(digest, delivery);
        if (!fetched) throw error;
        return store.source(digest);
      }
    },
  };
  const evidence = { trust: signing.trust, signers: signing.allowed, repositoryId: session.deliveryId.repositoryId, contract: contractComparison(delivery, session) };
  const guardrails = (delivery.spec.rollout?.guardrails ?? []).map(({ name }) => name);
  const drivers = openDrivers(delivery, session, access);
  await checkClusters(delivery, session);
  return { ...access, ...drivers, releases, evidence, guardrails };
}
