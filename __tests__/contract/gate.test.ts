import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { careful, writeAll } from '../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { deliveryFile, teamRepository } from '../../testkit/repository.ts';
import { runAction, type ActionResult } from '../../testkit/runner.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { readWorkflow } from '../../testkit/workflow/read.ts';
import { needDist } from './dist.ts';

// The pull-request gate as a runner starts it: dist/gate.js, with the permissions of workflows/gate.yml.
beforeAll(needDist);

const PERMISSIONS = readWorkflow('workflows/gate.yml').jobs.gate!.permissions!;
const GATE = '.github/workflows/gate.yml';

const pushed = (files: Record<string, string>) => startGitHub({ ...careful(files), runs: [{ id: 5, event: 'push', workflow: GATE }] });
const reports = (github: GitHubStandIn) => [...github.state.checkRuns.values()].filter(({ ofJob }) => !ofJob);

async function gated(github: GitHubStandIn, files: Record<string, string>, permissions: Permissions = PERMISSIONS, inputs: Record<string, string> = {}): Promise<ActionResult & { verdicts: Record<string, unknown> }> {
  await using workspace = await temporaryFolder();
  await writeAll(workspace.path, files);
  const result = await runAction({ action: '.', github, as: { permissions, job: `gate-${github.state.artifacts.size}` }, workspace: workspace.path, inputs });
  const verdicts: Record<string, unknown> = {};
  for (const stage of ['validate-data', 'run-model-tests']) verdicts[stage] = await readFile(path.join(workspace.path, 'sluice-out', stage, 'verdict.json'), 'utf8').then((text) => JSON.parse(text) as unknown, () => undefined);
  return { ...result, verdicts };
}

describe('the gate', () => {
  test('passes a good candidate: one report per question, every surface agreeing', async () => {
    const files = teamRepository();
    await using github = await pushed(files);
    const result = await gated(github, files);
    expect([result.exitCode, result.outputs.outcome]).toEqual([0, 'pass']);
    expect(result.verdicts).toMatchObject({ 'validate-data': { outcome: 'pass' }, 'run-model-tests': { outcome: 'pass', release: { name: 'income' } } });
    const shown = result.summary.toString();
    for (const verdict of Object.values(result.verdicts) as { headline: string }[]) expect(result.stdout).toContain(verdict.headline);
    expect(shown.split('\n').length).toBeGreaterThan(10);
    expect(result.annotations.filter(({ level }) => level === 'error')).toEqual([]);
    expect(reports(github).map(({ name, head, conclusion, title }) => [name, head, conclusion, title])).toEqual([
      ['sluice / validate-data (income)', github.sha('candidate'), 'success', (result.verdicts['validate-data'] as { headline: string }).headline],
      ['sluice / run-model-tests (income)', github.sha('candidate'), 'success', (result.verdicts['run-model-tests'] as { headline: string }).headline],
    ]);
  }, 60_000);

  test('judges pushes on the development split, never on the sealed test set', async () => {
    const usual = teamRepository();
    const turned = (label: string): string => (label === '0' ? '1' : '0');
    const files = { ...usual, 'data/test.csv': usual['data/test.csv']!.replace(/[01]$/gm, turned).replaceAll(',female,', ',neither,') };
    await using github = await pushed(files);
    expect((await gated(github, files)).outputs.outcome).toBe('pass');
    expect((await gated(github, files, PERMISSIONS, { purpose: 'deliver', evidence: 'false' })).outputs.outcome).toBe('fail');
  }, 60_000);

  test('fails a worse one once, says on which line of the delivery file, and updates its report when run again', async () => {
    const files = teamRepository({ candidate: 0.55 });
    await using github = await pushed(files);
    const result = await gated(github, files);
    expect([result.exitCode, result.outputs.outcome]).toEqual([1, 'fail']);
    const line = 1 + files['delivery.yml']!.split('\n').findIndex((text) => text.includes('at_least: 0.7'));
    expect(result.annotations).toContainEqual(expect.objectContaining({ level: 'error', properties: expect.objectContaining({ file: 'delivery.yml', line: String(line) }) }));
    expect(result.annotations.at(-1)).toMatchObject({ level: 'error', message: result.outputs.headline, properties: {} });
    expect(reports(github).map(({ conclusion }) => conclusion)).toEqual(['success', 'failure']);
    expect(reports(github)[1]!.annotations.map(({ path: file, start_line: at }) => [file, at])).toContainEqual(['delivery.yml', line]);

    const before = reports(github).map(({ id, annotations }) => [id, annotations.length]);
    const again = await gated(github, files, PERMISSIONS, { evidence: 'false' });
    expect(again.exitCode).toBe(1);
    expect(reports(github).map(({ id, annotations }) => [id, annotations.length])).toEqual(before);
  }, 90_000);

  test('does not stop a pull request for want of rows, and says how many are missing', async () => {
    const files = teamRepository({ rows: 30, delivery: deliveryFile({ accuracy: 0.86 }).replace('at_least: 100', 'at_least: 10') });
    await using github = await pushed(files);
    const result = await gated(github, files);
    expect([result.exitCode, result.outputs.outcome]).toEqual([0, 'inconclusive']);
    expect(result.annotations.at(-1)).toMatchObject({ level: 'warning' });
    expect(reports(github).at(-1)!.conclusion).toBe('neutral');
  }, 60_000);

  test('tells every mistake of a delivery file at once, each on its line, and nothing twice', async () => {
    const broken = deliveryFile().replace('volume:', 'volumes:').replace('replicates: 200', 'replicates: -1').replace('[17, 90]', '[90, 17]');
    const files = teamRepository({ delivery: broken });
    await using github = await pushed(files);
    const result = await gated(github, files);
    expect([result.exitCode, result.outputs.outcome]).toEqual([1, 'error']);
    const at = (text: string) => String(1 + broken.split('\n').findIndex((line) => line.includes(text)));
    const told = result.annotations.filter(({ properties }) => properties.file === 'delivery.yml').map(({ properties }) => properties.line);
    expect(told).toEqual(expect.arrayContaining([at('volumes:'), at('replicates: -1'), at('[90, 17]')]));
    expect(new Set(told).size).toBe(told.length);
    expect(result.verdicts['run-model-tests']).toBeUndefined();
  }, 60_000);

  test('publishes nothing without the right to, and judges all the same', async () => {
    const files = teamRepository();
    await using github = await pushed(files);
    const result = await gated(github, files, { contents: 'read' });
    expect([result.exitCode, result.outputs.outcome]).toEqual([0, 'pass']);
    expect(reports(github)).toEqual([]);
    expect(result.stdout).toContain('checks: write');
    expect(result.summary.length).toBeGreaterThan(500);
  }, 60_000);

  test('hostile names break no surface', async () => {
    const name = '::error file=a::x|`<b>@octocat #1 ${{ github.token }}';
    const [first, ...rest] = teamRepository()['data/develop.csv']!.trim().split('\n');
    const develop = `${first},"${name}"\n${rest.map((line) => `${line},1`).join('\n')}\n`;
    const column = `    ${JSON.stringify(name)}: {type: integer, between: [2, 3]}\n    age:`;
    const files = { ...teamRepository({ delivery: deliveryFile().replace('    age:', column) }), 'data/develop.csv': develop, 'data/test.csv': develop };
    await using github = await pushed(files);
    const result = await gated(github, files);
    expect([result.exitCode, result.outputs.outcome]).toEqual([1, 'fail']);
    expect(result.annotations.every(({ properties }) => properties.file === undefined || properties.file === 'delivery.yml')).toBe(true);
    expect(result.stdout.split('\n').filter((line) => line.trimStart().startsWith('::error file=a'))).toEqual([]);
    const summary = result.summary.toString();
    expect(summary).not.toMatch(/<b>|(?<!`)@octocat(?!\u200b)/);
    expect(reports(github)[0]!.conclusion).toBe('failure');
  }, 60_000);
});
