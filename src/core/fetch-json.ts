import { isIPv4 } from 'node:net';
import type { Credentials } from './credentials.ts';
import { DriverError } from './driver-error.ts';
import { InputError } from './problem.ts';

const REPLY_BYTES = 64 * 1024;
const TIMEOUT_MS = 10_000;
const BACKOFF_MS = [200, 800];

export interface JsonRequest {
  /** What this is, for messages: `the router`, `slot a`. */
  what: string;
  method?: 'GET' | 'PUT' | 'POST';
  /** Sent as JSON. */
  body?: unknown;
  /** Milliseconds for the whole exchange. Default 10 s. */
  timeout?: number;
  /** Bytes of the reply. Default 64 KiB. */
  limit?: number;
  /** Only for what may be asked twice: two more attempts where the other side is away (not where it answers wrongly). */
  retry?: (milliseconds: number) => Promise<void>;
  /** Statuses that are an answer although they are no success, given as `undefined`. */
  absent?: readonly number[];
  /** Sent urlencoded, instead of `body`. */
  form?: URLSearchParams;
  /** Sent besides what the exchange itself needs; may carry credentials. */
  headers?: Readonly<Record<string, string>>;
  /** What says who asks, by the URL's origin. */
  credentials?: Credentials;
  /** Given the headers of a good reply. */
  headersSeen?: (headers: Headers) => void;
  /** Given the text of a good reply as it came, for who keeps its digest. */
  seen?: (text: string) => void;
  /** Whether a success is all that is asked; what else the reply says is not read. */
  replyIgnored?: boolean;
}

/**
 * The URL, checked: https anywhere, http on this machine or at an origin that `insecure` records, no password in it. Throws InputError with
 * `url-unreadable`, `url-scheme`, `url-password` or `http-not-loopback`.
 */
export function checkUrl(text: string, what: string, insecure: readonly string[] = []): URL {
  const problem = (code: string, why: string, fix: string): InputError =>
    // What stands before an @ may be a password, also where the rest is no URL.
    InputError.of(code, `The URL of ${what}, ${JSON.stringify(text.replace(/^.*@/s, '…@').slice(0, 200))}, ${why}.`, fix);
  if (!URL.canParse(text)) throw problem('url-unreadable', 'cannot be read', 'Write a whole URL with its scheme.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw problem('url-scheme', `has the scheme ${url.protocol}`, 'Use https, or http on this machine.');
  if (url.username !== '' || url.password !== '')
    throw problem('url-password', 'carries a user or a password', 'Leave it out: a delivery file is read by many.');
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !insecure.some((origin) => URL.canParse(origin) && new URL(origin).origin === url.origin))
    throw problem('http-not-loopback', 'is not encrypted and leaves this machine', `Use https, or a tunnel that ends on this machine. Where neither can be, record the exception: \`evidence.insecure: ['${url.origin}']\`.`);
  return url;
}

/** Whether a URL's host is this machine; a name that begins with 127 is somebody's. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

/**
 * Exchanges JSON over HTTP. Throws DriverError with code `http-unreachable`, `http-timeout`, `http-redirect`, `http-status`,
 * `http-reply-too-large` or `http-not-json`.
 */
export async function requestJson(url: URL, request: JsonRequest): Promise<unknown> {
  const waits = request.retry ? BACKOFF_MS : [];
  for (let attempt = 0; ; attempt++) {
    try {
      return await exchange(url, request);
    } catch (error) {
      const again = error instanceof DriverError && AWAY.has(error.code) && waits[attempt] !== undefined;
      if (!again) throw error;
      await request.retry!(waits[attempt]!);
    }
  }
}

const AWAY = new Set(['http-unreachable', 'http-timeout', 'http-unavailable']);

async function exchange(url: URL, request: JsonRequest): Promise<unknown> {
  const { what, method = 'GET' } = request;
  const place = `${what} (${method} ${url.origin}${url.pathname})`;
  const timeout = request.timeout ?? TIMEOUT_MS;
  const signal = AbortSignal.timeout(timeout);
  const body = request.form?.toString() ?? (request.body === undefined ? undefined : JSON.stringify(request.body, plainNumbers));
  const headers: Record<string, string> = { accept: 'application/json', ...(await request.credentials?.(url)), ...request.headers };
  if (body !== undefined) headers['content-type'] = request.form ? 'application/x-www-form-urlencoded' : 'application/json';
  try {
    // Redirects are not followed: where the answer comes from is decided in the delivery file, not by who answers.
    const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
    if (request.absent?.includes(response.status)) {
      await response.body?.cancel();
      return undefined;
    }
    const text = await replyOf(response, place, request.limit ?? REPLY_BYTES);
    request.seen?.(text);
    request.headersSeen?.(response.headers);
    return request.replyIgnored ? undefined : parse(text, place);
  } catch (error) {
    if (error instanceof DriverError) throw error;
    if (signal.aborted) throw new DriverError('http-timeout', `${place} did not answer within ${timeout} ms.`, 'See whether it is overloaded.', { cause: error });
    throw new DriverError('http-unreachable', `${place} cannot be reached: ${reason(error)}.`, 'Check that it runs and that the URL is right.', { cause: error });
  }
}

async function replyOf(response: Response, place: string, limit: number): Promise<string> {
  const { status } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    throw new DriverError('http-redirect', `${place} answered with a redirect (${status}).`, 'Write the URL that it points to, if you trust it.');
  }
  const text = await capped(response, place, limit);
  if (status >= 200 && status < 300) return text;
  const said = text.replace(/\s+/g, ' ').slice(0, 300);
  const code = status === 502 || status === 503 || status === 504 ? 'http-unavailable' : 'http-status';
  throw new DriverError(code, `${place} answered ${status}${said === '' ? '' : `: ${said}`}.`, 'Correct what it reports.');
}

async function capped(response: Response, place: string, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new DriverError('http-reply-too-large', `${place} answered with more than ${limit} bytes.`, 'Check that the URL is the right one.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DriverError('http-not-json', `${place} did not answer with JSON but with ${JSON.stringify(text.slice(0, 120))}.`, 'Check that the URL is the right one.', { cause });
  }
}

// Counts and keys come from the data engine as bigint where they are large; JSON has one kind of number.
function plainNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

interface Cause {
  code?: string;
  message?: string;
  cause?: Cause;
  /** Of an attempt at several addresses. */
  errors?: Cause[];
}

/** The errors at the root of a failed fetch. Read by their shape: they may come from another realm. */
function roots(error: Cause | undefined): Cause[] {
  if (error?.errors) return error.errors.flatMap(roots);
  return error?.cause ? roots(error.cause) : error ? [error] : [];
}

function reason(error: unknown): string {
  return roots(error as Cause).map(({ code, message }) => code ?? message ?? 'unknown').join('; ');
}

/** Whether nobody listens there at all: unlike silence, that says that nothing is served. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof DriverError) || error.code !== 'http-unreachable') return false;
  const causes = roots(error.cause as Cause);
  return causes.length > 0 && causes.every(({ code }) => code === 'ECONNREFUSED');
}
