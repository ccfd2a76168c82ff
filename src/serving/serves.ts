import { DriverError } from '../core/driver-error.ts';
import type { Digest } from '../core/digest.ts';
import type { Fleet } from '../core/seams.ts';
import { messageOf, type Misfit } from './prove.ts';

/** What a server says of itself while users come to it. */
export type Serves =
  /** The release that was placed there, or nothing is declared that could be asked. */
  | { kind: 'as-placed' }
  /** Something else, or nothing. */
  | { kind: 'other'; misfit: Misfit }
  /** It did not say: neither right nor wrong. */
  | { kind: 'unknown'; reason: string };

/**
 * Asks a slot which release answers there now, and compares. What was right when it was placed may have been changed by hand, by another
 * deployment, or by a restart that loaded something else.
 */
export async function serves(fleet: Fleet, slot: string, release: Digest): Promise<Serves> {
  if (!fleet.serving) return { kind: 'as-placed' };
  let found: Digest | undefined | null;
  try {
    found = await fleet.serving(slot);
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { kind: 'unknown', reason: `Slot ${slot} did not say which release it serves: ${messageOf(error)}` };
  }
  if (found === release) return { kind: 'as-placed' };
  if (found === undefined) return { kind: 'unknown', reason: `Slot ${slot} cannot say which release it serves.` };
  return { kind: 'other', misfit: { code: 'digest-mismatch', reason: `Slot ${slot} says that it serves ${found ?? 'nothing'} now, not ${release}.`, fix: 'Find out who placed something there; nobody but Sluice may.' } };
}
