import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Cluster, Resource } from '../../src/kubernetes/cluster.ts';
import { clusterProblems } from '../../src/kubernetes/declared.ts';
import { openCluster } from '../../src/kubernetes/open.ts';
import { systemClock } from '../../src/run/system.ts';
import { authority, send, serveTls, type TlsServer } from './tls-server.ts';

const LEASES: Resource = { group: 'coordination.k8s.io', version: 'v1', plural: 'leases', kind: 'Lease' };
let folder: string;
let server: TlsServer;
let trusted: string;
let valid = 'first';

beforeAll(async () => {
  const ca = authority();
  folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-pod-'));
  server = await serveTls(ca.issue('server', { names: ['127.0.0.1'] }), (request, response) => (request.headers.authorization === `Bearer ${valid}` ? send(response, 200, { metadata: { name: 'a' } }) : send(response, 401, {})));
  trusted = ca.ca;
  writeFileSync(path.join(folder, 'ca.crt'), trusted);
});

beforeEach(() => {
  valid = 'first';
  writeFileSync(path.join(folder, 'token'), 'first\n');
  writeFileSync(path.join(folder, 'namespace'), 'income');
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const deps = (env: Record<string, string> = { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(server.port) }) => ({ clock: systemClock, env, resolve: (file: string) => file, serviceAccount: folder });
const open = (namespace?: string): Cluster => openCluster({ in_cluster: true, namespace }, deps());

describe('in a pod', () => {
  test('the service account asks, in the namespace of the pod', async () => {
    const cluster = open();
    await cluster.read(LEASES, 'a');
    expect(server.seen.at(-1)!.line).toBe('GET /apis/coordination.k8s.io/v1/namespaces/income/leases/a');
    expect(cluster.where).toBe('the cluster that this runs in');
    await open('other').read(LEASES, 'a');
    expect(server.seen.at(-1)!.line).toContain('/namespaces/other/');
  });

  test('its token is read anew as the kubelet rotates it', async () => {
    const cluster = open();
    await cluster.read(LEASES, 'a');
    valid = 'second';
    await expect(cluster.read(LEASES, 'a')).rejects.toMatchObject({ code: 'cluster-unauthorized' });
    writeFileSync(path.join(folder, 'token'), 'second');
    expect((await cluster.read(LEASES, 'a'))?.metadata.name).toBe('a');
  });

  test('its certificates are read anew where those of yesterday verify nothing', async () => {
    const cluster = open();
    writeFileSync(path.join(folder, 'ca.crt'), authority().ca);
    await expect(cluster.read(LEASES, 'a')).rejects.toMatchObject({ code: 'cluster-certificate' });
    writeFileSync(path.join(folder, 'ca.crt'), trusted);
    expect((await cluster.read(LEASES, 'a'))?.metadata.name).toBe('a');
  });

  test('what is missing of it is named', async () => {
    const cluster = open();
    rmSync(path.join(folder, 'token'));
    await expect(cluster.read(LEASES, 'a')).rejects.toMatchObject({ code: 'cluster-credential', message: expect.stringContaining(path.join(folder, 'token')) });
    expect(await clusterProblems({ in_cluster: true }, deps({}))).toMatchObject({ problems: [], lacking: expect.stringContaining('no pod') });
    await expect(openCluster({ in_cluster: true }, deps({})).read(LEASES, 'a')).rejects.toMatchObject({ code: 'cluster-credential' });
  });

  test('an address of IPv6 is one', async () => {
    await expect(openCluster({ in_cluster: true }, deps({ KUBERNETES_SERVICE_HOST: '::1', KUBERNETES_SERVICE_PORT: '1' })).read(LEASES, 'a')).rejects.toMatchObject({ code: 'cluster-unreachable', message: expect.not.stringContaining('Invalid') });
  });
});
