import type { DataFacts } from '../check.ts';
import { sameName, type DataSource } from '../source.ts';
import { counted, grouped, percent } from '../words.ts';
import { wilson } from '../../statistics/proportions.ts';
import { within, type Conditions } from './conditions.ts';
import { optionsOf, type Rule } from './rule.ts';
import { columnsOf, unaskableRule } from './table-asked.ts';
import { anyNull, comparable, cut, oneValue } from './table-sql.ts';

const LEVEL = 0.95;

/** Values that another table has to know. A row in which one of the columns is null names nothing, and is exempt. */
export function foreignKeyRules(facts: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  return (facts.delivery.spec.data?.foreign_keys ?? []).flatMap((_, index) => foreignKeyRule(index, facts, source, conditions));
}

function foreignKeyRule(index: number, facts: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  const declared = facts.delivery.spec.data!.foreign_keys![index]!;
  const { columns: names, source: target, to = names, mostly, where } = declared;
  const path = ['data', 'foreign_keys', index];
  const rule = {
    code: 'foreign-key-broken',
    rule: `${names.join(' + ')}: in ${target}${where === undefined ? '' : `, where ${cut(where)}`}${mostly === undefined ? '' : ` for at least ${percent(mostly)}`}`,
    subject: { kind: 'table' as const, name: names.join(' + ') },
    path,
    ...optionsOf(declared),
  };
  const other = facts.references.get(target);
  if (target === source.name && names.every((name, at) => sameName(name, to[at]))) return [];
  if (!other) return [notOfThisRun(rule, target)];
  const [own, theirs] = [columnsOf(source, names), columnsOf(other, to)];
  if (own.missing.length > 0) return source.name === 'serving' ? [] : [unaskableRule(rule, source.name, own.missing)];
  if (theirs.missing.length > 0) return [unaskableRule(rule, target, theirs.missing)];
  const condition = where === undefined ? undefined : conditions.of(source, [...path, 'where']);
  if (where !== undefined && condition === undefined) return [];

  const dialect = facts.context.engine.dialect(source.source);
  const pairs = own.columns.map((column, at) => comparable(column, theirs.columns[at]!, dialect));
  const value = oneValue(pairs.map(([mine]) => mine));
  const asked = `${within(dialect, condition)} AND NOT ${anyNull(own.columns)}`;
  const known = `(SELECT w FROM (SELECT ${oneValue(pairs.map(([, yours]) => yours))} AS w FROM ${target} WHERE NOT ${anyNull(theirs.columns)}) AS known)`;
  return [
    {
      ...rule,
      measures: {},
      apart: {
        why: `it looks values up in ${target}`,
        sql: `SELECT count(*) AS asked, count_if(NOT found) AS orphans, count(DISTINCT CASE WHEN NOT found THEN v END) AS different FROM (SELECT v, v IN ${known} AS found FROM (SELECT ${value} AS v FROM source WHERE ${asked}) AS mine) AS looked_up`,
        sources: { [target]: other.source },
      },
      broken: `(${asked} AND NOT (${value} IN ${known}))`,
      reach: { [target]: other.source },
      judge: ({ asked: n = 0, orphans = 0, different = 0 }) => {
        if (n === 0)
          return { holds: 'inconclusive', seen: `no row has ${names.join(' and ')} to look up in ${target}, so the rule was not put to the test.`, expected: 'values to look up', actual: 'none', n, numbers: { orphans: 0, different: 0, share: null, limit: mostly ?? 1 }, fix: 'Find why the column is empty, or remove the rule.' };
        return {
          holds: (n - orphans) / n >= (mostly ?? 1),
          seen: orphans === 0 ? `${target} knows ${names.join(' and ')} of all ${counted(n, 'row')} that have one.` : `${grouped(orphans)} of ${counted(n, 'row')} (${percent(orphans / n)}) have ${names.join(' and ')} that ${target} does not know (${counted(different, 'different value')}).`,
          expected: mostly === undefined ? `every value in ${target}` : `at least ${percent(mostly)} in ${target}`,
          actual: `${percent((n - orphans) / n)} in ${target}`,
          n,
          numbers: { orphans, different, share: (n - orphans) / n, limit: mostly ?? 1 },
          ...(mostly === undefined ? {} : { interval: { ...wilson(n - orphans, n, LEVEL), level: LEVEL, method: 'Wilson' } }),
          fix: `Look whether ${target} is older than this table, or the values are written in another way (leading zeros, case, spaces).`,
        };
      },
    },
  ];
}

function notOfThisRun(rule: Omit<Rule, 'measures' | 'judge'>, target: string): Rule {
  return {
    ...rule,
    measures: {},
    judge: () => ({
      holds: 'inconclusive',
      seen: `values cannot be looked up in ${target}: this run does not read data.${target}.`,
      expected: `data.${target}`,
      actual: 'not read',
      n: 0,
      numbers: {},
      fix: 'Look values up in data.train or in a table of `data.references`, which all runs read.',
    }),
  };
}
