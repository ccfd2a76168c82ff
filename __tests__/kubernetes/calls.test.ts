import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { Cluster, KubeObject, Resource } from '../../src/kubernetes/cluster.ts';
import { openCluster } from '../../src/kubernetes/open.ts';
import { systemClock } from '../../src/run/system.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { authority, send, serveTls, type Authority, type TlsServer } from './tls-server.ts';

const MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
const one = (name = 'a', version = '1'): KubeObject => ({ metadata: { name, uid: `u-${name}`, resourceVersion: version } });
const busy = (response: ServerResponse, code: number, headers: Record<string, string> = {}): void => send(response, code, { kind: 'Status', message: 'too many requests', reason: 'TooManyRequests', details: {} }, headers);

let ca: Authority;
let certificate: ReturnType<Authority['issue']>;
let folder: string;
let server: TlsServer;
let clock: ManualClock;

beforeAll(() => {
  ca = authority();
  certificate = ca.issue('server', { names: ['127.0.0.1'] });
  folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-calls-'));
});

afterEach(() => server.close());

async function cluster(answer: (request: IncomingMessage, response: ServerResponse, nth: number) => void): Promise<Cluster> {
  let nth = 0;
  clock = new ManualClock();
  server = await serveTls(certificate, (request, response) => answer(request, response, ++nth));
  return openCluster({ server: server.url, ca: ca.caFile, token_env: 'TOKEN', namespace: 'n' }, { clock, env: { TOKEN: 'secret-of-the-job' }, resolve: (file) => file });
}

describe('a server that refuses or has too much to do', () => {
  test('is asked again with the token that is there now, once, where it does not know who asks', async () => {
    const file = path.join(folder, 'config');
    const token = path.join(folder, 'token');
    let rotates = false;
    await cluster((request, response) => {
      // The kubelet rotates it while the call is on its way.
      if (rotates) writeFileSync(token, 'second');
      return request.headers.authorization === 'Bearer second' ? send(response, 200, one()) : send(response, 401, {});
    });
    writeFileSync(file, JSON.stringify({ clusters: [{ name: 'c', cluster: { server: server.url, 'certificate-authority': ca.caFile } }], users: [{ name: 'u', user: { tokenFile: token } }], contexts: [{ name: 'prod', context: { cluster: 'c', user: 'u' } }] }));
    writeFileSync(token, 'first');
    const rotating = openCluster({ context: 'prod', kubeconfig: file }, { clock, env: {}, resolve: (each) => each });
    await expect(rotating.read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-unauthorized' });
    expect(server.seen).toHaveLength(1);
    rotates = true;
    expect(await rotating.read(MAPS, 'a')).toEqual(one());
    expect(server.seen).toHaveLength(3);
  });

  test('is given nothing twice where there is nothing new to give, and no error shows the token', async () => {
    const refused = await (await cluster((_, response) => send(response, 401, {}))).read(MAPS, 'a').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'cluster-unauthorized' });
    expect(JSON.stringify(refused) + String(refused)).not.toContain('secret-of-the-job');
    expect(server.seen).toHaveLength(1);
  });

  test.each<[string, Record<string, string>, number]>([
    ['seconds', { 'retry-after': '3' }, 3000],
    ['a date', { 'retry-after': new Date(Date.parse('2026-01-05T09:00:04.000Z')).toUTCString() }, 4000],
    ['nothing', {}, 500],
    ['nonsense', { 'retry-after': 'soon' }, 500],
  ])('is waited for as it says: %s', async (_, headers, waited) => {
    const asked = await cluster((__, response, nth) => (nth === 1 ? busy(response, 429, headers) : send(response, 200, one())));
    const before = clock.now().getTime();
    expect(await asked.merge(MAPS, 'a', {})).toEqual(one());
    expect(clock.now().getTime() - before).toBe(waited);
  });

  test('is not waited for longer than the bound, whatever it says', async () => {
    const asked = await cluster((_, response) => busy(response, 429, { 'retry-after': '3600' }));
    const before = clock.now().getTime();
    await expect(asked.read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-busy' });
    expect(clock.now().getTime()).toBe(before);
    expect(server.seen).toHaveLength(1);
  });

  test('is asked four times at most', async () => {
    const asked = await cluster((_, response) => busy(response, 503));
    await expect(asked.read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-busy' });
    expect(server.seen).toHaveLength(4);
  });

  test.each([503, 504])('is not written to twice after %i, which may have been done', async (code) => {
    const asked = await cluster((_, response) => busy(response, code));
    await expect(asked.patch(MAPS, 'a', [])).rejects.toMatchObject({ code: 'cluster-busy' });
    expect(server.seen).toHaveLength(1);
  });

  test('is read again where it goes away for a moment, and not written to again', async () => {
    const asked = await cluster((_, response, nth) => (nth % 2 === 1 ? response.destroy() : send(response, 200, one())));
    expect(await asked.read(MAPS, 'a')).toEqual(one());
    await expect(asked.create(MAPS, one())).rejects.toMatchObject({ code: 'cluster-unreachable' });
    expect(server.seen.map(({ line }) => line.split(' ')[0])).toEqual(['GET', 'GET', 'POST']);
  });

  test('is not followed elsewhere', async () => {
    const asked = await cluster((_, response) => send(response, 302, '', { location: 'https://127.0.0.1:1/' }));
    await expect(asked.read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-unreadable' });
  });
});

describe('a call that is not answered', () => {
  const silent = async (): Promise<Cluster> => {
    server = await serveTls(certificate, () => {});
    return openCluster({ server: server.url, ca: ca.caFile, token_env: 'TOKEN', namespace: 'n' }, { clock: new ManualClock(), env: { TOKEN: 't' }, resolve: (file) => file, timeout: 300 });
  };

  test('ends with its time, and is not repeated: the server may be doing it', async () => {
    const asked = await silent();
    await expect(asked.read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-timeout', message: expect.stringContaining('within 300 ms') });
    await expect(asked.patch(MAPS, 'a', [])).rejects.toMatchObject({ code: 'cluster-timeout' });
    await expect(asked.watch(MAPS, 'a', '1', AbortSignal.timeout(20_000))[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'cluster-timeout' });
    expect(server.seen).toHaveLength(3);
  });

  test('is stopped where nobody waits for it any more', async () => {
    const stop = new AbortController();
    const reading = (await silent()).read(MAPS, 'a', { signal: stop.signal });
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cluster-stopped' });
  });
});

describe('a reply that cannot be believed', () => {
  test.each<[string, unknown]>([
    ['no JSON', '<html>sign in</html>'],
    ['no object', '[]'],
    ['null', 'null'],
    ['no metadata', {}],
    ['no name', { metadata: {} }],
    ['another name', one('b')],
    ['a spec that is none', { ...one(), spec: [] }],
    ['a status that is none', { ...one(), status: 'ready' }],
    ['labels that are no texts', { metadata: { ...one().metadata, labels: { a: 1 } } }],
    ['annotations that are none', { metadata: { ...one().metadata, annotations: [] } }],
  ])('%s', async (_, body) => {
    await expect((await cluster((__, response) => send(response, 200, body))).read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-unreadable' });
  });

  test('more bytes than any object has', async () => {
    const asked = await cluster((_, response) => {
      response.writeHead(200);
      const more = (): void => void (response.destroyed || response.write('x'.repeat(1024 * 1024), more));
      more();
    });
    await expect(asked.read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-unreadable', message: expect.stringContaining('more than') });
  });

  test('an answer about rights that does not say', async () => {
    await expect((await cluster((_, response) => send(response, 201, { status: { allowed: 'yes' } }))).may('get', MAPS)).rejects.toMatchObject({ code: 'cluster-unreadable' });
    await server.close();
    await expect((await cluster((_, response) => send(response, 200, {}))).serves(MAPS)).rejects.toMatchObject({ code: 'cluster-unreadable' });
  });
});

describe('a list', () => {
  const page = (names: string[], next?: string): unknown => ({ metadata: { continue: next }, items: names.map((name) => one(name)) });
  const next = (request: IncomingMessage): string | null => new URL(request.url!, 'https://x').searchParams.get('continue');

  test('has the objects of all pages, by their labels', async () => {
    const asked = await cluster((request, response) => send(response, 200, next(request) === null ? page(['a', 'b'], 'x y') : page(['c'])));
    expect((await asked.list(MAPS, { app: 'income', slot: 'a' })).map(({ metadata }) => metadata.name)).toEqual(['a', 'b', 'c']);
    expect(server.seen.map(({ line }) => line)).toEqual([
      'GET /api/v1/namespaces/n/configmaps?labelSelector=app%3Dincome%2Cslot%3Da&limit=200',
      'GET /api/v1/namespaces/n/configmaps?labelSelector=app%3Dincome%2Cslot%3Da&limit=200&continue=x+y',
    ]);
  });

  test('is begun anew where it lapsed in its middle, and mixes no two states', async () => {
    const asked = await cluster((request, response, nth) => (next(request) === null ? send(response, 200, page([nth === 1 ? 'old' : 'a'], 'x')) : nth === 2 ? send(response, 410, { kind: 'Status', reason: 'Expired', message: 'too old' }) : send(response, 200, page(['b']))));
    expect((await asked.list(MAPS)).map(({ metadata }) => metadata.name)).toEqual(['a', 'b']);
  });

  test('that lapses for ever is an error', async () => {
    const asked = await cluster((_, response) => send(response, 410, { kind: 'Status', reason: 'Expired', message: 'too old' }));
    await expect(asked.list(MAPS)).rejects.toMatchObject({ code: 'cluster-expired' });
    expect(server.seen).toHaveLength(3);
  });

  test('holds 32 MB on all its pages together, and one with more is refused before the rest is asked for', async () => {
    const notes = 'x'.repeat(9 * 1024 * 1024);
    const pagesOf = (count: number) => cluster((request, response) => {
      const at = Number(next(request) ?? 0);
      send(response, 200, { metadata: { continue: at + 1 < count ? `${at + 1}` : undefined }, items: [{ metadata: { name: `n${at}`, annotations: { notes } } }] });
    });
    expect(await (await pagesOf(3)).list(MAPS)).toHaveLength(3);
    await server.close();
    await expect((await pagesOf(9)).list(MAPS)).rejects.toMatchObject({ code: 'cluster-unreadable', message: expect.stringContaining('more than 33554432 bytes') });
    expect(server.seen).toHaveLength(4);
  });

  test.each<[string, (request: IncomingMessage) => unknown]>([
    ['whose page follows itself', () => page(['a'], 'x')],
    ['without items', () => ({ metadata: {} })],
    ['with what is no object', () => ({ items: [{}] })],
    ['without an end', (request) => page(Array.from({ length: 500 }, (_, at) => `n${at}`), `${Number(next(request) ?? 0) + 1}`)],
  ])('%s is refused', async (_, answer) => {
    await expect((await cluster((request, response) => send(response, 200, answer(request)))).list(MAPS)).rejects.toMatchObject({ code: 'cluster-unreadable' });
  });
});

describe('a watch', () => {
  const line = (type: string, object: unknown): string => `${JSON.stringify({ type, object })}\n`;
  const watched = async (send: (response: ServerResponse) => void): Promise<(string | null)[]> => {
    const asked = await cluster((_, response) => {
      response.writeHead(200);
      send(response);
    });
    const states: (string | null)[] = [];
    for await (const state of asked.watch(MAPS, 'a', '1', AbortSignal.timeout(20_000))) states.push(state?.metadata.resourceVersion ?? null);
    return states;
  };

  test('gives each state of the one object, and null once it is deleted; bookmarks are none', async () => {
    expect(await watched((response) => response.end(line('BOOKMARK', { metadata: { resourceVersion: '2' } }) + line('ADDED', one('a', '3')) + line('MODIFIED', one('a', '4')) + line('DELETED', one('a', '5'))))).toEqual(['3', '4', null]);
    expect(server.seen[0]!.line).toBe('GET /api/v1/namespaces/n/configmaps?watch=true&fieldSelector=metadata.name%3Da&resourceVersion=1&allowWatchBookmarks=true&timeoutSeconds=240');
  });

  test('reads a line that comes in pieces, and lets go of one that was cut', async () => {
    const text = line('MODIFIED', { ...one('a', '3'), data: { name: 'Zürich' } });
    const bytes = Buffer.from(text);
    const cut = bytes.indexOf('ü') + 1;
    expect(
      await watched((response) => {
        response.write(bytes.subarray(0, cut));
        setTimeout(() => {
          response.write(bytes.subarray(cut));
          response.write(text.slice(0, 30), () => setTimeout(() => response.destroy(), 20));
        }, 20);
      }),
    ).toEqual(['3']);
  });

  test('ends where the server no longer keeps that state, before it began or later', async () => {
    expect(await watched((response) => response.end(line('MODIFIED', one('a', '3')) + line('ERROR', { kind: 'Status', code: 410, reason: 'Expired' })))).toEqual(['3']);
    await server.close();
    const asked = await cluster((_, response) => send(response, 410, { kind: 'Status', reason: 'Expired', message: 'too old' }));
    for await (const _ of asked.watch(MAPS, 'a', '1', AbortSignal.timeout(20_000))) throw new Error('a state');
  });

  test.each([
    ['an error', line('ERROR', { kind: 'Status', code: 403, reason: 'Forbidden', message: 'User "u" cannot watch resource' }), 'cluster-forbidden'],
    ['no event', 'true\n', 'cluster-unreadable'],
    ['no JSON', '{]\n', 'cluster-unreadable'],
    ['an unknown event', line('MOVED', one()), 'cluster-unreadable'],
    ['another object', line('MODIFIED', one('b')), 'cluster-unreadable'],
    ['nothing named', line('MODIFIED', {}), 'cluster-unreadable'],
  ])('throws for %s', async (_, text, code) => {
    await expect(watched((response) => response.end(text))).rejects.toMatchObject({ code });
  });

  test('throws for an event without an end', async () => {
    await expect(
      watched((response) => {
        const more = (): void => void (response.destroyed || response.write('x'.repeat(1024 * 1024), more));
        more();
      }),
    ).rejects.toMatchObject({ code: 'cluster-unreadable' });
  });

  test('ends where nobody listens any more', async () => {
    const asked = await cluster((_, response) => {
      response.writeHead(200);
      response.write(line('MODIFIED', one('a', '3')));
    });
    const stop = new AbortController();
    const states: unknown[] = [];
    for await (const state of asked.watch(MAPS, 'a', '1', stop.signal)) {
      states.push(state);
      stop.abort();
    }
    expect(states).toHaveLength(1);
  });
});

test('an address where nobody listens is unreachable', async () => {
  const asked = await cluster(() => {});
  await server.close();
  await expect(asked.read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-unreachable', message: expect.stringContaining('ECONNREFUSED') });
  await expect(openCluster({ server: server.url, ca: ca.caFile, token_env: 'TOKEN', namespace: 'n' }, { clock: systemClock, env: {}, resolve: (file) => file }).read(MAPS, 'a')).rejects.toMatchObject({ code: 'cluster-credential' });
});
