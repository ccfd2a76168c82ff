import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/**
 * A copy of the TypeScript of some folders below `root` without its types, as what is shipped has none: Node's own stripper, which
 * would take 40 MB beside the program under measurement, has then nothing to do. Answers `to`.
 */
export async function strippedCopy(root: string, folders: readonly string[], to: string): Promise<string> {
  await rm(to, { recursive: true, force: true });
  for (const folder of folders)
    for (const name of await readdir(path.join(root, folder), { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const target = path.join(to, folder, name.replace(/\.ts$/, '.mjs'));
      const text = stripTypeScriptTypes(await readFile(path.join(root, folder, name), 'utf8'));
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text.replaceAll(/((?:from|import) '\.[^']*)\.ts'/g, "$1.mjs'"));
    }
  return to;
}
