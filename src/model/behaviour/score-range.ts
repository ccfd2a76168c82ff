import type { Prediction } from '../../core/seams.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { count, counted, list } from '../format.ts';
import type { Sample } from './sample.ts';

const PROBABILITIES: ReadonlySet<string> = new Set(['binary', 'multiclass', 'multilabel']);

/** A task with classes answers probabilities. 2.5 is a yes at any threshold, so no rule about answers would see it. Entry i is the answer to row i, where there is one. */
export function scoresOutOfRange(delivery: Delivery, sample: Sample, answers: readonly (Prediction | undefined)[], path: string[]): Finding[] {
  if (!PROBABILITIES.has(delivery.spec.tests!.task)) return [];
  const wrong = answers.flatMap((answer, row) => (answer?.some((score) => score < 0 || score > 1) ? [row] : []));
  if (wrong.length === 0) return [];
  const shown = wrong.slice(0, 3).map((row) => `${sample.nameOf(row)}: ${answers[row]!.find((score) => score < 0 || score > 1)}`);
  return [
    {
      code: 'predictor-score-out-of-range',
      outcome: 'fail',
      rule: 'the model answers probabilities',
      message: `${counted(wrong.length, 'row')} of ${count(sample.rows.length)} got a score outside 0 to 1. For example ${list(shown)}.`,
      expected: 'a number in 0 to 1',
      actual: `${count(wrong.length)} outside`,
      n: sample.rows.length,
      numbers: { outside: wrong.length },
      fix: 'Answer probabilities (of the positive class, or of each class), not logits, margins or percentages; or say in tests.predictor.outputs which of its outputs they are.',
      location: delivery.locate(path),
    },
  ];
}
