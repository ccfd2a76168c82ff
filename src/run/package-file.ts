import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that Sluice ships beside its code: the same place seen from src/ and from the bundle in dist/. */
export function packageFile(relative: string): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'action.yml')) || !existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`Sluice is not installed whole: ${relative} is missing.`);
    folder = parent;
  }
  return path.join(folder, relative);
}
