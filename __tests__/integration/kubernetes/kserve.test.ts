import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Split } from '../../../src/core/seams.ts';
import type { KserveFleet, KserveTraffic } from '../../../src/delivery/spec.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { defineRevisions, INFERENCE_SERVICES } from '../../../testkit/kubernetes/controllers/kserve.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import { until } from '../../../testkit/until.ts';
import { trafficContract, type Fault, type Router } from '../../rollout/traffic/contract.ts';
import { filesOf } from '../drivers-page.ts';
import { source, startPlace, type Mode, type Place } from './kserve-place.ts';

let server: ApiServer;
const places: Record<Mode, Place> = {} as Record<Mode, Place>;
beforeAll(async () => {
  server = await startApiServer();
  await define(server.api, 'gateway-api');
  await define(server.api, 'kserve');
  await defineRevisions(server.api);
  places.serverless = await startPlace(server, { mode: 'serverless', tellsMode: true });
  places.standard = await startPlace(server, { mode: 'standard', tellsMode: true });
}, 180_000);
afterAll(async () => {
  for (const place of Object.values(places)) await place[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});

const SPLITS: Split[] = [{ a: 95, b: 5 }, { a: 50, b: 50 }, { a: 0, b: 100 }, { a: 100, b: 0 }];

/** The first model on slot a, and a release on slot b that nobody uses yet. */
async function router(place: Place): Promise<Router> {
  const name = await place.service();
  await place.fleet(name).place('b', source('second'));
  const driver = place.traffic(name);
  return {
    driver,
    again: () => place.traffic(name),
    async turn() {
      await give(place, name, 30);
      await until(async () => (await driver.read().catch(() => undefined))?.b === 30);
    },
    async others() {
      const { metadata, spec } = await place.read(name);
      const { resourceVersion: _, generation: __, managedFields: ___, ...kept } = metadata;
      delete spec.predictor.canaryTrafficPercent;
      for (const entry of spec.canary ?? []) {
        delete entry.trafficPercent;
        delete entry.predictor.minReplicas;
      }
      return JSON.stringify({ metadata: kept, spec });
    },
    async fault(kind: Fault) {
      place.proxy.middle = async (_call, forward) => (kind === 'gone' ? 'cut' : kind === 'cut' ? (await forward(), 'cut') : { status: 200, body: '<html>' });
      return async () => void (place.proxy.middle = undefined);
    },
    async [Symbol.asyncDispose]() {
      place.proxy.reset();
    },
  };
}

/** Somebody else changes the share. */
async function give({ namespace, read }: Place, name: string, share: number): Promise<void> {
  const { spec } = await read(name);
  const change = spec.canary ? { canary: [{ ...spec.canary[0], trafficPercent: share }] } : { predictor: { canaryTrafficPercent: share } };
  await server.api.merge(INFERENCE_SERVICES, namespace, name, { spec: change }, { manager: 'kubectl-edit' });
}

for (const mode of ['serverless', 'standard'] as const)
  trafficContract(`kserve, ${mode}`, () => router(places[mode]), { splits: SPLITS, faults: ['gone', 'cut', 'garbage'], has: ['others'] });

test.each(['serverless', 'standard'] as const)('works with the very files of docs/kubernetes.md, %s, and with no right more than those', async (mode) => {
  const files = await filesOf('docs/kubernetes.md');
  await using place = await startPlace(server, { mode, tellsMode: true, tags: (revision) => `http://127.0.0.1:9/${revision}` });
  const { rules } = parse(files['kserve-role.yaml']!) as { rules: Parameters<ApiServer['account']>[1] };
  const { token } = await server.account(place.namespace, rules);
  const manifest = files['kserve-service.yaml']!;
  expect(manifest).toContain('deploymentMode: Knative');
  await server.api.apply(mode === 'serverless' ? manifest : manifest.replace('deploymentMode: Knative', 'deploymentMode: Standard'), place.namespace);
  const { rollout } = parse(files['kserve-delivery.yml']!) as { rollout: { fleet: { kserve: KserveFleet }; traffic: { kserve: KserveTraffic } } };
  const { inference_service: name, storage } = rollout.fleet.kserve;
  const traffic = place.traffic(rollout.traffic.kserve.inference_service, { token });
  await until(async () => (await place.read(name)).status?.conditions !== undefined);
  const fleet = place.fleet(name, { declared: { storage }, token });
  expect([(await traffic.inspect!()).map(({ code }) => code), await fleet.inspect!()]).toEqual([['kserve-mode'], []]);
  await fleet.place('b', source('second'));
  for (const split of SPLITS) {
    await traffic.write(split);
    expect(await traffic.read()).toEqual(split);
  }
  await fleet.retire('b');
  expect([await fleet.ready!('b'), await traffic.read()]).toEqual([0, { a: 100, b: 0 }]);
  await server.api.apply(files['kserve-role.yaml']!, place.namespace, { dryRun: true });
});
