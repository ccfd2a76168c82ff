// Search for weak slices over 100,000 rows and 15 columns: ours beside Deepchecks' weak segments on the same Parquet file, all rows and
// all columns used by both, the losses given. Two slices are planted. Prints times of the search and of the whole process, and the ratio.
// Deepchecks is stopped after --limit seconds, and the ratio is then a lower bound and says so.
//   node scripts/node24.mjs bench/weak-slices.ts [--rounds 3] [--limit 120] [--ours]
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDuckDb } from '../src/data/engines/duckdb.ts';
import { normalValue, seededRandom, uniform } from '../src/statistics/random.ts';
import { machine, measured, median, SAYS_USAGE, type Measured } from './processes.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, limit: { type: 'string', default: '120' }, ours: { type: 'boolean', default: false } } });
const ROWS = 100_000;
const LEAST = 20;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, '.tools', 'bench-weak-slices');
/** The newest Deepchecks, and the last libraries that it works with. */
const PEER = ['deepchecks==0.19.1', 'pandas==2.1.*', 'numpy==1.26.*', 'scikit-learn==1.3.*', 'setuptools<70', 'pyarrow==18.*', 'anywidget'];

await mkdir(folder, { recursive: true });
const table = path.join(folder, 'rows.parquet');
if (!existsSync(table)) await makeTable(table);
console.log(`${ROWS.toLocaleString('en-US')} rows × 15 columns (9 of numbers, 6 of texts); ${machine()}\n`);

interface Said {
  ms: number;
  process: Measured;
  finished: boolean;
  text: string;
}
const ours: Said[] = [];
const theirs: Said[] = [];
if (!values.ours) {
  const place = path.join(folder, 'deepchecks');
  if (!existsSync(place)) execFileSync('python3', ['-m', 'venv', place], { stdio: 'inherit' });
  execFileSync(path.join(place, 'bin', 'pip'), ['install', '-q', '--disable-pip-version-check', ...PEER], { stdio: 'inherit' });
}
// The first round only warms; then in turn, so that what else the machine does falls on both.
for (let round = 0; round <= Number(values.rounds); round++) {
  const own = await measured({ command: process.execPath, args: [SAYS_USAGE, path.join(root, 'bench', 'weak-slices-ours.ts'), table] });
  const said = JSON.parse(own.stdout.split('\n')[0]!) as { ms: number; readMs: number; looked: number; found: string[] };
  if (round > 0) ours.push({ ms: said.ms, process: own, finished: true, text: `${said.looked.toLocaleString('en-US')} slices looked at; ${said.found.join('; ')}` });
  if (values.ours || round === 0) continue;
  const peer = await measured({ command: path.join(folder, 'deepchecks', 'bin', 'python'), args: [path.join(root, 'bench', 'peers', 'deepchecks_segments.py'), table, values.limit] });
  const answer = JSON.parse(peer.stdout.trim().split('\n').at(-1)!) as { ms: number; finished: boolean; segments: Record<string, string>[] };
  theirs.push({ ms: answer.ms, process: peer, finished: answer.finished, text: answer.finished ? answer.segments.map((segment) => Object.values(segment).join(' ')).join('; ') : `not finished after ${values.limit} s` });
}
line('ours', ours);
if (theirs.length > 0) {
  line('Deepchecks', theirs);
  const ratio = median(theirs.map(({ ms }) => ms)) / median(ours.map(({ ms }) => ms));
  const whole = median(theirs.map((one) => one.process.ms)) / median(ours.map((one) => one.process.ms));
  const memory = median(ours.map((one) => one.process.maxRssMb)) / median(theirs.map((one) => one.process.maxRssMb));
  const atLeast = theirs.every(({ finished }) => finished) ? '' : 'more than ';
  console.log(`\n${ratio >= LEAST ? 'holds ' : 'MISSED'}  Deepchecks / ours, the search alone: ${atLeast}${ratio.toFixed(1)}× (wanted ${LEAST}×); whole process ${atLeast}${whole.toFixed(1)}×; our memory ${memory.toFixed(2)}× theirs`);
  process.exitCode = ratio >= LEAST ? 0 : 1;
}

function line(name: string, found: Said[]): void {
  const of = (value: (one: Said) => number): string => median(found.map(value)).toFixed(0).padStart(7);
  console.log(`${name.padEnd(12)} search ${of(({ ms }) => ms)} ms, process ${of((one) => one.process.ms)} ms, ${of((one) => one.process.maxRssMb)} MB\n             ${found[0]!.text}`);
}

/** A calibrated score, but for two slices where it is far too sure of itself. */
async function makeTable(target: string): Promise<void> {
  const random = seededRandom(1);
  const names = ['id', ...Array.from({ length: 9 }, (_, i) => `n${i}`), ...Array.from({ length: 6 }, (_, i) => `t${i}`), 'y', 'score'];
  const lines = [names.join(',')];
  for (let id = 0; id < ROWS; id++) {
    const numbers = Array.from({ length: 9 }, (_, i) => (i < 3 ? Math.floor(18 + 60 * uniform(random)) : normalValue(random)));
    const texts = Array.from({ length: 6 }, (_, i) => Math.floor(uniform(random) * (4 + 2 * i)));
    const signal = 0.8 * numbers[3]! + 0.5 * numbers[4]! - 0.4 * (texts[0] === 1 ? 1 : 0);
    const weak = (numbers[0]! < 30 && texts[2] === 3) || (numbers[5]! > 1.2 && texts[4] === 5);
    const logit = weak ? -signal : signal;
    const y = uniform(random) < 1 / (1 + Math.exp(-signal)) ? 1 : 0;
    lines.push([id, ...numbers.map((value) => value.toPrecision(6)), ...texts.map((value, i) => `v${i}${value}`), y, (1 / (1 + Math.exp(-logit * (weak ? 1.5 : 1)))).toPrecision(9)].join(','));
  }
  const csv = `${target}.csv`;
  await writeFile(csv, lines.join('\n'));
  const engine = await openDuckDb();
  await engine.write('SELECT * FROM t', { t: { file: csv } }, target);
  await engine.close();
}
