import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ReplyError, ResponseReader, type Reply } from './response-reader.ts';

/** Why a request has no answer. */
export type Failure = 'refused' | 'reset' | 'timeout' | 'unreadable' | 'too-large';

export type Done = (reply: Reply | undefined, failure: Failure | undefined) => void;

interface Pending {
  bytes: Buffer;
  done: Done;
  /** Of the steady timer; from when on the answer no longer counts. */
  deadline: number;
  retried: boolean;
}

const SWEEP_MS = 20;

/**
 * Connections to one server, reused, at most `most` of them; what finds none free waits in order. One request at a time on each. A
 * request that a server drops with a connection which had been idle is sent once more on a fresh one, as every HTTP client does:
 * that race is nobody's fault (RFC 9112, §9.3.1).
 */
export class Connections {
  readonly #url: URL;
  readonly #most: number;
  readonly #now: () => number;
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();
  readonly #waiting: Pending[] = [];
  #sweep: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: URL, options: { most: number; now: () => number }) {
    this.#url = url;
    this.#most = options.most;
    this.#now = options.now;
  }

  /** Sends whole requests, `done` is called once for each, never before this returns. */
  send(bytes: Buffer, timeout: number, done: Done): void {
    this.#sweep ??= setInterval(() => this.#endLate(), SWEEP_MS);
    this.#start({ bytes, done, deadline: this.#now() + timeout, retried: false });
  }

  ask(bytes: Buffer, timeout: number): Promise<{ reply?: Reply; failure?: Failure }> {
    return new Promise((resolve) => this.send(bytes, timeout, (reply, failure) => resolve({ reply, failure })));
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
    for (const connection of this.#all) connection.destroy('reset');
    for (const pending of this.#waiting.splice(0)) pending.done(undefined, 'reset');
  }

  #start(pending: Pending): void {
    const free = this.#idle.pop();
    if (free) free.send(pending);
    else if (this.#all.size < this.#most && !this.#closed) this.#open().send(pending);
    else if (this.#closed) queueMicrotask(() => pending.done(undefined, 'reset'));
    else this.#waiting.push(pending);
  }

  #open(): Connection {
    const connection = new Connection(this.#url, {
      free: (one) => {
        const next = this.#waiting.shift();
        if (next) one.send(next);
        else this.#idle.push(one);
      },
      gone: (one) => {
        this.#all.delete(one);
        const at = this.#idle.indexOf(one);
        if (at >= 0) this.#idle.splice(at, 1);
        const next = this.#waiting.shift();
        if (next) this.#start(next);
      },
      again: (pending) => this.#open().send(pending),
    });
    this.#all.add(connection);
    return connection;
  }

  #endLate(): void {
    const now = this.#now();
    for (const connection of this.#all) if (connection.deadline <= now) connection.destroy('timeout');
    while (this.#waiting.length > 0 && this.#waiting[0]!.deadline <= now) this.#waiting.shift()!.done(undefined, 'timeout');
  }
}

interface Owner {
  free(connection: Connection): void;
  gone(connection: Connection): void;
  again(pending: Pending): void;
}

class Connection {
  readonly #socket: Socket;
  readonly #owner: Owner;
  readonly #reader = new ResponseReader();
  #pending: Pending | undefined;
  #connected = false;
  #used = false;
  #gone = false;

  constructor(url: URL, owner: Owner) {
    this.#owner = owner;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    this.#socket = url.protocol === 'https:' ? connectTls({ host, port, servername: host, ALPNProtocols: ['http/1.1'] }) : connectTcp({ host, port });
    this.#socket.setNoDelay(true);
    this.#socket.on(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (this.#connected = true));
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('end', () => this.#ended());
    this.#socket.on('error', () => this.destroy(this.#connected ? 'reset' : 'refused'));
    this.#socket.on('close', () => this.destroy(this.#connected ? 'reset' : 'refused'));
  }

  get deadline(): number {
    return this.#pending?.deadline ?? Infinity;
  }

  send(pending: Pending): void {
    this.#pending = pending;
    this.#socket.write(pending.bytes);
  }

  destroy(failure: Failure): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#socket.destroy();
    const pending = this.#pending;
    this.#pending = undefined;
    this.#owner.gone(this);
    if (!pending) return;
    if (failure === 'reset' && this.#used && !this.#reader.begun && !pending.retried) this.#owner.again({ ...pending, retried: true });
    else pending.done(undefined, failure);
  }

  #read(chunk: Buffer): void {
    try {
      // Nobody asked: the connection is not one to go on with.
      if (!this.#pending) return this.destroy('unreadable');
      const reply = this.#reader.push(chunk);
      if (reply) this.#answer(reply);
    } catch (error) {
      if (!(error instanceof ReplyError)) throw error;
      this.destroy(error.kind);
    }
  }

  #ended(): void {
    const reply = this.#pending && this.#reader.end();
    if (reply) this.#answer(reply);
    else this.destroy('reset');
  }

  #answer(reply: Reply): void {
    const { done } = this.#pending!;
    this.#pending = undefined;
    this.#used = true;
    done(reply, undefined);
    if (reply.reusable) this.#owner.free(this);
    else this.destroy('reset');
  }
}
