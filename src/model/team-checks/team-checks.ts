import { readFile, stat } from 'node:fs/promises';
import { sha256 } from '../../core/digest.ts';
import type { Resource, StageContext } from '../../core/stage.ts';
import type { Finding, Outcome } from '../../core/verdict.ts';
import type { FilePart } from '../facts.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Check } from '../../delivery/spec.ts';
import { count, counted, list } from '../format.ts';
import { UnreadableReport } from './error.ts';
import { readJunit } from './junit.ts';
import { readOsv } from './osv.ts';
import { readPipAudit } from './pip-audit.ts';
import { readSarif } from './sarif.ts';
import { scanFindings } from './scan-findings.ts';

/** Reports beyond this are refused unread: they are made by team code, and a parser needs many times their size. */
export const MOST_REPORT_BYTES = 64 * 1024 * 1024;

export interface TeamChecks {
  findings: Finding[];
  notes: string[];
  inputs: Resource[];
}

/** Formats of reports: how each is read, and how it is called. */
const READERS = { sarif: { read: readSarif, called: 'SARIF' }, osv: { read: readOsv, called: 'OSV-Scanner' }, pip_audit: { read: readPipAudit, called: 'pip-audit' } } as const;

/** `checks`: reports of the team's own tests (JUnit) and scans (SARIF, OSV-Scanner, pip-audit). */
export const TEAM_CHECKS: FilePart = { name: 'checks', declared: ({ spec }) => spec.checks !== undefined, judge: runTeamChecks };

/** The team's own test and scan reports, each as findings, bound to the release by the statement they end in. */
export async function runTeamChecks(delivery: Delivery, context: StageContext): Promise<TeamChecks> {
  const result: TeamChecks = { findings: [], notes: [], inputs: [] };
  for (const [index, check] of (delivery.spec.checks ?? []).entries()) await judge(delivery, context, check, index, result);
  return result;
}

async function judge(delivery: Delivery, context: StageContext, check: Check, index: number, result: TeamChecks): Promise<void> {
  const kind = (['junit', 'sarif', 'osv', 'pip_audit'] as const).find((each) => check[each] !== undefined)!;
  const declared = check[kind]!;
  const finding = findingsFor(delivery, check, ['checks', index, kind]);
  const bytes = await read(delivery.resolve(declared));
  if (bytes === 'missing') {
    result.findings.push(finding('check-report-missing', 'error', 'a report', 'no file', `there is no file ${declared}`, 'Let the job that runs the tests upload the report, and this job download it.'));
    return;
  }
  if (bytes === 'too large') {
    result.findings.push(finding('check-report-too-large', 'error', `≤ ${count(MOST_REPORT_BYTES)} bytes`, 'more', `${declared} is larger than 64 MiB`, 'Report failures only, or split the report.'));
    return;
  }
  result.inputs.push({ name: `checks.${check.name}`, digest: sha256(bytes) });
  try {
    const text = decoded(bytes);
    const today = context.clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length);
    const judged = kind === 'junit' ? junitFindings(check, text, finding) : scanFindings(check, READERS[kind].read(text), finding, today);
    const other = ofAnotherCommit(context, judged.commits, finding);
    if (judged.commits.length === 0 && (kind === 'junit' || kind === 'sarif'))
      result.notes.push(`The report of check "${check.name}" does not say which commit it is of (property \`sluice.commit\` in JUnit, versionControlProvenance in SARIF).`);
    result.findings.push(...(other ? [other] : []), ...judged.findings);
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error;
    result.findings.push(finding('check-report-unreadable', 'error', `a ${called(kind)} report`, 'unreadable', `${declared} cannot be read: ${error.message}`, 'See the step that writes it; half-written reports come from a run that was ended.'));
  }
}

function called(kind: 'junit' | keyof typeof READERS): string {
  return kind === 'junit' ? 'JUnit' : READERS[kind].called;
}

export type MakeFinding = (code: string, outcome: Outcome, expected: string, actual: string, message: string, fix?: string, more?: Partial<Finding>) => Finding;

function findingsFor(delivery: Delivery, check: Check, path: (string | number)[]): MakeFinding {
  return (code, outcome, expected, actual, message, fix, more) => ({
    code,
    outcome,
    rule: `check: ${check.name}`,
    message: `Check "${check.name}": ${message}.`,
    expected,
    actual,
    ...(fix !== undefined && { fix }),
    subject: { kind: 'check', name: check.name },
    location: delivery.locate(path),
    ...more,
  });
}

export interface JudgedReport {
  findings: Finding[];
  commits: string[];
}

function junitFindings(check: Check, text: string, finding: MakeFinding): JudgedReport {
  const report = readJunit(text);
  const ran = report.tests - report.skipped;
  const least = check.min_tests ?? 1;
  const more = { n: report.tests, numbers: { tests: report.tests, failed: report.failed, skipped: report.skipped } };
  const findings: Finding[] = [];
  if (report.failed > 0)
    findings.push(finding('check-failed', 'fail', 'no failed test', `${count(report.failed)} failed`, `${count(report.failed)} of ${counted(report.tests, 'test')} failed: ${list(report.failures, 5)}`, 'Correct what the tests found, and deliver again.', { ...more, examples: report.failures.slice(0, 5) }));
  if (report.tests > 0 && ran === 0)
    findings.push(finding('check-all-skipped', 'fail', 'tests that ran', 'all skipped', `all ${counted(report.tests, 'test')} were skipped`, 'See why: a missing dependency or a marker often skips a whole suite in silence.', more));
  else if (ran < least)
    findings.push(finding('check-too-few-tests', 'fail', `≥ ${least}`, count(ran), `${counted(ran, 'test')} ran, and at least ${least} must`, 'See why tests were not collected, or correct min_tests in a reviewed change.', more));
  if (findings.length === 0)
    findings.push(finding('check-tests', 'pass', 'no failed test', `${count(ran)} passed`, `${counted(ran, 'test')} passed${report.skipped > 0 ? `, ${count(report.skipped)} skipped` : ''}`, undefined, more));
  return { findings, commits: report.commits };
}

function ofAnotherCommit(context: StageContext, commits: readonly string[], finding: MakeFinding): Finding | undefined {
  const other = commits.find((commit) => commit.toLowerCase() !== context.commit?.toLowerCase());
  if (other === undefined || context.commit === undefined) return undefined;
  return finding('check-other-commit', 'fail', context.commit, other.slice(0, 64), `the report is of commit ${other.slice(0, 12)}, and this run is of ${context.commit.slice(0, 12)}`, 'Run the tests on the commit that is delivered; do not reuse a report or a cache of an older run.');
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableReport('it is no UTF-8 text');
  }
}

async function read(file: string): Promise<Buffer | 'missing' | 'too large'> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return 'missing';
    return found.size > MOST_REPORT_BYTES ? 'too large' : await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return 'missing';
    throw error;
  }
}
