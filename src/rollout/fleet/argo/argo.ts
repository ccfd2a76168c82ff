import { parseDuration } from '../../../core/duration.ts';
import type { Digest } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import type { Fleet } from '../../../core/seams.ts';
import type { ArgoFleet as Declared, Fleet as DeclaredFleet } from '../../../delivery/spec.ts';
import type { Cluster } from '../../../kubernetes/cluster.ts';
import { podsWith } from '../../../kubernetes/pods.ts';
import { armsOf, type Arms } from '../../traffic/argo/arms.ts';
import { canaryOf, HASH, sightOf, type PodSet, type Sight } from '../../traffic/argo/sight.ts';
import type { Place } from '../../traffic/argo/transitions.ts';
import type { Roles } from '../../traffic/roles.ts';
import { checkSlots } from '../../traffic/weights.ts';
import { commandFleet, DEFAULT_SLOTS, placeEnvironment, programRunner, type FleetOptions } from '../command.ts';
import { podReleaseOf, texts } from '../deployments/pod-release.ts';
import { podTemplateChanges, type PodRelease } from '../deployments/pod-template.ts';
import { triedRelease } from '../deployments/trial.ts';
import { inspectArgoFleet } from './inspect.ts';
import { placeOnRollout } from './place.ts';
import { retireFromRollout } from './retire.ts';

const WITHIN = '10 minutes';

/** One Rollout as two slots. */
export interface ArgoFleet extends Place {
  cluster: Cluster;
  slots: readonly string[];
  /** Pods of the candidate, in per cent of the Rollout's. */
  scale: number;
  steps: 'refuse' | 'replace';
  roles: () => Promise<Roles>;
}

/**
 * Slots that are the stable and the canary side of one Rollout of Argo Rollouts. Placing begins an update at 0 %, with its pods; what is loaded is told by the pods of each side
 * that are ready. In the URL of `ask`, `{service}` stands for the Service of the side that the slot is then. Throws DriverError `argo-…`, `template-…`, `controller-silent`.
 */
export function argoFleet(spec: DeclaredFleet, declared: Declared, options: FleetOptions, cluster: Cluster, digest: Fleet['serving']): Fleet {
  const slots = spec.slots ?? DEFAULT_SLOTS;
  checkSlots(slots);
  const run = programRunner(options);
  const { rollout: name, scale = 100, steps = 'refuse' } = declared;
  const within = options.placeTimeout ?? parseDuration(declared.within ?? WITHIN);
  const roles = async (): Promise<Roles> => Promise.resolve().then(() => options.roles?.() ?? {}).catch((): Roles => ({}));
  const fleet: ArgoFleet = { cluster, name, clock: options.clock, within, slots, scale, steps, roles };
  const sideOf = async (slot: string): Promise<Side> => side(fleet, slot);
  return {
    slots: () => slots,
    async place(slot, source) {
      const told = await podReleaseOf(declared, source);
      if (spec.place) await run(spec.place.command, placeEnvironment(slot, source), 'place');
      await placeOnRollout(fleet, told, { digest: source.digest, slot });
    },
    async loaded(slot) {
      const found = await loadedOf(fleet, await sideOf(slot), texts(declared), slot);
      // Pods claim what they were told; a server that can say what it serves is asked.
      return found && digest ? digest(slot) : found;
    },
    ...(digest && { serving: digest }),
    async ask(slot, rows) {
      const http = spec.ask?.http;
      const asked = http?.includes('{service}') ? { ...spec, ask: { http: http.replaceAll('{service}', serviceOf(await sideOf(slot), slot)) } } : spec;
      return commandFleet({ ...asked, place: { command: ['true'] } }, options).ask(slot, rows);
    },
    async retire(slot) {
      await retireFromRollout(fleet, slot, texts(declared));
      if (spec.retire) await run(spec.retire.command, { SLUICE_SLOT: slot }, 'place');
    },
    async ready(slot) {
      const { sight, set } = await sideOf(slot);
      if (sight.lagging !== undefined) throw new DriverError('argo-lagging', `${sight.what} was changed, and its controller has not looked at it yet: ${sight.lagging}.`, 'Ask again in a moment.');
      // Without a router pods come with the share.
      return set && !sight.routed && set.wanted === 0 ? undefined : (set?.ready ?? 0);
    },
    inspect: () => inspectArgoFleet(fleet, declared),
  };
}

interface Side {
  sight: Sight;
  arms: Arms;
  /** Undefined where the slot is neither side. */
  set: PodSet | undefined;
}

async function side({ cluster, name, slots, roles }: ArgoFleet, slot: string): Promise<Side> {
  const sight = await sightOf(cluster, name);
  const arms = armsOf(sight, slots, await roles());
  return { sight, arms, set: arms.canary?.slot === slot ? arms.canary.set : arms.stable.slot === slot ? arms.stable.set : undefined };
}

/** By the ready pods of the side; null where none is. Throws DriverError `argo-lagging`, `argo-mixed`, `argo-changed`. */
async function loadedOf({ cluster }: ArgoFleet, { sight, set }: Side, told: PodRelease, slot: string): Promise<Digest | null | undefined> {
  if (sight.lagging !== undefined) throw new DriverError('argo-lagging', `${sight.what} was changed, and its controller has not looked at it yet: ${sight.lagging}.`, 'Ask again in a moment.');
  if (!set) return null;
  if (!sight.routed && set.wanted === 0) return (await triedRelease(cluster, slot)) ?? null;
  const ready = (await podsWith(cluster, { [HASH]: set.hash })).filter((pod) => pod.ready);
  if (ready.length === 0) return null;
  const other = ready.find(({ release }) => release !== set.release);
  if (other) throw new DriverError('argo-mixed', `${sight.what} has a ready pod ${other.name} of ${other.release ?? 'no release'} beside those of ${set.release ?? 'no release'}.`, 'Ask again when it is gone.');
  if (set.release === undefined) return undefined;
  // Somebody who changes a variable back and leaves the mark would have pods claim what they do not serve.
  const changed = podTemplateChanges(set.object.spec?.template, told, { digest: set.release, slot }, sight.what).filter(({ op }) => op !== 'test');
  if (changed.length > 0) throw new DriverError('argo-changed', `${sight.what} is marked as ${set.release} and was changed since: ${changed.map(({ path }) => path).join(', ')}.`, 'See who wrote it (`kubectl get --show-managed-fields`), and place the release again.');
  return set.release;
}

/** Each side has a Service of its own, and a slot changes sides as it is promoted. */
function serviceOf({ sight, arms }: Side, slot: string): string {
  const canary = canaryOf(sight.rollout, sight.what);
  const key = arms.canary?.slot === slot ? 'canaryService' : 'stableService';
  const name = canary[key];
  if (typeof name === 'string') return name;
  throw new DriverError('argo-no-service', `${sight.what} names no \`${key}\`, and \`rollout.fleet.ask\` has {service}.`, `Give it one (\`strategy.canary.${key}\`), or name the endpoint of each slot with {slot}.`);
}
