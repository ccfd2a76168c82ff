import type { CurveForm } from '../metric.ts';
import { totalCost, type ConfusionFormula, type Costs } from './confusion.ts';
import { firstAtLeast } from './grid.ts';

/**
 * Where yes begins (a score equal to the threshold is a yes):
 * - `threshold`: there.
 * - `precision`: at the lowest threshold that still has this precision, so at the highest recall that it allows.
 * - `recall`: at the highest threshold that already has this recall, so with the fewest yes.
 * - `costs`: where the total cost is least; among equals the highest, which may be "never".
 * The last three are chosen anew under each weighting: a threshold that was picked on the same rows is part of the estimate.
 */
export type At = { threshold: number } | { precision: number } | { recall: number } | { costs: Costs };

/** Rounding of sums of weights must not decide whether .8 is reached or which of two equal costs is least. */
const TOLERANCE = 1e-12;

/** A metric of the four kinds of answer at an operating point, as a function of the weights at each distinct score. NaN where no threshold fits. */
export function atOperatingPoint(at: At, formula: ConfusionFormula): CurveForm['on'] {
  return (distinct) => {
    const choose = chooser(at, distinct);
    return (positives, negatives) => {
      const from = choose(positives, negatives);
      if (from === undefined) return NaN;
      let truePositives = 0;
      let falsePositives = 0;
      let falseNegatives = 0;
      let trueNegatives = 0;
      for (let i = 0; i < from; i++) {
        falseNegatives += positives[i]!;
        trueNegatives += negatives[i]!;
      }
      for (let i = from; i < positives.length; i++) {
        truePositives += positives[i]!;
        falsePositives += negatives[i]!;
      }
      return formula(truePositives, falsePositives, falseNegatives, trueNegatives);
    };
  };
}

/** The threshold that an operating point comes to; +∞ for "never", `undefined` where none fits. */
export function thresholdOf(at: At, distinct: Float64Array, positives: Float64Array, negatives: Float64Array): number | undefined {
  if ('threshold' in at) return at.threshold;
  const from = chooser(at, distinct)(positives, negatives);
  return from === undefined ? undefined : from === distinct.length ? Infinity : distinct[from];
}

/** Answers the index of the lowest score that is a yes; the number of scores where none is. */
type Chooser = (positives: Float64Array, negatives: Float64Array) => number | undefined;

function chooser(at: At, distinct: Float64Array): Chooser {
  if ('threshold' in at) {
    const from = firstAtLeast(distinct, at.threshold);
    return () => from;
  }
  if ('precision' in at) return (positives, negatives) => lowestWithPrecision(at.precision, positives, negatives);
  if ('recall' in at) return (positives) => highestWithRecall(at.recall, positives);
  const costOf = totalCost(at.costs);
  return (positives, negatives) => cheapest(costOf, positives, negatives);
}

function lowestWithPrecision(wanted: number, positives: Float64Array, negatives: Float64Array): number | undefined {
  let found: number | undefined;
  let truePositives = 0;
  let answers = 0;
  let most = 0;
  for (let i = positives.length - 1; i >= 0; i--) {
    truePositives += positives[i]!;
    answers += positives[i]! + negatives[i]!;
    if (truePositives > most && truePositives * (1 + TOLERANCE) >= wanted * answers) {
      found = i;
      most = truePositives;
    }
  }
  return found;
}

function highestWithRecall(wanted: number, positives: Float64Array): number | undefined {
  let all = 0;
  for (let i = 0; i < positives.length; i++) all += positives[i]!;
  if (!(all > 0)) return undefined;
  let truePositives = 0;
  for (let i = positives.length - 1; i >= 0; i--) {
    truePositives += positives[i]!;
    if (truePositives * (1 + TOLERANCE) >= wanted * all) return i;
  }
  return 0;
}

function cheapest(costOf: ConfusionFormula, positives: Float64Array, negatives: Float64Array): number | undefined {
  let falseNegatives = 0;
  let trueNegatives = 0;
  for (let i = 0; i < positives.length; i++) {
    falseNegatives += positives[i]!;
    trueNegatives += negatives[i]!;
  }
  let truePositives = 0;
  let falsePositives = 0;
  let best = positives.length;
  let least = costOf(0, 0, falseNegatives, trueNegatives);
  for (let i = positives.length - 1; i >= 0; i--) {
    truePositives += positives[i]!;
    falsePositives += negatives[i]!;
    falseNegatives -= positives[i]!;
    trueNegatives -= negatives[i]!;
    const cost = costOf(truePositives, falsePositives, falseNegatives, trueNegatives);
    if (cost < least - TOLERANCE * Math.abs(least)) {
      least = cost;
      best = i;
    }
  }
  return best;
}
