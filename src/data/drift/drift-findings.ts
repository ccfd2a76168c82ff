import type { Finding } from '../../core/verdict.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { checkFinding } from '../checks/finding.ts';
import { counted, grouped, percent, short } from '../words.ts';
import type { DriftAnswer } from './drift.ts';
import type { Effect } from './effects.ts';
import type { Importances } from './importances.ts';
import type { Measure } from './questions.ts';

export const MEASURE_NAMES: Record<Measure, string> = {
  wasserstein_std: 'Wasserstein-1 distance over the standard deviation',
  wasserstein_iqr: 'Wasserstein-1 distance over the interquartile range',
  ks: 'Kolmogorov–Smirnov distance',
  jensen_shannon: 'Jensen–Shannon distance, natural logarithm, null bias removed',
  psi: 'population stability index, null bias removed',
  total_variation: 'total variation',
};

/** What a finding says beside the answer itself. */
export interface Telling {
  delivery: Delivery;
  falseAlarms: number;
  importances: Importances | undefined;
  roleOf(column: string): 'label' | 'prediction' | 'feature';
}

/** One finding per question. A failure, or no answer, becomes `warn` where the delivery file says so. */
export function driftFinding(answer: DriftAnswer, telling: Telling): Finding {
  const { delivery, falseAlarms } = telling;
  const { column } = answer.question;
  const known = Number.isFinite(answer.estimate);
  return checkFinding(
    {
      code: codeOf(answer),
      outcome: answer.outcome,
      rule: `${column}: ${driftWord(telling, column)} at most ${answer.limit} (${MEASURE_NAMES[answer.measure]}${answer.of === 'kinds' ? ' of missing, NaN and infinite values' : ''})`,
      message: messageOf(answer, telling),
      expected: `at most ${answer.limit}`,
      actual: known ? short(answer.estimate) : 'unknown',
      n: answer.rows.current,
      ...(known ? { interval: { low: answer.low, high: answer.high, level: 1 - falseAlarms, method: `simultaneous over columns (${methodOf(answer.measure)})` } } : {}),
      ...(answer.test ? { p: answer.test.p } : {}),
      numbers: numbersOf(answer, telling),
      subject: { kind: 'column', name: column },
      path: ['data', 'drift', 'limits', 'columns', column],
      fix: fixOf(answer),
    },
    delivery.spec.data?.drift ?? {},
    delivery,
  );
}

/** The model was trained with a column that it does not get today. */
export function absentFinding(name: string, telling: Telling): Finding {
  return checkFinding(
    {
      code: 'drift-column-missing',
      outcome: 'fail',
      rule: `${name}: still served`,
      message: `${name} was in the training data and data.serving has no such column${importanceOf(name, telling)}.`,
      expected: `a column ${name}`,
      actual: 'none',
      numbers: weightOf(name, telling),
      subject: { kind: 'column', name },
      path: ['data', 'serving'],
      fix: `Add ${name} to data.serving, or write \`data.drift.limits.columns.${name}: off\` if the model does not use it.`,
    },
    telling.delivery.spec.data?.drift ?? {},
    telling.delivery,
  );
}

/** Served, and the profile tells nothing of it that could be compared. */
export function unprofiledFinding(name: string, why: string, telling: Telling): Finding {
  return checkFinding(
    {
      code: 'drift-inconclusive',
      outcome: 'inconclusive',
      rule: `${name}: known from training`,
      message: `Whether ${name} drifted is not known: ${why}${importanceOf(name, telling)}.`,
      expected: `the values of ${name} in the profile`,
      actual: 'none',
      numbers: weightOf(name, telling),
      subject: { kind: 'column', name },
      path: ['data', 'profile'],
      fix: `Make the profile again with \`sluice profile\`, or write \`data.drift.limits.columns.${name}: off\` if the model does not use it.`,
    },
    telling.delivery.spec.data?.drift ?? {},
    telling.delivery,
  );
}

/** A type that nothing can be compared over: numbers became days, truths or lists. */
export function retypedFinding({ name, was, is }: { name: string; was: string; is: string }, telling: Telling): Finding {
  return checkFinding(
    {
      code: 'drift-type-changed',
      outcome: 'fail',
      rule: `${name}: of the type that it had in training`,
      message: `${name} was of type ${was} in training and data.serving has it as ${is}${importanceOf(name, telling)}.`,
      expected: was,
      actual: is,
      numbers: weightOf(name, telling),
      subject: { kind: 'column', name },
      path: ['data', 'serving'],
      fix: `Write ${name} as ${was} again in the step that makes data.serving, or train the model on what is served.`,
    },
    telling.delivery.spec.data?.drift ?? {},
    telling.delivery,
  );
}

function codeOf(answer: DriftAnswer): string {
  if (answer.reason === 'not-numbers') return 'drift-type-changed';
  if (answer.outcome === 'inconclusive') return 'drift-inconclusive';
  return answer.of === 'kinds' && answer.question.measure !== 'total_variation' ? 'drift-missing-values' : 'drift';
}

function driftWord({ roleOf }: Telling, column: string): string {
  const role = roleOf(column);
  return role === 'feature' ? 'drift' : `${role} drift`;
}

function messageOf(answer: DriftAnswer, telling: Telling): string {
  const { question, rows, limit } = answer;
  const { column } = question;
  const role = telling.roleOf(column);
  const named = role === 'feature' ? column : `${role === 'label' ? 'Label' : 'Prediction'} drift: ${column}`;
  if (answer.reason === 'no-rows') return `${rows.reference === 0 ? 'The profile of training' : 'data.serving'} has no rows, so nothing is known of ${column}.`;
  if (answer.reason === 'not-numbers') return `${named} was numeric in training and ${counted(answer.unreadable, 'value')} of data.serving ${answer.unreadable === 1 ? 'is no number' : 'are no numbers'}${importanceOf(column, telling)}.`;
  const seen = `${MEASURE_NAMES[answer.measure]} ${short(answer.estimate)}, limit ${limit}, interval ${short(answer.low)} to ${short(answer.high)}, ${grouped(rows.reference)} rows then and ${grouped(rows.current)} now`;
  if (answer.reason === 'too-few') return `${named} has fewer than 30 numbers now, too few to judge its drift (${seen}).`;
  const what = answer.of === 'kinds' ? kindsOf(answer, named) : named;
  return `${what} ${{ pass: 'has not drifted', fail: 'drifted', inconclusive: 'may have drifted or not' }[answer.outcome]}: ${seen}${detailsOf(answer)}${importanceOf(column, telling)}.`;
}

/** What else helps to understand: values never seen, a measure that had to change, the error of the bins. */
function detailsOf({ question, unseen = 0, rows, binned, of }: DriftAnswer): string {
  const { profile, instead } = question;
  const parts: string[] = [];
  if (unseen > 0) parts.push(`${grouped(unseen)} rows (${percent(unseen / rows.current)}) hold values that training never had`);
  if (profile.kind === 'numbers' && profile.edges.length === 0) parts.push('training had no number in it');
  else if (instead === 'wasserstein_std') parts.push('it was constant in training, so it is compared by shares');
  else if (instead) parts.push('half of it was one value in training, so it is compared by shares');
  if (profile.kind === 'presence') parts.push('only how often it is missing is compared');
  if (of === 'values' && binned && binned.low < binned.high) parts.push(Number.isFinite(binned.high) ? `from bins; unbinned between ${short(binned.low)} and ${short(binned.high)}` : `from bins; unbinned at least ${short(binned.low)}`);
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
}

function importanceOf(column: string, { importances, roleOf }: Telling): string {
  if (!importances || roleOf(column) !== 'feature') return '';
  const weight = importances.of(column);
  if (importances.kind === 'loss') return weight === undefined ? "; the model's loss on its slices is not known" : `; the model's loss on its slices is ${short(weight)} from their mean on average`;
  if (weight === undefined) return '; the model does not use it (no importance)';
  return weight > 0 ? `; its importance to the model is ${short(weight)}` : `; the model does not use it (importance ${short(weight)})`;
}

function weightOf(column: string, { importances }: Telling): Record<string, number | null> {
  if (importances?.kind === 'loss') return { loss_spread: importances.of(column) ?? null };
  return importances ? { importance: importances.of(column) ?? 0 } : {};
}

function kindsOf(answer: DriftAnswer, named: string): string {
  return `How often ${named} is missing${answer.question.profile.kind === 'numbers' ? ', NaN or infinite' : ''}`;
}

function methodOf(measure: Measure): string {
  return measure === 'jensen_shannon' || measure === 'psi' ? 'noncentral chi-squared' : 'Gaussian concentration';
}

/** The deciding effect by its name; every other one as `beside_…`, each with its bounds. */
function numbersOf(answer: DriftAnswer, telling: Telling): Record<string, number | null> {
  const { homogeneity: shares, test, binned, effects, measure } = answer;
  const beside = answer.of === 'values' ? effects.filter((effect) => effect.measure !== measure) : [];
  return {
    [measure]: finite(answer.estimate),
    low: answer.low,
    high: finite(answer.high),
    limit: answer.limit,
    reference_rows: answer.rows.reference,
    rows: answer.rows.current,
    ...(binned ? { exact_low: binned.low, exact_high: finite(binned.high) } : {}),
    ...raw(measure, effects.find((effect) => effect.measure === measure)),
    ...Object.assign({}, ...beside.map(besideOf)),
    ...(test ? { [`p_${test.name}`]: test.p, [`p_${test.correction}`]: test.adjusted } : {}),
    ...(shares ? { chi_squared: shares.statistic, degrees: shares.degrees, p_chi_squared: shares.chiSquaredP } : {}),
    ...(answer.outcome === 'inconclusive' ? { rows_needed: finite(answer.needed) } : {}),
    ...(answer.unseen === undefined ? {} : { unseen: answer.unseen }),
    ...(answer.reason === 'not-numbers' ? { unreadable: answer.unreadable } : {}),
    ...weightOf(answer.question.column, telling),
  };
}

function besideOf({ measure, estimate, low, high, needed, raw: measured }: Effect): Record<string, number | null> {
  const name = `beside_${measure}`;
  return { [name]: finite(estimate), [`${name}_low`]: low, [`${name}_high`]: finite(high), [`${name}_rows_needed`]: finite(needed), ...(measured === undefined ? {} : { [`${name}_raw`]: measured }) };
}

function raw(measure: Measure, effect: Effect | undefined): Record<string, number> {
  return effect?.raw === undefined ? {} : { [`${measure}_raw`]: effect.raw };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function fixOf(answer: DriftAnswer): string {
  const { column } = answer.question;
  if (answer.outcome === 'inconclusive') {
    if (answer.reason === 'no-rows') return answer.rows.reference === 0 ? 'Make the profile again with `sluice profile`.' : 'Check the step that writes data.serving.';
    return Number.isFinite(answer.needed)
      ? answer.needed > answer.rows.current
        ? `Collect about ${grouped(answer.needed)} rows in data.serving, or set a wider limit for ${column}.`
        : `The distance is near its limit: more rows decide it, or set the limit of ${column} to what the model can bear.`
      : `The training profile is too small to show ${answer.limit}: make it from more rows, or set a wider limit for ${column}.`;
  }
  return `Find what changed in ${column} since training: its source, its coding, or the world. Then retrain, or take the column out of the model; ` +
    `\`data.drift.limits.columns.${column}: off\` if the model does not use it.`;
}
