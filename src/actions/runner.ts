import path from 'node:path';
import * as core from '@actions/core';
import { InputError } from '../core/problem.ts';
import type { Log } from '../core/seams.ts';
import type { RunnerContext } from '../github/context.ts';
import { logLine } from '../report/escape.ts';
import { openEngines } from '../run/engine.ts';
import type { Forge } from '../github/forge.ts';
import { forgeOf, runnerOf } from '../run/forge.ts';
import { outFolder, type Session } from '../run/session.ts';
import type { SigningSecrets } from '../run/signing.ts';
import { systemClock } from '../run/system.ts';
import { refuseSecrets } from '../run/secrets.ts';
import { Artifacts } from './artifacts.ts';

/** One job step: what the runner says, what the step was given, and the session that its stage runs in. */
export interface Step {
  runner: RunnerContext;
  session: Session;
  artifacts: Artifacts | undefined;
  token: string;
  checkRun: boolean;
  secrets: SigningSecrets;
}

/** Reads every shared input once. */
export async function openStep(): Promise<Step> {
  const runner = await runnerOf(process.env);
  const token = core.getInput('token');
  if (token) core.setSecret(token);
  const key = core.getInput('signing-key');
  // A masked value is masked line by line, so the key's lines are.
  for (const line of key.split('\n')) if (line.trim().length > 8) core.setSecret(line.trim());
  const out = outFolder(runner.workspace, path.resolve(runner.workspace, core.getInput('out') || 'sluice-out'));
  const session: Session = {
    workspace: runner.workspace,
    deliveryFile: core.getInput('delivery') || 'delivery.yml',
    out,
    purpose: purposeOf(core.getInput('purpose')),
    deliveryId: { repositoryId: runner.repositoryId, runId: runner.runId, runAttempt: runner.runAttempt },
    commit: runner.headCommit,
    clock: systemClock,
    log: runnerLog,
    engine: openEngines({ env: process.env, log: runnerLog, clock: systemClock }),
    env: { ...process.env, SLUICE_TOKEN: token || undefined },
  };
  const wanted = isTrue(core.getInput('evidence'), true) && process.env.ACTIONS_RUNTIME_TOKEN !== undefined;
  return {
    runner,
    session,
    artifacts: wanted ? new Artifacts(runner.runAttempt, (files, root) => refuseSecrets(session, files, root)) : undefined,
    token,
    checkRun: isTrue(core.getInput('check-run'), true),
    secrets: { key: key || undefined, keyless: keylessFor(token) },
  };
}

/** GitHub, for who tells of a release that was taken back; asked for nothing until then. */
export function forgeToTell({ session, token }: Step): (() => Promise<Forge>) | undefined {
  return token ? () => forgeOf(process.env, session.clock, token) : undefined;
}

export function isTrue(text: string, otherwise = false): boolean {
  if (text === '') return otherwise;
  if (text === 'true' || text === 'false') return text === 'true';
  throw InputError.of('input-not-boolean', `An input is ${JSON.stringify(text)} and must be true or false.`, 'Write true or false.');
}

function purposeOf(text: string): 'develop' | 'deliver' {
  if (text === '' || text === 'deliver') return 'deliver';
  if (text === 'develop') return 'develop';
  throw InputError.of('purpose-unknown', `The input \`purpose\` is ${JSON.stringify(text)}.`, 'Write develop or deliver.');
}

const runnerLog: Log = {
  debug: (text) => core.debug(logLine(text)),
  info: (text) => core.info(logLine(text)),
  warning: (text) => core.warning(logLine(text)),
};

/** Signs through Sigstore with the job's identity. The service builds the same statement from its four parts. */
function keylessFor(token: string): SigningSecrets['keyless'] {
  if (!process.env.ACTIONS_ID_TOKEN_REQUEST_URL) return undefined;
  return async (_payload, _type, statement) => {
    const { attest } = await import('@actions/attest');
    const { bundle } = await attest({ subjects: statement.subject, predicateType: statement.predicateType, predicate: statement.predicate, token, skipWrite: true });
    return bundle;
  };
}
