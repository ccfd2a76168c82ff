// Drift of 1,000,000 rows and 50 columns against a stored profile: validate-data from Parquet and from CSV, beside Evidently's
// drift preset and whylogs on the same Parquet files, each in a process of its own. Prints times, memory, and which goals hold.
//   node scripts/node24.mjs bench/drift.ts [--rounds 5] [--ours]     (--ours leaves the peers out; the slow ones run once)
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { alternating, machine, measured, median, SAYS_USAGE, type Measured, type Program } from './processes.ts';
import { makeCsv, makeWide } from './wide.ts';

const ROWS = 1_000_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const tools = path.join(root, '.tools');
const folder = path.join(tools, 'bench-drift');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, ours: { type: 'boolean', default: false } } });
/** The newest of each that install together on Python 3.11: Evidently and whylogs do not know pandas 3 or numpy 2. */
const PEERS = {
  evidently: ['evidently==0.7.21', 'pandas==2.2.*', 'numpy==1.26.*', 'pyarrow==18.*'],
  whylogs: ['whylogs[viz]==1.6.4', 'pandas==2.2.*', 'numpy==1.26.*', 'scipy', 'pyarrow==18.*'],
};

const dist = path.join(folder, 'dist');
execFileSync(process.execPath, ['scripts/build.ts', '--out', dist], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const [reference, current, csv] = ['reference.parquet', 'current.parquet', 'current.csv'].map((name) => path.join(folder, name)) as [string, string, string];
await makeWide(reference, { rows: ROWS, seed: 1 });
await makeWide(current, { rows: ROWS, seed: 2 });
await makeCsv(csv, current);
const profile = path.join(folder, 'profile.json');
execFileSync(process.execPath, [path.join(dist, 'sluice.js'), 'profile', '--data', reference, '--to', profile], { cwd: folder });

console.log(`${ROWS.toLocaleString('en-US')} rows × 50 columns, drift against a stored profile; ${machine()}\n`);
const ours = await alternating({ parquet: await sluice('parquet', current), csv: await sluice('csv', csv) }, Number(values.rounds));
line('validate-data from Parquet', ours.parquet);
line('validate-data from CSV', ours.csv);
if (!values.ours) {
  for (const [name, packages] of Object.entries(PEERS)) install(name, packages);
  const kept = path.join(folder, 'whylogs.bin');
  await measured(peer('whylogs', 'whylogs_drift.py', 'freeze', reference, kept));
  const whylogs = [await measured(peer('whylogs', 'whylogs_drift.py', 'drift', current, kept))];
  const evidently = [await measured(peer('evidently', 'evidently_drift.py', reference, current))];
  // Once more beside the peers: what else the machine does by now falls on all alike.
  ours.parquet.push(await measured(await sluice('parquet', current)));
  ours.csv.push(await measured(await sluice('csv', csv)));
  line('whylogs, stored reference', whylogs);
  line('Evidently, drift preset', evidently);
  console.log('');
  goal('Evidently / validate-data from Parquet', evidently, ours.parquet, 150);
  goal('Evidently / validate-data from CSV', evidently, ours.csv, 60);
  goal('whylogs / validate-data from Parquet', whylogs, ours.parquet, 40);
}

async function sluice(name: string, table: string): Promise<Program> {
  const place = path.join(folder, `run-${name}`);
  await rm(place, { recursive: true, force: true });
  await mkdir(path.join(place, 'model'), { recursive: true });
  await writeFile(path.join(place, 'model', 'weights'), 'x');
  const own = `serving${path.extname(table)}`;
  await link(table, path.join(place, own));
  await link(profile, path.join(place, 'profile.json'));
  await writeFile(path.join(place, 'delivery.yml'), JSON.stringify({ version: 1, release: { name: 'bench', model: 'model' }, data: { profile: 'profile.json', serving: own } }));
  return { command: process.execPath, args: [SAYS_USAGE, path.join(dist, 'sluice.js'), 'validate-data', '--out', path.join(place, 'out')], cwd: place, accepted: [0, 1, 2] };
}

function peer(name: keyof typeof PEERS, program: string, ...args: string[]): Program {
  return { command: path.join(tools, `bench-drift-${name}`, 'bin', 'python'), args: [path.join(root, 'bench', 'peers', program), ...args] };
}

function install(name: string, packages: string[]): void {
  const place = path.join(tools, `bench-drift-${name}`);
  if (!existsSync(place)) execFileSync('python3', ['-m', 'venv', place], { stdio: 'inherit' });
  execFileSync(path.join(place, 'bin', 'pip'), ['install', '-q', '--disable-pip-version-check', ...packages], { stdio: 'inherit' });
}

function line(name: string, found: Measured[]): void {
  const cpu = median(found.map(({ cpuMs }) => cpuMs));
  console.log(`${name.padEnd(28)} ${time(found).toFixed(0).padStart(7)} ms, ${cpu.toFixed(0)} ms of processor time, ${median(found.map(({ maxRssMb }) => maxRssMb)).toFixed(0)} MB`);
}

function goal(what: string, theirs: Measured[], own: Measured[], least: number): void {
  const value = time(theirs) / time(own);
  const cpu = median(theirs.map(({ cpuMs }) => cpuMs)) / median(own.map(({ cpuMs }) => cpuMs));
  console.log(`${value >= least ? 'holds ' : 'MISSED'}  ${what}: ${value.toFixed(0)}× (at least ${least}×); in processor time ${cpu.toFixed(0)}×`);
}

function time(found: Measured[]): number {
  return median(found.map(({ ms }) => ms));
}
