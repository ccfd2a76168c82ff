import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { DriverError } from '../../../src/core/driver-error.ts';
import type { KubeObject } from '../../../src/kubernetes/cluster.ts';
import { DEPLOYMENTS, PODS, REPLICA_SETS } from '../../../src/kubernetes/kinds.ts';
import { startWebhook } from '../../../testkit/kubernetes/admission.ts';
import { ROLLOUTS } from '../../../testkit/kubernetes/controllers/argo.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { secondWriter } from '../../../testkit/kubernetes/second-writer.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import type { Account, Rule } from '../../../testkit/kubernetes/users.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { until } from '../../../testkit/until.ts';
import { filesOf } from '../drivers-page.ts';
import { BY_PODS, CHAMPION, others, release, rolloutOf, rolloutPlace, statusOf, stepsIn, weightIn, type Place } from './rollout-place.ts';

let server: ApiServer;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startApiServer();
}, 180_000);
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

type More = Parameters<typeof rolloutPlace> extends [unknown, unknown, ...infer R] ? R : never;
const placeOf = (...more: More): Promise<Place> => rolloutPlace(server, folder.path, ...more);

/** With a release on slot b, at 0 %. */
async function begunPlace(...more: More): Promise<Place> {
  const place = await placeOf(...more);
  await place.fleet().place('b', release('next'));
  return place;
}

const codeOf = (call: Promise<unknown>): Promise<string | undefined> => call.then(() => undefined, (error: unknown) => (error as DriverError).code ?? String(error));
const messageOf = (call: Promise<unknown>): Promise<string> => call.then(() => 'no error', (error: unknown) => (error as Error).message);

describe('with the newest definitions', () => {
  beforeAll(() => define(server.api, 'argo-rollouts'), 60_000);

  describe('placing', () => {
    test('begins an update with the release, its marks and all pods, and changes nothing else of the template', async () => {
      await using place = await placeOf();
      const before = (await place.rollout()).spec!.template as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a template as it came
      const fleet = place.fleet();
      expect(await fleet.loaded('a')).toBeUndefined();
      expect(await fleet.loaded('b')).toBeNull();
      await fleet.place('b', release('next'));
      const { digest } = release('next');
      const { template } = (await place.rollout()).spec as { template: typeof before };
      expect(template).toEqual({
        metadata: { labels: { ...before.metadata.labels, 'sluice/slot': 'b' }, annotations: { 'team/own': 'yes', 'sluice/release': digest, 'sluice/slot': 'b' } },
        spec: { containers: [{ ...before.spec.containers[0], env: [{ name: 'MODEL', value: `s3://models/${digest.slice(7)}` }, { name: 'LOG', value: 'info' }] }] },
      });
      expect(await fleet.loaded('b')).toBe(digest);
      expect(await fleet.ready!('b')).toBe(2);
      const status = statusOf(await place.rollout());
      expect([status.phase, status.canary.weights.canary.weight, status.currentPodHash === status.stableRS]).toEqual(['Paused', 0, false]);
      // The same again changes nothing.
      const generation = (await place.rollout()).metadata.generation;
      await fleet.place('b', release('next'));
      expect((await place.rollout()).metadata.generation).toBe(generation);
    });

    test('gives the candidate as many pods as are declared', async () => {
      await using place = await placeOf();
      await place.fleet({ scale: 50 }).place('b', release('next'));
      expect(await place.fleet().ready!('b')).toBe(1);
    });

    test('promotes what has all users before it places on the other slot, and takes nobody\'s', async () => {
      await using place = await begunPlace();
      await place.traffic().write({ a: 0, b: 100 });
      const next = statusOf(await place.rollout()).currentPodHash as string;
      const shares: number[] = [];
      // Whatever is asked in between: all users are on one slot, and on the same.
      place.proxy.middle = async (_call, forward) => {
        const { status } = await place.rollout();
        const { canary, stable } = statusOf({ status } as KubeObject).canary.weights;
        const weights: Record<string, number> = {};
        for (const { podTemplateHash, weight } of [canary, stable]) weights[podTemplateHash] = (weights[podTemplateHash] ?? 0) + weight;
        shares.push(weights[next]!);
        return forward();
      };
      await place.fleet().place('a', release('third'));
      place.proxy.middle = undefined;
      expect(new Set(shares)).toEqual(new Set([100]));
      place.roles.champion = 'b';
      place.roles.candidate = 'a';
      expect(await place.traffic().read()).toEqual({ a: 0, b: 100 });
      expect([await place.fleet().loaded('a'), await place.fleet().loaded('b')]).toEqual([release('third').digest, release('next').digest]);
      await place.traffic().write({ a: 5, b: 95 });
      expect(weightIn(await place.rollout())).toBe(5);
    });

    test('begins anew on a slot whose candidate has no users, and refuses one that has', async () => {
      await using place = await begunPlace();
      await place.traffic().write({ a: 90, b: 10 });
      expect(await codeOf(place.fleet().place('b', release('other')))).toBe('argo-slot-serves');
      expect(await codeOf(place.fleet().place('a', release('other')))).toBe('argo-slot-serves');
      await place.traffic().write({ a: 100, b: 0 });
      await place.fleet().place('b', release('other'));
      expect(await place.fleet().loaded('b')).toBe(release('other').digest);
    });

    test('refuses strategies, steps and windows that would lead users past it, and a Rollout that never was', async () => {
      await using green = await placeOf(rolloutOf({}, { strategy: { blueGreen: { activeService: 'income-stable', previewService: 'income-canary' } } }));
      expect(await messageOf(green.fleet().place('b', release('next')))).toMatch(/blueGreen.*strategy: \{canary.*\[argo-strategy\]$/);
      expect((await green.traffic().inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['argo-strategy', true]]);

      await using own = await placeOf(rolloutOf({ steps: [{ setWeight: 20 }, { pause: { duration: '1m' } }, { analysis: { templates: [{ templateName: 'errors' }] } }] }));
      expect(await messageOf(own.fleet().place('b', release('next')))).toMatch(/steps of its own \(setWeight, pause, analysis\).*steps: replace.*\[argo-own-steps\]/);
      expect((await own.fleet().inspect!()).filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(['argo-own-steps']);
      await own.fleet({ steps: 'replace' }).place('b', release('next'));
      expect(stepsIn(await own.rollout())).toHaveLength(203);

      await using window = await placeOf(rolloutOf({}, { rollbackWindow: { revisions: 3 } }));
      expect(await codeOf(window.fleet().place('b', release('next')))).toBe('argo-rollback-window');
      expect((await window.traffic().inspect!()).map(({ code }) => code)).toContain('argo-rollback-window');

      await using fresh = await placeOf(rolloutOf(), { mood: 'never' });
      expect(await codeOf(fresh.fleet().place('b', release('next')))).toBe('argo-lagging');
    });

    test('names the pods that do not become ready, and a controller that does not answer', async () => {
      await using place = await placeOf();
      const stable = statusOf(await place.rollout()).stableRS as string;
      place.stand.ready = (set, pod) => set.metadata.name.endsWith(stable) || pod === 0;
      expect(await messageOf(place.fleet({ within: '4 s' }).place('b', release('next')))).toMatch(/1 of 2 pods of .*\[argo-not-ready\]/);
      expect(await place.fleet().loaded('b')).toBe(release('next').digest);
      await place.stand.still();
      expect(await codeOf(place.fleet({ within: '600 ms' }).place('b', release('other')))).toBe('controller-silent');
      expect(await codeOf(place.traffic().read())).toMatch(/argo-(lagging|foreign-rollout)/);
    });

    test('is not misled where conditions of the new generation are written before its hashes', async () => {
      await using place = await placeOf();
      place.stand.faults.early = true;
      await place.fleet().place('b', release('next'));
      expect([await place.fleet().loaded('b'), await place.traffic().read()]).toEqual([release('next').digest, { a: 100, b: 0 }]);
    });

    test('waits in vain for no webhook: what refuses is named, and nothing was changed', async () => {
      await using place = await placeOf();
      await using _ = await startWebhook(server, ROLLOUTS, place.namespace, () => ({ message: 'freeze until Monday' }));
      expect(await messageOf(place.fleet().place('b', release('next')))).toMatch(/policy\.webhook\.test.*freeze until Monday.*\[cluster-admission\]/);
      expect((await place.rollout()).metadata.generation).toBe(1);
    });

    test('goes through the Deployment that a Rollout takes its template from, and back', async () => {
      const { template, selector } = (rolloutOf() as { spec: { template: object; selector: object } }).spec;
      await using place = await placeOf(rolloutOf({}, { template: undefined, selector: undefined, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'income' } }), { mood: 'never' });
      await server.api.create(DEPLOYMENTS, place.namespace, { metadata: { name: 'income' }, spec: { replicas: 0, template, selector } });
      place.stand.mood = 'prompt';
      await place.until(({ status }) => status?.phase === 'Healthy');
      const before = (await server.api.read(DEPLOYMENTS, place.namespace, 'income'))!.spec!.template;
      await place.fleet().place('b', release('next'));
      await place.traffic().write({ a: 60, b: 40 });
      expect([await place.traffic().read(), await place.fleet().loaded('b')]).toEqual([{ a: 60, b: 40 }, release('next').digest]);
      await place.traffic().write({ a: 100, b: 0 });
      await place.fleet().retire('b');
      expect((await server.api.read(DEPLOYMENTS, place.namespace, 'income'))!.spec!.template).toEqual(before);
      expect((await place.rollout()).spec!.template).toBeUndefined();
    });

    test('tries one pod that nobody reaches where shares are numbers of pods', async () => {
      await using place = await placeOf(BY_PODS);
      const pods = async () => (await server.api.list(PODS, place.namespace, 'sluice/trial=true')).items;
      await place.fleet().place('b', release('next'));
      const [trial, ...more] = await pods();
      expect([trial!.metadata.labels, trial!.metadata.ownerReferences, more]).toEqual([expect.not.objectContaining({ app: 'income' }), [expect.objectContaining({ kind: 'Rollout', name: 'income' })], []]);
      expect([await place.fleet().loaded('b'), await place.fleet().ready!('b')]).toEqual([release('next').digest, undefined]);
      const traffic = place.traffic({ replicas: 4 });
      await traffic.write({ a: 75, b: 25 });
      expect([await traffic.read(), await pods(), await place.fleet().loaded('b')]).toEqual([{ a: 75, b: 25 }, [], release('next').digest]);
      const { stableRS } = statusOf(await place.rollout());
      place.stand.ready = (set, pod) => !set.metadata.name.endsWith(stableRS) || pod > 0;
      await place.stand.again();
      expect([(await traffic.read()).b! > 25, await traffic.unready!({ a: 75, b: 25 }), await traffic.unready!({ a: 50, b: 50 })]).toEqual([true, expect.stringContaining(`2 of 3 of ${stableRS}`), undefined]);
    });
  });

  describe('asking', () => {
    let http: Server;
    const asked: string[] = [];
    beforeAll(async () => {
      http = createServer((request, response) => {
        asked.push(request.url!);
        request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"scores": [0.5]}'));
      });
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => new Promise((resolve) => http.close(resolve)));

    test('goes to the Service of the side that a slot is on, which changes as it is promoted', async () => {
      await using place = await begunPlace();
      const fleet = place.fleet({}, { ask: { http: `http://127.0.0.1:${(http.address() as AddressInfo).port}/{service}/{slot}` } });
      expect([await fleet.ask('b', [{ age: 1 }]), await fleet.ask('a', [{ age: 1 }])]).toEqual([[0.5], [0.5]]);
      await place.traffic().write({ a: 0, b: 100 });
      await place.fleet().retire('a');
      await fleet.ask('b', [{ age: 1 }]);
      expect(asked).toEqual(['/income-canary/b', '/income-stable/a', '/income-stable/b']);
    });
  });

  describe('retiring', () => {
    test('gives the template back byte for byte what it was, and takes the candidate\'s pods', async () => {
      await using place = await placeOf();
      const before = (await place.rollout()).spec!.template;
      await place.fleet().place('b', release('next'));
      const { currentPodHash } = statusOf(await place.rollout());
      await place.traffic().write({ a: 90, b: 10 });
      expect(await codeOf(place.fleet().retire('b'))).toBe('argo-slot-serves');
      await place.traffic().write({ a: 100, b: 0 });
      await place.fleet().retire('b');
      expect((await place.rollout()).spec!.template).toEqual(before);
      await place.until(({ status }) => status?.phase === 'Healthy');
      expect([await place.traffic().read(), await place.fleet().loaded('b')]).toEqual([{ a: 100, b: 0 }, null]);
      const set = (await server.api.list(REPLICA_SETS, place.namespace, `rollouts-pod-template-hash=${currentPodHash}`)).items[0]!;
      expect((set.spec as { replicas: number }).replicas).toBe(0);
      // And nothing more where it is so already.
      await place.fleet().retire('b');
    });

    test('says where nothing is left that tells what the stable side was', async () => {
      await using place = await begunPlace();
      await place.stand.still();
      const [set] = (await server.api.list(REPLICA_SETS, place.namespace, `rollouts-pod-template-hash=${statusOf(await place.rollout()).stableRS}`)).items;
      await server.api.remove(REPLICA_SETS, place.namespace, set!.metadata.name);
      expect(await codeOf(place.fleet().retire('b'))).toBe('argo-not-undone');
    });
  });

  describe('others', () => {
    test('notices an update that Sluice did not begin, by its name, and leaves it alone', async () => {
      await using place = await placeOf();
      await place.edit({ spec: { strategy: { canary: { steps: [{ setWeight: 10 }, { pause: {} }] } } } });
      await place.edit({ spec: { template: { spec: { containers: [{ name: 'model', image: 'registry.test/income:2' }] } } } });
      await place.until(({ status }) => status?.phase === 'Paused');
      const before = others(await place.rollout());
      for (const call of [place.traffic().read(), place.traffic().write({ a: 95, b: 5 }), place.traffic().write({ a: 100, b: 0 }), place.fleet({ steps: 'replace' }).place('b', release('next')), place.fleet().loaded('b'), place.fleet().retire('b')])
        expect(await messageOf(call)).toMatch(/revision 2 .*registry\.test\/income:2.*\[argo-foreign-rollout\]/);
      expect((await place.traffic().inspect!()).filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(['argo-foreign-rollout']);
      expect(others(await place.rollout())).toBe(before);
    });

    test('takes a candidate for somebody else\'s once its template was changed, marks or not', async () => {
      await using place = await begunPlace();
      await place.traffic().write({ a: 80, b: 20 });
      const { template } = (await place.rollout()).spec as { template: { spec: { containers: object[] } } };
      await place.edit({ spec: { template: { spec: { containers: [{ ...template.spec.containers[0], image: 'registry.test/income:2' }] } } } });
      expect(await codeOf(place.traffic().read())).toMatch(/argo-(foreign-rollout|lagging)/);
      await place.until(({ status }) => status?.phase === 'Paused');
      expect(await codeOf(place.traffic().write({ a: 75, b: 25 }))).toBe('argo-foreign-rollout');
    });

    test('says that all users are elsewhere where somebody promoted in the midst, and who wrote', async () => {
      await using place = await begunPlace();
      await place.traffic().write({ a: 75, b: 25 });
      await place.edit({ status: { promoteFull: true } }, { subresource: 'status' });
      await place.until((rollout) => statusOf(rollout).phase === 'Healthy' && weightIn(rollout) === 0);
      expect(await place.traffic().read()).toEqual({ a: 0, b: 100 });
      expect(await messageOf(place.traffic().write({ a: 75, b: 25 }))).toMatch(/sluice rollback.*\[argo-nothing-in-progress\]/);
      await place.edit({ spec: { strategy: { canary: { steps: [] } } } }, { manager: 'argocd-controller' });
      expect(await place.traffic().changedBy!()).toMatch(/^Argo CD.*ignoreDifferences.*steps/);
    });

    test('raises nobody past a person\'s abort or pause, and goes on after their retry', async () => {
      await using place = await begunPlace();
      const traffic = place.traffic();
      await traffic.write({ a: 75, b: 25 });
      await place.edit({ status: { abort: true } }, { subresource: 'status', manager: 'kubectl-argo-rollouts' });
      await place.until(({ status }) => status?.phase === 'Degraded');
      expect(await traffic.read()).toEqual({ a: 100, b: 0 });
      expect(await messageOf(traffic.write({ a: 75, b: 25 }))).toMatch(/kubectl-argo-rollouts aborted.*\[argo-aborted\]/);
      await traffic.write({ a: 100, b: 0 });
      expect(statusOf(await place.rollout()).abort).toBe(true);
      await place.edit({ status: { abort: false } }, { subresource: 'status', manager: 'kubectl-argo-rollouts' });
      await place.until(({ status }) => status?.phase === 'Paused');
      await traffic.write({ a: 75, b: 25 });
      await place.edit({ spec: { paused: true } });
      await place.until(({ status }) => status?.observedGeneration !== undefined && status.message === 'manually paused');
      expect(await codeOf(traffic.write({ a: 50, b: 50 }))).toBe('argo-paused');
      await traffic.write({ a: 75, b: 25 });
      expect(await traffic.read()).toEqual({ a: 75, b: 25 });
    });

    test('takes users from a candidate without its steps, by an abort, and takes that back itself', async () => {
      await using place = await begunPlace();
      const traffic = place.traffic({ within: '20 s' });
      await traffic.write({ a: 75, b: 25 });
      const ours = stepsIn(await place.rollout());
      await place.edit({ spec: { strategy: { canary: { steps: [{ setWeight: 40 }, { pause: {} }, { setWeight: 60 }] } } } }, { manager: 'argocd-controller' });
      await place.until(({ status }) => status?.phase === 'Paused' && weightIn({ status } as KubeObject) === 40);
      expect(await traffic.read()).toEqual({ a: 60, b: 40 });
      expect(await codeOf(traffic.write({ a: 25, b: 75 }))).toBe('argo-steps');
      await traffic.write({ a: 100, b: 0 });
      expect([await traffic.read(), statusOf(await place.rollout()).abort]).toEqual([{ a: 100, b: 0 }, true]);
      place.proxy.reset();
      await traffic.write({ a: 100, b: 0 });
      expect(place.proxy.calls.filter(({ method }) => method === 'PATCH')).toEqual([]);
      expect((await traffic.inspect!()).map(({ code, blocks }) => [code, blocks])).toEqual([['argo-aborted', false]]);
      // Steps that change begin an update anew, and are no abort any more.
      await place.edit({ spec: { strategy: { canary: { steps: ours } } } });
      await place.until(({ status }) => status?.phase === 'Paused');
      await traffic.write({ a: 75, b: 25 });
      expect(weightIn(await place.rollout())).toBe(25);
    });
  });

  describe('transitions', () => {
    test('are told again where the controller writes its own view over them', async () => {
      await using place = await begunPlace();
      place.stand.faults.overwrites = 2;
      await place.traffic().write({ a: 60, b: 40 });
      expect([await place.traffic().read(), place.stand.faults.overwrites]).toEqual([{ a: 60, b: 40 }, 0]);
    });

    test('are not believed to be done while an aborted candidate keeps a weight', async () => {
      await using place = await begunPlace();
      const traffic = place.traffic({ within: '8 s' });
      await traffic.write({ a: 75, b: 25 });
      place.stand.faults.keepsWeight = 25;
      await place.edit({ status: { abort: true } }, { subresource: 'status' });
      await place.until(({ status }) => status?.phase === 'Degraded');
      expect(await traffic.read()).toEqual({ a: 75, b: 25 });
      await traffic.write({ a: 100, b: 0 });
      expect([await traffic.read(), statusOf(await place.rollout()).abort]).toEqual([{ a: 100, b: 0 }, undefined]);
    });

    test('never abort where no update is in progress', async () => {
      await using place = await placeOf();
      place.proxy.reset();
      await place.traffic().write({ a: 100, b: 0 });
      expect(await codeOf(place.traffic().write({ a: 90, b: 10 }))).toBe('argo-nothing-in-progress');
      expect(place.proxy.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    test('give a candidate with missing pods no more users, and take them all the same', async () => {
      await using place = await begunPlace();
      await place.traffic().write({ a: 75, b: 25 });
      const { stableRS } = statusOf(await place.rollout());
      place.stand.ready = (set, pod) => set.metadata.name.endsWith(stableRS) || pod === 0;
      await place.stand.again();
      expect(await messageOf(place.traffic().write({ a: 50, b: 50 }))).toMatch(/1 of its 2 pods are ready.*\[argo-not-ready\]/);
      await place.traffic().write({ a: 100, b: 0 });
      expect(await place.traffic().read()).toEqual({ a: 100, b: 0 });
    });

    test.each<['late' | 'never' | 'wrong', string | undefined]>([['late', undefined], ['never', 'controller-silent'], ['wrong', 'argo-not-settled']])('of a controller that is %s', async (mood, code) => {
      await using place = await begunPlace();
      if (mood === 'never') await place.stand.still();
      else place.stand.mood = mood;
      expect(await codeOf(place.traffic({ within: mood === 'late' ? '20 s' : mood === 'wrong' ? '5 s' : '1 s' }).write({ a: 75, b: 25 }))).toBe(code);
      expect(await place.traffic().read()).toEqual(mood === 'late' ? { a: 75, b: 25 } : mood === 'never' ? { a: 100, b: 0 } : { a: 63, b: 37 });
    });

    test('of a controller that is silent, whatever others write beside its status', async () => {
      await using place = await begunPlace();
      await place.stand.still();
      place.proxy.reset();
      const written = codeOf(place.traffic({ within: '4 s' }).write({ a: 75, b: 25 }));
      await until(() => place.proxy.calls.some(({ method }) => method === 'PATCH') && place.proxy.calls.some(({ watch }) => watch));
      await place.edit({ metadata: { labels: { team: 'credit' } } });
      expect(await written).toBe('controller-silent');
    });

    test('survive a second writer at every step, a watch that is cut, lost replies and a restart', async () => {
      await using place = await begunPlace();
      const other = secondWriter(place.proxy, server.api, { resource: ROLLOUTS, namespace: place.namespace, name: 'income', times: 4 });
      await place.traffic().write({ a: 75, b: 25 });
      expect([await place.traffic().read(), other.wrote > 0]).toEqual([{ a: 75, b: 25 }, true]);
      other.stop();
      secondWriter(place.proxy, server.api, { resource: ROLLOUTS, namespace: place.namespace, name: 'income' });
      expect(await codeOf(place.traffic().write({ a: 50, b: 50 }))).toBe('cluster-contended');
      place.proxy.middle = async (call, forward) => {
        const answer = await forward();
        return call.method === 'PATCH' ? 'cut' : answer;
      };
      await place.traffic().write({ a: 50, b: 50 });
      place.proxy.middle = undefined;
      place.stand.mood = 'late';
      const cut = setInterval(() => place.proxy.cutWatches(), 50);
      await place.traffic({ within: '60 s' }).write({ a: 25, b: 75 });
      clearInterval(cut);
      const writing = place.traffic({ within: '60 s' }).write({ a: 0, b: 100 });
      await server.restart();
      // The write itself may have met the restart; told again it is done.
      await writing.catch(() => place.traffic({ within: '60 s' }).write({ a: 0, b: 100 }));
      expect(await place.traffic().read()).toEqual({ a: 0, b: 100 });
    });

    test('end by name where the Rollout is deleted under them, or is not taken by its controller', async () => {
      await using place = await begunPlace();
      await place.edit({ spec: { strategy: { canary: { trafficRouting: null } } } });
      await place.until(({ status }) => status?.phase === 'Degraded');
      expect(await messageOf(place.traffic().read())).toMatch(/SetCanaryScale requires TrafficRouting.*\[argo-not-accepted\]/);
      expect((await place.traffic().inspect!()).map(({ code }) => code)).toContain('argo-not-accepted');
      await server.api.remove(ROLLOUTS, place.namespace, 'income');
      expect([await codeOf(place.traffic().read()), await codeOf(place.traffic().write({ a: 75, b: 25 })), await codeOf(place.fleet().place('b', release('next')))]).toEqual(['cluster-missing', 'cluster-missing', 'cluster-missing']);
    });

    test('cost two calls to read, and go on where the roles cannot be read', async () => {
      await using place = await begunPlace();
      place.proxy.reset();
      await place.traffic({ roles: () => Promise.reject(new Error('the journal is away')) }).read();
      expect(place.proxy.calls.map(({ method }) => method)).toEqual(['GET', 'GET']);
    });
  });

  test('takes the manifest of the page, with the rights that it gives and no more: each one taken away is named', async () => {
    const files = await filesOf('docs/kubernetes.md');
    const { rules } = parse(files['argo-role.yaml']!) as { rules: Rule[] };
    let account: Account | undefined;
    await using place = await placeOf(parse(files['argo-rollout.yaml']!), { token: async (namespace) => (account = await server.account(namespace, rules)).token });
    const [fleet, traffic] = [place.fleet({ env: { MODEL_URI: 's3://models/income/{hex}' } }), place.traffic()];
    expect([await fleet.inspect!(), await traffic.inspect!()]).toEqual([[], []]);
    await fleet.place('b', release('next'));
    await traffic.write({ a: 95, b: 5 });
    expect([await traffic.read(), await fleet.loaded('b'), await traffic.changedBy!()]).toEqual([{ a: 95, b: 5 }, release('next').digest, undefined]);
    const calls: Record<string, () => Promise<unknown>> = {
      'get rollouts': () => traffic.read(),
      'watch rollouts': () => traffic.write({ a: 80, b: 20 }),
      'patch rollouts': () => traffic.write({ a: 100, b: 0 }).then(() => fleet.place('b', release('other'))),
      'patch rollouts/status': () => traffic.write({ a: 70, b: 30 }),
      'list replicasets': () => traffic.read(),
      'list pods': () => fleet.loaded('b'),
    };
    for (const [what, call] of Object.entries(calls)) {
      const [verb, resource] = what.split(' ') as [string, string];
      await account!.allow(rules.map((rule) => (rule.resources.includes(resource) ? { ...rule, verbs: rule.verbs.filter((each) => each !== verb) } : rule)).filter((rule) => rule.verbs.length > 0));
      const refused = await messageOf(call());
      expect(refused).toMatch(new RegExp(`resources: \\[${resource}\\].*verbs: \\[${verb}\\].*\\[cluster-forbidden\\]`));
      expect((await fleet.inspect!()).map(({ code, message }) => [code, message.includes(`may not ${verb} ${resource}`)])).toEqual([['cluster-forbidden', true]]);
      await account!.allow(rules);
    }
    expect(place.stand.errors).toEqual([]);
  });

  test('believes no mark that does not fit the template', async () => {
    await using place = await begunPlace();
    expect(await codeOf(place.fleet({ env: { MODEL: 's3://elsewhere/{hex}' } }).loaded('b'))).toBe('argo-changed');
    const [pod] = (await server.api.list(PODS, place.namespace, 'sluice/slot=b')).items;
    await server.api.merge(PODS, place.namespace, pod!.metadata.name, { metadata: { annotations: { 'sluice/release': CHAMPION } } });
    expect(await codeOf(place.fleet().loaded('b'))).toBe('argo-mixed');
  });
});
