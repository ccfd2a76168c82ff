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
  const y = control.filter(Number.isFinite);
  const x = experiment.filter(Number.isFinite);
  if (x.length === 0 || y.length === 0) return 'nodata';
  if (new Set([...x, ...y]).size === 1) return 'pass';
  const effect = mean(x) / mean(y);
  // An effect that cannot be told (a mean of zero) is not asked for.
  const told = Number.isFinite(effect) && mean(x) !== 0;
  if (told && effect < allowedIncrease) return 'pass';
  // The interval's lower end lies above the boundary only if it lies above zero.
  if (!(statistic(x, y, 0) > Z)) return 'pass';
  const low = rootOf((shift) => statistic(x, y, shift) - Z, x, y);
  const estimate = rootOf((shift) => statistic(x, y, shift), x, y);
  return low > TOLERANCE * Math.abs(estimate) ? 'high' : 'pass';
}

/** W(μ): the standardised rank sum of x − μ among both, with the continuity correction and ties. */
function statistic(x: readonly number[], y: readonly number[], shift: number): number {
  const m = x.length;
  const n = y.length;
  const all = [...x.map((value) => ({ value: value - shift, mine: true })), ...y.map((value) => ({ value, mine: false }))].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  let ties = 0;
  for (let i = 0; i < all.length; ) {
    let j = i;
    while (j < all.length && all[j]!.value === all[i]!.value) j += 1;
    const rank = (i + j + 1) / 2;
    for (let k = i; k < j; k += 1) if (all[k]!.mine) rankSum += rank;
    ties += (j - i) ** 3 - (j - i);
    i = j;
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
