import { DriverError } from '../../../core/driver-error.ts';
import type { KubeObject, Operation } from '../../../kubernetes/cluster.ts';
import { pointer } from '../../../kubernetes/change.ts';
import { nameOf, type Json, type Marks } from '../../traffic/kserve/service.ts';
import { isRecord } from '../../traffic/weights.ts';
import type { Wanted } from './serverless.ts';

/** Nothing where it is so already; else a test of what was read and the change. */
export function setting(object: Json, at: string, key: string, value: unknown): Operation[] {
  const path = `${at}${pointer(key)}`;
  if (object[key] === value) return [];
  return Object.hasOwn(object, key) ? [{ op: 'test', path, value: object[key] }, { op: 'replace', path, value }] : [{ op: 'add', path, value }];
}

/** The same for some keys of a map, which is made where there is none. */
export function settingMap(object: Json, at: string, key: string, values: Readonly<Record<string, string>>): Operation[] {
  const there = object[key];
  if (!isRecord(there)) return Object.keys(values).length === 0 ? [] : [{ op: 'add', path: `${at}/${key}`, value: { ...values } }];
  return Object.entries(values).flatMap(([name, value]) => setting(there, `${at}/${key}`, name, value));
}

/** Whether a predictor has this release already. */
export function isThere({ slot, release }: Marks, uri: string, wanted: Wanted): boolean {
  return slot === wanted.slot && release === wanted.release && uri === wanted.address;
}

export function serves(service: KubeObject, slot: string, share: number): DriverError {
  return new DriverError('kserve-slot-serves', `Slot ${slot} of ${nameOf(service)} has ${share} % of users.`, 'Take its users away first; the next release goes on the slot that does not serve.');
}
