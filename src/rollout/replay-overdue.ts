import type { JournalEvent } from '../core/seams.ts';
import type { Recorded } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { decide } from './decide.ts';
import { judgementOf, judgeOn, SILENT_INTERVALS, startJudging, type Running } from './judge.ts';

/** A roll-back that the signals forced and that was not recorded. */
export interface Overdue {
  code: string;
  guardrail?: string;
  /** The event from which on it was due. */
  since: number;
}

/** A tick that was killed after it looked decides at its next look, or the one after; beyond so many somebody left it out. */
const LOOKS = 3;

/** Answers, event by event with the delivery as it is after it, a roll-back that was due for too long; each once. */
export function overdueDrains(): (event: JournalEvent & Recorded, open: OpenDelivery | undefined) => Overdue | undefined {
  let delivery: string | undefined;
  let judges: Running[] = [];
  let judged: number[] = [];
  let due: (Overdue & { looks: number }) | undefined;
  return (event, open) => {
    if (open?.id !== delivery) {
      delivery = open?.id;
      judges = open?.plan.guardrails.map(startJudging) ?? [];
      judged = judges.map(() => 0);
      due = undefined;
    }
    if (!open || open.judged?.answer === 'roll-back' || open.drained || event.type !== 'observed') return undefined;
    for (const [i, judge] of judges.entries()) {
      const seen = open.observed[judge.guardrail.name] ?? [];
      for (; judged[i]! < seen.length; judged[i]! += 1) judgeOn(judge, seen[judged[i]!]!);
    }
    // The whole rule costs as much as the delivery is long, so it is asked only where something may be due.
    const at = Date.parse(event.at);
    const suspects = judges.map((judge) => judgementOf(judge, open.step, open.plan.falsePromotion)).some(({ harm, silent }) => harm.reached || silent.intervals >= SILENT_INTERVALS);
    const decision = suspects || open.blindSince !== undefined || at - open.openedAt >= open.plan.timeBudget ? decide(open, { configured: open.configured }, open.plan, at) : undefined;
    if (decision?.kind !== 'drain') due = undefined;
    else due = { code: decision.code, guardrail: decision.guardrail, since: due?.since ?? event.index, looks: (due?.looks ?? 0) + 1 };
    return due?.looks === LOOKS ? due : undefined;
  };
}
