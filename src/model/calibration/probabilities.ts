import type { Scored } from '../../statistics/recalibration.ts';
import type { Rows } from '../predictions/rows.ts';

/** Probabilities whose calibration is asked, with labels that say which came true. */
export interface Probabilities extends Scored {
  labels: Uint8Array;
  scores: Float64Array;
  /** What label 1 means, where it is not the label of the task itself. */
  of?: string;
}

/**
 * Binary: the score of the positive class. Multiclass: the confidence, that is the highest score, which comes true where the predicted
 * class is right. Multilabel: each label by itself.
 */
export function probabilitiesOf(rows: Rows): Probabilities[] | { unfit: string; fix: string } {
  const { truth, candidate, weights, units } = rows;
  const shared = { ...(weights && { weights }), ...(units && { units }) };
  switch (truth.kind) {
    case 'binary':
      return [{ ...shared, labels: truth.labels, scores: candidate.scores[0]! }];
    case 'classes': {
      if (candidate.scores.length === 0) return { unfit: 'the predictions name classes and have no scores', fix: 'Write a column of scores for each class (tests.scores).' };
      const { classes, scores } = candidate;
      return [
        {
          ...shared,
          of: 'the predicted class',
          labels: Uint8Array.from(truth.codes, (code, row) => (code === classes![row] ? 1 : 0)),
          scores: Float64Array.from(classes!, (code, row) => (code < 0 ? NaN : scores[code]![row]!)),
        },
      ];
    }
    case 'labels':
      return truth.classes.map((name, i) => ({ ...shared, of: name, labels: truth.labels[i]!, scores: candidate.scores[i]! }));
    default:
      return { unfit: `the task ${rows.task} has no probabilities`, fix: 'Use gates on mean_error, or on coverage of the intervals.' };
  }
}

/** Rows of one group. */
export function some({ labels, scores, weights, units, of }: Probabilities, rows: Int32Array): Probabilities {
  return {
    ...(of !== undefined && { of }),
    labels: Uint8Array.from(rows, (row) => labels[row]!),
    scores: Float64Array.from(rows, (row) => scores[row]!),
    ...(weights && { weights: Float64Array.from(rows, (row) => weights[row]!) }),
    ...(units && { units: Int32Array.from(rows, (row) => units[row]!) }),
  };
}
