import type { PlannedGuardrail } from '../../../src/journal/plan.ts';
import type { Seen } from '../../../src/journal/state-types.ts';
import { judgementOf, judgeOn, startJudging, type Judgement } from '../../../src/rollout/judge.ts';
import { seededRandom } from '../../../src/statistics/random.ts';
import { poisson } from '../../../src/statistics/simulation/draws.ts';

export const MINUTE = 60_000;

export function guardrailOf(changes: Partial<PlannedGuardrail> = {}): PlannedGuardrail {
  return { name: 'it', unit: 'interval', tolerate: 1.1, margin: 1.5, critical: true, falseRollback: 0.05, ...changes };
}

/** One minute, of step 0 at a quarter of the users. */
export function minuteOf(index: number, changes: Partial<Seen> = {}): Seen {
  return { since: index * MINUTE, until: (index + 1) * MINUTE, exposure: 0.25, step: 0, candidate: { events: 0, total: 0 }, champion: { events: 0, total: 0 }, ...changes };
}

export function judged(guardrail: PlannedGuardrail, seen: readonly Seen[], step = seen.at(-1)?.step ?? 0): Judgement {
  const running = startJudging(guardrail);
  for (const each of seen) judgeOn(running, each);
  return judgementOf(running, step, 0.05);
}

/** So many minutes of drawn counts: events a minute of the candidate and of the champion, of 300 and 900 requests. */
export function minutesOf(count: number, candidate: number, champion: number, changes: Partial<Seen> = {}, seed = 1): Seen[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => minuteOf(index, {
    candidate: { events: Math.min(300, poisson(random, candidate)), total: 300 }, champion: { events: Math.min(900, poisson(random, champion)), total: 900 }, ...changes,
  }));
}
