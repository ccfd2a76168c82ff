import { setTimeout as wait } from 'node:timers/promises';

/** Looks until it holds: for what other processes do. A bound of two minutes, far beyond what anything here takes on a busy machine. */
export async function until(holds: () => Promise<boolean> | boolean, why: () => unknown = () => 'it never held'): Promise<void> {
  const bound = performance.now() + 120_000;
  while (!(await holds())) {
    if (performance.now() > bound) throw new Error(`Within two minutes: ${JSON.stringify(await why())}`);
    await wait(25);
  }
}
