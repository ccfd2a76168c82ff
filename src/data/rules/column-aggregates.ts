import type { Column } from '../../delivery/spec.ts';
import { counted, grouped, short } from '../words.ts';
import { LARGEST_SQUARED, asDouble, finiteNumber, holdsNotFinite, notFinite, numberLike } from './column-numbers.ts';
import { countOf, presentCount, ruleBase, valueIn, type ColumnSet } from './column-set.ts';
import { nothingToJudge, unaskable } from './column-share.ts';
import type { Answers, Judgement, Rule } from './rule.ts';

export type Bounds = NonNullable<Column['mean']>;

/** Rules about one number that sums a column up. NaN and the infinities are left out of it and counted. */
export function aggregateRules(set: ColumnSet): Rule[] {
  const { declared, dialect, column, value } = set;
  const number = finiteNumber(dialect, column);
  const moderate = numberLike(column) ? moderateNumber(set) : number;
  const over = (aggregate: string, of: string) => ({ sql: `${aggregate}(${valueIn(set, of)})` });
  const distinct = { present: presentCount(set), distinct: dialect.distinct([valueIn(set, value)]) };
  return [
    ...numberRule(set, 'mean', 'column-mean', 'the mean', declared.mean, over('avg', moderate), { moment: true }),
    ...numberRule(set, 'std', 'column-std', 'the standard deviation', declared.std, over('stddev_samp', moderate), { moment: true, least: 2 }),
    ...numberRule(set, 'sum', 'column-sum', 'the sum', declared.sum, over('sum', moderate), { moment: true }),
    ...numberRule(set, 'min', 'column-min', 'the least value', declared.min, over('min', number)),
    ...numberRule(set, 'max', 'column-max', 'the greatest value', declared.max, over('max', number)),
    ...(declared.distinct ? [distinctRule(set, 'distinct', 'column-distinct', 'the number of different values', declared.distinct, distinct, (answers) => answers.distinct!)] : []),
    ...(declared.distinct_rate ? [distinctRule(set, 'distinct_rate', 'column-distinct-rate', 'the share of different values', declared.distinct_rate, distinct, ({ distinct: different = 0, present = 0 }) => different / present)] : []),
  ];
}

export function boundWords({ at_least, above, at_most, below }: Bounds): string {
  const part = (word: string, bound: number | undefined) => (bound === undefined ? [] : [`${word} ${bound}`]);
  return [...part('at least', at_least), ...part('above', above), ...part('at most', at_most), ...part('below', below)].join(' and ');
}

export function withinBounds(value: number, { at_least = -Infinity, above = -Infinity, at_most = Infinity, below = Infinity }: Bounds): boolean {
  return value >= at_least && value <= at_most && (above === -Infinity || value > above) && (below === Infinity || value < below);
}

/** What is known beside the number itself of a column of numbers. */
export function numberCounts(set: ColumnSet): Record<string, string> {
  const { column, dialect } = set;
  const odd = notFinite(dialect, column);
  return {
    present: presentCount(set),
    ...(column.type === 'string' ? { numbers: countOf(set, `${asDouble(column)} IS NOT NULL`) } : {}),
    ...(odd ? { nan: countOf(set, odd.nan), infinite: countOf(set, odd.infinite) } : {}),
  };
}

/** Finite and small enough for its square to be a number. */
function moderateNumber({ column }: ColumnSet): string {
  // Sums of integers and means of decimals would overflow or be rounded in the engine's own type.
  if (!holdsNotFinite(column)) return asDouble(column);
  return `(CASE WHEN abs(${asDouble(column)}) <= CAST('${LARGEST_SQUARED}' AS DOUBLE) THEN ${asDouble(column)} END)`;
}

function numberRule(set: ColumnSet, key: string, code: string, what: string, bounds: Bounds | undefined, { sql }: { sql: string }, { moment = false, least = 1 } = {}): Rule[] {
  if (!bounds) return [];
  const words = `${what} ${boundWords(bounds)}`;
  if (!numberLike(set.column)) return [notNumbers(set, key, code, words)];
  const huge: Record<string, string> = moment && holdsNotFinite(set.column) ? { huge: countOf(set, `coalesce(abs(${asDouble(set.column)}) > CAST('${LARGEST_SQUARED}' AS DOUBLE) AND ${set.dialect.isFinite(asDouble(set.column))}, false)`) } : {};
  return [
    {
      ...ruleBase(set, key, words),
      code,
      measures: { value: sql, ...numberCounts(set), ...huge },
      judge: (answers) => judgeNumber(set, answers, answers.value!, { what, bounds, least }),
    },
  ];
}

export function notNumbers(set: ColumnSet, key: string, code: string, words: string): Rule {
  return unaskable(set, key, code, words, `its values are ${set.column.native} and no numbers`, 'Ask it of a column of numbers, or correct the type where the table is made.');
}

/** Judges a number that sums up the finite values of a column. `least` is how many values it takes. */
export function judgeNumber(set: ColumnSet, answers: Answers, value: number, { what, bounds, least = 1 }: { what: string; bounds: Bounds; least?: number }): Judgement {
  const { name, scope, sensitive } = set;
  const { present = 0, numbers = present, nan = 0, infinite = 0, huge = 0 } = answers;
  const expected = `${what} ${boundWords(bounds)}`;
  const limits = boundNumbers(bounds);
  if (present === 0) return nothingToJudge(`no value of ${name}${scope} is there to have ${what.replace(/^the /, 'a ')}`, expected, limits);
  const cannot = (why: string, fix: string): Judgement => ({ holds: 'error', seen: `"${expected}" cannot be asked of ${name}${scope}: ${why}.`, expected, actual: 'not asked', n: present, numbers: { present, nan, infinite, ...limits }, fix });
  if (numbers < present) return cannot(`${grouped(present - numbers)} of ${counted(present, 'value')} are no numbers`, 'Correct these values where the table is made.');
  if (huge > 0) return cannot(`${counted(huge, 'value')} ${huge === 1 ? 'is' : 'are'} beyond ${LARGEST_SQUARED}, too large to be summed up`, 'Correct these values where the table is made.');
  const finite = present - nan - infinite;
  if (finite < least) return nothingToJudge(`${name}${scope} has ${counted(finite, 'finite value')} and ${what} takes ${least}`, expected, { nan, infinite, ...limits });
  const odd = nan + infinite > 0 ? ` (without ${grouped(nan)} NaN and ${grouped(infinite)} infinite)` : '';
  return {
    holds: withinBounds(value, bounds),
    seen: sensitive
      ? `${what} of ${name}${scope} is ${withinBounds(value, bounds) ? '' : 'not '}${boundWords(bounds)}, over ${counted(finite, 'value')}${odd}; the number itself is not shown, since the column is sensitive.`
      : `${what} of ${name}${scope} is ${short(value)} over ${counted(finite, 'value')}${odd}; ${boundWords(bounds)} is wanted.`,
    expected,
    actual: sensitive ? 'not shown' : short(value),
    n: finite,
    numbers: { ...(sensitive ? {} : { value }), ...(odd ? { nan, infinite } : {}), ...limits },
    fix: `Look for what moved ${name}: a changed unit, a filter, a new source; or widen the bound where the change is real.`,
  };
}

function boundNumbers(bounds: Bounds): Record<string, number> {
  return Object.fromEntries(Object.entries(bounds).filter((entry): entry is [string, number] => entry[1] !== undefined));
}

function distinctRule(set: ColumnSet, key: string, code: string, what: string, bounds: Bounds, measures: Record<string, string>, valueOf: (answers: Answers) => number): Rule {
  const { name, scope } = set;
  const expected = `${what} ${boundWords(bounds)}`;
  return {
    ...ruleBase(set, key, expected),
    code,
    measures,
    judge: (answers) => {
      const { present = 0, distinct = 0 } = answers;
      if (present === 0) return nothingToJudge(`no value of ${name}${scope} is there to be counted`, expected, { distinct, ...boundNumbers(bounds) });
      const value = valueOf(answers);
      return {
        holds: withinBounds(value, bounds),
        seen: `${name}${scope} has ${counted(distinct, 'different value')} in ${counted(present, 'row')}, so ${what} is ${short(value)}; ${boundWords(bounds)} is wanted.`,
        expected,
        actual: short(value),
        n: present,
        numbers: { value, distinct, present, ...boundNumbers(bounds) },
        fix: `Look for what made values of ${name} equal or different: a join, a changed coding, a cut text.`,
      };
    },
  };
}
