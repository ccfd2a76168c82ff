import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import type { Roles } from '../roles.ts';
import type { PodSet, Sight } from './sight.ts';

/** Which slot each side of a Rollout is. */
export interface Arms {
  /** Who serves by the Rollout's own account. */
  stable: { slot: string; set: PodSet | undefined };
  /** What is in progress, where something is. */
  canary?: { slot: string; set: PodSet };
}

/**
 * By the marks of the pods' templates. A stable side that Sluice never placed has none: it is the slot that the canary is not, else the champion's, else
 * not the candidate's. Pure. Throws DriverError `argo-foreign-rollout` where what is in progress is not what Sluice placed, `argo-lagging` where its pods are not there yet.
 */
export function armsOf(sight: Sight, slots: readonly string[], roles: Roles = {}): Arms {
  const { sets, stable, current, inProgress } = sight;
  const setOf = (hash: string): PodSet | undefined => sets.find((set) => set.hash === hash);
  const known = (slot: string | undefined): string | undefined => (slot !== undefined && slots.includes(slot) ? slot : undefined);
  const stableSet = setOf(stable);
  const marked = known(stableSet?.slot);
  if (!inProgress) return { stable: { slot: marked ?? roles.champion ?? otherThan(roles.candidate, slots) ?? slots[0]!, set: stableSet } };
  const set = setOf(current);
  if (!set) throw new DriverError('argo-lagging', `${sight.what} has no ReplicaSet ${current} yet, which its update is about.`, 'Ask again in a moment; see the log of the Argo Rollouts controller.');
  const slot = known(set.slot);
  if (slot === undefined || slot === marked || !sight.placed) throw foreign(sight, set);
  return { stable: { slot: marked ?? otherThan(slot, slots)!, set: stableSet }, canary: { slot, set } };
}

/** Somebody else's update, by what they will look for. */
export function foreign({ what, said }: Sight, { revision, images, hash }: PodSet): DriverError {
  return new DriverError(
    'argo-foreign-rollout',
    `${what} is in the midst of an update that Sluice did not begin: revision ${revision} (${hash}, ${images.join(', ') || 'no image'}; ${said || 'no phase'}).`,
    'Let it end first, or end it: `kubectl argo rollouts promote --full`, or `abort` and then `undo`. While a delivery runs nobody else may change the template (docs/kubernetes.md#argo-rollouts).',
  );
}

/**
 * What each slot has of the users: by the weights that the controller says it gave the router, each by the hash that it belongs to; without a router by
 * the pods that are ready. Pure. Throws DriverError `argo-others` where somebody else has a part of the users.
 */
export function splitOf(sight: Sight, arms: Arms, slots: readonly string[]): Split {
  const shares = sight.routed ? weightShares(sight) : podShares(sight);
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  const split: Split = Object.fromEntries(slots.map((slot) => [slot, 0]));
  if (total === 0) return split;
  for (const { hash, share } of shares.filter(({ share }) => share > 0)) {
    const slot = slotOf(hash, sight, arms, slots);
    if (slot === undefined) throw new DriverError('argo-others', `${sight.what} gives ${round((share / total) * 100)} % of the users to pods of ${hash || 'an experiment'}, which belong to no slot.`, 'Wait until they are gone; see `kubectl argo rollouts get rollout`.');
    split[slot] = round(split[slot]! + (share / total) * 100);
  }
  return split;
}

interface Share {
  hash: string;
  share: number;
}

function weightShares({ weights, stable, what }: Sight): Share[] {
  // None were ever set: all users are where the Rollout began.
  if (!weights) return [{ hash: stable, share: 100 }];
  const { canary, stable: rest, others } = weights;
  if (![canary.weight, rest.weight, others].every(Number.isFinite)) throw new DriverError('argo-others', `The weights in the status of ${what} are no numbers: nobody can tell who gets which users.`, 'See what wrote them (`kubectl get rollout --show-managed-fields`).');
  return [{ hash: canary.hash, share: canary.weight }, { hash: rest.hash || stable, share: rest.weight }, { hash: '', share: others }];
}

function podShares({ sets }: Sight): Share[] {
  return sets.map(({ hash, ready }) => ({ hash, share: ready }));
}

function slotOf(hash: string, { sets, stable, current }: Sight, arms: Arms, slots: readonly string[]): string | undefined {
  if (hash === '') return undefined;
  if (hash === stable) return arms.stable.slot;
  if (hash === current && arms.canary) return arms.canary.slot;
  // On its way out: the update that was in progress before, or the side that was stable before this one.
  const set = sets.find((each) => each.hash === hash);
  if (set && set.slot === undefined && !arms.canary) return otherThan(arms.stable.slot, slots);
  return set?.slot !== undefined && slots.includes(set.slot) ? set.slot : undefined;
}

function otherThan(slot: string | undefined, slots: readonly string[]): string | undefined {
  return slot === undefined ? undefined : slots.find((each) => each !== slot);
}

function round(share: number): number {
  return Math.round(share * 1e9) / 1e9;
}
