import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Writable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { InputError } from '../../core/problem.ts';
import type { Compression } from './source-files.ts';

/** Tables pack 3 to 30 times; a file that unpacks to more than this many times its size, and to much, is made to fill a disk. */
const MOST_TIMES = 250;
const MUCH_BYTES = 256 * 1024 * 1024;
const READ_BYTES = 1024 * 1024;

/**
 * The first bytes of a file, unpacked. A packed file is read to its end, since only there its checksum stands and the
 * engine does not look at it: a cut file would else lose rows in silence. Throws InputError.
 */
export async function firstBytes(file: string, compression: Compression, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const limit = Math.max(MUCH_BYTES, (await stat(file)).size * MOST_TIMES);
  const head = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (size < most) chunks.push(chunk);
      size += chunk.length;
      done(compression !== 'uncompressed' && size > limit ? bomb(file, limit) : null);
    },
  });
  try {
    if (compression === 'uncompressed') await pipeline(createReadStream(file, { end: most - 1 }), head);
    else await pipeline(createReadStream(file, { highWaterMark: READ_BYTES }), unpacker(compression), head);
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, compression, error as Error);
  }
  return Buffer.concat(chunks).subarray(0, most);
}

/** Bytes of a text file as a stream, unpacked. */
export function unpackedStream(file: string, compression: Compression): AsyncIterable<Buffer> {
  const stream = createReadStream(file, { highWaterMark: READ_BYTES });
  return compression === 'uncompressed' ? stream : stream.pipe(unpacker(compression));
}

function unpacker(compression: Exclude<Compression, 'uncompressed'>): Transform {
  const chunkSize = READ_BYTES;
  if (compression === 'gzip') return zlib.createGunzip({ chunkSize });
  // Node has it since 22.15.
  if (typeof zlib.createZstdDecompress === 'function') return zlib.createZstdDecompress({ chunkSize });
  throw InputError.of('data-zstd-unsupported', `Node ${process.version} cannot check Zstandard files.`, 'Use Node 22.15 or newer, or pack with gzip.');
}

function bomb(file: string, limit: number): InputError {
  return InputError.of(
    'data-unpacks-too-far',
    `${path.basename(file)} unpacks to more than ${Math.round(limit / 1024 / 1024).toLocaleString('en-US')} MB, over ${MOST_TIMES} times its size: no table is packed so, and it is not read further.`,
    'Find out who made the file. If it is real, write it as Parquet or unpacked.',
    { file, line: 1, column: 1 },
  );
}

function unreadable(file: string, compression: Compression, error: Error): InputError {
  if (compression === 'uncompressed') return InputError.of('data-file-unreadable', `${file} cannot be read: ${error.message}.`, 'Check that this user may read it.', undefined, { cause: error });
  return InputError.of(
    `data-${compression}-damaged`,
    `${file} cannot be read to its end as ${compression === 'gzip' ? 'gzip' : 'Zstandard'}: ${error.message}.`,
    'Write the file again; it was probably cut while it was written or copied.',
    { file, line: 1, column: 1 },
    { cause: error },
  );
}
