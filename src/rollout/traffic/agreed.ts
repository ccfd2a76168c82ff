import type { Split } from '../../core/seams.ts';
import { sameSplit } from '../../serving/router.ts';

/**
 * What a router does whose memory and disk may differ: it was told and the file not yet, or the other way round. While both
 * say the same, that is the answer. While they differ the answer is half way between them, which nobody ever told: whoever
 * compares it with what was told sees a difference and tells again, and a change that sleeps on the disk until the next
 * reload is not mistaken for one that was made, nor for none.
 */
export function agreed(running: Split, kept: Split): Split {
  if (sameSplit(running, kept)) return running;
  return Object.fromEntries(Object.keys(running).map((slot) => [slot, (running[slot]! + kept[slot]!) / 2]));
}
