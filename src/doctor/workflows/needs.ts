// What each step needs of its job's token, and why: the one table by which this repository's own workflows are built and
// those of others are looked at.

/** As a workflow file writes them; what is not named is not granted. */
export type Permissions = Record<string, 'read' | 'write' | 'none'>;
type Inputs = Readonly<Record<string, string>>;

/** What the delivery file says that a step then needs more for. */
export interface Declared {
  /** `evidence.attest` */
  attest?: boolean;
  /** `rollout.credentials` with `oidc`: routers, slots and signals are asked under the workflow's identity. */
  identity?: boolean;
  /** `notify.issue`: whoever takes a release back opens an issue. */
  incident?: boolean;
}

interface StepNeed {
  scope: string;
  level: 'read' | 'write';
  /** Default: always. */
  when?: (inputs: Inputs, declared: Declared) => boolean;
}

const checkRun: StepNeed = { scope: 'checks', level: 'write', when: (inputs) => inputs['check-run'] !== 'false' };
const identity: StepNeed = { scope: 'id-token', level: 'write' };
const journal: StepNeed = { scope: 'contents', level: 'write' };
const incident: StepNeed = { scope: 'issues', level: 'write', when: (_inputs, { incident: told = false }) => told };
const otherRuns: StepNeed = { scope: 'actions', level: 'read' };

/** The ledger or the release of an earlier run is read. */
const resumes = ({ resume }: Inputs): boolean => (resume ?? '') !== '';
const acts = (inputs: Inputs): boolean => (inputs.act ?? 'false') !== 'false';

/** An override is one person's, in the place of roles and of answers to concerns. */
const asksWhoMadeIt = ({ step }: Inputs): boolean => step !== 'override' && step !== 'break-glass';
/** As it is written: an expression that may come out empty asks for no hold and no abort. */
const promotes = ({ request }: Inputs): boolean => request === undefined || /resume|skip|\|\| ''/.test(request);

/** By folder of the action; '' is the pull-request gate. Artifacts of the same run need the runtime token alone. */
const OF_ACTIONS: Record<string, StepNeed[]> = {
  '': [checkRun],
  build: [],
  predict: [],
  'probe-model': [],
  identify: [checkRun, { ...otherRuns, when: resumes }],
  'validate-data': [checkRun, { ...journal, when: acts }, { ...otherRuns, when: acts }, { ...incident, when: (inputs, { incident: told = false }) => told && acts(inputs) }],
  'run-model-tests': [checkRun, { ...journal, when: acts }, { scope: 'actions', level: 'write', when: acts }],
  seal: [checkRun, identity, { ...otherRuns, when: resumes }],
  'require-approval': [
    checkRun,
    { scope: 'contents', level: 'read' }, // the protected branch, its delivery file, the commits that made the candidate
    { scope: 'actions', level: 'read' }, // the run, its approvals, the environments
    { scope: 'pull-requests', level: 'read', when: asksWhoMadeIt }, // who opened the pull requests that brought the commits in
    { scope: 'issues', level: 'read', when: (inputs) => inputs.step !== 'role' && asksWhoMadeIt(inputs) }, // concerns and incidents that stop a promotion
    { ...identity, when: ({ step }) => step === 'approve' || step === 'break-glass' },
  ],
  // Concerns that somebody filed are asked for before each rise; a hold and an abort wait for nobody, and end with no attestation.
  'canary-promote': [checkRun, journal, otherRuns, identity, incident, { scope: 'issues', level: 'read', when: promotes }, { scope: 'attestations', level: 'write', when: (inputs, { attest = false }) => attest && promotes(inputs) }],
  keep: [
    { scope: 'contents', level: 'write' }, // the branch or the release that keeps the ledger
    otherRuns, // run again, it keeps what the first attempt of the run has sealed
  ],
  rollback: [checkRun, journal, otherRuns, incident, { ...identity, when: (_inputs, { identity: asked = false }) => asked }],
  watch: [{ ...checkRun, when: (inputs) => inputs['check-run'] === 'true' }, journal, incident, { ...identity, when: (_inputs, { identity: asked = false }) => asked }],
  doctor: [
    { ...checkRun, when: (inputs) => inputs['check-run'] === 'true' },
    { scope: 'contents', level: 'read' }, // the protected branch and the commits that made the candidate
    { scope: 'actions', level: 'read' }, // the environments
    { scope: 'pull-requests', level: 'read' }, // who opened the pull requests that brought the commits in
  ],
  'report-fork': [
    checkRun,
    { scope: 'actions', level: 'read' }, // the run that judged the pull request, and its artifacts
    { scope: 'pull-requests', level: 'read' }, // which pull request that run was for
  ],
};

const OF_FOREIGN: Record<string, StepNeed[]> = {
  'actions/checkout': [{ scope: 'contents', level: 'read' }],
};

/** Programs that scripts of a workflow start. */
const OF_COMMANDS: [pattern: RegExp, need: StepNeed][] = [
  [/\bgh workflow run\b/, { scope: 'actions', level: 'write' }],
  [/\bgh api "repos\/\$REPOSITORY\/(environments|actions)\//, { scope: 'actions', level: 'read' }],
  [/\bgh api "repos\/\$REPOSITORY\/deployments\?/, { scope: 'deployments', level: 'read' }],
  [/\bgh api graphql\b/, { scope: 'contents', level: 'read' }],
  [/\bassociatedPullRequests\b/, { scope: 'pull-requests', level: 'read' }],
  [/\$ACTIONS_ID_TOKEN_REQUEST_URL\b/, { scope: 'id-token', level: 'write' }],
  [/\bgh pr create\b/, { scope: 'pull-requests', level: 'write' }],
  [/\bgh api --method (POST|PUT|DELETE) "repos\/\$REPOSITORY\/(git\/refs|contents)/, { scope: 'contents', level: 'write' }],
];

/** What a caller of deliver.yml must grant: the union of what its jobs have. */
export const NEEDS_OF_DELIVER: Permissions = { contents: 'read', checks: 'write', actions: 'read', 'pull-requests': 'read', issues: 'read', 'id-token': 'write' };

/** What a caller of promote.yml must grant, likewise. */
export const NEEDS_OF_PROMOTE: Permissions = { contents: 'write', actions: 'write', issues: 'read', 'id-token': 'write' };

export function needsOfAction(folder: string, inputs: Inputs, declared: Declared = {}): Permissions | undefined {
  const needs = Object.hasOwn(OF_ACTIONS, folder) ? OF_ACTIONS[folder] : undefined;
  return needs && union([applying(needs, inputs, declared)]);
}

export function needsOfForeign(name: string): Permissions | undefined {
  const needs = Object.hasOwn(OF_FOREIGN, name) ? OF_FOREIGN[name] : undefined;
  return needs && union([applying(needs, {}, {})]);
}

export function needsOfScript(script: string): Permissions {
  return union(OF_COMMANDS.filter(([pattern]) => pattern.test(script)).map(([, need]) => ({ [need.scope]: need.level })));
}

function applying(needs: readonly StepNeed[], inputs: Inputs, declared: Declared): Permissions {
  return union(needs.filter(({ when }) => when?.(inputs, declared) ?? true).map(({ scope, level }) => ({ [scope]: level })));
}

/** The least that covers all of them: `write` covers `read`. */
export function union(all: readonly Permissions[]): Permissions {
  const result: Permissions = {};
  for (const [scope, level] of all.flatMap((each) => Object.entries(each)))
    if (level !== 'none' && result[scope] !== 'write') result[scope] = level;
  return result;
}
