import { aucScoreInterval } from './metrics-auc-interval.ts';
import { twoSidedQuantile } from './normal.ts';
import { tango, type Bounds } from './proportions.ts';

/** How well one column predicts a label, on rows that its predictions were not made from. */
export interface Strength extends Bounds {
  value: number;
  /** Rows that it was measured on. */
  n: number;
}

/** Rows of one predicted score, by their label. */
export interface ScoredRows {
  score: number;
  positives: number;
  negatives: number;
}

/**
 * ROC AUC of scores that tie (midranks) with Newcombe's score interval. Undefined where there are no positives or no
 * negatives.
 */
export function aucOfScores(rows: readonly ScoredRows[], level: number): Strength | undefined {
  const byScore = new Map<number, ScoredRows>();
  for (const row of rows) {
    const same = byScore.get(row.score) ?? { score: row.score, positives: 0, negatives: 0 };
    byScore.set(row.score, { ...same, positives: same.positives + row.positives, negatives: same.negatives + row.negatives });
  }
  let positives = 0;
  let negatives = 0;
  let below = 0;
  for (const row of [...byScore.values()].sort((one, other) => one.score - other.score)) {
    below += row.positives * (negatives + row.negatives / 2);
    positives += row.positives;
    negatives += row.negatives;
  }
  if (positives === 0 || negatives === 0) return undefined;
  const value = below / (positives * negatives);
  return { value, ...aucScoreInterval(value, positives, negatives, level), n: positives + negatives };
}

/**
 * Share of the errors of always naming the commonest class that a rule avoids (Goodman and Kruskal's lambda, of rows that the
 * rule was not made from; below 0 where it makes more). Of `n` rows the rule alone is right in `gained`, the commonest class
 * alone in `lost`, and the commonest class in `commonest`. Tango's interval of the paired difference, over those errors.
 */
export function accuracyGain({ n, gained, lost, commonest }: Record<'n' | 'gained' | 'lost' | 'commonest', number>, level: number): Strength | undefined {
  const errors = n - commonest;
  if (!(errors > 0)) return undefined;
  const { low, high } = tango(gained, lost, n, level);
  return { value: (gained - lost) / errors, low: (low * n) / errors, high: Math.min(1, (high * n) / errors), n };
}

/** Sums over rows of label y (less its mean) and prediction p (less the same): the parts of R² and of its variance. */
export interface SquareSums {
  n: number;
  /** Σ y². */
  total: number;
  /** Σ (2py − p²), by which Σ (y − p)² is less than Σ y². */
  gained: number;
  /** Σ (2py − p²)². */
  gainedSquared: number;
  /** Σ (2py − p²) y². */
  mixed: number;
  /** Σ y⁴. */
  totalSquared: number;
}

/**
 * R² = Σ(2py − p²) / Σy² as a ratio of sums, with the wider of two intervals: the delta method for a ratio (which needs no
 * shape of the label, and has no width where the prediction is exact) and Fisher's z of √R² (Fisher 1921), which always has one.
 */
export function varianceGain({ n, total, gained, gainedSquared, mixed, totalSquared }: SquareSums, level: number): Strength | undefined {
  if (!(total > 0) || n < 4) return undefined;
  const z = twoSidedQuantile(level);
  const value = gained / total;
  const residual = Math.max(0, gainedSquared - 2 * value * mixed + value * value * totalSquared);
  const reach = (z * Math.sqrt((residual * n) / (n - 1))) / total;
  const correlation = Math.sqrt(Math.min(Math.max(value, 0), 1 - 1 / n));
  const fisher = (side: number) => Math.tanh(Math.max(0, Math.atanh(correlation) + (side * z) / Math.sqrt(n - 3))) ** 2;
  return { value, low: Math.min(value - reach, fisher(-1)), high: Math.min(1, Math.max(value + reach, fisher(1))), n };
}
