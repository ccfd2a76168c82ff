import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { count } from '../format.ts';
import type { Questions } from '../gates/questions.ts';
import type { Rows } from '../predictions/rows.ts';
import { cutName } from './cuts.ts';

/** Groups that fairness compares: each pair of groups is compared with each, so the work grows with the fourth power. */
const MOST_GROUPS = 50;
/** Gates over slices: beyond, the shared level is so strict that none could fail. */
const MOST_QUESTIONS = 2000;

/** Columns with so many values that cutting by them asks nothing sensible, as an age in years or a name would. */
export function cutTooFine(delivery: Delivery, rows: Rows): Finding[] {
  return (delivery.spec.tests!.fairness?.groups ?? []).flatMap((by, i) => {
    const column = cutName(by);
    const values = rows.categories[column]!.names.length;
    return values > MOST_GROUPS ? [finding(delivery, 'groups-too-many', column, values, MOST_GROUPS, ['tests', 'fairness', 'groups', i])] : [];
  });
}

export function tooManyQuestions(delivery: Delivery, asked: Questions): Finding | undefined {
  if (asked.questions.length <= MOST_QUESTIONS) return undefined;
  return finding(delivery, 'slices-too-many', 'slices', asked.questions.length, MOST_QUESTIONS, ['tests', 'slices', 'by']);
}

function finding(delivery: Delivery, code: string, name: string, found: number, most: number, path: (string | number)[]): Finding {
  const what = code === 'groups-too-many' ? `${name} has ${count(found)} values` : `tests.slices asks ${count(found)} questions`;
  return {
    code,
    outcome: 'error',
    rule: `at most ${count(most)} ${code === 'groups-too-many' ? 'groups' : 'questions'}`,
    message: `${what}, and at most ${count(most)} can be judged together.`,
    expected: `≤ ${count(most)}`,
    actual: count(found),
    fix: 'Cut by bands (an age class instead of an age in years), or raise min_rows.',
    subject: { kind: 'column', name },
    location: delivery.locate(path),
  };
}
