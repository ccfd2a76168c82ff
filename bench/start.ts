// How long an action takes from the start of its process to the first line of its own work, and how large the bundle is.
// Prints medians of several starts, beside an empty script of the same Node, so that the machine's own speed shows.
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const STARTS = 15;
const dist = fileURLToPath(new URL('../dist', import.meta.url));

const empty = await median(() => timeToFirstLine(['-e', 'console.log("started")']));
const command = await median(() => timeToFirstLine([path.join(dist, 'sluice.js'), 'version']));
const action = await median(() => timeToFirstLine([path.join(dist, 'validate-data.js')]));
console.log(`node alone, start to first line:      ${empty.toFixed(0)} ms`);
console.log(`sluice version, start to first line:  ${command.toFixed(0)} ms`);
console.log(`validate-data, start to first line:   ${action.toFixed(0)} ms (goal 200 ms)`);
const files = await Promise.all((await readdir(dist)).map(async (name) => ({ name, bytes: (await stat(path.join(dist, name))).size })));
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
console.log(`dist/: ${(total / 1024 / 1024).toFixed(2)} MiB in ${files.length} files (goal 6 MB)`);

/** Milliseconds until the process writes its first bytes. Outside a job an action's first words are what it misses. */
async function timeToFirstLine(args: string[]): Promise<number> {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH ?? '' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const first = await new Promise<bigint>((resolve) => child.stdout.once('data', () => resolve(process.hrtime.bigint())));
  child.stdout.resume();
  child.stderr.resume();
  await new Promise((resolve) => child.once('close', resolve));
  return Number(first - started) / 1e6;
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run <= STARTS; run++) times.push(await measure());
  // The first start reads from disk what the others find in memory.
  return times.slice(1).sort((a, b) => a - b)[Math.floor(STARTS / 2)]!;
}
