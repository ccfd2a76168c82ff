import { isDeepStrictEqual } from 'node:util';
import { DriverError } from '../../../core/driver-error.ts';
import type { Clock } from '../../../core/seams.ts';
import { change, missing } from '../../../kubernetes/change.ts';
import { FIELD_MANAGER, type Cluster, type KubeObject, type Operation } from '../../../kubernetes/cluster.ts';
import { settled } from '../../../kubernetes/settle.ts';
import { isRecord } from '../weights.ts';
import { canaryOf, nameOf, ROLLOUTS, stateOf, type Sight } from './sight.ts';
import { placesIn } from './steps.ts';

/** What a Rollout says of itself, without its pods. */
export type State = Omit<Sight, 'sets' | 'placed'>;

/** One Rollout whose status is to be changed. */
export interface Place {
  cluster: Cluster;
  name: string;
  clock: Clock;
  /** Milliseconds that the controller may take. */
  within: number;
}

/** The controller writes its own view of the status without asking whether it is the newest, so what was written may be gone a moment later: looked at, and told again. */
const TIMES = 5;

/**
 * Goes to the step of this weight, for the update that is in progress (`update`: its hash), by the place of the step in `status.currentStepIndex`: what `kubectl argo rollouts promote`
 * does one step at a time. Takes back an abort that Sluice itself made. Comes back once the controller says that the router has the weight and
 * that it waits there. Throws DriverError `argo-steps`, `argo-moved`, `argo-not-settled`, `controller-silent`.
 */
export async function goToWeight(place: Place, update: string, weight: number): Promise<void> {
  for (let time = 1; ; time += 1) {
    const written = await toldStatus(place, update, (state) => {
      const at = placeOf(state, weight);
      if (isAt(state, weight, at)) return {};
      return { currentStepIndex: at, controllerPause: false, promoteFull: false, abort: false, pauseConditions: undefined };
    });
    const seen = await reached(place, written, (state) => {
      const at = placeOf(state, weight);
      if (isAt(state, weight, at)) return 'there';
      return state.index === at || state.index === at + 1 ? undefined : 'lost';
    });
    if (seen === 'there') return;
    if (time === TIMES) throw new DriverError('argo-moved', `${(await stateNow(place)).what} was told to go to ${weight} % ${TIMES} times, and somebody or its controller moved it elsewhere each time.`, 'See who else changes its status (`kubectl get --show-managed-fields`).');
  }
}

/** Ends the update: all users to the stable side. Only while one is in progress: else the controller would take the stable side's pods away (argo-rollouts#1292). Throws as `goToWeight`. */
export async function abort(place: Place, update: string): Promise<void> {
  const written = await toldStatus(place, update, ({ aborted }) => (aborted ? {} : { abort: true, promoteFull: false }));
  // What was aborted may have kept a weight (argo-rollouts#4841): the word of the controller on the weight counts, not that it says it is aborted.
  await reached(place, written, (state) => (state.aborted && (state.weights?.canary.weight ?? 0) === 0 ? 'there' : undefined));
}

/** Makes what is in progress the stable side, past all steps. Comes back when it is. Throws as `goToWeight`. */
export async function promoteFully(place: Place, update: string): Promise<void> {
  const written = await toldStatus(place, update, ({ inProgress, promoting }) => (inProgress && !promoting ? { promoteFull: true, abort: false, pauseConditions: undefined } : {}));
  await reached(place, written, ({ stable, current, aborted, routed, weights }) => {
    // The router is told a moment later that the stable side is another one now.
    if (stable === update && current === update && (!routed || weights?.canary.weight === 0)) return 'there';
    if (aborted) throw new DriverError('argo-aborted', `${place.name} was aborted while it was being promoted.`, 'Find out who did; then run this again.');
    return undefined;
  });
}

/** Who set `status.abort`: undefined where nobody can tell, `sluice` where it was Sluice itself. */
export function abortedBy({ metadata: { managedFields } }: KubeObject): string | undefined {
  const entries = Array.isArray(managedFields) ? managedFields : [];
  return entries.find(({ fieldsV1 }) => isRecord(fieldsV1) && isRecord(fieldsV1['f:status']) && fieldsV1['f:status']['f:abort'] !== undefined)?.manager;
}

export const isOurs = (manager: string | undefined): boolean => manager === FIELD_MANAGER;

/** Waits until `look` answers, at each state that the controller has written. Throws DriverError `cluster-missing` as soon as there is no Rollout any more, `controller-silent` where its controller wrote none, `argo-not-settled` else. */
export async function reached<T>({ cluster, name, clock, within }: Place, from: KubeObject, look: (state: State) => T | undefined): Promise<T> {
  const gone = await missing(cluster, ROLLOUTS, name);
  const { value, object } = await settled(cluster, ROLLOUTS, name, (now) => {
    if (now === null) throw gone;
    return lookAt(now, cluster, look);
  }, { within, clock, from });
  if (value !== undefined) return value;
  if (!object) throw gone;
  const state = stateIn(object, cluster);
  const words = state.invalid ?? state.said;
  // What others write beside the status is no answer of the controller's.
  if (isDeepStrictEqual(object.status, from.status)) throw new DriverError('controller-silent', `${state.what} was told, and its controller has not answered: the status is as it was written.`, 'See whether the Argo Rollouts controller runs and is well.');
  throw new DriverError('argo-not-settled', `${state.what} has not done as it was told in time: ${state.lagging ?? (words || 'it gives no reason')}; step ${state.index ?? 'none'}, weight ${state.weights?.canary.weight ?? 'none'}.`, 'See `kubectl argo rollouts get rollout`; it may need more time (`within`).');
}

export function stateIn(object: KubeObject, cluster: Cluster): State {
  const what = nameOf(object, cluster);
  return stateOf(object, canaryOf(object, what), what);
}

function lookAt<T>(object: KubeObject, cluster: Cluster, look: (state: State) => T | undefined): T | undefined {
  const state = stateIn(object, cluster);
  if (state.invalid !== undefined) throw notAccepted(state);
  return state.lagging === undefined ? look(state) : undefined;
}

export function notAccepted({ what, invalid }: Pick<State, 'what' | 'invalid'>): DriverError {
  return new DriverError('argo-not-accepted', `The controller does nothing with ${what}: ${invalid}`, 'Correct what it names.');
}

/** At the pause behind the step, and the router has the weight where there is one. A canary with pods missing stays at the step, which for 0 % is as good. */
function isAt({ index, weights, routed, aborted, promoting, inProgress }: State, weight: number, at: number): boolean {
  const waits = index === at + 1 || (routed && weight === 0 && index === at);
  return !aborted && !promoting && inProgress && waits && (!routed || weights?.canary.weight === weight);
}

function placeOf(state: State, weight: number): number {
  const at = placesIn(state)?.get(weight);
  if (at !== undefined) return at;
  throw new DriverError('argo-steps', `${state.what} has no step of ${weight} % with a pause behind it${placesIn(state) ? '' : ': its steps are not those that Sluice wrote'}.`, 'Somebody changed `spec.strategy.canary.steps`, most likely from Git: see docs/kubernetes.md#argo-rollouts for what to ignore there; placing again writes them anew.');
}

/** Some fields of the status, of this very update; undefined: taken out. */
async function toldStatus({ cluster, name }: Place, update: string, plan: (state: State) => Record<string, unknown>): Promise<KubeObject> {
  return change(cluster, ROLLOUTS, name, (object) => {
    const state = stateIn(object, cluster);
    if (state.current !== update) throw new DriverError('argo-moved', `${state.what} is about ${state.current || 'nothing'} now, and was about ${update} a moment ago.`, 'Somebody began another update; see `kubectl argo rollouts get rollout`.');
    const changes = Object.entries(plan(state)).flatMap(([key, value]) => setting(object, key, value));
    return changes.length === 0 ? [] : [{ op: 'test', path: '/status/currentPodHash', value: update }, ...changes];
  }, { subresource: 'status' });
}

function setting({ status = {} }: KubeObject, key: string, value: unknown): Operation[] {
  const path = `/status/${key}`;
  if (value === undefined) return Object.hasOwn(status, key) ? [{ op: 'remove', path }] : [];
  if (value === false && !status[key]) return [];
  return status[key] === value ? [] : [{ op: 'add', path, value }];
}

async function stateNow({ cluster, name }: Place): Promise<State> {
  const object = await cluster.read(ROLLOUTS, name);
  if (!object) throw await missing(cluster, ROLLOUTS, name);
  return stateIn(object, cluster);
}
