import { identifier } from '../../core/sql.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { wilson } from '../../statistics/proportions.ts';
import type { DataFacts } from '../check.ts';
import type { Conditions } from './conditions.ts';
import type { Rule } from './rule.ts';
import { columnNamed, type DataSource } from '../source.ts';
import { counted, grouped, percent, some } from '../words.ts';

const LEVEL = 0.95;

/** Rules about whole rows and the whole table. */
export function tableRules({ delivery }: DataFacts, source: DataSource, conditions: Conditions): Rule[] {
  return [...volumeRules(delivery), ...keyRules(delivery, source), ...rowRules(delivery, source, conditions)];
}

function volumeRules(delivery: Delivery): Rule[] {
  const wanted = delivery.spec.data?.volume?.rows;
  if (!wanted) return [];
  const { at_least: least = 0, at_most: most = Infinity } = wanted;
  const words = [wanted.at_least === undefined ? '' : `at least ${grouped(least)}`, wanted.at_most === undefined ? '' : `at most ${grouped(most)}`].filter(Boolean).join(' and ');
  return [
    {
      code: 'table-volume',
      rule: `rows: ${words}`,
      subject: { kind: 'table', name: 'rows' },
      path: ['data', 'volume', 'rows'],
      severity: 'fail',
      measures: {},
      judge: ({ rows = 0 }) => ({
        holds: rows >= least && rows <= most,
        seen: `there are ${counted(rows, 'row')}; ${words} are wanted.`,
        expected: `${words} rows`,
        actual: counted(rows, 'row'),
        n: rows,
        numbers: { rows, ...(wanted.at_least === undefined ? {} : { at_least: least }), ...(wanted.at_most === undefined ? {} : { at_most: most }) },
        fix: 'Look for a filter, a join or a cut download that changed the number of rows.',
      }),
    },
  ];
}

/** The declared key identifies rows, so it is unique and never null, beside whatever `unique` says. */
function keyRules(delivery: Delivery, source: DataSource): Rule[] {
  const { key, unique = [] } = delivery.spec.data ?? {};
  const declared = [...(key ? [{ columns: key, path: ['data', 'key'] as (string | number)[] }] : []), ...unique.map((one, index) => ({ columns: Array.isArray(one) ? one : one.columns, path: ['data', 'unique', index] }))];
  const seen = new Set<string>();
  return declared.flatMap(({ columns, path }) => {
    const found = columns.map((name) => columnNamed(source, name));
    const id = JSON.stringify(columns);
    if (seen.has(id) || found.some((column) => !column)) return [];
    seen.add(id);
    return [keyRule(columns, found.map((column) => identifier(column!.name)), path)];
  });
}

function keyRule(columns: string[], names: string[], path: (string | number)[]): Rule {
  const anyNull = names.map((name) => `${name} IS NULL`).join(' OR ');
  const together = columns.length === 1 ? names[0]! : `struct_pack(${names.map((name, index) => `k${index} := ${name}`).join(', ')})`;
  return {
    code: 'key-not-unique',
    rule: `${columns.join(' + ')}: unique, never null`,
    subject: { kind: 'table', name: columns.join(' + ') },
    path,
    severity: 'fail',
    measures: { distinct: `count(DISTINCT ${together}) FILTER (NOT (${anyNull}))`, nulls: `count_if(${anyNull})` },
    judge: ({ rows = 0, distinct = 0, nulls = 0 }) => {
      const repeated = rows - nulls - distinct;
      return {
        holds: repeated === 0 && nulls === 0,
        seen: `${columns.join(' + ')} has ${counted(distinct, 'different value')} in ${counted(rows, 'row')}: ${grouped(repeated)} repeated, ${grouped(nulls)} null.`,
        expected: 'every row its own key',
        actual: `${grouped(repeated)} repeated, ${grouped(nulls)} null`,
        n: rows,
        numbers: { distinct, repeated, nulls },
        fix: 'Remove the repeated rows, or name the columns that really identify a row.',
      };
    },
  };
}

function rowRules(delivery: Delivery, source: DataSource, conditions: Conditions): Rule[] {
  return (delivery.spec.data?.rows ?? []).flatMap(({ name, mostly, severity = 'fail' }, index): Rule[] => {
    const condition = conditions.of(source, ['data', 'rows', index, 'sql']);
    if (condition === undefined) return [];
    // A value that the condition cannot calculate with breaks the rule; it must not break the scan.
    const broken = `NOT coalesce(TRY(CAST(${condition} AS BOOLEAN)), false)`;
    return [
      {
        code: 'row-rule-broken',
        rule: `${name}${mostly === undefined ? '' : ` for at least ${percent(mostly)} of rows`}`,
        subject: { kind: 'table', name },
        path: ['data', 'rows', index],
        severity,
        measures: { broken: `count_if(${broken})` },
        broken,
        judge: ({ rows = 0, broken: count = 0 }) => ({
          holds: (rows - count) / rows >= (mostly ?? 1),
          seen: count === 0 ? `every row keeps the rule "${name}".` : `${grouped(count)} of ${counted(rows, 'row')} (${percent(count / rows)}) break the rule "${name}"; null counts as breaking it.`,
          expected: mostly === undefined ? 'every row' : `at least ${percent(mostly)} of rows`,
          actual: `${percent((rows - count) / rows)} of rows`,
          n: rows,
          numbers: { broken: count, share: (rows - count) / rows, limit: mostly ?? 1 },
          ...(mostly === undefined ? {} : { interval: { ...wilson(rows - count, rows, LEVEL), level: LEVEL, method: 'Wilson' } }),
          fix: 'Look at the rows below; correct the step that makes them, or the rule (write `OR column IS NULL` where null is fine).',
        }),
      },
    ];
  });
}

/** Columns that the contract asks for and the source lacks, as rules that are decided before any scan. */
export function missingColumnRules(delivery: Delivery, source: DataSource, nearest: (name: string) => string): Rule[] {
  const { columns = {}, key = [], label } = delivery.spec.data ?? {};
  const judged = source.name === 'test' || source.name === 'develop';
  const declared = Object.entries(columns).filter(([, column]) => column.required !== false).map(([name, column]) => ({ name, path: ['data', 'columns', name], severity: column.severity ?? 'fail' }));
  const named = [...key.map((name, index) => ({ name, path: ['data', 'key', index] })), ...(label ? [{ name: label, path: ['data', 'label'] }] : [])];
  // What serves now has no labels yet, and rows of training need no key.
  const wanted = [...declared.filter(({ name }) => judged || source.name === 'train' || name !== label), ...(judged ? named.map((one) => ({ ...one, severity: 'fail' as const })) : [])];
  const missing = wanted.filter(({ name }, index) => !columnNamed(source, name) && wanted.findIndex((other) => other.name === name) === index);
  return missing.map(({ name, path, severity }) => ({
    code: 'column-missing',
    rule: `${name}: present`,
    subject: { kind: 'column', name },
    path,
    severity,
    measures: {},
    judge: ({ rows = 0 }) => ({
      holds: false,
      seen: `there is no column ${name}. It has ${some(source.columns.map((column) => column.name))}.`,
      expected: `a column ${name}`,
      actual: 'none',
      n: rows,
      numbers: {},
      fix: `Add the column to the table${nearest(name)}, or set \`required: false\` if it may be missing.`,
    }),
  }));
}
