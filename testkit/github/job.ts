// What a job of a run is told by its runner about GitHub: environment variables and the event.
import { grantWorkflowToken, type Permissions } from './access.ts';
import { runtimeToken } from './results.ts';
import { account, repositoryPath, SERVER } from './shapes/account.ts';
import { fullPull } from './shapes/pull.ts';
import { repository } from './shapes/repository.ts';
import { latestAttempt, type Pull, type Run, type State } from './state.ts';

/** Whose environment variables are wanted: those of a job of this run. */
export interface JobIdentity {
  /** Default: the latest run. */
  run?: number;
  /** Default: the run's latest attempt. */
  attempt?: number;
  job?: string;
  /** As the job's `permissions:` would say; default none. */
  permissions?: Permissions;
  /** Default: made from the permissions. */
  token?: string;
}

export function variablesOf(state: State, url: string, run: Run, { attempt, job = 'job', permissions = {}, token }: JobIdentity): Record<string, string> {
  const number = attempt ?? latestAttempt(run).number;
  const of = run.attempts.find((each) => each.number === number);
  if (!of) throw new Error(`Run ${run.id} has no attempt ${number}.`);
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: url,
    GITHUB_GRAPHQL_URL: `${url}/graphql`,
    // Never dialled. A `.localhost` host is what @actions/artifact takes for github.com.
    GITHUB_SERVER_URL: SERVER,
    GITHUB_REPOSITORY: repositoryPath(state),
    GITHUB_REPOSITORY_ID: String(state.repository.id),
    GITHUB_REPOSITORY_OWNER: state.repository.owner,
    GITHUB_REPOSITORY_OWNER_ID: String(state.repository.ownerId),
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_RUN_ATTEMPT: String(number),
    GITHUB_JOB: job,
    GITHUB_WORKFLOW: run.workflow.name,
    GITHUB_EVENT_NAME: run.event,
    ...whatIsCheckedOut(state, run),
    GITHUB_ACTOR: run.actor.login,
    GITHUB_ACTOR_ID: String(run.actor.id),
    GITHUB_TRIGGERING_ACTOR: of.triggeringActor.login,
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_TOKEN: token ?? grantWorkflowToken(state, permissions, { run: run.id, attempt: number }),
    ACTIONS_RESULTS_URL: url,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(run.id, number, job),
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
}

function whatIsCheckedOut(state: State, run: Run): Record<string, string> {
  const pull = pullOf(state, run);
  const ref = pull ? `refs/pull/${pull.number}/merge` : `refs/heads/${run.branch}`;
  const sha = pull ? state.git.refs.get(ref)! : run.head;
  return {
    GITHUB_SHA: sha,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|pull)\//, ''),
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REF_PROTECTED: String(!pull && run.branch === state.repository.defaultBranch),
    GITHUB_HEAD_REF: pull?.headBranch ?? '',
    GITHUB_BASE_REF: pull?.base ?? '',
    GITHUB_WORKFLOW_REF: `${repositoryPath(state)}/${run.workflow.path}@${ref}`,
    GITHUB_WORKFLOW_SHA: sha,
  };
}

export function eventOf(state: State, url: string, run: Run): Record<string, unknown> {
  const common = { repository: repository(state, url), sender: account(run.actor, url) };
  const pull = pullOf(state, run);
  if (pull && run.event === 'pull_request_review') return { action: 'submitted', pull_request: fullPull(state, pull, url), ...common };
  if (pull) return { action: 'synchronize', number: pull.number, pull_request: fullPull(state, pull, url), ...common };
  const ref = `refs/heads/${run.branch}`;
  if (run.event === 'push') return { ref, before: state.git.commits.get(run.head)!.parents[0] ?? '0'.repeat(40), after: run.head, ...common };
  if (run.event === 'workflow_dispatch')
    return { ref, workflow: run.workflow.path, inputs: state.dispatches.find((each) => each.run === run.id)?.inputs ?? {}, ...common };
  return common;
}

/** The open pull request that a `pull_request` run is for, or the one that was reviewed. */
function pullOf(state: State, run: Run): Pull | undefined {
  if (run.event !== 'pull_request' && run.event !== 'pull_request_review') return undefined;
  const pull = state.pulls.get(run.pulls[0] ?? 0);
  if (pull?.state !== 'open') throw new Error(`Run ${run.id} is for a pull request and names no open one: give it \`pulls: [number]\`.`);
  return pull;
}
