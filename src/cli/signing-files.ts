import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../core/problem.ts';
import type { HashProgress, OnProgress } from '../evidence/hash-files.ts';
import type { Io } from './io.ts';

const MOST_PEM_BYTES = 1024 * 1024;
const PERCENT_A_LINE = 10;
/** A model that is read in a moment needs no progress. */
const SHOWN_FROM_BYTES = 1024 * 1024 * 1024;
const GB = 1e9;

/** The bytes of a named file, a plain one of at most `most` bytes. Throws InputError `signing-file-unreadable`. */
export async function readNamed(io: Io, file: string, most = MOST_PEM_BYTES): Promise<Buffer> {
  const target = path.resolve(io.cwd, file);
  const unreadable = (reason: string): InputError => InputError.of('signing-file-unreadable', `${JSON.stringify(file)} cannot be read (${reason}).`, 'Check the path and the rights of the file.');
  const found = await stat(target).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? error.message);
  });
  // A pipe has no size and perhaps no end.
  if (!found.isFile()) throw unreadable('not a plain file');
  if (found.size > most) throw unreadable(`${found.size} bytes, and at most ${most} are read`);
  return readFile(target).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(error.code ?? error.message);
  });
}

export async function readTexts(io: Io, files: readonly string[] = []): Promise<string> {
  return (await Promise.all(files.map(async (file) => (await readNamed(io, file)).toString('utf8')))).join('\n');
}

/** Tells on standard error how far the reading is: one line that is written anew on a terminal, a line each tenth in a log. */
export function showProgress(io: Pick<Io, 'stderr' | 'terminal'>, shownFrom = SHOWN_FROM_BYTES): OnProgress {
  let told = 0;
  return ({ bytes, totalBytes, files }: HashProgress) => {
    if (totalBytes < shownFrom) return;
    const percent = Math.floor((100 * bytes) / totalBytes);
    if (percent < told + (io.terminal ? 1 : PERCENT_A_LINE)) return;
    told = io.terminal ? percent : percent - (percent % PERCENT_A_LINE);
    const text = `read ${(bytes / GB).toFixed(1)} of ${(totalBytes / GB).toFixed(1)} GB in ${files} ${files === 1 ? 'file' : 'files'}, ${percent} %`;
    if (io.terminal) io.terminal(`\r${text}${percent >= 100 ? '\n' : ''}`);
    else io.stderr(`${text}\n`);
  };
}
