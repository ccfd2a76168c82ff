import type { Outcome } from '../../core/verdict.ts';
import type { QuantileEstimate } from '../../statistics/latency.ts';

/** One rate that was tried. */
export interface Step {
  /** Requests a second. */
  rate: number;
  /** Whether the objective was kept: by its upper bound, broken: by its lower one. */
  outcome: Extract<Outcome, 'pass' | 'fail' | 'inconclusive'>;
  p99: QuantileEstimate;
  errors: number;
  requests: number;
}

export interface SearchPlan {
  from: number;
  factor: number;
  /** Steps up (or down) and, after them, steps in between, at most. */
  steps: number;
}

/** Rates closer than this are not told apart. */
const CLOSE = 1.1;

/**
 * The next rate to try, or undefined at the end: up by the factor while the objective is kept (down while even the first rate breaks
 * it), then to the geometric mean of the highest rate that keeps it and the lowest that does not, until these are within 10 %.
 */
export function nextRate({ from, factor, steps }: SearchPlan, tried: readonly Step[]): number | undefined {
  if (tried.length === 0) return from;
  const { kept, notKept } = bracket(tried);
  if (notKept === undefined) return tried.length < steps ? Math.max(...tried.map(({ rate }) => rate)) * factor : undefined;
  if (kept === undefined) return tried.length < steps ? Math.min(...tried.map(({ rate }) => rate)) / factor : undefined;
  return notKept / kept > CLOSE && tried.length < 2 * steps ? Math.sqrt(kept * notKept) : undefined;
}

/**
 * What the steps say: the objective is kept up to `low` and broken from `high` on (undefined where no rate broke it with confidence,
 * or none kept it). A rate that passes above one that fails says nothing: more load does not make a server faster.
 */
export function throughputOf(tried: readonly Step[]): { low: number | undefined; high: number | undefined } {
  const failed = tried.filter(({ outcome }) => outcome === 'fail').map(({ rate }) => rate);
  const high = failed.length > 0 ? Math.min(...failed) : undefined;
  const passed = tried.filter(({ outcome, rate }) => outcome === 'pass' && (high === undefined || rate < high)).map(({ rate }) => rate);
  return { low: passed.length > 0 ? Math.max(...passed) : undefined, high };
}

function bracket(tried: readonly Step[]): { kept?: number; notKept?: number } {
  const notKept = tried.filter(({ outcome }) => outcome !== 'pass').map(({ rate }) => rate);
  const lowest = notKept.length > 0 ? Math.min(...notKept) : undefined;
  const kept = tried.filter(({ outcome, rate }) => outcome === 'pass' && (lowest === undefined || rate < lowest)).map(({ rate }) => rate);
  return { kept: kept.length > 0 ? Math.max(...kept) : undefined, notKept: lowest };
}

/** Whether a step kept the objective, by the bounds of its p99; what failed is slower than any objective. */
export function stepOutcome(p99: QuantileEstimate, objectiveMs: number): Step['outcome'] {
  if (p99.low / 1000 > objectiveMs) return 'fail';
  return p99.high !== undefined && p99.high / 1000 <= objectiveMs ? 'pass' : 'inconclusive';
}
