import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TrafficDriver } from '../../../src/core/seams.ts';
import { CONFIG_MAP } from '../../../src/journal/config-maps.ts';
import { openKubernetesJournal } from '../../../src/journal/kubernetes.ts';
import type { Cluster, KubeObject } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { istioTraffic } from '../../../src/rollout/traffic/istio/istio.ts';
import { openTraffic } from '../../../src/rollout/traffic/open.ts';
import { standIn } from '../../../src/rollout/watch-stand.ts';
import { systemClock } from '../../../src/run/system.ts';
import { HTTP_ROUTES, startGateway } from '../../../testkit/kubernetes/controllers/gateway.ts';
import { defineRevisions } from '../../../testkit/kubernetes/controllers/kserve.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { rendered, renderedByKubectl } from '../../../testkit/kubernetes/kustomize.ts';
import { tokenOf, type Rule } from '../../../testkit/kubernetes/users.ts';
import { until } from '../../../testkit/until.ts';
import { NAMES, placeIn, startWorld, type World } from './income.ts';
import { release, startPlace } from './kserve-place.ts';
import { release as argoRelease, rolloutPlace } from './rollout-place.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../watch/kubernetes');
const CHAMPION = { a: 100, b: 0 };
const ROLES = { champion: 'a', candidate: 'b' };
const ROLE = { group: 'rbac.authorization.k8s.io', version: 'v1', plural: 'roles', kind: 'Role' };
const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await define(world.server.api, 'gateway-api');
  await define(world.server.api, 'istio');
  await define(world.server.api, 'argo-rollouts');
  await define(world.server.api, 'kserve');
  await defineRevisions(world.server.api);
}, 300_000);
afterAll(async () => world?.[Symbol.asyncDispose]());

async function everyFolder(): Promise<string[]> {
  return ['deployment', 'cronjob', 'example'].map((name) => path.join(FOLDER, name));
}

/** The account of the manifests with the rights of these components, in that namespace; its token, and its Roles. */
async function install(namespace: string, ...components: string[]): Promise<{ token: string; cluster: Cluster; rules(name: string): Promise<Rule[]>; allow(name: string, rules: readonly Rule[]): Promise<void> }> {
  const { api, url } = world.server;
  for (const part of ['base', ...components.map((name) => `components/${name}`)])
    for (const object of await rendered(path.join(FOLDER, part))) await api.apply(withNamespace(object, namespace), namespace);
  const token = await tokenOf(api, namespace, 'sluice-watch');
  const cluster = openCluster({ server: url, ca: world.ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: token }, resolve: (declared) => declared });
  const rules = async (name: string): Promise<Rule[]> => (await api.read(ROLE, namespace, name))!.rules as Rule[];
  return { token, cluster, rules, allow: async (name, next) => void (await api.merge(ROLE, namespace, name, { rules: next })) };
}

function withNamespace(object: KubeObject, namespace: string): KubeObject {
  const subjects = object.subjects as Record<string, string>[] | undefined;
  return { ...object, ...(subjects && { subjects: subjects.map((subject) => ({ ...subject, namespace })) }) };
}

describe('the manifests of the watch', () => {
  test('are rendered alike by kubectl and by this test, with every component', async () => {
    const components = await readdir(path.join(FOLDER, 'components'));
    expect(components.sort()).toEqual(['argo', 'gateway', 'istio', 'journal', 'journal-elsewhere', 'kserve', 'kserve-standard', 'replicas']);
    const order = (objects: KubeObject[]): KubeObject[] => objects.sort((one, other) => (`${one.kind} ${one.metadata.name}` < `${other.kind} ${other.metadata.name}` ? -1 : 1));
    for (const folder of await everyFolder()) {
      const byKubectl = renderedByKubectl(folder);
      if (byKubectl === undefined) console.warn(`NOT COMPARED: there is no kubectl here that renders ${folder}; this test's own renderer stands alone.`);
      const own = await rendered(folder);
      expect(own.length).toBeGreaterThan(4);
      expect(order(byKubectl ?? own)).toEqual(order(own));
    }
  });

  test('are taken by a real API server, and its restricted pod security lets the pods in as they are', async () => {
    const { api } = world.server;
    const namespace = await world.server.namespace({ 'pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/enforce-version': 'latest' });
    const components = await Promise.all((await readdir(path.join(FOLDER, 'components'))).map((name) => rendered(path.join(FOLDER, 'components', name))));
    for (const object of [...(await Promise.all(['deployment', 'cronjob'].map((name) => rendered(path.join(FOLDER, name))))), ...components].flat()) await api.apply(withNamespace(object, namespace), namespace, { dryRun: true });
    for (const [name, kind] of [['deployment', 'Deployment'], ['cronjob', 'CronJob']] as const) {
      const owner = (await rendered(path.join(FOLDER, name))).find((object) => object.kind === kind)!;
      const pod = podOf(owner);
      const create = (spec: object) => api.call('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All&fieldValidation=Strict`, { metadata: { name: 'watch', labels: pod.metadata.labels }, spec });
      expect((await create(pod.spec)).status).toBe(201);
      for (const weaker of [{ ...pod.spec, securityContext: {} }, { ...pod.spec, hostNetwork: true }, { ...pod.spec, containers: pod.spec.containers.map((each) => ({ ...each, securityContext: {} })) }]) {
        const reply = await create(weaker);
        expect([reply.status, reply.body.message]).toEqual([403, expect.stringContaining('violates PodSecurity "restricted')]);
      }
    }
  });

  test('give the pods a read-only root, 64 MB, one token of ten minutes, no port and no other secret', async () => {
    for (const [name, kind] of [['deployment', 'Deployment'], ['cronjob', 'CronJob']] as const) {
      const objects = await rendered(path.join(FOLDER, name));
      const { spec } = podOf(objects.find((object) => object.kind === kind)!);
      expect(spec.containers).toHaveLength(1);
      expect(spec.containers[0]).toMatchObject({ resources: { limits: { memory: '64Mi' } }, securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } });
      expect(spec.containers[0]!.args).toEqual(expect.arrayContaining(['watch', '--lean', '--delivery', '/etc/sluice/delivery.yml']));
      expect(spec.automountServiceAccountToken).toBe(false);
      expect(spec.volumes.filter(({ projected }) => projected).flatMap(({ projected }) => projected!.sources.flatMap((source) => source.serviceAccountToken ?? []))).toEqual([{ path: 'token', expirationSeconds: 600 }]);
      expect(JSON.stringify(objects)).not.toMatch(/"secret|hostPath|"\*"|ClusterRole|containerPort/i);
      const policies = objects.filter((object) => object.kind === 'NetworkPolicy');
      expect(policies.map(({ spec: policy }) => policy)).toEqual([{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'sluice-watch' } }, policyTypes: ['Ingress', 'Egress'], egress: [{ to: [{ ipBlock: { cidr: '192.0.2.1/32' } }], ports: [{ port: 443 }, { port: 6443 }] }] }]);
    }
  });

  test('name no image that could be another one tomorrow', async () => {
    const text = await readFile(path.join(FOLDER, 'Dockerfile'), 'utf8');
    expect(text.split('\n').filter((line) => /^FROM/.test(line))).toEqual(['FROM ${NODE_IMAGE} AS watch', 'FROM watch AS watch-with-git', 'FROM watch']);
    expect(text).toMatch(/^ARG NODE_IMAGE$/m);
  });
});

describe('the account of the watch', () => {
  test('may do what its Roles say and nothing more', async () => {
    const namespace = await world.server.namespace();
    const components = (await readdir(path.join(FOLDER, 'components'))).filter((name) => name !== 'journal-elsewhere');
    const here = await install(namespace, ...components);
    const granted = (await Promise.all(['sluice-watch', ...components.map((name) => `sluice-watch-${name}`)].map(here.rules))).flat();
    const sorted = (rules: readonly Rule[]): string[] => [...new Set(rules.flatMap(({ apiGroups, resources, verbs, resourceNames = ['any'] }) => apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.flatMap((verb) => resourceNames.map((name) => `${group}/${resource}/${verb}/${name}`))))))].sort();
    const rightsOf = async (token: string, at: string): Promise<string[]> => {
      const reply = await fetchAs(token, '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace: at } });
      return sorted(reply.status.resourceRules as Rule[]);
    };
    // What Kubernetes lets every account do: ask what it may, and read the certificates that all trust.
    const elsewhere = await world.server.namespace();
    const anybody = await rightsOf((await world.server.account(elsewhere, [])).token, elsewhere);
    const own = async (): Promise<string[]> => (await rightsOf(here.token, namespace)).filter((right) => !anybody.includes(right));
    await until(async () => (await own()).length >= sorted(granted).length, own);
    expect(await own()).toEqual(sorted(granted));
    expect((await own()).filter((right) => /\/(delete|deletecollection|escalate|bind|impersonate|\*)\/|secrets|\/pods\/(exec|create)/.test(right))).toEqual([]);
    expect(await rightsOf(here.token, elsewhere)).toEqual(anybody);
  });

  test('keeps its Leases with get, create and update of two names, and for each one taken away it says which rule is missing', async () => {
    const namespace = await world.server.namespace();
    const here = await install(namespace);
    const warned: string[] = [];
    const stand = () => standIn({ cluster: here.cluster, name: 'income', holder: 'pod-1', clock: systemClock, log: { ...log, warning: (text) => void warned.push(text) }, once: true, every: 15_000 });
    const flight = { delivery: '1/2/1', openedAt: Date.now(), slot: 'b', safe: CHAMPION, lease: 600_000, readAt: Date.now(), until: Date.now() + 600_000 };
    const whole = await here.rules('sluice-watch');
    const without = (verb: string) => whole.map((rule) => ({ ...rule, verbs: rule.verbs.filter((each) => each !== verb) })).filter(({ verbs }) => verbs.length > 0);
    const refused = async (verb: string, work: () => Promise<unknown>) => {
      await here.allow('sluice-watch', without(verb));
      await until(async () => work().then(() => false, (error: unknown) => String(error).includes(`verbs: [${verb}]`) && String(error).includes('leases')), async () => verb);
      await here.allow('sluice-watch', whole);
    };
    await until(async () => here.cluster.may('create', { group: 'coordination.k8s.io', version: 'v1', plural: 'leases', kind: 'Lease' }), async () => 'no right yet');
    await refused('create', () => stand().memory.save('{}', flight));
    await until(async () => stand().memory.save('{}', flight).then(() => true, () => false), async () => warned);
    await refused('update', () => stand().memory.save('{"a":1}', flight));
    await refused('get', () => stand().memory.load());
    await until(async () => stand().memory.load().then(() => true, () => false), async () => warned);
    const living = stand();
    expect(await living.leads()).toBe(true);
    await living.report({ kind: 'calm', text: '' });
    expect(warned).toEqual([]);
  });
});

test('the rights of components/journal are enough to read a journal and to write down what the watch did; by the first one alone it is still read', async () => {
  const namespace = await world.server.namespace();
  const here = await install(namespace, 'journal');
  const admin = openCluster({ server: world.server.url, ca: world.ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: world.server.token }, resolve: (declared) => declared });
  const open = (cluster: Cluster) => openKubernetesJournal({ cluster, name: 'income', model: 'income', clock: systemClock });
  const event = (type: string) => ({ at: '2026-01-05T09:00:00.000Z', delivery: '1/2/1', type, data: {} });
  await open(admin).append(event('opened'), 0);
  await until(() => here.cluster.may('update', CONFIG_MAP, { name: 'sluice-income' }), async () => 'no right yet');
  // The second event closes the first one: all three verbs.
  const journal = open(here.cluster);
  expect(await journal.append(event('drained'), (await journal.read()).length)).toBe(2);
  expect((await open(admin).read()).map(({ type }) => type)).toEqual(['opened', 'drained']);
  const [reads, ...writes] = await here.rules('sluice-watch-journal');
  expect([reads!.verbs, writes.map(({ verbs }) => verbs)]).toEqual([['get'], [['update'], ['create']]]);
  await here.allow('sluice-watch-journal', [reads!]);
  await until(async () => !(await here.cluster.may('update', CONFIG_MAP, { name: 'sluice-income' })), async () => 'still allowed');
  await expect(open(here.cluster).append(event('closed'), 2)).rejects.toMatchObject({ code: 'cluster-forbidden', message: expect.stringContaining('resources: [configmaps], resourceNames: [sluice-income], verbs: [update]') });
  expect(await open(here.cluster).read()).toHaveLength(2);
});

interface Routed {
  /** As the account of the watch. */
  watch: TrafficDriver;
  /** As who may do all, at half of the users for the candidate. */
  raised: TrafficDriver;
  component: string;
  namespace: string;
  rights: Awaited<ReturnType<typeof install>>;
}

/** Each router with its objects, half of the users at the candidate. */
const ROUTERS: Record<string, (use: (routed: Routed) => Promise<void>) => Promise<void>> = {
  gateway: async (use) => {
    const { server } = world;
    const namespace = await server.namespace();
    await using _stand = startGateway(server.api, namespace);
    for (const name of Object.values(NAMES)) await server.api.create({ group: '', version: 'v1', plural: 'services', kind: 'Service' }, namespace, { metadata: { name }, spec: { ports: [{ port: 80 }] } });
    await server.api.create(HTTP_ROUTES, namespace, { metadata: { name: 'income' }, spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'income-a', port: 80, weight: 1 }, { name: 'income-b', port: 80, weight: 0 }] }] } });
    await both({ gateway: { route: 'income', backends: NAMES } }, namespace, 'gateway', use);
  },
  istio: async (use) => {
    const { server } = world;
    const namespace = await server.namespace();
    const resource = { group: 'networking.istio.io', version: 'v1', plural: 'virtualservices', kind: 'VirtualService' };
    await server.api.create(resource, namespace, { metadata: { name: 'income' }, spec: { hosts: ['income'], http: [{ route: [{ destination: { host: 'income-a' }, weight: 100 }, { destination: { host: 'income-b' }, weight: 0 }] }] } });
    await both({ istio: { virtual_service: 'income', destinations: { a: { host: 'income-a' }, b: { host: 'income-b' } } } }, namespace, 'istio', use);
  },
  replicas: async (use) => {
    await using place = await placeIn(world, { replicas: { a: 4, b: 0 } });
    await both({ replicas: { service: 'income', deployments: NAMES, total: 4, within: '20 s' } }, place.namespace, 'replicas', use);
  },
  argo: async (use) => {
    await using place = await rolloutPlace(world.server, world.folder);
    await place.fleet().place('b', argoRelease('candidate'));
    const rights = await install(place.namespace, 'argo');
    await use({ watch: place.traffic({ cluster: rights.cluster }), raised: place.traffic(), component: 'argo', namespace: place.namespace, rights });
  },
  kserve: async (use) => kserve('serverless', 'kserve', use),
  'kserve-standard': async (use) => kserve('standard', 'kserve-standard', use),
};

async function kserve(mode: Parameters<typeof startPlace>[1]['mode'], component: string, use: (routed: Routed) => Promise<void>): Promise<void> {
  await using place = await startPlace(world.server, { mode });
  const name = await place.service((service) => void (service.metadata.name = 'income'));
  await place.fleet(name).place('b', { digest: release('candidate'), root: '/', parts: {} });
  const rights = await install(place.namespace, component);
  await use({ watch: place.traffic(name, { token: rights.token }), raised: place.traffic(name), component, namespace: place.namespace, rights });
}

async function both(traffic: Parameters<typeof openTraffic>[0], namespace: string, component: string, use: (routed: Routed) => Promise<void>): Promise<void> {
  const rights = await install(namespace, component);
  const admin = openCluster({ server: world.server.url, ca: world.ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: world.server.token }, resolve: (declared) => declared });
  const driver = (cluster: Cluster): TrafficDriver => openTraffic(traffic, { slots: ['a', 'b'], roles: () => ROLES, clock: systemClock, cwd: world.folder, cluster: () => cluster });
  await use({ watch: driver(rights.cluster), raised: driver(admin), component, namespace, rights });
}

const lacks = async ({ watch }: Routed): Promise<string[]> => ((await watch.inspect?.()) ?? []).filter(({ code }) => code === 'cluster-forbidden').map(({ fix }) => fix);

describe.each(Object.keys(ROUTERS))('the rights of components/%s', (router) => {
  test('are enough to see and to take away a candidate\'s users, and each verb that is missing is named', async () => {
    await ROUTERS[router]!(async (routed) => {
      const { watch, raised, component, rights } = routed;
      await until(async () => (await lacks(routed)).length === 0, () => lacks(routed));
      await raised.write({ a: 50, b: 50 });
      expect(await watch.read()).toEqual({ a: 50, b: 50 });
      await watch.write(CHAMPION);
      expect(await watch.read()).toEqual(CHAMPION);
      const role = `sluice-watch-${component}`;
      const whole = await rights.rules(role);
      for (const [index, rule] of whole.entries())
        for (const verb of rule.verbs) {
          // istiod writes no status by default, and the one that waits for it needs this verb: the next test.
          if (router === 'istio' && verb === 'watch') continue;
          await rights.allow(role, whole.map((each, at) => (at === index ? { ...each, verbs: each.verbs.filter((other) => other !== verb) } : each)).filter(({ verbs }) => verbs.length > 0));
          const named = async (): Promise<string[]> => lacks(routed);
          await until(async () => (await named()).some((fix) => fix.includes(`resources: [${rule.resources[0]}]`) && fix.includes(`verbs: [${verb}]`)), named);
          await rights.allow(role, whole);
          await until(async () => (await lacks(routed)).length === 0, () => lacks(routed));
        }
    });
  }, 120_000);
});

test('the verb `watch` on VirtualServices is for `status: true`', async () => {
  await ROUTERS.istio!(async ({ rights, component }) => {
    const driver = istioTraffic({ virtual_service: 'income', destinations: { a: { host: 'income-a' }, b: { host: 'income-b' } }, status: true, slots: ['a', 'b'], roles: () => ROLES, clock: systemClock, cluster: rights.cluster });
    const named = async (): Promise<string> => JSON.stringify(await driver.inspect!());
    await until(async () => !(await named()).includes('cluster-forbidden'), named);
    const role = `sluice-watch-${component}`;
    const whole = await rights.rules(role);
    await rights.allow(role, whole.map((each) => ({ ...each, verbs: each.verbs.filter((verb) => verb !== 'watch') })));
    await until(async () => (await named()).includes('verbs: [watch]'), named);
  });
});

interface PodSpec {
  containers: { args: string[]; [key: string]: unknown }[];
  volumes: { projected?: { sources: Record<string, unknown>[] }; [key: string]: unknown }[];
  [key: string]: unknown;
}

function podOf(owner: KubeObject): { metadata: { labels: Record<string, string> }; spec: PodSpec } {
  const spec = owner.spec as { template?: unknown; jobTemplate?: { spec: { template: unknown } } };
  return (spec.template ?? spec.jobTemplate!.spec.template) as ReturnType<typeof podOf>;
}

async function fetchAs(token: string, place: string, body: unknown): Promise<KubeObject & { status: Record<string, unknown> }> {
  const { apiOf } = await import('../../../testkit/kubernetes/api.ts');
  const api = apiOf(world.server.url, { ca: world.server.ca, token });
  const reply = await api.call('POST', place, body).finally(() => api.close());
  return reply.body;
}
