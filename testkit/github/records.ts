// What GitHub keeps of each thing, as far as a delivery can see it.
import type { EnvironmentSpec, JobSpec, Role, WorkflowSpec } from './scenario.ts';

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
  reviews: { id: number; user: User; state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED'; body: string; commit: string; at: string; editedAt?: string }[];
}

/** What moved a branch. */
export interface Push {
  id: number;
  ref: string;
  before: string;
  after: string;
  how: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion' | 'pr_merge' | 'merge_queue_merge';
  actor: User;
  at: string;
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

export interface Release {
  id: number;
  tag: string;
  name: string;
  body: string;
  prerelease: boolean;
  target: string;
  createdAt: string;
  assets: { id: number; name: string; type: string; bytes: Uint8Array; createdAt: string }[];
}
