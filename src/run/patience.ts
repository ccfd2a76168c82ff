import type { Refusal } from '../core/refusal.ts';
import type { Clock } from '../core/seams.ts';

/** A freeze or an incident lasts longer than this, and asking for it at every tick would spend the calls of a whole repository. */
const AGAIN_AFTER_MS = 5 * 60_000;

/**
 * The same question, asked anew each time it was answered with nothing; what stood against more users is believed for five minutes.
 * An old answer can only ever keep users from coming.
 */
export function patiently(ask: () => Promise<Refusal[]>, clock: Clock): () => Promise<Refusal[]> {
  let stood: { refusals: Refusal[]; at: number } | undefined;
  return async () => {
    const now = clock.now().getTime();
    if (stood && now >= stood.at && now - stood.at < AGAIN_AFTER_MS) return stood.refusals;
    const refusals = await ask();
    stood = refusals.length > 0 ? { refusals, at: now } : undefined;
    return refusals;
  };
}
