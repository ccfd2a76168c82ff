import { DriverError } from '../../../core/driver-error.ts';
import type { Split, TrafficDriver } from '../../../core/seams.ts';
import { change, missing } from '../../../kubernetes/change.ts';
import type { KubeObject, Operation, Resource } from '../../../kubernetes/cluster.ts';
import { settled } from '../../../kubernetes/settle.ts';
import { changedByOf, type Owned } from '../../../kubernetes/writers.ts';
import { SMALLEST_SHARE } from '../buckets.ts';
import { rolesKnown } from '../roles.ts';
import { checkSplit } from '../weights.ts';
import { inspectGateway } from './inspect.ts';
import { gatewayOf, type Gateway, type GatewayOptions } from './options.ts';
import { mirrorIn, mirrorOperations, splitIn, splitOperations } from './plan.ts';
import { ROUTES } from './route.ts';
import { standingOf, type Standing } from './status.ts';

/** A read waits so long for a controller that is about to answer; a write as long as is declared. */
export const READ_WITHIN = 3000;

/**
 * An HTTPRoute of Gateway API: the weights of two backends of one rule, a mirror among its filters, and cohorts by a rule of our own before it.
 * What its controllers accepted is believed, never the spec alone.
 */
export function gatewayTraffic(options: GatewayOptions): TrafficDriver {
  const gateway = gatewayOf(options);
  const { slots, cohorts } = gateway;
  const route = routeOf(gateway);
  const buckets = cohorts && 'count' in cohorts.groups ? 100 / cohorts.groups.count : undefined;
  return {
    name: 'gateway',
    capabilities: { weights: true, smallestStep: buckets ?? SMALLEST_SHARE, mirror: gateway.mirror !== undefined, cohorts: cohorts !== undefined, sticky: cohorts !== undefined },
    read: async () => splitIn(await route.obeyed(), gateway),
    async write(split) {
      checkSplit(split, slots);
      const now = await route.read();
      const raises = await route.raises(now, split);
      // What only matters for more users stands in nobody's way who takes users away.
      if (raises) await route.settle(now, gateway.within);
      const written = await route.change((object) => splitOperations(object, split, gateway));
      await route.settle(written, gateway.within).catch(async (error: unknown) => {
        if (raises && error instanceof DriverError && REFUSALS.has(error.code)) await route.putBack(now, error);
        throw error;
      });
    },
    ...(gateway.mirror && {
      mirror: {
        read: async () => mirrorIn(await route.obeyed(), gateway),
        async write(slot: string | null) {
          if (slot !== null && !slots.includes(slot)) throw new RangeError(`There is no slot ${slot}.`);
          const operations = (object: KubeObject): Operation[] => mirrorOperations(object, slot, gateway);
          if (slot !== null) await tryMirror(route, slot, gateway);
          await route.settle(await route.change(operations), gateway.within);
        },
      },
    }),
    inspect: () => inspectGateway(gateway, route),
    changedBy: async () => changedByOf(await route.read(), await route.owned()),
  };
}

/** What a controller says once and for all of this state, and not only for now. */
const REFUSALS = new Set(['gateway-not-accepted', 'gateway-partly-invalid', 'gateway-unresolved']);

/** One HTTPRoute, in the version that the server serves. */
export interface Route {
  resource(): Promise<Resource>;
  owned(): Promise<Owned>;
  /** Throws DriverError `cluster-missing`. */
  read(): Promise<KubeObject>;
  /** As its controllers obey it. Throws DriverError as `standingOf` has it. */
  obeyed(): Promise<KubeObject>;
  change(plan: (object: KubeObject) => Operation[], dryRun?: boolean): Promise<KubeObject>;
  /** What the controllers say of the state that `from` has, or of a later one; waits while they say nothing yet. */
  standing(from: KubeObject, within: number): Promise<{ standing: Standing; object: KubeObject }>;
  /** Waits until the controllers have taken it. Throws DriverError as `standingOf` has it. */
  settle(from: KubeObject, within: number): Promise<KubeObject>;
  raises(now: KubeObject, split: Split): Promise<boolean>;
  /** A state with more users that was refused may serve nobody at all: what was before is better. */
  putBack(before: KubeObject, why: DriverError): Promise<void>;
}

function routeOf(gateway: Gateway): Route {
  const { cluster, route: name, within, clock } = gateway;
  let known: Resource | undefined;
  const resource = async (): Promise<Resource> => {
    if (known) return known;
    const [v1, v1beta1] = ROUTES;
    const served = (await cluster.serves(v1)) ? v1 : (await cluster.serves(v1beta1)) ? v1beta1 : undefined;
    if (!served) throw new DriverError('gateway-not-served', `The cluster at ${cluster.where} serves no HTTPRoute of ${v1.group}, neither v1 nor v1beta1.`, 'Install the definitions of Gateway API, and a controller that implements it.');
    return (known = served);
  };
  const route: Route = {
    resource,
    owned: async () => ({ resource: await resource(), fields: [['spec', 'rules']], jq: [gateway.cohorts || gateway.mirror ? '.spec.rules' : '.spec.rules[]?.backendRefs[]?.weight'], atomic: true }),
    async read() {
      const found = await cluster.read(await resource(), name);
      if (!found) throw await missing(cluster, await resource(), name);
      return found;
    },
    obeyed: async () => route.settle(await route.read(), Math.min(within, READ_WITHIN)),
    change: async (plan, dryRun = false) => change(cluster, await resource(), name, plan, { dryRun }),
    async standing(from, time) {
      const said = (object: KubeObject): Standing => standingOf(object, gateway.controller);
      const look = (object: KubeObject | null): true | undefined => (object === null || !['lagging', 'silent'].includes(said(object).kind) ? true : undefined);
      const { object } = await settled(cluster, await resource(), name, look, { within: time, clock, from });
      if (object === null) throw await missing(cluster, await resource(), name);
      return { standing: said(object ?? from), object: object ?? from };
    },
    async settle(from, time) {
      const { standing, object } = await route.standing(from, time);
      if (standing.kind === 'accepted' || (standing.kind === 'unresolved' && (await isSafe(object, gateway)))) return object;
      throw standing.error;
    },
    async raises(now, split) {
      const { candidate } = await rolesKnown(gateway.roles);
      if (candidate === undefined) return false;
      return split[candidate]! > shareNow(now, candidate, gateway);
    },
    async putBack(before, why) {
      try {
        const split = splitIn(before, gateway);
        await route.change((object) => splitOperations(object, split, gateway));
      } catch (cause) {
        throw new DriverError(why.code, `${why.message} And what was before could not be put back: ${(cause as Error).message}`, why.fix, { cause });
      }
    },
  };
  return route;
}

/** A backend that is missing is of no matter while the candidate has nobody: taking users away must not wait for it. */
async function isSafe(route: KubeObject, gateway: Gateway): Promise<boolean> {
  const { candidate } = await rolesKnown(gateway.roles);
  const split = splitIn(route, gateway);
  return candidate === undefined ? Object.values(split).some((share) => share === 100) : split[candidate] === 0;
}

/** 0 where it cannot be told: then whatever gives the candidate users is more. */
function shareNow(route: KubeObject, slot: string, gateway: Gateway): number {
  try {
    return splitIn(route, gateway)[slot]!;
  } catch (error) {
    if (error instanceof DriverError) return 0;
    throw error;
  }
}

/** Older definitions know no part of the requests: a server that drops what it does not know would copy every one, so it is tried first. */
export async function tryMirror(route: Route, slot: string, gateway: Gateway): Promise<void> {
  const { percent, fraction } = gateway.mirror!;
  const tried = await route.change((object) => mirrorOperations(object, slot, gateway), true).catch((error: unknown) => {
    if ((percent ?? fraction) === undefined || !(error instanceof DriverError && error.code === 'cluster-invalid')) throw error;
    return undefined;
  });
  if (tried && mirrorIn(tried, gateway) === slot) return;
  throw new DriverError('gateway-mirror-portion', `The definitions of Gateway API at ${gateway.cluster.where} know no part of the requests for a mirror, as \`rollout.traffic.gateway.mirror\` has it. Nothing was written.`, 'Install Gateway API 1.3 or later, or write `mirror: true`: every request is copied then.');
}
