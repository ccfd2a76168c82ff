import type { DataFacts } from '../check.ts';
import { columnNamed, type DataSource } from '../source.ts';
import { suggestion } from '../sources.ts';
import { counted, some } from '../words.ts';
import { optionsOf, type Rule, type RuleOptions } from './rule.ts';
import { isJudged } from './table-asked.ts';

/** Which columns there are, and in which order: decided by the header, before any scan. */
export function columnListRules(facts: DataFacts, source: DataSource): Rule[] {
  return [...missingRules(facts, source), ...extraRules(facts, source), ...orderRules(facts, source)];
}

/** Columns that the contract asks for and the source lacks. */
function missingRules({ delivery }: DataFacts, source: DataSource): Rule[] {
  const { columns = {}, key = [], label } = delivery.spec.data ?? {};
  const judged = isJudged(source);
  type Wanted = { name: string; path: (string | number)[]; options: RuleOptions };
  const declared: Wanted[] = Object.entries(columns).filter(([, column]) => column.required !== false).map(([name, column]) => ({ name, path: ['data', 'columns', name], options: column }));
  const named: Wanted[] = [...key.map((name, index) => ({ name, path: ['data', 'key', index], options: {} })), ...(label ? [{ name: label, path: ['data', 'label'], options: {} }] : [])];
  // What serves now has no labels yet, and rows of training need no key.
  const wanted = [...declared.filter(({ name }) => judged || source.name === 'train' || name !== label), ...(judged ? named : [])];
  const missing = wanted.filter(({ name }, index) => !columnNamed(source, name) && wanted.findIndex((other) => other.name === name) === index);
  return missing.map(({ name, path, options }) => ({
    code: 'column-missing',
    rule: `${name}: present`,
    subject: { kind: 'column', name },
    path,
    ...optionsOf(options),
    measures: {},
    judge: ({ rows = 0 }) => ({
      holds: false,
      seen: `there is no column ${name}. It has ${some(source.columns.map((column) => column.name))}.`,
      expected: `a column ${name}`,
      actual: 'none',
      n: rows,
      numbers: {},
      fix: `Add the column to the table${near(name, source)}, or set \`required: false\` if it may be missing.`,
    }),
  }));
}

function near(name: string, source: DataSource): string {
  const hint = suggestion(name, source.columns.map((column) => column.name));
  return hint ? ` (${hint.replace(/\?$/, '')}?)` : '';
}

/** Columns that the delivery file names nowhere. */
function extraRules({ delivery }: DataFacts, source: DataSource): Rule[] {
  const { extra_columns: asked = 'allow', columns = {}, key = [], label, prediction, time, entity = [], rules = [] } = delivery.spec.data ?? {};
  if (asked === 'allow') return [];
  const options: RuleOptions = typeof asked === 'string' ? { severity: asked } : asked;
  const known = new Set([...Object.keys(columns), ...key, label, prediction, time, ...entity, ...rules.map(({ column }) => column)].flatMap((name) => name?.toLowerCase() ?? []));
  const extra = source.columns.map(({ name }) => name).filter((name) => !known.has(name.toLowerCase()));
  return [
    {
      code: 'column-extra',
      rule: 'columns: declared ones alone',
      subject: { kind: 'table', name: 'columns' },
      path: ['data', 'extra_columns'],
      ...optionsOf(options),
      measures: {},
      judge: ({ rows = 0 }) => ({
        holds: extra.length === 0,
        seen: extra.length === 0 ? `each of the ${counted(source.columns.length, 'column')} is declared.` : `${counted(extra.length, 'column')} of ${source.columns.length} ${extra.length === 1 ? 'is' : 'are'} not declared: ${some(extra)}.`,
        expected: 'declared columns alone',
        actual: extra.length === 0 ? 'declared columns alone' : `${some(extra)} besides`,
        n: rows,
        numbers: { extra: extra.length, columns: source.columns.length },
        fix: 'Declare the column under `data.columns` (an empty entry will do), or leave it out where the table is made.',
      }),
    },
  ];
}

/** The declared columns that the table has stand in the declared order; others may stand between them. */
function orderRules({ delivery }: DataFacts, source: DataSource): Rule[] {
  const { column_order: asked = false, columns = {} } = delivery.spec.data ?? {};
  if (asked === false) return [];
  const declared = byLine(Object.keys(columns), (name) => delivery.locate(['data', 'columns', name])).flatMap((name) => columnNamed(source, name)?.name ?? []);
  const actual = source.columns.map(({ name }) => name).filter((name) => declared.includes(name));
  const wrong = declared.findIndex((name, index) => actual[index] !== name);
  return [
    {
      code: 'column-order',
      rule: 'columns: in the declared order',
      subject: { kind: 'table', name: 'columns' },
      path: ['data', 'column_order'],
      ...optionsOf(asked === true ? {} : asked),
      measures: {},
      judge: ({ rows = 0 }) => ({
        holds: wrong < 0,
        seen: wrong < 0 ? `the ${counted(declared.length, 'declared column')} stand in the declared order.` : `the declared columns stand in another order: number ${wrong + 1} of them is ${actual[wrong]}, and ${declared[wrong]} is declared there.`,
        expected: some(declared),
        actual: some(actual),
        n: rows,
        numbers: { columns: declared.length, first_out_of_place: wrong < 0 ? 0 : wrong + 1 },
        fix: 'Write the columns in the declared order, or remove `column_order` where they are read by name.',
      }),
    },
  ];
}

/** As the file has them: an object's own order puts keys that look like integers first. */
function byLine(names: readonly string[], locate: (name: string) => { line: number; column: number }): string[] {
  const placed = names.map((name) => ({ name, at: locate(name) }));
  return placed.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column).map(({ name }) => name);
}
