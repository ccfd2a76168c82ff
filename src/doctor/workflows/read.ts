import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../../core/problem.ts';
import type { Location } from '../../core/verdict.ts';
import { parseYaml, type ParsedYaml } from '../../delivery/parse.ts';
import type { Permissions } from './needs.ts';

export interface WorkflowStep {
  uses?: string;
  run: string;
  with: Record<string, string>;
  /** Of `uses:`, else of the step. */
  location: Location;
}

export interface WorkflowJob {
  file: string;
  name: string;
  location: Location;
  /** Reusable workflow that the job calls. */
  uses?: string;
  environment?: string;
  /** What its token may do: its own permissions, else the workflow's, else none that anybody wrote down. */
  permissions: Permissions;
  /** `all`: read-all or write-all. `none`: neither the job nor its workflow says anything. */
  declared: 'each' | 'all' | 'none';
  steps: WorkflowStep[];
  /** Secrets that it reads by name; never the job's own token. */
  secrets: string[];
  inheritsSecrets: boolean;
}

export interface Workflows {
  jobs: WorkflowJob[];
  unreadable: { file: string; why: string; location: Location }[];
}

export const WORKFLOW_FOLDER = '.github/workflows';
/** More than GitHub's own pages list at once. */
const MOST_FILES = 500;
/** As for a delivery file; the reader below has the exact limit. */
const MOST_BYTES = 1024 * 1024;

/** Every job of every workflow of a checkout. Links are not followed, and what cannot be read is told and not skipped. */
export async function readWorkflows(workspace: string): Promise<Workflows> {
  const folder = path.join(workspace, WORKFLOW_FOLDER);
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort();
  const read: Workflows = { jobs: [], unreadable: [] };
  for (const name of names.slice(0, MOST_FILES)) {
    const file = `${WORKFLOW_FOLDER}/${name}`;
    const location = { file, line: 1, column: 1 };
    try {
      const found = await lstat(path.join(folder, name));
      if (!found.isFile()) throw InputError.of('workflow-unreadable', 'It is no plain file.', '');
      if (found.size > MOST_BYTES) throw InputError.of('workflow-unreadable', `It has ${found.size} bytes.`, '');
      read.jobs.push(...jobsOf(await readFile(path.join(folder, name)), file));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      read.unreadable.push({ file, why: error.problems[0]!.message, location: error.problems[0]!.location ?? location });
    }
  }
  if (names.length > MOST_FILES) read.unreadable.push({ file: WORKFLOW_FOLDER, why: `It holds ${names.length} files, of which ${MOST_FILES} are read.`, location: { file: `${WORKFLOW_FOLDER}/${names[MOST_FILES]}`, line: 1, column: 1 } });
  return read;
}

/** Throws InputError where the text is no workflow. Whatever else it holds, nothing is believed to have a shape. */
export function jobsOf(bytes: Uint8Array, file: string): WorkflowJob[] {
  const yaml = parseYaml(bytes, file);
  if (yaml.value === undefined && yaml.problems.length > 0) throw new InputError(yaml.problems);
  const workflow = recordOf(yaml.value);
  if (!workflow || !recordOf(workflow.jobs)) throw InputError.of('workflow-unreadable', 'It has no jobs.', '', yaml.locate([]));
  const shared = secretsIn(JSON.stringify(workflow.env ?? null));
  return Object.entries(recordOf(workflow.jobs)!).map(([name, value]) => jobOf(file, name, recordOf(value) ?? {}, workflow.permissions, shared, yaml));
}

function jobOf(file: string, name: string, job: Record<string, unknown>, inherited: unknown, shared: readonly string[], yaml: ParsedYaml): WorkflowJob {
  const own = job.permissions === undefined ? inherited : job.permissions;
  const environment = typeof job.environment === 'string' ? job.environment : recordOf(job.environment)?.name;
  const steps = Array.isArray(job.steps) ? job.steps : [];
  return {
    file,
    name,
    location: yaml.locateKey(['jobs', name]),
    ...(typeof job.uses === 'string' ? { uses: job.uses } : {}),
    ...(typeof environment === 'string' && environment !== '' ? { environment } : {}),
    permissions: permissionsOf(own),
    declared: own === undefined ? 'none' : typeof own === 'string' ? 'all' : 'each',
    steps: steps.map((step, index) => stepOf(recordOf(step) ?? {}, yaml, ['jobs', name, 'steps', index])),
    secrets: [...new Set([...secretsIn(JSON.stringify(job)), ...shared])],
    inheritsSecrets: job.secrets === 'inherit',
  };
}

function stepOf(step: Record<string, unknown>, yaml: ParsedYaml, where: (string | number)[]): WorkflowStep {
  const given = recordOf(step.with) ?? {};
  return {
    ...(typeof step.uses === 'string' ? { uses: step.uses } : {}),
    run: typeof step.run === 'string' ? step.run : '',
    with: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : String(value)])),
    location: yaml.locate(step.uses === undefined ? where : [...where, 'uses']),
  };
}

/** Scopes of the widest kind, for a token that may do all. */
const ALL_SCOPES = ['actions', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues', 'packages', 'pages', 'pull-requests', 'security-events', 'statuses'];

function permissionsOf(value: unknown): Permissions {
  if (value === 'write-all' || value === 'read-all') return Object.fromEntries(ALL_SCOPES.map((scope) => [scope, value === 'write-all' ? 'write' : 'read']));
  return Object.fromEntries(Object.entries(recordOf(value) ?? {}).flatMap(([scope, level]) => (level === 'read' || level === 'write' ? [[scope, level]] : [])));
}

/** `secrets.NAME` and `secrets['NAME']`, inside expressions. */
function secretsIn(text: string): string[] {
  const names = expressionsIn(text).flatMap((each) => [...each.matchAll(/\bsecrets\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*'([A-Za-z_]\w*)'\s*\])/g)].map((match) => (match[1] ?? match[2])!));
  return [...new Set(names.map((name) => name.toUpperCase()))].filter((name) => name !== 'GITHUB_TOKEN');
}

/** By searching on and never back: a pattern would walk to the end again at each opening that is never closed. */
function expressionsIn(text: string): string[] {
  const found: string[] = [];
  for (let from = text.indexOf('${{'); from >= 0; ) {
    const to = text.indexOf('}}', from);
    if (to < 0) break;
    found.push(text.slice(from + 3, to));
    from = text.indexOf('${{', to);
  }
  return found;
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}
