import { counted, grouped, percent } from '../words.ts';
import { holdsNotFinite, notFinite } from './column-numbers.ts';
import { brokenIn, countOf, presentCount, rowCount, ruleBase, type ColumnSet } from './column-set.ts';
import { nothingToJudge } from './column-share.ts';
import type { Rule } from './rule.ts';

/** How much of a column is missing: null, NaN and infinity, each for itself, as shares of the rows. */
export function rateRules(set: ColumnSet): Rule[] {
  const { name, declared, value, dialect, column } = set;
  const odd = notFinite(dialect, column) ?? { nan: 'false', infinite: 'false' };
  const rules: Rule[] = [];
  if (declared.null_rate) {
    const extra: Record<string, string> = column.type === 'float' && holdsNotFinite(column) ? { nan: countOf(set, odd.nan), infinite: countOf(set, odd.infinite) } : {};
    rules.push(rateRule(set, { key: 'null_rate', code: 'column-null-rate', what: 'null', lacking: `have no ${name}${set.scope}`, condition: `${value} IS NULL`, count: 'nulls', ...declared.null_rate, extra,
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
  extra?: Record<string, string>;
  fix: string;
}

function rateRule(set: ColumnSet, { key, code, what, lacking, condition, count, at_least: least, at_most: most, extra = {}, fix }: Rate): Rule {
  const words = [least === undefined ? '' : `at least ${percent(least)}`, most === undefined ? '' : `at most ${percent(most)}`].filter(Boolean).join(' and ');
  return {
    ...ruleBase(set, key, `${what === 'null' ? 'null rate' : `${what} rate`} ${words}`),
    code,
    measures: { asked: rowCount(set), [count]: countOf(set, condition), ...extra },
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
        numbers: { [count]: found, rate, ...bounds, ...Object.fromEntries(Object.keys(extra).map((name) => [name, answers[name] ?? 0])) },
        fix,
      };
    },
  };
}

/** NaN and the infinities are neither null nor values that a model can use: where no rule is about them, they are a warning. */
export function finiteRule(set: ColumnSet): Rule[] {
  const { name, declared, column, dialect, value, path } = set;
  const odd = notFinite(dialect, column);
  const judged = declared.between !== undefined || (declared.nan_rate !== undefined && declared.infinite_rate !== undefined);
  if (path[1] !== 'columns' || column.type !== 'float' || !odd || judged) return [];
  return [
    {
      ...ruleBase(set, 'type', 'finite numbers'),
      severity: 'warn',
      code: 'column-not-finite',
      measures: { present: presentCount(set), nan: countOf(set, odd.nan), infinite: countOf(set, odd.infinite) },
      broken: brokenIn(set, `${value} IS NOT NULL AND (${odd.nan} OR ${odd.infinite})`),
      judge: ({ present = 0, nan = 0, infinite = 0 }) => ({
        holds: nan + infinite === 0,
        seen: `${name}${set.scope} holds ${grouped(nan)} NaN and ${grouped(infinite)} infinite among ${counted(present, 'value')}.`,
        expected: 'finite numbers',
        actual: `${grouped(nan)} NaN, ${grouped(infinite)} infinite`,
        n: present,
        numbers: { nan, infinite },
        fix: `Write null where ${name} is unknown, and find what divides by zero; or set \`between\`, \`nan_rate\` or \`infinite_rate\` to say what may be.`,
      }),
    },
  ];
}
