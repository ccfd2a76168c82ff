import { InputError, type Problem } from '../../core/problem.ts';
import type { DataFacts } from '../check.ts';
import type { DataSource } from '../source.ts';
import { aggregateRules } from './column-aggregates.ts';
import { listRules } from './column-lists.ts';
import { orderRule } from './column-order.ts';
import { outlierRules } from './column-outliers.ts';
import { quantileRules } from './column-quantiles.ts';
import { rangeRule } from './column-range.ts';
import { finiteRule, rateRules } from './column-rates.ts';
import { columnEntries, columnSet, type ColumnSet } from './column-set.ts';
import { patternRules, textRules } from './column-texts.ts';
import { typeRule } from './column-types.ts';
import { uniqueRule } from './column-unique.ts';
import type { Conditions } from './conditions.ts';
import type { Rule } from './rule.ts';

/** The rules that one entry makes, in the order of the report. */
const MAKERS: readonly ((set: ColumnSet) => Rule[] | Promise<Rule[]>)[] = [
  typeRule,
  rateRules,
  uniqueRule,
  (set) => listRules(set, 'in'),
  (set) => listRules(set, 'not_in'),
  rangeRule,
  (set) => patternRules(set, 'matches'),
  (set) => patternRules(set, 'not_matches'),
  textRules,
  aggregateRules,
  quantileRules,
  orderRule,
  outlierRules,
  finiteRule,
];

/**
 * The rules of `data.columns` and `data.rules` about the columns that a table has. Throws InputError for rules that can be asked
 * of no table (a bound that is no date, a list that cannot be read), all at once.
 */
export async function columnRules(facts: DataFacts, source: DataSource, conditions: Conditions): Promise<Rule[]> {
  const rules: Rule[] = [];
  const problems: Problem[] = [];
  const collect = async (path: (string | number)[], work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, location: problem.location ?? facts.delivery.locate(path) })));
    }
  };
  for (const entry of columnEntries(facts)) {
    await collect(entry.path, async () => {
      const set = columnSet(entry, facts, source, conditions);
      if (set) for (const make of MAKERS) await collect(entry.path, async () => void rules.push(...(await make(set))));
    });
  }
  if (problems.length > 0) throw new InputError(problems);
  return rules;
}
