import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { DriverError } from '../../../src/core/driver-error.ts';
import { startWebhook, type AdmissionRequest, type Verdict } from '../../../testkit/kubernetes/admission.ts';
import { ROLLOUTS } from '../../../testkit/kubernetes/controllers/argo.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import type { Account, Rule } from '../../../testkit/kubernetes/users.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { until } from '../../../testkit/until.ts';
import { filesOf } from '../drivers-page.ts';
import { BY_PODS, release, rolloutOf, rolloutPlace, statusOf, weightIn, type Place } from './rollout-place.ts';

let server: ApiServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let role: Rule[];
beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startApiServer();
  await define(server.api, 'argo-rollouts');
  ({ rules: role } = parse((await filesOf('docs/kubernetes.md'))['argo-role.yaml']!) as { rules: Rule[] });
}, 180_000);
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

/** Where shares are numbers of pods a release is tried by one that nobody reaches. */
const TRIALS: Rule = { apiGroups: [''], resources: ['pods'], verbs: ['create', 'get', 'watch', 'delete'] };

/** With a release on slot b, at 0 %, asked by an account of its own: a webhook tells it from the controller. */
async function begunPlace(rollout: object = rolloutOf()): Promise<Place & { user: string }> {
  let account: Account | undefined;
  const place = await rolloutPlace(server, folder.path, rollout, { token: async (namespace) => (account = await server.account(namespace, [...role, TRIALS])).token });
  try {
    await place.fleet().place('b', release('next'));
  } catch (error) {
    await place[Symbol.asyncDispose]();
    throw error;
  }
  return { ...place, user: account!.user };
}

const refusalOf = (call: Promise<unknown>): Promise<{ code?: string; message: string }> => call.then(() => ({ message: 'no error' }), (error: unknown) => ({ code: (error as DriverError).code, message: (error as Error).message }));

describe('a webhook that looks at shares', () => {
  /** Asked about the status, which is where shares are written. */
  const STATUS = { ...ROLLOUTS, plural: 'rollouts/status' };
  const FREEZE: Verdict = { message: 'freeze until Monday' };
  const told = ({ object, oldObject }: AdmissionRequest, key: string): boolean => JSON.stringify(object?.status?.[key]) !== JSON.stringify(oldObject?.status?.[key]);

  test('and refuses all: nobody is moved, either way, and it is named', async () => {
    await using place = await begunPlace();
    await place.traffic().write({ a: 75, b: 25 });
    const before = statusOf(await place.until(({ status }) => status?.phase === 'Paused' && status.pauseConditions !== undefined));
    {
      await using _ = await startWebhook(server, STATUS, place.namespace, ({ userInfo }) => (userInfo.username === place.user ? FREEZE : undefined));
      for (const split of [{ a: 50, b: 50 }, { a: 90, b: 10 }, { a: 100, b: 0 }]) expect(await refusalOf(place.traffic().write(split))).toEqual({ code: 'cluster-admission', message: expect.stringMatching(/policy\.webhook\.test.*freeze until Monday/) });
      expect([await place.traffic().read(), statusOf(await place.rollout())]).toEqual([{ a: 75, b: 25 }, before]);
    }
    await place.traffic().write({ a: 50, b: 50 });
    expect(await place.traffic().read()).toEqual({ a: 50, b: 50 });
  });

  test('and refuses steps alone: the candidate\'s users are taken by an abort', async () => {
    await using place = await begunPlace();
    await place.traffic().write({ a: 75, b: 25 });
    await using _ = await startWebhook(server, STATUS, place.namespace, (request) => (request.userInfo.username === place.user && told(request, 'currentStepIndex') ? FREEZE : undefined));
    expect((await refusalOf(place.traffic().write({ a: 50, b: 50 }))).code).toBe('cluster-admission');
    await place.traffic().write({ a: 100, b: 0 });
    expect([await place.traffic().read(), statusOf(await place.rollout()).abort]).toEqual([{ a: 100, b: 0 }, true]);
  });

  test('and refuses a full promotion: the slot that serves no more is not freed, and nobody is moved', async () => {
    await using place = await begunPlace();
    await place.traffic().write({ a: 0, b: 100 });
    await using _ = await startWebhook(server, STATUS, place.namespace, (request) => (request.userInfo.username === place.user && told(request, 'promoteFull') ? FREEZE : undefined));
    expect((await refusalOf(place.fleet().retire!('a'))).code).toBe('cluster-admission');
    expect([await place.traffic().read(), weightIn(await place.rollout())]).toEqual([{ a: 0, b: 100 }, 100]);
  });
});

describe('a Rollout that is deleted while it is waited for', () => {
  // Longer than a test may take: whoever waits all of it is not told in time.
  const within = '5 minutes';

  test.each<[string, { b: number; rollout?: object; replicas?: number }, (place: Place, replicas?: number) => Promise<void>]>([
    ['a share that grows', { b: 25 }, (place) => place.traffic({ within }).write({ a: 50, b: 50 })],
    ['a share that falls', { b: 25 }, (place) => place.traffic({ within }).write({ a: 90, b: 10 })],
    ['users that are taken away', { b: 25 }, (place) => place.traffic({ within }).write({ a: 100, b: 0 })],
    ['shares by numbers of pods', { b: 25, rollout: BY_PODS, replicas: 4 }, (place, replicas) => place.traffic({ within, replicas }).write({ a: 50, b: 50 })],
    ['a candidate that is taken out', { b: 0 }, (place) => place.fleet({ within }).retire!('b')],
    ['a candidate that becomes stable', { b: 100 }, (place) => place.fleet({ within }).retire!('a')],
    ['another candidate', { b: 0 }, (place) => place.fleet({ within }).place('b', release('other'))],
  ])('ends the wait at once, by name: %s', async (_what, { b, rollout, replicas }, act) => {
    await using place = await begunPlace(rollout);
    await place.traffic({ replicas }).write({ a: 100 - b, b });
    await place.stand.still();
    place.proxy.reset();
    const refused = refusalOf(act(place, replicas));
    // Written, and now followed.
    await until(() => place.proxy.calls.some(({ method }) => method === 'PATCH') && place.proxy.calls.some(({ watch }) => watch), () => place.proxy.calls);
    await server.api.remove(ROLLOUTS, place.namespace, 'income');
    expect(await refused).toEqual({ code: 'cluster-missing', message: expect.stringContaining(`There is no Rollout ${place.namespace}/income`) });
  });
});

test('a controller that moves each step elsewhere is told five times, and then it is said', async () => {
  await using place = await begunPlace();
  place.stand.faults.overwrites = 1000;
  place.proxy.reset();
  expect(await refusalOf(place.traffic().write({ a: 60, b: 40 }))).toEqual({ code: 'argo-moved', message: expect.stringContaining('was told to go to 40 % 5 times') });
  expect(place.proxy.calls.filter(({ method }) => method === 'PATCH').length).toBeGreaterThanOrEqual(5);
  place.stand.faults.overwrites = 0;
  await place.traffic().write({ a: 60, b: 40 });
  expect(await place.traffic().read()).toEqual({ a: 60, b: 40 });
});
