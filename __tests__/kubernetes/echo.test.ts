import { afterEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Resource } from '../../src/kubernetes/cluster.ts';
import { openCluster } from '../../src/kubernetes/open.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { authority, send, serveTls, type TlsServer } from './tls-server.ts';

const MAPS: Resource = { group: '', version: 'v1', plural: 'configmaps', kind: 'ConfigMap' };
const SECRET = 'secret-of-the-job';
const ca = authority();
const certificate = ca.issue('server', { names: ['127.0.0.1'] });
let server: TlsServer;

afterEach(() => server.close());

async function cluster(answer: (response: ServerResponse, headers: IncomingMessage['headers']) => void) {
  server = await serveTls(certificate, (request, response) => answer(response, request.headers));
  return openCluster({ server: server.url, ca: ca.caFile, token_env: 'TOKEN', namespace: 'n' }, { clock: new ManualClock(), env: { TOKEN: SECRET }, resolve: (file) => file });
}

const words = (error: unknown): string => `${String(error)} ${JSON.stringify(error)} ${String((error as Error).cause)}`;

describe('a server, a proxy or a page that gives back what it was asked with', () => {
  test.each<[string, string, (response: ServerResponse, headers: IncomingMessage['headers']) => void]>([
    ['a refusal that quotes it', 'cluster-unauthorized', (response, headers) => send(response, 401, { kind: 'Status', message: `bad ${headers.authorization}`, details: {} })],
    ['a page of errors with all headers', 'cluster-failed', (response, headers) => void response.writeHead(500).end(`<pre>${JSON.stringify(headers)}</pre>`)],
    ['an object of that name', 'cluster-unreadable', (response, headers) => send(response, 200, { metadata: { name: headers.authorization } })],
    ['an object with it in a mark', 'cluster-unreadable', (response, headers) => send(response, 200, { metadata: { name: 'a', annotations: { seen: headers.authorization } } })],
  ])('is told without the credential: %s', async (_, code, answer) => {
    const asked = await cluster(answer);
    const error: unknown = await asked.read(MAPS, 'a').then(() => 'no error', (each: unknown) => each);
    expect(error).toMatchObject({ code });
    expect(words(error)).not.toContain(SECRET);
  });

  test('also in a watch: its refusal, and its events', async () => {
    for (const answer of [
      (response: ServerResponse, headers: IncomingMessage['headers']) => void response.writeHead(500).end(String(headers.authorization)),
      (response: ServerResponse, headers: IncomingMessage['headers']) => void response.writeHead(200).end(`${JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code: 500, message: headers.authorization } })}\n`),
    ]) {
      const asked = await cluster(answer);
      const error: unknown = await (async () => { for await (const each of asked.watch(MAPS, 'a', '1', AbortSignal.timeout(5000))) return each; })().then(() => 'no error', (each: unknown) => each);
      expect(error).toMatchObject({ code: 'cluster-failed' });
      expect(words(error)).not.toContain(SECRET);
      await server.close();
    }
  });

  test('a name that is half a character is asked for, and is none', async () => {
    const asked = await cluster((response) => send(response, 404, { kind: 'Status', message: 'none', details: {} }));
    await expect(asked.read(MAPS, '\ud800')).rejects.toMatchObject({ code: 'cluster-missing' });
  });
});
