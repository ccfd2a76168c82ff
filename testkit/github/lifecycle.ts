// What GitHub does by itself: commits arrive, runs start, jobs wait at environments, attempts follow each other.
import type { CommitSpec, EnvironmentSpec, JobSpec, Person, PullSpec, RunSpec } from './scenario.ts';
import { SERVER } from './shapes/account.ts';
import { latestAttempt, userNamed, type Attempt, type Environment, type Job, type Pull, type Push, type Run, type State, type User } from './state.ts';

export function addCommit(state: State, spec: CommitSpec): string {
  const branch = spec.branch === undefined ? state.repository.defaultBranch : spec.branch;
  const tip = state.git.refs.get(`refs/heads/${branch ?? state.repository.defaultBranch}`) ?? [...state.git.commits.keys()].at(-1);
  const parents = spec.parents?.map((name) => shaOf(state, name)) ?? (tip ? [tip] : []);
  const author = person(state, spec.author ?? [...state.users.keys()][0]!);
  const date = state.now();
  const sha = state.git.addCommit(
    {
      tree: state.git.changeFiles(parents[0] && state.git.commits.get(parents[0])?.tree, spec.files ?? { [`notes/${state.git.commits.size}.md`]: spec.message ?? '' }),
      parents,
      author: { ...author, date },
      committer: { ...(spec.committer === undefined ? author : person(state, spec.committer)), date },
      message: spec.message ?? `Change ${state.git.commits.size + 1}`,
      signedByGitHub: spec.committer === 'web-flow',
    },
    spec.sha,
  );
  if (spec.label) state.labels.set(spec.label, sha);
  if (branch !== null) {
    const by = spec.pushedBy ?? (typeof spec.author === 'string' ? spec.author : [...state.users.keys()][0]!);
    // What is made on the web comes in by a merge.
    addPush(state, branch, sha, by, spec.committer === 'web-flow' ? 'pr_merge' : 'push');
    state.git.refs.set(`refs/heads/${branch}`, sha);
  }
  return sha;
}

function addPush(state: State, branch: string, after: string, by: string, how: Push['how']): void {
  const ref = `refs/heads/${branch}`;
  const before = state.git.refs.get(ref);
  state.pushes.push({ id: state.nextId(), ref, before: before ?? '0'.repeat(40), after, how: before || how !== 'push' ? how : 'branch_creation', actor: userNamed(state, by), at: state.now() });
}

export function shaOf(state: State, name: string): string {
  const sha = state.labels.get(name) ?? state.git.resolve(name)?.sha;
  if (!sha) throw new Error(`The scenario has no commit "${name}".`);
  return sha;
}

function person(state: State, who: string | Person): Person {
  if (typeof who !== 'string') return who;
  const user = userNamed(state, who);
  return { name: user.name ?? user.login, email: user.emails[0] ?? `${user.id}+${user.login}@users.noreply.github.com` };
}

export function addEnvironment(state: State, spec: EnvironmentSpec): Environment {
  for (const name of spec.reviewers ?? []) {
    if (!name.startsWith('team:')) userNamed(state, name);
    else if (!state.teams.has(name.slice(5))) throw new Error(`The scenario has no team "${name.slice(5)}".`);
  }
  const made: Environment = {
    name: spec.name,
    id: spec.id ?? state.nextId(),
    reviewers: spec.reviewers ?? [],
    preventSelfReview: spec.preventSelfReview ?? false,
    canAdminsBypass: 'canAdminsBypass' in spec ? spec.canAdminsBypass : false,
    branches: spec.branches === undefined ? 'protected' : spec.branches,
    waitTimer: spec.waitTimer ?? 0,
    createdAt: state.now(),
  };
  state.environments.set(made.name, made);
  return made;
}

export function addPull(state: State, spec: PullSpec): Pull {
  const made: Pull = {
    id: state.nextId(),
    number: spec.number ?? state.nextNumber(),
    title: spec.title ?? 'A change',
    body: null,
    author: userNamed(state, spec.author),
    head: shaOf(state, spec.head),
    headBranch: spec.headBranch ?? 'change',
    base: spec.base ?? state.repository.defaultBranch,
    state: spec.mergedBy ? 'closed' : (spec.state ?? 'open'),
    mergedBy: spec.mergedBy ? userNamed(state, spec.mergedBy) : null,
    mergeCommit: spec.mergeCommit ? shaOf(state, spec.mergeCommit) : null,
    fork: spec.fork ?? false,
    createdAt: state.now(),
    reviews: [],
  };
  state.pulls.set(made.number, made);
  const known = state.pushes.some(({ ref, after }) => ref === `refs/heads/${made.headBranch}` && after === made.head);
  if (!made.fork && !known) addPush(state, made.headBranch, made.head, spec.pushedBy ?? spec.author, 'push');
  if (made.state === 'open') makeTestMerge(state, made);
  return made;
}

/** What a run for a pull request checks out: a merge that is on no branch, and whose checks nobody sees. */
function makeTestMerge(state: State, pull: Pull): void {
  const base = state.git.refs.get(`refs/heads/${pull.base}`);
  if (!base) throw new Error(`The scenario has no branch "${pull.base}".`);
  const date = state.now();
  const message = `Merge ${pull.head} into ${base}`;
  const tree = state.git.commits.get(pull.head)!.tree;
  const sha = state.git.addCommit({ tree, parents: [base, pull.head], author: { ...person(state, pull.author.login), date }, committer: { ...person(state, 'web-flow'), date }, message });
  state.git.refs.set(`refs/pull/${pull.number}/merge`, sha);
  state.git.refs.set(`refs/pull/${pull.number}/head`, pull.head);
}

export function startRun(state: State, spec: RunSpec): Run {
  const path = spec.workflow ?? '.github/workflows/deliver.yml';
  let workflow = state.workflows.find((each) => each.path === path);
  if (!workflow) state.workflows.push((workflow = { id: state.nextId(), name: path.split('/').at(-1)!.replace(/\.ya?ml$/, ''), path }));
  const branch = spec.branch ?? state.repository.defaultBranch;
  const actor = userNamed(state, spec.actor ?? [...state.users.keys()][0]!);
  const made: Run = {
    id: spec.id ?? state.nextId() + 9_000_000_000,
    number: state.runs.size + 1,
    workflow,
    event: spec.event ?? 'workflow_dispatch',
    head: shaOf(state, spec.head ?? branch),
    branch,
    actor,
    referenced: spec.referenced ?? [],
    pulls: spec.pulls ?? [],
    createdAt: state.now(),
    attempts: [],
    approvals: [],
  };
  state.runs.set(made.id, made);
  startAttempt(state, made, actor, spec.jobs ?? []);
  return made;
}

/**
 * The next attempt. Approvals stay as they are. Whether a re-run asks an environment again is not documented, so the
 * scenario says; where it does not ask, the jobs go on with nobody having looked.
 */
export function rerun(state: State, run: Run, by: User, options: { asksAgain: boolean }): Attempt {
  const jobs = latestAttempt(run).jobs.map(({ name, environment }): JobSpec => ({ name, environment, ...(!options.asksAgain && { status: 'in_progress' }) }));
  return startAttempt(state, run, by, jobs);
}

function startAttempt(state: State, run: Run, by: User, jobs: JobSpec[]): Attempt {
  const attempt: Attempt = { number: run.attempts.length + 1, triggeringActor: by, startedAt: state.now(), jobs: [] };
  run.attempts.push(attempt);
  for (const job of jobs) startJob(state, run, job);
  return attempt;
}

/** A job that names an environment nobody made creates it, without any rule, and runs at once. */
export function startJob(state: State, run: Run, spec: JobSpec): Job {
  const environment = spec.environment === undefined ? undefined : (state.environments.get(spec.environment) ?? addEnvironment(state, { name: spec.environment, branches: null, canAdminsBypass: true }));
  const status = spec.status ?? (environment && environment.reviewers.length > 0 ? 'waiting' : 'in_progress');
  const id = state.nextId();
  const now = state.now();
  const job: Job = { ...spec, id, status, createdAt: now, startedAt: now, completedAt: status === 'completed' ? now : null, checkRun: id };
  if (status === 'completed') job.conclusion ??= 'success';
  state.checkRuns.set(id, {
    id,
    name: spec.name,
    head: run.head,
    suite: run.id + 1,
    externalId: `job-${id}`,
    detailsUrl: `${SERVER}/${state.repository.owner}/${state.repository.name}/actions/runs/${run.id}/job/${id}`,
    status,
    conclusion: job.conclusion ?? null,
    startedAt: now,
    completedAt: job.completedAt,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    ofJob: true,
  });
  if (environment) job.deployment = deployFor(state, run, environment);
  latestAttempt(run).jobs.push(job);
  return job;
}

/** Moves a job on: released from its environment, or ended. */
export function settleJob(state: State, run: Run, job: Job, to: 'in_progress' | 'success' | 'failure' | 'cancelled' | 'skipped'): void {
  const now = state.now();
  job.status = to === 'in_progress' ? 'in_progress' : 'completed';
  if (to === 'in_progress') job.startedAt = now;
  else [job.conclusion, job.completedAt] = [to, now];
  const check = state.checkRuns.get(job.checkRun);
  if (check) Object.assign(check, { status: job.status, conclusion: job.conclusion ?? null, completedAt: job.completedAt });
  if (job.deployment === undefined) return;
  state.deployments.get(job.deployment)!.statuses.push({
    id: state.nextId(),
    state: to === 'in_progress' ? 'in_progress' : to === 'success' ? 'success' : 'failure',
    creator: latestAttempt(run).triggeringActor,
    description: '',
    logUrl: check?.detailsUrl ?? '',
    environmentUrl: '',
    createdAt: now,
  });
}

function deployFor(state: State, run: Run, environment: Environment): number {
  const id = state.nextId();
  state.deployments.set(id, {
    id,
    sha: run.head,
    ref: run.branch,
    task: 'deploy',
    payload: {},
    environment: environment.name,
    description: null,
    creator: latestAttempt(run).triggeringActor,
    transient: false,
    production: false,
    createdAt: state.now(),
    statuses: [],
  });
  return id;
}
