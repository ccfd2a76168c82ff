import type { Delivery } from '../../delivery/delivery.ts';
import type { Finding } from '../../core/verdict.ts';
import type { DriftAnswer } from './drift.ts';
import { counted, grouped, percent, short } from '../words.ts';

const NAMES = { wasserstein_std: 'Wasserstein-1 distance over the standard deviation', total_variation: 'total variation' };

/** One finding per column. An `inconclusive` or `fail` becomes `warn` where the delivery file says so. */
export function driftFinding(answer: DriftAnswer, delivery: Delivery, falseAlarms: number): Finding {
  const { column } = answer.question;
  const severity = delivery.spec.data?.drift?.severity ?? 'fail';
  const outcome = answer.outcome !== 'pass' && severity === 'warn' ? 'warn' : answer.outcome;
  return {
    code: codeOf(answer),
    outcome,
    rule: `${column}: drift at most ${answer.limit} (${NAMES[answer.measure]}${answer.of === 'kinds' ? ' of missing, NaN and infinite values' : ''})`,
    message: messageOf(answer),
    expected: `at most ${answer.limit}`,
    actual: Number.isFinite(answer.estimate) ? short(answer.estimate) : 'unknown',
    n: answer.rows.current,
    ...(Number.isFinite(answer.estimate) ? { interval: { low: answer.low, high: answer.high, level: 1 - falseAlarms, method: 'simultaneous over columns (Gaussian concentration)' } } : {}),
    ...(answer.homogeneity ? { p: answer.homogeneity.p } : {}),
    numbers: numbersOf(answer),
    subject: { kind: 'column', name: column },
    location: delivery.locate(['data', 'drift', 'limits', 'columns', column]),
    ...(answer.outcome === 'pass' ? {} : { fix: fixOf(answer) }),
  };
}

function codeOf(answer: DriftAnswer): string {
  if (answer.reason === 'not-numbers') return 'drift-type-changed';
  if (answer.outcome === 'inconclusive') return 'drift-inconclusive';
  return answer.of === 'kinds' && answer.question.measure === 'wasserstein_std' ? 'drift-missing-values' : 'drift';
}

function messageOf(answer: DriftAnswer): string {
  const { question, rows, limit } = answer;
  const { column } = question;
  if (answer.reason === 'no-rows') return `data.serving has no rows, so nothing is known of ${column}.`;
  if (answer.reason === 'not-numbers') return `${column} was numeric in training and ${counted(answer.unreadable, 'value')} of data.serving ${answer.unreadable === 1 ? 'is no number' : 'are no numbers'}.`;
  const seen = `${NAMES[answer.measure]} ${short(answer.estimate)}, limit ${limit}, interval ${short(answer.low)} to ${short(answer.high)}, ${grouped(rows.reference)} rows then and ${grouped(rows.current)} now`;
  const what = answer.of === 'kinds' ? kindsOf(answer) : column;
  if (answer.reason === 'too-few') return `${column} has fewer than 30 numbers now, too few to judge its drift (${seen}).`;
  return `${what} ${{ pass: 'has not drifted', fail: 'drifted', inconclusive: 'may have drifted or not' }[answer.outcome]}: ${seen}${detailsOf(answer)}.`;
}

/** What else helps to understand: values never seen, a measure that had to change, the error of the bins. */
function detailsOf(answer: DriftAnswer): string {
  const { question, unseen = 0, exact } = answer;
  const parts: string[] = [];
  if (unseen > 0) parts.push(`${grouped(unseen)} rows (${percent(unseen / answer.rows.current)}) hold values that training never had`);
  if (question.profile.kind === 'numbers' && question.profile.deviation === 0 && question.profile.edges.length > 0) parts.push('it was constant in training, so it is compared by shares');
  if (question.profile.kind === 'presence') parts.push('only how often it is missing is compared');
  if (exact && exact.low < exact.high) parts.push(`from bins; unbinned between ${short(exact.low)} and ${short(exact.high)}`);
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}

function kindsOf(answer: DriftAnswer): string {
  return `How often ${answer.question.column} is missing${answer.question.profile.kind === 'numbers' ? ', NaN or infinite' : ''}`;
}

function numbersOf(answer: DriftAnswer): Record<string, number | null> {
  const { homogeneity: test, exact, reason } = answer;
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    [answer.measure]: finite(answer.estimate),
    low: answer.low,
    high: finite(answer.high),
    limit: answer.limit,
    reference_rows: answer.rows.reference,
    rows: answer.rows.current,
    ...(exact ? { exact_low: exact.low, exact_high: exact.high } : {}),
    ...(test ? { chi_squared: test.statistic, degrees: test.degrees, p_holm: answer.holm ?? null } : {}),
    ...(answer.outcome === 'inconclusive' ? { rows_needed: finite(answer.needed) } : {}),
    ...(answer.unseen === undefined ? {} : { unseen: answer.unseen }),
    ...(reason === 'not-numbers' ? { unreadable: answer.unreadable } : {}),
  };
}

function fixOf(answer: DriftAnswer): string {
  const { column } = answer.question;
  if (answer.outcome === 'inconclusive') {
    if (answer.reason === 'no-rows') return 'Check the step that writes data.serving.';
    return Number.isFinite(answer.needed)
      ? answer.needed > answer.rows.current
        ? `Collect about ${grouped(answer.needed)} rows in data.serving, or set a wider limit for ${column}.`
        : `The distance is near its limit: more rows decide it, or set the limit of ${column} to what the model can bear.`
      : `The training profile is too small to show ${answer.limit}: make it from more rows, or set a wider limit for ${column}.`;
  }
  return `Find what changed in ${column} since training: its source, its coding, or the world. Then retrain, or take the column out of the model; ` +
    `\`data.drift.limits.columns.${column}: off\` if the model does not use it.`;
}
