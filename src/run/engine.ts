import type { Clock, DataEngine, Log } from '../core/seams.ts';
import { enginesOf } from '../data/engines/engines.ts';

export interface EngineWorld {
  /** Where the credentials lie that the delivery file names, and the tool cache. */
  env: Readonly<Record<string, string | undefined>>;
  log: Log;
  clock: Clock;
}

/** The engines of a run, each opened by its first question. */
export function openEngines({ env, log, clock }: EngineWorld): DataEngine {
  return enginesOf({
    duckdb: async () => (await import('../data/engines/duckdb.ts')).openDuckDb({ toolCache: env.RUNNER_TOOL_CACHE, log }),
    trino: async (connection) => (await import('../data/engines/trino.ts')).openTrino(connection, { env, log, clock }),
  });
}
