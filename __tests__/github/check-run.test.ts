import { describe, expect, test } from '@jest/globals';
import type { Log } from '../../src/core/seams.ts';
import { publishCheckRun } from '../../src/github/check-run.ts';
import { openForge } from '../../src/github/octokit-forge.ts';
import type { CheckRunRendering } from '../../src/report/check-run.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';

function rendering(annotations: number, more: Partial<CheckRunRendering> = {}): CheckRunRendering {
  return {
    name: 'sluice / validate-data (income)',
    externalId: 'sluice/validate-data/income',
    title: 'Stopped',
    summary: 'Three ages cannot be.',
    conclusion: 'failure',
    annotations: Array.from({ length: annotations }, (_, index) => ({
      path: 'delivery.yml',
      start_line: index + 1,
      end_line: index + 1,
      annotation_level: 'failure',
      message: `Finding ${index}`,
      title: 'A rule',
    })),
    ...more,
  };
}

function lines(): Log & { said: string[] } {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  return { said, debug: say, info: say, warning: say };
}

const forgeOf = (github: GitHubStandIn, permissions: Permissions = { checks: 'write' }) =>
  openForge({ token: github.workflowToken(permissions), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock: new ManualClock() });
const published = (github: GitHubStandIn) => [...github.state.checkRuns.values()];

describe('publishing a verdict as a check run', () => {
  test('makes one on the commit, annotations in batches of 50', async () => {
    await using github = await startGitHub();
    const result = await publishCheckRun(await forgeOf(github), github.sha('main'), rendering(120), lines());
    expect(result).toMatchObject({ published: true });
    expect(published(github)).toMatchObject([{ head: github.sha('main'), externalId: 'sluice/validate-data/income', status: 'completed', conclusion: 'failure', title: 'Stopped' }]);
    expect(published(github)[0]!.annotations.map(({ message }) => message)).toEqual(Array.from({ length: 120 }, (_, index) => `Finding ${index}`));
    expect(github.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'PATCH', 'PATCH']);
  });

  test('again updates that one and repeats no annotation', async () => {
    await using github = await startGitHub();
    const forge = await forgeOf(github);
    await publishCheckRun(forge, github.sha('main'), rendering(60), lines());
    await publishCheckRun(forge, github.sha('main'), rendering(61, { title: 'Stopped again', conclusion: 'neutral' }), lines());
    expect(published(github)).toMatchObject([{ title: 'Stopped again', conclusion: 'neutral' }]);
    expect(published(github)[0]!.annotations).toHaveLength(61);
  });

  test('of another model or another commit makes another one', async () => {
    await using github = await startGitHub();
    const forge = await forgeOf(github);
    const first = github.sha('main');
    await publishCheckRun(forge, first, rendering(0), lines());
    await publishCheckRun(forge, first, rendering(0, { externalId: 'sluice/validate-data/churn' }), lines());
    await publishCheckRun(forge, github.commit(), rendering(0), lines());
    expect(published(github)).toHaveLength(3);
  });

  test('after an answer that was lost looks before it creates a second one', async () => {
    await using github = await startGitHub();
    github.fault({ on: 'post /repos/{owner}/{repo}/check-runs', kind: 'no-answer' });
    const result = await publishCheckRun(await forgeOf(github), github.sha('main'), rendering(3), lines());
    expect(result).toMatchObject({ published: true });
    expect(published(github)).toHaveLength(1);
  });

  test('with the read-only token of a fork is a notice and no failure', async () => {
    await using github = await startGitHub();
    const log = lines();
    const result = await publishCheckRun(await forgeOf(github, { checks: 'read' }), github.sha('main'), rendering(1), log);
    expect(result).toEqual({ published: false, notice: expect.stringContaining('permissions: checks: write') });
    expect(log.said).toHaveLength(1);
    expect(published(github)).toEqual([]);
  });

  test('while GitHub is away is a notice too', async () => {
    await using github = await startGitHub();
    github.fault({ kind: 'bad-gateway', times: 10 });
    expect(await publishCheckRun(await forgeOf(github), github.sha('main'), rendering(1), lines())).toMatchObject({ published: false });
  });
});
