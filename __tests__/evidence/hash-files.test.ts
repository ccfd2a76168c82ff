import { createHash } from 'node:crypto';
import { appendFile, open, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { hashRanges, type HashProgress } from '../../src/evidence/hash-files.ts';
import { walk } from '../../src/evidence/walk.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { writeTree } from './files.ts';

const MIB = 1024 * 1024;
const whole = async (folder: string) => (await walk(folder)).files.map((file) => ({ file, start: 0, end: file.bytes }));
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Sparse files with a few bytes of their own, so that nobody writes hundreds of megabytes. */
async function largeFiles(folder: string, count: number, bytes: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await writeFile(path.join(folder, `shard-${i}`), `shard ${i}`);
    await truncate(path.join(folder, `shard-${i}`), bytes);
  }
}

describe('files that are hashed by several threads', () => {
  test('have the digests that one thread finds, and the progress adds up to every byte once', async () => {
    await using folder = await temporaryFolder();
    const bytes = 100 * MIB + 13;
    await largeFiles(folder.path, 3, bytes);
    const told: HashProgress[] = [];
    const found = await hashRanges(await whole(folder.path), 'sha256', (progress) => void told.push({ ...progress }));
    const expected = await Promise.all([0, 1, 2].map(async (i) => {
      const content = Buffer.alloc(bytes);
      content.write(`shard ${i}`);
      return hash(content);
    }));
    expect(found).toEqual(expected);
    expect(told.at(-1)).toEqual({ bytes: 3 * bytes, totalBytes: 3 * bytes, files: 3 });
    expect(told.every(({ bytes: at }, i) => i === 0 || at >= told[i - 1]!.bytes)).toBe(true);
  });

  test('are refused where one is cut or grows meanwhile', async () => {
    await using folder = await temporaryFolder();
    await largeFiles(folder.path, 2, 150 * MIB);
    const ranges = await whole(folder.path);
    await appendFile(path.join(folder.path, 'shard-1'), 'x');
    const error = (await hashRanges(ranges).catch((thrown: unknown) => thrown)) as InputError;
    expect(error.problems.map(({ code }) => code)).toEqual(['part-changed']);
  });
});

describe('ranges of a file', () => {
  test('each have their own digest, at any border', async () => {
    await using folder = await temporaryFolder();
    const content = Buffer.from(Array.from({ length: 3 * MIB + 5 }, (_, i) => (i * 31) % 251));
    await writeTree(folder.path, { 'a.bin': content });
    const { file } = (await whole(folder.path))[0]!;
    const borders = [0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 5];
    const ranges = borders.slice(1).map((end, i) => ({ file, start: borders[i]!, end }));
    expect(await hashRanges(ranges)).toEqual(ranges.map(({ start, end }) => hash(content.subarray(start, end))));
    expect(await hashRanges([{ file, start: 5, end: 5 }])).toEqual([hash(Buffer.alloc(0))]);
  });

  test('that were cut since they were listed are refused', async () => {
    await using folder = await temporaryFolder();
    await writeTree(folder.path, { 'a.bin': 'abcdef' });
    const ranges = await whole(folder.path);
    await using handle = await open(path.join(folder.path, 'a.bin'), 'r+');
    await handle.truncate(3);
    const error = (await hashRanges(ranges).catch((thrown: unknown) => thrown)) as InputError;
    expect(error).toBeInstanceOf(InputError);
    expect(error.problems.map(({ code }) => code)).toEqual(['part-changed']);
  });
});
