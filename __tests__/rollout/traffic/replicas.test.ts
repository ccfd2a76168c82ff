import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { endpointsIn } from '../../../src/rollout/traffic/replicas/endpoints.ts';
import { podsAt, samePods, shareOf } from '../../../src/rollout/traffic/replicas/shares.ts';
import { sameSplit } from '../../../src/serving/router.ts';

describe('shares as numbers of pods', () => {
  test('read back as they were told, for every total and every number', () => {
    const counts = fc.integer({ min: 2, max: 1000 }).chain((total) => fc.record({ total: fc.constant(total), b: fc.integer({ min: 0, max: total }) }));
    fc.assert(
      fc.property(counts, ({ total, b }) => {
        const split = shareOf({ a: total - b, b });
        expect(podsAt(split, total)).toEqual({ a: total - b, b });
        expect(sameSplit(shareOf(podsAt(split, total)), split)).toBe(true);
      }),
    );
  });

  test('of a journal that keeps six digits are the same pods', () => {
    expect(podsAt({ a: 66.666667, b: 33.333333 }, 3)).toEqual({ a: 2, b: 1 });
  });

  test.each([[10, 5], [10, 0.001], [3, 33], [1000, 0.05]])('of %d pods cannot be %d %%', (total, b) => {
    expect(() => podsAt({ a: 100 - b, b }, total)).toThrow(expect.objectContaining({ code: 'replicas-step' }));
  });

  test('are none where there are no pods', () => {
    expect([shareOf({ a: 0, b: 0 }), samePods({ a: 1 }, { a: 1, b: 0 }), samePods({ a: 1 }, { b: 1 })]).toEqual([{ a: 0, b: 0 }, true, false]);
  });
});

describe('who gets users', () => {
  const selectors = { a: { matchLabels: { app: 'income', slot: 'a' } }, b: { matchLabels: { app: 'income', slot: 'b' } } };
  const pod = (name: string, slot: string | undefined, ips: string[], status: object = {}): KubeObject => ({ metadata: { name, labels: { app: 'income', ...(slot !== undefined && { slot }) } }, status: { phase: 'Running', podIP: ips[0], podIPs: ips.map((ip) => ({ ip })), ...status } });
  const pods = [pod('a-1', 'a', ['10.0.0.1', 'fd00::1']), pod('b-1', 'b', ['10.0.0.2']), pod('stray', undefined, ['10.0.0.3']), pod('old-b', 'b', ['10.0.0.4'], { phase: 'Failed' }), pod('a-2', 'a', ['10.0.0.4']), pod('host-a', 'a', ['10.0.0.9']), pod('host-b', 'b', ['10.0.0.9'])];
  const at = (addresses: string[], said?: string, conditions: object = { ready: true }): object => ({ addresses, conditions, ...(said !== undefined && { targetRef: { kind: 'Pod', name: said } }) });

  test.each<[string, unknown[], { a: number; b: number }, string[]]>([
    ['each by its pod', [at(['10.0.0.1'], 'a-1'), at(['10.0.0.2'], 'b-1')], { a: 1, b: 1 }, []],
    ['without a word of whose address it is', [at(['10.0.0.1']), at(['10.0.0.2'])], { a: 1, b: 1 }, []],
    ['the candidate\'s address under the champion\'s name', [at(['10.0.0.1'], 'a-1'), at(['10.0.0.2'], 'a-1')], { a: 1, b: 1 }, []],
    ['the champion\'s name for an address of nobody', [at(['192.0.2.7'], 'a-1')], { a: 0, b: 0 }, ['192.0.2.7 (said to be a-1)']],
    ['an address of nobody', [at(['192.0.2.7']), at(['fd00::7'])], { a: 0, b: 0 }, ['192.0.2.7', 'fd00::7']],
    ['more addresses than one', [at(['10.0.0.1', '10.0.0.2', '192.0.2.7'], 'a-1')], { a: 1, b: 1 }, ['192.0.2.7 (said to be a-1)']],
    ['a pod of no slot', [at(['10.0.0.3'], 'stray')], { a: 0, b: 0 }, ['stray']],
    ['both families of one pod', [at(['10.0.0.1'], 'a-1'), at(['fd00::1'], 'a-1')], { a: 1, b: 0 }, []],
    ['those that are not ready', [at(['10.0.0.1'], 'a-1', { ready: false }), at(['10.0.0.2'], 'b-1', {})], { a: 0, b: 1 }, []],
    ['an address that an ended pod had before', [at(['10.0.0.4'], 'a-2')], { a: 1, b: 0 }, []],
    ['pods in the network of one machine, by their names', [at(['10.0.0.9'], 'host-a'), at(['10.0.0.9'], 'host-b')], { a: 1, b: 1 }, []],
    ['and without a name', [at(['10.0.0.9']), at(['10.0.0.9'], 'a-1')], { a: 0, b: 0 }, ['10.0.0.9', '10.0.0.9 (said to be a-1)']],
    ['what is no endpoint, and text of anybody', ['x', null, { addresses: 'y' }, at(['<b>\n'], '`x`')], { a: 0, b: 0 }, ['?b?? (said to be ?x?)']],
  ])('%s', (_what, endpoints, bySlot, others) => {
    expect(endpointsIn([{ metadata: { name: 's' }, endpoints } as KubeObject], pods, selectors)).toEqual({ bySlot, others });
  });

  test('is of several slices, and of those without endpoints', () => {
    const slice = (endpoints: unknown): KubeObject => ({ metadata: { name: 's' }, endpoints }) as KubeObject;
    expect(endpointsIn([slice([at(['10.0.0.1'])]), slice([at(['10.0.0.1']), at(['10.0.0.2'])]), slice(null)], pods, selectors)).toEqual({ bySlot: { a: 1, b: 1 }, others: [] });
  });
});
