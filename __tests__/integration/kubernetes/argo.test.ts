import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Split } from '../../../src/core/seams.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { trafficContract, type Fault, type Router } from '../../rollout/traffic/contract.ts';
import { BY_PODS, others, release, rolloutPlace, statusOf, stepsIn, type Place } from './rollout-place.ts';

let server: ApiServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startApiServer();
}, 180_000);
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

type More = Parameters<typeof rolloutPlace> extends [unknown, unknown, ...infer R] ? R : never;
const placeOf = (...more: More): Promise<Place> => rolloutPlace(server, folder.path, ...more);

/** With a release on slot b, at 0 %. */
async function begunPlace(...more: More): Promise<Place> {
  const place = await placeOf(...more);
  await place.fleet().place('b', release('next'));
  return place;
}

async function router(options: { rollout?: object; replicas?: number } = {}): Promise<Router> {
  const place = await begunPlace(options.rollout);
  const driver = () => place.traffic({ replicas: options.replicas });
  return {
    driver: driver(),
    again: driver,
    async turn() {
      const at = stepsIn(await place.rollout()).findIndex(({ setWeight }) => setWeight === (options.replicas ? 25 : 30));
      await place.edit({ status: { currentStepIndex: at, pauseConditions: null, controllerPause: false } }, { subresource: 'status' });
      await place.until(({ status }) => status?.currentStepIndex === at + 1 && status.pauseConditions !== undefined);
      if (options.replicas) await place.stand.again();
    },
    others: async () => others(await place.rollout()),
    async fault(kind: Fault) {
      place.proxy.middle = async (_call, forward) => {
        if (kind === 'gone') return 'cut';
        if (kind === 'garbage') return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in' };
        const answer = await forward();
        return { ...answer, body: answer.body.slice(0, 40) };
      };
      return async () => void (place.proxy.middle = undefined);
    },
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
}

describe.each(['v1.4.1', 'v1.7.2'])('with the definitions of Argo Rollouts %s', (version) => {
  beforeAll(() => define(server.api, 'argo-rollouts', version), 60_000);

  test('places a release at 0 %, gives it users, takes them, and undoes', async () => {
    await using place = await begunPlace();
    const traffic = place.traffic();
    for (const split of [{ a: 99, b: 1 }, { a: 0, b: 100 }, { a: 100, b: 0 }]) {
      await traffic.write(split);
      expect(await traffic.read()).toEqual(split);
    }
    await place.fleet().retire('b');
    expect(statusOf(await place.until(({ status }) => status?.phase === 'Healthy')).currentPodHash).toBe(statusOf(await place.rollout()).stableRS);
    expect(place.stand.errors).toEqual([]);
  });
});

describe('with the newest definitions', () => {
  beforeAll(() => define(server.api, 'argo-rollouts'), 60_000);

  const SPLITS: Split[] = [{ a: 100, b: 0 }, { a: 99, b: 1 }, { a: 75, b: 25 }, { a: 0, b: 100 }];
  trafficContract('argo (a router)', () => router(), { splits: SPLITS, faults: ['gone', 'cut', 'garbage'], has: ['others'] });
  trafficContract('argo (by pods)', () => router({ rollout: BY_PODS, replicas: 4 }), { splits: [SPLITS[0]!, { a: 75, b: 25 }, { a: 25, b: 75 }], turned: () => ({ a: 75, b: 25 }) });
});
