// Whether inferred contracts are as strict as they can be without false alarms: six data sets, 100 seeded halves each held
// against the contract of the other half, and twenty faults in the first ten of them, on columns drawn by the seed.
// Run under a lock where others measure too: node scripts/node24.mjs bench/infer.ts [halves] [halves with faults] [set…]
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDuckDb } from '../src/data/engines/duckdb.ts';
import { dataSets } from './infer/data-sets.ts';
import { FAULTS } from './infer/faults.ts';
import { halfOf, isFound } from './infer/halves.ts';

const [halves = '100', withFaults = '10', ...only] = process.argv.slice(2);
const engine = await openDuckDb();
const folder = mkdtempSync(path.join(os.tmpdir(), 'sluice-infer-'));
const byFault = new Map(FAULTS.map(({ name }) => [name, { found: 0, tried: 0, missed: [] as string[] }]));
try {
  console.log('| data set | rows of a half | halves that pass | kinds of faults found | faults found |\n|---|---:|---:|---:|---:|');
  for (const set of (await dataSets(engine)).filter(({ name }) => only.length === 0 || only.includes(name))) {
    let passed = 0;
    let found = 0;
    let tried = 0;
    const kinds = new Map<string, { found: number; tried: number }>();
    const alarms: string[] = [];
    for (let seed = 1; seed <= Number(halves); seed++) {
      const half = await halfOf(engine, set, seed, path.join(folder, set.name), seed <= Number(withFaults));
      if (half.answer === 'pass' || half.answer === 'warn') passed++;
      else alarms.push(`${set.name}, half ${seed}: ${half.broken.join('; ')}`);
      for (const { fault, column, answer } of half.faults) {
        const hit = isFound(answer) ? 1 : 0;
        const kind = kinds.get(fault) ?? { found: 0, tried: 0 };
        kinds.set(fault, { found: kind.found + hit, tried: kind.tried + 1 });
        const total = byFault.get(fault)!;
        total.found += hit;
        total.tried++;
        if (hit === 0) total.missed.push(`${set.name}.${column ?? ''} (${answer})`);
        found += hit;
        tried++;
      }
    }
    const { rows } = await engine.measure({ file: set.file }, { rows: 'count(*)' });
    // A kind is found where the stage stops it more often than not, on whichever column.
    const kindsFound = [...kinds.values()].filter((kind) => kind.found > kind.tried / 2).length;
    console.log(`| ${set.name} | ${Math.floor(Number(rows) / 2)} | ${passed} of ${halves} | ${kindsFound} of ${kinds.size} | ${found} of ${tried} (${((100 * found) / Math.max(1, tried)).toFixed(1)} %) |`);
    for (const alarm of alarms) console.log(`  false alarm: ${alarm.slice(0, 600)}`);
  }
  console.log('\n| fault | size | found |\n|---|---|---:|');
  for (const { name, size } of FAULTS) {
    const { found, tried, missed } = byFault.get(name)!;
    console.log(`| ${name} | ${size} | ${found} of ${tried} |${missed.length > 0 ? ` missed: ${[...new Set(missed)].join(', ')}` : ''}`);
  }
  const all = [...byFault.values()];
  console.log(`\nIn all: ${all.reduce((sum, { found }) => sum + found, 0)} of ${all.reduce((sum, { tried }) => sum + tried, 0)} injected faults found.`);
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
