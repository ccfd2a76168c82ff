import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes files by relative path under a folder and answers the folder. */
export async function writeTree(folder: string, files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}
