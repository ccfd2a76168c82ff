import type { LogicalType } from '../../core/data-engine.ts';
import type { Column } from '../../delivery/spec.ts';
import { counted } from '../words.ts';
import { FORMATS } from './column-formats.ts';
import { numeral } from './column-members.ts';
import { asDouble } from './column-numbers.ts';
import { brokenIn, presentCount, ruleBase, type ColumnSet } from './column-set.ts';
import { unaskable } from './column-share.ts';
import type { Rule } from './rule.ts';

type Declared = Pick<Column, 'type' | 'bits' | 'unsigned' | 'precision' | 'scale' | 'zone' | 'items' | 'fields'>;

/** Whether the type is right, wrong whatever the values are, or right for the values without a condition's `misfit`. */
type Fit = { fits: boolean } | { misfit: string };

/**
 * The declared type. Where values come as text (CSV), each value is judged; else the engine's own type is, and of it the
 * values too where the declared one is narrower (`bits`, `unsigned`, `precision`, `scale`).
 */
export function typeRule(set: ColumnSet): Rule[] {
  const { name, scope, declared, column, logical, value, text } = set;
  if (!declared.type) return [];
  const words = typeWords(declared);
  if (logical.kind === 'struct' && declared.fields && !logical.fields)
    return [unaskable(set, 'type', 'column-type', words, 'the engine does not tell the fields of its structs', 'Take `fields` out, or unpack the struct in a view.')];
  const fit = fitOf(set);
  const misfit = 'misfit' in fit ? `${value} IS NOT NULL AND coalesce(${fit.misfit}, true)` : fit.fits ? 'false' : `${value} IS NOT NULL`;
  const broken = brokenIn(set, misfit);
  // A wrong type of the engine's own is wrong without a value too; in text there is then nothing that could be wrong.
  const wrong = 'fits' in fit && !fit.fits && !text;
  return [
    {
      ...ruleBase(set, 'type', words),
      code: 'column-type',
      measures: { present: presentCount(set), misfits: `count_if(${broken})` },
      broken,
      judge: ({ present = 0, misfits = 0 }) => {
        const holds = misfits === 0 && !wrong;
        return {
          holds,
          seen: holds
            ? present === 0
              ? `no value of ${name}${scope} contradicts the type ${words}: there is none.`
              : `every value of ${name}${scope} is of the type ${words}.`
            : present === 0
              ? `${name}${scope} has no value, and is read as ${column.type} (${column.native}) where ${words} is declared.`
              : `${counted(misfits, 'value')} of ${name}${scope} ${misfits === 1 ? 'is' : 'are'} not of the type ${words}; the column is read as ${column.type} (${column.native}).`,
          expected: words,
          actual: holds ? words : column.type,
          n: present,
          numbers: { misfits },
          fix: `Correct the values of ${name} where the table is made, or declare \`type: ${logical.kind === 'other' ? 'string' : logical.kind}\`${declared.bits === undefined && declared.precision === undefined ? '' : ' with the width that it has'}.`,
        };
      },
    },
  ];
}

function typeWords({ type, bits, unsigned, precision, scale, zone, items, fields }: Declared): string {
  const parts = [
    unsigned ? 'unsigned' : '',
    type!,
    bits === undefined ? '' : `of ${bits} bits`,
    precision === undefined ? '' : `of ${precision} digits`,
    scale === undefined ? '' : `${precision === undefined ? 'with' : 'and'} ${scale} after the point`,
    zone === undefined ? '' : zone ? 'with time zone' : 'without time zone',
    items === undefined ? '' : `of ${items}`,
    fields === undefined ? '' : `of ${Object.entries(fields).map(([field, kind]) => `${field} ${kind}`).join(', ')}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function fitOf(set: ColumnSet): Fit {
  const { declared, logical, text } = set;
  const misread = text && logical.kind === 'string';
  switch (declared.type!) {
    case 'integer':
      return integerFit(set, misread);
    case 'decimal':
      return decimalFit(set, misread);
    case 'float':
      return floatFit(set, misread);
    case 'string':
      return { fits: text || logical.kind === 'string' };
    case 'boolean':
      return misread ? { misfit: `lower(${set.value}) NOT IN ('true', 'false')` } : { fits: logical.kind === 'boolean' };
    case 'date':
      return misread ? { misfit: `NOT (${FORMATS.date(set.dialect, set.value)})` } : { fits: logical.kind === 'date' };
    case 'timestamp':
      return timestampFit(set, misread);
    case 'list':
      return { fits: logical.kind === 'list' && (declared.items === undefined || kindFits(declared.items, logical.items)) };
    case 'struct':
      return { fits: logical.kind === 'struct' && Object.entries(declared.fields ?? {}).every(([field, kind]) => kindFits(kind, logical.fields?.[field])) };
  }
}

function kindFits(declared: NonNullable<Column['type']>, found: LogicalType | undefined): boolean {
  return found !== undefined && (found.kind === declared || (declared === 'float' && found.kind === 'integer'));
}

function integerFit(set: ColumnSet, misread: boolean): Fit {
  const { declared, logical, value, dialect, text } = set;
  const range = integerRange(declared);
  if (logical.kind === 'integer') {
    const own = integerRange({ bits: logical.bits ?? 64, unsigned: logical.unsigned })!;
    return !range || (range.low <= own.low && (range.high === undefined || own.high! <= range.high)) ? { fits: true } : { misfit: outside(value, range) };
  }
  if (text && logical.kind === 'float') {
    const whole = `NOT (${dialect.isFinite(value)} AND ${value} = floor(${value}))`;
    return { misfit: range ? `${whole} OR ${outside(value, range)}` : whole };
  }
  if (!misread) return { fits: false };
  const digits = `NOT ${dialect.matches(value, '\\A[+-]?[0-9]+\\z')}`;
  return { misfit: range ? `${digits} OR coalesce(${outside(`TRY_CAST(${value} AS DECIMAL(38, 0))`, range)}, true)` : digits };
}

interface IntegerRange {
  low: bigint;
  high: bigint | undefined;
}

/** Undefined where any integer will do. */
function integerRange({ bits, unsigned = false }: { bits?: number; unsigned?: boolean }): IntegerRange | undefined {
  if (bits === undefined) return unsigned ? { low: 0n, high: undefined } : undefined;
  const width = BigInt(bits);
  return unsigned ? { low: 0n, high: 2n ** width - 1n } : { low: -(2n ** (width - 1n)), high: 2n ** (width - 1n) - 1n };
}

function outside(value: string, { low, high }: IntegerRange): string {
  return `${value} < ${numeral(low)}${high === undefined ? '' : ` OR ${value} > ${numeral(high)}`}`;
}

function decimalFit(set: ColumnSet, misread: boolean): Fit {
  const { declared, logical, value, dialect, column, text } = set;
  const { precision = 38, scale } = declared;
  const bounded = declared.precision !== undefined || scale !== undefined;
  const whole = precision - (scale ?? 0);
  if (logical.kind === 'decimal' || logical.kind === 'integer') {
    if (logical.kind === 'decimal' && logical.scale! <= (scale ?? 38) && logical.precision! - logical.scale! <= whole) return { fits: true };
    return bounded ? { misfit: numberMisfit(value, whole, scale) } : { fits: true };
  }
  if (text && logical.kind === 'float') {
    const finite = `NOT ${dialect.isFinite(value)}`;
    return { misfit: bounded ? `${finite} OR ${numberMisfit(asDouble(column), whole, scale)}` : finite };
  }
  if (!misread) return { fits: false };
  const digits = `\\A[+-]?0*[0-9]{0,${whole}}(\\.[0-9]{0,${scale ?? 38}}0*)?\\z`;
  return { misfit: `NOT (${dialect.matches(value, '[0-9]')} AND ${dialect.matches(value, digits)})` };
}

/** Too many digits before the point, or after it. */
function numberMisfit(value: string, whole: number, scale: number | undefined): string {
  const large = `abs(${value}) >= CAST('1e${whole}' AS DOUBLE)`;
  return scale === undefined ? large : `${large} OR ${value} <> round(${value}, ${scale})`;
}

/** The largest finite number of a width (IEEE 754-2019, table 3.5). */
const LARGEST_FLOAT: Record<number, string> = { 16: '65504', 32: '3.4028234663852886e38' };

/** Integers and decimals are numbers too: a float column may hold them. */
function floatFit(set: ColumnSet, misread: boolean): Fit {
  const { declared, logical, column, dialect } = set;
  const number = asDouble(column);
  const largest = LARGEST_FLOAT[declared.bits ?? 64];
  if (!misread && !['float', 'integer', 'decimal'].includes(logical.kind)) return { fits: false };
  const narrow = largest !== undefined && !(logical.kind === 'float' && logical.bits! <= declared.bits!);
  const large = narrow ? `(${dialect.isFinite(number)} AND abs(${number}) > CAST('${largest}' AS DOUBLE))` : undefined;
  if (misread) return { misfit: [`${number} IS NULL`, ...(large ? [large] : [])].join(' OR ') };
  return large ? { misfit: large } : { fits: true };
}

/** A day is a time too, where no zone is asked for. */
function timestampFit(set: ColumnSet, misread: boolean): Fit {
  const { declared, logical, dialect, value } = set;
  const { zone } = declared;
  if (misread) {
    const ending = dialect.matches(value, '(Z| UTC|[+-][0-9]{2}(:?[0-9]{2})?)\\s*\\z');
    const time = `${dialect.instant(value)} IS NULL`;
    // The minus of a day is none of a zone: `2020-01-02` ends like one.
    const zoned = `(${ending} AND ${dialect.matches(value, ':')})`;
    return { misfit: zone === undefined ? time : `${time} OR ${zone ? 'NOT ' : ''}${zoned}` };
  }
  if (logical.kind === 'date') return { fits: zone !== true };
  return { fits: logical.kind === 'timestamp' && (zone === undefined || logical.zone === zone) };
}
