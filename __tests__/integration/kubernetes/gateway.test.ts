import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DriverError } from '../../../src/core/driver-error.ts';
import type { Split } from '../../../src/core/seams.ts';
import type { KubeObject, Resource } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { gatewayTraffic } from '../../../src/rollout/traffic/gateway/gateway.ts';
import type { GatewayOptions } from '../../../src/rollout/traffic/gateway/options.ts';
import type { Roles } from '../../../src/rollout/traffic/roles.ts';
import { systemClock } from '../../../src/run/system.ts';
import { startPolicy, startWebhook } from '../../../testkit/kubernetes/admission.ts';
import type { Controller } from '../../../testkit/kubernetes/controller.ts';
import { backendOf, HTTP_ROUTES, startGateway, type GatewayOptions as StandInOptions } from '../../../testkit/kubernetes/controllers/gateway.ts';
import { define, definitions, establish } from '../../../testkit/kubernetes/definitions.ts';
import { refusal, startFaultProxy, type FaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import { secondWriter } from '../../../testkit/kubernetes/second-writer.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { parse, stringify } from 'yaml';
import type { TrafficDriver } from '../../../src/core/seams.ts';
import { canaryPromote, type PromoteOptions } from '../../../src/rollout/canary-promote.ts';
import { codesOf, contextOf, deliveryOf, depsOf, overrideOf, SHORT, stateIn, worldOf } from '../../rollout/factory.ts';
import { filesOf } from '../drivers-page.ts';
import { trafficContract, type Fault, type Router } from '../../rollout/traffic/contract.ts';

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
const BETA: Resource = { ...HTTP_ROUTES, version: 'v1beta1' };

/** A route as a team has it: with a rule of its own before and behind, filters, and what nobody here knows. */
const routeOf = (rule: object = {}, refs: object[] = [{ name: 'income-a', port: 8080 }, { name: 'income-b', port: 8080, weight: 0, filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'x-arm', value: 'b' }] } }] }]): object => ({
  metadata: { name: 'income', labels: { team: 'risk' }, annotations: { note: 'a person\'s own' } },
  spec: {
    parentRefs: [{ name: 'edge', sectionName: 'https' }],
    hostnames: ['income.test'],
    rules: [
      { matches: [{ path: { type: 'Exact', value: '/health' } }], backendRefs: [{ name: 'health', port: 80 }] },
      { matches: [{ path: { type: 'PathPrefix', value: '/predict' } }], filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { add: [{ name: 'x-team', value: 'risk' }] } }], backendRefs: refs, ...rule },
      { matches: [{ path: { type: 'PathPrefix', value: '/docs' } }], backendRefs: [{ name: 'health', port: 80, weight: 7 }] },
    ],
  },
});

interface Place extends AsyncDisposable {
  namespace: string;
  proxy: FaultProxy;
  stand: Controller;
  driver(options?: Partial<GatewayOptions>): ReturnType<typeof gatewayTraffic>;
  route(): Promise<KubeObject>;
  /** As somebody with kubectl. */
  edit(change: (route: KubeObject) => void, manager?: string): Promise<void>;
}

async function placeOf(route: object = routeOf(), { resource = HTTP_ROUTES, ...standIn }: StandInOptions = {}, token?: (namespace: string) => Promise<string>): Promise<Place> {
  const namespace = await server.namespace();
  for (const name of ['income-a', 'income-b', 'health', 'third']) await server.api.create({ group: '', version: 'v1', plural: 'services', kind: 'Service' }, namespace, { metadata: { name }, spec: { clusterIP: 'None', ports: [{ port: 80 }] } });
  await server.api.create(resource, namespace, route);
  const stand = startGateway(server.api, namespace, { resource, ...standIn });
  const proxy = await startFaultProxy(server);
  const asked = token ? await token(namespace) : server.token;
  const read = async (): Promise<KubeObject> => (await server.api.read(resource, namespace, 'income'))!;
  return {
    namespace, proxy, stand,
    driver(options = {}) {
      const cluster = openCluster({ server: proxy.url, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: asked }, resolve: (declared) => declared });
      return gatewayTraffic({ route: 'income', backends: { a: 'income-a', b: 'income-b' }, slots: SLOTS, roles: (): Roles => ({ champion: 'a', candidate: 'b' }), clock: systemClock, within: '10 s', cluster, ...options });
    },
    route: read,
    async edit(change, manager = 'kubectl-edit') {
      for (;;) {
        const now = await read();
        change(now);
        const reply = await server.api.call('PUT', `/apis/${resource.group}/${resource.version}/namespaces/${namespace}/httproutes/income?fieldManager=${manager}`, now);
        if (reply.status < 300) return;
        if (reply.status !== 409) throw new Error(JSON.stringify(reply.body));
      }
    },
    async [Symbol.asyncDispose]() {
      proxy.middle = undefined;
      await stand[Symbol.asyncDispose]();
      await proxy[Symbol.asyncDispose]();
    },
  };
}

type Rule = { name?: string; matches: { headers?: { name: string; type: string; value: string }[] }[]; backendRefs: { name: string; port?: number; weight: number }[]; filters?: { type: string; requestMirror?: { percent?: number; backendRef: { name: string } } }[] };
const rulesIn = (route: KubeObject): Rule[] => route.spec!.rules as Rule[];
const codeOf = (call: Promise<unknown>): Promise<string | undefined> => call.then(() => undefined, (error: unknown) => (error as DriverError).code ?? String(error));

/** Everything of the object but the weights of the two slots, and who wrote when. */
function others(route: KubeObject): string {
  const { metadata: { managedFields: _, resourceVersion: __, generation: ___, ...metadata }, spec } = route;
  const rules = (spec!.rules as Rule[]).map((rule) => ({ ...rule, backendRefs: rule.backendRefs.map((ref) => (ref.name.startsWith('income-') ? { ...ref, weight: undefined } : ref)) }));
  return JSON.stringify({ metadata, spec: { ...spec, rules } });
}

async function router(resource: Resource = HTTP_ROUTES, options: Partial<GatewayOptions> = {}): Promise<Router> {
  const place = await placeOf(routeOf(), { resource });
  return {
    driver: place.driver(options),
    again: () => place.driver(options),
    turn: () => place.edit((route) => {
      const at = rulesIn(route).findIndex(({ backendRefs }) => backendRefs.length > 1);
      rulesIn(route)[at]!.backendRefs.forEach((ref, index) => (ref.weight = index === 0 ? 7 : 3));
      // Somebody who changes the split by hand takes the cohort's rule away as well.
      route.spec!.rules = rulesIn(route).filter((_, index) => index !== at - 1 || rulesIn(route).length === 3);
    }),
    others: async () => others(await place.route()),
    async slotsOfUsers(users) {
      const route = await place.route();
      return users.map((_, index) => backendOf(route, { path: '/predict', headers: { 'x-bucket': String((index * 37) % 100) } }, 0.5)!.name.slice(-1));
    },
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

const SPLITS: Split[] = [{ a: 100, b: 0 }, { a: 99, b: 1 }, { a: 75, b: 25 }, { a: 0, b: 100 }, { a: 99.5, b: 0.5 }, { a: 66.66, b: 33.34 }];

test('names a cluster that serves no HTTPRoute at all', async () => {
  const namespace = await server.namespace();
  const cluster = openCluster({ server: server.url, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: server.token }, resolve: (declared) => declared });
  const driver = gatewayTraffic({ route: 'income', backends: { a: 'income-a', b: 'income-b' }, slots: SLOTS, roles: (): Roles => ({}), clock: systemClock, cluster });
  expect([await codeOf(driver.read()), await codeOf(driver.write({ a: 90, b: 10 }))]).toEqual(['gateway-not-served', 'gateway-not-served']);
  expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['gateway-not-served', true]]);
});

describe('with the definitions of Gateway API 0.6, which has v1beta1 alone', () => {
  beforeAll(() => define(server.api, 'gateway-api', 'v0.6.0'), 60_000);
  trafficContract('gateway (v1beta1)', () => router(BETA), { splits: SPLITS.slice(0, 3), has: ['others'] });

  test('refuses to mirror a part of the requests, and writes nothing; all of them it can', async () => {
    await using place = await placeOf(routeOf(), { resource: BETA });
    const before = JSON.stringify((await place.route()).spec);
    expect(await codeOf(place.driver({ mirror: { percent: 10 } }).mirror!.write('b'))).toBe('gateway-mirror-portion');
    expect(JSON.stringify((await place.route()).spec)).toBe(before);
    expect((await place.driver({ mirror: { percent: 10 } }).inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['gateway-mirror-portion', true]]);
    const { mirror } = place.driver({ mirror: true });
    await mirror!.write('b');
    expect(await mirror!.read()).toBe('b');
    await mirror!.write(null);
    expect(JSON.stringify((await place.route()).spec)).toBe(before);
  });

  test('finds out beforehand that the rule for a cohort would have too many matches', async () => {
    await using place = await placeOf(routeOf(), { resource: BETA });
    const driver = place.driver({ cohort: { attribute: 'x-group', values: Array.from({ length: 9 }, (_, index) => ({ value: `group-${index}`, share: 1 })) } });
    expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['cluster-invalid', true]]);
    expect(rulesIn(await place.route())).toHaveLength(3);
  });
});

describe('with those of 1.2, which knows no part of the requests for a mirror', () => {
  beforeAll(() => define(server.api, 'gateway-api', 'v1.2.1'), 60_000);

  test('weighs in v1, mirrors all, and refuses a part', async () => {
    await using place = await placeOf();
    const driver = place.driver({ mirror: { fraction: { numerator: 1, denominator: 1000 } } });
    await driver.write({ a: 90, b: 10 });
    expect(await driver.read()).toEqual({ a: 90, b: 10 });
    expect(await codeOf(driver.mirror!.write('b'))).toBe('gateway-mirror-portion');
    expect(await driver.mirror!.read()).toBeNull();
  });

  test('keeps a cohort where rules have no names', async () => {
    await using place = await placeOf();
    const driver = place.driver({ cohort: { attribute: 'x-group', values: [{ value: 'staff', share: 2 }] } });
    await driver.write({ a: 98, b: 2 });
    const written = (await place.route()).metadata.resourceVersion;
    await driver.write({ a: 98, b: 2 });
    expect([rulesIn(await place.route())[1]!.name, await driver.read(), (await place.route()).metadata.resourceVersion]).toEqual([undefined, { a: 98, b: 2 }, written]);
  });
});

describe('with the newest definitions', () => {
  beforeAll(() => define(server.api, 'gateway-api'), 60_000);

  trafficContract('gateway', () => router(), { splits: SPLITS, has: ['others'], faults: ['gone', 'cut', 'garbage'] });
  trafficContract('gateway by buckets of the edge', () => router(HTTP_ROUTES, { buckets: { header: 'x-bucket', count: 100 }, regular_expressions: true }), { splits: SPLITS.slice(0, 4), has: ['others'] });

  test('moves nobody back while a share grows by buckets, whichever slot the candidate is on', async () => {
    await using place = await router(HTTP_ROUTES, { buckets: { header: 'x-bucket', count: 100 }, regular_expressions: true });
    const everybody = Array.from({ length: 100 }, (_, index) => String(index));
    for (const candidate of ['b', 'a']) {
      let before: string[] | undefined;
      for (const share of [0, 1, 9, 10, 37, 50, 99, 100]) {
        await place.driver.write(candidate === 'b' ? { a: 100 - share, b: share } : { a: share, b: 100 - share });
        const now = await place.slotsOfUsers!(everybody);
        expect(now.filter((slot) => slot === candidate)).toHaveLength(share);
        expect(now.filter((slot, index) => before?.[index] === candidate && slot !== candidate)).toEqual([]);
        before = now;
      }
    }
  });

  test('moves groups of users over by the value of a header, whole groups and in their order; everything else of the route stays', async () => {
    await using place = await placeOf(routeOf({ name: 'predict' }));
    const before = JSON.stringify((await place.route()).spec!.rules);
    const driver = place.driver({ rule: 'predict', cohort: { attribute: 'X-Group', values: [{ value: 'staff', share: 2 }, { value: 'beta', share: 8 }] } });
    expect(driver.capabilities).toMatchObject({ cohorts: true, sticky: true });
    const slotOf = async (headers: Record<string, string>): Promise<string> => backendOf(await place.route(), { path: '/predict/x', headers }, 0.3)!.name;
    const all = async (): Promise<string[]> => [await slotOf({ 'x-group': 'staff' }), await slotOf({ 'x-group': 'beta' }), await slotOf({ 'x-group': 'other' }), await slotOf({})];
    const [A, B] = ['income-a', 'income-b'];
    for (const [share, who] of [[0, [A, A, A, A]], [2, [B, A, A, A]], [10, [B, B, A, A]], [100, [B, B, B, B]]] as const) {
      await driver.write({ a: 100 - share, b: share });
      expect([await driver.read(), await all()]).toEqual([{ a: 100 - share, b: share }, who]);
      expect(backendOf(await place.route(), { path: '/health', headers: { 'x-group': 'staff' } }, 0)!.name).toBe('health');
    }
    // The filters of the backend, and those of the rule, go with the users.
    await driver.write({ a: 0, b: 100 });
    await driver.write({ a: 2, b: 98 });
    expect(rulesIn(await place.route())[1]).toMatchObject({ name: 'sluice-cohort', backendRefs: [{ name: 'income-a' }], filters: [{ type: 'RequestHeaderModifier' }] });
    await driver.write({ a: 100, b: 0 });
    expect(JSON.stringify(rulesIn(await place.route()).map((rule) => ({ ...rule, backendRefs: rule.backendRefs.map((ref) => ({ ...ref, weight: undefined })) })))).toBe(JSON.stringify((JSON.parse(before) as Rule[]).map((rule) => ({ ...rule, backendRefs: rule.backendRefs.map((ref) => ({ ...ref, weight: undefined })) }))));
    expect(await codeOf(driver.write({ a: 95, b: 5 }))).toBe('weights-too-fine');
  });

  test('a rule for the cohort that somebody changed is no share; taking users away overwrites it', async () => {
    await using place = await placeOf();
    const driver = place.driver({ cohort: { attribute: 'cookie:group', values: [{ value: 'staff', share: 2 }, { value: 'beta', share: 8 }] }, regular_expressions: true });
    await driver.write({ a: 90, b: 10 });
    const sent = async (cookie: string): Promise<string> => backendOf(await place.route(), { path: '/predict', headers: { cookie } }, 0)!.name;
    expect([await sent('group=beta'), await sent('x=1; group=staff; y=2'), await sent('group=betas'), await sent('agroup=beta')]).toEqual(['income-b', 'income-b', 'income-a', 'income-a']);
    await place.edit((route) => (rulesIn(route)[1]!.matches[0]!.headers![0]!.value = '.*'));
    expect(await codeOf(driver.read())).toBe('gateway-cohort-changed');
    await driver.write({ a: 100, b: 0 });
    expect([await driver.read(), rulesIn(await place.route()).length]).toEqual([{ a: 100, b: 0 }, 3]);
  });

  test('mirrors as declared, beside the filters that are there, and takes its own away alone', async () => {
    const theirs = { type: 'RequestMirror', requestMirror: { backendRef: { name: 'third', port: 80 } } };
    await using place = await placeOf(routeOf({ filters: [theirs, { type: 'RequestHeaderModifier', requestHeaderModifier: { add: [{ name: 'x-team', value: 'risk' }] } }] }));
    const before = JSON.stringify((await place.route()).spec);
    const { mirror } = place.driver({ mirror: { percent: 25 } });
    expect(await mirror!.read()).toBeNull();
    await mirror!.write('b');
    const filters = rulesIn(await place.route())[1]!.filters!;
    expect([await mirror!.read(), filters.length, filters[2]!.requestMirror]).toEqual(['b', 3, { backendRef: expect.objectContaining({ name: 'income-b', port: 8080 }), percent: 25 }]);
    expect(backendOf(await place.route(), { path: '/predict', headers: {} }, 0)).toEqual({ name: 'income-a', mirrors: ['third', 'income-b'] });
    await place.edit((route) => (rulesIn(route)[1]!.filters![2]!.requestMirror!.percent = 90));
    expect(await mirror!.read()).toBe('b, and 90 % of the requests');
    await mirror!.write('a');
    expect(await mirror!.read()).toBe('a');
    await mirror!.write(null);
    expect([await mirror!.read(), JSON.stringify((await place.route()).spec)]).toEqual([null, before]);
  });

  test('gives others of the rule what they had, or says why not', async () => {
    await using place = await placeOf(routeOf({}, [{ name: 'income-a', port: 8080, weight: 180 }, { name: 'third', port: 80, weight: 20 }, { name: 'income-b', port: 8080, weight: 0 }]));
    const driver = place.driver();
    await driver.write({ a: 75, b: 25 });
    expect(rulesIn(await place.route())[1]!.backendRefs.map(({ name, weight }) => [name, weight])).toEqual([['income-a', 135], ['third', 20], ['income-b', 45]]);
    expect(await codeOf(driver.write({ a: 99, b: 1 }))).toBe('weights-too-fine');
    expect(await driver.read()).toEqual({ a: 75, b: 25 });
    expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['gateway-other-backends', false]]);
  });

  describe('believes its controllers alone', () => {
    test('waits for one that is late, and reads what it has taken', async () => {
      await using place = await placeOf(routeOf(), {});
      await place.driver().read();
      place.stand.late = 700;
      place.stand.mood = 'late';
      await place.driver().write({ a: 95, b: 5 });
      const { metadata, status } = await place.route();
      expect((status!.parents as { conditions: { observedGeneration: number }[] }[])[0]!.conditions[0]!.observedGeneration).toBe(metadata.generation);
      expect(await place.driver().read()).toEqual({ a: 95, b: 5 });
    });

    test.each<['never' | 'wrong', string]>([['never', 'gateway-lagging'], ['wrong', 'gateway-lagging']])('says so of one that answers %s', async (mood, code) => {
      await using place = await placeOf();
      await place.driver().write({ a: 99, b: 1 });
      if (mood === 'never') await place.stand.still();
      else place.stand.mood = mood;
      const driver = place.driver({ within: '700 ms' });
      expect(await codeOf(driver.write({ a: 90, b: 10 }))).toBe(code);
      expect(await codeOf(driver.read())).toBe(code);
      // What takes users away is written all the same, before anybody waits.
      expect(await codeOf(driver.write({ a: 100, b: 0 }))).toBe(code);
      expect(rulesIn(await place.route())[1]!.backendRefs.map(({ weight }) => weight)).toEqual([100, 0]);
    });

    test('gives nobody to a route of which no controller ever said anything', async () => {
      await using place = await placeOf();
      await using silent = await placeOf(routeOf(), { parents: [] });
      const driver = silent.driver({ within: '500 ms' });
      const before = (await silent.route()).metadata.generation;
      expect(await codeOf(driver.write({ a: 90, b: 10 }))).toBe('controller-silent');
      expect((await silent.route()).metadata.generation).toBe(before);
      expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['controller-silent', true]]);
      await place.driver().write({ a: 90, b: 10 });
      expect(await codeOf(place.driver({ controller: 'example.test/another', within: '300 ms' }).read())).toBe('controller-silent');
    });

    test.each<[string, StandInOptions, string]>([
      ['is not accepted', { refuses: (route) => (rulesIn(route)[1]!.backendRefs[1]!.weight > 0 ? { reason: 'UnsupportedValue', message: 'no weights here, <b>sorry</b>' } : undefined) }, 'gateway-not-accepted'],
      ['is taken in part', { drops: (route) => (rulesIn(route)[1]!.backendRefs[1]!.weight > 0 ? 'Dropped Rule 1' : undefined) }, 'gateway-partly-invalid'],
    ])('puts back what was before where more users make a state that %s', async (_what, standIn, code) => {
      await using place = await placeOf(routeOf(), standIn);
      const driver = place.driver();
      const error = await driver.write({ a: 90, b: 10 }).then(() => undefined, (thrown: unknown) => thrown as DriverError);
      expect([error?.code, error?.message]).toEqual([code, expect.stringContaining('stand-in.test/gateway-controller of Gateway edge, https')]);
      expect(await driver.read()).toEqual({ a: 100, b: 0 });
    });

    test('sends nobody to a backend that is missing, and takes users away from one that went', async () => {
      await using place = await placeOf();
      const driver = place.driver();
      await driver.write({ a: 75, b: 25 });
      await server.api.remove({ group: '', version: 'v1', plural: 'services', kind: 'Service' }, place.namespace, 'income-b');
      await place.stand.again();
      expect(await codeOf(driver.read())).toBe('gateway-unresolved');
      expect(await codeOf(driver.write({ a: 50, b: 50 }))).toBe('gateway-unresolved');
      expect(rulesIn(await place.route())[1]!.backendRefs[1]!.weight).toBe(25);
      await driver.write({ a: 90, b: 10 }).catch(() => undefined);
      expect(rulesIn(await place.route())[1]!.backendRefs[1]!.weight).toBe(10);
      await driver.write({ a: 100, b: 0 });
      expect(await driver.read()).toEqual({ a: 100, b: 0 });
      expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['gateway-unresolved', true]]);
    });

    test('asks every parent of the route', async () => {
      const route = routeOf() as { spec: { parentRefs: object[] } };
      route.spec.parentRefs.push({ name: 'inside', kind: 'Gateway', group: HTTP_ROUTES.group });
      await using place = await placeOf(route, { parents: ['edge'] });
      const driver = place.driver({ within: '500 ms' });
      expect(await codeOf(driver.read())).toBe('controller-silent');
      await using inside = startGateway(server.api, place.namespace, { parents: ['inside'], controllerName: 'inside.test/controller', refuses: ({ metadata }) => (metadata.annotations!.stop === undefined ? undefined : { reason: 'NotAllowedByListeners', message: 'stopped' }) });
      await inside.again();
      await place.driver().write({ a: 90, b: 10 });
      expect(await driver.read()).toEqual({ a: 90, b: 10 });
      await place.edit((now) => (now.metadata.annotations!.stop = 'yes'));
      await inside.again();
      expect(await codeOf(driver.read())).toBe('gateway-not-accepted');
    });
  });

  describe('with somebody else at work', () => {
    test('writes with others between its read and its write, and loses nothing of theirs', async () => {
      await using place = await placeOf();
      const driver = place.driver();
      await driver.write({ a: 99, b: 1 });
      const other = secondWriter(place.proxy, server.api, { resource: HTTP_ROUTES, namespace: place.namespace, name: 'income', times: 3 });
      await driver.write({ a: 90, b: 10 });
      expect([other.wrote, await driver.read(), (await place.route()).metadata.annotations]).toEqual([3, { a: 90, b: 10 }, { note: 'a person\'s own', 'test/second-writer': '3' }]);
    });

    test('gives up with their name against one who writes every time, and has changed nothing', async () => {
      await using place = await placeOf();
      const driver = place.driver();
      await driver.write({ a: 99, b: 1 });
      const other = secondWriter(place.proxy, server.api, { resource: HTTP_ROUTES, namespace: place.namespace, name: 'income' });
      expect(await codeOf(driver.write({ a: 90, b: 10 }))).toBe('cluster-contended');
      expect([other.wrote, await driver.read()]).toEqual([5, { a: 99, b: 1 }]);
    });

    test('reads weights anew that somebody else set in between, and tells who it was', async () => {
      await using place = await placeOf();
      const driver = place.driver();
      await driver.write({ a: 99, b: 1 });
      expect(await driver.changedBy!()).toBeUndefined();
      await place.edit((route) => {
        rulesIn(route)[1]!.backendRefs[0]!.weight = 1;
        rulesIn(route)[1]!.backendRefs[1]!.weight = 1;
      }, 'argocd-controller');
      expect(await driver.read()).toEqual({ a: 50, b: 50 });
      expect(await driver.changedBy!()).toMatch(/^Argo CD \(field manager argocd-controller\) wrote spec\.rules of HTTPRoute income last, at .*RespectIgnoreDifferences=true/);
      await driver.write({ a: 99, b: 1 });
      expect(await driver.changedBy!()).toBeUndefined();
    });

    test('goes on over a cut watch and a restart of the API server, in the midst of a write', async () => {
      await using place = await placeOf();
      const driver = place.driver({ within: '60 s' });
      await driver.read();
      await place.stand.still();
      const written = driver.write({ a: 90, b: 10 });
      while (place.proxy.cutWatches() === 0) await systemClock.sleep(20);
      await server.restart();
      place.stand.mood = 'prompt';
      await place.stand.again();
      await written;
      expect(await driver.read()).toEqual({ a: 90, b: 10 });
    });

    test.each(['before', 'after'] as const)('is told nothing of a patch that is lost %s it took effect, and reads how it stands', async (when) => {
      await using place = await placeOf();
      const driver = place.driver();
      let lost = 0;
      place.proxy.middle = async (call, forward) => {
        if (call.method !== 'PATCH' || (lost += 1) > 1) return forward();
        if (when === 'after') await forward();
        return 'cut';
      };
      await driver.write({ a: 90, b: 10 });
      expect([lost, await driver.read()]).toEqual([when === 'after' ? 1 : 2, { a: 90, b: 10 }]);
    });

    test('names a webhook and a policy that refuse, and leaves the route as it was', async () => {
      await using place = await placeOf();
      const driver = place.driver();
      {
        await using _hook = await startWebhook(server, HTTP_ROUTES, place.namespace, ({ object, oldObject }) => (JSON.stringify(object?.spec) === JSON.stringify(oldObject?.spec) ? undefined : { message: 'freeze until Monday' }));
        await expect(driver.write({ a: 90, b: 10 })).rejects.toThrow(/policy\.webhook\.test.*freeze until Monday/);
      }
      await using _policy = await startPolicy(server, HTTP_ROUTES, place.namespace, { expression: 'false', message: 'not today' });
      expect(await codeOf(driver.write({ a: 90, b: 10 }))).toBe('cluster-admission');
      expect(await driver.read()).toEqual({ a: 100, b: 0 });
    });

    test('says that the route has gone, also while it waits for it', async () => {
      await using place = await placeOf();
      const driver = place.driver();
      await driver.read();
      await place.stand.still();
      const written = codeOf(driver.write({ a: 90, b: 10 }));
      while ((await place.route()).metadata.generation === 1) await systemClock.sleep(20);
      await server.api.remove(HTTP_ROUTES, place.namespace, 'income');
      expect([await written, await codeOf(driver.read())]).toEqual(['cluster-missing', 'cluster-missing']);
      expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['cluster-missing', true]]);
    });

    test('stale writes by the server itself mean reading again, a server that is busy is waited for', async () => {
      await using place = await placeOf();
      const driver = place.driver();
      let refused = 0;
      place.proxy.middle = async (call, forward) => (call.method === 'PATCH' && (refused += 1) <= 2 ? (refused === 1 ? refusal(409, 'Conflict', 'stale') : refusal(429, 'TooManyRequests', 'busy', { 'retry-after': '0' })) : forward());
      await driver.write({ a: 90, b: 10 });
      expect(await driver.read()).toEqual({ a: 90, b: 10 });
    });
  });

  test('asks the server once for a look when all is calm', async () => {
    await using place = await placeOf();
    const driver = place.driver();
    await driver.read();
    place.proxy.reset();
    await driver.read();
    expect(place.proxy.calls.map(({ method, path: asked }) => [method, asked.split('/').at(-1)])).toEqual([['GET', 'income']]);
  });

  test('needs get, patch and watch on this one route, and says which of them is missing', async () => {
    const all = ['get', 'patch', 'watch'];
    let allow: ((rules: { apiGroups: string[]; resources: string[]; resourceNames?: string[]; verbs: string[] }[]) => Promise<unknown>) | undefined;
    const rule = (verbs: string[]) => [{ apiGroups: [HTTP_ROUTES.group], resources: ['httproutes'], resourceNames: ['income'], verbs }];
    await using place = await placeOf(routeOf(), {}, async (namespace) => {
      const account = await server.account(namespace, rule(all));
      allow = (rules) => account.allow(rules);
      return account.token;
    });
    const driver = place.driver({ within: '20 s' });
    await driver.write({ a: 90, b: 10 });
    expect([await driver.read(), await driver.inspect!()]).toEqual([{ a: 90, b: 10 }, []]);
    place.stand.mood = 'late';
    for (const verb of all) {
      await allow!(rule(all.filter((each) => each !== verb)));
      const [finding] = await driver.inspect!();
      expect([finding!.code, finding!.blocks, finding!.fix]).toEqual(['cluster-forbidden', true, expect.stringContaining(`verbs: [${verb}]`)]);
      expect([verb, await driver.write({ a: 80, b: 20 }).then(() => '', (error: unknown) => (error as Error).message)]).toEqual([verb, expect.stringContaining(`resourceNames: [income], verbs: [${verb}]`)]);
    }
  });

  test('warns before a rollout of a tool that keeps the route', async () => {
    const kept = routeOf() as { metadata: { annotations: Record<string, string>; labels: Record<string, string> } };
    kept.metadata.annotations['argocd.argoproj.io/tracking-id'] = 'shop:gateway.networking.k8s.io/HTTPRoute:x/income';
    kept.metadata.labels['kustomize.toolkit.fluxcd.io/name'] = 'apps';
    await using place = await placeOf(kept);
    const findings = await place.driver().inspect!();
    expect(findings.map(({ code, blocks }) => [code, blocks])).toEqual([['kept-by-argo-cd', false], ['kept-by-flux', false]]);
  });

  test('a whole rollout beside one who puts the route back at every write: named, held, and never a fight', async () => {
    await using place = await placeOf();
    const driver = place.driver({ within: '20 s' });
    await driver.read();
    const world = await worldOf();
    const rules = structuredClone((await place.route()).spec!.rules);
    let reverts = true;
    let writes = 0;
    place.proxy.middle = async (call, forward) => {
      const answer = await forward();
      if (call.method !== 'PATCH') return answer;
      writes += 1;
      // As Argo CD heals itself: what Git has, at once.
      if (reverts) await place.edit((route) => (route.spec!.rules = rules), 'argocd-controller');
      return answer;
    };
    // The world's models answer by the split that the route has.
    const traffic: TrafficDriver = {
      ...driver,
      async read() {
        const split = await driver.read();
        world.setSplit(split);
        return split;
      },
    };
    const delivery = deliveryOf(undefined, SHORT);
    const tick = async (options: PromoteOptions) => {
      const context = contextOf(world);
      return canaryPromote(delivery, context, { ...(await depsOf(world, delivery, context)), traffic }, options);
    };
    const held = await tick({ loopFor: 1_800_000 });
    expect([held.verdict.outcome, codesOf(held)[0], held.verdict.findings[0]!.message]).toEqual(['inconclusive', 'router-changed', expect.stringMatching(/Argo CD \(field manager argocd-controller\).*HTTPRoute, name: income.*RespectIgnoreDifferences=true/)]);
    expect([writes, await driver.read(), (await stateIn(world)).open!.holds.length]).toEqual([3, { a: 100, b: 0 }, 1]);
    reverts = false;
    const done = await tick({ request: 'resume', override: overrideOf('7'), loopFor: 7_200_000 });
    expect([done.verdict.outcome, await driver.read(), writes]).toEqual(['pass', { a: 0, b: 100 }, 5]);
  }, 60_000);

  test('names other rules that send requests to a slot, which count in no share', async () => {
    await using place = await placeOf();
    await place.edit((route) => void rulesIn(route).unshift({ name: 'testers', matches: [{ headers: [{ name: 'x-tester', type: 'Exact', value: '1' }] }], backendRefs: [{ name: 'income-b', port: 80, weight: 1 }] }));
    expect(await place.driver().inspect!()).toEqual([expect.objectContaining({ code: 'gateway-other-rules', blocks: false, message: expect.stringMatching(/"testers" \(to b\).*count in no share/) })]);
    await place.driver().write({ a: 75, b: 25 });
    expect([await place.driver().read(), rulesIn(await place.route())[0]!.backendRefs[0]!.weight]).toEqual([{ a: 75, b: 25 }, 1]);
  });

  test('refuses a route that binds users to a backend, and one that is being deleted', async () => {
    await establish(server.api, withPersistence(await definitions('gateway-api')));
    await using bound = await placeOf(routeOf({ sessionPersistence: { sessionName: 'user' } }));
    expect((await bound.driver().inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['gateway-persistence', true]]);
    const route = routeOf() as { metadata: { finalizers?: string[] } };
    route.metadata.finalizers = ['team.test/keep'];
    await using going = await placeOf(route);
    await server.api.remove(HTTP_ROUTES, going.namespace, 'income');
    expect((await going.driver().inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['gateway-deleted', true]]);
    await going.edit(({ metadata }) => delete metadata.finalizers);
    expect(await going.route()).toBeUndefined();
  });

  test('works with the very files of docs/kubernetes.md, and with no right more than those', async () => {
    const files = await filesOf('docs/kubernetes.md');
    const role = parse(files['gateway-role.yaml']!) as { rules: { apiGroups: string[]; resources: string[]; resourceNames: string[]; verbs: string[] }[] };
    await using place = await placeOf(parse(files['gateway-route.yaml']!) as object, {}, async (namespace) => (await server.account(namespace, role.rules)).token);
    const { rollout } = parse(files['gateway-delivery.yml']!) as { rollout: { traffic: { gateway: object } } };
    const driver = place.driver(rollout.traffic.gateway);
    expect(await driver.inspect!()).toEqual([]);
    for (const share of [1, 0.5, 100, 0]) {
      await driver.write({ a: 100 - share, b: share });
      expect(await driver.read()).toEqual({ a: 100 - share, b: share });
    }
    await server.api.apply(files['gateway-role.yaml']!, place.namespace, { dryRun: true });
  });
});

/** The experimental channel's definition has `sessionPersistence` in rules; the standard one would not keep it. */
function withPersistence(standard: string): string {
  const definition = parse(standard) as { spec: { versions: { schema: { openAPIV3Schema: { properties: { spec: { properties: { rules: { items: { properties: Record<string, object> } } } } } } } }[] } };
  for (const { schema } of definition.spec.versions) schema.openAPIV3Schema.properties.spec.properties.rules.items.properties.sessionPersistence = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return stringify(definition);
}
