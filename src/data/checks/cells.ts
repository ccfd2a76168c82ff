import { identifier, literal } from '../../core/sql.ts';
import type { ColumnInfo, Dialect } from '../../core/data-engine.ts';
import { numberOf } from '../source.ts';
import type { NumbersProfile } from '../profile/profile.ts';
import { short } from '../words.ts';

/** How the values of one column are put into cells. Null, NaN and values outside of the reference are cells of their own. */
export type Division =
  | { kind: 'values' }
  /** `values[i]` is a cell. */
  | { kind: 'numbers'; values: number[] }
  /** Cell i holds (cuts[i−1], cuts[i]], the first from `least`. */
  | { kind: 'deciles'; least: number; cuts: number[] };

/** Up to so many different numbers, each is a cell of its own. */
export const MOST_OWN_CELLS = 20;

/** By the profile's numbers: each where there are few, else the tenths of the reference. Undefined where it has none. */
export function divisionOf({ edges, lows, counts }: NumbersProfile): Division | undefined {
  if (edges.length === 0) return undefined;
  if (edges.length <= MOST_OWN_CELLS && edges.every((edge, bin) => lows[bin] === edge)) return { kind: 'numbers', values: edges };
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const cuts = Array.from({ length: 10 }, (_, tenth) => {
    const rank = Math.ceil(((tenth + 1) * rows) / 10);
    let passed = 0;
    return edges[counts.findIndex((count) => (passed += count) >= rank)] ?? edges.at(-1)!;
  });
  return { kind: 'deciles', least: lows[0]!, cuts: rising(cuts) };
}

/** By the values of the tested table, at ranks ⌈n · i / 10⌉ and 1, where no profile knows the column. */
export function divisionByRanks(least: number | undefined, tenths: readonly number[]): Division {
  return least === undefined ? { kind: 'numbers', values: [] } : { kind: 'deciles', least, cuts: rising(tenths) };
}

function rising(cuts: readonly number[]): number[] {
  return cuts.filter((cut, index) => index === 0 || cut > cuts[index - 1]!);
}

/** A text that is never null nor empty, and names the cell of a row. */
export function cellCode({ name, type }: ColumnInfo, division: Division, dialect: Dialect): string {
  const value = identifier(name);
  if (division.kind === 'values') return `coalesce('=' || CAST(${value} AS VARCHAR), 'null')`;
  const number = `${type === 'string' ? 'TRY_CAST' : 'CAST'}(${value} AS DOUBLE)`;
  const double = (edge: number) => `CAST('${edge}' AS DOUBLE)`;
  const odd = `WHEN ${value} IS NULL THEN 'null' WHEN ${number} IS NULL THEN 'no number' WHEN ${dialect.isNan(number)} THEN 'nan'`;
  const inside =
    division.kind === 'numbers'
      ? `${division.values.map((edge, index) => `WHEN ${number} = ${double(edge)} THEN ${literal(`#${index}`)}`).join(' ')} ELSE 'another'`
      : `WHEN ${number} < ${double(division.least)} THEN 'below' ${division.cuts.map((cut, index) => `WHEN ${number} <= ${double(cut)} THEN ${literal(`#${index}`)}`).join(' ')} ELSE 'above'`;
  return `(CASE ${odd} ${inside} END)`;
}

/** The cell in words, e.g. `age in (28, 37]`, `sex = "Female"`. */
export function cellName(column: string, division: Division, code: string): string {
  if (code === 'null') return `${column} is null`;
  if (division.kind === 'values') return `${column} = ${JSON.stringify(code.slice(1, 61))}`;
  if (code === 'nan') return `${column} is NaN`;
  if (code === 'no number') return `${column} is no number`;
  const index = numberOf(code.slice(1));
  if (division.kind === 'numbers') return code === 'another' ? `${column} is a number that the reference never had` : `${column} = ${short(division.values[index]!)}`;
  if (code === 'below') return `${column} < ${short(division.least)}`;
  if (code === 'above') return `${column} > ${short(division.cuts.at(-1)!)}`;
  const from = index === 0 ? `[${short(division.least)}` : `(${short(division.cuts[index - 1]!)}`;
  return `${column} in ${from}, ${short(division.cuts[index]!)}]`;
}
