import { DriverError } from '../core/driver-error.ts';
import type { Cluster, KubeObject, Operation, PatchOptions, Resource } from './cluster.ts';

const ATTEMPTS = 5;
/** Somebody else wrote in between, or the reply to our own write was lost: only reading says how it stands. */
const READ_AGAIN = new Set(['cluster-conflict', 'cluster-test-failed', 'cluster-timeout', 'cluster-unreachable']);

/**
 * Reads the object, asks `plan` for the operations that make it what it shall be, and patches it if it is still as it was read; where somebody else was faster
 * it is read and planned anew, at most 5 times. No operations: nothing is written. Answers the object as it stands then. Throws DriverError:
 * `cluster-missing`, `cluster-contended` (others write all the time), and what the calls throw.
 */
export async function change(cluster: Cluster, resource: Resource, name: string, plan: (object: KubeObject) => readonly Operation[], options?: PatchOptions): Promise<KubeObject> {
  let last: unknown;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const object = await cluster.read(resource, name);
    if (object === undefined) throw await missing(cluster, resource, name);
    const operations = plan(object);
    if (operations.length === 0) return object;
    try {
      return await cluster.patch(resource, name, [...unchanged(object), ...operations], options);
    } catch (error) {
      if (!(error instanceof DriverError && READ_AGAIN.has(error.code))) throw error;
      last = error;
    }
  }
  throw new DriverError(
    'cluster-contended',
    `${resource.kind} ${await cluster.namespace()}/${name} at ${cluster.where} could not be written in ${ATTEMPTS} attempts: ${last instanceof DriverError ? last.message : String(last)}`,
    'See who else writes it (`kubectl get --show-managed-fields`), and let one of the two.',
    { cause: last },
  );
}

/** Nothing but this very state of this very object is changed. */
function unchanged({ metadata: { uid, resourceVersion } }: KubeObject): Operation[] {
  return [
    { op: 'test', path: '/metadata/resourceVersion', value: resourceVersion },
    ...(uid === undefined ? [] : [{ op: 'test' as const, path: '/metadata/uid', value: uid }]),
  ];
}

/** The path of a JSON patch (RFC 6901): `pointer('metadata', 'annotations', 'sluice/slot')`. */
export function pointer(...steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The error for an object that must be there and is not. */
export async function missing(cluster: Cluster, resource: Resource, name: string): Promise<DriverError> {
  return new DriverError('cluster-missing', `There is no ${resource.kind} ${await cluster.namespace()}/${name} at ${cluster.where}.`, 'Create it, or correct its name, the namespace or the context.');
}
