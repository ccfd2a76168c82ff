import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { digestOfJson } from '../../src/core/digest.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import { startGitHub, type GitHubStandIn, type Permissions } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';

const WORKFLOW = 'on:\n  workflow_dispatch:\n    inputs:\n      findings: {required: true}\n      release: {}\n      key: {}\n      team: {}\njobs: {}\n';
const ACTING: Permissions = { contents: 'write', actions: 'write' };

const deliveryFile = (remediation: string, gate = 0.999) => `version: 1
release: {name: income, version: 1.0.0, model: model/}
data: {test: test.csv, key: [id], label: y}
tests: {task: binary, replicates: 200, predictions: {candidate: scores.csv}, gates: [{metric: roc_auc, at_least: ${gate}}], remediation: ${remediation}}
`;

async function world(folder: string, github: GitHubStandIn, { remediation = '{workflow: retrain.yml, inputs: {team: risk}}', permissions = ACTING }: { remediation?: string; permissions?: Permissions } = {}) {
  await mkdir(path.join(folder, 'model'), { recursive: true });
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
  const ids = Array.from({ length: 300 }, (_, id) => id);
  await write('test.csv', `id,y\n${ids.map((id) => `${id},${id % 3 === 0 ? 1 : 0}\n`).join('')}`);
  await write('scores.csv', `id,score\n${ids.map((id) => `${id},${((id % 3 === 0 ? 7 : 11) * id) % 100 / 100}\n`).join('')}`);
  await write('model/model.bin', 'weights');
  await write('delivery.yml', deliveryFile(remediation));
  const run = async (...argv: string[]) => {
    const written = { out: '', err: '' };
    const env = { ...github.environmentFor(), GITHUB_WORKSPACE: folder, GITHUB_EVENT_PATH: undefined, GITHUB_TOKEN: github.workflowToken(permissions), PATH: process.env.PATH };
    const io = { stdout: (text: string) => void (written.out += text), stderr: (text: string) => void (written.err += text), cwd: folder, env };
    return { status: await cli(argv, io), ...written };
  };
  const verdict = async (): Promise<Verdict> => JSON.parse(await readFile(path.join(folder, 'o/verdict.json'), 'utf8'));
  return { run, write, verdict };
}

const gitHub = (workflow = WORKFLOW) => startGitHub({ commits: [{ label: 'main', files: { '.github/workflows/retrain.yml': workflow } }], users: [{ login: 'octocat', id: 1 }], runs: [{}] });
const act = ['run-model-tests', '--out', 'o', '--act'];

describe('a failure with a remediation', () => {
  test('starts the workflow with the findings, once for each release, whichever rules it fails', async () => {
    await using folder = await temporaryFolder();
    await using github = await gitHub();
    const { run, write, verdict } = await world(folder.path, github);
    expect((await run(...act)).status).toBe(1);
    const [dispatch] = github.state.dispatches;
    expect(dispatch).toMatchObject({ workflow: '.github/workflows/retrain.yml', ref: 'main', inputs: { team: 'risk', release: expect.stringMatching(/^sha256:/), key: expect.stringMatching(/^sha256:/) } });
    const findings = JSON.parse(String(dispatch!.inputs.findings)) as Record<string, unknown>;
    expect(findings).toMatchObject({ outcome: 'fail', causes: [{ cause: 'training' }], findings: [{ code: 'metric-at-least', outcome: 'fail', subject: { kind: 'metric', name: 'roc_auc' } }] });
    expect((await verdict()).notes[0]).toMatch(/^Started retrain\.yml on main with the findings: http/);

    await run(...act);
    expect((await verdict()).notes[0]).toMatch(/was started before for this release \(refs\/sluice\/remediation\/[0-9a-f]{64}\)/);
    await write('delivery.yml', deliveryFile('{workflow: retrain.yml, inputs: {team: risk}}').replace('roc_auc, at_least: 0.999', 'brier, at_most: 0.001'));
    await run(...act);
    expect((await verdict()).findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule)).toEqual(['brier: at most 0.001']);
    expect(github.state.dispatches).toHaveLength(1);
    await write('delivery.yml', deliveryFile('{workflow: retrain.yml, inputs: {team: risk}}'));
    await write('model/model.bin', 'other weights');
    await run(...act);
    expect(github.state.dispatches.map(({ inputs }) => inputs.release)).toHaveLength(2);
    expect(new Set(github.state.dispatches.map(({ inputs }) => inputs.release)).size).toBe(2);
  });

  test('of the running model, which a job without rights has found, starts it as well', async () => {
    await using folder = await temporaryFolder();
    await using github = await gitHub();
    const { run, write, verdict } = await world(folder.path, github);
    await write('delivery.yml', deliveryFile('{workflow: retrain.yml}', 0.1));
    await run(...act);
    expect([(await verdict()).outcome, github.state.dispatches.length]).toEqual(['pass', 0]);
    const statement = JSON.parse(await readFile(path.join(folder.path, 'o/statement.json'), 'utf8'));
    statement.predicateType = 'urn:sluice:statement:probe-model:v1';
    const slow = { code: 'serving-latency', outcome: 'fail', rule: 'p99', message: 'p99 is 80 ms, and at most 50 ms is wanted.', expected: '≤ 50 ms', actual: '80 ms', subject: { kind: 'metric', name: 'latency p99' } };
    Object.assign(statement.predicate, { stage: 'probe-model', outcome: 'fail', verdict: { ...statement.predicate.verdict, stage: 'probe-model', outcome: 'fail', findings: [slow] } });
    statement.predicate.verdictDigest = digestOfJson(statement.predicate.verdict);
    await mkdir(path.join(folder.path, 'p'));
    await write('p/statement.json', JSON.stringify(statement));
    await run(...act);
    expect(github.state.dispatches).toHaveLength(1);
    expect(JSON.parse(String(github.state.dispatches[0]!.inputs.findings))).toMatchObject({ outcome: 'fail', headline: slow.message, findings: [{ code: 'serving-latency', subject: slow.subject }] });
    expect(await verdict()).toMatchObject({ outcome: 'pass', notes: expect.arrayContaining([expect.stringMatching(/^Started retrain\.yml/)]) });
  });

  test('starts nothing in a run that does not act, and says what it would', async () => {
    await using folder = await temporaryFolder();
    await using github = await gitHub();
    const { run, verdict } = await world(folder.path, github);
    await run('run-model-tests', '--out', 'o');
    expect((await verdict()).notes[0]).toContain('would start retrain.yml, and this run does not act');
    expect(github.requests).toEqual([]);
  });

  test('starts nothing where the model passed, where the verdict is only shown, and where another outcome is asked for', async () => {
    await using folder = await temporaryFolder();
    await using github = await gitHub();
    const { run, write } = await world(folder.path, github);
    for (const text of [deliveryFile('{workflow: retrain.yml}', 0.1), deliveryFile('{workflow: retrain.yml}').replace('task:', 'enforce: false, task:'), deliveryFile('{workflow: retrain.yml, when: [inconclusive]}')]) {
      await write('delivery.yml', text);
      await run(...act);
    }
    expect(github.state.dispatches).toEqual([]);
  });
});

describe('what GitHub refuses', () => {
  test.each([
    ['a token without actions: write', WORKFLOW, { contents: 'write' } as Permissions, '{workflow: retrain.yml, inputs: {team: risk}}', /actions: write/],
    ['a workflow that has no workflow_dispatch', 'on: push\njobs: {}\n', ACTING, '{workflow: retrain.yml}', /does not have 'workflow_dispatch' trigger/],
    ['inputs that the workflow does not have', WORKFLOW, ACTING, '{workflow: retrain.yml, inputs: {colour: red}}', /Unexpected inputs provided: \["colour"\]/],
    ['a workflow that is not there', WORKFLOW, ACTING, '{workflow: other.yml}', /404/],
    ['a branch that is not there', WORKFLOW, ACTING, '{workflow: retrain.yml, ref: nowhere}', /No ref found for: nowhere/],
  ])('%s is said with what to do, and does not count as done', async (_what, workflow, permissions, remediation, said) => {
    await using folder = await temporaryFolder();
    await using github = await gitHub(workflow);
    const { run, verdict } = await world(folder.path, github, { remediation, permissions });
    expect((await run(...act)).status).toBe(1);
    expect((await verdict()).notes[0]).toMatch(said);
    expect(github.state.dispatches).toEqual([]);
    expect([...github.state.git.refs.keys()].filter((name) => name.startsWith('refs/sluice/'))).toEqual([]);
  });

  test('a token that may write no reference starts nothing: it could not be told from the next time', async () => {
    await using folder = await temporaryFolder();
    await using github = await gitHub();
    const { run, verdict } = await world(folder.path, github, { permissions: { actions: 'write', contents: 'read' } });
    await run(...act);
    expect((await verdict()).notes[0]).toMatch(/contents: write/);
    expect(github.state.dispatches).toEqual([]);
  });
});
