import type { Pin } from '../src/core/npm-packages.ts';

export interface Lockfile {
  packages: Record<string, { version?: string; integrity?: string }>;
}

export interface Pins {
  version: string;
  packages: Pin[];
}

/** The DuckDB packages of a lockfile (version 3), with what they need at run time. */
export function duckDbPins(lock: Lockfile): Pins {
  return pins(lock, '@duckdb/node-api', (name) => name === 'detect-libc' || name === '@duckdb/node-api' || /^@duckdb\/node-bindings(-|$)/.test(name));
}

/** The ONNX runtime of a lockfile: WebAssembly, so one package for every platform, and the one that it loads. */
export function onnxPins(lock: Lockfile): Pins {
  return pins(lock, 'onnxruntime-web', (name) => name === 'onnxruntime-web' || name === 'onnxruntime-common');
}

function pins(lock: Lockfile, main: string, wanted: (name: string) => boolean): Pins {
  const packages = Object.entries(lock.packages)
    .map(([place, entry]) => ({ name: place.replace(/^node_modules\//, ''), version: entry.version!, integrity: entry.integrity! }))
    .filter(({ name }) => wanted(name));
  return { version: packages.find(({ name }) => name === main)!.version, packages };
}
