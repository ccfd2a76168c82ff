import { DriverError } from '../../../core/driver-error.ts';
import type { Split } from '../../../core/seams.ts';
import { pointer } from '../../../kubernetes/change.ts';
import { MARKS, type Operation } from '../../../kubernetes/cluster.ts';
import { nameOf, storageOf, type Json } from '../../traffic/kserve/service.ts';
import { countOf, predictorName, type Canary } from '../../traffic/kserve/standard.ts';
import type { View } from '../../traffic/kserve/view.ts';
import { isThere, serves, setting, settingMap } from './changes.ts';
import type { Wanted } from './serverless.ts';

type StandardView = Extract<View, { mode: 'standard' }>;

/** The serving container of every runtime of KServe. Published definitions want its name in a canary's model, and not in the stable one's. */
const CONTAINER = 'kserve-container';

/**
 * What makes this release a canary without users. Where its slot is the stable predictor, which nobody uses any more, the canary that has all users becomes
 * stable in the same patch. Nothing where it is so already. Throws DriverError `kserve-slot-serves`, `kserve-zero-replicas`, `kserve-storage`.
 */
export function canaryChanges(view: StandardView, split: Split, wanted: Wanted, replicas: number): Operation[] {
  const { service, state, arms } = view;
  const { slot } = wanted;
  const { predictor } = state.stable;
  const there = storageOf(predictor, nameOf(service));
  if (slot === arms.stable && isThere(state.stable.marks, there.uri, wanted)) return [];
  const { canary } = arms;
  if (slot === arms.other && canary && isThere(canary.marks, storageOf(canary.predictor, `${nameOf(service)}, canary ${canary.name},`).uri, wanted))
    return setting({ trafficPercent: canary.percent }, pointer('spec', 'canary', canary.index), 'trafficPercent', 0);
  if (split[slot]! > 0) throw serves(service, slot, split[slot]!);
  const most = countOf(predictor);
  if (most < 1) throw new DriverError('kserve-zero-replicas', `${nameOf(service)} has \`minReplicas: ${most}\`, and KServe lets no canary have more replicas than that.`, 'Give the predictor `minReplicas` of 1 or more.');
  const entry = {
    trafficPercent: 0,
    predictor: {
      name: predictorName(wanted),
      // At 0 % KServe would scale it to none, and it would never be ready.
      minReplicas: Math.min(replicas, most),
      [there.key]: { name: CONTAINER, ...(predictor[there.key] as Json), storageUri: wanted.address },
      annotations: { [MARKS.slot]: slot, [MARKS.release]: wanted.release },
      labels: { [MARKS.slot]: slot },
    },
  };
  const stable = slot === arms.stable ? promotionChanges(view) : [];
  if (canary) return [...named(canary), ...stable, { op: 'replace', path: pointer('spec', 'canary', canary.index), value: entry }];
  return [{ op: 'add', path: Array.isArray(service.spec?.canary) ? '/spec/canary/-' : '/spec/canary', value: Array.isArray(service.spec?.canary) ? entry : [entry] }];
}

/** What frees a slot: its canary goes, or, where it is the stable predictor, the canary that has all users takes its place. */
export function freeingChanges(view: StandardView, split: Split, slot: string): Operation[] {
  const { service, arms, state } = view;
  const { canary } = arms;
  if (!canary) {
    if (slot === arms.stable) throw serves(service, slot, split[slot]!);
    return [];
  }
  if (split[slot]! > 0) throw serves(service, slot, split[slot]!);
  const all = state.canaries.length === 1;
  return [...named(canary), ...(slot === arms.stable ? promotionChanges(view) : []), { op: 'remove', path: all ? '/spec/canary' : pointer('spec', 'canary', canary.index) }];
}

/**
 * The canary's name and model become those of the stable predictor: KServe then takes the canary's Deployment over without starting a pod anew, and removes the old
 * one. What a canary says besides is taken over too, or its pods would be made again.
 */
function promotionChanges({ service, state, arms }: StandardView): Operation[] {
  const { predictor } = state.stable;
  const canary = arms.canary;
  if (!canary) throw new DriverError('kserve-slot-serves', `${nameOf(service)} has one model alone, and it serves.`, 'Take its users away first; the next release goes on the slot that does not serve.');
  const { minReplicas: _own, annotations, labels, ...rest } = canary.predictor;
  return [
    ...Object.entries(rest).flatMap(([key, value]) => (JSON.stringify(predictor[key]) === JSON.stringify(value) ? [] : replaced(predictor, key, value))),
    ...settingMap(predictor, '/spec/predictor', 'annotations', texts(annotations)),
    ...settingMap(predictor, '/spec/predictor', 'labels', texts(labels)),
  ];
}

function replaced(predictor: Json, key: string, value: unknown): Operation[] {
  const path = pointer('spec', 'predictor', key);
  return Object.hasOwn(predictor, key) ? [{ op: 'test', path, value: predictor[key] }, { op: 'replace', path, value }] : [{ op: 'add', path, value }];
}

/** Lists are patched by index: only where this very canary still stands. */
function named({ index, name }: Canary): Operation[] {
  return [{ op: 'test', path: pointer('spec', 'canary', index, 'predictor', 'name'), value: name }];
}

function texts(map: unknown): Record<string, string> {
  return (map ?? {}) as Record<string, string>;
}
