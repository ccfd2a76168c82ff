import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startGitHub } from '../../testkit/github/index.ts';
import { runAction } from '../../testkit/runner.ts';
import { readAnnotations, readFileCommands } from '../../testkit/runner/commands.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const ECHO = '__tests__/testkit/echo-action';

describe('runAction', () => {
  test('gives inputs, defaults and files as a runner does, and reads back what the toolkit wrote', async () => {
    await using workspace = await temporaryFolder();
    const result = await runAction({ action: ECHO, workspace: workspace.path, inputs: { 'name of a guest': ' Mona ', 'dashed-name': 'd' }, event: { action: 'opened' } });
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ greeting: 'hello', guest: ' Mona ', dashed: 'd', lines: 'one\ntwo=2\nthree<<EOF', event: '{"action":"opened"}' });
    expect(result.outputs.node).toMatch(/^v24\./);
    expect(result.exported).toEqual({ SAID: 'yes' });
    expect(result.path).toEqual(['/opt/echo']);
    expect(result.state).toEqual({ guest: 'Mona' });
    expect(result.summary.toString()).toBe('# Said\n# Goodbye\n');
    expect(result.annotations).toEqual([
      { level: 'error', message: '50% wrong: line one\nline two', properties: { title: 'A title: with, marks', file: 'delivery.yml', line: '3', col: '5' } },
      { level: 'warning', message: 'careful', properties: {} },
    ]);
  });

  test('runs post with the state and the exported variables of main, also after a failure', async () => {
    await using workspace = await temporaryFolder();
    const result = await runAction({ action: ECHO, workspace: workspace.path, inputs: { greeting: 'fail', 'name of a guest': 'Mona' } });
    expect(result.exitCode).toBe(1);
    expect(result.post?.exitCode).toBe(0);
    expect(result.post?.stdout).toContain('goodbye Mona, SAID=yes');
  });

  test('starts from a clean environment: nothing of the test process, and the token only as an input', async () => {
    process.env.LEAKED_FROM_THE_TEST = 'yes';
    await using workspace = await temporaryFolder();
    await using github = await startGitHub({ users: [{ login: 'octocat', id: 583231 }], runs: [{}] });
    const result = await runAction({ action: ECHO, workspace: workspace.path, github, as: { permissions: { actions: 'read' } }, inputs: { 'name of a guest': 'Mona' } });
    delete process.env.LEAKED_FROM_THE_TEST;
    const variables = JSON.parse(result.outputs.variables!) as string[];
    expect(variables).toEqual(expect.arrayContaining(['GITHUB_RUN_ID', 'GITHUB_OUTPUT', 'RUNNER_TEMP', 'INPUT_NAME_OF_A_GUEST', 'INPUT_DASHED-NAME']));
    expect(variables).not.toContain('LEAKED_FROM_THE_TEST');
    expect(variables).not.toContain('GITHUB_TOKEN');
    expect(result.outputs.approvals).toBe('0');
  });

  test('meets what GitHub refuses: without the permission the action is told so', async () => {
    await using workspace = await temporaryFolder();
    await using github = await startGitHub({ runs: [{}] });
    const result = await runAction({ action: ECHO, workspace: workspace.path, github, inputs: { 'name of a guest': 'Mona' } });
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain('Resource not accessible by integration');
  });

  test('shows nothing of a summary above 1 MiB, as GitHub does', async () => {
    await using workspace = await temporaryFolder();
    const result = await runAction({ action: ECHO, workspace: workspace.path, inputs: { greeting: `summary of ${1024 * 1024}`, 'name of a guest': 'Mona' } });
    expect(result.exitCode).toBe(0);
    expect(result.summary.toString()).toBe('# Goodbye\n');
    expect(result.annotations.at(-1)?.message).toMatch(/GITHUB_STEP_SUMMARY upload aborted/);
  });

  test('refuses inputs that the action does not declare, and actions that are not built', async () => {
    await using workspace = await temporaryFolder();
    await expect(runAction({ action: ECHO, workspace: workspace.path, inputs: { gretting: 'x' } })).rejects.toThrow(/declares no input "gretting"/);
    await writeFile(path.join(workspace.path, 'action.yml'), 'runs: {using: node24, main: ../dist/none.js}');
    await expect(runAction({ action: workspace.path, workspace: workspace.path })).rejects.toThrow(/does not exist. Build it first/);
  });
});

describe('file commands', () => {
  test('a block is read up to its own delimiter, whatever stands in it', () => {
    expect(readFileCommands('a<<X_1\nb=c\nX_\nX_1\nplain=x=y\n', 'GITHUB_OUTPUT')).toEqual({ a: 'b=c\nX_', plain: 'x=y' });
  });

  test('a block that is never closed, and a line that is neither, fail the step', () => {
    expect(() => readFileCommands('a<<X\nb\n', 'GITHUB_OUTPUT')).toThrow(/never closed/);
    expect(() => readFileCommands('neither\n', 'GITHUB_OUTPUT')).toThrow(/Invalid format 'neither'/);
  });
});

describe('annotations', () => {
  test('an escaped escape stays one, and text between stop-commands is only text', () => {
    expect(readAnnotations('::error title=a%252Cb::%250A')).toEqual([{ level: 'error', message: '%0A', properties: { title: 'a%2Cb' } }]);
    expect(readAnnotations('::stop-commands::t0\n::error::hidden\n::t0::\n::notice::seen')).toEqual([{ level: 'notice', message: 'seen', properties: {} }]);
  });
});
