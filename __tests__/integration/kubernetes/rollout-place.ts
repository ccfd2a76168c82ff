import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256, type Digest } from '../../../src/core/digest.ts';
import type { Fleet, ReleaseSource, TrafficDriver } from '../../../src/core/seams.ts';
import type { ArgoFleet, Fleet as DeclaredFleet } from '../../../src/delivery/spec.ts';
import type { Cluster, KubeObject } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { argoFleet } from '../../../src/rollout/fleet/argo/argo.ts';
import { argoTraffic } from '../../../src/rollout/traffic/argo/argo.ts';
import type { ArgoOptions } from '../../../src/rollout/traffic/argo/options.ts';
import type { Roles } from '../../../src/rollout/traffic/roles.ts';
import { systemClock } from '../../../src/run/system.ts';
import { ROLLOUTS, startArgo, type Argo, type ArgoOptions as StandInOptions } from '../../../testkit/kubernetes/controllers/argo.ts';
import { startFaultProxy, type FaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import type { ApiServer } from '../../../testkit/kubernetes/server.ts';

export const SLOTS = ['a', 'b'];
export const release = (name: string): ReleaseSource => ({ digest: sha256(name), root: '/', parts: {} });
export const CHAMPION: Digest = sha256('champion');

/** A Rollout as a team has it. */
export const rolloutOf = (canary: object = {}, spec: object = {}): object => ({
  metadata: { name: 'income', labels: { team: 'risk' }, annotations: { note: 'a person\'s own' } },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'income' } },
    template: {
      metadata: { labels: { app: 'income' }, annotations: { 'team/own': 'yes' } },
      spec: { containers: [{ name: 'model', image: 'registry.test/income:1', env: [{ name: 'MODEL', value: 'none' }, { name: 'LOG', value: 'info' }] }] },
    },
    strategy: { canary: { stableService: 'income-stable', canaryService: 'income-canary', trafficRouting: { istio: { virtualService: { name: 'income', routes: ['all'] } } }, ...canary } },
    ...spec,
  },
});

export interface Place extends AsyncDisposable {
  namespace: string;
  proxy: FaultProxy;
  stand: Argo;
  cluster: Cluster;
  roles: Roles;
  traffic(options?: Partial<ArgoOptions>): TrafficDriver;
  fleet(declared?: Partial<ArgoFleet>, more?: Partial<DeclaredFleet>): Fleet;
  rollout(): Promise<KubeObject>;
  /** As somebody with kubectl. */
  edit(change: object, options?: { subresource?: string; manager?: string }): Promise<void>;
  /** Until the Rollout is like this, and its controller has seen it as it is. */
  until(look: (rollout: KubeObject) => boolean): Promise<KubeObject>;
}

/** A namespace with one Rollout that serves its first template. */
export async function rolloutPlace(server: ApiServer, folder: string, rollout: object = rolloutOf(), { token, ...standIn }: StandInOptions & { token?: (namespace: string) => Promise<string> } = {}): Promise<Place> {
  const namespace = await server.namespace();
  const ca = path.join(folder, 'ca.crt');
  await writeFile(ca, server.ca);
  await server.api.create(ROLLOUTS, namespace, rollout);
  const stand = startArgo(server.api, namespace, standIn);
  const proxy = await startFaultProxy(server);
  const asked = token ? await token(namespace) : server.token;
  const cluster = openCluster({ server: proxy.url, ca, namespace, token_env: 'TOKEN' }, { clock: systemClock, env: { TOKEN: asked }, resolve: (declared) => declared });
  const read = async (): Promise<KubeObject> => (await server.api.read(ROLLOUTS, namespace, 'income'))!;
  const roles: Roles = { champion: 'a', candidate: 'b' };
  const place: Place = {
    namespace, proxy, stand, cluster, roles,
    traffic: (options = {}) => argoTraffic({ rollout: 'income', within: '10 s', slots: SLOTS, roles: () => roles, clock: systemClock, cluster, ...options }),
    fleet: (declared = {}, more = {}) => argoFleet({ slots: SLOTS, ...more }, { rollout: 'income', env: { MODEL: 's3://models/{hex}' }, within: '10 s', ...declared }, { cwd: '/', clock: systemClock, roles: () => roles }, cluster, undefined),
    rollout: read,
    edit: async (change, { subresource, manager = 'kubectl-edit' } = {}) => void (await server.api.merge(ROLLOUTS, namespace, 'income', change, { ...(subresource && { subresource }), manager })),
    async until(look) {
      for (let times = 0; times < 400; times += 1) {
        const now = await read();
        // What stands there of the state before is no answer.
        if (statusOf(now)?.observedGeneration === String(now.metadata.generation) && look(now)) return now;
        await systemClock.sleep(25);
      }
      throw new Error(`The Rollout never was so: ${JSON.stringify((await read()).status)}; ${stand.errors.join('; ')}`);
    },
    async [Symbol.asyncDispose]() {
      proxy.middle = undefined;
      await stand[Symbol.asyncDispose]();
      await proxy[Symbol.asyncDispose]();
    },
  };
  if ((standIn.mood ?? 'prompt') === 'prompt' && (rollout as { spec: { strategy: { canary?: object } } }).spec.strategy.canary) await place.until(({ status }) => status?.stableRS !== undefined && status.stableRS !== '' && status.phase === 'Healthy');
  return place;
}

export const statusOf = ({ status }: KubeObject): Record<string, any> => status as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a status as it came

export const weightIn = (rollout: KubeObject): number => statusOf(rollout).canary.weights.canary.weight as number;
export const stepsIn = (rollout: KubeObject): { setWeight?: number }[] => (rollout.spec!.strategy as { canary: { steps: { setWeight?: number }[] } }).canary.steps;
/** Without a router: shares are numbers of pods. */
export const BY_PODS = rolloutOf({ trafficRouting: undefined, maxSurge: 0, maxUnavailable: 1 }, { replicas: 4 });

/** All of the object but its status and who wrote when. */
export function others({ metadata: { managedFields: _, resourceVersion: __, ...metadata }, spec }: KubeObject): string {
  return JSON.stringify({ metadata, spec });
}
