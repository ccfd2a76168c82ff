import type { ServerResponse } from 'node:http';
import type { Fault } from './scenario.ts';
import type { Reply } from './exchange.ts';
import type { State } from './state.ts';

/** The fault that is due for this call; it is used up. */
export function takeFault(state: State, method: string, pathname: string, operation: string | undefined): Fault | undefined {
  const index = state.faults.findIndex(({ on }) => on === undefined || (typeof on === 'string' ? on === operation : on.test(`${method} ${pathname}`)));
  const fault = state.faults[index];
  if (!fault) return undefined;
  fault.times = (fault.times ?? 1) - 1;
  if (fault.times <= 0) state.faults.splice(index, 1);
  return fault;
}

/** Faults that take the place of the answer, so that nothing is done. */
export function replyOf(fault: Fault, state: State): Reply | undefined {
  const documentation = 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api';
  if (fault.kind === 'bad-gateway') return { status: 502, raw: { type: 'text/html', bytes: Buffer.from('<html><body>502 Bad Gateway</body></html>') } };
  if (fault.kind === 'unavailable') return { status: 503, headers: { 'retry-after': String(fault.retryAfter ?? 1) }, body: { message: 'Service unavailable' } };
  if (fault.kind === 'not-modified') return { status: 304, headers: { etag: 'W/"of something else"' } };
  if (fault.kind === 'secondary-limit')
    return {
      status: 403,
      headers: { 'retry-after': String(fault.retryAfter ?? 1) },
      body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', documentation_url: `${documentation}#about-secondary-rate-limits` },
    };
  if (fault.kind === 'primary-limit')
    return {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(state.clock.now().getTime() / 1000) + 1) },
      body: { message: 'API rate limit exceeded for installation.', documentation_url: documentation },
    };
  if (fault.kind === 'not-json') return { status: 200, raw: { type: 'application/json; charset=utf-8', bytes: Buffer.from('{"unfinished":') } };
  return undefined;
}

/** Faults that spoil the answer after it was made: what was asked has happened. */
export function spoil(fault: Fault, reply: Reply, response: ServerResponse): Reply | undefined {
  if (fault.kind === 'no-answer') {
    response.destroy();
    return undefined;
  }
  if (fault.kind === 'cut-off') {
    const text = Buffer.from(JSON.stringify(reply.body ?? {}));
    response.writeHead(reply.status, { ...reply.headers, 'content-type': 'application/json; charset=utf-8', 'content-length': text.length });
    response.write(text.subarray(0, Math.floor(text.length / 2)), () => response.destroy());
    return undefined;
  }
  if (fault.kind === 'short-page') return { ...reply, body: shorten(reply.body), headers: without(reply.headers, 'link', 'etag') };
  // What was written a moment ago is not in the list yet.
  if (fault.kind === 'empty-list') return { ...reply, body: emptied(reply.body), headers: without(reply.headers, 'link', 'etag') };
  if (fault.kind === 'endless-pages') return { ...reply, headers: { ...reply.headers, link: '<https://api.github.com/next>; rel="next"' } };
  if (fault.kind === 'wrong-shape') return { ...reply, body: { unexpected: true }, headers: without(reply.headers, 'etag') };
  return reply;
}

/** The first half of each list, and no word that there is more. */
function shorten(body: unknown): unknown {
  return eachList(body, (items) => items.slice(0, Math.floor(items.length / 2)));
}

function emptied(body: unknown): unknown {
  return eachList(body, () => [], (key, value) => (key === 'total_count' ? 0 : value));
}

/** Lists that stand in objects, however deep; what a list holds stays as it is. */
function eachList(body: unknown, change: (items: unknown[]) => unknown[], other: (key: string, value: unknown) => unknown = (_, value) => value): unknown {
  if (Array.isArray(body)) return change(body);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, typeof value === 'object' && value !== null ? eachList(value, change, other) : other(key, value)]));
}

/** An ETag is of what was sent, so what is spoilt has none. */
function without(headers: Record<string, string> | undefined, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).filter(([key]) => !names.includes(key)));
}
