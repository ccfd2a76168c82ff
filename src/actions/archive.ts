import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { InputError } from '../core/problem.ts';

// Numbers and layouts: PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.5.3.
const END = { signature: 0x06054b50, bytes: 22, mostComment: 0xffff };
const END64 = { signature: 0x06064b50, bytes: 56 };
const LOCATOR64 = { signature: 0x07064b50, bytes: 20 };
const ENTRY = { signature: 0x02014b50, bytes: 46 };
const LOCAL = { signature: 0x04034b50, bytes: 30 };
const IN_EXTRA = 0xffffffff;
const EXTRA64 = 0x0001;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
// Unix mode in the upper half of the external attributes.
const KIND_OF_FILE = 0o170000;
const PLAIN_FILES = [0, 0o100000];

const MOST_ENTRIES = 100_000;
const MOST_DIRECTORY_BYTES = 64 * 1024 * 1024;
/** Far above any model, far below what fills a runner's disk without a word. */
const MOST_BYTES = 64 * 1024 ** 3;

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * Unpacks a zip archive that another job made, where code of the team may have run: plain files below `target` and nothing
 * else, refused before the first byte is written where it holds more than a runner should take (the artifact client has no
 * such limit). Throws InputError `artifact-unreadable`, `artifact-link` or `artifact-too-large`.
 */
export async function unpack(archive: string, target: string, mostBytes = MOST_BYTES): Promise<void> {
  const file = await open(archive);
  try {
    const entries = entriesOf(await readDirectory(file));
    const bytes = entries.reduce((sum, { size }) => sum + size, 0);
    if (bytes > mostBytes) throw InputError.of('artifact-too-large', `The artifact holds ${bytes} bytes unpacked, and ${mostBytes} are the most.`, 'Release less at a time.');
    for (const entry of entries) await extract(file, archive, entry, path.join(target, entry.name));
  } finally {
    await file.close();
  }
}

/** The table of contents at the archive's end. */
async function readDirectory(file: FileHandle): Promise<{ directory: Buffer; count: number }> {
  const { size } = await file.stat();
  const tail = await read(file, Math.max(0, size - END.bytes - END.mostComment - LOCATOR64.bytes), size);
  let at = tail.length - END.bytes;
  while (at >= 0 && tail.readUInt32LE(at) !== END.signature) at--;
  if (at < 0) throw unreadable('it has no end record');
  let [count, length, offset] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  const locator = at - LOCATOR64.bytes;
  if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR64.signature) {
    const place = number64(tail, locator + 8);
    const end64 = await read(file, place, place + END64.bytes);
    if (end64.readUInt32LE(0) !== END64.signature) throw unreadable('its end record for large archives is not there');
    [count, length, offset] = [number64(end64, 32), number64(end64, 40), number64(end64, 48)];
  }
  if (count > MOST_ENTRIES || length > MOST_DIRECTORY_BYTES) throw InputError.of('artifact-too-large', `The artifact holds ${count} files, and ${MOST_ENTRIES} are the most.`, 'Pack many small files into one.');
  return { directory: await read(file, offset, offset + length), count };
}

function entriesOf({ directory, count }: { directory: Buffer; count: number }): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY.bytes > directory.length || directory.readUInt32LE(at) !== ENTRY.signature) throw unreadable('its table of contents is damaged');
    const [nameLength, extraLength, commentLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const name = directory.toString('utf8', at + ENTRY.bytes, at + ENTRY.bytes + nameLength);
    const extra = directory.subarray(at + ENTRY.bytes + nameLength, at + ENTRY.bytes + nameLength + extraLength);
    const [packed, size, offset] = sizes(directory, at, extra);
    const kind = (directory.readUInt32LE(at + 38) >>> 16) & KIND_OF_FILE;
    const method = directory.readUInt16LE(at + 10);
    if (directory.readUInt16LE(at + 8) & ENCRYPTED || (method !== STORED && method !== DEFLATED)) throw unreadable(`${JSON.stringify(name)} is packed in a way that is not known here`);
    if (!name.endsWith('/')) {
      if (!PLAIN_FILES.includes(kind)) throw InputError.of('artifact-link', `The artifact holds ${JSON.stringify(name)}, which is neither a file nor a folder.`, 'Build the release without links and devices.');
      if (!isPlainPath(name)) throw unreadable(`${JSON.stringify(name)} would lie outside its folder`);
      entries.push({ name, method, packed, size, offset });
    }
    at += ENTRY.bytes + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Packed size, size and offset: where one does not fit 32 bits, the extra field has it, in this order: size, packed, offset. */
function sizes(directory: Buffer, at: number, extra: Buffer): [packed: number, size: number, offset: number] {
  let large = fieldOf(extra);
  const value = (place: number): number => {
    const small = directory.readUInt32LE(at + place);
    if (small !== IN_EXTRA) return small;
    if (large.length < 8) throw unreadable('a size is missing');
    const found = number64(large, 0);
    large = large.subarray(8);
    return found;
  };
  const size = value(24);
  const packed = value(20);
  return [packed, size, value(42)];
}

function fieldOf(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === EXTRA64) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  return Buffer.alloc(0);
}

async function extract(file: FileHandle, archive: string, entry: Entry, target: string): Promise<void> {
  const local = await read(file, entry.offset, entry.offset + LOCAL.bytes);
  if (local.readUInt32LE(0) !== LOCAL.signature) throw unreadable(`${JSON.stringify(entry.name)} is not where it should be`);
  const start = entry.offset + LOCAL.bytes + local.readUInt16LE(26) + local.readUInt16LE(28);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    // `wx`: a second entry of one name, or one that goes through a file, is refused.
    if (entry.packed === 0 && entry.size > 0) throw unreadable(`${JSON.stringify(entry.name)} is not as large as it says`);
    if (entry.packed === 0) return await writeFile(target, '', { flag: 'wx' });
    const stages = [...(entry.method === DEFLATED ? [createInflateRaw()] : []), exactly(entry)];
    await pipeline([createReadStream(archive, { start, end: start + entry.packed - 1 }), ...stages, createWriteStream(target, { flags: 'wx' })]);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw unreadable(`${JSON.stringify(entry.name)} cannot be unpacked (${(cause as NodeJS.ErrnoException).code ?? (cause as Error).message})`, cause);
  }
}

/** An entry that is larger than its table says is stopped there, not when the disk is full. */
function exactly({ name, size }: Entry): Transform {
  let seen = 0;
  const wrong = (): InputError => unreadable(`${JSON.stringify(name)} is not as large as it says`);
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => ((seen += chunk.length) > size ? done(wrong()) : done(null, chunk)),
    flush: (done) => (seen === size ? done() : done(wrong())),
  });
}

function isPlainPath(name: string): boolean {
  return !/[\\\0:]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

async function read(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  if (bytesRead !== bytes.length) throw unreadable('it ends too early');
  return bytes;
}

function number64(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw unreadable('it names a place that no file has');
  return Number(value);
}

function unreadable(why: string, cause?: unknown): InputError {
  return InputError.of('artifact-unreadable', `The artifact is no archive that can be unpacked: ${why}.`, 'Run the job that uploads it again; if it stays, find out which program wrote it.', undefined, { cause });
}
