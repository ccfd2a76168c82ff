import path from 'node:path';
import * as core from '@actions/core';
import { InputError } from '../core/problem.ts';
import { LEDGER_FILE } from '../evidence/ledger.ts';
import type { OpenDelivery } from '../journal/state.ts';
import { inFlight, runOf } from '../run/ask.ts';
import type { OtherRun } from './artifacts.ts';
import type { Step } from './runner.ts';

/** Where the signed approval and the candidate's bytes are. */
export interface Approved {
  /** Ledger file, or the folder with it. */
  ledger: string;
  /** Run whose artifacts they are; undefined for this one's. */
  from: OtherRun | undefined;
  runId: string;
}

/**
 * The run that `approved-run` names, else this one, where it (or its first attempt) approved something, else the one of the
 * rollout under way. Throws InputError where nothing is approved anywhere.
 */
export async function findApproved(step: Step): Promise<Approved> {
  const { runner, artifacts, session } = step;
  const given = givenRun(step);
  if (!artifacts) return { ledger: path.join(session.out, LEDGER_FILE), from: undefined, runId: given ?? runner.runId };
  if (given !== undefined) return inRun(step, given);
  const here = await artifacts.fetch('approved');
  if (here) return { ledger: here, from: undefined, runId: runner.runId };
  // A later attempt of this run promotes what the first one approved: there is no second approval in one run.
  const earlier = runner.runAttempt > 1 ? await artifacts.fetch('approved', otherRun(step, runner.runId)) : undefined;
  if (earlier) return { ledger: earlier, from: otherRun(step, runner.runId), runId: runner.runId };
  const open = await inFlight(session, step.secrets);
  if (!open) throw InputError.of('approval-not-found', 'This run approved nothing, and no rollout is under way.', 'Start a delivery, or name the run that approved with `approved-run`.');
  return inRun(step, runOf(open));
}

/** The rollout that a person's request is about; undefined where the request names a run that it is not of. */
export async function askedAbout(step: Step): Promise<OpenDelivery | undefined> {
  const given = givenRun(step);
  const open = await inFlight(step.session, step.secrets);
  return open && (given === undefined || given === runOf(open)) ? open : undefined;
}

/** The run that the input names, where that is another one. */
export function givenRun({ runner }: Step): string | undefined {
  const runId = runIdOf(core.getInput('approved-run'), 'approved-run');
  return runId === runner.runId ? undefined : runId;
}

async function inRun(step: Step, runId: string): Promise<Approved> {
  const from = otherRun(step, runId);
  const ledger = await step.artifacts!.fetch('approved', from);
  if (!ledger) throw InputError.of('approval-not-found', `Run ${runId} has no artifact with an approval.`, 'It approved nothing, or GitHub kept its artifacts no longer: then deliver again. `hold`, `abort` and rollback work without it.');
  return { ledger, from, runId };
}

/** The id of a run, as the input of this name has it; undefined where it is empty. */
export function runIdOf(runId: string, name: string): string | undefined {
  if (runId === '') return undefined;
  if (!/^[1-9][0-9]*$/.test(runId)) throw InputError.of('run-id-malformed', `The input \`${name}\` is ${JSON.stringify(runId)}.`, 'Write the id of the run, as in its address.');
  return runId;
}

export function otherRun({ runner, token }: Step, runId: string): OtherRun {
  return { runId, owner: runner.owner, repository: runner.repository, token };
}
