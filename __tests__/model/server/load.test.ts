import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Connections } from '../../../src/model/server/connections.ts';
import { runLoad, type Load } from '../../../src/model/server/load.ts';
import { requestBytes } from '../../../src/model/server/payload.ts';
import { ResponseReader } from '../../../src/model/server/response-reader.ts';
import { steadyTimer } from '../../../src/model/server/timer.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listen(server: http.Server | net.Server): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => {
    if (server instanceof http.Server) server.closeAllConnections();
    server.close(resolve);
  }));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function load(url: URL, n: number, more: Partial<Load> & { connections?: number } = {}) {
  const connections = new Connections(url, { most: more.connections ?? 100, now: steadyTimer.now });
  closing.push(async () => connections.close());
  const bytes = requestBytes(url, '/predict', '{}');
  return runLoad(connections, { arrivals: Float64Array.from({ length: n }, (_, i) => i), request: () => bytes, timeout: 20_000, washout: 0, ...more }, steadyTimer);
}

describe('the load', () => {
  test('is sent without waiting for answers: a server that answers none before it has all is answered for', async () => {
    const waiting: http.ServerResponse[] = [];
    const url = await listen(http.createServer((request, response) => {
      request.resume();
      waiting.push(response);
      if (waiting.length === 50) for (const each of waiting) each.end('{}');
    }));
    const result = await load(url, 50);
    expect(result).toMatchObject({ requests: 50, failures: {} });
    expect(result.latency.recorded).toBe(50);
  });

  test('counts time from when a request was meant to be sent: one connection and a stall charge all that would have come', async () => {
    let first = true;
    const url = await listen(http.createServer((request, response) => {
      request.resume();
      const stall = first ? 400 : 0;
      first = false;
      setTimeout(() => response.end('{}'), stall);
    }));
    const { latency } = await load(url, 100, { connections: 1 });
    // All 100 were due within 100 ms and none but the first was sent before 400 ms: each waited 300 ms at least.
    expect(latency.quantile(0.01)).toBeGreaterThan(295_000);
  });

  test('leaves the washout out, keeps stretches apart, and counts each failure by its kind', async () => {
    let n = 0;
    const url = await listen(http.createServer((request, response) => {
      request.resume();
      n++;
      if (n % 5 === 1) response.writeHead(503).end();
      else if (n % 5 === 2) request.socket.destroy();
      else response.end('{}');
    }));
    const result = await load(url, 60, { connections: 1, washout: 10, parts: 5 });
    expect(result.requests).toBe(50);
    expect(result.parts.map(({ total }) => total)).toEqual([10, 10, 10, 10, 10]);
    expect(result.latency.missed).toBe(Object.values(result.failures).reduce<number>((sum, count) => sum + (count ?? 0), 0));
    expect(result.failures['status-503']).toBeGreaterThan(0);
  });

  test('gives up on what does not answer in time, and on a server that is not there', async () => {
    const silent = await listen(net.createServer((socket) => void socket.resume()));
    expect((await load(silent, 5, { timeout: 200 })).failures).toEqual({ timeout: 5 });
    const gone = await listen(net.createServer());
    await closing.pop()!();
    expect((await load(gone, 5)).failures).toEqual({ refused: 5 });
  });

  test('ends when it is told to', async () => {
    const url = await listen(http.createServer((request, response) => void request.resume().on('end', () => response.end())));
    await expect(load(url, 100, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});

describe('a response', () => {
  const read = (...parts: string[]): { status: number; body: string; reusable: boolean } | undefined => {
    const reader = new ResponseReader();
    const replies = parts.flatMap((part) => reader.push(Buffer.from(part, 'latin1')) ?? []);
    const reply = replies[0] ?? reader.end();
    return reply && { status: reply.status, body: reply.body.toString(), reusable: reply.reusable };
  };

  test('is read by its length, in chunks, or to the end, however it is cut', () => {
    const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
    expect(read(plain)).toEqual({ status: 200, body: 'hello', reusable: true });
    expect(read(...plain)).toEqual({ status: 200, body: 'hello', reusable: true });
    const chunked = 'HTTP/1.1 422 No\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nhel\r\n2\r\nlo\r\n0\r\nA: b\r\n\r\n';
    expect(read(chunked)).toEqual({ status: 422, body: 'hello', reusable: true });
    expect(read(...chunked)).toEqual({ status: 422, body: 'hello', reusable: true });
    expect(read('HTTP/1.0 200 OK\r\n\r\nhello')).toEqual({ status: 200, body: 'hello', reusable: false });
    expect(read('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No\r\n\r\n')).toEqual({ status: 204, body: '', reusable: true });
    expect(read('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')!.reusable).toBe(false);
  });

  test.each([
    ['no HTTP', 'SSH-2.0-x\r\n\r\n'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n'],
    ['a line of a chunk that does not end', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(70_000)}`],
    ['trailers that do not end', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${'a: b\r\n'.repeat(12_000)}`],
    ['a chunk without a size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['a head without an end', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}`],
    ['a body beyond all bounds', 'HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n'],
  ])('that is %s is refused', (_, text) => {
    expect(() => read(text)).toThrow();
  });
});
