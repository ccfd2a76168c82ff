export const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface ScanResult {
  /** Vulnerability or rule. */
  id: string;
  /** Other names of the same. */
  aliases: string[];
  /** `unknown`: the report does not say, or says it in words that cannot be read. */
  severity: Severity | 'unknown';
  package?: { name: string; version?: string };
}

/** What a scanner reports, whatever its format. */
export interface ScanReport {
  results: ScanResult[];
  /** Findings that the scanner itself was told to leave out. */
  suppressed: number;
  /** Runs that say of themselves that they did not end well. */
  failedRuns: number;
  /** Commits that the runs say they looked at. */
  commits: string[];
  /** Packages that the scanner could not look at, and why. */
  skipped: { name: string; because: string }[];
}

export type Node = Record<string, unknown>;

/** Bands of a CVSS score as GitHub code scanning has them: docs.github.com, "SARIF support for code scanning". */
const BANDS: [from: number, severity: Severity][] = [[9, 'critical'], [7, 'high'], [4, 'medium'], [0.1, 'low']];

/** Severity of a CVSS base score; `unknown` for what is no number from 0 to 10. */
export function severityOfScore(value: unknown): Severity | 'unknown' {
  const score = scoreOf(value);
  if (!(score >= 0 && score <= 10)) return 'unknown';
  return BANDS.find(([from]) => score >= from)?.[1] ?? 'none';
}

/** Severities in words, as GitHub's and Trivy's advisories write them. */
const WORDS: Record<string, Severity> = { LOW: 'low', MODERATE: 'medium', MEDIUM: 'medium', HIGH: 'high', CRITICAL: 'critical' };

export function severityOfWord(value: unknown): Severity | 'unknown' {
  const word = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return Object.hasOwn(WORDS, word) ? WORDS[word]! : 'unknown';
}

/** The gravest of those that are known; `unknown` where none is. */
export function gravest(severities: readonly (Severity | 'unknown')[]): Severity | 'unknown' {
  const known = severities.filter((severity) => severity !== 'unknown');
  return known.length === 0 ? 'unknown' : SEVERITIES[Math.max(...known.map((severity) => SEVERITIES.indexOf(severity)))]!;
}

/** `Number` makes 0, the harmless score, of null, of an empty text and of an empty list. */
function scoreOf(value: unknown): number {
  if (typeof value === 'string' && value.trim() !== '') return Number(value);
  return typeof value === 'number' ? value : NaN;
}

export function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.map(asNode) : [];
}

export function asNode(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function nameOf(value: unknown, otherwise: string): string {
  return (typeof value === 'string' && value !== '' ? value : otherwise).slice(0, 200);
}
