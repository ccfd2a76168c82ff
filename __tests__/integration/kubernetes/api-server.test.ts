import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startPolicy, startWebhook } from '../../../testkit/kubernetes/admission.ts';
import { apiOf } from '../../../testkit/kubernetes/api.ts';
import { startController } from '../../../testkit/kubernetes/controller.ts';
import { define, definitions, DEFINITIONS, type Project } from '../../../testkit/kubernetes/definitions.ts';
import { at, startFaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import { secondWriter } from '../../../testkit/kubernetes/second-writer.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import { until } from '../../../testkit/until.ts';

// What the other tests of this folder stand on: the kit itself.

const DEPLOYMENTS = { group: 'apps', version: 'v1', plural: 'deployments', kind: 'Deployment' };
const deployment = (replicas: number): object => ({ metadata: { name: 'income' }, spec: { replicas, selector: { matchLabels: { app: 'income' } }, template: { metadata: { labels: { app: 'income' } }, spec: { containers: [{ name: 'model', image: 'model' }] } } } });

let server: ApiServer;
beforeAll(async () => void (server = await startApiServer()));
afterAll(async () => server[Symbol.asyncDispose]());

const SERVED: Record<Project, string[][]> = {
  'gateway-api': [['v1', 'v1beta1'], ['v1', 'v1beta1'], ['v1alpha2', 'v1beta1']],
  istio: [['v1', 'v1alpha3', 'v1beta1'], ['v1', 'v1alpha3', 'v1beta1'], ['v1alpha3', 'v1beta1']],
  'argo-rollouts': [['v1alpha1'], ['v1alpha1'], ['v1alpha1']],
  kserve: [['v1beta1'], ['v1beta1'], ['v1beta1']],
};

test.each(Object.keys(DEFINITIONS) as Project[])('serves the definitions of %s as published, in three versions', async (project) => {
  for (const [index, version] of DEFINITIONS[project].versions.entries()) {
    await define(server.api, project, version);
    const { plurals } = DEFINITIONS[project];
    const all: { spec: { versions: { name: string; served: boolean }[]; names: { plural: string } } }[] = (await server.api.call('GET', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions')).body.items;
    const ours = all.filter(({ spec }) => plurals.includes(spec.names.plural));
    expect([version, ours[0]!.spec.versions.filter(({ served }) => served).map(({ name }) => name).sort()]).toEqual([version, SERVED[project][index]]);
    // Keys that typed clients lose on the way.
    const extensions = (text: string): number => text.match(/x-kubernetes-/g)?.length ?? 0;
    expect(extensions(JSON.stringify(ours.map(({ spec }) => spec)))).toBe(extensions(await definitions(project, version)));
  }
});

test('lets an account do what its Role says and no more, also after it was changed', async () => {
  const namespace = await server.namespace();
  const rule = (...verbs: string[]): object => ({ apiGroups: [''], resources: ['configmaps'], verbs });
  const account = await server.account(namespace, [rule('create', 'get')] as never);
  const api = apiOf(server.url, { ca: server.ca, token: account.token });
  const place = `/api/v1/namespaces/${namespace}/configmaps`;
  expect((await api.call('POST', place, { metadata: { name: 'one' } })).status).toBe(201);
  expect((await api.call('DELETE', `${place}/one`)).status).toBe(403);
  await account.allow([rule('get', 'delete')] as never);
  expect((await api.call('POST', place, { metadata: { name: 'two' } })).status).toBe(403);
  expect((await api.call('DELETE', `${place}/one`)).status).toBe(200);
  expect((await apiOf(server.url, { ca: server.ca, token: 'nobody' }).call('GET', place)).status).toBe(401);
});

test('keeps its data and its port over a restart, and a stand-in goes on', async () => {
  const namespace = await server.namespace();
  await using stand = startController(server.api, DEPLOYMENTS, namespace, { status: ({ metadata, spec }) => ({ observedGeneration: metadata.generation, replicas: spec!.replicas }) });
  await server.api.create(DEPLOYMENTS, namespace, deployment(2));
  const replicas = async (): Promise<unknown> => (await server.api.read(DEPLOYMENTS, namespace, 'income'))!.status?.replicas;
  await until(async () => (await replicas()) === 2);
  const before = server.pid;
  await server.restart();
  expect(server.pid).not.toBe(before);
  await stand.still();
  await server.api.merge(DEPLOYMENTS, namespace, 'income', { spec: { replicas: 3 } });
  await stand.again();
  expect(await replicas()).toBe(2);
  stand.mood = 'prompt';
  await until(async () => (await replicas()) === 3);
  expect(stand.errors).toEqual([]);
});

describe('what goes wrong', () => {
  test('a call that took effect and was never answered, a second writer, a cut watch', async () => {
    const namespace = await server.namespace();
    await server.api.create(DEPLOYMENTS, namespace, deployment(1));
    await using proxy = await startFaultProxy(server);
    const api = apiOf(proxy.url, { ca: server.ca, token: server.token });
    const scale = (replicas: number): Promise<unknown> => api.merge(DEPLOYMENTS, namespace, 'income', { spec: { replicas } });
    for (const [when, expected] of [['before', 1], ['after', 5]] as const) {
      proxy.middle = at(1, when, () => {});
      await expect(scale(5)).rejects.toThrow(/hang up|reset/);
      expect((await server.api.read(DEPLOYMENTS, namespace, 'income'))!.spec!.replicas).toBe(expected);
    }
    proxy.reset();
    const other = secondWriter(proxy, server.api, { resource: DEPLOYMENTS, namespace, name: 'income', times: 1 });
    const { metadata } = (await api.read(DEPLOYMENTS, namespace, 'income'))!;
    await expect(api.merge(DEPLOYMENTS, namespace, 'income', { metadata: { resourceVersion: metadata.resourceVersion }, spec: { replicas: 6 } })).rejects.toThrow('409');
    expect(other.wrote).toBe(1);
    const events: string[] = [];
    const watching = (async () => {
      for await (const { type } of api.watch(DEPLOYMENTS, namespace, metadata.resourceVersion!, AbortSignal.timeout(30_000))) events.push(type);
    })();
    await until(() => events.length > 0);
    expect(proxy.cutWatches()).toBe(1);
    await expect(watching).rejects.toThrow();
    expect(proxy.calls.filter(({ watch }) => watch)).toHaveLength(1);
  });

  test('a webhook and a policy that refuse by name, and that are gone with their scope', async () => {
    const namespace = await server.namespace();
    await server.api.create(DEPLOYMENTS, namespace, deployment(1));
    const scale = (replicas: number): Promise<unknown> => server.api.merge(DEPLOYMENTS, namespace, 'income', { spec: { replicas } });
    {
      await using _ = await startWebhook(server, DEPLOYMENTS, namespace, ({ object }) => (Number(object?.spec?.replicas) > 4 ? { message: 'too many' } : object?.spec?.replicas === 0 ? 'hang' : undefined));
      await expect(scale(5)).rejects.toThrow('403 admission webhook "policy.webhook.test" denied the request: too many');
      await expect(scale(0)).rejects.toThrow('500');
      await scale(2);
    }
    {
      await using _ = await startPolicy(server, DEPLOYMENTS, namespace, { expression: 'object.spec.replicas < 4', message: 'not today' });
      await expect(scale(5)).rejects.toThrow("422 deployments.apps \"income\" is forbidden: ValidatingAdmissionPolicy");
      await scale(3);
    }
    await scale(5);
  });
});
