import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/core/problem.ts';
import { openForge } from '../../src/github/octokit-forge.ts';
import { checkResumedRun } from '../../src/run/resume.ts';
import { ManualClock } from '../../testkit/clock.ts';
import type { Routes } from '../../testkit/github/exchange.ts';
import { startGitHub, type Scenario } from '../../testkit/github/index.ts';
import { ROUTES } from '../../testkit/github/routes/index.ts';

type RunSpec = NonNullable<Scenario['runs']>[number];

const DELIVER = { path: `octo-org/sluice/.github/workflows/deliver.yml@${'d'.repeat(40)}`, sha: 'd'.repeat(40) };
const OWN: RunSpec = { id: 2000, actor: 'octocat', referenced: [DELIVER] };

/** The code with which evidence of the run 1000, which is like this one but for `earlier`, is not taken over. */
async function codeOf(earlier: Partial<RunSpec>, own: Partial<RunSpec> = {}, routes?: Routes): Promise<string | undefined> {
  const commits = [{ label: 'first', author: 'octocat' }, { label: 'second', author: 'octocat' }];
  await using github = await startGitHub({ users: [{ login: 'octocat', id: 583231, role: 'admin' }, { login: 'stranger', id: 66 }], commits, runs: [{ ...OWN, id: 1000, ...earlier }, { ...OWN, ...own }] }, routes);
  const forge = await openForge({ token: github.workflowToken({ actions: 'read', contents: 'read' }), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock: new ManualClock() });
  return await checkResumedRun(forge, '1000', '2000').then(
    () => undefined,
    (error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      return error.problems[0]!.code;
    },
  );
}

test('evidence of an earlier run of the same workflow at the same commit may be taken over', async () => {
  expect(await codeOf({})).toBeUndefined();
});

describe('artifacts of the right name are not taken over', () => {
  test.each<[string, string, Partial<RunSpec>]>([
    ['from a run of a fork\'s pull request', 'resume-other-workflow', { event: 'pull_request', actor: 'stranger' }],
    ['from a run that a fork\'s pull request started here', 'resume-other-workflow', { event: 'pull_request_target', actor: 'stranger' }],
    ['from a run that another run started', 'resume-other-workflow', { event: 'workflow_run' }],
    ['from a run that a comment started', 'resume-other-workflow', { event: 'issue_comment', actor: 'stranger' }],
    ['from a run of the same workflow at another commit', 'resume-other-commit', { head: 'first' }],
    ['from a run of another reusable workflow', 'resume-other-workflow', { referenced: [{ ...DELIVER, path: 'stranger/sluice/.github/workflows/deliver.yml@main' }] }],
    ['from a run in which a tag had moved', 'resume-other-workflow', { referenced: [{ ...DELIVER, sha: 'e'.repeat(40) }] }],
    ['from a run of another workflow of this repository', 'resume-other-workflow', { workflow: '.github/workflows/mine.yml' }],
    ['from a run without the reusable workflow', 'resume-other-workflow', { referenced: [] }],
  ])('%s', async (_where, code, earlier) => {
    expect(await codeOf(earlier)).toBe(code);
  });
});

test('a run that GitHub says is of another repository (it was moved, or its id is of a fork) is not taken over', async () => {
  const usual = ROUTES['get /repos/{owner}/{repo}/actions/runs/{run_id}']!;
  const elsewhere: Routes = {
    'get /repos/{owner}/{repo}/actions/runs/{run_id}': {
      ...usual,
      answer: (call) => {
        const reply = usual.answer(call);
        const body = reply.body as { id: number; repository: object };
        return body.id === 1000 ? { ...reply, body: { ...body, repository: { ...body.repository, id: 77 } } } : reply;
      },
    },
  };
  expect(await codeOf({}, {}, elsewhere)).toBe('resume-other-repository');
});
