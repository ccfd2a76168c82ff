import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiOf, type Logged } from './api.ts';
import { serveBlob } from './blobs.ts';
import type { Reply, Routes } from './exchange.ts';
import { replyOf, spoil, takeFault } from './faults.ts';
import { RESULTS_PATH, serveResults } from './results.ts';
import type { State } from './state.ts';

export interface Listening extends AsyncDisposable {
  url: string;
  requests: Logged[];
  defects: string[];
}

// No client of a delivery sends more; a runaway test is stopped before it fills the memory.
const MOST_BODY_BYTES = 64 * 1024 * 1024;

export async function listen(state: State, routes: Routes): Promise<Listening> {
  let origin = '';
  const requests: Logged[] = [];
  const api = apiOf(state, routes, () => origin);

  function answer(message: IncomingMessage, bytes: Buffer, response: ServerResponse): void {
    const url = new URL(message.url ?? '/', origin);
    const method = message.method ?? 'GET';
    const { headers } = message;
    const log = (operation: string, reply: Reply): Reply => {
      requests.push({ method, path: url.pathname, query: {}, operation, by: 'job', body: undefined, status: reply.status, problems: [] });
      return reply;
    };
    const fault = takeFault(state, method, url.pathname, api.operationOf(method, url.pathname));
    if (fault?.kind === 'hang') return void log('fault hang', { status: 0 });
    const instead = fault && replyOf(fault, state);
    if (instead) return send(response, log(`fault ${fault.kind}`, instead));
    let reply: Reply;
    if (url.pathname.startsWith(RESULTS_PATH))
      reply = log(`results ${url.pathname.slice(RESULTS_PATH.length)}`, serveResults(state, origin, method, url, headers.authorization, bytes));
    else if (url.pathname.startsWith('/blobs/')) reply = log(`blob ${method.toLowerCase()}`, serveBlob(state, method, url, headers, bytes));
    else {
      const answered = api.answer({ method, url, headers, bytes });
      requests.push(answered.logged);
      reply = answered.reply;
    }
    const spoilt = fault ? spoil(fault, reply, response) : reply;
    if (spoilt) send(response, spoilt);
  }

  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BODY_BYTES) message.destroy();
      else chunks.push(chunk);
    });
    message.on('end', () => answer(message, Buffer.concat(chunks), response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: origin,
    requests,
    defects: api.defects,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, reply: Reply): void {
  const bytes = reply.raw ? Buffer.from(reply.raw.bytes) : reply.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(reply.body));
  const type = reply.raw?.type ?? (reply.body === undefined ? undefined : 'application/json; charset=utf-8');
  const length = reply.status === 204 || reply.status === 304 ? {} : { 'content-length': bytes.length };
  response.writeHead(reply.status, { ...reply.headers, ...(type && { 'content-type': type }), ...length });
  response.end(bytes);
}
