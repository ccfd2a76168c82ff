import { InputError } from '../../core/problem.ts';
import type { ColumnInfo, Dialect, LogicalType } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import type { Column, Rule as DeclaredRule } from '../../delivery/spec.ts';
import type { DataFacts } from '../check.ts';
import { columnNamed, sameName, type DataSource } from '../source.ts';
import { isText, suggestion } from '../sources.ts';
import { some } from '../words.ts';
import { membership } from './column-members.ts';
import { within, type Conditions } from './conditions.ts';
import { optionsOf, type Rule } from './rule.ts';
import { cut } from './table-sql.ts';

type Path = (string | number)[];

/** What one entry of `data.columns` or `data.rules` says of one column of one table, ready for SQL. */
export interface ColumnSet {
  facts: DataFacts;
  source: DataSource;
  dialect: Dialect;
  /** As the delivery file names the column. */
  name: string;
  declared: Column & Pick<DeclaredRule, 'given'>;
  /** Of the entry in the delivery file, and its place among all entries. */
  path: Path;
  index: number;
  column: ColumnInfo;
  logical: LogicalType;
  /** The column, quoted. */
  value: string;
  /** Whether the values come as text that its reader gave types to, so that types are judged by values. */
  text: boolean;
  /** No number that is a value of the column, or is made of a few of them, may be shown. */
  sensitive: boolean;
  /** True for the rows that the rules are about, never null; undefined where that is all of them. */
  where: string | undefined;
  /** Begins each rule's words: the entry's own name, else the column's. */
  title: string;
  /** After the column's name in messages: ` where …`, or nothing. */
  scope: string;
}

/** What the delivery file says of one column, in `data.columns` or in `data.rules`. */
export type ColumnEntry = Pick<ColumnSet, 'name' | 'declared' | 'path' | 'index' | 'title'>;

/** In the order of the delivery file. */
export function columnEntries({ delivery }: DataFacts): ColumnEntry[] {
  const { columns = {}, rules = [] } = delivery.spec.data ?? {};
  const entries = [
    ...Object.entries(columns).map(([name, declared]) => ({ name, declared, path: ['data', 'columns', name], title: name })),
    ...rules.map((rule, index) => ({ name: rule.column, declared: withoutName(rule), path: ['data', 'rules', index], title: rule.name ?? rule.column })),
  ];
  return entries.map((entry, index) => ({ ...entry, index }));
}

/** Undefined where the table does not have the column, or today's inputs lack one that tells which rows are meant. */
export function columnSet(entry: ColumnEntry, facts: DataFacts, source: DataSource, conditions: Conditions): ColumnSet | undefined {
  const column = columnNamed(source, entry.name);
  const rows = column && rowsOf(entry, facts, source, conditions);
  if (!column || !rows) return undefined;
  const dialect = facts.context.engine.dialect(source.source);
  const hidden = hiddenColumns(facts);
  return {
    ...entry,
    facts,
    source,
    dialect,
    column,
    logical: dialect.logical(column.native),
    value: identifier(column.name),
    text: isText(source),
    sensitive: hidden(entry.name),
    where: rows.where,
    scope: scopeOf(entry.declared, hidden),
  };
}

/**
 * Another column that a rule looks at. Undefined where today's inputs lack it (they have no labels yet): the rule is then for
 * the other tables. Throws InputError where it is lacking elsewhere.
 */
export function otherColumn({ facts, source, path }: Pick<ColumnSet, 'facts' | 'source' | 'path'>, name: string, key: string): ColumnInfo | undefined {
  const found = columnNamed(source, name);
  const anywhere = facts.sources.some((other) => columnNamed(other, name));
  if (found || (source.name === 'serving' && anywhere)) return found;
  const place = [...path, key];
  const known = source.columns.map((column) => column.name);
  throw InputError.of('data-column-unknown', `\`${place.join('.')}\` names the column ${JSON.stringify(name)}, which ${anywhere ? `data.${source.name} does not have` : 'no table has'}.`, suggestion(name, known) || `It has: ${some(known, 12)}.`, facts.delivery.locate(place));
}

/** Whether a column is declared sensitive. */
export function hiddenColumns({ delivery }: DataFacts): (name: string) => boolean {
  const names = Object.entries(delivery.spec.data?.columns ?? {}).filter(([, { sensitive }]) => sensitive).map(([name]) => name);
  return (name) => names.some((hidden) => sameName(hidden, name));
}

/** What every rule of a set has in common; `key` is the rule's own place in the entry. */
export function ruleBase({ name, title, scope, declared, path }: ColumnSet, key: string, words: string): Pick<Rule, 'rule' | 'subject' | 'path' | 'severity' | 'owner' | 'because' | 'action'> {
  return { rule: `${title}: ${words}${scope === '' ? '' : `,${scope}`}`, subject: { kind: 'column', name }, path: [...path, key], ...optionsOf(declared) };
}

/** The number of the set's rows that fulfil a condition, as an aggregate. */
export function countOf({ where }: ColumnSet, condition: string): string {
  return where === undefined ? `count_if(${condition})` : `count_if(${where} AND (${condition}))`;
}

/** The set's rows, and its non-null values. Each has one text, so that the engine counts them once for all rules. */
export function rowCount({ where }: ColumnSet): string {
  return where === undefined ? 'count(*)' : `count_if(${where})`;
}

export function presentCount(set: ColumnSet): string {
  return set.where === undefined ? `count(${set.value})` : countOf(set, `${set.value} IS NOT NULL`);
}

/** A value that is null in rows that the set is not about. */
export function valueIn({ where }: ColumnSet, value: string): string {
  return where === undefined ? value : `(CASE WHEN ${where} THEN ${value} END)`;
}

/** A condition for rows that break a rule, which only the set's rows can. */
export function brokenIn({ where }: ColumnSet, broken: string): string {
  return where === undefined ? broken : `${where} AND (${broken})`;
}

function rowsOf({ declared, path }: ColumnEntry, facts: DataFacts, source: DataSource, conditions: Conditions): { where: string | undefined } | undefined {
  const dialect = facts.context.engine.dialect(source.source);
  const parts: string[] = [];
  if (declared.where !== undefined) {
    const condition = conditions.of(source, [...path, 'where']);
    if (condition === undefined) return undefined;
    parts.push(within(dialect, condition));
  }
  for (const [name, wanted] of Object.entries(declared.given ?? {})) {
    const column = otherColumn({ facts, source, path }, name, 'given');
    if (!column) return undefined;
    parts.push(`coalesce(${membership(dialect, column, Array.isArray(wanted) ? wanted : [wanted])}, false)`);
  }
  return { where: parts.length === 0 ? undefined : parts.join(' AND ') };
}

function scopeOf(declared: ColumnSet['declared'], hidden: (name: string) => boolean): string {
  const given = Object.entries(declared.given ?? {}).map(([name, wanted]) => `${name} is ${hidden(name) ? 'as declared' : [wanted].flat().join(' or ')}`);
  const all = [...(declared.where === undefined ? [] : [cut(declared.where)]), ...given].join(' and ');
  return all === '' ? '' : ` where ${all}`;
}

function withoutName(rule: DeclaredRule): ColumnSet['declared'] {
  return Object.fromEntries(Object.entries(rule).filter(([key]) => key !== 'name' && key !== 'column'));
}
