import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { DriverError } from '../../../src/core/driver-error.ts';
import { change, pointer } from '../../../src/kubernetes/change.ts';
import type { Cluster, KubeObject, Resource } from '../../../src/kubernetes/cluster.ts';
import { openCluster } from '../../../src/kubernetes/open.ts';
import { settled } from '../../../src/kubernetes/settle.ts';
import { identityOf } from '../../../src/run/credentials.ts';
import { systemClock } from '../../../src/run/system.ts';
import { startPolicy, startWebhook } from '../../../testkit/kubernetes/admission.ts';
import { define } from '../../../testkit/kubernetes/definitions.ts';
import { startFaultProxy, type FaultProxy } from '../../../testkit/kubernetes/fault-proxy.ts';
import { secondWriter } from '../../../testkit/kubernetes/second-writer.ts';
import { startApiServer, type ApiServer } from '../../../testkit/kubernetes/server.ts';
import type { Rule } from '../../../testkit/kubernetes/users.ts';
import { temporaryFolder } from '../../../testkit/temporary.ts';
import { authority, send, serveTls, type Authority, type TlsServer } from '../../kubernetes/tls-server.ts';
import { json, localServer } from '../../rollout/server.ts';
import { filesOf } from '../drivers-page.ts';

const MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
const DEPLOYMENTS: Resource = { group: 'apps', version: 'v1', plural: 'deployments', kind: 'Deployment' };
const ROUTES: Resource = { group: 'gateway.networking.k8s.io', version: 'v1', plural: 'httproutes', kind: 'HTTPRoute' };
const PODS: Resource = { group: '', version: 'v1', plural: 'pods', kind: 'Pod' };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let ca: Authority;
let issuer: Issuer;
let server: ApiServer;
let proxy: FaultProxy;
let space: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  ca = authority();
  issuer = await startIssuer();
  writeFileSync(at('authentication.yaml'), await issuer.configuration());
  server = await startApiServer({ flags: [`--client-ca-file=${ca.caFile}`, `--authentication-config=${at('authentication.yaml')}`] });
  writeFileSync(at('ca.crt'), server.ca);
  proxy = await startFaultProxy(server);
  await define(server.api, 'gateway-api');
}, 240_000);

beforeEach(async () => {
  proxy.reset();
  space = await server.namespace();
});

afterAll(async () => {
  await proxy?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
  await issuer?.server.close();
  await folder?.[Symbol.asyncDispose]();
});

const at = (name: string): string => path.join(folder.path, name);
const deps = (env: Record<string, string> = {}, more: object = {}) => ({ clock: systemClock, env, resolve: at, ...more });
/** As an administrator, or as who has the token. */
const open = (token = server.token, url = server.url): Cluster => openCluster({ server: url, ca: 'ca.crt', token_env: 'TOKEN', namespace: space }, deps({ TOKEN: token }));
const through = (): Cluster => open(server.token, proxy.url);
const map = (data: Record<string, string> = { a: '1' }): KubeObject => ({ metadata: { name: 'income' }, data });
const codeOf = async (call: Promise<unknown>): Promise<string> => call.then(() => 'done', (error: DriverError) => error.code);

describe('who asks', () => {
  const may = async (cluster: Cluster): Promise<boolean> => cluster.may('get', MAPS);

  test('is a token, and nobody where it is not one', async () => {
    const account = await server.account(space, [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }]);
    const kubeconfig = await server.kubeconfig(folder.path, { namespace: space, token: account.token });
    const cluster = openCluster({ context: 'test', kubeconfig }, deps());
    expect([await may(cluster), await cluster.may('patch', MAPS), await cluster.namespace()]).toEqual([true, false, space]);
    expect(await codeOf(open('nobody').read(MAPS, 'income'))).toBe('cluster-unauthorized');
  });

  test('is a client certificate', async () => {
    const { certFile, keyFile } = ca.issue('sluice', { client: true, organisation: 'system:masters' });
    const kubeconfig = await server.kubeconfig(folder.path, { namespace: space, file: 'certificate', user: { 'client-certificate': certFile, 'client-key': keyFile } });
    expect(await may(openCluster({ context: 'test', kubeconfig }, deps()))).toBe(true);
    const stranger = authority().issue('sluice', { client: true, organisation: 'system:masters' });
    const other = await server.kubeconfig(folder.path, { namespace: space, file: 'stranger', user: { 'client-certificate': stranger.certFile, 'client-key': stranger.keyFile } });
    expect(await codeOf(openCluster({ context: 'test', kubeconfig: other }, deps()).read(MAPS, 'income'))).toBe('cluster-unauthorized');
  });

  test('is what a program of the kubeconfig gives, if the delivery file lists it', async () => {
    const account = await server.account(space, [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }]);
    const credential = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token: account.token } };
    writeFileSync(at('plugin'), `#!/bin/sh\ncat "${at('credential.json')}"\n`);
    writeFileSync(at('credential.json'), JSON.stringify(credential));
    chmodSync(at('plugin'), 0o755);
    const kubeconfig = await server.kubeconfig(folder.path, { namespace: space, file: 'exec', user: { exec: { apiVersion: credential.apiVersion, command: './plugin', interactiveMode: 'Never' } } });
    expect(await may(openCluster({ context: 'test', kubeconfig, exec: ['./plugin'] }, deps()))).toBe(true);
    await expect(may(openCluster({ context: 'test', kubeconfig, exec: ['plugin'] }, deps()))).rejects.toMatchObject({ problems: [{ code: 'kubeconfig-exec' }] });
  });

  test('is a file with a token that is rotated beside us, and a program that is asked anew after a 401', async () => {
    const first = await server.account(space, []);
    const second = await server.account(space, [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }]);
    writeFileSync(at('token'), first.token);
    const kubeconfig = await server.kubeconfig(folder.path, { namespace: space, file: 'rotated', user: { tokenFile: 'token' } });
    const cluster = openCluster({ context: 'test', kubeconfig }, deps());
    expect(await may(cluster)).toBe(false);
    writeFileSync(at('token'), second.token);
    expect(await may(cluster)).toBe(true);
    const give = (token: string): void => writeFileSync(at('given.json'), JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status: { token } }));
    give('of yesterday');
    writeFileSync(at('giver'), `#!/bin/sh\ncat "${at('given.json')}"\n`);
    chmodSync(at('giver'), 0o755);
    const byProgram = await server.kubeconfig(folder.path, { namespace: space, file: 'given', user: { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: './giver', interactiveMode: 'Never' } } });
    const asked = openCluster({ context: 'test', kubeconfig: byProgram, exec: ['./giver'] }, deps());
    expect(await codeOf(asked.read(MAPS, 'income'))).toBe('cluster-unauthorized');
    give(second.token);
    expect(await may(asked)).toBe(true);
  });

  test('is the workflow itself, where the API server believes its issuer as docs/kubernetes.md says', async () => {
    const runner = await localServer((asked, response) => json(response, { value: issuer.token(new URL(asked.path, 'http://x').searchParams.get('audience')!, claims) }));
    let claims: Record<string, unknown> = {};
    const identity = identityOf({ env: { ACTIONS_ID_TOKEN_REQUEST_URL: `${runner.url}/token`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runtime' }, clock: systemClock });
    const asking = (next: Record<string, unknown>, oidc = 'sluice'): Cluster => {
      claims = { repository: 'acme/income', repository_id: '123456789', environment: 'production', job_workflow_ref: 'acme/income/.github/workflows/deliver.yml@refs/heads/main', ...next };
      return openCluster({ server: server.url, ca: 'ca.crt', oidc, namespace: space }, deps({}, { identity: (audience: string) => identity!(audience, true) }));
    };
    await server.api.create({ group: 'rbac.authorization.k8s.io', version: 'v1', plural: 'roles', kind: 'Role' }, space, { metadata: { name: 'sluice' }, rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }] });
    await server.api.apply((await filesOf('docs/kubernetes.md'))['role-binding.yaml']!, space);
    // The server asks the issuer for its keys in its own time, and hears of roles by a watch.
    await expectSoon(async () => (await codeOf(asking({}).may('get', MAPS))) === 'done' && may(asking({})));
    expect(await asking({}).read(MAPS, 'income')).toBeUndefined();
    expect(await codeOf(asking({}, 'another').read(MAPS, 'income'))).toBe('cluster-unauthorized');
    // A repository of the same name, made after ours was renamed.
    expect(await codeOf(asking({ repository_id: '987654321' }).read(MAPS, 'income'))).toBe('cluster-unauthorized');
    expect(await codeOf(asking({ environment: undefined }).read(MAPS, 'income'))).toBe('cluster-unauthorized');
    expect(await codeOf(asking({ environment: 'staging' }).read(MAPS, 'income'))).toBe('cluster-forbidden');
    await runner[Symbol.asyncDispose]();
  });
});

describe('a right that is missing is named, and with it the call goes', () => {
  const calls: [verb: string, (cluster: Cluster, object: KubeObject) => Promise<unknown>][] = [
    ['get', (cluster) => cluster.read(MAPS, 'income')],
    ['list', (cluster) => cluster.list(MAPS, { app: 'income' })],
    ['create', (cluster) => cluster.create(MAPS, { metadata: { name: 'other' } })],
    ['update', (cluster, object) => cluster.replace(MAPS, object)],
    ['patch', (cluster) => cluster.patch(MAPS, 'income', [{ op: 'add', path: '/data/b', value: '2' }])],
    ['patch', (cluster) => cluster.merge(MAPS, 'income', { data: { c: '3' } })],
    ['delete', (cluster, { metadata }) => cluster.remove(MAPS, 'income', { uid: metadata.uid! })],
    ['watch', async (cluster, { metadata }) => {
      const stop = AbortSignal.timeout(200);
      for await (const _ of cluster.watch(MAPS, 'income', metadata.resourceVersion!, stop)) break;
    }],
  ];

  test.each(calls)('%s', async (verb, call) => {
    const account = await server.account(space, []);
    const object = await server.api.create(MAPS, space, map());
    const cluster = open(account.token);
    const refused = (await call(cluster, object).catch((error: unknown) => error)) as DriverError;
    expect(refused.code).toBe('cluster-forbidden');
    const [rule] = parse(/`(- \{.*\})`/.exec(refused.fix)![1]!) as Rule[];
    expect(rule!.verbs).toEqual([verb]);
    await account.allow([rule!]);
    await call(cluster, object);
  });

  test('of a subresource too', async () => {
    const account = await server.account(space, []);
    await server.api.create(DEPLOYMENTS, space, deployment());
    const scale = (): Promise<KubeObject> => open(account.token).merge(DEPLOYMENTS, 'income', { spec: { replicas: 2 } }, { subresource: 'scale' });
    const refused = (await scale().catch((error: unknown) => error)) as DriverError;
    const rules = parse(/`(- \{.*\})`/.exec(refused.fix)![1]!) as Rule[];
    expect(rules[0]!.resources).toEqual(['deployments/scale']);
    await account.allow(rules);
    expect((await scale()).spec?.replicas).toBe(2);
  });
});

describe('what the server refuses has its code', () => {
  test('by schema, by CEL, by an unknown field, and by what is already there', async () => {
    const cluster = open();
    const route = (spec: Record<string, unknown>): KubeObject => ({ metadata: { name: 'income' }, spec });
    await cluster.create(ROUTES, route({ rules: [{ backendRefs: [{ name: 'a', port: 80, weight: 100 }] }] }));
    expect(await codeOf(cluster.create(ROUTES, route({})))).toBe('cluster-exists');
    const written = (await cluster.read(ROUTES, 'income'))!;
    const refused = async (operation: Parameters<Cluster['patch']>[2][number]): Promise<DriverError> => cluster.patch(ROUTES, 'income', [operation]).then(() => Promise.reject(new Error('taken')), (error: DriverError) => error);
    expect(await refused({ op: 'replace', path: '/spec/rules/0/backendRefs/0/weight', value: 2_000_000 })).toMatchObject({ code: 'cluster-invalid', message: expect.stringContaining('weight') });
    const redirect = { type: 'RequestRedirect', requestRedirect: { statusCode: 302 } };
    expect(await refused({ op: 'add', path: '/spec/rules/0/filters', value: [redirect, redirect] })).toMatchObject({ code: 'cluster-invalid', message: expect.stringContaining('cannot be repeated') });
    expect(await refused({ op: 'add', path: '/spec/rules/0/wieghts', value: 1 })).toMatchObject({ code: 'cluster-invalid', message: expect.stringContaining('wieghts') });
    expect((await cluster.read(ROUTES, 'income'))!.metadata.resourceVersion).toBe(written.metadata.resourceVersion);
  });

  test('by a stale write, a test that fails, and a precondition', async () => {
    const cluster = open();
    const first = await cluster.create(MAPS, map());
    await cluster.replace(MAPS, { ...first, data: { a: '2' } });
    expect(await codeOf(cluster.replace(MAPS, { ...first, data: { a: '3' } }))).toBe('cluster-conflict');
    expect(await codeOf(cluster.patch(MAPS, 'income', [{ op: 'test', path: '/data/a', value: '1' }]))).toBe('cluster-test-failed');
    expect(await codeOf(cluster.patch(MAPS, 'income', [{ op: 'test', path: '/metadata/resourceVersion', value: first.metadata.resourceVersion }]))).toBe('cluster-test-failed');
    expect(await codeOf(cluster.patch(MAPS, 'income', [{ op: 'remove', path: '/data/none' }]))).toBe('cluster-test-failed');
    expect(await codeOf(cluster.remove(MAPS, 'income', { uid: first.metadata.uid!, resourceVersion: first.metadata.resourceVersion }))).toBe('cluster-conflict');
    expect(await codeOf(cluster.remove(MAPS, 'income', { uid: 'another' }))).toBe('cluster-conflict');
    expect((await cluster.read(MAPS, 'income'))!.data).toEqual({ a: '2' });
    await cluster.remove(MAPS, 'income', { uid: first.metadata.uid! });
    await cluster.remove(MAPS, 'income', { uid: first.metadata.uid! });
    expect(await cluster.read(MAPS, 'income')).toBeUndefined();
  });

  test('by a kind, a version and a namespace that are not there', async () => {
    const cluster = open();
    const unknown: Resource = { group: 'acme.test', version: 'v1', plural: 'things', kind: 'Thing' };
    expect(await Promise.all([codeOf(cluster.read(unknown, 'x')), codeOf(cluster.read({ ...ROUTES, version: 'v9' }, 'x')), codeOf(cluster.list(unknown))])).toEqual(['cluster-missing', 'cluster-missing', 'cluster-missing']);
    expect(await Promise.all([cluster.serves(ROUTES), cluster.serves({ ...ROUTES, version: 'v9' }), cluster.serves(unknown), cluster.serves(MAPS)])).toEqual([true, false, false, true]);
    const elsewhere = openCluster({ server: server.url, ca: 'ca.crt', token_env: 'TOKEN', namespace: 'nowhere' }, deps({ TOKEN: server.token }));
    expect(await codeOf(elsewhere.create(MAPS, map()))).toBe('cluster-missing');
    expect(await elsewhere.read(MAPS, 'income')).toBeUndefined();
  });

  test('by a webhook, a webhook that does not answer, a policy and pod security, each named', async () => {
    const cluster = open();
    await cluster.create(DEPLOYMENTS, deployment() as unknown as KubeObject);
    const scaled = async (): Promise<DriverError> => cluster.merge(DEPLOYMENTS, 'income', { spec: { replicas: 3 } }).then(() => Promise.reject(new Error('taken')), (error: DriverError) => error);
    let answer: { message: string } | 'hang' = { message: 'not on Fridays' };
    {
      await using _ = await startWebhook(server, DEPLOYMENTS, space, () => answer, 'weights');
      expect(await scaled()).toMatchObject({ code: 'cluster-admission', message: expect.stringMatching(/the admission webhook weights\.webhook\.test: .*not on Fridays/) });
      answer = 'hang';
      expect(await scaled()).toMatchObject({ code: 'cluster-admission', message: expect.stringContaining('weights.webhook.test') });
    }
    {
      await using _ = await startPolicy(server, DEPLOYMENTS, space, { expression: 'object.spec.replicas < 3', message: 'too many' });
      expect(await scaled()).toMatchObject({ code: 'cluster-admission', message: expect.stringContaining('too many') });
    }
    const restricted = await server.namespace({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    const there = openCluster({ server: server.url, ca: 'ca.crt', token_env: 'TOKEN', namespace: restricted }, deps({ TOKEN: server.token }));
    await expect(there.create(PODS, { metadata: { name: 'p' }, spec: { containers: [{ name: 'a', image: 'a' }] } })).rejects.toMatchObject({ code: 'cluster-admission', message: expect.stringContaining('PodSecurity') });
  });

  test('a dry run keeps nothing, and says the same', async () => {
    const cluster = open();
    await cluster.create(MAPS, map());
    expect((await cluster.patch(MAPS, 'income', [{ op: 'replace', path: '/data/a', value: '9' }], { dryRun: true })).data).toEqual({ a: '9' });
    expect((await cluster.read(MAPS, 'income'))!.data).toEqual({ a: '1' });
  });
});

describe('change', () => {
  const set = ({ data }: KubeObject) => [{ op: 'test', path: pointer('data', 'a'), value: (data as Record<string, string>).a }, { op: 'replace', path: pointer('data', 'a'), value: 'ours' }] as const;

  test('needs two calls, is told as ours, and leaves all else as it was', async () => {
    const object = await server.api.create(MAPS, space, { metadata: { name: 'income', annotations: { 'argocd.argoproj.io/tracking-id': 'x' } }, data: { a: '1', other: 'kept' } });
    const after = await change(through(), MAPS, 'income', set);
    expect(proxy.calls.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
    expect(after.data).toEqual({ a: 'ours', other: 'kept' });
    expect(after.metadata.annotations).toEqual(object.metadata.annotations);
    expect(after.metadata.managedFields!.find(({ manager }) => manager === 'sluice')).toMatchObject({ operation: 'Update', fieldsV1: { 'f:data': { 'f:a': {} } } });
  });

  test('reads again where somebody writes in between, four times, and gives up by name after the fifth', async () => {
    await server.api.create(MAPS, space, map());
    const writer = secondWriter(proxy, server.api, { resource: MAPS, namespace: space, name: 'income', times: 4 });
    expect((await change(through(), MAPS, 'income', set)).data).toEqual({ a: 'ours' });
    expect(writer.wrote).toBe(4);
    writer.stop();
    secondWriter(proxy, server.api, { resource: MAPS, namespace: space, name: 'income' });
    await expect(change(through(), MAPS, 'income', () => [{ op: 'replace', path: '/data/a', value: 'never' }])).rejects.toMatchObject({ code: 'cluster-contended' });
    expect((await server.api.read(MAPS, space, 'income'))!.data).toEqual({ a: 'ours' });
  });

  test('finds its own write done where only the answer was lost, and does not write twice', async () => {
    await server.api.create(MAPS, space, map());
    let lost = 0;
    proxy.middle = async (call, forward) => {
      const answer = await forward();
      return call.method === 'PATCH' && lost++ === 0 ? 'cut' : answer;
    };
    const after = await change(through(), MAPS, 'income', (object) => ((object.data as Record<string, string>).a === 'ours' ? [] : set(object)));
    expect(after.data).toEqual({ a: 'ours' });
    expect(proxy.calls.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET']);
  });

  test('says so where the object is deleted under it, or is another one of the same name', async () => {
    const object = await server.api.create(MAPS, space, map());
    await expect(change(open(), MAPS, 'none', set)).rejects.toMatchObject({ code: 'cluster-missing' });
    let removed = false;
    proxy.middle = async (call, forward) => {
      if (call.method === 'PATCH' && !removed) {
        removed = true;
        await server.api.remove(MAPS, space, 'income');
        await server.api.create(MAPS, space, map({ a: 'of another' }));
      }
      return forward();
    };
    const after = await change(through(), MAPS, 'income', set);
    expect(after.metadata.uid).not.toBe(object.metadata.uid);
    proxy.middle = async (call, forward) => {
      if (call.method === 'PATCH') await server.api.remove(MAPS, space, 'income');
      return forward();
    };
    await expect(change(through(), MAPS, 'income', () => [{ op: 'add', path: '/data/b', value: 'x' }])).rejects.toMatchObject({ code: 'cluster-missing' });
  });
});

describe('settled', () => {
  const done = (object: KubeObject | null): string | undefined => (object?.data as Record<string, string> | undefined)?.done;
  const write = (data: Record<string, string>): Promise<unknown> => server.api.merge(MAPS, space, 'income', { data });

  test('takes what a write answered and one watch', async () => {
    const from = await server.api.create(MAPS, space, map());
    const waiting = settled(through(), MAPS, 'income', done, { within: 30_000, clock: systemClock, from });
    await expectSoon(() => proxy.calls.length === 1);
    await write({ done: 'yes' });
    expect((await waiting).value).toBe('yes');
    expect(proxy.calls.map(({ watch }) => watch)).toEqual([true]);
  });

  test('goes on after the watch was cut and the server restarted', async () => {
    await server.api.create(MAPS, space, map());
    const waiting = settled(through(), MAPS, 'income', done, { within: 60_000, clock: systemClock });
    await expectSoon(() => proxy.calls.some(({ watch }) => watch));
    await expectSoon(() => proxy.cutWatches() === 1);
    await server.restart();
    await write({ done: 'after all' });
    expect((await waiting).value).toBe('after all');
  });

  test('reads again where the server no longer keeps the state to watch from', async () => {
    const from = await server.api.create(MAPS, space, map({ done: '' }));
    // A state of the future lapses at once for a server: it answers that it is too large, or waits for it and then says that it is.
    const old: KubeObject = { ...from, metadata: { ...from.metadata, resourceVersion: '1' } };
    const { value } = await settled(open(), MAPS, 'income', (object) => (object?.metadata.resourceVersion === from.metadata.resourceVersion ? 'seen' : undefined), { within: 30_000, clock: systemClock, from: old });
    expect(value).toBe('seen');
  });

  test('ends at its bound, with what it saw', async () => {
    const object = await server.api.create(MAPS, space, map());
    const { value, object: last } = await settled(open(), MAPS, 'income', done, { within: 500, clock: systemClock });
    expect([value, last?.metadata.uid]).toEqual([undefined, object.metadata.uid]);
    expect((await settled(open(), MAPS, 'none', done, { within: 500, clock: systemClock })).object).toBeNull();
  });
});

test('a list has all pages', async () => {
  const names = Array.from({ length: 420 }, (_, index) => `m-${String(index).padStart(3, '0')}`);
  for (let from = 0; from < names.length; from += 20) await Promise.all(names.slice(from, from + 20).map((name) => server.api.create(MAPS, space, { metadata: { name, labels: { app: 'income' } } })));
  await server.api.create(MAPS, space, { metadata: { name: 'not-ours' } });
  expect((await through().list(MAPS, { app: 'income' })).map(({ metadata }) => metadata.name)).toEqual(names);
  expect(proxy.calls).toHaveLength(3);
});

function deployment(): Record<string, unknown> {
  return { metadata: { name: 'income' }, spec: { replicas: 1, selector: { matchLabels: { app: 'income' } }, template: { metadata: { labels: { app: 'income' } }, spec: { containers: [{ name: 'model', image: 'model' }] } } } };
}

async function expectSoon(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let look = 0; look < 600; look++) {
    if (await holds()) return;
    await systemClock.sleep(50);
  }
  throw new Error('It never held.');
}

/** A real issuer of identities, as GitHub's is: discovery, keys, and tokens that the API server verifies by itself. */
interface Issuer {
  server: TlsServer;
  token(audience: string, claims: Record<string, unknown>): string;
  /** The configuration of docs/kubernetes.md with this issuer in the place of GitHub's. */
  configuration(): Promise<string>;
}

async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 }) as { privateKey: KeyObject; publicKey: KeyObject };
  const own: TlsServer = await serveTls(ca.issue('issuer', { names: ['127.0.0.1'] }), (request, response) => {
    if (request.url === '/.well-known/openid-configuration') return send(response, 200, { issuer: own.url, jwks_uri: `${own.url}/jwks`, id_token_signing_alg_values_supported: ['RS256'] });
    return send(response, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
  });
  const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    server: own,
    token(audience, claims) {
      const now = Math.floor(systemClock.now().getTime() / 1000);
      const signed = `${base64({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${base64({ iss: own.url, aud: audience, sub: 'repo:acme/income:environment:production', iat: now, nbf: now - 5, exp: now + 300, ...claims })}`;
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
    async configuration() {
      const text = (await filesOf('docs/kubernetes.md'))['authentication.yaml']!;
      const indented = readFileSync(ca.caFile, 'utf8').trimEnd().replaceAll('\n', '\n      ');
      return text.replace('url: https://token.actions.githubusercontent.com', `url: ${own.url}\n    certificateAuthority: |\n      ${indented}`);
    },
  };
}
