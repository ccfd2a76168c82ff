import { InputError } from '../../core/problem.ts';
import { checkSlots, show } from './weights.ts';

/** Refuses names that do not give each of exactly two slots something of its own in the router. */
export function checkNames(names: Record<string, string | readonly string[]>, slots: readonly string[], where: string): void {
  checkSlots(slots);
  const declared = Object.keys(names).sort().join();
  const all = Object.values(names).flat();
  if (slots.length === 2 && declared === [...slots].sort().join() && new Set(all).size === all.length && Object.values(names).every((each) => each.length > 0)) return;
  throw InputError.of('traffic-servers', `${where} is ${show(names)}, and the slots are ${slots.join(', ')}.`, 'Give each of the two slots something of its own.');
}
