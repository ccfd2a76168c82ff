/**
 * Simulated rollouts under known traffic, seeded: how often Sluice's judge takes back a healthy candidate or lets a bad one pass, how
 * soon it finds what is worse, and how many requests meet a candidate with twice the errors under it and under the rules of Flagger,
 * Argo Rollouts and Kayenta (re-implemented from what they document, bench/rollout/, and tested in __tests__/rollout/plan).
 *
 *   node scripts/node24.mjs bench/rollout.ts --out FILE [--part rates|speed|exposed] [--replicates 2000] [--seconds 60] [--shard 1/2]
 *   node scripts/node24.mjs bench/rollout.ts --report FILE
 *
 * Each cell is one line of JSON in FILE, written when it is done; cells that stand there are not run again. With --seconds it ends
 * after the cell during which that time is over: status 75 where cells are left. Shards may run at once. --report prints tables and ends with status 1 where
 * a number contradicts a claim.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exposedCells, runExposed, type ExposedResult } from './rollout/exposed.ts';
import { rateCells, runRates, type RateResult } from './rollout/rates.ts';
import { report } from './rollout/report.ts';
import { runSpeed, speedCells, type SpeedResult } from './rollout/speed.ts';

export type Result = RateResult | SpeedResult | ExposedResult;

const PARTS = {
  speed: { cells: speedCells, run: runSpeed },
  rates: { cells: rateCells, run: runRates },
  exposed: { cells: exposedCells, run: runExposed },
} as const;

const { values } = parseArgs({
  options: { out: { type: 'string' }, report: { type: 'string' }, part: { type: 'string', multiple: true }, replicates: { type: 'string', default: '2000' }, seconds: { type: 'string', default: 'Infinity' }, shard: { type: 'string', default: '1/1' } },
});

if (values.report !== undefined) process.exitCode = report(resultsIn(values.report)) ? 0 : 1;
else if (values.out !== undefined) process.exitCode = runCells(values.out, Number(values.replicates), 1000 * Number(values.seconds));
else {
  console.error('Give --out FILE or --report FILE.');
  process.exitCode = 3;
}

function runCells(file: string, replicates: number, budget: number): number {
  const done = new Set(resultsIn(file).map(({ key }) => key));
  const started = performance.now();
  for (const part of (values.part ?? Object.keys(PARTS)) as (keyof typeof PARTS)[]) {
    const { cells, run } = PARTS[part] as unknown as { cells: () => { key: string }[]; run: (cell: { key: string }, replicates: number) => Result };
    const [shard = 1, shards = 1] = values.shard.split('/').map(Number);
    for (const [index, cell] of cells().entries()) {
      if (index % shards !== shard - 1 || done.has(cell.key)) continue;
      if (performance.now() - started > budget) return 75;
      appendFileSync(file, `${JSON.stringify(run(cell, replicates))}\n`);
    }
  }
  return 0;
}

function resultsIn(file: string): Result[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Result);
}
