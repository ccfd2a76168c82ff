import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { sha256, type Digest } from '../../../src/core/digest.ts';
import type { Clock, Fleet, ReleaseSource, TrafficDriver } from '../../../src/core/seams.ts';
import type { Fleet as DeclaredFleet, KserveFleet } from '../../../src/delivery/spec.ts';
import type { Cluster, KubeObject } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { kserveFleet } from '../../../src/rollout/fleet/kserve/kserve.ts';
import { kserveTraffic } from '../../../src/rollout/traffic/kserve/kserve.ts';
import type { Roles } from '../../../src/rollout/traffic/roles.ts';
import { systemClock } from '../../../src/run/system.ts';
import { INFERENCE_SERVICES, startKserve, type Kserve, type KserveOptions } from '../../../testkit/kubernetes/controllers/kserve.ts';
import { startFaultProxy, type FaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import type { ApiServer } from '../../../testkit/kubernetes/server.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { until } from '../../../testkit/until.ts';

export type Mode = KserveOptions['mode'];

/** A namespace with a stand-in for KServe, a proxy in front of the API server, and what opens drivers through it. */
export interface Place extends AsyncDisposable {
  server: ApiServer;
  namespace: string;
  kserve: Kserve;
  proxy: FaultProxy;
  cluster(token?: string): Cluster;
  /** An InferenceService whose first model serves everybody. */
  service(change?: (service: Json) => void): Promise<string>;
  read(name: string): Promise<Json>;
  traffic(name: string, options?: { within?: string; roles?: Roles; clock?: Clock; token?: string }): TrafficDriver;
  fleet(name: string, options?: { declared?: Partial<KserveFleet>; spec?: Partial<DeclaredFleet>; roles?: Roles; within?: number; token?: string }): Fleet;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of the API server, looked into as JSON */
export type Json = Record<string, any>;

export const STORAGE = 's3://models/income/{hex}';
export const FIRST = 's3://models/income/first';
export const release = (name: string): Digest => sha256(name);
export const source = (name: string): ReleaseSource => ({ digest: release(name), root: '/', parts: {} });
export const addressOf = (name: string): string => STORAGE.replace('{hex}', release(name).slice('sha256:'.length));

let places = 0;

export async function startPlace(server: ApiServer, options: KserveOptions): Promise<Place> {
  const folder = await temporaryFolder();
  const ca = path.join(folder.path, 'ca.crt');
  await writeFile(ca, server.ca);
  const namespace = await server.namespace();
  const proxy = await startFaultProxy(server);
  const kserve = startKserve(server.api, namespace, options);
  const cluster: Place['cluster'] = (token = server.token) => openCluster({ server: proxy.url, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: token }, resolve: (declared) => declared });
  const read = async (name: string): Promise<Json> => (await server.api.read(INFERENCE_SERVICES, namespace, name)) as Json;
  return {
    server, namespace, kserve, proxy, cluster, read,
    async service(change = () => {}) {
      const service: Json = {
        metadata: { name: `income-${(places += 1)}`, annotations: options.mode === 'serverless' ? {} : { 'serving.kserve.io/deploymentMode': 'Standard' }, labels: { team: 'credit' } },
        spec: { predictor: { minReplicas: 4, model: { modelFormat: { name: 'sklearn' }, storageUri: FIRST, resources: { limits: { memory: '1Gi' } } }, annotations: { 'team/note': 'kept' } } },
      };
      change(service);
      const { name } = service.metadata;
      await server.api.create(INFERENCE_SERVICES, namespace, service);
      await until(async () => isServing((await read(name)) as KubeObject), async () => ({ errors: kserve.errors, service: await read(name) }));
      return name;
    },
    traffic: (name, { within = '20 s', roles = { champion: 'a', candidate: 'b' }, clock = systemClock, token } = {}) => kserveTraffic({ inference_service: name, within, cluster: cluster(token), slots: ['a', 'b'], roles: () => roles, clock }),
    fleet: (name, { declared, spec = {}, roles = { champion: 'a', candidate: 'b' }, within = 20_000, token } = {}) => kserveFleet({ slots: ['a', 'b'], ...spec }, { inference_service: name, storage: STORAGE, ...declared }, { cwd: folder.path, clock: systemClock, roles: () => roles, placeTimeout: within }, cluster(token), undefined),
    async [Symbol.asyncDispose]() {
      await kserve[Symbol.asyncDispose]();
      await proxy[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

function isServing({ status }: KubeObject): boolean {
  return (status?.conditions as Json[] | undefined)?.some(({ type, status: state }) => type === 'Ready' && state === 'True') ?? false;
}
