import { literal } from '../../core/sql.ts';
import type { ColumnInfo } from '../../core/data-engine.ts';
import { refuseDuplicates, refuseManyColumns } from './csv-header.ts';
import { list, packed, partitions, SAMPLE_ROWS } from './csv-layout.ts';
import { csvReader } from './csv-reader.ts';
import { columnInfo } from './duckdb-values.ts';
import { refuseParquetBomb } from './parquet-size.ts';
import type { SourceFiles } from './source-files.ts';
import { refusesNul } from './text-damage.ts';
import { firstBytes } from './unpacked.ts';

/** A query of Sluice's own over the files of one source, in a database that can read only them. Cells are plain text. */
export type Ask = (sql: string) => Promise<Record<string, string>[]>;

/** A source as the engine reads it: `relation` is a SELECT that can stand in FROM (…). */
export interface Reader {
  relation: string;
  columns: ColumnInfo[];
  /** A guess from the first rows, for people who wait. */
  aboutRows?: number;
}

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
      await refuseParquetBomb(source, ask);
      return describedReader(`read_parquet(${list(source.files)}, ${partitions(source)})`, source, ask);
    case 'json':
    case 'ndjson':
      if (source.compression !== 'uncompressed' && !source.remote) for (const file of source.files) await firstBytes(file, source.compression, 1, refusesNul(source.compression));
      return describedReader(jsonScan(source, whole), source, ask);
  }
}

function jsonScan(source: SourceFiles, whole: boolean): string {
  const format = source.format === 'ndjson' ? 'newline_delimited' : 'auto';
  return (
    `read_json(${list(source.files)}, format='${format}', records=true, ignore_errors=false, dateformat='%Y-%m-%d', ` +
    `${packed(source)}, ${partitions(source)}, union_by_name=true, maximum_object_size=16777216, sample_size=${whole ? -1 : SAMPLE_ROWS})`
  );
}

async function describedReader(scan: string, source: SourceFiles, ask: Ask): Promise<Reader> {
  const rows = await ask(`SELECT column_name, column_type FROM (DESCRIBE FROM ${scan})`);
  refuseManyColumns(rows.map((row) => row.column_name!), source.files[0]!);
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
