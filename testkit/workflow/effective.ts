// What the token of a job may really do: its own permissions, below those of its workflow, below those of every caller.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Permissions } from '../github/access.ts';
import { readWorkflow, ROOT, usedBy, type Workflow } from './read.ts';

/** One job as it runs: by itself, or inside a reusable workflow that another one calls. */
export interface RunningJob {
  /** `workflows/deliver-canary.yml: deliver / plan` */
  where: string;
  workflow: Workflow;
  job: string;
  permissions: Permissions;
  /** Scopes that the job asks for and its caller does not have: GitHub then starts nothing at all (actions/runner#4151). */
  refused: string[];
}

const RANK = ['none', 'read', 'write'] as const;
type Level = (typeof RANK)[number];

/** Every job that a workflow starts, those of the workflows that it calls with it. `granted` is what its own caller has. */
export function runningJobs(workflow: Workflow, granted?: Permissions, where = workflow.file): RunningJob[] {
  return Object.entries(workflow.jobs).flatMap(([name, job]): RunningJob[] => {
    const asked = asRecord(job.permissions ?? workflow.permissions);
    const permissions = granted === undefined ? asked : atMost(asked, granted);
    const place = `${where}${where === workflow.file ? ': ' : ' / '}${name}`;
    const called = job.uses === undefined ? undefined : usedBy(job.uses);
    if (called?.kind === 'workflow' && existsSync(path.join(ROOT, called.path))) return runningJobs(readWorkflow(called.path), permissions, place);
    return [{ where: place, workflow, job: name, permissions, refused: granted === undefined ? [] : above(asked, granted) }];
  });
}

/** A job without permissions has whatever the repository gives by default, which no test can know. */
function asRecord(permissions: Permissions | string | undefined): Permissions {
  if (typeof permissions === 'object' && permissions !== null) return permissions;
  throw new Error('A job has neither permissions of its own nor of its workflow.');
}

function level(permissions: Permissions, scope: string): Level {
  return permissions[scope] ?? 'none';
}

function atMost(asked: Permissions, granted: Permissions): Permissions {
  return Object.fromEntries(Object.keys(asked).map((scope) => [scope, RANK[Math.min(RANK.indexOf(level(asked, scope)), RANK.indexOf(level(granted, scope)))]!]));
}

function above(asked: Permissions, granted: Permissions): string[] {
  return Object.keys(asked).filter((scope) => RANK.indexOf(level(asked, scope)) > RANK.indexOf(level(granted, scope)));
}
