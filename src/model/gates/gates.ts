import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { HIGHER_IS_BETTER, type MetricName } from '../../statistics/metrics.ts';
import { decide, POWER, rowsNeeded, type Answer } from './decide.ts';
import { estimateAll, type Estimate } from './estimate.ts';
import { count, figure, interval, signed } from '../format.ts';
import type { Question } from './questions.ts';
import type { Rows } from '../predictions/rows.ts';

export const METRIC_NAMES: Record<MetricName, string> = {
  roc_auc: 'ROC AUC',
  log_loss: 'log loss',
  accuracy: 'accuracy',
  brier: 'Brier score',
};

/** One finding per question, in order. Slice gates fail only at a level shared by all of them (Bonferroni). */
export function judgeGates(delivery: Delivery, rows: Rows, questions: readonly Question[], level: number): Finding[] {
  const tests = delivery.spec.tests!;
  const sliceQuestions = questions.filter((question) => question.slice).length;
  const strictOf = (question: Question): number => (question.slice ? 1 - (1 - level) / sliceQuestions : level);
  const estimates = estimateAll(
    rows,
    questions.map(({ metric, slice, against, ...rest }) => ({
      metric,
      slice,
      against,
      level,
      strictLevel: strictOf({ metric, slice, against, ...rest }),
    })),
    { threshold: tests.threshold!, replicates: tests.replicates!, seed: tests.seed! },
  );
  return questions.map((question, i) => {
    const estimate = estimates[i]!;
    const answer = estimate.interval
      ? decide(question.rule, estimate.interval.bounds, estimate.interval.strict)
      : 'inconclusive';
    return findingOf(delivery, question, estimate, answer, { level, strictLevel: strictOf(question) });
  });
}

interface Levels {
  level: number;
  strictLevel: number;
}

const CODES: Record<Question['kind'], string> = {
  at_least: 'metric-at-least',
  at_most: 'metric-at-most',
  no_worse_than_champion_by: 'metric-no-worse-than-champion',
  no_worse_than_constant: 'metric-no-worse-than-constant',
};

function findingOf(delivery: Delivery, question: Question, estimate: Estimate, answer: Answer, levels: Levels): Finding {
  const { bounds, level } = shownInterval(question, estimate, answer, levels);
  const needed = answer === 'inconclusive' ? rowsNeededFor(question, estimate, levels.level) : null;
  return {
    code: CODES[question.kind],
    outcome: answer,
    rule: ruleText(question),
    message: `${seen(question, estimate, bounds)} ${wanted(question)}${undecided(estimate, answer, needed)}`,
    expected: expectedText(question),
    actual: estimate.value === null ? 'undefined' : figure(question.against ? estimate.value : estimate.candidate),
    n: estimate.n,
    interval: bounds && { ...bounds, level, method: estimate.interval!.method },
    numbers: {
      candidate: estimate.candidate,
      ...(question.against && { [question.against]: estimate.other, difference: estimate.value }),
      limit: question.limit,
      positives: estimate.positives,
      ...(answer === 'inconclusive' && { rows_needed: needed }),
    },
    fix: fixFor(question, estimate, answer, needed),
    subject: question.slice ? { kind: 'slice', name: question.slice.name } : { kind: 'metric', name: question.metric },
    location: delivery.locate(question.path),
  };
}

/** The interval that explains the answer: the corrected one where only that one held a failure back, or made it. */
function shownInterval(
  question: Question,
  { interval: found }: Estimate,
  answer: Answer,
  { level, strictLevel }: Levels,
): { bounds?: { low: number; high: number }; level: number } {
  if (!found) return { level };
  const plain = decide(question.rule, found.bounds, found.bounds);
  return answer === 'fail' || plain === 'fail' ? { bounds: found.strict, level: strictLevel } : { bounds: found.bounds, level };
}

function ruleText({ metric, kind, limit, slice }: Question): string {
  const where = slice ? ` where ${slice.name}` : '';
  switch (kind) {
    case 'at_least':
      return `${metric}${where}: at least ${limit}`;
    case 'at_most':
      return `${metric}${where}: at most ${limit}`;
    case 'no_worse_than_champion_by':
      return `${metric}${where}: no worse than the champion by ${limit}`;
    case 'no_worse_than_constant':
      return `${metric}${where}: no worse than a constant at the base rate`;
  }
}

function expectedText({ metric, kind, limit }: Question): string {
  switch (kind) {
    case 'at_least':
      return `≥ ${limit}`;
    case 'at_most':
      return `≤ ${limit}`;
    case 'no_worse_than_champion_by':
      return HIGHER_IS_BETTER[metric] ? `difference ≥ ${figure(-limit)}` : `difference ≤ ${figure(limit)}`;
    case 'no_worse_than_constant':
      return 'difference ≤ 0';
  }
}

function seen({ metric, against, slice }: Question, estimate: Estimate, bounds?: { low: number; high: number }): string {
  const rows = `${count(estimate.n)} rows${slice ? ` where ${slice.name}` : ''} (${count(estimate.positives)} positive)`;
  const name = METRIC_NAMES[metric];
  if (estimate.candidate === null) return `The candidate's ${name} on ${rows} is undefined.`;
  if (against === undefined)
    return `${capital(name)} is ${figure(estimate.candidate)}${bounds ? ` ${interval(bounds.low, bounds.high)}` : ''} on ${rows}.`;
  const whose = against === 'champion' ? "the champion's" : "a constant's";
  const difference = bounds ? `: ${signed(estimate.value!)} ${interval(bounds.low, bounds.high, signed)}` : '';
  return `${capital(name)} is ${figure(estimate.candidate)} against ${whose} ${figure(estimate.other)} on ${rows}${difference}.`;
}

function wanted({ metric, kind, limit }: Question): string {
  switch (kind) {
    case 'at_least':
      return `At least ${limit} is wanted.`;
    case 'at_most':
      return `At most ${limit} is wanted.`;
    case 'no_worse_than_champion_by':
      return `${HIGHER_IS_BETTER[metric] ? 'A loss' : 'A rise'} of at most ${limit} is allowed.`;
    case 'no_worse_than_constant':
      return 'A model must not do worse than always answering the base rate.';
  }
}

function undecided(estimate: Estimate, answer: Answer, needed: number | null): string {
  if (answer !== 'inconclusive') return '';
  const why = estimate.undecidable ? ` Not enough data: ${estimate.undecidable.reason}` : ' The interval holds both sides of the limit';
  return `${why}${needed ? `; needs about ${count(needed)} rows` : ''}.`;
}

function rowsNeededFor(question: Question, estimate: Estimate, level: number): number | null {
  if (estimate.undecidable) return estimate.undecidable.needs;
  const distance =
    question.kind === 'no_worse_than_champion_by' ? question.limit : Math.abs(estimate.value! - question.rule.limit);
  return rowsNeeded(estimate.n, estimate.interval!.standardError, distance, level);
}

function fixFor(question: Question, estimate: Estimate, answer: Answer, needed: number | null): string | undefined {
  const where = question.slice ? `the rows where ${question.slice.name}` : 'the test set';
  if (answer === 'pass') return undefined;
  if (answer === 'fail')
    return question.against === 'champion'
      ? `Find what the candidate lost on ${where} (features, training data, parameters) and train again; the margin is for differences that do not matter to users.`
      : `Improve the model on ${where}, or have the limit changed in a review if it asks for too much.`;
  const alternatives = question.slice ? ', or raise tests.slices.min_rows to leave slices of this size out knowingly' : '';
  if (estimate.undecidable) return `Add labelled rows to ${where}${alternatives}.`;
  if (needed === null) return `Set a margin above 0: no number of rows can show that two equal models differ by nothing${alternatives}.`;
  if (needed <= estimate.n)
    return `There are rows enough for a model without this difference: read it as a likely loss and look at ${where}${alternatives}.`;
  return `Add labelled rows to ${where} (about ${count(needed)} decide ${POWER * 100} times in 100${
    question.kind === 'no_worse_than_champion_by' ? ' if the models are equal' : ' if the truth is what was seen'
  })${alternatives}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
