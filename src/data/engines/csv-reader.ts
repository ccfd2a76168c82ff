import { stat } from 'node:fs/promises';
import { InputError } from '../../core/problem.ts';
import { identifier } from '../../core/sql.ts';
import type { ColumnInfo, OddValue } from '../../core/data-engine.ts';
import { readCsvHeader, refuseDuplicates, type CsvHeader } from './csv-header.ts';
import { csvScan, csvSniff, firstRows, SAMPLE_ROWS, strictly } from './csv-layout.ts';
import { typeOf, typeQuestions, type ColumnType } from './csv-types.ts';
import type { Ask, Reader } from './duckdb-reader.ts';
import { columnInfo } from './duckdb-values.ts';
import { remoteCsvHeader } from './remote-header.ts';
import type { SourceFiles } from './source-files.ts';
import { firstBytes } from './unpacked.ts';

const GUESSED_FROM_BYTES = 64 * 1024;

/** `whole` looks at every value to find the types. Throws InputError for damaged and ambiguous files. */
export async function csvReader(source: SourceFiles, ask: Ask, whole: boolean): Promise<Reader> {
  const header = await commonHeader(source, ask);
  const sampled = await sampledTypes(source, header, ask);
  const types = await exactTypes(source, header, sampled, ask, whole);
  const scan = csvScan(source, header, types.map(({ type }) => type));
  const replaced = header.names.flatMap((name, index) => {
    const sql = strictly(name, types[index]!.type);
    return sql === undefined ? [] : [`${sql} AS ${identifier(name)}`];
  });
  const own = await Promise.all(header.names.map(async (name, index): Promise<ColumnInfo> => ({ ...columnInfo(name, types[index]!.type), ...(await firstOdd(source, header, name, types[index]!, ask)) })));
  const columns = [...own, ...(await partitionColumns(source, scan, header, ask))];
  return { relation: `SELECT *${replaced.length > 0 ? ` REPLACE (${replaced.join(', ')})` : ''} FROM ${scan}`, columns, ...(await guessedRows(source)) };
}

/** Several files are one table only where their headers are equal: the engine would pair columns by place. */
async function commonHeader(source: SourceFiles, ask: Ask): Promise<CsvHeader> {
  const headers: CsvHeader[] = [];
  for (const file of source.files) headers.push(source.remote ? await remoteCsvHeader(file, source, ask) : await readCsvHeader(file, source.compression));
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

async function sampledTypes(source: SourceFiles, header: CsvHeader, ask: Ask): Promise<string[]> {
  try {
    const rows = await ask(`SELECT column_type FROM (DESCRIBE FROM ${csvSniff(source, header)})`);
    if (rows.length === header.names.length) return rows.map((row) => row.column_type!);
  } catch {
    // The sniffer says only that it could not agree with itself; the strict reading below says which row and why.
  }
  const text = header.names.map(() => 'VARCHAR');
  await ask(`SELECT count(*) AS n FROM ${csvScan(source, header, text)}`);
  return text;
}

/** Corrects the sampled types where they would lose something: text that looks boolean, integers beyond 2^63. */
async function exactTypes(source: SourceFiles, header: CsvHeader, sampled: string[], ask: Ask, whole: boolean): Promise<ColumnType[]> {
  const questions = header.names.map((name, index) => typeQuestions(name, sampled[index]!, whole));
  const asked = questions.flatMap((own, index) => Object.entries(own).map(([key, sql]) => `${sql} AS q${index}_${key}`));
  const text = csvScan(source, header, header.names.map(() => 'VARCHAR'));
  const rows = whole ? text : `${firstRows(text)} LIMIT ${SAMPLE_ROWS}`;
  const [answers = {}] = asked.length === 0 ? [] : await ask(`SELECT ${asked.join(', ')} FROM (FROM ${rows})`);
  return header.names.map((name, index) => {
    const own = Object.fromEntries(Object.keys(questions[index]!).map((key) => [key, answers[`q${index}_${key}`]!]));
    return typeOf(name, sampled[index]!, whole, own);
  });
}

/** Where the first value stands that made a column wider than the others are: a pass of its own, which only such a column costs. */
async function firstOdd(source: SourceFiles, header: CsvHeader, name: string, { odd }: ColumnType, ask: Ask): Promise<{ odd?: OddValue }> {
  if (!odd) return {};
  const text = header.names.map(() => 'VARCHAR');
  for (const file of source.files) {
    const scan = csvScan({ ...source, files: [file], hive: false }, header, text);
    const [found] = await ask(`SELECT min(number) AS first FROM (SELECT row_number() OVER () AS number, ${identifier(name)} FROM ${scan}) WHERE ${identifier(name)} IS NOT NULL AND ${odd.broken}`);
    if (found?.first !== undefined && found.first !== 'null') return { odd: { kind: odd.kind, others: odd.others, late: odd.late, file, row: Number(found.first) } };
  }
  return {};
}

/** Folders such as `year=2024`, which the engine adds as columns of their own. */
async function partitionColumns(source: SourceFiles, scan: string, header: CsvHeader, ask: Ask): Promise<ColumnInfo[]> {
  if (!source.hive) return [];
  const rows = await ask(`SELECT column_name, column_type FROM (DESCRIBE FROM ${scan})`);
  const partitions = rows.slice(header.names.length).map((row) => columnInfo(row.column_name!, row.column_type!));
  const keys = [...source.files[0]!.matchAll(/([^/\\=]+)=[^/\\]*(?=[/\\])/g)].map((found) => found[1]!);
  refuseDuplicates([...header.names, ...keys], source.files[0]!);
  return partitions;
}

/** From how many lines the first bytes of the first file hold; packed and remote files do not say. */
async function guessedRows(source: SourceFiles): Promise<{ aboutRows?: number }> {
  if (source.remote || source.compression !== 'uncompressed') return {};
  const look = await firstBytes(source.files[0]!, source.compression, GUESSED_FROM_BYTES);
  let lines = 0;
  for (const byte of look) if (byte === 0x0a) lines++;
  const sizes = await Promise.all(source.files.map(async (file) => (await stat(file)).size));
  return { aboutRows: Math.round((sizes.reduce((sum, size) => sum + size, 0) / look.length) * lines) };
}
