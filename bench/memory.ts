// Whether reading scales with the file: validate-data with the 30 checks on CSV files of 1 GB and 5 GB (and both in the same
// memory), each in a process of its own. Prints the most memory that each process held, and whether it is flat to ±20 %.
//   node scripts/node24.mjs bench/memory.ts [--gigabytes 1,5] [--keep] [--memory MB]
import { execFileSync } from 'node:child_process';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contract, makeTable } from './data.ts';
import { machine, measured, SAYS_USAGE } from './processes.ts';

const BYTES_A_ROW = 168;
const FLAT = 0.2;
const root = fileURLToPath(new URL('..', import.meta.url));
const tools = path.join(root, '.tools', 'bench-memory');
const { values } = parseArgs({ options: { gigabytes: { type: 'string', default: '1,5' }, keep: { type: 'boolean', default: false }, memory: { type: 'string' } } });

const dist = path.join(tools, 'dist');
execFileSync(process.execPath, ['scripts/build.ts', '--out', dist], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
console.log(`18 columns, 30 checks (a unique text key among them); ${machine()}`);
const found: number[] = [];
for (const gigabytes of values.gigabytes.split(',').map(Number)) {
  const rows = Math.round((gigabytes * 1e9) / BYTES_A_ROW);
  const table = path.join(tools, `table-${rows}.csv`);
  const bytes = await makeTable(table, { rows, seed: 1 });
  const folder = path.join(tools, `workspace-${gigabytes}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'model'), { recursive: true });
  await writeFile(path.join(folder, 'model', 'weights'), 'x');
  await link(table, path.join(folder, 'data.csv'));
  await writeFile(path.join(folder, 'delivery.yml'), JSON.stringify({ version: 1, release: { name: 'bench', model: 'model' }, data: { test: 'data.csv', columns: contract() } }));
  const env: Record<string, string> = values.memory ? { SLUICE_MEMORY_MB: values.memory } : {};
  const run = await measured({ command: process.execPath, args: [SAYS_USAGE, path.join(dist, 'sluice.js'), 'validate-data', '--out', path.join(folder, 'out')], cwd: folder, env });
  found.push(run.maxRssMb);
  console.log(`${(bytes / 1e9).toFixed(2)} GB, ${rows.toLocaleString('en-US')} rows: ${run.maxRssMb.toFixed(0)} MB at most, ${(run.ms / 1000).toFixed(1)} s (${(run.cpuMs / 1000).toFixed(1)} s of processor time); ${run.stdout.split('\n')[0]}`);
  if (!values.keep) await rm(table);
  await rm(folder, { recursive: true, force: true });
}
const middle = (Math.max(...found) + Math.min(...found)) / 2;
const spread = (Math.max(...found) - middle) / middle;
console.log(`${spread <= FLAT ? 'holds ' : 'MISSED'}  memory flat to ±${(100 * spread).toFixed(0)} % (at most ±${100 * FLAT} %)`);
