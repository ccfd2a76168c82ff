import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openFaultProxy, type FaultProxy } from '../../../src/model/server/fault-proxy.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listen(server: http.Server | net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => {
    if (server instanceof http.Server) server.closeAllConnections();
    server.close(resolve);
  }));
  return (server.address() as AddressInfo).port;
}

async function proxyOf(url: string, delayMs = 30): Promise<FaultProxy> {
  const proxy = await openFaultProxy(new URL(url), delayMs);
  closing.push(() => proxy.close());
  return proxy;
}

describe('a fault proxy of HTTP', () => {
  test('hands on what was asked and answered, and counts it', async () => {
    const port = await listen(http.createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => response.writeHead(201, { 'x-kind': 'real' }).end(`${request.method} ${request.url} ${body} ${request.headers['x-key']}`));
    }));
    const proxy = await proxyOf(`http://127.0.0.1:${port}/features`);
    const answer = await fetch(`${proxy.url}/row?id=7`, { method: 'PUT', body: 'x', headers: { 'x-key': 'k' } });
    expect([answer.status, answer.headers.get('x-kind'), await answer.text()]).toEqual([201, 'real', 'PUT /features/row?id=7 x k']);
    expect(proxy.asked()).toBe(1);
  });

  test('errs, empties, repeats the first answer and delays, until it is told that nothing is wrong', async () => {
    let n = 0;
    const port = await listen(http.createServer((_, response) => response.end(String(++n))));
    const proxy = await proxyOf(`http://127.0.0.1:${port}`);
    const ask = async (): Promise<[number, string]> => {
      const answer = await fetch(`${proxy.url}/rate`);
      return [answer.status, await answer.text()];
    };
    expect(await ask()).toEqual([200, '1']);
    expect(await ask()).toEqual([200, '2']);
    proxy.set('error');
    expect((await ask())[0]).toBe(500);
    proxy.set('empty');
    expect(await ask()).toEqual([200, '']);
    proxy.set('stale');
    expect(await ask()).toEqual([200, '1']);
    expect(n).toBe(2);
    proxy.set('delay');
    const from = performance.now();
    expect(await ask()).toEqual([200, '3']);
    expect(performance.now() - from).toBeGreaterThanOrEqual(29);
    proxy.set(undefined);
    expect(await ask()).toEqual([200, '4']);
  });

  test('says 502 where the dependency is away', async () => {
    const port = await listen(net.createServer());
    await closing.pop()!();
    const proxy = await proxyOf(`http://127.0.0.1:${port}`);
    expect((await fetch(proxy.url)).status).toBe(502);
  });
});

describe('a fault proxy of TCP', () => {
  /** What comes back to one line on a fresh connection: text, or how the connection ended. */
  const exchange = (proxy: FaultProxy): Promise<string> =>
    new Promise((resolve) => {
      const [host, port] = proxy.url.split(':');
      const socket = net.connect({ host, port: Number(port) });
      let text = '';
      socket.on('data', (part) => {
        text += part;
        if (text.endsWith('\n')) socket.end();
      });
      socket.on('error', (error) => resolve((error as NodeJS.ErrnoException).code!));
      socket.on('close', () => resolve(text));
      socket.write('ping\n');
    });

  test('hands bytes on, resets, closes without a byte, and delays', async () => {
    const port = await listen(net.createServer((socket) => socket.on('error', () => {}).on('data', (part) => socket.write(`got ${part.toString()}`))));
    const proxy = await proxyOf(`tcp://127.0.0.1:${port}`);
    expect(await exchange(proxy)).toBe('got ping\n');
    proxy.set('error');
    expect(await exchange(proxy)).toBe('ECONNRESET');
    proxy.set('empty');
    expect(['', 'ECONNRESET', 'EPIPE']).toContain(await exchange(proxy));
    proxy.set('delay');
    const from = performance.now();
    expect(await exchange(proxy)).toBe('got ping\n');
    expect(performance.now() - from).toBeGreaterThanOrEqual(29);
    expect(proxy.asked()).toBe(4);
  });
});
