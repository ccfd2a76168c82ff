import { identifier } from '../../core/sql.ts';
import type { ColumnInfo } from '../../core/data-engine.ts';
import type { DataFacts } from '../check.ts';
import { asked as among, type Conditions } from './conditions.ts';
import { columnNamed, sameName, type DataSource } from '../source.ts';
import { counted, grouped, percent } from '../words.ts';
import { optionsOf, type Rule } from './rule.ts';
import { columnsOf, noneAsked, unaskableRule } from './table-asked.ts';
import { inGroup, oneText, textOf } from './table-sql.ts';

/** Rows that repeat another one, null being equal to null: of five equal rows, four repeat. */
export function duplicateRules(facts: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  const { duplicates: asked, key = [] } = facts.delivery.spec.data ?? {};
  const part = among(facts, source, conditions, ['data', 'duplicates'], asked?.where);
  if (!asked || !part) return [];
  const compared = asked.columns ? asked.columns.join(' + ') : 'all columns but the key';
  const rule = {
    code: 'rows-duplicated',
    rule: `rows: at most ${percent(asked.at_most)} repeat another (${compared})${part.words}`,
    subject: { kind: 'table' as const, name: 'duplicates' },
    path: ['data', 'duplicates'],
    ...optionsOf(asked),
  };
  const { columns, missing } = asked.columns ? columnsOf(source, asked.columns) : { columns: source.columns.filter(({ name }) => !isOneOf(name, key)), missing: [] };
  if (missing.length > 0) return source.name === 'serving' ? [] : [unaskableRule(rule, source.name, missing)];
  if (columns.length === 0) return [unaskableRule(rule, source.name, ['besides the key'])];
  return [
    {
      ...rule,
      measures: {},
      apart: { why: 'different rows are counted by grouping them', sql: `SELECT count(*) AS different, coalesce(sum(n), 0) AS compared FROM (SELECT count(*) AS n FROM source WHERE ${part.sql} GROUP BY ${columns.map(({ name }) => identifier(name)).join(', ')}) AS different_rows` },
      broken: `(${part.sql} AND ${inGroup(rowText(facts, source, columns), part.sql)})`,
      reach: {},
      judge: ({ compared: rows = 0, different = 0 }) => {
        if (rows === 0) return noneAsked('data.duplicates');
        const repeated = rows - different;
        return {
          holds: repeated / rows <= asked.at_most,
          seen: `${grouped(repeated)} of ${counted(rows, 'row')} (${percent(repeated / rows)}) repeat another one in ${compared}; at most ${percent(asked.at_most)} may.`,
          expected: `at most ${percent(asked.at_most)} repeated`,
          actual: `${percent(repeated / rows)} repeated`,
          n: rows,
          numbers: { repeated, different, rate: repeated / rows, limit: asked.at_most },
          fix: 'Remove the repeated rows, or find the join or the second upload that made them.',
        };
      },
    },
  ];
}

/** Rows whose features are equal and whose labels are not: no model can be right about all of them. */
export function conflictRules(facts: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  const { conflicting_labels: asked, label: labelName } = facts.delivery.spec.data ?? {};
  const label = labelName === undefined ? undefined : columnNamed(source, labelName);
  const part = among(facts, source, conditions, ['data', 'conflicting_labels'], asked?.where);
  if (!asked || !label || !part) return [];
  const rule = {
    code: 'labels-conflicting',
    rule: `labels: at most ${percent(asked.at_most)} of rows have the features of a row with another label${part.words}`,
    subject: { kind: 'table' as const, name: label.name },
    path: ['data', 'conflicting_labels'],
    ...optionsOf(asked),
  };
  const features = featuresOf(facts, source);
  if (features.length === 0) return [unaskableRule(rule, source.name, ['of features'])];
  const y = identifier(label.name);
  const listed = features.map(({ name }, index) => `${identifier(name)} AS f${index}`);
  const names = features.map((_, index) => `f${index}`).join(', ');
  return [
    {
      ...rule,
      measures: {},
      apart: {
        why: 'rows of equal features are found by grouping them',
        sql: `SELECT coalesce(sum(n), 0) AS labelled, coalesce(sum(CASE WHEN least_label <> greatest_label THEN n ELSE 0 END), 0) AS conflicting FROM (SELECT count(*) AS n, min(y) AS least_label, max(y) AS greatest_label FROM (SELECT ${listed.join(', ')}, ${y} AS y FROM source WHERE ${y} IS NOT NULL AND ${part.sql}) AS labelled GROUP BY ${names}) AS groups`,
      },
      broken: `(${y} IS NOT NULL AND ${part.sql} AND ${inGroup(rowText(facts, source, features), `${y} IS NOT NULL AND ${part.sql}`, 'min(y) <> max(y)', `, ${y} AS y`)})`,
      reach: {},
      judge: ({ labelled = 0, conflicting = 0 }) => ({
        holds: labelled === 0 ? 'inconclusive' : conflicting / labelled <= asked.at_most,
        seen: labelled === 0 ? `no row${asked.where === undefined ? '' : ' that the rule is about'} has a label, so conflicts cannot be found.` : `${grouped(conflicting)} of ${counted(labelled, 'row')} (${percent(conflicting / labelled)}) have the features of a row with another label; at most ${percent(asked.at_most)} may.`,
        expected: `at most ${percent(asked.at_most)} in conflict`,
        actual: labelled === 0 ? 'no labels' : `${percent(conflicting / labelled)} in conflict`,
        n: labelled,
        numbers: { conflicting, rate: labelled === 0 ? null : conflicting / labelled, limit: asked.at_most },
        fix: 'Look at such rows: a label was given twice, a feature that tells them apart is missing, or the world is that random (then raise `at_most`).',
      }),
    },
  ];
}

/** All columns but key, label, time and prediction. */
export function featuresOf(facts: DataFacts, source: DataSource): ColumnInfo[] {
  const { key = [], label, time, prediction } = facts.delivery.spec.data ?? {};
  const others = [...key, ...[label, time, prediction].filter((name) => name !== undefined)];
  return source.columns.filter(({ name }) => !isOneOf(name, others));
}

function isOneOf(name: string, names: readonly string[]): boolean {
  return names.some((other) => sameName(name, other));
}

function rowText({ context }: DataFacts, source: DataSource, columns: readonly ColumnInfo[]): string {
  const dialect = context.engine.dialect(source.source);
  return `(${oneText(columns.map((column) => textOf(column, dialect)))})`;
}
