import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../../src/core/seams.ts';
import type { Cluster, KubeObject } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { systemClock } from '../../../src/run/system.ts';
import { startDeployments, type Deployments, type DeploymentsOptions } from '../../../testkit/kubernetes/controllers/deployments.ts';
import { startFaultProxy, type FaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import type { Rule } from '../../../testkit/kubernetes/users.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';

export const NAMES = { a: 'income-a', b: 'income-b' };

/** Of a process that is killed: it does not wait for what will not come. */
export const HURRIED: Clock = { ...systemClock, sleep: (milliseconds, signal) => systemClock.sleep(Math.min(milliseconds, 50), signal) };

/** One API server for a file of tests, and what stands between it and who is tested. */
export interface World extends AsyncDisposable {
  server: ApiServer;
  proxy: FaultProxy;
  folder: string;
  ca: string;
}

export async function startWorld(): Promise<World> {
  const folder = await temporaryFolder();
  const server = await startApiServer();
  const proxy = await startFaultProxy(server);
  const ca = path.join(folder.path, 'ca.crt');
  await writeFile(ca, server.ca);
  return {
    server, proxy, ca, folder: folder.path,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** A namespace with two Deployments, the Service of users over both, and the controllers of all that. */
export interface Place extends AsyncDisposable {
  namespace: string;
  stand: Deployments;
  /** By the administrator or by whoever has this token, past the proxy or through it. */
  cluster(options?: { token?: string; through?: boolean; clock?: Clock }): Cluster;
  account(rules: readonly Rule[]): Promise<string>;
  read(slot: 'a' | 'b'): Promise<KubeObject>;
}

const DEPLOYMENTS = { group: 'apps', version: 'v1', plural: 'deployments', kind: 'Deployment' };

export async function placeIn({ server, proxy, ca }: World, { replicas = { a: 2, b: 0 }, ...options }: DeploymentsOptions & { replicas?: { a: number; b: number } } = {}): Promise<Place> {
  const namespace = await server.namespace();
  const stand = startDeployments(server.api, namespace, options);
  await server.api.apply([SERVICE, ...(['a', 'b'] as const).map((slot) => deploymentOf(slot, replicas[slot]))], namespace, { manager: 'kubectl' });
  await stand.rest();
  return {
    namespace, stand,
    cluster: ({ token = server.token, through = false, clock = systemClock } = {}) =>
      openCluster({ server: through ? proxy.url : server.url, ca, namespace, token_env: 'TOKEN' }, { clock, env: { TOKEN: token }, resolve: (declared) => declared }),
    account: async (rules) => (await server.account(namespace, rules)).token,
    read: async (slot) => (await server.api.read(DEPLOYMENTS, namespace, NAMES[slot]))!,
    async [Symbol.asyncDispose]() {
      await stand[Symbol.asyncDispose]();
    },
  };
}

const SERVICE: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'income' },
  spec: { selector: { app: 'income' }, ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }] },
};

export function deploymentOf(slot: string, replicas: number): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `income-${slot}`, labels: { app: 'income' }, annotations: { 'team.example.org/owner': 'credit' } },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'income', slot } },
      template: {
        metadata: { labels: { app: 'income', slot } },
        spec: {
          containers: [{
            name: 'server',
            image: 'registry.example.org/income:1',
            env: [{ name: 'LOG', value: 'info' }, { name: 'MODEL_URI', value: 's3://models/none' }],
            volumeMounts: [{ name: 'model', mountPath: '/model', subPath: 'none' }],
          }],
          volumes: [{ name: 'model', emptyDir: {} }],
        },
      },
    },
  };
}
