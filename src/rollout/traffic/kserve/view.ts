import { DriverError } from '../../../core/driver-error.ts';
import type { Clock, Split } from '../../../core/seams.ts';
import type { Cluster, KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { missing } from '../../../kubernetes/change.ts';
import { rolesKnown, type Roles } from '../roles.ts';
import { modeOf } from './mode.ts';
import { knativeRevisions, type Revision, type Revisions } from './revisions.ts';
import { HTTP_ROUTE, INFERENCE_SERVICE, readService } from './service.ts';
import { marksIn, percentChange, revisionsIn, serverlessOf, serverlessSplit, type Serverless } from './serverless.ts';
import { slotsBy, type SlotOf } from './slots.ts';
import { armsOf, shareChange, standardOf, standardSplit, type Arms, type Standard } from './standard.ts';

/** Where an InferenceService is, and who plays which arm there. */
export interface Place {
  cluster: Cluster;
  name: string;
  slots: readonly string[];
  roles: () => Roles | Promise<Roles>;
}

/** An InferenceService as it is now, in the mode that KServe runs it in. */
export type View = { service: KubeObject; why: string } & (
  | { mode: 'serverless'; state: Serverless; revisions: ReadonlyMap<string, Revision>; slotOf: SlotOf }
  | { mode: 'standard'; state: Standard; arms: Arms }
);

/** Looks at the InferenceService, in each call anew. What revisions were made of is asked once: it never changes. */
export function viewer({ cluster, name, slots, roles }: Place): { look(): Promise<View>; again(service: KubeObject, before: View): View } {
  const revisionsOf: Revisions = knativeRevisions(cluster);
  const viewOf = (service: KubeObject, known: ReadonlyMap<string, Revision>, playing: Roles): View => {
    const { mode, why } = modeOf(service);
    if (mode === 'standard') {
      const state = standardOf(service);
      return { mode, why, service, state, arms: armsOf(service, state, slots, playing) };
    }
    const state = serverlessOf(service);
    return { mode, why, service, state, revisions: known, slotOf: slotsBy(service, marksIn(service, state, known), slots, playing) };
  };
  let playing: Roles = {};
  return {
    async look() {
      const service = await readService(cluster, name);
      playing = await rolesKnown(roles);
      const serverless = modeOf(service).mode === 'serverless';
      return viewOf(service, serverless ? await revisionsOf(service, revisionsIn(serverlessOf(service))) : new Map(), playing);
    },
    // Of another state of the same object, by what is known of its revisions: for deciding in the midst of a write.
    again: (service, before) => viewOf(service, before.mode === 'serverless' ? before.revisions : new Map(), playing),
  };
}

/** Who gets which share. In the mode Standard the HTTPRoute is asked, or given. */
export async function splitOf(view: View, { cluster, name, slots }: Place, route?: KubeObject | null): Promise<Split> {
  if (view.mode === 'serverless') return serverlessSplit(view.service, view.state, view.revisions, view.slotOf, slots);
  return standardSplit(view.service, view.state, view.arms, route === undefined ? await readRoute(cluster, name) : (route ?? undefined));
}

/** What passes while KServe and the gateway follow. */
const FOLLOWING = new Set(['kserve-lagging', 'kserve-not-routed', 'kserve-no-traffic', 'kserve-revision', 'kserve-no-route', 'kserve-route']);
const LOOK_AGAIN_MS = 250;

export function isFollowing(error: unknown): error is DriverError {
  return error instanceof DriverError && FOLLOWING.has(error.code);
}

/** As `splitOf`, and again while what routes is on its way to what was asked of it, at most `within` milliseconds. */
export async function splitSoon(look: () => Promise<View>, place: Place, within: number, clock: Clock): Promise<{ view: View; split: Split }> {
  const until = clock.now().getTime() + within;
  for (;;)
    try {
      const view = await look();
      return { view, split: await splitOf(view, place) };
    } catch (error) {
      if (!isFollowing(error) || clock.now().getTime() >= until) throw error;
      await clock.sleep(LOOK_AGAIN_MS);
    }
}

/** The route that users come by: KServe gives it the name of the InferenceService. Undefined also where the cluster knows no HTTPRoutes. */
export async function readRoute(cluster: Cluster, name: string): Promise<KubeObject | undefined> {
  try {
    return await cluster.read(HTTP_ROUTE, name);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'cluster-missing') return undefined;
    throw error;
  }
}

/** What must change for this split. */
export function changesFor(view: View, split: Split): Operation[] {
  if (view.mode === 'serverless') return percentChange(view.service, view.state, view.revisions, view.slotOf, split);
  return shareChange(view.service, view.state, view.arms, split);
}

export function goneFrom({ cluster, name }: Place): Promise<Error> {
  return missing(cluster, INFERENCE_SERVICE, name);
}
