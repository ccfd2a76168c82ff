import { mkdirSync } from 'node:fs';
import type { DataEngine } from '../../../src/core/seams.ts';
import { identifier, literal } from '../../../src/core/sql.ts';
import type { StageContext } from '../../../src/core/stage.ts';
import { validateData } from '../../../src/data/validate-data.ts';
import type { Data } from '../../../src/delivery/spec.ts';
import { contextOf, deliveryOf } from '../stage.ts';
import type { temporaryFolder } from '../support.ts';
import { NOW, type CaseTable, type CaseTables, type Cell } from './table-cases.ts';

type Folder = ReturnType<typeof temporaryFolder>;

const TYPES = { integer: 'BIGINT', double: 'DOUBLE', varchar: 'VARCHAR', boolean: 'BOOLEAN', date: 'DATE', timestamp: 'TIMESTAMP' };

/** The table as one SELECT that both engines read. */
export function selectOf({ columns, rows }: CaseTable): string {
  const cell = (value: Cell, index: number) => `CAST(${literal(value)} AS ${TYPES[columns[index]!.type]})`;
  const names = columns.map(({ name }) => identifier(name)).join(', ');
  const shown = rows.length === 0 ? [columns.map(() => null)] : rows;
  return `SELECT * FROM (VALUES ${shown.map((row) => `(${row.map(cell).join(', ')})`).join(',\n')}) AS t(${names})${rows.length === 0 ? ' WHERE false' : ''}`;
}

/** Writes the tables as Parquet files, and answers the delivery section that names them. */
export async function asFiles(engine: DataEngine, folder: Folder, tables: CaseTables, data: Data): Promise<Data> {
  const files = new Map<string, string>();
  for (const [name, table] of Object.entries(tables)) files.set(name, await fileOf(engine, folder, table));
  const named = (wanted: boolean) => Object.fromEntries([...files].filter(([name]) => ['train', 'test', 'develop', 'serving'].includes(name) === wanted));
  const references = named(false);
  return { ...data, ...named(true), ...(Object.keys(references).length > 0 ? { references } : {}) };
}

/** Rows that are too many for one statement of values. */
const MANY = 200;

async function writeMany(engine: DataEngine, folder: Folder, { columns, rows }: CaseTable, file: string): Promise<void> {
  const text = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, row[index] === null ? null : String(row[index])])))).join('\n');
  const source = { file: folder.write(`${file}.ndjson`, text) };
  await engine.write(`SELECT ${columns.map(({ name, type }) => `CAST(${identifier(name)} AS ${TYPES[type]}) AS ${identifier(name)}`).join(', ')} FROM source`, { source }, `${folder.path}/${file}`);
}

const written = new Map<string, string>();

/** Each table once, however many cases share it. */
async function fileOf(engine: DataEngine, folder: Folder, table: CaseTable): Promise<string> {
  const select = selectOf(table);
  const key = folder.path + select;
  const known = written.get(key) ?? `table-${written.size}.parquet`;
  if (!written.has(key) && table.rows.length < MANY) await engine.write(select, {}, `${folder.path}/${known}`);
  if (!written.has(key) && table.rows.length >= MANY) await writeMany(engine, folder, table, known);
  written.set(key, known);
  return known;
}

export async function judged(engine: DataEngine, folder: Folder, tables: CaseTables, data: Data, more: Partial<StageContext> = {}) {
  mkdirSync(`${folder.path}/out`, { recursive: true });
  const context = { ...contextOf(engine, folder), out: `${folder.path}/out`, clock: { now: () => new Date(NOW), sleep: async () => undefined }, ...more };
  return validateData(deliveryOf(folder, await asFiles(engine, folder, tables, data)), context);
}
