import { diagnose, healthy, type About, type Diagnosis } from '../findings.ts';
import type { DoctorCode } from '../finding-codes.ts';
import { editAt, type Remedy } from '../remedy.ts';
import { NEEDS_OF_DELIVER, NEEDS_OF_PROMOTE, needsOfAction, needsOfForeign, needsOfScript, union, type Declared, type Permissions } from './needs.ts';
import type { WorkflowJob, Workflows } from './read.ts';
import { DELIVER, isPinned, PROMOTE, sluiceOf, usedOf } from './uses.ts';

/** Actions that start programs of the team. */
const TEAM_CODE = ['build', 'predict', 'probe-model'];
/** Actions that move users, or what users are served. */
const SERVING = ['canary-promote', 'rollback', 'watch'];

/** What is wrong in the workflow files themselves. `rollout`: the delivery file declares one. */
export function workflowDiagnoses({ jobs, unreadable }: Workflows, { rollout, ...declared }: Declared & { rollout: boolean }): Diagnosis[] {
  const sluice = sluiceOf(jobs);
  const found = [
    ...unreadable.map(({ file, why, location }) => diagnose('workflow-unreadable', { rule: file, expected: 'a workflow', actual: why, location }, editAt(location, 'make it valid YAML, or remove it'))),
    ...gateDiagnoses(jobs, sluice, rollout),
    ...jobs.flatMap((job) => [...pins(job), ...permissions(job, sluice, declared), ...rights(job, sluice)]),
  ];
  return found.length > 0 || jobs.length === 0 ? found : [healthy('workflows-hold', { rule: 'Workflows', expected: 'pinned actions, least rights, secrets in environments', actual: `${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'} that do` })];
}

type Sluice = ReturnType<typeof sluiceOf>;

/** Jobs that move users, and the environments that they are in. */
export function servingJobs(jobs: readonly WorkflowJob[]): WorkflowJob[] {
  const sluice = sluiceOf(jobs);
  return jobs.filter((job) => serves(job, sluice));
}

function serves({ steps }: WorkflowJob, sluice: Sluice): boolean {
  return steps.some((step) => {
    const action = sluice(step.uses);
    return SERVING.includes(action ?? '') || (action === 'validate-data' && (step.with.act ?? 'false') !== 'false');
  });
}

function gateDiagnoses(jobs: readonly WorkflowJob[], sluice: Sluice, rollout: boolean): Diagnosis[] {
  const asks = jobs.some(({ uses, steps }) => sluice(uses) === DELIVER || steps.some((step) => sluice(step.uses) === 'require-approval'));
  const moves = jobs.find(({ steps }) => steps.some((step) => sluice(step.uses) === 'canary-promote'));
  if (asks || !(moves || rollout)) return [];
  const about = { rule: 'The workflow that delivers', expected: `a job that calls ${DELIVER} of Sluice`, actual: moves ? `job ${moves.name} moves users, and no job asks for an approval` : 'none', ...(moves ? { location: moves.location } : {}) };
  return [diagnose('gate-missing', about, { kind: 'command', argv: ['sluice', 'init', '--workflows'] })];
}

function pins(job: WorkflowJob): Diagnosis[] {
  const all = [...(job.uses === undefined ? [] : [{ uses: job.uses, location: job.location }]), ...job.steps.flatMap(({ uses, location }) => (uses === undefined ? [] : [{ uses, location }]))];
  return all
    .filter(({ uses }) => !isPinned(uses))
    .map(({ uses, location }) => {
      const { name, ref } = usedOf(uses);
      const about = { rule: `Job ${job.name}`, expected: 'a whole commit id behind the @', actual: uses, location };
      if (uses.startsWith('docker://')) return diagnose('action-unpinned', about, editAt(location, 'name the image by @sha256: and its digest'));
      const repository = name.split('/').slice(0, 2);
      const ask: Remedy = { kind: 'command', argv: ['gh', 'api', ['repos', ...repository, 'commits', ref ?? 'HEAD'].map(encodeURIComponent).join('/'), '--jq', '.sha'] };
      return diagnose('action-unpinned', about, ask, editAt(location, `write \`uses: ${name}@\`, the commit that this prints, and \`# ${ref ?? 'its version'}\``));
    });
}

function permissions(job: WorkflowJob, sluice: Sluice, declared: Declared): Diagnosis[] {
  const about = (expected: string, actual: string): About => ({ rule: `Job ${job.name}`, expected, actual, location: job.location });
  const needed = neededBy(job, sluice, declared);
  const write = needed ? `write \`permissions: ${inWords(needed)}\` in the job` : 'write `permissions:` in the job, with what its steps need';
  if (job.declared === 'none') return [diagnose('permissions-undeclared', about('`permissions` of its own, or of its workflow', 'none'), editAt(job.location, write))];
  if (job.declared === 'all') return [diagnose('permissions-of-all-kinds', about('the permissions that its steps need, by name', 'all of them'), editAt(job.location, write))];
  if (!needed) return [];
  const rank = (level: string | undefined): number => ['none', 'read', 'write'].indexOf(level ?? 'none');
  return [...new Set([...Object.keys(needed), ...Object.keys(job.permissions)])].sort().flatMap((scope) => {
    const [wants, has] = [rank(needed[scope]), rank(job.permissions[scope])];
    if (wants === has) return [];
    const code: DoctorCode = has > wants ? 'permission-not-needed' : 'permission-missing';
    return [diagnose(code, about(`${scope}: ${needed[scope] ?? 'none'}`, `${scope}: ${job.permissions[scope] ?? 'none'}`), editAt(job.location, write))];
  });
}

const NEEDS_OF_CALLED: Record<string, Permissions | undefined> = { [DELIVER]: NEEDS_OF_DELIVER, [PROMOTE]: NEEDS_OF_PROMOTE };

/** Undefined where a step is not known here: nobody can say what it needs. */
function neededBy({ uses, steps }: WorkflowJob, sluice: Sluice, declared: Declared): Permissions | undefined {
  if (uses !== undefined) return NEEDS_OF_CALLED[sluice(uses) ?? ''];
  const known = steps.some((step) => sluice(step.uses) !== undefined && needsOfAction(sluice(step.uses)!, {}) !== undefined);
  const needs = steps.map((step) => {
    // A script of the team may use the token in ways that are not seen here.
    if (step.uses === undefined) return known ? needsOfScript(step.run) : undefined;
    const own = sluice(step.uses);
    return own === undefined ? needsOfForeign(usedOf(step.uses).name) : needsOfAction(own, step.with, declared);
  });
  return known && needs.every((need) => need !== undefined) ? union(needs as Permissions[]) : undefined;
}

function inWords(permissions: Permissions): string {
  return `{${Object.entries(permissions).map(([scope, level]) => `${scope}: ${level}`).join(', ')}}`;
}

function rights(job: WorkflowJob, sluice: Sluice): Diagnosis[] {
  const found: Diagnosis[] = [];
  const say = (code: DoctorCode, expected: string, actual: string, write: string): void => {
    found.push(diagnose(code, { rule: `Job ${job.name}`, expected, actual, location: job.location }, editAt(job.location, write)));
  };
  const actions = job.steps.map((step) => sluice(step.uses)).filter((action) => action !== undefined);
  const callsSluice = [DELIVER, PROMOTE].includes(sluice(job.uses) ?? '') || actions.some((action) => needsOfAction(action, { step: 'approve' })?.['id-token'] === 'write');
  if (job.secrets.length > 0 && job.environment === undefined) say('secret-without-environment', 'an environment that holds the secret', `${job.secrets.join(', ')} and no environment`, 'add `environment:`, and move the secrets there');
  if (job.inheritsSecrets) say('secrets-inherited', 'no secrets for a reusable workflow', '`secrets: inherit`', 'remove `secrets: inherit`');
  if (job.permissions['id-token'] === 'write' && job.environment === undefined && !callsSluice)
    say('id-token-without-environment', 'an environment, whose name is then in the subject', 'none', 'add `environment:`, and let what trusts the token ask for that environment in its `sub`; or remove `id-token: write`');
  if (serves(job, sluice) && job.environment === undefined) say('serving-without-environment', 'an environment for protected branches alone', 'none', 'add `environment: {name: MODEL-serve, deployment: false}`');
  if (actions.some((action) => TEAM_CODE.includes(action))) {
    const held = [...Object.entries(job.permissions).filter(([scope, level]) => level === 'write' || scope === 'id-token').map(([scope, level]) => `${scope}: ${level}`), ...job.secrets, ...(job.environment === undefined ? [] : [`environment ${job.environment}`])];
    if (held.length > 0) say('team-code-with-rights', 'no rights beside reading', held.join(', '), 'move what needs these into a job of its own');
  }
  return found;
}
