import path from 'node:path';
import * as core from '@actions/core';
import { describe, InputError } from '../core/problem.ts';
import { logLine } from '../report/escape.ts';
import { STAGES } from '../core/verdict.ts';
import { judgeFailure, problemsOf } from '../run/judge.ts';
import { openStep, type Step } from './runner.ts';

const ACTIONS: Record<string, () => Promise<(step: Step) => Promise<void>>> = {
  gate: async () => (await import('./judges.ts')).gate,
  'validate-data': async () => (await import('./judges.ts')).validateData,
  'run-model-tests': async () => (await import('./judges.ts')).runModelTests,
  build: async () => (await import('./team.ts')).build,
  predict: async () => (await import('./team.ts')).predict,
  'probe-model': async () => (await import('./team.ts')).probeModel,
  identify: async () => (await import('./identify.ts')).identify,
  seal: async () => (await import('./seal.ts')).seal,
  'require-approval': async () => (await import('./approval.ts')).requireApproval,
  'canary-promote': async () => (await import('./rollout.ts')).canaryPromote,
  keep: async () => (await import('./keep.ts')).keep,
  rollback: async () => (await import('./rollback.ts')).rollback,
  watch: async () => (await import('./rollout.ts')).watch,
  doctor: async () => (await import('./doctor.ts')).doctor,
  'report-fork': async () => (await import('./report-fork.ts')).reportFork,
};

/** Runs one action. There is one `setFailed` for what the stage concluded, and one here for what kept it from concluding. */
export async function runAction(name: string): Promise<void> {
  let step: Step | undefined;
  try {
    const load = ACTIONS[name];
    if (!load) throw new Error(`There is no action ${name}.`);
    const action = await load();
    step = await openStep();
    await action(step);
  } catch (error) {
    await sayFailure(name, error, step);
  } finally {
    await step?.session.engine.close();
  }
}

/** What kept the stage from beginning, on the surfaces of a verdict as far as these can be reached. */
async function sayFailure(name: string, error: unknown, step: Step | undefined): Promise<void> {
  try {
    if (!step) throw error;
    const { publish } = await import('./publish.ts');
    const stage = STAGES.find((each) => each === name) ?? 'run-model-tests';
    await publish({ ...step, checkRun: false }, await judgeFailure(step.session, stage, error), name);
    await leaveFailure(step, name);
  } catch {
    // The log below has it.
  }
  core.setFailed(failureText(error));
}

/** Events are kept when the run fails too. Where the stage had left its artifact before, the name is taken, and that has them. */
async function leaveFailure(step: Step, name: string): Promise<void> {
  const { EVENTS_FILE } = await import('../evidence/events.ts');
  const { filesBelow } = await import('./artifacts.ts');
  const files = await filesBelow(path.join(step.session.out, EVENTS_FILE));
  // Jobs of a matrix run the same step for each role.
  const which = [name, core.getInput('step'), core.getInput('role')].filter((part) => part !== '').join('-');
  if (files.length > 0) await step.artifacts?.upload(`events-${which}`, files, step.session.out);
}

function failureText(error: unknown): string {
  try {
    return logLine(problemsOf(error).map(describe).join(' '));
  } catch {
    return logLine(`Sluice itself failed, and nothing was decided: ${error instanceof InputError ? error.message : String((error as Error)?.stack ?? error)}`);
  }
}
