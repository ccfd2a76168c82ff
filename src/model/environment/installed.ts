import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../../core/program.ts';
import { condaName } from './lock-conda.ts';
import { pythonName } from './lock.ts';

/** Packages as they are installed: versions by name (Python) or by place (npm). */
export interface Installed {
  /** `Python 3.11.7`. */
  runtime: string;
  versions: Map<string, string>;
  /** npm: digests of the archives, as npm recorded them. */
  integrities: Map<string, string>;
  /** Python: where it is installed. */
  prefix?: string;
}

const ASK_TIMEOUT_MS = 20_000;
const MOST_PACKAGES = 20_000;
const METADATA_BYTES = 64 * 1024;

/** Names its version and where it looks for packages; isolated, so that nothing of the folder it starts in is loaded. */
const QUESTION = 'import json,sys;print(json.dumps({"version":sys.version.split()[0],"path":sys.path,"prefix":sys.prefix}))';

/**
 * What a Python has installed, read off the metadata in its folders (packaging.python.org/specifications/recording-installed-packages).
 * Starts that Python, so belongs in a job where the team's code may run. Undefined where there is none.
 */
export async function installedPython(programs: readonly string[], cwd: string): Promise<Installed | undefined> {
  for (const program of programs) {
    const answer = await runProgram([program, '-I', '-c', QUESTION], { cwd, timeout: ASK_TIMEOUT_MS, inherit: ['VIRTUAL_ENV', 'CONDA_PREFIX', 'LD_LIBRARY_PATH', 'PYENV_VERSION', 'PYENV_ROOT'] }).catch(() => undefined);
    const said = answer && parsed(answer.stdout.toString('utf8'));
    if (!said) continue;
    const versions = new Map<string, string>();
    for (const folder of said.path) await addDistributions(folder, versions);
    return { runtime: `Python ${said.version}`, versions, integrities: new Map(), ...(said.prefix !== undefined && { prefix: said.prefix }) };
  }
  return undefined;
}

function parsed(text: string): { version: string; path: string[]; prefix?: string } | undefined {
  try {
    const { version, path: folders, prefix } = JSON.parse(text.trim().split('\n').at(-1)!) as { version?: unknown; path?: unknown; prefix?: unknown };
    if (typeof version !== 'string' || !Array.isArray(folders)) return undefined;
    return { version: version.slice(0, 50), path: folders.filter((folder): folder is string => typeof folder === 'string' && path.isAbsolute(folder)).slice(0, 100), ...(typeof prefix === 'string' && path.isAbsolute(prefix) && { prefix }) };
  } catch {
    return undefined;
  }
}

/**
 * What conda has installed beside a Python, by its own records (`conda-meta`), together with that Python's packages. A record whose
 * files pip has replaced since is told by its version. Undefined where that Python is in no environment of conda.
 */
export async function installedConda(programs: readonly string[], cwd: string): Promise<Installed | undefined> {
  const python = await installedPython(programs, cwd);
  const records = python?.prefix === undefined ? undefined : path.join(python.prefix, 'conda-meta');
  const names = records && (await readdir(records).catch(() => undefined))?.filter((name) => name.endsWith('.json')).sort().slice(0, MOST_PACKAGES);
  if (!python || !records || !names) return undefined;
  const versions = new Map(python.versions);
  for (const file of names) {
    const found = /^(.+)-([^-]+)-[^-]+\.json$/.exec(file);
    if (found) versions.set(condaName(found[1]!), `${found[2]!}${(await isReplaced(path.join(records, file), python.prefix!)) ? ' (its files are gone)' : ''}`);
  }
  return { ...python, runtime: `${python.runtime} of conda`, versions };
}

async function isReplaced(record: string, prefix: string): Promise<boolean> {
  const files = (await json(record))?.files;
  const metadata = (Array.isArray(files) ? files : []).filter((name): name is string => typeof name === 'string' && /\.dist-info\/METADATA$/.test(name) && !name.split('/').includes('..'));
  for (const name of metadata) if (!(await stat(path.join(prefix, name)).catch(() => undefined))) return true;
  return false;
}

/** The first folder on the path wins, as it does for an import. */
async function addDistributions(folder: string, versions: Map<string, string>): Promise<void> {
  const entries = await readdir(folder).catch(() => []);
  for (const entry of entries.sort()) {
    const file = entry.endsWith('.dist-info') ? 'METADATA' : entry.endsWith('.egg-info') ? 'PKG-INFO' : undefined;
    if (file === undefined || versions.size >= MOST_PACKAGES) continue;
    const place = path.join(folder, entry);
    const metadata = (await head(path.join(place, file))) ?? (file === 'PKG-INFO' ? await head(place) : undefined);
    const name = /^Name: *(\S+)/m.exec(metadata ?? '')?.[1];
    const version = /^Version: *(\S+)/m.exec(metadata ?? '')?.[1];
    if (name !== undefined && version !== undefined && !versions.has(pythonName(name))) versions.set(pythonName(name), version);
  }
}

async function head(file: string): Promise<string | undefined> {
  try {
    if (!(await stat(file)).isFile()) return undefined;
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(METADATA_BYTES), 0, METADATA_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return undefined;
  }
}

const MOST_JSON_BYTES = 64 * 1024 * 1024;

/**
 * What npm installed below a folder: for each place of the lock the version in its own package.json, since that is what is loaded, and
 * the digest that npm recorded in node_modules/.package-lock.json. Undefined where there is no node_modules.
 */
export async function installedNpm(folder: string, places: readonly string[]): Promise<Installed | undefined> {
  const modules = path.join(folder, 'node_modules');
  if (!(await stat(modules).catch(() => undefined))?.isDirectory()) return undefined;
  const versions = new Map<string, string>();
  const integrities = new Map<string, string>();
  const recorded = (await json(path.join(modules, '.package-lock.json')))?.packages as Record<string, { integrity?: unknown }> | undefined;
  for (const place of places) {
    // A place comes from the lock: it must not lead out.
    if (place.split('/').includes('..') || path.isAbsolute(place)) continue;
    const version = (await json(path.join(folder, place, 'package.json')))?.version;
    if (typeof version === 'string') versions.set(place, version);
    const integrity = recorded?.[place]?.integrity;
    if (typeof integrity === 'string') integrities.set(place, integrity);
  }
  return { runtime: `Node ${process.versions.node}`, versions, integrities };
}

async function json(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > MOST_JSON_BYTES) return undefined;
    const value = JSON.parse(await readFile(file, 'utf8')) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
