import type { SignalState } from '../../core/seams.ts';
import type { Pod } from '../../kubernetes/pods.ts';
import { isRecord, show } from '../traffic/weights.ts';

/** Of one slot: restarts since it was first looked at, and what each container of each pod that is there had counted at the last look. */
export interface SlotRestarts {
  total: number;
  seen: Record<string, number>;
}

/**
 * Restarts of each slot's containers, by the difference of each container's own count. A pod that is gone keeps what it gave; one that came
 * since the last look has begun at 0. What was counted before anybody looked is not counted here, so that an old pod's past is nobody's harm.
 */
export function countRestarts(bySlot: ReadonlyMap<string, readonly Pod[]>, before: Readonly<Record<string, SlotRestarts>> | undefined): { bySlot: Record<string, number>; restarts: Record<string, SlotRestarts> } {
  const restarts: Record<string, SlotRestarts> = {};
  for (const [slot, pods] of bySlot) {
    const last = before && Object.hasOwn(before, slot) ? before[slot] : undefined;
    const seen = Object.fromEntries(pods.flatMap(({ uid, containers }) => containers.map(({ name, restarts: count }) => [`${uid}/${name}`, count])));
    const rises = last ? Object.entries(seen).map(([key, count]) => Math.max(0, count - (Object.hasOwn(last.seen, key) ? last.seen[key]! : 0))) : [];
    restarts[slot] = { total: rises.reduce((sum, rise) => sum + rise, last?.total ?? 0), seen };
  }
  const told = Object.entries(restarts).filter(([slot, { total }]) => total > 0 || bySlot.get(slot)!.length > 0);
  return { bySlot: Object.fromEntries(told.map(([slot, { total }]) => [slot, total])), restarts };
}

export function restartsIn(state: SignalState | undefined): Record<string, SlotRestarts> | undefined {
  if (state === undefined) return undefined;
  const restarts = state.restarts;
  if (isRecord(restarts) && Object.values(restarts).every((slot) => isRecord(slot) && typeof slot.total === 'number' && isRecord(slot.seen))) return restarts as Record<string, SlotRestarts>;
  throw new RangeError(`This is no state of these signals: ${show(state)}.`);
}
