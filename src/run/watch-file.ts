import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Delivery } from '../delivery/delivery.ts';
import type { WatchMemory } from '../rollout/watch.ts';
import { stateOfRollout } from './journal.ts';
import { writeWhole } from './session.ts';

/** What the watch saw last, in `rollout.state`. */
export function watchFile(delivery: Delivery): WatchMemory {
  const file = path.join(delivery.resolve(stateOfRollout(delivery)), `${delivery.spec.release.name}.watch.json`);
  return {
    load: () => readFile(file, 'utf8').catch(() => undefined),
    save: (text: string) => writeWhole(file, text),
  };
}
