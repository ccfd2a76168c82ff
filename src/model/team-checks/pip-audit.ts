import { UnreadableReport } from './error.ts';
import { parseReport } from './json.ts';
import { asNode, listOf, nameOf, textsOf, type ScanReport } from './scan.ts';

/**
 * Reads pip-audit's JSON (github.com/pypa/pip-audit): packages with their vulnerabilities, and packages that it skipped. It
 * knows no severities. Throws UnreadableReport.
 */
export function readPipAudit(text: string): ScanReport {
  const parsed = parseReport(text);
  // Before version 2.0 the list stood alone.
  const dependencies = Array.isArray(parsed) ? parsed : asNode(parsed).dependencies;
  if (!Array.isArray(dependencies)) throw new UnreadableReport('it has no list `dependencies`, as pip-audit writes one');
  if (dependencies.length === 0) throw new UnreadableReport('its list of dependencies is empty, so nothing was audited');
  const report: ScanReport = { results: [], suppressed: 0, failedRuns: 0, commits: [], skipped: [] };
  for (const entry of listOf(dependencies)) {
    const name = nameOf(entry.name, 'a package without a name');
    if (!Array.isArray(entry.vulns)) {
      report.skipped.push({ name, because: nameOf(entry.skip_reason, 'no reason is given') });
      continue;
    }
    const version = typeof entry.version === 'string' ? entry.version.slice(0, 100) : undefined;
    for (const { id, aliases } of listOf(entry.vulns))
      report.results.push({ id: nameOf(id, 'a vulnerability without an id'), aliases: textsOf(aliases), severity: 'unknown', package: { name, ...(version !== undefined && { version }) } });
  }
  return report;
}
