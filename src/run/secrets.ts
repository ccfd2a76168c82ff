import path from 'node:path';
import { loadDelivery } from '../delivery/load.ts';
import { stopSecrets } from '../evidence/secrets/stop.ts';
import type { Session } from './session.ts';

/**
 * Throws InputError `secret-found` (or `secret-exception-expired`) where files below `root` hold what has the published form of
 * a secret and the delivery file names no exception. Without a delivery file that can be read there are no exceptions.
 */
export async function refuseSecrets(session: Pick<Session, 'deliveryFile' | 'workspace' | 'clock'>, files: readonly string[], root: string): Promise<void> {
  const delivery = await loadDelivery(session.deliveryFile, { workspace: session.workspace }).catch(() => undefined);
  const today = session.clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
  const shown = files.map((absolute) => ({ absolute, shown: path.relative(root, absolute).split(path.sep).join('/') }));
  await stopSecrets(shown, delivery?.spec.evidence?.secrets?.allow ?? [], today);
}
