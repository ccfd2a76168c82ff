import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DataEngine, Source, TrinoConnection } from '../../src/core/data-engine.ts';
import type { Clock } from '../../src/core/seams.ts';
import { identifier, literal } from '../../src/core/sql.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { enginesOf } from '../../src/data/engines/engines.ts';
import { trinoClient, type TrinoClient } from '../../src/data/engines/trino-client.ts';
import { accessTo } from '../../src/data/engines/trino-connection.ts';
import { openTrino } from '../../src/data/engines/trino.ts';
import type { Data, Source as Declared } from '../../src/delivery/spec.ts';
import { temporaryFolder } from '../data/support.ts';
import { castText, type ColumnType, type TypedTable } from './tables.ts';

/** An engine, and a way to give it a table. */
export interface Fixture {
  name: 'duckdb' | 'trino';
  engine: DataEngine;
  load(table: TypedTable): Promise<{ source: Source; declared: Declared }>;
  /** What the delivery file says of the server, where there is one. */
  data: Pick<Data, 'trino'>;
  folder: ReturnType<typeof temporaryFolder>;
  close(): Promise<void>;
}

/** DuckDB over Parquet files. */
export async function duckdbFixture(): Promise<Fixture> {
  const folder = temporaryFolder();
  const engine = enginesOf({ duckdb: () => openDuckDb(), trino: () => Promise.reject(new Error('No table of Trino is in this suite.')) });
  const instance = await DuckDBInstance.create(':memory:', {});
  let tables = 0;
  return {
    name: 'duckdb',
    engine,
    data: {},
    folder,
    async load(table) {
      const name = `table-${++tables}.parquet`;
      const file = path.join(folder.path, name);
      await writeParquet(instance, table, file);
      return { source: { file }, declared: name };
    },
    async close() {
      instance.closeSync();
      await engine.close();
      folder.remove();
    },
  };
}

async function writeParquet(instance: DuckDBInstance, { columns, rows }: TypedTable, file: string): Promise<void> {
  const connection = await instance.connect();
  try {
    // Of this connection alone, so that tables made at the same time have room.
    await connection.run(`CREATE TEMP TABLE made (${Object.entries(columns).map(([name, type]) => `${identifier(name)} ${type}`).join(', ')})`);
    for (let start = 0; start < rows.length; start += 500) {
      const list = rows.slice(start, start + 500).map((row) => `(${row.map((value) => literal(castText(value))).join(', ')})`);
      await connection.run(`INSERT INTO made VALUES ${list.join(', ')}`);
    }
    await connection.run(`COPY made TO ${literal(file)} (FORMAT parquet)`);
  } finally {
    connection.closeSync();
  }
}

/** Trino over tables in its memory. */
export async function trinoFixture(url: string, clock: Clock): Promise<Fixture> {
  const folder = temporaryFolder();
  const connection: TrinoConnection = { server: url, user: 'conformance' };
  const client = trinoClient(await accessTo(connection, {}), { clock });
  const engine = enginesOf({ duckdb: () => openDuckDb(), trino: (where) => openTrino(where, { env: {}, clock }) });
  let tables = 0;
  return {
    name: 'trino',
    engine,
    data: { trino: connection },
    folder,
    async load(table) {
      const trino = `memory.default.table_${process.pid}_${++tables}`;
      await fillTable(client, trino, table);
      return { source: { trino, connection }, declared: { trino } };
    },
    async close() {
      await engine.close();
      await client.close();
      folder.remove();
    },
  };
}

export async function fillTable(client: TrinoClient, table: string, { columns, rows }: TypedTable): Promise<void> {
  const entries = Object.entries(columns);
  const texts = entries.map((_, index) => `c${index} VARCHAR`).join(', ');
  const casts = entries.map(([name, type], index) => `CAST(${isNested(type) ? `json_parse(c${index})` : `c${index}`} AS ${trinoType(type)}) AS ${identifier(name)}`).join(', ');
  const select = (from: number) => `SELECT ${casts} FROM UNNEST(CAST(json_parse(${literal(JSON.stringify(rows.slice(from, from + 2000).map((row) => row.map(castText))))}) AS ARRAY(ROW(${texts}))))`;
  await client.run(`CREATE TABLE ${table} AS ${select(0)}`);
  for (let from = 2000; from < rows.length; from += 2000) await client.run(`INSERT INTO ${table} ${select(from)}`);
}

function trinoType(type: ColumnType): string {
  return type.replace(/^TIMESTAMP/, 'TIMESTAMP(6)').replace(/^(.*)\[\]$/, 'ARRAY($1)').replace(/^STRUCT/, 'ROW');
}

function isNested(type: ColumnType): boolean {
  return type.endsWith('[]') || type.startsWith('STRUCT');
}
