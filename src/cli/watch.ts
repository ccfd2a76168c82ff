import { parseArgs } from 'node:util';
import { exitStatus } from '../core/verdict.ts';
import { renderLog } from '../report/log.ts';
import { runWatch } from '../run/watch.ts';
import type { Io } from './io.ts';
import { openSession, STAGE_OPTIONS, type StageValues } from './session.ts';

/** `sluice watch`: stands beside the router until it is ended, and drains the candidate when the ticks stop. */
export async function watch(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { ...STAGE_OPTIONS, once: { type: 'boolean', default: false } } });
  const session = openSession(values as StageValues, io, 'deliver');
  const stop = new AbortController();
  const end = () => stop.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const { verdict } = await runWatch(session, { once: values.once, secrets: { key: io.env.SLUICE_SIGNING_KEY }, signal: stop.signal });
    io.stdout(values.json ? `${JSON.stringify(verdict, null, 2)}\n` : `${renderLog(verdict).join('\n')}\n`);
    return exitStatus(verdict);
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    await session.engine.close();
  }
}
