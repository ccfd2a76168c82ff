import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { Look } from './source-digest.ts';
import type { Compression, SourceFiles } from './source-files.ts';
import { unpackedStream } from './unpacked.ts';

/** The engine takes NUL bytes into its values; no text has them. Throws InputError `data-nul-byte` with the line. */
export function refusesNul(compression: Compression): Look {
  return async (file, chunk) => {
    if (chunk.includes(0)) throw withNul(file, await lineOfNul(file, compression));
  };
}

async function lineOfNul(file: string, compression: Compression): Promise<number> {
  let line = 1;
  for await (const part of unpackedStream(file, compression)) {
    const end = part.indexOf(0);
    for (const byte of end < 0 ? part : part.subarray(0, end)) if (byte === 0x0a) line++;
    if (end >= 0) return line;
  }
  return line;
}

/** The first line of the text sources that is not UTF-8. */
export async function firstBadLine(sources: readonly SourceFiles[]): Promise<InputError | undefined> {
  for (const source of sources.filter(({ format, remote }) => format !== 'parquet' && !remote)) {
    for (const file of source.files) {
      const line = await badLine(file, source.compression);
      if (line !== undefined) return notUtf8(file, line);
    }
  }
  return undefined;
}

async function badLine(file: string, compression: Compression): Promise<number | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const chunk of unpackedStream(file, compression)) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, start);
      try {
        decoder.decode(chunk.subarray(start, end < 0 ? chunk.length : end + 1), { stream: true });
      } catch {
        return line;
      }
      if (end < 0) break;
      start = end + 1;
      line++;
    }
  }
  return undefined;
}

export function notUtf8(file: string, line: number): InputError {
  return InputError.of(
    'data-not-utf8',
    `${path.basename(file)} is not UTF-8 text (line ${line}).`,
    'Write the file as UTF-8, e.g. `iconv -f UTF-16 -t UTF-8` or `iconv -f WINDOWS-1252 -t UTF-8`, whichever it was.',
    { file, line, column: 1 },
  );
}

export function withNul(file: string, line: number): InputError {
  return InputError.of('data-nul-byte', `${path.basename(file)} holds a NUL byte (line ${line}): it is damaged, or no text.`, 'Find the step that writes it; a disk that was full or a copy that was cut leaves NUL bytes.', { file, line, column: 1 });
}
