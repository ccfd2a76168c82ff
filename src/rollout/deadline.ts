import type { Plan } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { minutes, type Rule, type Sight } from './decision.ts';
import { watchedOut } from './next-step.ts';
import { plateau, watchStep } from './planned-steps.ts';

/** Signals that were away too long, and a time budget that ended without evidence. */
export const deadLine: Rule = ({ open, plan, now, ...sight }) => {
  if (open.blindSince !== undefined && open.step >= 0 && now - open.blindSince >= plan.blindFor)
    return { kind: 'drain', code: 'blind', reason: `Signals were away for ${minutes(now - open.blindSince)}: ${Object.entries(open.outages).map(([name, why]) => `${name}: ${why}`).join('; ')}.` };
  if (open.holds.some(({ by }) => by === 'person')) return undefined;
  const asked = plan.atEnd === 'ask' && open.holds.find(({ code }) => code === 'time-budget');
  if (asked) {
    const waited = now - asked.since;
    return waited < (plan.answerWithin ?? 0) ? undefined : { kind: 'drain', code: 'nobody-answered', reason: `The time budget ended without evidence, and nobody answered within ${minutes(waited)}.` };
  }
  if (!isBudgetSpent({ open, plan, now, ...sight })) return undefined;
  const reason = `The time budget of ${minutes(plan.timeBudget)} ended without evidence.`;
  if (plan.atEnd === 'rollback') return { kind: 'drain', code: 'time-budget', reason };
  return { kind: 'hold', code: 'time-budget', by: 'machine', record: !open.holds.some(({ code }) => code === 'time-budget'), reason };
};

/**
 * The budget is for evidence: what a plan waits for by its own word (a watch, the end of an A/B test, a shadow's length) and what
 * the day or a person keeps it from is not part of it. A watch that has ended and cannot be closed is given it once more.
 */
function isBudgetSpent(sight: Sight): boolean {
  const { open, plan, now } = sight;
  if (open.waits || watchedOut(sight)) return false;
  if (plan.ab && open.step === plateau(plan)) return false;
  const { stoodStill = 0 } = open;
  const begun = open.resumedAt ?? open.openedAt;
  if (open.step >= watchStep(plan) && plan.shadow?.then !== 'report') return now - Math.max(open.stepAt + plan.watch, begun) - stoodStill >= plan.timeBudget;
  return now - begun - stoodStill >= plan.timeBudget + ownTime(plan);
}

function ownTime({ shadow, blueGreen }: Plan): number {
  return (shadow?.for ?? 0) + (blueGreen?.before ?? 0);
}

/** How much of the time budget is spent, for people to see. */
export function budgetUsed(open: OpenDelivery, now: number): number {
  const standing = open.waits ? now - open.waits.since : 0;
  return now - (open.resumedAt ?? open.openedAt) - (open.stoodStill ?? 0) - standing;
}
