import { parseArgs } from 'node:util';
import { parseDuration } from '../core/duration.ts';
import { logLine } from '../report/escape.ts';
import { runFollow } from '../run/follow.ts';
import type { Io } from './io.ts';
import { openSession, STAGE_OPTIONS, type StageValues } from './session.ts';

const WIDTH = 100;
const EVERY = '5 s';

/**
 * `sluice follow`: the rollout in flight, live: shares, rates of both arms, and how the evidence grows. On a terminal it is drawn over itself; elsewhere what
 * is new is printed. Reads the journal alone.
 */
export async function follow(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { ...STAGE_OPTIONS, once: { type: 'boolean', default: false }, every: { type: 'string', default: EVERY } } });
  const every = parseDuration(values.every);
  const session = openSession(values as StageValues, io, 'deliver');
  const stop = new AbortController();
  const end = () => stop.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  const show = io.terminal && !values.once ? redrawn(io.terminal) : (lines: string[], changed: boolean) => changed && io.stdout(`${lines.map(safe).join('\n')}\n`);
  try {
    const good = await runFollow(session, { secrets: { key: io.env.SLUICE_SIGNING_KEY }, width: Math.min(WIDTH, process.stderr.columns ?? WIDTH), every: values.once ? undefined : every, signal: stop.signal, show });
    return good ? 0 : 3;
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    await session.engine.close();
  }
}

/** Each look over the one before. */
export function redrawn(write: (text: string) => void): (lines: string[]) => void {
  let drawn = 0;
  return (lines) => {
    write(`${drawn > 0 ? `\u001B[${drawn}A` : ''}${lines.map((line) => `\u001B[2K${safe(line)}\n`).join('')}${'\u001B[2K\n'.repeat(Math.max(0, drawn - lines.length))}`);
    drawn = Math.max(drawn, lines.length);
  };
}

/** Reasons and names come from a journal: none may move the cursor. */
function safe(line: string): string {
  const indent = /^ */.exec(line)![0];
  return indent + logLine(line.slice(indent.length));
}
