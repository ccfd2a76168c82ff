import { brierParts, type BrierParts } from '../../statistics/metrics/brier-parts.ts';
import { atEachScore } from '../../statistics/metrics/evaluate.ts';
import { sharedGrid } from '../../statistics/metrics/grid.ts';
import type { Outputs, Rows } from '../predictions/rows.ts';

/** The Brier score of a binary model taken apart over its distinct scores, under the rows' weights; `undefined` for other tasks. */
export function brierPartsOf({ truth, weights }: Rows, outputs: Outputs): BrierParts | undefined {
  if (truth.kind !== 'binary') return undefined;
  const grid = sharedGrid(outputs.scores[0]!);
  const { positives, negatives } = atEachScore(truth.labels, grid, undefined, weights);
  return brierParts(grid.distinct, positives, negatives);
}
