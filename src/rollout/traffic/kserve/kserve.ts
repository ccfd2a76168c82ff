import { DriverError } from '../../../core/driver-error.ts';
import { parseDuration } from '../../../core/duration.ts';
import type { Clock, Split, TrafficDriver } from '../../../core/seams.ts';
import type { KserveTraffic } from '../../../delivery/spec.ts';
import { change, missing } from '../../../kubernetes/change.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { settled } from '../../../kubernetes/settle.ts';
import { sameSplit } from '../../../serving/router.ts';
import type { Roles } from '../roles.ts';
import { checkSplit } from '../weights.ts';
import { changedBy } from './changed-by.ts';
import { inspectKserve } from './inspect.ts';
import { HTTP_ROUTE, INFERENCE_SERVICE, nameOf } from './service.ts';
import { serverlessSplit } from './serverless.ts';
import { standardOf, standardSplit } from './standard.ts';
import { changesFor, goneFrom, isFollowing, splitSoon, viewer, type Place, type View } from './view.ts';
import { wordsOf } from './words.ts';
import { twoSlots } from './slots.ts';

/** How long KServe and the gateway may take to route as told. */
const WITHIN = '2 minutes';
/** Milliseconds that reading waits for a route which is on its way to what somebody asked of it. */
const READ_WITHIN = 5_000;

export interface KserveTrafficOptions extends Omit<KserveTraffic, 'cluster'> {
  cluster: Cluster;
  slots: readonly string[];
  /** Asked where nothing is marked yet. */
  roles: () => Roles | Promise<Roles>;
  clock: Clock;
}

/**
 * Shares within one InferenceService of KServe, in the mode that it runs in. Serverless: `canaryTrafficPercent` between the latest revision and the last
 * one that had all users; what the route does is `status.components.predictor.traffic`. Standard (from KServe 0.20): `spec.canary[]`; what the route does is the
 * HTTPRoute that KServe writes. Which arm is which slot is told by the marks on predictors. Throws DriverError `kserve-…`, `controller-silent`, `cluster-…`.
 */
export function kserveTraffic(options: KserveTrafficOptions): TrafficDriver {
  const { cluster, slots, roles, clock } = options;
  twoSlots(slots);
  const place: Place = { cluster, name: options.inference_service, slots, roles };
  const { look, again } = viewer(place);
  const within = parseDuration(options.within ?? WITHIN);
  return {
    name: 'kserve',
    // Both modes take whole numbers of per cent, and decide for each request anew.
    capabilities: { weights: true, smallestStep: 1, sticky: false },
    read: async () => (await splitSoon(look, place, Math.min(within, READ_WITHIN), clock)).split,
    async write(split) {
      checkSplit(split, slots);
      if (!Object.values(split).every(Number.isInteger)) throw new DriverError('kserve-whole', `KServe cannot make the shares ${JSON.stringify(split)}.`, 'It takes whole numbers of per cent.');
      const before = await look();
      const changed = await change(cluster, INFERENCE_SERVICE, place.name, (service) => changesFor(again(service, before), split));
      await follow(place, again(changed, before), split, { within, clock, again: (service) => again(service, before) });
    },
    inspect: () => inspectKserve(place, look),
    changedBy: async () => changedBy(await look()),
  };
}

interface Following {
  within: number;
  clock: Clock;
  again: (service: KubeObject) => View;
}

/** Waits until the route does as it was told. */
async function follow(place: Place, written: View, split: Split, { within, clock, again }: Following): Promise<void> {
  const { cluster, name, slots } = place;
  let why: DriverError | undefined;
  const doing = (ask: () => Split): true | undefined => {
    try {
      return sameSplit(ask(), split) || undefined;
    } catch (error) {
      if (!isFollowing(error)) throw error;
      why = error;
      return undefined;
    }
  };
  if (written.mode === 'standard') {
    const seen = await settled(cluster, HTTP_ROUTE, name, (route) => doing(() => standardSplit(written.service, written.state, written.arms, route ?? undefined)), { within, clock });
    if (seen.value) return;
  } else {
    const gone = await goneFrom(place);
    const seen = await settled(cluster, INFERENCE_SERVICE, name, (service) => {
      if (!service) throw gone;
      const view = again(service);
      return view.mode === 'serverless' ? doing(() => serverlessSplit(view.service, view.state, view.revisions, view.slotOf, slots)) : undefined;
    }, { within, clock, from: written.service });
    if (seen.value) return;
  }
  throw await notTaken(place, written, split, within, why);
}

async function notTaken({ cluster, name }: Place, written: View, split: Split, within: number, why: DriverError | undefined): Promise<DriverError> {
  const now = await cluster.read(INFERENCE_SERVICE, name);
  if (!now) return missing(cluster, INFERENCE_SERVICE, name);
  const what = `${nameOf(written.service)} at ${cluster.where} was told ${JSON.stringify(split)}`;
  if (isSilent(written, now))
    return new DriverError('controller-silent', `${what}, and KServe's controller has said nothing of it within ${within / 1000} s.`, 'See whether its controller runs (`kubectl -n kserve get pods`) and what it logs; the same command can be run again at any time.', { cause: why });
  const words = wordsOf(now);
  return new DriverError(why?.code === 'kserve-not-routed' ? why.code : 'kserve-not-taken', `${what}, and its route does not follow within ${within / 1000} s${why ? `: ${why.message}` : ''}${words === '' ? '' : ` KServe says: ${words}.`}`, 'See `kubectl describe inferenceservice`; the same command can be run again at any time.', { cause: why });
}

/** In the mode Standard KServe copies the wish into its status, whatever the route does. */
function isSilent(written: View, now: KubeObject): boolean {
  if (written.mode === 'serverless') return JSON.stringify(written.service.status) === JSON.stringify(now.status);
  const { canary } = written.arms;
  const told = canary && standardOf(now).canaries.find(({ name }) => name === canary.name);
  const said = Array.isArray(now.status?.canaryStatuses) ? now.status.canaryStatuses.find((each: { name?: unknown }) => each.name === canary?.name) : undefined;
  return told !== undefined && (said as { trafficPercent?: unknown } | undefined)?.trafficPercent !== told.percent;
}
