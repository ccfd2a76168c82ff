import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import type { KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { isRecord, show } from '../weights.ts';
import type { Revision } from './revisions.ts';
import { marksOf, nameOf, predictorOf, predictorStatus, unreadable, type Marks } from './service.ts';
import type { SlotOf } from './slots.ts';

/** One target of the Knative route, as KServe copies it into its status. */
export interface Target {
  revision: string;
  percent: number;
  /** It follows the latest revision that is ready, whichever that is. */
  latest: boolean;
  /** Its own address, where it has a tag. */
  url?: string;
}

/** What KServe keeps of an InferenceService that Knative runs (PropagateStatus in inference_service_status.go). */
export interface Serverless {
  targets: Target[];
  /** `canaryTrafficPercent`; undefined: whatever becomes ready gets all users. */
  percent?: number;
  /** The latest revision that is ready, the latest that was made, the last that had all users, and the one that had them before. */
  ready?: string;
  created?: string;
  rolledOut?: string;
  previous?: string;
}

export function serverlessOf(service: KubeObject): Serverless {
  const status = predictorStatus(service);
  const { canaryTrafficPercent: percent } = predictorOf(service);
  const name = (key: string): string | undefined => {
    const value = status[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  if (percent !== undefined && !isShare(percent)) throw unreadable(service, `spec.predictor.canaryTrafficPercent is ${show(percent)}`);
  return {
    targets: targetsOf(service, status.traffic),
    ...(isShare(percent) && { percent }),
    ready: name('latestReadyRevision'),
    created: name('latestCreatedRevision'),
    rolledOut: name('latestRolledoutRevision'),
    previous: name('previousRolledoutRevision'),
  };
}

/** All revisions that the status names. */
export function revisionsIn({ targets, ready, created, rolledOut, previous }: Serverless): (string | undefined)[] {
  return [...targets.map(({ revision }) => revision), ready, created, rolledOut, previous];
}

/** What is marked: revisions that have users, and the template that the next one is made of. */
export function marksIn(service: KubeObject, { targets }: Serverless, revisions: ReadonlyMap<string, Revision>): Marks[] {
  const serving = targets.filter(({ percent }) => percent > 0).map(({ revision }) => revisions.get(revision) ?? {});
  return [...serving, marksOf(predictorOf(service).annotations)];
}

/**
 * Who gets which share now. Throws DriverError `kserve-no-traffic` where KServe has said nothing, `kserve-lagging` while the route is not as the
 * InferenceService wants it, for then nobody knows what users get in a moment.
 */
export function serverlessSplit(service: KubeObject, state: Serverless, revisions: ReadonlyMap<string, Revision>, slotOf: SlotOf, slots: readonly string[]): Split {
  const { targets, percent, rolledOut } = state;
  if (targets.length === 0)
    throw new DriverError('kserve-no-traffic', `${nameOf(service)} has no status.components.predictor.traffic yet: no revision of it was ever ready.`, 'See `kubectl describe inferenceservice`, and wait until it is ready.');
  const wanted = rolledOut === undefined ? 100 : (percent ?? 100);
  const latest = latestShare(state);
  if (latest !== wanted)
    throw new DriverError('kserve-lagging', `${nameOf(service)} wants ${wanted} % for its latest revision, and its route gives it ${latest} %: ${show(targets)}.`, 'KServe follows in a moment; where it does not, see whether its controller runs.');
  const split: Split = Object.fromEntries(slots.map((slot) => [slot, 0]));
  for (const { revision, percent } of targets.filter((target) => target.percent > 0)) {
    const marks = revisions.get(revision);
    if (!marks) throw new DriverError('kserve-revision', `${nameOf(service)} gives ${percent} % to the revision ${revision}, which is not there.`, 'See `kubectl get revisions`, and whether KServe and Knative agree again in a moment.');
    split[slotOf(marks)]! += percent;
  }
  return split;
}

export function latestShare({ targets }: Serverless): number {
  return targets.filter(({ latest }) => latest).reduce((sum, { percent }) => sum + percent, 0);
}

/**
 * The one number that gives this split; nothing where it stands there. The latest revision's share is `canaryTrafficPercent`; all others go to the last revision that
 * had all users. Throws DriverError `kserve-not-ready` where the latest revision is not what would get more users (kserve#2130: until a new one is ready the
 * share goes to the one before it), `kserve-no-undo` where KServe would not send users to the other slot.
 */
export function percentChange(service: KubeObject, state: Serverless, revisions: ReadonlyMap<string, Revision>, slotOf: SlotOf, split: Split): Operation[] {
  const template = marksOf(predictorOf(service).annotations);
  const slot = slotOf(template);
  const wanted = split[slot]!;
  const given = state.percent ?? 100;
  if (wanted === given) return [];
  const other = Object.keys(split).find((name) => name !== slot)!;
  if (wanted > given && !isLatest(state, revisions, template))
    throw new DriverError(
      'kserve-not-ready',
      `Slot ${slot} of ${nameOf(service)} cannot be given ${wanted} %: the latest revision is ${state.created ?? 'none'} and the latest that is ready is ${state.ready ?? 'none'}, so the share would go to another model than the one that is declared.`,
      'Place the release again and wait until its revision is ready.',
    );
  if (wanted < 100) checkWayBack(service, state, revisions, slotOf, other);
  const path = '/spec/predictor/canaryTrafficPercent';
  return state.percent === undefined ? [{ op: 'add', path, value: wanted }] : [{ op: 'test', path, value: given }, { op: 'replace', path, value: wanted }];
}

/** Whether the latest revision is ready and made of this template. */
export function isLatest({ ready, created }: Serverless, revisions: ReadonlyMap<string, Revision>, { slot, release }: Marks): boolean {
  if (created === undefined || ready !== created) return false;
  const revision = revisions.get(created);
  return revision !== undefined && revision.slot === slot && revision.release === release;
}

/**
 * Users leave the latest revision for the last one that was rolled out. Where that is the latest itself, KServe goes back by one: to the one before, if the latest is ready.
 */
export function wayBack({ ready, created, rolledOut, previous }: Serverless): string | undefined {
  if (rolledOut === undefined || rolledOut !== ready) return rolledOut;
  return ready === created ? previous : undefined;
}

function checkWayBack(service: KubeObject, state: Serverless, revisions: ReadonlyMap<string, Revision>, slotOf: SlotOf, other: string): void {
  const back = wayBack(state);
  const revision = back === undefined ? undefined : revisions.get(back);
  if (revision && slotOf(revision) === other && back !== state.ready) return;
  throw new DriverError(
    'kserve-no-undo',
    `${nameOf(service)} cannot give users to slot ${other}: KServe would send them to ${back === undefined ? 'no other revision' : `the revision ${back}${revision ? `, which is slot ${slotOf(revision)}` : ', which has gone'}`}. It goes back by one revision and no further.`,
    `Put the release on slot ${other} again (\`sluice rollback\` does so from the kept bytes): it becomes the latest revision, and gets users from there.`,
  );
}

function targetsOf(service: KubeObject, traffic: unknown): Target[] {
  if (traffic === undefined || traffic === null) return [];
  if (!Array.isArray(traffic)) throw unreadable(service, `status.components.predictor.traffic is ${show(traffic)}`);
  const targets = traffic.filter(isRecord).flatMap(({ revisionName, percent = 0, latestRevision, url }) => {
    if (typeof revisionName !== 'string' || !isShare(percent)) throw unreadable(service, `status.components.predictor.traffic is ${show(traffic)}`);
    return [{ revision: revisionName, percent, latest: latestRevision === true, ...(typeof url === 'string' && { url }) }];
  });
  const sum = targets.reduce((total, { percent }) => total + percent, 0);
  if (targets.length > 0 && sum !== 100) throw unreadable(service, `the shares of status.components.predictor.traffic sum to ${sum}`);
  return targets;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100;
}
