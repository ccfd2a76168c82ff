import { InputError } from '../../core/problem.ts';
import type { Prediction } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Task } from '../predictions/rows.ts';

/** How the numbers of a prediction are read as an answer. */
export interface Reading {
  task: Task;
  outputs: readonly string[];
  threshold: number;
  /** The answer in a word where the task has classes: `yes`, a class, the labels that are on. Undefined where it is a number. */
  classOf(prediction: Prediction): string | undefined;
}

export function readingOf(delivery: Delivery, outputs: readonly string[]): Reading {
  const { task, threshold = 0.5, classes } = delivery.spec.tests!;
  const names = classes?.length === outputs.length ? classes : outputs;
  const classOf = (prediction: Prediction): string | undefined => {
    switch (task) {
      case 'binary':
        return prediction[0]! >= threshold ? 'yes' : 'no';
      case 'multiclass':
        return names[highest(prediction)];
      case 'multilabel':
        return names.filter((_, i) => prediction[i]! >= threshold).join(', ') || 'none';
      default:
        return undefined;
    }
  };
  return { task, outputs: names, threshold, classOf };
}

/** The first of the highest numbers. */
function highest(prediction: Prediction): number {
  let best = 0;
  for (let i = 1; i < prediction.length; i++) if (prediction[i]! > prediction[best]!) best = i;
  return best;
}

/** By how much the numbers of two answers differ at most; infinite where one is not a number. */
export function moveBetween(before: Prediction, after: Prediction): number {
  let most = 0;
  for (let i = 0; i < before.length; i++) {
    const move = Math.abs(after[i]! - before[i]!);
    most = Math.max(most, Number.isNaN(move) ? Infinity : move);
  }
  return most;
}

export function isUsable(prediction: Prediction): boolean {
  return prediction.every((value) => Number.isFinite(value));
}

/** Whether an answer has changed: by more than the tolerance, or, without one, to another class. */
export function hasChanged({ classOf }: Reading, before: Prediction, after: Prediction, tolerance?: number): boolean {
  if (!isUsable(after)) return true;
  if (tolerance !== undefined) return moveBetween(before, after) > tolerance;
  return classOf(before) !== classOf(after);
}

/** How far an answer has moved towards counting as changed; below 0 where it has moved away from that. */
export function towardsChange({ task, threshold }: Reading, before: Prediction, after: Prediction, tolerance?: number): number {
  if (tolerance !== undefined) return moveBetween(before, after);
  if (task === 'binary') return before[0]! >= threshold ? before[0]! - after[0]! : after[0]! - before[0]!;
  if (task === 'multiclass') return leadOf(before, highest(before)) - leadOf(after, highest(before));
  const nearest = (prediction: Prediction): number => Math.min(...prediction.map((value) => Math.abs(value - threshold)));
  return nearest(before) - nearest(after);
}

function leadOf(prediction: Prediction, index: number): number {
  return prediction[index]! - Math.max(...prediction.filter((_, i) => i !== index));
}

/** Throws where a rule needs a tolerance to tell what a change is: an answer that is a number changes with every digit. */
export function requireTolerance(delivery: Delivery, reading: Reading, tolerance: number | undefined, path: (string | number)[]): void {
  if (tolerance !== undefined || reading.classOf(reading.outputs.map(() => 0)) !== undefined) return;
  throw InputError.of(
    'behaviour-tolerance-missing',
    `Answers of the task ${reading.task} are numbers, and \`${path.join('.')}\` does not say by how much they may move.`,
    'Add `tolerance:` to the rule, or to tests.behaviour for all of them.',
    delivery.locate(path),
  );
}

/** Index of the output that a rule is about. Throws where there are several and none is named, or no such one. */
export function outputIndex(delivery: Delivery, reading: Reading, output: string | undefined, path: (string | number)[]): number {
  if (output === undefined && reading.outputs.length === 1) return 0;
  const index = output === undefined ? -1 : reading.outputs.indexOf(output);
  if (index >= 0) return index;
  throw InputError.of(
    'behaviour-output-unknown',
    output === undefined
      ? `The model answers ${reading.outputs.length} numbers, and \`${path.join('.')}\` does not say which is meant.`
      : `The model has no output ${output}.`,
    `Write \`output:\` with one of ${reading.outputs.slice(0, 20).join(', ')}.`,
    delivery.locate(path),
  );
}
