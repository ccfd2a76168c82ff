import { describe, expect, test } from '@jest/globals';
import { podOf, troubleOf } from '../../src/kubernetes/pods.ts';
import { quantityOf } from '../../src/kubernetes/quantity.ts';
import { equalities, selects } from '../../src/kubernetes/selector.ts';

describe('a label selector', () => {
  const labels = { app: 'income', slot: 'a' };
  test.each<[unknown, boolean]>([
    [{ matchLabels: { app: 'income' } }, true],
    [{ matchLabels: { app: 'income', slot: 'b' } }, false],
    [{ matchExpressions: [{ key: 'slot', operator: 'In', values: ['a', 'b'] }, { key: 'app', operator: 'Exists' }] }, true],
    [{ matchLabels: { app: 'income' }, matchExpressions: [{ key: 'slot', operator: 'NotIn', values: ['a'] }] }, false],
    [{ matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['a'] }] }, true],
    [{ matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, true],
    [{ matchExpressions: [{ key: 'slot', operator: 'DoesNotExist' }] }, false],
    [{ matchExpressions: [{ key: 'slot', operator: 'Near', values: ['a'] }] }, false],
    [{ matchExpressions: 'app' }, false],
    [{}, false],
    [undefined, false],
  ])('%j takes app=income, slot=a: %s', (selector, taken) => {
    expect(selects(selector, labels)).toBe(taken);
  });

  test('has the equalities that a server can be asked for', () => {
    expect([equalities({ matchLabels: { app: 'x', odd: 1 } }), equalities(null)]).toEqual([{ app: 'x' }, {}]);
  });
});

test.each<[unknown, number | undefined]>([['250m', 0.25], ['12345678n', 0.012345678], ['64Mi', 67_108_864], ['1.5Gi', 1_610_612_736], ['1e3', 1000], ['2E', 2e18], ['.5', 0.5], [3, 3], ['-1', -1], ['', undefined], ['64MB', undefined], ['Ki', undefined], [NaN, undefined], [null, undefined]])('the quantity %j is %j', (text, value) => {
  const found = quantityOf(text);
  if (value === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(value, 12);
});

describe('a pod', () => {
  const ready = { conditions: [{ type: 'Ready', status: 'True' }] };
  test.each<[string, object, object, boolean]>([
    ['ready', {}, ready, true],
    ['not ready', {}, { conditions: [{ type: 'Ready', status: 'False' }] }, false],
    ['told to go', { deletionTimestamp: '2026-01-05T09:00:00Z' }, ready, false],
    ['without a status', {}, {}, false],
    ['of an unreadable status', {}, { conditions: 'Ready' }, false],
  ])('that is %s', (_what, metadata, status, isReady) => {
    expect(podOf({ metadata: { name: 'p', ...metadata }, status: status as Record<string, unknown> }).ready).toBe(isReady);
  });

  test('says what it is stuck at, in the words of who runs it, and nothing of what is only on its way', () => {
    const of = (...containerStatuses: unknown[]) => troubleOf(podOf({ metadata: { name: 'p' }, status: { containerStatuses } }));
    expect(of({ name: 'c', restartCount: 0, state: { waiting: { reason: 'ContainerCreating' } } })).toBeUndefined();
    expect(of({ name: 'c', restartCount: 0, state: { running: {} } })).toBeUndefined();
    expect(of({ name: 'c', restartCount: 3, state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } } })).toBe('pod p, container c: CrashLoopBackOff after 3 restarts (OOMKilled, exit code 137)');
    expect(of({ name: 'c', restartCount: -1, state: { waiting: { reason: 'ImagePullBackOff', message: 'x'.repeat(1000) } } })).toHaveLength('pod p, container c: ImagePullBackOff ()'.length + 300);
  });
});
