import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Files that match a pattern (`*`, `?`, `[…]`, `{a,b}`, `**`), as absolute paths, sorted. By `path.matchesGlob`, which
 * Node 20 has too (20.17); its `fs.glob` came with 22.
 */
export async function glob(pattern: string): Promise<string[]> {
  const absolute = path.resolve(pattern);
  const folder = path.dirname(`${absolute.slice(0, absolute.search(/[*?[{]|$/))}x`);
  const wanted = path.relative(folder, absolute);
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries.filter((entry) => path.matchesGlob(entry, wanted)).map((entry) => path.join(folder, entry)).sort();
}
