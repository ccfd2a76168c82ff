import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InputError } from '../core/problem.ts';
import { loadDelivery } from '../delivery/load.ts';
import { packageFile } from '../run/package-file.ts';
import type { Io } from './io.ts';

/** Which ready-to-copy caller serves which way of rolling out; `gate` is for teams that only test, so far. */
const CALLERS = { gate: 'gate.yml', replace: 'deliver-replace.yml', canary: 'deliver-canary.yml' } as const;

/** `sluice init --workflows [--delivery FILE] [--strategy gate|replace|canary] [--force]`: one caller file, ready to commit. */
export async function init(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      workflows: { type: 'boolean' },
      delivery: { type: 'string', default: 'delivery.yml' },
      strategy: { type: 'string' },
      force: { type: 'boolean' },
    },
  });
  if (!values.workflows) throw InputError.of('init-nothing', 'Nothing was asked for.', 'Write `sluice init --workflows`.');
  const strategy = values.strategy ?? (await declaredStrategy(values.delivery, io.cwd));
  const template = CALLERS[strategy as keyof typeof CALLERS];
  if (!template)
    throw InputError.of('init-strategy', `There is no strategy ${JSON.stringify(strategy)}.`, `Choose one of ${Object.keys(CALLERS).join(', ')}.`);
  const target = path.join(io.cwd, '.github', 'workflows', 'sluice.yml');
  if (!values.force && (await exists(target)))
    throw InputError.of('init-exists', '.github/workflows/sluice.yml is there already.', 'Look at it first; `--force` replaces it.');
  const text = (await readFile(packageFile(`workflows/${template}`), 'utf8')).replaceAll('delivery: delivery.yml', `delivery: ${JSON.stringify(values.delivery)}`);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
  io.stdout(`Wrote .github/workflows/sluice.yml for the strategy \`${strategy}\`. Its first lines say what to set up on GitHub.\n`);
  return 0;
}

async function declaredStrategy(file: string, cwd: string): Promise<string> {
  const { spec } = await loadDelivery(file, { workspace: cwd });
  return spec.rollout?.strategy ?? 'gate';
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
