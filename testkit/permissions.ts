// What each step needs of its job's token, and why. The workflows are held against this table in both directions: a job
// has every permission that its steps need and not one more.
import type { Permissions } from './github/access.ts';

type Inputs = Readonly<Record<string, string>>;

interface StepNeed {
  scope: string;
  level: 'read' | 'write';
  /** Default: always. */
  when?: (inputs: Inputs) => boolean;
}

const checkRun: StepNeed = { scope: 'checks', level: 'write', when: (inputs) => inputs['check-run'] !== 'false' };
const identity: StepNeed = { scope: 'id-token', level: 'write' };
const journal: StepNeed = { scope: 'contents', level: 'write' };
const otherRuns: StepNeed = { scope: 'actions', level: 'read' };

const acts = (inputs: Inputs): boolean => (inputs.act ?? 'false') !== 'false';

/** By folder of the action; '' is the pull-request gate. Artifacts of the same run need the runtime token alone. */
const OF_ACTIONS: Record<string, StepNeed[]> = {
  '': [checkRun],
  build: [],
  predict: [],
  'probe-model': [],
  identify: [checkRun],
  'validate-data': [checkRun, { ...journal, when: acts }, { ...otherRuns, when: acts }],
  'run-model-tests': [checkRun, { ...journal, when: acts }, { scope: 'actions', level: 'write', when: acts }],
  seal: [checkRun, identity],
  'require-approval': [
    checkRun,
    { scope: 'contents', level: 'read' }, // the protected branch, its delivery file, the commits that made the candidate
    { scope: 'actions', level: 'read' }, // the run, its approvals, the environments
    { scope: 'pull-requests', level: 'read' }, // who opened the pull requests that brought the commits in
    { ...identity, when: (inputs) => inputs.step === 'approve' },
  ],
  'canary-promote': [checkRun, journal, otherRuns, identity],
  rollback: [checkRun, journal, otherRuns],
  watch: [{ ...checkRun, when: (inputs) => inputs['check-run'] === 'true' }, journal],
};

const OF_FOREIGN: Record<string, StepNeed[]> = {
  'actions/checkout': [{ scope: 'contents', level: 'read' }],
};

/** Programs that scripts of a workflow start. */
const OF_COMMANDS: [pattern: RegExp, need: StepNeed][] = [[/\bgh workflow run\b/, { scope: 'actions', level: 'write' }]];

export function needsOfAction(folder: string, inputs: Inputs): Permissions | undefined {
  const needs = OF_ACTIONS[folder];
  return needs && union([applying(needs, inputs)]);
}

export function needsOfForeign(name: string): Permissions | undefined {
  const needs = OF_FOREIGN[name];
  return needs && union([applying(needs, {})]);
}

export function needsOfScript(script: string): Permissions {
  return union(OF_COMMANDS.filter(([pattern]) => pattern.test(script)).map(([, need]) => ({ [need.scope]: need.level })));
}

function applying(needs: readonly StepNeed[], inputs: Inputs): Permissions {
  return union(needs.filter(({ when }) => when?.(inputs) ?? true).map(({ scope, level }) => ({ [scope]: level })));
}

/** The least that covers all of them: `write` covers `read`. */
export function union(all: readonly Permissions[]): Permissions {
  const result: Permissions = {};
  for (const [scope, level] of all.flatMap((each) => Object.entries(each)))
    if (level !== 'none' && result[scope] !== 'write') result[scope] = level;
  return result;
}
