import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installPackages, type Wanted } from '../../core/npm-packages.ts';
import type { Log } from '../../core/seams.ts';
import pins from './onnx-integrity.json' with { type: 'json' };

export interface OnnxLibraryOptions {
  /** Folder that keeps tools between runs; RUNNER_TOOL_CACHE of the environment or `~/.cache/sluice` by default. */
  toolCache?: string;
  /** A folder from which `node_modules` is searched upwards first; `false` searches only the tool cache. */
  modules?: string | false;
  log?: Log;
}

const NAME = 'onnxruntime-web';
const ENTRY = path.join('dist', 'ort.node.min.js');
/** The package also has every backend of a browser: 150 MB that nobody here loads. */
const NEEDED = ['package.json', 'dist/ort.node.min.js', 'dist/ort-wasm-simd-threaded.mjs', 'dist/ort-wasm-simd-threaded.wasm'];
const WANTED: Wanted = {
  codes: { integrity: 'onnx-integrity', unavailable: 'onnx-unavailable' },
  beside: NAME,
  keep: (name) => NEEDED.includes(name) || !/^(dist\/.*\.(wasm|map|m?js)$|docs\/|lib\/)/.test(name) || /^dist\/(cjs|esm)\//.test(name),
};

/**
 * Path of the ONNX runtime's entry (WebAssembly, no native code): in `node_modules` where that version is installed, else in the
 * tool cache, where it is installed once with the npm client and only if each package has the SHA-512 that the lockfile had
 * when Sluice was built. Throws InputError `onnx-unavailable` or `onnx-integrity`.
 */
export async function onnxLibrary(options: OnnxLibraryOptions = {}): Promise<string> {
  const installed = options.modules === false ? undefined : installedFrom(options.modules ?? path.dirname(import.meta.filename));
  if (installed) return installed;
  const root = options.toolCache ?? process.env.RUNNER_TOOL_CACHE ?? path.join(os.homedir(), '.cache', 'sluice');
  const folder = path.join(root, 'sluice-onnx', pins.version);
  if (!existsSync(folder)) {
    options.log?.info(`The ONNX runtime ${pins.version} is not installed: taking it once into ${folder} with npm.`);
    await installPackages(pins.packages, folder, WANTED);
  }
  return path.join(folder, 'node_modules', NAME, ENTRY);
}

/** Another version could answer otherwise than the one that was tested. */
function installedFrom(from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', NAME);
    if (isVersion(path.join(found, 'package.json'))) return path.join(found, ENTRY);
    if (path.dirname(folder) === folder) return undefined;
  }
}

function isVersion(file: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version === pins.version;
  } catch {
    return false;
  }
}
