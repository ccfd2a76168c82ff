import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../../src/core/seams.ts';
import { exitStatus, type Verdict } from '../../../src/core/verdict.ts';
import type { Forge } from '../../../src/github/forge.ts';
import { openForge } from '../../../src/github/octokit-forge.ts';
import { runApproval, type ApprovalStep } from '../../../src/run/approval.ts';
import type { Judged } from '../../../src/run/judge.ts';
import { runPromote } from '../../../src/run/promote.ts';
import type { Session } from '../../../src/run/session.ts';
import { runIdentify, runModelTestsStage, runSeal, runValidateData } from '../../../src/run/stages.ts';
import { systemClock } from '../../../src/run/system.ts';
import type { Run } from '../../../testkit/github/index.ts';
import { PEOPLE, type World } from './world.ts';

export type Ending = 'promoted' | 'stopped' | 'taken back';

/** Told of every stage as it ends; `decisive` where the story turns on it. */
export type Tell = (verdict: Verdict, decisive: boolean) => void;

export interface Delivered {
  ending: Ending;
  /** Stages that said no, in order. */
  refusedBy: string[];
}

/**
 * Brings one release to users as the workflows do, stage by stage and job by job, or stops where a stage says no. Nothing
 * in here decides: after a failed test people are asked all the same, and it is the gate that refuses.
 */
export async function deliver(world: World, release: string, folder: string, tell: Tell): Promise<Delivered> {
  const run = await push(world, release);
  const session = sessions(world, release, folder, run);
  const secrets = { key: world.signingKey };
  const ledger = path.join(world.out, folder, 'seal');
  const refusedBy: string[] = [];
  const told = ({ verdict }: Judged, decisive = false): boolean => {
    const good = exitStatus(verdict) === 0;
    // What follows from the first no is told in a line.
    tell(verdict, decisive || (!good && verdict.stage !== 'require-approval'));
    if (!good) refusedBy.push(verdict.stage);
    return good;
  };

  told(await runIdentify(session('identify')));
  told(await runValidateData(session('validate-data')));
  told(await runModelTestsStage(session('run-model-tests')));
  told(await runSeal(session('seal'), { statements: path.join(world.out, folder), secrets }));

  const forge = await forgeOf(world, run);
  const approval = (step: ApprovalStep, name: string, role?: string) => runApproval(session(name), { step, role, ledger, forge, secrets });
  const request = await approval('request', 'request');
  if (!told(request)) return { ending: 'stopped', refusedBy };
  await review(world, run, request);
  for (const role of ['model-owner', 'risk']) told(await approval('role', `approved-${role}`, role));
  if (!told(await approval('approve', 'approve'))) return { ending: 'stopped', refusedBy };

  const promote = session('canary-promote', world.busyClock);
  const promoted = await runPromote(promote, { ledger: path.join(world.out, folder, 'approve'), once: false, secrets });
  return { ending: told(promoted, true) ? 'promoted' : 'taken back', refusedBy };
}

/** A commit with the release's delivery file on the protected branch, and the run that it starts. */
async function push(world: World, release: string): Promise<Run> {
  const file = `${release}.delivery.yml`;
  world.github.commit({ message: `Deliver ${release}`, author: PEOPLE.author, files: { [file]: await readFile(path.join(world.work, file)) } });
  return world.github.run({ actor: PEOPLE.author, event: 'push' });
}

type Sessions = (stage: string, clock?: Clock) => Session;

/** What a runner would tell each job of this run. */
export function sessions(world: World, release: string, folder: string, run: Run): Sessions {
  return (stage, clock = systemClock) => ({
    workspace: world.work,
    deliveryFile: `${release}.delivery.yml`,
    out: path.join(world.out, folder, stage),
    purpose: 'deliver',
    deliveryId: { repositoryId: String(world.github.state.repository.id), runId: String(run.id), runAttempt: 1 },
    commit: run.head,
    clock,
    log: world.log,
    engine: world.engine,
    env: {},
  });
}

async function forgeOf({ github }: World, run: Run): Promise<Forge> {
  const token = github.workflowToken({ actions: 'read', contents: 'read', 'pull-requests': 'read', issues: 'read' }, { run: run.id });
  return openForge({ owner: 'octo-org', repository: 'income', token, apiUrl: github.url, clock: systemClock });
}

/** Two people, each at the environment that waits for them, write what they were told to. */
async function review({ github }: World, run: Run, request: Judged): Promise<void> {
  const comment = `approve ${String(request.details?.challenge)}`;
  for (const [environment, user] of Object.entries(PEOPLE.reviewers)) {
    github.job(run, { name: environment, environment });
    await github.approve({ user, environment, comment, run: run.id });
  }
}
