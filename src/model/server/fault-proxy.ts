import http, { type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import https from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type Fault = 'delay' | 'error' | 'empty' | 'stale';

/** Stands before one dependency on this machine, and does to it what is asked for. */
export interface FaultProxy {
  /** Where the server finds it, in place of the dependency. */
  url: string;
  /** Exchanges (of HTTP) or connections (of TCP) that have come. */
  asked(): number;
  /** From now on; undefined: nothing is wrong. */
  set(fault: Fault | undefined): void;
  close(): Promise<void>;
}

const MOST_KEPT = 1000;
const BODY_BYTES = 16 * 1024 * 1024;

/** The proxy for a dependency at an http, https or tcp URL. */
export async function openFaultProxy(target: URL, delayMs: number): Promise<FaultProxy> {
  return target.protocol === 'tcp:' ? openTcpProxy(target, delayMs) : openHttpProxy(target, delayMs);
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/**
 * HTTP: late by `delayMs`; status 500; a good status and no body; the first answer that this method and path ever got, whatever is asked
 * for now. Answers are kept while nothing is wrong, so that stale ones are real ones.
 */
async function openHttpProxy(target: URL, delayMs: number): Promise<FaultProxy> {
  let fault: Fault | undefined;
  let asked = 0;
  const { later, drop } = delays();
  const kept = new Map<string, Answer>();
  const answer = async (request: IncomingMessage, body: Buffer): Promise<Answer> => {
    const key = `${request.method} ${request.url}`;
    if (fault === 'error') return { status: 500, headers: { 'content-type': 'text/plain' }, body: Buffer.from('fault proxy: error') };
    if (fault === 'empty') return { status: 200, headers: {}, body: Buffer.alloc(0) };
    const stale = fault === 'stale' ? kept.get(key) : undefined;
    if (stale) return stale;
    const fresh = await forward(target, request, body);
    if (!kept.has(key) && kept.size < MOST_KEPT && fresh.status < 500) kept.set(key, fresh);
    return fresh;
  };
  const server = http.createServer((request, response) => {
    asked++;
    const late = fault === 'delay' ? delayMs : 0;
    void bodyOf(request)
      .then((body) => answer(request, body))
      .then(
        (found) => later(() => reply(response, found), late),
        () => reply(response, { status: 502, headers: {}, body: Buffer.from('fault proxy: the dependency did not answer') }),
      );
  });
  const port = await listening(server);
  const path = target.pathname === '/' ? '' : target.pathname;
  return { url: `http://127.0.0.1:${port}${path}`, asked: () => asked, set: (next) => (fault = next), close: () => (drop(), closed(server)) };
}

/** TCP: late by `delayMs`; reset as soon as something is sent; closed without a byte. It knows no answers, so none that is stale. */
async function openTcpProxy(target: URL, delayMs: number): Promise<FaultProxy> {
  let fault: Fault | undefined;
  let asked = 0;
  const { later, drop } = delays();
  const open = new Set<Socket>();
  const server = createServer((client) => {
    asked++;
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => {});
    if (fault === 'empty') return void client.end();
    if (fault === 'error') return void client.once('data', () => client.resetAndDestroy());
    const dependency = connect({ host: target.hostname.replace(/^\[|\]$/g, ''), port: Number(target.port) });
    dependency.on('error', () => client.destroy());
    dependency.on('close', () => client.end());
    client.on('close', () => dependency.destroy());
    client.on('data', (chunk) => dependency.write(chunk));
    dependency.on('data', (chunk) => (fault === 'delay' ? later(() => client.write(chunk), delayMs) : client.write(chunk)));
  });
  const port = await listening(server);
  return {
    url: `127.0.0.1:${port}`,
    asked: () => asked,
    set(next) {
      fault = next;
      // A fault strikes the connections that are open, too.
      if (next === 'error' || next === 'empty') for (const socket of open) socket.resetAndDestroy();
    },
    close: () => {
      drop();
      for (const socket of open) socket.destroy();
      return closed(server);
    },
  };
}

/** What is to be done later, unless all of it is dropped. */
function delays(): { later: (act: () => void, milliseconds: number) => void; drop: () => void } {
  const waiting = new Set<NodeJS.Timeout>();
  return {
    later(act, milliseconds) {
      const timer = setTimeout(() => {
        waiting.delete(timer);
        act();
      }, milliseconds);
      waiting.add(timer);
    },
    drop() {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}

function forward(target: URL, request: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const ask = (target.protocol === 'https:' ? https : http).request(
      { protocol: target.protocol, hostname: target.hostname.replace(/^\[|\]$/g, ''), port: target.port, method: request.method, path: request.url, headers: { ...headers, host: target.host } },
      (answer) => void bodyOf(answer).then((bytes) => resolve({ status: answer.statusCode!, headers: answer.headers, body: bytes }), reject),
    );
    ask.on('error', reject);
    ask.end(body);
  });
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += (part as Buffer).length;
    if (size > BODY_BYTES) throw new Error('The body is too large.');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  // How the body was framed between those two is not how it is framed here.
  const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...rest } = headers;
  response.on('error', () => {});
  response.writeHead(status, { ...rest, 'content-length': body.length });
  response.end(body);
}

async function listening(server: Server | HttpServer): Promise<number> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function closed(server: Server | HttpServer): Promise<void> {
  if (server instanceof http.Server) server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
