import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DriverError } from '../../src/core/driver-error.ts';
import { change, pointer } from '../../src/kubernetes/change.ts';
import type { Cluster, KubeObject, Operation, Resource } from '../../src/kubernetes/cluster.ts';

const MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
const one = (version = '1'): KubeObject => ({ metadata: { name: 'a', uid: 'u', resourceVersion: version } });

describe('the path of an operation', () => {
  test.each<[(string | number)[], string]>([
    [['metadata', 'annotations', 'sluice/slot'], '/metadata/annotations/sluice~1slot'],
    [['spec', 'rules', 0, 'backendRefs', 1, 'weight'], '/spec/rules/0/backendRefs/1/weight'],
    [['a~1', '~', ''], '/a~01/~0/'],
    [[], ''],
  ])('%j is %s', (steps, expected) => {
    expect(pointer(...steps)).toBe(expected);
  });

  test('leads back to its steps, whatever they hold (RFC 6901)', () => {
    const read = (text: string): string[] => text.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[~/01]{0,8}$/)), { minLength: 1 }), (steps) => expect(read(pointer(...steps))).toEqual(steps)), { seed: 3 });
  });
});

/** Answers each read with the next version, and each patch with the next of `outcomes`. */
function cluster(outcomes: (string | undefined)[]): Cluster & { patches: (readonly Operation[])[]; reads: number } {
  const self = {
    where: 'context prod',
    namespace: async () => 'income',
    patches: [] as (readonly Operation[])[],
    reads: 0,
    read: async () => one(String(++self.reads)),
    patch: async (_: Resource, __: string, operations: readonly Operation[]) => {
      const code = outcomes[self.patches.push(operations) - 1];
      if (code !== undefined) throw new DriverError(code, 'No.', 'Wait.');
      return one('done');
    },
  };
  return self as unknown as ReturnType<typeof cluster>;
}

describe('change', () => {
  const plan = (): Operation[] => [{ op: 'add', path: '/data/a', value: '1' }];

  test.each(['cluster-conflict', 'cluster-test-failed', 'cluster-timeout', 'cluster-unreachable'])('reads and plans anew after %s', async (code) => {
    const asked = cluster([code, undefined]);
    expect(await change(asked, MAPS, 'a', plan)).toEqual(one('done'));
    expect(asked.patches.map(([{ value } = { value: undefined }]) => value)).toEqual(['1', '2']);
  });

  test.each(['cluster-forbidden', 'cluster-admission', 'cluster-invalid', 'cluster-busy', 'cluster-failed', 'cluster-unauthorized', 'cluster-certificate'])('does not insist after %s', async (code) => {
    const asked = cluster([code, undefined]);
    await expect(change(asked, MAPS, 'a', plan)).rejects.toMatchObject({ code });
    expect(asked.patches).toHaveLength(1);
  });

  test('writes nothing where nothing has to change, and hands on what the plan refuses', async () => {
    const asked = cluster([]);
    expect(await change(asked, MAPS, 'a', () => [])).toEqual(one('1'));
    await expect(change(asked, MAPS, 'a', () => { throw new DriverError('route-deleted', 'No.', 'Wait.'); })).rejects.toMatchObject({ code: 'route-deleted' });
    expect(asked.patches).toEqual([]);
  });
});
