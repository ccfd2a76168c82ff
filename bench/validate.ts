// validate-data beside a bare DuckDB query and beside pandera and Great Expectations: the same CSV file (1,000,000 rows, 18
// columns), the same 30 checks, each in a process of its own, in turn. Prints medians, and which of the goals hold.
//   node scripts/node24.mjs bench/validate.ts [--rounds 3] [--ours]     (--ours leaves the peers out)
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checks, contract, makeTable } from './data.ts';
import { alternating, machine, median, SAYS_USAGE, type Measured, type Program } from './processes.ts';

const ROWS = 1_000_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const tools = path.join(root, '.tools', 'bench-validate');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, ours: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);

const PEERS = {
  'pandera-pandas': ['pandas==3.1.*', 'pyarrow', 'pandera'],
  'pandera-polars': ['polars', 'pandera[polars]'],
  'great-expectations': ['great_expectations', 'pyarrow'],
};

const dist = path.join(tools, 'dist');
execFileSync(process.execPath, ['scripts/build.ts', '--out', dist], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const clean = await workspace('clean', 0);
const bad = await workspace('bad', 0.01);
console.log(`${ROWS.toLocaleString('en-US')} rows × 18 columns, 30 checks, ${rounds} rounds, medians of start to end; ${machine()}\n`);

const ours = await alternating({ bare: bareScan(clean), sluice: sluice(clean, [0]), 'sluice-bad': sluice(bad, [1]) }, rounds);
const peers = values.ours ? undefined : await besidePeers();

line('bare DuckDB scan', ours.bare);
line('validate-data', ours.sluice);
line('validate-data, 1 % bad rows', ours['sluice-bad']);
console.log('');
goal('validate-data / bare scan', ratio(ours.sluice, ours.bare), 'at most', 1.3);
goal('validate-data / bare scan, processor time', cpu(ours.sluice) / cpu(ours.bare), 'at most', 1.3);
console.log(`with 1 % bad rows: ${ratio(ours['sluice-bad'], ours.bare).toFixed(2)}× the bare scan (one plain query that also finds the rows: 2.8×)`);
if (peers) {
  console.log('');
  for (const [name, found] of Object.entries(peers)) line(name, found);
  console.log('');
  const fastest = median(times(peers['pandera-pandas'])) <= median(times(peers['pandera-pandas-arrow'])) ? ('pandera-pandas' as const) : ('pandera-pandas-arrow' as const);
  goal(`pandera on pandas (${fastest}) / validate-data`, ratio(peers[fastest], peers.sluice), 'at least', 1.5);
  goal('pandera on polars / validate-data', ratio(peers['pandera-polars'], peers.sluice), 'at least', 2.5);
  goal('Great Expectations / validate-data', ratio(peers['great-expectations'], peers.sluice), 'at least', 8);
  for (const name of [fastest, 'pandera-polars', 'great-expectations'] as const) goal(`memory of validate-data / ${name}`, memory(peers.sluice) / memory(peers[name]), 'at most', 0.5);
}

/** A second comparison of its own, so that the slow peers do not stand between the runs of the first. */
async function besidePeers() {
  for (const [name, packages] of Object.entries(PEERS)) await install(name, packages);
  const list = path.join(tools, 'checks.json');
  await writeFile(list, JSON.stringify(checks()));
  const peer = (name: keyof typeof PEERS, program: string, ...more: string[]): Program => ({
    command: path.join(tools, name, 'bin', 'python'),
    args: [path.join(root, 'bench', 'peers', program), path.join(clean, 'data.csv'), list, ...more],
  });
  return alternating(
    {
      sluice: sluice(clean, [0]),
      'pandera-pandas': peer('pandera-pandas', 'pandera_pandas.py'),
      'pandera-pandas-arrow': peer('pandera-pandas', 'pandera_pandas.py', 'arrow'),
      'pandera-polars': peer('pandera-polars', 'pandera_polars.py'),
      'great-expectations': peer('great-expectations', 'gx.py'),
    },
    rounds,
  );
}

async function install(name: string, packages: string[]): Promise<void> {
  const place = path.join(tools, name);
  if (!existsSync(place)) execFileSync('python3', ['-m', 'venv', place], { stdio: 'inherit' });
  execFileSync(path.join(place, 'bin', 'pip'), ['install', '-q', '--disable-pip-version-check', ...packages], { stdio: 'inherit' });
}

/** A folder with the table and the delivery file, as a team's repository has them. */
async function workspace(name: string, share: number): Promise<string> {
  const folder = path.join(tools, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'model'), { recursive: true });
  await writeFile(path.join(folder, 'model', 'weights'), 'x');
  const table = path.join(tools, 'data', `${name}-${ROWS}.csv`);
  await makeTable(table, { rows: ROWS, seed: 1, bad: share });
  await link(table, path.join(folder, 'data.csv'));
  await writeFile(path.join(folder, 'delivery.yml'), JSON.stringify({ version: 1, release: { name: 'bench', model: 'model' }, data: { test: 'data.csv', columns: contract(), key: ['id'] } }));
  return folder;
}

function sluice(folder: string, accepted: number[]): Program {
  return { command: process.execPath, args: [SAYS_USAGE, path.join(dist, 'sluice.js'), 'validate-data', '--out', path.join(folder, 'out')], cwd: folder, accepted };
}

function bareScan(folder: string): Program {
  return { command: process.execPath, args: [SAYS_USAGE, path.join(root, 'bench', 'peers', 'bare-scan.ts'), path.join(folder, 'data.csv')] };
}

function line(name: string, found: Measured[]): void {
  const cpuText = Number.isNaN(cpu(found)) ? '' : `, ${cpu(found).toFixed(0)} ms of processor time`;
  console.log(`${name.padEnd(34)} ${median(times(found)).toFixed(0).padStart(6)} ms (${times(found).map((ms) => ms.toFixed(0)).join(', ')})${cpuText}, ${memory(found).toFixed(0)} MB`);
}

function goal(what: string, value: number, word: 'at most' | 'at least', limit: number): void {
  const holds = word === 'at most' ? value <= limit : value >= limit;
  console.log(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${value.toFixed(2)}× (${word} ${limit}×)`);
}

function times(found: Measured[]): number[] {
  return found.map(({ ms }) => ms);
}

function cpu(found: Measured[]): number {
  return median(found.map(({ cpuMs }) => cpuMs));
}

function memory(found: Measured[]): number {
  return median(found.map(({ maxRssMb }) => maxRssMb));
}

function ratio(a: Measured[], b: Measured[]): number {
  return median(times(a)) / median(times(b));
}
