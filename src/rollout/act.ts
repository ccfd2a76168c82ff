import type { Split } from '../core/seams.ts';
import type { IntentData } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { readSplit, SAME_SHARE, sameSplit, writeSplit } from '../serving/router.ts';
import { writeMirror } from '../serving/mirror.ts';
import { observe, rebase } from './observe.ts';
import { isShadowStep } from './planned-steps.ts';
import { record, type Work } from './work.ts';

/**
 * Carries out a written intent and records what the router then says. An intent to raise exposure is dropped when
 * something stands against it by now: a hold, or so much time that the evidence behind it is old.
 */
export async function act(work: Work, open: OpenDelivery, intent: IntentData): Promise<undefined> {
  const configured = await readSplit(work.deps.traffic, open.slots);
  if (shareOf(open, intent.split) > Math.min(shareOf(open, configured), shareOf(open, open.intended)) + SAME_SHARE) {
    const stale = work.now() - (open.intentAt ?? 0) > oldAfter(open);
    if (stale) await record(work, 'observed', await observe(work, open, configured));
    if (open.holds.length > 0 || stale) return withdraw(work, open, configured, open.holds[0]?.reason ?? 'The intent grew old before it was carried out.');
    // The watch may have seen the lease run out; only if nobody wrote since may exposure rise.
    if (work.now() > open.lease) await record(work, 'lease', { lease: work.now() + open.plan.lease });
  }
  if (!sameSplit(configured, intent.split)) await writeSplit(work.deps.traffic, intent.split, work.context.clock);
  if (open.plan.strategy === 'shadow') await writeMirror(work.deps.traffic, isShadowStep(open.plan, intent.step) ? open.slot : null);
  const watermarks = await rebase(work, open);
  if (intent.kind === 'advance') await record(work, 'advanced', { split: intent.split, step: intent.step, watermarks });
  else await record(work, 'acted', { split: intent.split, watermarks });
}

/** A slow journal or router must not make every intent old before it is carried out, however short the interval. */
function oldAfter({ plan }: OpenDelivery): number {
  return Math.max(plan.interval, plan.lease / 4);
}

/** Puts an intent that raises nothing in its place: the lower of what the router does and what it was last told. */
async function withdraw(work: Work, open: OpenDelivery, configured: Split, reason: string): Promise<undefined> {
  const split = shareOf(open, configured) < shareOf(open, open.intended) ? configured : open.intended;
  await record(work, 'intent', { kind: 'restore', split, step: open.step, code: 'intent-withdrawn', reason });
}

function shareOf(open: OpenDelivery, split: Split): number {
  return split[open.slot] ?? 0;
}
