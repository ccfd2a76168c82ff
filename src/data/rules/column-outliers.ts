import type { Column } from '../../delivery/spec.ts';
import { literal } from '../../core/sql.ts';
import { wilson } from '../../statistics/proportions.ts';
import type { KnownProfile } from '../check.ts';
import type { NumbersProfile } from '../profile/profile.ts';
import { sameName } from '../source.ts';
import { counted, grouped, percent, short } from '../words.ts';
import { notNumbers } from './column-aggregates.ts';
import { asDouble, holdsNotFinite, notFinite, numberLike } from './column-numbers.ts';
import { medianDistance, quantileOf } from './column-scale.ts';
import { brokenIn, countOf, ruleBase, type ColumnSet } from './column-set.ts';
import { LEVEL, nothingToJudge, unaskable } from './column-share.ts';
import type { Rule } from './rule.ts';

/** Makes the median absolute deviation of normal data their standard deviation: 1 / Φ⁻¹(3/4). */
const NORMAL_MAD = 1.4826;

type Outliers = NonNullable<Column['outliers']>;

/** Values far outside of what training had, by the frozen profile; judged by their rate, since single ones are normal. */
export async function outlierRules(set: ColumnSet): Promise<Rule[]> {
  const { declared, facts } = set;
  const { outliers } = declared;
  if (!outliers) return [];
  const methods: Method[] = [
    ...(outliers.robust_z === undefined ? [] : [{ words: `robust z above ${outliers.robust_z}`, fences: (profile: NumbersProfile) => robustFences(profile, outliers.robust_z!) }]),
    ...(outliers.iqr === undefined ? [] : [{ words: `more than ${outliers.iqr} interquartile ranges outside the quartiles`, fences: (profile: NumbersProfile) => quartileFences(profile, outliers.iqr!) }]),
  ];
  const known = await facts.profile();
  return methods.map((method) => outlierRule(set, outliers, method, known));
}

interface Fences {
  low: number;
  high: number;
  /** How the fences come about, with their bin error. */
  from: string;
  numbers: Record<string, number>;
}

interface Method {
  words: string;
  /** A text says why the profile gives none. */
  fences(profile: NumbersProfile): Fences | string;
}

function outlierRule(set: ColumnSet, { at_most: most }: Outliers, method: Method, known: KnownProfile | undefined): Rule {
  const { name, scope, column, dialect, sensitive, value } = set;
  const words = `at most ${percent(most)} outliers (${method.words})`;
  const no = (why: string, fix: string) => unaskable(set, 'outliers', 'column-outliers', words, why, fix);
  if (!numberLike(column)) return notNumbers(set, 'outliers', 'column-outliers', words);
  const profile = known && Object.entries(known.profile.columns).find(([other]) => sameName(other, column.name))?.[1];
  if (!known) return no('there is no profile to compare with', 'Name one as `data.profile` (`sluice profile` makes it), or declare `data.train`.');
  if (sensitive || (profile?.kind === 'presence' && profile.why === 'sensitive')) return no('its profile keeps no values of a sensitive column', 'Use `between` or `quantiles`: their bounds stand in the delivery file.');
  if (!profile) return no('the profile does not have it', 'Make the profile again, from data that have the column.');
  if (profile.kind !== 'numbers') return no(`the profile holds it as ${profile.kind}, not as numbers`, 'Make the profile again, from data in which the column is a number.');
  const fences = method.fences(profile);
  if (typeof fences === 'string') return no(fences, 'Use `between` or `quantiles` for a column that is mostly one value.');

  const number = asDouble(column);
  const odd = notFinite(dialect, column);
  const isNumber = column.type === 'string' ? `${number} IS NOT NULL` : `${value} IS NOT NULL`;
  const judged = odd && holdsNotFinite(column) ? `${isNumber} AND NOT ${odd.nan}` : isNumber;
  const broken = brokenIn(set, `${judged} AND (${number} < ${literal(fences.low)} OR ${number} > ${literal(fences.high)})`);
  return {
    ...ruleBase(set, 'outliers', words),
    code: 'column-outliers',
    measures: { judged: countOf(set, judged), outliers: `count_if(${broken})`, ...(column.type === 'string' ? { texts: countOf(set, `${value} IS NOT NULL AND ${number} IS NULL`) } : {}) },
    broken,
    judge: ({ judged: n = 0, outliers = 0, texts = 0 }) => {
      if (texts > 0) return no(`${counted(texts, 'value')} ${texts === 1 ? 'is no number' : 'are no numbers'}`, 'Correct these values where the table is made.').judge({ rows: n });
      if (n === 0) return nothingToJudge(`no number of ${name}${scope} is there to be an outlier`, words, { outliers: 0, limit: most });
      const rate = outliers / n;
      return {
        holds: rate <= most,
        seen: `${grouped(outliers)} of ${counted(n, 'number')} of ${name}${scope} (${percent(rate)}) are outliers, outside of ${short(fences.low)} to ${short(fences.high)}; at most ${percent(most)} may be. The fences are from the profile: ${fences.from}.`,
        expected: words,
        actual: `${percent(rate)} outliers`,
        n,
        numbers: { outliers, rate, limit: most, low: fences.low, high: fences.high, ...fences.numbers },
        interval: { ...wilson(outliers, n, LEVEL), level: LEVEL, method: 'Wilson' },
        fix: `Look at the rows below: a unit, a decimal comma or a sentinel value such as 9999; make the profile again if ${name} has really changed.`,
      };
    },
  };
}

function robustFences(profile: NumbersProfile, z: number): Fences | string {
  const median = quantileOf(profile, 0.5);
  const mad = median && medianDistance(profile, median.value);
  if (!median || !mad) return 'the profile has no finite number of it';
  if (mad.value === 0) return 'half of the numbers behind the profile are equal, so their median absolute deviation is 0';
  const reach = z * NORMAL_MAD * mad.value;
  return { low: median.value - reach, high: median.value + reach, from: `median ${short(median.value)}${within(median.error)}, median absolute deviation ${short(mad.value)}${within(mad.error)}`, numbers: { median: median.value, median_error: median.error, mad: mad.value, mad_error: mad.error } };
}

function quartileFences(profile: NumbersProfile, k: number): Fences | string {
  const first = quantileOf(profile, 0.25);
  const third = quantileOf(profile, 0.75);
  if (!first || !third) return 'the profile has no finite number of it';
  const range = third.value - first.value;
  if (range === 0) return 'the middle half of the numbers behind the profile is one value, so their interquartile range is 0';
  return { low: first.value - k * range, high: third.value + k * range, from: `quartiles ${short(first.value)}${within(first.error)} and ${short(third.value)}${within(third.error)}`, numbers: { first_quartile: first.value, first_quartile_error: first.error, third_quartile: third.value, third_quartile_error: third.error } };
}

function within(error: number): string {
  return error === 0 ? '' : ` (from bins, within ${short(error)})`;
}
