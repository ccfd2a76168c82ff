// A store of objects with strong ETags over HTTP, in memory: GET, and PUT under If-Match or If-None-Match. It refuses what RFC 9110
// says such a store refuses, can ask for a signature (AWS Signature Version 4, checked by its own calculation), and can lose a
// reply before or after a write took effect.
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Credentials {
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

interface Kept {
  bytes: Buffer;
  etag: string;
  meta: Record<string, string>;
}

export class ObjectServer implements AsyncDisposable {
  readonly objects = new Map<string, Kept>();
  /** `METHOD path status`, in order. */
  readonly seen: string[] = [];
  /** What happens to the next writes: the connection breaks before or after the write took effect, or a status is answered. */
  readonly faults: ('before' | 'after' | number)[] = [];
  /** Where set, every request must be signed with it, or carry the token. */
  credentials: Credentials | undefined;
  token: string | undefined;
  /** A store that drops what it does not know of. */
  dropsMeta = false;
  etags: 'strong' | 'weak' | 'none' = 'strong';
  readonly #server: Server;
  #states = 0;

  private constructor() {
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  static async start(): Promise<ObjectServer> {
    const store = new ObjectServer();
    await new Promise<void>((resolve) => store.#server.listen(0, '127.0.0.1', resolve));
    return store;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Somebody with other tools changes an object. */
  replace(path: string, bytes: Uint8Array): void {
    this.objects.set(path, { bytes: Buffer.from(bytes), etag: this.#etag(), meta: {} });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = new URL(request.url!, this.url).pathname;
    const fault = request.method === 'PUT' ? this.faults.shift() : undefined;
    if (fault === 'before') return void request.socket.destroy();
    const reply = (status: number, headers: Record<string, string> = {}, bytes: Uint8Array = Buffer.alloc(0)): void => {
      this.seen.push(`${request.method} ${path} ${status}`);
      if (fault === 'after') return void request.socket.destroy();
      response.writeHead(status, { ...headers, 'content-length': bytes.byteLength }).end(bytes);
    };
    if (typeof fault === 'number') return reply(fault, {}, Buffer.from('fault'));
    if (!this.#admits(request, body)) return reply(403, {}, Buffer.from('SignatureDoesNotMatch'));
    if (request.method === 'GET') return this.#get(request, path, reply);
    if (request.method === 'PUT') return this.#put(request, path, body, reply);
    reply(405);
  }

  #get(request: IncomingMessage, path: string, reply: (status: number, headers?: Record<string, string>, bytes?: Uint8Array) => void): void {
    const kept = this.objects.get(path);
    if (!kept) return reply(404);
    if (request.headers['if-none-match'] === kept.etag) return reply(304, this.#marks(kept));
    reply(200, { ...this.#marks(kept), ...kept.meta }, kept.bytes);
  }

  #put(request: IncomingMessage, path: string, body: Buffer, reply: (status: number, headers?: Record<string, string>) => void): void {
    const kept = this.objects.get(path);
    const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
    if (noneMatch === '*' && kept) return reply(412);
    if (match !== undefined && !kept) return reply(404);
    if (match !== undefined && kept!.etag !== match) return reply(412);
    const meta = Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-meta-')) as [string, string][];
    const next: Kept = { bytes: body, etag: this.#etag(), meta: this.dropsMeta ? {} : Object.fromEntries(meta) };
    this.objects.set(path, next);
    reply(200, this.#marks(next));
  }

  #etag(): string {
    this.#states += 1;
    return `"state-${this.#states}"`;
  }

  #marks({ etag }: Kept): Record<string, string> {
    return this.etags === 'none' ? {} : { etag: this.etags === 'weak' ? `W/${etag}` : etag };
  }

  #admits(request: IncomingMessage, body: Buffer): boolean {
    if (this.token !== undefined) return request.headers.authorization === `Bearer ${this.token}`;
    return this.credentials === undefined || isSigned(request, body, this.credentials);
  }
}

/** AWS Signature Version 4 as its documentation tells it (Authenticating Requests: Using the Authorization Header). */
function isSigned(request: IncomingMessage, body: Buffer, { region, accessKeyId, secretAccessKey }: Credentials): boolean {
  const found = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '');
  if (!found || found[1] !== accessKeyId || found[3] !== region) return false;
  const [, , day, , names, signature] = found as unknown as [string, string, string, string, string, string];
  const payload = createHash('sha256').update(body).digest('hex');
  if (request.headers['x-amz-content-sha256'] !== payload) return false;
  const url = new URL(request.url!, 'http://x');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('');
  const canonical = [request.method, url.pathname, url.search.slice(1), headers, names, payload].join('\n');
  const at = String(request.headers['x-amz-date']);
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), 's3'), 'aws4_request');
  return at.startsWith(day) && hmac(key, text).toString('hex') === signature;
}
