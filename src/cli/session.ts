import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import { InputError } from '../core/problem.ts';
import type { Log } from '../core/seams.ts';
import { logLine } from '../report/escape.ts';
import { openEngines } from '../run/engine.ts';
import { outFolder, type Session } from '../run/session.ts';
import { systemClock } from '../run/system.ts';
import type { Io } from './io.ts';

/** Options that every stage takes. */
export const STAGE_OPTIONS = {
  delivery: { type: 'string', default: 'delivery.yml' },
  out: { type: 'string', default: 'sluice-out' },
  json: { type: 'boolean', default: false },
  purpose: { type: 'string' },
  release: { type: 'string' },
  'run-id': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export interface StageValues {
  delivery: string;
  out: string;
  json: boolean;
  purpose?: string;
  release?: string;
  'run-id'?: string;
}

/** Which no declared path may leave: the runner's, or the git repository around the delivery file, or where the command was started. */
export function workspaceOf({ env, cwd }: Io, file: string): string {
  if (env.GITHUB_WORKSPACE) return env.GITHUB_WORKSPACE;
  for (let folder = path.dirname(path.resolve(cwd, file)); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder;
    if (folder === path.dirname(folder)) return cwd;
  }
}

/** A laptop's session, or that of a plain `run:` step: the run's ids come from the runner's variables where there are any. */
export function openSession(values: StageValues, io: Io, purpose: 'develop' | 'deliver'): Session {
  const { env } = io;
  const workspace = workspaceOf(io, values.delivery);
  const out = outFolder(workspace, path.resolve(io.cwd, values.out));
  return {
    workspace,
    deliveryFile: path.resolve(io.cwd, values.delivery),
    out,
    purpose: purposeOf(values.purpose, purpose),
    deliveryId: {
      repositoryId: env.GITHUB_REPOSITORY_ID ?? 'local',
      runId: values['run-id'] ?? env.GITHUB_RUN_ID ?? 'local',
      runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
    },
    commit: env.GITHUB_SHA,
    clock: systemClock,
    log: stderrLog(io),
    engine: openEngines({ env, log: stderrLog(io), clock: systemClock, terminal: io.terminal }),
    env,
    releaseFile: values.release && path.resolve(io.cwd, values.release),
  };
}

function purposeOf(text: string | undefined, otherwise: 'develop' | 'deliver'): 'develop' | 'deliver' {
  if (text === undefined) return otherwise;
  if (text === 'develop' || text === 'deliver') return text;
  throw InputError.of('purpose-unknown', `There is no purpose ${JSON.stringify(text)}.`, 'Write `--purpose develop` or `--purpose deliver`.');
}

/** On standard error, so that `--json` leaves standard output to the verdict. */
function stderrLog(io: Io): Log {
  return {
    debug: () => undefined,
    info: (text) => io.stderr(`${logLine(text)}\n`),
    warning: (text) => io.stderr(`Warning: ${logLine(text)}\n`),
  };
}
