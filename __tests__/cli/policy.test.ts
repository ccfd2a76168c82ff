import { symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { cli } from '../../src/cli/main.ts';
import { temporaryFolder } from '../../testkit/temporary.ts';
import { startGitHub } from '../../testkit/github/index.ts';
import { writeTree } from '../evidence/files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DELIVERY = `version: 1
release: {name: income, version: 1.0.0, model: model/, risk: {default: medium, rules: [{when: [code], risk: high, because: it answers}]}}
approval:
  roles: {owner: {environment: income-owner}, risk: {environment: income-risk}}
  classes:
    medium: {roles: [owner]}
`;
const CASES = `version: 1
cases:
  - name: code is high
    facts: {changes: [code]}
    expect: {risk: high, roles: [owner, risk]}
  - name: weights are medium
    facts: {changes: [weights]}
    expect: {risk: medium, roles: [owner], expires: 168 h}
`;

async function command(cwd: string, argv: string[], env: Record<string, string> = {}): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await cli(argv, { stdout: (text) => void (out += text), stderr: (text) => void (err += text), cwd, env });
  return { status, out, err };
}

async function home(files: Record<string, string> = {}) {
  const folder = await temporaryFolder();
  await writeTree(folder.path, { 'delivery.yml': DELIVERY, 'cases.yml': CASES, ...files });
  return folder;
}

describe('sluice policy test', () => {
  test('is 0 where every case is as expected', async () => {
    await using folder = await home();
    expect(await command(folder.path, ['policy', 'test', 'cases.yml'])).toEqual({ status: 0, out: 'ok    code is high\nok    weights are medium\n2 of 2 cases as expected.\n', err: '' });
  });

  test('is 1 where one is not, and says what differs, from which rule, and at which line the case stands', async () => {
    await using folder = await home({ 'cases.yml': CASES.replace('risk: high, roles: [owner, risk]', 'risk: low, roles: [owner]') });
    const { status, out } = await command(folder.path, ['policy', 'test', 'cases.yml']);
    expect(status).toBe(1);
    expect(out).toBe(`FAIL  code is high (cases.yml:3)
      risk   expected low, got high (rule 1 of release.risk: code is high (it answers))
      roles  expected owner, got owner, risk
ok    weights are medium
1 of 2 cases as expected.
`);
  });

  test('says so as JSON, too', async () => {
    await using folder = await home({ 'cases.yml': CASES.replace('risk: high', 'risk: low') });
    const { status, out } = await command(folder.path, ['policy', 'test', 'cases.yml', '--json']);
    expect([status, JSON.parse(out)]).toEqual([1, { failed: 1, cases: [{ file: 'cases.yml', name: 'code is high', line: 3, mismatches: [expect.objectContaining({ what: 'risk', expected: 'low' })] }, expect.objectContaining({ mismatches: [] })] }]);
  });

  test('fails a case that does not name a refusal there is: nothing is expected by silence but calm', async () => {
    await using folder = await home({ 'cases.yml': 'version: 1\ncases: [{name: calm, facts: {incidents: [{title: Scores jump}]}, expect: {risk: medium}}]\n' });
    expect(await command(folder.path, ['policy', 'test', 'cases.yml'])).toMatchObject({ status: 1, out: expect.stringMatching(/refusals {2}expected none, got incident-open/) });
  });

  test('compares with an older delivery file, so that a team sees which of its changes loosen', async () => {
    await using folder = await home({
      'old.yml': `${DELIVERY}evidence: {signing: key, public_key: key.pem}\n`,
      'cases.yml': 'version: 1\ncases: [{name: signatures gone, facts: {then: old.yml, changes: [weights]}, expect: {roles: [owner]}}]\n',
    });
    // Nobody owns the policy here, so every role must see that it was loosened.
    expect((await command(folder.path, ['policy', 'test', 'cases.yml'])).out).toMatch(/roles {2}expected owner, got owner, risk/);
  });

  test.each([
    ['a key that no case has', 'version: 1\ncases: [{name: a, expect: {risc: high}}]\n', 'cases.yml:2', 'delivery-unknown-key'],
    ['two cases of one name', 'version: 1\ncases: [{name: a, expect: {risk: high}}, {name: a, expect: {risk: low}}]\n', 'cases.yml:2', 'case-twice'],
    ['no cases', 'version: 1\ncases: []\n', 'cases.yml:2', 'delivery-invalid'],
    ['a delivery file that is not there', 'version: 1\ndelivery: gone.yml\ncases: [{name: a, expect: {risk: high}}]\n', 'gone.yml', 'delivery-unreadable'],
    ['a policy that is not there', 'version: 1\npolicy: gone.yml\ncases: [{name: a, expect: {risk: high}}]\n', 'gone.yml', 'policy-file-unreadable'],
  ])('is 3 for %s', async (_, text, where, code) => {
    await using folder = await home({ 'cases.yml': text });
    const { status, err } = await command(folder.path, ['policy', 'test', 'cases.yml']);
    expect([status, err]).toEqual([3, expect.stringContaining(where)]);
    expect(err).toContain(`[${code}]`);
  });

  test('is 3 without a file, and for another word than test or show', async () => {
    await using folder = await home();
    expect(await command(folder.path, ['policy', 'test'])).toMatchObject({ status: 3, err: expect.stringContaining('[policy-cases-missing]') });
    expect(await command(folder.path, ['policy', 'prove'])).toMatchObject({ status: 3, err: expect.stringContaining('[policy-command]') });
    expect(await command(folder.path, ['policy', 'test', 'gone.yml'])).toMatchObject({ status: 3, err: expect.stringContaining('[policy-file-unreadable]') });
  });

  test('that is a link to something without an end, or larger than people write, is not waited for', async () => {
    await using folder = await home();
    await symlink('/dev/zero', path.join(folder.path, 'endless.yml'));
    await writeFile(path.join(folder.path, 'large.yml'), '');
    await truncate(path.join(folder.path, 'large.yml'), 2 * 1024 ** 3);
    for (const [file, why] of [['endless.yml', 'not a plain file'], ['large.yml', 'at most 1048576 are read']]) expect(await command(folder.path, ['policy', 'test', file!])).toMatchObject({ status: 3, err: expect.stringMatching(new RegExp(`${why}.*\\[policy-file-unreadable\\]`)) });
  });

  test('holds what the income example says of itself', async () => {
    expect(await command(ROOT, ['policy', 'test', 'examples/income/policy-cases.yml'])).toMatchObject({ status: 0, out: expect.stringContaining('14 of 14 cases as expected.') });
  });
});

describe('sluice policy show', () => {
  test('prints each rule that counts, and the line it comes from', async () => {
    await using folder = await home();
    const { status, out } = await command(folder.path, ['policy', 'show']);
    expect(status).toBe(0);
    expect(out).toMatch(/^class of risk +1 rules, else medium {2}\[delivery\.yml:2\]$/m);
    expect(out).toMatch(/^medium: roles +owner \(income-owner\) {2}\[delivery\.yml:6\]$/m);
    expect(out).toMatch(/^high: roles +owner \(income-owner\), risk \(income-risk\) {2}\[delivery\.yml:4\]$/m);
    expect(out).toMatch(/^high: expires +7 days {2}\[default\]$/m);
  });

  test("reads the organisation's policy from GitHub at its commit, and is 1 where the delivery file asks for less", async () => {
    await using github = await startGitHub({ runs: [{ id: 1001 }], others: [{ owner: 'octo-org', name: 'policies', private: false, commits: [{ author: 'octocat', files: { 'model.yml': 'version: 1\napproval: {expires: 2 days}\n' } }] }] });
    const commit = github.state.others.get('octo-org/policies')!.state.git.resolve('main')!.sha;
    await using folder = await home({ 'delivery.yml': DELIVERY.replace('approval:\n', `approval:\n  extends: octo-org/policies/model.yml@${commit}\n  expires: 3 days\n`) });
    await writeFile(path.join(folder.path, 'event.json'), '{}');
    const env = { ...github.environmentFor(), GITHUB_EVENT_PATH: path.join(folder.path, 'event.json'), GITHUB_TOKEN: github.workflowToken({ contents: 'read' }), GITHUB_WORKSPACE: folder.path };
    const { status, out, err } = await command(folder.path, ['policy', 'show'], env);
    expect([status, err]).toEqual([1, '']);
    expect(out).toMatch(/^medium: expires +2 days {2}\[delivery\.yml:5, octo-org\/policies\/model\.yml:2\]$/m);
    expect(out).toMatch(/REFUSED floor-loosened: expected approval\.expires: at most 2 days \(octo-org\/policies\/model\.yml:2\), found approval\.expires: 3 days \(delivery\.yml:5\)/);
  });

  test('is 3 where that policy cannot be read here', async () => {
    await using folder = await home({ 'delivery.yml': DELIVERY.replace('approval:\n', `approval:\n  extends: octo-org/policies/model.yml@${'a'.repeat(40)}\n`) });
    expect(await command(folder.path, ['policy', 'show'])).toMatchObject({ status: 3, err: expect.stringContaining('[policy-unread]') });
  });
});
