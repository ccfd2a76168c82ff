import type { OpenDelivery } from '../journal/state.ts';
import type { Rollout } from '../delivery/spec.ts';
import { drainCandidate } from '../serving/drain.ts';
import type { Work } from './work.ts';

/** Whether a newer delivery may take the place of this one. What a person holds, and what is ending, it never may. */
export function maySupersede(declared: Rollout['supersede'], open: OpenDelivery): boolean {
  const isEnding = open.promoted || open.rolledBack || open.drained || open.judged?.answer === 'roll-back' || open.judged?.answer === 'end';
  if (isEnding || open.holds.some(({ by }) => by === 'person')) return false;
  if (declared === 'before-users') return open.servedSince === undefined && open.intent === undefined;
  return declared === 'always';
}

/** Ends the delivery in flight in favour of this one: its candidate loses its users first, where it has any. Compare-and-set decides between the two. */
export async function supersede({ recorder, deps, context, id }: Work, open: OpenDelivery): Promise<void> {
  if (open.step < 0 && open.intent === undefined) {
    await recorder.append('superseded', { by: id }, open.id);
    return;
  }
  const reason = `A newer delivery, ${id}, takes its place.`;
  await drainCandidate({ recorder, traffic: deps.traffic, clock: context.clock }, { by: 'tick', code: 'superseded', reason });
  await recorder.append('closed', { outcome: 'rolled-back', note: reason }, open.id);
}
