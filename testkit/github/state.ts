import type { Clock } from '../../src/core/seams.ts';
import { GitStore } from './git.ts';
import type { Token } from './access.ts';
import type { Artifact, Attempt, CheckRun, Comment, Deployment, Dispatch, Environment, Issue, Pull, Push, Release, Run, User } from './records.ts';
import type { Fault, RepositorySpec, Scenario, SettingsSpec, TeamSpec, WorkflowSpec } from './scenario.ts';

export type * from './records.ts';

/** Everything the stand-in knows. Tests may read all of it; they change it through the stand-in's own verbs. */
export interface State {
  clock: Clock;
  repository: RepositorySpec;
  users: Map<string, User>;
  teams: Map<string, TeamSpec>;
  git: GitStore;
  labels: Map<string, string>;
  environments: Map<string, Environment>;
  /** By `owner/name` in lower case. */
  others: Map<string, { state: State; readers: readonly string[] }>;
  workflows: Required<WorkflowSpec>[];
  settings: SettingsSpec;
  runs: Map<number, Run>;
  pulls: Map<number, Pull>;
  /** Oldest first. */
  pushes: Push[];
  issues: Map<number, Issue>;
  comments: Map<number, Comment>;
  deployments: Map<number, Deployment>;
  checkRuns: Map<number, CheckRun>;
  artifacts: Map<number, Artifact>;
  /** By tag. */
  releases: Map<string, Release>;
  /** Sigstore bundles in the order in which they were handed over. */
  attestations: { id: number; bundle: { dsseEnvelope: { payload: string } } }[];
  /** Whether this repository may have attestations (private ones without Enterprise may not). */
  hasAttestations: boolean;
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
    others: new Map((scenario.others ?? []).map(({ owner, name, private: hidden = true, readers = [] }) => [`${owner}/${name}`.toLowerCase(), { state: emptyState({ clock, repository: { owner, name, private: hidden } }), readers }])),
    workflows: [],
    settings: { ...scenario.settings },
    runs: new Map(),
    pulls: new Map(),
    pushes: [],
    issues: new Map(),
    comments: new Map(),
    deployments: new Map(),
    checkRuns: new Map(),
    artifacts: new Map(),
    releases: new Map(),
    attestations: [],
    hasAttestations: scenario.hasAttestations ?? true,
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
