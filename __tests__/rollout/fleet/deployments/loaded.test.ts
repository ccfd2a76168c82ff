import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../../src/core/digest.ts';
import type { KubeObject } from '../../../../src/kubernetes/cluster.ts';
import { loadedRelease } from '../../../../src/rollout/fleet/deployments/loaded.ts';
import { podTemplateChanges } from '../../../../src/rollout/fleet/deployments/pod-template.ts';
import { startTrial } from '../../../../src/rollout/fleet/deployments/trial.ts';
import { ManualClock } from '../../../../testkit/clock.ts';
import { serveObjects } from '../../../kubernetes/objects-server.ts';
import { patched } from './json-patch.ts';

const [NEW, OLD] = [sha256('new'), sha256('old')];
const TOLD = { env: { MODEL_URI: 's3://{hex}' } };
const clock = new ManualClock();
let server: Awaited<ReturnType<typeof serveObjects>>;
beforeAll(async () => {
  server = await serveObjects(clock);
});
afterAll(async () => server?.[Symbol.asyncDispose]());

/** The Deployment of slot b with the release NEW, and nothing more than that of what its controller made of it. */
function placed(spec: object = {}, status: object = { observedGeneration: 2 }): KubeObject {
  const bare: KubeObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'income-b', namespace: 'n', uid: 'd', generation: 2, annotations: { 'deployment.kubernetes.io/revision': '7' } },
    spec: { replicas: 2, selector: { matchLabels: { app: 'b' } }, template: { metadata: { labels: { app: 'b' } }, spec: { containers: [{ name: 'server', env: [{ name: 'MODEL_URI', value: 'none' }] }] } }, ...spec },
    status: { ...status },
  };
  return patched(bare, podTemplateChanges(bare.spec!.template, TOLD, { digest: NEW, slot: 'b' }, 'it'));
}

interface Marked {
  release?: string;
  hash?: string;
  ready?: boolean;
}

const names = new Set<string>();
function putPods(...pods: Marked[]): void {
  for (const [index, { release = NEW, hash = 'now', ready = true }] of pods.entries()) {
    const name = `pod-${index}`;
    names.add(name);
    server.objects.put(`/api/v1/namespaces/n/pods/${name}`, {
      metadata: { name, labels: { app: 'b', 'pod-template-hash': hash }, annotations: release === '' ? {} : { 'sluice/release': release } },
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
    });
  }
}

beforeEach(() => {
  // Pods that have ended for good count no more.
  for (const name of names) server.objects.put(`/api/v1/namespaces/n/pods/${name}`, { metadata: { name, labels: { app: 'b' } }, status: { phase: 'Succeeded' } });
  for (const [revision, hash] of [['6', 'before'], ['7', 'now']])
    server.objects.put(`/apis/apps/v1/namespaces/n/replicasets/income-b-${hash}`, { metadata: { name: `income-b-${hash}`, labels: { app: 'b', 'pod-template-hash': hash! }, annotations: { 'deployment.kubernetes.io/revision': revision! }, ownerReferences: [{ uid: 'd' }] } });
});

describe('the release of a Deployment', () => {
  const loaded = (deployment = placed()) => loadedRelease(server.cluster(), deployment, TOLD, 'b');

  test.each<[string, Marked[], string | null | undefined]>([
    ['that of all its ready pods', [{}, {}], NEW],
    ['that of the ready ones alone', [{}, { release: OLD, hash: 'before', ready: false }], NEW],
    ['the other one, while a pod of it is ready', [{}, { release: OLD, hash: 'before' }], OLD],
    ['none without a ready pod', [{ ready: false }], null],
    ['not told by pods that all have no mark', [{ release: '' }, { release: '' }], undefined],
  ])('is %s', async (_what, pods, expected) => {
    putPods(...pods);
    expect(await loaded()).toBe(expected);
  });

  test.each<[string, Marked[], KubeObject, RegExp]>([
    ['shall have no pods and has some', [{}], placed({ replicas: 0 }), /shall have no pods, and pod-0 are ready still/],
    ['has pods with and without a mark', [{}, { release: '' }], placed(), /with and without a release: pod-0, pod-1/],
    ['has pods of the same release and an older template', [{}, { hash: 'before' }], placed(), /of an older template: pod-1\./],
  ])('is not told while it %s', async (_what, pods, deployment, words) => {
    putPods(...pods);
    await expect(loaded(deployment)).rejects.toMatchObject({ code: 'deployment-mixed', message: expect.stringMatching(words) });
  });

  test('is not told where its controller has not seen it, or somebody changed it under its mark', async () => {
    putPods({});
    await expect(loaded(placed({}, { observedGeneration: 1 }))).rejects.toMatchObject({ code: 'deployment-lagging' });
    const changed = structuredClone(placed());
    (changed.spec!.template as { spec: { containers: { env: { value: string }[] }[] } }).spec.containers[0]!.env[0]!.value = 's3://elsewhere';
    await expect(loaded(changed)).rejects.toMatchObject({ code: 'deployment-changed', message: expect.stringContaining('/spec/template/spec/containers/0/env/0/value') });
  });
});

test.each<[string, Record<string, string>]>([
  ['its slot', { 'sluice/slot': 'b' }],
  ['who made it', { 'app.kubernetes.io/managed-by': 'sluice' }],
])('no pod is tried that a Deployment would take for its own, by %s', async (_what, matchLabels) => {
  server.seen.length = 0;
  await expect(startTrial(server.cluster(), placed({ selector: { matchLabels } }), 'b', 1_000, clock)).rejects.toMatchObject({ code: 'trial-adopted' });
  expect(server.seen).toEqual([]);
});
