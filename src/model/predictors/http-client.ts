import http from 'node:http';
import https from 'node:https';
import { checkUrl, isLoopback } from '../../core/fetch-json.ts';
import { InputError } from '../../core/problem.ts';
import type { Clock } from '../../core/seams.ts';
import { PredictorError } from './error.ts';
import { neutralised } from './program-output.ts';

export interface HttpClientOptions {
  /** Where requests go; its path stands before theirs. */
  base: URL;
  clock: Clock;
  /** Milliseconds for one exchange, and for the first that succeeds. */
  timeout: number;
  startup: number;
  /** Further attempts where nobody answers. */
  retries: number;
}

const LARGEST_REPLY = 64 * 1024 * 1024;
const LARGEST_REQUEST = 64 * 1024 * 1024;
const LONGEST_SAID = 300;
const FIRST_WAIT_MS = 100;
const AWAY = new Set([502, 503, 504]);

/**
 * The address of a model server: this machine, or one of `hosts` by https (or at an origin of `insecure`). Throws InputError `predictor-host-not-listed`, or as
 * `checkUrl`.
 */
export function serverUrl(address: string, hosts: readonly string[] = [], insecure: readonly string[] = []): URL {
  const url = checkUrl(address, 'tests.predictor.http', insecure);
  if (!isLoopback(url.hostname) && !hosts.some((host) => host.toLowerCase() === url.hostname.toLowerCase()))
    throw InputError.of('predictor-host-not-listed', `The predictor's server is ${url.hostname}, which tests.predictor.hosts does not list.`, `Add it: \`hosts: [${url.hostname}]\`. Features of the test rows are sent there.`);
  return url;
}

/** JSON over connections that are kept and, at the end, closed. Redirects are not followed. */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #agent: http.Agent;
  #answered = false;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    const kept = { keepAlive: true, maxSockets: 4 };
    this.#agent = options.base.protocol === 'https:' ? new https.Agent(kept) : new http.Agent(kept);
  }

  /** What `status` answers, parsed; undefined for a 404 where that is an answer. Throws PredictorError. */
  async json(path: string, body?: string, { signal, absent = false }: { signal?: AbortSignal; absent?: boolean } = {}): Promise<unknown> {
    if (body !== undefined && Buffer.byteLength(body) > LARGEST_REQUEST)
      throw new PredictorError('predictor-request-too-large', `they make a request of ${Buffer.byteLength(body)} bytes, and ${LARGEST_REQUEST} may be sent`, 'Lower tests.predictor.batch.');
    const { retries, clock } = this.#options;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#exchange(path, body, signal, absent);
      } catch (error) {
        if (!(error instanceof PredictorError) || error.code !== 'predictor-unreachable' || attempt >= retries || signal?.aborted) throw error;
        await clock.sleep(FIRST_WAIT_MS * 4 ** attempt, signal);
      }
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  async #exchange(path: string, body: string | undefined, signal: AbortSignal | undefined, absent: boolean): Promise<unknown> {
    const { base, timeout, startup } = this.#options;
    const url = new URL(base);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
    const place = `the server at ${url.origin}${url.pathname}`;
    const limit = this.#answered ? timeout : Math.max(timeout, startup);
    const { status, text } = await this.#send(url, body, place, limit, signal);
    if (absent && status === 404) return undefined;
    if (AWAY.has(status)) throw new PredictorError('predictor-unreachable', `${place} answered ${status}`, 'Check that it is ready: it must answer before the tests start.', { said: shown(text) });
    if (status >= 300 && status < 400) throw new PredictorError('predictor-http', `${place} answered with a redirect (${status})`, 'Write the address that it points to, if you trust it.');
    if (status < 200 || status >= 300)
      throw new PredictorError('predictor-row-refused', `${place} answered ${status}`, 'Correct the rows, the inputs in tests.predictor.inputs, or the server.', { blame: 'batch', said: shown(text) });
    this.#answered = true;
    try {
      return JSON.parse(text);
    } catch (cause) {
      const fix = /\bNaN\b|\bInfinity\b/.test(text) ? 'JSON has no NaN and no Infinity: let the model answer each row with finite numbers.' : 'Check that the address and the protocol are the right ones.';
      throw new PredictorError('predictor-answer-unreadable', `${place} did not answer with JSON`, fix, { blame: 'batch', said: shown(text), cause });
    }
  }

  #send(url: URL, body: string | undefined, place: string, limit: number, signal?: AbortSignal): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const request = (url.protocol === 'https:' ? https : http).request(url, {
        agent: this.#agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) },
        signal,
      });
      const fail = (error: Error): void => {
        clearTimeout(timer);
        request.destroy();
        reject(error);
      };
      const away = (cause: Error): void => fail(new PredictorError('predictor-unreachable', `${place} cannot be reached: ${(cause as NodeJS.ErrnoException).code ?? cause.message}`, 'Start it before, and check its address.', { cause }));
      const timer = setTimeout(() => fail(new PredictorError('predictor-timed-out', `${place} did not answer within ${limit} ms`, 'Give it more time in tests.predictor.timeout, or a smaller batch.')), limit);
      request.once('error', away);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > LARGEST_REPLY) fail(new PredictorError('predictor-answer-unreadable', `${place} answered with more than ${LARGEST_REPLY} bytes`, 'Lower tests.predictor.batch, or check that the address is the right one.'));
        });
        response.once('error', away);
        response.once('end', () => {
          clearTimeout(timer);
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        });
      });
      request.end(body);
    });
  }
}

function shown(text: string): string {
  return neutralised(text.replace(/\s+/g, ' ')).slice(0, LONGEST_SAID);
}
