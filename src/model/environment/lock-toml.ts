import type { TomlTable } from 'smol-toml';
import { merged, MOST_PACKAGES, pythonName, type Lock, type Pinned } from './lock.ts';

/** Which tool wrote it: `poetry` and `pdm` alike but for a name. */
export type TomlLock = 'poetry' | 'pdm' | 'uv' | 'pylock';

/**
 * Locks of Python in TOML: poetry.lock, pdm.lock, uv.lock, pylock.toml (packaging.python.org/en/latest/specifications/pylock-toml). What is
 * for some machines, groups or extras only is optional: not installed is no difference.
 */
export async function tomlLock(tool: TomlLock, text: string): Promise<Lock> {
  const { parse } = await import('smol-toml');
  let table: TomlTable;
  try {
    table = parse(text);
  } catch {
    return { kind: 'unreadable', why: 'it is not TOML' };
  }
  const key = tool === 'pylock' ? 'packages' : 'package';
  const entries = (Array.isArray(table[key]) ? (table[key] as unknown[]) : []).filter(isTable);
  if (entries.length > MOST_PACKAGES) return { kind: 'unreadable', why: `it names more than ${MOST_PACKAGES} packages` };
  const packages = tool === 'uv' ? uvPackages(entries) : tool === 'pylock' ? pylockPackages(entries) : poetryPackages(entries);
  return packages.length > 0 ? { kind: 'python', packages: merged(packages), loose: [] } : { kind: 'unreadable', why: `it has no [[${key}]] with a version` };
}

type Entry = Record<string, unknown>;

/** The lock does not hold what the project itself asks for; a package that others need under a marker only may be for another machine. */
function poetryPackages(entries: readonly Entry[]): Pinned[] {
  const needed = new Map<string, boolean>();
  for (const entry of entries)
    for (const [name, wanted] of Object.entries(isTable(entry.dependencies) ? entry.dependencies : {})) {
      const always = [wanted].flat().some((one) => typeof one === 'string' || (isTable(one) && one.markers === undefined && one.optional !== true));
      needed.set(pythonName(name), (needed.get(pythonName(name)) ?? false) || always);
    }
  return entries.flatMap((entry) => {
    const groups = Array.isArray(entry.groups) ? entry.groups : ['main'];
    const inMain = groups.some((group) => group === 'main' || group === 'default');
    const conditional = entry.optional === true || entry.markers !== undefined || entry.marker !== undefined || !inMain;
    return pinned(entry, (name) => conditional || needed.get(name) === false);
  });
}

function pylockPackages(entries: readonly Entry[]): Pinned[] {
  return entries.flatMap((entry) => pinned(entry, () => entry.marker !== undefined));
}

/** Every package that the project's own ones need without a marker; all others are for some machines, groups or extras. */
function uvPackages(entries: readonly Entry[]): Pinned[] {
  const isOwn = ({ source }: Entry): boolean => isTable(source) && ['virtual', 'editable', 'directory'].some((kind) => source[kind] !== undefined);
  const edges = new Map<string, string[]>();
  for (const { name, dependencies } of entries)
    for (const wanted of (Array.isArray(dependencies) ? dependencies : []).filter(isTable))
      if (typeof name === 'string' && typeof wanted.name === 'string' && wanted.marker === undefined) edges.set(pythonName(name), [...(edges.get(pythonName(name)) ?? []), pythonName(wanted.name)]);
  const own = entries.filter(isOwn).flatMap(({ name }) => (typeof name === 'string' ? [pythonName(name)] : []));
  const reached = new Set<string>();
  for (const open = [...own]; open.length > 0; ) {
    const name = open.pop()!;
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...(edges.get(name) ?? []));
  }
  return entries.filter((entry) => !isOwn(entry)).flatMap((entry) => pinned(entry, (name) => own.length > 0 && !reached.has(name)));
}

function pinned({ name, version }: Entry, isOptional: (name: string) => boolean): Pinned[] {
  if (typeof name !== 'string' || typeof version !== 'string') return [];
  return [{ name: pythonName(name), version, optional: isOptional(pythonName(name)) }];
}

function isTable(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
