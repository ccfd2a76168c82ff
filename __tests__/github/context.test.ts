import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { readRunnerContext } from '../../src/github/context.ts';
import { startGitHub } from '../../testkit/github/index.ts';

const env = {
  GITHUB_REPOSITORY: 'octo-org/income',
  GITHUB_REPOSITORY_ID: '801234567',
  GITHUB_RUN_ID: '9000000042',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_REF: 'refs/heads/main',
  GITHUB_WORKFLOW: 'deliver',
  GITHUB_JOB: 'approve',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_WORKSPACE: '/home/runner/income',
};
const pullRequest = (repository: number) => ({
  repository: { id: 801234567, default_branch: 'main' },
  pull_request: { number: 7, head: { sha: 'b'.repeat(40), repo: { id: repository } } },
});

describe('the runner', () => {
  test('says which run this is', () => {
    expect(readRunnerContext(env, { repository: { id: 801234567, default_branch: 'trunk' } })).toEqual({
      owner: 'octo-org',
      repository: 'income',
      repositoryId: '801234567',
      runId: '9000000042',
      runAttempt: 1,
      eventName: 'push',
      commit: 'a'.repeat(40),
      headCommit: 'a'.repeat(40),
      ref: 'refs/heads/main',
      defaultBranch: 'trunk',
      workflow: 'deliver',
      job: 'approve',
      apiUrl: 'https://api.github.com',
      serverUrl: 'https://github.com',
      workspace: '/home/runner/income',
      pullRequest: undefined,
    });
  });

  test('is understood as the stand-in of GitHub describes a job', async () => {
    await using github = await startGitHub({ runs: [{}] });
    const context = readRunnerContext({ ...github.environmentFor(), GITHUB_WORKSPACE: '/w' }, {});
    expect(context).toMatchObject({ repositoryId: '801234567', headCommit: github.sha('main'), apiUrl: github.url });
  });

  test.each(['pull_request', 'pull_request_target'])('on %s the head commit is the one that people pushed', (eventName) => {
    const context = readRunnerContext({ ...env, GITHUB_EVENT_NAME: eventName, GITHUB_REF: 'refs/pull/7/merge' }, pullRequest(801234567));
    expect(context).toMatchObject({ headCommit: 'b'.repeat(40), commit: 'a'.repeat(40), pullRequest: { number: 7, fromFork: false } });
  });

  test('a head of another repository, or of one that is gone, is a fork', () => {
    const context = { ...env, GITHUB_EVENT_NAME: 'pull_request' };
    expect(readRunnerContext(context, pullRequest(1)).pullRequest).toEqual({ number: 7, fromFork: true });
    const gone = { ...pullRequest(1), pull_request: { number: 7, head: { sha: 'b'.repeat(40), repo: null } } };
    expect(readRunnerContext(context, gone).pullRequest).toEqual({ number: 7, fromFork: true });
  });

  test('names everything that is missing at once', () => {
    const named = thrown(() => readRunnerContext({}, undefined)).problems.map(({ message }) => message.replace(' is not set.', ''));
    const needed = Object.keys(env).filter((name) => name !== 'GITHUB_WORKFLOW' && name !== 'GITHUB_JOB');
    expect(named.sort()).toEqual(needed.sort());
  });

  test.each([
    ['GITHUB_RUN_ATTEMPT', '0'],
    ['GITHUB_RUN_ATTEMPT', '1e3'],
    ['GITHUB_REPOSITORY', 'income'],
    ['GITHUB_SHA', 'main'],
    ['GITHUB_API_URL', 'file:///etc/passwd'],
  ])('%s is never %s', (name, value) => {
    expect(thrown(() => readRunnerContext({ ...env, [name]: value }, {})).problems).toHaveLength(1);
  });

  test.each([undefined, null, 'text', {}, { pull_request: null }, { pull_request: { number: '7', head: { sha: 'b'.repeat(40) } } }])('a pull request event of %j is refused', (event) => {
    expect(thrown(() => readRunnerContext({ ...env, GITHUB_EVENT_NAME: 'pull_request' }, event)).problems).toMatchObject([{ code: 'runner-event-malformed' }]);
  });
});

function thrown(run: () => unknown): InputError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return error as InputError;
  }
  throw new Error('Nothing was thrown.');
}
