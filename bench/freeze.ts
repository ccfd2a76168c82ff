// Freezing a profile of 1,000,000 rows and 50 columns beside the scan that uses it, from Parquet and from CSV: one process, in
// turn, medians; the goal is at most eight times the scan.
//   node scripts/node24.mjs bench/freeze.ts [--rounds 3]
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDuckDb } from '../src/data/engines/duckdb.ts';
import { makeProfile } from '../src/data/profile/make-profile.ts';
import { profileOver } from '../src/data/profile/profile-over.ts';
import { profileText } from '../src/data/profile/profile.ts';
import { machine, median } from './processes.ts';
import { makeCsv, makeWide } from './wide.ts';

const ROWS = 1_000_000;
const MOST = 8;
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const folder = path.join(fileURLToPath(new URL('..', import.meta.url)), '.tools', 'bench-drift');
const parquet = path.join(folder, 'reference.parquet');
const csv = path.join(folder, 'reference.csv');
await makeWide(parquet, { rows: ROWS, seed: 1 });
await makeCsv(csv, parquet);

console.log(`${ROWS.toLocaleString('en-US')} rows × 50 columns, freezing a profile and counting over its edges; ${machine()}\n`);
const engine = await openDuckDb();
const bytes = new Set<string>();
for (const file of [parquet, csv]) {
  const frozen = await makeProfile(engine, { file });
  bytes.add(profileText(frozen));
  const freezing: Spent[] = [];
  const scanning: Spent[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    freezing.push(await spent(() => makeProfile(engine, { file })));
    scanning.push(await spent(() => profileOver(engine, { file }, frozen)));
  }
  const ratio = middle(freezing, 'ms') / middle(scanning, 'ms');
  const cpu = middle(freezing, 'cpuMs') / middle(scanning, 'cpuMs');
  console.log(`${path.extname(file).slice(1).padEnd(8)} freezing ${middle(freezing, 'ms').toFixed(0)} ms, the scan ${middle(scanning, 'ms').toFixed(0)} ms`);
  console.log(`${ratio <= MOST ? 'holds ' : 'MISSED'}  freezing / scan: ${ratio.toFixed(1)}× (at most ${MOST}×); in processor time ${cpu.toFixed(1)}×`);
}
console.log(`both profiles are ${bytes.size === 1 ? 'the same bytes' : 'DIFFERENT'}; at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
await engine.close();

interface Spent {
  ms: number;
  cpuMs: number;
}

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const started = process.hrtime.bigint();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: Number(process.hrtime.bigint() - started) / 1e6, cpuMs: (user + system) / 1000 };
}

function middle(all: readonly Spent[], what: keyof Spent): number {
  return median(all.map((one) => one[what]));
}
