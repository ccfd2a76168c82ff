import type { Attempt, Environment, Job, Run, State, User } from '../state.ts';
import { account, nodeId, repositoryUrl, team, webUrl } from './account.ts';
import { forkRepository, minimalRepository } from './repository.ts';

export function run(state: State, found: Run, attempt: Attempt, api: string) {
  const base = repositoryUrl(state, api);
  const url = `${base}/actions/runs/${found.id}`;
  const head = state.git.commits.get(found.head)!;
  const { status, conclusion } = progress(attempt);
  const fork = found.pulls.map((number) => state.pulls.get(number)!).find((pull) => pull.fork);
  return {
    id: found.id,
    name: found.workflow.name,
    node_id: nodeId('WorkflowRun', found.id),
    head_branch: found.branch,
    head_sha: found.head,
    path: found.workflow.path,
    display_title: head.message.split('\n')[0],
    run_number: found.number,
    event: found.event,
    status,
    conclusion,
    workflow_id: found.workflow.id,
    check_suite_id: found.id + 1,
    check_suite_node_id: nodeId('CheckSuite', found.id + 1),
    url,
    html_url: `${webUrl(state)}/actions/runs/${found.id}`,
    // GitHub names no pull request of a fork here.
    pull_requests: fork ? [] : found.pulls.map((number) => pullReference(state, number, api)),
    created_at: found.createdAt,
    updated_at: attempt.jobs.map((job) => job.completedAt ?? job.startedAt).sort().at(-1) ?? attempt.startedAt,
    actor: account(found.actor, api),
    run_attempt: attempt.number,
    referenced_workflows: found.referenced,
    run_started_at: attempt.startedAt,
    triggering_actor: account(attempt.triggeringActor, api),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${base}/check-suites/${found.id + 1}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null,
    workflow_url: `${base}/actions/workflows/${found.workflow.id}`,
    head_commit: {
      id: head.sha,
      tree_id: head.tree,
      message: head.message,
      timestamp: head.committer.date,
      author: { name: head.author.name, email: head.author.email },
      committer: { name: head.committer.name, email: head.committer.email },
    },
    repository: minimalRepository(state, api),
    head_repository_id: state.repository.id + (fork ? 1 : 0),
    head_repository: fork ? forkRepository(state, fork, api) : minimalRepository(state, api),
  };
}

/** A run is as far as its jobs are. */
export function progress(attempt: Attempt): { status: string; conclusion: string | null } {
  const { jobs } = attempt;
  if (jobs.some((job) => job.status === 'waiting') && !jobs.some((job) => job.status === 'in_progress')) return { status: 'waiting', conclusion: null };
  if (jobs.length === 0 || jobs.some((job) => job.status !== 'completed')) return { status: 'in_progress', conclusion: null };
  const worst = ['failure', 'cancelled'].find((conclusion) => jobs.some((job) => job.conclusion === conclusion));
  return { status: 'completed', conclusion: worst ?? 'success' };
}

export function pullReference(state: State, number: number, api: string) {
  const pull = state.pulls.get(number)!;
  const repo = { id: state.repository.id, url: repositoryUrl(state, api), name: state.repository.name };
  return {
    id: pull.id,
    number,
    url: `${repo.url}/pulls/${number}`,
    head: { ref: pull.headBranch, sha: pull.head, repo },
    base: { ref: pull.base, sha: state.git.refs.get(`refs/heads/${pull.base}`)!, repo },
  };
}

export function job(state: State, found: Run, attempt: Attempt, each: Job, api: string) {
  const base = repositoryUrl(state, api);
  return {
    id: each.id,
    run_id: found.id,
    workflow_name: found.workflow.name,
    head_branch: found.branch,
    run_url: `${base}/actions/runs/${found.id}`,
    run_attempt: attempt.number,
    node_id: nodeId('CheckRun', each.id),
    head_sha: found.head,
    url: `${base}/actions/jobs/${each.id}`,
    html_url: `${webUrl(state)}/actions/runs/${found.id}/job/${each.id}`,
    status: each.status,
    conclusion: each.conclusion ?? null,
    created_at: each.createdAt,
    started_at: each.startedAt,
    completed_at: each.completedAt,
    name: each.name,
    steps: [],
    check_run_url: `${base}/check-runs/${each.checkRun}`,
    labels: ['ubuntu-latest'],
    runner_id: each.status === 'in_progress' || each.status === 'completed' ? 21 : null,
    runner_name: each.status === 'in_progress' || each.status === 'completed' ? 'GitHub Actions 21' : null,
    runner_group_id: null,
    runner_group_name: null,
  };
}

/** An environment's five identifying fields, as approvals and pending deployments carry them. */
export function environmentReference(state: State, found: Environment, api: string) {
  return {
    id: found.id,
    node_id: nodeId('Environment', found.id),
    name: found.name,
    url: `${repositoryUrl(state, api)}/environments/${encodeURIComponent(found.name)}`,
    html_url: `${webUrl(state)}/deployments/activity_log?environments_filter=${encodeURIComponent(found.name)}`,
  };
}

export function environment(state: State, found: Environment, api: string) {
  const rule = (kind: string, offset: number) => ({ id: found.id * 10 + offset, node_id: nodeId(kind, found.id) });
  const rules: object[] = [];
  if (found.waitTimer > 0) rules.push({ ...rule('WaitTimer', 1), type: 'wait_timer', wait_timer: found.waitTimer });
  if (found.reviewers.length > 0)
    rules.push({ ...rule('RequiredReviewers', 2), type: 'required_reviewers', prevent_self_review: found.preventSelfReview, reviewers: reviewers(state, found, api) });
  if (found.branches !== null) rules.push({ ...rule('BranchPolicy', 3), type: 'branch_policy' });
  return {
    ...environmentReference(state, found, api),
    created_at: found.createdAt,
    updated_at: found.createdAt,
    ...(found.canAdminsBypass !== undefined && { can_admins_bypass: found.canAdminsBypass }),
    protection_rules: rules,
    deployment_branch_policy:
      found.branches === null ? null : { protected_branches: found.branches === 'protected', custom_branch_policies: found.branches !== 'protected' },
  };
}

export function reviewers(state: State, found: Environment, api: string) {
  return found.reviewers.map((name) =>
    name.startsWith('team:')
      ? { type: 'Team', reviewer: team(state, state.teams.get(name.slice(5))!, api) }
      : { type: 'User', reviewer: account(state.users.get(name)!, api) },
  );
}

export function isReviewer(state: State, found: Environment, user: User): boolean {
  return found.reviewers.some((name) => (name.startsWith('team:') ? state.teams.get(name.slice(5))!.members.includes(user.login) : name === user.login));
}
