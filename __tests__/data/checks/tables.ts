import type { DataEngine } from '../../../src/core/data-engine.ts';
import { identifier, literal } from '../../../src/core/sql.ts';
import type { Data } from '../../../src/delivery/spec.ts';
import type { temporaryFolder } from '../support.ts';
import { validated } from '../stage.ts';
import type { CaseTable, Cell } from './cases.ts';

type Folder = ReturnType<typeof temporaryFolder>;

/** The table as one SELECT that both engines read. */
export function selectOf({ columns, rows }: CaseTable): string {
  const cell = (value: Cell, type: string) => `CAST(${literal(value)} AS ${type})`;
  const names = columns.map(({ name }) => identifier(name)).join(', ');
  const values = rows.map((row) => `(${row.map((value, index) => cell(value, columns[index]!.type)).join(', ')})`);
  return `SELECT * FROM (VALUES ${values.join(',\n')}) AS t(${names})`;
}

/** Writes the tables as Parquet files, with their types, and answers the declared `data` that names them. */
export async function asFiles(engine: DataEngine, folder: Folder, tables: Record<string, CaseTable>, data: Data): Promise<Data> {
  for (const [name, table] of Object.entries(tables)) await engine.write(selectOf(table), {}, `${folder.path}/${name}.parquet`);
  const { previous, ...sources } = Object.fromEntries(Object.keys(tables).map((name) => [name, `${name}.parquet`]));
  return { ...data, ...sources, ...(data.flips ? { flips: { ...data.flips, previous: previous! } } : {}) };
}

export async function judgeTables(engine: DataEngine, folder: Folder, tables: Record<string, CaseTable>, data: Data) {
  return validated(engine, folder, await asFiles(engine, folder, tables, data));
}
