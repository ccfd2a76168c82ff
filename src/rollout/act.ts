import { DriverError } from '../core/driver-error.ts';
import type { Split } from '../core/seams.ts';
import type { IntentData } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { readSplit, SAME_SHARE, sameSplit, whoChanged, writeSplit } from '../serving/router.ts';
import { writeMirror } from '../serving/mirror.ts';
import { observe, rebase } from './observe.ts';
import { isShadowStep } from './planned-steps.ts';
import { record, type Work } from './work.ts';

/**
 * Carries out a written intent and records what the router then says. An intent to raise exposure is dropped when
 * something stands against it by now: a hold, so much time that the evidence behind it is old, or somebody else who puts the
 * router back at every write.
 */
export async function act(work: Work, open: OpenDelivery, intent: IntentData): Promise<undefined> {
  const configured = await readSplit(work.deps.traffic, open.slots);
  const raises = shareOf(open, intent.split) > Math.min(shareOf(open, configured), shareOf(open, open.intended)) + SAME_SHARE;
  if (raises) {
    const stale = work.now() - (open.intentAt ?? 0) > oldAfter(open);
    if (stale) await record(work, 'observed', await observe(work, open, configured));
    if (open.holds.length > 0 || stale) return withdraw(work, open, configured, open.holds[0]?.reason ?? 'The intent grew old before it was carried out.');
    // The watch may have seen the lease run out; only if nobody wrote since may exposure rise.
    if (work.now() > open.lease) await record(work, 'lease', { lease: work.now() + open.plan.lease });
  }
  if (!sameSplit(configured, intent.split)) {
    const undone = await writeSplit(work.deps.traffic, intent.split, work.context.clock).then(() => undefined, (error: unknown) => undoneBySomebody(work, error, raises));
    if (undone !== undefined) return yieldTo(work, open, undone);
  }
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

/** Why users were put back by somebody whose name is known; users are taken away in spite of everybody, again at each tick. */
async function undoneBySomebody({ deps: { traffic } }: Work, error: unknown, raises: boolean): Promise<string> {
  const isUndone = raises && error instanceof DriverError && error.code === 'split-not-taken' && (await whoChanged(traffic)) !== undefined;
  if (!isUndone) throw error;
  return error.message.replace(` ${error.fix} [${error.code}]`, '');
}

/** Two that write against each other would never end: the rollout is held where the other one has put it, until a person resumes. */
async function yieldTo(work: Work, open: OpenDelivery, reason: string): Promise<undefined> {
  if (!open.holds.some(({ code }) => code === 'router-changed')) await record(work, 'held', { by: 'machine', code: 'router-changed', reason });
  return withdraw(work, open, await readSplit(work.deps.traffic, open.slots), reason);
}

function shareOf(open: OpenDelivery, split: Split): number {
  return split[open.slot] ?? 0;
}
