import type { OpenDelivery } from '../../journal/state-types.ts';
import { isBefore, isShadowStep } from '../planned-steps.ts';

/** A window of assignment times that lie under one split, and what that split was. */
export interface Span {
  since: number;
  until: number;
  exposure: number;
  step: number;
  warm?: true;
}

/**
 * The next window after `since` that is whole by `until` and lies under one split, where it can only be read some time later (labels, users
 * counted once): cut where the split changed, and where its warm-up ended. `skip`: nothing is to be counted up to there.
 */
export function nextSpan(open: OpenDelivery, since: number, until: number): Span | { skip: number } | undefined {
  if (until <= since) return undefined;
  const splits = open.splits ?? [];
  const index = splits.findLastIndex((split) => split.since <= since);
  const [split, next] = [splits[index], splits[index + 1]];
  const end = split?.until ?? (split ? Infinity : since);
  if (since >= end) return { skip: Math.min(until, next?.since ?? until) };
  const { step, exposure } = split!;
  const warmEnd = split!.since + (open.plan.warmUp ?? 0);
  const warm = since < warmEnd;
  const last = Math.min(until, end, warm ? warmEnd : Infinity);
  if (!isJudged(open, step, exposure)) return { skip: last };
  return { since, until: last, exposure: partOf(open, step, exposure), step, ...(warm && { warm }) };
}

/** The candidate's part of the work: its share of the users; half where it is given a copy of everything. */
export function partOf({ plan }: OpenDelivery, step: number, exposure: number): number {
  return isShadowStep(plan, step) ? 0.5 : exposure;
}

/** Whether what comes under this split is counted: the candidate has work, or the champion is looked at before the switch. */
export function isJudged({ plan }: OpenDelivery, step: number, exposure: number): boolean {
  return exposure > 0 || isShadowStep(plan, step) || isBefore(plan, step);
}
