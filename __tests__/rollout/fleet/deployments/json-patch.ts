import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../../../src/kubernetes/cluster.ts';

/** The object after the operations (RFC 6902: test, add, replace, remove). Throws where a test fails or a place is not there. */
export function patched<T>(object: T, operations: readonly Operation[]): T {
  const whole = { whole: structuredClone(object) as unknown };
  for (const { op, path, value } of operations) {
    const keys = ['whole', ...path.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))];
    const last = keys.pop()!;
    const parent = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], whole) as Record<string, unknown>;
    if (parent === undefined || (op !== 'add' && !Object.hasOwn(parent, last))) throw new Error(`There is no ${path}.`);
    // Clones come from another realm than a test's own objects.
    if (op === 'test' && !isDeepStrictEqual(structuredClone(parent[last]), structuredClone(value))) throw new Error(`${path} is ${JSON.stringify(parent[last])}.`);
    if (op === 'add' && Array.isArray(parent)) parent.splice(last === '-' ? parent.length : Number(last), 0, structuredClone(value));
    else if (op === 'add' || op === 'replace') parent[last] = structuredClone(value);
    if (op === 'remove' && Array.isArray(parent)) parent.splice(Number(last), 1);
    else if (op === 'remove') delete parent[last];
  }
  return whole.whole as T;
}
