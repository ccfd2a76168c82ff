import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Split } from '../../../src/core/seams.ts';
import { startPolicy } from '../../../testkit/kubernetes/admission.ts';
import { defineRevisions, INFERENCE_SERVICES, type Loading } from '../../../testkit/kubernetes/controllers/kserve.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { secondWriter } from '../../../testkit/kubernetes/second-writer.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import type { Rule } from '../../../testkit/kubernetes/users.ts';
import { until } from '../../../testkit/until.ts';
import { addressOf, release, source, startPlace, type Json, type Mode, type Place } from './kserve-place.ts';

const MODES = ['serverless', 'standard'] as const;
const A: Split = { a: 100, b: 0 };

let server: ApiServer;
const places: Record<Mode, Place> = {} as Record<Mode, Place>;
/** What becomes of models, by address; all others load. */
const fates = new Map<string, Loading>();
beforeAll(async () => {
  server = await startApiServer();
  await define(server.api, 'gateway-api');
  await define(server.api, 'kserve');
  await defineRevisions(server.api);
  for (const mode of MODES) places[mode] = await startPlace(server, { mode, tellsMode: true, loading: (address) => fates.get(address) ?? 'loads' });
}, 180_000);
afterAll(async () => {
  for (const place of Object.values(places)) await place[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});

async function merge({ namespace }: Place, name: string, change: object): Promise<void> {
  await server.api.merge(INFERENCE_SERVICES, namespace, name, change, { manager: 'kubectl-edit' });
}

const code = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const codes = async (found: Promise<readonly { code: string; blocks: boolean }[]>): Promise<string[]> => (await found).filter(({ blocks }) => blocks).map((each) => each.code);

async function shareOf(place: Place, name: string): Promise<unknown> {
  const { predictor, canary } = (await place.read(name)).spec;
  return canary?.[0].trafficPercent ?? predictor.canaryTrafficPercent;
}

/** On slot b, without users. */
async function placed(place: Place, name = 'second'): Promise<string> {
  const service = await place.service();
  await place.fleet(service).place('b', source(name));
  return service;
}

describe.each(MODES)('what goes wrong, %s', (mode) => {
  test('a model that fails to load, or never loads, is named in KServe\'s words; the next one is judged by its own', async () => {
    const place = places[mode];
    const name = await place.service();
    fates.set(addressOf('broken'), { fails: 'pickle: unknown opcode' });
    fates.set(addressOf('slow'), 'loads-never');
    const broken = place.fleet(name).place('b', source('broken'));
    await expect(broken).rejects.toMatchObject({ code: 'kserve-not-loaded' });
    await expect(broken).rejects.toThrow(/BlockedByFailedLoad, ModelLoadFailed: pickle: unknown opcode \(exit status 1\)/);
    expect([await place.fleet(name).loaded('b'), await place.traffic(name).read()]).toEqual([null, A]);
    await expect(place.traffic(name).write({ a: 95, b: 5 })).rejects.toMatchObject({ code: 'kserve-not-ready' });
    await expect(place.fleet(name, { within: 4000 }).place('b', source('slow'))).rejects.toMatchObject({ code: 'kserve-not-ready' });
    await place.fleet(name).place('b', source('good'));
    await place.traffic(name).write({ a: 95, b: 5 });
    expect([await place.fleet(name).loaded('b'), await place.traffic(name).read()]).toEqual([release('good'), { a: 95, b: 5 }]);
  });

  test('a controller that is late is waited for, one that is silent is named, and one that comes back is followed', async () => {
    const place = places[mode];
    const name = await placed(place);
    place.kserve.mood = 'late';
    await place.traffic(name).write({ a: 80, b: 20 });
    expect(await place.traffic(name).read()).toEqual({ a: 80, b: 20 });
    await place.kserve.still();
    expect(await code(place.traffic(name, { within: '300 ms' }).write({ a: 60, b: 40 }))).toBe('controller-silent');
    expect(await code(place.fleet(name, { within: 300 }).place('a', source('third')))).toBe('kserve-lagging');
    place.kserve.mood = 'prompt';
    await place.kserve.again();
    expect(await place.traffic(name).read()).toEqual({ a: 60, b: 40 });
  });

  test('somebody who writes in between is planned on, and one who always does is named', async () => {
    const place = places[mode];
    const name = await placed(place);
    const edit = (_object: unknown, time: number): object => ({ metadata: { labels: { edited: String(time) } } });
    const once = secondWriter(place.proxy, server.api, { resource: INFERENCE_SERVICES, namespace: place.namespace, name, times: 1, edit });
    await place.traffic(name).write({ a: 90, b: 10 });
    expect([once.wrote, await place.traffic(name).read(), (await place.read(name)).metadata.labels]).toEqual([1, { a: 90, b: 10 }, { team: 'credit', edited: '1' }]);
    once.stop();
    const always = secondWriter(place.proxy, server.api, { resource: INFERENCE_SERVICES, namespace: place.namespace, name, edit: (object, time) => edit(object, time + 100) });
    expect(await code(place.traffic(name).write({ a: 80, b: 20 }))).toBe('cluster-contended');
    expect(await code(place.fleet(name).place('b', source('other')))).toBe('kserve-slot-serves');
    always.stop();
    expect(always.wrote).toBe(5);
    expect(await place.traffic(name).read()).toEqual({ a: 90, b: 10 });
    place.proxy.reset();
  });

  test('a share that somebody changed while a release is placed is planned on anew', async () => {
    const place = places[mode];
    const name = await placed(place);
    // Between read and write the slot gets users: nothing is placed under them.
    const share = mode === 'serverless' ? (): object => ({ spec: { predictor: { canaryTrafficPercent: 30 } } }) : (object: Json): object => ({ spec: { canary: [{ ...object.spec.canary[0], trafficPercent: 30 }] } });
    const writer = secondWriter(place.proxy, server.api, { resource: INFERENCE_SERVICES, namespace: place.namespace, name, times: 1, edit: share as never });
    expect(await code(place.fleet(name).place('b', source('other')))).toBe('kserve-slot-serves');
    writer.stop();
    place.proxy.reset();
    expect([await place.traffic(name).read(), await place.fleet(name).loaded('b')]).toEqual([{ a: 70, b: 30 }, release('second')]);
    expect(await place.traffic(name).changedBy!()).toContain('Somebody with kubectl (field manager kubectl-edit)');
  });

  test('a policy that refuses, an object that is deleted under us, watches that are cut', async () => {
    const place = places[mode];
    const name = await placed(place);
    {
      await using policy = await startPolicy(server, INFERENCE_SERVICES, place.namespace, { expression: `object.metadata.name != '${name}'`, message: 'freeze until Monday' });
      expect(policy).toBeDefined();
      const refused = place.traffic(name).write({ a: 90, b: 10 });
      await expect(refused).rejects.toMatchObject({ code: 'cluster-admission' });
      await expect(refused).rejects.toThrow('freeze until Monday');
    }
    await until(async () => (await code(place.traffic(name).write({ a: 90, b: 10 }))) === 'done');
    place.kserve.mood = 'late';
    const writing = place.traffic(name).write({ a: 85, b: 15 });
    await until(() => place.proxy.cutWatches() > 0);
    await writing;
    expect(await place.traffic(name).read()).toEqual({ a: 85, b: 15 });
    await place.kserve.still();
    const waiting = code(place.traffic(name, { within: '10 s' }).write({ a: 50, b: 50 }));
    await until(async () => (await shareOf(place, name)) === 50);
    await server.api.remove(INFERENCE_SERVICES, place.namespace, name);
    // In the mode Standard the route is what is watched: that the service went is seen at the end of the time.
    expect(await waiting).toBe('cluster-missing');
    place.kserve.mood = 'prompt';
    await place.kserve.again();
    expect(await code(place.traffic(name).read())).toBe('cluster-missing');
    expect(await codes(place.traffic(name).inspect!())).toEqual(['cluster-missing']);
    expect(await code(place.fleet(name).place('b', source('third')))).toBe('cluster-missing');
  });

  test('an API server that is started anew in the middle of a write is waited for', async () => {
    const place = places[mode];
    const name = await placed(place);
    await place.kserve.still();
    place.proxy.reset();
    const writing = place.traffic(name, { within: '2 minutes' }).write({ a: 75, b: 25 });
    await until(() => place.proxy.calls.some(({ watch }) => watch));
    await server.restart();
    place.kserve.mood = 'prompt';
    await until(async () => place.kserve.again().then(() => true, () => false));
    await writing;
    expect(await place.traffic(name).read()).toEqual({ a: 75, b: 25 });
  });

  test('each verb that is taken away is a refusal that names it', async () => {
    const place = places[mode];
    const name = await placed(place);
    const rules: Rule[] = [
      { apiGroups: ['serving.kserve.io'], resources: ['inferenceservices'], verbs: ['get', 'watch', 'patch'] },
      mode === 'serverless' ? { apiGroups: ['serving.knative.dev'], resources: ['revisions'], verbs: ['get'] } : { apiGroups: ['gateway.networking.k8s.io'], resources: ['httproutes'], verbs: ['get', 'watch'] },
    ];
    const account = await server.account(place.namespace, rules);
    const traffic = place.traffic(name, { token: account.token });
    await traffic.write({ a: 99, b: 1 });
    expect([await traffic.read(), await codes(traffic.inspect!())]).toEqual([{ a: 99, b: 1 }, []]);
    let share = 1;
    for (const [index, rule] of rules.entries())
      for (const verb of rule.verbs) {
        await account.allow(rules.map((each, at) => (at === index ? { ...each, verbs: each.verbs.filter((other) => other !== verb) } : each)).filter(({ verbs }) => verbs.length > 0));
        const findings = await place.traffic(name, { token: account.token }).inspect!();
        expect(findings.filter(({ blocks }) => blocks)).toMatchObject([{ code: 'cluster-forbidden', message: expect.stringContaining(`may not ${verb} ${rule.resources[0]!}`), fix: expect.stringContaining(`verbs: [${verb}]`) }]);
        // Whether a watch is needed depends on how quick KServe is.
        if (verb === 'watch') continue;
        const writing = place.traffic(name, { token: account.token, within: '2 s' }).write({ a: 100 - (share += 1), b: share });
        await expect(writing).rejects.toMatchObject({ code: 'cluster-forbidden' });
        await expect(writing).rejects.toThrow(rule.resources[0]!);
      }
  });

  test('a release whose address or mark somebody changed is not what it says', async () => {
    const place = places[mode];
    const name = await placed(place);
    if (mode === 'serverless') await merge(place, name, { spec: { predictor: { model: { storageUri: 's3://models/elsewhere' } } } });
    else {
      const [entry] = (await place.read(name)).spec.canary;
      await merge(place, name, { spec: { canary: [{ ...entry, predictor: { ...entry.predictor, model: { ...entry.predictor.model, storageUri: 's3://models/elsewhere' } } }] } });
    }
    await until(async () => (await code(place.fleet(name).loaded('b'))) === 'kserve-changed');
    const odd = await placed(place);
    const traffic = place.traffic(odd);
    await traffic.write({ a: 90, b: 10 });
    const marks = { annotations: { 'sluice/slot': 'z' } };
    if (mode === 'serverless') await merge(place, odd, { spec: { predictor: marks } });
    else {
      const [entry] = (await place.read(odd)).spec.canary;
      await merge(place, odd, { spec: { canary: [{ ...entry, predictor: { ...entry.predictor, ...marks } }] } });
    }
    expect([await code(traffic.read()), await code(traffic.write({ a: 80, b: 20 }))]).toEqual(['kserve-slot', 'kserve-slot']);
    if (mode === 'serverless') return;
    // Whoever changes the mark of a candidate keeps no users with it.
    await traffic.write(A);
    expect([await shareOf(place, odd), await traffic.read()]).toEqual([0, A]);
  });
});

describe('serverless alone', () => {
  const place = (): Place => places.serverless;

  test('goes back by one revision and no further: more is refused, and put there anew', async () => {
    const name = await place().service((service) => (service.spec.predictor.annotations = { 'sluice/slot': 'a' }));
    expect(await code(place().traffic(name).write({ a: 0, b: 100 }))).toBe('kserve-no-undo');
    await place().fleet(name).place('b', source('second'));
    await place().traffic(name).write({ a: 0, b: 100 });
    await place().fleet(name).place('a', source('third'));
    await place().traffic(name).write(A);
    // The first model had users two revisions ago: slot b has the second one, so the first is put there again.
    expect(await place().fleet(name).loaded('b')).toBe(release('second'));
    await place().fleet(name).place('b', source('first'));
    await place().traffic(name).write({ a: 0, b: 100 });
    expect([await place().traffic(name).read(), await place().fleet(name).loaded('b')]).toEqual([{ a: 0, b: 100 }, release('first')]);
  });

  test('a share that leaks to the revision before (kserve#2130) is said, never widened, and can be taken back', async () => {
    const name = await placed(place());
    fates.set('s3://models/by-hand', 'loads-never');
    await merge(place(), name, { spec: { predictor: { canaryTrafficPercent: 20, model: { storageUri: 's3://models/by-hand' } } } });
    const traffic = place().traffic(name);
    await until(async () => (await traffic.read().catch(() => undefined))?.b === 20);
    expect(await traffic.changedBy!()).toContain('kserve#2130');
    expect(await codes(traffic.inspect!())).toContain('kserve-route-leak');
    expect(await code(traffic.write({ a: 50, b: 50 }))).toBe('kserve-not-ready');
    await traffic.write(A);
    expect(await traffic.read()).toEqual(A);
  });

  test('somebody who takes the share away has the next ready revision get everybody: said before; and placing sets it first', async () => {
    const name = await place().service();
    fates.set('s3://models/by-hand-2', 'loads-never');
    await merge(place(), name, { spec: { predictor: { model: { storageUri: 's3://models/by-hand-2' } } } });
    await until(async () => (await place().read(name)).status.components.predictor.latestCreatedRevision.endsWith('00002'));
    const findings = await place().traffic(name).inspect!();
    expect(findings.map((each) => each.code)).toContain('kserve-roll-forward');
    await place().fleet(name).place('b', source('second'));
    expect([(await place().read(name)).spec.predictor.canaryTrafficPercent, await place().traffic(name).read()]).toEqual([0, A]);
  });

  test('nothing is placed where KServe would send everybody to it at once', async () => {
    fates.set('s3://models/never', 'loads-never');
    await server.api.create(INFERENCE_SERVICES, place().namespace, { metadata: { name: 'never' }, spec: { predictor: { model: { modelFormat: { name: 'sklearn' }, storageUri: 's3://models/never' } } } });
    await until(async () => (await place().read('never')).status?.components !== undefined);
    expect(await code(place().fleet('never', { within: 300 }).place('b', source('second')))).toBe('kserve-no-traffic');
    expect(await codes(place().traffic('never').inspect!())).toEqual(['kserve-never-rolled-out']);
  });

  test('a route that does something else than it was told is not believed', async () => {
    const name = await placed(place());
    place().kserve.mood = 'wrong';
    const writing = place().traffic(name, { within: '8 s' }).write({ a: 90, b: 10 });
    await expect(writing).rejects.toMatchObject({ code: 'kserve-not-taken' });
    await expect(writing).rejects.toThrow(/wants 10 % for its latest revision, and its route gives it 50 %/);
    place().kserve.mood = 'prompt';
    await place().kserve.again();
    expect(await place().traffic(name).read()).toEqual({ a: 90, b: 10 });
  });

  test('golden rows go to the revision\'s own address, or are refused with what to do', async () => {
    const name = await placed(place());
    expect(await code(place().fleet(name).ask('b', [{ x: 1 }]))).toBe('ask-not-declared');
    expect((await place().fleet(name).inspect!()).map((each) => each.code)).toContain('kserve-no-tag');
    const asked: string[] = [];
    const model = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.method === 'GET' ? { inputs: [{ name: 'x', datatype: 'FP64', shape: [-1, 1] }] } : { outputs: [{ name: 'score', data: [0.25, 0.75] }] }));
    });
    await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
    try {
      place().kserve.options.tags = (revision) => `http://127.0.0.1:${(model.address() as AddressInfo).port}/${revision}`;
      await place().kserve.again();
      expect(await place().fleet(name).ask('b', [{ x: 1.5 }, { x: 2.5 }])).toEqual([0.25, 0.75]);
      expect(asked).toEqual([`GET /${name}-predictor-00002/v2/models/${name}`, `POST /${name}-predictor-00002/v2/models/${name}/infer`]);
      // The champion's revision has no tag of its own while it is not the latest.
      expect(await code(place().fleet(name).ask('a', [{ x: 1 }]))).toBe('ask-not-declared');
    } finally {
      delete place().kserve.options.tags;
      await new Promise((resolve) => model.close(resolve));
    }
  });
});

describe('standard alone', () => {
  const place = (): Place => places.standard;

  test('a KServe that makes canaries and routes nobody to them (0.20.0) is named, whatever its status says of shares', async () => {
    const name = await placed(place());
    place().kserve.options.routesNobody = true;
    expect(await code(place().traffic(name, { within: '4 s' }).write({ a: 90, b: 10 }))).toBe('kserve-not-routed');
    expect((await place().read(name)).status.canaryStatuses[0].trafficPercent).toBe(10);
    place().kserve.options.routesNobody = false;
    await place().kserve.again();
    expect(await place().traffic(name).read()).toEqual({ a: 90, b: 10 });
  });

  test('a gateway that is silent or refuses the route is named in its words', async () => {
    const name = await placed(place());
    // What one test leaves behind must not fail all that come after it.
    await using _prompt = { [Symbol.asyncDispose]: async () => void (place().kserve.options.gateway = 'prompt') };
    place().kserve.options.gateway = 'silent';
    expect(await code(place().traffic(name, { within: '6 s' }).write({ a: 90, b: 10 }))).toBe('kserve-not-taken');
    place().kserve.options.gateway = { refuses: 'no listener for this host' };
    await place().kserve.again();
    const reading = place().traffic(name).read();
    await expect(reading).rejects.toMatchObject({ code: 'kserve-not-accepted' });
    await expect(reading).rejects.toThrow('no listener for this host');
    place().kserve.options.gateway = { misses: 'Service income-b not found' };
    await place().kserve.again();
    const missing = place().traffic(name, { within: '400 ms' }).read();
    await expect(missing).rejects.toMatchObject({ code: 'kserve-lagging' });
    await expect(missing).rejects.toThrow('Service income-b not found');
    place().kserve.options.gateway = 'prompt';
    await place().kserve.again();
    expect(await place().traffic(name).read()).toEqual({ a: 90, b: 10 });
  });

  test('a canary that is no longer ready has no users, and why is said', async () => {
    const name = await placed(place(), 'flapping');
    await place().traffic(name).write({ a: 70, b: 30 });
    fates.set(addressOf('flapping'), { fails: 'out of memory' });
    await place().kserve.again();
    expect(await place().traffic(name).read()).toEqual(A);
    expect(await place().traffic(name).changedBy!()).toContain('out of memory');
    await place().traffic(name).write(A);
    fates.delete(addressOf('flapping'));
  });

  test('a canary has replicas from the beginning, as many as its share, and leaves them when it is taken back', async () => {
    const name = await placed(place());
    const traffic = place().traffic(name);
    const replicas = async (): Promise<number> => (await place().read(name)).spec.canary[0].predictor.minReplicas;
    const seen = [await replicas()];
    for (const b of [5, 26, 75, 100, 0]) {
      await traffic.write({ a: 100 - b, b });
      seen.push(await replicas());
    }
    expect(seen).toEqual([1, 1, 2, 3, 4, 1]);
    const more = await place().service();
    await place().fleet(more, { declared: { replicas: 3 } }).place('b', source('second'));
    expect((await place().read(more)).spec.canary[0].predictor.minReplicas).toBe(3);
  });

  test('what would not go is found before anything moves', async () => {
    const findings = async (change: (service: Json) => void): Promise<string[]> => codes(place().traffic(await place().service(change)).inspect!());
    expect(await findings(() => {})).toEqual([]);
    expect(await findings((service) => delete service.metadata.annotations['serving.kserve.io/deploymentMode'])).toEqual(['kserve-annotation']);
    expect(await findings((service) => (service.spec.transformer = { containers: [{ name: 'kserve-container', image: 'transformer' }] }))).toEqual(['kserve-transformer']);
    expect(await findings((service) => (service.spec.predictor.minReplicas = 0))).toEqual(['kserve-zero-replicas']);
    expect(await findings((service) => (service.metadata.name = `income-${'x'.repeat(40)}`))).toEqual(['kserve-name']);
    const other = { name: 'theirs', model: { name: 'kserve-container', modelFormat: { name: 'sklearn' }, storageUri: 's3://models/theirs' } };
    expect(await findings((service) => (service.spec.canary = [{ trafficPercent: 10, predictor: other }]))).toEqual(['kserve-foreign']);
    expect(await findings((service) => (service.metadata.annotations['serving.kserve.io/stop'] = 'true'))).toEqual(['kserve-stopped']);
  });

  test('a canary that somebody marked as a slot that there is already keeps nobody with the candidate, and lets nobody in', async () => {
    const name = await placed(place());
    const traffic = place().traffic(name);
    await traffic.write({ a: 90, b: 10 });
    const [own] = (await place().read(name)).spec.canary;
    const again = { ...own, trafficPercent: 20, predictor: { ...own.predictor, name: 'b-again' } };
    await merge(place(), name, { spec: { canary: [own, again] } });
    // Until the route has it, what users get is as before.
    await until(async () => (await traffic.read()).b === 30);
    expect([await codes(traffic.inspect!()), await codes(place().fleet(name).inspect!())]).toEqual([['kserve-slot-twice'], ['kserve-slot-twice']]);
    expect([await code(traffic.write({ a: 50, b: 50 })), await code(traffic.write({ a: 99, b: 1 })), await code(place().fleet(name).place('b', source('third'))), await code(place().fleet(name).loaded('b'))]).toEqual(Array(4).fill('kserve-slot-twice'));
    await traffic.write(A);
    expect([(await place().read(name)).spec.canary.map((each: Json) => each.trafficPercent), await traffic.read()]).toEqual([[0, 0], A]);
  });

  test('canaries of somebody else stay as they are, and one with users is in the way', async () => {
    const other = (share: number): Json => ({ trafficPercent: share, predictor: { name: 'theirs', minReplicas: 1, model: { name: 'kserve-container', modelFormat: { name: 'sklearn' }, storageUri: 's3://models/theirs' } } });
    const name = await place().service((service) => (service.spec.canary = [other(0)]));
    await place().fleet(name).place('b', source('second'));
    await place().traffic(name).write({ a: 80, b: 20 });
    expect(await place().traffic(name).read()).toEqual({ a: 80, b: 20 });
    expect((await place().read(name)).spec.canary[0]).toEqual(other(0));
    await place().traffic(name).write(A);
    await place().fleet(name).retire('b');
    expect((await place().read(name)).spec.canary).toEqual([other(0)]);
    await merge(place(), name, { spec: { canary: [other(10)] } });
    await until(async () => (await code(place().traffic(name).read())) === 'kserve-foreign');
  });
});
