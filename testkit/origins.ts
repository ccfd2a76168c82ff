import { createServer, request, Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Two model servers on loopback that say which slot they are, and count who came. */
export interface Origins extends AsyncDisposable {
  ports: Record<'a' | 'b', number>;
  /** Requests that each slot was asked, those of a mirror too. */
  counts: Record<'a' | 'b', number>;
  /** What a slot answers; by default its own name. */
  answer: Record<'a' | 'b', (request: IncomingMessage, response: ServerResponse) => void>;
}

export async function startOrigins(): Promise<Origins> {
  const counts = { a: 0, b: 0 };
  const answer: Origins['answer'] = { a: (_, response) => void response.end('a'), b: (_, response) => void response.end('b') };
  const servers = (['a', 'b'] as const).map((slot) =>
    createServer((incoming, response) => {
      counts[slot] += 1;
      incoming.resume();
      incoming.on('end', () => answer[slot](incoming, response));
    }));
  // Routers keep connections for longer than Node does: one that Node closes at that moment is a failed request of nobody's.
  for (const server of servers) server.keepAliveTimeout = 60_000;
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))));
  const [a, b] = servers.map((server) => (server.address() as AddressInfo).port) as [number, number];
  return {
    ports: { a, b },
    counts,
    answer,
    async [Symbol.asyncDispose]() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

export interface Reply {
  status: number;
  body: string;
}

/** Asks a router as users do. `agent`: whose connections; by default one for each request. */
export function ask(port: number, headers: Record<string, string> = {}, agent: Agent | false = false, path = '/'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent, timeout: 10_000 }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, body }));
      response.on('error', reject);
    });
    asked.on('timeout', () => asked.destroy(new Error('No answer within 10 s.')));
    asked.on('error', reject);
    asked.end();
  });
}

/** The slot that each of these users gets, asked over a few kept connections. */
export async function slotsOfUsers(port: number, users: readonly string[], statuses: readonly number[] = [200]): Promise<string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  try {
    const found = new Array<string>(users.length);
    let next = 0;
    await Promise.all(Array.from({ length: 16 }, async () => {
      for (let at = next++; at < users.length; at = next++) {
        const { status, body } = await ask(port, { 'x-user-id': users[at]! }, agent);
        if (!statuses.includes(status)) throw new Error(`User ${users[at]} got ${status}: ${body}`);
        found[at] = body;
      }
    }));
    return found;
  } finally {
    agent.destroy();
  }
}
