import type { TwoArms } from '../../src/statistics/simulation/two-arms.ts';

/** What a rule sees of one interval. */
export type Seen = TwoArms;

export type Outcome = 'promoted' | 'rolled-back';

/** A system's way to decide, with whatever it remembers: one for each rollout. */
export interface Rule {
  /** The candidate's share of the interval to come, in per cent. */
  weight(): number;
  look(seen: Seen): Outcome | undefined;
}

/** One weight for each minute of a ramp that goes by the clock. */
export function byTheClock(steps: readonly number[], minutes: number): number[] {
  return steps.flatMap((step) => Array.from({ length: minutes }, () => step));
}
