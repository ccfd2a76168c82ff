import type * as Crypto from 'node:crypto';
import type * as Fs from 'node:fs';
import { Worker } from 'node:worker_threads';

/** A range of an open file. The descriptor stays the caller's, who closes it. */
export interface RangeJob {
  fd: number;
  start: number;
  end: number;
  algorithm: string;
  /** The file should end where the range does: then one byte more is asked for, and must not be there. */
  last: boolean;
}

type Message = { bytes: number } | { digest: string | undefined } | { error: string };

/**
 * Hex digest of the range, or undefined where the file ends before it or goes on behind its last one. Reads the next chunk while it hashes the one before;
 * `chunks` is where its two buffers are kept between calls. Whole in itself: its text is what a thread runs.
 */
export async function hashRange(fs: typeof Fs, crypto: typeof Crypto, job: RangeJob, onBytes: (count: number) => void, chunks: Buffer[]): Promise<string | undefined> {
  const CHUNK_BYTES = 1024 * 1024;
  const { fd, start, end, algorithm, last } = job;
  chunks[0] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES);
  chunks[1] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES);
  const read = (chunk: Buffer, from: number, most = Math.min(chunk.length, end - from)): Promise<number> =>
    new Promise((resolve, reject) => {
      fs.read(fd, chunk, 0, most, from, (error, count) => (error ? reject(error) : resolve(count)));
    });
  const hash = crypto.createHash(algorithm);
  let [now, next] = [chunks[0], chunks[1]];
  let position = start;
  let pending = position < end ? read(now, position) : undefined;
  while (pending) {
    const count = await pending;
    if (count === 0) return undefined;
    position += count;
    pending = position < end ? read(next, position) : undefined;
    hash.update(now.subarray(0, count));
    onBytes(count);
    [now, next] = [next, now];
  }
  if (last && (await read(now, end, 1)) > 0) return undefined;
  return hash.digest('hex');
}

/** Runs in a thread: hashes what it is sent, one after the other. Whole in itself, as `hashRange` is. */
function serve(hash: typeof hashRange): void {
  const fs = process.getBuiltinModule('node:fs');
  const crypto = process.getBuiltinModule('node:crypto');
  const { parentPort } = process.getBuiltinModule('node:worker_threads');
  const TOLD_EVERY = 64 * 1024 * 1024;
  const chunks: Buffer[] = [];
  parentPort!.on('message', (job: RangeJob) => {
    let untold = 0;
    const tell = (count: number): void => {
      untold += count;
      if (untold < TOLD_EVERY) return;
      parentPort!.postMessage({ bytes: untold });
      untold = 0;
    };
    hash(fs, crypto, job, tell, chunks).then(
      (digest) => {
        parentPort!.postMessage({ bytes: untold });
        parentPort!.postMessage({ digest });
      },
      (error: NodeJS.ErrnoException) => parentPort!.postMessage({ error: error.code ?? error.message }),
    );
  });
}

/** A thread's program as text: the bundle is one file, and a thread cannot be started from inside it otherwise. */
const PROGRAM = `(${serve.toString()})(${hashRange.toString()})`;

interface Waiting {
  job: RangeJob;
  onBytes: (count: number) => void;
  resolve: (digest: string | undefined) => void;
  reject: (error: Error) => void;
}

/** A few threads that hash ranges of files that the main thread opened. */
export class HashPool {
  readonly #threads: Worker[];
  readonly #idle: Worker[];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #queue: Waiting[] = [];

  constructor(threads: number) {
    this.#threads = Array.from({ length: threads }, () => this.#start());
    this.#idle = [...this.#threads];
  }

  hash(job: RangeJob, onBytes: (count: number) => void): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, onBytes, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #start(): Worker {
    const thread = new Worker(PROGRAM, { eval: true, execArgv: [], env: {}, resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 32 } });
    thread.on('message', (message: Message) => this.#told(thread, message));
    thread.on('error', (error) => this.#done(thread, (waiting) => waiting.reject(error)));
    return thread;
  }

  #next(): void {
    while (this.#idle.length > 0 && this.#queue.length > 0) {
      const thread = this.#idle.pop()!;
      const waiting = this.#queue.shift()!;
      this.#busy.set(thread, waiting);
      thread.postMessage(waiting.job);
    }
  }

  #told(thread: Worker, message: Message): void {
    if ('bytes' in message) this.#busy.get(thread)?.onBytes(message.bytes);
    else if ('error' in message) this.#done(thread, (waiting) => waiting.reject(Object.assign(new Error(message.error), { code: message.error })));
    else this.#done(thread, (waiting) => waiting.resolve(message.digest));
  }

  #done(thread: Worker, settle: (waiting: Waiting) => void): void {
    const waiting = this.#busy.get(thread);
    this.#busy.delete(thread);
    this.#idle.push(thread);
    if (waiting) settle(waiting);
    this.#next();
  }
}
