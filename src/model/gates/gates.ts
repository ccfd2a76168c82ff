import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { accountable } from '../accountable.ts';
import type { ModelFacts } from '../facts.ts';
import { figure } from '../format.ts';
import { customEstimates } from '../metrics/custom.ts';
import { levelsOf } from '../overview.ts';
import type { Rows } from '../predictions/rows.ts';
import { decide, type Answer } from './decide.ts';
import { estimateAll, type Estimate } from './estimate.ts';
import { neededFor, type Needed } from './needed.ts';
import type { Kind, Question } from './questions.ts';
import { expectedText, fixFor, ruleText, seen, undecided, wanted } from './words.ts';

/** One finding per question, in order. Slice gates fail only at a level shared by all of them (Bonferroni). */
export async function judgeGates({ delivery, rows, join, level }: Pick<ModelFacts, 'delivery' | 'rows' | 'join' | 'level'>, questions: readonly Question[]): Promise<Finding[]> {
  const sliceQuestions = questions.filter((question) => question.slice).length;
  const strictOf = (question: Question): number => (question.slice ? 1 - (1 - level) / sliceQuestions : level);
  const estimates = await estimatesOf({ delivery, rows, join }, questions, (question) => ({ level, strictLevel: strictOf(question) }));
  return questions.map((question, i) => {
    const estimate = estimates[i]!;
    const answer = estimate.interval ? decide(question.rule, estimate.interval.bounds, estimate.interval.strict) : 'inconclusive';
    const needed = answer === 'inconclusive' ? neededFor(question, estimate, level) : undefined;
    return accountable(findingOf(delivery, question, estimate, answer, needed, { level, strictLevel: strictOf(question) }), question.gate);
  });
}

/** Metrics by name from one resampling of the rows; the team's own expressions through the engine. In the order of the questions. */
async function estimatesOf({ delivery, rows, join }: Pick<ModelFacts, 'delivery' | 'rows' | 'join'>, questions: readonly Question[], levels: (question: Question) => Levels): Promise<Estimate[]> {
  const { threshold, replicates, seed, interval, stratified } = delivery.spec.tests!;
  const isCustom = ({ gate }: Question): boolean => gate.metric === 'custom';
  const wanted = (question: Question): Levels & Pick<Question, 'slice' | 'against'> => ({ slice: question.slice, against: question.against, ...levels(question) });
  const named = questions.filter((question) => !isCustom(question));
  const estimates = new Map<Question, Estimate>();
  const ofNamed = estimateAll(rows, named.map((question) => ({ spec: question.gate, ...wanted(question) })), { threshold: threshold!, quantiles: levelsOf(delivery), replicates: replicates!, seed: seed!, method: interval, strata: stratified ? strataOf(rows) : undefined });
  named.forEach((question, i) => estimates.set(question, ofNamed[i]!));
  const own = questions.filter(isCustom);
  const ofOwn = join ? await customEstimates({ join, rows }, own.map((question) => ({ sql: question.gate.sql!, name: question.metric, ...wanted(question) })), { replicates: replicates!, seed: seed! }) : [];
  own.forEach((question, i) => estimates.set(question, ofOwn[i]!));
  return questions.map((question) => estimates.get(question)!);
}

/** The label of each row, where its share was fixed when the rows were gathered. */
function strataOf({ truth }: Rows): Int32Array | undefined {
  if (truth.kind === 'binary') return Int32Array.from(truth.labels);
  return truth.kind === 'classes' ? truth.codes : undefined;
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
      ...(estimate.threshold !== undefined && { threshold: Number.isFinite(estimate.threshold) ? estimate.threshold : null }),
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
