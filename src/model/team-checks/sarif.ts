import { UnreadableReport } from './error.ts';

export const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type SarifSeverity = (typeof SEVERITIES)[number];

export interface SarifReport {
  results: { rule: string; severity: SarifSeverity }[];
  suppressed: number;
  /** Runs that say of themselves that they did not end well. */
  failedRuns: number;
  /** Commits that the runs say they looked at. */
  commits: string[];
}

type Node = Record<string, unknown>;

/** Bands of `security-severity` (CVSS) as GitHub code scanning has them: docs.github.com, "SARIF support for code scanning". */
const BANDS: [from: number, severity: SarifSeverity][] = [[9, 'critical'], [7, 'high'], [4, 'medium'], [0.1, 'low']];
/** §3.27.9: kinds of results that are no failures. One that the standard does not know is taken for a failure. */
const NO_FAILURES: ReadonlySet<unknown> = new Set(['pass', 'open', 'informational', 'notApplicable', 'review']);
const LEVELS: Record<string, SarifSeverity> = { error: 'high', warning: 'medium', note: 'low', none: 'none' };

/**
 * Reads SARIF 2.1.0. A result's severity is the highest that it or its rule claims: `security-severity` where it is
 * given, else the level (error → high, warning → medium, note → low), which itself defaults to `warning` (§3.27.10).
 * Throws UnreadableReport.
 */
export function readSarif(text: string): SarifReport {
  let document: unknown;
  try {
    document = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    throw new UnreadableReport('it is no JSON');
  }
  const runs = asNode(document).runs;
  if (!Array.isArray(runs)) throw new UnreadableReport('it has no list of runs');
  if (runs.length === 0) throw new UnreadableReport('its list of runs is empty, so nothing was scanned');
  const report: SarifReport = { results: [], suppressed: 0, failedRuns: 0, commits: [] };
  for (const entry of runs) addRun(asNode(entry), report);
  return report;
}

function addRun(run: Node, report: SarifReport): void {
  if (listOf(run.invocations).some((invocation) => invocation.executionSuccessful === false)) report.failedRuns += 1;
  for (const provenance of listOf(run.versionControlProvenance))
    if (typeof provenance.revisionId === 'string') report.commits.push(provenance.revisionId);
  // §3.14.23: without `results` the scan was not carried out; an empty list says that it found nothing.
  if (!Array.isArray(run.results)) throw new UnreadableReport('a run has no results, so its scan was not carried out');
  for (const result of listOf(run.results)) {
    if (result.baselineState === 'absent' || NO_FAILURES.has(result.kind)) continue;
    if (isSuppressed(result)) {
      report.suppressed += 1;
      continue;
    }
    const rule = ruleOf(run, result);
    report.results.push({ rule: nameOf(result, rule), severity: severityOf(result, rule) });
  }
}

/** §3.27.23: suppressed where there are suppressions and none is rejected or under review. */
function isSuppressed(result: Node): boolean {
  const suppressions = listOf(result.suppressions);
  return suppressions.length > 0 && suppressions.every(({ status }) => status === undefined || status === 'accepted');
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

function severityOf(result: Node, rule: Node): SarifSeverity {
  const scores = [asNode(result.properties)['security-severity'], asNode(rule.properties)['security-severity']]
    .filter((score) => score !== undefined)
    .map(scoreOf);
  if (scores.some((score) => !(score >= 0 && score <= 10))) return 'critical'; // a score that cannot be read is not a low one
  if (scores.length > 0) {
    const score = Math.max(...scores);
    return BANDS.find(([from]) => score >= from)?.[1] ?? 'none';
  }
  const level = result.level ?? asNode(rule.defaultConfiguration).level ?? 'warning';
  return typeof level === 'string' && Object.hasOwn(LEVELS, level) ? LEVELS[level]! : 'critical';
}

/** `Number` makes 0, the harmless score, of null, of an empty text and of an empty list. */
function scoreOf(value: unknown): number {
  if (typeof value === 'string' && value.trim() !== '') return Number(value);
  return typeof value === 'number' ? value : NaN;
}

function nameOf(result: Node, rule: Node): string {
  return String(result.ruleId ?? rule.id ?? asNode(result.rule).id ?? 'a rule without an id').slice(0, 200);
}

function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.map(asNode) : [];
}

function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}
