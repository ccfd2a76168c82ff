import type { Digest } from '../core/digest.ts';
import type { IssueContent } from './issue-writing.ts';

/** A fact from GitHub and the digest of the bytes it came from, so that evidence can name what was read. */
export interface Reply<T> {
  value: T;
  /** SHA-256 of the reply's bytes; of several pages, of the canonical JSON list of the pages' digests. */
  digest: Digest;
}

/** An account. The id is who it is; the login is a label that its owner may change. */
export interface Account {
  id: number;
  login: string;
  /** `User`, `Bot`, `Organization`, `Mannequin`, as GitHub says it. */
  type: string;
}

export interface RepositoryFacts {
  id: string;
  /** `owner/name`, a label. */
  fullName: string;
  defaultBranch: string;
}

export interface BranchFacts {
  name: string;
  /** Commit at its tip. */
  commit: string;
  /** By branch protection or by an active ruleset. */
  protected: boolean;
}

export interface RunFacts {
  id: string;
  repositoryId: string;
  attempt: number;
  /** ISO 8601; the start of the run's latest attempt. */
  startedAt: string;
  event: string;
  headCommit: string;
  headBranch: string | null;
  /** Workflow file of the run, e.g. `.github/workflows/deliver.yml`. */
  path: string;
  /** Every reusable workflow that took part, with the commit it was taken at. */
  referencedWorkflows: { path: string; commit: string; ref: string | null }[];
  /** Who started attempt 1. `null`: the account is gone. */
  actor: Account | null;
  /** Who started the latest attempt. */
  triggeringActor: Account | null;
}

/** One review of a run. GitHub gives it neither a time nor an attempt: the comment alone can bind it to anything. */
export interface ApprovalRecord {
  environments: { id: number; name: string }[];
  /** `pending` is the remark of a custom protection rule. */
  state: 'approved' | 'rejected' | 'pending';
  user: Account | null;
  comment: string;
}

export interface Reviewer {
  kind: 'User' | 'Team';
  id: number;
  /** Login or slug, a label. */
  name: string;
}

export interface EnvironmentFacts {
  id: number;
  name: string;
  /** `null`: no rule of required reviewers. */
  reviewers: Reviewer[] | null;
  preventSelfReview: boolean;
  /** `null`: GitHub did not say. The field is in its replies but in none of its published schemas. */
  adminsCanBypass: boolean | null;
  /** `patterns`: what a custom policy lets in; empty where the policy is that of protected branches. `null`: every branch may. */
  branchPolicy: { protectedBranches: boolean; customPolicies: boolean; patterns: BranchPattern[] } | null;
  /** Minutes that a job waits besides its review. */
  waitMinutes: number;
}

/** A name, or a pattern as File.fnmatch of Ruby reads it, that a deployment branch policy lets in. */
export interface BranchPattern {
  name: string;
  kind: 'branch' | 'tag';
}

/** A person as a commit names them. */
export interface Signature {
  name: string;
  email: string;
  /** The account that GitHub links the e-mail to; `null` where it links none. */
  account: Account | null;
}

export interface Commit {
  id: string;
  author: Signature;
  committer: Signature;
  coAuthors: Signature[];
  /** Authors of merged pull requests that brought the commit in; accounts that are gone are left out. */
  pullRequestAuthors: Account[];
  /** Those merged pull requests, by what was last pushed to them. */
  pulls: PullHead[];
  /** GitHub itself signed it, so that its committer `GitHub <noreply@github.com>` is true. */
  signedByGitHub: boolean;
}

/** The tip of a pull request's branch. */
export interface PullHead {
  number: number;
  commit: string;
  branch: string;
  fromFork: boolean;
}

/** What a branch was pushed to, and by whom. */
export interface Push {
  /** `refs/heads/NAME` */
  ref: string;
  commit: string;
  /** `pr_merge` and `merge_queue_merge` are GitHub's own doing, at the actor's word. */
  how: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge' | 'merge_queue_merge';
  /** `null`: the account is gone. */
  by: Account | null;
}

export interface PullRequestFacts {
  number: number;
  author: Account | null;
  head: { commit: string; branch: string; fromFork: boolean };
  base: { branch: string };
  state: 'open' | 'closed';
  merged: boolean;
}

/** A review of a pull request. */
export interface PullReview {
  id: number;
  user: Account | null;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  body: string;
  /** What the reviewer looked at; `null` where GitHub no longer has it. */
  commit: string | null;
  /** Somebody, not always its author, has changed the text since. */
  edited: boolean;
}

export interface ChangedFile {
  path: string;
  status: string;
}

/** An issue or a pull request's thread. */
export interface IssueFacts {
  number: number;
  title: string;
  body: string;
  author: Account | null;
  state: 'open' | 'closed';
  labels: string[];
  createdAt: string;
  updatedAt: string;
}

export interface CommentFacts {
  id: number;
  body: string;
  author: Account | null;
  createdAt: string;
  updatedAt: string;
}

export interface CommitRange {
  /** `null`: from the first commit on. */
  base: string | null;
  head: string;
  /** How head stands to base, in GitHub's words; `whole-history` without a base. */
  status: 'ahead' | 'behind' | 'diverged' | 'identical' | 'whole-history';
  /** What head has and base has not, and always head itself. */
  commits: Commit[];
}

export interface CheckAnnotation {
  path: string;
  start_line: number;
  end_line: number;
  start_column?: number;
  end_column?: number;
  annotation_level: string;
  message: string;
  title?: string;
}

export interface CheckRunFacts {
  id: number;
  externalId: string;
  annotationsCount: number;
  url: string | null;
}

/** The writable part of a check run; at most 50 annotations at a time. */
export interface CheckRunContent {
  name: string;
  externalId: string;
  conclusion: string;
  output: { title: string; summary: string; text?: string; annotations: CheckAnnotation[] };
}

/** A run that a dispatch started. */
export interface DispatchedRun {
  id: string;
  /** Page of the run. */
  url: string;
}

/**
 * Exactly what Sluice asks GitHub for. Every method answers completely or throws `ForgeError`; none answers less than
 * was asked. `undefined` always means that GitHub said the thing does not exist.
 */
export interface Forge {
  /** `owner/name` that this forge speaks for. */
  readonly fullName: string;
  /** Requests sent so far, repeats included. */
  readonly calls: number;
  repository(): Promise<Reply<RepositoryFacts>>;
  branch(name: string): Promise<Reply<BranchFacts> | undefined>;
  /** A file's bytes at a commit, branch or tag; at most 1 MB, GitHub's limit for this call. */
  file(path: string, ref: string): Promise<Reply<Uint8Array> | undefined>;
  /** The same of another repository (`owner/name`), at its default branch without a ref. Undefined also where it is hidden from the token. */
  fileOf(repository: string, path: string, ref?: string): Promise<Reply<Uint8Array> | undefined>;
  run(runId: string): Promise<Reply<RunFacts>>;
  /** Of every attempt of the run, mixed: GitHub does not tell them apart. */
  approvals(runId: string): Promise<Reply<ApprovalRecord[]>>;
  environment(name: string): Promise<Reply<EnvironmentFacts> | undefined>;
  /** The newest pushes to this branch, and of the whole repository where no branch is named; at most 100. */
  pushes(branch?: string): Promise<Reply<Push[]>>;
  pullRequest(number: number): Promise<Reply<PullRequestFacts> | undefined>;
  /** Pull requests that brought a commit into the default branch, or hold it. */
  pullRequestsOf(commit: string): Promise<Reply<PullRequestFacts[]>>;
  pullRequestFiles(number: number): Promise<Reply<ChangedFile[]>>;
  /** Oldest first, those of every commit. */
  pullRequestReviews(number: number): Promise<Reply<PullReview[]>>;
  /** Issues, open and closed, with a label or updated since a time (ISO 8601); undefined where the repository has none at all. */
  issues(which: { label?: string; since?: string }): Promise<Reply<IssueFacts[]> | undefined>;
  /** Whoever asks looks first whether there is one: after a lost reply nobody knows. */
  createIssue(content: IssueContent): Promise<Reply<{ number: number }>>;
  createComment(issue: number, body: string): Promise<void>;
  closeIssue(issue: number): Promise<void>;
  /** Of an issue or pull request, oldest first. */
  comments(issue: number): Promise<Reply<CommentFacts[]>>;
  /** What an account may do in this repository. */
  permission(login: string): Promise<Reply<{ account: Account; level: 'admin' | 'write' | 'read' | 'none' }>>;
  commits(range: { base: string | null; head: string }): Promise<Reply<CommitRange>>;
  /** The latest check run of this external id on a commit. */
  findCheckRun(commit: string, name: string, externalId: string): Promise<CheckRunFacts | undefined>;
  checkRunAnnotations(id: number): Promise<CheckAnnotation[]>;
  createCheckRun(commit: string, content: CheckRunContent): Promise<CheckRunFacts>;
  /** Replaces title, summary and text; GitHub appends the annotations to those it has. */
  updateCheckRun(id: number, content: CheckRunContent): Promise<CheckRunFacts>;
  /** Makes `refs/NAME` at a commit; false where it is there already. Of two callers at once one hears true. */
  claimReference(name: string, commit: string): Promise<boolean>;
  releaseReference(name: string): Promise<void>;
  /** Starts a workflow by its file name on a branch or tag; undefined where GitHub does not say which run that is. */
  dispatchWorkflow(workflow: string, ref: string, inputs: Record<string, string>): Promise<DispatchedRun | undefined>;
}
