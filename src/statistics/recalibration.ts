import { twoSidedQuantile } from './normal.ts';

// Taken out of their global once: a sandboxed global (a test runner's) is slow to ask, and these run for every row.
const { abs, exp, log, log1p, max, min, sqrt } = Math;

/** Rows whose scores are probabilities of label 1. */
export interface Scored {
  labels: ArrayLike<number>;
  scores: ArrayLike<number>;
  weights?: ArrayLike<number>;
  /** Rows drawn as one, as 0 …; each alone where absent. */
  units?: ArrayLike<number>;
}

export interface Coefficient {
  value: number;
  standardError: number;
}

export interface Recalibration {
  /** Of logit(P(label)) = intercept + slope × logit(score) (Cox 1958, Biometrika 45:562). 1 is calibrated. */
  slope: Coefficient;
  /** Of the same fit. */
  intercept: Coefficient;
  /** The intercept with the slope held at 1: calibration in the large. 0 is calibrated. */
  inTheLarge: Coefficient;
  /** Rows whose score was moved off 0 or 1, where its logarithm is infinite. */
  clipped: number;
}

/** Scores nearer to 0 or 1 than this count as this near: one row of certainty must not decide a slope. */
export const SCORE_CLIP = 1e-6;
const MOST_STEPS = 100;

/**
 * Slope and intercept of the logistic recalibration by Newton's method with halved steps (the same maximum as iteratively reweighted
 * least squares). Standard errors are the larger of the model's own and the sandwich's (Huber 1967), summed over units: the latter
 * holds where the recalibration is no straight line, the former where rows are few. A text says why there is none: one class only,
 * equal scores, or labels that the scores separate completely.
 */
export function recalibration({ labels, scores, weights, units }: Scored): Recalibration | string {
  const n = labels.length;
  const x = new Float64Array(n);
  let clipped = 0;
  for (let i = 0; i < n; i++) {
    const p = min(max(scores[i]!, SCORE_CLIP), 1 - SCORE_CLIP);
    if (p !== scores[i]) clipped += 1;
    x[i] = log(p / (1 - p));
  }
  const impossible = noFit(labels, x);
  if (impossible !== undefined) return impossible;
  const fit: Fit = { n, labels, x, weightOf: weights === undefined ? () => 1 : (i) => weights[i]!, units };
  const both = newton(fit, [0, 1], false);
  const large = newton(fit, [0, 1], true);
  if (both === undefined || large === undefined) return 'the recalibration does not converge';
  const [intercept, slope] = errorsOf(fit, both, false);
  return {
    slope: { value: both[1], standardError: slope! },
    intercept: { value: both[0], standardError: intercept! },
    inTheLarge: { value: large[0], standardError: errorsOf(fit, large, true)[0]! },
    clipped,
  };
}

export function coefficientInterval({ value, standardError }: Coefficient, level: number): { low: number; high: number } {
  const reach = twoSidedQuantile(level) * standardError;
  return { low: value - reach, high: value + reach };
}

interface Fit {
  n: number;
  labels: ArrayLike<number>;
  x: Float64Array;
  weightOf(row: number): number;
  units?: ArrayLike<number>;
}

function noFit(labels: ArrayLike<number>, x: Float64Array): string | undefined {
  const ends = [
    [Infinity, -Infinity],
    [Infinity, -Infinity],
  ] as [[number, number], [number, number]];
  for (let i = 0; i < x.length; i++) {
    const end = ends[labels[i] === 1 ? 1 : 0];
    end[0] = min(end[0], x[i]!);
    end[1] = max(end[1], x[i]!);
  }
  const [no, yes] = ends;
  if (yes[0] > yes[1]) return 'no row is positive';
  if (no[0] > no[1]) return 'no row is negative';
  if (min(no[0], yes[0]) === max(no[1], yes[1])) return 'all scores are equal';
  if (no[1] <= yes[0] || yes[1] <= no[0]) return 'the scores separate positive from negative rows completely, so the slope is infinite';
  return undefined;
}

type Pair = [intercept: number, slope: number];

/** Undefined where it does not converge. `offset` holds the slope where it is. */
function newton(fit: Fit, start: Pair, offset: boolean): Pair | undefined {
  let at = start;
  let loss = lossOf(fit, at);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, information } = derivatives(fit, at);
    const direction: Pair = offset ? [gradient[0] / information[0], 0] : solved(information, gradient);
    if (!direction.every(Number.isFinite)) return undefined;
    let size = 1;
    let next: Pair = at;
    let better = loss;
    for (; size > 1e-10; size /= 2) {
      next = [at[0] + size * direction[0], at[1] + size * direction[1]];
      better = lossOf(fit, next);
      if (better <= loss + 1e-12 * abs(loss)) break;
    }
    const moved = max(abs(next[0] - at[0]), abs(next[1] - at[1]));
    at = next;
    loss = better;
    if (moved < 1e-12 * (1 + abs(at[0]) + abs(at[1]))) return at;
  }
  return undefined;
}

function lossOf({ n, labels, x, weightOf }: Fit, [a, b]: Pair): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const eta = a + b * x[i]!;
    const margin = labels[i] === 1 ? -eta : eta;
    sum += weightOf(i) * (margin > 0 ? margin + log1p(exp(-margin)) : log1p(exp(margin)));
  }
  return sum;
}

type Symmetric = [aa: number, ab: number, bb: number];

function derivatives({ n, labels, x, weightOf }: Fit, [a, b]: Pair): { gradient: Pair; information: Symmetric } {
  const gradient: Pair = [0, 0];
  const information: Symmetric = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const w = weightOf(i);
    const p = 1 / (1 + exp(-(a + b * x[i]!)));
    const residual = w * (labels[i]! - p);
    const v = w * p * (1 - p);
    gradient[0] += residual;
    gradient[1] += residual * x[i]!;
    information[0] += v;
    information[1] += v * x[i]!;
    information[2] += v * x[i]! * x[i]!;
  }
  return { gradient, information };
}

function solved([aa, ab, bb]: Symmetric, [a, b]: Pair): Pair {
  const determinant = aa * bb - ab * ab;
  return [(bb * a - ab * b) / determinant, (aa * b - ab * a) / determinant];
}

/** Of the intercept and the slope; of the intercept alone where the slope is held. */
function errorsOf(fit: Fit, at: Pair, offset: boolean): number[] {
  const { information } = derivatives(fit, at);
  const [meat, clusters, own] = meatOf(fit, at);
  const correction = clusters / max(1, clusters - (offset ? 1 : 2));
  if (offset) return [sqrt(max(own[0] / information[0] ** 2, (correction * meat[0]) / information[0] ** 2))];
  return [0, 1].map((which) => sqrt(max(variance(information, own, which), correction * variance(information, meat, which))));
}

/** One entry on the diagonal of A⁻¹ M A⁻¹. */
function variance(information: Symmetric, [aa, ab, bb]: Symmetric, which: number): number {
  const [u, v] = solved(information, which === 0 ? [1, 0] : [0, 1]);
  return u * u * aa + 2 * u * v * ab + v * v * bb;
}

/** Σ over units of the outer product of their scores; how many units; and what the model itself expects of independent rows. */
function meatOf({ n, labels, x, weightOf, units }: Fit, [a, b]: Pair): [Symmetric, number, Symmetric] {
  const meat: Symmetric = [0, 0, 0];
  const own: Symmetric = [0, 0, 0];
  const sums = new Map<number, Pair>();
  for (let i = 0; i < n; i++) {
    const w = weightOf(i);
    const p = 1 / (1 + exp(-(a + b * x[i]!)));
    const residual = w * (labels[i]! - p);
    const v = w * w * p * (1 - p);
    add(own, v, v * x[i]!, v * x[i]! * x[i]!);
    if (units === undefined) add(meat, residual * residual, residual * residual * x[i]!, (residual * x[i]!) ** 2);
    else {
      const sum = sums.get(units[i]!) ?? [0, 0];
      sum[0] += residual;
      sum[1] += residual * x[i]!;
      sums.set(units[i]!, sum);
    }
  }
  for (const [u, v] of sums.values()) add(meat, u * u, u * v, v * v);
  return [meat, units === undefined ? n : sums.size, own];
}

function add(to: Symmetric, aa: number, ab: number, bb: number): void {
  to[0] += aa;
  to[1] += ab;
  to[2] += bb;
}
