import { identifier } from '../../core/sql.ts';
import type { ColumnInfo, Dialect, SeenNumbers, Value } from '../../core/data-engine.ts';
import { FARTHEST, NumberTally, outsideScale, type NumbersCounted } from './number-tally.ts';
import type { CategoriesProfile, ColumnProfile, NumbersProfile } from './profile.ts';

/** Aggregates of one column by local names, and the profile that their answers make over a table of `rows` rows. */
export interface Counting {
  measures: Record<string, string>;
  /** Numbers that have to pass here in the same scan before `read`; absent where the measures say all. */
  tallied?: { number: string; begin(): void; see(seen: SeenNumbers): void };
  read(answer: (name: string) => Value | undefined, rows: number): ColumnProfile;
}

/**
 * How to count a column over the frozen edges and values of a profile. `column` is that of the table which is counted. Numbers
 * are counted in SQL, or with `tally` (of engines that have it) as they pass, which takes half of the time.
 */
export function countingOf(dialect: Dialect, column: ColumnInfo, frozen: ColumnProfile, tally = false): Counting {
  const nulls = { null: `count_if(${identifier(column.name)} IS NULL)` };
  switch (frozen.kind) {
    case 'presence':
      return { measures: nulls, read: (answer, rows) => ({ ...frozen, null: number(answer('null')), present: rows - number(answer('null')) }) };
    case 'categories':
      return categoriesCounting(dialect, column.name, frozen, nulls);
    case 'numbers':
      return tally && frozen.edges.length > 0 ? tallyCounting(column.name, frozen, nulls) : numbersCounting(dialect, column, frozen, nulls);
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

function tallyCounting(name: string, frozen: NumbersProfile, nulls: Record<string, string>): Counting {
  let tally = new NumberTally(frozen);
  return {
    measures: nulls,
    tallied: { number: doubleOf(name), begin: () => void (tally = new NumberTally(frozen)), see: (seen) => tally.see(seen) },
    read: (answer, rows) => numbersProfile(frozen, tally.counted(rows), number(answer('null')), rows),
  };
}

function numbersCounting(dialect: Dialect, column: ColumnInfo, frozen: NumbersProfile, nulls: Record<string, string>): Counting {
  const value = doubleOf(column.name);
  const odd = oddMeasures(dialect, column);
  const { edges } = frozen;
  // With an edge just below the first one, the bins say what lies below: a count of its own takes longer.
  const under = edges.length > 0 ? [justBelow(edges[0]!)].filter(Number.isFinite) : [];
  const bins = edges.length > 0 ? dialect.binCounts(value, [...under, ...edges]) : undefined;
  return {
    measures: {
      ...nulls,
      ...odd,
      ...(bins ? { bins: bins.sql } : {}),
      ...(edges.length > 0 ? outsideMeasures(dialect, value, frozen) : {}),
    },
    read(answer, rows) {
      const at = (name: string) => number(answer(name));
      const all = bins ? bins.read(answer('bins')) : [];
      const sums = (side: 'below' | 'above') => ({ distance: String(answer(`${side}_distance`)), squares: String(answer(`${side}_squares`)) });
      const counted: NumbersCounted = {
        readable: at('readable'),
        nan: at('nan'),
        minus_infinity: at('minus_infinity'),
        plus_infinity: at('plus_infinity'),
        below: { count: under.length > 0 ? all[0]! : 0, ...sums('below') },
        counts: all.slice(under.length, under.length + edges.length),
        above: { count: all.at(-1) ?? 0, ...sums('above') },
      };
      return numbersProfile(frozen, counted, at('null'), rows);
    },
  };
}

function numbersProfile(frozen: NumbersProfile, { readable, below, above, ...found }: NumbersCounted, nulls: number, rows: number): NumbersProfile {
  const { unreadable: _1, below: _2, above: _3, ...rest } = frozen;
  // Finite numbers of a column whose reference has none lie in no bin.
  const lost = frozen.edges.length > 0 ? 0 : readable - found.nan - found.minus_infinity - found.plus_infinity;
  const unreadable = rows - nulls - readable + lost;
  return { ...rest, null: nulls, ...found, ...(unreadable > 0 ? { unreadable } : {}), ...(below.count > 0 ? { below } : {}), ...(above.count > 0 ? { above } : {}) };
}

/** Sums of the distances of the values on either side of the edges; see `OutsideCount`. */
function outsideMeasures(dialect: Dialect, value: string, frozen: NumbersProfile): Record<string, string> {
  const [low, high] = [double(frozen.edges[0]!), double(frozen.edges.at(-1)!)];
  const { parts, root } = outsideScale(frozen);
  const whole = (beyond: string, size: string) => dialect.wholeSum(`CASE WHEN ${beyond} AND ${dialect.isFinite(value)} THEN CAST(floor(least(${size}, ${double(FARTHEST)}) + ${double(0.5)}) AS BIGINT) END`);
  const side = (beyond: string, distance: string) => [whole(beyond, `(${distance}) * ${double(parts)}`), whole(beyond, `(${distance}) * ${double(root)} * (${distance}) * ${double(root)}`)] as const;
  const [below, above] = [side(`${value} < ${low}`, `${low} - ${value}`), side(`${value} > ${high}`, `${value} - ${high}`)];
  return { below_distance: below[0], below_squares: below[1], above_distance: above[0], above_squares: above[1] };
}

/** The next smaller DOUBLE; −∞ below the least number. */
function justBelow(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0]! += value > 0 ? -1n : 1n;
  return new Float64Array(bits.buffer)[0]!;
}

function number(value: Value | undefined): number {
  return Number(value ?? 0);
}
