import type { ColumnInfo } from '../../core/data-engine.ts';
import type { DataFacts } from '../check.ts';
import { columnNamed, type DataSource } from '../source.ts';
import { some } from '../words.ts';
import type { Judgement, Rule } from './rule.ts';

/** Whether rows of this table are what the model is judged on. */
export function isJudged({ name }: Pick<DataSource, 'name'>): boolean {
  return name === 'test' || name === 'develop';
}

/** The declared columns as the table has them, or the names of those that it lacks. */
export function columnsOf(source: DataSource, names: readonly string[]): { columns: ColumnInfo[]; missing: string[] } {
  const found = names.map((name) => columnNamed(source, name));
  return { columns: found.filter((column) => column !== undefined), missing: names.filter((_, index) => !found[index]) };
}

/** A rule that this table's columns do not allow: an error by name, never a silence that reads as a pass. */
export function unaskableRule(rule: Omit<Rule, 'measures' | 'judge'>, table: string, missing: readonly string[]): Rule {
  return {
    ...rule,
    measures: {},
    judge: ({ rows = 0 }) => ({
      holds: 'error',
      seen: `the rule "${rule.rule}" cannot be asked: ${table} has no column ${some(missing)}.`,
      expected: `columns ${some(missing)} in ${table}`,
      actual: 'none',
      n: rows,
      numbers: {},
      fix: `Add the column to ${table}, or change the rule.`,
    }),
  };
}

/** The table of this run that others are held against, where there is one. */
export function trainOf({ sources }: DataFacts): DataSource | undefined {
  return sources.find(({ name }) => name === 'train');
}

/** What is said where the `where` of a rule leaves it no row. */
export function noneAsked(place: string): Judgement {
  return {
    holds: 'inconclusive',
    seen: `no row fulfils \`${place}.where\`, so the rule was not put to the test.`,
    expected: 'rows that the rule is about',
    actual: 'none',
    n: 0,
    numbers: {},
    fix: 'Correct the `where` of the rule, or remove the rule.',
  };
}
