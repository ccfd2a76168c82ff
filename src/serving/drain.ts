import { JournalConflict, type Clock, type Split, type TrafficDriver } from '../core/seams.ts';
import type { Numbers, RolledBack, Trigger } from '../journal/events.ts';
import type { OpenDelivery, Serving } from '../journal/state.ts';
import type { Recorder } from './recorder.ts';
import { triggerOf } from './trigger.ts';
import { writeMirror } from './mirror.ts';
import { allTo, ensureSplit } from './router.ts';

/** Who acts on router and journal. */
export interface Hand {
  recorder: Recorder;
  traffic: TrafficDriver;
  clock: Clock;
}

/** Why a candidate loses its users. */
export interface DrainReason {
  by: 'tick' | 'watch' | 'rollback';
  code: string;
  reason: string;
  guardrail?: string;
  numbers?: Record<string, Numbers>;
  /** The run that asked for it, where it was not the delivery's own. */
  askedBy?: string;
  /** What set it going; by the code where absent. */
  trigger?: Trigger;
  /** The plan ends as declared: the candidate loses its users, and was not taken back. */
  ends?: boolean;
  /** When that happened, ISO 8601. */
  triggeredAt?: string;
}

/**
 * Takes every user from the open delivery's candidate and records that it was rolled back; the delivery stays open until
 * it is closed. Re-entrant: each part that the journal already tells is left out. When the journal cannot be written the
 * router is changed all the same, for lowering exposure needs nobody's leave; then the journal's error is thrown.
 * A candidate that never had users, or has nobody to give them to (first delivery), leaves the router alone.
 */
export async function drainCandidate(hand: Hand, why: DrainReason): Promise<void> {
  const { recorder, traffic, clock } = hand;
  const decidedAt = clock.now().getTime();
  const open = openOf(recorder);
  const safe = safeSplit(open);
  if (safe && !open.drained) {
    const stuck = await recordIntent(recorder, open, safe, why);
    await ensureSplit(traffic, safe, clock);
    if (stuck !== undefined) throw stuck;
    if (open.plan.strategy === 'shadow') await writeMirror(traffic, null);
    await recorder.append('drained', { split: safe, by: why.by, code: why.code, reason: why.reason }, open.id);
  }
  if (why.ends) return;
  const after = { open: openOf(recorder), champion: recorder.state.champion };
  if (!after.open.rolledBack) await recorder.append('rolled-back', rolledBack(after, why, decidedAt, clock.now().getTime()), open.id);
}

/** Where all users go when a candidate must have none; undefined at a first delivery, where there is nobody else. */
export function safeSplit(open: OpenDelivery): Split | undefined {
  return open.champion ? allTo(open.champion.slot, open.slots) : undefined;
}

async function recordIntent(recorder: Recorder, open: OpenDelivery, split: Split, why: DrainReason): Promise<unknown> {
  if (open.intent?.kind === 'drain') return undefined;
  try {
    await recorder.append('intent', { kind: 'drain', split, step: -1, code: why.code, reason: why.reason }, open.id);
    return undefined;
  } catch (error) {
    if (error instanceof JournalConflict) throw error;
    return error;
  }
}

function rolledBack({ open, champion }: { open: OpenDelivery; champion?: Serving }, why: DrainReason, decidedAt: number, now: number): RolledBack {
  const code = open.drained?.code ?? why.code;
  return {
    from: open.release,
    to: champion ? { release: champion.release, slot: champion.slot } : null,
    code,
    reason: open.drained?.reason ?? why.reason,
    askedBy: why.askedBy,
    guardrail: open.judged?.guardrail ?? why.guardrail,
    numbers: open.judged?.numbers ?? why.numbers ?? {},
    servedMs: open.servedSince === undefined ? 0 : now - open.servedSince,
    requests: Math.max(0, ...Object.values(open.requests)),
    tookMs: now - decidedAt,
    // The watch or an earlier tick may have drained it for a reason of its own.
    trigger: (code === why.code ? why.trigger : undefined) ?? triggerOf(code),
    ...(why.triggeredAt !== undefined && { triggeredAt: why.triggeredAt }),
  };
}

function openOf(recorder: Recorder): OpenDelivery {
  const { open } = recorder.state;
  if (!open) throw new Error('No delivery is open.');
  return open;
}
