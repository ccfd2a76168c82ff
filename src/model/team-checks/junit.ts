import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { UnreadableReport } from './error.ts';

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
    for (const inner of listOf(suite.testsuite)) waiting.push(inner);
  }
  addRootClaims(listOf(roots.testsuites), report);
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
  const claimed = claimOf(suite);
  // A suite of suites repeats their claims.
  const beyond = 'testsuite' in suite ? 0 : Math.max(0, claimed - failed);
  if (beyond > 0 && report.failures.length < MOST_NAMES) report.failures.push(`${nameOf(suite)} (outside its tests)`);
  report.failed += failed + beyond;
}

/** What a suite says of itself. A number that is none is not taken for zero. */
function claimOf(suite: Node): number {
  return ['failures', 'errors'].reduce((sum, attribute) => {
    const text = String(suite[`@${attribute}`] ?? '0').trim();
    if (!/^\d{1,9}$/.test(text)) throw new UnreadableReport(`a suite says that it has ${JSON.stringify(text.slice(0, 40))} ${attribute}`);
    return sum + Number(text);
  }, 0);
}

/** The root repeats the claims of its suites; what it claims beyond them happened outside of every suite. */
function addRootClaims(roots: readonly Node[], report: JunitReport): void {
  const beyond = roots.reduce((sum, root) => sum + claimOf(root), 0) - report.failed;
  if (beyond <= 0) return;
  report.failed += beyond;
  if (report.failures.length < MOST_NAMES) report.failures.push('a failure outside of every suite');
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
