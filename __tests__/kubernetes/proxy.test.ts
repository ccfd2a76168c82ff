import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import http from 'node:http';
import https from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Resource } from '../../src/kubernetes/cluster.ts';
import { openCluster } from '../../src/kubernetes/open.ts';
import { proxyFor } from '../../src/kubernetes/proxy-choice.ts';
import { tunnelled } from '../../src/kubernetes/proxy.ts';
import { systemClock } from '../../src/run/system.ts';
import { authority, send, serveTls, type Authority, type TlsServer } from './tls-server.ts';

const MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
let ca: Authority;
let server: TlsServer;
let proxy: http.Server;
let asked: { url: string; authorization?: string }[] = [];
let refuse: number | undefined;
const open = new Set<Socket | Duplex>();

beforeAll(async () => {
  ca = authority();
  server = await serveTls(ca.issue('server', { names: ['127.0.0.1', 'api.inside.test'] }), (_, response) => send(response, 200, { metadata: { name: 'a' } }));
  // A real proxy of the one kind: it opens tunnels. Names of inside are known to it alone.
  proxy = http.createServer((_, response) => void response.writeHead(400).end());
  proxy.on('connect', (request, socket: Duplex) => {
    asked.push({ url: request.url!, authorization: request.headers['proxy-authorization'] });
    open.add(socket);
    if (refuse !== undefined) return void socket.end(`HTTP/1.1 ${refuse} No\r\n\r\n`);
    const to = connect(server.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      to.pipe(socket).pipe(to);
    });
    open.add(to);
    to.on('error', () => socket.destroy());
    socket.on('error', () => to.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
  asked = [];
  refuse = undefined;
});

afterAll(async () => {
  for (const socket of open) socket.destroy();
  await Promise.all([server.close(), new Promise((resolve) => proxy.close(resolve))]);
});

const address = (userinfo = ''): string => `http://${userinfo}127.0.0.1:${(proxy.address() as AddressInfo).port}`;

function cluster(declared: { server: string; proxy?: string; tls_server_name?: string }, env: Record<string, string> = {}) {
  return openCluster({ ca: ca.caFile, token_env: 'TOKEN', namespace: 'n', ...declared }, { clock: systemClock, env: { TOKEN: 'secret-of-the-job', ...env }, resolve: (file) => file });
}

describe('an API server behind a proxy', () => {
  test('is reached by a tunnel, its own certificate verified at the end of it', async () => {
    expect((await cluster({ server: server.url, proxy: address() }).read(MAPS, 'a'))?.metadata.name).toBe('a');
    expect((await cluster({ server: 'https://api.inside.test:6443', proxy: address() }).read(MAPS, 'a'))?.metadata.name).toBe('a');
    expect(asked.map(({ url }) => url)).toEqual([`127.0.0.1:${server.port}`, 'api.inside.test:6443']);
    await expect(cluster({ server: 'https://other.inside.test', proxy: address() }).read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-certificate' });
    await expect(cluster({ server: 'https://203.0.113.7', proxy: address() }).read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-certificate' });
    expect((await cluster({ server: 'https://203.0.113.7', proxy: address(), tls_server_name: 'api.inside.test' }).read(MAPS, 'a'))?.metadata.name).toBe('a');
  });

  test('by HTTPS_PROXY, whose password only the proxy sees', async () => {
    await cluster({ server: 'https://api.inside.test' }, { HTTPS_PROXY: address('me:p%40ss@') }).read(MAPS, 'a');
    expect(asked).toEqual([{ url: 'api.inside.test:443', authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` }]);
    refuse = 407;
    const refused = await cluster({ server: 'https://api.inside.test' }, { HTTPS_PROXY: address('me:p%40ss@') }).read(MAPS, 'a').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'cluster-unreachable', message: expect.stringContaining('answered 407') });
    expect(String(refused)).not.toContain('p@ss');
    expect(String(refused)).not.toContain('p%40ss');
  });

  test('whose proxy is not there is unreachable, by its name', async () => {
    await expect(cluster({ server: server.url, proxy: 'http://127.0.0.1:1' }).read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-unreachable', message: expect.stringContaining('127.0.0.1:1') });
  });

  test('whose proxy is spoken to by https has to prove itself too', async () => {
    await expect(cluster({ server: server.url, proxy: server.url }).read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-unreachable', message: expect.stringMatching(/the proxy 127\.0\.0\.1:\d+ cannot be used \(\w*(?:CERT|VERIFY)/) });
  });

  test('keeps its tunnel for the next call', async () => {
    const again = cluster({ server: server.url, proxy: address() });
    await again.read(MAPS, 'a');
    await again.read(MAPS, 'a');
    expect(asked).toHaveLength(1);
  });
});

test('a tunnel asks for the very host and port, of IPv6 too', async () => {
  const agent = tunnelled(new URL(address()), {});
  refuse = 403;
  await new Promise((resolve) => https.get({ host: '::1', port: 7443, agent }, resolve).on('error', resolve));
  expect(asked).toEqual([{ url: '[::1]:7443', authorization: undefined }]);
});

describe('which proxy', () => {
  const of = (server: string, env: Record<string, string>): string | undefined => proxyFor(new URL(server), undefined, undefined, env)?.host;
  const P = { HTTPS_PROXY: 'http://proxy.test:3128' };

  test.each<[string, Record<string, string>, string | undefined]>([
    ['https://api.test', P, 'proxy.test:3128'],
    ['https://api.test', { https_proxy: 'proxy.test:3128' }, 'proxy.test:3128'],
    ['https://api.test', { HTTP_PROXY: 'http://proxy.test:3128' }, undefined],
    ['https://api.test', {}, undefined],
    ['https://api.test', { HTTPS_PROXY: '' }, undefined],
    ['https://127.0.0.1:6443', P, undefined],
    ['https://localhost', P, undefined],
    ['https://api.test', { ...P, NO_PROXY: '*' }, undefined],
    ['https://api.test', { ...P, NO_PROXY: 'a.test, api.test' }, undefined],
    ['https://x.api.test', { ...P, NO_PROXY: 'api.test' }, undefined],
    ['https://xapi.test', { ...P, NO_PROXY: 'api.test' }, 'proxy.test:3128'],
    ['https://x.api.test', { ...P, no_proxy: '.api.test' }, undefined],
    ['https://api.test', { ...P, NO_PROXY: '.api.test' }, 'proxy.test:3128'],
    ['https://x.api.test', { ...P, NO_PROXY: '*.api.test' }, undefined],
    ['https://API.test', { ...P, NO_PROXY: 'api.TEST:443' }, undefined],
    ['https://api.test:6443', { ...P, NO_PROXY: 'api.test:443' }, 'proxy.test:3128'],
    ['https://10.1.2.3', { ...P, NO_PROXY: '10.0.0.0/8' }, undefined],
    ['https://11.1.2.3', { ...P, NO_PROXY: '10.0.0.0/8' }, 'proxy.test:3128'],
    ['https://10.1.2.3', { ...P, NO_PROXY: '10.1.2.3' }, undefined],
    ['https://10.1.2.3', { ...P, NO_PROXY: '10.0.0.0/99,2.3' }, 'proxy.test:3128'],
    ['https://[fd00::1]', { ...P, NO_PROXY: 'fd00::/8' }, undefined],
    ['https://[fd00::1]', { ...P, NO_PROXY: 'fd00::1' }, undefined],
    ['https://api.test', { ...P, NO_PROXY: '10.0.0.0/8,,fd00::/8' }, 'proxy.test:3128'],
  ])('%s with %j', (server, env, expected) => {
    expect(of(server, env)).toBe(expected);
  });

  test('the declared one comes first, then that of the context', () => {
    const ofContext = new URL('http://context.test:1');
    expect(proxyFor(new URL('https://api.test'), 'http://own.test:1', ofContext, P)?.host).toBe('own.test:1');
    expect(proxyFor(new URL('https://api.test'), undefined, ofContext, { ...P, NO_PROXY: '*' })?.host).toBe('context.test:1');
  });

  test.each(['socks5://proxy.test:1080', 'ftp://proxy.test'])('%s is refused', (HTTPS_PROXY) => {
    expect(() => of('https://api.test', { HTTPS_PROXY })).toThrow(/\[cluster-proxy\]/);
  });
});
