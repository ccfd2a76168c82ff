import { InputError } from '../../core/problem.ts';
import type { ColumnInfo } from '../../core/data-engine.ts';
import { identifier, literal } from '../../core/sql.ts';
import type { Bound } from '../../delivery/spec.ts';
import { columnNamed } from '../source.ts';
import { isInstant, textOf } from './column-members.ts';
import { comparable, finiteNumber, holdsNotFinite, notFinite, numberLike } from './column-numbers.ts';
import { countOf, otherColumn, valueIn, type ColumnSet } from './column-set.ts';
import { unaskable, valueRule } from './column-share.ts';
import type { Rule } from './rule.ts';

type Operator = '>=' | '>' | '<=' | '<';
type Kind = 'number' | 'instant' | 'text';
interface End {
  operator: Operator;
  bound: Bound;
}

const WORDS: Record<Operator, string> = { '>=': 'at least', '>': 'above', '<=': 'at most', '<': 'below' };

/** Values between two ends, each a number, an instant, a text or another column. NaN and ±∞ are outside every range. */
export function rangeRule(set: ColumnSet): Rule[] {
  const { declared, column, dialect } = set;
  if (!declared.between) return [];
  const ends = endsOf(declared.between);
  const words = wordsOf(declared.between, ends);
  const others = ends.flatMap(({ bound }) => (typeof bound === 'object' ? [otherColumn(set, bound.column, 'between')] : [])).filter((found) => found !== undefined);
  if (others.length < ends.filter(({ bound }) => typeof bound === 'object').length) return [];
  const kind = kindOf(set, ends);
  if (kind === 'date without a calendar day') throw noDate(set, ends);
  const misfit = [column, ...others].find((one) => !holds(kind, one));
  if (misfit)
    return [unaskable(set, 'between', 'column-outside-range', words, `it compares ${kind}s, and ${misfit.name} is ${misfit.native}`, 'Give both ends the type of the column, or correct the type where the table is made.')];

  const left = sideOf(kind, column, set);
  const compared = ends.map(({ operator, bound }) => `${left} ${operator} ${typeof bound === 'object' ? sideOf(kind, columnNamed(set.source, bound.column)!, set) : plain(kind, bound, set)}`);
  const odd = column.type === 'float' ? notFinite(dialect, column) : undefined;
  // Where an end is a column, a row without it has nothing to be compared with.
  const judged = others.length === 0 ? undefined : others.map((other) => `${identifier(other.name)} IS NOT NULL`).join(' AND ');
  const finite = kind === 'number' && holdsNotFinite(column) ? [`${dialect.isFinite(comparable(column))}`] : [];
  const shown = kind === 'number' && !set.sensitive && others.length === 0;
  const number = finiteNumber(dialect, column);
  return [
    valueRule(set, {
      key: 'between',
      code: 'column-outside-range',
      words,
      inside: `(${[...finite, ...compared].join(' AND ')})`,
      ...(judged === undefined ? {} : { judged }),
      closer: {
        ...(shown ? { least: `min(${valueIn(set, number)})`, greatest: `max(${valueIn(set, number)})` } : {}),
        ...(odd ? { nan: countOf(set, odd.nan), infinite: countOf(set, odd.infinite) } : {}),
      },
    }),
  ];
}

function endsOf(between: NonNullable<ColumnSet['declared']['between']>): End[] {
  if (Array.isArray(between)) return [{ operator: '>=', bound: between[0]! }, { operator: '<=', bound: between[1]! }];
  const { at_least, above, at_most, below } = between;
  const end = (operator: Operator, bound: Bound | undefined): End[] => (bound === undefined ? [] : [{ operator, bound }]);
  return [...end('>=', at_least), ...end('>', above), ...end('<=', at_most), ...end('<', below)];
}

function wordsOf(between: NonNullable<ColumnSet['declared']['between']>, ends: readonly End[]): string {
  const said = (bound: Bound) => (typeof bound === 'object' ? bound.column : String(bound));
  if (Array.isArray(between)) return `between ${said(ends[0]!.bound)} and ${said(ends[1]!.bound)}`;
  return ends.map(({ operator, bound }) => `${WORDS[operator]} ${said(bound)}`).join(' and ');
}

/** What is compared: what the plain ends are, else what the column is. */
function kindOf({ column, declared }: ColumnSet, ends: readonly End[]): Kind | 'date without a calendar day' {
  const plainEnds = ends.flatMap(({ bound }) => (typeof bound === 'object' ? [] : [bound]));
  if (plainEnds.some((bound) => typeof bound === 'number')) return 'number';
  const dates = [column.type, declared.type].some((type) => type === 'date' || type === 'timestamp');
  if (dates) return plainEnds.every((bound) => isInstant(String(bound))) ? 'instant' : 'date without a calendar day';
  if (plainEnds.length > 0) return 'text';
  return column.type === 'integer' || column.type === 'float' ? 'number' : 'text';
}

function holds(kind: Kind, column: ColumnInfo): boolean {
  if (kind === 'number') return numberLike(column);
  if (kind === 'instant') return ['date', 'timestamp', 'string'].includes(column.type);
  return column.type === 'string';
}

function sideOf(kind: Kind, column: ColumnInfo, { dialect }: ColumnSet): string {
  if (kind === 'number') return comparable(column);
  return kind === 'instant' ? dialect.instant(identifier(column.name)) : textOf(column);
}

function plain(kind: Kind, bound: number | string, { dialect }: ColumnSet): string {
  return kind === 'instant' ? dialect.instant(literal(String(bound))) : literal(kind === 'number' ? Number(bound) : String(bound));
}

function noDate({ name, path, facts }: ColumnSet, ends: readonly End[]): InputError {
  const bad = ends.find(({ bound }) => typeof bound === 'string' && !isInstant(bound))!.bound;
  return InputError.of('data-bound-not-a-date', `${JSON.stringify(bad)} is not a date, and ${name} holds dates.`, "Write dates as ISO 8601 in quotes, e.g. '1995-12-31'.", facts.delivery.locate([...path, 'between']));
}
