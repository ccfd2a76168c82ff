import type { OpenDelivery } from '../journal/state.ts';
import type { Decision } from './decision.ts';
import { openOf, record, type Work } from './work.ts';

type Wait = { code: string; reason: string };

/** Conditions are asked of GitHub, whose answers are rationed. */
const AT_MOST_EVERY = 300_000;
const LOOKS = 5;
/** Waits of the plan itself; any other is the day's. */
const OWN = ['gate-waits', 'hours-wait'];

/**
 * What stands against more users besides the evidence (a freeze, a concern, a gate, the hours of a step): asked before each rise, and
 * now and then without one, so that the journal tells how long the time budget stood still. Answers the decision that is left.
 */
export async function heldByDay(work: Work, before: OpenDelivery, open: OpenDelivery, decision: Decision): Promise<Decision> {
  if (decision.kind === 'drain' || decision.kind === 'end') return decision;
  const rises = decision.kind === 'advance' || decision.kind === 'promote';
  const standing = open.waits && !OWN.includes(open.waits.code) ? open.waits : undefined;
  const asks = isDue(before, work.now()) || (rises && !standing);
  const day = asks ? await against(work) : standing;
  const own = decision.kind === 'hold' && decision.waits ? { code: decision.code, reason: decision.reason } : undefined;
  await settle(work, open, own ?? day);
  if (!rises || !day) return decision;
  return { kind: 'hold', code: day.code, by: 'machine', record: false, waits: true, reason: day.reason, numbers: decision.numbers };
}

/** At the first tick of each span of time, wherever the last tick was killed. */
function isDue({ openedAt, lastLook, plan }: OpenDelivery, now: number): boolean {
  const every = Math.min(AT_MOST_EVERY, LOOKS * plan.interval);
  const span = (at: number): number => Math.floor((at - openedAt) / every);
  return span(now) !== span(lastLook);
}

async function against({ deps }: Work): Promise<Wait | undefined> {
  const [first] = (await deps.conditions?.()) ?? [];
  return first && { code: first.code, reason: `Nothing gets more users for now: expected ${first.expected}, found ${first.actual} [${first.code}].` };
}

async function settle(work: Work, open: OpenDelivery, wait: Wait | undefined): Promise<void> {
  if (wait && open.waits?.code !== wait.code) await record(work, 'waiting', { code: wait.code, reason: wait.reason });
  if (!wait && openOf(work.recorder.state, open.id)?.waits) await record(work, 'going-on', { reason: 'Nothing but the evidence stands against more users.' });
}
