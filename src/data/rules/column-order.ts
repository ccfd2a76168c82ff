import type { ColumnInfo } from '../../core/data-engine.ts';
import { identifier } from '../../core/sql.ts';
import { counted, grouped } from '../words.ts';
import { columnNamed } from '../source.ts';
import { comparable, holdsNotFinite } from './column-numbers.ts';
import { otherColumn, presentCount, ruleBase, type ColumnSet } from './column-set.ts';
import { nothingToJudge, unaskable } from './column-share.ts';
import type { Rule } from './rule.ts';

/** Values that never fall (or rise) from one row to the next: of the file, or by another column, within groups where asked. */
export function orderRule(set: ColumnSet): Rule[] {
  const { declared, column, dialect, name, scope } = set;
  if (!declared.ordered) return [];
  const { direction = 'rising', strictly = false, by, per = [] } = declared.ordered;
  const words = `${strictly ? 'strictly ' : ''}${direction}${by === undefined ? '' : ` by ${by}`}${per.length === 0 ? '' : ` per ${per.join(', ')}`}`;
  const no = (why: string, fix: string) => [unaskable(set, 'ordered', 'column-not-ordered', words, why, fix)];
  if ([...(by === undefined ? [] : [by]), ...per].some((one) => !otherColumn(set, one, 'ordered'))) return [];
  if (column.type === 'other' || column.type === 'boolean') return no(`its values are ${column.native}, which have no order`, 'Ask it of numbers, times or texts.');
  if (by === undefined && dialect.rowNumber === undefined) return no('rows of this table have no order of their own', 'Name the column that orders them as `ordered.by`.');
  return [
    {
      ...ruleBase(set, 'ordered', words),
      code: 'column-not-ordered',
      measures: { present: presentCount(set) },
      apart: { why: 'a row is compared with the one before it', sql: by === undefined ? byPlace(set, direction, strictly, per) : byColumn(set, direction, strictly, by, per) },
      judge: ({ present = 0, unordered = 0, steps = 0, nowhere = 0 }) => {
        if (present === 0) return nothingToJudge(`no value of ${name}${scope} is there to be ${words}`, words, { unordered: 0 });
        const place = nowhere === 0 ? '' : `; ${counted(nowhere, 'value')} ${nowhere === 1 ? 'has' : 'have'} no place, since ${by} is null there`;
        const step = `${counted(steps, 'step')} from one ${by === undefined ? 'row' : `value of ${by}`} to the next`;
        return {
          holds: unordered === 0 && nowhere === 0,
          seen: unordered === 0 ? `${name}${scope} keeps its order (${words}) in ${step}${place}.` : `${grouped(unordered)} of ${step} ${unordered === 1 ? 'breaks' : 'break'} the order of ${name}${scope} (${words})${place}.`,
          expected: words,
          actual: `${counted(unordered, 'step')} the other way`,
          n: present,
          numbers: { unordered, steps, nowhere },
          fix: 'Sort the rows where the table is made; where they are sorted, look for late or repeated rows.',
        };
      },
    },
  ];
}

function wrongWay(direction: 'rising' | 'falling', strictly: boolean): string {
  return `${direction === 'rising' ? '<' : '>'}${strictly ? '=' : ''}`;
}

function orderable(column: ColumnInfo): string {
  return column.type === 'float' ? comparable(column) : identifier(column.name);
}

/** Rows with a value that has a place among others: NaN has none, by any engine's account of it. */
function rowsOf({ column, dialect, where }: ColumnSet): string {
  const parts = [where ?? 'true', `${identifier(column.name)} IS NOT NULL`, ...(column.type === 'float' && holdsNotFinite(column) ? [`NOT ${dialect.isNan(comparable(column))}`] : [])];
  return parts.join(' AND ');
}

function groups(set: ColumnSet, per: readonly string[]): string[] {
  return per.map((one) => identifier(columnNamed(set.source, one)!.name));
}

function byPlace(set: ColumnSet, direction: 'rising' | 'falling', strictly: boolean, per: readonly string[]): string {
  const own = groups(set, per);
  const parts = own.map((_, index) => `g${index}`);
  // Rows are numbered before any is left out, and only the names of this query are seen further out.
  const all = `SELECT ${orderable(set.column)} AS v, ${set.dialect.rowNumber!} AS place, (${rowsOf(set)}) AS asked${own.map((group, index) => `, ${group} AS g${index}`).join('')} FROM source`;
  const rows = `SELECT * FROM (${all}) AS numbered WHERE asked`;
  const paired = `SELECT v, lag(v) OVER (${parts.length === 0 ? '' : `PARTITION BY ${parts.join(', ')} `}ORDER BY place) AS previous FROM (${rows}) AS own`;
  return `SELECT coalesce(count_if(v ${wrongWay(direction, strictly)} previous), 0) AS unordered, count(previous) AS steps FROM (${paired}) AS paired`;
}

/** Rows of equal `by` have no order among themselves, so the least and greatest of each stand for them. */
function byColumn(set: ColumnSet, direction: 'rising' | 'falling', strictly: boolean, by: string, per: readonly string[]): string {
  const own = groups(set, per);
  const parts = own.map((_, index) => `g${index}`);
  const order = identifier(columnNamed(set.source, by)!.name);
  const rows = `SELECT ${orderable(set.column)} AS v, ${order} AS place${own.map((group, index) => `, ${group} AS g${index}`).join('')} FROM source WHERE ${rowsOf(set)}`;
  const each = `SELECT ${[...parts, 'place'].join(', ')}, min(v) AS least, max(v) AS greatest, count(*) AS c FROM (${rows}) AS own GROUP BY ${[...parts, 'place'].join(', ')}`;
  const [first, last] = direction === 'rising' ? ['least', 'greatest'] : ['greatest', 'least'];
  const paired = `SELECT place, c, ${first} AS v, lag(${last}) OVER (PARTITION BY ${['place IS NULL', ...parts].join(', ')} ORDER BY place) AS previous FROM (${each}) AS each_place`;
  return `SELECT coalesce(count_if(v ${wrongWay(direction, strictly)} previous), 0) AS unordered, count(previous) AS steps, coalesce(sum(CASE WHEN place IS NULL THEN c ELSE 0 END), 0) AS nowhere FROM (${paired}) AS paired`;
}
