import { canonicalJson } from '../../core/digest.ts';
import type { Prediction } from '../../core/seams.ts';
import { figure, list } from '../format.ts';

/** A number, a number for each score, or a class. */
export type GoldenValue = number | number[] | string;
/** As written in a golden row: exact (or within the file's tolerance), within a tolerance, or one of a set. */
export type Expectation = GoldenValue | { value: GoldenValue; tolerance: number } | { one_of: GoldenValue[] };

/** What the candidate answers to one golden row. */
export interface GoldenAnswer {
  prediction: Prediction;
  /** Undefined where the task has no classes. */
  className?: string;
}

export function meets(expectation: Expectation, answer: GoldenAnswer, tolerance: number): boolean {
  if (isSet(expectation)) return expectation.one_of.some((value) => equals(value, answer, tolerance));
  if (isTolerant(expectation)) return equals(expectation.value, answer, expectation.tolerance);
  return equals(expectation, answer, tolerance);
}

function equals(value: GoldenValue, { prediction, className }: GoldenAnswer, tolerance: number): boolean {
  if (typeof value === 'string') return className === value;
  const wanted = typeof value === 'number' ? [value] : value;
  return wanted.length === prediction.length && wanted.every((number, i) => (tolerance === 0 ? prediction[i] === number : Math.abs(prediction[i]! - number) <= tolerance));
}

/** Whether an entry that accepts a change still speaks of what the golden row expects. */
export function isSameExpectation(entry: Expectation, golden: Expectation): boolean {
  const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
  return same(entry, golden) || (isTolerant(golden) && same(entry, golden.value));
}

export function expectationText(expectation: Expectation, tolerance: number): string {
  if (isSet(expectation)) return `one of ${list(expectation.one_of.map(valueText), 8)}`;
  const [value, within] = isTolerant(expectation) ? [expectation.value, expectation.tolerance] : [expectation, tolerance];
  return within > 0 && typeof value !== 'string' ? `${valueText(value)} within ${within}` : valueText(value);
}

/** The answer in the form that the golden row is written in. */
export function answerAs(expectation: Expectation, { prediction, className }: GoldenAnswer): GoldenValue {
  const value = isSet(expectation) ? expectation.one_of[0]! : isTolerant(expectation) ? expectation.value : expectation;
  if (typeof value === 'string') return className ?? 'no class';
  return typeof value === 'number' && prediction.length === 1 ? prediction[0]! : [...prediction];
}

export function valueText(value: GoldenValue): string {
  if (typeof value === 'string') return value.slice(0, 100);
  return Array.isArray(value) ? `[${value.slice(0, 8).map((number) => figure(number)).join(', ')}]` : String(value);
}

export function isSet(expectation: Expectation): expectation is { one_of: GoldenValue[] } {
  return typeof expectation === 'object' && 'one_of' in expectation;
}

export function isTolerant(expectation: Expectation): expectation is { value: GoldenValue; tolerance: number } {
  return typeof expectation === 'object' && 'tolerance' in expectation;
}
