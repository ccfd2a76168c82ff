import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../core/problem.ts';

/**
 * A file that another job may have written, or undefined where there is no plain file. Its size is asked before its bytes: a
 * ledger of 2 GB would fill the memory of the job that only wants to refuse it. Throws InputError `code` where it is larger than `most` bytes.
 */
export async function readCapped(file: string, most: number, code: string): Promise<Buffer | undefined> {
  const found = await stat(file).catch(() => undefined);
  // A pipe would be waited for.
  if (!found?.isFile()) return undefined;
  if (found.size > most) throw InputError.of(code, `${file} has ${found.size} bytes, and at most ${most} are read.`, 'Take it from where its stage wrote it: Sluice writes nothing as large.');
  return readFile(file).catch(() => undefined);
}
