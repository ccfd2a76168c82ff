import { mkdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { StageContext, StageResult } from '../../src/core/stage.ts';
import { loadDelivery } from '../../src/delivery/load.ts';
import { readLedger } from '../../src/evidence/read-ledger.ts';
import { seal } from '../../src/evidence/seal.ts';
import { unsigned } from '../../src/evidence/signer.ts';
import { makeStatement } from '../../src/evidence/statement.ts';
import type { ApprovalWorld } from '../../src/approval/facts/gather.ts';
import { checkRole, requestApproval, requireApproval } from '../../src/approval/require-approval.ts';
import { openForge } from '../../src/github/octokit-forge.ts';
import { ManualClock } from '../../testkit/clock.ts';
import { startGitHub, type GitHubStandIn, type Permissions, type Scenario } from '../../testkit/github/index.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { candidateIn, loose, NOW, policyFor, type Change } from '../evidence/factory.ts';

const DELIVERY_FILE = `version: 1
release: {name: income, version: 1.0.0, model: model/, code: serve.py}
approval:
  roles:
    model-owner: {environment: income-owner}
    risk: {environment: income-risk}
`;
const READING: Permissions = { actions: 'read', contents: 'read', 'pull-requests': 'read', issues: 'read' };

function scenario(more: Partial<Scenario> = {}, file = DELIVERY_FILE): Scenario {
  return {
    clock: new ManualClock(NOW),
    repository: { id: 42 },
    users: [
      { login: 'octocat', id: 583231, emails: ['the.first.author@example.org'], role: 'admin' },
      { login: 'hubot', id: 480938, emails: ['the.second.author@example.org'] },
      { login: 'monalisa', id: 2178, emails: ['the.reviewer@example.org'] },
      { login: 'defunkt', id: 2, emails: ['the.owner@example.org'] },
    ],
    teams: [
      { slug: 'owners', id: 70, members: ['defunkt', 'octocat', 'monalisa'] },
      { slug: 'risk', id: 77, members: ['monalisa', 'hubot'] },
    ],
    commits: [{ label: 'serves', author: 'hubot', files: { 'delivery.yml': file } }, { label: 'candidate', author: 'octocat' }],
    environments: [
      { name: 'income-owner', reviewers: ['team:owners'], preventSelfReview: true },
      { name: 'income-risk', reviewers: ['team:risk'], preventSelfReview: true },
    ],
    runs: [{ id: 1001, actor: 'octocat' }],
    ...more,
  };
}

/** A sealed candidate on this stand-in, and the world as a job with this token sees it. */
async function ready(github: GitHubStandIn, folder: string, options: { permissions?: Permissions; changes?: Parameters<typeof candidateIn>[1]; file?: string } = {}) {
  await mkdir(folder, { recursive: true });
  const { context, statements } = await candidateIn(folder, options.changes, options.file ?? DELIVERY_FILE);
  const delivery = await loadDelivery('delivery.yml', { workspace: folder });
  const clock = new ManualClock('2026-01-05T09:30:00.000Z');
  const run = varied(context, { clock, commit: github.sha('candidate') });
  const sealed = await seal(delivery, run, { statements: statements.map(loose), signer: unsigned() });
  const forge = await openForge({ token: github.workflowToken(options.permissions ?? READING), owner: 'octo-org', repository: 'income', apiUrl: github.url, clock });
  const ledger = await readLedger(sealed.ledger!);
  const world: ApprovalWorld = { forge, ledger, since: github.sha('serves') };
  return { delivery, context: run, world, forge };
}

/** The same context but for these; a copy would ask it for its engine, which no approval needs. */
function varied(context: StageContext, changes: Partial<StageContext>): StageContext {
  return Object.assign(Object.create(context) as StageContext, changes);
}

const codes = ({ verdict }: StageResult): string[] => verdict.findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);
const phraseOf = ({ verdict }: StageResult): string => /`(approve [a-z2-7-]{19})`/.exec(verdict.headline)![1]!;

async function askAndReview(github: GitHubStandIn, folder: string, reviews: { owner: string; risk: string }) {
  const { delivery, context, world, forge } = await ready(github, folder);
  const request = await requestApproval(delivery, context, world);
  const [run] = github.state.runs.values();
  github.job(run!, { name: 'owner', environment: 'income-owner' });
  github.job(run!, { name: 'risk', environment: 'income-risk' });
  const comment = phraseOf(request);
  await github.approve({ user: reviews.owner, environment: 'income-owner', comment });
  await github.approve({ user: reviews.risk, environment: 'income-risk', comment: `Slices are fine. ${comment.toUpperCase()}` });
  return { delivery, context, world, forge, request };
}

describe('from the question to the approval', () => {
  test('reviewers are told what to type, type it, and are recorded with everything it rests on', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world, forge, request } = await askAndReview(github, folder.path, { owner: 'defunkt', risk: 'monalisa' });
    expect(request.verdict).toMatchObject({ stage: 'require-approval', outcome: 'pass', headline: expect.stringMatching(/^Waiting for two approvals \(model-owner and risk\)/) });
    expect(request.details).toMatchObject({ step: 'request', matrix: [{ role: 'model-owner', environment: 'income-owner' }, { role: 'risk', environment: 'income-risk' }] });

    const role = await checkRole(delivery, context, { ...world, role: 'risk' });
    expect(role.verdict).toMatchObject({ outcome: 'pass', headline: 'Approved for risk by monalisa.' });
    expect(role.details).toMatchObject({ step: 'role' });

    const approval = await requireApproval(delivery, context, world);
    expect(approval.verdict).toMatchObject({ outcome: 'pass', headline: 'Approved by two people for two roles: defunkt (model-owner) and monalisa (risk).' });
    expect(approval.details).toMatchObject({
      step: 'approve',
      challenge: phraseOf(request).replace('approve ', ''),
      subject: { repositoryId: '42', delivery: '42/1001/1', release: context.release!.digest, deliveryFile: delivery.digest },
      approvals: [
        { role: 'model-owner', person: { id: 2, login: 'defunkt' }, environment: { id: github.state.environments.get('income-owner')!.id } },
        { role: 'risk', person: { id: 2178, login: 'monalisa' } },
      ],
      separationOfDuties: { enabled: true, range: { base: github.sha('serves'), head: github.sha('candidate'), commits: 1 }, people: [{ id: 583231 }] },
      environments: [{ role: 'model-owner', environment: { preventSelfReview: true, adminsCanBypass: false } }, { role: 'risk' }],
      run: { id: '1001', attempt: 1 },
      refusals: [],
    });
    expect(approval.inputs.map(({ name }) => name)).toEqual(expect.arrayContaining(['evidence set', 'approval policy', 'approvals of run 1001', 'environment income-risk']));
    expect(forge.calls).toBeLessThanOrEqual(30);
  });

  test('reviewers are shown what moves the answers and the largest flips, as the sealed evidence says, and none of its other facts', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const shown: [string, string][] = [['What moves the candidate\'s answers', 'capital_gain 41 % [38 %, 44 %]'], ['Largest flip 1', 'id 17: champion no 0.48, candidate yes 0.53.']];
    const changes: Parameters<typeof candidateIn>[1] = { 'run-model-tests': ({ verdict }) => void verdict.facts.push(['Rows', '10,000'], ...shown) };
    const { delivery, context, world } = await ready(github, folder.path, { changes });
    const { facts } = (await requestApproval(delivery, context, world)).verdict;
    expect(facts).toEqual(expect.arrayContaining(shown));
    expect(facts.map(([name]) => name)).not.toContain('Rows');
  });

  test('the record fits the published schema of statements', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await askAndReview(github, folder.path, { owner: 'defunkt', risk: 'monalisa' });
    const statement = makeStatement(delivery, context, await requireApproval(delivery, context, world));
    expect(statement).toMatchObject({ predicateType: 'urn:sluice:statement:require-approval:v1', predicate: { outcome: 'pass', details: { step: 'approve' } } });
  });

  test('the one who made it, and one person for two roles, are refused by name', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario({ runs: [{ id: 1001, actor: 'hubot' }] }));
    const { delivery, context, world } = await askAndReview(github, folder.path, { owner: 'octocat', risk: 'monalisa' });
    const made = await requireApproval(delivery, context, world);
    expect(codes(made)).toEqual(['approver-made-the-candidate']);
    expect(made.verdict).toMatchObject({ outcome: 'fail', headline: expect.stringMatching(/^Not approved: the reviewer had a hand in the candidate \(octocat \(583231\): author of [0-9a-f]{7}/) });

    await using elsewhere = await temporaryFolder();
    await using again = await startGitHub(scenario());
    const twice = await askAndReview(again, elsewhere.path, { owner: 'monalisa', risk: 'monalisa' });
    expect(codes(await requireApproval(twice.delivery, twice.context, twice.world))).toEqual(['one-person-for-several-roles']);
  });

  test('who pushed a commit in a colleague\'s name may not approve it; nor who pushed last to its pull request; a fork tells nobody', async () => {
    const pushed = async (candidate: Parameters<GitHubStandIn['commit']>[0], pull?: Omit<Parameters<GitHubStandIn['pull']>[0], 'head'>) => {
      await using folder = await temporaryFolder();
      await using github = await startGitHub(scenario({ commits: [{ label: 'serves', author: 'hubot', files: { 'delivery.yml': DELIVERY_FILE } }, ...(pull ? [{ label: 'change', author: 'octocat', branch: pull.fork ? null : 'change', pushedBy: pull.pushedBy, parents: ['serves'] }] : []), { label: 'candidate', author: 'octocat', parents: ['serves'], ...candidate }] }));
      if (pull) github.pull({ ...pull, head: 'change', headBranch: 'change', mergedBy: 'hubot', mergeCommit: 'candidate' });
      // Nobody is even asked about what nobody can vouch for.
      if (pull?.fork) {
        const { delivery, context, world } = await ready(github, folder.path);
        return codes(await requestApproval(delivery, context, world));
      }
      const { delivery, context, world } = await askAndReview(github, folder.path, { owner: 'defunkt', risk: 'monalisa' });
      return codes(await requireApproval(delivery, context, world));
    };
    expect(await pushed({})).toEqual([]);
    expect(await pushed({ pushedBy: 'monalisa' })).toEqual(['approver-made-the-candidate']);
    expect(await pushed({ committer: 'web-flow', pushedBy: 'monalisa' })).toEqual([]);
    const merged = { committer: 'web-flow', pushedBy: 'hubot' };
    expect(await pushed(merged, { author: 'octocat', pushedBy: 'octocat' })).toEqual([]);
    expect(await pushed(merged, { author: 'octocat', pushedBy: 'monalisa' })).toEqual(['approver-made-the-candidate']);
    expect(await pushed(merged, { author: 'octocat', fork: true })).toEqual(['pusher-unknown']);
  });

  test('a mistyped code is told in the job of its role', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await ready(github, folder.path);
    github.job([...github.state.runs.values()][0]!, { name: 'risk', environment: 'income-risk' });
    await github.approve({ user: 'monalisa', environment: 'income-risk', comment: 'approve aaaa-bbbb-cccc-dddd' });
    const result = await checkRole(delivery, context, { ...world, role: 'risk' });
    expect(codes(result)).toEqual(['challenge-wrong']);
    expect(result.verdict.findings[0]).toMatchObject({ subject: { kind: 'role', name: 'risk' }, location: { file: 'delivery.yml', line: 6 } });
  });

  test('a job that an administrator started is a bypass', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await ready(github, folder.path);
    const before = context.clock.now().getTime();
    expect(codes(await checkRole(delivery, context, { ...world, role: 'risk' }))).toEqual(['released-without-approval']);
    // The list may lag behind the job, so it is read again, but not for ever.
    expect(context.clock.now().getTime() - before).toBe(4000);
  });

  test('a rejection stays', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await askAndReview(github, folder.path, { owner: 'defunkt', risk: 'monalisa' });
    const [run] = github.state.runs.values();
    github.job(run!, { name: 'later', environment: 'income-risk' });
    await github.reject({ user: 'hubot', environment: 'income-risk', comment: 'wait' });
    expect(codes(await requireApproval(delivery, context, world))).toEqual(['rejected']);
  });

  test('an approval of the first attempt does not carry over to the second', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await askAndReview(github, folder.path, { owner: 'defunkt', risk: 'monalisa' });
    github.rerun({ user: 'hubot' });
    expect(codes(await requireApproval(delivery, context, world))).toEqual(['run-attempt-repeated']);
    const second = varied(context, { deliveryId: { ...context.deliveryId, runAttempt: 2 } });
    expect(codes(await requireApproval(delivery, second, world))).toEqual(expect.arrayContaining(['run-attempt-repeated', 'challenge-wrong']));
  });

  test('other evidence, another release or another delivery file has another code', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await askAndReview(github, folder.path, { owner: 'defunkt', risk: 'monalisa' });
    await using elsewhere = await temporaryFolder();
    const changed: Change = (predicate) => {
      predicate.verdict.facts.push(['Rows', '1']);
    };
    const other = await ready(github, elsewhere.path, { changes: { 'validate-data': changed } });
    expect(codes(await requireApproval(delivery, context, { ...world, ledger: other.world.ledger }))).toEqual(['challenge-wrong', 'challenge-wrong']);
  });
});

describe('asking', () => {
  test('names every environment that does not hold a job, at once, and starts no role job', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario({ environments: [{ name: 'income-owner', reviewers: ['team:owners'], canAdminsBypass: true, branches: null }] }));
    const { delivery, context, world } = await ready(github, folder.path);
    const result = await requestApproval(delivery, context, world);
    expect(codes(result)).toEqual(['environment-allows-self-review', 'environment-admins-can-bypass', 'environment-open-to-every-branch', 'environment-missing']);
    expect(result.verdict.headline).toMatch(/^Nobody is asked to approve: whoever starts the run could approve it .*, and three more reasons\.$/);
    expect(result.details).not.toHaveProperty('matrix');
  });

  test('refuses before anybody looks where somebody who made it is unknown', async () => {
    await using folder = await temporaryFolder();
    const stranger = { name: 'A stranger', email: 'stranger@example.org' };
    await using github = await startGitHub(scenario({ commits: [{ label: 'serves', files: { 'delivery.yml': DELIVERY_FILE } }, { label: 'candidate', author: stranger, committer: 'octocat' }] }));
    const { delivery, context, world } = await ready(github, folder.path);
    const result = await requestApproval(delivery, context, world);
    expect(codes(result)).toEqual(['author-unknown']);
    expect(result.verdict.findings[0]!.fix).toContain('"stranger@example.org": ACCOUNT_ID');
  });

  test('says so when the named reviewers can never fill the roles', async () => {
    await using folder = await temporaryFolder();
    const environments = [
      { name: 'income-owner', reviewers: ['octocat', 'monalisa'], preventSelfReview: true },
      { name: 'income-risk', reviewers: ['monalisa'], preventSelfReview: true },
    ];
    await using github = await startGitHub(scenario({ environments }));
    const { delivery, context, world } = await ready(github, folder.path);
    const result = await requestApproval(delivery, context, world);
    expect(codes(result)).toEqual(['nobody-can-approve']);
    expect(result.verdict.findings[0]!.actual).toBe('only monalisa');
  });

  test('does not take roles from a delivery file that the protected branch does not have', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const tampered = DELIVERY_FILE.replace('income-risk', 'income-owner-2');
    const { delivery, context, world } = await ready(github, folder.path, { file: tampered });
    expect(codes(await requestApproval(delivery, context, world))).toContain('delivery-file-not-protected');
    expect(codes(await requestApproval(delivery, context, { ...world, deliveryPath: 'models/delivery.yml' }))).toContain('delivery-file-not-protected');
    expect(codes(await requireApproval(delivery, context, { ...world, protectedBranch: 'elsewhere' }))).toContain('branch-not-protected');
  });

  test('asks for nothing on a pull request, without a release, or without sealed and passing evidence', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world, forge } = await ready(github, folder.path);
    const { ledger } = world;
    const unsealed = { ...ledger, entries: ledger.entries.slice(0, -1) };
    expect(codes(await requestApproval(delivery, varied(context, { purpose: 'develop' }), world))).toEqual(['evidence-develop-only']);
    expect(codes(await requestApproval(delivery, varied(context, { release: undefined }), world))).toEqual(['release-not-identified']);
    expect(codes(await requestApproval(delivery, context, { ...world, ledger: unsealed }))).toEqual(['ledger-truncated']);
    expect(codes(await requestApproval(delivery, context, { ...world, ledger: { entries: [], head: undefined, refusals: [] } }))).toEqual(['ledger-truncated']);
    const other = varied(context, { release: { ...context.release!, digest: `sha256:${'0'.repeat(64)}` } });
    expect(new Set(codes(await requestApproval(delivery, other, world)))).toEqual(new Set(['evidence-wrong-digest']));
    expect(forge.calls).toBe(0);
  });

  test.each(['fail', 'error', 'inconclusive'] as const)('asks nobody to approve evidence that says %s', async (outcome) => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const failed: Change = (predicate) => {
      predicate.outcome = outcome;
      predicate.verdict.outcome = outcome;
    };
    const { delivery, context, world } = await ready(github, folder.path, { changes: { 'run-model-tests': failed } });
    expect(codes(await requestApproval(delivery, context, world))).toContain(outcome === 'inconclusive' ? 'evidence-inconclusive' : 'evidence-failed');
  });

  test('asks the gate where its policy is given', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await ready(github, folder.path);
    const missing = policyFor({ required: [{ stage: 'identify' }, { stage: 'predict' }] });
    expect(codes(await requestApproval(delivery, context, { ...world, gate: missing }))).toEqual(['evidence-missing']);
  });

  test.each([
    [{ contents: 'read', 'pull-requests': 'read', issues: 'read' }, 'actions: read'],
    [{ actions: 'read', 'pull-requests': 'read', issues: 'read' }, 'contents: read'],
    [{ actions: 'read', contents: 'read', issues: 'read' }, 'pull-requests: read'],
    [{ actions: 'read', contents: 'read', 'pull-requests': 'read' }, 'issues: read'],
  ] as [Permissions, string][])('with %j names the permission that is missing and opens nothing', async (permissions, missing) => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await ready(github, folder.path, { permissions });
    for (const result of [await requestApproval(delivery, context, world), await requireApproval(delivery, context, world)]) {
      expect(result.verdict.outcome).toBe('fail');
      expect(codes(result)).toContain('github-forbidden');
      expect(result.verdict.findings.find(({ code }) => code === 'github-forbidden')!.fix).toContain(missing);
    }
  });
});

describe('a sound approval behind a GitHub that fails', () => {
  const CALLS = [/\/income$/, /\/branches\/main$/, /\/contents\//, /\/runs\/1001$/, /income-owner$/, /income-risk$/, /\/compare\//, /\/graphql$/, /\/activity/, /\/issues/, /\/approvals$/];
  const KINDS = ['bad-gateway', 'not-json', 'wrong-shape', 'no-answer', 'primary-limit'] as const;

  test.each(CALLS.flatMap((on) => KINDS.map((kind) => [on, kind] as const)))('%s answered with %s stays shut, and opens when it answers again', async (on, kind) => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await askAndReview(github, folder.path, { owner: 'defunkt', risk: 'monalisa' });
    github.fault({ on, kind, times: 3 });
    const shut = await requireApproval(delivery, context, world);
    expect(shut.verdict.outcome).toBe('fail');
    expect(codes(shut).every((code) => code.startsWith('github-'))).toBe(true);
    github.state.faults.length = 0;
    expect((await requireApproval(delivery, context, world)).verdict.outcome).toBe('pass');
  });

  test.each([/\/approvals$/, /\/compare\//])('%s with half its list stays shut', async (on) => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await askAndReview(github, folder.path, { owner: 'defunkt', risk: 'monalisa' });
    github.fault({ on, kind: 'short-page', times: 3 });
    expect((await requireApproval(delivery, context, world)).verdict.outcome).toBe('fail');
  });
});

describe('the small delivery file', () => {
  const SMALL = 'version: 1\nrelease: {name: income, model: model/}\n';

  test('asks one role on the environment production, and says that this is the default', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario({ environments: [{ name: 'production', reviewers: ['team:risk'], preventSelfReview: true }] }, SMALL));
    const { delivery, context, world } = await ready(github, folder.path, { file: SMALL });
    const request = await requestApproval(delivery, context, { ...world, since: undefined });
    expect(request.details).toMatchObject({ matrix: [{ role: 'approver', environment: 'production' }] });
    const limits = request.verdict.sections!.find(({ title }) => title === 'Not enforced, not asked, not signed, not known')!;
    expect(limits.lines).toEqual([
      'Roles: the default, approver on the environment production (no approval.roles).',
      'Not enforced, and so no part of the evidence: data (none declared), tests (none declared).',
      'The evidence is unsigned (evidence.signing: none): its chain shows accidents and clumsy edits, and proves nothing of who wrote it.',
      'Separation of duties: over the whole history, for no commit is known to serve yet.',
      expect.stringContaining('Not asked'),
    ]);
    expect(await readFile(delivery.resolve('delivery.yml'), 'utf8')).toBe(SMALL);
  });

  test('an unknown role, a `since` that is no commit and a file outside the repository are mistakes of the caller', async () => {
    await using folder = await temporaryFolder();
    await using github = await startGitHub(scenario());
    const { delivery, context, world } = await ready(github, folder.path);
    await expect(checkRole(delivery, context, { ...world, role: 'chef' })).rejects.toThrow(/no role "chef".*model-owner, risk/s);
    await expect(requestApproval(delivery, context, { ...world, since: 'main' })).rejects.toThrow(/since/);
    await expect(requestApproval(delivery, context, { ...world, deliveryPath: '../delivery.yml' })).rejects.toThrow(/root of the repository/);
  });
});
