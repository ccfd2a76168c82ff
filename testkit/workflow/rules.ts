// What must hold in every workflow of this repository, its own and those that callers copy.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Declared, needsOfAction, needsOfForeign, needsOfScript, union } from '../permissions.ts';
import type { Permissions } from '../github/access.ts';
import { referencesIn } from './expression.ts';
import { actionOf, needsOf, readActions, readWorkflow, ROOT, usedBy, type Workflow, type WorkflowJob, type WorkflowStep } from './read.ts';

const actions = readActions();
/** Steps that start programs of the team: their jobs have no rights at all. */
const TEAM_CODE = ['build', 'predict', 'probe-model'];
/** What strangers' pull requests concluded is shown where nothing of them is checked out. */
const WITHOUT_CHECKOUT = ['report-fork'];
/** Actions that move users, or what users are served: they run where credentials are bound to an environment. */
const SERVING = ['canary-promote', 'rollback', 'watch'];
/** validate-data serves users too where it may act on what it finds. */
const serves = (step: WorkflowStep): boolean => SERVING.includes(actionOf(step) ?? '') || (actionOf(step) === 'validate-data' && String(step.with?.act ?? 'false') !== 'false');

/** Everything that is wrong with a workflow, each with its place; an empty list where nothing is. */
export function problemsIn(workflow: Workflow): string[] {
  const problems: string[] = [];
  const say = (where: string, what: string): void => void problems.push(`${workflow.file}: ${where}: ${what}`);
  if (!isEmptyRecord(workflow.permissions)) say('top', '`permissions: {}` is missing: jobs would start from the repository\'s default.');
  if (workflow.concurrency !== undefined && Object.values(workflow.jobs).some(({ environment, uses }) => environment !== undefined || uses !== undefined))
    say('top', 'a group for the whole workflow: a run that waits at an environment would hold it.');
  if (isReusable(workflow) && /\$\{\{[^}]*\bsecrets\./.test(workflow.text)) say('top', 'a reusable workflow that reads a secret.');
  for (const line of unpinned(workflow.text)) say('top', `not pinned to a whole commit with its version beside it: ${line}`);
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const sayOfJob = (what: string): void => say(`job ${name}`, what);
    permissionProblems(workflow, job).forEach(sayOfJob);
    jobProblems(workflow, job).forEach(sayOfJob);
    referenceProblems(workflow, job).forEach(sayOfJob);
    (job.steps ?? []).flatMap((step) => stepProblems(workflow, step)).forEach(sayOfJob);
  }
  return problems;
}

/** `uses:` of others must name 40 hexadecimal characters, and the version for the one who updates it. */
function unpinned(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/^- /, ''));
  return lines.filter((line) => line.startsWith('uses:') && !/^uses: \$\//.test(line) && !/^uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(line));
}

function permissionProblems(workflow: Workflow, job: WorkflowJob): string[] {
  if (job.permissions === undefined || typeof job.permissions !== 'object' || job.permissions === null) return ['no `permissions` of its own.'];
  // What no secret can say there, the workflow's identity does.
  const wanted = neededBy(job, { identity: isReusable(workflow) });
  if (typeof wanted === 'string') return [wanted];
  const rank = (level: string | undefined): number => ['none', 'read', 'write'].indexOf(level ?? 'none');
  return [...new Set([...Object.keys(wanted), ...Object.keys(job.permissions)])].flatMap((scope) => {
    const [needed, given] = [rank(wanted[scope]), rank(job.permissions![scope])];
    if (given < needed) return [`lacks \`${scope}: ${wanted[scope]}\`.`];
    return given > needed ? [`has \`${scope}: ${job.permissions![scope]}\`, and nothing in it needs more than ${wanted[scope] ?? 'none'}.`] : [];
  });
}

/** What a job's steps need together; for a call, what the jobs of the called workflow have. */
function neededBy(job: WorkflowJob, declared: Declared): Permissions | string {
  if (job.uses !== undefined) {
    const called = usedBy(job.uses);
    if (called.kind !== 'workflow' || !existsSync(path.join(ROOT, called.path))) return `calls ${job.uses}, which this repository does not have.`;
    return union(Object.values(readWorkflow(called.path).jobs).map(({ permissions }) => permissions ?? {}));
  }
  const all: Permissions[] = [];
  for (const step of job.steps ?? []) {
    const needs = neededByStep(step, declared);
    if (needs === undefined) return `what ${step.uses} needs is not known: add it to testkit/permissions.ts.`;
    all.push(needs);
  }
  return union(all);
}

function neededByStep(step: WorkflowStep, declared: Declared): Permissions | undefined {
  if (step.uses === undefined) return needsOfScript(step.run ?? '');
  const used = usedBy(step.uses);
  const inputs = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, value]) => [name, String(value)]));
  return used.kind === 'foreign' ? needsOfForeign(used.name) : needsOfAction(used.path, inputs, declared);
}

function jobProblems(workflow: Workflow, job: WorkflowJob): string[] {
  const problems: string[] = [];
  const folders = (job.steps ?? []).map(actionOf).filter((folder) => folder !== undefined);
  const checksOut = (job.steps ?? []).some(({ uses }) => uses?.startsWith('actions/checkout@'));
  if (job.uses === undefined && job['timeout-minutes'] === undefined) problems.push('no `timeout-minutes`.');
  if (job.uses !== undefined && !/@[0-9a-f]{40}$/.test(job.uses)) problems.push(`${job.uses} is not pinned to a whole commit.`);
  if (job.secrets !== undefined) problems.push('hands secrets to a reusable workflow.');

  const team = folders.filter((folder) => TEAM_CODE.includes(folder));
  if (team.length > 0) {
    const rights = Object.entries(job.permissions ?? {}).filter(([scope, level]) => level === 'write' || scope === 'id-token' || (scope !== 'contents' && level !== 'none'));
    for (const [scope, level] of rights) problems.push(`runs code of the team and has \`${scope}: ${level}\`.`);
    if (folders.length > 1) problems.push(`runs code of the team beside ${folders.filter((folder) => !team.includes(folder)).join(', ')}.`);
    if (job.environment !== undefined) problems.push('runs code of the team in an environment, with its secrets.');
    if (/secrets\.|github\.token/.test(JSON.stringify(job.steps))) problems.push('runs code of the team and is given a secret.');
    if (checksOut && folders.some((folder) => folder === 'predict' || folder === 'probe-model')) problems.push('runs the model with a checkout, so with labels at hand.');
  } else if (folders.some((folder) => !WITHOUT_CHECKOUT.includes(folder)) && !checksOut) problems.push('no checkout: the delivery file is not there.');

  problems.push(...concurrencyProblems(job), ...environmentProblems(job));
  if (job.strategy?.matrix !== undefined && job.strategy['fail-fast'] !== false) problems.push('a matrix without `fail-fast: false`: one role\'s refusal would cancel the others.');
  if (isReusable(workflow) && (job.steps ?? []).some(serves) && job.permissions?.['id-token'] !== 'write') problems.push('moves users in a reusable workflow, where environment secrets do not reach, and has no identity.');
  return problems;
}

/** Ticks follow each other; whatever takes users away from a candidate must never wait in a group. */
function concurrencyProblems(job: WorkflowJob): string[] {
  const ticks = (job.steps ?? []).some((step) => actionOf(step) === 'canary-promote' && step.with?.request === undefined);
  const group = job.concurrency as { group?: unknown; 'cancel-in-progress'?: unknown; queue?: unknown } | undefined;
  if (!ticks) return group === undefined ? [] : ['has a concurrency group: it could wait behind a tick, or be cancelled.'];
  if (typeof group !== 'object' || typeof group.group !== 'string' || group.group === '') return ['ticks without a concurrency group.'];
  const problems = group['cancel-in-progress'] === false ? [] : ['a tick that could be cancelled by the next one: `cancel-in-progress: false` is missing.'];
  return group.queue === 'max' ? problems : [...problems, 'a waiting tick that the next one would drop: `queue: max` is missing.'];
}

function environmentProblems(job: WorkflowJob): string[] {
  const environment = job.environment as { name?: unknown; deployment?: unknown } | undefined;
  // Reviews of a pull request hold no job: there this step only tells how far they have come.
  const role = (job.steps ?? []).some((step) => actionOf(step) === 'require-approval' && step.with?.step === 'role' && step.with.promotion === undefined);
  const moves = (job.steps ?? []).some(serves);
  const secret = /\bsecrets\./.test(JSON.stringify(job.steps ?? []));
  if (!role && !moves && !secret) return environment === undefined ? [] : ['an environment that nothing in it needs: a run would wait there.'];
  if (typeof environment !== 'object' || typeof environment.name !== 'string' || environment.name === '') return [`no environment, and it ${role ? 'stands for a reviewer' : moves ? 'moves users' : 'reads a secret'}.`];
  const problems: string[] = [];
  if (environment.deployment !== false) problems.push('an environment without `deployment: false`: a deployment would be recorded that is none.');
  if (role && environment.name !== '${{ matrix.environment }}') problems.push(`waits at ${environment.name}, and not at its role's own environment.`);
  return problems;
}

function stepProblems(workflow: Workflow, step: WorkflowStep): string[] {
  const problems: string[] = [];
  if (step.run?.includes('${{')) problems.push('an expression inside `run:`: hand it over as an environment variable.');
  if (needsOfScript(step.run ?? '').actions === 'write' && step.if === undefined) problems.push('starts another run whatever came before.');
  if (step.with?.step === 'break-glass' && !/^\$\{\{ *inputs\.do == 'break-glass' *\}\}$/.test(step.if ?? '')) problems.push('breaks the glass where nobody asked for it.');
  if (step.uses === undefined) return problems;
  if (!step.uses.startsWith('$/') && !/@[0-9a-f]{40}$/.test(step.uses)) problems.push(`${step.uses} is not pinned to a whole commit.`);
  const used = usedBy(step.uses);
  if (used.kind === 'foreign') {
    if (used.name === 'actions/checkout' && step.with?.['persist-credentials'] !== false) problems.push('a checkout that leaves its token on the disk.');
    return problems;
  }
  if (step.uses.startsWith('$/') !== workflow.file.startsWith('.github/')) problems.push(`${step.uses}: \`$/\` is for this repository's own workflows alone.`);
  const action = actions.get(used.path);
  if (!action) return [...problems, `uses ${step.uses}, which this repository does not have.`];
  // Another file than the caller's would be judged, and nobody would say so.
  if ('delivery' in action.inputs && !WITHOUT_CHECKOUT.includes(used.path) && step.with?.delivery === undefined) problems.push(`${step.uses} is not told which delivery file.`);
  // No secret reaches a reusable workflow.
  if (serves(step) && !isReusable(workflow) && step.with?.['signing-key'] === undefined) problems.push(`${step.uses} is not given the key that signs the journal.`);
  for (const name of Object.keys(step.with ?? {})) if (!(name in action.inputs)) problems.push(`${step.uses} has no input \`${name}\`.`);
  return problems;
}

/** Everything that is named must be there: a name that is not is an empty text on GitHub, and nobody says so. */
function referenceProblems(workflow: Workflow, job: WorkflowJob): string[] {
  const problems: string[] = [];
  for (const need of needsOf(job)) if (!workflow.jobs[need]) problems.push(`needs ${need}, which is no job.`);
  const steps = new Map((job.steps ?? []).map((step) => [step.id, step]));
  for (const reference of new Set(referencesIn(JSON.stringify(conditionsAsText(job))))) {
    const [context, of = '', , output] = reference.split('.');
    if (context === 'needs' && !needsOf(job).includes(of)) problems.push(`reads ${reference} and does not need ${of}.`);
    else if (context === 'needs' && output !== undefined && !outputsOf(workflow, of).includes(output)) problems.push(`reads ${reference}, which ${of} does not put out.`);
    if (context === 'inputs' && !inputsOf(workflow).includes(of)) problems.push(`reads ${reference}, which is no input.`);
    if (context !== 'steps' || output === undefined) continue;
    const step = steps.get(of);
    const folder = step && actionOf(step);
    if (!step) problems.push(`reads ${reference}, and has no step ${of}.`);
    else if (folder !== undefined && !(output in (actions.get(folder)?.outputs ?? {}))) problems.push(`reads ${reference}, which ${step.uses} does not put out.`);
  }
  return problems;
}

/** `if:` may stand without `${{ }}`. */
function conditionsAsText(job: WorkflowJob): unknown {
  const wrap = (condition: unknown): string => (String(condition).includes('${{') ? String(condition) : `\${{ ${String(condition)} }}`);
  return { ...job, ...(job.if !== undefined && { if: wrap(job.if) }), steps: job.steps?.map((step) => ({ ...step, ...(step.if !== undefined && { if: wrap(step.if) }) })) };
}

function outputsOf(workflow: Workflow, name: string): string[] {
  const job = workflow.jobs[name];
  if (job?.uses === undefined) return Object.keys(job?.outputs ?? {});
  const called = usedBy(job.uses);
  return called.kind === 'workflow' && existsSync(path.join(ROOT, called.path)) ? Object.keys(readWorkflow(called.path).on.workflow_call?.outputs ?? {}) : [];
}

function inputsOf({ on }: Workflow): string[] {
  return Object.values(on).flatMap((event) => Object.keys(event?.inputs ?? {}));
}

function isReusable({ on }: Workflow): boolean {
  return typeof on === 'object' && 'workflow_call' in on;
}

function isEmptyRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
