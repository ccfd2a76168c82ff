import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { Compression } from './source-files.ts';
import { notUtf8, refusesNul, withNul } from './text-damage.ts';
import { firstBytes } from './unpacked.ts';

export interface CsvHeader {
  names: string[];
  delimiter: string;
}

/** A header longer than this is refused: 5 000 columns of 300 characters, the delivery file's own limits, fit. */
const MAX_HEADER_BYTES = 8 * 1024 * 1024;
/** Most headers end here, so that not more is read and decoded. */
const FIRST_LOOK_BYTES = 64 * 1024;
const MOST_COLUMNS = 5_000;
const MOST_CHARACTERS = 300;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Names and delimiter of a CSV file, from its first record (RFC 4180). The delimiter is a tab for `.tsv`, else the first
 * of comma, semicolon, tab and bar that stands in the header outside quotes. Read here and not left to the engine, which
 * guesses: it skips lines until some are alike, renames duplicates and makes up names. Throws InputError.
 */
export async function readCsvHeader(file: string, compression: Compression): Promise<CsvHeader> {
  const packed = compression !== 'uncompressed';
  const look = await firstBytes(file, compression, packed ? MAX_HEADER_BYTES : FIRST_LOOK_BYTES, packed ? refusesNul(compression) : undefined);
  const short = !packed && look.length === FIRST_LOOK_BYTES ? headerOf(look, file, false) : headerOf(look, file, true);
  return short ?? headerOf(await firstBytes(file, compression, MAX_HEADER_BYTES), file, true)!;
}

/** Undefined where the record does not end in these bytes and more may follow (`last` false). */
export function headerOf(bytes: Buffer, file: string, last: boolean): CsvHeader | undefined {
  const end = recordEnd(bytes);
  if (end === undefined && !last) return undefined;
  const text = decode(bytes.subarray(0, end), file, end === undefined ? bytes.length : undefined);
  const delimiter = /\.tsv(\.gz|\.zst)?$/i.test(file) ? '\t' : delimiterOf(text);
  const names = fieldsOf(text, delimiter, file);
  refuseBadNames(names, file);
  return { names, delimiter };
}

/** Where the first record's line end stands; undefined where it has none in these bytes. */
function recordEnd(bytes: Buffer): number | undefined {
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x22) quoted = !quoted;
    else if (!quoted && (byte === 0x0a || byte === 0x0d)) return at;
  }
  return undefined;
}

/** Only the header is decoded strictly here; the engine checks the encoding of every value that it reads. */
function decode(bytes: Buffer, file: string, cutAt: number | undefined): string {
  if (cutAt !== undefined && cutAt >= MAX_HEADER_BYTES) throw unfinished(file);
  if (bytes.includes(0)) throw withNul(file, 1);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // takes a byte order mark away
  } catch {
    throw notUtf8(file, 1);
  }
  if (text.trim() === '') throw InputError.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.', at(file));
  return text;
}

function delimiterOf(text: string): string {
  let quoted = false;
  const seen = new Set<string>();
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted) seen.add(character);
  }
  return DELIMITERS.find((delimiter) => seen.has(delimiter)) ?? ',';
}

function fieldsOf(text: string, delimiter: string, file: string): string[] {
  const names: string[] = [];
  let field = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') field += text[index++];
      else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === delimiter) {
      names.push(field);
      field = '';
    } else field += character;
  }
  if (quoted) throw unfinished(file);
  return [...names, field];
}

function unfinished(file: string): InputError {
  return InputError.of('csv-header-unfinished', `The header of ${path.basename(file)} does not end: a quote is open or the line is longer than 8 MB.`, 'Close the quote in the first line, or write the header.', at(file));
}

function refuseBadNames(names: string[], file: string): void {
  const base = path.basename(file);
  const blank = names.findIndex((name) => name.trim() === '');
  if (blank >= 0) {
    throw InputError.of('csv-column-unnamed', `Column ${blank + 1} of ${base} has no name in the header.`, 'Name every column; pandas writes an unnamed index unless told `index=False`.', at(file));
  }
  const values = names.filter(looksLikeValue).length;
  if (values > 0 && values * 2 >= names.length) {
    throw InputError.of('csv-header-missing', `The first line of ${base} looks like data (${values} of ${names.length} of its fields are numbers, dates or truth values), so the header seems to be missing.`, 'Write the column names as the first line.', at(file));
  }
  refuseManyColumns(names, file);
  refuseDuplicates(names, file);
}

/** A name of one of these kinds is hardly a name; where half of them are, the line is a row. */
function looksLikeValue(field: string): boolean {
  const text = field.trim();
  return (text !== '' && Number.isFinite(Number(text))) || /^\d{4}-\d{2}-\d{2}/.test(text) || /^(true|false|nan|null)$/i.test(text);
}

export function refuseManyColumns(names: readonly string[], file: string): void {
  if (names.length > MOST_COLUMNS) {
    throw InputError.of('data-columns-too-many', `${path.basename(file)} has ${names.length} columns; at most ${MOST_COLUMNS} are read.`, 'Keep the columns that the model uses, or write vectors as one list column in Parquet.', at(file));
  }
  const long = names.findIndex((name) => [...name].length > MOST_CHARACTERS);
  if (long >= 0) {
    throw InputError.of('data-column-name-too-long', `Column ${long + 1} of ${path.basename(file)} has a name of ${[...names[long]!].length} characters; at most ${MOST_CHARACTERS} are read.`, 'Shorten the name; a quote that is open or a missing header makes such names too.', at(file));
  }
}

/** SQL compares names without case, so `Age` and `age` cannot both be asked for. */
export function refuseDuplicates(names: readonly string[], file: string): void {
  const seen = new Map<string, { name: string; index: number }>();
  for (const [index, name] of names.entries()) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) {
      throw InputError.of(
        'data-column-duplicate',
        `${path.basename(file)} has two columns named ${JSON.stringify(other.name)}${other.name === name ? '' : ` and ${JSON.stringify(name)}`}: columns ${other.index + 1} and ${index + 1}.`,
        'Rename one of them; upper and lower case do not tell columns apart.',
        at(file),
      );
    }
    seen.set(name.toLowerCase(), { name, index });
  }
}

function at(file: string): { file: string; line: number; column: number } {
  return { file, line: 1, column: 1 };
}
