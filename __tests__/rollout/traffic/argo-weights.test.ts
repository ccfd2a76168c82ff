import { expect, test } from '@jest/globals';
import { splitOf } from '../../../src/rollout/traffic/argo/arms.ts';
import { canaryOf, stateOf, type Sight } from '../../../src/rollout/traffic/argo/sight.ts';

function sight(canary: unknown, stable: unknown, additional?: unknown): Sight {
  const rollout = {
    metadata: { name: 'income', generation: 1 },
    spec: { replicas: 2, strategy: { canary: { trafficRouting: { nginx: {} }, steps: [] } } },
    status: { stableRS: 'old', currentPodHash: 'new', canary: { weights: { canary: { podTemplateHash: 'new', weight: canary }, stable: { podTemplateHash: 'old', weight: stable }, additional } } },
  };
  return { ...stateOf(rollout, canaryOf(rollout, 'it'), 'it'), sets: [], placed: true, lagging: undefined } as Sight;
}
const arms = { stable: { slot: 'a', set: undefined }, canary: { slot: 'b', set: {} as never } };

test.each([[20, 80], [0, 100]])('weights of a status are the shares: %p and %p', (canary, stable) => {
  expect(splitOf(sight(canary, stable), arms, ['a', 'b'])).toEqual({ a: stable, b: canary });
});

// Taken for 0 they would say that the candidate has nobody.
test.each<[unknown, unknown, unknown]>([['50', 50, []], [50.5, 49.5, []], [-5, 105, []], [null, 100, []], [{}, 100, []], [2 ** 60, 0, []], [50, '50', []], [0, 100, [{ podTemplateHash: 'x', weight: '30' }]]])('weights that are no whole numbers are no shares: %p, %p, %p', (canary, stable, additional) => {
  expect(() => splitOf(sight(canary, stable, additional), arms, ['a', 'b'])).toThrow(expect.objectContaining({ code: 'argo-others' }));
});
