import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { wilson } from '../../statistics/proportions.ts';
import { harmTo } from './health.ts';
import type { Rig, Served } from './rig.ts';

/** How real requests fared while, or after, clients misbehaved. */
export interface ClientsOutcome {
  requests: number;
  errors: number;
  harm?: string;
}

const BYTE_EVERY_MS = 50;
const SETTLE_MS = 100;
const MOST_REQUESTS = 5000;

/** Real requests are served while others send theirs byte by byte and never end. */
export async function holdSlowClients(rig: Rig, served: Served, n: number): Promise<ClientsOutcome> {
  const sockets = Array.from({ length: n }, () => socketTo(served.url));
  const request = served.requests[0]!;
  let sent = 0;
  const drip = setInterval(() => {
    // The last byte is never sent.
    if (sent >= request.length - 1) return;
    for (const socket of sockets) if (socket.writable) socket.write(request.subarray(sent, sent + 1));
    sent++;
  }, BYTE_EVERY_MS);
  try {
    await rig.timer.sleep(SETTLE_MS, rig.signal);
    const during = await realRequests(rig, served);
    return { ...during, harm: await harmTo(rig, served) };
  } finally {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  }
}

/** Clients go away in the middle of their request, or before the answer; then real requests are served. */
export async function dropConnections(rig: Rig, served: Served, n: number): Promise<ClientsOutcome> {
  const request = served.requests[0]!;
  for (let i = 0; i < n; i++) {
    rig.signal.throwIfAborted();
    await drop(served.url, i % 2 === 0 ? request.subarray(0, Math.floor(request.length / 2)) : request);
  }
  await rig.timer.sleep(SETTLE_MS, rig.signal);
  const after = await realRequests(rig, served);
  return { ...after, harm: await harmTo(rig, served) };
}

async function realRequests(rig: Rig, served: Served): Promise<{ requests: number; errors: number }> {
  const { mostErrors, level, perSecond, washout } = rig.settings;
  const n = requestsToShow(mostErrors, level, MOST_REQUESTS);
  const { requests, latency } = await rig.load(served, rig.arrivals(n + washout, perSecond, 'clients', 0));
  return { requests, errors: latency.missed };
}

/** Fewest requests that, all of them good, show a share of errors of at most `limit`. */
export function requestsToShow(limit: number, level: number, most: number): number {
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (wilson(0, middle, level).high <= limit) high = middle;
    else low = middle;
  }
  return high;
}

function socketTo(url: URL): Socket {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const socket = url.protocol === 'https:' ? connectTls({ host, port, servername: host }) : connect({ host, port });
  // A server may end a slow client: that is its right.
  socket.on('error', () => {});
  socket.resume();
  return socket;
}

async function drop(url: URL, bytes: Buffer): Promise<void> {
  const socket = socketTo(url);
  await new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    socket.write(bytes, () => {
      // As a client that crashes: no farewell.
      if (socket.resetAndDestroy && url.protocol === 'http:') socket.resetAndDestroy();
      else socket.destroy();
    });
  });
}
