import { count, figure, interval, signed } from '../format.ts';
import { POWER, type Answer } from './decide.ts';
import type { Estimate } from './estimate.ts';
import type { Needed } from './needed.ts';
import type { Kind, Question } from './questions.ts';

export function ruleText({ metric, kind, limit, slice }: Question): string {
  return `${metric}${slice ? ` where ${slice.name}` : ''}: ${RULES[kind](limit)}`;
}

const RULES: Record<Kind, (limit: number) => string> = {
  at_least: (limit) => `at least ${limit}`,
  at_most: (limit) => `at most ${limit}`,
  no_worse_than_champion_by: (limit) => `no worse than the champion by ${limit}`,
  better_than_champion_by: (limit) => (limit === 0 ? 'better than the champion' : `better than the champion by ${limit}`),
  within_of_champion: (limit) => `as good as the champion, within ${limit}`,
  no_worse_than_constant: () => 'no worse than a constant',
  no_worse_than_anchor_by: (limit) => `no worse than the anchor by ${limit}`,
  within_of_anchor: (limit) => `as good as the anchor, within ${limit}`,
};

export function expectedText({ rule: { kind, limit, beyond }, against }: Question): string {
  if (kind === 'within') return `difference in ±${figure(limit)}`;
  const sign = kind === 'at_least' ? (beyond ? '>' : '≥') : beyond ? '<' : '≤';
  return against === undefined ? `${sign} ${limit}` : `difference ${sign} ${figure(limit)}`;
}

const WHOSE: Record<NonNullable<Question['against']>, string> = { champion: "the champion's", anchor: "the anchor's", constant: "a constant's" };

/** What was measured, with the numbers. */
export function seen({ against, slice }: Question, estimate: Estimate, bounds?: { low: number; high: number }): string {
  const positive = estimate.positives === undefined ? '' : ` (${count(estimate.positives)} positive)`;
  const rows = `${count(estimate.n)} rows${slice ? ` where ${slice.name}` : ''}${positive}`;
  const left = estimate.leftOut === undefined ? '' : ` (${count(estimate.leftOut.n)} ${estimate.leftOut.what} left out)`;
  const chosen = estimate.threshold === undefined ? '' : estimate.threshold === Infinity ? ', where no row is a yes' : `, where yes begins at ${figure(estimate.threshold)}`;
  if (estimate.candidate === null) return `The candidate's ${estimate.label} on ${rows} is undefined.`;
  const name = capital(estimate.label);
  if (against === undefined) return `${name} is ${figure(estimate.candidate)}${bounds ? ` ${interval(bounds.low, bounds.high)}` : ''} on ${rows}${left}${chosen}.`;
  const difference = bounds ? `: ${signed(estimate.value!)} ${interval(bounds.low, bounds.high, signed)}` : '';
  return `${name} is ${figure(estimate.candidate)} against ${WHOSE[against]} ${figure(estimate.other)} on ${rows}${left}${chosen}${difference}.`;
}

export function wanted({ kind, limit, higherIsBetter }: Question): string {
  const loss = higherIsBetter ? 'A loss' : 'A rise';
  switch (kind) {
    case 'at_least':
      return `At least ${limit} is wanted.`;
    case 'at_most':
      return `At most ${limit} is wanted.`;
    case 'no_worse_than_champion_by':
      return `${loss} of at most ${limit} is allowed.`;
    case 'no_worse_than_anchor_by':
      return `${loss} of at most ${limit} in all is allowed since the anchor was approved.`;
    case 'better_than_champion_by':
      return limit === 0 ? 'It must be better than the champion.' : `It must be better than the champion by more than ${limit}.`;
    case 'within_of_champion':
    case 'within_of_anchor':
      return `A difference of at most ${limit} either way is allowed.`;
    case 'no_worse_than_constant':
      return 'A model must not do worse than one that gives every row the same answer.';
  }
}

export function undecided(estimate: Estimate, answer: Answer, needed: Needed | undefined): string {
  if (answer !== 'inconclusive') return '';
  const why = estimate.undecidable ? ` Not enough data: ${estimate.undecidable.reason}` : ' The interval holds both sides of the limit';
  if (!estimate.undecidable && needed?.assumes === 'equal' && needed.rows === null) return `${why}; no number of rows decides it if the models are equal.`;
  const rows = needed?.rows ? `; needs about ${count(needed.rows)} rows${needed.assumes === 'halved' ? ' to halve the interval' : ''}` : '';
  return `${why}${rows}.`;
}

export function fixFor(question: Question, estimate: Estimate, answer: Answer, needed: Needed | undefined): string | undefined {
  const where = question.slice ? `the rows where ${question.slice.name}` : 'the test set';
  if (answer === 'pass') return undefined;
  if (answer === 'fail') return failureFix(question, where);
  const alternatives = question.slice ? ', or raise tests.slices.min_rows to leave slices of this size out knowingly' : '';
  if (estimate.undecidable) return `Add labelled rows to ${where}${alternatives}.`;
  if (typeof needed?.rows !== 'number') return `Set a margin above 0: no number of rows can show that two equal models differ by nothing${alternatives}.`;
  if (question.kind === 'better_than_champion_by') return `Add labelled rows to ${where} if the gain is believed: a model no better than the champion stays undecided or fails here${alternatives}.`;
  if (needed.rows <= estimate.n) return `There are rows enough for a model without this difference: read it as a likely loss and look at ${where}${alternatives}.`;
  return `Add labelled rows to ${where} (about ${count(needed.rows)} ${ASSUMED[needed.assumes]})${alternatives}.`;
}

const ASSUMED: Record<Needed['assumes'], string> = {
  equal: `decide ${POWER * 100} times in 100 if the models are equal`,
  champion: `decide ${POWER * 100} times in 100 if the candidate is as good as the champion`,
  halved: 'halve the interval',
  events: 'give an interval',
};

function failureFix({ against, kind }: Question, where: string): string {
  if (kind === 'within_of_champion' || kind === 'within_of_anchor') return `Find what changed on ${where}: the candidate was declared to behave like the ${against}.`;
  if (against === 'champion') return `Find what the candidate lost on ${where} (features, training data, parameters) and train again; the margin is for differences that do not matter to users.`;
  if (against === 'anchor') return `Find which of the deliveries since the anchor lost it on ${where}; where the loss is accepted, have people approve this release as the new anchor (tests.anchor).`;
  return `Improve the model on ${where}, or have the limit changed in a review if it asks for too much.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
