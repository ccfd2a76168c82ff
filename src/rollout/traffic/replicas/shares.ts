import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import { show } from '../weights.ts';

/** Pods of each slot. */
export type Pods = Readonly<Record<string, number>>;

/** How many of `total` pods each slot has at this split. Throws DriverError `replicas-step` for a share that is no whole number of pods. */
export function podsAt(split: Split, total: number): Pods {
  const pods = Object.fromEntries(Object.entries(split).map(([slot, share]) => [slot, Math.round((share * total) / 100)]));
  // As far from a whole pod as a share may be from what is told.
  if (Object.entries(split).every(([slot, share]) => Math.abs((share * total) / 100 - pods[slot]!) <= total * 1e-8)) return pods;
  throw new DriverError('replicas-step', `${total} pods cannot be shared as ${show(split)}: each is ${Number((100 / total).toFixed(4))} % of the users.`, 'Use steps that are multiples of that, a larger `rollout.traffic.replicas.total`, or a router with weights.');
}

/** The shares that so many pods get of a Service that asks each as often; all 0 where there are none. */
export function shareOf(pods: Pods): Split {
  const all = Object.values(pods).reduce((sum, count) => sum + count, 0);
  return Object.fromEntries(Object.entries(pods).map(([slot, count]) => [slot, all === 0 ? 0 : (100 * count) / all]));
}

export function samePods(one: Pods, other: Pods): boolean {
  return Object.keys({ ...one, ...other }).every((slot) => (one[slot] ?? 0) === (other[slot] ?? 0));
}

export function describePods(pods: Pods): string {
  return Object.entries(pods).map(([slot, count]) => `${slot} ${count}`).join(', ');
}
