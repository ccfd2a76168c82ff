import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StageContext } from '../../src/core/stage.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { openDuckDb } from '../../src/data/engines/duckdb.ts';
import { enginesOf } from '../../src/data/engines/engines.ts';
import { openTrino } from '../../src/data/engines/trino.ts';
import { systemClock } from '../../src/run/system.ts';
import { runModelTests } from '../../src/model/run-model-tests.ts';
import { MOST_REPORT_BYTES, runTeamChecks } from '../../src/model/team-checks/team-checks.ts';
import { contextOf, repository, type Repository } from './support.ts';

let repo: Repository;
beforeEach(() => {
  repo = repository();
});
afterEach(() => repo.remove());

const COMMIT = 'a'.repeat(40);
const engine = enginesOf({ duckdb: () => openDuckDb(), trino: (connection) => openTrino(connection, { env: {}, clock: systemClock }) });

async function judge(check: string, report: string | Uint8Array | undefined, context: Partial<StageContext> = {}): Promise<{ findings: Finding[]; notes: string[] }> {
  if (report !== undefined) repo.write('report', report);
  const delivery = await repo.delivery(`checks: [{name: unit tests, ${check}}]\n`);
  return runTeamChecks(delivery, contextOf(repo, engine, context));
}

const codes = (result: { findings: Finding[] }): [string, string][] => result.findings.map(({ code, outcome }) => [code, outcome]);
const cases = (passed: number, more = ''): string => Array.from({ length: passed }, (_, i) => `<testcase classname="t" name="n${i}"/>`).join('') + more;
const junit = (inner: string, attributes = ''): string => `<?xml version="1.0"?><testsuites><testsuite name="s" ${attributes}>${inner}</testsuite></testsuites>`;

describe('a JUnit report', () => {
  test('passes where tests ran and none failed', async () => {
    const result = await judge('junit: report, min_tests: 3', junit(cases(3, '<testcase name="later"><skipped/></testcase>')));
    expect(codes(result)).toEqual([['check-tests', 'pass']]);
    expect(result.findings[0]!.numbers).toEqual({ tests: 4, failed: 0, skipped: 1 });
  });

  test.each(['errors="1" failures="-1"', 'failures="many"', 'failures="1e999"', 'failures="NaN"'])('cannot be judged where it claims %s', async (claim) => {
    expect(codes(await judge('junit: report', junit(cases(3), claim)))).toEqual([['check-report-unreadable', 'error']]);
  });

  test('with one suite as its root, and suites within suites, is counted whole', async () => {
    const nested = `<testsuite name="a">${cases(2)}<testsuite name="b">${cases(3)}<testsuite name="c">${cases(1)}</testsuite></testsuite></testsuite>`;
    expect((await judge('junit: report', nested)).findings[0]!.numbers!.tests).toBe(6);
  });

  test.each<[string, string, string]>([
    ['a failed test', junit(cases(3, '<testcase classname="m" name="bad"><failure>x</failure></testcase>')), 'check-failed'],
    ['an error in a test', junit(cases(3, '<testcase name="bad"><error/></testcase>')), 'check-failed'],
    ['a suite that failed outside its tests', junit(cases(3), 'errors="1"'), 'check-failed'],
    ['a root that claims a failure of no suite', `<testsuites failures="1"><testsuite name="s">${cases(3)}</testsuite></testsuites>`, 'check-failed'],
    ['tests that were all skipped', junit('<testcase name="a"><skipped/></testcase><testcase name="b"><skipped/></testcase>'), 'check-all-skipped'],
    ['too few tests', junit(cases(2)), 'check-too-few-tests'],
    ['no test at all', junit(''), 'check-too-few-tests'],
    ['many skipped and too few that ran', junit(cases(1, '<testcase name="a"><skipped/></testcase>'.repeat(9))), 'check-too-few-tests'],
  ])('fails on %s', async (_, report, code) => {
    const result = await judge('junit: report, min_tests: 3', report);
    expect(codes(result)).toEqual([[code, 'fail']]);
    expect(result.findings[0]!.fix).toBeTruthy();
  });

  test('names the tests that failed', async () => {
    const result = await judge('junit: report', junit(cases(1, '<testcase classname="m" name="bad &lt;one&gt;"><failure/></testcase>')));
    expect(result.findings[0]!.message).toContain('1 of 2 tests failed: m.bad');
    expect(result.findings[0]!.examples).toHaveLength(1);
  });

  test.each(['commit', 'sluice.commit'])('of another commit, by its property %s, fails', async (name) => {
    const report = junit(`<properties><property name="${name}" value="${'b'.repeat(40)}"/></properties>${cases(1)}`);
    expect(codes(await judge('junit: report', report, { commit: COMMIT }))).toEqual([['check-other-commit', 'fail'], ['check-tests', 'pass']]);
    const own = report.replace('b'.repeat(40), COMMIT.toUpperCase());
    expect(codes(await judge('junit: report', own, { commit: COMMIT }))).toEqual([['check-tests', 'pass']]);
  });

  test('that names no commit is taken, and a note says so', async () => {
    expect((await judge('junit: report', junit(cases(1)), { commit: COMMIT })).notes.join(' ')).toContain('does not say which commit');
  });

  test.each<[string, string | Uint8Array]>([
    ['no XML', 'not xml <'],
    ['cut in the middle', junit(cases(3)).slice(0, -20)],
    ['another document', '<html><body/></html>'],
    ['empty', ''],
    ['not UTF-8', Uint8Array.of(0x3c, 0xff, 0xfe, 0x3e)],
    ['an entity that reads a file', '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]><testsuite><testcase name="&x;"/></testsuite>'],
    ['a billion laughs', `<!DOCTYPE t [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>`],
    ['nested without end', '<testsuite>'.repeat(20_000) + '</testsuite>'.repeat(20_000)],
  ])('that is %s is an error, not a crash', async (_, report) => {
    expect(codes(await judge('junit: report', report))).toEqual([['check-report-unreadable', 'error']]);
  });

  test('that is not there, or larger than 64 MiB, is an error', async () => {
    expect(codes(await judge('junit: report', undefined))).toEqual([['check-report-missing', 'error']]);
    expect(codes(await judge('junit: report', new Uint8Array(MOST_REPORT_BYTES + 1)))).toEqual([['check-report-too-large', 'error']]);
  });

  test('cannot make an object of its own by a name like __proto__', async () => {
    const result = await judge('junit: report', junit(cases(1, '<testcase name="x"><__proto__><failure/></__proto__></testcase>')));
    expect(['check-tests', 'check-report-unreadable']).toContain(result.findings[0]!.code);
    expect(({} as Record<string, unknown>).failure).toBeUndefined();
  });
});

const sarif = (results: unknown[], more: Record<string, unknown> = {}, rules: unknown[] = []): string =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'scan', rules } }, results, ...more }] });
const severe = (score: string): unknown[] => [{ id: 'R1', properties: { 'security-severity': score } }];

describe('a SARIF report', () => {
  test.each<[string, string, string, string]>([
    ['nothing found', sarif([]), 'high', 'check-scan'],
    ['a warning where high is asked', sarif([{ ruleId: 'R1', level: 'warning' }]), 'high', 'check-scan'],
    ['a warning where medium is asked', sarif([{ ruleId: 'R1', level: 'warning' }]), 'medium', 'check-severity'],
    ['an error where high is asked', sarif([{ ruleId: 'R1', level: 'error' }]), 'high', 'check-severity'],
    ['no level, which means warning', sarif([{ ruleId: 'R1' }]), 'medium', 'check-severity'],
    ["the rule's own level", sarif([{ ruleId: 'R1' }], {}, [{ id: 'R1', defaultConfiguration: { level: 'error' } }]), 'high', 'check-severity'],
    ['a security severity of 7.0', sarif([{ ruleIndex: 0, level: 'note' }], {}, severe('7.0')), 'high', 'check-severity'],
    ['a security severity of 6.9', sarif([{ ruleIndex: 0, level: 'error' }], {}, severe('6.9')), 'high', 'check-scan'],
    ['a security severity that is no number', sarif([{ ruleIndex: 0 }], {}, severe('severe')), 'critical', 'check-severity-unknown'],
    ['a level that nobody knows', sarif([{ ruleId: 'R1', level: 'fatal' }]), 'critical', 'check-severity-unknown'],
    ['a finding that was suppressed', sarif([{ ruleId: 'R1', level: 'error', suppressions: [{ kind: 'external' }] }]), 'low', 'check-scan'],
    ['a suppression that was rejected', sarif([{ ruleId: 'R1', level: 'error', suppressions: [{ kind: 'external', status: 'rejected' }] }]), 'low', 'check-severity'],
    ['a finding that is gone', sarif([{ ruleId: 'R1', level: 'error', baselineState: 'absent' }]), 'low', 'check-scan'],
    ['a scan that did not end well', sarif([], { invocations: [{ executionSuccessful: false }] }), 'high', 'check-scan-failed'],
  ])('with %s', async (_, report, failOn, code) => {
    const result = await judge(`sarif: report, fail_on: ${failOn}`, report);
    expect(codes(result)).toEqual([[code, code === 'check-scan' ? 'pass' : 'fail']]);
  });

  test('of another commit fails', async () => {
    const report = sarif([], { versionControlProvenance: [{ repositoryUri: 'https://example.org/r', revisionId: 'b'.repeat(40) }] });
    expect(codes(await judge('sarif: report', report, { commit: COMMIT }))).toEqual([['check-other-commit', 'fail'], ['check-scan', 'pass']]);
  });

  test.each([['no JSON', '{'], ['no runs', '{}'], ['an empty list of runs', '{"runs": []}'], ['a run without results', '{"runs": [{}]}']])('with %s is an error', async (_, report) => {
    expect(codes(await judge('sarif: report', report))).toEqual([['check-report-unreadable', 'error']]);
  });
});

test('reports decide the stage where no tests are declared, and are inputs of its statement', async () => {
  repo.write('report', junit(cases(2)));
  const delivery = await repo.delivery('checks: [{name: unit tests, junit: report}]\n');
  const { verdict, inputs } = await runModelTests(delivery, contextOf(repo, engine));
  expect(verdict.outcome).toBe('pass');
  expect(verdict.notes.join(' ')).toContain('Model tests: off');
  expect(inputs).toEqual([{ name: 'release.model', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }, { name: 'checks.unit tests', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }]);
});

describe('a SARIF result whose gravity cannot be read', () => {
  const sarif = (result: Record<string, unknown>) => JSON.stringify({ runs: [{ tool: { driver: { name: 's' } }, results: [{ ruleId: 'x', message: {}, ...result }] }] });

  test.each([[null], [''], [' '], [[]], [false], [-1], ['-1'], [11], ['high']])('is grave where its score is %j', async (score) => {
    const report = sarif({ level: 'note', properties: { 'security-severity': score } });
    expect(codes(await judge('sarif: report', report))).toContainEqual(['check-severity-unknown', 'fail']);
  });

  test.each([['FAIL'], [null], [7], ['bogus']])('counts where its kind is %j', async (kind) => {
    expect(codes(await judge('sarif: report', sarif({ level: 'error', kind })))).toContainEqual(['check-severity', 'fail']);
  });

  test.each(['pass', 'open', 'informational', 'notApplicable', 'review'])('is no failure of kind %s', async (kind) => {
    expect(codes(await judge('sarif: report', sarif({ level: 'none', kind })))).toEqual([['check-scan', 'pass']]);
  });
});

const osv = (packages: unknown[]): string => JSON.stringify({ results: [{ source: { path: 'requirements.lock', type: 'lockfile' }, packages }] });
const jinja = (group: Record<string, unknown>, advisory: Record<string, unknown> = {}): unknown => ({
  package: { name: 'jinja2', version: '3.1.2', ecosystem: 'PyPI' },
  vulnerabilities: [{ id: 'GHSA-h5c8-rqwp-cp95', aliases: ['CVE-2024-22195'], ...advisory }, { id: 'PYSEC-2024-1', aliases: ['CVE-2024-22195'] }],
  groups: [{ ids: ['GHSA-h5c8-rqwp-cp95', 'PYSEC-2024-1'], aliases: ['CVE-2024-22195'], ...group }],
});

describe("a report in OSV-Scanner's JSON", () => {
  test.each<[string, string, string, string]>([
    ['nothing found', '{"results": []}', 'low', 'check-scan'],
    ['a package without vulnerabilities', osv([{ package: { name: 'numpy', version: '2.0' } }]), 'low', 'check-scan'],
    ['a score of 7.5', osv([jinja({ max_severity: '7.5' })]), 'high', 'check-severity'],
    ['a score of 5.4 where high is asked', osv([jinja({ max_severity: '5.4' })]), 'high', 'check-scan'],
    ['a score of 5.4 where medium is asked', osv([jinja({ max_severity: '5.4' })]), 'medium', 'check-severity'],
    ['a severity in words alone', osv([jinja({ max_severity: '' }, { database_specific: { severity: 'MODERATE' } })]), 'medium', 'check-severity'],
    ['words that are graver than the score', osv([jinja({ max_severity: '5.0' }, { database_specific: { severity: 'CRITICAL' } })]), 'critical', 'check-severity'],
    ['no severity at all', osv([jinja({})]), 'critical', 'check-severity-unknown'],
    ['a score that is no number', osv([jinja({ max_severity: 'n/a' })]), 'critical', 'check-severity-unknown'],
    ['an advisory that no group names', osv([{ package: { name: 'x' }, vulnerabilities: [{ id: 'OSV-1' }], groups: [] }]), 'critical', 'check-severity-unknown'],
  ])('with %s', async (_, report, failOn, code) => {
    expect(codes(await judge(`osv: report, fail_on: ${failOn}`, report))).toEqual([[code, code === 'check-scan' ? 'pass' : 'fail']]);
  });

  test('counts all names of one vulnerability once, and says in which package it is', async () => {
    const { findings } = await judge('osv: report', osv([jinja({ max_severity: '9.1' })]));
    expect(findings[0]!.numbers).toMatchObject({ critical: 1, unknown: 0 });
    expect(findings[0]!.message).toContain('GHSA-h5c8-rqwp-cp95 (critical) in jinja2 3.1.2');
  });

  test.each([['no JSON', '{'], ['no results', '{"runs": []}'], ['a source without packages', '{"results": [{}]}'], ['vulnerabilities that are no list', osv([{ vulnerabilities: 'none' }])]])('with %s is an error', async (_, report) => {
    expect(codes(await judge('osv: report', report))).toEqual([['check-report-unreadable', 'error']]);
  });
});

const audit = (...dependencies: unknown[]): string => JSON.stringify({ dependencies, fixes: [] });
const FINE = { name: 'numpy', version: '2.0.1', vulns: [] };

describe("a report in pip-audit's JSON", () => {
  test.each<[string, string, [string, string][]]>([
    ['nothing found', audit(FINE), [['check-scan', 'pass']]],
    ['the list of older versions', JSON.stringify([FINE]), [['check-scan', 'pass']]],
    ['a vulnerability, of which it knows no severity', audit(FINE, { name: 'jinja2', version: '3.1.2', vulns: [{ id: 'PYSEC-2024-1', fix_versions: ['3.1.3'], aliases: ['CVE-2024-22195'] }] }), [['check-severity-unknown', 'fail']]],
    ['a package that it skipped', audit(FINE, { name: 'own', skip_reason: 'Dependency not found on PyPI' }), [['check-scan-skipped', 'fail']]],
    ['no package', audit(), [['check-report-unreadable', 'error']]],
    ['no list', '{}', [['check-report-unreadable', 'error']]],
  ])('with %s', async (_, report, wanted) => {
    expect(codes(await judge('pip_audit: report, fail_on: critical', report))).toEqual(wanted);
  });
});

describe('what SARIF of Trivy and OSV-Scanner says of severities', () => {
  const of = (scanner: string, rule: Record<string, unknown>, level = 'note'): string => JSON.stringify({ runs: [{ tool: { driver: { name: scanner, rules: [{ id: 'CVE-2026-1', ...rule }] } }, results: [{ ruleId: 'CVE-2026-1', level, message: {} }] }] });
  const trivy = (score: string, ...tags: string[]): string => of('Trivy', { properties: { 'security-severity': score, tags: ['vulnerability', 'security', ...tags] } });

  test.each<[string, string, string]>([
    ['a score of Trivy', trivy('9.8', 'CRITICAL'), 'check-severity'],
    ['no score of Trivy, and a tag that says HIGH', trivy('0.0', 'HIGH'), 'check-severity'],
    ['no score of Trivy, and a tag that says LOW', trivy('0.0', 'LOW'), 'check-scan'],
    ['a severity that Trivy does not know', trivy('0.0', 'UNKNOWN'), 'check-severity-unknown'],
    ['a score of OSV-Scanner', of('osv-scanner', { properties: { 'security-severity': '7.5' } }, 'warning'), 'check-severity'],
    ['no score of OSV-Scanner, which says warning of everything', of('osv-scanner', {}, 'warning'), 'check-severity-unknown'],
  ])('%s', async (_, report, code) => {
    expect(codes(await judge('sarif: report', report))).toEqual([[code, code === 'check-scan' ? 'pass' : 'fail']]);
  });
});

describe('an exception', () => {
  const today: Partial<StageContext> = { clock: { now: () => new Date('2026-11-23T23:59:59Z'), sleep: async () => undefined } };
  const exception = (more: string, expires = '2026-12-31'): string => `exceptions: [{id: ${more}, because: templates are ours alone, owner: risk, expires: ${expires}}]`;
  const grave = osv([jinja({ max_severity: '9.1' })]);

  test.each<[string, string, [string, string][]]>([
    ['in force is shown, and lets the rest pass', exception('GHSA-h5c8-rqwp-cp95'), [['check-scan', 'pass'], ['check-excepted', 'pass']]],
    ['may name an alias, in any case', exception('cve-2024-22195'), [['check-scan', 'pass'], ['check-excepted', 'pass']]],
    ['may name the package', exception('CVE-2024-22195, package: Jinja2'), [['check-scan', 'pass'], ['check-excepted', 'pass']]],
    ['for another package covers nothing', exception('CVE-2024-22195, package: numpy'), [['check-severity', 'fail'], ['check-exception-unused', 'warn']]],
    ['for another vulnerability covers nothing', exception('CVE-2020-1'), [['check-severity', 'fail'], ['check-exception-unused', 'warn']]],
    ['counts on its last day', exception('CVE-2024-22195', '2026-11-23'), [['check-scan', 'pass'], ['check-excepted', 'pass']]],
    ['does not count on the day after', exception('CVE-2024-22195', '2026-11-22'), [['check-exception-expired', 'fail']]],
  ])('%s', async (_, declared, wanted) => {
    expect(codes(await judge(`osv: report, ${declared}`, grave, today))).toEqual(wanted);
  });

  test('says who answers for what, why and until when', async () => {
    const { findings } = await judge(`osv: report, ${exception('CVE-2024-22195')}`, grave, today);
    expect(findings[1]).toMatchObject({ message: expect.stringContaining('GHSA-h5c8-rqwp-cp95 (critical) in jinja2 3.1.2: accepted until 2026-12-31'), owner: 'risk', because: 'templates are ours alone' });
    const { findings: [expired] } = await judge(`osv: report, ${exception('CVE-2024-22195', '2026-01-31')}`, grave, today);
    expect(expired!.message).toContain('was accepted by risk until 2026-01-31, and that day has passed');
  });

  test('covers a package that pip-audit skipped, by its name', async () => {
    const report = audit(FINE, { name: 'own', skip_reason: 'not found' });
    expect(codes(await judge(`pip_audit: report, ${exception('own')}`, report, today))).toEqual([['check-scan', 'pass'], ['check-excepted', 'pass']]);
  });

  test.each(['because: short, owner: o, expires: 2027-01-31', 'because: long enough to read, expires: 2027-01-31', 'because: long enough to read, owner: o', 'because: long enough to read, owner: o, expires: soon', 'because: long enough to read, owner: o, expires: 2027-02-30'])('needs a reason, an owner and a day: not {%s}', async (rest) => {
    await expect(judge(`osv: report, exceptions: [{id: CVE-1, ${rest}}]`, grave, today)).rejects.toThrow(/delivery\.yml/);
  });
});
