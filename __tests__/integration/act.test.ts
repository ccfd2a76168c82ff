import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { renderedCopy, runAct, type ActResult } from '../../testkit/act.ts';
import { careful, writeAll } from '../../testkit/delivery-run.ts';
import { startGitHub, type GitHubStandIn } from '../../testkit/github/index.ts';
import { ANSWERER, deliveryFile, PREDICTOR, teamRepository } from '../../testkit/repository.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { readWorkflow, ROOT } from '../../testkit/workflow/read.ts';
import { needDist } from '../contract/dist.ts';

const PINNED = '0000000000000000000000000000000000000000';
/** Every permission that the real callers give; act hands one token to all jobs. */
const TOKEN = { contents: 'read', actions: 'read', checks: 'write', 'pull-requests': 'read', issues: 'read' } as const;
/** The DuckDB of this checkout: a test of its own takes it from npm. */
const env = { NODE_PATH: path.join(ROOT, 'node_modules') };

const VERSION_ACTION = {
  '.github/actions/version/action.yml': 'name: Version\ndescription: Prints the Node that runs it.\nruns: {using: node24, main: main.js}\n',
  '.github/actions/version/main.js': 'console.log(`process.version is ${process.version}`);\n',
};

let rendered: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  needDist();
  rendered = await temporaryFolder();
  await renderedCopy(rendered.path);
});
afterAll(async () => rendered[Symbol.asyncDispose]());

const resultOf = (result: ActResult, name: string): string | undefined => Object.entries(result.jobs).find(([job]) => job.endsWith(name))?.[1];

/** Nothing where act was content; what it said at its end where not. */
const saidBy = ({ exitCode, log }: ActResult): string => (exitCode === 0 ? '' : log.slice(-4000));

describe('the gate, as a caller copies it', () => {
  const gate = readWorkflow('workflows/gate.yml').text.replace('[$default-branch]', '[main]');
  const withVersion = `${gate}  version:
    runs-on: ubuntu-24.04
    permissions: {contents: read}
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
      - uses: ./.github/actions/version
`;
  const files = (candidate: number) => ({ ...teamRepository({ candidate }), ...VERSION_ACTION, '.github/workflows/gate.yml': withVersion });

  async function gated(github: GitHubStandIn, candidate: number): Promise<ActResult> {
    await using workspace = await temporaryFolder();
    await writeAll(workspace.path, files(candidate));
    return await runAct({ workspace: workspace.path, workflow: '.github/workflows/gate.yml', event: 'push', github, as: { permissions: TOKEN }, rendered: rendered.path, refs: [PINNED], env });
  }

  test('passes a good candidate, on Node 24, with a summary and a check run on the commit', async () => {
    await using github = await startGitHub({ ...careful(files(0.9)), runs: [{ id: 7, event: 'push', workflow: '.github/workflows/gate.yml' }] });
    const result = await gated(github, 0.9);
    expect([saidBy(result), result.jobs]).toEqual(['', { 'Model gate/Gate': 'success', 'Model gate/version': 'success' }]);
    expect(result.log).toMatch(/process\.version is v24\./);
    expect(result.summaries.map(({ content }) => content).join('\n')).toContain('income');
    expect([...github.state.checkRuns.values()].map(({ name, head, conclusion }) => [name, head, conclusion])).toEqual([
      ['sluice / validate-data (income)', github.sha('candidate'), 'success'],
      ['sluice / run-model-tests (income)', github.sha('candidate'), 'success'],
    ]);
  }, 180_000);

  test('fails a bad one', async () => {
    await using github = await startGitHub({ ...careful(files(0.55)), runs: [{ id: 8, event: 'push', workflow: '.github/workflows/gate.yml' }] });
    const result = await gated(github, 0.55);
    expect([result.exitCode, resultOf(result, 'Gate')]).toEqual([1, 'failure']);
    expect([...github.state.checkRuns.values()].map(({ conclusion }) => conclusion)).toEqual(['success', 'failure']);
  }, 180_000);
});

describe('deliver.yml, called from another repository', () => {
  const caller = `name: Model delivery
on: {workflow_dispatch: {}}
permissions: {}
jobs:
  deliver:
    name: Deliver
    uses: sluice/sluice/.github/workflows/deliver.yml@${PINNED}
    permissions: {contents: read, actions: read, checks: write, pull-requests: read, issues: read, id-token: write}
    with: {build: true} # act hands on the outputs of a skipped job as the text of their expressions
  after:
    name: After
    needs: [deliver]
    runs-on: ubuntu-24.04
    steps:
      - env:
          DIGEST: \${{ needs.deliver.outputs.digest }}
          HEAD: \${{ needs.deliver.outputs.head }}
          OUTCOME: \${{ needs.deliver.outputs.outcome }}
        run: echo "delivered $OUTCOME $DIGEST $HEAD"
`;
  const delivery = deliveryFile({ predictor: '  predict: {command: [node, model/predict.mjs]}\n  predictor: {command: [node, model/answer.mjs], network: allowed}\n  behaviour: {rows: 50, determinism: {}}\n' }).replace(', champion: out/champion.csv', '').replace(/ +- .*no_worse.*\n/, '').replace('code: serve.py}', 'code: serve.py, build: {command: [node, build.mjs]}}');
  const build = "import { writeFileSync } from 'node:fs';\nwriteFileSync('model/weights.bin', 'trained');\n";
  const files = { ...teamRepository({ delivery }), 'model/predict.mjs': PREDICTOR, 'model/answer.mjs': ANSWERER, 'build.mjs': build, '.github/workflows/deliver.yml': caller };

  /** The reviewers: as soon as the check run says what to type, they type it. act itself holds no job. */
  async function review(github: GitHubStandIn, until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      const code = [...github.state.checkRuns.values()].map(({ title, summary }) => /approve ([a-z2-7]{4}(?:-[a-z2-7]{4}){3})/.exec(`${title} ${summary}`)?.[1]).find((each) => each !== undefined);
      if (code !== undefined) {
        const [run] = github.state.runs.values();
        for (const environment of ['income-owner', 'income-risk']) github.job(run!, { name: `Approval at ${environment}`, environment });
        await github.approve({ user: 'defunkt', environment: 'income-owner', comment: `approve ${code}` });
        await github.approve({ user: 'monalisa', environment: 'income-risk', comment: `approve ${code}` });
        return;
      }
      await wait(20);
    }
  }

  test('goes from a commit to a signed approval, and tells the caller which release', async () => {
    await using workspace = await temporaryFolder();
    await writeAll(workspace.path, files);
    await using github = await startGitHub(careful(files));
    const ended = new AbortController();
    const reviewed = review(github, ended.signal);
    const result = await runAct({ workspace: workspace.path, workflow: '.github/workflows/deliver.yml', event: 'workflow_dispatch', github, as: { permissions: TOKEN }, rendered: rendered.path, refs: [PINNED], env });
    ended.abort();
    await reviewed;

    const expected = ['Build', 'Identify', 'Validate data', 'Predict', 'Probe the model', 'Evaluate', 'Seal', 'Plan', 'Approve', 'After'];
    expect({ log: saidBy(result), jobs: Object.fromEntries(expected.map((name) => [name, resultOf(result, name)])) }).toEqual({ log: '', jobs: Object.fromEntries(expected.map((name) => [name, 'success'])) });
    expect(Object.entries(result.jobs).filter(([job]) => /Approval of/.test(job)).map(([, each]) => each)).toEqual(['success', 'success']);
    expect(result.log).toMatch(/delivered pass sha256:[0-9a-f]{64} sha256:[0-9a-f]{64}/);
    expect(JSON.parse(result.outputs.find(({ name }) => name === 'roles')?.value ?? 'null')).toMatchObject([{ role: 'model-owner', environment: 'income-owner' }, { role: 'risk', environment: 'income-risk' }]);
    expect([...github.state.artifacts.values()].map(({ name }) => name)).toEqual(expect.arrayContaining(['sluice-predictions-1', 'sluice-ledger-1', 'sluice-approved-1']));
  }, 180_000);
});
