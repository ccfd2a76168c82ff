import { InputError } from '../core/problem.ts';
import type { DataEngine } from '../core/data-engine.ts';
import type { Clock, Log } from '../core/seams.ts';
import { enginesOf } from '../data/engines/engines.ts';

export interface EngineWorld {
  /** Where the credentials lie that the delivery file names, and the tool cache. */
  env: Readonly<Record<string, string | undefined>>;
  log: Log;
  clock: Clock;
  /** Writes to the terminal that a person looks at, for the bar of long scans; absent where the log is all there is. */
  terminal?: (text: string) => void;
}

/** Megabytes that DuckDB may use, where a team wants another limit than the engine's own. */
const MEMORY = 'SLUICE_MEMORY_MB';

/** The engines of a run, each opened by its first question. */
export function openEngines({ env, log, clock, terminal }: EngineWorld): DataEngine {
  return enginesOf({
    duckdb: async () =>
      (await import('../data/engines/duckdb.ts')).openDuckDb({ toolCache: env.RUNNER_TOOL_CACHE, log, env, spillBelow: env.RUNNER_TEMP, memory: memoryOf(env[MEMORY]), progress: { clock, log, terminal } }),
    trino: async (connection) => (await import('../data/engines/trino.ts')).openTrino(connection, { env, log, clock }),
  });
}

function memoryOf(megabytes: string | undefined): number | undefined {
  if (megabytes === undefined || megabytes === '') return undefined;
  if (/^[1-9]\d{0,7}$/.test(megabytes)) return Number(megabytes) * 2 ** 20;
  throw InputError.of('memory-no-number', `${MEMORY} is no whole number of megabytes.`, `Write e.g. ${MEMORY}=4096, or leave it out.`);
}
