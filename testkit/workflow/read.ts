import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Permissions } from '../github/access.ts';

export interface WorkflowStep {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
}

export interface WorkflowJob {
  name?: string;
  needs?: string | string[];
  if?: string | boolean;
  uses?: string;
  with?: Record<string, unknown>;
  secrets?: unknown;
  permissions?: Permissions;
  concurrency?: unknown;
  environment?: unknown;
  outputs?: Record<string, string>;
  strategy?: { 'fail-fast'?: boolean; matrix?: { include?: unknown } };
  'timeout-minutes'?: number;
  steps?: WorkflowStep[];
}

export interface Workflow {
  /** From the repository's root. */
  file: string;
  text: string;
  on: Record<string, { inputs?: Record<string, { default?: unknown }>; outputs?: Record<string, { value: string }> } | null>;
  permissions?: Permissions | string;
  concurrency?: unknown;
  jobs: Record<string, WorkflowJob>;
}

export interface ActionMetadata {
  /** Folder from the repository's root; '' is the root's own. */
  folder: string;
  inputs: Record<string, { default?: string; required?: boolean }>;
  outputs: Record<string, unknown>;
  main: string;
}

export const ROOT = path.join(import.meta.dirname, '..', '..');
/** How callers name this repository. */
export const REPOSITORY = 'sluice/sluice';

const read = new Map<string, Workflow>();

/** The file as it stands is read once: rules ask for what a job calls again and again. */
export function readWorkflow(file: string, text?: string): Workflow {
  const known = text === undefined ? read.get(file) : undefined;
  if (known) return known;
  const workflow = parsed(file, text ?? readFileSync(path.join(ROOT, file), 'utf8'));
  if (text === undefined) read.set(file, workflow);
  return workflow;
}

function parsed(file: string, text: string): Workflow {
  const { on, permissions, concurrency, jobs } = parse(text) as Omit<Workflow, 'file' | 'text'>;
  return { file, text, on, permissions, concurrency, jobs };
}

/** Every action of this repository, by its folder. */
export function readActions(): Map<string, ActionMetadata> {
  const folders = ['', ...readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules').map(({ name }) => name)];
  return new Map(folders.filter((folder) => existsSync(path.join(ROOT, folder, 'action.yml'))).map((folder) => [folder, readAction(folder)]));
}

function readAction(folder: string): ActionMetadata {
  const { inputs = {}, outputs = {}, runs } = parse(readFileSync(path.join(ROOT, folder, 'action.yml'), 'utf8')) as Pick<ActionMetadata, 'inputs' | 'outputs'> & { runs: { main: string } };
  return { folder, inputs, outputs, main: runs.main };
}

/** What a `uses:` means: an action or workflow of this repository, or somebody else's. */
export type Used = { kind: 'action' | 'workflow'; path: string; pinned: string | undefined } | { kind: 'foreign'; name: string; pinned: string | undefined };

export function usedBy(uses: string): Used {
  const [name = '', pinned] = uses.split('@') as [string, string?];
  const own = name.startsWith('$/') ? name.slice(2) : name === REPOSITORY ? '' : name.startsWith(`${REPOSITORY}/`) ? name.slice(REPOSITORY.length + 1) : undefined;
  if (own === undefined) return { kind: 'foreign', name, pinned };
  return { kind: own.startsWith('.github/workflows/') ? 'workflow' : 'action', path: own, pinned };
}

/** Folder of the action of this repository that a step uses, if it does. */
export function actionOf(step: WorkflowStep): string | undefined {
  const used = step.uses === undefined ? undefined : usedBy(step.uses);
  return used?.kind === 'action' ? used.path : undefined;
}

export function needsOf(job: WorkflowJob): string[] {
  return [job.needs ?? []].flat();
}
