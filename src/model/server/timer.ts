import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** Steady time for measuring, in milliseconds; never the wall clock. */
export interface Timer {
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const steadyTimer: Timer = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};
