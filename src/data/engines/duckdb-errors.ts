import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import { NOT_OF_TYPE } from './csv-layout.ts';
import type { SourceFiles } from './source-files.ts';
import { firstBadLine, notUtf8 } from './text-damage.ts';

/** True where only a type taken from the first rows was wrong, so that the whole file has to be looked at. */
export function isLateType(error: unknown): boolean {
  const text = messageOf(error);
  if (text.includes(NOT_OF_TYPE)) return true;
  return (/CSV Error on Line/.test(text) && /Could not convert string/.test(text)) || /JSON transform error/.test(text);
}

/**
 * What the engine could not do, in words that help. Never repeats a value: the engine's own messages quote whole rows,
 * which may hold what no report should. `sources` are the files that the statement could read.
 */
export async function explain(error: unknown, sources: readonly SourceFiles[]): Promise<Error> {
  if (error instanceof InputError) return error;
  const text = messageOf(error);
  const inFile = await fileProblem(text, sources);
  if (inFile) return inFile;
  return statementProblem(text, error);
}

async function fileProblem(text: string, sources: readonly SourceFiles[]): Promise<InputError | undefined> {
  const file = /file = (.+)/.exec(text)?.[1] ?? /in file ['"](.+?)['"]/.exec(text)?.[1] ?? sources[0]?.files[0] ?? 'the file';
  const base = path.basename(file);
  // Of a line that is no JSON, DuckDB 1.5.5 gives the number of the next one.
  const next = /at byte \d+ in line (\d+)/.exec(text)?.[1];
  const line = Number(/CSV Error on Line: (\d+)/.exec(text)?.[1] ?? (next ? Math.max(1, Number(next) - 1) : (/in line (\d+)/.exec(text)?.[1] ?? 1)));
  const at = { file, line, column: 1 };
  if (/Invalid unicode|not utf-8 encoded/i.test(text)) return notUtf8(file, line);
  // DuckDB 1.5.6 fails inside while it writes the message for a byte that is not UTF-8 in a late row.
  if (/INTERNAL Error/.test(text)) {
    const bad = await firstBadLine(sources);
    if (bad) return bad;
  }
  const ragged = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text);
  if (ragged) {
    return InputError.of('csv-ragged-row', `Line ${line} of ${base} has ${ragged[2]} values, the header ${ragged[1]}.`,
      'Quote values that hold the delimiter, and write every value of a row, an empty one too.', at);
  }
  if (/unterminated quote/i.test(text)) {
    return InputError.of('csv-quote-open', `A quote opened at line ${line} of ${base} is never closed.`, 'Close it, or double a quote that is part of the value.', at);
  }
  if (/Maximum line size/i.test(text)) {
    return InputError.of('csv-line-too-long', `Line ${line} of ${base} is longer than 2 MB.`, 'A quote is probably open; otherwise write Parquet.', at);
  }
  if (/CSV Error|CSV Parser state machine|sniffing file/.test(text)) {
    return InputError.of('csv-malformed', `${base} is not CSV as RFC 4180 has it (line ${line} or near): mixed line ends, or a quote inside a value.`,
      'Write it with a CSV writer, one kind of line end throughout, quotes doubled inside quotes.', at);
  }
  if (/expected records, but got non-record/.test(text)) {
    return InputError.of('json-not-rows', `${base} does not hold one JSON object per row.`, 'Write one object per line, or one array of objects.', at);
  }
  if (/duplicate key/i.test(text)) return InputError.of('data-column-duplicate', `An object at line ${line} of ${base} has a key twice.`, 'Write each key once.', at);
  if (/Malformed JSON|JSON transform error|unexpected end of data/i.test(text)) {
    return InputError.of('json-malformed', `Line ${line} of ${base} is not JSON that fits the rows before it.`, 'Write one complete JSON object per row, with one type per key.', at);
  }
  if (isDamagedParquet(text, sources)) {
    return InputError.of('parquet-damaged', `${base} is not a whole Parquet file.`, 'Write it again; it was probably cut while it was written or copied.', { file, line: 1, column: 1 });
  }
  return undefined;
}

/** Its reader takes what it finds for lengths and types, and says many things of what it then meets. */
function isDamagedParquet(text: string, sources: readonly SourceFiles[]): boolean {
  if (/parquet|magic bytes|Footer length|footer/i.test(text) && /^(Invalid Input|IO|Serialization|TProtocol)/.test(text)) return true;
  return sources.some(({ format }) => format === 'parquet') && /^(Invalid Error|Serialization Error|TProtocolException|INTERNAL Error)|don't know what type|No more data to read|ZSTD|Snappy|decompress/i.test(text);
}

function statementProblem(text: string, cause: unknown): InputError {
  const first = text.split('\n')[0]!;
  const at = (code: string, message: string, fix: string) => InputError.of(code, message, fix, undefined, { cause });
  const column = /Referenced column "(.*)" not found/s.exec(text)?.[1] ?? /does not have a column named "(.*)"/s.exec(text)?.[1];
  if (column !== undefined) return at('sql-unknown-column', `The SQL names the column ${JSON.stringify(column)}, which the data does not have.`, `Name one of its columns.${candidates(text)}`);
  if (/^Out of Memory/i.test(text)) return at('data-out-of-memory', 'The query needs more memory than it may use.', 'Give the engine more memory, or less data: Parquet needs less than CSV.');
  if (/^Permission Error|file system operations are disabled/.test(text)) {
    return at('sql-outside', 'The SQL reads something that is not a declared source.', 'Read only from the declared sources.');
  }
  if (/^(Conversion|Out of Range) Error/.test(text)) {
    return at('sql-value', 'The SQL meets a value that it cannot convert or calculate with.', 'Use TRY_CAST, or say what such a value means with CASE.');
  }
  return at('sql-refused', `The engine refuses the SQL: ${first}.`, 'Correct the SQL; the tables and columns are those of the declared sources.');
}

function candidates(text: string): string {
  const found = /Candidate bindings: (.*)/.exec(text)?.[1];
  return found ? ` Near: ${found.trim()}.` : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)
    ? String((error as Error).message)
    : String(error);
}
