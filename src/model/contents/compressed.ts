import * as zlib from 'node:zlib';
import type { Bytes } from './bytes.ts';
import type { packingOf } from './formats.ts';

/** Unpacked into memory, at most: a small file can claim any size. */
export const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;
const MOST_PACKED_BYTES = 512 * 1024 * 1024;

type Packing = NonNullable<ReturnType<typeof packingOf>>;

/** What a compressed file holds, or why nobody here can say. `broken`: it is no stream of that kind after all. */
export function unpacked(bytes: Bytes, packing: Packing): { bytes: Buffer } | { why: string; broken?: boolean } {
  // zlib.zstdDecompressSync came with Node 22.15.
  const reader = { gzip: zlib.gunzipSync, zlib: zlib.inflateSync, zstd: zlib.zstdDecompressSync as typeof zlib.gunzipSync | undefined }[packing as string];
  if (!reader) return { why: `it is packed by ${packing}, which is not read here` };
  if (bytes.size > MOST_PACKED_BYTES) return { why: 'it is packed and larger than 512 MiB' };
  try {
    return { bytes: reader(bytes.read(0, bytes.size), { maxOutputLength: MOST_UNPACKED_BYTES }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return { why: 'it unpacks to more than 512 MiB' };
    return { why: `it begins as ${packing} and cannot be unpacked`, broken: true };
  }
}

/** Bytes of a broken stream that are tried, from the largest: readers hand on what they have before they find out. */
const BEGINNINGS = [Infinity, 64 * 1024, 8 * 1024, 512, 128];

/** What a reader gets out of the beginning of a zlib stream that is cut off or damaged further on; empty where nothing. */
export function beginningOf(bytes: Bytes): Buffer {
  for (const length of BEGINNINGS)
    try {
      return zlib.inflateSync(bytes.read(0, Math.min(length, bytes.size)), { maxOutputLength: MOST_UNPACKED_BYTES, finishFlush: zlib.constants.Z_SYNC_FLUSH });
    } catch {
      // Damaged before this place.
    }
  return Buffer.alloc(0);
}
