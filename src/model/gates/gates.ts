import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { accountable } from '../accountable.ts';
import { figure } from '../format.ts';
import { levelsOf } from '../overview.ts';
import type { Rows } from '../predictions/rows.ts';
import { decide, type Answer } from './decide.ts';
import { estimateAll, type Estimate } from './estimate.ts';
import { neededFor, type Needed } from './needed.ts';
import type { Kind, Question } from './questions.ts';
import { expectedText, fixFor, ruleText, seen, undecided, wanted } from './words.ts';

/** One finding per question, in order. Slice gates fail only at a level shared by all of them (Bonferroni). */
export function judgeGates(delivery: Delivery, rows: Rows, questions: readonly Question[], level: number): Finding[] {
  const tests = delivery.spec.tests!;
  const sliceQuestions = questions.filter((question) => question.slice).length;
  const strictOf = (question: Question): number => (question.slice ? 1 - (1 - level) / sliceQuestions : level);
  const estimates = estimateAll(
    rows,
    questions.map((question) => ({ spec: question.gate, slice: question.slice, against: question.against, level, strictLevel: strictOf(question) })),
    {
      threshold: tests.threshold!,
      quantiles: levelsOf(delivery),
      replicates: tests.replicates!,
      seed: tests.seed!,
      method: tests.interval,
    },
  );
  return questions.map((question, i) => {
    const estimate = estimates[i]!;
    const answer = estimate.interval ? decide(question.rule, estimate.interval.bounds, estimate.interval.strict) : 'inconclusive';
    const needed = answer === 'inconclusive' ? neededFor(question, estimate, level) : undefined;
    return accountable(findingOf(delivery, question, estimate, answer, needed, { level, strictLevel: strictOf(question) }), question.gate);
  });
}

interface Levels {
  level: number;
  strictLevel: number;
}

const CODES: Record<Kind, string> = {
  at_least: 'metric-at-least',
  at_most: 'metric-at-most',
  no_worse_than_champion_by: 'metric-no-worse-than-champion',
  better_than_champion_by: 'metric-better-than-champion',
  within_of_champion: 'metric-within-of-champion',
  no_worse_than_constant: 'metric-no-worse-than-constant',
  no_worse_than_anchor_by: 'metric-no-worse-than-anchor',
  within_of_anchor: 'metric-within-of-anchor',
};

function findingOf(delivery: Delivery, question: Question, estimate: Estimate, answer: Answer, needed: Needed | undefined, levels: Levels): Finding {
  const { bounds, level } = shownInterval(question, estimate, answer, levels);
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
      ...(estimate.positives !== undefined && { positives: estimate.positives }),
      ...(estimate.leftOut !== undefined && { left_out: estimate.leftOut.n }),
      ...(answer === 'inconclusive' && { rows_needed: needed?.rows ?? null }),
    },
    fix: fixFor(question, estimate, answer, needed),
    subject: question.slice ? { kind: 'slice', name: question.slice.name } : { kind: 'metric', name: question.gate.metric === 'custom' ? question.metric : question.gate.metric },
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
