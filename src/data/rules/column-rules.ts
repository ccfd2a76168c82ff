import { InputError } from '../../core/problem.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { ColumnInfo } from '../../core/seams.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Column } from '../../delivery/spec.ts';
import { wilson } from '../../statistics/proportions.ts';
import type { Answers, Judgement, Rule } from './rule.ts';
import { isText } from '../sources.ts';
import { columnNamed, type DataSource } from '../source.ts';
import { counted, grouped, percent, short } from '../words.ts';

/** Confidence of the interval beside a share; the rule itself is about these rows and is decided by the share. */
const LEVEL = 0.95;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

type Found = { name: string; declared: Column; column: ColumnInfo; text: boolean };

/** The rules of the contract's columns that a source has; `text` says that its format knows only text (CSV). */
export function columnRules(delivery: Delivery, source: DataSource): Rule[] {
  const text = isText(source);
  return Object.entries(delivery.spec.data?.columns ?? {}).flatMap(([name, declared]) => {
    const column = columnNamed(source, name);
    if (!column) return [];
    const found = { name, declared, column, text };
    return [typeRule, nullRule, uniqueRule, setRule, rangeRule, finiteRule].flatMap((make) => make(found, delivery) ?? []);
  });
}

function base({ name, declared }: Found, key: string): Pick<Rule, 'subject' | 'path' | 'severity'> {
  return { subject: { kind: 'column', name }, path: ['data', 'columns', name, key], severity: declared.severity ?? 'fail' };
}

function typeRule(found: Found): Rule | undefined {
  const { name, declared, column } = found;
  const { type } = declared;
  if (!type) return undefined;
  const value = identifier(column.name);
  const misfit = misfitOf(found, type, value);
  return {
    ...base(found, 'type'),
    code: 'column-type',
    rule: `${name}: ${type}`,
    measures: { present: `count(${value})`, misfits: `count_if(${value} IS NOT NULL AND ${misfit})` },
    broken: `${value} IS NOT NULL AND ${misfit}`,
    judge: ({ present = 0, misfits = 0 }) => ({
      holds: misfits === 0,
      seen:
        misfits === 0
          ? `every value of ${name} is of the type ${type}.`
          : `${counted(misfits, 'value')} of ${name} ${misfits === 1 ? 'is' : 'are'} not of the type ${type}; the column is read as ${column.type} (${column.native}).`,
      expected: type,
      actual: misfits === 0 ? type : column.type,
      n: present,
      numbers: { misfits },
      fix: `Correct the values of ${name} where the table is made, or declare \`type: ${column.type}\`.`,
    }),
  };
}

/** True for a value that does not fit the type. Text formats are judged by the values, Parquet and JSON by their types too. */
function misfitOf({ column, text }: Found, type: NonNullable<Column['type']>, value: string): string {
  const same = column.type === type;
  if (type === 'integer') {
    if (same) return 'false';
    if (column.type === 'float') return `NOT (isfinite(${value}) AND ${value} = trunc(${value}))`;
  }
  if (type === 'float' && (same || column.type === 'integer')) return 'false';
  if (type === 'timestamp' && (same || column.type === 'date')) return 'false';
  if (same || (type === 'string' && text)) return 'false';
  const target = { integer: 'BIGINT', float: 'DOUBLE', boolean: 'BOOLEAN', date: 'DATE', timestamp: 'TIMESTAMP', string: 'VARCHAR', decimal: 'DOUBLE', list: 'VARCHAR', struct: 'VARCHAR' }[type];
  return text && column.type === 'string' ? `TRY_CAST(${value} AS ${target}) IS NULL` : 'true';
}

function nullRule(found: Found): Rule | undefined {
  const { name, declared, column } = found;
  const most = declared.null_rate?.at_most;
  if (most === undefined) return undefined;
  const value = identifier(column.name);
  return {
    ...base(found, 'null_rate'),
    code: 'column-null-rate',
    rule: `${name}: null rate at most ${percent(most)}`,
    measures: { nulls: `count_if(${value} IS NULL)`, ...notFinite(column) },
    broken: `${value} IS NULL`,
    judge: ({ rows = 0, nulls = 0, nan = 0, infinite = 0 }) => ({
      holds: nulls / rows <= most,
      seen: `${grouped(nulls)} of ${counted(rows, 'row')} (${percent(nulls / rows)}) have no ${name}; at most ${percent(most)} may.`,
      expected: `at most ${percent(most)} null`,
      actual: `${percent(nulls / rows)} null`,
      n: rows,
      numbers: { nulls, rate: nulls / rows, limit: most, nan, infinite },
      fix: `Find why ${name} is missing in the step that makes the table, or raise \`null_rate.at_most\` if the model was trained for it.`,
    }),
  };
}

function uniqueRule(found: Found): Rule | undefined {
  const { name, declared, column } = found;
  if (!declared.unique) return undefined;
  const value = identifier(column.name);
  return {
    ...base(found, 'unique'),
    code: 'column-not-unique',
    rule: `${name}: unique`,
    measures: { present: `count(${value})`, distinct: `count(DISTINCT ${value})` },
    judge: ({ present = 0, distinct = 0 }) => ({
      holds: present === distinct,
      seen: `${name} has ${counted(distinct, 'different value')} in ${counted(present, 'row')}.`,
      expected: 'every value once',
      actual: `${grouped(present - distinct)} repeated`,
      n: present,
      numbers: { present, distinct, repeated: present - distinct },
      fix: `Remove the repeated rows, or find the join that doubled them.`,
    }),
  };
}

function setRule(found: Found): Rule | undefined {
  const { declared, column } = found;
  if (!Array.isArray(declared.in)) return undefined;
  const value = identifier(column.name);
  const inside = `${comparable(column, declared.in, value)} IN (${declared.in.map((one) => literal(comparesAsText(column, declared.in as (string | number | boolean)[]) ? String(one) : one)).join(', ')})`;
  return shareRule(found, 'in', 'column-outside-set', `one of ${declared.in.length} declared values`, inside, {});
}

function rangeRule(found: Found, delivery: Delivery): Rule | undefined {
  const { name, declared, column } = found;
  if (!Array.isArray(declared.between)) return undefined;
  const [low, high] = declared.between as [string | number, string | number];
  const value = identifier(column.name);
  const dates = column.type === 'date' || column.type === 'timestamp' || declared.type === 'date' || declared.type === 'timestamp';
  let inside: string;
  let extremes: Record<string, string> = {};
  if (typeof low === 'number') {
    const number = finiteNumber(column, value);
    inside = `${number} BETWEEN ${literal(low)} AND ${literal(high)}`;
    if (!declared.sensitive) extremes = { least: `min(${number})`, greatest: `max(${number})` };
  } else if (dates) {
    refuseNoDate([low, String(high)], name, delivery);
    const instant = (bound: string) => `CAST(${literal(bound)} AS TIMESTAMPTZ)`;
    inside = `TRY_CAST(${value} AS TIMESTAMPTZ) BETWEEN ${instant(low)} AND ${instant(String(high))}`;
  } else inside = `CAST(${value} AS VARCHAR) BETWEEN ${literal(low)} AND ${literal(high)}`;
  return shareRule(found, 'between', 'column-outside-range', `between ${low} and ${high}`, inside, { ...extremes, ...notFinite(column) });
}

/** The column as numbers, null where it is none or not finite; a plain column where the engine knows that it is neither. */
function finiteNumber(column: ColumnInfo, value: string): string {
  if (column.type === 'integer') return value;
  const number = column.native === 'DOUBLE' ? value : `TRY_CAST(${value} AS DOUBLE)`;
  return `(CASE WHEN isfinite(${number}) THEN ${number} END)`;
}

function refuseNoDate(bounds: string[], name: string, delivery: Delivery): void {
  const bad = bounds.find((bound) => !ISO_DAY.test(bound) || Number.isNaN(Date.parse(bound.replace(' ', 'T'))));
  if (bad === undefined) return;
  throw InputError.of('data-bound-not-a-date', `${JSON.stringify(bad)} is not a date, and ${name} holds dates.`, "Write dates as ISO 8601 in quotes, e.g. '1995-12-31'.",
    delivery.locate(['data', 'columns', name, 'between']));
}

/** A rule that each value keeps or breaks, of which a share of `mostly` (all, by default) has to hold. Null is no value. */
function shareRule(found: Found, key: string, code: string, words: string, inside: string, extra: Record<string, string>): Rule {
  const { name, declared, column } = found;
  const { mostly } = declared;
  const value = identifier(column.name);
  const broken = `${value} IS NOT NULL AND NOT coalesce(${inside}, false)`;
  return {
    ...base(found, key),
    code,
    rule: `${name}: ${words}${mostly === undefined ? '' : ` for at least ${percent(mostly)}`}`,
    measures: { present: `count(${value})`, outside: `count_if(${broken})`, ...extra },
    broken,
    judge: (answers) => judgeShare(answers, name, words, mostly),
  };
}

function judgeShare(answers: Answers, name: string, words: string, mostly: number | undefined): Judgement {
  const { present = 0, outside = 0, nan, infinite, least, greatest } = answers;
  const share = present === 0 ? 1 : (present - outside) / present;
  const limits = least !== undefined && Number.isFinite(least) ? `; the values go from ${short(least)} to ${short(greatest!)}` : '';
  const odd = (nan ?? 0) + (infinite ?? 0) > 0 ? `, ${grouped(nan!)} NaN and ${grouped(infinite!)} infinite among them` : '';
  return {
    holds: share >= (mostly ?? 1),
    seen: outside === 0 ? `all ${counted(present, 'value')} of ${name} are ${words}.` : `${grouped(outside)} of ${counted(present, 'value')} of ${name} (${percent(outside / present)}) are not ${words}${odd}${limits}.`,
    expected: mostly === undefined ? words : `${words} for at least ${percent(mostly)} of values`,
    actual: `${percent(share)} ${words}`,
    n: present,
    numbers: { outside, share, limit: mostly ?? 1, ...(nan === undefined ? {} : { nan, infinite: infinite! }), ...(limits ? { least: least!, greatest: greatest! } : {}) },
    ...(mostly === undefined || present === 0 ? {} : { interval: { ...wilson(present - outside, present, LEVEL), level: LEVEL, method: 'Wilson' } }),
    fix: `Look at the rows below; correct the step that makes ${name}, or widen the rule if such values are real.`,
  };
}

/** NaN and the infinities are neither null nor values that a model can use: without a range, they are a warning. */
function finiteRule(found: Found): Rule | undefined {
  const { name, declared, column } = found;
  if (column.type !== 'float' || declared.between) return undefined;
  const value = identifier(column.name);
  return {
    ...base(found, 'type'),
    severity: 'warn',
    code: 'column-not-finite',
    rule: `${name}: finite numbers`,
    measures: { present: `count(${value})`, ...notFinite(column) },
    broken: `${value} IS NOT NULL AND NOT isfinite(${value})`,
    judge: ({ present = 0, nan = 0, infinite = 0 }) => ({
      holds: nan + infinite === 0,
      seen: `${name} holds ${grouped(nan)} NaN and ${grouped(infinite)} infinite among ${counted(present, 'value')}.`,
      expected: 'finite numbers',
      actual: `${grouped(nan)} NaN, ${grouped(infinite)} infinite`,
      n: present,
      numbers: { nan, infinite },
      fix: `Write null where ${name} is unknown, and find what divides by zero; or set \`between\` to make this a failure.`,
    }),
  };
}

function notFinite(column: ColumnInfo): Record<string, string> {
  if (column.type !== 'float') return {};
  const value = `CAST(${identifier(column.name)} AS DOUBLE)`;
  return { nan: `count_if(isnan(${value}))`, infinite: `count_if(isinf(${value}))` };
}

function comparesAsText(column: ColumnInfo, values: readonly (string | number | boolean)[]): boolean {
  return values.some((value) => typeof value === 'string') || !['integer', 'float'].includes(column.type);
}

function comparable(column: ColumnInfo, values: readonly (string | number | boolean)[], value: string): string {
  return comparesAsText(column, values) ? `CAST(${value} AS VARCHAR)` : value;
}
