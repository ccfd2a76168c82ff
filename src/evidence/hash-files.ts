import type { BigIntStats } from 'node:fs';
import * as fs from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import * as crypto from 'node:crypto';
import os from 'node:os';
import { InputError } from '../core/problem.ts';
import { hashRange, HashPool, type RangeJob } from './hash-worker.ts';
import { fingerprintOf, quoted, unreadable, type WalkedFile } from './walk.ts';

export type HashAlgorithm = 'sha256' | 'blake2b512';

/** Bytes of one file from `start` to before `end`. */
export interface Range {
  file: WalkedFile;
  start: number;
  end: number;
}

/** How far the hashing is; told after each chunk, so whoever shows it thins it out. */
export interface HashProgress {
  bytes: number;
  totalBytes: number;
  files: number;
}

export type OnProgress = (progress: HashProgress) => void;

/** Below this, starting threads takes longer than it saves. */
const THREADS_FROM_BYTES = 256 * 1024 * 1024;
const MOST_THREADS = 8;
const FILES_AT_ONCE = 4;

/**
 * Hex digests of the ranges, in their order. Holds two chunks for each file that is read at the moment, however large the
 * files; many bytes in several ranges are hashed by several threads. Throws InputError `part-changed` where a file is not
 * what was listed, before or after it was read, and `part-unreadable`.
 */
export async function hashRanges(ranges: readonly Range[], algorithm: HashAlgorithm = 'sha256', onProgress?: OnProgress): Promise<string[]> {
  const totalBytes = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const files = new Set(ranges.map(({ file }) => file.path)).size;
  let bytes = 0;
  const onBytes = (count: number): void => onProgress?.({ bytes: (bytes += count), totalBytes, files });
  const threads = totalBytes < THREADS_FROM_BYTES || ranges.length < 2 ? 0 : Math.min(os.availableParallelism(), MOST_THREADS, ranges.length);
  const pool = threads > 0 ? new HashPool(threads) : undefined;
  try {
    // One more than the threads, so that the next file is open when a thread is free.
    return await inParallel(ranges, threads > 0 ? threads + 1 : FILES_AT_ONCE, (range, chunks) => hashOne(range, algorithm, onBytes, chunks, pool));
  } finally {
    await pool?.close();
  }
}

/** Workers take the next range each, so that one large file does not hold up the small ones. */
async function inParallel<T>(ranges: readonly Range[], atOnce: number, hash: (range: Range, chunks: Buffer[]) => Promise<T>): Promise<T[]> {
  const results: T[] = new Array<T>(ranges.length);
  let next = 0;
  let failed = false;
  const work = async (): Promise<void> => {
    const chunks: Buffer[] = [];
    for (let i = next++; i < ranges.length && !failed; i = next++) {
      try {
        results[i] = await hash(ranges[i]!, chunks);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(atOnce, ranges.length) }, work));
  const rejected = outcomes.find((outcome) => outcome.status === 'rejected');
  if (rejected) throw rejected.reason;
  return results;
}

async function hashOne({ file, start, end }: Range, algorithm: HashAlgorithm, onBytes: (count: number) => void, chunks: Buffer[], pool: HashPool | undefined): Promise<string> {
  await using handle = await openRegular(file);
  const job: RangeJob = { fd: handle.fd, start, end, algorithm, last: end === file.bytes };
  const digest = await (pool ? pool.hash(job, onBytes) : hashRange(fs, crypto, job, onBytes, chunks)).catch((error: unknown) => {
    throw new InputError([unreadable(file.absolute, error)], { cause: error });
  });
  // Undefined: the file ended before its listed size, or went on behind it.
  if (digest === undefined || fingerprintOf(await stat(handle)) !== file.fingerprint) throw changed(file.absolute);
  return digest;
}

/**
 * Opens the very file that was listed. NOFOLLOW and NONBLOCK: the name may have become a link or a pipe since, and an
 * open pipe would wait for a writer for ever.
 */
export async function openRegular(file: WalkedFile): Promise<FileHandle> {
  const flags = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);
  const handle = await open(file.absolute, flags).catch((error: unknown) => {
    if (['ELOOP', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw changed(file.absolute);
    throw new InputError([unreadable(file.absolute, error)], { cause: error });
  });
  if (fingerprintOf(await stat(handle)) === file.fingerprint) return handle;
  await handle.close();
  throw changed(file.absolute);
}

function stat(handle: FileHandle): Promise<BigIntStats> {
  return handle.stat({ bigint: true });
}

export function changed(shown: string): InputError {
  return InputError.of('part-changed', `${quoted(shown)} changed while it was read.`, 'Stop whatever still writes there, then run this step again: an identity is of bytes that hold still.');
}
