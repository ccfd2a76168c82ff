import { mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import { literal, identifier } from '../../core/sql.ts';
import { isFileSource, sourceText, type ColumnInfo, type DataEngine, type Dialect, type FileSource, type Source, type Table, type Value } from '../../core/seams.ts';
import { DUCKDB } from './duckdb-dialect.ts';
import { digestOfFiles } from './source-digest.ts';
import { explain, isLateType } from './duckdb-errors.ts';
import { loadDuckDb, type DuckDbLibrary, type LibraryOptions } from './duckdb-library.ts';
import { readerOf, type Reader } from './duckdb-reader.ts';
import { exactRanks } from './duckdb-ranks.ts';
import { loneCondition, refuseOtherThanSelect } from './duckdb-sql.ts';
import { columnInfo, plainValue, tableOf, type NativeValue } from './duckdb-values.ts';
import { sourceFiles, type SourceFiles } from './source-files.ts';

export interface DuckDbOptions extends LibraryOptions {
  /** Bytes the engine may use before it spills to `temporary`; 60 % of the machine's (or container's) memory by default. */
  memory?: number;
  threads?: number;
  /** Existing folder for spilled data; a folder of its own below the system's by default, removed at close. */
  temporary?: string;
}

type Connection = Awaited<ReturnType<Awaited<ReturnType<DuckDbLibrary['DuckDBInstance']['create']>>['connect']>>;
type Sources = Record<string, Source>;

/**
 * DuckDB as the data engine. Every call runs in a database of its own that can read the named files and nothing else,
 * with its configuration locked, so that SQL from a delivery file can do no harm even where a check of ours were wrong.
 */
export async function openDuckDb(options: DuckDbOptions = {}): Promise<DataEngine> {
  const library = await loadDuckDb(options);
  const ownFolder = options.temporary ? undefined : await mkdtemp(path.join(os.tmpdir(), 'sluice-duckdb-'));
  return new DuckDbEngine(library, { ...options, temporary: options.temporary ?? ownFolder! }, ownFolder);
}

class DuckDbEngine implements DataEngine {
  readonly name = 'duckdb';
  readonly version: string;
  #library: DuckDbLibrary;
  #options: DuckDbOptions & { temporary: string };
  #ownFolder: string | undefined;
  #readers = new Map<string, Promise<Reader>>();

  constructor(library: DuckDbLibrary, options: DuckDbOptions & { temporary: string }, ownFolder: string | undefined) {
    this.#library = library;
    this.version = library.version();
    this.#options = options;
    this.#ownFolder = ownFolder;
  }

  dialect(): Dialect {
    return DUCKDB;
  }

  async about(): Promise<{ name: string; version: string }> {
    return { name: this.name, version: this.version };
  }

  async identify(source: Source): Promise<{ digest: Digest }> {
    return { digest: await digestOfFiles(fileOf(source).file) };
  }

  async describe(source: Source): Promise<ColumnInfo[]> {
    const files = await sourceFiles(fileOf(source));
    return (await this.#reader(files, false)).columns;
  }

  async measure(source: Source, expressions: Record<string, string>): Promise<Record<string, Value>> {
    const names = Object.keys(expressions);
    if (names.length === 0) return {};
    const list = names.map((name, index) => `${expressions[name]} AS m${index}`);
    const table = await this.#select(`SELECT ${list.join(',\n')} FROM source`, { source }, {});
    if (table.columns.length !== names.length || table.rows !== 1) {
      throw InputError.of('sql-not-one-value', 'A measure did not give exactly one value.', 'Write every measure as one aggregate expression.');
    }
    return Object.fromEntries(names.map((name, index) => [name, table.values[`m${index}`]![0]!]));
  }

  async ranks(source: Source, requests: readonly { number: string; ranks: readonly number[] }[]): Promise<number[][]> {
    return exactRanks(this, source, requests);
  }

  async query(sql: string, sources: Sources, parameters: Record<string, Value> = {}): Promise<Table> {
    return this.#select(sql, sources, parameters);
  }

  async condition(sql: string): Promise<string> {
    return this.#inDatabase([], [], async (connection) =>
      loneCondition(sql, (text) => serialize(connection, text), (tree) => firstCell(connection, `SELECT json_deserialize_sql(${literal(tree)})`)),
    );
  }

  async write(sql: string, sources: Sources, target: string): Promise<number> {
    const format = /\.csv$/i.test(target) ? `FORMAT csv, HEADER true` : /\.parquet$/i.test(target) ? 'FORMAT parquet' : undefined;
    if (!format) throw InputError.of('data-target-unknown', `${target} must end in .csv or .parquet.`, 'Name the file by its format.');
    const partial = path.join(path.dirname(target), `.${path.basename(target)}.partial-${process.pid}`);
    try {
      const rows = await this.#run(sql, sources, [partial], async (connection) => {
        const result = await connection.runAndReadAll(`COPY (\n${sql}\n) TO ${literal(partial)} (${format})`);
        return Number(result.getColumns()[0]![0]);
      });
      await rename(partial, target);
      return rows;
    } finally {
      await rm(partial, { force: true });
    }
  }

  async close(): Promise<void> {
    if (this.#ownFolder) await rm(this.#ownFolder, { recursive: true, force: true });
  }

  async #select(sql: string, sources: Sources, parameters: Record<string, Value>): Promise<Table> {
    return this.#run(sql, sources, [], async (connection) => {
      const statement = await connection.prepare(sql);
      bind(statement, parameters);
      const result = await statement.runAndReadAll();
      const names = result.columnNames();
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) throw InputError.of('sql-column-twice', `The SQL answers two columns named ${JSON.stringify(twice)}.`, 'Give each column its own name with AS.');
      const columns = names.map((name, index) => columnInfo(name, String(result.columnType(index))));
      return tableOf(columns, result.getColumns() as NativeValue[][]);
    });
  }

  /** Runs work over views of the sources, and once more with types from the whole files where the first rows misled. */
  async #run<T>(sql: string, sources: Sources, writable: string[], work: (connection: Connection) => Promise<T>): Promise<T> {
    const named = await Promise.all(
      Object.entries(sources).map(async ([name, source]) => ({ name, files: await sourceFiles(fileOf(source)) })),
    );
    const files = named.map((source) => source.files);
    const attempt = async (whole: boolean): Promise<T> => {
      const readers = await Promise.all(named.map((source) => this.#reader(source.files, whole)));
      return this.#inDatabase(files, writable, async (connection) => {
        await refuseOtherThanSelect(sql, Object.keys(sources), (text) => serialize(connection, text));
        for (const [index, source] of named.entries()) {
          await connection.run(`CREATE VIEW ${identifier(source.name)} AS ${readers[index]!.relation}`);
        }
        return work(connection);
      });
    };
    try {
      return await attempt(false);
    } catch (error) {
      if (!isLateType(error)) throw await explain(error, files);
    }
    try {
      return await attempt(true);
    } catch (error) {
      throw await explain(error, files);
    }
  }

  #reader(files: SourceFiles, whole: boolean): Promise<Reader> {
    const wholeKey = `whole ${files.fingerprint}`;
    const key = whole ? wholeKey : files.fingerprint;
    // Once the whole file was looked at, its types hold for every later call, so that describe and measure agree.
    const known = this.#readers.get(wholeKey) ?? this.#readers.get(key);
    if (known) return known;
    const reader = this.#inDatabase([files], [], (connection) => readerOf(files, (sql) => ask(connection, sql), whole)).catch(
      async (error: unknown) => {
        this.#readers.delete(key);
        throw isLateType(error) && !whole ? error : await explain(error, [files]);
      },
    );
    this.#readers.set(key, reader);
    return reader;
  }

  async #inDatabase<T>(sources: SourceFiles[], writable: string[], work: (connection: Connection) => Promise<T>): Promise<T> {
    const { temporary, threads } = this.#options;
    const instance = await this.#library.DuckDBInstance.create(':memory:', {
      memory_limit: `${Math.floor((this.#options.memory ?? defaultMemory()) / 2 ** 20)}MiB`,
      temp_directory: temporary,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(threads ? { threads: String(threads) } : {}),
    });
    try {
      const connection = await instance.connect();
      const paths = [...sources.flatMap((source) => source.files), ...writable].map((file) => literal(file));
      await connection.run(
        `SET TimeZone = 'UTC'; SET allowed_paths = [${paths.join(', ')}]; SET enable_external_access = false; SET lock_configuration = true`,
      );
      return await work(connection);
    } finally {
      instance.closeSync();
    }
  }
}

function fileOf(source: Source): FileSource {
  if (isFileSource(source)) return source;
  throw InputError.of('source-other-engine', `${sourceText(source)} is a table of a server, and DuckDB reads files.`, 'Name sources of one kind in one rule.');
}

function defaultMemory(): number {
  const limit = process.constrainedMemory();
  return 0.6 * Math.min(os.totalmem(), limit > 0 ? limit : Infinity);
}

function bind(statement: Awaited<ReturnType<Connection['prepare']>>, parameters: Record<string, Value>): void {
  const wanted = Array.from({ length: statement.parameterCount }, (_, index) => statement.parameterName(index + 1));
  const missing = wanted.filter((name) => !Object.hasOwn(parameters, name));
  const unused = Object.keys(parameters).filter((name) => !wanted.includes(name));
  if (missing.length > 0) throw InputError.of('sql-parameter-missing', `The SQL asks for ${missing.map((name) => `$${name}`).join(', ')}, which nobody gives.`, `Known here: ${names(parameters)}.`);
  if (unused.length > 0) throw InputError.of('sql-parameter-unused', `The SQL does not use ${unused.map((name) => `$${name}`).join(', ')}.`, 'Use every parameter, or the answer does not depend on it.');
  if (wanted.length === 0) return;
  // Whole numbers go in as integers: an instant in milliseconds or a LIMIT must not become a float.
  const values = Object.entries(parameters).map(([name, value]) => [name, Number.isSafeInteger(value) ? BigInt(value as number) : value]);
  statement.bind(Object.fromEntries(values));
}

function names(parameters: Record<string, Value>): string {
  return Object.keys(parameters).map((name) => `$${name}`).join(', ') || 'none';
}

function serialize(connection: Connection, sql: string): Promise<string> {
  return firstCell(connection, `SELECT json_serialize_sql(${literal(sql)})`);
}

async function firstCell(connection: Connection, sql: string): Promise<string> {
  const result = await connection.runAndReadAll(sql);
  return String(result.getColumns()[0]![0]);
}

async function ask(connection: Connection, sql: string): Promise<Record<string, string>[]> {
  const result = await connection.runAndReadAll(sql);
  const columns = result.columnNames().map((name, index) => columnInfo(name, String(result.columnType(index))));
  return (result.getRows() as NativeValue[][]).map((row) =>
    Object.fromEntries(columns.map((column, index) => [column.name, String(plainValue(row[index], column))])),
  );
}
