import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { DEPLOYMENTS, SERVICES } from '../../../src/kubernetes/kinds.ts';
import { inspectDeployments } from '../../../src/rollout/fleet/deployments/inspect.ts';
import { kubernetesSignals } from '../../../src/rollout/signals/kubernetes.ts';
import { measuresOf } from '../../../src/rollout/signals/measure.ts';
import { istioTraffic } from '../../../src/rollout/traffic/istio/istio.ts';
import { inspectReplicas } from '../../../src/rollout/traffic/replicas/inspect.ts';
import { ManualClock } from '../../../testkit/clock.ts';
import { serveObjects } from '../../kubernetes/objects-server.ts';

const SLOTS = ['a', 'b'];
const NAMES = { a: 'income-a', b: 'income-b' };
const GONE = { deletionTimestamp: '2026-01-05T09:00:00Z' };
const clock = new ManualClock();
let server: Awaited<ReturnType<typeof serveObjects>>;
beforeAll(async () => {
  server = await serveObjects(clock);
});
afterAll(async () => server?.[Symbol.asyncDispose]());
beforeEach(() => {
  putDeployment('a');
  putDeployment('b');
  server.objects.put(`/api/v1/namespaces/n/${SERVICES.plural}/income`, { metadata: { name: 'income' }, spec: { selector: { app: 'income' } } });
});

function putDeployment(slot: 'a' | 'b', { metadata, selector = { app: 'income', slot } }: { metadata?: object; selector?: Record<string, string> } = {}): void {
  const deployment: KubeObject = {
    metadata: { name: NAMES[slot], namespace: 'n', generation: 1, ...metadata },
    spec: { replicas: 2, selector: { matchLabels: selector }, template: { metadata: { labels: { app: 'income', slot } }, spec: { containers: [{ name: 'server', env: [{ name: 'MODEL_URI', value: 'none' }] }] } } },
    status: { observedGeneration: 1 },
  };
  server.objects.put(`/apis/apps/v1/namespaces/n/${DEPLOYMENTS.plural}/${NAMES[slot]}`, deployment);
}

describe('what is found of Deployments', () => {
  const fleet = () => inspectDeployments(server.cluster(), { names: NAMES, env: { MODEL_URI: '{hex}' } }, { slots: SLOTS, byReplicas: false });
  const shares = () => inspectReplicas(server.cluster(), { service: 'income', deployments: NAMES, slots: SLOTS, total: 4 });
  const codes = async (found: ReturnType<typeof fleet>): Promise<unknown[]> => (await found).map(({ code, blocks }) => [code, blocks]);

  test('is nothing where they are in order, but that pods are coarse', async () => {
    expect([await codes(fleet()), await codes(shares())]).toEqual([[], [['replicas-coarse', false]]]);
  });

  test('is that one is being deleted', async () => {
    putDeployment('b', { metadata: GONE });
    expect([await codes(fleet()), await codes(shares())]).toEqual([[['cluster-deleting', true]], [['replicas-coarse', false], ['cluster-deleting', true]]]);
    expect((await fleet())[0]!.message).toContain('income-b');
  });

  test.each<[string, 'a' | 'b', Record<string, string>]>([
    ['of the other', 'a', { app: 'income' }],
    ['of the other, whichever comes first', 'b', { app: 'income' }],
    ['that are the other\'s', 'b', { app: 'income', slot: 'a' }],
  ])('is that one selects the pods %s, where shares are numbers of pods', async (_what, slot, selector) => {
    putDeployment(slot, { selector });
    expect([await codes(fleet()), await codes(shares())]).toEqual([[], [['replicas-coarse', false], ['replicas-same-pods', true]]]);
  });
});

test.each<[object, unknown[]]>([[{}, []], [GONE, [['cluster-deleting', true]]]])('what is found of a VirtualService with %j', async (metadata, expected) => {
  const destination = (host: string, weight: number): object => ({ destination: { host }, weight });
  server.objects.put('/apis/networking.istio.io/v1', { metadata: { name: 'v1' }, resources: [{ name: 'virtualservices' }] });
  server.objects.put('/apis/networking.istio.io/v1/namespaces/n/virtualservices/income', { metadata: { name: 'income', namespace: 'n', ...metadata }, spec: { http: [{ route: [destination('income-a', 100), destination('income-b', 0)] }] } });
  for (const name of Object.values(NAMES)) server.objects.put(`/api/v1/namespaces/n/services/${name}`, { metadata: { name } });
  const traffic = istioTraffic({ virtual_service: 'income', destinations: NAMES, slots: SLOTS, roles: () => ({}), cluster: server.cluster(), clock });
  expect((await traffic.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual(expected);
});

test('a slot whose Deployment nobody declared has no figure, and no other slot\'s', async () => {
  const measures = measuresOf({ name: 'restarts', gauge: { kubernetes: 'restarts' }, counts_up: true });
  const restarts = (deployments: Record<string, string>) => kubernetesSignals({ cluster: server.cluster(), slots: SLOTS, clock, measures, deployments: NAMES, declared: { deployments } }).read('restarts', { since: 0, until: 1 });
  expect(await restarts({ a: 'income-a' })).toEqual({ kind: 'outage', reason: expect.stringMatching(/slot b.*\[kubernetes-slot\]$/) });
  expect(await restarts(NAMES)).toMatchObject({ kind: 'gauge' });
});
