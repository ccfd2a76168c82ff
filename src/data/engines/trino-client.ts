import { InputError } from '../../core/problem.ts';
import type { Clock, Log } from '../../core/seams.ts';
import { cancelOnSignal } from './trino-ending.ts';
import type { TrinoAccess } from './trino-connection.ts';
import { TrinoError, type QueryError } from './trino-errors.ts';
import { Away, openWire, type Exchange, type Reply, type Wire } from './trino-http.ts';
import { parseLossless } from './trino-json.ts';

export interface ClientWorld {
  clock: Clock;
  log?: Log;
  /** Ends every query, on the server too. */
  signal?: AbortSignal;
}

export interface Answer {
  queryId: string;
  columns: { name: string; type: string }[];
  /** As the protocol has them; integers of more than 15 digits as text. */
  rows: unknown[][];
}

export interface TrinoClient {
  /** One statement. Throws InputError (TrinoError where Trino itself refused it). */
  run(sql: string): Promise<Answer>;
  /** Ends what still runs. */
  close(): Promise<void>;
}

/** https://trino.io/docs/current/develop/client-protocol.html: what a reply of the statement resource may hold. */
interface Page {
  id: string;
  nextUri?: string;
  columns?: { name: string; type: string }[];
  data?: unknown[][];
  error?: QueryError;
  stats?: { state?: string; progressPercentage?: number; processedRows?: number; queued?: boolean };
}

const PAGE_BYTES = 64 * 2 ** 20;
const ANSWER_BYTES = 256 * 2 ** 20;
const ATTEMPTS = 10;
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
const SILENCE = 60_000;
const CANCEL_WITHIN = 5_000;
const PROGRESS_EVERY = 10_000;
/** A server holds a reply back until it has news; one that does not is asked more slowly after so many empty pages. */
const HASTY_PAGES = 20;
const HASTY_WAIT = 50;

/** The statement protocol of a Trino coordinator. One query after another or several at once. */
export function trinoClient(access: TrinoAccess, world: ClientWorld): TrinoClient {
  const wire = openWire(access.base.protocol === 'https:', access.ca);
  const running = new Set<Query>();
  const endAll = async (): Promise<void> => void (await Promise.all([...running].map((query) => query.end())));
  return {
    async run(sql) {
      const query = new Query(access, wire, world);
      const ending = cancelOnSignal(endAll);
      running.add(query);
      try {
        return await query.run(sql);
      } finally {
        running.delete(query);
        ending.undo();
        await ending.passed();
      }
    },
    async close() {
      await endAll();
      wire.close();
    },
  };
}

class Query {
  #access: TrinoAccess;
  #wire: Wire;
  #world: ClientWorld;
  #ended = new AbortController();
  #next: URL | undefined;
  #cancelling: Promise<void> | undefined;
  #id = '';

  constructor(access: TrinoAccess, wire: Wire, world: ClientWorld) {
    this.#access = access;
    this.#wire = wire;
    this.#world = world;
  }

  async run(sql: string): Promise<Answer> {
    const { clock, signal } = this.#world;
    const started = clock.now().getTime();
    const end = (): void => this.#ended.abort();
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { once: true });
    try {
      return await this.#pages(sql, started);
    } catch (error) {
      await this.#cancel();
      throw this.#ended.signal.aborted ? cancelled(this.#id) : error;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  async end(): Promise<void> {
    this.#ended.abort();
    await this.#cancel();
  }

  async #pages(sql: string, started: number): Promise<Answer> {
    const { clock, log } = this.#world;
    const rows: unknown[][] = [];
    let columns: Answer['columns'] = [];
    let [bytes, empty, told] = [0, 0, started];
    let reply = await this.#ask(new URL('v1/statement', this.#access.base), { method: 'POST', headers: { ...this.#headers(), 'content-type': 'text/plain; charset=utf-8' }, body: sql });
    for (;;) {
      const page = pageOf(reply, this.#access.base);
      this.#id = page.id;
      this.#next = page.nextUri === undefined ? undefined : this.#sameOrigin(page.nextUri);
      if (page.error) throw new TrinoError(page.error, page.id);
      columns = page.columns ?? columns;
      for (const row of page.data ?? []) rows.push(row);
      bytes += reply.text.length;
      if (bytes > ANSWER_BYTES) throw InputError.of('trino-reply-too-large', `The answer to query ${page.id} is larger than ${ANSWER_BYTES / 2 ** 20} MB.`, 'Ask for aggregates, or for fewer rows.');
      if (!this.#next) return { queryId: page.id, columns, rows };
      const now = clock.now().getTime();
      if (now - started > this.#access.timeout) throw tooLong(page.id, this.#access.timeout);
      if (now - told >= PROGRESS_EVERY) {
        told = now;
        log?.info(progressLine(page, now - started));
      }
      empty = page.data ? 0 : empty + 1;
      if (empty > HASTY_PAGES) await clock.sleep(HASTY_WAIT, this.#ended.signal);
      // Only the first request carries the session; the rest is told by the address, and by who asks.
      reply = await this.#ask(this.#next, { method: 'GET', headers: this.#access.headers });
    }
  }

  /** Again, and later each time, where a gateway or the network says that nobody is there now. */
  async #ask(url: URL, request: Pick<Exchange, 'method' | 'headers' | 'body'>): Promise<Reply> {
    for (let attempt = 1, wait = FIRST_WAIT; ; attempt++, wait = Math.min(2 * wait, LONGEST_WAIT)) {
      let why: string;
      let pause = wait;
      try {
        const reply = await this.#wire.exchange(url, { ...request, signal: this.#ended.signal, timeout: SILENCE, limit: PAGE_BYTES });
        if (![429, 502, 503, 504].includes(reply.status)) return accepted(reply, this.#access.base);
        why = `it answered ${reply.status}`;
        if (reply.status === 429 && /^\d{1,3}$/.test(reply.retryAfter ?? '')) pause = Math.max(wait, 1000 * Number(reply.retryAfter));
      } catch (error) {
        if (!(error instanceof Away)) throw error;
        why = error.message;
        // Nobody listens: a typing error as likely as a restart, and told at once.
        if (/ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/.test(why) && request.method === 'POST') throw unreachable(this.#access.base, why);
      }
      if (attempt >= ATTEMPTS) throw unreachable(this.#access.base, why);
      await this.#world.clock.sleep(pause, this.#ended.signal);
    }
  }

  #headers(): Record<string, string> {
    const session = Object.entries(this.#access.session).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return {
      ...this.#access.headers,
      'x-trino-source': 'sluice',
      'x-trino-time-zone': 'UTC',
      // Without it timestamps come cut to milliseconds.
      'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
      'x-trino-session': session.join(','),
    };
  }

  /** A credential goes only where the first request went. */
  #sameOrigin(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.origin === this.#access.base.origin) return url;
    throw InputError.of(
      'trino-moved',
      `${this.#access.base.host} sends on to ${url?.origin ?? 'an address that cannot be read'}, which was not asked.`,
      'Write the address under which the coordinator knows itself; behind a proxy it needs `http-server.process-forwarded=true`.',
    );
  }

  /** Once, whoever asks for it; all of them wait. */
  #cancel(): Promise<void> {
    return (this.#cancelling ??= this.#delete());
  }

  async #delete(): Promise<void> {
    const next = this.#next;
    if (!next) return;
    try {
      await this.#wire.exchange(next, { method: 'DELETE', headers: this.#access.headers, timeout: CANCEL_WITHIN, limit: PAGE_BYTES });
    } catch {
      // Its own limit of time ends it (session property query_max_run_time).
      this.#world.log?.debug(`Query ${this.#id} could not be cancelled.`);
    }
  }
}

function accepted(reply: Reply, { host }: URL): Reply {
  const { status } = reply;
  if (status === 200) return reply;
  if (status === 401 || status === 403) {
    throw InputError.of('trino-refused', `${host} refuses this user or credential (${status}).`, 'Check `user`, `password_env` and `token_env` of data.trino, and that the secret is the current one.');
  }
  if (status >= 300 && status < 400) throw InputError.of('trino-redirect', `${host} answered with a redirect (${status}), which is not followed.`, 'Write the address that it points to, if you trust it.');
  throw InputError.of('trino-answer', `${host} answered ${status} to a statement.`, 'Check that data.trino.server is a Trino coordinator.');
}

function pageOf({ text }: Reply, { host }: URL): Page {
  const wrong = (cause?: unknown): InputError =>
    InputError.of('trino-answer', `${host} does not answer as a Trino coordinator does.`, 'Check that data.trino.server is a Trino coordinator and no other page.', undefined, { cause });
  let page: Partial<Page> | null;
  try {
    page = parseLossless(text) as Partial<Page> | null;
  } catch (cause) {
    throw wrong(cause);
  }
  const { id, nextUri, columns, data, error } = page ?? {};
  const right =
    typeof id === 'string' && /^[\w.-]{1,100}$/.test(id) && (nextUri === undefined || typeof nextUri === 'string') && (error === undefined || typeof error === 'object') &&
    (columns === undefined || columns === null || (Array.isArray(columns) && columns.every((column) => typeof column?.name === 'string' && typeof column.type === 'string'))) &&
    (data === undefined || data === null || (Array.isArray(data) && data.every(Array.isArray)));
  if (!right) throw wrong();
  return page as Page;
}

function progressLine({ id, stats = {} }: Page, milliseconds: number): string {
  const share = typeof stats.progressPercentage === 'number' ? `, ${Math.floor(stats.progressPercentage)} %` : '';
  const rows = typeof stats.processedRows === 'number' ? `, ${stats.processedRows.toLocaleString('en-US')} rows` : '';
  const state = typeof stats.state === 'string' ? stats.state.slice(0, 40).toLowerCase() : 'running';
  return `Trino, query ${id}: ${state}${share}${rows} after ${Math.round(milliseconds / 1000)} s.`;
}

function unreachable({ host }: URL, why: string): InputError {
  return InputError.of('trino-unreachable', `${host} cannot be asked: ${why}.`, 'Check data.trino.server, and that this machine may reach it.');
}

function tooLong(id: string, timeout: number): InputError {
  return InputError.of('trino-timeout', `Query ${id} took longer than ${timeout / 1000} s and was cancelled.`, 'Raise `data.trino.timeout`, or ask a smaller table.');
}

function cancelled(id: string): InputError {
  return InputError.of('trino-cancelled', `The run ended before ${id === '' ? 'its query' : `query ${id}`} did, which was cancelled.`, 'Start it again, if that was not meant.');
}
