import { identifier } from '../../core/sql.ts';
import type { OddValue } from '../../core/data-engine.ts';
import { DUCKDB } from './duckdb-dialect.ts';

/** What the values of one column are, as the sample or the whole file has them. */
export interface ColumnType {
  type: string;
  /** The values that made the type wider: `broken` is a condition that is true for them. */
  odd?: Pick<OddValue, 'kind' | 'others' | 'late'> & { broken: string };
}

const WIDER: Record<string, string[]> = { BIGINT: ['HUGEINT', 'DOUBLE'], HUGEINT: ['DOUBLE'], DATE: ['TIMESTAMP', 'TIMESTAMPTZ'], TIMESTAMP: ['TIMESTAMPTZ'] };
const OTHERS: Record<string, OddValue['others']> = { BIGINT: 'integers', HUGEINT: 'integers', DOUBLE: 'numbers', BOOLEAN: 'truth values', DATE: 'dates', TIMESTAMP: 'timestamps', TIMESTAMPTZ: 'timestamps', 'TIMESTAMP WITH TIME ZONE': 'timestamps' };
/** A column of texts of which more than this share are numbers or days was probably meant to be of these. */
const MOSTLY = 0.5;

/** Aggregates that say which types a column could have, over its values as text. */
export function typeQuestions(name: string, sampled: string, whole: boolean): Record<string, string> {
  const column = identifier(name);
  const choices = typeChoices(sampled, whole);
  const questions = Object.fromEntries(choices.slice(0, -1).map((type, rank) => [`fits${rank}`, `bool_and(${column} IS NULL OR ${fits(name, type)})`]));
  const [present, flags] = [`count(${column})`, `count_if(${fits(name, 'BOOLEAN')})`];
  if (sampled === 'BOOLEAN') return { ...questions, present, flags };
  if (sampled === 'VARCHAR' && !whole) {
    // What begins with a letter stands above ':' and is no number; a cast that fails costs ten times one that works.
    const [numbers, days] = [`count(CASE WHEN ${column} < ':' THEN TRY_CAST(${column} AS DOUBLE) END)`, `count_if(${column} LIKE '____-__-__%')`];
    return { present, numbers, days, flags };
  }
  if (sampled !== 'DOUBLE') return questions;
  return { ...questions, long: `count_if(CASE WHEN length(${column}) > 38 THEN regexp_full_match(${column}, '[+-]?[0-9]+') ELSE false END)`, infinite: `count_if(${overflows(column)})` };
}

/** The narrowest type that all values fit, from the answers to `typeQuestions`. */
export function typeOf(name: string, sampled: string, whole: boolean, answers: Record<string, string>): ColumnType {
  if (sampled === 'VARCHAR') return { type: 'VARCHAR', ...(whole ? {} : mostlyOther(name, answers)) };
  const choices = typeChoices(sampled, whole);
  const type = choices.find((_, rank) => rank === choices.length - 1 || answers[`fits${rank}`] !== 'false')!;
  return { type, ...oddOf(name, sampled, type, whole, answers) };
}

/** What a column that is read as text seems to have been meant as. */
function mostlyOther(name: string, answers: Record<string, string>): Pick<ColumnType, 'odd'> {
  const column = identifier(name);
  const [present, numbers, days, flags] = ['present', 'numbers', 'days', 'flags'].map((key) => Number(answers[key])) as [number, number, number, number];
  const notOther = (count: number) => count > MOSTLY * present && count < present;
  if (days > MOSTLY * present) {
    const shaped = days === present;
    return { odd: { kind: shaped ? 'impossible-date' : 'mixed', others: 'dates', late: false, broken: `TRY_CAST(${column} AS TIMESTAMPTZ) IS NULL` } };
  }
  if (notOther(flags)) return { odd: { kind: 'mixed', others: 'truth values', late: false, broken: `lower(${column}) NOT IN ('true', 'false')` } };
  if (notOther(numbers)) return { odd: { kind: 'mixed', others: 'numbers', late: false, broken: `TRY_CAST(${column} AS DOUBLE) IS NULL` } };
  return {};
}

function oddOf(name: string, sampled: string, type: string, late: boolean, answers: Record<string, string>): Pick<ColumnType, 'odd'> {
  const column = identifier(name);
  // The engine takes `yes`, `no`, `t` and `F` for booleans too: that says nothing about what such a column was meant as.
  if (sampled === 'BOOLEAN' && !(Number(answers.flags) > MOSTLY * Number(answers.present))) return {};
  if (type === 'VARCHAR') return { odd: { kind: 'mixed', others: OTHERS[sampled]!, late, broken: `NOT ${fits(name, wide(sampled))}` } };
  const beyond = type === 'HUGEINT' || (type === 'DOUBLE' && Number(answers.long) > 0);
  if (beyond) return { odd: { kind: 'too-big', others: 'integers', late, broken: `regexp_full_match(${column}, '[+-]?[0-9]+') AND TRY_CAST(${column} AS BIGINT) IS NULL` } };
  if (type === 'DOUBLE' && Number(answers.infinite) > 0) return { odd: { kind: 'too-big', others: 'numbers', late, broken: overflows(column) } };
  return {};
}

/** Digits that no double holds, as opposed to a written `inf`. */
function overflows(column: string): string {
  return `coalesce(CASE WHEN isinf(TRY_CAST(${column} AS DOUBLE)) THEN regexp_matches(${column}, '[0-9]') END, false)`;
}

/** The widest type of the same kin: a decimal number among integers is not what made a column text. */
function wide(sampled: string): string {
  return WIDER[sampled]?.at(-1) ?? sampled;
}

/** Narrowest first; the last one always fits or has been made sure of. */
function typeChoices(sampled: string, whole: boolean): string[] {
  if (sampled === 'VARCHAR') return ['VARCHAR'];
  if (sampled === 'BOOLEAN') return ['BOOLEAN', 'VARCHAR'];
  if (whole) return [sampled, ...(WIDER[sampled] ?? []), 'VARCHAR'];
  return sampled === 'DOUBLE' ? ['HUGEINT', 'DOUBLE'] : [sampled];
}

function fits(name: string, type: string): string {
  const column = identifier(name);
  if (type === 'BOOLEAN') return `lower(${column}) IN ('true', 'false')`;
  // A cast would round 1.5 to an integer without a word.
  if (type === 'BIGINT' || type === 'HUGEINT') return `(CASE WHEN contains(${column}, '.') THEN false ELSE regexp_full_match(${column}, '[+-]?[0-9]+') AND TRY_CAST(${column} AS ${type}) IS NOT NULL END)`;
  if (type === 'DATE') return `(regexp_full_match(${column}, '\\d{4}-\\d{2}-\\d{2}') AND TRY_CAST(${column} AS DATE) IS NOT NULL)`;
  if (type === 'TIMESTAMPTZ' || type === 'TIMESTAMP WITH TIME ZONE') return `(${DUCKDB.instant(column)} IS NOT NULL)`;
  return `(TRY_CAST(${column} AS ${type}) IS NOT NULL)`;
}
