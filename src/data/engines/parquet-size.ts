import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import { list } from './csv-layout.ts';
import type { Ask } from './duckdb-reader.ts';
import type { SourceFiles } from './source-files.ts';

/** Parquet packs constant columns to almost nothing, so only what no table has is refused: see docs/data-sources.md, "Files". */
const MOST_TIMES = 1_000;
const MUCH_BYTES = 1024 ** 3;
const MOST_ROWS_A_BYTE = 10_000;
const MANY_ROWS = 1e9;

/** By what the file says of itself, before a page of it is unpacked. Throws InputError `data-unpacks-too-far`. */
export async function refuseParquetBomb(source: SourceFiles, ask: Ask): Promise<void> {
  const rows = await ask(
    `SELECT file_name, sum(total_compressed_size)::DOUBLE AS packed, sum(total_uncompressed_size)::DOUBLE AS unpacked, max(num_rows)::DOUBLE AS rows
     FROM (SELECT m.file_name, m.total_compressed_size, m.total_uncompressed_size, f.num_rows FROM parquet_metadata(${list(source.files)}) m JOIN parquet_file_metadata(${list(source.files)}) f USING (file_name))
     GROUP BY file_name ORDER BY file_name`,
  );
  for (const { file_name: file = '', ...sizes } of rows) {
    const [packed, unpacked, count] = [Number(sizes.packed), Number(sizes.unpacked), Number(sizes.rows)];
    const tooBig = unpacked > MUCH_BYTES && unpacked > MOST_TIMES * packed;
    const tooLong = count > MANY_ROWS && count > MOST_ROWS_A_BYTE * packed;
    if (!tooBig && !tooLong) continue;
    throw InputError.of(
      'data-unpacks-too-far',
      `${path.basename(file)} says of itself that ${packed.toLocaleString('en-US')} bytes hold ${tooBig ? `${unpacked.toLocaleString('en-US')} unpacked ones` : `${count.toLocaleString('en-US')} rows`}: no table is packed so, and it is not read.`,
      'Find out who made the file; write it again from its source.',
      { file, line: 1, column: 1 },
    );
  }
}
