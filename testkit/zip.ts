import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  text: string;
  stored?: boolean;
  /** Unix mode; by default that of a plain file. */
  mode?: number;
  /** What the table of contents says of the unpacked size, where that is a lie. */
  claims?: number;
  /** Sizes and place in the extra field, as for files above 4 GiB. */
  large?: boolean;
}

/** A zip archive as tests need it, honest or not (PKWARE's APPNOTE 6.3.10, section 4.3). */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const bytes = entry.stored || entry.text === '' ? Buffer.from(entry.text) : deflateRawSync(entry.text);
    const method = entry.stored || entry.text === '' ? 0 : 8;
    const size = entry.claims ?? Buffer.byteLength(entry.text);
    const local = header(0x04034b50, 30, [[8, 2, method], [14, 4, crc32(entry.text)], [18, 4, bytes.length], [22, 4, size], [26, 2, name.length]]);
    parts.push(local, name, bytes);
    const extra = entry.large ? large(size, bytes.length, offset) : Buffer.alloc(0);
    const shown = (value: number): number => (entry.large ? 0xffffffff : value);
    const central: [number, number, number][] = [[4, 2, 0x0314], [10, 2, method], [16, 4, crc32(entry.text)], [20, 4, shown(bytes.length)], [24, 4, shown(size)], [28, 2, name.length], [30, 2, extra.length], [38, 4, ((entry.mode ?? 0o100644) << 16) >>> 0], [42, 4, shown(offset)]];
    table.push(header(0x02014b50, 46, central), name, extra);
    offset += local.length + name.length + bytes.length;
  }
  const directory = Buffer.concat(table);
  const end = header(0x06054b50, 22, [[8, 2, entries.length], [10, 2, entries.length], [12, 4, directory.length], [16, 4, offset]]);
  return Buffer.concat([...parts, directory, end]);
}

function header(signature: number, length: number, fields: readonly [at: number, bytes: number, value: number][]): Buffer {
  const buffer = Buffer.alloc(length);
  buffer.writeUInt32LE(signature, 0);
  for (const [at, bytes, value] of fields) buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

function large(size: number, packed: number, offset: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  return extra;
}
