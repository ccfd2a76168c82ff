import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Writable, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { InputError } from '../../core/problem.ts';
import type { Look } from './source-digest.ts';
import type { Compression } from './source-files.ts';

/** Tables pack 3 to 30 times; a file that unpacks to more than this many times its size, and to much, is made to fill a disk. */
const MOST_TIMES = 250;
const MUCH_BYTES = 256 * 1024 * 1024;
const READ_BYTES = 1024 * 1024;
/** Parallel writers make one frame for some megabytes; each costs us a stream. */
const MOST_FRAMES = 10_000;

/**
 * The first bytes of a file, unpacked. A packed file is read to its end, since only there its checksum stands and the
 * engine does not look at it: a cut file would else lose rows in silence. `look` sees all that is read. Throws InputError.
 */
export async function firstBytes(file: string, compression: Compression, most: number, look?: Look): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const limit = Math.max(MUCH_BYTES, (await stat(file)).size * MOST_TIMES);
  const head = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (size < most) chunks.push(chunk);
      size += chunk.length;
      if (compression !== 'uncompressed' && size > limit) done(bomb(file, limit));
      else if (!look) done();
      else Promise.resolve(look(file, chunk)).then(() => done(), done);
    },
  });
  try {
    if (compression === 'uncompressed') await pipeline(createReadStream(file, { end: most - 1 }), head);
    else await pipeline(unpackedStream(file, compression), head);
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, compression, error as Error);
  }
  return Buffer.concat(chunks).subarray(0, most);
}

/** Bytes of a text file, unpacked. */
export function unpackedStream(file: string, compression: Compression): AsyncIterable<Buffer> {
  if (compression === 'zstd') return zstdFrames(file);
  const stream = createReadStream(file, { highWaterMark: READ_BYTES });
  return compression === 'gzip' ? pipelined(stream, zlib.createGunzip({ chunkSize: READ_BYTES })) : stream;
}

/** Node ends at the first frame and the engine reads them all: what is checked must be what is read. */
async function* zstdFrames(file: string): AsyncGenerator<Buffer> {
  // Node has it since 22.15.
  if (typeof zlib.createZstdDecompress !== 'function') throw InputError.of('data-zstd-unsupported', `Node ${process.version} cannot check Zstandard files.`, 'Use Node 22.15 or newer, or pack with gzip.');
  const { size } = await stat(file);
  let start = 0;
  for (let frame = 0; start < size; frame++) {
    if (frame === MOST_FRAMES) throw InputError.of('data-zstd-damaged', `${path.basename(file)} holds more than ${MOST_FRAMES.toLocaleString('en-US')} Zstandard frames.`, 'Write it with one call of zstd.', { file, line: 1, column: 1 });
    const unpack = zlib.createZstdDecompress({ chunkSize: READ_BYTES });
    yield* pipelined(createReadStream(file, { start, highWaterMark: READ_BYTES }), unpack);
    if (unpack.bytesWritten === 0) throw new Error('a frame is empty');
    start += unpack.bytesWritten;
  }
}

async function* pipelined(from: Readable, through: Transform): AsyncGenerator<Buffer> {
  from.once('error', (error) => through.destroy(error));
  try {
    yield* from.pipe(through) as AsyncIterable<Buffer>;
  } finally {
    from.destroy();
  }
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
