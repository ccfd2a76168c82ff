import { crc32, inflateRawSync } from 'node:zlib';
import { bytesOf, partOf, type Bytes } from './bytes.ts';

/** One file of a zip archive. */
export interface ZipEntry {
  name: string;
  /** Its bytes, unpacked; or why they cannot be read. */
  content: { bytes: Bytes } | { why: string };
}

export interface Zip {
  entries: ZipEntry[];
  /** What two readers of this archive could see differently, in plain words. Loaders differ in what they check. */
  problems: string[];
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const MOST_ENTRIES = 100_000;
/** Unpacked into memory, at most: of one file, and of all files of one archive. */
export const MOST_ENTRY_BYTES = 512 * 1024 * 1024;
const MOST_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024;
/** A data descriptor behind an entry: signature, CRC and two sizes of 8 bytes. */
const DESCRIPTOR_BYTES = 24;

/** Whether the bytes could be read as a zip archive by anyone: some look at the first bytes, some at the last. */
export function isZip(bytes: Bytes): boolean {
  const first = bytes.read(0, 4);
  return (first.length === 4 && [LOCAL, END].includes(first.readUInt32LE())) || endOf(bytes) !== undefined;
}

/**
 * The files of an archive by its central directory (PKWARE APPNOTE 6.3.10, §4.3), and everything by which its local headers
 * tell another story. Undefined where there is no readable central directory.
 */
export function readZip(bytes: Bytes): Zip | undefined {
  const end = endOf(bytes);
  if (!end) return undefined;
  const problems: string[] = [];
  const directory = directoryOf(bytes, end, problems);
  if (!directory) return undefined;
  const entries: ZipEntry[] = [];
  const spans: [start: number, end: number, slack: number][] = [];
  let unpacked = 0;
  for (const header of directory) {
    const local = localOf(bytes, header, problems);
    if (!local) {
      entries.push({ name: header.name, content: { why: 'its header is missing' } });
      continue;
    }
    spans.push([header.offset, local.start + header.packed, header.flags & 8 ? DESCRIPTOR_BYTES : 0]);
    // What is not packed is read where it lies.
    if (header.method !== 0) unpacked += header.size;
    const content = unpacked > MOST_UNPACKED_BYTES ? { why: 'the archive unpacks to more than 2 GiB' } : contentOf(bytes, header, local.start, problems);
    entries.push({ name: header.name, content });
  }
  gaps(spans, end.directoryStart, problems);
  return { entries, problems: [...new Set(problems)] };
}

interface End {
  at: number;
  entries: number;
  directorySize: number;
  directoryStart: number;
  /** Bytes before the archive, by which every place in it is moved; some readers follow, some do not. */
  shift: number;
}

function endOf(bytes: Bytes): End | undefined {
  const from = Math.max(0, bytes.size - END_BYTES - MOST_COMMENT);
  const tail = bytes.read(from, bytes.size - from);
  for (let i = tail.length - END_BYTES; i >= 0; i--) {
    if (tail.readUInt32LE(i) !== END || i + END_BYTES + tail.readUInt16LE(i + 20) > tail.length) continue;
    const end = { at: from + i, entries: tail.readUInt16LE(i + 10), directorySize: tail.readUInt32LE(i + 12), directoryStart: tail.readUInt32LE(i + 16), shift: 0 };
    return large(bytes, end) ?? shifted(bytes, end, end.at);
  }
  return undefined;
}

/** The 64-bit record, where one stands before the end record. */
function large(bytes: Bytes, end: End): End | undefined {
  const locator = bytes.read(end.at - 20, 20);
  if (end.at < 20 || locator.readUInt32LE() !== END_64_LOCATOR) return undefined;
  const record = bytes.read(Number(locator.readBigUInt64LE(8)), 56);
  if (record.length < 56 || record.readUInt32LE() !== END_64) return undefined;
  const long = { at: end.at, entries: Number(record.readBigUInt64LE(32)), directorySize: Number(record.readBigUInt64LE(40)), directoryStart: Number(record.readBigUInt64LE(48)), shift: 0 };
  return shifted(bytes, long, Number(locator.readBigUInt64LE(8)));
}

/** The directory ends where the end record begins; where it does not say so, something stands before the archive. */
function shifted(bytes: Bytes, end: End, directoryEnd: number): End {
  const shift = directoryEnd - end.directorySize - end.directoryStart;
  if (shift <= 0 || end.entries === 0) return end;
  const moved = bytes.read(end.directoryStart + shift, 4);
  return moved.length === 4 && moved.readUInt32LE() === CENTRAL ? { ...end, directoryStart: end.directoryStart + shift, shift } : end;
}

interface Header {
  name: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

function directoryOf(bytes: Bytes, end: End, problems: string[]): Header[] | undefined {
  if (end.entries > MOST_ENTRIES || end.directorySize > 256 * MOST_ENTRIES || end.directoryStart + end.directorySize > end.at) return undefined;
  const directory = bytes.read(end.directoryStart, end.directorySize);
  const headers: Header[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL) {
    const [nameLength, extraLength, commentLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > directory.length) return undefined;
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = wide(extra, { size: directory.readUInt32LE(at + 24), packed: directory.readUInt32LE(at + 20), offset: directory.readUInt32LE(at + 42) });
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    headers.push({ name, flags: directory.readUInt16LE(at + 8), method: directory.readUInt16LE(at + 10), crc: directory.readUInt32LE(at + 16), ...sizes, offset: sizes.offset + end.shift });
    at = next;
  }
  if (headers.length !== end.entries) problems.push(`its end names ${end.entries} files, and its directory has ${headers.length}`);
  const names = headers.map(({ name }) => name);
  if (new Set(names).size < names.length) problems.push('two files in it have one name');
  if (names.some((name) => name.startsWith('/') || name.includes('\\') || name.split('/').includes('..'))) problems.push('a name in it leads out of its folder');
  return headers;
}

/** Sizes of 64 bits stand in an extra field, in this order and only where the short ones are full. */
function wide(extra: Buffer, short: { size: number; packed: number; offset: number }): typeof short {
  const full = { ...short };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    for (const key of ['size', 'packed', 'offset'] as const) {
      if (short[key] !== 0xffff_ffff || place + 8 > extra.length) continue;
      full[key] = Number(extra.readBigUInt64LE(place));
      place += 8;
    }
  }
  return full;
}

function localOf(bytes: Bytes, header: Header, problems: string[]): { start: number } | undefined {
  const fixed = bytes.read(header.offset, 30);
  if (fixed.length < 30 || fixed.readUInt32LE() !== LOCAL) {
    problems.push('a file of its directory has no header');
    return undefined;
  }
  const nameLength = fixed.readUInt16LE(26);
  if (bytes.read(header.offset + 30, nameLength).toString('utf8') !== header.name) problems.push('a file has one name in the directory and another in its header');
  if ((fixed.readUInt16LE(6) ^ header.flags) & 1 || header.flags & 1) problems.push('a file is marked as encrypted');
  if (fixed.readUInt16LE(8) !== header.method) problems.push('a file is packed in one way by the directory and in another by its header');
  return { start: header.offset + 30 + nameLength + fixed.readUInt16LE(28) };
}

function contentOf(bytes: Bytes, { method, packed, size, crc }: Header, start: number, problems: string[]): ZipEntry['content'] {
  if (start + packed > bytes.size) return { why: 'it ends too early' };
  if (method === 0) {
    const part = partOf(bytes, start, packed);
    if (packed !== size) problems.push('a file that is not packed has two sizes');
    if (checksum(part) !== crc) problems.push('a file does not fit its checksum, which some loaders do not look at');
    return { bytes: part };
  }
  if (method !== 8) return { why: `it is packed by method ${method}, which is not read` };
  if (size > MOST_ENTRY_BYTES) return { why: 'it unpacks to more than 512 MiB' };
  try {
    // One byte more than it says is enough to know that it lies; a bomb gets no further.
    const content = inflateRawSync(bytes.read(start, packed), { maxOutputLength: size + 1 });
    if (content.length !== size) problems.push('a file unpacks to another size than it says');
    if (crc32(content) !== crc) problems.push('a file does not fit its checksum, which some loaders do not look at');
    return { bytes: bytesOf(content) };
  } catch (error) {
    return { why: (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'it unpacks to more than it says' : 'it cannot be unpacked' };
  }
}

const CHECKSUM_CHUNK = 4 * 1024 * 1024;

function checksum(bytes: Bytes): number {
  let value = 0;
  for (let at = 0; at < bytes.size; at += CHECKSUM_CHUNK) value = crc32(bytes.read(at, CHECKSUM_CHUNK), value);
  return value;
}

/** Bytes that belong to no file of the directory could be a file to a reader that goes from header to header. */
function gaps(spans: [start: number, end: number, slack: number][], directoryStart: number, problems: string[]): void {
  let last = 0;
  let slack = 0;
  for (const [start, end, own] of [...spans].sort(([a], [b]) => a - b)) {
    if (start < last) problems.push('two files in it share bytes');
    else if (start > last + slack) problems.push('bytes in it belong to no file of its directory');
    [last, slack] = [end, own];
  }
  if (spans.length > 0 && directoryStart > last + slack) problems.push('bytes in it belong to no file of its directory');
}
