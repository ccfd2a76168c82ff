import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitStatus } from '../core/verdict.ts';
import { renderLog } from '../report/log.ts';
import { runDoctor } from '../run/doctor.ts';
import type { Io } from './io.ts';
import { openSession, STAGE_OPTIONS } from './session.ts';

/** `sluice doctor`: what keeps the gates of this repository from holding, and how each is put right. Changes nothing. */
export async function doctor(argv: string[], io: Io): Promise<number> {
  const { delivery, out, json } = STAGE_OPTIONS;
  const { values } = parseArgs({ args: argv, options: { delivery, out, json, repository: { type: 'string' }, since: { type: 'string' }, plan: { type: 'string' } } });
  const session = openSession(values, io, 'deliver');
  const { env } = io;
  const token = env.SLUICE_TOKEN || env.GH_TOKEN || env.GITHUB_TOKEN || undefined;
  try {
    const { verdict } = await runDoctor(session, { repository: values.repository, token, since: values.since, plan: values.plan && path.resolve(io.cwd, values.plan) });
    io.stdout(values.json ? `${JSON.stringify(verdict, null, 2)}\n` : `${renderLog(verdict).join('\n')}\n`);
    return exitStatus(verdict);
  } finally {
    await session.engine.close();
  }
}
