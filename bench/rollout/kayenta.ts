// Kayenta's judge NetflixACAJudge-v1.0 of one critical metric, from its documented behaviour (github.com/spinnaker/kayenta:
// docs/canary-judge.md; NetflixACAJudge.scala, MannWhitneyClassifier.scala, MannWhitney.scala): a Mann-Whitney test on points
// of a time series, its confidence interval of the shift against a quarter of the estimated shift, then the effect.
import { normalQuantile } from '../../src/statistics/normal.ts';
import type { Outcome, Rule, Seen } from './rule.ts';

export type Classified = 'pass' | 'high' | 'nodata';

export interface KayentaOptions {
  /** Ratio of means above which a significant rise counts; Kayenta's default is 1. */
  allowedIncrease: number;
}

export interface CanaryOptions extends KayentaOptions {
  /** Points between two judgements (`analysisIntervalMins`, one point a minute), over a window that grows. */
  every: number;
  /** Weights in per cent, one for each point: Kayenta shifts no traffic, so the ramp goes by the clock. */
  weights: readonly number[];
}

/** A canary analysis of one critical metric, a share a minute: an interim judgement that is no pass ends it. */
export function kayenta({ every, weights, ...options }: CanaryOptions): Rule {
  const control: number[] = [];
  const experiment: number[] = [];
  return {
    weight: () => weights[Math.min(control.length, weights.length - 1)]!,
    look: ({ candidate, champion }: Seen): Outcome | undefined => {
      control.push(champion.events / champion.total);
      experiment.push(candidate.events / candidate.total);
      if (control.length % every === 0 && classify(control, experiment, options) !== 'pass') return 'rolled-back';
      return control.length === weights.length ? 'promoted' : undefined;
    },
  };
}

const CONFIDENCE = 0.98;
/** Share of the estimated shift that the interval must lie beyond. */
const TOLERANCE = 0.25;
const Z = normalQuantile(1 - (1 - CONFIDENCE) / 2);

/** Whether the experiment's points are higher than the control's. Points that are no numbers are removed. */
export function classify(control: readonly number[], experiment: readonly number[], { allowedIncrease }: KayentaOptions): Classified {
  const rise = riseOf(control, experiment);
  if (rise === undefined) return 'nodata';
  return rise >= allowedIncrease ? 'high' : 'pass';
}

/**
 * The greatest `allowedIncrease` at which the points still count as higher: the ratio of means where the rise is significant, all
 * (an effect that cannot be told, for a mean is zero, is not asked for) or none. Undefined without data.
 */
export function riseOf(control: readonly number[], experiment: readonly number[]): number | undefined {
  const y = control.filter(Number.isFinite);
  const x = experiment.filter(Number.isFinite);
  if (x.length === 0 || y.length === 0) return undefined;
  // The interval's lower end lies above the boundary only if it lies above zero.
  if (new Set([...x, ...y]).size === 1 || !(statistic(x, y, 0) > Z)) return -Infinity;
  const low = rootOf((shift) => statistic(x, y, shift) - Z, x, y);
  const estimate = rootOf((shift) => statistic(x, y, shift), x, y);
  if (!(low > TOLERANCE * Math.abs(estimate))) return -Infinity;
  return mean(x) === 0 || mean(y) === 0 ? Infinity : mean(x) / mean(y);
}

/** W(μ): the standardised rank sum of x − μ among both, with the continuity correction and ties. */
function statistic(x: readonly number[], y: readonly number[], shift: number): number {
  const m = x.length;
  const n = y.length;
  const mine = Float64Array.from(x, (value) => value - shift).sort();
  const others = Float64Array.from(y).sort();
  let rankSum = 0;
  let ties = 0;
  for (let i = 0, j = 0; i < m || j < n; ) {
    const value = Math.min(mine[i] ?? Infinity, others[j] ?? Infinity);
    const [fromMine, fromOthers] = [i, j];
    while (i < m && mine[i] === value) i += 1;
    while (j < n && others[j] === value) j += 1;
    const tied = i - fromMine + (j - fromOthers);
    rankSum += (i - fromMine) * (fromMine + fromOthers + (tied + 1) / 2);
    ties += tied ** 3 - tied;
  }
  const above = rankSum - (m * (m + 1)) / 2 - (m * n) / 2;
  const variance = ((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1)));
  return variance > 0 ? (above - 0.5 * Math.sign(above)) / Math.sqrt(variance) : 0;
}

/** Where a falling step function crosses zero, by bisection between the smallest and the largest difference. */
function rootOf(f: (shift: number) => number, x: readonly number[], y: readonly number[]): number {
  let low = Math.min(...x) - Math.max(...y);
  let high = Math.max(...x) - Math.min(...y);
  for (let step = 0; step < 60 && high - low > 1e-9 * (Math.abs(low) + Math.abs(high)); step += 1) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
