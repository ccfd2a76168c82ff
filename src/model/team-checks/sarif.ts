import { UnreadableReport } from './error.ts';
import { parseReport } from './json.ts';
import { asNode, gravest, listOf, nameOf, severityOfScore, severityOfWord, textsOf, type Node, type ScanReport, type ScanResult, type Severity } from './scan.ts';

/** §3.27.9: kinds of results that are no failures. One that the standard does not know is taken for a failure. */
const NO_FAILURES: ReadonlySet<unknown> = new Set(['pass', 'open', 'informational', 'notApplicable', 'review']);
const LEVELS: Record<string, Severity> = { error: 'high', warning: 'medium', note: 'low', none: 'none' };

/**
 * Reads SARIF 2.1.0. A result's severity is the highest that it or its rule claims: `security-severity` where it is
 * given, else the level (error → high, warning → medium, note → low), which itself defaults to `warning` (§3.27.10).
 * Throws UnreadableReport.
 */
export function readSarif(text: string): ScanReport {
  const { runs } = asNode(parseReport(text));
  if (!Array.isArray(runs)) throw new UnreadableReport('it has no list of runs');
  if (runs.length === 0) throw new UnreadableReport('its list of runs is empty, so nothing was scanned');
  const report: ScanReport = { results: [], suppressed: 0, failedRuns: 0, commits: [], skipped: [] };
  for (const entry of runs) addRun(asNode(entry), report);
  return report;
}

function addRun(run: Node, report: ScanReport): void {
  if (listOf(run.invocations).some((invocation) => invocation.executionSuccessful === false)) report.failedRuns += 1;
  for (const provenance of listOf(run.versionControlProvenance))
    if (typeof provenance.revisionId === 'string') report.commits.push(provenance.revisionId);
  // §3.14.23: without `results` the scan was not carried out; an empty list says that it found nothing.
  if (!Array.isArray(run.results)) throw new UnreadableReport('a run has no results, so its scan was not carried out');
  const scanner = String(asNode(asNode(run.tool).driver).name ?? '').toLowerCase();
  for (const result of listOf(run.results)) {
    if (result.baselineState === 'absent' || NO_FAILURES.has(result.kind)) continue;
    if (isSuppressed(result)) {
      report.suppressed += 1;
      continue;
    }
    const rule = ruleOf(run, result);
    report.results.push(scanResult(result, rule, severityOf(result, rule, scanner)));
  }
}

/** §3.27.23: suppressed where there are suppressions and none is rejected or under review. */
function isSuppressed(result: Node): boolean {
  const suppressions = listOf(result.suppressions);
  return suppressions.length > 0 && suppressions.every(({ status }) => status === undefined || status === 'accepted');
}

function scanResult(result: Node, rule: Node, severity: Severity | 'unknown'): ScanResult {
  const id = nameOf(result.ruleId ?? rule.id ?? asNode(result.rule).id, 'a rule without an id');
  return { id, aliases: textsOf(rule.deprecatedIds), severity };
}

function ruleOf(run: Node, result: Node): Node {
  const tool = asNode(run.tool);
  const reference = asNode(result.rule);
  const component = asNode(reference.toolComponent).index;
  const home = typeof component === 'number' ? asNode((tool.extensions as unknown[] | undefined)?.[component]) : asNode(tool.driver);
  const index = result.ruleIndex ?? reference.index;
  const rules = listOf(home.rules);
  if (typeof index === 'number' && rules[index]) return rules[index];
  const id = result.ruleId ?? reference.id;
  const everywhere = [...rules, ...listOf(tool.extensions).flatMap((extension) => listOf(extension.rules))];
  return everywhere.find((rule) => rule.id === id) ?? {};
}

function severityOf(result: Node, rule: Node, scanner: string): Severity | 'unknown' {
  const scores = [asNode(result.properties)['security-severity'], asNode(rule.properties)['security-severity']].filter((score) => score !== undefined);
  const level = result.level ?? asNode(rule.defaultConfiguration).level ?? 'warning';
  const byLevel = typeof level === 'string' && Object.hasOwn(LEVELS, level) ? LEVELS[level]! : 'unknown';
  // OSV-Scanner gives every result the level `warning`, whether it knows a score or not.
  if (scores.length === 0) return scanner === 'osv-scanner' ? 'unknown' : byLevel;
  const known = scores.map(severityOfScore);
  if (known.includes('unknown')) return 'unknown';
  return scanner === 'trivy' ? ofTrivy(gravest(known), rule) : gravest(known);
}

/** Trivy writes 0.0 where its source has no CVSS 3 score, and the severity that it goes by as a tag of the rule. */
function ofTrivy(byScore: Severity | 'unknown', rule: Node): Severity | 'unknown' {
  if (byScore !== 'none') return byScore;
  const tags = textsOf(asNode(rule.properties).tags);
  return tags.includes('UNKNOWN') ? 'unknown' : gravest([byScore, ...tags.map(severityOfWord)]);
}
