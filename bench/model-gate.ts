// A model gate on 1M rows against scikit-learn with fairlearn doing the same work: five metrics (roc_auc, average_precision, log_loss,
// brier, accuracy) of two models over all rows and 20 slices, and three fairness metrics of each, under 1,000 paired bootstraps; and
// once without resampling over 139 slices. Scores with 10,000 distinct values, and all different. The peer does a few replicates and
// its time is multiplied (each of its replicates is the same work); Sluice's are all done, or multiplied alike where fewer are asked
// for. Each round runs Sluice before and after the peer, so that what else the machine does falls on both; medians are printed.
// Installs the peer into .tools/bench-model-gate. Prints ratios of processor time and of wall time, memory, and the largest
// difference of any of the point values.
//   node scripts/node24.mjs bench/model-gate.ts [--rows 1000000] [--replicates 1000] [--peer-replicates 2] [--rounds 2] [--only few|all]
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { normalValue, seededRandom, uniform } from '../src/statistics/random.ts';
import { machine, measured, median, SAYS_USAGE } from './processes.ts';
import { strippedCopy } from './stripped.ts';

const PACKAGES = ['scikit-learn==1.7.2', 'fairlearn==0.12.0'];
const BOOTSTRAPS = 1000;
/** Columns whose values are the slices: 4 × 5 are 20; with 7 they are 139. */
const COLUMNS = { few: [5, 5, 5, 5], many: [5, 5, 5, 5, 40, 40, 39] };
const GOALS = { few: 150, all: 40, points: 100, memory: 0.4, equal: 1e-9 };

const root = fileURLToPath(new URL('..', import.meta.url));
const tools = path.join(root, '.tools', 'bench-model-gate');
const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, replicates: { type: 'string', default: String(BOOTSTRAPS) }, 'peer-replicates': { type: 'string', default: '2' }, rounds: { type: 'string', default: '2' }, only: { type: 'string' } } });
const rows = Number(values.rows);

const python = path.join(tools, 'venv', 'bin', 'python');
if (!existsSync(python)) {
  await mkdir(tools, { recursive: true });
  execFileSync('python3', ['-m', 'venv', path.join(tools, 'venv')], { stdio: 'inherit' });
}
execFileSync(python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...PACKAGES], { stdio: 'inherit' });

const compiled = await strippedCopy(root, ['src', 'bench/peers'], path.join(tools, 'compiled'));

interface Said {
  points: number[];
  points_wall: number;
  points_cpu: number;
  wall: number;
  cpu: number;
  max_rss_kb: number;
}

async function makeData(folder: string, distinct: number | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  const random = seededRandom(1);
  const labels = Uint8Array.from({ length: rows }, () => (uniform(random) < 0.24 ? 1 : 0));
  const write = (name: string, array: Uint8Array | Float64Array): Promise<void> => writeFile(path.join(folder, `${name}.bin`), new Uint8Array(array.buffer));
  await write('labels', labels);
  for (const [model, noise] of [0.8, 0.9].entries())
    await write(`scores${model}`, Float64Array.from(labels, (label) => {
      const p = 1 / (1 + Math.exp(1.2 - 1.6 * label - noise * normalValue(random)));
      return distinct === undefined ? p : (Math.floor(p * distinct) + 0.5) / distinct;
    }));
  await write('sex', Uint8Array.from({ length: rows }, () => (uniform(random) < 0.33 ? 1 : 0)));
  for (const [i, values_] of COLUMNS.many.entries()) await write(`column${i}`, Uint8Array.from({ length: rows }, () => Math.floor(uniform(random) * values_)));
}

/** Medians of the runs; the most memory of any. */
const typical = (runs: readonly Said[]): Said => ({
  points: runs[0]!.points,
  ...(Object.fromEntries((['points_wall', 'points_cpu', 'wall', 'cpu'] as const).map((key) => [key, median(runs.map((one) => one[key]))])) as Omit<Said, 'points' | 'max_rss_kb'>),
  max_rss_kb: Math.max(...runs.map((one) => one.max_rss_kb)),
});

const last = (stdout: string): Said => JSON.parse(stdout.trim().split('\n').at(-1)!) as Said;

console.log(`${rows.toLocaleString('en-US')} rows, 5 metrics, 2 models, 20 slices, 3 fairness metrics; ${PACKAGES.join(', ')}; ${machine()}`);
for (const kind of ['few', 'all'] as const) {
  if (values.only !== undefined && values.only !== kind) continue;
  const folder = path.join(tools, kind);
  await makeData(folder, kind === 'few' ? 10_000 : undefined);
  const [few, many] = [String(COLUMNS.few.length), String(COLUMNS.many.length)];
  const [all, peers]: [Said[], Said[]] = [[], []];
  const run = async (command: string, args: string[]): Promise<Said> => last((await measured({ command, args, cwd: root })).stdout);
  const runOurs = async (): Promise<void> => void all.push(await run(process.execPath, [SAYS_USAGE, path.join(compiled, 'bench', 'peers', 'model-gate.mjs'), folder, values.replicates, few, COLUMNS.many.join(',')]));
  for (let round = 0; round < Number(values.rounds); round++) {
    await runOurs();
    peers.push(await run(python, ['bench/peers/model_gate.py', folder, values['peer-replicates'], few, many]));
    await runOurs();
  }
  const [ours, peer] = [typical(all), typical(peers)];
  // Ours has its preparation in it, so multiplying it overstates what 1,000 would take.
  const scale = BOOTSTRAPS / Number(values.replicates);
  const off = Math.max(...ours.points.map((value, i) => Math.abs(value - peer.points[i]!)));
  const ratio = (peerTime: number, ourTime: number): number => peerTime / ourTime;
  console.log(`\n${kind === 'few' ? '10,000 distinct scores' : 'all scores differ'}: ${BOOTSTRAPS} bootstraps${scale === 1 ? '' : ` (ours multiplied from ${values.replicates})`}, the peer's multiplied from ${values['peer-replicates']}`);
  say(`bootstraps, processor time: ${(ours.cpu * scale).toFixed(1)} s against ${(peer.cpu * BOOTSTRAPS).toFixed(0)} s`, ratio(peer.cpu * BOOTSTRAPS, ours.cpu * scale), GOALS[kind]);
  say(`bootstraps, wall time:      ${(ours.wall * scale).toFixed(1)} s against ${(peer.wall * BOOTSTRAPS).toFixed(0)} s`, ratio(peer.wall * BOOTSTRAPS, ours.wall * scale), GOALS[kind]);
  say(`points over 139 slices, processor time: ${ours.points_cpu.toFixed(2)} s against ${peer.points_cpu.toFixed(1)} s`, ratio(peer.points_cpu, ours.points_cpu), GOALS.points);
  const memory = ours.max_rss_kb / peer.max_rss_kb;
  console.log(`${memory <= GOALS.memory ? 'holds ' : 'MISSED'}  memory: ${(ours.max_rss_kb / 1024).toFixed(0)} MB against ${(peer.max_rss_kb / 1024).toFixed(0)} MB: ${memory.toFixed(2)} (at most ${GOALS.memory})`);
  console.log(`${ours.points.length === peer.points.length && off <= GOALS.equal ? 'holds ' : 'MISSED'}  ${ours.points.length} point values of ours and ${peer.points.length} of the peer's differ by ${off.toExponential(1)} at most (at most ${GOALS.equal})`);
}

function say(what: string, ratio: number, goal: number): void {
  console.log(`${ratio >= goal ? 'holds ' : 'MISSED'}  ${what}: ${ratio.toFixed(0)}× (at least ${goal}×)`);
}
