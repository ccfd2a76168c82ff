import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DriverError } from '../../../src/core/driver-error.ts';
import type { Split, TrafficDriver } from '../../../src/core/seams.ts';
import type { KubeObject, Resource } from '../../../src/kubernetes/cluster.ts';
import { SERVICES } from '../../../src/kubernetes/kinds.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { istioTraffic } from '../../../src/rollout/traffic/istio/istio.ts';
import type { IstioOptions } from '../../../src/rollout/traffic/istio/options.ts';
import { destinationRules, virtualServices } from '../../../src/rollout/traffic/istio/resource.ts';
import type { Roles } from '../../../src/rollout/traffic/roles.ts';
import { systemClock } from '../../../src/run/system.ts';
import { startWebhook } from '../../../testkit/kubernetes/admission.ts';
import { startController } from '../../../testkit/kubernetes/controller.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { startFaultProxy, type FaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import { secondWriter } from '../../../testkit/kubernetes/second-writer.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { trafficContract, type Fault, type Router } from '../../rollout/traffic/contract.ts';
import { filesOf } from '../drivers-page.ts';

let server: ApiServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let ca: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startApiServer();
  ca = path.join(folder.path, 'ca.crt');
  await writeFile(ca, server.ca);
}, 180_000);
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

const SLOTS = ['a', 'b'];
const V1 = virtualServices('v1');
type Http = { name?: string; match?: object[]; route?: { destination: { host: string; subset?: string }; weight?: number }[]; [key: string]: unknown };

/** A route as a team has it: with others before and behind, and with much that nobody here knows. */
const serviceOf = (http: object = {}, route: object[] = [{ destination: { host: 'income', subset: 'a', port: { number: 8080 } }, weight: 100 }, { destination: { host: 'income', subset: 'b', port: { number: 8080 } }, weight: 0, headers: { response: { set: { 'x-arm': 'b' } } } }]): object => ({
  metadata: { name: 'income', labels: { team: 'risk' }, annotations: { note: 'a person\'s own' } },
  spec: {
    hosts: ['income.test'],
    gateways: ['edge'],
    http: [
      { name: 'health', match: [{ uri: { exact: '/health' } }], route: [{ destination: { host: 'health' } }] },
      { name: 'predict', match: [{ uri: { prefix: '/predict' } }, { uri: { prefix: '/v2' }, method: { exact: 'POST' } }], timeout: '5s', retries: { attempts: 2 }, route, ...http },
      { match: [{ uri: { prefix: '/docs' } }], route: [{ destination: { host: 'health' }, weight: 7 }] },
    ],
  },
});

interface Place extends AsyncDisposable {
  namespace: string;
  proxy: FaultProxy;
  driver(options?: Partial<IstioOptions>): TrafficDriver;
  read(): Promise<KubeObject>;
  /** As somebody with kubectl. */
  edit(change: (http: Http[], object: KubeObject) => void, manager?: string): Promise<void>;
}

async function placeOf(object: object = serviceOf(), resource: Resource = V1, token?: (namespace: string) => Promise<string>): Promise<Place> {
  const namespace = await server.namespace();
  await server.api.create(resource, namespace, object);
  const proxy = await startFaultProxy(server);
  const asked = token ? await token(namespace) : server.token;
  const read = async (): Promise<KubeObject> => (await server.api.read(resource, namespace, 'income'))!;
  return {
    namespace, proxy, read,
    driver: (options = {}) =>
      istioTraffic({
        virtual_service: 'income', destinations: { a: { host: 'income', subset: 'a' }, b: { host: 'income', subset: 'b' } }, slots: SLOTS, roles: (): Roles => ({ champion: 'a', candidate: 'b' }), clock: systemClock,
        cluster: openCluster({ server: proxy.url, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: asked }, resolve: (declared) => declared }), ...options,
      }),
    async edit(change, manager = 'kubectl-edit') {
      const now = await read();
      change(httpIn(now), now);
      const reply = await server.api.call('PUT', `/apis/${resource.group}/${resource.version}/namespaces/${namespace}/virtualservices/income?fieldManager=${manager}`, now);
      if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
    },
    [Symbol.asyncDispose]: () => proxy[Symbol.asyncDispose](),
  };
}

const httpIn = (object: KubeObject): Http[] => object.spec!.http as Http[];
const named = (object: KubeObject, name: string): Http => httpIn(object).find((http) => http.name === name)!;
const weightsIn = (http: Http): (number | undefined)[] => http.route!.map(({ weight }) => weight);
const codeOf = (call: Promise<unknown>): Promise<string | undefined> => call.then(() => undefined, (error: unknown) => (error as DriverError).code ?? String(error));
const messageOf = (call: Promise<unknown>): Promise<string> => call.then(() => 'no error', (error: unknown) => (error as Error).message);

/** Everything of the object but the weights of the two slots, and who wrote when. */
function others(object: KubeObject): string {
  const { metadata: { managedFields: _, resourceVersion: __, generation: ___, ...metadata }, spec } = structuredClone(object);
  const http = (spec!.http as Http[]).map((each) => ({ ...each, route: each.route!.map((to) => (to.destination.host === 'income' ? { ...to, weight: undefined } : to)) }));
  return JSON.stringify({ metadata, spec: { ...spec, http } });
}

async function router(resource: Resource, options: Partial<IstioOptions> = {}): Promise<Router> {
  const place = await placeOf(serviceOf(), resource);
  return {
    driver: place.driver(options),
    again: () => place.driver(options),
    turn: () => place.edit((http) => http.find(({ name }) => name === 'predict')!.route!.forEach((to, index) => (to.weight = index === 0 ? 70 : 30))),
    others: async () => others(await place.read()),
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

const SPLITS: Split[] = [{ a: 100, b: 0 }, { a: 99, b: 1 }, { a: 75, b: 25 }, { a: 0, b: 100 }];

describe('with the definitions of Istio 1.20, which have no v1', () => {
  beforeAll(() => define(server.api, 'istio', 'v1.20.0'), 60_000);
  trafficContract('istio (v1beta1)', () => router(virtualServices('v1beta1')), { splits: SPLITS.slice(1), has: ['others'] });
});

describe('with the definitions of Istio 1.24', () => {
  beforeAll(() => define(server.api, 'istio', 'v1.24.2'), 60_000);

  test('writes v1 where it is served, and somebody who reads v1alpha3 sees the same', async () => {
    await using place = await placeOf(serviceOf(), virtualServices('v1alpha3'));
    await place.driver().write({ a: 60, b: 40 });
    expect(weightsIn(named(await place.read(), 'predict'))).toEqual([60, 40]);
    expect(place.proxy.calls.map(({ path: at }) => at.split('/')[3])).toEqual(['v1', 'v1', 'v1']);
  });
});

describe('with the newest definitions', () => {
  beforeAll(() => define(server.api, 'istio'), 60_000);
  trafficContract('istio', () => router(V1), { splits: SPLITS, faults: ['gone', 'cut', 'garbage'], has: ['others'] });

  test('takes the manifest of the page, with the rights that it gives and no more: each one taken away is named', async () => {
    const files = await filesOf('docs/kubernetes.md');
    const { rules } = (await import('yaml')).parse(files['istio-role.yaml']!) as { rules: Parameters<ApiServer['account']>[1] };
    const namespace = await server.namespace();
    await server.api.apply(files['istio.yaml']!, namespace);
    const account = await server.account(namespace, rules);
    const cluster = openCluster({ server: server.url, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: account.token }, resolve: (declared) => declared });
    const driver = istioTraffic({ virtual_service: 'income', destinations: { a: { host: 'income', subset: 'a' }, b: { host: 'income', subset: 'b' } }, slots: SLOTS, roles: () => ({}), clock: systemClock, cluster });
    expect(await driver.inspect!()).toEqual([]);
    await driver.write({ a: 95, b: 5 });
    await driver.mirror!.write('b');
    expect([await driver.read(), await driver.mirror!.read()]).toEqual([{ a: 95, b: 5 }, 'b']);
    for (const verb of ['get', 'patch']) {
      await account.allow(rules.map((rule) => ({ ...rule, verbs: rule.verbs.filter((each) => each !== verb || !rule.resources.includes('virtualservices')) })).filter((rule) => rule.verbs.length > 0));
      const refused = await messageOf(verb === 'get' ? driver.read() : driver.write({ a: 90, b: 10 }));
      expect(refused).toContain(`{apiGroups: ["networking.istio.io"], resources: [virtualservices], resourceNames: [income], verbs: [${verb}]}`);
      expect((await driver.inspect!()).filter(({ blocks }) => blocks).map(({ code, message }) => [code, message.includes(`may not ${verb} `)])).toEqual([['cluster-forbidden', true]]);
    }
    await account.allow(rules.filter(({ resources }) => resources.includes('virtualservices')));
    expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['istio-not-seen', false]]);
  });

  test('finds the route by name, by place, or as the only one that names the destinations', async () => {
    await using place = await placeOf();
    for (const route of [undefined, 'predict', 1]) {
      await place.driver({ route }).write({ a: 80, b: 20 });
      expect(await place.driver({ route }).read()).toEqual({ a: 80, b: 20 });
      await place.driver({ route }).write({ a: 100, b: 0 });
    }
    expect([await codeOf(place.driver({ route: 'other' }).read()), await codeOf(place.driver({ route: 7 }).read()), await codeOf(place.driver({ route: 'health' }).read())]).toEqual(['istio-route', 'istio-route', 'istio-destination']);
    await place.edit((http) => void http.push({ match: [{ uri: { prefix: '/old' } }], route: [{ destination: { host: 'income.' + place.namespace + '.svc.cluster.local', subset: 'b' }, weight: 100 }] }));
    expect(await messageOf(place.driver().write({ a: 90, b: 10 }))).toMatch(/2 http routes that name.*"predict".*#3.*\[istio-route\]/);
    expect((await place.driver({ route: 'predict' }).inspect!()).map(({ code }) => code)).toContain('istio-other-routes');
  });

  test('takes one destination without a weight for all, and adds the other', async () => {
    await using place = await placeOf(serviceOf({}, [{ destination: { host: 'income', subset: 'a', port: { number: 8080 } } }]));
    const driver = place.driver({ destinations: { a: { host: 'income', subset: 'a', port: 8080 }, b: { host: 'income', subset: 'b', port: 8080 } } });
    expect(await driver.read()).toEqual({ a: 100, b: 0 });
    await driver.write({ a: 100, b: 0 });
    expect((await place.read()).metadata.generation).toBe(1);
    await driver.write({ a: 95, b: 5 });
    expect(named(await place.read(), 'predict').route).toEqual([{ destination: { host: 'income', subset: 'a', port: { number: 8080 } }, weight: 95 }, { destination: { host: 'income', subset: 'b', port: { number: 8080 } }, weight: 5 }]);
  });

  test('divides what other destinations leave, and refuses shares that this cannot make', async () => {
    await using place = await placeOf(serviceOf({}, [{ destination: { host: 'income', subset: 'a' }, weight: 80 }, { destination: { host: 'income', subset: 'b' }, weight: 0 }, { destination: { host: 'old' }, weight: 20 }]));
    const driver = place.driver();
    await driver.write({ a: 75, b: 25 });
    expect([await driver.read(), weightsIn(named(await place.read(), 'predict'))]).toEqual([{ a: 75, b: 25 }, [60, 20, 20]]);
    expect(await messageOf(driver.write({ a: 99, b: 1 }))).toMatch(/80 parts for the slots beside old.*multiples of 1\.25 %.*\[weights-too-fine\]/);
    await driver.write({ a: 100, b: 0 });
    expect(weightsIn(named(await place.read(), 'predict'))).toEqual([80, 0, 20]);
    expect((await driver.inspect!()).find(({ code }) => code === 'istio-other-destinations')?.blocks).toBe(false);
  });

  test.each<[string, object, string]>([
    ['hands its requests on', { route: undefined, delegate: { name: 'inner' } }, 'istio-delegated'],
    ['redirects', { route: undefined, redirect: { uri: '/new' } }, 'istio-route'],
    ['has no weights', { route: [{ destination: { host: 'income', subset: 'a' } }, { destination: { host: 'income', subset: 'b' } }] }, 'istio-weights'],
  ])('refuses a route that %s', async (_what, http, code) => {
    await using place = await placeOf(serviceOf(http));
    expect(await codeOf(place.driver({ route: 'predict' }).read())).toBe(code);
    expect((await place.driver({ route: 'predict' }).inspect!()).map(({ code: found, blocks }) => [found, blocks])).toEqual([[code, true]]);
  });

  test('sends copies by mirror or by mirrors, as the route has it, and leaves those of others', async () => {
    await using single = await placeOf();
    const { mirror } = single.driver();
    expect(await mirror!.read()).toBeNull();
    await mirror!.write('b');
    expect([await mirror!.read(), named(await single.read(), 'predict').mirror, named(await single.read(), 'predict').mirrorPercentage]).toEqual(['b', { host: 'income', subset: 'b' }, { value: 100 }]);
    await mirror!.write(null);
    const after = named(await single.read(), 'predict');
    expect([await mirror!.read(), 'mirror' in after, 'mirrorPercentage' in after]).toEqual([null, false, false]);

    await using taken = await placeOf(serviceOf({ mirror: { host: 'audit' } }));
    expect([await taken.driver().mirror!.read(), await codeOf(taken.driver().mirror!.write('b'))]).toEqual([null, 'istio-mirror-taken']);
    await taken.driver().mirror!.write(null);
    expect(named(await taken.read(), 'predict').mirror).toEqual({ host: 'audit' });

    await using list = await placeOf(serviceOf({ mirrors: [{ destination: { host: 'audit' }, percentage: { value: 3 } }] }));
    await list.driver().mirror!.write('b');
    expect(named(await list.read(), 'predict').mirrors).toEqual([{ destination: { host: 'audit' }, percentage: { value: 3 } }, { destination: { host: 'income', subset: 'b' }, percentage: { value: 100 } }]);
    await list.driver().mirror!.write(null);
    expect(named(await list.read(), 'predict').mirrors).toEqual([{ destination: { host: 'audit' }, percentage: { value: 3 } }]);
  });

  test.each([['x-group', { 'x-group': { exact: 'staff' } }], ['cookie:group', { cookie: { regex: '^(.*;)?[ ]*group=staff[ ]*(;.*)?$' } }]])('leads groups by %s with a route right before, which goes when all or nobody come', async (attribute, headers) => {
    await using place = await placeOf();
    const cohort = { attribute, values: [{ value: 'staff', share: 2 }, { value: 'beta', share: 8 }] };
    for (const route of [undefined, 1]) {
      const driver = place.driver({ cohort, route });
      expect(driver.capabilities.cohorts).toBe(true);
      await driver.write({ a: 98, b: 2 });
      const rule = named(await place.read(), 'sluice-predict');
      expect(rule).toMatchObject({ timeout: '5s', retries: { attempts: 2 }, match: [{ uri: { prefix: '/predict' }, headers }, { uri: { prefix: '/v2' }, method: { exact: 'POST' }, headers }], route: [{ destination: { host: 'income', subset: 'b' }, weight: 100 }] });
      expect(httpIn(await place.read()).map(({ name }) => name)).toEqual(['health', 'sluice-predict', 'predict', undefined]);
      expect(await driver.read()).toEqual({ a: 98, b: 2 });
      await driver.write({ a: 90, b: 10 });
      expect([await driver.read(), named(await place.read(), 'sluice-predict').match!.length, await codeOf(driver.write({ a: 95, b: 5 }))]).toEqual([{ a: 90, b: 10 }, 4, 'istio-cohort-share']);
      await driver.write({ a: 0, b: 100 });
      expect([await driver.read(), named(await place.read(), 'sluice-predict')]).toEqual([{ a: 0, b: 100 }, undefined]);
      await driver.write({ a: 10, b: 90 }).catch(() => undefined);
      await driver.write({ a: 100, b: 0 });
      expect([await driver.read(), httpIn(await place.read()).length]).toEqual([{ a: 100, b: 0 }, 3]);
    }
    await place.driver({ cohort }).write({ a: 98, b: 2 });
    await place.edit((http) => void (http[1]!.match = [{ uri: { exact: '/somewhere' } }]));
    expect(await codeOf(place.driver({ cohort }).read())).toBe('istio-cohort');
    await place.driver({ cohort }).write({ a: 100, b: 0 });
    expect(await place.driver({ cohort }).read()).toEqual({ a: 100, b: 0 });
  });

  test('counts a change with status only once istiod says so: late, never, wrong', async () => {
    await using place = await placeOf();
    await using istiod = startController(server.api, V1, place.namespace, {
      status: ({ metadata }) => ({ conditions: [{ type: 'Reconciled', status: 'True', observedGeneration: String(metadata.generation), message: '2/2 proxies up to date.' }] }),
      wrong: ({ metadata }) => ({ conditions: [{ type: 'Reconciled', status: 'False', reason: 'stillPropagating', observedGeneration: String(metadata.generation), message: '61/122 complete' }] }),
      late: 300,
    });
    const driver = place.driver({ status: true });
    await driver.write({ a: 99, b: 1 });
    istiod.mood = 'late';
    const cut = setInterval(() => place.proxy.cutWatches(), 40);
    await driver.write({ a: 95, b: 5 });
    clearInterval(cut);
    expect(await driver.read()).toEqual({ a: 95, b: 5 });
    await istiod.still();
    const hasty = place.driver({ status: true, within: '400 ms' });
    expect([await codeOf(hasty.write({ a: 90, b: 10 })), await codeOf(hasty.read())]).toEqual(['controller-silent', 'controller-silent']);
    istiod.mood = 'wrong';
    expect(await messageOf(place.driver({ status: true, within: '5 s' }).write({ a: 80, b: 20 }))).toMatch(/61\/122 complete.*\[istio-not-reconciled\]/);
    // It is told all the same: what cannot be confirmed is no reason to leave users where they are.
    expect([weightsIn(named(await place.read(), 'predict')), await place.driver().read()]).toEqual([[80, 20], { a: 80, b: 20 }]);

    // Deleted under a wait that would last for ten minutes: told at once.
    await istiod.still();
    const waiting = codeOf(place.driver({ status: true, within: '10 minutes' }).write({ a: 70, b: 30 }));
    while (weightsIn(named(await place.read(), 'predict'))[0] !== 70) await new Promise((done) => setTimeout(done, 20));
    await server.api.remove(V1, place.namespace, 'income');
    expect(await waiting).toBe('cluster-missing');
  });

  test('survives a second writer at every step, lost replies and a restart; gives up by name where others write all the time', async () => {
    await using place = await placeOf();
    const where = { resource: V1, namespace: place.namespace, name: 'income' };
    const few = secondWriter(place.proxy, server.api, { ...where, times: 3 });
    await place.driver().write({ a: 75, b: 25 });
    expect([await place.driver().read(), few.wrote, (await place.read()).metadata.annotations!['test/second-writer']]).toEqual([{ a: 75, b: 25 }, 3, '3']);
    few.stop();
    const many = secondWriter(place.proxy, server.api, where);
    expect(await codeOf(place.driver().write({ a: 50, b: 50 }))).toBe('cluster-contended');
    many.stop();
    place.proxy.middle = async (call, forward) => {
      const answer = await forward();
      return call.method === 'PATCH' ? 'cut' : answer;
    };
    await place.driver().write({ a: 50, b: 50 });
    place.proxy.middle = undefined;
    const driver = place.driver();
    const writing = driver.write({ a: 0, b: 100 }).catch(() => undefined);
    await server.restart();
    await writing;
    await driver.write({ a: 0, b: 100 });
    expect(await driver.read()).toEqual({ a: 0, b: 100 });
    expect(place.proxy.calls.filter(({ method, query }) => method === 'PATCH' && query.get('fieldManager') !== 'sluice')).toEqual([]);
  });

  test('names the webhook that refuses, who wrote last, and an object that is gone', async () => {
    await using place = await placeOf();
    {
      await using _ = await startWebhook(server, V1, place.namespace, ({ object }) => {
        const sum = named(object!, 'predict').route!.reduce((total, { weight = 0 }) => total + weight, 0);
        return sum === 100 ? undefined : { message: `configuration is invalid: total destination weight ${sum} != 100` };
      }, 'validation');
      for (const split of SPLITS) await place.driver().write(split);
      await expect(place.edit((http) => void (http[1]!.route![0]!.weight = 3))).rejects.toThrow('total destination weight 103 != 100');
    }
    {
      await using _ = await startWebhook(server, V1, place.namespace, () => ({ message: 'freeze until Monday' }), 'freeze');
      expect(await messageOf(place.driver().write({ a: 95, b: 5 }))).toMatch(/freeze\.webhook\.test.*freeze until Monday.*\[cluster-admission\]/);
    }
    await place.driver().write({ a: 95, b: 5 });
    expect(await place.driver().changedBy!()).toBeUndefined();
    await place.edit((http) => void (http[1]!.route![0]!.weight = 100, http[1]!.route![1]!.weight = 0), 'argocd-controller');
    expect(await place.driver().changedBy!()).toMatch(/^Argo CD.*spec\.http.*ignoreDifferences.*networking\.istio\.io/);
    await server.api.remove(V1, place.namespace, 'income');
    expect([await codeOf(place.driver().read()), await codeOf(place.driver().write({ a: 95, b: 5 })), (await place.driver().inspect!()).map(({ code }) => code)]).toEqual(['cluster-missing', 'cluster-missing', ['cluster-missing']]);
  });

  test('finds what would make weights untrue before anything moves', async () => {
    await using place = await placeOf();
    const codes = async (options: Partial<IstioOptions> = {}) => (await place.driver(options).inspect!()).map(({ code, blocks }) => `${code}${blocks ? '!' : ''}`);
    expect(await codes()).toEqual(['istio-no-service!', 'istio-no-subset', 'istio-no-service!', 'istio-no-subset']);
    await server.api.create(SERVICES, place.namespace, { metadata: { name: 'income' }, spec: { clusterIP: 'None', ports: [{ port: 80 }] } });
    await server.api.create(destinationRules('v1'), place.namespace, { metadata: { name: 'income' }, spec: { host: 'income', subsets: [{ name: 'a', labels: { slot: 'a' } }] } });
    expect(await codes()).toEqual(['istio-no-subset!']);
    await server.api.merge(destinationRules('v1'), place.namespace, 'income', { spec: { subsets: [{ name: 'a', labels: { slot: 'a' } }, { name: 'b', labels: { slot: 'b' } }] } });
    expect(await codes()).toEqual([]);
    expect(await codes({ status: true })).toEqual(['controller-silent!']);
    await place.edit((http) => http.unshift({ name: 'all', route: [{ destination: { host: 'health' } }] }));
    await server.api.merge(V1, place.namespace, 'income', { status: { validationMessages: [{ level: 'ERROR', type: { code: 'IST0101', name: 'ReferencedResourceNotFound' }, documentationUrl: 'https://istio.io/ist0101' }] } }, { subresource: 'status' });
    expect(await codes()).toEqual(['istio-analysis', 'istio-route-shadowed!']);
  });

  test('a destination that somebody wrote a second time keeps nobody with the candidate, and lets nobody in', async () => {
    await using place = await placeOf();
    await place.driver().write({ a: 75, b: 25 });
    const twice = (object: Http[]): void => void (object[1]!.route![0]!.weight = 45, object[1]!.route!.push({ destination: { host: 'income.' + place.namespace + '.svc.cluster.local', subset: 'b' }, weight: 30 }));
    await place.edit(twice);
    const before = await place.read();
    expect(await place.driver().read()).toEqual({ a: 45, b: 55 });
    expect(await place.driver().inspect!()).toContainEqual(expect.objectContaining({ code: 'istio-destination', blocks: true, message: expect.stringContaining('income (subset b) of slot b more than once') }));
    for (const b of [25, 55, 60, 100]) expect(await codeOf(place.driver().write({ a: 100 - b, b }))).toBe('istio-destination');
    // Whoever is the champion by the journal, the candidate is not given all users either.
    expect(await codeOf(place.driver({ roles: () => ({ champion: 'b', candidate: 'a' }) }).write({ a: 100, b: 0 }))).toBe('istio-destination');
    expect((await place.read()).metadata.resourceVersion).toBe(before.metadata.resourceVersion);
    await place.driver().write({ a: 100, b: 0 });
    expect([weightsIn(named(await place.read(), 'predict')), await place.driver().read()]).toEqual([[100, 0, 0], { a: 100, b: 0 }]);
    await place.edit((http) => void (http[1]!.route![0]!.weight = 70, http[1]!.route![2]!.weight = 30));
    await place.driver({ roles: () => Promise.reject(new Error('the journal is away')) }).write({ a: 100, b: 0 });
    expect(await place.driver().read()).toEqual({ a: 100, b: 0 });
  });

  test('costs one call to read once it knows the version', async () => {
    await using place = await placeOf();
    const driver = place.driver();
    await driver.read();
    place.proxy.reset();
    await driver.read();
    expect(place.proxy.calls.map(({ method }) => method)).toEqual(['GET']);
  });
});
