import type { OpenDelivery, ClosedDelivery } from '../journal/state.ts';
import { drainCandidate } from '../serving/drain.ts';
import type { Retreat } from './rollback.ts';

/** Takes a candidate in flight back to the champion and closes its delivery, whatever its evidence or its holds say. */
export async function giveUpCandidate({ recorder, deps, context, options, id }: Retreat, open: OpenDelivery): Promise<ClosedDelivery> {
  const reason = options.reason ?? 'A rollback was asked for while the candidate was in flight.';
  if (!open.promoted) await drainCandidate({ recorder, traffic: deps.traffic, clock: context.clock }, { by: 'rollback', code: 'rolled-back-by-hand', reason, askedBy: id, trigger: options.trigger, triggeredAt: options.triggeredAt?.toISOString() });
  const state = await recorder.append('closed', { outcome: open.promoted ? 'promoted' : 'rolled-back', note: reason }, open.id);
  return state.closed[open.id]!;
}
