import { identifier } from '../../core/sql.ts';
import type { ColumnInfo } from '../../core/data-engine.ts';
import type { DataFacts } from '../check.ts';
import type { DataSource } from '../source.ts';
import { counted, grouped } from '../words.ts';
import { within, type Conditions } from './conditions.ts';
import { optionsOf, type Rule, type RuleOptions } from './rule.ts';
import { columnsOf, unaskableRule } from './table-asked.ts';
import { anyNull, cut, distinctOrHashes, inGroup, oneValue } from './table-sql.ts';

interface Declared {
  columns: readonly string[];
  path: (string | number)[];
  options: RuleOptions;
  where?: string;
}

/** The declared key identifies rows, so it is unique and never null, beside whatever `unique` says. */
export function keyRules(facts: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  const { key, unique = [], options } = facts.delivery.spec.data ?? {};
  const declared: Declared[] = [
    ...(key ? [{ columns: key, path: ['data', 'key'], options: options?.key ?? {} }] : []),
    ...unique.map((one, index): Declared => (Array.isArray(one) ? { columns: one, path: ['data', 'unique', index], options: {} } : { columns: one.columns, path: ['data', 'unique', index], options: one, ...(one.where === undefined ? {} : { where: one.where }) })),
  ];
  const seen = new Set<string>();
  return declared.flatMap((one) => {
    const id = JSON.stringify([one.columns, one.where]);
    if (seen.has(id)) return [];
    seen.add(id);
    return keyRule(one, facts, source, conditions);
  });
}

function keyRule(declared: Declared, facts: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  const { columns: names, path, options, where } = declared;
  const rule = {
    code: 'key-not-unique',
    rule: `${names.join(' + ')}: unique, never null${where === undefined ? '' : `, where ${cut(where)}`}`,
    subject: { kind: 'table' as const, name: names.join(' + ') },
    path,
    ...optionsOf(options),
  };
  const { columns, missing } = columnsOf(source, names);
  // The key's own absence is told by the columns that are missing; what serves now need not have every column.
  if (missing.length > 0) return path[1] === 'key' || source.name === 'serving' ? [] : [unaskableRule(rule, source.name, missing)];
  const condition = where === undefined ? undefined : conditions.of(source, [...path, 'where']);
  if (where !== undefined && condition === undefined) return [];
  const dialect = facts.context.engine.dialect(source.source);
  const asked = within(dialect, condition);
  const none = anyNull(columns);
  const inside = (column: ColumnInfo) => (condition === undefined ? identifier(column.name) : `CASE WHEN ${asked} THEN ${identifier(column.name)} END`);
  const whole = condition === undefined ? '' : `${asked} AND `;
  return [
    {
      ...rule,
      measures: {
        distinct: distinctOrHashes(dialect, columns.map(inside)),
        nulls: condition === undefined && columns.length === 1 ? `(count(*) - count(${inside(columns[0]!)}))` : `count_if(${whole}${none})`,
        ...(condition === undefined ? {} : { asked: `count_if(${asked})` }),
      },
      // As for a unique column: hashes alone can only show that nothing is repeated.
      closer: ({ rows = 0, distinct = 0, nulls = 0, asked: among = rows }) => (dialect.distinctHashes && among - nulls !== distinct ? { distinct: dialect.distinct(columns.map(inside)) } : undefined),
      ...(columns.length === 1 ? { repeats: { value: identifier(columns[0]!.name), among: condition === undefined ? `${identifier(columns[0]!.name)} IS NOT NULL` : `${whole}NOT ${none}` } } : {}),
      broken: `(${whole}(${none} OR ${inGroup(oneValue(columns.map(({ name }) => identifier(name))), `${whole}NOT ${none}`)}))`,
      reach: {},
      judge: ({ rows = 0, distinct = 0, nulls = 0, asked: among = rows }) => {
        const repeated = among - nulls - distinct;
        const about = condition === undefined ? counted(among, 'row') : `the ${counted(among, 'row')} of the condition`;
        return {
          holds: among === 0 ? 'inconclusive' : repeated === 0 && nulls === 0,
          seen: among === 0 ? `no row fulfils the condition of "${rule.rule}", so it was not put to the test.` : `${names.join(' + ')} has ${counted(distinct, 'different value')} in ${about}: ${grouped(repeated)} repeated, ${grouped(nulls)} null.`,
          expected: 'every row its own key',
          actual: `${grouped(repeated)} repeated, ${grouped(nulls)} null`,
          n: among,
          numbers: { distinct, repeated, nulls, rate: among === 0 ? null : (repeated + nulls) / among },
          fix: among === 0 ? 'Correct the condition, or remove the rule.' : 'Remove the repeated rows, or name the columns that really identify a row.',
        };
      },
    },
  ];
}
