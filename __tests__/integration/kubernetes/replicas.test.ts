import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Split, TrafficDriver } from '../../../src/core/seams.ts';
import { AUTOSCALERS, DEPLOYMENTS, ENDPOINT_SLICES, PODS, SERVICES } from '../../../src/kubernetes/kinds.ts';
import type { Cluster } from '../../../src/kubernetes/cluster.ts';
import { openTraffic } from '../../../src/rollout/traffic/open.ts';
import type { Roles } from '../../../src/rollout/traffic/roles.ts';
import { systemClock } from '../../../src/run/system.ts';
import { startWebhook } from '../../../testkit/kubernetes/admission.ts';
import type { DeploymentsOptions } from '../../../testkit/kubernetes/controllers/deployments.ts';
import { secondWriter } from '../../../testkit/kubernetes/second-writer.ts';
import type { Rule } from '../../../testkit/kubernetes/users.ts';
import { trafficContract, type Fault, type Router } from '../../rollout/traffic/contract.ts';
import { HURRIED, NAMES, placeIn, startWorld, type Place, type World } from './income.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 180_000);
afterAll(async () => world?.[Symbol.asyncDispose]());

const TOTAL = 4;
const CHAMPION = { a: 100, b: 0 };
const QUARTER = { a: 75, b: 25 };
const ROLES: Roles = { champion: 'a', candidate: 'b' };

interface Shares extends Place {
  driver: TrafficDriver;
  again(cluster?: Cluster, within?: string): TrafficDriver;
}

async function shares(options: DeploymentsOptions & { replicas?: { a: number; b: number }; within?: string; through?: boolean; roles?: Roles } = {}): Promise<Shares> {
  const { within: declared = '20 s', roles = ROLES, through = false } = options;
  const place = await placeIn(world, { replicas: { a: TOTAL, b: 0 }, ...options });
  const again = (cluster = place.cluster({ through }), within = declared): TrafficDriver =>
    openTraffic({ replicas: { service: 'income', deployments: NAMES, total: TOTAL, within } }, { slots: ['a', 'b'], roles: () => roles, clock: systemClock, cwd: world.folder, cluster: () => cluster });
  return { ...place, driver: again(), again };
}

async function scaled(here: Shares, a: number, b: number): Promise<void> {
  for (const [slot, replicas] of [['a', a], ['b', b]] as const) await world.server.api.merge(DEPLOYMENTS, here.namespace, NAMES[slot], { spec: { replicas } }, { subresource: 'scale', manager: 'kubectl-scale' });
  await here.stand.rest();
}

async function asRouter(): Promise<Router> {
  const here = await shares({ through: true, within: '20 s' });
  const before = await others(here);
  return {
    driver: here.driver,
    turn: () => scaled(here, 3, 1),
    again: () => here.again(),
    others: async () => ((await others(here)) === before ? before : await others(here)),
    reload: async () => {
      await world.server.api.merge(DEPLOYMENTS, here.namespace, NAMES.a, { metadata: { annotations: { 'team.example.org/owner': 'credit' } } });
      await here.stand.rest();
    },
    fault: async (kind: Fault) => {
      world.proxy.middle = async (_call, forward) => {
        if (kind === 'gone') return 'cut';
        if (kind === 'garbage') return { status: 200, body: '<html>sign in</html>' };
        await forward();
        return 'cut';
      };
      return async () => void (world.proxy.middle = undefined);
    },
    async [Symbol.asyncDispose]() {
      world.proxy.middle = undefined;
      await here[Symbol.asyncDispose]();
    },
  };
}

/** Everything of the Deployments and the Service but what tells how many pods, and who wrote when. */
async function others(here: Place): Promise<string> {
  const objects = [await here.read('a'), await here.read('b'), (await world.server.api.read(SERVICES, here.namespace, 'income'))!];
  return JSON.stringify(objects.map(({ metadata: { name, labels, annotations, uid }, spec: { replicas: _, ...spec } = {} }) => ({ name, labels, annotations, uid, spec })));
}

trafficContract('replicas', asRouter, { splits: [CHAMPION, QUARTER, { a: 50, b: 50 }, { a: 0, b: 100 }], faults: ['gone', 'cut', 'garbage'], has: ['others', 'reload'], turned: () => QUARTER });

describe('shares by numbers of pods', () => {
  test('are never of fewer ready pods than before while the candidate gains, and the candidate is the first to lose', async () => {
    await using here = await shares();
    const before = here.stand.history.length;
    for (const b of [25, 50, 75, 100]) await here.driver.write({ a: 100 - b, b });
    const rising = here.stand.history.slice(before).map((ready) => ready[NAMES.a]! + ready[NAMES.b]!);
    expect(Math.min(...rising)).toBeGreaterThanOrEqual(TOTAL);
    await here.driver.write({ a: 50, b: 50 });
    world.proxy.reset();
    const through = here.again(here.cluster({ through: true }));
    await through.write(CHAMPION);
    expect(world.proxy.calls.filter(({ method }) => method === 'PATCH').map(({ path }) => path.split('/').slice(-2).join('/'))).toEqual([`${NAMES.b}/scale`, `${NAMES.a}/scale`]);
    expect(here.stand.errors).toEqual([]);
  });

  test('take everybody back from a candidate that serves alone only when somebody else is there', async () => {
    await using here = await shares({ replicas: { a: 0, b: TOTAL } });
    await here.driver.write(CHAMPION);
    const alone = here.stand.history.filter((ready) => ready[NAMES.a]! + ready[NAMES.b]! === 0);
    expect([alone.slice(1), await here.driver.read()]).toEqual([[], CHAMPION]);
  });

  test('keep the candidate where nobody else comes, and say whose pods do not', async () => {
    await using here = await shares({ replicas: { a: 0, b: TOTAL }, within: '6 s' });
    here.stand.trouble = ({ metadata }) => (metadata.labels?.slot === 'a' ? { waiting: 'ImagePullBackOff', message: 'no such image' } : undefined);
    await expect(here.driver.write(CHAMPION)).rejects.toMatchObject({ code: 'replicas-nobody-left', message: expect.stringMatching(/income-a.*no such image/s) });
    expect(await here.driver.read()).toEqual({ a: 0, b: 100 });
  });

  test('are told as taken back once nobody reaches the candidate, also where pods of the champion do not come', async () => {
    await using here = await shares({ replicas: { a: 2, b: 2 }, within: '10 s' });
    const there = await here.stand.ready(NAMES.a);
    here.stand.trouble = ({ metadata }) => (metadata.labels?.slot === 'a' && !there.includes(metadata.name) ? { waiting: 'ImagePullBackOff' } : undefined);
    await here.driver.write(CHAMPION);
    expect([await here.driver.read(), (await here.stand.ready(NAMES.a)).length]).toEqual([CHAMPION, 2]);
  });

  test('take the candidate back although its own pods are in trouble', async () => {
    await using here = await shares({ replicas: { a: 3, b: 1 } });
    here.stand.trouble = ({ metadata }) => (metadata.labels?.slot === 'b' ? { waiting: 'CrashLoopBackOff', restarts: 9 } : undefined);
    await here.stand.rest();
    expect(await here.driver.read()).toEqual(CHAMPION);
    await here.driver.write(CHAMPION);
    expect([(await here.read('b')).spec!.replicas, (await here.read('a')).spec!.replicas]).toEqual([0, TOTAL]);
  });

  test('name the pods of the candidate that do not come, and leave the champion all of its own', async () => {
    await using here = await shares({ within: '6 s' });
    here.stand.trouble = ({ metadata }) => (metadata.labels?.slot === 'b' ? { waiting: 'ImagePullBackOff', message: 'no such image' } : undefined);
    await expect(here.driver.write(QUARTER)).rejects.toMatchObject({ code: 'replicas-not-ready', message: expect.stringMatching(/income-b.*0 ready pods of 1.*pod income-b-\w+-\w+, container server: ImagePullBackOff \(no such image\)/) });
    expect([await here.driver.read(), (await here.stand.ready(NAMES.a)).length]).toEqual([CHAMPION, TOTAL]);
  });

  test('name a controller that never looks, and slices that stay behind', async () => {
    await using here = await shares({ within: '8 s' });
    here.stand.slicesRest = true;
    await expect(here.driver.write(QUARTER)).rejects.toMatchObject({ code: 'endpoints-lagging' });
    expect(await here.driver.read()).toEqual(CHAMPION);
    await here.stand.still();
    await expect(here.driver.write({ a: 50, b: 50 })).rejects.toMatchObject({ code: 'controller-silent' });
    here.stand.slicesRest = false;
    here.stand.mood = 'prompt';
    await here.driver.write({ a: 50, b: 50 });
    expect(await here.driver.read()).toEqual({ a: 50, b: 50 });
  });

  test('wait for what comes late, and believe no status of what never came', async () => {
    await using here = await shares({ mood: 'late', late: 400 });
    await here.driver.write(QUARTER);
    expect(await here.driver.read()).toEqual(QUARTER);
    here.stand.mood = 'wrong';
    await expect(here.again(undefined, '6 s').write({ a: 50, b: 50 })).rejects.toMatchObject({ code: 'endpoints-lagging' });
    expect(await here.driver.read()).toEqual(QUARTER);
  });

  test('are what users get: a pod that is not ready gets none', async () => {
    await using here = await shares({ replicas: { a: 2, b: 2 } });
    const [sick] = await here.stand.ready(NAMES.b);
    here.stand.trouble = ({ metadata }) => (metadata.name === sick ? { waiting: 'CrashLoopBackOff' } : undefined);
    await here.stand.rest();
    const { a, b } = await here.driver.read();
    expect([a, b].map((share) => share!.toFixed(3))).toEqual(['66.667', '33.333']);
    expect(await here.driver.unready!({ a: 50, b: 50 })).toMatch(new RegExp(`^slot b has 1 ready pods of 2: pod ${sick}, container server: CrashLoopBackOff\\.$`));
    expect(await here.driver.unready!(CHAMPION)).toBeUndefined();
  });

  test('read again where somebody else writes at every step, and give up by name where that never ends', async () => {
    await using here = await shares({ through: true });
    const other = secondWriter(world.proxy, world.server.api, { resource: DEPLOYMENTS, namespace: here.namespace, name: NAMES.b, times: 2 });
    await here.driver.write(QUARTER);
    other.stop();
    expect([other.wrote, await here.driver.read()]).toEqual([2, QUARTER]);
    const always = secondWriter(world.proxy, world.server.api, { resource: DEPLOYMENTS, namespace: here.namespace, name: NAMES.b });
    await expect(here.driver.write(CHAMPION)).rejects.toMatchObject({ code: 'cluster-contended' });
    always.stop();
  });

  test('come to be as told after a kill before and after each call that changes anything', async () => {
    await using here = await shares({ through: true });
    let told: Split = CHAMPION;
    for (let change = 1, done = false; !done; change += 1)
      for (const when of ['before', 'after'] as const) {
        told = told.b === 0 ? QUARTER : CHAMPION;
        let changes = 0;
        let isDead = false;
        world.proxy.middle = async ({ method }, forward) => {
          if (method !== 'GET') changes += 1;
          if (isDead || (changes === change && when === 'before')) return 'cut';
          const reply = await forward();
          isDead = changes === change;
          return isDead ? 'cut' : reply;
        };
        done = await here.again(here.cluster({ through: true, clock: HURRIED }), '20 s').write(told).then(() => true, () => false);
        world.proxy.middle = undefined;
        await here.again().write(told);
        expect(await here.again().read()).toEqual(told);
      }
    expect(here.stand.errors).toEqual([]);
  });

  test('go on where the API server is restarted in the midst of a step', async () => {
    await using here = await shares({ within: '30 s' });
    await here.stand.still();
    const writing = here.driver.write(QUARTER).catch((error: Error) => error);
    while ((await here.read('b')).spec!.replicas !== 1);
    await world.server.restart();
    here.stand.mood = 'prompt';
    await writing;
    await here.driver.write(QUARTER);
    expect(await here.driver.read()).toEqual(QUARTER);
  });

  test('are refused by an admission webhook in its words, and not at all by a Deployment that is gone', async () => {
    await using here = await shares({ within: '1 s' });
    await using hook = await startWebhook(world.server, { ...DEPLOYMENTS, plural: 'deployments/scale' }, here.namespace, () => ({ message: 'frozen until Monday' }));
    await expect(here.driver.write(QUARTER)).rejects.toMatchObject({ code: 'cluster-admission', message: expect.stringContaining('frozen until Monday') });
    await hook[Symbol.asyncDispose]();
    await world.server.api.remove(DEPLOYMENTS, here.namespace, NAMES.b);
    await here.stand.rest();
    await expect(here.again().read()).rejects.toMatchObject({ code: 'cluster-missing', message: expect.stringContaining('income-b') });
    await expect(here.driver.write(QUARTER)).rejects.toMatchObject({ code: 'cluster-missing' });
  });

  test('are refused where they are no numbers of pods, and nothing is written', async () => {
    await using here = await shares();
    const before = (await here.read('a')).metadata.resourceVersion;
    await expect(here.driver.write({ a: 90, b: 10 })).rejects.toMatchObject({ code: 'replicas-step' });
    expect([(await here.read('a')).metadata.resourceVersion, here.driver.capabilities.smallestStep]).toEqual([before, 25]);
  });

  test('are raised by nobody while the Service gives users to addresses of nobody, and taken back all the same', async () => {
    await using here = await shares({ replicas: { a: 3, b: 1 }, within: '10 s' });
    const { api } = world.server;
    const [first] = await here.stand.ready(NAMES.a);
    const address = (await api.read(PODS, here.namespace, first!))!.status!.podIP;
    const byHand = (name: string, endpoint: object): Promise<unknown> => api.create(ENDPOINT_SLICES, here.namespace, { metadata: { name, labels: { 'kubernetes.io/service-name': 'income' } }, addressType: 'IPv4', ports: [], endpoints: [endpoint] });
    await byHand('known', { addresses: [address], conditions: { ready: true }, targetRef: { kind: 'Pod', name: 'income-b-other' } });
    expect(await here.driver.read()).toEqual(QUARTER);
    await here.driver.write({ a: 50, b: 50 });
    await byHand('by-hand', { addresses: ['192.0.2.7'], conditions: { ready: true } });
    expect(await here.driver.read()).toEqual({ a: 50, b: 50 });
    await expect(here.driver.write({ a: 25, b: 75 })).rejects.toMatchObject({ code: 'replicas-other-pods', message: expect.stringContaining('192.0.2.7') });
    expect([(await here.read('a')).spec!.replicas, (await here.read('b')).spec!.replicas]).toEqual([2, 2]);
    expect(await here.driver.inspect!()).toContainEqual(expect.objectContaining({ code: 'replicas-other-pods', blocks: true }));
    await here.driver.write(CHAMPION);
    expect(await here.driver.read()).toEqual(CHAMPION);
  });

  test('cost two calls to read, once it is known whose pods are whose', async () => {
    await using here = await shares({ through: true });
    await here.driver.read();
    world.proxy.reset();
    await here.driver.read();
    expect(world.proxy.calls.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`).sort()).toEqual(['GET endpointslices', 'GET pods']);
  });

  test('name who changed the numbers', async () => {
    await using here = await shares();
    await here.driver.write(QUARTER);
    expect(await here.driver.changedBy!()).toBeUndefined();
    await scaled(here, 2, 2);
    expect(await here.driver.changedBy!()).toMatch(/kubectl-scale.*spec\.replicas of Deployment income-a/);
  });
});

const RULES: Rule[] = [
  { apiGroups: ['apps'], resources: ['deployments'], resourceNames: Object.values(NAMES), verbs: ['get'] },
  { apiGroups: ['apps'], resources: ['deployments/scale'], resourceNames: Object.values(NAMES), verbs: ['patch'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['list', 'delete'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list'] },
  { apiGroups: [''], resources: ['services'], resourceNames: ['income'], verbs: ['get'] },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: ['list'] },
];

describe('what is found before anything moves', () => {
  test('is nothing that blocks where all is well, with the least rights, which are enough for every step', async () => {
    await using here = await shares();
    const driver = here.again(here.cluster({ token: await here.account(RULES) }));
    expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['replicas-coarse', false]]);
    await driver.write(QUARTER);
    await driver.write(CHAMPION);
    expect(await driver.read()).toEqual(CHAMPION);
  });

  test.each(RULES.slice(0, 4).flatMap((rule) => rule.verbs.filter((verb) => verb !== 'delete').map((verb) => [verb, rule.resources[0]!] as const)))('names the rule that is missing to %s %s', async (verb, resource) => {
    await using here = await shares();
    const rules = RULES.map((rule) => (rule.resources[0] === resource ? { ...rule, verbs: rule.verbs.filter((each) => each !== verb) } : rule)).filter(({ verbs }) => verbs.length > 0);
    const driver = here.again(here.cluster({ token: await here.account(rules) }), '1 s');
    const found = await driver.inspect!();
    expect(found).toContainEqual(expect.objectContaining({ code: 'cluster-forbidden', blocks: true, fix: expect.stringContaining(`resources: [${resource}]`) }));
    const error = await driver.write(QUARTER).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'cluster-forbidden', fix: expect.stringContaining(`resources: [${resource}]`) });
  });

  test('are notes of what may not be looked at', async () => {
    await using here = await shares();
    const driver = here.again(here.cluster({ token: await here.account(RULES.slice(0, 4)) }));
    expect((await driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['replicas-coarse', false], ['service-not-seen', false], ['autoscaler-not-seen', false]]);
  });

  test('are a Service that takes others, an autoscaler, pods without a slot of their own', async () => {
    await using here = await shares();
    const { api } = world.server;
    await api.create(AUTOSCALERS, here.namespace, { metadata: { name: 'income' }, spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: NAMES.b }, minReplicas: 1, maxReplicas: 3 } });
    await api.merge(SERVICES, here.namespace, 'income', { spec: { selector: { app: 'income', slot: 'a' }, publishNotReadyAddresses: true, sessionAffinity: 'ClientIP' } });
    expect((await here.driver.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['replicas-coarse', false], ['replicas-selector', true], ['replicas-not-ready-published', true], ['replicas-affinity', false], ['replicas-autoscaled', true]]);
    await api.merge(SERVICES, here.namespace, 'income', { spec: { selector: { app: 'income', slot: null } } });
    await api.create(PODS, here.namespace, { metadata: { name: 'stray', labels: { app: 'income' } }, spec: { containers: [{ name: 'server', image: 'x' }] } });
    await here.stand.rest();
    expect(await here.driver.inspect!()).toContainEqual(expect.objectContaining({ code: 'replicas-other-pods', message: expect.stringContaining('stray') }));
    expect(await here.driver.read()).toEqual(CHAMPION);
    await api.remove(SERVICES, here.namespace, 'income');
    expect(await here.driver.inspect!()).toContainEqual(expect.objectContaining({ code: 'cluster-missing', blocks: true, message: expect.stringContaining('Service income') }));
    await api.remove(DEPLOYMENTS, here.namespace, NAMES.b);
    expect(await here.driver.inspect!()).toEqual([expect.objectContaining({ code: 'cluster-missing', blocks: true })]);
  });
});
