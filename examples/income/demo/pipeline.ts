import { connect, type Socket } from 'node:net';

/** Requests that may be on their way at once. */
const WINDOW = 16;

/**
 * A keep-alive connection with HTTP/1.1 pipelining (RFC 9112, section 9.3.2): requests arrive in the order they were sent,
 * answers come back in that order. So a router that goes by turns gives each request to the same slot at every run, and
 * several are still under way at once.
 */
export class Pipeline {
  readonly #socket: Socket;
  readonly #host: string;
  readonly #waiting: { answered: (status: number) => void; failed: (error: Error) => void }[] = [];
  #received: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The router closed the connection.')));
  }

  static open(url: string): Promise<Pipeline> {
    const { hostname, port, host } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Pipeline(socket, host));
      });
    });
  }

  /** Posts every body; answers how often each status came back. */
  async postAll(route: string, bodies: Iterable<unknown>): Promise<Record<number, number>> {
    const statuses: Record<number, number> = {};
    const underWay: Promise<void>[] = [];
    for (const body of bodies) {
      underWay.push(this.#post(route, JSON.stringify(body)).then((status) => void (statuses[status] = (statuses[status] ?? 0) + 1)));
      if (underWay.length >= WINDOW) await underWay.shift();
    }
    await Promise.all(underWay);
    return statuses;
  }

  close(): void {
    this.#socket.removeAllListeners('close').destroy();
  }

  #post(route: string, body: string): Promise<number> {
    return new Promise((answered, failed) => {
      this.#waiting.push({ answered, failed });
      const head = `POST ${route} HTTP/1.1\r\nhost: ${this.#host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
      this.#socket.write(head + body);
    });
  }

  /** The router gives every answer a content-length, so a head and a count are all there is to parse. */
  #read(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.#received.toString('latin1', 0, end);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
      const length = /^content-length: (\d+)$/im.exec(head)?.[1];
      if (status === undefined || length === undefined) return this.#fail(new Error(`This is no answer with a length: ${JSON.stringify(head)}.`));
      const next = end + 4 + Number(length);
      if (this.#received.length < next) return;
      this.#received = this.#received.subarray(next);
      this.#waiting.shift()?.answered(Number(status));
    }
  }

  #fail(error: Error): void {
    for (const { failed } of this.#waiting.splice(0)) failed(error);
    this.#socket.destroy();
  }
}
