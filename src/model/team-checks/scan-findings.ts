import type { Check } from '../../delivery/spec.ts';
import type { Finding } from '../../core/verdict.ts';
import { count, counted, list } from '../format.ts';
import { except, resultText, type Excepted } from './exceptions.ts';
import { SEVERITIES, type ScanReport } from './scan.ts';
import type { JudgedReport, MakeFinding } from './team-checks.ts';

/** What a scan comes to, under the limit and the exceptions that the delivery file declares. `today`: the day in UTC. */
export function scanFindings(check: Check, report: ScanReport, finding: MakeFinding, today: string): JudgedReport {
  const failOn = check.fail_on ?? 'high';
  const parted = except(report, check.exceptions ?? [], today);
  const grave = parted.results.filter(({ severity }) => severity !== 'unknown' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn));
  const unknown = parted.results.filter(({ severity }) => severity === 'unknown');
  const expected = `none of severity ${failOn} or above`;
  const more = { n: report.results.length, numbers: numbersOf(report, parted) };
  const findings: Finding[] = [];
  const fail = (code: string, wanted: string, actual: string, message: string, fix: string, names: readonly string[] = []): void =>
    void findings.push(finding(code, 'fail', wanted, actual, message, fix, { ...more, ...(names.length > 0 && { examples: names.slice(0, 5) }) }));

  if (report.failedRuns > 0)
    fail('check-scan-failed', 'a scan that ended well', 'executionSuccessful: false', 'the scanner says that it did not end well, so what it did not find means nothing', 'See the log of the scan, and run it again.');
  if (grave.length > 0) {
    const names = [...new Set(grave.map(resultText))];
    fail('check-severity', expected, counted(grave.length, 'finding'), `${counted(grave.length, 'finding')} at or above ${failOn}: ${list(names, 5)}`, 'Update or replace what is affected. Where it does no harm here, write an exception with an owner and a last day (`checks.exceptions`).', names);
  }
  if (unknown.length > 0) {
    const names = [...new Set(unknown.map(resultText))];
    fail('check-severity-unknown', 'a severity that is known, or nothing found', counted(unknown.length, 'finding'), `${counted(unknown.length, 'finding')} of which the report gives no severity that can be read, so that nobody can say it is harmless: ${list(names, 5)}`, 'Look each up, and update what is affected or write an exception with an owner and a last day (`checks.exceptions`).', names);
  }
  for (const { exception, covers } of parted.expired)
    fail('check-exception-expired', `an exception that counts on ${today}`, `until ${exception.expires}`, `${list(covers, 5)} was accepted by ${exception.owner} until ${exception.expires}, and that day has passed`, 'Update what is affected, or let the owner look again and set a new last day in a reviewed change.', covers);
  if (parted.skipped.length > 0) {
    const names = parted.skipped.map(({ name, because }) => `${name} (${because})`);
    fail('check-scan-skipped', 'every package looked at', counted(parted.skipped.length, 'package'), `${counted(parted.skipped.length, 'package')} could not be looked at: ${list(names, 5)}`, 'Audit what is installed from a lock with exact versions; what no index knows needs an exception under the name of the package.', names);
  }
  if (findings.length === 0) {
    const below = parted.results.length;
    const apart = [`${count(below)} below`, ...(report.suppressed > 0 ? [`${count(report.suppressed)} suppressed`] : []), ...(parted.accepted.length > 0 ? [`${counted(parted.accepted.length, 'exception')} in force`] : [])];
    findings.push(finding('check-scan', 'pass', expected, counted(below, 'lesser finding'), `no finding at or above ${failOn} (${apart.join(', ')})`, undefined, more));
  }
  return { findings: [...findings, ...accepted(parted, finding), ...unused(parted, finding)], commits: report.commits };
}

/** Shown to whoever approves: a risk that somebody took stays a risk. */
function accepted(parted: Excepted, finding: MakeFinding): Finding[] {
  return parted.accepted.map(({ exception, covers }) =>
    finding('check-excepted', 'pass', `accepted until ${exception.expires}`, exception.id, `${list(covers, 5)}: accepted until ${exception.expires}`, undefined, { owner: exception.owner, because: exception.because }),
  );
}

function unused(parted: Excepted, finding: MakeFinding): Finding[] {
  return parted.unused.map(({ id, package: of, owner, expires }) =>
    finding('check-exception-unused', 'warn', 'exceptions for what is found', 'nothing found by it', `the exception for ${id}${of === undefined ? '' : ` in ${of}`} (${owner}, until ${expires}) covers nothing in this report`, 'Remove it, so that it does not cover the same finding when it comes back unseen.', { owner }),
  );
}

function numbersOf(report: ScanReport, parted: Excepted): Record<string, number> {
  const by = Object.fromEntries([...SEVERITIES, 'unknown' as const].map((name) => [name, report.results.filter(({ severity }) => severity === name).length]));
  return { ...by, suppressed: report.suppressed, skipped: report.skipped.length, excepted: parted.accepted.length };
}
