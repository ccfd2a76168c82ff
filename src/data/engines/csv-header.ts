import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import path from 'node:path';
import { InputError } from '../../core/problem.ts';

export interface CsvHeader {
  names: string[];
  delimiter: string;
}

/** A header longer than this is refused: 5 000 columns of 300 characters, the delivery file's own limits, fit. */
const MAX_HEADER_BYTES = 4 * 1024 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Names and delimiter of a CSV file, from its first record (RFC 4180). The delimiter is a tab for `.tsv`, else the first
 * of comma, semicolon, tab and bar that stands in the header outside quotes. Read here and not left to the engine, which
 * guesses: it skips lines until some are alike, renames duplicates and makes up names. Throws InputError.
 */
export async function readCsvHeader(file: string, gzip: boolean): Promise<CsvHeader> {
  const text = decode(await firstBytes(file, gzip), file);
  const delimiter = /\.tsv(\.gz)?$/i.test(file) ? '\t' : delimiterOf(text);
  const names = firstRecord(text, delimiter, file);
  refuseBadNames(names, file);
  return { names, delimiter };
}

/**
 * The first 4 MB of a file, unpacked. Reads a gzip file to its end, since only there its checksum stands and the engine
 * does not look at it: a cut file would else lose rows in silence. Throws InputError.
 */
export async function firstBytes(file: string, gzip: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const head = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (size < MAX_HEADER_BYTES) chunks.push(chunk);
      size += chunk.length;
      done();
    },
  });
  try {
    if (gzip) await pipeline(createReadStream(file), createGunzip(), head);
    else await pipeline(createReadStream(file, { end: MAX_HEADER_BYTES - 1 }), head);
  } catch (error) {
    throw InputError.of(
      gzip ? 'data-gzip-damaged' : 'data-file-unreadable',
      `${file} cannot be read${gzip ? ' to its end as gzip' : ''}: ${(error as Error).message}.`,
      gzip ? 'Write the file again; it was probably cut while it was written or copied.' : 'Check that this user may read it.',
      undefined,
      { cause: error },
    );
  }
  return Buffer.concat(chunks).subarray(0, MAX_HEADER_BYTES);
}

/** Only the header is decoded strictly here; the engine checks the encoding of every value that it reads. */
function decode(bytes: Buffer, file: string): string {
  const end = bytes.indexOf(0x0a);
  const header = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(header);
  } catch {
    throw notUtf8(file, 1);
  }
  if (header.includes(0)) throw notUtf8(file, 1);
  const text = new TextDecoder('utf-8').decode(bytes); // takes a byte order mark away
  if (text.trim() === '') throw InputError.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.');
  return text;
}

export function notUtf8(file: string, line: number): InputError {
  return InputError.of(
    'data-not-utf8',
    `${path.basename(file)} is not UTF-8 text (line ${line}).`,
    'Write the file as UTF-8, e.g. `iconv -f UTF-16 -t UTF-8` or `iconv -f WINDOWS-1252 -t UTF-8`, whichever it was.',
    { file, line, column: 1 },
  );
}

function delimiterOf(text: string): string {
  let quoted = false;
  const seen = new Set<string>();
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) break;
    else if (!quoted) seen.add(character);
  }
  return DELIMITERS.find((delimiter) => seen.has(delimiter)) ?? ',';
}

function firstRecord(text: string, delimiter: string, file: string): string[] {
  const names: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') field += text[at++];
      else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === delimiter) {
      names.push(field);
      field = '';
    } else if (character === '\n' || character === '\r') return [...names, field];
    else field += character;
  }
  if (quoted || text.length >= MAX_HEADER_BYTES) {
    throw InputError.of('csv-header-unfinished', `The header of ${path.basename(file)} does not end: a quote is open or the line is longer than 4 MB.`,
      'Close the quote in the first line, or write the header.', { file, line: 1, column: 1 });
  }
  return [...names, field];
}

function refuseBadNames(names: string[], file: string): void {
  const at = { file, line: 1, column: 1 };
  const base = path.basename(file);
  const blank = names.findIndex((name) => name.trim() === '');
  if (blank >= 0) {
    throw InputError.of('csv-column-unnamed', `Column ${blank + 1} of ${base} has no name in the header.`,
      'Name every column; pandas writes an unnamed index unless told `index=False`.', at);
  }
  if (names.every((name) => name.trim() !== '' && Number.isFinite(Number(name)))) {
    throw InputError.of('csv-header-missing', `The first line of ${base} holds only numbers, so the header seems to be missing.`,
      'Write the column names as the first line.', at);
  }
  refuseDuplicates(names, file);
}

/** SQL compares names without case, so `Age` and `age` cannot both be asked for. */
export function refuseDuplicates(names: readonly string[], file: string): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) {
      throw InputError.of(
        'data-column-duplicate',
        `${path.basename(file)} has two columns named ${JSON.stringify(other)}${other === name ? '' : ` and ${JSON.stringify(name)}`}.`,
        'Rename one of them; upper and lower case do not tell columns apart.',
        { file, line: 1, column: 1 },
      );
    }
    seen.set(name.toLowerCase(), name);
  }
}
