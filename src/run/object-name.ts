import { InputError } from '../core/problem.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { JOURNAL_NAME } from '../journal/kubernetes.ts';

/** What the model's objects in a cluster are named by (`sluice-NAME`). Two models must not meet there, so nothing is shortened or lowered. */
export function objectName(delivery: Delivery, declared: string | undefined, where: readonly string[]): string {
  const name = declared ?? delivery.spec.release.name;
  if (JOURNAL_NAME.test(name)) return name;
  throw InputError.of('object-name', `The model's name ${JSON.stringify(name)} is none that Kubernetes takes.`, `Write one as \`${where.join('.')}.name\`: small letters, digits and dashes, at most 52.`, delivery.locate(where));
}

/** Whose Leases the watch keeps. */
export function leaseName(delivery: Delivery): string {
  const { watcher, journal } = delivery.spec.rollout ?? {};
  return objectName(delivery, watcher?.name ?? journal?.kubernetes?.name, ['rollout', 'watcher']);
}
