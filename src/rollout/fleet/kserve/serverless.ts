import type { Digest } from '../../../core/digest.ts';
import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import { pointer } from '../../../kubernetes/change.ts';
import { MARKS, type Operation } from '../../../kubernetes/cluster.ts';
import { marksOf, nameOf, predictorOf, storageOf, type Json, type Marks } from '../../traffic/kserve/service.ts';
import { wayBack } from '../../traffic/kserve/serverless.ts';
import type { View } from '../../traffic/kserve/view.ts';
import { isRecord } from '../../traffic/weights.ts';
import { isThere, serves, setting, settingMap } from './changes.ts';

type ServerlessView = Extract<View, { mode: 'serverless' }>;

/** A release as it shall stand in a predictor. */
export interface Wanted {
  slot: string;
  release: Digest;
  address: string;
}

/**
 * What a predictor declared before a candidate took its place. There is one template for both slots, so this is what goes back into it when the candidate is
 * taken out. Annotations of the predictor.
 */
export const BEFORE = { address: 'sluice/storage-before', slot: 'sluice/slot-before', release: 'sluice/release-before' } as const;

/**
 * What makes the next revision one of this release, without users: model, marks and share in one patch, for a share that stands there gives users to whatever
 * is ready (kserve#2130). Nothing where it is so already. Throws DriverError `kserve-slot-serves`, `kserve-never-rolled-out`, `kserve-no-undo`, `kserve-storage`.
 */
export function placingChanges(view: ServerlessView, split: Split, wanted: Wanted): Operation[] {
  const { service, state, revisions, slotOf } = view;
  const { slot } = wanted;
  if (split[slot]! > 0) throw serves(service, slot, split[slot]!);
  if (state.rolledOut === undefined)
    throw new DriverError('kserve-never-rolled-out', `No revision of ${nameOf(service)} ever had all users: KServe would send everybody to the next one at once.`, 'Let a first model become ready and serve, then deliver.');
  // The last revision that had all users is where they stay while the new one comes up.
  const kept = revisions.get(state.rolledOut);
  if (!kept || slotOf(kept) === slot)
    throw new DriverError('kserve-no-undo', `${nameOf(service)} would send its users to the revision ${state.rolledOut}, which is slot ${slot} itself${kept ? '' : ' or has gone'}, as soon as a new one is made.`, 'Give all users to the other slot first.');
  const predictor = predictorOf(service);
  const { key, uri } = storageOf(predictor, nameOf(service));
  const zero = setting(predictor, '/spec/predictor', 'canaryTrafficPercent', 0);
  const marks = marksOf(predictor.annotations);
  if (isThere(marks, uri, wanted)) return zero;
  const before = slotOf(marks) === slot ? {} : { [BEFORE.address]: uri, ...(marks.slot !== undefined && { [BEFORE.slot]: marks.slot }), ...(marks.release && { [BEFORE.release]: marks.release }) };
  return [
    ...zero,
    ...setting(predictor[key] as Json, pointer('spec', 'predictor', key), 'storageUri', wanted.address),
    ...settingMap(predictor, '/spec/predictor', 'annotations', { [MARKS.slot]: slot, [MARKS.release]: wanted.release, ...before }),
    ...settingMap(predictor, '/spec/predictor', 'labels', { [MARKS.slot]: slot }),
  ];
}

/**
 * What is declared again when a slot is freed, marks and all; undefined where the slot is not what is declared. Throws DriverError `kserve-slot-serves`,
 * `kserve-nothing-before`.
 */
export function restoringChanges(view: ServerlessView, split: Split, slot: string): { operations: Operation[]; marks: Marks } | undefined {
  const { service, slotOf } = view;
  const predictor = predictorOf(service);
  const annotations = isRecord(predictor.annotations) ? predictor.annotations : {};
  if (slotOf(marksOf(annotations)) !== slot) return undefined;
  if (split[slot]! > 0) throw serves(service, slot, split[slot]!);
  const { [BEFORE.address]: address, [BEFORE.slot]: other, [BEFORE.release]: release } = annotations;
  if (typeof address !== 'string')
    throw new DriverError('kserve-nothing-before', `The predictor of ${nameOf(service)} does not say what it declared before slot ${slot}.`, 'Write the model that serves back into it by hand, with `canaryTrafficPercent: 0` until its revision is ready; or leave it: it has no users.');
  const { key } = storageOf(predictor, nameOf(service));
  // Who was not marked before is not marked again: one mark alone would make the other slot of what is not marked.
  const marks = marksOf({ [MARKS.slot]: other, [MARKS.release]: release });
  const kept = { ...(marks.slot !== undefined && { [MARKS.slot]: marks.slot }), ...(marks.release !== undefined && { [MARKS.release]: marks.release }) };
  const label: Record<string, string> = marks.slot === undefined ? {} : { [MARKS.slot]: marks.slot };
  return {
    operations: [
      ...setting(predictor[key] as Json, pointer('spec', 'predictor', key), 'storageUri', address),
      ...settingMap(predictor, '/spec/predictor', 'annotations', kept),
      ...removing(predictor, 'annotations', [...Object.values(BEFORE), ...Object.values(MARKS)].filter((name) => !Object.hasOwn(kept, name))),
      ...settingMap(predictor, '/spec/predictor', 'labels', label),
      ...removing(predictor, 'labels', [MARKS.slot].filter((name) => !Object.hasOwn(label, name))),
    ],
    marks,
  };
}

function removing(predictor: Json, key: string, names: readonly string[]): Operation[] {
  const there = predictor[key];
  return isRecord(there) ? names.filter((name) => Object.hasOwn(there, name)).map((name) => ({ op: 'remove', path: pointer('spec', 'predictor', key, name) })) : [];
}

/** The revision of a slot: the one that has users, else the latest that is declared, else the one that KServe could go back to. */
export function revisionOf({ service, state, revisions, slotOf }: ServerlessView, slot: string): { name: string; ready: boolean } | undefined {
  const of = (name: string | undefined): boolean => name !== undefined && revisions.has(name) && slotOf(revisions.get(name)!) === slot;
  const serving = state.targets.find(({ revision, percent }) => percent > 0 && of(revision));
  if (serving) return { name: serving.revision, ready: true };
  if (slotOf(marksOf(predictorOf(service).annotations)) === slot) return of(state.created) ? { name: state.created!, ready: state.ready === state.created } : undefined;
  const back = [wayBack(state), state.rolledOut].find(of);
  return back === undefined ? undefined : { name: back, ready: true };
}
