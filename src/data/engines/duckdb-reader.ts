import { InputError } from '../../core/problem.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { ColumnInfo } from '../../core/seams.ts';
import { firstBytes, readCsvHeader, refuseDuplicates, type CsvHeader } from './csv-header.ts';
import { columnInfo } from './duckdb-values.ts';
import type { SourceFiles } from './source-files.ts';

/** A query of Sluice's own over the files of one source, in a database that can read only them. Cells are plain text. */
export type Ask = (sql: string) => Promise<Record<string, string>[]>;

/** A source as the engine reads it: `relation` is a SELECT that can stand in FROM (…). */
export interface Reader {
  relation: string;
  columns: ColumnInfo[];
}

/** What stands in a CSV file before its values are looked at: fixed here, so that nothing about the layout is guessed. */
const CSV_LAYOUT =
  `header=true, quote='"', escape='"', comment='', skip=0, strict_mode=true, null_padding=false, ignore_errors=false, ` +
  `dateformat='%Y-%m-%d'`;
const TYPE_CANDIDATES = `['BOOLEAN', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR']`;
/** Rows that types are first taken from; a later value that does not fit has the whole file looked at. */
const SAMPLE_ROWS = 20_480;
const WIDER: Record<string, string[]> = {
  BIGINT: ['HUGEINT', 'DOUBLE'],
  HUGEINT: ['DOUBLE'],
  DATE: ['TIMESTAMP'],
};

/**
 * How to read a source. `whole` looks at every value to find the types, for a file whose later rows do not fit its
 * first 20 480. Throws InputError for damaged and ambiguous files.
 */
export async function readerOf(source: SourceFiles, ask: Ask, whole: boolean): Promise<Reader> {
  switch (source.format) {
    case 'csv':
      return csvReader(source, ask, whole);
    case 'parquet':
      await refuseDuplicateParquetColumns(source, ask);
      return describedReader(`read_parquet(${list(source.files)})`, ask);
    case 'json':
    case 'ndjson':
      if (source.gzip) await Promise.all(source.files.map((file) => firstBytes(file, true)));
      return describedReader(jsonScan(source, whole), ask);
  }
}

async function csvReader(source: SourceFiles, ask: Ask, whole: boolean): Promise<Reader> {
  const header = await commonHeader(source);
  const scan = (types: string[]) => csvScan(source, header, types);
  let types = await sampledTypes(source, header, ask);
  types = await exactTypes(scan, header.names, types, ask, whole);
  const columns = header.names.map((name, index) => columnInfo(name, types[index]!));
  const booleans = header.names.filter((_, index) => types[index] === 'BOOLEAN');
  const replaced = booleans.map((name) => `${strictBoolean(name)} AS ${identifier(name)}`);
  const relation = `SELECT *${replaced.length > 0 ? ` REPLACE (${replaced.join(', ')})` : ''} FROM ${scan(types)}`;
  return { relation, columns };
}

/** Several files are one table only where their headers are equal: the engine would pair columns by place. */
async function commonHeader(source: SourceFiles): Promise<CsvHeader> {
  const headers = await Promise.all(source.files.map((file) => readCsvHeader(file, source.gzip)));
  const first = headers[0]!;
  const odd = headers.findIndex((header) => JSON.stringify(header) !== JSON.stringify(first));
  if (odd > 0) {
    throw InputError.of(
      'csv-headers-differ',
      `${source.files[odd]} and ${source.files[0]} have different headers.`,
      'Give all files of one pattern the same columns in the same order, or write Parquet.',
      { file: source.files[odd]!, line: 1, column: 1 },
    );
  }
  return first;
}

/** Booleans are read as text: the engine's own reading takes a column of `F`, of `no` or of `t` for booleans. */
function csvScan(source: SourceFiles, header: CsvHeader, types: string[]): string {
  const columns = header.names.map((name, index) => {
    const type = types[index] === 'BOOLEAN' ? 'VARCHAR' : types[index]!;
    return `${literal(name)}: ${literal(type)}`;
  });
  return `read_csv(${list(source.files)}, ${CSV_LAYOUT}, ${compression(source)}, delim=${literal(header.delimiter)}, auto_detect=false, columns={${columns.join(', ')}})`;
}

function strictBoolean(name: string): string {
  const column = identifier(name);
  return `CASE lower(${column}) WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE WHEN ${column} IS NOT NULL THEN error('${NOT_BOOLEAN}') END END`;
}

/** Marks the error of a later value that is not `true` or `false`, so that the whole file is looked at. */
export const NOT_BOOLEAN = 'sluice: a value is not true or false';

async function sampledTypes(source: SourceFiles, header: CsvHeader, ask: Ask): Promise<string[]> {
  const sniffed =
    `read_csv(${list(source.files)}, ${CSV_LAYOUT}, ${compression(source)}, delim=${literal(header.delimiter)}, ` +
    `auto_detect=true, auto_type_candidates=${TYPE_CANDIDATES}, sample_size=${SAMPLE_ROWS})`;
  try {
    const rows = await ask(`SELECT column_type FROM (DESCRIBE FROM ${sniffed})`);
    if (rows.length === header.names.length) return rows.map((row) => row.column_type!);
  } catch {
    // The sniffer says only that it could not agree with itself; the strict reading below says which row and why.
  }
  await ask(`SELECT count(*) AS n FROM ${csvScan(source, header, header.names.map(() => 'VARCHAR'))}`);
  return header.names.map(() => 'VARCHAR');
}

/** Corrects the sampled types where they would lose something: text that looks boolean, integers beyond 2^63. */
async function exactTypes(
  scan: (types: string[]) => string,
  names: string[],
  sampled: string[],
  ask: Ask,
  whole: boolean,
): Promise<string[]> {
  const choices = sampled.map((type) => typeChoices(type, whole));
  if (choices.every((choice) => choice.length === 1)) return sampled;
  const text = scan(names.map(() => 'VARCHAR'));
  const tests = choices.flatMap((choice, index) =>
    choice.slice(0, -1).map((type, rank) => `bool_and(${identifier(names[index]!)} IS NULL OR ${fits(names[index]!, type)}) AS fits_${index}_${rank}`),
  );
  const [answers] = await ask(`SELECT ${tests.join(', ')} FROM (FROM ${text}${whole ? '' : ` LIMIT ${SAMPLE_ROWS}`})`);
  return choices.map((choice, index) => choice.find((_, rank) => rank === choice.length - 1 || answers![`fits_${index}_${rank}`] !== 'false')!);
}

/** Narrowest first; the last one always fits or has been made sure of. */
function typeChoices(sampled: string, whole: boolean): string[] {
  if (sampled === 'VARCHAR') return ['VARCHAR'];
  if (sampled === 'BOOLEAN') return ['BOOLEAN', 'VARCHAR'];
  if (whole) return [sampled, ...(WIDER[sampled] ?? []), 'VARCHAR'];
  return sampled === 'DOUBLE' ? ['HUGEINT', 'DOUBLE'] : [sampled];
}

function fits(name: string, type: string): string {
  const column = identifier(name);
  if (type === 'BOOLEAN') return `lower(${column}) IN ('true', 'false')`;
  // A cast would round 1.5 to an integer without a word.
  if (type === 'BIGINT' || type === 'HUGEINT') return `(regexp_full_match(${column}, '[+-]?[0-9]+') AND TRY_CAST(${column} AS ${type}) IS NOT NULL)`;
  if (type === 'DATE') return `(regexp_full_match(${column}, '\\d{4}-\\d{2}-\\d{2}') AND TRY_CAST(${column} AS DATE) IS NOT NULL)`;
  return `TRY_CAST(${column} AS ${type}) IS NOT NULL`;
}

function jsonScan(source: SourceFiles, whole: boolean): string {
  const format = source.format === 'ndjson' ? 'newline_delimited' : 'auto';
  return (
    `read_json(${list(source.files)}, format='${format}', records=true, ignore_errors=false, dateformat='%Y-%m-%d', ` +
    `${compression(source)}, union_by_name=true, sample_size=${whole ? -1 : SAMPLE_ROWS})`
  );
}

async function describedReader(scan: string, ask: Ask): Promise<Reader> {
  const rows = await ask(`SELECT column_name, column_type FROM (DESCRIBE FROM ${scan})`);
  return { relation: `SELECT * FROM ${scan}`, columns: rows.map((row) => columnInfo(row.column_name!, row.column_type!)) };
}

/** The engine would rename the second of two equal names; the file's own schema still has both. */
async function refuseDuplicateParquetColumns(source: SourceFiles, ask: Ask): Promise<void> {
  for (const file of source.files) {
    const nodes = await ask(`SELECT name, num_children FROM parquet_schema(${literal(file)})`);
    refuseDuplicates(topLevelNames(nodes), file);
  }
}

/** The schema comes as a tree in depth-first order, its root first. */
function topLevelNames(nodes: Record<string, string>[]): string[] {
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const children = Number(nodes[at++]?.num_children ?? 0);
    for (let child = 0; child < children; child++) skip();
  };
  while (at < nodes.length) {
    names.push(nodes[at]!.name!);
    skip();
  }
  return names;
}

function compression(source: SourceFiles): string {
  return `compression='${source.gzip ? 'gzip' : 'uncompressed'}'`;
}

function list(files: string[]): string {
  return `[${files.map((file) => literal(file)).join(', ')}]`;
}
