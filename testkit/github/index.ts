// A stand-in of GitHub on loopback, with a memory: what one client writes the next one reads, what GitHub refuses is
// refused, and every request and reply is held against GitHub's own description of its API.
import { grantUserToken, grantWorkflowToken, type Permissions } from './access.ts';
import type { Logged } from './api.ts';
import type { Routes } from './exchange.ts';
import { addCommit, addEnvironment, addPull, rerun, settleJob, shaOf, startJob, startRun } from './lifecycle.ts';
import { eventOf, variablesOf, type JobIdentity } from './job.ts';
import { ROUTES } from './routes/index.ts';
import type { CommitSpec, EnvironmentSpec, Fault, JobSpec, PullSpec, RunSpec, Scenario } from './scenario.ts';
import { listen } from './server.ts';
import { repositoryPath } from './shapes/account.ts';
import { emptyState, latestAttempt, userNamed, type Approval, type Environment, type Job, type Pull, type Run, type State } from './state.ts';

export type { Logged } from './api.ts';
export type { Permissions } from './access.ts';
export type { JobIdentity } from './job.ts';
export type * from './scenario.ts';
export type { Approval, Artifact, CheckRun, Deployment, Environment, Issue, Job, Pull, Run, State, User } from './state.ts';

/** Who reviews what. The run is the latest one, unless named. */
export interface Review {
  user: string;
  environment: string | string[];
  comment?: string;
  run?: number;
}

export interface GitHubStandIn extends AsyncDisposable {
  /** Base URL of the REST API; GraphQL is at `/graphql` below it. */
  readonly url: string;
  /** Base URL of the artifact service. */
  readonly resultsUrl: string;
  /** Everything it knows, to be asserted on. */
  readonly state: State;
  /** Every call so far, those of people included. */
  readonly requests: Logged[];
  /**
   * Replies that do not fit GitHub's description, calls it does not serve, its own failures. Closing the stand-in throws
   * while any is left; a test that provokes one takes it out.
   */
  readonly defects: string[];
  commit(spec?: CommitSpec): string;
  /** The SHA behind a commit's label, a branch or a tag. */
  sha(name: string): string;
  environment(spec: EnvironmentSpec): Environment;
  pull(spec: PullSpec): Pull;
  run(spec?: RunSpec): Run;
  job(run: Run, spec: JobSpec): Job;
  settle(run: Run, job: string, to: 'success' | 'failure' | 'cancelled' | 'skipped'): void;
  /** Throws with GitHub's message where this person may not approve. */
  approve(review: Review): Promise<void>;
  reject(review: Review): Promise<void>;
  /** An administrator starts the waiting jobs: they go on, and no approval says so. */
  bypass(review: Review): void;
  /** A comment of a custom protection rule, as approvals list it. */
  ruleComment(review: Review): Approval;
  /** Approvals stay. Whether the environments ask again is not documented: default false. */
  rerun(options: { user: string; run?: number; asksAgain?: boolean }): Run;
  reviewPull(review: { user: string; pull: number; state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED'; commit?: string }): void;
  /** Artifacts pass away as their retention ends. */
  expireArtifacts(): void;
  workflowToken(permissions: Permissions, of?: { run?: number; attempt?: number }): string;
  userToken(login: string): string;
  fault(fault: Fault): void;
  /** The variables a runner sets for a job of this run, as far as they are about GitHub. */
  environmentFor(identity?: JobIdentity): Record<string, string>;
  /** The payload of the event that started this run, as far as pull requests, pushes and dispatches go. */
  eventFor(identity?: JobIdentity): Record<string, unknown>;
}

/** Starts one on a free port. `routes` may add to or replace those that GitHub has, for tests of the stand-in itself. */
export async function startGitHub(scenario: Scenario = {}, routes: Routes = {}): Promise<GitHubStandIn> {
  const state = emptyState(scenario);
  const server = await listen(state, { ...ROUTES, ...routes });
  for (const commit of scenario.commits ?? [{ message: 'Start' }]) addCommit(state, commit);
  for (const { owner, name, commits } of scenario.others ?? []) for (const commit of commits) addCommit(state.others.get(`${owner}/${name}`.toLowerCase())!.state, commit);
  for (const workflow of scenario.workflows ?? []) state.workflows.push({ id: state.nextId(), ...workflow });
  for (const environment of scenario.environments ?? []) addEnvironment(state, environment);
  for (const pull of scenario.pulls ?? []) addPull(state, pull);
  for (const run of scenario.runs ?? []) startRun(state, run);

  const runNumbered = (id?: number): Run => {
    const run = id === undefined ? [...state.runs.values()].at(-1) : state.runs.get(id);
    if (!run) throw new Error(id === undefined ? 'The scenario has no run yet.' : `The scenario has no run ${id}.`);
    return run;
  };
  const environmentsOf = ({ environment }: Review): Environment[] =>
    [environment].flat().map((name) => {
      const found = state.environments.get(name);
      if (!found) throw new Error(`The scenario has no environment "${name}".`);
      return found;
    });

  // People go through the same door as everybody: an HTTP call with their own token.
  const review = async (of: Review, decision: 'approved' | 'rejected'): Promise<void> => {
    const run = runNumbered(of.run);
    const response = await fetch(`${server.url}/repos/${repositoryPath(state)}/actions/runs/${run.id}/pending_deployments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${grantUserToken(state, userNamed(state, of.user))}`, 'content-type': 'application/json' },
      body: JSON.stringify({ environment_ids: environmentsOf(of).map(({ id }) => id), state: decision, comment: of.comment ?? '' }),
    });
    const answer = (await response.json()) as { message?: string };
    if (!response.ok) throw new Error(`${response.status}: ${answer.message}`);
  };

  return {
    url: server.url,
    resultsUrl: server.url,
    state,
    requests: server.requests,
    defects: server.defects,
    commit: (spec = {}) => addCommit(state, spec),
    sha: (name) => shaOf(state, name),
    environment: (spec) => addEnvironment(state, spec),
    pull: (spec) => addPull(state, spec),
    run: (spec = {}) => startRun(state, spec),
    job: (run, spec) => startJob(state, run, spec),
    settle(run, name, to) {
      const job = latestAttempt(run).jobs.find((each) => each.name === name);
      if (!job) throw new Error(`Run ${run.id} has no job "${name}".`);
      settleJob(state, run, job, to);
    },
    approve: (of) => review(of, 'approved'),
    reject: (of) => review(of, 'rejected'),
    bypass(of) {
      const run = runNumbered(of.run);
      if (userNamed(state, of.user).role !== 'admin') throw new Error(`${of.user} is no administrator of the repository.`);
      for (const environment of environmentsOf(of)) {
        if (environment.canAdminsBypass === false) throw new Error(`${environment.name} cannot be bypassed.`);
        for (const job of latestAttempt(run).jobs)
          if (job.status === 'waiting' && job.environment === environment.name) settleJob(state, run, job, 'in_progress');
      }
    },
    ruleComment(of) {
      const approval: Approval = { environments: environmentsOf(of), state: 'pending', user: userNamed(state, of.user), comment: of.comment ?? '' };
      runNumbered(of.run).approvals.push(approval);
      return approval;
    },
    rerun({ user, run, asksAgain = false }) {
      const found = runNumbered(run);
      rerun(state, found, userNamed(state, user), { asksAgain });
      return found;
    },
    reviewPull({ user, pull, state: decision, commit }) {
      const found = state.pulls.get(pull);
      if (!found) throw new Error(`The scenario has no pull request ${pull}.`);
      found.reviews.push({ id: state.nextId(), user: userNamed(state, user), state: decision, body: '', commit: commit ?? found.head, at: state.now() });
    },
    expireArtifacts() {
      for (const artifact of state.artifacts.values()) artifact.expired = true;
    },
    workflowToken: (permissions, of) => grantWorkflowToken(state, permissions, of),
    userToken: (login) => grantUserToken(state, userNamed(state, login)),
    fault: (fault) => void state.faults.push({ ...fault }),
    environmentFor: (identity = {}) => variablesOf(state, server.url, runNumbered(identity.run), identity),
    eventFor: (identity = {}) => eventOf(state, server.url, runNumbered(identity.run)),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      // Printed too: where the test has failed already, jest shows nothing of an error at disposal.
      if (server.defects.length > 0) console.error(server.defects.join('\n'));
      if (server.defects.length > 0) throw new Error(`The stand-in has ${server.defects.length} defects:\n${server.defects.join('\n')}`);
    },
  };
}
