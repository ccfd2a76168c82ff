import { identifier, literal } from '../../core/sql.ts';
import type { CsvHeader } from './csv-header.ts';
import type { SourceFiles } from './source-files.ts';

/** Rows that types are first taken from; a later value that does not fit has the whole file looked at. */
export const SAMPLE_ROWS = 20_480;

/** What stands in a CSV file before its values are looked at: fixed here, so that nothing about the layout is guessed. */
const LAYOUT = `header=true, quote='"', escape='"', comment='', skip=0, strict_mode=true, null_padding=false, ignore_errors=false, dateformat='%Y-%m-%d'`;
const TYPE_CANDIDATES = `['BOOLEAN', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR']`;

/** Marks the error of a later value that is not `true` or `false`, so that the whole file is looked at. */
export const NOT_BOOLEAN = 'sluice: a value is not true or false';

/** Reads the files with these types. Booleans are read as text: the engine's own takes a column of `F`, of `no` or of `t` for booleans. */
export function csvScan(source: SourceFiles, header: CsvHeader, types: readonly string[]): string {
  const columns = header.names.map((name, index) => `${literal(name)}: ${literal(types[index] === 'BOOLEAN' ? 'VARCHAR' : types[index]!)}`);
  return `read_csv(${list(source.files)}, ${LAYOUT}, ${packed(source)}, delim=${literal(header.delimiter)}, auto_detect=false, ${partitions(source)}, columns={${columns.join(', ')}})`;
}

/** Has the engine take types from the first rows. */
export function csvSniff(source: SourceFiles, header: CsvHeader): string {
  return `read_csv(${list(source.files)}, ${LAYOUT}, ${packed(source)}, delim=${literal(header.delimiter)}, auto_detect=true, hive_partitioning=false, auto_type_candidates=${TYPE_CANDIDATES}, sample_size=${SAMPLE_ROWS})`;
}

/** `true` and `false` in any case; whatever else ends the scan with NOT_BOOLEAN. The plain spellings come first, since they cost least. */
export function strictBoolean(name: string): string {
  const column = identifier(name);
  return `CASE ${column} WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE lower(${column}) WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE WHEN ${column} IS NOT NULL THEN error('${NOT_BOOLEAN}') END END END`;
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
