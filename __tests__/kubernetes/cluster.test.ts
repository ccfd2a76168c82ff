import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { change } from '../../src/kubernetes/change.ts';
import type { Cluster, KubeObject, Resource } from '../../src/kubernetes/cluster.ts';
import type { DeclaredCluster } from '../../src/kubernetes/declared.ts';
import { openCluster } from '../../src/kubernetes/open.ts';
import { settled } from '../../src/kubernetes/settle.ts';
import { systemClock } from '../../src/run/system.ts';
import { authority, send, serveTls, type Authority, type TlsServer } from './tls-server.ts';

const MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
const TOKEN = 'a-token-of-nobody';
const object = (version: number, data: Record<string, string> = {}): KubeObject => ({ kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'income', uid: 'u-1', resourceVersion: String(version) }, data });

let ca: Authority;
let folder: string;
let server: TlsServer;
/** What the server holds, who asked last, and what it does at the next requests instead of answering. */
let held: KubeObject;
let peer: string | undefined;
let faults: ((request: { method?: string }, response: Parameters<typeof send>[0]) => boolean)[] = [];

beforeAll(async () => {
  ca = authority();
  folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-cluster-'));
  const own = ca.issue('server', { names: ['127.0.0.1', 'api.test'] });
  server = await serveTls({ ...own, ca: ca.ca }, (request, response, body) => {
    peer = (request.socket as TLSSocket).getPeerCertificate()?.subject?.CN as string | undefined;
    if (faults.shift()?.(request, response)) return;
    if (request.headers.authorization !== `Bearer ${TOKEN}` && peer !== 'sluice') return send(response, 401, status(401, 'Unauthorized', 'Unauthorized'));
    const url = new URL(request.url!, 'https://x');
    if (url.searchParams.has('watch')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(`${JSON.stringify({ type: 'BOOKMARK', object: { metadata: { resourceVersion: '9' } } })}\n`);
      const line = JSON.stringify({ type: 'MODIFIED', object: object(3, { done: 'yes' }) });
      response.write(line.slice(0, 20));
      return void response.end(`${line.slice(20)}\n`);
    }
    if (request.method === 'PATCH') {
      const [test] = JSON.parse(body) as { value: unknown }[];
      if (test!.value !== held.metadata.resourceVersion) return send(response, 422, { kind: 'Status', message: 'the server rejected our request due to an error in our request', reason: 'Invalid', details: {} });
      held = object(Number(held.metadata.resourceVersion) + 1, { written: 'yes' });
    }
    return send(response, 200, held);
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function status(code: number, reason: string, message: string): unknown {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message, details: {} };
}

function open(declared: DeclaredCluster, env: Record<string, string> = {}): Cluster {
  held = object(1);
  faults = [];
  return openCluster(declared, { clock: systemClock, env, resolve: (file) => path.join(folder, file) });
}

function kubeconfig(user: Record<string, unknown>, cluster: Record<string, unknown> = {}): DeclaredCluster {
  const file = path.join(folder, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server: server.url, 'certificate-authority': ca.caFile, ...cluster } }],
    users: [{ name: 'sluice', user }],
    contexts: [{ name: 'prod', context: { cluster: 'test', user: 'sluice', namespace: 'income' } }],
  };
  writeFileSync(file, JSON.stringify(config));
  return { context: 'prod', kubeconfig: file };
}

describe('a cluster is reached', () => {
  test('by a context with a token', async () => {
    const cluster = open(kubeconfig({ token: TOKEN }));
    expect(await cluster.read(MAPS, 'income')).toEqual(object(1));
    expect(server.seen.at(-1)!.line).toBe('GET /api/v1/namespaces/income/configmaps/income');
    expect(cluster.where).toBe('context prod');
    expect(await cluster.namespace()).toBe('income');
  });

  test('by a context with a client certificate, as file and as data', async () => {
    const { cert, key, certFile, keyFile } = ca.issue('sluice', { client: true });
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    for (const user of [{ 'client-certificate': certFile, 'client-key': keyFile }, { 'client-certificate-data': base64(cert), 'client-key-data': base64(key) }]) {
      expect((await open(kubeconfig(user)).read(MAPS, 'income'))?.metadata.uid).toBe('u-1');
      expect(peer).toBe('sluice');
    }
  });

  test('by its address, certificates and a token of the environment', async () => {
    writeFileSync(path.join(folder, 'ca.crt'), ca.ca);
    const cluster = open({ server: server.url, ca: 'ca.crt', token_env: 'KUBERNETES_TOKEN', namespace: 'other' }, { KUBERNETES_TOKEN: TOKEN });
    await cluster.read(MAPS, 'income');
    expect(server.seen.at(-1)!.line).toBe('GET /api/v1/namespaces/other/configmaps/income');
  });

  test('and not where its certificate is of somebody else', async () => {
    await expect(open(kubeconfig({ token: TOKEN }, { 'certificate-authority': authority().caFile })).read(MAPS, 'income')).rejects.toMatchObject({ code: 'cluster-certificate' });
    await expect(open(kubeconfig({ token: TOKEN }, { 'tls-server-name': 'elsewhere.test' })).read(MAPS, 'income')).rejects.toMatchObject({ code: 'cluster-certificate' });
    expect((await open(kubeconfig({ token: TOKEN }, { 'tls-server-name': 'api.test' })).read(MAPS, 'income'))?.metadata.uid).toBe('u-1');
  });
});

describe('change', () => {
  test('plans anew from what is there where somebody was faster', async () => {
    const cluster = open(kubeconfig({ token: TOKEN }));
    const planned: string[] = [];
    const after = await change(cluster, MAPS, 'income', ({ metadata }) => {
      planned.push(metadata.resourceVersion!);
      if (planned.length === 1) held = object(2);
      return [{ op: 'add', path: '/data/written', value: 'yes' }];
    });
    expect(planned).toEqual(['1', '2']);
    expect(after).toEqual(object(3, { written: 'yes' }));
    expect(JSON.parse(server.seen.at(-1)!.body)).toEqual([
      { op: 'test', path: '/metadata/resourceVersion', value: '2' },
      { op: 'test', path: '/metadata/uid', value: 'u-1' },
      { op: 'add', path: '/data/written', value: 'yes' },
    ]);
    expect(server.seen.at(-1)!.headers['content-type']).toBe('application/json-patch+json');
    expect(server.seen.at(-1)!.line).toContain('?fieldManager=sluice');
  });

  test('gives up by name where somebody always is', async () => {
    const cluster = open(kubeconfig({ token: TOKEN }));
    let version = 1;
    await expect(change(cluster, MAPS, 'income', () => ((held = object(++version)), [{ op: 'remove', path: '/data/x' }]))).rejects.toMatchObject({ code: 'cluster-contended' });
    expect(version).toBe(6);
  });
});

describe('settled', () => {
  test('sees what the watch tells, in pieces too', async () => {
    const cluster = open(kubeconfig({ token: TOKEN }));
    const { value, object: last } = await settled(cluster, MAPS, 'income', (now) => ((now?.data as Record<string, string>)?.done === 'yes' ? 'done' : undefined), { within: 5000, clock: systemClock });
    expect(value).toBe('done');
    expect(last?.metadata.resourceVersion).toBe('3');
  });

  test('goes on after the watch was cut in the middle of a line', async () => {
    const cluster = open(kubeconfig({ token: TOKEN }));
    const cut = (_request: unknown, response: Parameters<typeof send>[0]): boolean => {
      response.writeHead(200);
      response.write('{"type":"MODIFIED","object":{"metadata":{"na', () => response.destroy());
      return true;
    };
    faults = [() => false, cut, (_, response) => (response.destroy(), true)];
    const { value } = await settled(cluster, MAPS, 'income', (now) => ((now?.data as Record<string, string>)?.done === 'yes' ? 'done' : undefined), { within: 20_000, clock: systemClock });
    expect(value).toBe('done');
    expect(faults).toEqual([]);
  });
});
