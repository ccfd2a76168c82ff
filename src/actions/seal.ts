import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as core from '@actions/core';
import { sha256, type Digest } from '../core/digest.ts';
import { InputError } from '../core/problem.ts';
import { HEAD_FILE } from '../evidence/head.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import { readLedger } from '../evidence/read-ledger.ts';
import { runSeal } from '../run/stages.ts';
import type { Artifacts } from './artifacts.ts';
import { forgeOf } from '../run/forge.ts';
import { checkResumedRun } from '../run/resume.ts';
import { otherRun, runIdOf } from './approved.ts';
import { finish, takeRelease } from './judges.ts';
import type { Step } from './runner.ts';

const STATEMENT_FILE = 'statement.json';
/** Stages whose statements are sealed; each job leaves its own under this name. */
const SEALED = ['build', 'identify', 'validate-data', 'predict', 'probe-model', 'run-model-tests'];

export async function seal(step: Step): Promise<void> {
  const { session, artifacts, secrets } = step;
  await takeRelease(step);
  const statements = path.join(session.out, 'statements');
  if (artifacts) {
    // By whole names: a longer one that begins so may have been uploaded by code of the team.
    const fetched = await Promise.all(SEALED.map((what) => takeStatement(artifacts, what, path.join(statements, what))));
    if (!fetched.includes(true)) throw InputError.of('seal-nothing', 'No job of this run left a statement.', 'Run identify, validate-data and run-model-tests before, with `evidence: true`.');
  }
  await refuseOthers(statements, core.getInput('expected'), (stage) => artifacts?.attempts(stage), session.deliveryId.runAttempt);
  const judged = await runSeal(session, { statements, secrets, resume: await earlierLedger(step) });
  const text = await readFile(path.join(session.out, LEDGER_FILE), 'utf8').catch(() => undefined);
  if (text !== undefined) {
    core.setOutput('head', (await readLedger(text)).head);
    await artifacts?.upload('ledger', [path.join(session.out, LEDGER_FILE), path.join(session.out, HEAD_FILE)], session.out);
  }
  await finish(step, 'seal', judged);
}

/** The ledger that an earlier run sealed, where this one takes its evidence over: from a run like this one alone. */
async function earlierLedger(step: Step): Promise<string | undefined> {
  const runId = runIdOf(core.getInput('resume'), 'resume');
  if (runId === undefined) return undefined;
  await checkResumedRun(await forgeOf(process.env, step.session.clock, step.token), runId, step.runner.runId);
  const folder = await step.artifacts?.fetch('ledger', otherRun(step, runId));
  if (!folder) throw InputError.of('resume-without-ledger', `Run ${runId} left no sealed ledger.`, 'It was not sealed, or GitHub kept its artifacts no longer: start a new delivery without `resume`.');
  return path.join(folder, LEDGER_FILE);
}

/** The statement alone: nothing else of an artifact is read here. */
async function takeStatement(artifacts: Artifacts, what: string, target: string): Promise<boolean> {
  const folder = await artifacts.fetch(what);
  if (!folder) return false;
  await mkdir(target, { recursive: true });
  return copyFile(path.join(folder, STATEMENT_FILE), path.join(target, STATEMENT_FILE)).then(() => true, () => false);
}

/**
 * `expected` has a line `stage=sha256:…` for each job, from that job's output: an artifact that team code put in a
 * stage's place has another digest. A stage that was skipped has an empty value, and must have left nothing.
 */
async function refuseOthers(folder: string, expected: string, attempts: (stage: string) => Promise<number[]> | undefined, attempt: number): Promise<void> {
  const lines = expected.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  for (const line of lines) {
    const [stage = '', digest = ''] = line.split('=', 2).map((part) => part.trim());
    if (!SEALED.includes(stage)) throw InputError.of('seal-expected', `The input \`expected\` names ${JSON.stringify(stage)}.`, `Write lines of one of ${SEALED.join(', ')}, =, and the output \`statement\` of its job.`);
    const found = await readFile(path.join(folder, stage, STATEMENT_FILE)).then((bytes): Digest => sha256(bytes), () => undefined);
    const problem = statementProblem(stage, { digest, found, attempt, attempts: found === undefined && digest !== '' ? ((await attempts(stage)) ?? []) : [] });
    if (problem) throw problem;
  }
}

/**
 * Why a stage's statement is not the one that its job speaks of. A job that was not run again keeps the outputs of its
 * earlier attempt, whose artifact GitHub shows to a later attempt or does not: either way it is another delivery's evidence.
 */
export function statementProblem(stage: string, { digest, found, attempt, attempts }: { digest: string; found: Digest | undefined; attempt: number; attempts: readonly number[] }): InputError | undefined {
  if ((found ?? '') === digest) return undefined;
  if (found === undefined && attempt > 1) {
    const earlier = attempts.filter((each) => each < attempt);
    const where = earlier.length > 0 ? `attempt ${earlier.join(' and ')} left one` : 'an earlier attempt made it';
    return InputError.of('statement-of-other-attempt', `Attempt ${attempt} of this run has no statement of ${stage}: ${where}.`, 'A delivery is one attempt of one run. Start a new run (with `resume`, to reuse what was verified) instead of repeating some of its jobs.');
  }
  return InputError.of('statement-swapped', `The statement of ${stage} is ${found ?? 'missing'}, and its job said ${digest || 'that it left none'}.`, 'Nothing was sealed. Find out which job of this run uploaded an artifact of this name.');
}
