import type { Pin } from '../src/data/engines/npm-packages.ts';

export interface Lockfile {
  packages: Record<string, { version?: string; integrity?: string }>;
}

/** The DuckDB packages of a lockfile (version 3), with what they need at run time. */
export function pinsOf(lock: Lockfile): { version: string; packages: Pin[] } {
  const packages = Object.entries(lock.packages)
    .map(([place, entry]) => ({ name: place.replace(/^node_modules\//, ''), version: entry.version!, integrity: entry.integrity! }))
    .filter(({ name }) => name === 'detect-libc' || name === '@duckdb/node-api' || /^@duckdb\/node-bindings(-|$)/.test(name));
  return { version: packages.find(({ name }) => name === '@duckdb/node-api')!.version, packages };
}
