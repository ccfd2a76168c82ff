// Every change for the worse that can be made to a workflow by taking one thing away or giving one thing more, read off its
// YAML: what is added to a workflow tomorrow is on the list tomorrow.
import { actionOf, needsOf, type Workflow, type WorkflowJob } from './read.ts';

export type Change = [what: string, change: (workflow: Workflow) => void];
type Path = (string | number)[];

/** A copy with one change; undefined where it changes nothing. */
export function changed(workflow: Workflow, change: Change[1]): Workflow | undefined {
  const copy = structuredClone(workflow);
  change(copy);
  return JSON.stringify(copy) === JSON.stringify(workflow) ? undefined : copy;
}

export function changesFor(workflow: Workflow): Change[] {
  return [...ofTop(workflow), ...Object.entries(workflow.jobs).flatMap(([name, job]) => ofJob(name, job))];
}

function ofTop({ permissions }: Workflow): Change[] {
  return [
    ...(permissions === undefined ? [] : [drop('the permissions of the workflow', ['permissions'])]),
    set('read-all for the workflow', ['permissions'], 'read-all'),
    set('write-all for the workflow', ['permissions'], 'write-all'),
  ];
}

function ofJob(name: string, job: WorkflowJob): Change[] {
  const at = (...rest: Path): Path => ['jobs', name, ...rest];
  const said = (what: string): string => `${name}: ${what}`;
  const changes: Change[] = [
    drop(said('no permissions'), at('permissions')),
    ...scopes(job).flatMap(([scope, level]) => [
      drop(said(`no ${scope}`), at('permissions', scope)),
      ...(level === 'write' && scope !== 'id-token' ? [set(said(`${scope}: read`), at('permissions', scope), 'read')] : []),
      ...(level === 'read' ? [set(said(`${scope}: write`), at('permissions', scope), 'write')] : []),
    ]),
    ...['contents', 'actions', 'deployments', 'id-token', 'packages', 'administration'].filter((scope) => !(scope in (job.permissions ?? {})) ).map((scope) => set(said(`${scope}: write, which it had not`), at('permissions', scope), 'write')),
    ...environment(said, at, job),
    ...order(said, at, job),
    ...Object.keys(job.outputs ?? {}).map((output) => drop(said(`no output ${output}`), at('outputs', output))),
    ...(job['timeout-minutes'] === undefined ? [] : [drop(said('no time limit'), at('timeout-minutes'))]),
    ...(job.strategy === undefined ? [] : [drop(said('no fail-fast: false'), at('strategy', 'fail-fast'))]),
    ...(job.uses === undefined ? [] : [unpin(said('the called workflow by a tag'), at('uses'), job.uses), set(said('secrets: inherit'), at('secrets'), 'inherit')]),
    ...(job.steps ?? []).flatMap((step, index): Change[] => [
      ...(step.uses === undefined || step.uses.startsWith('$/') ? [] : [unpin(said(`${step.uses.split('@')[0]} by a tag`), at('steps', index, 'uses'), step.uses)]),
      ...(step.with?.['persist-credentials'] === undefined ? [] : [drop(said('credentials left by the checkout'), at('steps', index, 'with', 'persist-credentials'))]),
      ...(step.id === undefined ? [] : [drop(said(`no id of the step ${step.id}`), at('steps', index, 'id'))]),
      ...(step.if === undefined ? [] : [drop(said(`the step ${step.name ?? index} whatever happened`), at('steps', index, 'if'))]),
      ...(actionOf(step) === undefined ? [] : Object.keys(step.with ?? {}).map((input) => drop(said(`no input ${input}`), at('steps', index, 'with', input)))),
    ]),
  ];
  return changes;
}

function scopes({ permissions }: WorkflowJob): [string, string][] {
  return typeof permissions === 'object' && permissions !== null ? Object.entries(permissions) : [];
}

function environment(said: (what: string) => string, at: (...rest: Path) => Path, { environment: found, concurrency }: WorkflowJob): Change[] {
  const own = concurrency as Record<string, unknown> | undefined;
  return [
    ...(found === undefined
      ? [set(said('an environment, which it had not'), at('environment'), { name: 'production', deployment: false })]
      : [drop(said('no environment'), at('environment')), drop(said('no deployment: false'), at('environment', 'deployment')), set(said('an environment without a name'), at('environment', 'name'), '')]),
    ...(own === undefined
      ? [set(said('a concurrency group, which it had not'), at('concurrency'), { group: 'all', 'cancel-in-progress': false, queue: 'max' })]
      : [drop(said('no concurrency group'), at('concurrency')), ...Object.keys(own).map((key) => drop(said(`no ${key} of its group`), at('concurrency', key)))]),
  ];
}

/** Needs one by one; the whole condition, and each of its parts that are joined by `&&`. */
function order(said: (what: string) => string, at: (...rest: Path) => Path, job: WorkflowJob): Change[] {
  const needs = needsOf(job);
  const condition = job.if === undefined ? undefined : String(job.if).replace(/^\s*\$\{\{|\}\}\s*$/g, '').trim();
  const parts = condition === undefined ? [] : split(condition);
  return [
    ...needs.map((need): Change => set(said(`does not need ${need}`), at('needs'), needs.filter((each) => each !== need))),
    ...(condition === undefined ? [] : [drop(said('no condition'), at('if')), set(said('always()'), at('if'), '${{ always() }}')]),
    ...(parts.length < 2 ? [] : parts.map((part, index): Change => set(said(`without ${part}`), at('if'), `\${{ ${parts.filter((_, other) => other !== index).join(' && ')} }}`))),
  ];
}

function split(condition: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (let index = 0; index < condition.length; index++) {
    if (condition[index] === '(') depth++;
    if (condition[index] === ')') depth--;
    if (depth === 0 && condition.startsWith('&&', index)) {
      parts.push(part);
      part = '';
      index++;
    } else part += condition[index];
  }
  return [...parts, part].map((part) => part.replace(/\s+/g, ' ').trim());
}

function drop(what: string, path: Path): Change {
  return [
    what,
    (workflow) => {
      const [inside, key] = placeIn(workflow, path);
      delete inside[key];
    },
  ];
}

function set(what: string, path: Path, value: unknown): Change {
  return [
    what,
    (workflow) => {
      const [inside, key] = placeIn(workflow, path);
      inside[key] = structuredClone(value);
    },
  ];
}

function unpin(what: string, path: Path, uses: string): Change {
  return set(what, path, uses.replace(/@.*$/, '@v1'));
}

/** The record or list that holds the end of a path; made on the way where there is none. */
function placeIn(workflow: Workflow, path: Path): [inside: Record<string | number, unknown>, key: string | number] {
  let inside = workflow as unknown as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) inside = (inside[step] ??= {}) as Record<string | number, unknown>;
  return [inside, path.at(-1)!];
}
