import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import { literal } from '../../core/sql.ts';
import type { FileSource } from '../../core/data-engine.ts';
import type { Connection } from './duckdb-database.ts';
import { secretOf } from './duckdb-secrets.ts';
import { isPartitioned, isPattern, soleKind, type SourceFiles } from './source-files.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface RemoteWorld {
  env: Environment;
  toolCache?: string;
}

export type Store = 's3' | 'gcs' | 'azure';

const STORES: Record<string, Store> = { s3: 's3', s3a: 's3', gs: 'gcs', gcs: 'gcs', az: 'azure', azure: 'azure', abfss: 'azure' };
const EXTENSION = { s3: 'httpfs', gcs: 'httpfs', azure: 'azure' } as const;
const ADDRESS = /^([a-z][a-z0-9+.-]*):\/\//i;

/** The kind of store that an address names; undefined for a local path. Throws InputError for addresses that nothing here reads. */
export function storeOf(file: string): Store | undefined {
  const scheme = ADDRESS.exec(file)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  const store = STORES[scheme];
  if (store) return store;
  throw InputError.of('data-address-unknown', `${scheme}:// is no store that Sluice reads.`, `Use ${Object.keys(STORES).map((name) => `${name}://`).join(', ')}, or fetch the file in an earlier step.`);
}

/** The folder of an address, which is all that a database may reach for it. */
export function addressFolder(file: string): string {
  const fixed = file.slice(0, isPattern(file) ? file.search(/[*?[{]/) : undefined);
  return fixed.slice(0, fixed.lastIndexOf('/') + 1);
}

/** Loads the store's extension and its credentials into a database that is not locked yet. */
export async function prepareStore(store: Store, connection: Connection, world: RemoteWorld): Promise<void> {
  await loadExtension(EXTENSION[store], connection, world);
  await connection.run(secretOf(store, world.env));
}

/** The files behind an address, with sizes and times of change for their fingerprint. */
export async function remoteFiles({ file }: FileSource, ask: (sql: string) => Promise<Record<string, string>[]>): Promise<SourceFiles> {
  const found = await listed(file, ask);
  if (found.length === 0) throw InputError.of('data-file-missing', `Nothing matches ${file}.`, 'Check the address and that an earlier step wrote it.');
  const empty = found.find(({ size }) => Number(size) === 0);
  if (empty) throw InputError.of('data-file-empty', `${empty.filename} is empty: it has not even a header.`, 'Check the step that writes it.');
  const files = found.map(({ filename }) => filename!);
  return { files, ...soleKind(file, files), hive: isPartitioned(file, files, '/'), remote: true, fingerprint: JSON.stringify(found) };
}

async function listed(file: string, ask: (sql: string) => Promise<Record<string, string>[]>): Promise<Record<string, string>[]> {
  try {
    return await ask(`SELECT filename, size, last_modified FROM read_blob(${literal(file)}) ORDER BY filename`);
  } catch (error) {
    const text = String((error as Error).message).split('\n')[0]!;
    const [code, said, fix] = /404|No files found|NoSuchKey|NoSuchBucket|does not exist/i.test(text)
      ? ['data-file-missing', `${file} does not exist.`, 'Check the address and that an earlier step wrote it.']
      : /40[13]|Forbidden|AccessDenied|Unauthorized|credential/i.test(text)
        ? ['data-address-refused', `The store refuses to show ${file} to these credentials.`, 'Give the step its credentials (docs/data-sources.md, "Stores") with the right to read and list.']
        : ['data-address-unreachable', `${file} cannot be reached: ${text.slice(0, 300)}.`, 'Check the address, the region and the endpoint, and that this machine reaches the store.'];
    throw InputError.of(code!, said!, fix!, undefined, { cause: error });
  }
}

/**
 * From SLUICE_DUCKDB_EXTENSIONS, from where DuckDB keeps its own, or installed from DuckDB's repository into the tool
 * cache. DuckDB itself refuses an extension that its makers have not signed or of another version.
 */
async function loadExtension(name: 'httpfs' | 'azure', connection: Connection, { env, toolCache }: RemoteWorld): Promise<void> {
  const given = env.SLUICE_DUCKDB_EXTENSIONS && path.join(env.SLUICE_DUCKDB_EXTENSIONS, `${name}.duckdb_extension`);
  const kept = path.join(toolCache ?? path.join(os.homedir(), '.cache', 'sluice'), 'sluice-duckdb', 'extensions');
  const ways: (() => Promise<unknown>)[] = [
    ...(given && existsSync(given) ? [() => connection.run(`LOAD ${literal(given)}`)] : []),
    () => connection.run(`LOAD ${name}`),
    async () => {
      await mkdir(kept, { recursive: true });
      await connection.run(`SET extension_directory = ${literal(kept)}`);
      await connection.run(`LOAD ${name}`).catch(async () => {
        await connection.run(`INSTALL ${name}`);
        await connection.run(`LOAD ${name}`);
      });
    },
  ];
  const failures: string[] = [];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      failures.push(String((error as Error).message).split('\n')[0]!);
    }
  }
  const [about] = (await connection.runAndReadAll('SELECT version(), (SELECT platform FROM pragma_platform())')).getRows() as [string, string][];
  throw InputError.of(
    'duckdb-extension-unavailable',
    `DuckDB's extension ${name}, which reads this address, cannot be loaded here: ${failures.at(given ? 0 : -1)}.`,
    `Let this machine reach DuckDB's extension repository once, or put ${name}.duckdb_extension for DuckDB ${about![0]} on ${about![1]} into a folder and name that in SLUICE_DUCKDB_EXTENSIONS, or fetch the file in an earlier step.`,
  );
}
