import type { Digest } from './digest.ts';

/** The stages of a delivery, in order (docs/architecture.md). */
export const STAGES = [
  'build',
  'identify',
  'validate-data',
  'predict',
  'probe-model',
  'run-model-tests',
  'seal',
  'require-approval',
  'canary-promote',
  'rollback',
  'adopt',
  'watch',
  'monitor',
] as const;
export type Stage = (typeof STAGES)[number];

/** `doctor` is no part of a delivery and leaves no statement: it looks at the repository around it. */
export type Judge = Stage | 'doctor';

/**
 * What a stage, or one rule in it, concludes. `inconclusive` is an answer ("not enough data: needs about n rows"), never
 * a silent pass or fail; `error` means that the question could not be asked (unreadable or contradictory input).
 */
export const OUTCOMES = ['pass', 'warn', 'inconclusive', 'fail', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A place in a file that a person edits. Lines and columns count from 1. */
export interface Location {
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

/** An interval for the number that a finding is about, at confidence `level` (0 to 1), with the method's name. */
export interface Interval {
  low: number;
  high: number;
  level: number;
  method: string;
}

/** One rule's result. `expected`, `actual` and `message` are plain text from hostile sources: escape at each surface. */
export interface Finding {
  /** Stable kebab-case code; every code has an anchor in docs/troubleshooting.md. */
  code: string;
  outcome: Outcome;
  /** The rule in a few plain words, e.g. `age: between 17 and 90`. */
  rule: string;
  /** One sentence: what was seen against what was wanted, with the numbers. */
  message: string;
  expected: string;
  actual: string;
  /** Rows (or units) that the result rests on. */
  n?: number;
  interval?: Interval;
  /** A p-value, where a test gave one. */
  p?: number;
  /** Every number of the result at full double precision, by name. `null` means undefined; say why in `message`. */
  numbers?: Record<string, number | null>;
  /** What to do next, when the outcome is not `pass`. */
  fix?: string;
  /** Which rows, column, slice or group this is about, for grouping in reports. */
  subject?: { kind: 'column' | 'table' | 'slice' | 'group' | 'metric' | 'guardrail' | 'check' | 'role' | 'slot'; name: string };
  /** A few rows that broke the rule, by the declared key. Never values of a column marked sensitive. */
  examples?: string[];
  /** The rule in the delivery file. */
  location?: Location;
  /** Who answers for the rule, and why it is there; as the delivery file says. */
  owner?: string;
  because?: string;
  /** What a failure asks for beyond stopping: to hold a rollout in flight, or to take back what serves. */
  action?: 'hold' | 'revert';
}

/** The release a verdict is about. `digest` is its only identity; name and version are labels for people. */
export interface ReleaseRef {
  name: string;
  version?: string;
  digest: Digest;
}

/** One of the few numbers that matter first. */
export interface Figure {
  name: string;
  candidate: number | null;
  champion?: number | null;
  /** Of the anchor, where it is what the candidate is held against. */
  anchor?: number | null;
  /** Candidate less champion or anchor, where the rule is about that; `interval` is then of it. */
  difference?: number | null;
  interval?: Interval;
  wanted: string;
  outcome: Outcome;
}

/** A part of a page from which people decide, where findings alone would leave them to guess. */
export interface Section {
  title: string;
  /** Sentences, each a line of its own. */
  lines: string[];
  /** What a reader copies as it stands. */
  copy?: string;
  table?: { columns: string[]; rows: string[][] };
  /** Shown on demand: for who wants to know more than the decision needs. */
  folded?: boolean;
}

/** What a stage concludes. A stage returns this value and does nothing else with it; `report/` renders it everywhere. */
export interface Verdict<By extends Judge = Stage> {
  schema: 'urn:sluice:verdict:v1';
  stage: By;
  outcome: Outcome;
  /** First line of every surface: what was decided and why, in a sentence a product manager understands. */
  headline: string;
  /** False where the delivery file says `enforce: false`: shown in full, neutral as a check, never evidence. */
  enforced: boolean;
  release?: ReleaseRef;
  champion?: ReleaseRef;
  findings: Finding[];
  /** The numbers to read first, at most five; the summary folds what else passed. */
  figures?: Figure[];
  /** Told before the findings, in this order. */
  sections?: Section[];
  /** One line for everything that is off or defaulted, e.g. `Drift: off (no data.train or data.profile).` */
  notes: string[];
  /** Small facts worth a line in the summary, in order, e.g. ['Rows', '10000']. */
  facts: [name: string, value: string][];
  /** The seed that makes the numbers repeatable, where chance was used. */
  seed?: number;
}

const SEVERITY: Record<Outcome, number> = { pass: 0, warn: 1, inconclusive: 2, fail: 3, error: 4 };

/** The gravest outcome; of none at all: `error`, for a stage that asked nothing has shown nothing. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.length === 0) return 'error';
  return outcomes.reduce((gravest, outcome) => (SEVERITY[outcome] > SEVERITY[gravest] ? outcome : gravest));
}

/** Exit status of the command line program: 0 pass or warn, 1 fail, 2 inconclusive, 3 error in the input. */
export function exitStatus(verdict: Pick<Verdict, 'outcome' | 'enforced'>): 0 | 1 | 2 | 3 {
  switch (verdict.outcome) {
    case 'pass':
    case 'warn':
      return 0;
    case 'fail':
      return verdict.enforced ? 1 : 0;
    case 'inconclusive':
      return verdict.enforced ? 2 : 0;
    case 'error':
      return 3;
  }
}
