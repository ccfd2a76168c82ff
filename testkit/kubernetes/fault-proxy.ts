import { Agent, createServer, request } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ApiServer } from './server.ts';

/** A call to the API server, as it came to the proxy. */
export interface Call {
  /** From 1, over all calls since the last `reset`. */
  number: number;
  method: string;
  /** Without its query. */
  path: string;
  query: URLSearchParams;
  body: string;
  watch: boolean;
  /** As the server answered; undefined until it has, and where it was not asked. */
  status?: number;
}

export interface Answer {
  status: number;
  headers?: IncomingHttpHeaders;
  body: string | Buffer;
}

/** The answer to give; `cut`: the connection ends without one. `forward` sends the call on (once); a watch is only asked about and then streams. */
export type Middle = (call: Call, forward: () => Promise<Answer>) => Promise<Answer | 'cut'>;

/**
 * Stands between a client and the API server with that server's own certificate, counts calls and lets go wrong what a test says.
 * `server.kubeconfig(folder, {namespace, server: proxy.url})` leads through it.
 */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  readonly calls: Call[];
  /** How calls fare from now on; undefined: all pass. */
  middle: Middle | undefined;
  /** Ends all watches that are open, in the middle of whatever they say. Number of them. */
  cutWatches(): number;
  reset(): void;
}

export async function startFaultProxy(server: ApiServer): Promise<FaultProxy> {
  const agent = new Agent({ ca: server.ca, keepAlive: false });
  const watches = new Set<Socket>();
  const sockets = new Set<Socket>();
  const calls: Call[] = [];
  const https = createServer({ cert: server.certificate.cert, key: server.certificate.key }, (incoming, response) => {
    void textOf(incoming).then(async (body) => {
      const { pathname, searchParams } = new URL(incoming.url!, server.url);
      const call: Call = { number: calls.length + 1, method: incoming.method!, path: pathname, query: searchParams, body, watch: ['true', '1'].includes(searchParams.get('watch') ?? '') };
      calls.push(call);
      const upstream = (): Promise<IncomingMessage> => new Promise((resolve, reject) => {
        const { host: _, connection: __, ...headers } = incoming.headers;
        const asked = request(server.url + incoming.url!, { method: call.method, headers, agent }, (answer) => {
          call.status = answer.statusCode;
          resolve(answer);
        });
        asked.on('error', reject);
        response.on('close', () => void (call.watch && asked.destroy()));
        asked.end(body);
      });
      if (call.watch) {
        if (proxy.middle !== undefined && (await proxy.middle(call, async () => ({ status: 200, body: '' }))) === 'cut') return void incoming.socket.destroy();
        watches.add(incoming.socket);
        const answer = await upstream();
        response.writeHead(answer.statusCode!, answer.headers);
        // A client that waits for the headers alone is told of them.
        response.flushHeaders();
        answer.on('data', (chunk) => response.write(chunk));
        const close = (): void => {
          watches.delete(incoming.socket);
          response.end();
        };
        return void answer.on('end', close).on('error', close);
      }
      const forward = async (): Promise<Answer> => {
        const answer = await upstream();
        return { status: answer.statusCode!, headers: answer.headers, body: await textOf(answer) };
      };
      const answer = proxy.middle === undefined ? await forward() : await proxy.middle(call, forward);
      if (answer === 'cut') return void incoming.socket.destroy();
      const { 'transfer-encoding': _, 'content-length': __, ...headers } = answer.headers ?? { 'content-type': 'application/json' };
      response.writeHead(answer.status, headers);
      response.end(answer.body);
    }).catch(() => void incoming.socket.destroy());
  });
  https.keepAliveTimeout = 60_000;
  https.on('secureConnection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => void (sockets.delete(socket), watches.delete(socket)));
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve));
  const proxy: FaultProxy = {
    url: `https://127.0.0.1:${(https.address() as AddressInfo).port}`,
    calls,
    middle: undefined,
    cutWatches() {
      const open = [...watches];
      for (const socket of open) socket.destroy();
      return open.length;
    },
    reset() {
      calls.length = 0;
      proxy.middle = undefined;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => https.close(resolve));
      agent.destroy();
    },
  };
  return proxy;
}

/**
 * Something happens at one call: before it reaches the server, or after it took effect there and before the answer is told. What happens may kill who
 * called; if it comes back, the connection is cut. `counts`: which calls are numbered (all but watches, if not said).
 */
export function at(number: number, when: 'before' | 'after', happens: (call: Call) => unknown, counts: (call: Call) => boolean = ({ watch }) => !watch): Middle {
  let met = 0;
  return async (call, forward) => {
    if (!counts(call) || (met += 1) !== number) return forward();
    if (when === 'after') await forward();
    await happens(call);
    return 'cut';
  };
}

/** As the API server says no. */
export function refusal(status: number, reason: string, message: string, headers: IncomingHttpHeaders = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, code: status }) };
}

async function textOf(stream: IncomingMessage): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream as AsyncIterable<string>) text += chunk;
  return text;
}
