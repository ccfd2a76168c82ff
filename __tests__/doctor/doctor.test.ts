import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DOCTOR_FINDINGS, type DoctorCode } from '../../src/doctor/finding-codes.ts';
import { ROOT } from '../../testkit/workflow/read.ts';
import { served } from './served.ts';
import { BY_PULL_REQUEST, CALLER, DELIVERY, daysAgo, environmentsBut, healthyBut, look, type World } from './world.ts';

const job = (body: string): string => `on: push\npermissions: {}\njobs:\n  one:\n    runs-on: ubuntu-24.04\n${body.replace(/^/gm, '    ')}\n`;
const beside = (name: string, text: string): Record<string, string> => ({ 'deliver.yml': CALLER, [name]: text });
const SHA = 'a'.repeat(40);
const kept = (before: World['before']): World => ({ delivery: `${DELIVERY}evidence: {retention: 90 days}\nrollout: {strategy: replace, command: [./place], state: state}\n`, before });
const byPullRequest = (settings: object, delivery = BY_PULL_REQUEST): World => ({ delivery, scenario: healthyBut({ settings }) });

/** For each code: what is wrong, what else follows from it, and what its fix must say. */
const CASES: [code: DoctorCode, what: string, world: World, fix: RegExp, also?: DoctorCode[]][] = [
  ['gate-missing', 'a workflow that promotes and none that asks', { workflows: { 'promote.yml': job(`permissions: {contents: write, actions: read, checks: write, issues: read, id-token: write}\nenvironment: model-serve\nsteps:\n  - uses: sluice/sluice/canary-promote@${SHA}`) } }, /sluice init --workflows/],
  ['environment-missing', 'a role without its environment', { scenario: healthyBut({ environments: environmentsBut('income-owner', undefined) }) }, /gh api --method PUT repos\/octo-org\/income\/environments\/income-owner/],
  ['environment-misspelt', 'a letter too few', { delivery: DELIVERY.replace('income-owner', 'incomeowner') }, /write income-owner in place of incomeowner/],
  ['environments-cannot-hold', 'a private repository on the plan team', { scenario: healthyBut({ environments: ['income-owner', 'income-risk-1', 'income-risk-2', 'model-serve', 'income-serve'].map((name) => ({ name })), settings: { plan: 'team' } }) }, /approval\.source: pull-request/, ['environment-without-reviewers']],
  ['environment-without-reviewers', 'nobody reviews', { scenario: healthyBut({ environments: environmentsBut('income-owner', { reviewers: [], preventSelfReview: false }) }) }, /"prevent_self_review":true/],
  ['environment-allows-self-review', 'self-review', { scenario: healthyBut({ environments: environmentsBut('income-owner', { preventSelfReview: false }) }) }, /"reviewers":\[\{"type":"Team","id":70\}\]/],
  ['environment-admins-can-bypass', 'a bypass', { scenario: healthyBut({ environments: environmentsBut('income-owner', { canAdminsBypass: true }) }) }, /settings\/environments\/\d+\/edit/],
  ['environment-admin-bypass-unknown', 'silence on the bypass', { scenario: healthyBut({ environments: environmentsBut('income-owner', { canAdminsBypass: undefined }) }) }, /approval\.admin_bypass: warn/],
  ['environment-open-to-every-branch', 'no branch policy', { scenario: healthyBut({ environments: environmentsBut('income-owner', { branches: null }) }) }, /"protected_branches":true/],
  ['environment-open-to-every-branch', 'a policy that every branch fits', { scenario: healthyBut({ environments: environmentsBut('income-owner', { branches: ['**/*'] }) }) }, /"protected_branches":true/],
  ['environment-open-to-every-branch', 'where users are moved', { scenario: healthyBut({ environments: environmentsBut('model-serve', { branches: null }) }) }, /environments\/model-serve/],
  ['roles-share-environment', 'overrides beside a role', { delivery: `${DELIVERY}  override: {environment: income-owner}\n` }, /approval\.override\.environment/],
  ['one-maintainer', 'one person alone', { delivery: DELIVERY.replace(/    risk.*\n/, ''), scenario: healthyBut({ users: [{ login: 'octocat', id: 583231, role: 'admin', emails: ['the.first.author@example.org'] }], teams: [], environments: [{ name: 'income-owner', reviewers: ['octocat'], preventSelfReview: true }, { name: 'model-serve' }, { name: 'income-serve' }] }) }, /collaborators\/LOGIN/],
  ['role-unsatisfiable', 'a role whose members are all authors', { scenario: healthyBut({ teams: [{ slug: 'owners', id: 70, members: ['octocat'] }, { slug: 'risk', id: 77, members: ['monalisa', 'hubot'] }] }) }, /Add a reviewer who had no hand/],
  ['role-unsatisfiable', 'two slots and one person for both', { scenario: healthyBut({ teams: [{ slug: 'owners', id: 70, members: ['defunkt'] }, { slug: 'risk', id: 77, members: ['monalisa', 'octocat'] }] }) }, /Add a reviewer/],
  ['author-unknown', 'an e-mail of no account', { scenario: healthyBut({ commits: [{ author: { name: 'Somebody', email: 'some.body@example.org' } }] }) }, /"some\.body@example\.org": ACCOUNT_ID/],
  ['approver-without-access', 'an approver from outside', byPullRequest({}, BY_PULL_REQUEST.replace('[2]', '[2, 99]')), /gh api user\/99/],
  ['reviews-too-weak', 'old approvals kept', byPullRequest({ review: { approvals: 1, dismissStale: false, lastPush: true } }), /"dismiss_stale_reviews_on_push":true/],
  ['branch-unprotected', 'no protection', { scenario: healthyBut({ settings: { branchProtected: false } }) }, /--method POST repos\/octo-org\/income\/rulesets/],
  ['branch-bypass', 'some pass by a ruleset', { scenario: healthyBut({ settings: { rulesets: [{ name: 'Main', rules: [{ type: 'pull_request' }], bypass: [{ kind: 'Team', id: 70 }] }] } }) }, /Empty the bypass list of Main/],
  ['secret-missing', 'a declared secret is nowhere', { scenario: healthyBut({ settings: { secrets: [{ name: 'ROUTER_TOKEN', environment: 'model-serve' }] } }) }, /gh secret set ROUTER_TOKEN --env income-serve --repo octo-org\/income/],
  ['secret-outside-environment', 'a declared secret in the repository', { scenario: healthyBut({ settings: { secrets: [{ name: 'ROUTER_TOKEN', updatedAt: daysAgo(1) }] } }) }, /gh secret delete ROUTER_TOKEN/],
  ['secret-outside-environment', 'a secret of the organisation', { scenario: healthyBut({ settings: { secrets: [{ name: 'ROUTER_TOKEN', organization: true, updatedAt: daysAgo(1) }] } }) }, /settings of the organisation/],
  ['secrets-beside', 'another secret in the repository', { scenario: healthyBut({ settings: { secrets: [{ name: 'NPM_TOKEN' }, { name: 'ROUTER_TOKEN', environment: 'income-serve', updatedAt: daysAgo(1) }, { name: 'ROUTER_TOKEN', environment: 'model-serve' }] } }) }, /settings\/secrets\/actions/],
  ['secret-due', 'older than its period', { scenario: healthyBut({ settings: { secrets: [{ name: 'ROUTER_TOKEN', environment: 'income-serve', updatedAt: daysAgo(91) }, { name: 'ROUTER_TOKEN', environment: 'model-serve' }] } }) }, /gh secret set ROUTER_TOKEN --env income-serve/],
  ['journal-unreadable', 'a journal that somebody cut', kept(async (folder) => {
    mkdirSync(path.join(folder, 'state'));
    writeFileSync(path.join(folder, 'state/income.journal.jsonl'), '{"index":0,\n');
  }), /last good copy/],
  ['evidence-lapsed', 'artifacts that are gone', kept(served(-1)), /stores: \[/],
  ['evidence-lapsed', 'artifacts that GitHub does not list any more', kept(served()), /stores: \[/],
  ['evidence-lapses-soon', 'artifacts that go next week', kept(served(7)), /stores: \[/],
  ['evidence-retention-short', 'artifacts that are kept for a month', kept(served(29, 1)), /settings\/actions/],
  ['evidence-retention-unknown', 'artifacts of a time that is none', kept(served(60, Number.NaN)), /stores: \[/],
  ['way-back-untried', 'a drill that was never done', { delivery: `${DELIVERY}rollout: {strategy: replace, command: [./place], state: state}\nrollback: {drill: {every: 31 days, environment: staging}}\nenvironments: [staging, production]\nenvironment: staging\n` }, /sluice rollback --drill/],
  ['secret-without-environment', 'a job reads a secret', { workflows: beside('x.yml', job('permissions: {}\nsteps:\n  - run: ./publish\n    env: {KEY: "${{ secrets.KEY }}"}')) }, /add `environment:`/],
  ['secrets-inherited', 'secrets: inherit', { workflows: beside('x.yml', `on: push\npermissions: {}\njobs: {one: {uses: octo-org/x/.github/workflows/y.yml@${SHA}, secrets: inherit}}\n`) }, /remove `secrets: inherit`/],
  ['token-writes-by-default', 'tokens that write', { scenario: healthyBut({ settings: { defaultPermissions: 'write' } }) }, /actions\/permissions\/workflow/],
  ['workflows-may-approve', 'workflows approve', { scenario: healthyBut({ settings: { canApprove: true } }) }, /"can_approve_pull_request_reviews":false/],
  ['permissions-undeclared', 'no permissions', { workflows: beside('x.yml', 'on: push\njobs: {one: {runs-on: x, steps: [{run: make}]}}\n') }, /permissions:/],
  ['permissions-of-all-kinds', 'write-all', { workflows: beside('x.yml', 'on: push\npermissions: write-all\njobs: {one: {runs-on: x, environment: model-serve, steps: [{run: make}]}}\n') }, /with what its steps need/],
  ['permission-not-needed', 'contents: write for a look at data', { workflows: beside('x.yml', job(`permissions: {contents: write, checks: write}\nsteps:\n  - uses: actions/checkout@${SHA}\n  - uses: sluice/sluice/validate-data@${SHA}`)) }, /write `permissions: \{contents: read, checks: write\}`/],
  ['permission-missing', 'a caller that lacks one', { workflows: { 'deliver.yml': CALLER.replace(/ +pull-requests: read.*\n/, '') } }, /pull-requests: read/],
  ['action-unpinned', 'a tag', { workflows: beside('x.yml', job('permissions: {contents: read}\nsteps:\n  - uses: actions/setup-python@v5')) }, /gh api repos\/actions\/setup-python\/commits\/v5 --jq \.sha/],
  ['id-token-without-environment', 'an identity for any branch', { workflows: beside('x.yml', job(`permissions: {id-token: write}\nsteps:\n  - uses: aws-actions/configure-aws-credentials@${SHA}`)) }, /`sub`/],
  ['oidc-subject-loose', 'a subject of the repository alone', { scenario: healthyBut({ settings: { subjectClaims: ['repo'] } }) }, /oidc\/customization\/sub/],
  ['team-code-with-rights', 'code of the team beside a right', { workflows: beside('x.yml', job(`permissions: {id-token: write}\nsteps:\n  - uses: sluice/sluice/predict@${SHA}`)) }, /a job of its own/, ['permission-not-needed', 'id-token-without-environment']],
  ['serving-without-environment', 'users are moved anywhere', { workflows: beside('x.yml', job(`permissions: {contents: write, actions: read, checks: write}\nsteps:\n  - uses: actions/checkout@${SHA}\n  - uses: sluice/sluice/rollback@${SHA}`)) }, /MODEL-serve/],
  ['serving-environment-asks', 'reviewers at every tick', { scenario: healthyBut({ environments: environmentsBut('model-serve', { reviewers: ['team:risk'] }) }) }, /"reviewers":\[\]/],
  ['workflow-unreadable', 'no YAML', { workflows: beside('x.yml', 'jobs: [\n') }, /make it valid YAML/],
  ['not-seen', 'the token of a workflow', { as: (github) => github.workflowToken({ contents: 'read', actions: 'read', 'pull-requests': 'read' }) }, /Ask with the token of an app or a person that has/],
];

test('a healthy repository gives no finding, by either source of approvals', async () => {
  const { verdict, wrong } = await look();
  expect(wrong).toEqual([]);
  expect(verdict).toMatchObject({ stage: 'doctor', outcome: 'pass', headline: 'The gates hold.' });
  expect(verdict.findings.map(({ code }) => code)).toEqual(['gate-holds', 'gate-holds', 'gate-holds', 'branch-protected', 'secret-fresh', 'workflows-hold']);
  expect((await look({ delivery: BY_PULL_REQUEST })).wrong).toEqual([]);
});

describe('each fault is found, by its code and with its fix', () => {
  test.each(CASES)('%s: %s', async (code, _what, world, fix, also = []) => {
    const { codes, wrong, verdict } = await look(world);
    expect(codes.toSorted()).toEqual([code, ...also].toSorted());
    const found = wrong.find((each) => each.code === code)!;
    expect(found.fix).toMatch(fix);
    expect(found.outcome).toBe(DOCTOR_FINDINGS[code].outcome);
    expect(verdict.outcome).not.toBe('pass');
  });

  test('no code is without its case', () => {
    expect(Object.keys(DOCTOR_FINDINGS).filter((code) => !CASES.some(([each]) => each === code))).toEqual([]);
  });
});

test('a fault in a workflow stands at its line', async () => {
  const { wrong } = await look({ workflows: beside('x.yml', job('permissions: {contents: read}\nsteps:\n  - run: make\n  - uses: actions/setup-python@v5')) });
  expect(wrong[0]!.location).toMatchObject({ file: '.github/workflows/x.yml', line: 9 });
});

describe('what a token cannot see', () => {
  test('is listed with what it would need, and what was seen is judged all the same', async () => {
    const { verdict, wrong } = await look({ as: (github) => github.workflowToken({ contents: 'read', actions: 'read', 'pull-requests': 'read' }), scenario: healthyBut({ environments: environmentsBut('income-owner', { branches: null }) }) });
    expect(wrong.filter(({ code }) => code !== 'not-seen').map(({ code }) => code)).toEqual(['environment-open-to-every-branch']);
    const needs = verdict.notes.join();
    for (const [what, need] of [['the secrets of the repository', 'Secrets: read'], ['the secrets of the environment model-serve', 'Environments: read'], ['what the token of a workflow may do', 'Administration: read'], ['the members of the team owners', 'Members: read'], ['the protection of the branch main', 'Administration: read']]) expect(needs).toContain(`${what} (${need}`);
  });

  test('without any token the files are looked at, and nothing is called healthy', async () => {
    const { verdict, codes, github } = await look({ as: () => undefined, workflows: beside('x.yml', 'jobs: [\n') });
    expect(codes.toSorted()).toEqual(['not-seen', 'workflow-unreadable']);
    expect(verdict.outcome).toBe('fail');
    expect(github.requests).toEqual([]);
  });

  test('an outage is no health', async () => {
    const { verdict, wrong } = await look({ scenario: healthyBut({ rateLimit: 3 }) });
    expect(verdict.outcome).toBe('inconclusive');
    expect(wrong.every(({ code }) => code === 'not-seen')).toBe(true);
  });
});

test('evidence whose artifacts last, or that a store has too, is no finding', async () => {
  expect((await look(kept(served(60, 30)))).verdict.findings.map(({ code }) => code)).toContain('evidence-kept');
  const stored = kept(served(-1));
  expect((await look({ ...stored, delivery: stored.delivery!.replace('retention: 90 days', 'retention: 90 days, stores: [{branch: sluice-evidence}]') })).wrong).toEqual([]);
});

describe('the plan', () => {
  const faulty = healthyBut({ environments: environmentsBut('income-owner', { preventSelfReview: false, waitTimer: 5 }), settings: { canApprove: true } });

  test('holds each command whole, as data', async () => {
    const { plan } = await look({ scenario: faulty, plan: 'json' });
    expect(JSON.parse(plan!)).toMatchObject({
      schema: 'urn:sluice:doctor-plan:v1',
      repository: 'octo-org/income',
      steps: [
        { code: 'environment-allows-self-review', remedies: [{ kind: 'command', argv: ['gh', 'api', '--method', 'PUT', 'repos/octo-org/income/environments/income-owner'], body: { wait_timer: 5, prevent_self_review: true, reviewers: [{ type: 'Team', id: 70 }], deployment_branch_policy: { protected_branches: true } } }] },
        { code: 'workflows-may-approve' },
      ],
    });
  });

  test('as a script runs nothing, whatever the names in it say', async () => {
    const name = "income'; touch planned; echo '\u2028touch planned";
    const { plan, codes } = await look({ delivery: DELIVERY.replace('income-owner', JSON.stringify(name)), plan: 'sh' });
    expect(codes).toContain('environment-missing');
    expect(plan).toContain('gh api --method PUT');
    expect(plan!.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual(['set -eu']);
    // Once the mark is taken away, the shell gives `gh` the name as one word.
    const command = plan!.split('\n').find((line) => line.includes('--method PUT'))!.replace(/^.*?(printf)/, '$1');
    const words = execFileSync('sh', ['-c', command.replace('| gh api', '| printf "<%s>" gh api')], { encoding: 'utf8' });
    expect(words).toContain(`<repos/octo-org/income/environments/${encodeURIComponent(name).replaceAll("'", "'")}>`);
    expect(words.match(/</g)).toHaveLength(7);
  });

  test('asking changes nothing on GitHub', async () => {
    const { github } = await look({ scenario: faulty, plan: 'sh' });
    expect(github.requests.filter(({ method, operation }) => method !== 'GET' && operation !== 'graphql')).toEqual([]);
  });
});

test('every code has its place in the documentation, with its meaning', () => {
  const page = readFileSync(path.join(ROOT, 'docs/doctor.md'), 'utf8');
  for (const [code, { meaning }] of Object.entries(DOCTOR_FINDINGS)) expect(page).toContain(`### ${code}\n\n${meaning}`);
});
