import { describe, expect, test } from '@jest/globals';
import { late, statusOf, unfinished } from '../../../../src/rollout/fleet/deployments/status.ts';

const DONE = { observedGeneration: 2, replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };

function deployment(status: Record<string, unknown>, spec: Record<string, unknown> = { replicas: 3 }) {
  return statusOf({ metadata: { name: 'x', generation: 2 }, spec, status });
}

describe('what a Deployment still waits for', () => {
  test.each<[string | undefined, Record<string, unknown>]>([
    [undefined, {}],
    ['its controller has not seen the change', { observedGeneration: 1 }],
    ['its controller has not seen the change', { observedGeneration: undefined }],
    ['2 of 3 pods are of the new template', { updatedReplicas: 2 }],
    ['1 pods of an older template are left', { replicas: 4 }],
    ['1 pods too many are left', { replicas: 4, updatedReplicas: 4 }],
    ['2 of 3 pods are available', { availableReplicas: 2 }],
    ['0 of 3 pods are of the new template', { updatedReplicas: NaN }],
  ])('is %s', (what, status) => {
    expect(unfinished(deployment({ ...DONE, ...status }))).toBe(what);
  });

  test('is one pod where it does not say how many, and none where that is what is wanted', () => {
    expect([unfinished(deployment({ observedGeneration: 2 }, {})), unfinished(deployment({ observedGeneration: 2 }, { replicas: 0 }))]).toEqual(['0 of 1 pods are of the new template', undefined]);
  });

  test('is given up only where the deadline is over; a quota that lets no pod be made may change its mind', () => {
    const said = (conditions: unknown) => {
      const { failed, givenUp } = deployment({ ...DONE, conditions });
      return [failed, givenUp];
    };
    expect(said([{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'timed out' }])).toEqual(['ProgressDeadlineExceeded: timed out', true]);
    expect(said([{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota' }])).toEqual(['FailedCreate: exceeded quota', false]);
    expect(said([{ type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' }])).toEqual([undefined, false]);
    expect(said('none')).toEqual([undefined, false]);
  });

  test('has another name where the controller never looked', () => {
    expect(late('x', deployment({ observedGeneration: 1 }), 'it', undefined).code).toBe('controller-silent');
    expect(late('x', deployment({ ...DONE, availableReplicas: 0 }), 'it waits', 'pod y').message).toContain('it waits; pod y');
  });
});
