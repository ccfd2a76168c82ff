import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { digestOfJson, type Digest } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import { literal, identifier } from '../../core/sql.ts';
import { isFileSource, sourceText, type ColumnInfo, type DataEngine, type Dialect, type FileSource, type Numbers, type Source, type Table, type Tally, type Value } from '../../core/data-engine.ts';
import { Databases, type Access, type Connection, type DatabaseOptions } from './duckdb-database.ts';
import { DUCKDB } from './duckdb-dialect.ts';
import { explain, isLateType } from './duckdb-errors.ts';
import { loadDuckDb, type DuckDbLibrary, type LibraryOptions } from './duckdb-library.ts';
import { readerOf, type Reader } from './duckdb-reader.ts';
import { addressFolder, prepareStore, remoteFiles, storeOf, type Environment } from './duckdb-remote.ts';
import { streamedNumbers } from './duckdb-numbers.ts';
import { exactRanks } from './duckdb-ranks.ts';
import { loneCondition, refuseOtherThanSelect } from './duckdb-sql.ts';
import { registerTally, tallyCalls } from './duckdb-tally.ts';
import { columnInfo, plainValue, tableOf, type NativeValue } from './duckdb-values.ts';
import { withProgress, type ProgressWorld, type ScanState } from './progress.ts';
import { digestOfFiles } from './source-digest.ts';
import { sourceFiles, type SourceFiles } from './source-files.ts';
import { refusesNul } from './text-damage.ts';

export interface DuckDbOptions extends LibraryOptions, DatabaseOptions {
  /** Where the credentials of stores lie (`s3://`, `gs://`, `az://`); none by default. */
  env?: Environment;
  /** Where long scans say how far they are; nowhere by default. */
  progress?: ProgressWorld;
}

type Sources = Record<string, Source>;
type Named = { name: string; files: SourceFiles };

/**
 * DuckDB as the data engine. Every statement runs in a database that can read the named files and nothing else, with its
 * configuration locked, so that SQL from a delivery file can do no harm even where a check of ours were wrong.
 */
export async function openDuckDb(options: DuckDbOptions = {}): Promise<DataEngine> {
  const library = await loadDuckDb(options);
  // The client writes instants in the machine's zone, whatever the session's is.
  library.DuckDBTimestampTZValue.timezoneOffsetInMinutes = 0;
  return new DuckDbEngine(library, new Databases(library, options), options);
}

class DuckDbEngine implements DataEngine {
  readonly name = 'duckdb';
  readonly version: string;
  #library: DuckDbLibrary;
  #tallies = 0;
  #databases: Databases;
  #options: DuckDbOptions;
  #readers = new Map<string, Promise<Reader>>();
  #digests = new Map<string, Promise<Digest>>();

  constructor(library: DuckDbLibrary, databases: Databases, options: DuckDbOptions) {
    this.version = library.version();
    this.#library = library;
    this.#databases = databases;
    this.#options = options;
  }

  dialect(): Dialect {
    return DUCKDB;
  }

  async about(): Promise<{ name: string; version: string }> {
    return { name: this.name, version: this.version };
  }

  async identify(source: Source): Promise<{ digest?: Digest; snapshot?: string }> {
    const files = await this.#files(source);
    // The bytes of a store are not fetched twice: what it says of them (names, sizes, times of change) stands for them.
    if (files.remote) return { snapshot: digestOfJson(JSON.parse(files.fingerprint)) };
    const known = this.#digests.get(files.fingerprint) ?? this.#digest(source, files);
    this.#digests.set(files.fingerprint, known);
    return { digest: await known };
  }

  async describe(source: Source): Promise<ColumnInfo[]> {
    const files = await this.#files(source);
    return (await this.#reader(files, false)).columns;
  }

  async measure(source: Source, expressions: Record<string, string>, tally?: Tally): Promise<Record<string, Value>> {
    const names = Object.keys(expressions);
    if (names.length === 0 && !tally) return {};
    const counting = `sluice_tally_${this.#tallies++}`;
    const list = [...names.map((name) => expressions[name]!), ...(tally ? tallyCalls(tally, counting) : [])];
    const sql = `SELECT ${list.map((expression, index) => `${expression} AS m${index}`).join(',\n')} FROM source`;
    const table = await this.#run(sql, { source }, [], async (connection) => {
      tally?.begin();
      const end = tally && registerTally(this.#library, connection, tally, counting);
      return selected(connection, sql, {}).finally(end);
    });
    if (table.columns.length !== list.length || table.rows !== 1) {
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

  async numbers(sql: string, sources: Sources, parameters: Record<string, Value> = {}): Promise<Numbers> {
    return this.#run(sql, sources, [], async (connection) => {
      const statement = await connection.prepare(sql);
      bind(statement, parameters);
      return streamedNumbers(await statement.stream());
    });
  }

  async condition(sql: string): Promise<string> {
    return this.#databases.use({ paths: [], keep: true }, async (connection) =>
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
    await this.#databases.close();
  }

  async #select(sql: string, sources: Sources, parameters: Record<string, Value>): Promise<Table> {
    return this.#run(sql, sources, [], (connection) => selected(connection, sql, parameters));
  }

  /** Runs work over views of the sources, and once more with types from the whole files where the first rows misled. */
  async #run<T>(sql: string, sources: Sources, writable: string[], work: (connection: Connection) => Promise<T>): Promise<T> {
    const named = await Promise.all(Object.entries(sources).map(async ([name, source]): Promise<Named> => ({ name, files: await this.#files(source) })));
    const files = named.map((source) => source.files);
    const attempt = async (whole: boolean): Promise<T> => {
      const readers = await Promise.all(files.map((one) => this.#reader(one, whole)));
      return this.#databases.use(this.#access(files, writable), async (connection) => {
        await refuseOtherThanSelect(sql, Object.keys(sources), (text) => serialize(connection, text));
        for (const [index, source] of named.entries()) await connection.run(`CREATE TEMP VIEW ${identifier(source.name)} AS ${readers[index]!.relation}`);
        return withProgress(this.#options.progress, readingOf(files), () => scanState(connection, readers), () => work(connection));
      });
    };
    try {
      const result = await attempt(false).catch((error: unknown) => {
        if (isLateType(error)) return attempt(true);
        throw error;
      });
      await Promise.all(Object.values(sources).map((source, index) => this.#refuseChanged(source, files[index]!)));
      return result;
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
    const reader = this.#databases.use(this.#access([files], []), (connection) => readerOf(files, (sql) => ask(connection, sql), whole)).catch(async (error: unknown) => {
      this.#readers.delete(key);
      throw isLateType(error) && !whole ? error : await explain(error, [files]);
    });
    this.#readers.set(key, reader);
    return reader;
  }

  async #files(source: Source): Promise<SourceFiles> {
    const declared = fileOf(source);
    const store = storeOf(declared.file);
    if (!store) return sourceFiles(declared);
    return this.#databases.use(this.#reaching([], [declared.file]), (connection) => remoteFiles(declared, (sql) => ask(connection, sql)));
  }

  #access(files: readonly SourceFiles[], writable: readonly string[]): Access {
    const paths = [...files.filter(({ remote }) => !remote).flatMap((source) => source.files), ...writable];
    const access = this.#reaching(paths, files.filter(({ remote }) => remote).flatMap((source) => source.files));
    return { ...access, keep: writable.length === 0 };
  }

  /** A store's folder has to be open as a whole, since the engine asks for what lies in it. */
  #reaching(paths: readonly string[], addresses: readonly string[]): Access {
    const { env = {}, toolCache } = this.#options;
    const stores = [...new Set(addresses.map(storeOf))];
    return {
      paths,
      folders: [...new Set(addresses.map(addressFolder))],
      keep: true,
      prepare: async (connection) => {
        for (const store of stores) if (store) await prepareStore(store, connection, { env, toolCache });
      },
    };
  }

  async #digest(source: Source, files: SourceFiles): Promise<Digest> {
    try {
      // Every byte passes here, so here is where a NUL among them costs nothing to see.
      const isText = files.format !== 'parquet' && files.compression === 'uncompressed';
      const digest = await digestOfFiles(fileOf(source).file, isText ? refusesNul(files.compression) : undefined);
      await this.#refuseChanged(source, files);
      return digest;
    } catch (error) {
      this.#digests.delete(files.fingerprint);
      throw error;
    }
  }

  /** Numbers of a file that was written meanwhile are of no state of it that ever was. */
  async #refuseChanged(source: Source, files: SourceFiles): Promise<void> {
    if (files.remote || fileOf(source).growing || (await sourceFiles(fileOf(source))).fingerprint === files.fingerprint) return;
    throw InputError.of('data-file-changed', `${fileOf(source).file} changed while it was read.`, 'Let the step that writes it end first, and write to another name and rename.');
  }
}

function fileOf(source: Source): FileSource {
  if (isFileSource(source)) return source;
  throw InputError.of('source-other-engine', `${sourceText(source)} is a table of a server, and DuckDB reads files.`, 'Name sources of one kind in one rule.');
}

async function selected(connection: Connection, sql: string, parameters: Record<string, Value>): Promise<Table> {
  const statement = await connection.prepare(sql);
  bind(statement, parameters);
  const result = await statement.runAndReadAll();
  const names = result.columnNames();
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw InputError.of('sql-column-twice', `The SQL answers two columns named ${JSON.stringify(twice)}.`, 'Give each column its own name with AS.');
  const columns = names.map((name, index) => columnInfo(name, String(result.columnType(index))));
  return tableOf(columns, result.getColumns() as NativeValue[][]);
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

function readingOf(files: readonly SourceFiles[]): string {
  const names = files.flatMap((source) => source.files).map((file) => path.basename(file));
  return `Reading ${names[0] ?? 'nothing'}${names.length > 1 ? ` and ${names.length - 1} more` : ''}`;
}

/** The engine counts bytes of text files; its own guess of their rows is far off, so ours is taken. */
function scanState(connection: Connection, readers: readonly Reader[]): ScanState {
  const { percentage, rows_processed: rows, total_rows_to_process: total } = connection.progress;
  if (percentage < 0) return { share: undefined };
  const share = Math.min(1, percentage / 100);
  const guessed = readers.length === 1 ? readers[0]!.aboutRows : undefined;
  return guessed === undefined ? { share, rows: Number(rows), totalRows: Number(total) } : { share, rows: share * guessed, totalRows: guessed };
}
