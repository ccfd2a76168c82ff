import { InputError } from '../core/problem.ts';
import type { Io } from './io.ts';

/** `sluice init DATA… --out DIR` writes a contract of data, `sluice init --workflows` a caller workflow, `sluice init --rollout` a rollout that the traffic carries. */
export async function init(argv: string[], io: Io): Promise<number> {
  if (argv.includes('--workflows')) return (await import('./init-workflows.ts')).initWorkflows(argv, io);
  if (argv.includes('--rollout')) return (await import('./init-rollout.ts')).initRolloutCommand(argv, io);
  if (argv.some((argument) => !argument.startsWith('-'))) return (await import('./init-data.ts')).initData(argv, io);
  throw InputError.of('init-nothing', 'Nothing was asked for.', 'Write `sluice init DATA… --out DIR` for a contract, `sluice init --workflows` for a caller workflow, or `sluice init --rollout --requests-per-second N` for a rollout.');
}
