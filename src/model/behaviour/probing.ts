import { sha256 } from '../../core/digest.ts';
import { InputError } from '../../core/problem.ts';
import type { DataEngine } from '../../core/data-engine.ts';
import type { FeatureRow, Prediction } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { DeliverySpec } from '../../delivery/spec.ts';
import { figure } from '../format.ts';
import { moveBetween, type Reading } from './answers.ts';
import type { Answer, Asking } from './ask.ts';
import type { Facts } from './column-facts.ts';
import type { RateRule, Tried } from './rate.ts';
import type { Sample } from './sample.ts';

export type Behaviour = NonNullable<NonNullable<DeliverySpec['tests']>['behaviour']>;

/** A model that answers, the rows it is asked, and what it answered to them as they are. */
export interface Probing {
  delivery: Delivery;
  engine: DataEngine;
  sample: Sample;
  facts: Facts;
  asking: Asking;
  reading: Reading;
  /** Entry i is the answer to row i, unchanged. */
  before: readonly Prediction[];
}

/** A rule with what came of it; passes of one group become one finding. */
export interface Judged {
  tried: Tried;
  rule: RateRule;
  group?: string;
}

/** A drawn row with something changed in it. */
export interface Variant {
  row: number;
  features: FeatureRow;
}

export type Breaks = (before: Prediction, after: Prediction) => boolean;

/** Asks the changed rows and counts those that break a rule; see `tally`. */
export async function tryVariants(probing: Probing, variants: readonly Variant[], breaks: Breaks, refusal: 'allowed' | 'breaks' = 'breaks'): Promise<Tried> {
  return tally(probing, variants, await askVariants(probing, variants), breaks, refusal);
}

export function askVariants({ asking }: Probing, variants: readonly Variant[]): Promise<Answer[]> {
  return asking.ask(variants.map(({ features }) => features));
}

/**
 * A row is broken where any of its variants is: by `breaks`, or by a failure that the rule does not allow. A row whose variants
 * were not all asked counts only where it is broken.
 */
export function tally({ sample, before, reading }: Probing, variants: readonly Variant[], answers: readonly Answer[], breaks: Breaks, refusal: 'allowed' | 'breaks' = 'breaks'): Tried {
  const tried = { n: 0, broken: 0, refused: 0, crashed: 0, allowed: 0, largest: 0 };
  const shown: { row: number; move: number; text: string }[] = [];
  for (const [row, mine] of byRow(variants, answers)) {
    const broken = mine.filter((answer) => isBroken(answer, before[row]!, breaks, refusal));
    if (broken.length === 0 && mine.some(({ kind }) => kind === 'unasked')) continue;
    tried.n += 1;
    if (broken.length === 0) {
      if (mine.some(({ kind }) => kind === 'refused')) tried.allowed += 1;
      continue;
    }
    tried.broken += 1;
    if (broken.some(({ kind }) => kind === 'crashed')) tried.crashed += 1;
    else if (broken.some(({ kind }) => kind === 'refused')) tried.refused += 1;
    const worst = broken.map((answer) => ({ answer, move: answer.kind === 'answered' ? moveBetween(before[row]!, answer.prediction) : -1 })).reduce((a, b) => (b.move > a.move ? b : a));
    tried.largest = Math.max(tried.largest, worst.move);
    shown.push({ row, move: worst.move, text: `${sample.nameOf(row)} (${answerText(reading, before[row]!)} → ${worst.answer.kind === 'answered' ? answerText(reading, worst.answer.prediction) : worst.answer.kind})` });
  }
  const examples = shown.sort((a, b) => b.move - a.move || a.row - b.row).slice(0, 3).map(({ text }) => text);
  return { ...tried, examples };
}

function isBroken(answer: Answer, before: Prediction, breaks: Breaks, refusal: 'allowed' | 'breaks'): boolean {
  switch (answer.kind) {
    case 'answered':
      return breaks(before, answer.prediction);
    case 'refused':
      return refusal === 'breaks';
    case 'crashed':
      return true;
    case 'unasked':
      return false;
  }
}

function byRow(variants: readonly Variant[], answers: readonly Answer[]): Map<number, Answer[]> {
  const rows = new Map<number, Answer[]>();
  variants.forEach(({ row }, i) => {
    const mine = rows.get(row);
    if (mine) mine.push(answers[i]!);
    else rows.set(row, [answers[i]!]);
  });
  return rows;
}

/** `yes, 0.71`; `0.71` where the answer is a number alone. */
export function answerText({ classOf }: Reading, prediction: Prediction): string {
  const name = classOf(prediction);
  const numbers = prediction.length === 1 ? figure(finite(prediction[0]!)) : '';
  return [name, numbers].filter(Boolean).join(' ') || prediction.slice(0, 4).map((value) => figure(finite(value))).join(', ');
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** After `12 of 1,000 rows `. */
export function changeWords(tolerance: number | undefined): string {
  return tolerance === undefined ? 'change their answer' : `move by more than ${tolerance}`;
}

/** A seed of its own for each rule, so that one more rule changes no number of the others. */
export function seedFor(seed: number, ...name: (string | number)[]): number {
  return parseInt(sha256([seed, ...name].join('\u0000')).slice('sha256:'.length, 'sha256:'.length + 8), 16);
}

/** What the engine says of a person's SQL, at the line where it stands. */
export async function located<T>(delivery: Delivery, path: (string | number)[], work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => ({ ...problem, location: problem.location ?? delivery.locate(path) })), { cause: error });
  }
}

/** Which drawn rows a rule's `where` holds for; all where it has none. */
export async function rowsWhere({ delivery, engine, sample }: Probing, where: string | undefined, path: (string | number)[]): Promise<number[]> {
  const all = [...sample.rows.keys()];
  if (where === undefined) return all;
  const at = [...path, 'where'];
  const condition = await located(delivery, at, engine.condition(where, { file: sample.file }));
  const [held] = await located(delivery, at, sample.select([`CASE WHEN (${condition}) THEN TRUE ELSE FALSE END`]));
  return all.filter((row) => held![row] === true);
}

export function limitOf(behaviour: Behaviour, rule: { at_most?: number }): number {
  return rule.at_most ?? behaviour.at_most!;
}
