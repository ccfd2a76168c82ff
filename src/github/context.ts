import { InputError, type Problem } from '../core/problem.ts';

/** What the runner says of the run it is in: its `GITHUB_*` variables and the event that started it. */
export interface RunnerContext {
  owner: string;
  repository: string;
  repositoryId: string;
  runId: string;
  runAttempt: number;
  eventName: string;
  /** What `GITHUB_SHA` says; on a pull request it is a merge commit that nobody ever pushed. */
  commit: string;
  /** The commit that people see: a pull request's head, else `commit`. Check runs belong here. */
  headCommit: string;
  /** `refs/heads/main` */
  ref: string;
  defaultBranch: string | undefined;
  workflow: string;
  job: string;
  apiUrl: string;
  serverUrl: string;
  /** Where the repository lies on the runner. */
  workspace: string;
  pullRequest: { number: number; fromFork: boolean } | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A typed view of the runner's variables and of the parsed event file. Throws InputError with everything that is
 * missing or malformed at once.
 */
export function readRunnerContext(env: Environment, event: unknown): RunnerContext {
  const problems: Problem[] = [];
  const text = (name: string, pattern: RegExp): string => {
    const value = env[name] ?? '';
    if (!pattern.test(value)) problems.push(problem(name, value));
    return value;
  };
  const [owner = '', repository = ''] = text('GITHUB_REPOSITORY', /^[^/\s]+\/[^/\s]+$/).split('/');
  const commit = text('GITHUB_SHA', /^([0-9a-f]{40}|[0-9a-f]{64})$/);
  const pull = pullRequestOf(event);
  const context: RunnerContext = {
    owner,
    repository,
    repositoryId: text('GITHUB_REPOSITORY_ID', /^[1-9][0-9]*$/),
    runId: text('GITHUB_RUN_ID', /^[1-9][0-9]*$/),
    runAttempt: Number(text('GITHUB_RUN_ATTEMPT', /^[1-9][0-9]{0,5}$/)),
    eventName: text('GITHUB_EVENT_NAME', /./),
    commit,
    headCommit: pull?.head ?? commit,
    ref: text('GITHUB_REF', /^refs\//),
    defaultBranch: textAt(event, 'repository', 'default_branch'),
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    apiUrl: text('GITHUB_API_URL', /^https?:\/\/[^\s]+$/),
    serverUrl: text('GITHUB_SERVER_URL', /^https?:\/\/[^\s]+$/),
    workspace: text('GITHUB_WORKSPACE', /./),
    pullRequest: pull && { number: pull.number, fromFork: pull.fromFork },
  };
  if (isPullRequest(context.eventName) && !pull)
    problems.push({
      code: 'runner-event-malformed',
      message: `The event file of ${context.eventName} has no pull request with a number and a head commit.`,
      fix: 'Let the runner write GITHUB_EVENT_PATH, and do not change that file.',
    });
  if (problems.length > 0) throw new InputError(problems);
  return context;
}

function problem(name: string, value: string): Problem {
  return {
    code: 'runner-variable-malformed',
    message: value === '' ? `${name} is not set.` : `${name} is ${JSON.stringify(value.slice(0, 100))}, which it never is on a runner.`,
    fix: 'Run this in a job of GitHub Actions; on a laptop, use a command that needs no GitHub.',
  };
}

function isPullRequest(eventName: string): boolean {
  return eventName === 'pull_request' || eventName === 'pull_request_target';
}

function pullRequestOf(event: unknown): { number: number; head: string; fromFork: boolean } | undefined {
  const number = at(event, 'pull_request', 'number');
  const head = textAt(event, 'pull_request', 'head', 'sha');
  if (!Number.isSafeInteger(number) || !head || !/^[0-9a-f]{40,64}$/.test(head)) return undefined;
  const headRepository = at(event, 'pull_request', 'head', 'repo', 'id');
  // A head whose repository is gone counts as a fork's: its token is as good as read-only.
  return { number: number as number, head, fromFork: headRepository === undefined || headRepository !== at(event, 'repository', 'id') };
}

function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  );
}
