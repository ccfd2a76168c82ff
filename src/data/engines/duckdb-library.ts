import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { installPackages, type Pin, type Wanted } from '../../core/npm-packages.ts';
import { InputError } from '../../core/problem.ts';
import type { Log } from '../../core/seams.ts';
import pins from './duckdb-integrity.json' with { type: 'json' };

export type DuckDbLibrary = typeof import('@duckdb/node-api');

export interface LibraryOptions {
  /** Folder that keeps tools between runs (the caller passes RUNNER_TOOL_CACHE); `~/.cache/sluice` by default. */
  toolCache?: string;
  /** A file from whose place `node_modules` is searched first; `false` searches only the tool cache. */
  modules?: string | false;
  log?: Log;
}

const API = '@duckdb/node-api';
const BINDINGS = '@duckdb/node-bindings';
const WANTED: Wanted = { codes: { integrity: 'duckdb-integrity', unavailable: 'duckdb-unavailable' }, beside: API };

/**
 * DuckDB's client: from `node_modules` where it is installed, else from the tool cache, where it is installed once with
 * the npm client and only if every package has the SHA-512 that the lockfile had when Sluice was built. Throws InputError
 * `duckdb-unavailable` or, for a package that is not the one expected, `duckdb-integrity`.
 */
export async function loadDuckDb(options: LibraryOptions = {}): Promise<DuckDbLibrary> {
  if (options.modules !== false) {
    const installed = required(options.modules ?? import.meta.filename);
    if (installed) return installed;
  }
  const folder = await cachedFolder(options);
  const cached = required(path.join(folder, 'package.json'));
  if (cached) return cached;
  throw InputError.of(
    'duckdb-unavailable',
    `DuckDB is in ${folder} and cannot be loaded on ${platformName()}.`,
    'Remove that folder and run again; on a platform without a DuckDB package, run on Linux, macOS or Windows (x64 or arm64).',
  );
}

/** Names what a bundler must not follow: the package is native, 70 MB, and found only when the program runs. */
function required(from: string): DuckDbLibrary | undefined {
  const name: string = API;
  try {
    const load = createRequire(from);
    const { version } = load(`${name}/package.json`) as { version: string };
    // Another version would give other types and errors than those that were tested.
    return version === pins.version ? (load(name) as DuckDbLibrary) : undefined;
  } catch {
    return undefined;
  }
}

async function cachedFolder(options: LibraryOptions): Promise<string> {
  const root = options.toolCache ?? path.join(os.homedir(), '.cache', 'sluice');
  const folder = path.join(root, 'sluice-duckdb', pins.version, platformName());
  if (existsSync(folder)) return folder;
  options.log?.info(`DuckDB ${pins.version} is not installed: taking it once into ${folder} with npm.`);
  await installPackages(neededPackages(), folder, WANTED);
  return folder;
}

function neededPackages(): Pin[] {
  const names = [API, BINDINGS, `${BINDINGS}-${platformName()}`, 'detect-libc'];
  const found = names.map((name) => (pins.packages as Pin[]).find((pin) => pin.name === name));
  const missing = names.find((_, index) => !found[index]);
  if (missing) {
    throw InputError.of(
      'duckdb-unavailable',
      `Sluice was built without the hash of DuckDB's package for ${platformName()} (${missing}), so it installs none.`,
      'Install @duckdb/node-api beside Sluice, or run on one of: ' + (pins.packages as Pin[]).map(platformOf).filter(Boolean).join(', ') + '.',
    );
  }
  return found as Pin[];
}

function platformOf(pin: Pin): string {
  return pin.name.startsWith(`${BINDINGS}-`) ? pin.name.slice(BINDINGS.length + 1) : '';
}

/** As DuckDB names its packages: `linux-x64`, `linux-x64-musl`, `darwin-arm64`, `win32-x64`. */
function platformName(): string {
  return `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`;
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return !report.header?.glibcVersionRuntime;
}
