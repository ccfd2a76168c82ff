import type { Ledger } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import { ledgerAttachment } from '../journal/events.ts';
import type { Serving } from '../journal/state.ts';
import type { Retreat } from './rollback.ts';

/** The ledger that the journal names for a release; one without entries where it is gone. */
export async function ledgerOf({ deps }: Pick<Retreat, 'deps'>, { release, ledgerHead }: Pick<Serving, 'release' | 'ledgerHead'>): Promise<Ledger> {
  const bytes = ledgerHead ? await deps.journal.attachment(ledgerAttachment(release.digest, ledgerHead)) : undefined;
  return readLedger(bytes ?? '', deps.evidence.trust);
}
