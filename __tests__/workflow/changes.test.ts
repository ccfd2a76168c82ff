import { describe, expect, test } from '@jest/globals';
import { workflowFiles } from '../../testkit/act.ts';
import { changed, changesFor } from '../../testkit/workflow/changes.ts';
import { runningJobs } from '../../testkit/workflow/effective.ts';
import { problemsOf } from '../../testkit/workflow/problems.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';

// No workflow can lose a scope, an environment, a `needs`, a condition, a pin or a handed-over value without a red test:
// every such change is read off the YAML itself, made, and looked for.

/** Changes that take nothing from a gate, each with why. */
const HARMLESS: Record<string, string> = {
  'override: no condition': 'a job without one runs only when what it needs has succeeded.',
  'override: without !cancelled()': 'likewise: its condition is then below success().',
  'propose: without !cancelled()': 'likewise.',
  'evaluate: does not need validate-data': 'it only waits for the statement on drift; without it `columns: drifted` is not decided.',
};

describe.each(await workflowFiles())('%s', (file) => {
  const workflow = readWorkflow(file);
  const standing = new Set(problemsOf(workflow));

  test('has no problem as it stands', () => {
    expect([...standing]).toEqual([]);
  });

  test('with any one thing taken away or given more is red', () => {
    const unseen = changesFor(workflow).flatMap(([what, change]) => {
      const worse = changed(workflow, change);
      return worse === undefined || problemsOf(worse).some((problem) => !standing.has(problem)) ? [] : [what];
    });
    expect(unseen.filter((what) => !(what in HARMLESS))).toEqual([]);
  });

  test('gives no called job less than it asks for', () => {
    expect(runningJobs(workflow).flatMap(({ where, refused }) => refused.map((scope) => `${where}: ${scope}`))).toEqual([]);
  });
});

test('the list of changes grows with a workflow', () => {
  const file = 'workflows/gate.yml';
  const more = readWorkflow(file, `${readWorkflow(file).text}  another:\n    needs: [gate]\n    if: always()\n    permissions: {checks: write}\n    environment: {name: x, deployment: false}\n    runs-on: x\n`);
  const added = changesFor(more).map(([what]) => what).filter((what) => what.startsWith('another: '));
  expect(added).toEqual(expect.arrayContaining(['another: no checks', 'another: checks: read', 'another: no environment', 'another: does not need gate', 'another: no condition']));
  expect(problemsOf(more)).toContain('workflows/gate.yml: which of its jobs run when is not said in testkit/workflow/courses.ts.');
});

test('a caller that has less than a called job asks for is told which', () => {
  const file = 'workflows/deliver-canary.yml';
  const less = readWorkflow(file, readWorkflow(file).text.replace(/( +)checks: write.*\n/, '$1checks: read\n'));
  expect(runningJobs(less).flatMap(({ where, refused }) => refused.map((scope) => `${where}: ${scope}`))).toEqual(['validate-data', 'evaluate', 'plan', 'approve'].map((job) => `${file}: deliver / ${job}: checks`));
  expect(runningJobs(less).find(({ job }) => job === 'plan')!.permissions).toMatchObject({ contents: 'read', checks: 'read' });
});
