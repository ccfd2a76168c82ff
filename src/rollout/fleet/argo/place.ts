import { DriverError } from '../../../core/driver-error.ts';
import { change } from '../../../kubernetes/change.ts';
import type { KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS } from '../../../kubernetes/kinds.ts';
import { podsWith, troubleOf } from '../../../kubernetes/pods.ts';
import { armsOf, splitOf, type Arms } from '../../traffic/argo/arms.ts';
import { HASH, ROLLOUTS, sightOf, type Sight } from '../../traffic/argo/sight.ts';
import { describeSteps, isFree, placesIn, stepsFor } from '../../traffic/argo/steps.ts';
import { promoteFully, reached } from '../../traffic/argo/transitions.ts';
import { isRecord } from '../../traffic/weights.ts';
import { podTemplateChanges, type PodRelease, type Placed } from '../deployments/pod-template.ts';
import { startTrial } from '../deployments/trial.ts';
import type { ArgoFleet } from './argo.ts';
import { withMark } from './template.ts';

/**
 * Begins an update of the Rollout with this release, at 0 % and with the canary's pods there, and waits until all of them are ready. The template and the steps change in one patch, so there is
 * never an update that walks other steps. An older update of Sluice's own that has all users is promoted first; nobody's users are ever on what is replaced.
 * Throws DriverError `argo-…`, `template-…`, `controller-silent`, and as the cluster does.
 */
export async function placeOnRollout(fleet: ArgoFleet, told: PodRelease, placed: Placed): Promise<void> {
  const { sight } = await readyToBegin(fleet, placed);
  const steps = stepsFor(sight, fleet.scale);
  if (sight.workload) {
    await change(fleet.cluster, ROLLOUTS, fleet.name, (object) => stepChanges(object, steps));
    await change(fleet.cluster, DEPLOYMENTS, sight.workload.metadata.name, (object) => withMark(object, podTemplateChanges(object.spec?.template, told, placed, sight.what)));
  } else await change(fleet.cluster, ROLLOUTS, fleet.name, (object) => [...withMark(object, podTemplateChanges(object.spec?.template, told, placed, sight.what)), ...stepChanges(object, steps)]);
  const now = await begun(fleet, placed);
  // Where shares are numbers of pods there are none at 0 %: one that no user reaches is asked in their place.
  const set = now.sets.find(({ hash }) => hash === now.current);
  if (!now.routed && now.inProgress && set?.wanted === 0) await startTrial(fleet.cluster, { ...now.rollout, spec: { template: set.object.spec?.template, selector: set.object.spec?.selector } }, placed.slot, fleet.within, fleet.clock);
}

/** What may be replaced: nothing that has users, and nothing that is somebody else's. */
async function readyToBegin(fleet: ArgoFleet, { slot, digest }: Placed): Promise<{ sight: Sight; arms: Arms }> {
  const sight = await sightOf(fleet.cluster, fleet.name);
  const arms = checked(fleet, sight, await fleet.roles());
  const { canary, stable } = arms;
  const split = splitOf(sight, arms, fleet.slots);
  if (canary && canary.slot !== slot && split[canary.slot] === 100) {
    await promoteFully(fleet, sight.current);
    return readyToBegin(fleet, { slot, digest });
  }
  if (canary?.slot === slot ? canary.set.release === digest : stable.set?.release === digest && stable.slot === slot) return { sight, arms };
  if (stable.slot === slot && stable.set?.slot !== undefined) throw serves(sight, slot, canary ? `${split[slot]} % of the users are on it` : 'all users are on it');
  if (split[slot]! > 0 && canary) throw serves(sight, slot, `${split[slot]} % of the users are on it`);
  return { sight, arms };
}

function serves({ what }: Sight, slot: string, why: string): DriverError {
  return new DriverError('argo-slot-serves', `Slot ${slot} is a side of ${what} that serves: ${why}. Nothing was changed.`, 'A release is placed on the slot without users; see what the journal says of the slots.');
}

function checked({ slots, steps }: ArgoFleet, sight: Sight, roles: Parameters<typeof armsOf>[2]): Arms {
  const { what, rollout, stable, lagging, invalid, paused } = sight;
  const refuse = (code: string, why: string, fix: string): DriverError => new DriverError(code, `${what} ${why}. Nothing was changed.`, fix);
  if (lagging !== undefined) throw refuse('argo-lagging', `is not where its status says: ${lagging}`, 'Ask again in a moment; see whether the Argo Rollouts controller runs.');
  if (invalid !== undefined) throw refuse('argo-not-accepted', `is not taken by its controller: ${invalid}`, 'Correct what it names.');
  if (stable === '') throw refuse('argo-no-stable', 'was never rolled out: the first template of a Rollout gets all users at once', 'Let it become healthy with the champion first.');
  if (paused) throw refuse('argo-paused', 'is paused (`spec.paused`)', 'Take `paused` out, or `kubectl argo rollouts promote`.');
  if (isRecord(rollout.spec?.rollbackWindow)) throw refuse('argo-rollback-window', 'has a `rollbackWindow`: a release that was there before would get all users at once', 'Take `rollbackWindow` out.');
  if (!isFree(sight) && !placesIn(sight) && steps !== 'replace')
    throw refuse('argo-own-steps', `has steps of its own (${describeSteps(sight.steps)}), and two plans cannot lead one candidate`, 'Take them out, or let Sluice put its own in their place: `rollout.fleet.argo.steps: replace`.');
  return armsOf(sight, slots, roles);
}

function stepChanges({ spec }: KubeObject, steps: readonly Record<string, unknown>[]): Operation[] {
  const canary = isRecord(spec?.strategy) && isRecord(spec.strategy.canary) ? spec.strategy.canary : {};
  const path = '/spec/strategy/canary/steps';
  if (JSON.stringify(canary.steps) === JSON.stringify(steps)) return [];
  return canary.steps === undefined ? [{ op: 'add', path, value: steps }] : [{ op: 'test', path, value: canary.steps }, { op: 'replace', path, value: steps }];
}

/** At 0 %, waiting there, with all pods: which is when the controller takes the step of the canary's scale for done. */
async function begun(fleet: ArgoFleet, { slot, digest }: Placed): Promise<Sight> {
  const { cluster, name, clock, within } = fleet;
  const end = clock.now().getTime() + within;
  const isThere = (sight: Sight): boolean => {
    if (sight.lagging !== undefined) return false;
    const set = sight.sets.find(({ hash }) => hash === sight.current);
    if (set?.slot !== slot || set.release !== digest) return false;
    if (!sight.inProgress) return set.ready >= set.wanted;
    const at = placesIn(sight)?.get(0);
    return at !== undefined && sight.index === at + 1 && (set.wanted > 0 || !sight.routed) && set.ready >= set.wanted;
  };
  for (;;) {
    const sight = await sightOf(cluster, name);
    if (isThere(sight)) return sight;
    const left = end - clock.now().getTime();
    if (left <= 0) throw await notReady(fleet, sight);
    // The next state of the Rollout, or of its pods a little later.
    await reached({ ...fleet, within: Math.min(left, LOOK_MS) }, sight.rollout, (state) => (state.rollout.metadata.resourceVersion === sight.rollout.metadata.resourceVersion ? undefined : true)).catch((error: unknown) => {
      if (!(error instanceof DriverError && WAITED.has(error.code))) throw error;
    });
  }
}

const LOOK_MS = 2000;
const WAITED = new Set(['controller-silent', 'argo-not-settled']);

async function notReady({ cluster }: ArgoFleet, sight: Sight): Promise<DriverError> {
  const set = sight.sets.find(({ hash }) => hash === sight.current);
  const pods = set ? (await podsWith(cluster, { [HASH]: set.hash })).flatMap((pod) => troubleOf(pod) ?? []).slice(0, 5) : [];
  if (sight.lagging !== undefined) return new DriverError('controller-silent', `${sight.what} was changed, and its controller has not looked at it in time: ${sight.lagging}.`, 'See whether the Argo Rollouts controller runs and is well.');
  return new DriverError('argo-not-ready', `${sight.what} was not ready in time: ${set ? `${set.ready} of ${set.wanted} pods of ${set.hash}` : `no ReplicaSet ${sight.current}`}; ${[sight.said, ...pods].filter(Boolean).join('; ') || 'the controller gives no reason'}.`, 'See the pods\' own logs and events; a model that takes longer to load needs `fleet.argo.within`.');
}
