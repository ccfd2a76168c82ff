import { describe, expect, test } from '@jest/globals';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { statusOf } from '../../../src/rollout/fleet/deployments/status.ts';
import { standingOf } from '../../../src/rollout/traffic/gateway/status.ts';
import { notReconciled } from '../../../src/rollout/traffic/istio/status.ts';

const GENERATION = 7;
const object = (observedGeneration: unknown): KubeObject => ({
  metadata: { name: 'income', namespace: 'n', generation: GENERATION },
  spec: { parentRefs: [{ name: 'gateway' }], replicas: 1 },
  status: {
    observedGeneration,
    parents: [{ parentRef: { name: 'gateway' }, controllerName: 'test/controller', conditions: ['Accepted', 'ResolvedRefs'].map((type) => ({ type, status: 'True', observedGeneration })) }],
    conditions: [{ type: 'Reconciled', status: 'True', observedGeneration }],
  },
});

describe('a status', () => {
  test('is believed of this very generation', () => {
    const seen = object(GENERATION);
    expect([standingOf(seen, undefined).kind, notReconciled(seen, 'it'), statusOf(seen).seen]).toEqual(['accepted', undefined, true]);
  });

  // One of a time to come would make every later change look obeyed, whatever the controller does.
  test.each([[GENERATION - 1], [GENERATION + 1], [2 ** 53], [Number.NaN], ['7x'], [null]])('is not believed of generation %p', (generation) => {
    const lies = object(generation);
    expect(standingOf(lies, undefined).kind).toBe('lagging');
    expect(notReconciled(lies, 'it')).toMatchObject({ code: 'controller-silent' });
    expect(statusOf(lies).seen).toBe(false);
  });
});
