import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../src/core/digest.ts';
import type { DriverError } from '../../../src/core/driver-error.ts';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { kserveFleet } from '../../../src/rollout/fleet/kserve/kserve.ts';
import { kserveTraffic } from '../../../src/rollout/traffic/kserve/kserve.ts';
import { storageOf } from '../../../src/rollout/traffic/kserve/service.ts';
import { armsOf, shareChange, standardOf } from '../../../src/rollout/traffic/kserve/standard.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { serveObjects } from '../../kubernetes/objects-server.ts';

type Json = Record<string, unknown>;

const SLOTS = ['a', 'b'];
const MODE = 'serving.kserve.io/deploymentMode';
const clock = new ManualClock();
let server: Awaited<ReturnType<typeof serveObjects>>;
beforeAll(async () => {
  server = await serveObjects(clock);
  server.objects.put('/apis/serving.knative.dev/v1/namespaces/n/revisions/r1', { metadata: { name: 'r1' } });
  server.objects.put('/apis/gateway.networking.k8s.io/v1/namespaces/n/httproutes/income', { metadata: { name: 'income' } });
});
afterAll(async () => server?.[Symbol.asyncDispose]());

const READY = { conditions: [{ type: 'Ready', status: 'True' }, { type: 'PredictorReady', status: 'True' }] };
const KNATIVE = { ...READY, components: { predictor: { latestCreatedRevision: 'r1', latestReadyRevision: 'r1', latestRolledoutRevision: 'r1', traffic: [{ revisionName: 'r1', latestRevision: true, percent: 100 }] } } };
/** A canary that somebody else keeps for a day to come. */
const THEIRS = { trafficPercent: 0, predictor: { name: 'theirs', model: { storageUri: 's3://theirs' } } };

function put(mode: 'Knative' | 'Standard', predictor: Json, status: Json = mode === 'Knative' ? KNATIVE : READY): void {
  const service: KubeObject = {
    metadata: { name: 'income', namespace: 'n', uid: 'u', annotations: { [MODE]: mode } },
    spec: { predictor: { minReplicas: 2, model: { storageUri: 's3://x' }, ...predictor }, ...(mode === 'Standard' && { canary: [THEIRS] }) },
    status,
  };
  server.objects.put('/apis/serving.kserve.io/v1beta1/namespaces/n/inferenceservices/income', service);
}

const roles = () => ({ champion: 'a', candidate: 'b' });
const traffic = () => kserveTraffic({ inference_service: 'income', cluster: server.cluster(), slots: SLOTS, roles, clock });
const fleet = () => kserveFleet({ slots: SLOTS }, { inference_service: 'income', storage: 's3://models/{hex}' }, { cwd: '/', clock, roles }, server.cluster(), undefined);
const codeOf = (call: Promise<unknown>): Promise<string | undefined> => call.then(() => undefined, (error: unknown) => (error as DriverError).code);

describe('what is found of an InferenceService', () => {
  const ROUTED: [string, boolean] = ['kserve-mode', false];
  test.each<[string, 'Knative' | 'Standard', Json, [string, boolean][]]>([
    ['nothing, with Knative', 'Knative', {}, [ROUTED]],
    ['nothing, with Deployments', 'Standard', {}, [ROUTED]],
    ['a percentage that this mode does not look at', 'Standard', { canaryTrafficPercent: 10 }, [ROUTED, ['kserve-percent-ignored', false]]],
    ['a percentage that counts', 'Knative', { canaryTrafficPercent: 100 }, [ROUTED]],
    ['no model with an address', 'Knative', { model: { modelFormat: { name: 'sklearn' } } }, [ROUTED, ['kserve-storage', true]]],
    ['two models with an address', 'Standard', { sklearn: { storageUri: 's3://y' } }, [ROUTED, ['kserve-storage', true]]],
  ])('%s', async (_what, mode, predictor, expected) => {
    put(mode, predictor);
    expect((await traffic().inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual(expected);
  });

  test.each<[string, 'Knative' | 'Standard', Json, [string, boolean][]]>([
    ['a candidate that goes to sleep before anybody uses it', 'Knative', { minReplicas: 0 }, [['kserve-scale-to-zero', true], ['kserve-no-tag', false]]],
    ['one that stays awake', 'Knative', { minReplicas: 1 }, [['kserve-no-tag', false]]],
    ['one that stays awake, as KServe has it where nothing is said', 'Knative', { minReplicas: undefined }, [['kserve-no-tag', false]]],
    ['Deployments, of which the router says it', 'Standard', { minReplicas: 0 }, []],
  ])('by what places: %s', async (_what, mode, predictor, expected) => {
    put(mode, predictor);
    expect((await fleet().inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual(expected);
  });
});

describe('what an InferenceService is not told', () => {
  test.each([['half a per cent', { a: 99.5, b: 0.5 }], ['a third', { a: 100 - 100 / 3, b: 100 / 3 }]])('is %s', async (_what, split) => {
    put('Standard', {});
    server.seen.length = 0;
    await expect(traffic().write(split)).rejects.toMatchObject({ code: 'kserve-whole', fix: 'It takes whole numbers of per cent.' });
    expect(server.seen).toEqual([]);
  });

  test('is what stood before, where its predictor does not say so', async () => {
    const marks = { 'sluice/slot': 'b', 'sluice/release': sha256('y') };
    server.objects.put('/apis/serving.knative.dev/v1/namespaces/n/revisions/r2', { metadata: { name: 'r2', annotations: marks } });
    const targets = [{ revisionName: 'r2', latestRevision: true, percent: 0 }, { revisionName: 'r1', percent: 100 }];
    put('Knative', { canaryTrafficPercent: 0, annotations: marks }, { ...READY, components: { predictor: { latestCreatedRevision: 'r2', latestReadyRevision: 'r2', latestRolledoutRevision: 'r1', traffic: targets } } });
    expect(await traffic().read()).toEqual({ a: 100, b: 0 });
    server.seen.length = 0;
    expect(await codeOf(fleet().retire!('b'))).toBe('kserve-nothing-before');
    expect(server.seen.filter(({ line }) => line.startsWith('PATCH '))).toEqual([]);
  });
});

test('beside canaries of somebody else with users a candidate may have less, and no more', () => {
  const ours = { trafficPercent: 20, predictor: { name: 'b-1', minReplicas: 1, model: { storageUri: 's3://y' }, annotations: { 'sluice/slot': 'b', 'sluice/release': sha256('y') } } };
  const planned = (theirs: number, b: number): unknown => {
    const service: KubeObject = { metadata: { name: 'income' }, spec: { predictor: { minReplicas: 2 }, canary: [ours, { ...THEIRS, trafficPercent: theirs }] }, status: { canaryStatuses: [{ name: 'b-1', ready: true }] } };
    const state = standardOf(service);
    return shareChange(service, state, armsOf(service, state, SLOTS, roles()), { a: 100 - b, b });
  };
  expect(() => planned(10, 30)).toThrow(expect.objectContaining({ code: 'kserve-too-much', message: expect.stringContaining('gives 10 % to canaries') }));
  const share = (value: number): unknown => expect.arrayContaining([{ op: 'replace', path: '/spec/canary/0/trafficPercent', value }]);
  expect([planned(0, 30), planned(10, 10), planned(10, 0)]).toEqual([share(30), share(10), share(0)]);
});

test.each<[string, Json, string]>([
  ['none', { containers: [{ image: 'own' }] }, 'no model with a `storageUri`'],
  ['one without an address', { model: { storage: { path: 'x' } } }, 'no model with a `storageUri`'],
  ['two', { model: { storageUri: 's3://x' }, xgboost: { storageUri: 's3://y' } }, '2 models with a `storageUri` (model, xgboost)'],
])('the address of a model is never guessed: %s', (_what, predictor, words) => {
  expect(() => storageOf(predictor, 'It')).toThrow(expect.objectContaining({ code: 'kserve-storage', message: expect.stringContaining(words) }));
});

test.each(['model', 'sklearn', 'huggingface'])('the address of a model stands under %s', (key) => {
  expect(storageOf({ minReplicas: 1, [key]: { storageUri: 's3://x' } }, 'It')).toEqual({ key, uri: 's3://x' });
});
