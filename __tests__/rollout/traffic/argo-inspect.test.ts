import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOfJson, sha256 } from '../../../src/core/digest.ts';
import type { DriverError } from '../../../src/core/driver-error.ts';
import type { Fleet, TrafficDriver } from '../../../src/core/seams.ts';
import { argoFleet } from '../../../src/rollout/fleet/argo/argo.ts';
import { argoTraffic } from '../../../src/rollout/traffic/argo/argo.ts';
import { abort, goToWeight, promoteFully, type Place } from '../../../src/rollout/traffic/argo/transitions.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { serveObjects } from '../../kubernetes/objects-server.ts';

const ROLLOUT = '/apis/argoproj.io/v1alpha1/namespaces/n/rollouts/income';
const SLOTS = ['a', 'b'];
const clock = new ManualClock();
let server: Awaited<ReturnType<typeof serveObjects>>;
beforeAll(async () => {
  server = await serveObjects(clock);
});
afterAll(async () => server?.[Symbol.asyncDispose]());
afterEach(() => void (server.seen.length = 0));

interface Parts {
  canary?: object;
  spec?: object;
  status?: object;
  metadata?: object;
}

const TEMPLATE = { metadata: { labels: { app: 'income' } }, spec: { containers: [{ name: 'model', image: 'income:1', env: [{ name: 'MODEL', value: 'none' }] }] } };
const ROUTER = { nginx: { stableIngress: 'income' } };

/** A Rollout with four pods of one template, healthy, and whatever is another way about it. */
function put({ canary, spec, status, metadata }: Parts = {}): void {
  server.objects.put(ROLLOUT, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'income', namespace: 'n', uid: 'r', generation: 3, ...metadata },
    spec: { replicas: 4, selector: { matchLabels: { app: 'income' } }, template: TEMPLATE, strategy: { canary: { trafficRouting: ROUTER, ...canary } }, ...spec },
    status: { observedGeneration: '3', phase: 'Healthy', currentPodHash: 'one', stableRS: 'one', ...status },
  });
}

function putSet(hash: string, slot: string, ready = 4): void {
  const labels = { app: 'income', 'rollouts-pod-template-hash': hash };
  server.objects.put(`/apis/apps/v1/namespaces/n/replicasets/income-${hash}`, {
    metadata: { name: `income-${hash}`, labels, ownerReferences: [{ kind: 'Rollout', name: 'income', uid: 'r' }] },
    spec: { replicas: 4, selector: { matchLabels: labels }, template: { metadata: { labels, annotations: { 'sluice/slot': slot, 'sluice/release': sha256(hash) } } } },
    status: { readyReplicas: ready },
  });
}

const roles = () => ({ champion: 'a', candidate: 'b' });
const traffic = (replicas?: number): TrafficDriver => argoTraffic({ rollout: 'income', within: '10 s', slots: SLOTS, roles, clock, cluster: server.cluster(), replicas });
const fleet = (): Fleet => argoFleet({ slots: SLOTS }, { rollout: 'income', env: { MODEL: 's3://models/{hex}' }, within: '10 s' }, { cwd: '/', clock, roles }, server.cluster(), undefined);
const codeOf = (call: Promise<unknown>): Promise<string | undefined> => call.then(() => undefined, (error: unknown) => (error as DriverError).code);
const written = (): string[] => server.seen.map(({ line }) => line).filter((line) => !line.startsWith('GET ') && !line.includes('/selfsubjectaccessreviews'));

const PODS = { trafficRouting: undefined };
const COARSE: [string, boolean] = ['argo-coarse', false];

describe('what stands against a rollout', () => {
  test.each<[string, Parts, number | undefined, [string, boolean][]]>([
    ['nothing is', {}, undefined, []],
    ['deleted', { metadata: { deletionTimestamp: '2026-01-05T09:00:00Z' } }, undefined, [['cluster-deleting', true]]],
    ['scaled with the share', { canary: { dynamicStableScale: true } }, undefined, [['argo-dynamic-scale', true]]],
    ['analysed beside Sluice', { canary: { analysis: { templates: [{ templateName: 'errors' }] } } }, undefined, [['argo-analysis', false]]],
    ['led back past every step', { spec: { rollbackWindow: { revisions: 3 } } }, undefined, [['argo-rollback-window', true]]],
    ['paused', { spec: { paused: true } }, undefined, [['argo-paused', true]]],
    ['not taken by its controller', { status: { conditions: [{ type: 'InvalidSpec', status: 'True', message: 'no steps' }] } }, undefined, [['argo-not-accepted', true]]],
    ['not looked at by its controller', { status: { observedGeneration: '2' } }, undefined, [['controller-silent', false]]],
    ['of another template than a Deployment\'s', { spec: { template: undefined, workloadRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'income' } } }, undefined, [['argo-workload', true]]],
    ['routed, with pods declared', {}, 4, [['argo-replicas', true]]],
    ['without a router, and no pods declared', { canary: PODS }, undefined, [['argo-no-router', true]]],
    ['without a router, and other pods declared', { canary: PODS }, 3, [['argo-replicas', true]]],
    ['without a router, in whole parts', { canary: { ...PODS, maxSurge: 0 } }, 4, [COARSE]],
    ['without a router, in whole parts by a text', { canary: { ...PODS, maxSurge: '0%' } }, 4, [COARSE]],
    ['without a router, with the surge that is the default', { canary: PODS }, 4, [COARSE, ['argo-surge', true]]],
    ['without a router, with a pod too many', { canary: { ...PODS, maxSurge: 1 } }, 4, [COARSE, ['argo-surge', true]]],
  ])('of a Rollout that is %s', async (_what, parts, replicas, expected) => {
    put(parts);
    putSet('one', 'a');
    const findings = await traffic(replicas).inspect!();
    expect(findings.map(({ code, blocks }) => [code, blocks])).toEqual(expected);
    for (const { message, fix } of findings) expect([message, fix]).toEqual([expect.stringContaining('Rollout n/income'), expect.stringMatching(/\.$/)]);
    expect(written()).toEqual([]);
  });

  test('says how many pods are to be declared, and how coarse they are', async () => {
    put({ canary: { ...PODS, maxSurge: 0 } });
    putSet('one', 'a');
    expect((await traffic().inspect!())[0]!.fix).toContain('`rollout.traffic.argo.replicas: 4`');
    expect((await traffic(3).inspect!())[0]!.message).toMatch(/4 replicas, and 3 are declared/);
    expect((await traffic(4).inspect!())[0]!.message).toContain('the smallest is 25 %');
  });

  test('of a Rollout that was never healthy: its first template gets all users at once, so nothing is placed', async () => {
    put({ status: { currentPodHash: 'one', stableRS: '' } });
    putSet('one', 'a');
    expect((await fleet().inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['argo-no-stable', true]]);
    expect(await codeOf(fleet().place('b', { digest: sha256('next'), root: '/', parts: {} }))).toBe('argo-no-stable');
    expect(written()).toEqual([]);
  });
});

describe('a candidate in progress', () => {
  const PROGRESS = { currentPodHash: 'two', stableRS: 'one', currentStepIndex: 2, phase: 'Paused', canary: { weights: { canary: { podTemplateHash: 'two', weight: 0 }, stable: { podTemplateHash: 'one', weight: 100 } } } };
  const begin = (parts: Parts = {}, ready = 4): void => {
    put({ ...parts, metadata: { annotations: { 'sluice/placed': digestOfJson(TEMPLATE) } }, status: { ...PROGRESS, ...parts.status } });
    putSet('one', 'a');
    putSet('two', 'b', ready);
  };

  test.each<[string, Parts, number, string]>([
    ['that somebody promotes', { status: { promoteFull: true } }, 4, 'argo-promoting'],
    ['that somebody aborted', { status: { abort: true } }, 4, 'argo-aborted'],
    ['that somebody paused', { spec: { paused: true } }, 4, 'argo-paused'],
    ['with pods missing', {}, 3, 'argo-not-ready'],
    ['that its controller has not seen', { status: { observedGeneration: '2' } }, 4, 'argo-lagging'],
    ['without the steps', {}, 4, 'argo-steps'],
  ])('%s gets no more users, and nothing is written', async (_what, parts, ready, code) => {
    begin(parts, ready);
    expect(await codeOf(traffic().write({ a: 75, b: 25 }))).toBe(code);
    expect(written()).toEqual([]);
  });

  test.each<[string, (place: Place, update: string) => Promise<void>]>([
    ['given a weight', (place, update) => goToWeight(place, update, 5)],
    ['aborted', abort],
    ['promoted', promoteFully],
  ])('is not %s where another one has begun since', async (_what, act) => {
    begin();
    expect(await codeOf(act({ cluster: server.cluster(), name: 'income', clock, within: 10_000 }, 'three'))).toBe('argo-moved');
    expect(written()).toEqual([]);
  });
});
