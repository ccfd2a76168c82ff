import type { Seen } from '../../journal/state-types.ts';
import { multinomialEvidence } from '../../statistics/multinomial.ts';

/** Where first assignments are kept among what was observed; no declared guardrail can have this name. */
export const ASSIGNED = '$assigned';

/** Chance of a false alarm over a whole delivery; its own, for it is never harm. */
const ALPHA = 0.001;

export interface SampleRatio {
  /** Units that were first assigned since the last change of the split. */
  candidate: number;
  champion: number;
  exposure: number;
  logE: number;
  limit: number;
  mismatch: boolean;
}

/**
 * Whether units are divided as the router says. Each counts once, at its first assignment, against the split then in force: after a change
 * those who were there before stay where they are. So it begins anew at each change, the k-th time with α/(k(k + 1)).
 */
export function sampleRatio(assigned: readonly Seen[]): SampleRatio | undefined {
  let now: SampleRatio | undefined;
  let changes = 0;
  for (const { exposure, candidate, champion } of assigned) {
    if (!(exposure > 0 && exposure < 1)) continue;
    if (now?.exposure !== exposure) {
      changes += 1;
      now = { candidate: 0, champion: 0, exposure, logE: 0, limit: Math.log((changes * (changes + 1)) / ALPHA), mismatch: false };
    }
    now.candidate += candidate.total;
    now.champion += champion.total;
    now.logE = multinomialEvidence([now.candidate, now.champion], [exposure, 1 - exposure]);
    // Once shown it stays shown: an e-process is bounded in its highest, not in its last value.
    now.mismatch ||= now.logE >= now.limit;
  }
  return now;
}

export function mismatchText({ candidate, champion, exposure }: SampleRatio): string {
  const seen = (100 * candidate) / (candidate + champion);
  return `of ${candidate + champion} units assigned since the last change of the split ${candidate} (${seen.toPrecision(3)} %) went to the candidate, and the router is set to ${(100 * exposure).toPrecision(3)} %`;
}
