import { digestOfJson, sha256, type Digest } from '../core/digest.ts';
import type { Clock } from '../core/seams.ts';
import { ForgeError } from './forge-error.ts';
import { Field, ShapeError } from './read.ts';
import { Remembered } from './remembered.ts';

export interface ClientOptions {
  token: string;
  owner: string;
  repository: string;
  /** `GITHUB_API_URL` of the runner, e.g. `https://api.github.com`, or a GitHub Enterprise Server's `…/api/v3`. */
  apiUrl: string;
  clock: Clock;
  /** Milliseconds that one answer may take; 30 s where absent. */
  timeout?: number;
}

/** One question to GitHub, said for people. */
export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the API's root, with every part of it already URL-encoded. */
  path: string;
  asked: string;
  permission: string;
  query?: Record<string, string | number>;
  body?: unknown;
  /** Bytes instead of a JSON body; they go where GitHub takes uploads. */
  upload?: Uint8Array;
  /** Asked again and again: what has not changed since costs nothing of the limit (docs: "Use conditional requests"). */
  conditional?: boolean;
  /** Sending it twice is as good as once, so a server error may be tried again. Always so for GET. */
  repeatable?: boolean;
}

export interface RawReply {
  data: Field;
  digest: Digest;
  /** The Link header names a next page. */
  more: boolean;
}

export interface Client {
  readonly owner: string;
  readonly repository: string;
  readonly calls: number;
  ask(call: Call): Promise<RawReply>;
  /** As `ask`, but `undefined` where GitHub answers 404. */
  askMaybe(call: Call): Promise<RawReply | undefined>;
  /** Bytes of a file instead of JSON; `undefined` where GitHub answers 404. */
  askBytes(call: Call): Promise<Uint8Array | undefined>;
}

const BYTES = 'application/octet-stream';
const TRIES = 3;
const TIMEOUT_MS = 30_000;
/** Longer pauses belong to a person: a job that sleeps burns its runner. */
const LONGEST_PAUSE_MS = 60_000;
const MAX_REPLY_BYTES = 20_000_000;

export interface Answer {
  status: number;
  headers: Record<string, string | number | undefined>;
  /** Bytes of a success, the parsed or plain text of a failure. */
  body: unknown;
}

/** A client that asks through `@actions/github`, which knows the runner's proxy settings. */
export async function openClient(options: ClientOptions): Promise<Client> {
  // Lazy: a stage on a laptop without GitHub never pays for it.
  const { getOctokit } = await import('@actions/github');
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const octokit = getOctokit(options.token, { baseUrl: options.apiUrl.replace(/\/+$/, ''), log: silent, userAgent: 'sluice' });
  let calls = 0;
  const remembered = new Remembered();

  async function send(call: Call, accept = 'application/vnd.github+json'): Promise<Answer> {
    calls += 1;
    const url = urlOf(call, options.apiUrl);
    const condition = call.conditional ? remembered.condition(url) : {};
    try {
      const response = await octokit.request({
        method: call.method,
        url,
        ...(call.body === undefined && call.upload === undefined ? {} : { data: call.upload ?? call.body }),
        headers: { accept, ...(call.upload && { 'content-type': BYTES }), 'x-github-api-version': '2022-11-28', ...condition },
        request: { parseSuccessResponseBody: false, signal: AbortSignal.timeout(options.timeout ?? TIMEOUT_MS) },
      });
      const answer = { status: response.status, headers: response.headers, body: await bytesOf(response.data, call) };
      if (call.conditional) remembered.keep(url, answer);
      return answer;
    } catch (error) {
      if (error instanceof ForgeError) throw error;
      const failed = failedAnswer(error, call);
      // Only what was asked for conditionally may be answered by "not modified".
      return (failed.status === 304 && 'if-none-match' in condition && remembered.answer(url)) || failed;
    }
  }

  async function answered(call: Call, accept?: string): Promise<Answer> {
    for (let tried = 1; ; tried += 1) {
      const answer = await send(call, accept);
      if (answer.status >= 200 && answer.status < 300) return answer;
      const pause = tried < TRIES ? pauseBeforeRepeat(answer, call, tried) : undefined;
      if (pause === undefined) throw failureOf(answer, call, options.clock);
      await options.clock.sleep(pause);
    }
  }
  const ask = async (call: Call): Promise<RawReply> => replyOf(await answered(call), call);
  const unlessMissing = async <T>(asked: Promise<T>): Promise<T | undefined> => {
    try {
      return await asked;
    } catch (error) {
      if (error instanceof ForgeError && error.status === 404) return undefined;
      throw error;
    }
  };

  return {
    owner: options.owner,
    repository: options.repository,
    get calls() {
      return calls;
    },
    ask,
    askMaybe: (call) => unlessMissing(ask(call)),
    askBytes: (call) => unlessMissing(answered(call, BYTES).then(({ body }) => body as Buffer)),
  };
}

/** Reads a reply; where its shape is not the documented one, says which field of which call. */
export function readReply<T>(call: Call, reply: RawReply, read: (data: Field) => T): T {
  try {
    return read(reply.data);
  } catch (error) {
    if (error instanceof ShapeError) throw new ForgeError('unreadable', call, error.message, { cause: error });
    throw error;
  }
}

/** Every page of a list, complete or refused: `items` says where in a page the list is. */
export async function allPages(
  client: Client,
  call: Call,
  pages: { most: number; fix: string },
  items: (data: Field) => Field[],
): Promise<{ items: Field[]; digest: Digest; first: Field }> {
  const found: Field[] = [];
  const digests: Digest[] = [];
  let first: Field | undefined;
  for (let page = 1; ; page += 1) {
    // Pages are counted, never followed by their link: a link may lead the token to another host.
    const asked = { ...call, query: { ...call.query, per_page: 100, page } };
    const reply = await client.ask(asked);
    first ??= reply.data;
    digests.push(reply.digest);
    found.push(...readReply(call, reply, items));
    if (!reply.more) return { items: found, digest: digests.length === 1 ? digests[0]! : digestOfJson(digests), first };
    if (page === pages.most)
      throw new ForgeError('incomplete', call, `there are more than ${pages.most * 100}`, { fix: pages.fix });
  }
}

function urlOf(call: Call, apiUrl: string): string {
  const query = new URLSearchParams(Object.entries(call.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]));
  // A GitHub Enterprise Server has GraphQL beside its REST root, not below it.
  const root = apiUrl.replace(/\/+$/, '').replace(call.path === '/graphql' ? /\/v3$/ : /$^/, '');
  return `${call.upload ? uploadsOf(root) : root}${call.path}${query.size > 0 ? `?${query}` : ''}`;
}

/** Where files of releases are sent. Taken from the API's own address: one in a reply may be anybody's. */
function uploadsOf(root: string): string {
  return root.replace(/^https:\/\/api\./, 'https://uploads.').replace(/\/api\/v3$/, '/api/uploads');
}

async function bytesOf(body: unknown, call: Call): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (body)
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > MAX_REPLY_BYTES) throw new ForgeError('incomplete', call, `the reply is larger than ${MAX_REPLY_BYTES} bytes`);
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}

function replyOf(answer: Answer, call: Call): RawReply {
  const bytes = answer.body as Buffer;
  try {
    // 204 has no body.
    const data = new Field(bytes.length === 0 ? null : JSON.parse(bytes.toString('utf8')));
    return { data, digest: sha256(bytes), more: /\brel="?next"?/.test(String(answer.headers.link ?? '')) };
  } catch (cause) {
    throw new ForgeError('unreadable', call, 'the reply is not JSON', { cause });
  }
}

function failedAnswer(error: unknown, call: Call): Answer {
  const failed = error as { status?: unknown; message?: unknown; response?: { headers?: Answer['headers']; data?: unknown } };
  // Octokit calls a connection that broke "500"; without a response there was no answer at all.
  const status = failed.response && typeof failed.status === 'number' ? failed.status : 0;
  if (status === 0 && !(error instanceof Error)) throw new ForgeError('unavailable', call, 'the request could not be sent');
  return { status, headers: failed.response?.headers ?? {}, body: messageOf(failed.response?.data) ?? String(failed.message) };
}

function messageOf(data: unknown): string | undefined {
  if (typeof data === 'string') return data.slice(0, 300);
  const message = (data as { message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message.slice(0, 300) : undefined;
}

/** Milliseconds to wait before asking again, or `undefined` where asking again is wrong. */
function pauseBeforeRepeat(answer: Answer, call: Call, tried: number): number | undefined {
  const retryAfter = Number(answer.headers['retry-after'] ?? NaN) * 1000;
  // https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api: secondary limits answer 403 or 429
  // with Retry-After; the request was not carried out, so it may be sent again whatever it does.
  if (answer.status === 403 || answer.status === 429)
    return retryAfter >= 0 && retryAfter <= LONGEST_PAUSE_MS ? retryAfter : undefined;
  if (answer.status !== 0 && answer.status < 500) return undefined;
  if (call.method !== 'GET' && call.repeatable !== true) return undefined;
  return retryAfter >= 0 ? Math.min(retryAfter, LONGEST_PAUSE_MS) : 1000 * 2 ** (tried - 1);
}

function failureOf(answer: Answer, call: Call, clock: Clock): ForgeError {
  const { status } = answer;
  const said = status === 0 ? String(answer.body) : `it answered ${status}${answer.body ? ` (${String(answer.body)})` : ''}`;
  const limited = status === 429 || (status === 403 && (answer.headers['x-ratelimit-remaining'] === '0' || answer.headers['retry-after'] !== undefined));
  if (limited) return new ForgeError('rate-limited', call, `${said}${untilReset(answer, clock)}`, { status });
  if (status === 401 || status === 403) return new ForgeError('forbidden', call, said, { status });
  if (status === 404) return new ForgeError('not-found', call, said, { status });
  if (status === 0 || status >= 500) return new ForgeError('unavailable', call, said, { status });
  return new ForgeError('unreadable', call, said, { status });
}

function untilReset(answer: Answer, clock: Clock): string {
  const reset = Number(answer.headers['x-ratelimit-reset'] ?? NaN) * 1000;
  const minutes = Math.ceil((reset - clock.now().getTime()) / 60_000);
  return Number.isFinite(minutes) && minutes > 0 ? `; the limit is reset in ${minutes} minutes` : '';
}
