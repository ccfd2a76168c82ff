import { identifier } from '../../core/sql.ts';
import type { ColumnInfo, Dialect, Value } from '../../core/seams.ts';
import type { CategoriesProfile, ColumnProfile, NumbersProfile, OutsideCount } from './profile.ts';

/** Aggregates of one column by local names, and the profile that their answers make over a table of `rows` rows. */
export interface Counting {
  measures: Record<string, string>;
  /** What else `read` asks for, of which rows, where `measures` leaves it out; undefined where there are no such rows. */
  outside?(answer: (name: string) => Value | undefined): RowsOutside | undefined;
  read(answer: (name: string) => Value | undefined, rows: number): ColumnProfile;
}

export interface RowsOutside {
  where: string;
  measures: Record<(typeof OUTSIDE)[number], string>;
}

export const OUTSIDE = ['below_distance', 'below_squares', 'above_distance', 'above_squares'] as const;
/** Parts of a deviation in which distances outside of the edges are counted. */
export const PARTS = 1e6;
/** The largest DOUBLE that a BIGINT holds: a square of three million deviations. Distances beyond count as that much. */
const FARTHEST = 2 ** 63 - 1024;

/**
 * How to count a column over the frozen edges and values of a profile. `column` is that of the table which is counted. With
 * `apart`, how far rows lie outside of the edges is left to `outsideAnswers`, which asks it of those rows alone.
 */
export function countingOf(dialect: Dialect, column: ColumnInfo, frozen: ColumnProfile, apart = false): Counting {
  const nulls = { null: `count_if(${identifier(column.name)} IS NULL)` };
  switch (frozen.kind) {
    case 'presence':
      return { measures: nulls, read: (answer, rows) => ({ ...frozen, null: number(answer('null')), present: rows - number(answer('null')) }) };
    case 'categories':
      return categoriesCounting(dialect, column.name, frozen, nulls);
    case 'numbers':
      return numbersCounting(dialect, column, frozen, nulls, apart);
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

function numbersCounting(dialect: Dialect, column: ColumnInfo, frozen: NumbersProfile, nulls: Record<string, string>, apart: boolean): Counting {
  const value = doubleOf(column.name);
  const odd = oddMeasures(dialect, column);
  const { edges } = frozen;
  // With an edge just below the first one, the bins say what lies below: a count of its own takes longer.
  const under = edges.length > 0 ? [justBelow(edges[0]!)].filter(Number.isFinite) : [];
  const bins = edges.length > 0 ? dialect.binCounts(value, [...under, ...edges]) : undefined;
  const sides = edges.length > 0 ? outsideMeasures(dialect, value, frozen) : undefined;
  const countsOf = (answer: (name: string) => Value | undefined) => {
    const all = bins ? bins.read(answer('bins')) : [];
    return { below: under.length > 0 ? all[0]! : 0, counts: all.slice(under.length, under.length + edges.length), above: all.at(-1) ?? 0 };
  };
  return {
    measures: {
      ...nulls,
      ...odd,
      ...(bins ? { bins: bins.sql } : {}),
      ...(apart ? {} : sides),
    },
    ...(apart && sides
      ? {
          outside(answer) {
            const { below, above } = countsOf(answer);
            const where = [...(below > 0 ? [`${value} < ${double(edges[0]!)}`] : []), ...(above > 0 ? [`${value} > ${double(edges.at(-1)!)}`] : [])];
            return where.length > 0 ? { where: where.join(' OR '), measures: sides } : undefined;
          },
        }
      : {}),
    read(answer, rows) {
      const at = (name: string) => number(answer(name));
      const counted = countsOf(answer);
      const below = readOutside('below', counted.below, answer);
      const above = readOutside('above', counted.above, answer);
      const unreadable = rows - at('null') - at('readable');
      const { unreadable: _1, below: _2, above: _3, ...rest } = frozen;
      const found: NumbersProfile = {
        ...rest,
        null: at('null'),
        nan: at('nan'),
        minus_infinity: at('minus_infinity'),
        plus_infinity: at('plus_infinity'),
        counts: counted.counts,
      };
      // Finite numbers of a column whose reference has none lie in no bin.
      const lost = edges.length > 0 ? 0 : at('readable') - found.nan - found.minus_infinity - found.plus_infinity;
      return { ...found, ...(unreadable + lost > 0 ? { unreadable: unreadable + lost } : {}), ...(below ? { below } : {}), ...(above ? { above } : {}) };
    },
  };
}

function outsideMeasures(dialect: Dialect, value: string, frozen: NumbersProfile): RowsOutside['measures'] {
  const [below, above] = [outside(dialect, value, 'below', frozen), outside(dialect, value, 'above', frozen)];
  return { below_distance: below.distance, below_squares: below.squares, above_distance: above.distance, above_squares: above.squares };
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

/** The next smaller DOUBLE; −∞ below the least number. */
function justBelow(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0]! += value > 0 ? -1n : 1n;
  return new Float64Array(bits.buffer)[0]!;
}

function readOutside(side: string, count: number, answer: (name: string) => Value | undefined): OutsideCount | undefined {
  return count === 0 ? undefined : { count, distance: String(answer(`${side}_distance`)), squares: String(answer(`${side}_squares`)) };
}

function number(value: Value | undefined): number {
  return Number(value ?? 0);
}
