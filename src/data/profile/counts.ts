import { identifier } from '../../core/sql.ts';
import type { ColumnInfo, Dialect, Value } from '../../core/seams.ts';
import type { CategoriesProfile, ColumnProfile, NumbersProfile, OutsideCount } from './profile.ts';

/** Aggregates of one column by local names, and the profile that their answers make over a table of `rows` rows. */
export interface Counting {
  measures: Record<string, string>;
  read(answer: (name: string) => Value | undefined, rows: number): ColumnProfile;
}

/** Parts of a deviation in which distances outside of the edges are counted. */
export const PARTS = 1e6;
/** The largest DOUBLE that a BIGINT holds: a square of three million deviations. Distances beyond count as that much. */
const FARTHEST = 2 ** 63 - 1024;

/** How to count a column over the frozen edges and values of a profile. `column` is that of the table which is counted. */
export function countingOf(dialect: Dialect, column: ColumnInfo, frozen: ColumnProfile): Counting {
  const nulls = { null: `count_if(${identifier(column.name)} IS NULL)` };
  switch (frozen.kind) {
    case 'presence':
      return { measures: nulls, read: (answer, rows) => ({ ...frozen, null: number(answer('null')), present: rows - number(answer('null')) }) };
    case 'categories':
      return categoriesCounting(dialect, column.name, frozen, nulls);
    case 'numbers':
      return numbersCounting(dialect, column, frozen, nulls);
  }
}

export function textOf(name: string): string {
  return `CAST(${identifier(name)} AS VARCHAR)`;
}

/** A column as DOUBLE, null where it is no number. */
export function doubleOf(name: string): string {
  return `TRY_CAST(${identifier(name)} AS DOUBLE)`;
}

/** As DOUBLE and never DECIMAL, which engines would round to. */
export function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`;
}

/** Comparisons with bounds, and no functions of NaN and infinity: engines answer these several times as fast. */
export function oddMeasures(dialect: Dialect, column: ColumnInfo): Record<string, string> {
  const value = doubleOf(column.name);
  if (column.type === 'integer') return { readable: `count(${value})` };
  return {
    readable: `count(${value})`,
    nan: `count_if(${dialect.isNan(value)})`,
    minus_infinity: `count_if(${value} = ${double(-Infinity)})`,
    plus_infinity: `count_if(${value} = ${double(Infinity)})`,
  };
}

function categoriesCounting(dialect: Dialect, name: string, frozen: CategoriesProfile, nulls: Record<string, string>): Counting {
  if (frozen.values.length === 0)
    return { measures: nulls, read: (answer, rows) => ({ ...frozen, null: number(answer('null')), other: rows - number(answer('null')) }) };
  const values = dialect.valueCounts(textOf(name), frozen.values);
  return {
    measures: { ...nulls, values: values.sql },
    read(answer) {
      const { counts, other } = values.read(answer('values'));
      return { ...frozen, null: number(answer('null')), counts, other };
    },
  };
}

function numbersCounting(dialect: Dialect, column: ColumnInfo, frozen: NumbersProfile, nulls: Record<string, string>): Counting {
  const value = doubleOf(column.name);
  const odd = oddMeasures(dialect, column);
  const { edges } = frozen;
  const bins = edges.length > 0 ? dialect.binCounts(value, edges) : undefined;
  const sides = edges.length > 0 ? { below: outside(dialect, value, 'below', frozen), above: outside(dialect, value, 'above', frozen) } : undefined;
  return {
    measures: {
      ...nulls,
      ...odd,
      ...(bins ? { bins: bins.sql } : {}),
      // What lies above is the last count of the bins; a comparison alone costs a tenth of a CASE.
      ...(sides ? { below_count: `count_if(${value} < ${double(edges[0]!)})`, ...named('below', sides.below), ...named('above', sides.above) } : {}),
    },
    read(answer, rows) {
      const at = (name: string) => number(answer(name));
      const counts = bins ? bins.read(answer('bins')) : [];
      const below = sides && readOutside('below', at('below_count') - at('minus_infinity'), answer);
      const above = sides && readOutside('above', counts.at(-1)!, answer);
      const unreadable = rows - at('null') - at('readable');
      const { unreadable: _1, below: _2, above: _3, ...rest } = frozen;
      const found: NumbersProfile = {
        ...rest,
        null: at('null'),
        nan: at('nan'),
        minus_infinity: at('minus_infinity'),
        plus_infinity: at('plus_infinity'),
        // The first count is of everything up to the first edge.
        counts: edges.map((_, bin) => counts[bin]! - (bin === 0 ? (below?.count ?? 0) : 0)),
      };
      // Finite numbers of a column whose reference has none lie in no bin.
      const lost = edges.length > 0 ? 0 : at('readable') - found.nan - found.minus_infinity - found.plus_infinity;
      return { ...found, ...(unreadable + lost > 0 ? { unreadable: unreadable + lost } : {}), ...(below ? { below } : {}), ...(above ? { above } : {}) };
    },
  };
}

/** Sums of the distances of the values on one side of the edges; see `OutsideCount`. */
function outside(dialect: Dialect, value: string, side: 'below' | 'above', { edges, deviation }: NumbersProfile): Record<'distance' | 'squares', string> {
  const edge = double(side === 'below' ? edges[0]! : edges.at(-1)!);
  const unit = deviation > 0 ? deviation : 1;
  const beyond = side === 'below' ? `${value} < ${edge}` : `${value} > ${edge}`;
  const distance = side === 'below' ? `${edge} - ${value}` : `${value} - ${edge}`;
  const scaled = (factor: number) => `(${distance}) * ${double(factor)}`;
  const whole = (size: string) => dialect.wholeSum(`CASE WHEN ${beyond} AND ${dialect.isFinite(value)} THEN CAST(floor(least(${size}, ${double(FARTHEST)}) + ${double(0.5)}) AS BIGINT) END`);
  const root = scaled(Math.sqrt(PARTS) / unit);
  return { distance: whole(scaled(PARTS / unit)), squares: whole(`${root} * ${root}`) };
}

function named(side: string, measures: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(measures).map(([name, sql]) => [`${side}_${name}`, sql]));
}

function readOutside(side: string, count: number, answer: (name: string) => Value | undefined): OutsideCount | undefined {
  return count === 0 ? undefined : { count, distance: String(answer(`${side}_distance`)), squares: String(answer(`${side}_squares`)) };
}

function number(value: Value | undefined): number {
  return Number(value ?? 0);
}
