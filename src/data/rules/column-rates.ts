import { counted, grouped, percent } from '../words.ts';
import { countsNotFinite, type OddCounts } from './column-not-finite.ts';
import { notFinite } from './column-numbers.ts';
import { brokenIn, countOf, presentCount, rowCount, ruleBase, type ColumnSet } from './column-set.ts';
import { nothingToJudge } from './column-share.ts';
import type { Judgement, Rule } from './rule.ts';

/** How much of a column is missing: null, NaN and infinity, each for itself, as shares of the rows. */
export function rateRules(set: ColumnSet): Rule[] {
  const { name, declared, value, dialect, column } = set;
  const odd = notFinite(dialect, column) ?? { nan: 'false', infinite: 'false' };
  const rules: Rule[] = [];
  if (declared.null_rate) {
    const counted = set.where === undefined ? `(count(*) - ${presentCount(set)})` : undefined;
    rules.push(rateRule(set, { key: 'null_rate', code: 'column-null-rate', what: 'null', lacking: `have no ${name}${set.scope}`, condition: `${value} IS NULL`, counted, count: 'nulls', ...declared.null_rate, odd: column.type === 'float',
      fix: `Find why ${name} is missing in the step that makes the table, or move the bound of \`null_rate\` if the model was trained for it.` }));
  }
  if (declared.nan_rate)
    rules.push(rateRule(set, { key: 'nan_rate', code: 'column-nan-rate', what: 'NaN', lacking: `have NaN as ${name}${set.scope}`, condition: odd.nan, count: 'nan', ...declared.nan_rate,
      fix: `Find what makes ${name} NaN (0 / 0, the log of a negative number), and write null where it is unknown.` }));
  if (declared.infinite_rate)
    rules.push(rateRule(set, { key: 'infinite_rate', code: 'column-infinite-rate', what: 'infinite', lacking: `have an infinite ${name}${set.scope}`, condition: odd.infinite, count: 'infinite', ...declared.infinite_rate,
      fix: `Find what makes ${name} infinite: usually a division by zero, or an overflow.` }));
  return rules;
}

interface Rate {
  key: string;
  code: string;
  what: string;
  lacking: string;
  condition: string;
  /** Name of the count among the finding's numbers. */
  count: string;
  at_least?: number;
  at_most?: number;
  /** SQL of the count, where it is not simply one of the rows with the condition. */
  counted?: string | undefined;
  /** Whether NaN and the infinite are counted beside it. */
  odd?: boolean;
  fix: string;
}

function rateRule(set: ColumnSet, { key, code, what, lacking, condition, count, at_least: least, at_most: most, counted: sql = countOf(set, condition), odd = false, fix }: Rate): Rule {
  const words = [least === undefined ? '' : `at least ${percent(least)}`, most === undefined ? '' : `at most ${percent(most)}`].filter(Boolean).join(' and ');
  const notFinite = odd ? countsNotFinite(set) : undefined;
  return {
    ...ruleBase(set, key, `${what === 'null' ? 'null rate' : `${what} rate`} ${words}`),
    code,
    measures: { asked: rowCount(set), [count]: sql, ...notFinite?.measures },
    ...(notFinite ? { closer: notFinite.closer } : {}),
    ...(most === undefined ? {} : { broken: brokenIn(set, condition) }),
    judge: (answers) => {
      const { asked = 0 } = answers;
      const found = answers[count] ?? 0;
      const bounds = { ...(most === undefined ? {} : { limit: most }), ...(least === undefined ? {} : { at_least: least }) };
      if (asked === 0) return nothingToJudge(`there is no row of ${set.name}${set.scope}`, `${words} ${what}`, { [count]: 0, ...bounds });
      const rate = found / asked;
      return {
        holds: rate <= (most ?? 1) && rate >= (least ?? 0),
        seen: `${grouped(found)} of ${counted(asked, 'row')} (${percent(rate)}) ${lacking}; ${words} ${least === undefined ? 'may' : 'should'}.`,
        expected: `${words} ${what}`,
        actual: `${percent(rate)} ${what}`,
        n: asked,
        numbers: { [count]: found, rate, ...bounds, ...(notFinite ? notFinite.numbers(answers) : {}) },
        fix,
      };
    },
  };
}

/** NaN and the infinities are neither null nor values that a model can use: where no rule is about them, they are a warning. */
export function finiteRule(set: ColumnSet): Rule[] {
  const { declared, column, dialect, value, path } = set;
  const odd = notFinite(dialect, column);
  const counts = countsNotFinite(set);
  const judged = declared.between !== undefined || (declared.nan_rate !== undefined && declared.infinite_rate !== undefined);
  if (path[1] !== 'columns' || column.type !== 'float' || !odd || !counts || judged) return [];
  return [
    {
      ...ruleBase(set, 'type', 'finite numbers'),
      severity: 'warn',
      code: 'column-not-finite',
      measures: counts.measures,
      closer: counts.closer,
      broken: brokenIn(set, `${value} IS NOT NULL AND (${odd.nan} OR ${odd.infinite})`),
      judge: (answers) => judgeFinite(set, answers.present ?? 0, counts.numbers(answers)),
    },
  ];
}

function judgeFinite({ name, scope }: ColumnSet, present: number, { nan, infinite }: OddCounts): Judgement {
  return {
    holds: nan + infinite === 0,
    seen: `${name}${scope} holds ${grouped(nan)} NaN and ${grouped(infinite)} infinite among ${counted(present, 'value')}.`,
    expected: 'finite numbers',
    actual: `${grouped(nan)} NaN, ${grouped(infinite)} infinite`,
    n: present,
    numbers: { nan, infinite },
    fix: `Write null where ${name} is unknown, and find what divides by zero; or set \`between\`, \`nan_rate\` or \`infinite_rate\` to say what may be.`,
  };
}
