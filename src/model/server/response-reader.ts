/** An HTTP/1.1 response, whole. */
export interface Reply {
  status: number;
  body: Buffer;
  /** Whether another request may be sent on the same connection. */
  reusable: boolean;
  /** Header fields by lower-case name; the last one wins. */
  headers: ReadonlyMap<string, string>;
}

/** What came back is not an HTTP/1.1 response, or is larger than is read. */
export class ReplyError extends Error {
  readonly kind: 'unreadable' | 'too-large';

  constructor(kind: 'unreadable' | 'too-large', message: string) {
    super(message);
    this.name = 'ReplyError';
    this.kind = kind;
  }
}

const HEAD_BYTES = 64 * 1024;
const BODY_BYTES = 64 * 1024 * 1024;
const END_OF_HEAD = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

interface Head {
  status: number;
  headers: Map<string, string>;
  /** Bytes of the body, or how it ends. */
  body: number | 'chunked' | 'close';
  reusable: boolean;
}

/**
 * Reads one response after another off a connection, as RFC 9112 frames them: by length, in chunks, or to the end of the
 * connection. Small, so that a load generator on one core is not the slowest part of what it measures.
 */
export class ResponseReader {
  #pending: Buffer = NOTHING;
  #head: Head | undefined;
  #parts: Buffer[] = [];
  #size = 0;

  /** Whether part of a response has come. */
  get begun(): boolean {
    return this.#head !== undefined || this.#pending.length > 0;
  }

  /** Takes what came; answers the response when it is whole. Throws ReplyError. */
  push(chunk: Buffer): Reply | undefined {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    for (;;) {
      if (this.#head === undefined && !this.#readHead()) return undefined;
      const head = this.#head!;
      // 100 Continue and other provisional answers come before the real one.
      if (head.status < 200) {
        this.#head = undefined;
        continue;
      }
      return this.#readBody(head) ? this.#finish(head) : undefined;
    }
  }

  /** The connection has ended; answers a response that ends with it. */
  end(): Reply | undefined {
    const head = this.#head;
    return head?.body === 'close' ? this.#finish({ ...head, reusable: false }) : undefined;
  }

  #readHead(): boolean {
    const end = this.#pending.indexOf(END_OF_HEAD);
    if (end < 0) {
      if (this.#pending.length > HEAD_BYTES) throw new ReplyError('too-large', 'The head of the answer does not end.');
      return false;
    }
    this.#head = headOf(this.#pending.toString('latin1', 0, end));
    this.#pending = this.#pending.subarray(end + END_OF_HEAD.length);
    return true;
  }

  #readBody(head: Head): boolean {
    if (head.body === 'chunked') return this.#readChunks();
    const wanted = head.body === 'close' ? Infinity : head.body - this.#size;
    const taken = this.#pending.length <= wanted ? this.#pending : this.#pending.subarray(0, wanted);
    this.#take(taken);
    this.#pending = this.#pending.subarray(taken.length);
    return this.#size === head.body;
  }

  #readChunks(): boolean {
    for (;;) {
      const line = this.#pending.indexOf('\r\n');
      if (line < 0) return this.#waitWithin(HEAD_BYTES);
      const size = chunkSize(this.#pending.toString('latin1', 0, line));
      const start = line + 2;
      if (size === 0) {
        const trailers = this.#pending.indexOf(END_OF_HEAD, line);
        if (trailers < 0) return this.#waitWithin(HEAD_BYTES);
        this.#pending = this.#pending.subarray(trailers + END_OF_HEAD.length);
        return true;
      }
      if (this.#size + size > BODY_BYTES) throw new ReplyError('too-large', 'The answer is too large.');
      if (this.#pending.length < start + size + 2) return false;
      this.#take(this.#pending.subarray(start, start + size));
      this.#pending = this.#pending.subarray(start + size + 2);
    }
  }

  /** Lines of chunks and trailers end somewhere; what never does would be kept for ever. */
  #waitWithin(most: number): false {
    if (this.#pending.length > most) throw new ReplyError('too-large', 'A line between the chunks of the answer does not end.');
    return false;
  }

  #take(part: Buffer): void {
    if (part.length === 0) return;
    this.#size += part.length;
    if (this.#size > BODY_BYTES) throw new ReplyError('too-large', 'The answer is too large.');
    this.#parts.push(part);
  }

  #finish(head: Head): Reply {
    const body = this.#parts.length === 1 ? this.#parts[0]! : this.#parts.length === 0 ? NOTHING : Buffer.concat(this.#parts);
    this.#head = undefined;
    this.#parts = [];
    this.#size = 0;
    return { status: head.status, headers: head.headers, body, reusable: head.reusable && this.#pending.length === 0 };
  }
}

function headOf(text: string): Head {
  const lines = text.split('\r\n');
  const status = /^HTTP\/1\.([01]) ([1-5][0-9]{2})(?: |$)/.exec(lines[0]!);
  if (!status) throw new ReplyError('unreadable', 'The answer is not HTTP/1.1.');
  const headers = new Map<string, string>();
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':');
    if (colon <= 0) throw new ReplyError('unreadable', 'A header field of the answer has no name.');
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const code = Number(status[2]);
  const connection = headers.get('connection')?.toLowerCase() ?? '';
  const reusable = status[1] === '1' ? !connection.includes('close') : connection.includes('keep-alive');
  return { status: code, headers, body: bodyOf(code, headers), reusable };
}

function bodyOf(status: number, headers: ReadonlyMap<string, string>): Head['body'] {
  if (status < 200 || status === 204 || status === 304) return 0;
  if (headers.get('transfer-encoding')?.toLowerCase().endsWith('chunked')) return 'chunked';
  const length = headers.get('content-length');
  if (length === undefined) return 'close';
  if (!/^[0-9]{1,15}$/.test(length)) throw new ReplyError('unreadable', 'The length of the answer is no number.');
  if (Number(length) > BODY_BYTES) throw new ReplyError('too-large', 'The answer is too large.');
  return Number(length);
}

function chunkSize(line: string): number {
  const match = /^([0-9a-f]{1,8})(?:[ \t]*;.*)?$/i.exec(line);
  if (!match) throw new ReplyError('unreadable', 'A chunk of the answer has no size.');
  return parseInt(match[1]!, 16);
}
