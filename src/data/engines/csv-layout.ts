import { identifier, literal } from '../../core/sql.ts';
import type { CsvHeader } from './csv-header.ts';
import { DUCKDB } from './duckdb-dialect.ts';
import type { SourceFiles } from './source-files.ts';

/** Rows that types are first taken from; a later value that does not fit has the whole file looked at. */
export const SAMPLE_ROWS = 20_480;

/** The longest line. The engine's own limit, which it would let go with a size of buffers. */
const LINE_BYTES = 2_000_000;
/** Two such lines. The engine's own choice, sixteen, takes a fifth more of the memory and is no faster. */
const BUFFER_BYTES = 2 * LINE_BYTES;
/** What stands in a CSV file before its values are looked at: fixed here, so that nothing about the layout is guessed. */
const LAYOUT = `header=true, quote='"', escape='"', comment='', skip=0, strict_mode=true, null_padding=false, ignore_errors=false, dateformat='%Y-%m-%d', max_line_size=${LINE_BYTES}, buffer_size=${BUFFER_BYTES}`;
const TYPE_CANDIDATES = `['BOOLEAN', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR']`;

/** Marks the error of a later value that is not what `strictly` wants, so that the whole file is looked at. */
export const NOT_OF_TYPE = 'sluice: a value is not of the type of its column';

const STRICT: Record<string, (name: string) => string> = { BOOLEAN: strictBoolean, TIMESTAMPTZ: strictInstant, 'TIMESTAMP WITH TIME ZONE': strictInstant };

/**
 * Reads the files with these types, those of `strictly` as text: the engine's own takes a column of `F`, of `no` or of `t` for booleans, and
 * a zone that one time names for the times after it that have none (DuckDB 1.5.6).
 */
export function csvScan(source: SourceFiles, header: CsvHeader, types: readonly string[]): string {
  const columns = header.names.map((name, index) => `${literal(name)}: ${literal(Object.hasOwn(STRICT, types[index]!) ? 'VARCHAR' : types[index]!)}`);
  return `read_csv(${list(source.files)}, ${LAYOUT}, ${packed(source)}, delim=${literal(header.delimiter)}, auto_detect=false, ${partitions(source)}, columns={${columns.join(', ')}})`;
}

/** The scan for a few rows at the beginning: other threads would read on, and throw away what they read. */
export function firstRows(scan: string): string {
  return scan.replace(/\)$/, ', parallel=false)');
}

/** Has the engine take types from the first rows. */
export function csvSniff(source: SourceFiles, header: CsvHeader): string {
  return `read_csv(${list(source.files)}, ${LAYOUT}, ${packed(source)}, delim=${literal(header.delimiter)}, auto_detect=true, hive_partitioning=false, auto_type_candidates=${TYPE_CANDIDATES}, sample_size=${SAMPLE_ROWS})`;
}

/** What makes the type of a column that is read as text; undefined where the engine's own reading will do. */
export function strictly(name: string, type: string): string | undefined {
  return Object.hasOwn(STRICT, type) ? STRICT[type]!(name) : undefined;
}

/** A time as every engine reads it; whatever else ends the scan with NOT_OF_TYPE. */
function strictInstant(name: string): string {
  const column = identifier(name);
  return `coalesce(${DUCKDB.instant(column)}, CASE WHEN ${column} IS NOT NULL THEN error('${NOT_OF_TYPE}') END)`;
}

/** `true` and `false` in any case; whatever else ends the scan with NOT_OF_TYPE. The plain spellings come first, since they cost least. */
function strictBoolean(name: string): string {
  const column = identifier(name);
  return `CASE ${column} WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE lower(${column}) WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE WHEN ${column} IS NOT NULL THEN error('${NOT_OF_TYPE}') END END END`;
}

export function packed({ compression }: SourceFiles): string {
  return `compression='${compression}'`;
}

export function partitions({ hive }: SourceFiles): string {
  return `hive_partitioning=${hive}`;
}

export function list(files: readonly string[]): string {
  return `[${files.map((file) => literal(file)).join(', ')}]`;
}
