import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/approval/decision/decide.ts';
import { pinRefusals } from '../../src/approval/decision/pinned.ts';
import { facts, HEAD, policy, run } from './facts.ts';

const SHA = 'd'.repeat(40);
const DELIVER = 'sluice/sluice/.github/workflows/deliver.yml';
const of = (path: string, commit: string, ref: string | null = null) => ({ path, commit, ref });

describe('the workflow that asked for an approval', () => {
  test.each([
    ['a whole commit', of(`${DELIVER}@${SHA}`, SHA)],
    ['a file of the commit that the run was started for', of('octo-org/income/.github/workflows/judge.yml@refs/heads/main', HEAD, 'refs/heads/main')],
  ])('%s is what was reviewed', (_what, workflow) => {
    expect(pinRefusals({ referencedWorkflows: [workflow], headCommit: HEAD })).toEqual([]);
  });

  test.each([
    ['a tag', of(`${DELIVER}@v1`, SHA, 'refs/tags/v1')],
    ['a branch', of(`${DELIVER}@main`, SHA, 'refs/heads/main')],
    ['a short commit', of(`${DELIVER}@${SHA.slice(0, 12)}`, SHA)],
    ['another commit than the one named', of(`${DELIVER}@${'e'.repeat(40)}`, SHA)],
    ['nothing behind the path', of(DELIVER, SHA)],
  ])('%s is refused, beside one that is pinned', (_what, workflow) => {
    const referencedWorkflows = [of(`${DELIVER}@${SHA}`, SHA), workflow];
    expect(pinRefusals({ referencedWorkflows, headCommit: HEAD }).map(({ code, actual }) => [code, actual])).toEqual([['workflow-not-pinned', `${workflow.path}, which was ${workflow.commit} this time`]]);
    expect(decide(policy(), facts({ run: run({ referencedWorkflows }) })).refusals.map(({ code }) => code)).toEqual(['workflow-not-pinned']);
  });
});
