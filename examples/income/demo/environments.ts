// `node examples/income/demo/environments.ts`: the same release goes to staging and then to production, and production takes nothing
// that did not serve in staging. Leaves out/environments/ with every verdict and ledger.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deliver } from './deliver.ts';
import { openWorld, type World } from './world.ts';

const OUT = path.resolve(import.meta.dirname, '../../../out/environments');
const PARITY = 'parity:\n  from: {journal: {file: .sluice-staging/income.journal.jsonl}}\n  max_age: 14 days\n';

type Environment = 'staging' | 'production';

/** The delivery file of one environment: the example's own, with a journal and kept releases of its own. */
async function write({ work }: World, name: string, model: string, environment: Environment): Promise<void> {
  const text = await readFile(path.join(work, `${model}.delivery.yml`), 'utf8');
  const place = `environments: [staging, production]\nenvironment: ${environment}\n${environment === 'production' ? PARITY : ''}`;
  const ours = text
    .replace(/^release:\n/m, `${place}\nrelease:\n  secrets: [FEATURE_STORE_TOKEN]\n`)
    .replace(/^rollout:\n/m, `rollout:\n  state: ${environment === 'staging' ? '.sluice-staging' : '.sluice'}\n`);
  await writeFile(path.join(work, `${name}.delivery.yml`), ours);
}

async function main(): Promise<boolean> {
  await using world = await openWorld(OUT, () => undefined);
  await write(world, 'to-staging', 'champion', 'staging');
  await write(world, 'to-production', 'champion', 'production');
  await write(world, 'other-to-production', 'candidate', 'production');
  const endings: string[] = [];
  for (const [index, name] of ['to-production', 'to-staging', 'to-production', 'other-to-production'].entries()) {
    console.log(`\n${index + 1}. ${name}`);
    const { ending } = await deliver(world, name, `${index + 1}-${name}`, ({ stage, headline }) => {
      if (stage === 'require-approval' || stage === 'canary-promote') console.log(`  ${headline}`);
    });
    console.log(`  => ${ending}`);
    endings.push(ending);
  }
  return endings.join() === 'stopped,promoted,promoted,stopped';
}

process.exitCode = (await main()) ? 0 : 1;
// The router of the example may still be on its way out.
process.exit();
