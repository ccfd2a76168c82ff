// `npm run demo`: every release of the example is delivered as the workflows would do it, on this machine: real stages, a
// real router, real servers, real requests, and a stand-in of GitHub on loopback for commits, runs and approvals.
// Leaves out/demo/: a folder for each story with its verdicts and ledger, and work/ with the journal.
import path from 'node:path';
import { promised, rollBack, shown, tellTale, type Story } from './stories.ts';
import { proveChain } from './prove.ts';
import { openWorld } from './world.ts';

const OUT = path.resolve(import.meta.dirname, '../../../out/demo');

const STORIES: Story[] = [
  { release: 'champion', title: 'The first delivery: there is no champion yet', ending: 'promoted' },
  { release: 'quick-form', title: 'Four questions instead of fourteen: worse over all', ending: 'stopped', by: ['run-model-tests'] },
  { release: 'with-sex', title: 'Better on average, but worse for women', ending: 'stopped', by: ['run-model-tests'] },
  { release: 'with-schedule', title: 'A column that changed its meaning: same AUC, wrong probabilities', ending: 'stopped', by: ['validate-data', 'run-model-tests'] },
  { release: 'candidate', title: 'A better model goes to all users, step by step', ending: 'promoted' },
  { release: 'brittle', title: 'Good in every file, failing on what users send', ending: 'taken back', by: ['canary-promote'] },
  { release: 'next', title: 'The next one: the slots change roles', ending: 'promoted' },
];

const print = (line: string): void => console.log(line);

async function main(interrupted: Promise<boolean>): Promise<boolean> {
  const start = performance.now();
  await using world = await openWorld(OUT, print);
  const play = async (): Promise<boolean> => {
    const kept: boolean[] = [];
    for (const [index, story] of STORIES.entries()) kept.push(await tellTale(world, story, index + 1, print));
    kept.push(await rollBack(world, { folder: '08-rollback', to: 'candidate' }, print));
    kept.push(await rollBack(world, { folder: '09-rollback-again', to: 'champion' }, print));
    kept.push(await proveChain(world, { folder: '07-next', release: 'next' }, print));
    print(`\nVerdicts and ledgers are in ${shown(world, '')}, the journal and the kept releases in ${shown(world, 'work/.sluice')}.`);
    return promised(kept, performance.now() - start, print);
  };
  return await Promise.race([play(), interrupted]);
}

/** Ends what was started, whoever asks for it: the world is disposed on the way out. */
function interruption(): Promise<boolean> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        print(`\n${signal}: ending every process of the demo.`);
        resolve(false);
      });
  });
}

try {
  process.exitCode = (await main(interruption())) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
// A story that was interrupted may still wait for something.
process.exit();
