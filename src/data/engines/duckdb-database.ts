import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { literal } from '../../core/sql.ts';
import type { DuckDbLibrary } from './duckdb-library.ts';

export type Instance = Awaited<ReturnType<DuckDbLibrary['DuckDBInstance']['create']>>;
export type Connection = Awaited<ReturnType<Instance['connect']>>;

export interface DatabaseOptions {
  /** Bytes the engine may use before it spills; by default the least of 60 % of the machine's (or container's) memory and 640 MiB; a query for which that is not enough, a wide one, is asked again with up to 2 GiB. */
  memory?: number;
  threads?: number;
  /** Existing folder for spilled data; otherwise a folder of its own below `spillBelow`, removed at close. */
  temporary?: string;
  /** Existing folder (the caller passes RUNNER_TEMP); the system's own by default. */
  spillBelow?: string;
}

/** What a database may reach: files, folders or addresses, and what has to be done before it is locked. */
export interface Access {
  paths: readonly string[];
  folders?: readonly string[];
  /** Loads extensions and sets secrets. */
  prepare?: (connection: Connection) => Promise<void>;
  /** Whether other calls may want the same access: then the database is kept open. */
  keep: boolean;
}

/** Databases kept open between calls; each holds its own buffers, so a stage with many tables must not keep them all. */
const KEPT = 3;
const SHARE_OF_MEMORY = 0.6;
/**
 * More buys little: what needs more spills. Less than the machine's, since two runs on one runner must not starve each other; and
 * with more, a column of many different texts holds the more memory the longer its table is (bench/memory.ts).
 */
const MOST_MEMORY = 640 * 2 ** 20;
/** For what cannot spill: thousands of columns, many aggregates of their own. */
const MORE_MEMORY = 2 * 2 ** 30;

/** Settings that each connection has for itself, and that open nothing; they alone may be set once the rest is locked. */
const OF_CONNECTION = `SET TimeZone = 'UTC'; SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0`;

interface Kept {
  instance: Instance;
  users: number;
  /** Bytes that it may use. */
  memory: number;
  /** Closed by whoever uses it last. */
  forgotten?: boolean;
}

/**
 * Databases in memory, each of which can reach what its access names and nothing else, with its configuration locked
 * before any SQL of a person runs in it. One that is kept serves later calls with the same access; every call has a
 * connection of its own, whose temporary views no other sees.
 */
export class Databases {
  #library: DuckDbLibrary;
  #options: DatabaseOptions;
  #folder: Promise<string> | undefined;
  #kept = new Map<string, Promise<Kept>>();
  #memory: number;

  constructor(library: DuckDbLibrary, options: DatabaseOptions) {
    this.#library = library;
    this.#options = options;
    this.#memory = options.memory ?? memoryOf(MOST_MEMORY);
  }

  async use<T>(access: Access, work: (connection: Connection) => Promise<T>): Promise<T> {
    const database = await this.#database(access);
    try {
      return await this.#used(database, access, work);
    } catch (error) {
      if (!isOutOfMemory(error) || this.#options.memory !== undefined || database.memory >= memoryOf(MORE_MEMORY)) throw error;
      this.#memory = memoryOf(MORE_MEMORY);
      await this.#forget(database);
      return this.#used(await this.#database(access), access, work);
    }
  }

  async #used<T>(database: Kept, access: Access, work: (connection: Connection) => Promise<T>): Promise<T> {
    database.users++;
    try {
      const connection = await database.instance.connect();
      try {
        await connection.run(OF_CONNECTION);
        return await work(connection);
      } finally {
        connection.closeSync();
      }
    } finally {
      database.users--;
      if (!access.keep || (database.forgotten && database.users === 0)) database.instance.closeSync();
      else await this.#closeIdle();
    }
  }

  async close(): Promise<void> {
    for (const database of await Promise.allSettled(this.#kept.values())) if (database.status === 'fulfilled') database.value.instance.closeSync();
    this.#kept.clear();
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true });
  }

  async #database(access: Access): Promise<Kept> {
    const memory = this.#memory;
    if (!access.keep) return { instance: await this.#locked(access, memory), users: 0, memory };
    const key = JSON.stringify([access.paths, access.folders ?? []]);
    const known = this.#kept.get(key) ?? this.#locked(access, memory).then((instance) => ({ instance, users: 0, memory }));
    // The last one used stands last.
    this.#kept.delete(key);
    this.#kept.set(key, known);
    known.catch(() => this.#kept.delete(key));
    return known;
  }

  async #closeIdle(): Promise<void> {
    for (const [key, opening] of this.#kept) {
      if (this.#kept.size <= KEPT) return;
      const database = await opening.catch(() => undefined);
      if (!database || database.users > 0 || this.#kept.get(key) !== opening) continue;
      this.#kept.delete(key);
      database.instance.closeSync();
    }
  }

  /** Opens no more calls with a database that had too little memory; those that use it end with it. */
  async #forget(database: Kept): Promise<void> {
    for (const [key, opening] of this.#kept) {
      if ((await opening.catch(() => undefined)) !== database || this.#kept.get(key) !== opening) continue;
      this.#kept.delete(key);
      database.forgotten = true;
      if (database.users === 0) database.instance.closeSync();
    }
  }

  async #locked({ paths, folders = [], prepare }: Access, memory: number): Promise<Instance> {
    const { threads } = this.#options;
    const instance = await this.#library.DuckDBInstance.create(':memory:', {
      memory_limit: `${Math.max(64, Math.floor(memory / 2 ** 20))}MiB`,
      temp_directory: await this.#temporary(),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(threads ? { threads: String(threads) } : {}),
    });
    try {
      const connection = await instance.connect();
      await prepare?.(connection);
      // The engine's own is a sum, and answers null where it was asked of no row, or of nulls alone; Trino's answers 0.
      await connection.run('CREATE MACRO count_if(condition) AS count(CASE WHEN condition THEN 1 END)');
      // Files are read anew each time: a cache of them would take the memory of what is calculated.
      await connection.run(
        `SET enable_external_file_cache = false; SET allowed_configs = ['TimeZone', 'enable_progress_bar', 'enable_progress_bar_print', 'progress_bar_time'];
         SET allowed_paths = [${paths.map((file) => literal(file)).join(', ')}]; SET allowed_directories = [${folders.map((folder) => literal(folder)).join(', ')}];
         SET enable_external_access = false; SET lock_configuration = true`,
      );
      connection.closeSync();
      return instance;
    } catch (error) {
      instance.closeSync();
      throw error;
    }
  }

  #temporary(): Promise<string> {
    if (this.#options.temporary) return Promise.resolve(this.#options.temporary);
    this.#folder ??= mkdtemp(path.join(this.#options.spillBelow ?? os.tmpdir(), 'sluice-duckdb-'));
    return this.#folder;
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && /^Out of Memory/i.test(error.message);
}

/** At most so many bytes, and no more than the machine's or container's share. */
function memoryOf(most: number): number {
  const limit = process.constrainedMemory();
  return Math.min(most, SHARE_OF_MEMORY * Math.min(os.totalmem(), limit > 0 ? limit : Infinity));
}
