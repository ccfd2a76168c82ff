import type { PlannedGuardrail } from '../../journal/plan.ts';
import type { Seen } from '../../journal/state-types.ts';

/** Silence counts once so many intervals were silent and chance would leave them silent less often than this. */
export const SILENT_INTERVALS = 3;
export const SILENT_CHANCE = 0.001;

/** How long the candidate has said nothing while the router fed it, and what both said before: units, and in how many milliseconds. */
export interface Silence {
  intervals: number;
  chance: number;
  units: number;
  time: number;
}

/** At night there may be so much less traffic than before. */
const QUIET = 0.1;

/**
 * One more interval. Beside the champion, chance is what leaves all of so many units to the champion; where the candidate has all users, it
 * is what leaves an interval empty at a tenth of the traffic that there was before.
 */
export function heard(before: Silence, { candidate, champion, exposure, since, until }: Seen, { kind, labels }: PlannedGuardrail): Silence {
  // Late labels are silent for reasons of their own; pairs have both arms in one count.
  if (labels || kind === 'pairs' || exposure <= 0) return before;
  const seen = exposure < 1 ? { units: before.units + candidate.total + champion.total, time: before.time + until - since } : { units: before.units, time: before.time };
  if (candidate.total > 0) return { intervals: 0, chance: 1, ...seen };
  const chance = chanceOf(before, { kind, units: champion.total, exposure, time: until - since });
  return chance === undefined ? { ...before, ...seen } : { intervals: before.intervals + 1, chance: before.chance * chance, ...seen };
}

function chanceOf(before: Silence, { kind, units, exposure, time }: { kind: PlannedGuardrail['kind']; units: number; exposure: number; time: number }): number | undefined {
  if (exposure < 1 && units === 0) return undefined;
  // A figure is there or it is not; chance has no part in it.
  if (kind === 'gauge') return 0;
  if (exposure < 1) return (1 - exposure) ** units;
  return before.time > 0 && before.units > 0 ? Math.exp((-QUIET * before.units * time) / before.time) : undefined;
}
