import { DriverError } from '../../../core/driver-error.ts';
import type { Split, TrafficDriver } from '../../../core/seams.ts';
import { sameSplit } from '../../../serving/router.ts';
import { changedByOf } from '../../../kubernetes/writers.ts';
import { endTrials } from '../../fleet/deployments/trial.ts';
import { checkSplit } from '../weights.ts';
import { armsOf, splitOf, type Arms } from './arms.ts';
import { inspectArgo } from './inspect.ts';
import { argoOf, type Argo, type ArgoOptions } from './options.ts';
import { owned } from './owned.ts';
import { ROLLOUTS, sightOf, type Sight } from './sight.ts';
import { placesIn } from './steps.ts';
import { abort, abortedBy, goToWeight, isOurs, notAccepted, type Place } from './transitions.ts';

const LOOK_MS = 250;

/**
 * A Rollout of Argo Rollouts with the canary strategy: the stable side is one slot, the update in progress the other, by the marks of their templates (`fleet.argo` places them). A share is
 * the place of a step in the Rollout's status; what the router has is believed by `status.canary.weights`, and without a router by ready pods.
 */
export function argoTraffic(options: ArgoOptions): TrafficDriver {
  const argo = argoOf(options);
  const { slots, cluster, name, replicas } = argo;
  return {
    name: 'argo',
    capabilities: { weights: true, smallestStep: replicas === undefined ? 1 : 100 / replicas, mirror: false, cohorts: false, sticky: false },
    read: async () => read(argo),
    async write(split) {
      checkSplit(split, slots);
      const { sight, arms } = await seen(argo);
      if (arms.canary) return raises(splitNow(sight, arms, argo), split, arms.canary.slot) ? raise(argo, sight, { ...arms, canary: arms.canary }, split) : lower(argo, sight, { ...arms, canary: arms.canary }, split);
      if (sameSplit(splitOf(sight, arms, slots), split)) return;
      const [serves, other] = [arms.stable.slot, slots.find((slot) => slot !== arms.stable.slot)!];
      throw new DriverError('argo-nothing-in-progress', `${sight.what} has no update in progress: all users are on slot ${serves}, and slot ${other} has nothing that could get any.`, `Place a release on slot ${other} first. If somebody promoted slot ${serves}, \`sluice rollback\` places the release before it.`);
    },
    inspect: () => inspectArgo(argo),
    ...(replicas !== undefined && { unready: (told: Split) => unready(argo, told) }),
    async changedBy() {
      const object = await cluster.read(ROLLOUTS, name);
      return object && changedByOf(object, owned(object));
    },
  };
}

async function read(argo: Argo): Promise<Split> {
  const { sight, arms } = await seen(argo);
  if (sight.lagging !== undefined) throw lagging(sight);
  if (sight.invalid !== undefined) throw notAccepted(sight);
  return splitOf(sight, arms, argo.slots);
}

async function seen({ cluster, name, slots, roles }: Argo): Promise<{ sight: Sight; arms: Arms }> {
  const sight = await sightOf(cluster, name);
  return { sight, arms: armsOf(sight, slots, await roles()) };
}

export function lagging({ what, lagging }: Sight): DriverError {
  return new DriverError('argo-lagging', `The status of ${what} is not of what it is now: ${lagging}.`, 'Ask again in a moment; if that stays so, see whether the Argo Rollouts controller runs.');
}

/** Without a router: the numbers of pods are as told, and some of them are not ready. */
async function unready(argo: Argo, told: Split): Promise<string | undefined> {
  const { sight, arms } = await seen(argo);
  const missing = sight.sets.filter(({ ready, wanted }) => ready < wanted);
  if (sight.routed || missing.length === 0) return undefined;
  const wanted = splitOf({ ...sight, sets: sight.sets.map((set) => ({ ...set, ready: set.wanted })) }, arms, argo.slots);
  if (!sameSplit(wanted, told)) return undefined;
  return `Pods of ${sight.what} are not ready: ${missing.map(({ hash, ready, wanted: all }) => `${ready} of ${all} of ${hash}`).join(', ')}.`;
}

type WithCanary = Arms & { canary: NonNullable<Arms['canary']> };

/** Where nobody can tell what the users have, giving the candidate none lowers it all the same. */
function splitNow(sight: Sight, arms: Arms, { slots }: Argo): Split | undefined {
  try {
    return splitOf(sight, arms, slots);
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return undefined;
  }
}

function raises(now: Split | undefined, split: Split, slot: string): boolean {
  return split[slot]! > 0 && (now === undefined || split[slot]! > now[slot]! + 1e-6);
}

async function raise(argo: Argo, sight: Sight, { canary }: WithCanary, split: Split): Promise<void> {
  const { what, aborted, promoting, paused, rollout, lagging: lag, invalid } = sight;
  const refuse = (code: string, why: string, fix: string): DriverError => new DriverError(code, `Slot ${canary.slot} of ${what} gets no more users: ${why}.`, fix);
  if (lag !== undefined) throw lagging(sight);
  if (invalid !== undefined) throw notAccepted(sight);
  const who = abortedBy(rollout);
  if (aborted && !isOurs(who)) throw refuse('argo-aborted', `${who ?? 'somebody'} aborted the update (${sight.said})`, 'Find out why. To go on: `kubectl argo rollouts retry rollout`; to end it: `sluice abort`.');
  if (promoting) throw refuse('argo-promoting', 'somebody promotes it fully', 'Find out who; `kubectl argo rollouts abort` stops that.');
  if (paused) throw refuse('argo-paused', '`spec.paused` is true: a person stopped it', 'To go on: `kubectl argo rollouts promote`, or take `paused` out.');
  // The controller would give a step with pods missing the share of the step before it.
  if (sight.routed && canary.set.ready < canary.set.wanted) throw refuse('argo-not-ready', `${canary.set.ready} of its ${canary.set.wanted} pods are ready`, 'See the pods\' own logs and events.');
  const weight = weightOf(sight, split[canary.slot]!);
  if (!sight.routed && canary.set.wanted === 0) await endTrials(argo.cluster, canary.slot);
  await goToWeight(argoPlace(argo), sight.current, weight);
  await confirmed(argo, sight, split);
}

/** First the step; where steps are not Sluice's, or the controller does not get there, the abort, which needs none. */
async function lower(argo: Argo, sight: Sight, arms: WithCanary, split: Split): Promise<void> {
  const { canary } = arms;
  const share = split[canary.slot]!;
  const place = argoPlace(argo);
  if (share > 0) {
    await goToWeight(place, sight.current, weightOf(sight, share));
    return confirmed(argo, sight, split);
  }
  const done = splitNow(sight, arms, argo);
  if (sight.lagging === undefined && !sight.promoting && done?.[canary.slot] === 0 && (sight.aborted || isAtRest(sight))) return;
  const half = { ...place, within: place.within / 2 };
  const failed = await (sight.aborted ? abort(half, sight.current) : goToWeight(half, sight.current, 0)).then(() => undefined, (error: unknown) => error ?? new Error('not lowered'));
  if (failed !== undefined) await (sight.aborted ? goToWeight(half, sight.current, 0) : abort(half, sight.current)).catch((error: unknown) => {
    throw error instanceof DriverError ? error : failed;
  });
  await confirmed(argo, sight, split);
}

/** At the step of 0 %, or at its pause. */
function isAtRest(sight: Sight): boolean {
  const at = placesIn(sight)?.get(0);
  return at !== undefined && (sight.index === at || sight.index === at + 1);
}

/** Without a router: users follow pods, which end and become ready in their own time. */
async function confirmed(argo: Argo, { routed, what }: Sight, split: Split): Promise<void> {
  if (routed) return;
  const { clock, within } = argo;
  for (const end = clock.now().getTime() + within; ; await clock.sleep(LOOK_MS)) {
    const found = await read(argo);
    if (sameSplit(found, split)) return;
    if (clock.now().getTime() >= end) throw new DriverError('argo-not-settled', `The pods of ${what} make ${JSON.stringify(found)}, and were to make ${JSON.stringify(split)}.`, 'See the pods\' events; `maxSurge` above 0 lets the controller come closer than whole parts of `replicas`: set it to 0, or use a router.');
  }
}

function weightOf({ routed, whole, what }: Sight, share: number): number {
  const weight = routed ? (share * whole) / 100 : Math.round(share);
  if (Math.abs(weight - Math.round(weight)) < 1e-6) return Math.round(weight);
  throw new DriverError('weights-too-fine', `${what} takes whole weights up to ${whole}, and ${share} % is none.`, `Use multiples of ${100 / whole} %.`);
}

function argoPlace({ cluster, name, clock, within }: Argo): Place {
  return { cluster, name, clock, within };
}
