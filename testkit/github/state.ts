import type { Clock } from '../../src/core/seams.ts';
import { GitStore } from './git.ts';
import type { EnvironmentSpec, Fault, JobSpec, RepositorySpec, Role, Scenario, TeamSpec, WorkflowSpec } from './scenario.ts';
import type { Token } from './access.ts';

export interface User {
  login: string;
  id: number;
  type: 'User' | 'Bot';
  name: string | null;
  emails: string[];
  role: Role;
}

export interface Environment extends Required<Omit<EnvironmentSpec, 'canAdminsBypass'>> {
  canAdminsBypass: boolean | undefined;
  createdAt: string;
}

export interface Job extends JobSpec {
  id: number;
  status: NonNullable<JobSpec['status']>;
  createdAt: string;
  startedAt: string;
  completedAt: string | null;
  deployment?: number;
  checkRun: number;
}

export interface Attempt {
  number: number;
  triggeringActor: User;
  startedAt: string;
  jobs: Job[];
}

/** As GitHub keeps it: no time, no attempt, and nothing takes it away. */
export interface Approval {
  environments: Environment[];
  state: 'approved' | 'rejected' | 'pending';
  user: User;
  comment: string;
}

export interface Run {
  id: number;
  number: number;
  workflow: Required<WorkflowSpec>;
  event: string;
  head: string;
  branch: string;
  actor: User;
  referenced: { path: string; sha: string; ref?: string }[];
  pulls: number[];
  createdAt: string;
  attempts: Attempt[];
  approvals: Approval[];
}

export interface Pull {
  id: number;
  number: number;
  title: string;
  body: string | null;
  author: User;
  head: string;
  headBranch: string;
  base: string;
  state: 'open' | 'closed';
  mergedBy: User | null;
  mergeCommit: string | null;
  fork: boolean;
  createdAt: string;
  reviews: { id: number; user: User; state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED'; body: string; commit: string; at: string }[];
}

export interface Comment {
  id: number;
  issue: number;
  user: User;
  body: string;
  createdAt: string;
  updatedAt: string;
}

export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string | null;
  user: User;
  labels: string[];
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'reopened' | 'duplicate' | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface DeploymentStatus {
  id: number;
  state: 'error' | 'failure' | 'inactive' | 'pending' | 'success' | 'queued' | 'in_progress';
  creator: User;
  description: string;
  logUrl: string;
  environmentUrl: string;
  createdAt: string;
}

export interface Deployment {
  id: number;
  sha: string;
  ref: string;
  task: string;
  payload: Record<string, unknown> | string;
  environment: string;
  description: string | null;
  creator: User;
  transient: boolean;
  production: boolean;
  createdAt: string;
  statuses: DeploymentStatus[];
}

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  start_column?: number;
  end_column?: number;
  annotation_level: string;
  message: string;
  title?: string;
  raw_details?: string;
}

export interface CheckRun {
  id: number;
  name: string;
  head: string;
  suite: number;
  externalId: string;
  detailsUrl: string;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting';
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: Annotation[];
  /** True for the check run that GitHub itself makes for a job. */
  ofJob: boolean;
}

export interface Artifact {
  id: number;
  name: string;
  run: number;
  attempt: number;
  runBackendId: string;
  jobBackendId: string;
  mimeType: string;
  /** Key of the blob that holds the bytes. */
  blob: string;
  size: number;
  digest: string;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
}

export interface Dispatch {
  workflow: string;
  ref: string;
  inputs: Record<string, unknown>;
  by: string;
  run: number;
}

/** Everything the stand-in knows. Tests may read all of it; they change it through the stand-in's own verbs. */
export interface State {
  clock: Clock;
  repository: RepositorySpec;
  users: Map<string, User>;
  teams: Map<string, TeamSpec>;
  git: GitStore;
  labels: Map<string, string>;
  environments: Map<string, Environment>;
  workflows: Required<WorkflowSpec>[];
  runs: Map<number, Run>;
  pulls: Map<number, Pull>;
  issues: Map<number, Issue>;
  comments: Map<number, Comment>;
  deployments: Map<number, Deployment>;
  checkRuns: Map<number, CheckRun>;
  artifacts: Map<number, Artifact>;
  /** Artifacts that are not finalized yet: nobody can see them. */
  uploads: Map<number, Artifact>;
  blobs: Map<string, { bytes: Uint8Array; type: string; sig: string; blocks: Map<string, Uint8Array>; name: string }>;
  dispatches: Dispatch[];
  tokens: Map<string, Token>;
  faults: Fault[];
  rateLimit: number;
  artifactNamesUniquePer: 'run' | 'attempt';
  /** The next id of any kind. */
  nextId(): number;
  /** The next number that issues and pull requests share. */
  nextNumber(): number;
  now(): string;
}

// Accounts that GitHub itself uses, with their real ids.
const WEB_FLOW: User = { login: 'web-flow', id: 19864447, type: 'User', name: 'GitHub Web Flow', emails: ['noreply@github.com'], role: 'none' };
export const ACTIONS_BOT: User = { login: 'github-actions[bot]', id: 41898282, type: 'Bot', name: null, emails: [], role: 'none' };

const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

export function emptyState(scenario: Scenario): State {
  const clock = scenario.clock ?? SYSTEM_CLOCK;
  let id = 7000;
  let number = 0;
  const repository = { owner: 'octo-org', name: 'income', id: 801234567, ownerId: 9919, private: true, defaultBranch: 'main', ...scenario.repository };
  const users = (scenario.users ?? [{ login: 'octocat', id: 583231, role: 'admin' as const }]).map((user): User => ({
    type: 'User',
    ...user,
    name: user.name ?? null,
    emails: user.emails ?? [],
    role: user.role ?? 'write',
  }));
  return {
    clock,
    repository,
    users: new Map([...users, WEB_FLOW, ACTIONS_BOT].map((user) => [user.login, user])),
    teams: new Map((scenario.teams ?? []).map((team) => [team.slug, team])),
    git: new GitStore(),
    labels: new Map(),
    environments: new Map(),
    workflows: [],
    runs: new Map(),
    pulls: new Map(),
    issues: new Map(),
    comments: new Map(),
    deployments: new Map(),
    checkRuns: new Map(),
    artifacts: new Map(),
    uploads: new Map(),
    blobs: new Map(),
    dispatches: [],
    tokens: new Map(),
    faults: [],
    rateLimit: scenario.rateLimit ?? 1000,
    artifactNamesUniquePer: scenario.artifactNamesUniquePer ?? 'run',
    nextId: () => ++id,
    nextNumber: () => ++number,
    now: () => clock.now().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}

export function userNamed(state: State, login: string): User {
  const user = state.users.get(login);
  if (!user) throw new Error(`The scenario has no user "${login}".`);
  return user;
}

/** The account an address belongs to: a declared one, or a noreply address (`<id>+<login>@` or `<login>@`). */
export function userOfEmail(state: State, email: string): User | undefined {
  const noreply = /^(?:(\d+)\+)?(.+)@users\.noreply\.github\.com$/.exec(email);
  for (const user of state.users.values()) {
    if (user.emails.includes(email)) return user;
    if (noreply && (noreply[1] ? user.id === Number(noreply[1]) : user.login === noreply[2])) return user;
  }
  return undefined;
}

export function latestAttempt(run: Run): Attempt {
  return run.attempts.at(-1)!;
}
