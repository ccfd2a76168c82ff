import { parse } from 'yaml';
import { merged, MOST_PACKAGES, pythonName, type Lock, type Pinned } from './lock.ts';

/** conda's name of a machine. Source: docs.conda.io, "platforms". */
const PLATFORMS: Record<string, string> = { 'linux x64': 'linux-64', 'linux arm64': 'linux-aarch64', 'linux ppc64': 'linux-ppc64le', 'darwin x64': 'osx-64', 'darwin arm64': 'osx-arm64', 'win32 x64': 'win-64', 'win32 arm64': 'win-arm64' };

export function condaPlatform(machine = `${process.platform} ${process.arch}`): string {
  return PLATFORMS[machine] ?? machine.replace(' ', '-');
}

/** `@EXPLICIT` on a line of its own, then the address of each archive: `…/linux-64/NAME-VERSION-BUILD.conda#MD5`. */
export function isExplicit(text: string): boolean {
  return /^@EXPLICIT\s*$/m.test(text);
}

export function explicitLock(text: string): Lock {
  const packages: Pinned[] = [];
  const loose: string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/^#.*$/, '').trim();
    if (line === '' || line === '@EXPLICIT') continue;
    const found = /([^/\s]+)-([^-/\s]+)-[^-/\s]+\.(?:conda|tar\.bz2)(?:#\S*)?$/.exec(line);
    if (found) packages.push({ name: condaName(found[1]!), version: found[2]!, optional: false });
    else loose.push(line);
    if (packages.length > MOST_PACKAGES) return { kind: 'unreadable', why: `it names more than ${MOST_PACKAGES} packages` };
  }
  return packages.length > 0 ? { kind: 'conda', packages: merged(packages), loose } : { kind: 'unreadable', why: 'no line of it names an archive' };
}

/** conda-lock.yml (conda.github.io/conda-lock): `package`, each with name, version, manager and platform. Those of this machine count. */
export function condaLock(text: string, platform = condaPlatform()): Lock {
  let value: unknown;
  try {
    // No alias: a few lines of them can unfold to gigabytes. Keys are not held against each other: that takes hours for a million.
    value = parse(text, { maxAliasCount: 0, schema: 'failsafe', uniqueKeys: false });
  } catch {
    return { kind: 'unreadable', why: 'it is not YAML' };
  }
  const entries = (value as { package?: unknown } | null)?.package;
  if (!Array.isArray(entries)) return { kind: 'unreadable', why: 'it has no `package` (a lock of conda-lock is read, an environment to be solved is none)' };
  if (entries.length > MOST_PACKAGES) return { kind: 'unreadable', why: `it names more than ${MOST_PACKAGES} packages` };
  const own = entries.filter((entry): entry is Record<string, string> => typeof entry === 'object' && entry !== null && entry.platform === platform && typeof entry.name === 'string' && typeof entry.version === 'string');
  if (own.length === 0) return { kind: 'unreadable', why: `it has no packages for ${platform}` };
  const packages = own.map(({ name, version, manager, optional, category = 'main' }): Pinned => ({ name: manager === 'pip' ? pythonName(name!) : condaName(name!), version: version!, optional: optional === 'true' || category !== 'main' }));
  return { kind: 'conda', packages: merged(packages), loose: [] };
}

/** What conda manages and what pip does are told apart: both know a `tzdata`, and they are not the same. */
export function condaName(name: string): string {
  return `conda:${name.toLowerCase()}`;
}
