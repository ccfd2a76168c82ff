import type { Finding, Stage } from '../../core/verdict.ts';

/** A finding of any stage of one run. */
export interface Related {
  stage: Stage;
  finding: Pick<Finding, 'code' | 'outcome' | 'message'> & Partial<Pick<Finding, 'subject' | 'numbers' | 'examples'>>;
}

/** Which line of evidence a finding belongs to. Lines are independent ways to see a fault: several that meet make a cause likely. */
export type Line =
  | 'files' | 'join' | 'predictor' | 'signature' | 'environment' | 'overall' | 'slice' | 'fairness' | 'calibration' | 'flip' | 'golden'
  | 'behaviour' | 'importance' | 'shift' | 'drift' | 'contract' | 'serving';

export interface Signal {
  line: Line;
  related: Related;
  /** Columns of the data that it speaks of. */
  columns: string[];
  /** How far beyond its limit, as a ratio; 1 where the finding does not say. */
  excess: number;
}

const BY_CODE: readonly [RegExp, Line][] = [
  [/^(contents|part)-/, 'files'],
  [/^(prediction|candidate-predictions|score|test-key|label|unit|query|weight)-|^column-missing$/, 'join'],
  [/^(predict|predictor)-/, 'predictor'],
  [/^signature-/, 'signature'],
  [/^environment-/, 'environment'],
  [/^calibration-/, 'calibration'],
  [/^(prevalence|shift)/, 'shift'],
  [/flip/, 'flip'],
  [/^golden-/, 'golden'],
  [/^fairness-/, 'fairness'],
  [/^(slice|weak-slice)/, 'slice'],
  [/^(importance|explanation|attribution|forbidden)/, 'importance'],
  [/^behaviour-/, 'behaviour'],
  [/^serving-/, 'serving'],
  [/^drift/, 'drift'],
];

/** What counts as having gone wrong. A question that stayed open points at nothing. */
const WRONG = new Set(['fail', 'error']);

/** The signals of findings that failed, and of those that only tell where a model leans on a column. `cuts`: columns that slices are cut by. */
export function signalsOf(related: readonly Related[], cuts: readonly string[] = []): Signal[] {
  const known = [...new Set([...cuts, ...related.flatMap(({ finding: { subject } }) => (subject?.kind === 'column' ? [subject.name] : []))])];
  return related.flatMap((one): Signal[] => {
    const line = lineOf(one);
    if (line === undefined || !(WRONG.has(one.finding.outcome) || line === 'importance')) return [];
    return [{ line, related: one, columns: columnsOf(one, known), excess: excessOf(one.finding.numbers) }];
  });
}

function lineOf({ stage, finding }: Related): Line | undefined {
  const found = BY_CODE.find(([pattern]) => pattern.test(finding.code))?.[1];
  if (stage === 'validate-data') return found === 'drift' ? 'drift' : finding.code.startsWith('label-flips') ? 'flip' : 'contract';
  if (found !== undefined) return found;
  if (finding.subject?.kind === 'slice' || finding.subject?.kind === 'group') return 'slice';
  return finding.subject?.kind === 'metric' ? 'overall' : undefined;
}

/** A column by its own name, or those that a slice is cut by: `sex = Female, age below 40`. */
function columnsOf({ finding: { subject } }: Related, known: readonly string[]): string[] {
  if (subject === undefined) return [];
  if (subject.kind === 'column') return [subject.name];
  const equal = [...subject.name.matchAll(/(?:^|, | and | × )([^=,]{1,300}?) = /g)].map(([, name]) => name!.trim());
  return [...new Set([...equal, ...known.filter((name) => startsPart(subject.name, name))])];
}

/** Whether a part of a slice's name begins with the column's name. */
function startsPart(slice: string, column: string): boolean {
  for (let at = slice.indexOf(column); at >= 0; at = slice.indexOf(column, at + 1)) {
    const [before, end] = [slice.slice(0, at), slice.charAt(at + column.length)];
    if ((before === '' || /(, | and | × )$/.test(before)) && /^[ ,]?$/.test(end)) return true;
  }
  return false;
}

/** Of the first number that a finding names, its effect, to its limit. */
function excessOf(numbers: Finding['numbers'] = {}): number {
  const limit = numbers.limit;
  const [effect] = Object.values(numbers);
  if (typeof limit !== 'number' || typeof effect !== 'number' || limit <= 0) return 1;
  return Math.max(1, Math.min(1000, Math.abs(effect) / limit));
}
