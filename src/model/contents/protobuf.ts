import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes read at once; what is skipped is never read. */
const WINDOW = 64 * 1024;

/** The bytes are no protobuf message, or break a bound. */
export class ProtobufError extends Error {}

/** One field of a message. Numbers are kept as bigint: a varint has 64 bits. */
export interface Field {
  number: number;
  /** 0 varint, 1 eight bytes, 2 a length and bytes, 5 four bytes. */
  wire: 0 | 1 | 2 | 5;
  /** Of wire 0. */
  value: bigint;
  /** Where its bytes are, of wire 1, 2 and 5. */
  start: number;
  end: number;
}

/**
 * A file of protobuf messages (https://protobuf.dev/programming-guides/encoding/), read where asked and never whole: a length
 * that leads out of its message is refused, and nothing is allocated by a length that the file states.
 */
export class ProtobufFile {
  readonly size: number;
  readonly #fd: number;
  #window = Buffer.alloc(0);
  #at = 0;

  constructor(file: string) {
    this.#fd = openSync(file, 'r');
    const found = fstatSync(this.#fd);
    this.size = found.size;
    if (!found.isFile()) {
      this.close();
      throw new ProtobufError('it is no plain file');
    }
  }

  /** The fields of the message in [start, end), in order. */
  *fields(start = 0, end = this.size): Generator<Field> {
    for (let at = start; at < end; ) {
      const tag = this.#varint(at, end);
      const number = Number(tag.value >> 3n);
      const wire = Number(tag.value & 7n);
      if (number < 1 || number > 536870911) throw new ProtobufError(`a field has the number ${number}, at byte ${at}`);
      const from = tag.end;
      if (wire === 0) {
        const { value, end: next } = this.#varint(from, end);
        yield { number, wire, value, start: from, end: next };
        at = next;
        continue;
      }
      const field = wire === 2 ? this.#delimited(from, end) : wire === 1 ? { start: from, end: from + 8 } : wire === 5 ? { start: from, end: from + 4 } : undefined;
      if (!field) throw new ProtobufError(`a field has the wire type ${wire}, at byte ${at}`);
      if (field.end > end) throw new ProtobufError(`a field at byte ${at} ends behind its message`);
      yield { number, wire: wire as 1 | 2 | 5, value: 0n, ...field };
      at = field.end;
    }
  }

  text({ start, end }: { start: number; end: number }, most: number): string {
    if (end - start > most) throw new ProtobufError(`a text at byte ${start} has ${end - start} bytes, and at most ${most} are read`);
    return Buffer.from(this.#bytes(start, end - start)).toString('utf8');
  }

  /** Varints one after another (a packed field). */
  *packed({ start, end }: { start: number; end: number }): Generator<bigint> {
    for (let at = start; at < end; ) {
      const { value, end: next } = this.#varint(at, end);
      yield value;
      at = next;
    }
  }

  float({ start }: { start: number }): number {
    return this.#bytes(start, 4).readFloatLE(0);
  }

  close(): void {
    closeSync(this.#fd);
  }

  #delimited(at: number, end: number): { start: number; end: number } {
    const length = this.#varint(at, end);
    if (length.value > BigInt(end - length.end)) throw new ProtobufError(`a field at byte ${at} ends behind its message`);
    return { start: length.end, end: length.end + Number(length.value) };
  }

  #varint(at: number, end: number): { value: bigint; end: number } {
    let value = 0n;
    for (let index = 0; index < 10; index++) {
      if (at + index >= end) throw new ProtobufError(`a number at byte ${at} ends behind its message`);
      const byte = this.#byte(at + index);
      value |= BigInt(byte & 127) << BigInt(7 * index);
      if (byte < 128) return { value: BigInt.asUintN(64, value), end: at + index + 1 };
    }
    throw new ProtobufError(`a number at byte ${at} has more than ten bytes`);
  }

  #byte(at: number): number {
    if (at < this.#at || at >= this.#at + this.#window.length) this.#load(at, 1);
    return this.#window[at - this.#at]!;
  }

  #bytes(at: number, length: number): Buffer {
    if (at < this.#at || at + length > this.#at + this.#window.length) this.#load(at, length);
    return this.#window.subarray(at - this.#at, at - this.#at + length);
  }

  #load(at: number, length: number): void {
    const window = Buffer.alloc(Math.min(Math.max(WINDOW, length), Math.max(0, this.size - at)));
    const read = readSync(this.#fd, window, 0, window.length, at);
    if (read < length) throw new ProtobufError(`the file ends at byte ${at + read}`);
    this.#window = window.subarray(0, read);
    this.#at = at;
  }
}
