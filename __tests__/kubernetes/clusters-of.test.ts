import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../../src/core/problem.ts';
import type { Resource } from '../../src/kubernetes/cluster.ts';
import { parseDelivery } from '../../src/delivery/load.ts';
import { checkClusters, clustersOf, problemsOfClusters } from '../../src/run/cluster.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { json, localServer } from '../rollout/server.ts';
import { authority, send, serveTls, type Authority, type TlsServer } from './tls-server.ts';

const MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
let ca: Authority;
let server: TlsServer;
/** The identity that the server believes; any other is refused. */
let believed: string | undefined;

beforeAll(async () => {
  ca = authority();
  server = await serveTls(ca.issue('server', { names: ['127.0.0.1'] }), (request, response) => (believed === undefined || request.headers.authorization === `Bearer ${believed}` ? send(response, 200, { metadata: { name: 'a' } }) : send(response, 401, {})));
});
afterAll(() => server.close());

function deliveryIn(root: string, rollout: object) {
  const file = { version: 1, release: { name: 'income', version: '1.0.0', model: 'model/' }, rollout: { strategy: 'replace', command: './deploy.sh', ...rollout } };
  return parseDelivery(Buffer.from(JSON.stringify(file, null, 1)), { file: 'delivery.yml', root, workspace: root });
}

describe('the clusters of a delivery file', () => {
  test('are one for each declaration, shared by all who name it; nothing is asked before it is', async () => {
    const delivery = deliveryIn('/tmp', { kubernetes: { in_cluster: true } });
    const session = { env: {}, clock: new ManualClock() };
    const open = clustersOf(delivery, session);
    expect(open()).toBe(open({ in_cluster: true }));
    expect(clustersOf(delivery, session)()).toBe(open());
    expect(open({ in_cluster: true, namespace: 'other' })).not.toBe(open());
    // Another session may have another environment, and so another credential.
    expect(clustersOf(delivery, { ...session, env: { A: '1' } })()).not.toBe(open());
  });

  test('none that is declared is an error that says where to declare it', () => {
    expect(() => clustersOf(deliveryIn('/tmp', {}), { env: {}, clock: new ManualClock() })()).toThrow(/delivery\.yml:\d+:\d+: .*\[cluster-undeclared\]/);
  });

  test('one that could never be reached as it is declared is refused before anything moves', async () => {
    await using folder = await temporaryFolder();
    const delivery = deliveryIn(folder.path, { kubernetes: { context: 'prod', kubeconfig: 'kube.yml' } });
    const session = { env: {}, clock: new ManualClock() };
    const cluster = clustersOf(delivery, session)();
    await expect(checkClusters(delivery, session)).rejects.toThrow(/delivery\.yml:11:\d+: .*\[kubeconfig-none\]/);
    await writeFile(path.join(folder.path, 'kube.yml'), '{}');
    await expect(checkClusters(delivery, session)).rejects.toThrow(InputError);
    await expect(cluster.read(MAPS, 'a')).rejects.toMatchObject({ problems: [{ code: 'kubeconfig-missing' }] });
    expect((await problemsOfClusters(delivery, session)).problems).toMatchObject([{ code: 'kubeconfig-missing', location: { file: 'delivery.yml' } }]);
  });

  test('ask as the workflow: its identity for the audience, kept while it lives, and anew once it is refused', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'ca.crt'), ca.ca);
    const asked: string[] = [];
    await using runner = await localServer((request, response) => {
      asked.push(request.path);
      json(response, { value: `identity-${asked.length}` });
    });
    const delivery = deliveryIn(folder.path, { kubernetes: { server: server.url, ca: 'ca.crt', oidc: 'sluice', namespace: 'income' } });
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `${runner.url}/token`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runtime' };
    const cluster = clustersOf(delivery, { env, clock: new ManualClock() })();
    believed = 'identity-1';
    await cluster.read(MAPS, 'a');
    await cluster.read(MAPS, 'a');
    expect(asked).toEqual(['/token?audience=sluice']);
    believed = 'identity-2';
    await cluster.read(MAPS, 'a');
    expect(asked).toHaveLength(2);
    believed = 'somebody else';
    await expect(cluster.read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-unauthorized' });
    expect(asked).toHaveLength(3);
    believed = undefined;
  });

  test('without an identity or a token say what is missing, and ask nobody', async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, 'ca.crt'), ca.ca);
    const seen = server.seen.length;
    for (const [who, words] of [[{ oidc: 'sluice' }, 'id-token: write'], [{ token_env: 'KUBERNETES_TOKEN' }, 'KUBERNETES_TOKEN']] as const) {
      const delivery = deliveryIn(folder.path, { kubernetes: { server: server.url, ca: 'ca.crt', namespace: 'income', ...who } });
      const session = { env: {}, clock: new ManualClock() };
      await expect(clustersOf(delivery, session)().read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-credential', message: expect.stringContaining(words) });
      expect((await problemsOfClusters(delivery, session)).lacking).toHaveLength(1);
    }
    expect(server.seen).toHaveLength(seen);
  });

  test('plain http is for this machine, or for an origin that is recorded as an exception', async () => {
    const session = { env: {}, clock: new ManualClock() };
    const kubernetes = { server: 'http://api.test:8001', token_env: 'T', namespace: 'income' };
    expect((await problemsOfClusters(deliveryIn('/tmp', { kubernetes }), session)).problems).toMatchObject([{ code: 'http-not-loopback' }]);
    expect((await problemsOfClusters(deliveryIn('/tmp', { kubernetes: { ...kubernetes, server: 'http://127.0.0.1:8001' } }), session)).problems).toEqual([]);
    const recorded = parseDelivery(Buffer.from(JSON.stringify({ version: 1, release: { name: 'income', version: '1.0.0', model: 'model/' }, evidence: { insecure: ['http://api.test:8001'] }, rollout: { strategy: 'replace', command: './deploy.sh', kubernetes } })), { file: 'delivery.yml', root: '/tmp', workspace: '/tmp' });
    expect((await problemsOfClusters(recorded, session)).problems).toEqual([]);
  });
});
