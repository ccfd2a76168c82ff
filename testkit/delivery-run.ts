// Runs the jobs of deliver.yml one by one, with the built actions, each with the token that the YAML gives its job and
// the outputs that the YAML hands it. What only GitHub does (holding a job at an environment) the stand-in does.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { GitHubStandIn, Logged, Permissions, Run, Scenario } from './github/index.ts';
import { runAction, type ActionResult } from './runner.ts';
import { evaluateText } from './workflow/expression.ts';
import { runningJobs } from './workflow/effective.ts';
import { usedIn } from './workflow/used.ts';
import { actionOf, readWorkflow, type Workflow, type WorkflowJob } from './workflow/read.ts';

export interface DeliveryRun extends AsyncDisposable {
  /** Runs one job in a workspace of its own; `role` names the matrix's row. */
  job(name: string, options?: JobOptions): Promise<ActionResult>;
  /** The folder that a job ran in. */
  workspace(name: string): string;
  readonly run: Run;
  /** What the token of each job may do, below that of the caller. */
  rights(name: string): Permissions;
  /** What each job made use of so far, as its calls tell. */
  used(name: string): Permissions;
}

export interface JobOptions {
  matrix?: Record<string, string>;
  /** In place of the job's own. */
  permissions?: Permissions;
  /** Replace the values that the YAML hands over. */
  with?: Record<string, string>;
  env?: Record<string, string>;
  attempt?: number;
  /** Files put into the workspace after the checkout; null takes one away. */
  files?: Record<string, string | null>;
}

/** People, environments and a run as a careful team has them. Its files are the head of the default branch. */
export function careful(files: Record<string, string>): Scenario {
  return {
    repository: { id: 42 },
    users: [
      { login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' },
      { login: 'hubot', id: 480938, emails: ['the.second.author@example.org'] },
      { login: 'monalisa', id: 2178, emails: ['the.reviewer@example.org'] },
      { login: 'defunkt', id: 2, emails: ['the.owner@example.org'] },
    ],
    teams: [
      { slug: 'owners', id: 70, members: ['defunkt', 'octocat', 'monalisa'] },
      { slug: 'risk', id: 77, members: ['monalisa', 'hubot'] },
    ],
    commits: [{ label: 'candidate', author: 'octocat', files }],
    environments: [
      { name: 'income-owner', reviewers: ['team:owners'], preventSelfReview: true },
      { name: 'income-risk', reviewers: ['team:risk'], preventSelfReview: true },
    ],
    runs: [{ id: 1001, actor: 'octocat' }],
  };
}

/** A run of the workflow over these files. `inputs` are the workflow's own. */
export async function deliveryRun(github: GitHubStandIn, files: Record<string, string>, inputs: Record<string, unknown> = {}, workflow: Workflow = readWorkflow('.github/workflows/deliver.yml')): Promise<DeliveryRun> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'sluice-delivery-'));
  const run = [...github.state.runs.values()].at(-1)!;
  const outputs: Record<string, Record<string, string>> = {};
  const calls: Record<string, Logged[]> = {};
  // As the caller that is copied grants them: what it has not, no job inside has.
  const granted = readWorkflow('workflows/deliver-canary.yml').jobs.deliver!.permissions!;
  const rights = new Map(runningJobs(workflow, granted).map(({ job, permissions }) => [job, permissions]));
  const defaults = Object.fromEntries(Object.entries(workflow.on.workflow_call?.inputs ?? {}).map(([name, input]) => [name, input.default]));

  const value = (text: unknown, matrix: Record<string, string>, steps: unknown): string => {
    const needs = Object.fromEntries(Object.keys(workflow.jobs).map((name) => [name, { outputs: outputs[name] ?? {} }]));
    return String(evaluateText(String(text), { contexts: { inputs: { ...defaults, ...inputs }, needs, matrix, steps, github: {} } }) ?? '');
  };

  return {
    run,
    workspace: (name) => path.join(root, name),
    rights: (name) => rights.get(name)!,
    used: (name) => usedIn(calls[name] ?? []),
    async job(name, options = {}) {
      const job = workflow.jobs[name]!;
      const { matrix = {} } = options;
      const place = [name, ...Object.values(matrix)].join('-');
      const workspace = path.join(root, place);
      await mkdir(workspace, { recursive: true });
      if (checksOut(job)) await writeAll(workspace, files);
      await writeAll(workspace, options.files ?? {});
      const step = job.steps!.find((each) => actionOf(each) !== undefined)!;
      const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([key, text]) => [key, value(text, matrix, {})]));
      const before = github.requests.length;
      const result = await runAction({
        action: actionOf(step)!,
        github,
        as: { run: run.id, attempt: options.attempt, job: place, permissions: options.permissions ?? rights.get(name) },
        workspace,
        inputs: { ...given, ...options.with },
        env: options.env,
        timeout: 120_000,
      });
      (calls[name] ??= []).push(...github.requests.slice(before));
      const steps = step.id === undefined ? {} : { [step.id]: { outputs: result.outputs } };
      outputs[name] = Object.fromEntries(Object.entries(job.outputs ?? {}).map(([key, text]) => [key, value(text, matrix, steps)]));
      return result;
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

function checksOut(job: WorkflowJob): boolean {
  return (job.steps ?? []).some(({ uses }) => uses?.startsWith('actions/checkout@'));
}

export async function writeAll(folder: string, files: Record<string, string | null>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    if (text === null) await rm(file, { recursive: true, force: true });
    else await writeFile(file, text);
  }
}
