import { InputError } from '../../core/problem.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Flips } from '../../delivery/spec.ts';
import type { Outputs, Rows } from '../predictions/rows.ts';

export type FlipGate = NonNullable<Flips['gates']>[number];
export type Flip = Exclude<NonNullable<FlipGate['of']>, 'net_wrong'>;

/** 1 for each row whose answer changed in that way from the champion to the candidate; only the ways that the task has. */
export type Changes = { any: Uint8Array } & Partial<Record<Flip, Uint8Array>>;

/** After `2.1 % of 10,000 answers `. */
export function flipWords(of: NonNullable<FlipGate['of']>, other: 'champion' | 'anchor' = 'champion'): string {
  if (of === 'any') return `differ from the ${other}'s`;
  return other === 'anchor' ? `${FLIP_WORDS[of]} since the anchor` : FLIP_WORDS[of];
}

const FLIP_WORDS: Record<Exclude<NonNullable<FlipGate['of']>, 'any'>, string> = {
  no_to_yes: 'turn from no to yes',
  yes_to_no: 'turn from yes to no',
  correct_to_wrong: 'turn from correct to wrong',
  wrong_to_correct: 'turn from wrong to correct',
  net_wrong: 'more turn from correct to wrong than from wrong to correct',
  up: 'move up',
  down: 'move down',
};

/** Compares the answers of both models row by row. Throws where numbers are compared and no tolerance says what a change is. */
export function changesOf(delivery: Delivery, rows: Rows & { champion: Outputs }): Changes {
  const { threshold, flips } = delivery.spec.tests!;
  switch (rows.truth.kind) {
    case 'binary':
      return binaryChanges(rows, threshold!);
    case 'classes':
      return classChanges(rows, rows.truth.codes);
    case 'labels':
      return labelChanges(rows, rows.truth.labels, threshold!);
    default:
      return numberChanges(rows, toleranceOf(delivery, flips!));
  }
}

function binaryChanges({ n, truth, candidate, champion }: Rows & { champion: Outputs }, threshold: number): Changes {
  const [now, before] = [candidate.scores[0]!, champion.scores[0]!];
  const labels = (truth as { labels: Uint8Array }).labels;
  const is = (of: (row: number, now: boolean, before: boolean) => boolean): Uint8Array =>
    Uint8Array.from({ length: n }, (_, row) => Number(of(row, now[row]! >= threshold, before[row]! >= threshold)));
  return {
    any: is((_, now, before) => now !== before),
    no_to_yes: is((_, now, before) => now && !before),
    yes_to_no: is((_, now, before) => !now && before),
    correct_to_wrong: is((row, now, before) => now !== before && before === (labels[row] === 1)),
    wrong_to_correct: is((row, now, before) => now !== before && now === (labels[row] === 1)),
  };
}

function classChanges({ n, candidate, champion }: Rows & { champion: Outputs }, truth: Int32Array): Changes {
  const [now, before] = [classesOf(candidate, n), classesOf(champion, n)];
  const is = (of: (row: number) => boolean): Uint8Array => Uint8Array.from({ length: n }, (_, row) => Number(of(row)));
  return {
    any: is((row) => now[row] !== before[row]),
    correct_to_wrong: is((row) => before[row] === truth[row] && now[row] !== truth[row]),
    wrong_to_correct: is((row) => before[row] !== truth[row] && now[row] === truth[row]),
  };
}

/** The predicted class: as the file says, else the first of the highest scores. */
function classesOf({ classes, scores }: Outputs, n: number): Int32Array {
  if (classes) return classes;
  return Int32Array.from({ length: n }, (_, row) => scores.reduce((best, score, i) => (score[row]! > scores[best]![row]! ? i : best), 0));
}

/** A row's answer is the set of its labels: one that comes or goes changes it, and only the whole set is correct. */
function labelChanges({ n, candidate, champion }: Rows & { champion: Outputs }, truth: readonly Uint8Array[], threshold: number): Changes {
  const isOn = ({ scores }: Outputs, label: number, row: number): boolean => scores[label]![row]! >= threshold;
  const isRight = (model: Outputs, row: number): boolean => truth.every((on, label) => isOn(model, label, row) === (on[row] === 1));
  const is = (of: (row: number) => boolean): Uint8Array => Uint8Array.from({ length: n }, (_, row) => Number(of(row)));
  return {
    any: is((row) => truth.some((_, label) => isOn(candidate, label, row) !== isOn(champion, label, row))),
    correct_to_wrong: is((row) => isRight(champion, row) && !isRight(candidate, row)),
    wrong_to_correct: is((row) => !isRight(champion, row) && isRight(candidate, row)),
  };
}

/** Up and down by the mean of the numbers, for answers of several (quantiles). */
function numberChanges({ n, candidate, champion }: Rows & { champion: Outputs }, tolerance: number): Changes {
  const moves = candidate.scores.map((scores, i) => scores.map((score, row) => score - champion.scores[i]![row]!));
  const hasMoved = (row: number): boolean => moves.some((move) => Math.abs(move[row]!) > tolerance);
  const mean = (row: number): number => moves.reduce((sum, move) => sum + move[row]!, 0);
  const is = (of: (row: number) => boolean): Uint8Array => Uint8Array.from({ length: n }, (_, row) => Number(hasMoved(row) && of(row)));
  return { any: is(() => true), up: is((row) => mean(row) > 0), down: is((row) => mean(row) < 0) };
}

function toleranceOf(delivery: Delivery, { tolerance }: Flips): number {
  if (tolerance !== undefined) return tolerance;
  throw InputError.of(
    'flips-tolerance-missing',
    `Answers of the task ${delivery.spec.tests!.task} are numbers, and tests.flips does not say by how much they may move without counting as changed.`,
    'Add `tolerance:` in the unit of the prediction.',
    delivery.locate(['tests', 'flips']),
  );
}
