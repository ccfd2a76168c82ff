import { DriverError } from '../../../core/driver-error.ts';
import type { Clock } from '../../../core/seams.ts';
import { missing } from '../../../kubernetes/change.ts';
import type { Cluster, KubeObject } from '../../../kubernetes/cluster.ts';
import { isPassing, settled } from '../../../kubernetes/settle.ts';
import { knativeRevisions } from '../../traffic/kserve/revisions.ts';
import { failureOf, INFERENCE_SERVICE, nameOf, type Marks } from '../../traffic/kserve/service.ts';
import { latestShare, serverlessOf } from '../../traffic/kserve/serverless.ts';
import { standardOf } from '../../traffic/kserve/standard.ts';
import { wordsOf } from '../../traffic/kserve/words.ts';

export interface Waiting {
  cluster: Cluster;
  /** Milliseconds. */
  within: number;
  clock: Clock;
}

/**
 * Waits until the latest revision is made of these marks and ready. Throws DriverError `kserve-not-loaded` in KServe's words as soon as it says that the model
 * cannot load, `kserve-not-ready` after the time, `controller-silent` where KServe has not said a word.
 */
export async function awaitRevision(service: KubeObject, marks: Marks, { cluster, within, clock }: Waiting): Promise<void> {
  const { name } = service.metadata;
  const revisionsOf = knativeRevisions(cluster);
  const until = clock.now().getTime() + within;
  // Of an attempt before this one: a new failure has other words, or a revision of ours.
  const stale = failureOf(service.status?.modelStatus);
  const ours = new Map<string, boolean>();
  const gone = await missing(cluster, INFERENCE_SERVICE, name);
  let last: KubeObject = service;
  for (;;) {
    const { value } = await settled(cluster, INFERENCE_SERVICE, name, (object) => {
      if (!object) throw gone;
      last = object;
      const { created, ready } = serverlessOf(object);
      const failure = failureOf(object.status?.modelStatus);
      const isOurs = created === undefined ? false : ours.get(created);
      if (isOurs === undefined) return { unknown: created! };
      if (failure !== undefined && (isOurs || failure !== stale)) return { failure };
      return isOurs && ready === created ? { ready: true } : undefined;
    }, { within: Math.max(0, until - clock.now().getTime()), clock });
    if (value && 'ready' in value) return;
    if (value?.failure !== undefined) throw notLoaded(last, marks, value.failure);
    if (value?.unknown === undefined) throw notReady(service, last, marks, within, cluster);
    // A revision that the status names and that is not there yet is asked for again, and so where the API server is away for a moment.
    const found = await revisionsOf(last, [value.unknown]).catch((error: unknown) => {
      if (isPassing(error)) return undefined;
      throw error;
    });
    const revision = found?.get(value.unknown);
    if (revision) ours.set(value.unknown, revision.slot === marks.slot && revision.release === marks.release);
    else await clock.sleep(250);
    if (clock.now().getTime() >= until && !revision) throw notReady(service, last, marks, within, cluster);
  }
}

/** Waits until all users are with the latest revision. Throws DriverError `kserve-not-taken`. */
export async function awaitAllUsers(service: KubeObject, { cluster, within, clock }: Waiting): Promise<void> {
  const { value, object } = await settled(cluster, INFERENCE_SERVICE, service.metadata.name, (now) => (now && latestShare(serverlessOf(now)) === 100) || undefined, { within, clock, from: service });
  if (!value) throw new DriverError('kserve-not-taken', `${nameOf(service)} at ${cluster.where} was told to give all users to its latest revision, and does not within ${within / 1000} s${object ? `. KServe says: ${wordsOf(object)}` : ''}.`, 'See `kubectl describe inferenceservice`; users are served by the same model meanwhile.');
}

/** Waits until a canary of the mode Standard is ready; errors as `awaitRevision`. */
export async function awaitCanary(service: KubeObject, canary: string, marks: Marks, { cluster, within, clock }: Waiting): Promise<void> {
  const gone = await missing(cluster, INFERENCE_SERVICE, service.metadata.name);
  let last = service;
  const { value } = await settled(cluster, INFERENCE_SERVICE, service.metadata.name, (object) => {
    if (!object) throw gone;
    last = object;
    const found = standardOf(object).canaries.find(({ name }) => name === canary);
    if (!found) throw new DriverError('kserve-not-placed', `The canary ${canary} of ${nameOf(object)} was taken out while it was waited for.`, 'See who else writes it (`kubectl get --show-managed-fields`).');
    if (found.failure !== undefined) return { failure: found.failure };
    return found.ready ? { ready: true } : undefined;
  }, { within, clock });
  if (value && 'ready' in value) return;
  if (value?.failure !== undefined) throw notLoaded(last, marks, value.failure);
  throw notReady(service, last, marks, within, cluster);
}

function notLoaded(service: KubeObject, { slot }: Marks, failure: string): DriverError {
  return new DriverError('kserve-not-loaded', `KServe cannot load the model of slot ${slot ?? '?'} of ${nameOf(service)}: ${failure}.`, 'See the pods of its newest revision (`kubectl describe inferenceservice`); no user was sent there.');
}

function notReady(before: KubeObject, last: KubeObject, { slot }: Marks, within: number, { where }: Cluster): DriverError {
  const what = `${nameOf(last)} at ${where}`;
  if (JSON.stringify(before.status) === JSON.stringify(last.status))
    return new DriverError('controller-silent', `${what} was given a model for slot ${slot ?? '?'}, and KServe's controller has said nothing of it within ${within / 1000} s.`, 'See whether its controller runs (`kubectl -n kserve get pods`). One before 0.20 does not look at `spec.canary`.');
  const words = wordsOf(last);
  return new DriverError('kserve-not-ready', `The model of slot ${slot ?? '?'} of ${what} is not ready after ${within / 1000} s${words === '' ? '' : `. KServe says: ${words}`}.`, 'See its pods; where it only needs longer, raise `rollout.fleet.kserve.within`.');
}
