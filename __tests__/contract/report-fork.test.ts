import { beforeAll, describe, expect, test } from '@jest/globals';
import { startGitHub, type GitHubStandIn, type Scenario } from '../../testkit/github/index.ts';
import { runAction, type ActionResult } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { uploadAs } from '../../testkit/upload.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import type { ZipEntry } from '../../testkit/zip.ts';
import { needDist } from './dist.ts';

// The workflow of the default branch that shows what a stranger's run left, started with its own token and nothing of the
// pull request but an artifact that its author may have written to the last byte.
beforeAll(needDist);

const { permissions } = readWorkflow('workflows/report-fork.yml').jobs.report!;
const [FORKS_RUN, OUR_RUN] = [501, 502];
const DATA = 'sluice-validate-data-1';

const world: Scenario = {
  users: [
    { login: 'octocat', id: 583231, role: 'admin', emails: ['the.first.author@example.org'] },
    { login: 'stranger', id: 99, role: 'none', emails: ['a.stranger@example.org'] },
    { login: 'dependabot[bot]', id: 49_699_333, type: 'Bot', role: 'none', emails: ['dependabot@example.org'] },
  ],
  commits: [{ label: 'base', author: 'octocat' }, { label: 'change', author: 'stranger', branch: null }],
  pulls: [{ number: 7, author: 'stranger', head: 'change', headBranch: 'change', fork: true }],
  runs: [
    { id: FORKS_RUN, event: 'pull_request', workflow: '.github/workflows/gate.yml', head: 'change', branch: 'change', actor: 'stranger', pulls: [7], jobs: [{ name: 'Gate', status: 'completed', conclusion: 'failure' }] },
    { id: OUR_RUN, event: 'workflow_run', workflow: '.github/workflows/report-fork.yml' },
  ],
};

const verdict = (more: object = {}): string =>
  JSON.stringify({ schema: 'urn:sluice:verdict:v1', stage: 'validate-data', outcome: 'pass', headline: 'All rules hold.', enforced: true, findings: [], notes: [], facts: [], ...more });
const finding = (more: object = {}) => ({ code: 'column-range', outcome: 'fail', rule: 'age', message: 'too old', expected: '17 to 90', actual: '112', ...more });

async function report(github: GitHubStandIn, runId: number | string = FORKS_RUN): Promise<ActionResult> {
  await using folder = await temporaryFolder();
  return await runAction({ action: 'report-fork', github, as: { run: OUR_RUN, permissions }, workspace: folder.path, inputs: { 'run-id': String(runId) } });
}

const left = (github: GitHubStandIn, entries: readonly ZipEntry[], name = DATA, run = FORKS_RUN) => uploadAs(github, { run, job: 'gate' }, name, entries);
const shown = (github: GitHubStandIn) => [...github.state.checkRuns.values()].filter(({ ofJob }) => !ofJob);

/** What is shown of an artifact with these entries. */
async function shownOf(entries: readonly ZipEntry[]): Promise<{ result: ActionResult; checks: ReturnType<typeof shown>; text: string }> {
  await using github = await startGitHub(world);
  await left(github, entries);
  const result = await report(github);
  const checks = shown(github);
  return { result, checks, text: `${checks.map(({ summary, title }) => `${title}\n${summary}`).join('\n')}\n${result.summary.toString()}` };
}

describe('the report of a fork', () => {
  test('is shown on its pull request, never green, under names that no trusted run uses', async () => {
    await using github = await startGitHub(world);
    await left(github, [{ name: 'verdict.json', text: verdict() }]);
    await left(github, [{ name: 'verdict.json', text: verdict({ stage: 'run-model-tests', outcome: 'fail', headline: 'Worse.', findings: [finding({ location: { file: 'delivery.yml', line: 3, column: 1 } })] }) }], 'sluice-run-model-tests-1');
    const result = await report(github);
    expect([result.exitCode, result.outputs]).toMatchObject([0, { 'pull-request': '7', outcome: 'pass,fail' }]);
    expect(shown(github).map(({ name, conclusion, head }) => [name, conclusion, head])).toEqual([
      ['sluice / validate-data (from outside)', 'neutral', github.sha('change')],
      ['sluice / run-model-tests (from outside)', 'failure', github.sha('change')],
    ]);
    expect(shown(github)[1]!.annotations.map(({ path, start_line: line }) => [path, line])).toEqual([['delivery.yml', 3]]);
    expect(result.summary.toString()).toContain('no evidence');
    expect(github.requests.filter(({ status }) => status === 403)).toEqual([]);
  });

  test('of Dependabot too, whose branch is here and whose token only reads', async () => {
    const [run, ours] = world.runs!;
    await using github = await startGitHub({ ...world, pulls: [{ number: 7, author: 'dependabot[bot]', head: 'change', headBranch: 'change' }], runs: [{ ...run!, actor: 'dependabot[bot]' }, ours!] });
    await left(github, [{ name: 'verdict.json', text: verdict() }]);
    expect((await report(github)).outputs['pull-request']).toBe('7');
  });

  test.each([
    ['of a branch of this repository, which reports itself', { pulls: [{ number: 7, author: 'octocat', head: 'change', headBranch: 'change' }], runs: [{ ...world.runs![0]!, actor: 'octocat' }, world.runs![1]!] }],
    ['of a run that was for no pull request', { runs: [{ ...world.runs![0]!, event: 'push' }, world.runs![1]!] }],
    ['of a run that is not over', { runs: [{ ...world.runs![0]!, jobs: [{ name: 'Gate' }] }, world.runs![1]!] }],
    ['of a pull request that was pushed to since', { commits: [...world.commits!, { label: 'later', author: 'stranger', branch: null }], pulls: [{ ...world.pulls![0]!, head: 'later' }] }],
    ['of a pull request that is closed', { closed: true }],
  ])('%s, is none', async (_what, { closed, ...change }: Partial<Scenario> & { closed?: boolean }) => {
    await using github = await startGitHub({ ...world, ...change });
    await left(github, [{ name: 'verdict.json', text: verdict() }]);
    if (closed) github.state.pulls.get(7)!.state = 'closed';
    const result = await report(github);
    expect([result.exitCode, result.outputs.outcome, shown(github)]).toEqual([0, '', []]);
    expect(result.annotations).toMatchObject([{ level: 'notice', message: expect.stringContaining('Nothing to report.') }]);
  });
});

describe('what a hostile artifact says', () => {
  test('of another pull request or commit is not even read', async () => {
    await using github = await startGitHub({ ...world, pulls: [...world.pulls!, { number: 8, author: 'octocat', head: 'base', headBranch: 'other' }] });
    const entries = [{ name: 'verdict.json', text: verdict() }, { name: 'event.json', text: '{"number":8}' }, { name: 'pr-number', text: '8' }];
    await left(github, entries);
    expect((await report(github)).outputs['pull-request']).toBe('7');
    expect(shown(github).map(({ head }) => head)).toEqual([github.sha('change')]);
  });

  test('under the same name in another run counts for nothing', async () => {
    const other = { ...world.runs![0]!, id: 600 };
    await using github = await startGitHub({ ...world, runs: [other, ...world.runs!] });
    await left(github, [{ name: 'verdict.json', text: verdict({ outcome: 'fail' }) }], DATA, 600);
    expect((await report(github)).outputs.outcome).toBe('');
    expect(shown(github)).toEqual([]);
  });

  test('of an earlier attempt is not taken for this one\'s', async () => {
    await using github = await startGitHub(world);
    await left(github, [{ name: 'verdict.json', text: verdict() }]);
    github.rerun({ user: 'stranger', run: FORKS_RUN });
    for (const job of github.state.runs.get(FORKS_RUN)!.attempts.at(-1)!.jobs) github.settle(github.state.runs.get(FORKS_RUN)!, job.name, 'success');
    expect((await report(github)).outputs.outcome).toBe('');
  });

  test('in Markdown, HTML, mentions and workflow commands stays text on every surface', async () => {
    const text = '# Approved\n\n@octocat #1 <img src=x onerror=alert(1)> [ok](https://example.org) `a` |b| ::set-output name=digest::x\n::error::gone';
    const { checks, text: page, result } = await shownOf([{ name: 'verdict.json', text: verdict({ outcome: 'fail', headline: text, findings: [finding({ message: text, rule: text, fix: text })], notes: [text], facts: [[text, text]] }) }]);
    expect(checks.map(({ conclusion }) => conclusion)).toEqual(['failure']);
    expect(checks[0]!.summary).not.toMatch(/<img|\[ok\]\(|(^|\n)# Approved|@octocat|(^|[^&])#1\b/);
    expect(page).not.toContain('<img');
    expect(result.annotations.filter(({ message }) => message === 'gone')).toEqual([]);
    expect(result.outputs.digest).toBeUndefined();
  });

  test('of places outside the repository is shown without them', async () => {
    const at = (file: string) => finding({ location: { file, line: 1, column: 1 } });
    const { checks } = await shownOf([{ name: 'verdict.json', text: verdict({ outcome: 'fail', findings: [at('../../etc/passwd'), at('/etc/passwd'), at('src/good.py')] }) }]);
    expect(checks[0]!.annotations.map(({ path }) => path)).toEqual(['src/good.py']);
  });

  // What else an archive or a verdict may be is refused by the same two readers: __tests__/actions.
  test.each<[string, ZipEntry[], RegExp]>([
    ['a bomb', [{ name: 'verdict.json', text: 'x'.repeat(200_000), claims: 2_000_000_000 }], /artifact-too-large/],
    ['a link', [{ name: 'verdict.json', text: '/proc/self/environ', mode: 0o120777 }], /artifact-link/],
    ['another schema', [{ name: 'verdict.json', text: verdict({ schema: 'urn:sluice:verdict:v2' }) }], /report-unreadable/],
  ])('as %s is refused by its code, and said so', async (_what, entries, code) => {
    const { result, checks, text } = await shownOf(entries);
    expect([result.exitCode, result.outputs.outcome]).toEqual([0, 'error']);
    expect(checks.map(({ conclusion, name }) => [conclusion, name])).toEqual([['failure', 'sluice / validate-data (from outside)']]);
    expect(text).toMatch(code);
  });

  test('without the right to write check runs is still in the summary', async () => {
    await using github = await startGitHub(world);
    await left(github, [{ name: 'verdict.json', text: verdict() }]);
    await using folder = await temporaryFolder();
    const result = await runAction({ action: 'report-fork', github, as: { run: OUR_RUN, permissions: { actions: 'read', 'pull-requests': 'read' } }, workspace: folder.path, inputs: { 'run-id': String(FORKS_RUN) } });
    expect([result.exitCode, shown(github)]).toEqual([0, []]);
    expect(result.stdout).toContain('checks: write');
    expect(result.summary.toString()).toContain('All rules hold');
  });
});
