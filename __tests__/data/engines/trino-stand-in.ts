import { createServer as createHttp, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What is answered to one request: a page of the statement protocol, or something else by hand. */
export type Answer = Record<string, unknown> | ((response: ServerResponse, url: string) => void);

export interface StandIn extends AsyncDisposable {
  url: string;
  seen: Seen[];
}

/**
 * Speaks the statement protocol as a coordinator does: `version()` at the opening; after it the script, an answer a
 * request (GET and POST alike), the last one for ever. DELETE is answered 204. Refuses what Trino refuses: no user, no
 * credential where it is secure.
 */
export async function standIn(script: readonly Answer[], tls?: { key: string; cert: string }): Promise<StandIn> {
  const seen: Seen[] = [];
  let step = 0;
  let url = '';
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const { method = '', headers } = request;
    seen.push({ method, path: request.url!, headers, body });
    if (method === 'DELETE') return void response.writeHead(204).end();
    if (tls && headers.authorization === undefined) return void response.writeHead(401).end('Unauthorized');
    if (headers['x-trino-user'] === undefined && headers.authorization === undefined) return void response.writeHead(401).end('Basic authentication or X-Trino-User must be sent');
    if (body === 'SELECT version()') return page(response, { columns: [{ name: 'version', type: 'varchar' }], data: [['483']] });
    const answer = script[Math.min(step++, script.length - 1)]!;
    if (typeof answer === 'function') answer(response, url);
    else page(response, typeof answer.nextUri === 'string' && answer.nextUri.startsWith('/') ? { ...answer, nextUri: url + answer.nextUri } : answer);
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => void handle(request, response);
  const server = tls ? createHttps(tls, listener) : createHttp(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `${tls ? 'https' : 'http'}://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function page(response: ServerResponse, value: Record<string, unknown>, status = 200): void {
  const text = JSON.stringify({ id: '20200101_000000_00001_aaaaa', infoUri: 'ui', stats: { state: 'RUNNING' }, warnings: [], ...value });
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}
