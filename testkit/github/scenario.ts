import type { Clock } from '../../src/core/seams.ts';

/** What is there before anybody calls. Everything has a plain default; more can be added while the stand-in runs. */
export interface Scenario {
  /** Stamps what is created. Default: the machine's clock, since the clients are real processes. */
  clock?: Clock;
  repository?: Partial<RepositorySpec>;
  users?: UserSpec[];
  teams?: TeamSpec[];
  /** Oldest first; each is made on the one before unless it names its parents. The last is the default branch's head. */
  commits?: CommitSpec[];
  environments?: EnvironmentSpec[];
  pulls?: PullSpec[];
  runs?: RunSpec[];
  workflows?: WorkflowSpec[];
  settings?: SettingsSpec;
  /** Repositories beside the one that everything else is about; only their files can be asked for. */
  others?: OtherRepository[];
  /** Calls per hour and token. GitHub gives a workflow token 1 000 per repository (docs: "Rate limits for the REST API"). */
  rateLimit?: number;
  /** GitHub's documents and reports disagree on whether a re-run may upload a name again. Default `run`: it may not. */
  /** False: a private repository of an organisation without Enterprise. */
  hasAttestations?: boolean;
  artifactNamesUniquePer?: 'run' | 'attempt';
}

export interface RepositorySpec {
  owner: string;
  name: string;
  id: number;
  ownerId: number;
  /** Hidden (404) from those without access. Default true. */
  private: boolean;
  /** False where the repository has its issues turned off. */
  issues?: boolean;
  defaultBranch: string;
}

export interface OtherRepository {
  owner: string;
  name: string;
  /** Default true: hidden (404) from a workflow of another repository, whatever its permissions. */
  private?: boolean;
  /** Logins whose tokens may read it where it is private. */
  readers?: string[];
  /** As in `Scenario`. */
  commits: CommitSpec[];
}

/** What an administrator sets, each with GitHub's own default. */
export interface SettingsSpec {
  secrets?: SecretSpec[];
  /** Default `all`. */
  allowedActions?: 'all' | 'local_only' | 'selected';
  shaPinning?: boolean;
  /** Default `read`. */
  defaultPermissions?: 'read' | 'write';
  /** Workflows may approve pull requests. Default false. */
  canApprove?: boolean;
  rulesets?: RulesetSpec[];
  /** Classic protection of the default branch. Default true. */
  branchProtected?: boolean;
  /** What that protection asks of pull requests; without it none is asked for. */
  review?: { approvals: number; dismissStale?: boolean; lastPush?: boolean };
  /** Subject of OIDC tokens. Default GitHub's own. */
  subjectClaims?: string[];
  /** Of the organisation. Default `team`. */
  plan?: 'free' | 'team' | 'enterprise';
}

export interface SecretSpec {
  name: string;
  /** Without one it is the repository's own; `organization` where the organisation shares it. */
  environment?: string;
  organization?: boolean;
  /** ISO 8601. Default: when the scenario begins. */
  updatedAt?: string;
}

/** Active, on the default branch. */
export interface RulesetSpec {
  id?: number;
  name: string;
  rules: { type: 'pull_request' | 'deletion' | 'non_fast_forward'; parameters?: Record<string, unknown> }[];
  /** Who may pass by: shown to administrators alone. */
  bypass?: { kind: 'RepositoryRole' | 'Team' | 'Integration' | 'OrganizationAdmin'; id: number }[];
}

export type Role = 'none' | 'read' | 'write' | 'admin';

export interface UserSpec {
  login: string;
  id: number;
  type?: 'User' | 'Bot';
  name?: string;
  /** Addresses that GitHub links to this account; its noreply addresses are linked without being named. */
  emails?: string[];
  /** In the repository. Default `write`. */
  role?: Role;
}

export interface TeamSpec {
  slug: string;
  id: number;
  members: string[];
}

export interface Person {
  name: string;
  email: string;
}

export interface CommitSpec {
  /** A name for tests to refer to; see `sha(label)`. */
  label?: string;
  /** Default: what git would compute. For commits of a real checkout, give theirs. */
  sha?: string;
  message?: string;
  /** A login (of a user with an address) or a person as git writes one. Default: the first user. */
  author?: string | Person;
  /** Default: the author. `web-flow` for commits made on the web, which GitHub signs; its name as a person is a forgery. */
  committer?: string | Person;
  /** Labels or SHAs. Default: the commit made before. */
  parents?: string[];
  /** What changes against the first parent: text or bytes, or null for a file that goes. */
  files?: Record<string, string | Uint8Array | null>;
  /** Moves this branch here. Default: the default branch; null moves none. */
  branch?: string | null;
  /** Who moved the branch. Default: the author, else the first user. */
  pushedBy?: string;
}

export interface EnvironmentSpec {
  name: string;
  id?: number;
  /** `octocat` or `team:risk-officers`. Without any there is no required_reviewers rule. */
  reviewers?: string[];
  preventSelfReview?: boolean;
  /** `undefined` leaves the field out of replies, as GitHub's description does. Default false. */
  canAdminsBypass?: boolean | undefined;
  /** Default `protected`; null lets every branch deploy; names make a custom policy, `tag:v*` one of tags. */
  branches?: 'protected' | string[] | null;
  /** Minutes. */
  waitTimer?: number;
}

export interface PullSpec {
  number?: number;
  title?: string;
  author: string;
  /** Label or SHA. */
  head: string;
  headBranch?: string;
  base?: string;
  state?: 'open' | 'closed';
  mergedBy?: string;
  mergeCommit?: string;
  /** True where the head lies in a fork. */
  fork?: boolean;
  /** Who pushed its head. Default: its author. */
  pushedBy?: string;
}

export interface WorkflowSpec {
  id?: number;
  name: string;
  /** `.github/workflows/deliver.yml` */
  path: string;
}

export interface JobSpec {
  name: string;
  environment?: string;
  /** Default: `waiting` at an environment with required reviewers, else `in_progress`. */
  status?: 'waiting' | 'queued' | 'in_progress' | 'completed';
  conclusion?: 'success' | 'failure' | 'cancelled' | 'skipped';
}

export interface RunSpec {
  id?: number;
  /** Path of the workflow. Default `.github/workflows/deliver.yml`. */
  workflow?: string;
  event?: string;
  /** Label or SHA. Default: head of the default branch. */
  head?: string;
  branch?: string;
  /** Who started attempt 1. Default: the first user. */
  actor?: string;
  /** Reusable workflows used: `owner/repo/.github/workflows/x.yml@ref` and the SHA it came to. */
  referenced?: { path: string; sha: string; ref?: string }[];
  jobs?: JobSpec[];
  pulls?: number[];
}

/** What was asked has not happened. `hang` holds the connection until the client gives up. */
export type BeforeAnswering = 'bad-gateway' | 'unavailable' | 'secondary-limit' | 'primary-limit' | 'not-json' | 'not-modified' | 'hang';

/** What was asked has happened, and the answer is spoilt or lost. */
export type AfterAnswering = 'no-answer' | 'cut-off' | 'short-page' | 'empty-list' | 'endless-pages' | 'wrong-shape';

/** A call that goes wrong on purpose. Faults are used up in the order they were added. */
export interface Fault {
  /** `get /repos/{owner}/{repo}/environments/{environment_name}`, a pattern over `METHOD /path`; default any call. */
  on?: string | RegExp;
  kind: BeforeAnswering | AfterAnswering;
  /** How many calls. Default 1. */
  times?: number;
  /** Seconds, for `secondary-limit`. Default 1. */
  retryAfter?: number;
}
