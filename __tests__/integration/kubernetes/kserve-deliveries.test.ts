import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Fleet, Split, TrafficDriver } from '../../../src/core/seams.ts';
import { canaryPromote } from '../../../src/rollout/canary-promote.ts';
import { defineRevisions } from '../../../testkit/kubernetes/controllers/kserve.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { at } from '../../../testkit/kubernetes/fault-proxy.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import { release as releaseOf } from '../../../testkit/fleet.ts';
import { contextOf, deliveryOf, depsOf, SHORT, worldOf } from '../../rollout/factory.ts';
import { addressOf, FIRST, release, source, startPlace, STORAGE, type Json, type Mode, type Place } from './kserve-place.ts';

const MODES = ['serverless', 'standard'] as const;

let server: ApiServer;
const places: Record<Mode, Place> = {} as Record<Mode, Place>;
beforeAll(async () => {
  server = await startApiServer();
  await define(server.api, 'gateway-api');
  await define(server.api, 'kserve');
  await defineRevisions(server.api);
  for (const mode of MODES) places[mode] = await startPlace(server, { mode, tellsMode: true });
}, 180_000);
afterAll(async () => {
  for (const place of Object.values(places)) await place[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});

const A: Split = { a: 100, b: 0 };
const B: Split = { a: 0, b: 100 };

const PODS = { group: '', version: 'v1', plural: 'pods', kind: 'Pod' };

async function podOf({ namespace }: Place, name: string, labels: Record<string, string>, ready: string): Promise<void> {
  await server.api.create(PODS, namespace, { metadata: { name, labels }, spec: { containers: [{ name: 'kserve-container', image: 'model' }] } });
  await server.api.merge(PODS, namespace, name, { status: { phase: 'Running', conditions: [{ type: 'Ready', status: ready }] } }, { subresource: 'status' });
}

/** Address and marks of what users get, and of what lies beside it. */
async function declared(place: Place, name: string): Promise<Json> {
  const { spec } = await place.read(name);
  const of = ({ model, annotations }: Json): Json => ({ address: model.storageUri, slot: annotations?.['sluice/slot'], release: annotations?.['sluice/release'] });
  return { stable: of(spec.predictor), canaries: (spec.canary ?? []).map((entry: Json) => ({ share: entry.trafficPercent, ...of(entry.predictor) })) };
}

const sharesOf = ({ a, b }: Split): string => `${a}:${b}`;

describe.each(MODES)('deliveries in a row, %s', (mode) => {
  test('a to b, to a and taken back, to a again, back by one, forward, and to b', async () => {
    const place = places[mode];
    const name = await place.service();
    const traffic = place.traffic(name);
    const fleet = place.fleet(name);
    const up = async (...splits: Split[]): Promise<void> => {
      for (const split of splits) {
        await traffic.write(split);
        expect(await traffic.read()).toEqual(split);
      }
    };
    expect(await traffic.read()).toEqual(A);
    expect([await fleet.loaded('a'), await fleet.loaded('b')]).toEqual([undefined, null]);

    await fleet.place('b', source('second'));
    expect([await traffic.read(), await fleet.loaded('b')]).toEqual([A, release('second')]);
    await up({ a: 95, b: 5 }, { a: 50, b: 50 }, B);

    await fleet.place('a', source('third'));
    expect([await traffic.read(), await fleet.loaded('a'), await fleet.loaded('b')]).toEqual([B, release('third'), release('second')]);
    await up({ a: 10, b: 90 }, B);
    await fleet.retire('a');
    expect([await traffic.read(), await fleet.loaded('a'), await fleet.loaded('b')]).toEqual([B, null, release('second')]);
    expect(await declared(place, name)).toEqual({ stable: { address: addressOf('second'), slot: 'b', release: release('second') }, canaries: [] });

    await fleet.place('a', source('fourth'));
    await up({ a: 25, b: 75 }, A);
    expect([await fleet.loaded('a'), await fleet.loaded('b')]).toEqual([release('fourth'), release('second')]);
    await up(B, A);
    expect([await fleet.loaded('a'), await fleet.loaded('b')]).toEqual([release('fourth'), release('second')]);

    await fleet.place('b', source('fifth'));
    await up({ a: 1, b: 99 }, B);
    await fleet.retire('a');
    expect([await traffic.read(), await fleet.loaded('b')]).toEqual([B, release('fifth')]);
    // What nobody told Sluice to change is as it was.
    const { metadata, spec } = await place.read(name);
    expect([metadata.labels, spec.predictor.minReplicas, spec.predictor.annotations['team/note'], spec.predictor.model.resources, spec.predictor.model.modelFormat]).toEqual([{ team: 'credit' }, 4, 'kept', { limits: { memory: '1Gi' } }, { name: 'sklearn' }]);
  });

  test('a first candidate that was taken back leaves the InferenceService as it was found', async () => {
    const place = places[mode];
    const name = await place.service();
    const before = (await place.read(name)).spec;
    const fleet = place.fleet(name);
    await fleet.place('b', source('bad'));
    await place.traffic(name).write({ a: 90, b: 10 });
    await expect(fleet.retire('b')).rejects.toMatchObject({ code: 'kserve-slot-serves' });
    await place.traffic(name).write(A);
    await fleet.retire('b');
    const after = (await place.read(name)).spec;
    if (mode === 'serverless') delete after.predictor.canaryTrafficPercent;
    if (Object.keys(after.predictor.labels ?? {}).length === 0) delete after.predictor.labels;
    expect(after).toEqual(before);
    expect([await place.traffic(name).read(), await fleet.loaded('b')]).toEqual([A, null]);
  });

  test('placing is done once, killed at any call, before or after it took effect', async () => {
    const place = places[mode];
    const name = await place.service();
    place.proxy.reset();
    await place.fleet(name).place('b', source('counted'));
    const calls = place.proxy.calls.filter(({ watch }) => !watch).length;
    expect(calls).toBeLessThanOrEqual(12);
    const middles = [...Array.from({ length: calls }, (_, index) => at(index + 1, 'before', () => {})), at(1, 'after', () => {}, ({ method }) => method === 'PATCH')];
    for (const [index, middle] of middles.entries()) {
      const killed = await place.service();
      place.proxy.middle = middle;
      await place.fleet(killed).place('b', source('killed')).catch(() => undefined);
      place.proxy.reset();
      await place.fleet(killed).place('b', source('killed'));
      expect(await place.fleet(killed).loaded('b')).toBe(release('killed'));
      expect(await place.traffic(killed).read()).toEqual(A);
      const { spec } = await place.read(killed);
      expect([index, mode === 'serverless' ? place.kserve.revisionsOf(killed).length : spec.canary.length]).toEqual([index, mode === 'serverless' ? 2 : 1]);
    }
  });

  test('a slot that serves is given nothing, and the bytes are brought to their address before it is declared', async () => {
    const place = places[mode];
    const name = await place.service();
    await expect(place.fleet(name).place('a', source('second'))).rejects.toMatchObject({ code: 'kserve-slot-serves' });
    expect((await place.read(name)).spec.predictor.model.storageUri).toBe(FIRST);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'sluice-kserve-'));
    const file = path.join(folder, 'told');
    const upload = ['node', '-e', 'require("fs").writeFileSync(process.argv[1], [process.env.SLUICE_STORAGE, process.env.SLUICE_RELEASE, process.env.SLUICE_SLOT].join(" "))', file];
    await place.fleet(name, { spec: { place: { command: upload } } }).place('b', source('uploaded'));
    expect(await readFile(file, 'utf8')).toBe(`${addressOf('uploaded')} ${release('uploaded')} b`);
    await expect(place.fleet(name, { spec: { place: { command: ['false'] } } }).place('b', source('not-uploaded'))).rejects.toThrow();
    expect(await place.fleet(name).loaded('b')).toBe(release('uploaded'));
    await rm(folder, { recursive: true });
  });

  test('counts the pods of a slot that are ready', async () => {
    const place = places[mode];
    const name = await place.service();
    const fleet = place.fleet(name);
    expect(await fleet.ready!('b')).toBe(0);
    await fleet.place('b', source('second'));
    const { spec } = await place.read(name);
    const label: Record<string, string> = mode === 'serverless' ? { 'serving.knative.dev/revision': place.kserve.revisionsOf(name)[1]! } : { app: `isvc.${name}-${spec.canary[0].predictor.name}-predictor` };
    for (const [index, status] of ['True', 'True', 'False'].entries()) await podOf(place, `${name}-${index}`, label, status);
    expect([await fleet.ready!('b'), await fleet.ready!('a')]).toEqual([2, 0]);
  });

  test('a steady look asks once, or twice where a route is asked too', async () => {
    const place = places[mode];
    const name = await place.service();
    await place.fleet(name).place('b', source('second'));
    const traffic = place.traffic(name);
    await traffic.read();
    place.proxy.reset();
    await traffic.read();
    expect(place.proxy.calls.length).toBe(mode === 'serverless' ? 1 : 2);
  });

  test('whole rollouts: one is promoted, the next is worse, taken back and freed, the third is promoted', async () => {
    const place = places[mode];
    const name = await place.service();
    const [router, slots] = [place.traffic(name), place.fleet(name)];
    const world = await worldOf();
    const seen: string[] = [];
    // The world's users and models are where the cluster says.
    const sees = (split: Split): Split => {
      world.setSplit(split);
      seen.push(sharesOf(split));
      return split;
    };
    const traffic: TrafficDriver = { ...router, read: async () => sees(await router.read()), write: async (split) => void (await router.write(split)) };
    const fleet: Fleet = {
      ...slots,
      async place(slot, from) {
        await slots.place(slot, from);
        world.loaded[slot] = from.digest;
        // A tick gives no users to a slot that has nothing ready.
        const label: Record<string, string> = mode === 'serverless' ? { 'serving.knative.dev/revision': place.kserve.revisionsOf(name).at(-1)! } : { app: `isvc.${name}-${(await place.read(name)).spec.canary[0].predictor.name}-predictor` };
        await podOf(place, `${name}-${from.digest.slice('sha256:'.length, 'sha256:'.length + 8)}`, label, 'True');
      },
    };
    const rollout = { ...SHORT, kubernetes: '{context: prod}', fleet: `{kserve: {inference_service: ${name}, storage: "${STORAGE}"}}`, traffic: `{kserve: {inference_service: ${name}}}` };
    const deliver = async (run: string, errors: number): Promise<string> => {
      world.candidate = releaseOf(`release ${run}`, `1.${run}.0`);
      world.behaviours.set(world.candidate.digest, { errors });
      const delivery = deliveryOf(undefined, rollout);
      const context = contextOf(world, run);
      seen.length = 0;
      const { verdict } = await canaryPromote(delivery, context, { ...(await depsOf(world, delivery, context)), traffic, fleet }, { loopFor: 7_200_000 });
      return `${verdict.outcome}, ${await slots.loaded('a')}, ${await slots.loaded('b')}, ${sharesOf(await router.read())}`;
    };
    const digest = (run: string): string => releaseOf(`release ${run}`).digest;
    expect(await deliver('1', 0.2)).toBe(`pass, undefined, ${digest('1')}, 0:100`);
    expect([...new Set(seen)]).toEqual(['100:0', '50:50', '0:100']);
    expect(await deliver('2', 0.9)).toBe(`fail, null, ${digest('1')}, 0:100`);
    expect([...new Set(seen)]).toEqual(['0:100', '50:50']);
    expect((await declared(place, name)).stable).toEqual({ address: STORAGE.replace('{hex}', digest('1').slice('sha256:'.length)), slot: 'b', release: digest('1') });
    expect(await deliver('3', 0.2)).toBe(`pass, ${digest('3')}, ${digest('1')}, 100:0`);
  });
});
