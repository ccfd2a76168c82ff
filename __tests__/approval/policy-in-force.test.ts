import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { StageContext } from '../../src/core/stage.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { identify } from '../../src/evidence/identify.ts';
import { LEDGER_FILE } from '../../src/evidence/ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { keySigner } from '../../src/evidence/signer.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import { openForge } from '../../src/github/octokit-forge.ts';
import { runApproval } from '../../src/run/approval.ts';
import type { Judged } from '../../src/run/judge.ts';
import { runPromote } from '../../src/run/promote.ts';
import { runRollback } from '../../src/run/rollback.ts';
import type { Session } from '../../src/run/session.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type GitHubStandIn, type Scenario } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { LEAST_DETAILS, loose, newKey } from '../evidence/factory.ts';

/** Keeps what each slot serves, and which one users reach, in files. */
const DEPLOY = `#!/bin/sh
set -eu
case "$1" in
  place) printf '%s' "$SLUICE_RELEASE" > "slot-$SLUICE_SLOT" ;;
  smoke) ;;
  point) printf '%s' "$SLUICE_SLOT" > points-to ;;
  retire) rm -f "slot-$SLUICE_SLOT" ;;
  loaded)
    share=0; users=; [ -f points-to ] && read -r users < points-to || true
    [ "$users" = "$SLUICE_SLOT" ] && share=100
    if [ -f "slot-$SLUICE_SLOT" ]; then read -r digest < "slot-$SLUICE_SLOT" || true; printf '{"digest": "%s", "share": %s}' "$digest" "$share"
    else printf '{"digest": null, "share": %s}' "$share"; fi ;;
esac
`;

interface Declared {
  version: string;
  approval?: string;
  checks?: string;
  classes?: string;
}

function deliveryFile({ version, approval = '', checks = '20', classes = 'low: {automatic: {changes: [weights], at_most: 2, within: 7 days}}, medium: {roles: [owner]}, high: {roles: [owner]}' }: Declared): string {
  return `version: 1
release:
  {name: income, version: ${version}, model: model.bin, config: serve.json, risk: {default: high, rules: [{when: [weights], only: true, risk: low}, {when: [config], risk: medium}]}}
checks: [{name: unit, junit: unit.xml, min_tests: ${checks}}]
approval:
  roles: {owner: {environment: income-owner}, risk: {environment: income-risk}}
  policy_owner: risk
  classes: {${classes}}
${approval}evidence: {signing: key, public_key: key.pub.pem}
rollout: {strategy: replace, command: ./deploy.sh, state: .sluice, interval: 1 s, lease: 1 minute, watch: 1 s}
`;
}

const START = '2026-01-05T09:00:00.000Z';

function scenario(clock: ManualClock, more: Partial<Scenario> = {}): Scenario {
  return {
    clock,
    repository: { id: 42 },
    users: [
      { login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' },
      { login: 'defunkt', id: 2, emails: ['the.owner@example.org'] },
      { login: 'monalisa', id: 2178, emails: ['the.reviewer@example.org'] },
    ],
    teams: [
      { slug: 'owners', id: 70, members: ['defunkt'] },
      { slug: 'risk', id: 77, members: ['monalisa'] },
    ],
    environments: [
      { name: 'income-owner', reviewers: ['team:owners'], preventSelfReview: true },
      { name: 'income-risk', reviewers: ['team:risk'], preventSelfReview: true },
    ],
    ...more,
  };
}

const REVIEWERS: Record<string, string> = { 'income-owner': 'defunkt', 'income-risk': 'monalisa' };
const refused = (judged: Judged): string[] => judged.verdict.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').map(({ code }) => code);
const matrixOf = ({ details }: Judged) => (details?.matrix ?? undefined) as { role: string; environment: string }[] | undefined;

/** A team that delivers on one machine, beside a GitHub with a memory. */
async function teamIn(folder: string, github: GitHubStandIn, clock: ManualClock) {
  const key = newKey();
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warning: silent };
  await writeFile(path.join(folder, 'deploy.sh'), DEPLOY);
  await chmod(path.join(folder, 'deploy.sh'), 0o755);
  await writeFile(path.join(folder, 'key.pub.pem'), key.publicPem);
  await writeFile(path.join(folder, 'serve.json'), '{"threads": 2}');
  const forge = await openForge({ token: github.workflowToken({ actions: 'read', contents: 'read', 'pull-requests': 'read', issues: 'read' }), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock });
  let number = 1000;

  const begin = async (model: string, file: string) => {
    number += 1;
    clock.advance(60_000);
    await writeFile(path.join(folder, 'model.bin'), model);
    await writeFile(path.join(folder, 'delivery.yml'), file);
    const commit = github.commit({ author: 'octocat', files: { 'delivery.yml': file, 'model.bin': model } });
    const run = github.run({ id: number, actor: 'octocat', head: commit });
    const out = path.join(folder, 'out', String(number));
    await mkdir(out, { recursive: true });
    const deliveryId = { repositoryId: '42', runId: String(number), runAttempt: 1 };
    const delivery = await loadDelivery('delivery.yml', { workspace: folder });
    const context = { purpose: 'deliver', deliveryId, clock, log, out, commit } as unknown as StageContext;
    const identified = await identify(delivery, context);
    context.release = identified.verdict.release;
    const signature = { signature: { inputs: [], outputs: [] } };
    const tested = { ...identified, details: { ...LEAST_DETAILS['run-model-tests'], signature }, verdict: { ...identified.verdict, stage: 'run-model-tests' as const } };
    const statements = [identified, tested].map((result) => loose(makeStatement(delivery, context, result)));
    const sealed = await seal(delivery, context, { statements, signer: keySigner(key.pem) });
    await writeFile(path.join(out, LEDGER_FILE), sealed.ledger!);
    const session = (name: string) => ({ workspace: folder, deliveryFile: 'delivery.yml', out: path.join(out, name), purpose: 'deliver', deliveryId, commit, clock, log, env: {} }) as unknown as Session;
    const secrets = { key: key.pem };
    return {
      ask: () => runApproval(session('request'), { step: 'request', ledger: path.join(out, LEDGER_FILE), forge, secrets }),
      async review(request: Judged) {
        const comment = /`(approve [a-z2-7-]{19})`/.exec(request.verdict.headline)![1]!;
        for (const { environment } of matrixOf(request)!) {
          github.job(run, { name: environment, environment });
          await github.approve({ user: REVIEWERS[environment]!, environment, comment });
        }
      },
      approve: () => runApproval(session('approve'), { step: 'approve', ledger: path.join(out, LEDGER_FILE), forge, secrets }),
      promote: () => runPromote(session('promote'), { ledger: path.join(out, 'approve', LEDGER_FILE), once: false, forge, secrets }),
      rollback: () => runRollback(session('rollback'), { secrets, reason: 'it is worse' }),
    };
  };
  return {
    begin,
    async deliver(model: string, file: string) {
      const delivery = await begin(model, file);
      const request = await delivery.ask();
      if (matrixOf(request)?.length) await delivery.review(request);
      const approved = await delivery.approve();
      const promoted = await delivery.promote();
      return { request, approved, promoted, delivery };
    },
    serves: () => readFile(path.join(folder, 'points-to'), 'utf8'),
    events: async () => (await readFile(path.join(folder, '.sluice/income.journal.jsonl'), 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line) as { type: string; data: { plan?: Record<string, unknown> } }),
  };
}

async function setting(more: Partial<Scenario> = {}) {
  const folder = await temporaryFolder();
  const clock = new ManualClock(START);
  const github = await startGitHub(scenario(clock, more));
  const team = await teamIn(folder.path, github, clock);
  const close = async () => {
    await github[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  };
  return { folder: folder.path, clock, github, team, [Symbol.asyncDispose]: close };
}

async function openIssue(github: GitHubStandIn, labels: string[]): Promise<void> {
  const reply = await fetch(`${github.url}/repos/octo-org/income/issues`, { method: 'POST', headers: { authorization: `Bearer ${github.userToken('octocat')}` }, body: JSON.stringify({ title: 'Scores jump', labels }) });
  expect(reply.status).toBe(201);
}

describe('the class of a candidate decides who is asked', () => {
  test('people at first; then a rule for new weights alone, as often as it may; then people again', async () => {
    await using world = await setting();
    const first = await world.team.deliver('one', deliveryFile({ version: '1.0.0' }));
    expect([refused(first.request), first.promoted.verdict.outcome]).toEqual([[], 'pass']);
    expect(matrixOf(first.request)!.map(({ role }) => role)).toEqual(['owner', 'risk']);
    expect(first.approved.details?.policy).toMatchObject({ risk: { class: 'high' }, policyOwners: ['risk'] });

    const second = await world.team.deliver('two', deliveryFile({ version: '1.1.0' }));
    expect([refused(second.request), matrixOf(second.request), second.request.details?.automatic]).toEqual([[], [], true]);
    expect(second.approved.verdict).toMatchObject({ outcome: 'pass', headline: expect.stringMatching(/^Approved by a rule \(approval\.classes\.low\.automatic\), and by no person/) });
    expect(second.approved.statement?.predicate.details).toMatchObject({
      step: 'approve',
      approvals: [],
      authority: { rule: 'approval.classes.low.automatic', holds: true, conditions: expect.arrayContaining([{ condition: 'deliveries are few', expected: 'fewer than 2 in 7 days', actual: '1', holds: true }]) },
      changes: [{ kind: 'weights', what: 'The weights changed' }],
    });
    expect(second.promoted.verdict.outcome).toBe('pass');

    const third = await world.team.deliver('three', deliveryFile({ version: '1.2.0' }));
    expect([refused(third.request), third.request.details?.automatic, third.promoted.verdict.outcome]).toEqual([[], false, 'pass']);
    expect(third.request.verdict.findings).toContainEqual(expect.objectContaining({ code: 'authority-condition-not-held', expected: 'fewer than 2 in 7 days', actual: '2' }));
  }, 60_000);

  test('a rule that held when nobody was asked, and does not any more, approves nothing', async () => {
    await using world = await setting();
    await world.team.deliver('one', deliveryFile({ version: '1.0.0' }));
    const file = deliveryFile({ version: '1.1.0' });
    const waiting = await world.team.begin('two', file);
    expect((await waiting.ask()).details?.automatic).toBe(true);
    const other = await world.team.deliver('three', deliveryFile({ version: '1.0.1' }));
    expect(other.promoted.verdict.outcome).toBe('pass');
    world.github.commit({ author: 'octocat', files: { 'delivery.yml': file } });
    await writeFile(path.join(world.folder, 'delivery.yml'), file);
    expect(refused(await waiting.approve())).toContain('automatic-not-met');
  }, 60_000);

  test('a candidate that loosens its own gate needs whoever owns the policy', async () => {
    await using world = await setting();
    await world.team.deliver('one', deliveryFile({ version: '1.0.0' }));
    const { request, approved } = await world.team.deliver('two', deliveryFile({ version: '1.1.0', checks: '5' }));
    expect(matrixOf(request)!.map(({ role }) => role)).toEqual(['owner', 'risk']);
    expect(approved.details?.changes).toContainEqual(expect.objectContaining({ kind: 'thresholds-loosened', what: 'Loosened: checks (unit).min_tests: 20 before, 5 now', location: expect.objectContaining({ line: 4 }) }));
  }, 60_000);

  test('what the class asks of evidence is asked by the gate, and its soak goes into the plan of the rollout', async () => {
    await using world = await setting();
    const asks = deliveryFile({ version: '1.0.0', classes: 'high: {roles: [owner], evidence: [probe-model]}' });
    expect(refused(await (await world.team.begin('one', asks)).ask())).toEqual(['evidence-missing']);
    await world.team.deliver('one', deliveryFile({ version: '1.0.0', classes: 'high: {roles: [owner], soak: 10 s}' }));
    const opened = (await world.team.events()).find(({ type }) => type === 'opened')!;
    expect(opened.data.plan).toMatchObject({ soak: 10_000, watch: 10_000 });
  }, 60_000);
});

describe("an organisation's policy in another repository", () => {
  const PEOPLE = 'high: {roles: [owner]}';
  const policies = (hidden: boolean): Partial<Scenario> => ({ others: [{ owner: 'octo-org', name: 'policies', private: hidden, commits: [{ author: 'octocat', files: { 'model.yml': 'version: 1\napproval: {expires: 2 days, stop_file: STOP}\n', 'broken.yml': 'version: 1\napprovals: {}\n' } }] }] });
  const extending = (github: GitHubStandIn, file = 'model.yml', more = '') => `  extends: octo-org/policies/${file}@${github.state.others.get('octo-org/policies')!.state.git.resolve('main')!.sha}\n${more}`;

  test('lies under the delivery file, by its commit and its digest', async () => {
    await using world = await setting(policies(false));
    const { approved } = await world.team.deliver('one', deliveryFile({ version: '1.0.0', classes: PEOPLE, approval: extending(world.github) }));
    expect(approved.verdict.outcome).toBe('pass');
    expect(approved.details?.policy).toMatchObject({ expires: 2 * 86_400_000, extends: { repository: 'octo-org/policies', path: 'model.yml', digest: expect.stringMatching(/^sha256:/) }, floorStopFile: { file: 'STOP' } });
  }, 60_000);

  test.each([
    ['what the token may not see', true, 'model.yml', '', 'floor-unreadable'],
    ['a file that is not there', false, 'gone.yml', '', 'floor-unreadable'],
    ['a file that is no policy', false, 'broken.yml', '', 'floor-invalid'],
    ['a delivery file that asks for less', false, 'model.yml', '  expires: 5 days\n', 'floor-loosened'],
  ])('is a refusal of %s', async (_, hidden, file, more, code) => {
    await using world = await setting(policies(hidden));
    const request = await (await world.team.begin('one', deliveryFile({ version: '1.0.0', classes: PEOPLE, approval: extending(world.github, file, more) }))).ask();
    expect(refused(request)).toEqual([code]);
    expect(matrixOf(request)).toBeUndefined();
  }, 60_000);

  test('stops promotion by a file of its own', async () => {
    await using world = await setting(policies(false));
    const { state } = world.github.state.others.get('octo-org/policies')!;
    const approval = extending(world.github);
    const head = state.git.resolve('main')!;
    const sha = state.git.addCommit({ tree: state.git.changeFiles(head.tree, { STOP: 'an outage' }), parents: [head.sha], message: 'Stop', author: head.author, committer: head.committer });
    state.git.refs.set('refs/heads/main', sha);
    expect(refused(await (await world.team.begin('one', deliveryFile({ version: '1.0.0', classes: PEOPLE, approval }))).ask())).toEqual(['stopped']);
  }, 60_000);
});

describe('conditions of the day', () => {
  const conditions = '  stop_file: .stop\n  error_budget: {within: 30 days, rollbacks: 1}\n  neighbours: [{name: pricing, file: pricing.journal.jsonl}]\n  freeze: [{from: 2026-01-06T00:00Z, to: 2026-02-01T00:00Z}]\n';

  test('stop what was approved before they came, each by its own code, and a way back under all of them at once goes on', async () => {
    await using world = await setting();
    const { team, github, clock, folder } = world;
    await team.deliver('one', deliveryFile({ version: '1.0.0' }));
    await team.deliver('two', deliveryFile({ version: '1.1.0' }));
    const before = await team.serves();

    const waiting = await team.begin('three', deliveryFile({ version: '1.2.0', approval: conditions.replace('rollbacks: 1', 'rollbacks: 2').replace('  neighbours: [{name: pricing, file: pricing.journal.jsonl}]\n', '') }));
    const request = await waiting.ask();
    expect(refused(request)).toEqual([]);
    await waiting.review(request);
    expect((await waiting.approve()).verdict.outcome).toBe('pass');

    clock.advance(86_400_000);
    github.commit({ author: 'octocat', files: { '.stop': 'an outage' } });
    await openIssue(github, ['model-incident']);
    expect(refused(await waiting.promote())).toEqual(expect.arrayContaining(['frozen', 'stopped', 'incident-open']));
    expect(await team.serves()).toBe(before);

    await writeFile(path.join(folder, 'delivery.yml'), deliveryFile({ version: '1.2.0', approval: conditions }));
    const back = await waiting.rollback();
    expect(back.verdict.outcome).toBe('pass');
    expect(await team.serves()).not.toBe(before);

    const next = await team.begin('four', deliveryFile({ version: '1.3.0', approval: conditions }));
    expect([...refused(await next.ask())].sort()).toEqual(['condition-unknown', 'error-budget-spent', 'frozen', 'incident-open', 'stopped']);
  }, 60_000);

  test('versions are asked for by what the journal knows', async () => {
    await using world = await setting();
    await world.team.deliver('one', deliveryFile({ version: '1.0.0' }));
    for (const [version, code] of [['1.0.0', 'version-reused'], ['0.9.0', 'version-not-rising']] as const) expect(refused(await (await world.team.begin('two', deliveryFile({ version }))).ask())).toEqual([code]);
  }, 60_000);
});
