// The product's own judge on a ramp that goes by the clock, as the peers' rules are run: what is compared is the judgement.
import type { PlannedGuardrail } from '../../src/journal/events.ts';
import { judgeOn, startJudging } from '../../src/rollout/judge.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { noHarmEvidence } from '../../src/statistics/sequential.ts';
import type { Kind, Unit } from './traffic.ts';

export const MINUTE = 60_000;

export interface Setting {
  kind: Kind;
  unit: Unit;
  perSecond: number;
  ratio: number;
  /** Per cent, each for `minutes`; without the 100 at the end. */
  steps: readonly number[];
  minutes: number;
  tolerate: number;
  margin: number;
  alpha: number;
  /** A step lasts until its evidence is there too, as it does in a rollout; else the ramp goes by the clock alone. */
  byEvidence?: boolean;
}

/** One replicate: when harm was found (minutes), which steps ruled out the margin before that, and the candidate's requests until then. */
export interface Judged {
  found: number | undefined;
  cleared: boolean[];
  exposed: number;
}

export function judgeOnce({ kind, unit, perSecond, ratio, steps, minutes, tolerate, margin, alpha, byEvidence = false }: Setting, seed: number): Judged {
  const guardrail: PlannedGuardrail = { name: 'events', unit, tolerate, margin, critical: true, falseRollback: alpha };
  const limit = Math.log(1 / alpha);
  const judge = startJudging(guardrail);
  const draw = kind.draws(seededRandom(seed), perSecond, ratio);
  const cleared = steps.map(() => false);
  let exposed = 0;
  let step = 0;
  let began = 0;
  for (let minute = 0; minute < steps.length * minutes; minute += 1) {
    if (step < steps.length - 1 && minute - began >= minutes && (!byEvidence || noHarmEvidence(judge.state) >= limit)) {
      step += 1;
      began = minute;
    }
    const span = { since: minute * MINUTE, until: (minute + 1) * MINUTE, exposure: steps[step]! / 100 };
    judgeOn(judge, { ...span, ...draw(span), step });
    exposed += perSecond * 60 * span.exposure;
    // Harm wins over everything, also over evidence of the same interval.
    if (judge.state.peak.harm >= limit) return { found: minute + 1, cleared, exposed };
    if (judge.state.peak.noHarm >= limit) cleared[step] = true;
  }
  return { found: undefined, cleared, exposed };
}
