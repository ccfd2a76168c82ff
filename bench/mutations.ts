// 10,000 mutants each of a good ledger, of its envelopes and of its head: none may be accepted, none may end without a code.
// `node scripts/node24.mjs bench/mutations.ts [RUNS] [SEED]`; the same seed tries the same mutants.
import { ATTACKED, attack } from '../__tests__/property/evidence-mutations.ts';

const [runs = 10_000, seed = 1] = process.argv.slice(2).map(Number);
let failed = false;
for (const what of ATTACKED) {
  const start = performance.now();
  const { tried, wrong, codes } = await attack(what, runs, seed);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const told = [...codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
  console.log(`${what}: ${tried} mutants in ${seconds} s (seed ${seed}), ${wrong.length} wrong\n  ${told.join(', ')}`);
  for (const one of wrong.slice(0, 10)) console.log(`  wrong: ${one}`);
  failed ||= wrong.length > 0 || tried !== runs;
}
process.exitCode = failed ? 1 : 0;
