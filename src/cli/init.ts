import { InputError } from '../core/problem.ts';
import type { Io } from './io.ts';

/** `sluice init DATA… --out DIR` writes a contract of data, `sluice init --workflows` a caller workflow. */
export async function init(argv: string[], io: Io): Promise<number> {
  if (argv.includes('--workflows')) return (await import('./init-workflows.ts')).initWorkflows(argv, io);
  if (argv.some((argument) => !argument.startsWith('-'))) return (await import('./init-data.ts')).initData(argv, io);
  throw InputError.of('init-nothing', 'Nothing was asked for.', 'Write `sluice init DATA… --out DIR` for a contract, or `sluice init --workflows` for a caller workflow.');
}
