import { DriverError } from '../../../core/driver-error.ts';
import { InputError } from '../../../core/problem.ts';
import type { KubeObject } from '../../../kubernetes/cluster.ts';
import { bothRoles, type Roles } from '../roles.ts';
import { checkSlots } from '../weights.ts';
import { nameOf, type Marks } from './service.ts';

/** Which of the two slots these marks are of. */
export type SlotOf = (marks: Marks) => string;

/**
 * Slots by their marks. What nobody marked was there before Sluice: it is the slot that the marked ones leave, and where nothing is marked the champion's.
 * A mark of no declared slot is DriverError `kserve-slot`.
 */
export function slotsBy(service: KubeObject, marked: readonly Marks[], slots: readonly string[], roles: Roles): SlotOf {
  const named = new Set(marked.flatMap(({ slot }) => (slot === undefined ? [] : [slot])));
  const odd = [...named].find((slot) => !slots.includes(slot));
  if (odd !== undefined) throw noSlot(service, odd, slots);
  const left = slots.filter((slot) => !named.has(slot));
  const unmarked = left.length === 1 ? left[0]! : bothRoles(roles, slots).champion;
  return ({ slot }) => slot ?? unmarked;
}

export function noSlot(service: KubeObject, mark: string, slots: readonly string[]): DriverError {
  return new DriverError('kserve-slot', `${nameOf(service)} has a model that is marked as slot ${JSON.stringify(mark.slice(0, 100))}; the slots are ${slots.join(', ')}.`, 'Correct `rollout.fleet.slots`, or the annotation `sluice/slot` of its predictor.');
}

/** One InferenceService has two arms. */
export function twoSlots(slots: readonly string[]): void {
  checkSlots(slots);
  if (slots.length !== 2) throw InputError.of('traffic-servers', `There are ${slots.length} slots, and an InferenceService has two arms.`, 'Name two slots in rollout.fleet.slots.');
}
