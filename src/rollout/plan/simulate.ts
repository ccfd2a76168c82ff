import type { Plan } from '../../journal/events.ts';
import type { OpenDelivery } from '../../journal/state.ts';
import type { Draw } from '../../statistics/simulation/two-arms.ts';
import { decide, splitAt, type Decision } from '../decide.ts';
import { judgementOf, judgeOn, startJudging } from '../judge.ts';

/** How one simulated rollout went. Times in milliseconds since it began. */
export interface Course {
  end: 'promoted' | 'rolled-back' | 'undecided';
  at: number;
  /** Of a roll-back: why, and the guardrail that found it. */
  code?: string;
  guardrail?: string;
  /** When each step that was reached began. */
  steps: number[];
  /** Candidate's units that each guardrail counted. */
  units: number[];
}

const CANDIDATE = 'b';
const CHAMPION = 'a';
const NOBODY = { name: 'simulated', digest: `sha256:${'0'.repeat(64)}` } as const;

/**
 * One rollout under drawn traffic: `draws[i]` says what guardrail i would count. The judges and the rule are those of the
 * real tick; what a simulation lacks is the outside (a router that others change, signals that fail, people). A tick comes
 * at each interval, and each decision takes effect at once. Ends undecided at `horizon`, or where the rule would wait for a
 * person for ever. `startsAt` (milliseconds since the epoch) matters to steps with hours of the day.
 */
export function simulateRollout(plan: Plan, draws: readonly Draw[], { horizon, startsAt = 0 }: { horizon: number; startsAt?: number }): Course {
  const judges = plan.guardrails.map(startJudging);
  const open = openedAt(plan, startsAt);
  const units = draws.map(() => 0);
  const steps = [0];
  enter(open, 0, startsAt);
  for (let now = plan.interval; now <= horizon; now += plan.interval) {
    const span = { since: now - plan.interval, until: now, exposure: plan.steps[open.step]! / 100 };
    const clock = startsAt + now;
    for (const [i, draw] of draws.entries()) {
      const warm = span.since < open.stepAt - startsAt + (plan.warmUp ?? 0) || undefined;
      const seen = { ...span, since: startsAt + span.since, until: clock, ...draw(span), step: open.step, ...(warm && { warm }) };
      units[i]! += seen.candidate.total;
      judgeOn(judges[i]!, seen);
      open.observed[plan.guardrails[i]!.name] = [seen];
    }
    open.lastLook = clock;
    const judgements = judges.map((judge) => judgementOf(judge, open.step, plan.falsePromotion));
    const decision = decide(open, { configured: open.intended }, plan, clock, judgements);
    if (decision.kind === 'drain') return { end: 'rolled-back', at: now, code: decision.code, guardrail: decision.guardrail, steps, units };
    if (decision.kind === 'promote') return { end: 'promoted', at: now, steps, units };
    stand(open, decision, clock);
    if (decision.kind === 'end' || (decision.kind === 'hold' && decision.record)) return { end: 'undecided', at: now, code: decision.code, steps, units };
    if (decision.kind === 'advance') {
      enter(open, decision.step, clock);
      steps.push(now);
    }
  }
  return { end: 'undecided', at: horizon, steps, units };
}

/** A delivery whose candidate is in its slot and answers as approved. */
function openedAt(plan: Plan, now: number): OpenDelivery {
  return {
    id: 'simulated', release: NOBODY, slot: CANDIDATE, slots: [CHAMPION, CANDIDATE], champion: { release: NOBODY.digest, slot: CHAMPION }, plan,
    deliveryFile: NOBODY.digest, ledgerHead: NOBODY.digest, openedAt: now, lease: Infinity, step: -1, stepAt: now,
    intended: {}, configured: {}, requests: {}, watermarks: {}, observed: {}, outages: {}, lastLook: now, holds: [], accepted: [], overrides: [],
  };
}

/** What waits for the day does not use up the time budget; the journal tells it so, and here as it would. */
function stand(open: OpenDelivery, decision: Decision, now: number): void {
  const waits = decision.kind === 'hold' && decision.waits ? decision : undefined;
  if (waits) open.waits = { code: waits.code, reason: waits.reason, since: open.waits?.since ?? now };
  else if (open.waits) {
    open.stoodStill = (open.stoodStill ?? 0) + now - open.waits.since;
    delete open.waits;
  }
}

function enter(open: OpenDelivery, step: number, now: number): void {
  Object.assign(open, { step, stepAt: now });
  open.intended = splitAt(open, step);
  open.configured = open.intended;
}
