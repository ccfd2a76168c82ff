// Builds dist/: TypeScript to JavaScript (tsc), then one shared bundle (ncc), then a stub for each action and the command.
// `--out DIR` builds elsewhere; scripts/check-dist.ts uses that to compare.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'dist') } } });
const out = path.resolve(values.out);
const compiled = path.join(root, '.build');

await rm(compiled, { recursive: true, force: true });
node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
node('node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', path.join(compiled, 'src', 'main.js'), '-o', out, '--license', 'licenses.txt', '--target', 'es2022', '-q');
await normalize(out);
for (const name of await actionNames()) await writeFile(path.join(out, `${name}.js`), `import { action } from './index.js';\n\nawait action('${name}');\n`);
await writeFile(path.join(out, 'sluice.js'), "#!/usr/bin/env node\nimport { cli } from './index.js';\n\nprocess.exitCode = await cli(process.argv.slice(2));\n");
await chmod(path.join(out, 'sluice.js'), 0o755);

/** Every folder with an action.yml whose `main` lies in dist/, and the root's own; the stub's name is the file's. */
async function actionNames(): Promise<string[]> {
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const names = await Promise.all(['.', ...folders].map(stubOf));
  return names.filter((name) => name !== undefined).sort();
}

async function stubOf(folder: string): Promise<string | undefined> {
  const text = await readFile(path.join(root, folder, 'action.yml'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { main } = (parse(text) as { runs: { main?: string } }).runs;
  return main && path.basename(main, '.js');
}

/** The same bytes wherever it is built: no path of the machine, no foreign line ends. */
async function normalize(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(root, '').replaceAll('\r\n', '\n'));
  }
}

function node(...args: string[]): void {
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
