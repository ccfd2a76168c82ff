import { parseDuration } from '../../../core/duration.ts';
import { DriverError } from '../../../core/driver-error.ts';
import type { Fleet } from '../../../core/seams.ts';
import type { Deployments, Fleet as Declared } from '../../../delivery/spec.ts';
import { change, missing } from '../../../kubernetes/change.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { DEPLOYMENTS } from '../../../kubernetes/kinds.ts';
import { checkNames } from '../../traffic/two-slots.ts';
import { commandFleet, DEFAULT_SLOTS, placeEnvironment, programRunner, type FleetOptions } from '../command.ts';
import { inspectDeployments } from './inspect.ts';
import { loadedRelease } from './loaded.ts';
import { podReleaseOf, texts } from './pod-release.ts';
import { podTemplateChanges } from './pod-template.ts';
import { awaitRollout } from './rollout.ts';
import { scale } from './scale.ts';
import { nameOf, statusOf } from './status.ts';
import { endTrials, startTrial, triedRelease } from './trial.ts';

const WITHIN = '10 minutes';

/**
 * Slots that are Deployments of Kubernetes. Placing brings the bytes to where pods read them (`place`), gives the release to the pod template, gives an empty
 * slot pods, and waits until all of them are of this template and available, and no others are left. What is loaded is told by the pods that are ready.
 * Where shares are numbers of pods (`options.byReplicas`) the slot keeps none, and one pod that no user reaches is asked in their place. Throws DriverError
 * `deployment-…`, `template-…`, `trial-…`, `controller-silent`, and as the cluster does; InputError where the declaration does not fit.
 */
export function deploymentsFleet(spec: Declared, declared: Deployments, options: FleetOptions, cluster: Cluster, digest: Fleet['serving']): Fleet {
  const slots = spec.slots ?? DEFAULT_SLOTS;
  checkNames(declared.names, slots, '`rollout.fleet.deployments.names`');
  const { clock, byReplicas = false } = options;
  const run = programRunner(options);
  const own = commandFleet({ ...spec, place: spec.place ?? { command: ['true'] } }, options);
  const within = options.placeTimeout ?? parseDuration(declared.within ?? WITHIN);
  const nameIn = (slot: string): string => declared.names[slot]!;

  const read = async (slot: string): Promise<KubeObject> => (await cluster.read(DEPLOYMENTS, nameIn(slot))) ?? Promise.reject(await missing(cluster, DEPLOYMENTS, nameIn(slot)));
  /** Pods that the slot must have before users come: as many as serve them now. */
  const needed = async (slot: string): Promise<number> => {
    if (declared.replicas !== undefined) return declared.replicas;
    const others = await Promise.all(slots.filter((other) => other !== slot).map(async (other) => statusOf(await read(other)).wanted));
    return Math.max(1, ...others);
  };
  const loaded = async (slot: string): ReturnType<Fleet['loaded']> => {
    const tried = byReplicas ? await triedRelease(cluster, slot) : undefined;
    const found = tried ?? (await loadedRelease(cluster, await read(slot), texts(declared), slot));
    // Pods claim what they were told; a server that can say what it serves is asked.
    return found && digest ? digest(slot) : found;
  };

  return {
    slots: () => slots,
    async place(slot, source) {
      const told = await podReleaseOf(declared, source);
      if (spec.place) await run(spec.place.command, placeEnvironment(slot, source), 'place');
      const placed = { digest: source.digest, slot };
      const changed = await change(cluster, DEPLOYMENTS, nameIn(slot), (object) => podTemplateChanges(object.spec?.template, told, placed, nameOf(object, cluster.where)));
      if (byReplicas && statusOf(changed).wanted === 0) return startTrial(cluster, changed, slot, within, clock);
      const wanted = byReplicas ? 0 : await needed(slot);
      if (statusOf(changed).wanted < wanted) await scale(cluster, nameIn(slot), wanted);
      await awaitRollout(cluster, nameIn(slot), within, clock);
    },
    loaded,
    ...(digest && { serving: digest }),
    ask: own.ask,
    async retire(slot) {
      if (byReplicas) await endTrials(cluster, slot);
      if (declared.retire !== 'keep') {
        await scale(cluster, nameIn(slot), 0);
        await awaitRollout(cluster, nameIn(slot), within, clock);
      }
      if (spec.retire) await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
    },
    async ready(slot) {
      const object = await read(slot);
      const { seen, ready } = statusOf(object);
      // The router gives the slot its pods with its share, and waits for them.
      if (seen) return byReplicas && ready === 0 ? undefined : ready;
      throw new DriverError('deployment-lagging', `${nameOf(object, cluster.where)} was changed, and its controller has not looked at it yet: it counts the pods of before.`, 'Ask again in a moment.');
    },
    inspect: () => inspectDeployments(cluster, declared, { slots, byReplicas }),
  };
}
