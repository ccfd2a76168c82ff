import type { Digest } from '../../core/digest.ts';
import type { TomlLock } from './lock-toml.ts';

/** One package as a lock pins it. */
export interface Pinned {
  name: string;
  version: string;
  /** It is for some machines only (a marker, or optional): not installed is no difference. */
  optional: boolean;
  /** Other versions that will do: the lock has one for each of several machines. */
  or?: string[];
  /** npm: digest of its archive. */
  integrity?: string;
}

/** An environment lock, read. `loose`: lines that pin nothing, as they stand there. */
export type Lock =
  | { kind: 'python' | 'npm' | 'conda'; packages: Pinned[]; loose: string[]; digest?: Digest }
  | { kind: 'unreadable'; why: string };

export const MOST_PACKAGES = 20_000;

/** `name` tells the format; its content must agree. Locks of other tools are said to be unreadable, never guessed at. */
export async function readLock(name: string, text: string): Promise<Lock> {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (/^(npm-shrinkwrap|package-lock)\.json$/.test(base)) return npmLock(text);
  const toml = TOMLS.find(([pattern]) => pattern.test(base));
  if (toml) return (await import('./lock-toml.ts')).tomlLock(toml[1], text);
  const conda = await import('./lock-conda.ts');
  if (/(^|[.-])conda-lock\.ya?ml$/.test(base)) return conda.condaLock(text);
  if (conda.isExplicit(text)) return conda.explicitLock(text);
  const other = OTHERS.find(([pattern]) => pattern.test(base));
  if (other) return { kind: 'unreadable', why: `it is a lock of ${other[1]}, which is not read here` };
  if (/\.(txt|lock|in|pip)$/.test(base) || /requirements/.test(base)) return pythonLock(text);
  return { kind: 'unreadable', why: 'its name tells no kind of lock' };
}

const TOMLS: readonly [RegExp, TomlLock][] = [
  [/^poetry\.lock$/, 'poetry'],
  [/^pdm\.lock$/, 'pdm'],
  [/^uv\.lock$/, 'uv'],
  [/^pylock(\..*)?\.toml$/, 'pylock'],
];

const OTHERS: readonly [RegExp, string][] = [
  [/^Pipfile\.lock$/, 'Pipenv'],
  [/^environment\.ya?ml$/, 'conda that is still to be solved'],
  [/^yarn\.lock$/, 'Yarn'],
  [/^pnpm-lock\.yaml$/, 'pnpm'],
];

/**
 * A requirements file of pip with `==` (pip.pypa.io/en/stable/reference/requirements-file-format): continued lines, comments,
 * extras, markers, `--hash`. Where no line pins anything, it is none.
 */
function pythonLock(text: string): Lock {
  const packages: Pinned[] = [];
  const loose: string[] = [];
  for (const raw of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '' || /^--(index-url|extra-index-url|find-links|trusted-host|no-binary|only-binary|prefer-binary|require-hashes|pre|no-index|use-feature)\b/.test(line) || /^-[if]\s/.test(line)) continue;
    const pinned = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*={2,3}\s*([A-Za-z0-9.!+_-]+)\s*(;[^#]*?)?(?:\s+--hash[= ]\S+)*$/.exec(line);
    if (pinned) packages.push({ name: pythonName(pinned[1]!), version: pinned[2]!, optional: pinned[3] !== undefined });
    else loose.push(line);
    if (packages.length > MOST_PACKAGES) return { kind: 'unreadable', why: `it names more than ${MOST_PACKAGES} packages` };
  }
  if (packages.length === 0) return { kind: 'unreadable', why: 'no line of it pins a package with `==`' };
  return { kind: 'python', packages, loose };
}

/** A lock of npm, versions 2 and 3 (docs.npmjs.com/cli/configuring-npm/package-lock-json); names are places below the folder. */
function npmLock(text: string): Lock {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', why: 'it is not JSON' };
  }
  const places = (parsed as { packages?: unknown } | null)?.packages;
  if (typeof places !== 'object' || places === null) return { kind: 'unreadable', why: 'it has no `packages` (a lock of npm before version 7)' };
  const entries = Object.entries(places as Record<string, Record<string, unknown> | null>).filter(([place, found]) => place !== '' && found && found.link !== true);
  if (entries.length > MOST_PACKAGES) return { kind: 'unreadable', why: `it names more than ${MOST_PACKAGES} packages` };
  const packages = entries.flatMap(([place, found]): Pinned[] => {
    const { version, integrity, optional, dev, devOptional, peer } = found!;
    if (typeof version !== 'string' || !place.includes('node_modules/')) return [];
    return [{ name: place, version, optional: [optional, dev, devOptional, peer].includes(true), ...(typeof integrity === 'string' && { integrity }) }];
  });
  return { kind: 'npm', packages, loose: [] };
}

/** One entry for each name: a lock may pin several versions, each for other machines. */
export function merged(packages: readonly Pinned[]): Pinned[] {
  const byName = Map.groupBy(packages, ({ name }) => name);
  return [...byName.values()].map(([first, ...others]) => ({ ...first!, optional: [first!, ...others].every(({ optional }) => optional), ...(others.length > 0 && { or: others.map(({ version }) => version) }) }));
}

/** The one spelling of a Python package's name (PEP 503). */
export function pythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Whether an installed version is the pinned one (PEP 440): spellings are one, trailing zeros are nothing, a local part only counts where it is pinned. */
export function isPythonVersion(installed: string, pinned: string): boolean {
  const local = (version: string) => version.split('+')[1];
  if (local(pinned) !== undefined && local(pinned) !== local(installed)) return false;
  return normalVersion(installed) === normalVersion(pinned);
}

function normalVersion(version: string): string {
  const [publicPart] = version.toLowerCase().replace(/^v/, '').split('+');
  const found = /^(?:(\d+)!)?(\d+(?:\.\d+)*)(.*)$/.exec(publicPart!);
  if (!found) return publicPart!;
  const release = found[2]!.split('.').map(Number).join('.').replace(/(\.0)+$/, '');
  const rest = found[3]!.replace(/[-_.]/g, '').replace(/alpha/, 'a').replace(/beta/, 'b').replace(/(?<!r)c(?=\d|$)|pre(?=\d|$)|preview/, 'rc').replace(/rev|r(?=\d)/, 'post').replace(/(a|b|rc|post|dev)(\d*)/g, (_, word: string, number: string) => `${word}${Number(number || 0)}`);
  return `${Number(found[1] ?? 0)}!${release}${rest}`;
}
