import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { UnreadableReport } from './team-checks-error.ts';

/** A JUnit report in numbers, counted from its test cases and never below what its own attributes claim to have failed. */
export interface JunitReport {
  tests: number;
  failed: number;
  skipped: number;
  /** Names of failed tests, at most 50. */
  failures: string[];
  /** Commits that the report says it is of (property `sluice.commit` or `commit`). */
  commits: string[];
}

const MOST_NAMES = 50;
const MOST_NESTED = 100;
const COMMIT_PROPERTIES = new Set(['commit', 'sluice.commit']);

type Node = Record<string, unknown>;

/** Reads a JUnit XML report. Document types are refused, and with them every entity attack. Throws UnreadableReport. */
export function readJunit(text: string): JunitReport {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new UnreadableReport('it declares a document type, which no test runner needs');
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new UnreadableReport(`line ${validity.err.line} is no XML (${validity.err.msg})`);
  const report: JunitReport = { tests: 0, failed: 0, skipped: 0, failures: [], commits: [] };
  const roots = parse(text);
  const waiting = [...listOf(roots.testsuites), ...listOf(roots.testsuite)];
  if (waiting.length === 0) throw new UnreadableReport('its root is neither testsuites nor testsuite');
  while (waiting.length > 0) {
    const suite = waiting.pop()!;
    addCommits(suite, report);
    addCases(suite, report);
    waiting.push(...listOf(suite.testsuite));
  }
  return report;
}

function parse(text: string): Node {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseAttributeValue: false,
    parseTagValue: false,
    processEntities: false,
    maxNestedTags: MOST_NESTED,
    ignoreDeclaration: true,
    ignorePiTags: true,
    stopNodes: ['*.system-out', '*.system-err'],
  });
  try {
    return parser.parse(text) as Node;
  } catch (error) {
    throw new UnreadableReport((error as Error).message);
  }
}

/** Counts the suite's own cases, and what it claims to have failed beyond them: a crash while it was set up. */
function addCases(suite: Node, report: JunitReport): void {
  let failed = 0;
  for (const testCase of listOf(suite.testcase)) {
    report.tests += 1;
    if ('failure' in testCase || 'error' in testCase) {
      failed += 1;
      if (report.failures.length < MOST_NAMES) report.failures.push(nameOf(testCase));
    } else if ('skipped' in testCase) report.skipped += 1;
  }
  const claimed = claimOf(suite, '@failures') + claimOf(suite, '@errors');
  // A suite of suites repeats their claims.
  const beyond = 'testsuite' in suite ? 0 : Math.max(0, claimed - failed);
  if (beyond > 0 && report.failures.length < MOST_NAMES) report.failures.push(`${nameOf(suite)} (outside its tests)`);
  report.failed += failed + beyond;
}

function claimOf(suite: Node, attribute: string): number {
  const value = Number(suite[attribute] ?? 0);
  return Number.isFinite(value) ? value : 0;
}

function nameOf(testCase: Node): string {
  const name = String(testCase['@name'] ?? 'without a name');
  const className = testCase['@classname'];
  return (className ? `${String(className)}.${name}` : name).slice(0, 200);
}

function addCommits(suite: Node, report: JunitReport): void {
  for (const properties of listOf(suite.properties))
    for (const property of listOf(properties.property))
      if (COMMIT_PROPERTIES.has(String(property['@name']))) report.commits.push(String(property['@value'] ?? property['#text'] ?? ''));
}

function listOf(value: unknown): Node[] {
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.map((entry) => (typeof entry === 'object' && entry !== null ? (entry as Node) : {}));
}
