import path from 'node:path';
import { parseArgs } from 'node:util';
import { logLine } from '../report/escape.ts';
import { systemClock } from '../run/system.ts';
import type { Io } from './io.ts';

const OPTIONS = {
  delivery: { type: 'string', default: 'delivery.yml' },
  out: { type: 'string', default: 'sluice-out' },
  json: { type: 'boolean', default: false },
  purpose: { type: 'string' },
  release: { type: 'string' },
  'run-id': { type: 'string' },
  once: { type: 'boolean', default: false },
  lean: { type: 'boolean', default: false },
  prepared: { type: 'string' },
} as const;

const STATUS = { calm: 0, drained: 0, blind: 3 } as const;

/** `sluice watch`: stands beside the router until it is ended, and drains the candidate when the ticks stop. */
export async function watch(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: argv, options: OPTIONS });
  const stop = new AbortController();
  const end = () => stop.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    if (values.prepared !== undefined) return await small(values.prepared, values.once, io, stop.signal);
    return await whole(values, io, stop.signal);
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

type Values = { delivery: string; out: string; json: boolean; purpose?: string; release?: string; 'run-id'?: string; once: boolean; lean: boolean };

/** Loaded only where it is wanted: the small process must not hold what it has no need of. */
async function whole(values: Values, io: Io, signal: AbortSignal): Promise<number> {
  const { openSession } = await import('./session.ts');
  const session = openSession(values, io, 'deliver');
  const key = io.env.SLUICE_SIGNING_KEY;
  try {
    if (values.lean && process.execve) {
      const { prepareWatch } = await import('../run/prepared.ts');
      const { file, flags: asked } = await prepareWatch(session, key);
      // Node takes types out of its sources by WebAssembly.
      const flags = asked.filter((flag) => flag !== '--jitless' || !process.argv[1]!.endsWith('.ts'));
      // The same program anew in this process: what checked the delivery file is gone with its memory.
      process.execve(process.execPath, [process.execPath, '--no-warnings', ...flags, process.argv[1]!, 'watch', '--prepared', file, ...(values.once ? ['--once'] : [])], io.env as NodeJS.ProcessEnv);
    }
    const [{ runWatch }, { renderLog }, { exitStatus }] = await Promise.all([import('../run/watch.ts'), import('../report/log.ts'), import('../core/verdict.ts')]);
    const { verdict } = await runWatch(session, { once: values.once, secrets: { key }, signal });
    io.stdout(values.json ? `${JSON.stringify(verdict, null, 2)}\n` : `${renderLog(verdict).join('\n')}\n`);
    return exitStatus(verdict);
  } finally {
    await session.engine.close();
  }
}

async function small(file: string, once: boolean, io: Io, signal: AbortSignal): Promise<number> {
  const { leanWatch } = await import('../run/lean-watch.ts');
  const say = (text: string): void => io.stderr(`${systemClock.now().toISOString()} ${logLine(text)}\n`);
  const log = { debug: () => undefined, info: say, warning: (text: string) => say(`Warning: ${text}`) };
  const session = { deliveryFile: '', out: path.dirname(file), purpose: 'deliver' as const, deliveryId: { repositoryId: 'local', runId: 'local', runAttempt: 1 }, clock: systemClock, log, env: io.env };
  const sight = await leanWatch(file, session, { once, key: io.env.SLUICE_SIGNING_KEY, signal });
  say(sight.text);
  return STATUS[sight.kind];
}
