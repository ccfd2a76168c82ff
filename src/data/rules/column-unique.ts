import { counted, grouped } from '../words.ts';
import { brokenIn, presentCount, ruleBase, valueIn, type ColumnSet } from './column-set.ts';
import { nothingToJudge } from './column-share.ts';
import type { Rule } from './rule.ts';
import { distinctOrHashes, inGroup } from './table-sql.ts';

/** No value twice. Nulls are no values. */
export function uniqueRule(set: ColumnSet): Rule[] {
  const { name, scope, declared, dialect, value } = set;
  if (!declared.unique) return [];
  const among = brokenIn(set, `${value} IS NOT NULL`);
  return [
    {
      ...ruleBase(set, 'unique', 'unique'),
      code: 'column-not-unique',
      measures: { present: presentCount(set), distinct: distinctOrHashes(dialect, [valueIn(set, value)]) },
      // Values that share a hash are counted as one: only where none seems to be repeated is the answer one of the values.
      closer: ({ present, distinct }) => (dialect.distinctHashes && present !== distinct ? { distinct: dialect.distinct([valueIn(set, value)]) } : undefined),
      repeats: { value, among },
      broken: `(${among} AND ${inGroup(value, among)})`,
      reach: {},
      judge: ({ present = 0, distinct = 0 }) => {
        if (present === 0) return nothingToJudge(`no value of ${name}${scope} is there to be unique`, 'every value once', { present, distinct });
        return {
          holds: present === distinct,
          seen: `${name}${scope} has ${counted(distinct, 'different value')} in ${counted(present, 'row')}.`,
          expected: 'every value once',
          actual: `${grouped(present - distinct)} repeated`,
          n: present,
          numbers: { present, distinct, repeated: present - distinct },
          fix: 'Remove the repeated rows, or find the join that doubled them.',
        };
      },
    },
  ];
}
