import { InputError } from '../../core/problem.ts';
import { literal } from '../../core/sql.ts';
import { headerOf, type CsvHeader } from './csv-header.ts';
import { packed } from './csv-layout.ts';
import type { Ask } from './duckdb-reader.ts';
import type { SourceFiles } from './source-files.ts';

/** No text holds it, so a line that is split at it is one field. */
const NO_DELIMITER = '\u001f';

/** The header of a CSV file that only the engine can reach: its first line, read whole. A line break inside a name is not read. */
export async function remoteCsvHeader(file: string, source: SourceFiles, ask: Ask): Promise<CsvHeader> {
  const [first] = await ask(
    `SELECT line FROM read_csv(${literal(file)}, header=false, auto_detect=false, ${packed(source)}, delim=${literal(NO_DELIMITER)}, quote='', escape='', comment='', columns={'line': 'VARCHAR'}) LIMIT 1`,
  );
  if (!first) throw InputError.of('data-file-empty', `${file} is empty: it has not even a header.`, 'Check the step that writes it.');
  return headerOf(Buffer.from(`${first.line!}\n`), file.replace(/[?#].*$/, ''), true)!;
}
