import type { ScoredBatch } from '../core/seams.ts';
import type { Plan } from '../journal/events.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { messageOf } from '../serving/prove.ts';
import { isShadowStep } from './planned-steps.ts';
import { record, type Work } from './work.ts';

const ATTEMPTS = 3;
const PAUSE = 1000;

/** Whether another batch is to be scored unseen before the pointer may move. */
export function awaitsBatch(open: OpenDelivery): boolean {
  const { plan, step, shadowed = [], holds, judged } = open;
  return !badBatch(open, plan) && plan.batch !== undefined && step >= 0 && isShadowStep(plan, step) && shadowed.length < plan.batch.last && holds.length === 0 && judged === undefined;
}

/** A batch is no sample: what both scored differently in it was counted, not estimated. */
export function badBatch({ shadowed = [] }: OpenDelivery, { batch }: Plan): { code: string; reason: string } | undefined {
  const empty = shadowed.find(({ n }) => n === 0);
  if (empty) return { code: 'batch-empty', reason: `The candidate scored no row of batch ${empty.batch}.` };
  const bad = shadowed.find(({ n, differ }) => batch?.differAtMost !== undefined && differ > batch.differAtMost * n);
  return bad && { code: 'batch-differs', reason: `Candidate and champion differ in ${bad.differ} of ${bad.n} rows of batch ${bad.batch}: more than the ${100 * batch!.differAtMost!} % that were declared.` };
}

/** Lets the candidate score one batch that the champion has scored: the latest first, then backwards. Nobody gets its answers. */
export async function shadowBatch(work: Work, open: OpenDelivery): Promise<undefined> {
  const index = (open.shadowed?.length ?? 0) + 1;
  const scored = await scoreBatch(work, open.slot, index);
  if ('failed' in scored) await record(work, 'judged', { answer: 'roll-back', step: open.step, code: 'batch-failed', reason: `The candidate could not score batch ${index}: ${scored.failed}`, numbers: {} });
  else await record(work, 'shadowed', { index, ...scored });
}

async function scoreBatch({ deps: { fleet }, context }: Work, slot: string, index: number): Promise<ScoredBatch | { failed: string }> {
  if (!fleet.shadow) return { failed: 'the fleet has no program for batches' };
  for (let attempt = 1; ; attempt += 1)
    try {
      return await fleet.shadow(slot, index);
    } catch (error) {
      if (attempt === ATTEMPTS) return { failed: messageOf(error) };
      await context.clock.sleep(PAUSE);
    }
}
