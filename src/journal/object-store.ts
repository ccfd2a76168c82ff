import { DriverError } from '../core/driver-error.ts';
import { checkUrl } from '../core/fetch-json.ts';
import type { Clock } from '../core/seams.ts';

/** What proves to the store who asks; at most one of them. */
export interface StoreAccess {
  /** Signature Version 4 for S3. */
  aws?: { region: string; accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** Bearer token. */
  token?: string;
  /** Query that gives access, without its question mark. */
  query?: string;
}

export interface ObjectStoreOptions {
  /** The folder, with or without a slash at its end. */
  url: string;
  /** Asked at each request: a login may be renewed meanwhile. */
  access: () => StoreAccess;
  clock: Clock;
  /** Sent with each write. */
  headers?: Readonly<Record<string, string>>;
  /** Milliseconds for one exchange. Default 20 s. */
  timeout?: number;
  /** Recorded exceptions from https (`evidence.insecure`). */
  insecure?: readonly string[];
}

/** An object's bytes and the mark of this state of it; `writer` is what its last writer called itself, where the store kept that. */
export interface Stored {
  bytes: Buffer;
  etag: string;
  writer?: string;
}

/** A write won, lost against another state, or may have taken effect or not. */
export type Written = { kind: 'won'; etag: string | undefined } | { kind: 'lost' } | { kind: 'unsure'; cause: DriverError };

const TIMEOUT_MS = 20_000;
/** Of what a store says when it refuses; more than that is not read. */
const REFUSAL_BYTES = 64 * 1024;
/** Kept with the object by S3; another store may drop it, and then a lost reply stays unsure. */
const WRITER = 'x-amz-meta-sluice-writer';

/** The two requests that a journal makes of an object store: read one object, and write it if nobody has since. */
export class ObjectStore {
  readonly #options: ObjectStoreOptions;
  readonly #base: URL;

  /** Throws InputError (`url-…`, `http-not-loopback`). */
  constructor(options: ObjectStoreOptions) {
    this.#options = options;
    this.#base = checkUrl(options.url.endsWith('/') ? options.url : `${options.url}/`, 'rollout.journal.object', options.insecure);
  }

  get where(): string {
    return `${this.#base.origin}${this.#base.pathname}`;
  }

  /** The object; `undefined` where there is none, `'same'` where it is still in the state `etag`. Throws DriverError `object-…`. */
  async read(name: string, limit: number, etag?: string): Promise<Stored | 'same' | undefined> {
    const response = await this.#send('GET', name, etag === undefined ? {} : { 'if-none-match': etag });
    if (response.status === 304 && etag !== undefined) return drained(response, 'same');
    if (response.status === 404) return drained(response, undefined);
    if (response.status !== 200) throw await refused('GET', this.#place(name), response);
    const found = response.headers.get('etag');
    // A weak mark may stand for two states, and a store without marks cannot compare before it sets.
    if (found === null || found.startsWith('W/'))
      throw await drained(response, new DriverError('object-no-etag', `${this.#place(name)} came ${found === null ? 'without an ETag' : 'with a weak ETag'}.`, 'Use a store that gives strong ETags and keeps to If-Match, as S3 does.'));
    return { bytes: await capped(response, this.#place(name), limit), etag: found, writer: response.headers.get(WRITER) ?? undefined };
  }

  /** Writes the whole object if it is still in the state `etag` (undefined: if it is not there). Throws where the store refuses. */
  async write(name: string, bytes: Uint8Array, etag: string | undefined, writer: string): Promise<Written> {
    const condition: Record<string, string> = etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag };
    let response: Response;
    try {
      response = await this.#send('PUT', name, { ...this.#options.headers, ...condition, [WRITER]: writer }, bytes);
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      return { kind: 'unsure', cause: error };
    }
    if (response.ok) return drained(response, { kind: 'won', etag: response.headers.get('etag') ?? undefined } as const);
    // 409: another write was under way (S3). 404: the object that was to be replaced has gone.
    if (response.status === 412 || response.status === 409 || (response.status === 404 && etag !== undefined)) return drained(response, { kind: 'lost' } as const);
    const error = await refused('PUT', this.#place(name), response);
    if (response.status >= 500) return { kind: 'unsure', cause: error };
    throw error;
  }

  #place(name: string): string {
    return `${this.where}${name}`;
  }

  async #send(method: 'GET' | 'PUT', name: string, headers: Record<string, string>, body?: Uint8Array): Promise<Response> {
    const url = new URL(name.split('/').map(encodeURIComponent).join('/'), this.#base);
    const timeout = this.#options.timeout ?? TIMEOUT_MS;
    const signal = AbortSignal.timeout(timeout);
    const place = `${method} ${this.#place(name)}`;
    const full = await this.#signed(method, url, headers, body);
    try {
      // Redirects are not followed: where a journal lies is decided in the delivery file.
      return await fetch(url, { method, headers: full, body: body as RequestInit['body'], signal, redirect: 'manual' });
    } catch (error) {
      if (signal.aborted) throw new DriverError('object-timed-out', `${place} was not answered within ${timeout} ms.`, 'See whether the store answers.', { cause: error });
      throw new DriverError('object-unreachable', `${place}: the store cannot be reached.`, 'Check its address and the network.', { cause: error });
    }
  }

  async #signed(method: string, url: URL, headers: Record<string, string>, body?: Uint8Array): Promise<Record<string, string>> {
    const { clock } = this.#options;
    const access = this.#options.access();
    if (access.query !== undefined) url.search = access.query;
    if (access.token !== undefined) return { ...headers, authorization: `Bearer ${access.token}` };
    if (!access.aws) return headers;
    const { AwsV4Signer } = await import('aws4fetch');
    const datetime = clock.now().toISOString().replace(/[:-]|\.\d{3}/g, '');
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', (body ?? new Uint8Array()) as Uint8Array<ArrayBuffer>)).toString('hex');
    const signer = new AwsV4Signer({ method, url: url.toString(), headers: { ...headers, 'x-amz-content-sha256': digest }, service: 's3', datetime, ...access.aws });
    return Object.fromEntries((await signer.sign()).headers);
  }
}

async function drained<T>(response: Response, answer: T): Promise<T> {
  await response.body?.cancel();
  return answer;
}

async function capped(response: Response, place: string, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new DriverError('object-unreachable', `The answer of ${place} broke off.`, 'Check the network.', { cause });
  }
  if (size > limit) throw new DriverError('object-too-large', `${place} has more than ${limit} bytes.`, 'Nothing but Sluice may write there; give the journal a folder of its own.');
  return Buffer.concat(chunks);
}

async function refused(method: string, place: string, response: Response): Promise<DriverError> {
  const said = (await capped(response, place, REFUSAL_BYTES).catch(() => '')).toString().replace(/\s+/g, ' ').slice(0, 300);
  const fix = response.status === 401 || response.status === 403 ? 'Give the job a credential that may read and write there.' : 'Correct what it reports.';
  return new DriverError('object-refused', `${method} ${place} was answered with ${response.status}${said === '' ? '' : `: ${said}`}.`, fix);
}
