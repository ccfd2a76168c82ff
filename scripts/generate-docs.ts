// Writes what documentation repeats from code: the README of each action (inputs, outputs and permissions, from action.yml
// and the workflows), the lists of codes, and the callers for Kubernetes, which differ in their heads alone. `--check` compares instead and fails where a file differs.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { actionReadme } from './docs/action-readme.ts';
import { codesPage } from './docs/codes-page.ts';
import { deliveryPage } from './docs/delivery-page.ts';
import { kubernetesCallers } from './docs/kubernetes-callers.ts';
import { refusalsPage } from './docs/refusals-page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = new Map<string, string>();

const workflow = parse(await readFile(path.join(root, '.github/workflows/deliver.yml'), 'utf8'));
const callers = await Promise.all(['deliver-canary', 'doctor', 'report-fork'].map(async (name) => parse(await readFile(path.join(root, `workflows/${name}.yml`), 'utf8'))));
for (const entry of await readdir(root, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const file = path.join(root, entry.name, 'action.yml');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) continue;
  const readme = path.join(entry.name, 'README.md');
  const before = await readFile(path.join(root, readme), 'utf8').catch(() => '');
  pages.set(readme, actionReadme(entry.name, parse(text), before, [workflow, ...callers]));
}
pages.set('docs/refusals.md', refusalsPage());
pages.set('docs/delivery-file.md', deliveryPage(JSON.parse(await readFile(path.join(root, 'schemas/delivery.schema.json'), 'utf8'))));
pages.set('docs/troubleshooting.md', await codesPage(root));

for (const [file, text] of kubernetesCallers(await readFile(path.join(root, 'workflows/deliver-oidc.yml'), 'utf8'))) pages.set(file, text);

const different: string[] = [];
for (const [file, wanted] of pages) {
  const kept = await readFile(path.join(root, file), 'utf8').catch(() => '');
  if (kept === wanted) continue;
  different.push(file);
  if (!process.argv.includes('--check')) await writeFile(path.join(root, file), wanted);
}
if (process.argv.includes('--check') && different.length > 0) {
  console.error(`Not what the code says: ${different.join(', ')}. Run \`npm run docs\` and commit it.`);
  process.exitCode = 1;
}
