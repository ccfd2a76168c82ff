import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that are read where they lie, so that no file of a model has to fit into memory. */
export interface Bytes {
  readonly size: number;
  /** The bytes from `offset` on, `length` of them or as many as there are. */
  read(offset: number, length: number): Buffer;
}

export interface OpenBytes extends Bytes, Disposable {}

/**
 * A regular file, never a link and never a pipe: the name may have become one since it was listed. Throws an Error with a
 * code of the file system.
 */
export function openBytes(file: string): OpenBytes {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  const found = fstatSync(descriptor);
  if (!found.isFile()) {
    closeSync(descriptor);
    throw Object.assign(new Error(`${file} is no file.`), { code: 'EINVAL' });
  }
  return {
    size: found.size,
    read: (offset, length) => readAt(descriptor, offset, Math.max(0, Math.min(length, found.size - offset))),
    [Symbol.dispose]: () => closeSync(descriptor),
  };
}

export function bytesOf(buffer: Uint8Array): Bytes {
  const whole = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  return { size: whole.length, read: (offset, length) => whole.subarray(offset, Math.max(offset, offset + length)) };
}

/** A part of other bytes, read through to them. */
export function partOf(bytes: Bytes, offset: number, size: number): Bytes {
  const most = Math.max(0, Math.min(size, bytes.size - offset));
  return { size: most, read: (at, length) => bytes.read(offset + at, Math.max(0, Math.min(length, most - at))) };
}

function readAt(descriptor: number, offset: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = readSync(descriptor, buffer, done, length - done, offset + done);
    if (read === 0) break;
    done += read;
  }
  return buffer.subarray(0, done);
}

const WINDOW_BYTES = 64 * 1024;

/** Reads bytes one after the other through a window, and throws `Ended` where there are no more. */
export class Cursor {
  #at: number;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;
  readonly #bytes: Bytes;

  constructor(bytes: Bytes, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.size - this.#at;
  }

  byte(): number {
    const inWindow = this.#at - this.#start;
    if (inWindow >= 0 && inWindow < this.#window.length) {
      this.#at += 1;
      return this.#window[inWindow]!;
    }
    this.#fill(1);
    return this.byte();
  }

  take(length: number): Buffer {
    if (length > this.left) throw new Ended();
    const inWindow = this.#at - this.#start;
    if (inWindow < 0 || inWindow + length > this.#window.length) {
      if (length > WINDOW_BYTES) {
        const read = this.#bytes.read(this.#at, length);
        if (read.length < length) throw new Ended();
        this.#at += length;
        return read;
      }
      this.#fill(length);
    }
    const from = this.#at - this.#start;
    this.#at += length;
    return this.#window.subarray(from, from + length);
  }

  skip(length: number): void {
    if (length > this.left) throw new Ended();
    this.#at += length;
  }

  /** Up to and without the next line break, which is passed; of a long line only the first `keep` bytes are kept. */
  line(keep: number): { text: Buffer; whole: boolean } {
    const kept: Buffer[] = [];
    let length = 0;
    for (;;) {
      if (this.#at - this.#start >= this.#window.length || this.#at < this.#start) this.#fill(1);
      const rest = this.#window.subarray(this.#at - this.#start);
      const end = rest.indexOf(0x0a);
      const piece = end < 0 ? rest : rest.subarray(0, end);
      if (length < keep) kept.push(piece.subarray(0, keep - length));
      length += piece.length;
      this.#at += end < 0 ? piece.length : end + 1;
      if (end >= 0) return { text: Buffer.concat(kept), whole: length <= keep };
    }
  }

  #fill(needed: number): void {
    if (this.left < needed) throw new Ended();
    this.#start = this.#at;
    this.#window = this.#bytes.read(this.#at, WINDOW_BYTES);
    if (this.#window.length < needed) throw new Ended();
  }
}

/** There are fewer bytes than a reader was promised. */
export class Ended extends Error {
  constructor() {
    super('it ends too early');
    this.name = 'Ended';
  }
}
