import type { Bounds } from './proportions.ts';
import { twoSidedQuantile } from './normal.ts';

/**
 * Score interval for one ROC AUC (Newcombe 2006, Statistics in Medicine 25:559, method 5): Hanley and McNeil's variance
 * at the limit itself, with the mean of the two group sizes. Unlike a bootstrap it keeps its width where every
 * positive outranks every negative.
 */
export function aucScoreInterval(auc: number, positives: number, negatives: number, level: number): Bounds {
  const z = twoSidedQuantile(level);
  const rest = (positives + negatives) / 2 - 1;
  const standardError = (theta: number): number =>
    Math.sqrt(
      (theta * (1 - theta) * (1 + (rest * (1 - theta)) / (2 - theta) + (rest * theta) / (1 + theta))) /
        (positives * negatives),
    );
  const outermost = (from: number, to: number): number => {
    let inside = from;
    let outside = to;
    for (let step = 0; step < 60; step++) {
      const middle = (inside + outside) / 2;
      if (Math.abs(middle - auc) <= z * standardError(middle)) inside = middle;
      else outside = middle;
    }
    return (inside + outside) / 2;
  };
  return { low: auc === 0 ? 0 : outermost(auc, 0), high: auc === 1 ? 1 : outermost(auc, 1) };
}

/**
 * Interval for a difference of two estimates from an interval of each (Newcombe 1998, square and add), as if they were
 * independent: for paired estimates it is too wide, never too narrow, as long as they rise together.
 */
export function differenceOfIntervals(a: Bounds & { value: number }, b: Bounds & { value: number }): Bounds {
  const difference = a.value - b.value;
  return {
    low: difference - Math.hypot(a.value - a.low, b.high - b.value),
    high: difference + Math.hypot(a.high - a.value, b.value - b.low),
  };
}
