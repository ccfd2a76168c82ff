// dist/ is what runs; src/ is what is read. Builds afresh and compares every byte.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const fresh = await mkdtemp(path.join(os.tmpdir(), 'sluice-dist-'));
try {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'build.ts'), '--out', fresh], { stdio: ['ignore', 'inherit', 'inherit'] });
  const kept = path.join(root, 'dist');
  const [wanted, present] = await Promise.all([filesOf(fresh), filesOf(kept)]);
  const names = [...new Set([...wanted.keys(), ...present.keys()])].sort();
  const different = names.filter((name) => wanted.get(name) !== present.get(name));
  if (different.length > 0) {
    console.error(`dist/ is not what src/ makes. Different: ${different.join(', ')}. Run \`npm run build\` and commit dist/.`);
    process.exitCode = 1;
  } else console.log(`dist/ matches src/: ${names.length} files.`);
} finally {
  await rm(fresh, { recursive: true, force: true });
}

async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => []);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'latin1')] as const)));
}
