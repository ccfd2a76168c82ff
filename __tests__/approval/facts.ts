import type { Account, ApprovalRecord, Commit, EnvironmentFacts, RunFacts, Signature } from '../../src/github/forge.ts';
import type { ApprovalFacts } from '../../src/approval/decision/decide.ts';
import { approvalPhrase } from '../../src/approval/challenge.ts';
import type { ApprovalPolicy } from '../../src/approval/policy/policy.ts';

export const REPOSITORY = '801234567';
export const RUN = '9000000042';
export const HEAD = 'c'.repeat(40);
export const BASE = 'b'.repeat(40);
export const CHALLENGE = 'aqlncgzzg7enstuj';
export const RELEASE = `sha256:${'d'.repeat(64)}` as const;
export const START = '2026-01-05T09:00:00Z';

export const OWNER: Account = { id: 101, login: 'mona', type: 'User' };
export const RISK: Account = { id: 202, login: 'hubot-reviewer', type: 'User' };
export const AUTHOR: Account = { id: 303, login: 'octocat', type: 'User' };
export const STARTER: Account = { id: 404, login: 'defunkt', type: 'User' };

export function policy(more: Partial<ApprovalPolicy> = {}): ApprovalPolicy {
  return {
    roles: [
      { role: 'model-owner', slot: 'model-owner', environment: 'income-owner' },
      { role: 'risk', slot: 'risk', environment: 'income-risk' },
    ],
    known: [
      { role: 'model-owner', slot: 'model-owner', environment: 'income-owner' },
      { role: 'risk', slot: 'risk', environment: 'income-risk' },
    ],
    source: 'environments',
    veto: [],
    concerns: 'release-concern',
    override: 'income-override',
    separationOfDuties: true,
    people: {},
    expires: 7 * 86_400_000,
    adminBypass: 'refuse',
    since: BASE,
    risk: { class: 'medium', because: [], changes: [] },
    policyOwners: [],
    rationale: null,
    evidence: [],
    soak: 0,
    automatic: null,
    require: [],
    freeze: [],
    stopFile: null,
    floorStopFile: null,
    incidentLabels: ['model-incident'],
    errorBudgets: [],
    neighbours: [],
    extends: null,
    ...more,
  };
}

export function environment(id: number, name: string, more: Partial<EnvironmentFacts> = {}): EnvironmentFacts {
  return {
    id,
    name,
    reviewers: [{ kind: 'Team', id: id + 1, name: `${name}-team` }],
    preventSelfReview: true,
    adminsCanBypass: false,
    branchPolicy: { protectedBranches: true, customPolicies: false, patterns: [] },
    waitMinutes: 0,
    ...more,
  };
}

export function environments(): Map<string, EnvironmentFacts | undefined> {
  return new Map([
    ['model-owner', environment(11, 'income-owner')],
    ['risk', environment(22, 'income-risk')],
  ]);
}

export function signature(account: Account | null, email = `${account?.login}@example.org`): Signature {
  return { name: account?.login ?? 'Somebody', email, account };
}

export function commit(more: Partial<Commit> = {}): Commit {
  return {
    id: HEAD,
    author: signature(AUTHOR),
    committer: signature(AUTHOR),
    coAuthors: [],
    pullRequestAuthors: [],
    pulls: [],
    signedByGitHub: false,
    ...more,
  };
}

export function run(more: Partial<RunFacts> = {}): RunFacts {
  return {
    id: RUN,
    repositoryId: REPOSITORY,
    attempt: 1,
    startedAt: START,
    event: 'workflow_dispatch',
    headCommit: HEAD,
    headBranch: 'main',
    path: '.github/workflows/deliver.yml',
    referencedWorkflows: [],
    actor: STARTER,
    triggeringActor: STARTER,
    ...more,
  };
}

export function approval(user: Account | null, environmentId: number, comment: string, state: ApprovalRecord['state'] = 'approved'): ApprovalRecord {
  return { environments: [{ id: environmentId, name: `environment-${environmentId}` }], state, user, comment };
}

/** Two roles, two people, the right code in both comments: approved. */
export function facts(more: Partial<ApprovalFacts> = {}): ApprovalFacts {
  return {
    delivery: { repositoryId: REPOSITORY, runId: RUN, runAttempt: 1 },
    commit: HEAD,
    challenge: CHALLENGE,
    now: Date.parse(START) + 3_600_000,
    run: run(),
    environments: environments(),
    approvals: [approval(OWNER, 11, approvalPhrase(CHALLENGE)), approval(RISK, 22, `${approvalPhrase(CHALLENGE)}, looks good`)],
    commits: { base: BASE, head: HEAD, status: 'ahead', commits: [commit()] },
    release: RELEASE,
    branches: new Map(),
    pushed: [{ what: 'pushed ccccccc to main', by: AUTHOR }],
    threads: [],
    final: true,
    ...more,
  };
}
